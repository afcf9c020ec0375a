"""Train the claim model and fit the confidence of claims.

Every sentence that the rules let through is a row: its features, whether it is a claim. The rows come from
the made-up articles of ``benchmarks/data/articles`` and from press texts labelled sentence by sentence in a
local file (:mod:`benchmarks.labelled_texts`), because other people's texts stay out of the repository. A
logistic regression with a ridge penalty is fitted; articles are kept together in the folds that measure it
and that fit the curve of the confidence.

    python -m benchmarks.train_claims --texts FILE.jsonl            prints what it does to articles left out
    python -m benchmarks.train_claims --texts FILE.jsonl --write    and writes weights and curve
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from benchmarks import calibration, labelled_texts, reading
from benchmarks.tallies import Count, print_reliability
from flows.extract.claims import judging, model
from flows.extract.claims.features import Parts

BASES = ("heading", "author", "expert", "report", "carried")
FOLDS = 8
PENALTY = 3.0
"""Ridge: the weights stay small, because the labelled sentences are few."""
MADE_UP_WEIGHT = 0.8
"""A made-up sentence counts this much of a real one: the rules were written on the made-up articles."""
BUNDLED_WEIGHT = 3.0
"""A sentence of the bundled article, from which every release is built."""
LEAST_ARTICLES = 3
"""A feature must stand in so many articles."""
CURVE_PENALTY = 1.0
STEPS = 60
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A sentence that the rules let through."""

    article: str
    is_real: bool
    base: str
    features: frozenset[str]
    is_claim: bool
    is_right: bool
    """A claim, and of the kind that was read."""
    text: str = ""
    """The sentence; not of made-up articles."""


@contextmanager
def watched() -> Iterator[list[tuple[frozenset[str], str, bool]]]:
    """Let every sentence pass the model; a claim's confidence is then its place in the list yielded."""
    seen: list[tuple[frozenset[str], str, bool]] = []
    names: list[frozenset[str]] = []

    def weigh(parts: Parts) -> float:
        names.append(frozenset().union(*parts))
        return 1e6

    def note(_: float, base: str, *, is_method: bool = False, is_close: bool = False) -> float:
        assert not is_close
        seen.append((names[-1], base, is_method))
        return float(len(seen) - 1)

    with mock.patch.object(judging, "weigh", weigh), mock.patch.object(model, "confidence", note):
        yield seen


def made_up_rows() -> list[Row]:
    """The rows of the made-up articles."""
    rows = []
    for slug, gold in reading.load():
        with watched() as seen:
            tally = reading.Tally()
            reading.score(slug, gold, tally, repeats=0)
        for (index, is_right), is_claim in zip(tally.confidences, tally.are_claims, strict=True):
            features, base, is_method = seen[int(index)]
            if not is_method:
                rows.append(Row(slug, False, base, features, is_claim, is_right))
    return rows


def real_rows(path: Path) -> list[Row]:
    """The rows of a local file of labelled texts."""
    rows = []
    for labelled in labelled_texts.load(path):
        with watched() as seen:
            document, claims = labelled_texts.read(labelled)
        for claim, wanted in labelled_texts.paired(labelled, document, claims):
            if claim is None or (wanted and wanted.is_optional):
                continue
            features, base, is_method = seen[int(claim.confidence)]
            is_right = wanted is not None and claim.claim_kind in wanted.kinds
            if not is_method:
                text = claim.claim_text
                rows.append(Row(labelled.name, True, base, features, wanted is not None, is_right, text))
    return rows


def _sigmoid(values: Numbers) -> Numbers:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -30, 30))))


