"""What stops a release: a fault of a whole table or of the release, with a report that says all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One fault that no single row can be blamed for."""

    check_name: str
    table_name: str | None
    column_name: str | None
    message: str

    def __str__(self) -> str:
        where = ".".join(part for part in (self.table_name, self.column_name) if part)
        return f"{where or 'release'}: {self.message} [{self.check_name}]"


class ContractError(ValueError):
    """Tables that cannot be read by the contract at all: an unknown table, an unknown column."""


class ReleaseStopped(RuntimeError):  # noqa: N818 - it says what happened
    """A release was not made; ``failures`` says why, completely."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        self.failures = tuple(failures)
        lines = "\n".join(f"  - {failure}" for failure in self.failures)
        super().__init__(f"the release was stopped by {len(self.failures)} fault(s):\n{lines}")
