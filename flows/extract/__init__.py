"""Document → claims, citations, assertions; abstract → findings."""

from flows.extract.direction import DirectionReading, classify_direction
from flows.extract.findings import (
    StudyFacts,
    clean_abstract,
    read_findings,
    read_sample_size,
    read_study_facts,
)
from flows.extract.reading import Extraction, read_claims
from flows.extract.relation import RelationReading, classify_relation

__all__ = [
    "DirectionReading",
    "Extraction",
    "RelationReading",
    "StudyFacts",
    "classify_direction",
    "classify_relation",
    "clean_abstract",
    "read_claims",
    "read_findings",
    "read_sample_size",
    "read_study_facts",
]
