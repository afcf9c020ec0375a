"""The direction model: a multinomial logistic regression over binary features, weights in a gzipped TSV.

``weights.tsv.gz`` has a header (``feature`` and one column a class) and one line a feature, sorted; the
line ``(intercept)`` is the bias. ``benchmarks/train_direction.py`` writes it,
``docs/models/direction.md`` describes it.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.extract.direction.features import features
from flows.extract.direction.stated import stated_direction
from schemas.vocabulary import Direction

WEIGHTS = Path(__file__).with_name("weights.tsv.gz")
CLASSES = (Direction.DECREASE, Direction.INCREASE, Direction.NO_CHANGE)
UNSURE, UNSURE_OF_ARM = 0.55, 0.65
"""Below these the statement that can be read counts before the model: without, and with, an arm named."""
STATED, STATED_OF_ARM = 0.6, 0.8
"""How often such statements are right (see the model card)."""
TEMPERATURE = 1.0
"""Divides the scores before the softmax; 1 is well calibrated (see the model card)."""


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """Which way the outcome goes under the intervention, and the probability that the model gives to it."""

    direction: Direction
    confidence: float


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    with gzip.open(WEIGHTS) as packed:
        rows = csv.reader(
            io.TextIOWrapper(packed, "utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        next(rows)
        return {row[0].replace("\\n", "\n"): tuple(float(value) for value in row[1:]) for row in rows}


def class_probabilities(names: frozenset[str], temperature: float = TEMPERATURE) -> tuple[float, ...]:
    """Probabilities of :data:`CLASSES` for a set of features, summed in the features' order."""
    weights = _weights()
    totals = list(weights["(intercept)"])
    for name in sorted(names & weights.keys()):
        for index, weight in enumerate(weights[name]):
            totals[index] += weight
    scaled = [total / temperature for total in totals]
    top = max(scaled)
    powers = [math.exp(value - top) for value in scaled]
    return tuple(power / sum(powers) for power in powers)


def classify_direction(intervention: str, comparator: str, outcome: str, evidence: str) -> DirectionReading:
    """Tell from evidence text which way an outcome goes under an intervention against its comparator.

    Args:
        intervention: the arm in question, as the study words it.
        comparator: what it is compared with; may be a time ("baseline") or empty.
        outcome: what was measured.
        evidence: the sentence or the table row (cells on lines of their own) that states the result.

    Returns:
        Increase, decrease or no (significant) change, with its calibrated probability, rounded to 4 digits.
    """
    probabilities = class_probabilities(features(intervention, comparator, outcome, evidence))
    return decided(probabilities, intervention, comparator, outcome, evidence)


def decided(
    probabilities: Sequence[float], intervention: str, comparator: str, outcome: str, evidence: str
) -> DirectionReading:
    """The likeliest of :data:`CLASSES`, or where that is not sure what the evidence states in plain words."""
    best = max(range(len(CLASSES)), key=lambda index: (probabilities[index], -index))
    sure = probabilities[best]
    if sure < UNSURE_OF_ARM:
        stated = stated_direction(intervention, comparator, outcome, evidence)
        if stated is not None and (stated.is_named or sure < UNSURE):
            return DirectionReading(stated.direction, STATED_OF_ARM if stated.is_named else STATED)
    return DirectionReading(CLASSES[best], round(sure, 4))
