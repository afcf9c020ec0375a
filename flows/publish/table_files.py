"""The tables of a release as files, written once and hashed in passing, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.publish.checksums import sha256_of
from flows.publish.csv_files import write_csv
from flows.publish.parquet_files import ROWS_UNSHARDED, parquet_parts, write_parquet, write_shards
from flows.publish.shards import shards_of
from schemas.arrow import is_sorted, to_arrow
from schemas.columns import Column
from schemas.export import FileFacts, TableFacts
from schemas.frames import plain_value, sort_rows
from schemas.table import Table
from schemas.tables import TABLES

EXAMPLE_LENGTH = 100
N_TRIED = 50
"""Rows among which an example of bearable length is looked for."""


def csv_name(table: str) -> str:
    """Path of a table's CSV in a release."""
    return f"csv/{table}.csv"


def parquet_name(table: str) -> str:
    """Path of a table's Parquet file in a release, or of the folder of its shards."""
    return f"parquet/{table}.parquet"


def arrow_tables(frames: Mapping[str, pd.DataFrame]) -> dict[str, pa.Table]:
    """Every table of the contract as Arrow, rows in the contract's order.

    Raises:
        ContractError: a value that the contract's types do not have.
    """
    return {name: _in_order(table, frames[name]) for name, table in TABLES.items()}


def _in_order(table: Table, frame: pd.DataFrame) -> pa.Table:
    data = to_arrow(table, frame)
    # Validation hands tables on in order; sorting costs far more than seeing that.
    return data if is_sorted(table, data) else to_arrow(table, sort_rows(table, frame))


def write_tables(
    tables: Mapping[str, pa.Table], folder: Path, rows_unsharded: int = ROWS_UNSHARDED
) -> dict[str, TableFacts]:
    """Write every table as CSV and Parquet below a folder; returns their facts, hashes included.

    Args:
        tables: every table of the contract, in its order.
        folder: where ``csv/`` and ``parquet/`` are made.
        rows_unsharded: up to how many rows a table's Parquet is one file.

    Raises:
        ContractError: a null in a column that has none.
    """
    (folder / "csv").mkdir()
    (folder / "parquet").mkdir()
    facts = {}
    for name, table in TABLES.items():
        data = tables[name]
        csv = write_csv(table, data, folder / csv_name(name))
        if data.num_rows > rows_unsharded:
            parquet = write_shards(shards_of(table, tables), folder, parquet_name(name))
        else:
            parquet = (write_parquet(data, folder, parquet_name(name)),)
        facts[name] = facts_of(table, data, FileFacts(csv_name(name), csv.n_bytes, csv.sha256), parquet)
    return facts


def table_facts(table: Table, data: pa.Table, folder: Path) -> TableFacts:
    """What is known of a table that stands below ``folder``; raises OSError where a file is not there."""
    parts = [part.relative_to(folder).as_posix() for part in parquet_parts(folder / parquet_name(table.name))]
    parquet = tuple(_file_facts(folder, part) for part in parts)
    return facts_of(table, data, _file_facts(folder, csv_name(table.name)), parquet)


def facts_of(table: Table, data: pa.Table, csv: FileFacts, parquet: tuple[FileFacts, ...]) -> TableFacts:
    """The facts of a table whose files are known."""
    filled = {column.name: _filled(column, data.column(column.name)) for column in table.columns}
    rates = {
        name: round((pc.sum(mask).as_py() or 0) / data.num_rows, 4) if data.num_rows else 0.0
        for name, mask in filled.items()
    }
    examples = {name: _example(data.column(name), mask) for name, mask in filled.items()}
    return TableFacts(data.num_rows, csv, parquet, rates, examples)


def _file_facts(folder: Path, name: str) -> FileFacts:
    path = folder / name
    return FileFacts(name, path.stat().st_size, sha256_of(path))


def _filled(column: Column, cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.is_list:
        return pc.greater(pc.list_value_length(cells), 0)
    if column.may_be_empty:
        return pc.greater(pc.binary_length(cells), 0)
    return cells.is_valid()


def _example(cells: pa.ChunkedArray, filled: pa.ChunkedArray) -> Any:
    """The first filled cell of bearable length among the first rows; else the first filled cell there is."""
    position = pc.index(filled, True).as_py()
    if position < 0:
        return None
    window = slice(position, position + N_TRIED)
    pairs = zip(cells[window].to_pylist(), filled[window].to_pylist(), strict=True)
    values = [plain_value(value) for value, is_filled in pairs if is_filled]
    return next((value for value in values if len(str(value)) <= EXAMPLE_LENGTH), values[0])
