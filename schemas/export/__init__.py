"""Descriptions of the dataset for people and machines, generated from the declarations: pure functions."""

from schemas.export.citation import STYLES, citation, citation_cff, datacite
from schemas.export.croissant import croissant
from schemas.export.datapackage import datapackage, table_schema
from schemas.export.dictionary import data_dictionary
from schemas.export.facts import FileFacts, Provenance, ReleaseFacts, TableFacts
from schemas.export.interchange import INTERCHANGE_FILES, InterchangeFile, holds_interchange
from schemas.export.rocrate import rocrate
from schemas.export.views import csv_views, parquet_views

__all__ = [
    "INTERCHANGE_FILES",
    "STYLES",
    "FileFacts",
    "InterchangeFile",
    "Provenance",
    "ReleaseFacts",
    "TableFacts",
    "citation",
    "citation_cff",
    "croissant",
    "csv_views",
    "data_dictionary",
    "datacite",
    "datapackage",
    "holds_interchange",
    "parquet_views",
    "rocrate",
    "table_schema",
]
