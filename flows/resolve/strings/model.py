"""The trained model: a linear-chain CRF (Lafferty, McCallum & Pereira 2001), read from the package once.

``benchmarks/train_references.py`` makes the file, ``docs/models/references.md`` describes it. Weights are
whole thousandths, so that the best labelling is the same on every machine. The rows of weights of a key are
found once and kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import add
from pathlib import Path

import numpy as np
import numpy.typing as npt

from flows.resolve.strings.features import expand, keys_of
from flows.resolve.strings.stretches import Key
from flows.resolve.strings.tokens import Token

OUTSIDE = "o-web"
MODEL = Path(__file__).parent / "data" / "references.json.gz"
_MOST_KEYS = 1 << 18
_NO_WEIGHTS = np.zeros(1, np.int32).tobytes()


Reader = Callable[[Sequence[Token], str, tuple[str, ...]], npt.NDArray[np.int32]]
"""Tokens, what stands behind them, and the labels → weights in thousandths, a row a token."""


class Tagger:
    """A CRF with the weights of one file.

    Args:
        text: JSON with ``labels``, their ``transitions`` (from row to column), and ``features``: for each the
            numbers of the labels that it speaks for or against, each followed by its weight.
    """

    def __init__(self, text: str) -> None:
        model = json.loads(text)
        self.labels: tuple[str, ...] = tuple(model["labels"])
        self._transitions: list[list[int]] = model["transitions"]
        # By how much the label of the column can still gain on that of the row with the next step.
        self._lead = [
            [max(one - other for one, other in zip(steps, ahead, strict=True)) for steps in self._transitions]
            for ahead in self._transitions
        ]
        features: dict[str, list[int]] = model["features"]
        sizes = [len(pairs) // 2 for pairs in features.values()]
        flat = np.fromiter(chain.from_iterable(features.values()), np.int32)
        self._matrix = np.zeros((len(features) + 1, len(self.labels)), np.int32)
        self._matrix[np.repeat(np.arange(1, len(sizes) + 1), sizes), flat[::2]] = flat[1::2]
        self._row_of = {feature: row for row, feature in enumerate(features, start=1)}
        self._rows_of_key: dict[Key, bytes] = {}

    def tag(self, tokens: Sequence[Token], tail: str, reader: Reader | None = None) -> list[str]:
        """The most likely labels of a reference's tokens; ``tail`` is what stands behind the last one.

        A reader gives further weights for the first tokens (closely.py).
        """
        if not tokens:
            return []
        columns = [self._rows(column) for column in keys_of(tokens, tail)]
        # Every token begins with the row of nothing, for reduceat knows no empty sums.
        rows = [b"".join((_NO_WEIGHTS, *parts)) for parts in zip(*columns, strict=True)]
        sizes = [len(one) // len(_NO_WEIGHTS) for one in rows]
        starts = [0, *accumulate(sizes[:-1])]
        found = self._matrix.take(np.frombuffer(b"".join(rows), np.int32), axis=0)
        weights = np.add.reduceat(found, starts, axis=0)
        if reader is not None:
            further = reader(tokens, tail, self.labels)
            weights[: len(further)] += further
        return [self.labels[label] for label in self._best_path(weights.tolist())]

    def _rows(self, keys: list[Key]) -> list[bytes]:
        """The rows of the matrix for each key of a column."""
        known = self._rows_of_key
        try:
            return [known[key] for key in keys]
        except KeyError:
            if len(known) > _MOST_KEYS:
                self._rows_of_key = known = {}
            row_of = self._row_of
            for key in keys:
                if key not in known:
                    rows = [row_of[feature] for feature in expand(key) if feature in row_of]
                    known[key] = np.array(rows, np.int32).tobytes()
            return [known[key] for key in keys]

    def _best_path(self, weights: list[list[int]]) -> list[int]:
        """Viterbi's algorithm; labels that no label to come can make the best are not followed."""
        transitions, lead = self._transitions, self._lead
        scores = weights[0]
        origins: list[list[int] | int] = []
        for row in weights[1:]:
            best = max(scores)
            ahead = scores.index(best)
            needed = lead[ahead]
            others = [label for label, score in enumerate(scores) if score + needed[label] > best]
            if not others:
                scores = list(map(add, row, transitions[ahead]))
                origins.append(ahead)
                continue
            reached = [best + step for step in transitions[ahead]]
            came_from = [ahead] * len(row)
            for other in others:
                score = scores[other]
                for label, step in enumerate(transitions[other]):
                    if score + step > reached[label]:
                        reached[label] = score + step
                        came_from[label] = other
            scores = list(map(add, row, reached))
            origins.append(came_from)
        label = scores.index(max(scores))
        path = [label]
        for origin in reversed(origins):
            label = origin if isinstance(origin, int) else origin[label]
            path.append(label)
        return path[::-1]


@cache
def bundled_tagger() -> Tagger:
    """The model that the package ships."""
    return Tagger(gzip.decompress(MODEL.read_bytes()).decode("utf-8"))


def label(
    tokens: Sequence[Token], tail: str, tagger: Tagger | None = None, reader: Reader | None = None
) -> list[str]:
    """The field of each token: "B-author", "I-author", …, or "o-…" outside every field."""
    if all(token.text[0] == "<" for token in tokens):
        return [OUTSIDE] * len(tokens)
    labels = (tagger or bundled_tagger()).tag(tokens, tail, reader)
    # An identifier is found by pattern and belongs to no field, whatever the model says.
    return [OUTSIDE if token.text[0] == "<" else name for token, name in zip(tokens, labels, strict=True)]
