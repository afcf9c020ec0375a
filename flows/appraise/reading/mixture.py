"""A claim beside a piece of evidence, read by trees (model.py) and two small encoders (flows.encoder).

The encoders were trained on the same labelled pairs after different first lessons
(``benchmarks/train_verdict_encoder.py``), so that they err on different pairs; they count as one, by their
shares (:data:`ENCODERS`). Of claims trees and encoders give logarithms of probabilities, which are averaged
and calibrated again: ``data/verdict_mixture.json``, written by ``benchmarks/verdict_mixture.py`` from what
they say of pairs that they were not trained on. Sentences that cite are read by trees alone.

The trees give the same figures on every machine, the encoders nearly (``flows.encoder.mixed``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from flows.appraise.reading.model import (
    CLASSES,
    calibrated,
    is_citing,
    load_model,
    nearest_sentences,
)
from flows.encoder import load_encoder, mixed
from schemas.vocabulary import Verdict

MIXTURE = Path(__file__).parent / "data" / "verdict_mixture.json"
TASK = "verdict"
"""The head that is read."""
#: Weights of an encoder → how much it counts among the encoders.
ENCODERS: Final = {"verdict": 0.4, "verdict_press": 0.6}


@dataclass(frozen=True, slots=True)
class VerdictReading:
    """What a piece of evidence says of a claim, and the probability that this reading is right."""

    verdict: Verdict
    confidence: float


@dataclass(frozen=True, slots=True)
class Mixture:
    """How much the encoders count beside the trees, 0 to 1, and the calibration of what all say."""

    encoder_share: float
    calibration: tuple[tuple[float, ...], ...]
    calibration_intercept: tuple[float, ...]

    def read(self, trees: Sequence[float], encoder: Sequence[float]) -> tuple[int, float]:
        """Index of the likeliest class by two rows of logarithms, and the probability that it is right."""
        raw = mixed(trees, encoder, self.encoder_share)
        best = max(range(len(raw)), key=lambda index: raw[index])
        return best, calibrated(raw, self.calibration, self.calibration_intercept)[best]


def classify_verdict(claim: str, evidence: str) -> VerdictReading:
    """Say whether a piece of evidence supports a claim, contradicts it, or does not address it.

    Args:
        claim: One sentence, as an article has it.
        evidence: The sentence or sentences of a study to hold it against. Of more than six sentences the four
            nearest to the claim are read.

    Returns:
        A verdict (never ``partly_supported`` or ``not_checkable``) with its calibrated probability. Of citing
        sentences most are supported; there a rarer verdict is given before it is the likeliest, and the
        probability says so.
    """
    model = load_model()
    row = model.row(claim, evidence)
    if is_citing(claim):
        best, sure = model.citing.read(row)
    else:
        nearest = nearest_sentences(claim, evidence, model.idf, model.unknown_idf)
        encoded = [load_encoder(name).read(claim, nearest)[TASK] for name in ENCODERS]
        best, sure = load_mixture().read(model.claims.raw(row), as_one(encoded))
    return VerdictReading(verdict=CLASSES[best], confidence=round(sure, 4))


def as_one(encoded: Sequence[Sequence[float]]) -> list[float]:
    """The logarithms of the encoders, in the order of :data:`ENCODERS`, weighed by their shares."""
    shares = ENCODERS.values()
    return [
        sum(share * value for share, value in zip(shares, of_class, strict=True))
        for of_class in zip(*encoded, strict=True)
    ]


@cache
def load_mixture(path: Path = MIXTURE) -> Mixture:
    """Read share and calibration (once a process)."""
    return mixture_from(json.loads(path.read_text(encoding="utf-8")))


def mixture_from(data: Mapping[str, Any]) -> Mixture:
    """Build the mixture from its JSON form."""
    return Mixture(
        encoder_share=data["encoder_share"],
        calibration=tuple(tuple(row) for row in data["calibration"]),
        calibration_intercept=tuple(data["calibration_intercept"]),
    )
