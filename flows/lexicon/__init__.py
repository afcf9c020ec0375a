"""Words shared by the stages: outcome concepts with their poles, and the comparison of noun phrases."""

from flows.lexicon.concepts import (
    Concept,
    concept_of,
    load_concepts,
    use_concepts,
    valence_of,
    when_concepts_change,
)
from flows.lexicon.phrases import Polarity, content_words, polarity_of_exposure, similarity, stem

__all__ = [
    "Concept",
    "Polarity",
    "concept_of",
    "content_words",
    "load_concepts",
    "polarity_of_exposure",
    "similarity",
    "stem",
    "use_concepts",
    "valence_of",
    "when_concepts_change",
]
