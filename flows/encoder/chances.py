"""Probabilities of classes and their logarithms, and two readers' averaged."""

from __future__ import annotations

import math
from collections.abc import Sequence

ENCODER_DIGITS = 3
_LEAST_PROBABILITY = 1e-6


def softmax(values: Sequence[float]) -> tuple[float, ...]:
    """Probabilities from scores."""
    highest = max(values)
    powers = [math.exp(value - highest) for value in values]
    total = math.fsum(powers)
    return tuple(power / total for power in powers)


def logarithms(probabilities: Sequence[float]) -> list[float]:
    """Logarithms, bounded below."""
    return [math.log(max(value, _LEAST_PROBABILITY)) for value in probabilities]


def mixed(other: Sequence[float], encoder: Sequence[float], share: float) -> list[float]:
    """Logarithms of another reader and of the encoder, averaged, as logarithms of probabilities again.

    The encoder multiplies tables, whose last digits may differ with processor and library: what it says is
    rounded before it counts.
    """
    both = zip(other, (round(value, ENCODER_DIGITS) for value in encoder), strict=True)
    return logarithms(softmax([(1 - share) * one + share * two for one, two in both]))
