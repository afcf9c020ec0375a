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
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
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
_BITS: Final = 32
_HALF: Final = 1 << _BITS - 1
_MASK: Final = (1 << _BITS) - 1
_RULES: Final = {label: f"rule:{label}" for label in LABELS}


@value()
class Features:
    """The binary features of a sentence: what the rules make of it, its words, and its pairs of words."""

    cues: tuple[str, ...]
    present: frozenset[str]
    words: list[str]
    """In order; two that follow each other are a pair."""

    def names(self) -> set[str]:
        """The features as the file of weights names them."""
        return {*self.cues, *self.present, *map(" ".join, pairwise(self.words))}


def features(reader: Reader, counts: dict[str, int], rule: Relation) -> Features:
    """The features of a sentence that the rules have read."""
    cues = _cues(
        rule,
        tuple(counts.items()),
        min(len(reader.negations), 2),
        min(len(reader.modals), 2),
        reader.text.endswith("?"),
    )
    return Features(cues, reader.present, reader.words)


@lru_cache(maxsize=1 << 12)
def _cues(
    rule: Relation, counts: tuple[tuple[str, int], ...], negations: int, modals: int, is_question: bool
) -> tuple[str, ...]:
    kinds = [(kind, min(count, 2)) for kind, count in counts if count]
    cues = [
        _RULES[rule],
        "cues:" + "+".join(kind for kind, _ in kinds if kind != "loose"),
        f"negations:{negations}",
        f"modals:{modals}",
        *[f"cue:{kind}:{count}" for kind, count in kinds],
    ]
    return (*cues, "question:") if is_question else tuple(cues)


@value()
class Weights:
    """A feature's weights for the labels in one whole number (:func:`_packed`), so that one sum adds all."""

    single: dict[str, int]
    known: frozenset[str]
    second: dict[str, dict[str, int]]
    """First word of a pair → its second → their weights."""


@cache
def _weights() -> Weights:
    with gzip.open(WEIGHTS) as packed:
        rows = csv.reader(
            io.TextIOWrapper(packed, "utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        next(rows)
        single = {row[0]: _packed(map(int, row[1:])) for row in rows}
    second: dict[str, dict[str, int]] = defaultdict(dict)
    for name in [name for name in single if " " in name]:
        one, two = name.split(" ")
        second[one][two] = single.pop(name)
    return Weights(single, frozenset(single), dict(second))


def _packed(weights: Iterable[int]) -> int:
    """One number of several, each with its own bits; packed numbers add up as their parts do.

    >>> _unpacked(_packed([3, -5, 0, 7]) + _packed([1, 1, -1, 1]))
    [4, -4, -1, 8]
    """
    return sum(weight << place * _BITS for place, weight in enumerate(weights))


def _unpacked(number: int) -> list[int]:
    parts = []
    for _ in LABELS:
        part = (number + _HALF & _MASK) - _HALF
        parts.append(part)
        number = number - part >> _BITS
    return parts


def probabilities(found: Features) -> tuple[float, ...]:
    """The probability of each of :data:`LABELS` under a sentence's features."""
    weights = _weights()
    single, second = weights.single, weights.second
    number = _by_cues(found.cues)
    for word in found.present & weights.known:
        number += single[word]
    pairs = {}
    for one, two in pairwise(found.words):
        if one in second and two in second[one]:
            pairs[one, two] = second[one][two]
    totals = [part / (SCALE * TEMPERATURE) for part in _unpacked(number + sum(pairs.values()))]
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return tuple([power / whole for power in powers])


@lru_cache(maxsize=1 << 12)
def _by_cues(cues: tuple[str, ...]) -> int:
    single = _weights().single
    return single["(intercept)"] + sum(single.get(name, 0) for name in cues)
