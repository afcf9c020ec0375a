"""``datapackage.json``: the release as a Frictionless Data Package."""

from __future__ import annotations

from typing import Any

from schemas.columns import Column, ColumnType
from schemas.export.facts import FileFacts, ReleaseFacts, TableFacts
from schemas.export.shared import CSV_ESCAPE, NAME, TITLE, example_of
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import TABLES
from schemas.types import TYPES


def datapackage(facts: ReleaseFacts) -> dict[str, Any]:
    """The release as a Frictionless Data Package: CSV resources, the Parquet twin of each beside it."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": CSV_ESCAPE,
        "version": facts.version,
        "schema_version": SCHEMA_VERSION,
        "resources": [_resource(TABLES[name], table_facts) for name, table_facts in facts.tables.items()],
    }


def _resource(table: Table, facts: TableFacts) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.grain,
        "description": table.description,
        "path": facts.csv.path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": facts.csv.n_bytes,
        "hash": f"sha256:{facts.csv.sha256}",
        "rows": facts.n_rows,
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"},
        "schema": table_schema(table),
        "parquet": [_file(file) for file in facts.parquet],
    }


def _file(facts: FileFacts) -> dict[str, Any]:
    return {"path": facts.path, "bytes": facts.n_bytes, "hash": f"sha256:{facts.sha256}"}


def table_schema(table: Table) -> dict[str, Any]:
    """The table as a Frictionless Table Schema."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.references)},
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # In CSV empty text and null look alike, so a text that may be empty cannot be called required.
    if not column.nullable and not column.may_be_empty:
        constraints["required"] = True
    if column.type is ColumnType.TERM:
        constraints["enum"] = list(column.terms)
    if column.pattern and not column.is_list:
        constraints["pattern"] = column.pattern
    for bound, value in (("minimum", column.minimum), ("maximum", column.maximum)):
        if value is not None:
            constraints[bound] = int(value) if column.type is ColumnType.INTEGER else value
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type].frictionless,
        "description": column.description,
        "origin": column.origin.value,
        "example": example_of(column),
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type is ColumnType.TERMS:
        field["allowed"] = list(column.terms)
    if constraints:
        field["constraints"] = constraints
    return field
