"""Tables as CSV: UTF-8, lists as JSON, and no cell that a spreadsheet would run as a formula.

A text cell that begins with one of :data:`TRIGGERS` gets one apostrophe before it; so does one that begins
with an apostrophe, which makes it reversible: reading takes one leading apostrophe away. An empty cell is
null, or empty text where the column has no nulls.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from flows.publish.checksums import HashingFile, hashing
from schemas.arrow import from_arrow
from schemas.columns import Column, ColumnType
from schemas.failures import ContractError
from schemas.table import Table
from schemas.types import TYPES

ROWS_PER_BATCH = 8192

TRIGGERS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), full-width forms included."""

_LEADERS = pa.array(["'", *TRIGGERS])
_PLAIN_ITEM = r"^[^\"\\\x00-\x1f]*$"
"""What JSON writes as it stands, between quotation marks."""


def escape_cell(text: str) -> str:
    """The text as its CSV cell holds it.

    >>> escape_cell("=1+1"), escape_cell("'tis"), escape_cell("a = b")
    ("'=1+1", "''tis", 'a = b')
    """
    return f"'{text}" if text[:1] and text[0] in "'" + TRIGGERS else text


def unescape_cell(cell: str) -> str:
    """The text that a CSV cell holds: the inverse of :func:`escape_cell`."""
    return cell.removeprefix("'")


def write_csv(table: Table, data: pa.Table, path: Path) -> HashingFile:
    """Write an Arrow table of the contract's schema as CSV; the same table gives the same bytes.

    Returns:
        The file as it was written, with its size and SHA-256.
    """
    columns = [_to_cells(column, data.column(column.name)) for column in table.columns]
    cells = pa.table(columns, names=list(table.column_names))
    options = pyarrow.csv.WriteOptions(quoting_style="needed", batch_size=ROWS_PER_BATCH)
    with hashing(path) as file:
        pyarrow.csv.write_csv(cells, file, options)
        return file


def read_csv(table: Table, path: Path) -> pd.DataFrame:
    """Read a table's CSV back into a frame of the contract's types.

    Raises:
        ContractError: the file is no CSV of this table; the message says why.
    """
    types = {column.name: _cell_type(column) for column in table.columns}
    try:
        data = pyarrow.csv.read_csv(
            path,
            read_options=pyarrow.csv.ReadOptions(block_size=max(1 << 20, path.stat().st_size + 1)),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=types,
                strings_can_be_null=True,
                null_values=[""],
                quoted_strings_can_be_null=True,
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError, OSError) as error:
        raise ContractError(f"{path.name} cannot be read as CSV: {error}") from error
    if tuple(data.column_names) != table.column_names:
        raise ContractError(f"{path.name} has the columns {', '.join(data.column_names)}")
    try:
        arrays = [_from_cells(column, data.column(column.name)) for column in table.columns]
    except (ValueError, TypeError, pa.ArrowInvalid) as error:
        raise ContractError(f"{path.name} has a list that is no JSON array of text: {error}") from error
    return from_arrow(table, pa.table(arrays, names=list(table.column_names)))


def _to_cells(column: Column, data: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.is_list:
        chunks = [list_cells(chunk) for chunk in data.chunks]
        return pa.chunked_array(chunks, type=pa.string())
    if column.type is ColumnType.TERM:
        return data.cast(pa.string())
    if column.type is ColumnType.TEXT:
        return _escaped(data)
    return data


def _escaped(data: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts as :func:`escape_cell` writes them, whole columns at a time."""
    leads = pc.is_in(pc.utf8_slice_codeunits(data, 0, 1), value_set=_LEADERS)
    if not pc.any(leads).as_py():
        return data
    return pc.if_else(leads, pc.binary_join_element_wise("'", data, ""), data)


def list_cells(data: pa.ListArray) -> pa.Array:
    """Lists as :func:`json.dumps` writes them; only those with an item to be escaped pass through it."""
    items = data.flatten()
    is_plain = pc.match_substring_regex(items, _PLAIN_ITEM)
    if not pc.all(is_plain, min_count=0).as_py():
        return pa.array([json.dumps(cell, ensure_ascii=False) for cell in data.to_pylist()], type=pa.string())
    joined = pc.binary_join_element_wise('["', pc.binary_join(data, '", "'), '"]', "")
    return pc.if_else(pc.equal(pc.list_value_length(data), 0), "[]", joined)


def _cell_type(column: Column) -> pa.DataType:
    return pa.string() if column.is_list or column.is_text else TYPES[column.type].arrow


def _from_cells(column: Column, data: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.is_list:
        return pa.chunked_array(
            [[json.loads(cell) for cell in data.to_pylist()]], type=TYPES[column.type].arrow
        )
    if column.type is ColumnType.TEXT:
        data = pc.replace_substring_regex(data, pattern="^'", replacement="")
        return pc.fill_null(data, "") if column.may_be_empty else data
    return data