def ridge(inputs: Numbers, labels: Numbers, weight: Numbers, penalty: Numbers, start: Numbers) -> Numbers:
    """A logistic regression by Newton's method; the weights are held near ``start`` by the penalty."""
    weights = start.copy()
    for _ in range(STEPS):
        stated = _sigmoid(inputs @ weights)
        slope = inputs.T @ (weight * (labels - stated)) - penalty * (weights - start)
        bend = (inputs.T * (weight * stated * (1 - stated))) @ inputs + np.diag(penalty)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _weight(row: Row) -> float:
    if row.is_real:
        return 1.0
    return BUNDLED_WEIGHT if row.article == "bundled" else MADE_UP_WEIGHT


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of every feature, and of ``(intercept)``."""
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row.features:
            articles[name].add(row.article)
    names = sorted(name for name, within in articles.items() if len(within) >= LEAST_ARTICLES)
    at = {name: index for index, name in enumerate(names, start=1)}
    inputs = np.zeros((len(rows), len(names) + 1))
    inputs[:, 0] = 1.0
    for index, row in enumerate(rows):
        inputs[index, [at[name] for name in row.features if name in at]] = 1.0
    labels = np.array([float(row.is_claim) for row in rows])
    weight = np.array([_weight(row) for row in rows])
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[0] = 1e-6
    found = ridge(inputs, labels, weight, penalty, np.zeros(len(names) + 1))
    return dict(zip(["(intercept)", *names], (round(float(value), 4) for value in found), strict=True))


def total(weights: dict[str, float], features: frozenset[str]) -> float:
    """The sum of a sentence's weights."""
    return weights["(intercept)"] + sum(weights.get(name, 0.0) for name in sorted(features))


def fit_curve(totals: Sequence[float], rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Slope and intercepts of the confidence (Platt 1999), on sums of models that had not seen the rows.

    Where there are press texts, they alone say what a confidence is worth: made-up articles are clearer.
    """
    kept = [(value, row) for value, row in zip(totals, rows, strict=True) if value >= model.LEAST]
    if any(row.is_real for _, row in kept):
        kept = [(value, row) for value, row in kept if row.is_real]
    inputs = np.array([[value, *(float(row.base == base) for base in BASES)] for value, row in kept])
    right = np.array([float(row.is_right) for _, row in kept])
    weight = np.array([_weight(row) for _, row in kept])
    start = np.array([1.0] + [0.0] * len(BASES))
    found = ridge(inputs, right, weight, np.full(len(start), CURVE_PENALTY), start)
    return float(found[0]), dict(zip(BASES, (float(value) for value in found[1:]), strict=True))


def left_out(rows: Sequence[Row]) -> list[float]:
    """The sum of every row by a model that has seen nothing of its article."""
    articles = sorted({(row.is_real, row.article) for row in rows})
    fold = {article: index % FOLDS for index, (_, article) in enumerate(articles)}
    sums = [0.0] * len(rows)
    for part in range(FOLDS):
        weights = fit([row for row in rows if fold[row.article] != part])
        for index, row in enumerate(rows):
            if fold[row.article] == part:
                sums[index] = total(weights, row.features)
    return sums


def report(
    title: str, rows: Sequence[Row], sums: Sequence[float], curve: Callable[[float, str], float]
) -> None:
    """Print how well the sentences are told apart, and whether the confidence holds."""
    count = Count()
    for row, value in zip(rows, sums, strict=True):
        is_read = value >= model.LEAST
        count.hit += is_read and row.is_claim
        count.false += is_read and not row.is_claim
        count.missed += row.is_claim and not is_read
    before = sum(row.is_claim for row in rows) / max(1, len(rows))
    precision, recall, f1 = count.row()
    print(f"{title}: {len(rows)} sentences, precision without the model {before:.3f}")
    print(f"  with it: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    stated = [(curve(v, r.base), r.is_right) for r, v in zip(rows, sums, strict=True) if v >= model.LEAST]
    print_reliability("  confidence", stated)


def main() -> None:
    """Measure on articles left out; write with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    rows = [*made_up_rows(), *(row for path in chosen.texts for row in real_rows(path))]
    sums = left_out(rows)
    slope, shifts = fit_curve(sums, rows)

    def curve(value: float, base: str) -> float:
        return float(_sigmoid(np.array(slope * value + shifts[base])))

    for title, is_real in (("made-up articles", False), ("press texts", True)):
        own = [(row, value) for row, value in zip(rows, sums, strict=True) if row.is_real is is_real]
        if own:
            report(title, [row for row, _ in own], [value for _, value in own], curve)
    weights = fit(rows)
    print(f"{len(weights)} weights")
    if chosen.write:
        lines = ["feature\tweight", *(f"{name}\t{value}" for name, value in sorted(weights.items()))]
        model.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        calibration.write(
            "claims", {"slope": round(slope, 3), "intercept": {b: round(v, 3) for b, v in shifts.items()}}
        )


if __name__ == "__main__":
    main()
