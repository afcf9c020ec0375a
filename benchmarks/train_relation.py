"""Train the relation model: ``python -m benchmarks.train_relation [--local SENTENCES.jsonl] [--check]``.

Trains on the sentences written for it (``data/relation_training.yaml``, the development halves of the two
others) and, where given, on labelled sentences of one's own that may not be redistributed, one object a
line: ``text``, ``label`` and ``kind``. ``--taught`` names sentences that nobody labelled, with the
probabilities that rules and encoder together give to the labels (``teach_relation.py`` writes them): what the
encoder knows goes into weights of words (Hinton, Vinyals and Dean 2015, arXiv:1503.02531). Prints the
cross-validation that the model card quotes, then fits on all and writes the weights; ``--check`` writes
nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.measures import Classes, Result, detail_lines, summary_lines
from benchmarks.relation import TRAINING, written
from flows.extract.relation import read_rules
from flows.extract.relation_model import LABELS, SCALE, TEMPERATURE, WEIGHTS, features

Features = list[dict[str, float]]
Taught = tuple[Features, list[list[float]]]
"""Features of sentences that nobody labelled, and the probabilities of the labels."""

STRENGTH = 0.3
MINIMUM_SENTENCES = 3
MINIMUM_TAUGHT = 6
"""A feature is kept when it stands in at least so many sentences, where taught ones are among them."""
TAUGHT_WEIGHT = 0.3
"""A sentence that nobody labelled counts this much of a labelled one."""
FOLDS = 5
SMALLEST_WEIGHT = 60
"""A feature none of whose weights is so large changes nothing but the time that a sentence takes."""

Row = tuple[str, str, str]
"""Kind, label, sentence."""


def own_rows() -> list[Row]:
    """The sentences in the repository that no figure is measured on."""
    rows = [
        ("own", label, s)
        for name, pairs in written().items()
        if name.endswith("development")
        for label, s in pairs
    ]
    for kind, groups in yaml.safe_load(TRAINING.read_text("utf-8")).items():
        rows += [(f"own {kind}", label, s) for label, group in groups.items() for s in group]
    return rows


def local_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [(row.get("kind", "local"), row["label"], row["text"]) for row in found]


def features_of(rows: list[Row]) -> Features:
    """The feature values of each sentence."""
    return [dict.fromkeys(sorted(features(*read_rules(s)).names()), 1.0) for _, _, s in rows]


def taught_rows(path: Path, but: frozenset[str] = frozenset()) -> Taught:
    """The sentences of a file that ``teach_relation.py`` wrote, without some."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [row for row in found if row["text"] not in but]
    return features_of([("", "", row["text"]) for row in found]), [row["chances"] for row in found]


def fit(
    values: Features, rows: list[Row], taught: Taught = ([], [])
) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model; the vectoriser holds the features that are kept."""
    unlabelled, chances = taught
    minimum = MINIMUM_TAUGHT if unlabelled else MINIMUM_SENTENCES
    count = Counter(name for row in (*values, *unlabelled) for name in row)
    kept = [{name: v for name, v in row.items() if count[name] >= minimum} for row in (*values, *unlabelled)]
    vectoriser = DictVectorizer()
    table = vectoriser.fit_transform(kept)
    labels = [label for _, label, _ in rows]
    parts, weights = [table[: len(rows)]], [1.0] * len(rows)
    for place, label in enumerate(LABELS if unlabelled else ()):
        # A sentence stands once under each label, as much as the label is likely.
        parts.append(table[len(rows) :])
        labels += [str(label)] * len(unlabelled)
        weights += [TAUGHT_WEIGHT * row[place] for row in chances]
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-4)
    model.fit(vstack(parts), labels, sample_weight=weights)
    return vectoriser, model


def cross_validate(rows: list[Row], values: Features, tested: list[int], taught: Taught) -> list[Result]:
    """Results by kind over some rows, each predicted by a model that has not seen its fold."""
    order = list(tested)
    random.Random(1).shuffle(order)
    answers: dict[int, tuple[str, float]] = {}
    for fold in range(FOLDS):
        left_out = order[fold::FOLDS]
        out = frozenset(left_out)
        seen = [i for i in range(len(rows)) if i not in out]
        vectoriser, model = fit([values[i] for i in seen], [rows[i] for i in seen], taught)
        scores = model.decision_function(vectoriser.transform([values[i] for i in left_out])) / TEMPERATURE
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        for index, share in zip(left_out, shares, strict=True):
            answers[index] = (model.classes_[share.argmax()], float(share.max()))
    kinds = dict.fromkeys(rows[i][0] for i in tested)
    return [
        Result(
            "relation",
            f"{kind}, {FOLDS} folds",
            classes=Classes(
                [rows[i][1] for i in tested if rows[i][0] in group],
                [answers[i][0] for i in tested if rows[i][0] in group],
                [answers[i][1] for i in tested if rows[i][0] in group],
            ),
        )
        for kind, group in [*((kind, {kind}) for kind in kinds), ("all", set(kinds))]
    ]


def write_weights(vectoriser: DictVectorizer, model: LogisticRegression, path: Path) -> None:
    """Write the weights, sorted by feature, without a time stamp: the same data give the same bytes."""
    labels = [str(label) for label in LABELS]
    if list(model.classes_) != labels:
        raise ValueError(f"classes in another order: {model.classes_}")
    weights = model.coef_.T - np.mean(model.coef_.T, axis=1, keepdims=True)
    bias = model.intercept_ - np.mean(model.intercept_)
    lines = ["\t".join(["feature", *labels]), _line("(intercept)", bias)]
    for name, row in sorted(zip(vectoriser.feature_names_, weights, strict=True), key=lambda pair: pair[0]):
        if np.abs(row).max() * SCALE >= SMALLEST_WEIGHT:
            lines.append(_line(name, row))
    with path.open("wb") as target, gzip.GzipFile(fileobj=target, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))
    print(f"{path.name}: {len(lines) - 2} features, {path.stat().st_size} bytes")


def _line(name: str, weights: np.ndarray) -> str:
    return "\t".join([name, *(str(round(float(weight) * SCALE)) for weight in weights)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--local", type=Path, help="labelled sentences that may not be redistributed (JSONL)")
    parser.add_argument("--taught", type=Path, help="sentences that nobody labelled, with probabilities")
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    given = parser.parse_args()
    own = own_rows()
    rows = own + (local_rows(given.local) if given.local else [])
    values = features_of(rows)
    tested = range(len(own), len(rows)) if given.local else range(len(own))
    taught = taught_rows(given.taught, frozenset(row[2] for row in rows)) if given.taught else ([], [])
    results = cross_validate(rows, values, list(tested), taught)
    print("\n".join(summary_lines(results)))
    for result in results:
        print("\n".join(detail_lines(result)))
    if not given.check:
        write_weights(*fit(values, rows, taught), WEIGHTS)


if __name__ == "__main__":
    main()
