"""The changes between two releases as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.publish.changes.schema import SchemaChange


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that stands in both releases, with its cells that differ: column to value before and after."""

    key: str
    cells: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class TableChanges:
    """A table's rows before and after, and the keys of those that came, went or changed, sorted.

    Tables without key, and those made from other tables, are counted only (``is_listed`` is false).
    """

    name: str
    n_before: int
    n_after: int
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    changed: Sequence[RowChange] = ()
    is_listed: bool = True
    causes: Mapping[str, int] = field(default_factory=dict)
    """Rows that came, went or changed, by what became of the article they belong to."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.removed or self.changed) and self.n_before == self.n_after


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from the release ``before`` (None for a first one) to the release ``after``."""

    before: str | None
    after: str
    tables: Sequence[TableChanges] = ()
    schema: Sequence[SchemaChange] = ()
    inputs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of inputs under ``added``, ``removed`` and ``changed``."""
    made_by: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    """Code, studies, schema, parameters that differ: value before and after."""
    notices: Sequence[Mapping[str, Any]] = ()
    """Studies with a notice (retracted, corrected, …) that they did not have before."""

    def flips(self) -> list[RowChange]:
        """Rows of evidence whose verdict is another."""
        rows = [row for table in self.tables if table.name == "evidence" for row in table.changed]
        return [row for row in rows if "verdict" in row.cells]
