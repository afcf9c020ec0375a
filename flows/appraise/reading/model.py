"""The trained trees that read claim against evidence, calibrated.

One reader for claims, one for sentences that cite (in square brackets, by author and year): a citing
sentence is held against passages of the cited paper, and goes wrong in other ways than a claim in the press.
The weights stand in ``data/verdict_model.json.gz``, readable by anyone; ``benchmarks/train_verdict.py``
writes them and ``docs/models/verdict.md`` says what they were trained on and how right they are. Evaluation
is pure Python with sums in a fixed order, so that a figure is the same on every machine. Beside the trees for
claims stands an encoder: mixture.py.
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
from flows.encoder import logarithms, softmax
from schemas.vocabulary import Verdict

WEIGHTS = Path(__file__).parent / "data" / "verdict_model.json.gz"
CLASSES = (Verdict.NOT_ADDRESSED, Verdict.CONTRADICTED, Verdict.SUPPORTED)

#: How a sentence cites: a placeholder for a reference, numbers in square brackets, author and year. Pattern,
#: an example that a test reads.
CITATION_MARKS: tuple[tuple[str, str], ...] = (
    (r"<\|\w*cit\w*\|>", "Naps restore attention <|cit|>."),
    (r"\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\]", "Naps restore attention [3, 7–9]."),
    (
        r"\([A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? (?:19|20)\d\d",
        "Naps help (Marsh et al., 2019).",
    ),
)
_CITATION = re.compile("|".join(pattern for pattern, _ in CITATION_MARKS))
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\[])")
_MOST_SENTENCES = 6
_KEPT_SENTENCES = 4


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
class Reader:
    """One set of boosted trees by class, its calibration, and the odds by which its label is decided."""

    baseline: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
    calibration: tuple[tuple[float, ...], ...]
    calibration_intercept: tuple[float, ...]
    handicap: tuple[float, ...]
    """By class, what is taken off the logarithm of its probability before the greatest is chosen."""

    def raw(self, row: Sequence[float]) -> list[float]:
        """Logarithms of the trees' probabilities, before calibration."""
        boosted = [
            base + math.fsum(tree.value(row) for tree in trees)
            for base, trees in zip(self.baseline, self.trees, strict=True)
        ]
        return logarithms(softmax(boosted))

    def probabilities(self, raw: Sequence[float]) -> tuple[float, ...]:
        """Calibrated probabilities by class, in the order of :data:`CLASSES`."""
        return calibrated(raw, self.calibration, self.calibration_intercept)

    def choose(self, raw: Sequence[float]) -> int:
        """Index of the class that is given: by the trees alone, whose odds no other set has shifted."""
        scores = [value - handicap for value, handicap in zip(raw, self.handicap, strict=True)]
        return max(range(len(CLASSES)), key=lambda index: scores[index])

    def read(self, row: Sequence[float]) -> tuple[int, float]:
        """Index of the class given to a row of features, and the calibrated probability that it is right."""
        raw = self.raw(row)
        best = self.choose(raw)
        return best, self.probabilities(raw)[best]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: word weights, the names of the features, and the two readers."""

    names: tuple[str, ...]
    idf: Mapping[str, float]
    unknown_idf: float
    claims: Reader
    citing: Reader

    def row(self, claim: str, evidence: str) -> tuple[float, ...]:
        """The features of a pair, in the model's order."""
        found = compare(claim, evidence, self.idf, self.unknown_idf)
        return tuple(found[name] for name in self.names)

    def reader(self, claim: str) -> Reader:
        """The reader for a sentence: does it cite, or only claim?"""
        return self.citing if is_citing(claim) else self.claims


def is_citing(claim: str) -> bool:
    """Whether a sentence cites something by a mark of :data:`CITATION_MARKS`."""
    return _CITATION.search(claim) is not None


def compare(claim: str, evidence: str, idf: Mapping[str, float], unknown_idf: float) -> dict[str, float]:
    """The features of a claim beside its evidence; long evidence is cut to the sentences nearest to it."""
    nearest = nearest_sentences(claim, evidence, idf, unknown_idf)
    return features(read(claim), read(nearest), idf, unknown_idf)


def nearest_sentences(claim: str, evidence: str, idf: Mapping[str, float], unknown_idf: float) -> str:
    """The evidence, or of more than six sentences the four that share most with the claim."""
    sentences = _SENTENCE_END.split(evidence)
    if len(sentences) <= _MOST_SENTENCES:
        return evidence
    said = read(claim).content
    weights = [
        math.fsum(idf.get(word, unknown_idf) for word in sorted(said & read(sentence).content))
        for sentence in sentences
    ]
    nearest = sorted(range(len(sentences)), key=lambda place: (-weights[place], place))[:_KEPT_SENTENCES]
    return " ".join(sentences[place] for place in sorted(nearest))


def calibrated(
    raw: Sequence[float], calibration: Sequence[Sequence[float]], intercept: Sequence[float]
) -> tuple[float, ...]:
    """Calibrated probabilities by class, from logarithms."""
    return softmax(
        [
            bias + math.fsum(weight * value for weight, value in zip(weights, raw, strict=True))
            for weights, bias in zip(calibration, intercept, strict=True)
        ]
    )


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
        claims=reader_from(data["claims"]),
        citing=reader_from(data["citing"]),
    )


def reader_from(data: Mapping[str, Any]) -> Reader:
    """Build one reader from its JSON form."""
    return Reader(
        baseline=tuple(data["baseline"]),
        trees=tuple(
            tuple(
                Tree(*(tuple(tree[key]) for key in ("feature", "threshold", "left", "right", "value")))
                for tree in trees
            )
            for trees in data["trees"]
        ),
        calibration=tuple(tuple(row) for row in data["calibration"]),
        calibration_intercept=tuple(data["calibration_intercept"]),
        handicap=tuple(data["handicap"]),
    )
