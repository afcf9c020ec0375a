"""Descriptions of the dataset for people and machines, generated from the declarations: pure functions."""

from schemas.export.citation import STYLES, citation, citation_cff, datacite
from schemas.export.croissant import croissant
from schemas.export.datapackage import datapackage, table_schema
from schemas.export.dictionary import data_dictionary
from schemas.export.facts import FileFacts, Provenance, ReleaseFacts, TableFacts
from schemas.export.rocrate import rocrate

__all__ = [
    "STYLES",
    "FileFacts",
    "Provenance",
    "ReleaseFacts",
    "TableFacts",
    "citation",
    "citation_cff",
    "croissant",
    "data_dictionary",
    "datacite",
    "datapackage",
    "rocrate",
    "table_schema",
]
