"""Document → claims, citations, assertions; abstract → findings."""

from flows.extract.closely import classify_relation_closely
from flows.extract.direction import DirectionReading, classify_direction
from flows.extract.extraction import Extraction, read_claims
from flows.extract.findings import (
    RefusedFinding,
    StudyFacts,
    Unsound,
    clean_abstract,
    read_findings,
    read_findings_and_refused,
    read_passages,
    read_sample_size,
    read_study_facts,
    strength_of,
)
from flows.extract.relation import RelationReading, classify_relation

__all__ = [
    "DirectionReading",
    "Extraction",
    "RefusedFinding",
    "RelationReading",
    "StudyFacts",
    "Unsound",
    "classify_direction",
    "classify_relation",
    "classify_relation_closely",
    "clean_abstract",
    "read_claims",
    "read_findings",
    "read_findings_and_refused",
    "read_passages",
    "read_sample_size",
    "read_study_facts",
    "strength_of",
]
