"""A claim beside a piece of evidence, read by trees (model.py) and a small encoder (flows.encoder) together.

Of claims both give logarithms of probabilities, which are averaged and calibrated again:
``data/verdict_mixture.json``, written by ``benchmarks/verdict_mixture.py`` from what both say of pairs that
they were not trained on. Sentences that cite are read by trees alone.

The trees give the same figures on every machine, the encoder nearly (``flows.encoder.mixed``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True, slots=True)
class VerdictReading:
    """What a piece of evidence says of a claim, and the probability that this reading is right."""

    verdict: Verdict
    confidence: float


@dataclass(frozen=True, slots=True)
class Mixture:
    """How much the encoder counts beside the trees, 0 to 1, and the calibration of what both say."""

    encoder_share: float
    calibration: tuple[tuple[float, ...], ...]
    calibration_intercept: tuple[float, ...]

    def read(self, trees: Sequence[float], encoder: Sequence[float]) -> tuple[int, float]:
        """Index of the likeliest class of two rows of logarithms, and the probability that it is right."""
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
        encoded = load_encoder(TASK).read(claim, nearest)[TASK]
        best, sure = load_mixture().read(model.claims.raw(row), encoded)
    return VerdictReading(verdict=CLASSES[best], confidence=round(sure, 4))


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
