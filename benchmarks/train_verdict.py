"""Train the reader of claim against evidence, and write its weights.

    OMP_NUM_THREADS=1 python -m benchmarks.train_verdict    # writes reading/data/verdict_model.json.gz
    OMP_NUM_THREADS=1 python -m benchmarks.verdicts         # how right it is on what it has not seen

Claims are read by an encoder too, whose scripts are train_verdict_encoder.py and verdict_mixture.py: what is
trained and measured here are the trees alone.

On one thread, because on a busy machine more of them wait for one another; the bytes are the same.

Needs the shared development data (`../shared/data`, or TEARSHEET_SHARED), scikit-learn and symspellpy. Folds
keep all pairs of one abstract together. Everything learned, the calibration too, is learned inside the
training folds; word weights (word_weights.py) are learned from none of these rows.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.labelled import labelled
from benchmarks.word_weights import UNKNOWN, word_weights
from flows.appraise.reading.model import CLASSES, WEIGHTS, Model, compare, reader_from
from schemas.vocabulary import Verdict

ROOT = Path(__file__).resolve().parents[1]
CITING = "citation_integrity"
FOLDS = {"check_covid": 5, "scifact_gold": 3, CITING: 5}
CALIBRATION_FOLDS = 3
SEED = 20
LABELS = {
    "SUPPORT": Verdict.SUPPORTED,
    "REFUTE": Verdict.CONTRADICTED,
    "NOTENOUGHINFO": Verdict.NOT_ADDRESSED,
    "NEI": Verdict.NOT_ADDRESSED,
    "entailment": Verdict.SUPPORTED,
    "not_entailment": Verdict.CONTRADICTED,
}
#: set of claims → weight of its rows in training. Citation-Integrity's "refuted" are citations that misreport
#: in many ways, often of passages that do not state the opposite: they train a reader of their own.
WEIGHTS_OF_SETS = {"check_covid": 1.0, "scifact_gold": 1.0, "evidence_inference": 0.1}
LEAST_PROBABILITY = 1e-6
#: Ways to claim a direction, for the claims made up from the rows of Evidence Inference.
WORDINGS = {
    "increased": ("increases", "raises", "leads to higher", "boosts"),
    "decreased": ("reduces", "lowers", "leads to lower", "cuts"),
    "no_difference": ("has no effect on", "does not change", "makes no difference to", "is not linked to"),
}
LONGEST_EVIDENCE = 700
LEAST_SENTENCE = 50
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Kind:
    """How a reader is trained, and how its labels are decided."""

    trees: dict[str, Any]
    evenness: float
    """How much of the odds between the classes the labels do without, 0 to 1."""


CLAIM_KIND = Kind(
    {
        "max_iter": 150,
        "max_leaf_nodes": 8,
        "min_samples_leaf": 15,
        "l2_regularization": 3.0,
        "max_features": 0.3,
    },
    evenness=0.0,
)
#: Seven in ten citing sentences are supported: the label is decided after most of that is taken off.
CITING_KIND = Kind(
    {
        "max_iter": 80,
        "max_leaf_nodes": 6,
        "min_samples_leaf": 30,
        "l2_regularization": 10.0,
        "max_features": 0.15,
    },
    evenness=0.7,
)
Scorer = Callable[[str, Sequence[str], Sequence[str], Sequence[float]], None]


@dataclass(frozen=True)
class Pair:
    claim: str
    evidence: str
    group: str
    label: Verdict
    weight: float


def load(name: str, weight: float = 1.0) -> list[Pair]:
    lines = labelled(f"verdict_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    groups = _studies([row.get("abstract") or row["evidence"] for row in rows])
    return [
        Pair(row["claim"], row["evidence"], group, LABELS[row["label"]], weight)
        for row, group in zip(rows, groups, strict=True)
    ]


def _studies(texts: Sequence[str]) -> list[str]:
    """A name for the study that each text is of: texts that share a sentence are of one study."""
    first: dict[str, int] = {}
    leader = list(range(len(texts)))

    def find(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for place, text in enumerate(texts):
        for sentence in SENTENCE_END.split(text):
            if len(sentence) >= LEAST_SENTENCE:
                leader[find(place)] = find(first.setdefault(sentence, place))
    return [str(find(place)) for place in range(len(texts))]


def load_made_claims(weight: float) -> list[Pair]:
    """Claims made up from Evidence Inference: an intervention, a direction, an outcome, beside the evidence.

    The right direction is supported, the two others are contradicted; about half of those are kept.
    """
    chance = random.Random(SEED)
    path = labelled("direction_evidence_inference.jsonl")
    pairs = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if len(row["evidence"]) > LONGEST_EVIDENCE or "\n" in row["evidence"].strip():
            continue
        for label, wordings in WORDINGS.items():
            if label != row["label"] and chance.random() < 0.5:
                continue
            tail = f" compared with {row['comparator']}" if chance.random() < 0.4 else ""
            claim = f"{row['intervention']} {chance.choice(wordings)} {row['outcome']}{tail}."
            verdict = Verdict.SUPPORTED if label == row["label"] else Verdict.CONTRADICTED
            pairs.append(Pair(claim, row["evidence"], str(row["pmcid"]), verdict, weight))
    return pairs


def load_training_sets() -> dict[str, list[Pair]]:
    return {
        name: load_made_claims(weight) if name == "evidence_inference" else load(name, weight)
        for name, weight in WEIGHTS_OF_SETS.items()
    }


def train(claims: Sequence[Pair], citing: Sequence[Pair]) -> dict[str, Any]:
    """Train both readers on labelled pairs."""
    names = list(compare("", "", word_weights(), UNKNOWN))
    return {
        "features": names,
        "classes": [verdict.value for verdict in CLASSES],
        "idf": word_weights(),
        "unknown_idf": UNKNOWN,
        "claims": _reader(claims, names, CLAIM_KIND),
        "citing": _reader(citing, names, CITING_KIND),
    }


def _reader(pairs: Sequence[Pair], names: list[str], kind: Kind) -> dict[str, Any]:
    """One reader; its calibration is learned on folds that its trees have not seen."""
    found = [compare(pair.claim, pair.evidence, word_weights(), UNKNOWN) for pair in pairs]
    table = np.array([[row[name] for name in names] for row in found])
    labels = np.array([CLASSES.index(pair.label) for pair in pairs])
    weights = np.array([pair.weight for pair in pairs])
    raw = np.zeros((len(pairs), len(CLASSES)))
    folds = GroupKFold(CALIBRATION_FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(table, labels, [pair.group for pair in pairs]):
        trees = _trees(table[inside], labels[inside], weights[inside], kind)
        raw[outside] = np.log(np.maximum(trees.predict_proba(table[outside]), LEAST_PROBABILITY))
    is_real = weights >= 1.0  # made-up claims lack a class: they must not set the odds between classes
    calibration = LogisticRegression(C=0.5, max_iter=2000).fit(raw[is_real], labels[is_real])
    trees = _trees(table, labels, weights, kind)
    shares = np.bincount(labels[is_real], minlength=len(CLASSES)) / is_real.sum()
    return {
        "baseline": [float(value) for value in trees._baseline_prediction.ravel()],
        "trees": [[_tree(step[index]) for step in trees._predictors] for index in range(len(CLASSES))],
        "calibration": [_rounded(row) for row in calibration.coef_],
        "calibration_intercept": _rounded(calibration.intercept_),
        "handicap": _rounded(kind.evenness * np.log(shares)),
    }


def _trees(table: Any, labels: Any, weights: Any, kind: Kind) -> Any:
    """Boosted trees that see a part of the features at each split, which keeps them from leaning on a few."""
    return HistGradientBoostingClassifier(
        learning_rate=0.05, early_stopping=False, random_state=SEED, **kind.trees
    ).fit(table, labels, sample_weight=weights)


def _tree(predictor: Any) -> dict[str, list[Any]]:
    nodes = predictor.nodes
    return {
        "feature": [-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
        "threshold": [0.0 if node["is_leaf"] else float(node["num_threshold"]) for node in nodes],
        "left": [int(node["left"]) for node in nodes],
        "right": [int(node["right"]) for node in nodes],
        "value": [round(float(node["value"]), 6) if node["is_leaf"] else 0.0 for node in nodes],
    }


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 6) for value in values]


def predict(model: Model, pairs: Sequence[Pair]) -> tuple[list[str], list[float]]:
    given, sureness = [], []
    for pair in pairs:
        best, sure = model.reader(pair.claim).read(model.row(pair.claim, pair.evidence))
        given.append(CLASSES[best].value)
        sureness.append(sure)
    return given, sureness


def alone(pairs: Sequence[Pair], kind: Kind) -> Model:
    """A model of one reader only, for everything."""
    names = list(compare("", "", word_weights(), UNKNOWN))
    reader = reader_from(_reader(pairs, names, kind))
    return Model(tuple(names), word_weights(), UNKNOWN, claims=reader, citing=reader)


def evaluate(score: Scorer) -> None:
    """Print the figures by cross-validation on each set, and from set to set."""
    sets = load_training_sets()
    citations = load(CITING)
    claims = [pair for rows in sets.values() for pair in rows]
    for name, n_folds in FOLDS.items():
        pairs = citations if name == CITING else sets[name]
        rest = [] if name == CITING else [pair for pair in claims if pair not in set(pairs)]
        kind = CITING_KIND if name == CITING else CLAIM_KIND
        gold, given, sureness = [], [], []
        folds = GroupKFold(n_folds, shuffle=True, random_state=SEED)
        for inside, outside in folds.split(pairs, None, [pair.group for pair in pairs]):
            model = alone([*(pairs[index] for index in inside), *rest], kind)
            held_out = [pairs[index] for index in outside]
            labels, sure = predict(model, held_out)
            gold += [pair.label.value for pair in held_out]
            given += labels
            sureness += sure
        part = "text model" if name == CITING else "trees of the text model, without its encoder"
        score(f"{part}, {name}, {n_folds}-fold cross-validation by study", gold, given, sureness)
    without = [pair for pair in claims if pair not in set(sets["scifact_gold"])]
    for title, model, pairs in (
        ("claim reader on citation_integrity", alone(claims, CLAIM_KIND), citations),
        ("citing reader on check_covid", alone(citations, CITING_KIND), sets["check_covid"]),
        ("claim reader on scifact_gold", alone(without, CLAIM_KIND), sets["scifact_gold"]),
    ):
        labels, sure = predict(model, pairs)
        gold = [pair.label.value for pair in pairs]
        score(f"trees of the text model, never trained on it: {title}", gold, labels, sure)


def write(path: Path = WEIGHTS) -> None:
    """Train on everything and write the weights, byte for byte the same from the same data."""
    pairs = [pair for rows in load_training_sets().values() for pair in rows]
    data = train(pairs, load(CITING))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB, {len(data['idf'])} words")


if __name__ == "__main__":
    write()
