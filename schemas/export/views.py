"""``views.sql`` and ``views_csv.sql``: every table as a view of DuckDB, from its Parquet or its CSV.

Paths are relative: DuckDB is started in the release's folder (``duckdb -init views.sql``).
"""

from __future__ import annotations

from schemas.columns import Column, ColumnType
from schemas.export.facts import ReleaseFacts, TableFacts
from schemas.table import Table
from schemas.tables import TABLES

CELL_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.TERM: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
    ColumnType.TEXTS: "VARCHAR",
    ColumnType.TERMS: "VARCHAR",
}
_HEAD = "-- Run in the folder of the release: duckdb -init {name}\n-- {says}\n"


def parquet_views(facts: ReleaseFacts) -> str:
    """Views over the Parquet files, sharded or not."""
    head = _HEAD.format(name="views.sql", says="Every table of the release, read from its Parquet.")
    return head + "".join(
        _view(TABLES[name], f"FROM read_parquet({_text(_parquet_path(table))})")
        for name, table in facts.tables.items()
    )


def csv_views(facts: ReleaseFacts) -> str:
    """Views over the CSV files that give the same rows: types, lists, and texts without their escape."""
    head = _HEAD.format(
        name="views_csv.sql",
        says="Every table of the release, read from its CSV: lists parsed, texts unescaped.",
    )
    return head + "".join(
        _view(TABLES[name], _from_csv(TABLES[name], table)) for name, table in facts.tables.items()
    )


def _parquet_path(table: TableFacts) -> str:
    first = table.parquet[0].path
    return f"{first.rpartition('/')[0]}/*.parquet" if "/shard-" in first else first


def _view(table: Table, source: str) -> str:
    comment = f"COMMENT ON VIEW {table.name} IS {_text(table.grain)};\n"
    return f"\nCREATE OR REPLACE VIEW {table.name} AS\n{source};\n{comment}"


def _from_csv(table: Table, facts: TableFacts) -> str:
    cells = ",\n".join(f"    {_name(column)}: '{CELL_TYPES[column.type]}'" for column in table.columns)
    columns = ",\n".join(f"  {_value(column)} AS {_name(column)}" for column in table.columns)
    # Everything that guesses is told: else a first row decides how the others are read.
    options = "header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', auto_detect = false"
    return (
        f"SELECT\n{columns}\nFROM read_csv({_text(facts.csv.path)}, {options}, "
        f"new_line = '\\n', columns = {{\n{cells}\n}})"
    )


def _value(column: Column) -> str:
    name = _name(column)
    if column.is_list:
        return f"from_json({name}, '[\"VARCHAR\"]')"
    if column.type is ColumnType.TEXT:
        text = f"regexp_replace({name}, '^''', '')"
        return f"coalesce({text}, '')" if column.may_be_empty else text
    return name


def _name(column: Column) -> str:
    return f'"{column.name}"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
