"""The relation model: what the cues say and the words around them, weighed by a logistic regression.

``data/relation_weights.tsv.gz`` has a header (``feature`` and one column a label) and one line a feature,
sorted, weights in thousandths; ``(intercept)`` is the bias. Whole numbers add up to the same total in any
order. ``benchmarks/train_relation.py`` writes it, ``docs/models/relation.md`` describes it.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from flows.extract.relation_reader import Reader
from flows.values import value
from schemas.vocabulary import Relation

WEIGHTS: Final = Path(__file__).parent / "data" / "relation_weights.tsv.gz"
LABELS: Final = (
    Relation.CAUSAL,
    Relation.CONDITIONAL_CAUSAL,
    Relation.CORRELATIONAL,
    Relation.NONE,
)
SCALE: Final = 1000
TEMPERATURE: Final = 1.2
"""Divides the scores before the softmax (see the model card)."""
_RULES: Final = {label: f"rule:{label}" for label in LABELS}


@value()
class Features:
    """The binary features of a sentence: what the rules make of it, its words, and its pairs of words."""

    cues: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def names(self) -> set[str]:
        """The features as the file of weights names them."""
        return {*self.cues, *self.words, *map(" ".join, self.pairs)}


def features(reader: Reader, counts: dict[str, int], rule: Relation) -> Features:
    """The features of a sentence that the rules have read."""
    kinds = [kind for kind, count in counts.items() if count]
    cues = [
        _RULES[rule],
        "cues:" + "+".join(kinds),
        f"negations:{min(len(reader.negations), 2)}",
        f"modals:{min(len(reader.modals), 2)}",
        *[f"cue:{kind}:{min(counts[kind], 2)}" for kind in kinds],
    ]
    if reader.text.endswith("?"):
        cues.append("question:")
    return Features(tuple(cues), reader.present, frozenset(pairwise(reader.words)))


@cache
def _weights() -> tuple[dict[str, tuple[int, ...]], dict[tuple[str, str], tuple[int, ...]]]:
    """The weights of the cues and words, and those of the pairs."""
    with gzip.open(WEIGHTS) as packed:
        rows = csv.reader(
            io.TextIOWrapper(packed, "utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        next(rows)
        weights = {row[0]: tuple(map(int, row[1:])) for row in rows}
    pairs = {name: tuple(name.split(" ")) for name in weights if " " in name}
    return weights, {(pair[0], pair[1]): weights[name] for name, pair in pairs.items()}


def probabilities(found: Features) -> tuple[float, ...]:
    """The probability of each of :data:`LABELS` under a sentence's features."""
    weights, pairs = _weights()
    rows = [weights["(intercept)"]]
    rows += [weights[name] for name in found.cues if name in weights]
    rows += map(weights.__getitem__, found.words & weights.keys())
    rows += map(pairs.__getitem__, found.pairs & pairs.keys())
    totals = [sum(column) / (SCALE * TEMPERATURE) for column in zip(*rows, strict=True)]
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return tuple(power / whole for power in powers)
