"""What a table is: grain, key, foreign keys, order, and the Pandera model that holds its checks."""

from __future__ import annotations

import datetime
import inspect
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pyarrow

from schemas.columns import Column, ColumnType
from schemas.types import arrow_field, pandas_dtype

SCHEMA_VERSION = "1.1.0"


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that name a row of another table, by the columns of the same rank there; null names none."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]

    @property
    def check_name(self) -> str:
        """Name of the check that a row without its parent fails."""
        return f"foreign_key_{self.table}"


def foreign_key(column: str, table: str) -> ForeignKey:
    """A foreign key of one column to the column of the same name."""
    return ForeignKey((column,), table, (column,))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract, with the Pandera model that checks its rows."""

    name: str
    grain: str
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    columns: tuple[Column, ...]
    sort_key: tuple[str, ...]
    is_required: bool
    model: type[TableModel]

    @property
    def description(self) -> str:
        """What the table holds and how to read it."""
        return inspect.getdoc(self.model) or ""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names in the contract's order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    def empty(self) -> pd.DataFrame:
        """The table without rows, every column typed."""
        return pd.DataFrame(
            {column.name: pd.Series([], dtype=pandas_dtype(column)) for column in self.columns}
        )

    def arrow_schema(self) -> pyarrow.Schema:
        """The Arrow schema, with descriptions, units and origins as metadata of the fields."""
        metadata = {
            "table": self.name,
            "description": self.description,
            "grain": self.grain,
            "key": ",".join(self.key),
            "schema_version": SCHEMA_VERSION,
        }
        return pyarrow.schema([arrow_field(column) for column in self.columns], metadata=metadata)

    def row_rules(self) -> tuple[tuple[str, str], ...]:
        """Name and meaning of every rule over several columns of a row."""
        return tuple((str(check.name), str(check.description)) for check in self.model.to_schema().checks)


def row_rule(*columns: str) -> Callable[[Any], Any]:
    """Declare a check over several columns of one row: a class method of a frame that gives a boolean a row.

    ``columns`` are what it reads, for the report; the method's docstring says what holds.
    """

    def declare(method: Any) -> Any:
        says = inspect.getdoc(method.__func__) or ""
        return pa.dataframe_check(title=", ".join(columns), description=says, ignore_na=False)(method)

    return declare


class TableModel(pa.DataFrameModel):
    """Base of the tables' models: fields and single-column checks come from the columns' declarations."""

    class Config:
        """Columns are those declared, of exactly their types; nothing is converted in passing."""

        strict = True
        coerce = False

    def __init_subclass__(
        cls,
        *,
        table: str = "",
        grain: str = "",
        columns: Sequence[Column] = (),
        key: Sequence[str] = (),
        foreign_keys: Sequence[ForeignKey] = (),
        sort_key: Sequence[str] = (),
        is_required: bool = False,
        **kwargs: Any,
    ) -> None:
        annotations: dict[str, Any] = {}
        for column in columns:
            annotations[column.name] = pandas_dtype(column)
            setattr(cls, column.name, _field(column))
            for name, holds, says in _column_checks(column):
                check = pa.check(column.name, name=name, description=says)(_as_method(holds))
                setattr(cls, f"{name}__{column.name}", check)
        cls.__annotations__ = annotations
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]
        # Pandera takes public class attributes for fields, hence the leading underscore.
        cls._table = Table(  # type: ignore[attr-defined]
            name=table,
            grain=grain,
            key=tuple(key),
            foreign_keys=tuple(foreign_keys),
            columns=tuple(columns),
            sort_key=tuple(sort_key) or tuple(key),
            is_required=is_required,
            model=cls,
        )


def table_of(model: type[TableModel]) -> Table:
    """The table that a model declares."""
    table: Table = model._table  # type: ignore[attr-defined]
    return table


def _field(column: Column) -> Any:
    bounds: dict[str, Any] = {}
    if column.type is ColumnType.TERM:
        bounds["isin"] = list(column.terms)
    if column.minimum is not None:
        bounds["ge"] = column.minimum
    if column.maximum is not None:
        bounds["le"] = column.maximum
    field = pa.Field(nullable=column.nullable, description=column.description, **bounds)
    field.__set_name__(TableModel, column.name)
    return field


ColumnCheck = Callable[["pd.Series[Any]"], "pd.Series[bool]"]


def _as_method(holds: ColumnCheck) -> Callable[..., Any]:
    def method(cls: type, series: pd.Series[Any]) -> pd.Series[bool]:  # noqa: ARG001
        return holds(series)

    return method


def _column_checks(column: Column) -> list[tuple[str, ColumnCheck, str]]:
    """Name, predicate and meaning of the checks that a column's declaration implies."""
    checks: list[tuple[str, ColumnCheck, str]] = []
    if column.is_list:
        checks.append(("list_of_text", _elementwise(_is_list_of_text), "a list of non-empty strings"))
        if column.terms:
            in_terms = _elementwise(partial(_all_in, frozenset(column.terms)))
            checks.append(("terms_in_vocabulary", in_terms, "terms of the vocabulary, none twice"))
    elif column.type is ColumnType.DATE:
        checks.append(("is_date", _elementwise(_is_date), "a calendar date"))
    elif column.type is ColumnType.NUMBER:
        checks.append(("is_finite", _elementwise(math.isfinite), "a finite number"))
    elif column.type is ColumnType.TEXT and not column.may_be_empty:
        checks.append(("not_blank", _not_blank, "not empty, and not white space only"))
    if column.pattern:
        checks.append(("pattern", _pattern(column), f"matches {column.pattern}"))
    return checks


def _elementwise(holds: Callable[[Any], bool]) -> ColumnCheck:
    def check(series: pd.Series[Any]) -> pd.Series[bool]:
        return pd.Series([holds(value) for value in series], index=series.index, dtype=bool)

    return check


def _pattern(column: Column) -> ColumnCheck:
    pattern = column.pattern or ""
    if not column.is_list:
        return lambda series: series.str.fullmatch(pattern).astype(bool)

    def check(series: pd.Series[Any]) -> pd.Series[bool]:
        elements = series.explode().dropna()
        misfits = elements[~elements.astype("str").str.fullmatch(pattern).astype(bool)]
        return pd.Series(~series.index.isin(misfits.index), index=series.index)

    return check


def _not_blank(series: pd.Series[Any]) -> pd.Series[bool]:
    return series.str.strip().str.len().astype("int64") > 0


def _is_date(value: Any) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _all_in(terms: frozenset[str], value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return len(set(map(str, value))) == len(value) and all(item in terms for item in value)
