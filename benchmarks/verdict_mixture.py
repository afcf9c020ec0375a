"""How right trees and encoders are together on claims that none has seen, and the calibration of all.

    OMP_NUM_THREADS=1 python -m benchmarks.verdict_mixture --readings ONE OTHER    # prints the figures
    OMP_NUM_THREADS=1 python -m benchmarks.verdict_mixture --readings ONE OTHER --write    # and writes them

ONE and OTHER are what ``train_verdict_encoder.py --folds 0 1 2 3 4`` wrote of each encoder, in the order of
``mixture.ENCODERS``: what they say of pairs that they were not trained on. The trees of each fold are trained
here. Folds keep all pairs of one study together. The probabilities that are printed are calibrated on the
other folds' rows; the calibration that is written (reading/data/verdict_mixture.json) is learned on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.train_verdict import (
    CLAIM_KIND,
    FOLDS,
    LEAST_PROBABILITY,
    SEED,
    Pair,
    _rounded,
    _trees,
    load_training_sets,
)
from benchmarks.verdicts import print_scores
from benchmarks.word_weights import UNKNOWN, word_weights
from flows.appraise.reading.mixture import ENCODERS, MIXTURE, as_one
from flows.appraise.reading.model import CLASSES, compare
from flows.encoder import mixed

ENCODER_FOLDS = {"check_covid": 5, "scifact_gold": 5}
SHARES = (0.0, 0.3, 0.4, 0.5, 1.0)
SHARE = 0.4
CONTRADICTED = 1
N_DRAWS = 2000


@dataclass(frozen=True)
class HeldOut:
    """What trees and encoders say of the pairs of one set, as logarithms, and what is right."""

    trees: Any
    encoder: Any
    labels: Any
    folds: Any
    studies: list[str]

    def mixed(self, share: float) -> Any:
        rows = zip(self.trees.tolist(), self.encoder.tolist(), strict=True)
        return np.array([mixed(one, other, share) for one, other in rows])


def fold_numbers(name: str, pairs: Sequence[Pair]) -> list[int]:
    """The fold of the encoder's cross-validation that each pair is held out in."""
    folds = GroupKFold(ENCODER_FOLDS[name], shuffle=True, random_state=SEED)
    numbers = [0] * len(pairs)
    for number, (_, outside) in enumerate(folds.split(pairs, None, [pair.group for pair in pairs])):
        for place in outside:
            numbers[place] = number
    return numbers


def held_out(readings: Sequence[dict[str, list[list[float]]]]) -> dict[str, HeldOut]:
    """Trees by the folds of ``benchmarks.verdicts``, beside what the encoders said (set → a row a pair)."""
    sets = load_training_sets()
    names = list(compare("", "", word_weights(), UNKNOWN))
    tables, labels, weights = {}, {}, {}
    for name, pairs in sets.items():
        rows = [compare(pair.claim, pair.evidence, word_weights(), UNKNOWN) for pair in pairs]
        tables[name] = np.array([[row[one] for one in names] for row in rows])
        labels[name] = np.array([CLASSES.index(pair.label) for pair in pairs])
        weights[name] = np.array([pair.weight for pair in pairs])
    found = {}
    for name in ENCODER_FOLDS:
        pairs = sets[name]
        rest = [other for other in sets if other != name]
        raw = np.zeros((len(pairs), len(CLASSES)))
        folds = GroupKFold(FOLDS[name], shuffle=True, random_state=SEED)
        for inside, outside in folds.split(pairs, None, [pair.group for pair in pairs]):
            parts = (
                np.concatenate([column[name][inside], *(column[other] for other in rest)])
                for column in (tables, labels, weights)
            )
            trees = _trees(*parts, CLAIM_KIND)
            raw[outside] = np.log(np.maximum(trees.predict_proba(tables[name][outside]), LEAST_PROBABILITY))
        found[name] = HeldOut(
            raw,
            np.array([as_one(said) for said in zip(*(one[name] for one in readings), strict=True)]),
            labels[name],
            np.array(fold_numbers(name, pairs)),
            [pair.group for pair in pairs],
        )
    return found


