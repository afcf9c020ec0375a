"""Reference block → parsed references → studies."""

from __future__ import annotations

from flows.resolve.catalogue import EVIDENCE_LEVELS, Catalogue, CatalogueError, load_catalogue
from flows.resolve.lookup import Abstract, Candidate, Found, StudyLookup
from flows.resolve.matching import Resolved, resolve_references
from flows.resolve.references import parse_references, reference_of
from flows.resolve.strings import ParsedReference, parse_reference_closely, parse_reference_string

__all__ = [
    "EVIDENCE_LEVELS",
    "Abstract",
    "Candidate",
    "Catalogue",
    "CatalogueError",
    "Found",
    "ParsedReference",
    "Resolved",
    "StudyLookup",
    "load_catalogue",
    "parse_reference_closely",
    "parse_reference_string",
    "parse_references",
    "reference_of",
    "resolve_references",
]
