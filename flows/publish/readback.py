"""What was just written, read from the disk again: the same bytes, and the same tables out of the Parquet.

This is the check before a release is moved into place. It trusts that the tables were validated, and looks at
what can go wrong since: the disk, the writers. :mod:`flows.publish.verification` trusts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.publish.checksums import sums_of
from flows.publish.parquet_files import read_parquet
from flows.publish.shards import shards_of
from flows.publish.table_files import parquet_name
from schemas.failures import ContractError, Failure
from schemas.tables import TABLES


def readback_problems(folder: Path, sums: Mapping[str, str], tables: Mapping[str, pa.Table]) -> list[Failure]:
    """Files whose bytes are not those that were written, and tables that do not read back as they were.

    Args:
        folder: the release, staged.
        sums: SHA-256 of each file as it was written, by name.
        tables: what was written.
    """
    found = sums_of(folder)
    problems = [
        Failure("checksums", None, None, f"{name} is not on the disk as it was written")
        for name in sorted(found.keys() | sums.keys())
        if found.get(name) != sums.get(name)
    ]
    for name, table in TABLES.items():
        path = folder / parquet_name(name)
        try:
            data = read_parquet(path)
        except ContractError as error:
            problems.append(Failure("parquet_readable", name, None, str(error)))
            continue
        expected = pa.concat_tables(shards_of(table, tables).values()) if path.is_dir() else tables[name]
        problems += _differences(name, expected, data)
    return problems


def _differences(name: str, expected: pa.Table, found: pa.Table) -> list[Failure]:
    if not found.schema.equals(expected.schema, check_metadata=True) or len(found) != len(expected):
        return [Failure("reads_back", name, None, "its Parquet has another schema or number of rows")]
    return [
        Failure("reads_back", name, column, "its Parquet reads back with other values")
        for column in expected.column_names
        if not _plain(found.column(column)).equals(_plain(expected.column(column)))
    ]


def _plain(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """The cells without dictionary: one that was read holds only the values that occur, in their order."""
    return pc.cast(cells, pa.string()) if pa.types.is_dictionary(cells.type) else cells
