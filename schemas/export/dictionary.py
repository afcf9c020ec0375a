"""``DATA_DICTIONARY.md``: every table, column, rule and vocabulary, for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from schemas.columns import Column, Origin
from schemas.export.facts import TableFacts
from schemas.export.shared import CSV_ESCAPE, example_of
from schemas.relations import rules_of
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import TABLES
from schemas.types import TYPES

EXAMPLE_LENGTH = 100
"""Characters of an example that are shown."""


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
        lines.append(f"Rows: {facts.n_rows:,}.")
    if table.key:
        lines.append(f"Key: {_names(table.key)}.")
    for key in table.foreign_keys:
        lines.append(f"{_names(key.columns)} names a row of `{key.table}` ({_names(key.references)}).")
    lines.append(f"Sorted by {_names(table.sort_key)}.")
    header = ["column", "type", "null", "unit or values", "from", "meaning", "example"]
    examples = facts.examples if facts else {}
    rows = [_dictionary_row(column, examples.get(column.name)) for column in table.columns]
    if facts:
        header.insert(3, "filled")
        for row, column in zip(rows, table.columns, strict=True):
            row.insert(3, f"{facts.fill_rates[column.name]:.0%}")
    section = [f"## {table.name}", table.description, " ".join(lines), _markdown_table(header, rows)]
    rules = [*table.row_rules(), *((rule.name, rule.says) for rule in rules_of(table.name))]
    if rules:
        section.append("Rules: " + " ".join(f"{says} (`{name}`)" for name, says in rules))
    return section


def _dictionary_row(column: Column, real: Any) -> list[str]:
    """A column's row; the example is one of the release's own, or a made-up one that says so."""
    shown = _shown(example_of(column) if real is None else real)
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
        shown if real is not None else f"(made up) {shown}",
    ]


def _shown(example: Any) -> str:
    text = json.dumps(example, ensure_ascii=False) if isinstance(example, (list, bool)) else str(example)
    text = " ".join(text.replace("`", "'").split())
    return f"`{text[:EXAMPLE_LENGTH]}…`" if len(text) > EXAMPLE_LENGTH else f"`{text}`"


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
