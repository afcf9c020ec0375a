"""Tables as Parquet: zstd, descriptions in the fields' metadata, the same bytes for the same table.

A table of more than :data:`ROWS_UNSHARDED` rows is a folder of the same name with one file a shard of
articles (``evidence.parquet/shard-a.parquet``), each sorted: pandas, Polars and Arrow read it as one table.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.publish.checksums import hashing
from schemas.export import FileFacts
from schemas.failures import ContractError

ROWS_PER_GROUP = 131_072
ROWS_UNSHARDED = 1_000_000
COMPRESSION_LEVEL = 1


def write_parquet(data: pa.Table, folder: Path, name: str) -> FileFacts:
    """Write an Arrow table as ``folder/name``; with one version of pyarrow equal tables give equal bytes.

    Raises:
        ContractError: a null in a column that has none.
    """
    try:
        with hashing(folder / name) as file:
            pq.write_table(
                data,
                file,
                row_group_size=ROWS_PER_GROUP,
                version="2.6",
                compression="zstd",
                compression_level=COMPRESSION_LEVEL,
                write_statistics=True,
                store_schema=True,
            )
            return FileFacts(name, file.n_bytes, file.sha256)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ContractError(f"{name} cannot be written: {error}") from error


def write_shards(shards: Mapping[str, pa.Table], folder: Path, name: str) -> tuple[FileFacts, ...]:
    """Write a table's shards as files of a folder ``folder/name``; see :func:`write_parquet`."""
    (folder / name).mkdir()
    return tuple(write_parquet(data, folder, f"{name}/shard-{key}.parquet") for key, data in shards.items())


def parquet_parts(path: Path) -> list[Path]:
    """The files of a table: itself, or those of its folder, in order of their names."""
    return sorted(path.glob("shard-*.parquet")) if path.is_dir() else [path]


def read_parquet(path: Path) -> pa.Table:
    """Read a Parquet file, or a folder of shards, whole.

    Raises:
        ContractError: a file is no Parquet or damaged, or shards differ in schema; the message says how.
    """
    try:
        # File by file, as it is: no partition columns guessed from the folders above it.
        parts = [pq.ParquetFile(part).read() for part in parquet_parts(path)]
        if not parts:
            raise ValueError("the folder holds no shard")
        return parts[0] if len(parts) == 1 else pa.concat_tables(parts)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ContractError(f"{path.name} cannot be read as Parquet: {error}") from error
