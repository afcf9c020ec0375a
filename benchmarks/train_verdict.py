"""Train the reader of claim against evidence, and write its weights.

    python -m benchmarks.train_verdict       # writes flows/appraise/reading/data/verdict_model.json.gz
    python -m benchmarks.verdicts            # how right it is on what it has not seen

Needs the shared development data (`../shared/data`, or TEARSHEET_SHARED) and scikit-learn. Folds keep all
pairs of one abstract together. Everything learned, the word weights and the calibration too, is learned
inside the training folds.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from benchmarks.labelled import labelled
from flows.appraise.reading.model import CLASSES, WEIGHTS, Model, compare, model_from
from flows.appraise.reading.texts import read
from schemas.vocabulary import Verdict

ROOT = Path(__file__).resolve().parents[1]
FOLDS = {"check_covid": 5, "scifact_gold": 3, "evidence_inference": 3}
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
#: set → weight of its rows in training. Citation-Integrity's "refuted" are citations that misreport in many
#: ways, often of passages that do not state the opposite: it is evaluated on, and not trained on.
WEIGHTS_OF_SETS = {"check_covid": 1.0, "scifact_gold": 1.0, "evidence_inference": 0.1}
#: Ways to claim a direction, for the claims made up from the rows of Evidence Inference.
WORDINGS = {
    "increased": ("increases", "raises", "leads to higher", "boosts"),
    "decreased": ("reduces", "lowers", "leads to lower", "cuts"),
    "no_difference": ("has no effect on", "does not change", "makes no difference to", "is not linked to"),
}
LONGEST_EVIDENCE = 700

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
    return [
        Pair(
            row["claim"],
            row["evidence"],
            row.get("abstract") or row["evidence"],
            LABELS[row["label"]],
            weight,
        )
        for row in rows
    ]


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


def word_weights(pairs: Sequence[Pair]) -> tuple[dict[str, float], float]:
    """Inverse document frequency of each content word seen at least twice, and that of an unknown one."""
    texts = sorted({text for pair in pairs for text in (pair.claim, pair.evidence)})
    counts = Counter(word for text in texts for word in sorted(read(text).content))
    weights = {word: round(math.log(1 + len(texts) / n), 3) for word, n in sorted(counts.items()) if n > 1}
    return weights, round(math.log(1 + len(texts)), 3)


def train(pairs: Sequence[Pair], others: Sequence[Pair]) -> dict[str, Any]:
    """Train on labelled pairs; ``others`` lend only their words to the word weights."""
    idf, unknown = word_weights([*pairs, *others])
    found = [compare(pair.claim, pair.evidence, idf, unknown) for pair in pairs]
    names = list(found[0])
    table = np.array([[row[name] for name in names] for row in found])
    labels = np.array([CLASSES.index(pair.label) for pair in pairs])
    weights = np.array([pair.weight for pair in pairs])
    joint_inputs = np.zeros((len(pairs), 2 * len(CLASSES)))
    folds = GroupKFold(CALIBRATION_FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(table, labels, [pair.group for pair in pairs]):
        trees, scaler, linear = _fit(table[inside], labels[inside], weights[inside])
        both = [trees.predict_proba(table[outside]), linear.predict_proba(scaler.transform(table[outside]))]
        joint_inputs[outside] = np.log(np.maximum(np.hstack(both), 1e-6))
    is_real = weights >= 1.0  # made-up claims lack a class: they must not set the odds between classes
    joint = _logistic(0.5).fit(joint_inputs[is_real], labels[is_real])
    trees, scaler, linear = _fit(table, labels, weights)
    return {
        "features": names,
        "classes": [verdict.value for verdict in CLASSES],
        "idf": idf,
        "unknown_idf": unknown,
        "baseline": [float(value) for value in trees._baseline_prediction.ravel()],
        "trees": [[_tree(step[index]) for step in trees._predictors] for index in range(len(CLASSES))],
        "means": _rounded(scaler.mean_),
        "scales": _rounded(scaler.scale_),
        "linear": [_rounded(row) for row in linear.coef_],
        "linear_intercept": _rounded(linear.intercept_),
        "joint": [_rounded(row) for row in joint.coef_],
        "joint_intercept": _rounded(joint.intercept_),
    }


def _fit(table: Any, labels: Any, weights: Any) -> tuple[Any, Any, Any]:
    trees = HistGradientBoostingClassifier(
        max_iter=250,
        learning_rate=0.05,
        max_leaf_nodes=10,
        min_samples_leaf=15,
        l2_regularization=1.0,
        random_state=SEED,
    ).fit(table, labels, sample_weight=weights)
    scaler = StandardScaler().fit(table)
    linear = _logistic(0.1).fit(scaler.transform(table), labels, sample_weight=weights)
    return trees, scaler, linear


def _logistic(strength: float) -> Any:
    return LogisticRegression(C=strength, max_iter=2000)


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
        probabilities = model.probabilities(model.row(pair.claim, pair.evidence))
        best = max(range(len(CLASSES)), key=lambda index: probabilities[index])
        given.append(CLASSES[best].value)
        sureness.append(probabilities[best])
    return given, sureness


def evaluate(score: Scorer) -> None:
    """Print the figures by cross-validation on each set, and from set to set."""
    sets = load_training_sets()
    citations = load("citation_integrity")
    for name, pairs in sets.items():
        rest = [pair for other, rows in sets.items() if other != name for pair in rows]
        gold, given, sureness = [], [], []
        folds = GroupKFold(FOLDS[name], shuffle=True, random_state=SEED)
        for inside, outside in folds.split(pairs, None, [pair.group for pair in pairs]):
            model = model_from(train([*(pairs[index] for index in inside), *rest], citations))
            held_out = [pairs[index] for index in outside]
            labels, sure = predict(model, held_out)
            gold += [pair.label.value for pair in held_out]
            given += labels
            sureness += sure
        score(f"Text model, {name}, {FOLDS[name]}-fold cross-validation by abstract", gold, given, sureness)
        if name == "scifact_gold":  # without Check-COVID one class is missing
            model = model_from(train(rest, citations))
            labels, sure = predict(model, pairs)
            score(f"Text model, trained without {name}", [pair.label.value for pair in pairs], labels, sure)
    model = model_from(train([pair for pairs in sets.values() for pair in pairs], []))
    labels, sure = predict(model, citations)
    score(
        "Text model, citation_integrity (never trained on)",
        [pair.label.value for pair in citations],
        labels,
        sure,
    )


def write(path: Path = WEIGHTS) -> None:
    """Train on everything and write the weights, byte for byte the same from the same data."""
    pairs = [pair for rows in load_training_sets().values() for pair in rows]
    data = train(pairs, load("citation_integrity"))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB, {len(data['idf'])} words")


if __name__ == "__main__":
    write()
