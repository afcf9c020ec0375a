"""Descriptions of the dataset for people and machines, generated from the declarations: pure functions."""

from schemas.export.datapackage import datapackage, table_schema
from schemas.export.dictionary import data_dictionary
from schemas.export.facts import FileFacts, Provenance, ReleaseFacts, TableFacts

__all__ = [
    "FileFacts",
    "Provenance",
    "ReleaseFacts",
    "TableFacts",
    "data_dictionary",
    "datapackage",
    "table_schema",
]
