"""Train the direction model and write its weights: ``python -m benchmarks.train_direction``.

Reads the development data (Evidence Inference 2.0 additions, MIT) from the shared folder, prints the grouped
cross-validation that the model card quotes, then fits on all of it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.labelled import labelled
from flows.extract.direction.features import features
from flows.extract.direction.model import WEIGHTS

DATA = "direction_evidence_inference.jsonl"
LABELS = ("decreased", "increased", "no_difference")
OPPOSITE = {"increased": "decreased", "decreased": "increased", "no_difference": "no_difference"}
STRONG = "explicit:"
"""Features of a comparison that names the arm compared with ("than in the control group")."""
MINIMUM_ROWS = 2
"""A feature is kept when it stands in at least so many rows."""


def read_rows() -> list[dict[str, str]]:
    with labelled(DATA).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def features_of(rows: list[dict[str, str]]) -> list[frozenset[str]]:
    return [features(r["intervention"], r["comparator"], r["outcome"], r["evidence"]) for r in rows]


def with_turned(
    rows: list[dict[str, str]], found: list[frozenset[str]]
) -> tuple[list[frozenset[str]], list[str], list[float]]:
    """The rows and, at half weight, those that name the arm compared with, again with exchanged arms.

    "Lower with A than with B" is "higher with B than with A": from the printed rows alone the model learns
    that the intervention is mostly named first. Returns features, labels and weights.
    """
    turned = [
        (
            features(row["comparator"], row["intervention"], row["outcome"], row["evidence"]),
            OPPOSITE[row["label"]],
        )
        for row, names in zip(rows, found, strict=True)
        if any(name.startswith(STRONG) for name in names)
    ]
    labels = [row["label"] for row in rows]
    return (
        found + [names for names, _ in turned],
        labels + [label for _, label in turned],
        [1.0] * len(found) + [0.5] * len(turned),
    )


def valued(names: frozenset[str], known: frozenset[str] | None = None) -> dict[str, float]:
    """Feature values for the vectoriser: a named comparison counts three times, so that it is shrunk less."""
    return {name: 3.0 if name.startswith(STRONG) else 1.0 for name in names if known is None or name in known}


def fit(
    rows: list[dict[str, str]], found: list[frozenset[str]], strength: float = 0.1
) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model on rows and their features; the vectoriser holds the features that are kept."""
    count = Counter(name for names in found for name in names)
    known = frozenset(name for name, n in count.items() if n >= MINIMUM_ROWS)
    training, labels, weights = with_turned(rows, found)
    vectoriser = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=500, tol=1e-5)
    model.fit(
        vectoriser.fit_transform([valued(names, known) for names in training]), labels, sample_weight=weights
    )
    return vectoriser, model


def write_weights(vectoriser: DictVectorizer, model: LogisticRegression, path: Path) -> None:
    """Write the weights, sorted by feature, without a time stamp: the same data give the same bytes."""
    if tuple(model.classes_) != LABELS:
        raise ValueError(f"classes in another order: {model.classes_}")
    lines = ["feature\tdecrease\tincrease\tno_change"]
    weights = model.coef_.T - np.mean(model.coef_.T, axis=1, keepdims=True)
    bias = model.intercept_ - np.mean(model.intercept_)
    lines.append("(intercept)\t" + "\t".join(f"{value:.4f}" for value in bias))
    for name, row in sorted(zip(vectoriser.feature_names_, weights, strict=True), key=lambda pair: pair[0]):
        scaled = row * valued(frozenset([name]))[name]
        if np.abs(scaled).max() >= 0.003:
            lines.append(name.replace("\n", "\\n") + "\t" + "\t".join(f"{value:.4f}" for value in scaled))
    with path.open("wb") as target, gzip.GzipFile(fileobj=target, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))
    print(f"{path.name}: {len(lines) - 2} features, {path.stat().st_size} bytes")


def main() -> None:
    rows = read_rows()
    vectoriser, model = fit(rows, features_of(rows))
    write_weights(vectoriser, model, WEIGHTS)


if __name__ == "__main__":
    main()
