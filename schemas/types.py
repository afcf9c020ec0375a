"""The logical types in pandas, Arrow and Frictionless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from schemas.columns import Column, ColumnType


@dataclass(frozen=True, slots=True)
class TypeMapping:
    """One logical type: its pandas dtype, Arrow type, Frictionless field type, and its name for readers."""

    pandas: Any
    arrow: pa.DataType
    frictionless: str
    label: str


_STRING = pd.StringDtype(na_value=np.nan)
_OBJECT = np.dtype(object)
# The element's name is the one that Parquet gives it, so that what is read equals what was written.
_LIST = pa.list_(pa.field("element", pa.string()))

TYPES: dict[ColumnType, TypeMapping] = {
    ColumnType.TEXT: TypeMapping(_STRING, pa.string(), "string", "text"),
    # Text in pandas, so that a value outside the vocabulary survives until validation reports it.
    ColumnType.TERM: TypeMapping(_STRING, pa.dictionary(pa.int32(), pa.string()), "string", "category"),
    ColumnType.INTEGER: TypeMapping(pd.Int64Dtype(), pa.int64(), "integer", "integer"),
    ColumnType.NUMBER: TypeMapping(np.dtype("float64"), pa.float64(), "number", "number"),
    ColumnType.BOOLEAN: TypeMapping(pd.BooleanDtype(), pa.bool_(), "boolean", "boolean"),
    ColumnType.DATE: TypeMapping(_OBJECT, pa.date32(), "date", "date"),
    ColumnType.TEXTS: TypeMapping(_OBJECT, _LIST, "array", "list of text"),
    ColumnType.TERMS: TypeMapping(_OBJECT, _LIST, "array", "list of categories"),
}


def pandas_dtype(column: Column) -> Any:
    """The dtype that the column has in every frame."""
    return TYPES[column.type].pandas


def arrow_field(column: Column) -> pa.Field:
    """The column as an Arrow field: its type, and description, unit, origin and bounds as field metadata."""
    metadata = {
        "description": column.description,
        "origin": column.origin.value,
        "unit": column.unit,
        "vocabulary": "|".join(column.terms) or None,
        "pattern": column.pattern,
        "minimum": None if column.minimum is None else f"{column.minimum:g}",
        "maximum": None if column.maximum is None else f"{column.maximum:g}",
    }
    present = {key: value for key, value in metadata.items() if value is not None}
    return pa.field(column.name, TYPES[column.type].arrow, nullable=column.nullable, metadata=present)
