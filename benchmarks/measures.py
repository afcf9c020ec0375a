"""How results of the benchmarks are held and printed: counts of what was found, and classes predicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of something: how much was right, how much was found, how much there was."""

    measure: str
    right: float
    found: float
    gold: float

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes predicted: gold and given, row by row, and how sure each answer was (empty: not said)."""

    gold: Sequence[str]
    given: Sequence[str]
    sureness: Sequence[float] = ()

    @property
    def labels(self) -> list[str]:
        return sorted({*self.gold, *self.given})

    def by_label(self) -> list[Found]:
        """Precision and recall of each class."""
        pairs = Counter(zip(self.gold, self.given, strict=True))
        given, gold = Counter(self.given), Counter(self.gold)
        return [Found(label, pairs[label, label], given[label], gold[label]) for label in self.labels]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the classes that occur."""
        rows = [row for row in self.by_label() if row.gold]
        return sum(row.f1 for row in rows) / len(rows)

    @property
    def accuracy(self) -> float:
        return sum(a == b for a, b in zip(self.gold, self.given, strict=True)) / len(self.gold)


@dataclass(frozen=True, slots=True)
class Result:
    """One component on one set of data."""

    component: str
    data: str
    found: Sequence[Found] = ()
    classes: Classes | None = None
    reliability: Sequence[tuple[float, bool]] = field(default=())
    """Stated confidence of each answer and whether it was right, where no class is predicted."""


def summary_lines(results: Iterable[Result]) -> list[str]:
    """The one table: a row a measure (and a class) with precision, recall, F1 and how many there were."""
    lines = [f"{'component':<18} {'measure':<20} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>6}  data"]
    for result in results:
        rows = list(result.found)
        if result.classes is not None:
            rows += result.classes.by_label()
        for row in rows:
            lines.append(
                f"{result.component:<18} {row.measure:<20} {row.precision:>9.3f} {row.recall:>7.3f}"
                f" {row.f1:>7.3f} {row.gold:>6g}  {result.data}"
            )
        if result.classes is not None:
            lines.append(
                f"{result.component:<18} {'macro':<20} {'':>9} {'':>7} {result.classes.macro_f1:>7.3f}"
                f" {len(result.classes.gold):>6}  {result.data} (accuracy {result.classes.accuracy:.3f})"
            )
    return lines


def confusion_lines(classes: Classes) -> list[str]:
    """A row a gold class, a column a class given."""
    pairs = Counter(zip(classes.gold, classes.given, strict=True))
    labels = classes.labels
    lines = [f"  {'gold, given':<20}" + "".join(f"{label[:18]:>19}" for label in labels)]
    for gold in labels:
        lines.append(f"  {gold:<20}" + "".join(f"{pairs[gold, label]:>19}" for label in labels))
    return lines


def reliability_lines(rows: Sequence[tuple[float, bool]]) -> list[str]:
    """How often answers of a stated confidence are right."""
    lines = ["  confidence   answers   mean stated   right"]
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [(stated, is_right) for stated, is_right in rows if low <= stated < high]
        if inside:
            mean = sum(stated for stated, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            lines.append(f"  {low:.1f}-{min(high, 1):.1f}   {len(inside):>9}   {mean:>11.3f}   {share:.3f}")
    return lines


def detail_lines(result: Result) -> list[str]:
    """Confusion and reliability of a result; nothing where it has neither."""
    lines: list[str] = []
    rows = list(result.reliability)
    if result.classes is not None:
        lines += confusion_lines(result.classes)
        classes = result.classes
        rows += [
            (sure, gold == given)
            for sure, gold, given in zip(classes.sureness, classes.gold, classes.given, strict=False)
        ]
    if rows:
        lines += reliability_lines(rows)
    return [f"\n{result.component}, {result.data}", *lines] if lines else []
