"""Tables as Parquet: zstd, descriptions in the fields' metadata, the same bytes for the same table."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.failures import ContractError

ROWS_PER_GROUP = 131_072
COMPRESSION_LEVEL = 3


def write_parquet(data: pa.Table, path: Path) -> None:
    """Write an Arrow table; with one version of pyarrow equal tables give equal bytes.

    Raises:
        ContractError: a null in a column that has none.
    """
    try:
        pq.write_table(
            data,
            path,
            row_group_size=ROWS_PER_GROUP,
            version="2.6",
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            write_statistics=True,
            store_schema=True,
        )
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ContractError(f"{path.name} cannot be written: {error}") from error


def read_parquet(path: Path) -> pa.Table:
    """Read a Parquet file whole.

    Raises:
        ContractError: the file is no Parquet, or is damaged; the message says how.
    """
    try:
        # One file, read as it is: no partition columns guessed from the folders above it.
        return pq.ParquetFile(path).read()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ContractError(f"{path.name} cannot be read as Parquet: {error}") from error
