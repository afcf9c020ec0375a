"""Train the encoder that labels the pieces of a printed reference, to be read beside the model.

    export PYTHONPATH=.:.venv/lib/python3.11/site-packages
    export TRAIN="/tmp/encoder/bin/python -m benchmarks.train_reference_encoder"
    $TRAIN                                   # writes the weights; 20 minutes of one core
    $TRAIN --fold 2 --readings FILE          # what it says of references that it was not trained on

``python -m benchmarks.references --readings FILE …`` measures with the second. The environment is that of
``train_verdict_encoder.py``; references, their copies and the made-up ones are those of
``train_references.py``.
One thread and a set seed: same data, versions and kind of machine, same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from benchmarks import encoder_net
from benchmarks.encoder_net import (
    Learner,
    Net,
    batches,
    embeddings,
    falling,
    padded,
    round_off,
    vocabulary,
    write,
)
from benchmarks.labelled_references import Example, shared_sets
from benchmarks.references import N_ENCODER_FOLDS, folds_of
from benchmarks.train_references import labels_of, with_copies
from flows.resolve.strings.closely import ENCODER, HEAD, LONGEST, N_SHAPES, Row, row_of
from flows.resolve.strings.tokens import tokenise

PASSES = 4
RATE = 1e-4
SMOOTHING = 0.03
Labelled = tuple[Row, list[str]]


class TaggingNet(Net):
    """An encoder that labels each piece; how words are written is added to the pieces."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(LONGEST, 0, {})
        self.labels = tuple(labels)
        self.shapes = nn.Embedding(N_SHAPES, encoder_net.WIDTH)
        self.shapes.weight.data.normal_(0, 0.02)
        self.heads[HEAD] = nn.ModuleDict({"head": nn.Linear(encoder_net.WIDTH, len(labels))})

    def scores(self, rows: Sequence[Row]) -> Any:
        """What is said of the pieces of some references: references, pieces, labels."""
        states = [
            embeddings[row.pieces]
            + self.positions[: len(row.pieces)]
            + self.kinds[0]
            + self.shapes(torch.tensor(row.shapes))
            for row in rows
        ]
        state, mask = padded(states)
        state = self.drop(self.norm(state))
        for layer in self.layers:
            state = layer(state, mask)
        return self.heads[HEAD]["head"](self.drop(state))


def labelled(examples: Sequence[Example]) -> list[Labelled]:
    """Each reference as the encoder takes it, and the labels of the tokens that it reads."""
    found = []
    for example in examples:
        tokens, tail, _ = tokenise(example.text)
        if tokens:
            row = row_of(tokens, tail, vocabulary)
            found.append((row, labels_of(example, tokens)[: len(row.places)]))
    return found


def fit(model: TaggingNet, rows: Sequence[Labelled]) -> None:
    """Train on all rows, :data:`PASSES` times."""
    chance = random.Random(encoder_net.SEED)
    number_of = {label: number for number, label in enumerate(model.labels)}
    steps = PASSES * (len(rows) // encoder_net.BATCH + 1)
    learner = Learner(model, RATE, falling(steps, max(1, steps // 10)), ("heads.", "shapes."))
    for number in range(1, PASSES + 1):
        total = 0.0
        for batch in batches(rows, chance, length=lambda row: len(row[0].pieces)):
            scores = model.scores([row for row, _ in batch])
            said = torch.cat([scores[place, row.places] for place, (row, _) in enumerate(batch)])
            wanted = torch.tensor([number_of[label] for _, labels in batch for label in labels])
            loss = functional.cross_entropy(said, wanted, label_smoothing=SMOOTHING)
            total += learner.step(loss) * len(batch)
        print(f"  pass {number}: loss {total / len(rows):.4f}", flush=True)


def trained(examples: Sequence[Example]) -> TaggingNet:
    """An encoder that has learned from the examples, their copies and made-up ones; tables rounded."""
    rows = labelled(with_copies(examples))
    torch.manual_seed(encoder_net.SEED)
    model = TaggingNet(sorted({label for _, labels in rows for label in labels}))
    fit(model, rows)
    round_off(model.layers)
    return model.eval()


@torch.no_grad()
def read(model: TaggingNet, examples: Sequence[Example]) -> dict[str, list[list[float]]]:
    """Text → logarithms of the probabilities of the labels, a row a token."""
    said = {}
    for example, (row, _) in zip(examples, labelled(examples), strict=True):
        logs = torch.log_softmax(model.scores([row])[0, row.places], -1)
        said[example.text] = [[round(value, 3) for value in of_token] for of_token in logs.tolist()]
    return said


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--fold", type=int, choices=range(N_ENCODER_FOLDS), help="the fold of both sets to leave out"
    )
    parser.add_argument(
        "--readings", type=Path, help="where to write what is said of that fold; no weights then"
    )
    given = parser.parse_args(argv)
    folds = [folds_of(examples, N_ENCODER_FOLDS) for examples in shared_sets().values()]
    known = [
        row for parts in folds for number, part in enumerate(parts) if number != given.fold for row in part
    ]
    model = trained(known)
    if given.fold is None:
        write(model, ENCODER, {"shapes.weight": model.shapes.weight}, model.labels)
        return
    held = [row for parts in folds for row in parts[given.fold] if tokenise(row.text)[0]]
    said = {"fold": given.fold, "labels": model.labels, "references": read(model, held)}
    given.readings.write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
