"""Relation strength on the sentences written for it: ``python -m benchmarks.relation``.

Prints macro F1, the confusion and the reliability table for the held-out and the development sentences, and
the time a sentence takes. The held-out sentences were written before the rules.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from flows.extract.relation import classify_relation
from schemas.vocabulary import Relation

DATA = Path(__file__).with_name("data") / "relation.yaml"


def macro_f1(pairs: Sequence[tuple[str, str]], labels: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Macro-averaged F1 over (gold, read) pairs, and the F1 of each label."""
    count = Counter(pairs)
    scores = {}
    for label in labels:
        hit = count[label, label]
        read = sum(n for (_, other), n in count.items() if other == label)
        gold = sum(n for (other, _), n in count.items() if other == label)
        scores[label] = 2 * hit / (read + gold) if read + gold else 0.0
    return sum(scores.values()) / len(labels), scores


def print_confusion(pairs: Sequence[tuple[str, str]], labels: Sequence[str]) -> None:
    count = Counter(pairs)
    width = max(len(label) for label in labels)
    print(f"{'gold, read':>{width}}  " + "  ".join(f"{label:>{width}}" for label in labels))
    for gold in labels:
        print(f"{gold:>{width}}  " + "  ".join(f"{count[gold, label]:>{width}}" for label in labels))


def print_reliability(rows: Sequence[tuple[float, bool]]) -> None:
    """How often readings of a stated confidence are right."""
    print("confidence   readings   mean stated   right")
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = 1.01 if low == 0.9 else (0.5 if low == 0.0 else low + 0.1)
        inside = [(stated, right) for stated, right in rows if low <= stated < high]
        if inside:
            mean = sum(stated for stated, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            print(f"{low:.1f}-{min(high, 1):.1f}      {len(inside):8}   {mean:11.3f}   {share:.3f}")


def main() -> None:
    written = yaml.safe_load(DATA.read_text("utf-8"))
    labels = list(Relation.values())
    for split, groups in written.items():
        sentences = [(label, sentence) for label, group in groups.items() for sentence in group]
        started = time.process_time()
        readings = [classify_relation(sentence) for _, sentence in sentences]
        micros = (time.process_time() - started) / len(sentences) * 1e6
        pairs = [(label, str(reading.label)) for (label, _), reading in zip(sentences, readings, strict=True)]
        macro, scores = macro_f1(pairs, labels)
        print(f"\n{split}: {len(pairs)} sentences, macro F1 {macro:.3f}, {micros:.0f} µs a sentence")
        print("  ".join(f"{label} {score:.3f}" for label, score in scores.items()))
        print_confusion(pairs, labels)
        print_reliability(
            [(r.confidence, gold == read) for r, (gold, read) in zip(readings, pairs, strict=True)]
        )


if __name__ == "__main__":
    main()
