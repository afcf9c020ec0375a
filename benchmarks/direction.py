"""Direction from evidence, cross-validated by article: ``python -m benchmarks.direction``.

Five folds over the development data, no article in two folds; prints macro F1, confusion and reliability.
Needs the shared data (``TEARSHEET_SHARED``) and scikit-learn.
"""

from __future__ import annotations

import numpy as np
from sklearn.model_selection import GroupKFold

from benchmarks.relation import macro_f1, print_confusion, print_reliability
from benchmarks.train_direction import LABELS, features_of, fit, read_rows, valued


def main() -> None:
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
            best = int(np.argmax(row))
            read[i], stated[i] = str(model.classes_[best]), float(row[best])
    pairs = list(zip(labels, read, strict=True))
    macro, scores = macro_f1(pairs, LABELS)
    print(f"{len(rows)} rows, 5 folds by article, macro F1 {macro:.3f}")
    print("  ".join(f"{label} {score:.3f}" for label, score in scores.items()))
    print_confusion(pairs, LABELS)
    print_reliability([(s, gold == label) for s, (gold, label) in zip(stated, pairs, strict=True)])


if __name__ == "__main__":
    main()
