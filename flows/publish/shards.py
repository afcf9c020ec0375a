"""Large tables in shards of articles: all rows of an article stand in one file of each table."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from schemas.table import Table
from schemas.tables import TABLES

SHARDS = "0123456789abcdef"
ARTICLE = "article_id"
_HEX_DIGITS = 16


def shards_of(table: Table, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """A table's rows by shard, the first hexadecimal digit of their article's id, in their order.

    Rows that belong to no article (studies, and what hangs on them) are told apart by their own key. A table
    without key stays whole, as the shard ``0``.

    Args:
        table: which table.
        tables: all tables, to find the article that a row belongs to.
    """
    data = tables[table.name]
    owners = article_of(table, tables)
    if owners is None and table.key:
        owners = data.column(table.key[0])
    if owners is None:
        return {SHARDS[0]: data}
    digits = pc.utf8_slice_codeunits(owners, -_HEX_DIGITS, -_HEX_DIGITS + 1)
    shards = {digit: data.filter(pc.equal(digits, digit)) for digit in SHARDS}
    return {digit: rows for digit, rows in shards.items() if rows.num_rows}


def article_of(table: Table, tables: Mapping[str, pa.Table]) -> pa.ChunkedArray | None:
    """The ``article_id`` that each row of a table belongs to; None where the table hangs on no article."""
    return _articles_of(table, tables, frozenset())


def _articles_of(
    table: Table, tables: Mapping[str, pa.Table], seen: frozenset[str]
) -> pa.ChunkedArray | None:
    """The article of each row: named in it, or by the row that a foreign key names."""
    data = tables[table.name]
    if ARTICLE in data.column_names:
        return data.column(ARTICLE)
    for key in table.foreign_keys:
        is_simple = len(key.columns) == 1 and not table.column(key.columns[0]).nullable
        # A release of an earlier schema may lack the table or the column.
        is_there = key.table in tables and key.columns[0] in data.column_names
        if not is_simple or not is_there or key.table in seen:
            continue
        parents = _articles_of(TABLES[key.table], tables, seen | {table.name})
        if parents is not None:
            known = tables[key.table].column(key.references[0]).combine_chunks()
            return parents.take(pc.index_in(data.column(key.columns[0]), value_set=known))
    return None
