"""What: the outcome that a claim names beside the outcome that a study measured.

Two outcomes are one when they are the same concept of the lexicon, or when their wordings are close. Where
one is worded by its good end and the other by its bad end ("mood", "negative mood"), a rise of the one is a
fall of the other; the pole of each is read off its direction and valence, or off its concept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from flows.lexicon.concepts import Concept, concept_of, pole_of, when_concepts_change
from flows.lexicon.phrases import content_words, similarity
from schemas.vocabulary import Direction, Valence

SAME_OUTCOME = 0.6
"""From this score on two outcomes are taken for one, also where that leads to ``contradicted``."""
NEAR_OUTCOME = 0.45
"""Below this score a finding is on another outcome."""

_SAME_CONCEPT = 0.8
_OF_WORDING = 0.15
"""Of two findings on one broad concept (bloating, stomach ache) the one with the claim's own words counts."""
_SAME_WORDING = 0.9
_RELATED_CONCEPT = 0.65
_RELATED_OUTCOMES = Path(__file__).parent / "data" / "related_outcomes.yaml"

#: Words that name no outcome one could measure: a phrase of nothing but these is an umbrella.
UMBRELLA_WORDS = (
    "health benefit benefits bodily physical effect effects impact impacts result results outcome "
    "outcomes advantage advantages consequence consequences perk perks upside upsides downside downsides "
    "thing things body mind overall general positive negative good bad great many several whole host "
    "range number of a the on and for in to your our their its mental emotional psychological problem "
    "problems issue issues change changes difference differences harm harms risk risks important serious "
    "lots life way ways "
)
_UMBRELLA = frozenset(UMBRELLA_WORDS.split())
_WORD = re.compile(r"[a-z]+")

#: Wordings of being without an ill, under which a rise is good. Pattern, an example that a test reads.
RIDDANCE: tuple[tuple[str, str], ...] = (
    (r"[a-z][ -]free(?:dom)?\b(?! (?:of charge|radical))", "share of pain-free patients"),
    (r"\bfree(?:dom)? (?:of|from)\b", "freedom from pain"),
    (r"\b(?:resolution|remission|absence|clearance|cessation) of\b", "resolution of pain"),
)
_RIDDANCE = re.compile("|".join(pattern for pattern, _ in RIDDANCE), re.IGNORECASE)

_POLES = {
    (Direction.INCREASE, Valence.BENEFIT): 1,
    (Direction.DECREASE, Valence.HARM): 1,
    (Direction.INCREASE, Valence.HARM): -1,
    (Direction.DECREASE, Valence.BENEFIT): -1,
}
_CONCEPT_POLES = {"good": 1, "bad": -1}


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome as a row has it, and what is read off its wording once."""

    text: str
    concept: str | None
    direction: Direction
    valence: Valence
    concept_id: str | None = field(init=False)
    """The lexicon's concept for the wording, else the one that the row carries."""
    groups: frozenset[int] = field(init=False)
    """Numbers of the groups of related outcomes that the concept is in (:func:`related_groups`)."""
    pole: int = field(init=False)
    """+1 where a rise is good for the person, -1 where it is bad, 0 where nobody can tell."""

    def __post_init__(self) -> None:
        concept = concept_of(self.text)
        object.__setattr__(self, "concept_id", concept.id if concept else self.concept)
        object.__setattr__(
            self, "groups", related_groups().get(concept.label if concept else "", frozenset())
        )
        object.__setattr__(self, "pole", self._read_pole(concept))

    def _read_pole(self, concept: Concept | None) -> int:
        if concept is not None and concept.is_inverse:
            return _CONCEPT_POLES.get(concept.pole, 0)
        if concept is not None and concept.pole == "bad" and _RIDDANCE.search(self.text):
            return 1
        stated = _POLES.get((self.direction, self.valence))
        return stated if stated is not None else _pole_of_wording(self.text)

    @property
    def is_umbrella(self) -> bool:
        """Whether the wording names no outcome that a study could have measured ("health benefits")."""
        words = _WORD.findall(self.text.lower())
        return all(word in _UMBRELLA for word in words)


@lru_cache(maxsize=16_384)
def _pole_of_wording(text: str) -> int:
    return _CONCEPT_POLES.get(pole_of(text) or "neutral", 0)


when_concepts_change(_pole_of_wording.cache_clear)


class OutcomeFit(NamedTuple):
    """How well two outcomes match (0 to 1) and whether their wordings run in opposite directions."""

    score: float
    is_flipped: bool


@cache
def related_groups() -> dict[str, frozenset[int]]:
    """Concept label → the groups of related outcomes it belongs to (``data/related_outcomes.yaml``)."""
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for number, group in enumerate(yaml.safe_load(_RELATED_OUTCOMES.read_text(encoding="utf-8"))):
        for label in group["labels"]:
            found[label] |= {number}
    return dict(found)


def are_told_apart(claimed: str, found: str) -> bool:
    """Whether two wordings name two concepts that are not related.

    >>> are_told_apart("falls", "fear of falling"), are_told_apart("weight", "BMI")
    (True, False)
    """
    one, other = concept_of(claimed), concept_of(found)
    if one is None or other is None or one.id == other.id:
        return False
    groups = related_groups()
    return groups.get(one.label, frozenset()).isdisjoint(groups.get(other.label, frozenset()))


def fit_outcomes(claimed: Outcome, found: Outcome) -> OutcomeFit:
    """Compare a claimed outcome with a found one."""
    wording = similarity(claimed.text, found.text)
    concept, other_concept = claimed.concept_id, found.concept_id
    score = wording
    if concept and other_concept:
        if concept == other_concept:
            score = max(wording, _SAME_CONCEPT + _OF_WORDING * wording)
        elif claimed.groups & found.groups:
            score = max(wording, _RELATED_CONCEPT)
        elif wording < _SAME_WORDING:
            score = min(wording, NEAR_OUTCOME - 0.01)
    is_flipped = claimed.pole * found.pole < 0 and not _are_alike(claimed, found, wording)
    return OutcomeFit(score, is_flipped)


def _are_alike(claimed: Outcome, found: Outcome, wording: float) -> bool:
    return wording >= _SAME_WORDING and set(content_words(claimed.text)) == set(content_words(found.text))
