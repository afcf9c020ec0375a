"""Document → claims, citations, assertions; abstract → findings."""

from flows.extract.reading import Extraction, read_claims
from flows.extract.relation import RelationReading, classify_relation

__all__ = ["Extraction", "RelationReading", "classify_relation", "read_claims"]
