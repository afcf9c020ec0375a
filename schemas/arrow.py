"""Frames to Arrow tables and back, by the tables' declared types."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from schemas.columns import Column, ColumnType
from schemas.failures import ContractError
from schemas.table import Table
from schemas.types import TYPES, pandas_dtype


def to_arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    """The frame as an Arrow table of the table's schema; categories carry their whole vocabulary, in order.

    Raises:
        ContractError: a value outside the column's type or vocabulary (validation would refuse it).
    """
    arrays = [_to_array(table, column, frame[column.name]) for column in table.columns]
    return pa.Table.from_arrays(arrays, schema=table.arrow_schema())


def from_arrow(table: Table, data: pa.Table) -> pd.DataFrame:
    """The Arrow table as a frame of the contract's types; its columns must be the contract's."""
    return pd.DataFrame(
        {column.name: _from_array(column, data.column(column.name)) for column in table.columns}
    )


def is_sorted(table: Table, data: pa.Table) -> bool:
    """Whether the rows stand in the table's order (text by code point, nulls last), seen column by column."""
    if data.num_rows < 2:
        return True
    holds: Any = pa.scalar(True)
    for name in reversed(table.sort_key):
        cells = data.column(name)
        if pa.types.is_dictionary(cells.type):
            cells = cells.cast(pa.string())
        cells = cells.combine_chunks()
        first, second = cells[:-1], cells[1:]
        first_is_null, second_is_null = pc.is_null(first), pc.is_null(second)
        before = pc.or_(
            pc.fill_null(pc.less(first, second), False), pc.and_(second_is_null, pc.invert(first_is_null))
        )
        equal = pc.or_(pc.fill_null(pc.equal(first, second), False), pc.and_(first_is_null, second_is_null))
        holds = pc.or_(before, pc.and_(equal, holds))
    return bool(pc.all(holds).as_py())


def _to_array(table: Table, column: Column, cells: pd.Series[Any]) -> pa.Array:
    type_ = TYPES[column.type].arrow
    try:
        if column.type is ColumnType.TERM:
            return _coded(column, pa.array(cells, type=pa.string(), from_pandas=True))
        if column.is_list or column.type is ColumnType.DATE:
            return pa.array(cells.tolist(), type=type_)
        return pa.array(cells, type=type_, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError, TypeError) as error:
        raise ContractError(f"{table.name}.{column.name} cannot be written: {error}") from error


def _coded(column: Column, values: pa.Array) -> pa.Array:
    terms = pa.array(column.terms, type=pa.string())
    codes = pc.index_in(values, value_set=terms)
    if codes.null_count != values.null_count:
        strangers = sorted(set(values.drop_null().to_pylist()) - set(column.terms))
        raise ValueError(f"not in the vocabulary: {', '.join(strangers)}")
    return pa.DictionaryArray.from_arrays(codes, terms)


def _from_array(column: Column, data: pa.ChunkedArray) -> pd.Series[Any]:
    if column.type is ColumnType.TERM:
        data = data.cast(pa.string())
    if column.is_list or column.type is ColumnType.DATE:
        return pd.Series(data.to_pylist(), dtype=object)
    if column.type in {ColumnType.INTEGER, ColumnType.BOOLEAN}:
        # Through Python's None, so that large integers beside nulls do not pass through floats.
        return pd.Series(pd.array(data.to_pylist(), dtype=pandas_dtype(column)))
    cells: pd.Series[Any] = pd.Series(data.to_pandas(), dtype=pandas_dtype(column))
    return cells
