"""Direction from evidence, cross-validated by article: ``python -m benchmarks.direction``.

Five folds over the development data, no article in two folds; prints macro F1, confusion and reliability.
Needs the shared data (``TEARSHEET_SHARED``) and scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterator

from sklearn.model_selection import GroupKFold

from benchmarks.measures import Classes, Result, detail_lines, summary_lines
from benchmarks.train_direction import LABELS, features_of, fit, read_rows, valued
from flows.extract.direction.model import CLASSES, decided

FIELDS = ("intervention", "comparator", "outcome", "evidence")


def results() -> Iterator[Result]:
    """The cross-validated answers."""
    rows = read_rows()
    found = features_of(rows)
    labels = [row["label"] for row in rows]
    groups = [row["pmcid"] for row in rows]
    read = [""] * len(rows)
    stated = [0.0] * len(rows)
    for train, test in GroupKFold(5).split(rows, labels, groups):
        vectoriser, model = fit([rows[i] for i in train], [found[i] for i in train])
        chances = model.predict_proba(vectoriser.transform([valued(found[i]) for i in test]))
        for i, row in zip(test, chances, strict=True):
            given = decided([float(chance) for chance in row], *(rows[i][name] or "" for name in FIELDS))
            read[i], stated[i] = LABELS[CLASSES.index(given.direction)], given.confidence
    yield Result("direction", "evidence_inference, 5 folds by article", classes=Classes(labels, read, stated))


def main() -> None:
    for result in results():
        print("\n".join([*summary_lines([result]), *detail_lines(result)]))


if __name__ == "__main__":
    main()
