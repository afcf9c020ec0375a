"""Relation strength on the sentences written for it: ``python -m benchmarks.relation``.

Prints macro F1, the confusion and the reliability table for the held-out and the development sentences, and
the time a sentence takes. The held-out sentences were written before the rules.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.measures import Classes, Result, detail_lines, summary_lines
from flows.extract.closely import classify_relation_closely
from flows.extract.relation import classify_relation

DATA = Path(__file__).with_name("data") / "relation.yaml"
UNSEEN = DATA.with_name("relation_unseen.yaml")
TRAINING = DATA.with_name("relation_training.yaml")


def written() -> dict[str, list[tuple[str, str]]]:
    """Label and sentence by set; of the later sentences every second one is held out."""
    sets = {
        split: [(label, sentence) for label, group in groups.items() for sentence in group]
        for split, groups in yaml.safe_load(DATA.read_text("utf-8")).items()
    }
    for kind, groups in yaml.safe_load(UNSEEN.read_text("utf-8")).items():
        for split, first in (("heldout", 0), ("development", 1)):
            sets[f"{kind}, {split}"] = [
                (label, sentence) for label, group in groups.items() for sentence in group[first::2]
            ]
    return sets


def results() -> Iterator[Result]:
    """The readings of each set of sentences, by rules and words and with the encoder."""
    for split, sentences in written().items():
        for classify, how in ((classify_relation, ""), (classify_relation_closely, ", read closely")):
            readings = [classify(sentence) for _, sentence in sentences]
            classes = Classes(
                [label for label, _ in sentences],
                [str(reading.label) for reading in readings],
                [reading.confidence for reading in readings],
            )
            yield Result("relation", f"own sentences, {split}{how}", classes=classes)


def micros() -> float:
    """Microseconds that a sentence takes."""
    sentences = [sentence for rows in written().values() for _, sentence in rows]
    started = time.process_time()
    for sentence in sentences:
        classify_relation(sentence)
    return (time.process_time() - started) / len(sentences) * 1e6


def print_errors() -> None:
    """Every sentence of the development sets that is read otherwise than written."""
    for split, sentences in written().items():
        for label, sentence in sentences:
            reading = classify_relation(sentence)
            if reading.label != label and split.endswith("development"):
                print(f"{split}: {label} read as {reading.label} ({reading.confidence:.2f}): {sentence}")


def main() -> None:
    found = list(results())
    print("\n".join(summary_lines(found)))
    for result in found:
        print("\n".join(detail_lines(result)))
    print(f"\n{micros():.0f} µs a sentence")
    if "--errors" in sys.argv:
        print_errors()


if __name__ == "__main__":
    main()
