"""Two releases side by side, column by column in Arrow: which rows came, went or changed, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.publish.changes.model import Changes, RowChange, TableChanges
from flows.publish.changes.schema import Schema, schema_changes, schemas_of
from flows.publish.csv_files import list_cells
from flows.publish.parquet_files import read_parquet
from flows.publish.record import ReleaseRecord, read_release_record
from flows.publish.shards import article_of
from schemas.export import Provenance
from schemas.failures import ContractError
from schemas.frames import plain_value
from schemas.tables import FLAT, TABLES
from schemas.vocabulary import StudyStatus

NOTICES = (
    StudyStatus.RETRACTED.value,
    StudyStatus.CORRECTED.value,
    StudyStatus.EXPRESSION_OF_CONCERN.value,
)
NOTICE_TABLE = "study_notices"


@dataclass(frozen=True, slots=True)
class Release:
    """What of a release is compared."""

    version: str
    schema_version: str
    provenance: Provenance
    schema: Schema
    tables: Mapping[str, pa.Table]
    content: Mapping[str, str]
    """SHA-256 of each table's content: equal tables need not be read to be compared."""


class _StandingTables(Mapping[str, pa.Table]):
    """The tables of a standing release, each read when it is first looked at."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder, self._names = folder, tuple(names)
        self._read: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = read_parquet(self._folder / "parquet" / f"{name}.parquet")
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def read_release(folder: Path, record: ReleaseRecord | None = None) -> Release:
    """Read a standing release, of this or an earlier schema, for comparison.

    Raises:
        ContractError: it cannot be read; the message says why.
    """
    record = record or read_release_record(folder)
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        schema = schemas_of(package)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContractError(f"datapackage.json cannot be read: {error!r}") from error
    tables = _StandingTables(folder, list(schema))
    return Release(record.version, record.schema_version, record.provenance, schema, tables, record.content)


def changes_between(before: Release | None, after: Release) -> Changes:
    """Everything that changed; for a first release (``before`` is None) the number of its rows only."""
    if before is None:
        counts = [
            TableChanges(name, 0, data.num_rows, is_listed=False) for name, data in after.tables.items()
        ]
        return Changes(None, after.version, counts)
    fates = _fates(before.tables, after.tables)
    same = {name for name, digest in after.content.items() if before.content.get(name) == digest}
    tables = [
        _unchanged(name, after.tables[name])
        if name in same
        else _table_changes(name, before.tables, after.tables, fates)
        for name in dict.fromkeys([*after.tables, *before.tables])
    ]
    return Changes(
        before=before.version,
        after=after.version,
        tables=tables,
        schema=schema_changes(before.schema, after.schema),
        inputs=_inputs(before.provenance.inputs, after.provenance.inputs),
        made_by=_made_by(before, after),
        notices=_notices(before.tables, after.tables),
    )


def _unchanged(name: str, data: pa.Table) -> TableChanges:
    is_listed = name in TABLES and bool(TABLES[name].key) and name != FLAT
    return TableChanges(name, data.num_rows, data.num_rows, is_listed=is_listed)


def _table_changes(
    name: str, before: Mapping[str, pa.Table], after: Mapping[str, pa.Table], fates: Mapping[str, str]
) -> TableChanges:
    old, new = before.get(name), after.get(name)
    n_before, n_after = (0 if data is None else data.num_rows for data in (old, new))
    table = TABLES.get(name)
    if old is None or new is None or table is None or not table.key or name == FLAT:
        return TableChanges(name, n_before, n_after, is_listed=False)
    key = table.key[0]
    keys_before, keys_after = old.column(key).combine_chunks(), new.column(key).combine_chunks()
    in_old = pc.index_in(keys_after, value_set=keys_before)
    added = keys_after.filter(pc.is_null(in_old)).to_pylist()
    removed = keys_before.filter(pc.is_null(pc.index_in(keys_before, value_set=keys_after))).to_pylist()
    shared = new.filter(pc.is_valid(in_old))
    changed = _changed_rows(key, old.take(in_old.drop_null()), shared)
    causes: Counter[str] = Counter()
    for tables, touched in ((after, [*added, *(row.key for row in changed)]), (before, removed)):
        causes.update(_causes(name, key, tables, touched, fates))
    return TableChanges(
        name, n_before, n_after, sorted(added), sorted(removed), changed, causes=dict(sorted(causes.items()))
    )


def _changed_rows(key: str, old: pa.Table, new: pa.Table) -> list[RowChange]:
    """The rows that differ, of two tables with the same keys in the same order."""
    cells: dict[int, dict[str, tuple[Any, Any]]] = {}
    for name in [name for name in new.column_names if name in old.column_names and name != key]:
        was, now = _comparable(old.column(name)), _comparable(new.column(name))
        if was.type != now.type or was.equals(now):
            continue
        is_same = pc.or_(pc.fill_null(pc.equal(was, now), False), pc.and_(was.is_null(), now.is_null()))
        positions = pc.indices_nonzero(pc.invert(is_same))
        pairs = zip(
            positions.to_pylist(),
            old.column(name).take(positions).to_pylist(),
            new.column(name).take(positions).to_pylist(),
            strict=True,
        )
        for position, before, after in pairs:
            cells.setdefault(position, {})[name] = (plain_value(before), plain_value(after))
    keys = new.column(key)
    return sorted(
        (RowChange(keys[at].as_py(), found) for at, found in cells.items()), key=lambda row: row.key
    )


def _comparable(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(cells.type):
        return pa.chunked_array([list_cells(chunk) for chunk in cells.chunks], type=pa.string())
    return cells.cast(pa.string()) if pa.types.is_dictionary(cells.type) else cells


def _fates(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> dict[str, str]:
    """What became of each article: added, removed, edited (its source's bytes differ) or the same."""
    sources = [
        dict(
            zip(
                tables["articles"]["article_id"].to_pylist(),
                tables["articles"]["source_sha256"].to_pylist(),
                strict=True,
            )
        )
        for tables in (before, after)
    ]
    old, new = sources
    fates = dict.fromkeys(new.keys() - old.keys(), "article_added")
    fates |= dict.fromkeys(old.keys() - new.keys(), "article_removed")
    shared = old.keys() & new.keys()
    return fates | {key: "article_same" if old[key] == new[key] else "article_edited" for key in shared}


def _causes(
    name: str, key: str, tables: Mapping[str, pa.Table], touched: Sequence[str], fates: Mapping[str, str]
) -> list[str]:
    owners = article_of(TABLES[name], tables) if touched else None
    if owners is None:
        return ["no_article"] * len(touched)
    positions = pc.index_in(pa.array(touched), value_set=tables[name].column(key).combine_chunks())
    return [fates[article] for article in owners.take(positions).to_pylist()]


def _inputs(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        "added": sorted(after.keys() - before.keys()),
        "removed": sorted(before.keys() - after.keys()),
        "changed": sorted(name for name in before.keys() & after.keys() if before[name] != after[name]),
    }


def _made_by(before: Release, after: Release) -> dict[str, tuple[Any, Any]]:
    sides = [
        {
            "schema_version": release.schema_version,
            "code_version": release.provenance.code_version,
            "code_sha256": release.provenance.code_sha256,
            "studies_sha256": release.provenance.studies_sha256,
            "parameters": dict(release.provenance.parameters),
        }
        for release in (before, after)
    ]
    return {name: (sides[0][name], sides[1][name]) for name in sides[0] if sides[0][name] != sides[1][name]}


def _notices(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> list[dict[str, Any]]:
    statuses = dict(
        zip(before["studies"]["study_id"].to_pylist(), before["studies"]["status"].to_pylist(), strict=True)
    )
    columns = ["study_id", "doi", "title", "status"]
    marked = pc.is_in(after["studies"]["status"].cast(pa.string()), value_set=pa.array(NOTICES))
    rows = after["studies"].filter(marked).select(columns).to_pylist()
    found = [row for row in rows if statuses.get(row["study_id"]) != row["status"]]
    return sorted(found, key=lambda row: str(row["study_id"])) + _notice_rows(before, after)


def _notice_rows(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> list[dict[str, Any]]:
    """New rows of the table of notices, where the contract has one."""
    if NOTICE_TABLE not in after or not TABLES[NOTICE_TABLE].key:
        return []
    key = TABLES[NOTICE_TABLE].key[0]
    known = set(before[NOTICE_TABLE][key].to_pylist()) if NOTICE_TABLE in before else set()
    rows = [row for row in after[NOTICE_TABLE].to_pylist() if row[key] not in known]
    return [{name: plain_value(value) for name, value in row.items()} for row in rows]
