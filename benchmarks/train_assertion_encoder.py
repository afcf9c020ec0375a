"""Train the encoder that marks exposure and outcome in a claim and says which way the outcome goes.

    export PYTHONPATH=.:.venv/lib/python3.11/site-packages
    /tmp/encoder/bin/python -m benchmarks.train_assertion_encoder    # 20 minutes of one core

The environment is that of ``train_verdict_encoder.py``; the claims are those of ``assertion_rows.py``, of
which ``python -m benchmarks.marked_assertions`` measures with the part that is held out here. One thread and
a set seed: same data, versions and kind of machine, same bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from benchmarks import encoder_net
from benchmarks.assertion_rows import IGNORED, Marked, marked_claims
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
from flows.extract.assertions.marked import ENCODER, LABELS, LONGEST, PARTS, WAY, WAYS

PASSES = 3
RATE = 1e-4
SMOOTHING = 0.03


class MarkingNet(Net):
    """An encoder that labels each word by its first piece, and the whole by its mean and first piece."""

    def __init__(self) -> None:
        super().__init__(LONGEST, 0, {WAY: len(WAYS)})
        self.heads[PARTS] = nn.ModuleDict({"head": nn.Linear(encoder_net.WIDTH, len(LABELS))})

    def loss(self, rows: Sequence[Marked]) -> Any:
        """Of the labels of all words and of the ways of all claims."""
        states = [embeddings[row.pieces] + self.positions[: len(row.pieces)] + self.kinds[0] for row in rows]
        state, mask = padded(states)
        state = self.drop(self.norm(state))
        for layer in self.layers:
            state = layer(state, mask)
        each = self.heads[PARTS]["head"](self.drop(state))
        said = torch.cat([each[place, row.places] for place, row in enumerate(rows)])
        wanted = torch.tensor([label for row in rows for label in row.labels])
        of_words = functional.cross_entropy(said, wanted, ignore_index=IGNORED, label_smoothing=SMOOTHING)
        ways = torch.tensor([row.way for row in rows])
        of_ways = functional.cross_entropy(self.pooled(state, mask, WAY), ways, label_smoothing=SMOOTHING)
        return of_words + of_ways


def trained() -> MarkingNet:
    """An encoder that has learned from the claims, its tables rounded."""
    rows = marked_claims("training", vocabulary)
    torch.manual_seed(encoder_net.SEED)
    model = MarkingNet()
    chance = random.Random(encoder_net.SEED)
    steps = PASSES * (len(rows) // encoder_net.BATCH + 1)
    learner = Learner(model, RATE, falling(steps, steps // 10))
    for number in range(1, PASSES + 1):
        total = 0.0
        for batch in batches(rows, chance, length=lambda row: len(row.pieces)):
            total += learner.step(model.loss(batch)) * len(batch)
        print(f"  pass {number}: loss {total / len(rows):.4f}", flush=True)
    round_off(model.layers)
    return model.eval()


def main() -> None:
    write(trained(), ENCODER)


if __name__ == "__main__":
    sys.exit(main())
