"""The claim model: how likely a sentence is a claim about health, a logistic regression over binary features.

``data/claim_model.tsv`` has one line a feature with its weight, sorted; ``(intercept)`` is the bias.
``benchmarks/train_claims.py`` writes it and the curve in ``data/calibration.yaml`` that turns its sum into a
confidence; ``docs/models/claims.md`` describes both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import yaml

_DATA = Path(__file__).parents[1] / "data"
WEIGHTS = _DATA / "claim_model.tsv"
CALIBRATION = _DATA / "calibration.yaml"
SCALE = 10_000
"""The file's weights have four decimals."""
LEAST = 0.0
"""A sum from here on is a claim: where F1 is best on press texts left out (on made-up ones it is lower)."""
_METHOD_CONFIDENCE = 0.45


@cache
def _weights() -> dict[str, int]:
    """Each feature's weight in ten-thousandths: whole numbers add up to the same in any order."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]
    return {name: round(SCALE * float(weight)) for name, weight in (line.split("\t") for line in lines)}


@cache
def _curve(*, is_close: bool) -> dict[str, tuple[float, float]]:
    """Slope and intercept for each base."""
    tables = yaml.safe_load(CALIBRATION.read_text(encoding="utf-8"))
    table = tables["claims_read_closely" if is_close else "claims"]
    return {base: (float(table["slope"]), float(shift)) for base, shift in table["intercept"].items()}


def total(parts: Iterable[frozenset[str]]) -> float:
    """The weights of a sentence's features together: above 0 the sentence is rather a claim than not.

    Args:
        parts: sets of features, none of which stands in two; a set is weighed once and remembered.
    """
    return (_weights()["(intercept)"] + sum(map(_weight, parts))) / SCALE


@lru_cache(maxsize=1 << 14)
def _weight(names: frozenset[str]) -> int:
    weights = _weights()
    return sum(weights[name] for name in names if name in weights)


def confidence(sum_of_weights: float, base: str, *, is_method: bool = False, is_close: bool = False) -> float:
    """How likely the row is right: a claim, and of the kind that it says.

    The model's sum through a logistic curve (Platt 1999) fitted on articles that the model had not seen; a
    sentence of procedure, which some readers count as a claim and others not, stays low.
    """
    slope, shift = _curve(is_close=is_close)[base]
    value = 1.0 / (1.0 + math.exp(-(slope * sum_of_weights + shift)))
    return round(min(value, _METHOD_CONFIDENCE) if is_method else value, 4)
