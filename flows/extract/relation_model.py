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


@value()
class Weights:
    """The weights of single features and of pairs of words, and the names of each."""

    single: dict[str, tuple[int, ...]]
    pairs: dict[tuple[str, str], tuple[int, ...]]
    known: frozenset[str]
    known_pairs: frozenset[tuple[str, str]]


@cache
def _weights() -> Weights:
    with gzip.open(WEIGHTS) as packed:
        rows = csv.reader(
            io.TextIOWrapper(packed, "utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        next(rows)
        single = {row[0]: tuple(map(int, row[1:])) for row in rows}
    spaced = [name for name in single if " " in name]
    pairs = {(one, two): single.pop(name) for name in spaced for one, two in [name.split(" ")]}
    return Weights(single, pairs, frozenset(single), frozenset(pairs))


def probabilities(found: Features) -> tuple[float, ...]:
    """The probability of each of :data:`LABELS` under a sentence's features."""
    weights = _weights()
    single = weights.single
    rows = [single["(intercept)"]]
    rows += [single[name] for name in found.cues if name in single]
    rows += [single[name] for name in found.words & weights.known]
    rows += [weights.pairs[pair] for pair in found.pairs & weights.known_pairs]
    totals = [sum(column) / (SCALE * TEMPERATURE) for column in zip(*rows, strict=True)]
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return tuple([power / whole for power in powers])
