"""Validation, lazy and complete: bad rows go to quarantine, with what hangs on them; table faults stop all.

Of every table, rows accepted and rows refused are together the rows given. Where several rows share a key,
copies of one row are refused but for the first (``duplicate_row``); rows that differ contradict one another
and are all refused (``key_conflict``), since nothing tells which is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from schemas.claim_study_outcome import build_claim_study_outcome
from schemas.failures import ContractError, Failure, ReleaseStopped
from schemas.frames import canonical_json, plain_value, quarantine_row, row_as_dict, sort_rows
from schemas.relations import RULES, has_parent, missing_evidence
from schemas.rule import Mask
from schemas.table import Table
from schemas.tables import FLAT, QUARANTINE, RECORD_TABLES, TABLES
from schemas.texts import Texts, text_faults
from schemas.types import pandas_dtype


@dataclass(frozen=True, slots=True)
class Fault:
    """One check that one row failed."""

    check_name: str
    column_name: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Validated:
    """What validation made of the tables.

    ``tables`` holds every table of the contract, ``quarantine`` and the flat one included; where there are
    ``failures`` they must not be released, and tables that could not be checked are empty.
    """

    tables: dict[str, pd.DataFrame]
    failures: tuple[Failure, ...]
    n_refused: dict[str, int] = field(default_factory=dict)
    """Rows that validation itself refused, by table."""

    @property
    def quarantine(self) -> pd.DataFrame:
        """The refused rows: those that came in refused, and those that validation refused."""
        return self.tables[QUARANTINE]

    def raise_for_failures(self) -> None:
        """Raise ReleaseStopped where a table failed as a whole."""
        if self.failures:
            raise ReleaseStopped(self.failures)


def validate_tables(
    frames: Mapping[str, pd.DataFrame],
    *,
    texts: Texts | None = None,
    minimum_rows: Mapping[str, int] | None = None,
) -> Validated:
    """Check every row and every relation of the tables, and build the flat table from what holds.

    Args:
        frames: the tables by name, typed as :func:`schemas.frames.frames_from_records` types them.
            ``quarantine`` may be among them (rows refused earlier) and is carried on; the flat table is built
            anew.
        texts: normalised text by ``article_id``, for the articles whose offsets are to be checked against it.
        minimum_rows: accepted rows that a table must have, by table.

    Raises:
        ContractError: a name that is no table of the contract.
    """
    unknown = sorted(set(frames) - set(TABLES))
    if unknown:
        raise ContractError(f"no such table: {', '.join(unknown)}")
    failures: list[Failure] = []
    for name in RECORD_TABLES:
        failures += table_failures(TABLES[name], frames.get(name))
    earlier = frames.get(QUARANTINE, TABLES[QUARANTINE].empty())
    failures += _quarantine_failures(earlier)
    if failures:
        return Validated({name: table.empty() for name, table in TABLES.items()}, tuple(failures))

    given = {name: sort_rows(TABLES[name], frames[name]) for name in RECORD_TABLES}
    refused: dict[str, dict[int, list[Fault]]] = {name: {} for name in RECORD_TABLES}
    for name, frame in given.items():
        for position, fault in row_faults(TABLES[name], frame):
            refused[name].setdefault(position, []).append(fault)
    for found in text_faults(given, texts or {}):
        fault = Fault(found.check_name, found.column_name, found.message)
        refused[found.table_name].setdefault(found.position, []).append(fault)
    for name, frame in given.items():
        for position, fault in _key_faults(TABLES[name], frame, skip=set(refused[name])):
            refused[name].setdefault(position, []).append(fault)
    kept = _settle_relations(given, refused)

    accepted = {name: given[name][kept[name]].reset_index(drop=True) for name in RECORD_TABLES}
    failures += missing_evidence(accepted, given["evidence"])
    failures += _count_failures(accepted, minimum_rows or {})
    accepted[FLAT] = build_claim_study_outcome(accepted)
    accepted[QUARANTINE] = _quarantine(earlier, given, refused)
    tables = {name: accepted[name] for name in TABLES}
    return Validated(tables, tuple(failures), {name: len(rows) for name, rows in refused.items()})


def table_failures(table: Table, frame: pd.DataFrame | None) -> list[Failure]:
    """What is wrong with a table as a whole: it is missing, or columns or types are not the contract's."""
    if frame is None:
        return [Failure("table_present", table.name, None, "the table is missing")]
    failures = []
    names = [str(name) for name in frame.columns]
    for name in sorted({name for name in names if names.count(name) > 1}):
        failures.append(Failure("columns", table.name, name, "there are several columns of this name"))
    for column in table.columns:
        if column.name not in names:
            failures.append(Failure("columns", table.name, column.name, "the column is missing"))
        elif names.count(column.name) == 1 and frame[column.name].dtype != pandas_dtype(column):
            found = f"the dtype is {frame[column.name].dtype}, not {pandas_dtype(column)}"
            failures.append(Failure("dtype", table.name, column.name, found))
    for name in sorted(set(names) - set(table.column_names)):
        failures.append(Failure("columns", table.name, name, "the contract has no such column"))
    return failures


