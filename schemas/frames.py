"""Rows to typed frames and back: the one place where Python values become table cells."""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from schemas.columns import Column, ColumnType
from schemas.failures import ContractError
from schemas.table import Table
from schemas.tables import QUARANTINE, TABLES
from schemas.types import pandas_dtype

INT64 = range(-(2**63), 2**63)


class _WrongTypeError(ValueError):
    """A value that its column cannot hold."""


def frames_from_records(rows_by_table: Mapping[str, Iterable[Any]]) -> dict[str, pd.DataFrame]:
    """Turn rows (dataclass instances or mappings) into frames of the contract's exact types and order.

    Every table but the flat one is in the result, empty where no rows are given. Empty text in a nullable
    column becomes null, a date in ISO form a date. A row with a value that its column cannot hold (text in a
    number, a lone surrogate) goes to the ``quarantine`` frame with the check ``type``, so that one bad value
    costs its row only.

    Raises:
        ContractError: an unknown table, or a row with a column that its table does not have.
    """
    unknown = sorted(set(rows_by_table) - set(TABLES))
    if unknown:
        raise ContractError(f"no such table: {', '.join(unknown)}")
    refused: list[dict[str, Any]] = []
    frames: dict[str, pd.DataFrame] = {}
    for name, table in TABLES.items():
        if name in (QUARANTINE, "claim_study_outcome"):
            continue
        frames[name] = _frame(table, rows_by_table.get(name, ()), refused)
    given = [_as_mapping(TABLES[QUARANTINE], row) for row in rows_by_table.get(QUARANTINE, ())]
    frames[QUARANTINE] = _frame(TABLES[QUARANTINE], [*given, *refused], None)
    return frames


def sort_rows(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame in the table's total order (text by code point, nulls last), columns in contract order."""
    ordered = frame[list(table.column_names)]
    return ordered.sort_values(list(table.sort_key), kind="stable", ignore_index=True, na_position="last")


def row_as_dict(frame: pd.DataFrame, position: int) -> dict[str, Any]:
    """One row as plain Python values, null as None."""
    return {str(name): plain_value(frame[name].iloc[position]) for name in frame.columns}


def canonical_json(row: Mapping[str, Any]) -> str:
    """A row as JSON: keys sorted, no white space, dates in ISO form, lone surrogates escaped."""
    plain = {name: plain_value(value) for name, value in row.items()}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    # A lone surrogate can be neither encoded nor written; JSON's own escape keeps it.
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def quarantine_row(
    table: Table, row: Mapping[str, Any], check: str, column: str | None, case: str
) -> dict[str, Any]:
    """A row of ``quarantine`` for a row that validation refuses."""
    key = row.get(table.key[0]) if table.key else None
    return {
        "table_name": table.name,
        "row_id": _printable(key) if isinstance(key, str) and key else None,
        "row_json": canonical_json(row),
        "check_name": check,
        "column_name": column,
        "failure_case": _printable(case),
        "stage": "validate",
    }


def _frame(table: Table, rows: Iterable[Any], refused: list[dict[str, Any]] | None) -> pd.DataFrame:
    cells: dict[str, list[Any]] = {name: [] for name in table.column_names}
    for row in rows:
        values = _as_mapping(table, row)
        converted: list[Any] = []
        try:
            for column in table.columns:
                converted.append(_cell(column, values.get(column.name)))
        except _WrongTypeError as error:
            if refused is None:
                raise ContractError(f"{table.name}: {error}") from error
            broken = table.columns[len(converted)].name
            refused.append(quarantine_row(table, values, "type", broken, str(error)))
            continue
        for name, value in zip(table.column_names, converted, strict=True):
            cells[name].append(value)
    frame = pd.DataFrame(
        {column.name: pd.Series(cells[column.name], dtype=pandas_dtype(column)) for column in table.columns}
    )
    return sort_rows(table, frame)


def _as_mapping(table: Table, row: Any) -> Mapping[str, Any]:
    if is_dataclass(row) and not isinstance(row, type):
        row = {field.name: getattr(row, field.name) for field in fields(row)}
    if not isinstance(row, Mapping):
        raise ContractError(f"{table.name}: a row is a dataclass or a mapping, not {type(row).__name__}")
    unknown = sorted(set(row) - set(table.column_names))
    if unknown:
        raise ContractError(f"{table.name} has no column {', '.join(unknown)}")
    return row


def _cell(column: Column, value: Any) -> Any:
    """The value as its column holds it; raises _WrongTypeError."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return [] if column.is_list else None
    convert = _CONVERTERS[column.type]
    cell = convert(value)
    if cell is None:
        raise _WrongTypeError(f"{column.name} = {value!r:.200} is no {column.type.value}")
    if cell == "" and column.nullable:
        return None
    return cell


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    plain = str.__str__(value)
    return plain if _is_encodable(plain) else None


def _integer(value: Any) -> int | None:
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return None
    number = operator.index(value)
    return number if number in INT64 else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value)


def _boolean(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _date(value: Any) -> date | None:
    if isinstance(value, str):
        # Rows that were written as JSON on their way here hold dates in ISO form.
        try:
            return date.fromisoformat(value) if len(value) == len("2024-05-17") else None
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _texts(value: Any) -> list[str] | None:
    if not isinstance(value, (tuple, list)):
        return None
    items = [_text(item) for item in value]
    return None if None in items else [item for item in items if item is not None]


_CONVERTERS = {
    ColumnType.TEXT: _text,
    ColumnType.TERM: _text,
    ColumnType.INTEGER: _integer,
    ColumnType.NUMBER: _number,
    ColumnType.BOOLEAN: _boolean,
    ColumnType.DATE: _date,
    ColumnType.TEXTS: _texts,
    ColumnType.TERMS: _texts,
}


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def plain_value(value: Any) -> Any:
    """A cell as JSON can hold it: null as None, dates in ISO form, numpy scalars as Python's."""
    if value is None or value is pd.NA:
        return None
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_value(item) for item in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
