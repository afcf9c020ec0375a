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
TEMPERATURE: Final = 1.1
"""Divides the scores before the softmax (see the model card)."""
_SHORT: Final = 5
_BITS: Final = 32
_HALF: Final = 1 << _BITS - 1
_MASK: Final = (1 << _BITS) - 1
_RULES: Final = {label: f"rule:{label}" for label in LABELS}


@value()
class Features:
    """The binary features of a sentence: what the rules make of it, words, their endings, pairs of words."""

    cues: tuple[str, ...]
    present: frozenset[str]
    words: list[str]
    """In order; two that follow each other are a pair."""

    def names(self) -> set[str]:
        """The features as the file of weights names them."""
        endings = {f"-{ending}" for ending in self.endings()}
        return {*self.cues, *self.present, *endings, *map(" ".join, pairwise(self.words))}

    def endings(self) -> set[str]:
        """How the longer words end, which tells kinds of words that are too rare to be known."""
        return {word[-3:] for word in self.present if len(word) > _SHORT}


def features(reader: Reader, counts: dict[str, int], rule: Relation) -> Features:
    """The features of a sentence that the rules have read."""
    cues = _cues(
        rule,
        tuple(counts.items()),
        min(len(reader.negations), 2),
        min(len(reader.modals), 2),
        reader.text.endswith("?"),
        min(len(reader.present & reader.tables.outcomes), 3),
    )
    return Features(cues, reader.present, reader.words)


@lru_cache(maxsize=1 << 12)
def _cues(
    rule: Relation,
    counts: tuple[tuple[str, int], ...],
    negations: int,
    modals: int,
    is_question: bool,
    outcomes: int,
) -> tuple[str, ...]:
    kinds = [(kind, min(count, 2)) for kind, count in counts if count]
    cues = [
        _RULES[rule],
        "cues:" + "+".join(kind for kind, _ in kinds if kind != "loose"),
        f"negations:{negations}",
        f"modals:{modals}",
        f"outcomes:{outcomes}",
        f"outcomes:{min(outcomes, 1)},{rule}",
        *[f"cue:{kind}:{count}" for kind, count in kinds],
    ]
    return (*cues, "question:") if is_question else tuple(cues)


@value()
class Weights:
    """A feature's weights for the labels in one whole number (:func:`_packed`), so that one sum adds all."""

    single: dict[str, int]
    known: frozenset[str]
    ending: dict[str, int]
    known_endings: frozenset[str]
    pairs: dict[tuple[str, str], int]


@cache
def _weights() -> Weights:
    with gzip.open(WEIGHTS) as packed:
        rows = csv.reader(
            io.TextIOWrapper(packed, "utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        next(rows)
        single = {row[0]: _packed(map(int, row[1:])) for row in rows}
    pairs = {}
    for name in [name for name in single if " " in name]:
        one, two = name.split(" ")
        pairs[one, two] = single.pop(name)
    endings = {name[1:]: single.pop(name) for name in [name for name in single if name[0] == "-"]}
    return Weights(single, frozenset(single), endings, frozenset(endings), pairs)


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
    single, pairs = weights.single, weights.pairs
    number = _by_cues(found.cues)
    for word in found.present & weights.known:
        number += single[word]
    for ending in found.endings() & weights.known_endings:
        number += weights.ending[ending]
    for pair in pairs.keys() & pairwise(found.words):
        number += pairs[pair]
    totals = [part / (SCALE * TEMPERATURE) for part in _unpacked(number)]
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return tuple([power / whole for power in powers])


@lru_cache(maxsize=1 << 12)
def _by_cues(cues: tuple[str, ...]) -> int:
    single = _weights().single
    return single["(intercept)"] + sum(single.get(name, 0) for name in cues)