def row_faults(table: Table, frame: pd.DataFrame) -> Iterator[tuple[int, Fault]]:
    """Every check of the table's model that a row fails, by the row's position.

    The frame's columns and types must be the contract's (see :func:`table_failures`).
    """
    if frame.empty:
        return
    frame = frame.reset_index(drop=True)
    try:
        table.model.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _faults_of(table, frame, error)


def _faults_of(table: Table, frame: pd.DataFrame, error: Any) -> Iterator[tuple[int, Fault]]:
    if error.reason_code.name == "SERIES_CONTAINS_NULLS":
        column = str(error.schema.name)
        for position in np.flatnonzero(frame[column].isna()):
            yield int(position), Fault("not_nullable", column, f"{column} is null")
        return
    check, output = error.check, error.check_output
    if not isinstance(output, pd.Series):
        raise ContractError(f"{table.name}: the check {check} could not be run: {error}") from error
    positions = output.index[~output.fillna(True).astype(bool)]
    is_row_rule = not isinstance(error.schema, pa.Column)
    column_name = None if is_row_rule else str(error.schema.name)
    columns = check.title.split(", ") if is_row_rule else [column_name]
    for position in positions:
        values = ", ".join(f"{name} = {_shown(frame[name].iloc[position])}" for name in columns)
        message = f"{values}: {_says(table, check, column_name)}"
        yield int(position), Fault(str(check.name), column_name, message)


def _says(table: Table, check: Any, column_name: str | None) -> str:
    column = table.column(column_name) if column_name else None
    if column and check.name == "isin":
        return f"not one of {', '.join(column.terms)}"
    if column and check.name == "greater_than_or_equal_to":
        return f"below {column.minimum:g}"
    if column and check.name == "less_than_or_equal_to":
        return f"above {column.maximum:g}"
    return f"does not hold: {check.description}"


def _shown(value: Any) -> str:
    plain = plain_value(value)
    return "null" if plain is None else f"{plain!r:.120}"


def _key_faults(table: Table, frame: pd.DataFrame, skip: set[int]) -> Iterator[tuple[int, Fault]]:
    """Rows whose key another row has; rows refused already are out of the running."""
    keep = np.ones(len(frame), dtype=bool)
    keep[sorted(skip)] = False
    rivals = frame[keep]
    rivals = rivals[rivals.duplicated(list(table.key), keep=False)]
    groups: dict[tuple[Any, ...], list[int]] = {}
    for position, *values in rivals[list(table.key)].itertuples():
        groups.setdefault(tuple(values), []).append(position)
    column = table.key[0]
    for key, positions in groups.items():
        copies = {canonical_json(row_as_dict(frame, position)) for position in positions}
        name = " / ".join(map(str, key))
        if len(copies) == 1:
            for position in positions[1:]:
                yield (
                    position,
                    Fault("duplicate_row", column, f"the row {name} is there {len(positions)} times"),
                )
        else:
            for position in positions:
                yield (
                    position,
                    Fault("key_conflict", column, f"{len(positions)} different rows have the key {name}"),
                )