def macro(labels: Any, given: Any) -> float:
    """Mean F1 of the classes that the labels have."""
    scores = [
        2 * ((given == one) & (labels == one)).sum() / ((given == one).sum() + (labels == one).sum())
        for one in np.unique(labels)
    ]
    return float(np.mean(scores))


def gains(rows: HeldOut, share: float) -> Any:
    """Gain in macro F1 over the trees, in draws of studies with replacement."""
    chance = np.random.default_rng(SEED)
    studies = sorted(set(rows.studies))
    of_study = np.array(rows.studies)
    places = [np.flatnonzero(of_study == study) for study in studies]
    alone, both = rows.trees.argmax(axis=1), rows.mixed(share).argmax(axis=1)
    found = []
    for _ in range(N_DRAWS):
        drawn = np.concatenate([places[at] for at in chance.integers(0, len(studies), len(studies))])
        labels = rows.labels[drawn]
        found.append(macro(labels, both[drawn]) - macro(labels, alone[drawn]))
    return np.array(found)


def calibration(sets: dict[str, HeldOut], share: float, but: int | None = None) -> Any:
    """The calibration learned on the rows of all sets, but for those of a fold."""
    raw = np.concatenate([rows.mixed(share)[rows.folds != but] for rows in sets.values()])
    labels = np.concatenate([rows.labels[rows.folds != but] for rows in sets.values()])
    return LogisticRegression(C=0.5, max_iter=2000).fit(raw, labels)


def report(sets: dict[str, HeldOut]) -> None:
    for name, rows in sets.items():
        print(f"\n{name}: {len(rows.labels)} rows; encoder's share, macro F1 (by fold), contradicted")
        for share in SHARES:
            given = rows.mixed(share).argmax(axis=1)
            by_fold = [
                macro(rows.labels[rows.folds == fold], given[rows.folds == fold])
                for fold in range(ENCODER_FOLDS[name])
            ]
            is_hit = (given == CONTRADICTED) & (rows.labels == CONTRADICTED)
            precision = is_hit.sum() / (given == CONTRADICTED).sum()
            recall = is_hit.sum() / (rows.labels == CONTRADICTED).sum()
            print(
                f"  {share:.1f}  {macro(rows.labels, given):.3f} "
                f"({', '.join(f'{one:.3f}' for one in by_fold)})"
                f"  precision {precision:.3f} recall {recall:.3f}"
            )
        for share in SHARES[1:-1]:
            drawn = gains(rows, share)
            low, high = np.percentile(drawn, [5, 95])
            print(
                f"  gain at {share:.1f} in {N_DRAWS} draws of studies: above 0 in {(drawn > 0).mean():.3f},"
                f" nine in ten from {low:.3f} to {high:.3f}"
            )
    learned = {fold: calibration(sets, SHARE, but=fold) for fold in range(5)}
    for name, rows in sets.items():
        raw = rows.mixed(SHARE)
        best = raw.argmax(axis=1)
        sure = [
            float(learned[fold].predict_proba(raw[place : place + 1])[0, best[place]])
            for place, fold in enumerate(rows.folds.tolist())
        ]
        print_scores(
            f"Trees and encoder at {SHARE}, {name}, held out",
            [CLASSES[label].value for label in rows.labels],
            [CLASSES[label].value for label in best],
            sure,
        )


def write(sets: dict[str, HeldOut], path: Path = MIXTURE) -> None:
    """Learn the calibration on all rows, and write it with the share."""
    learned = calibration(sets, SHARE)
    data = {
        "encoder_share": SHARE,
        "calibration": [_rounded(row) for row in learned.coef_],
        "calibration_intercept": _rounded(learned.intercept_),
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--readings", type=Path, required=True, nargs=len(ENCODERS))
    parser.add_argument("--write", action="store_true", help="write share and calibration")
    given = parser.parse_args(argv)
    sets = held_out([json.loads(path.read_text(encoding="utf-8")) for path in given.readings])
    report(sets)
    if given.write:
        write(sets)


if __name__ == "__main__":
    main()
