"""The trained reader of claim against evidence: boosted trees and a linear model, calibrated together.

The weights stand in ``data/verdict_model.json.gz``, readable by anyone; ``benchmarks/train_verdict.py``
writes them and ``docs/models/verdict.md`` says what they were trained on and how right they are. Evaluation
is pure Python with sums in a fixed order, so that a figure is the same on every machine.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flows.appraise.reading.features import features
from flows.appraise.reading.texts import read
from schemas.vocabulary import Verdict

WEIGHTS = Path(__file__).parent / "data" / "verdict_model.json.gz"
CLASSES = (Verdict.NOT_ADDRESSED, Verdict.CONTRADICTED, Verdict.SUPPORTED)

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\[])")
_MOST_SENTENCES = 6
_KEPT_SENTENCES = 4
_LEAST_PROBABILITY = 1e-6


@dataclass(frozen=True, slots=True)
class VerdictReading:
    """What a piece of evidence says of a claim, and the probability that this reading is right."""

    verdict: Verdict
    confidence: float


@dataclass(frozen=True, slots=True)
class Tree:
    """One regression tree as parallel tuples; ``features[i] < 0`` marks a leaf."""

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    values: tuple[float, ...]

    def value(self, row: Sequence[float]) -> float:
        """The leaf's value for one row of features."""
        node = 0
        while (feature := self.features[node]) >= 0:
            node = self.lefts[node] if row[feature] <= self.thresholds[node] else self.rights[node]
        return self.values[node]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: boosted trees by class, a linear model on scaled features, and how the two are joined."""

    names: tuple[str, ...]
    idf: Mapping[str, float]
    unknown_idf: float
    baseline: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    linear: tuple[tuple[float, ...], ...]
    linear_intercept: tuple[float, ...]
    joint: tuple[tuple[float, ...], ...]
    joint_intercept: tuple[float, ...]

    def row(self, claim: str, evidence: str) -> tuple[float, ...]:
        """The features of a pair, in the model's order."""
        found = compare(claim, evidence, self.idf, self.unknown_idf)
        return tuple(found[name] for name in self.names)

    def probabilities(self, row: Sequence[float]) -> tuple[float, ...]:
        """Calibrated probabilities by class, in the order of :data:`CLASSES`."""
        boosted = [
            base + math.fsum(tree.value(row) for tree in trees)
            for base, trees in zip(self.baseline, self.trees, strict=True)
        ]
        scaled = [
            (value - mean) / scale for value, mean, scale in zip(row, self.means, self.scales, strict=True)
        ]
        linear = [
            bias + math.fsum(weight * value for weight, value in zip(weights, scaled, strict=True))
            for weights, bias in zip(self.linear, self.linear_intercept, strict=True)
        ]
        joined = [*logarithms(softmax(boosted)), *logarithms(softmax(linear))]
        return softmax(
            [
                bias + math.fsum(weight * value for weight, value in zip(weights, joined, strict=True))
                for weights, bias in zip(self.joint, self.joint_intercept, strict=True)
            ]
        )


def classify_verdict(claim: str, evidence: str) -> VerdictReading:
    """Say whether a piece of evidence supports a claim, contradicts it, or does not address it.

    Args:
        claim: One sentence, as an article has it.
        evidence: The sentence or sentences of a study to hold it against. Of more than six sentences the four
            nearest to the claim are read.

    Returns:
        The likeliest verdict (never ``partly_supported`` or ``not_checkable``) with its calibrated
        probability.
    """
    model = load_model()
    probabilities = model.probabilities(model.row(claim, evidence))
    best = max(range(len(CLASSES)), key=lambda index: probabilities[index])
    return VerdictReading(verdict=CLASSES[best], confidence=round(probabilities[best], 4))


def compare(claim: str, evidence: str, idf: Mapping[str, float], unknown_idf: float) -> dict[str, float]:
    """The features of a claim beside its evidence; long evidence is cut to the sentences nearest to it."""
    said = read(claim)
    sentences = _SENTENCE_END.split(evidence)
    if len(sentences) > _MOST_SENTENCES:
        weights = [
            math.fsum(idf.get(word, unknown_idf) for word in sorted(said.content & read(sentence).content))
            for sentence in sentences
        ]
        nearest = sorted(range(len(sentences)), key=lambda place: (-weights[place], place))[:_KEPT_SENTENCES]
        evidence = " ".join(sentences[place] for place in sorted(nearest))
    return features(said, read(evidence), idf, unknown_idf)


def softmax(values: Sequence[float]) -> tuple[float, ...]:
    """Probabilities from scores."""
    highest = max(values)
    powers = [math.exp(value - highest) for value in values]
    total = math.fsum(powers)
    return tuple(power / total for power in powers)


def logarithms(probabilities: Sequence[float]) -> list[float]:
    """Logarithms, bounded below."""
    return [math.log(max(value, _LEAST_PROBABILITY)) for value in probabilities]


@cache
def load_model(path: Path = WEIGHTS) -> Model:
    """Read the weights (once a process)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return model_from(json.load(file))


def model_from(data: Mapping[str, Any]) -> Model:
    """Build the model from its JSON form."""
    return Model(
        names=tuple(data["features"]),
        idf=data["idf"],
        unknown_idf=data["unknown_idf"],
        baseline=tuple(data["baseline"]),
        trees=tuple(
            tuple(
                Tree(*(tuple(tree[key]) for key in ("feature", "threshold", "left", "right", "value")))
                for tree in trees
            )
            for trees in data["trees"]
        ),
        means=tuple(data["means"]),
        scales=tuple(data["scales"]),
        linear=_matrix(data["linear"]),
        linear_intercept=tuple(data["linear_intercept"]),
        joint=_matrix(data["joint"]),
        joint_intercept=tuple(data["joint_intercept"]),
    )


def _matrix(rows: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in rows)