def _settle_relations(
    given: dict[str, pd.DataFrame], refused: dict[str, dict[int, list[Fault]]]
) -> dict[str, Mask]:
    """Refuse rows that break a foreign key or a rule, and what hangs on them, until nothing changes."""
    kept: dict[str, Mask] = {}
    for name, frame in given.items():
        kept[name] = np.ones(len(frame), dtype=bool)
        kept[name][sorted(refused[name])] = False

    def refuse(name: str, positions: Any, check: str, columns: tuple[str, ...], says: str) -> None:
        for position in positions:
            values = ", ".join(
                f"{column} = {_shown(given[name][column].iloc[position])}" for column in columns
            )
            column_name = columns[0] if len(columns) == 1 else None
            fault = Fault(check, column_name, f"{values}: does not hold: {says}")
            refused[name].setdefault(int(position), []).append(fault)
        kept[name][positions] = False

    while True:
        current = {name: frame[kept[name]] for name, frame in given.items()}
        broken: list[tuple[str, Any, str, tuple[str, ...], str]] = []
        for name, frame in current.items():
            for key in TABLES[name].foreign_keys:
                orphans = frame.index[~has_parent(frame, key, current[key.table])]
                says = f"The row that it names is in {key.table}."
                broken.append((name, orphans, key.check_name, key.columns, says))
        if not any(len(entry[1]) for entry in broken):
            for rule in RULES:
                failing = current[rule.table].index[~rule.holds(current)]
                broken.append((rule.table, failing, rule.name, rule.columns, rule.says))
        if not any(len(entry[1]) for entry in broken):
            return kept
        for entry in broken:
            refuse(*entry)


def _quarantine(
    earlier: pd.DataFrame, given: Mapping[str, pd.DataFrame], refused: Mapping[str, dict[int, list[Fault]]]
) -> pd.DataFrame:
    rows = []
    for name, by_position in refused.items():
        for position, faults in by_position.items():
            first, *others = faults
            also = "; ".join(dict.fromkeys(f"{fault.check_name} ({fault.message})" for fault in others))
            case = f"{first.message}; also failed: {also}" if also else first.message
            row = row_as_dict(given[name], position)
            rows.append(quarantine_row(TABLES[name], row, first.check_name, first.column_name, case))
    table = TABLES[QUARANTINE]
    new = pd.DataFrame(rows, columns=list(table.column_names)).astype(
        {column.name: pandas_dtype(column) for column in table.columns}
    )
    return sort_rows(table, pd.concat([earlier[list(table.column_names)], new], ignore_index=True))


def _quarantine_failures(frame: pd.DataFrame) -> list[Failure]:
    """The quarantine is where bad rows go: one that is bad itself is a fault of the whole."""
    table = TABLES[QUARANTINE]
    failures = table_failures(table, frame)
    if failures:
        return failures
    return [
        Failure(fault.check_name, QUARANTINE, fault.column_name, f"row {position}: {fault.message}")
        for position, fault in row_faults(table, frame)
    ]


def _count_failures(tables: Mapping[str, pd.DataFrame], minimum_rows: Mapping[str, int]) -> list[Failure]:
    failures = []
    for name in RECORD_TABLES:
        least = max(minimum_rows.get(name, 0), 1 if TABLES[name].is_required else 0)
        if len(tables[name]) < least:
            message = f"{len(tables[name])} rows, at least {least} are needed"
            failures.append(Failure("minimum_rows", name, None, message))
    return failures
