"""How the schemas of two releases differ, and which differences break a reader of the older one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Mapping[str, Any]]
"""Table schemas (Frictionless, as in ``datapackage.json``) by table."""


@dataclass(frozen=True, slots=True, order=True)
class SchemaChange:
    """One difference. It ``breaks`` what reads the older release where a name, type or value is no more."""

    table: str
    column: str | None
    what: str
    breaks: bool

    def __str__(self) -> str:
        where = f"{self.table}.{self.column}" if self.column else self.table
        return f"{where}: {self.what}"


def schemas_of(package: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The table schemas of a ``datapackage.json``; raises KeyError or TypeError where it is none."""
    return {resource["name"]: resource["schema"] for resource in package["resources"]}


def schema_changes(before: Schema, after: Schema) -> list[SchemaChange]:
    """Every difference between two schemas, sorted."""
    changes = [SchemaChange(table, None, "the table is gone", True) for table in before.keys() - after.keys()]
    changes += [SchemaChange(table, None, "a new table", False) for table in after.keys() - before.keys()]
    for table in before.keys() & after.keys():
        changes += _table_changes(table, before[table], after[table])
    return sorted(changes, key=lambda change: (change.table, change.column or "", change.what))


def breaking(
    changes: Sequence[SchemaChange], version_before: str, version_after: str
) -> Sequence[SchemaChange]:
    """The changes that need a new major schema version and do not have one."""
    major_before, major_after = (
        int(version.partition(".")[0]) for version in (version_before, version_after)
    )
    if major_after > major_before:
        return ()
    return tuple(change for change in changes if change.breaks)


def _table_changes(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[SchemaChange]:
    old = {field["name"]: field for field in before["fields"]}
    new = {field["name"]: field for field in after["fields"]}
    for name in old.keys() - new.keys():
        yield SchemaChange(table, name, "the column is gone", True)
    for name in new.keys() - old.keys():
        yield SchemaChange(table, name, f"a new column ({new[name]['type']})", False)
    for name in old.keys() & new.keys():
        yield from _column_changes(table, old[name], new[name])
    if before.get("primaryKey") != after.get("primaryKey"):
        keys = f"{before.get('primaryKey')} became {after.get('primaryKey')}"
        yield SchemaChange(table, None, f"the key {keys}", True)


def _column_changes(table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    name = new["name"]
    if old["type"] != new["type"]:
        yield SchemaChange(table, name, f"the type {old['type']} became {new['type']}", True)
    if _is_required(old) and not _is_required(new):
        yield SchemaChange(table, name, "it may now be null", True)
    was, now = _terms(old), _terms(new)
    if was and now:
        for term in [term for term in was if term not in now]:
            yield SchemaChange(table, name, f"the value {term} is gone", True)
        for term in [term for term in now if term not in was]:
            yield SchemaChange(table, name, f"a new value {term}", False)


def _is_required(field: Mapping[str, Any]) -> bool:
    return bool(field.get("constraints", {}).get("required"))


def _terms(field: Mapping[str, Any]) -> Sequence[str]:
    terms: Sequence[str] = field.get("constraints", {}).get("enum") or field.get("allowed") or ()
    return terms
