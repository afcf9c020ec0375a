"""How right rules and encoder are together on sentences that neither has learned from.

    python -m benchmarks.close_reading --relation SENTENCES.jsonl --claims TEXTS.jsonl \
        --held OTHERS.jsonl --held-texts OTHERS.jsonl --readings READINGS [--write]

READINGS is what ``train_sentence_encoder.py`` wrote for the same files. Rules and words, and the claim model,
are trained here without what is held out. ``--write`` writes the curve of a claim's confidence, fitted on the
texts held out (flows/extract/data/calibration.yaml).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks import calibration, train_claims, train_relation
from benchmarks.measures import Classes, Result, detail_lines, summary_lines
from benchmarks.tallies import Count, print_reliability
from flows.encoder import logarithms, mixed, softmax
from flows.extract.closely import CLAIM, CLAIM_SHARE, RELATION, RELATION_SHARE, TEMPERATURE
from flows.extract.relation import without_label
from flows.extract.relation_model import LABELS
from flows.extract.relation_model import TEMPERATURE as OF_WORDS

SHARES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
TEMPERATURES = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
Readings = dict[str, list[float]]


def local(paths: Sequence[Path]) -> list[train_relation.Row]:
    return [row for path in paths for row in train_relation.local_rows(path)]


def by_words(rows: list[train_relation.Row], held: list[train_relation.Row]) -> list[list[float]]:
    """Logarithms of the probabilities that rules and words, trained on the rows, give to those held out."""
    vectoriser, model = train_relation.fit(train_relation.features_of(rows), rows)
    order = [list(model.classes_).index(str(label)) for label in LABELS]
    features = vectoriser.transform(train_relation.features_of(held))
    scores = model.decision_function(features)[:, order] / OF_WORDS
    return [logarithms(softmax(row)) for row in scores.tolist()]


def relation(rows: list[train_relation.Row], held: list[train_relation.Row], said: Readings) -> None:
    """Print F1 by kind of text and share, the reliability at the share that is used, and temperatures."""
    words = by_words(rows, held)
    encoded = [said[without_label(text)] for _, _, text in held]
    kinds = sorted({kind for kind, _, _ in held})
    for share in SHARES:
        both = [mixed(one, other, share) for one, other in zip(words, encoded, strict=True)]
        found = []
        for kind in kinds:
            places = [place for place, row in enumerate(held) if row[0] == kind]
            best = [int(np.argmax(both[at])) for at in places]
            chances = [softmax([value / TEMPERATURE for value in both[at]]) for at in places]
            sure = [row[place] for row, place in zip(chances, best, strict=True)]
            classes = Classes([held[at][1] for at in places], [str(LABELS[place]) for place in best], sure)
            found.append(Result("relation", kind, classes=classes))
        print(f"\nrelation, encoder's share {share}")
        print("\n".join(summary_lines(found)))
        if share == RELATION_SHARE:
            print("\n".join(line for result in found for line in detail_lines(result)))
            for temperature in TEMPERATURES:
                losses = [
                    -np.log(softmax([value / temperature for value in row])[LABELS.index(label)])
                    for row, (_, label, _) in zip(both, held, strict=True)
                ]
                print(f"  temperature {temperature}: log loss {np.mean(losses):.4f}")


def sums_of(paths: Sequence[Path], weights: dict[str, float], said: Readings, share: float) -> list[float]:
    return [
        (1 - share) * train_claims.total(weights, row.features) + share * (yes - no)
        for path in paths
        for row in train_claims.real_rows(path)
        for no, yes in (said[without_label(row.text)],)
    ]


def claims(learned: Sequence[Path], held: Sequence[Path], said: Readings, *, is_writing: bool) -> None:
    """Print F1 by file and share over the sentences that the rules let through, then the confidence."""
    real = [row for path in learned for row in train_claims.real_rows(path)]
    weights = train_claims.fit([*train_claims.made_up_rows(), *real])
    rows = {path: train_claims.real_rows(path) for path in held}
    for share in SHARES:
        print(f"\nclaims, encoder's share {share}")
        whole = Count()
        for path, of_path in rows.items():
            count = Count()
            for row, value in zip(of_path, sums_of([path], weights, said, share), strict=True):
                for each in (count, whole):
                    each.hit += value >= 0 and row.is_claim
                    each.false += value >= 0 and not row.is_claim
                    each.missed += row.is_claim and value < 0
            print(f"  {path.name}: precision, recall, F1 " + ", ".join(f"{x:.3f}" for x in count.row()))
        print("  all: " + ", ".join(f"{value:.3f}" for value in whole.row()))
    sums = sums_of(held, weights, said, CLAIM_SHARE)
    every = [row for of_path in rows.values() for row in of_path]
    articles = sorted({row.article for row in every})
    half = {article: place % 2 for place, article in enumerate(articles)}
    stated: list[tuple[float, bool]] = []
    for part in (0, 1):
        kept = [(v, r) for v, r in zip(sums, every, strict=True) if half[r.article] != part]
        slope, shifts = train_claims.fit_curve([v for v, _ in kept], [r for _, r in kept])
        stated += [
            (float(1 / (1 + np.exp(-(slope * value + shifts[row.base])))), row.is_right)
            for value, row in zip(sums, every, strict=True)
            if half[row.article] == part and value >= 0
        ]
    print_reliability("confidence of a claim, fitted on the other half of the texts", stated)
    if is_writing:
        slope, shifts = train_claims.fit_curve(sums, every)
        curve = {"slope": round(slope, 3), "intercept": {base: round(v, 3) for base, v in shifts.items()}}
        calibration.write("claims_read_closely", curve)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("--relation", "--claims", "--held", "--held-texts"):
        parser.add_argument(name, type=Path, nargs="+", required=True)
    parser.add_argument("--readings", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(argv)
    said = json.loads(given.readings.read_text(encoding="utf-8"))
    held = local(given.held)
    texts = {text for _, _, text in held}
    rows = [row for row in train_relation.own_rows() + local(given.relation) if row[2] not in texts]
    relation(rows, held, said[RELATION])
    claims(given.claims, given.held_texts, said[CLAIM], is_writing=given.write)


if __name__ == "__main__":
    main()
