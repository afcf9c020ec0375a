"""Guards before publishing: declared in one file, each warns or stops, all are reported.

The package's own file is ``flows/publish/data/guards.yaml``; a user's file of the same shape replaces it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.marked_yaml import Fields, Node, read_yaml
from flows.publish.changes import Changes
from schemas.export import TableFacts
from schemas.failures import Failure
from schemas.tables import TABLES
from schemas.vocabulary import Term

PACKAGED = Path(__file__).parent / "data" / "guards.yaml"


class Action(Term):
    """What a guard does when it does not hold."""

    WARN = "warn", "the release is made and says so"
    STOP = "stop", "no release is made"


class Outcome(Term):
    """What came of a guard."""

    HELD = "held", "it holds"
    WARNED = "warned", "it does not hold; the release says so"
    STOPPED = "stopped", "it does not hold; there is no release"


@dataclass(frozen=True, slots=True)
class Guard:
    """One line of the file: a bound on rows, a share or a fill rate of a table or column."""

    kind: str
    action: Action
    table: str
    column: str | None = None
    value: str | None = None
    least: float | None = None
    most: float | None = None
    from_rows: int = 0


@dataclass(frozen=True, slots=True)
class GuardResult:
    """A guard, what was found, and what came of it."""

    kind: str
    where: str
    limit: str
    found: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.where}: {self.found}; {self.limit} [{self.kind}]"


@dataclass(frozen=True, slots=True)
class Situation:
    """What guards look at: the tables to be released, and how they differ from the last release."""

    tables: Mapping[str, pa.Table]
    facts: Mapping[str, TableFacts]
    changes: Changes
    is_comparable: bool
    """Whether all that the last release was made of was asked for again: else it is another dataset."""


def load_guards(path: Path | None = None) -> tuple[Guard, ...]:
    """Read a file of guards, by default the package's.

    Raises:
        flows.marked_yaml.FileError: it is malformed, or names a table, column or value that there is not.
    """
    root = Fields(read_yaml(path or PACKAGED), *KINDS)
    guards: list[Guard] = []
    for kind in KINDS:
        node = root.get(kind)
        guards += [_guard(kind, item) for item in node.items()] if node else []
    return tuple(guards)


def evaluate(
    guards: Sequence[Guard], situation: Situation, forgiven: frozenset[str] = frozenset()
) -> list[GuardResult]:
    """What came of each guard; those of a ``forgiven`` kind warn at most."""
    results = []
    for guard in guards:
        for found, shown, limit in KINDS[guard.kind](guard, situation):
            holds = (guard.least is None or found >= guard.least) and (
                guard.most is None or found <= guard.most
            )
            stops = guard.action is Action.STOP and guard.kind not in forgiven
            broken = Outcome.STOPPED if stops else Outcome.WARNED
            where = ".".join(part for part in (guard.table, guard.column) if part)
            outcome = Outcome.HELD if holds else broken
            results.append(GuardResult(guard.kind, where, limit, shown, outcome.value))
    return results


def failures_of(results: Sequence[GuardResult]) -> list[Failure]:
    """The guards that stop the release."""
    stopped = [result for result in results if result.outcome == Outcome.STOPPED.value]
    return [
        Failure(result.kind, result.where.split(".")[0], None, f"{result.found}; {result.limit}")
        for result in stopped
    ]


def guards_json(results: Sequence[GuardResult]) -> str:
    """The report of the guards as it stands in a release."""
    return json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1) + "\n"


Finding = tuple[float, str, str]
"""A number to hold against the bounds, the same in words, and the bound in words."""


def _minimum_rows(guard: Guard, situation: Situation) -> Iterator[Finding]:
    rows = situation.facts[guard.table].n_rows
    yield rows, f"{rows:,} rows", f"at least {guard.least:,.0f} are needed"


def _kept_rows(guard: Guard, situation: Situation) -> Iterator[Finding]:
    before = {table.name: table.n_before for table in situation.changes.tables}.get(guard.table, 0)
    if situation.changes.before is None or not situation.is_comparable or not before:
        return
    rows = situation.facts[guard.table].n_rows
    limit = f"the last release has {before:,}, and at least {guard.least:.0%} of them are needed"
    yield rows / before, f"{rows:,} rows", limit


def _fill_rates(guard: Guard, situation: Situation) -> Iterator[Finding]:
    facts = situation.facts[guard.table]
    if facts.n_rows >= max(1, guard.from_rows):
        rate = facts.fill_rates[guard.column or ""]
        yield rate, f"filled in {rate:.1%} of the rows", f"at least {guard.least:.0%} are needed"


def _shares(guard: Guard, situation: Situation) -> Iterator[Finding]:
    data = situation.tables[guard.table]
    if data.num_rows >= max(1, guard.from_rows):
        count = pc.sum(pc.equal(data[guard.column or ""].cast(pa.string()), guard.value)).as_py() or 0
        share = count / data.num_rows
        yield share, f"{guard.value} in {share:.1%} of the rows", f"at most {guard.most:.0%} may be"


def _flipped_verdicts(guard: Guard, situation: Situation) -> Iterator[Finding]:
    evidence = next((table for table in situation.changes.tables if table.name == "evidence"), None)
    if situation.changes.before is None or evidence is None or not evidence.is_listed:
        return
    shared = evidence.n_before - len(evidence.removed)
    if shared >= max(1, guard.from_rows):
        flips = len(situation.changes.flips())
        limit = f"at most {guard.most:.0%} of the rows that both releases have may be"
        yield flips / shared, f"{flips:,} verdicts of {shared:,} are another", limit


KINDS: Mapping[str, Callable[[Guard, Situation], Iterator[Finding]]] = {
    "minimum_rows": _minimum_rows,
    "kept_rows": _kept_rows,
    "fill_rates": _fill_rates,
    "shares": _shares,
    "flipped_verdicts": _flipped_verdicts,
}
"""Every kind of guard by its key in the file; another kind is another entry."""

_BOUND = {"minimum_rows": "least", "kept_rows": "least", "fill_rates": "least"}


def _guard(kind: str, node: Node) -> Guard:
    fields = Fields(node, "table", "column", "value", "least", "most", "from_rows", "action")
    table, column = _place(kind, fields)
    bound = _BOUND.get(kind, "most")
    number = fields.number(bound)
    if number is None or number < 0:
        fields.node.fail(f"{kind!r} needs {bound!r}, a number from 0 up")
    value = fields.needed_text("value") if kind == "shares" else None
    terms = TABLES[table].column(column).terms if column else ()
    if value is not None and terms and value not in terms:
        fields.need("value").fail(f"{table}.{column} has no value {value!r}; allowed: {', '.join(terms)}")
    return Guard(
        kind=kind,
        action=fields.needed_term("action", Action),
        table=table,
        column=column,
        value=value,
        from_rows=fields.count("from_rows") or 0,
        least=number if bound == "least" else None,
        most=number if bound == "most" else None,
    )


def _place(kind: str, fields: Fields) -> tuple[str, str | None]:
    """The table, and the column where the kind of guard looks at one."""
    if kind == "flipped_verdicts":
        return "evidence", "verdict"
    by_column = kind in {"fill_rates", "shares"}
    key = "column" if by_column else "table"
    table, _, column = fields.needed_text(key).partition(".")
    if table not in TABLES:
        fields.need(key).fail(f"no table {table!r}; there are: {', '.join(TABLES)}")
    if by_column and column not in TABLES[table].column_names:
        fields.need(key).fail(f"{table} has no column {column!r}")
    return table, column if by_column else None
