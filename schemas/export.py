"""Descriptions of the dataset for people and machines, generated from the declarations: pure functions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from schemas.columns import Column, ColumnType, Origin
from schemas.relations import rules_of
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import TABLES
from schemas.types import TYPES

CSV_ESCAPE = (
    "A text cell of the CSV that begins with one of = + - @ ' or a tab or carriage return (or with a "
    "full-width = + - @) has one apostrophe put before it, so that no spreadsheet runs it as a formula; to "
    "undo it, take one leading apostrophe away from every text cell that has one. Lists are JSON arrays; an "
    "empty cell is null, or empty text where the column has no nulls."
)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of one written file: its path in the release, its bytes and their SHA-256."""

    path: str
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What is known of one released table."""

    n_rows: int
    csv: FileFacts
    parquet: FileFacts
    fill_rates: Mapping[str, float]
    """Share of rows in which a column is neither null nor an empty list."""


def datapackage(version: str, facts: Mapping[str, TableFacts]) -> dict[str, Any]:
    """The release as a Frictionless Data Package: CSV resources, the Parquet twin of each beside it."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "tearsheet",
        "title": "What health journalism claims, beside what the studies it cites found",
        "description": CSV_ESCAPE,
        "version": version,
        "schema_version": SCHEMA_VERSION,
        "resources": [_resource(TABLES[name], table_facts) for name, table_facts in facts.items()],
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
        "parquet": {
            "path": facts.parquet.path,
            "bytes": facts.parquet.n_bytes,
            "hash": f"sha256:{facts.parquet.sha256}",
        },
    }


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
        "example": _example(column),
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type is ColumnType.TERMS:
        field["allowed"] = list(column.terms)
    if constraints:
        field["constraints"] = constraints
    return field


def _example(column: Column) -> Any:
    value = column.example
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def data_dictionary(facts: Mapping[str, TableFacts] | None = None) -> str:
    """``DATA_DICTIONARY.md``: every table, column, rule, vocabulary; with facts, also rows and fill rates."""
    parts = [
        "# Data dictionary",
        f"Generated from `schemas/`, schema version {SCHEMA_VERSION}. {CSV_ESCAPE}",
        "Where values come from:",
        "\n".join(f"- **{origin.value}**: {origin.meaning}" for origin in Origin),
    ]
    for name, table in TABLES.items():
        parts += _table_section(table, (facts or {}).get(name))
    parts += _vocabulary_section()
    return "\n\n".join(parts) + "\n"


def _table_section(table: Table, facts: TableFacts | None) -> list[str]:
    lines = [f"Grain: {table.grain}."]
    if facts:
        lines.append(f"Rows: {facts.n_rows}.")
    if table.key:
        lines.append(f"Key: {_names(table.key)}.")
    for key in table.foreign_keys:
        lines.append(f"{_names(key.columns)} names a row of `{key.table}` ({_names(key.references)}).")
    lines.append(f"Sorted by {_names(table.sort_key)}.")
    header = ["column", "type", "null", "unit or values", "from", "meaning", "example"]
    rows = [_dictionary_row(column) for column in table.columns]
    if facts:
        header.insert(3, "filled")
        for row, column in zip(rows, table.columns, strict=True):
            row.insert(3, f"{facts.fill_rates[column.name]:.0%}")
    section = [f"## {table.name}", table.description, " ".join(lines), _markdown_table(header, rows)]
    rules = [*table.row_rules(), *((rule.name, rule.says) for rule in rules_of(table.name))]
    if rules:
        section.append("Rules: " + " ".join(f"{says} (`{name}`)" for name, says in rules))
    return section


def _dictionary_row(column: Column) -> list[str]:
    example = _example(column)
    shown = json.dumps(example, ensure_ascii=False) if isinstance(example, (list, bool)) else str(example)
    values = column.unit or ""
    if column.vocabulary:
        values = f"[{column.vocabulary.__name__}](#{column.vocabulary.__name__.lower()})"
    elif column.pattern and not values:
        values = f"`{column.pattern}`"
    null = "yes" if column.nullable else "no"
    return [
        f"`{column.name}`",
        TYPES[column.type].label,
        null,
        values,
        column.origin.value,
        column.description,
        f"`{shown}`",
    ]


def _vocabulary_section() -> list[str]:
    vocabularies = {
        column.vocabulary.__name__: column.vocabulary
        for table in TABLES.values()
        for column in table.columns
        if column.vocabulary
    }
    section = ["# Vocabularies"]
    for name in sorted(vocabularies):
        rows = [[f"`{term.value}`", term.meaning] for term in vocabularies[name]]
        section += [f"## {name}", _markdown_table(["value", "meaning"], rows)]
    return section


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _markdown_table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
