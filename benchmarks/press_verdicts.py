"""Claims in the press's own words beside whole abstracts: verdicts by the rules, and read closely.

    python -m benchmarks.press_verdicts            # both tables; minutes: the encoder reads every pair
    python -m benchmarks.press_verdicts --write    # also writes flows/appraise/data/closely.json

``data/press_verdicts.yaml`` has 48 made-up abstracts with claims that name exposure and outcome in other
words than the abstract does; ``data/studies_and_claims.jsonl`` has shorter ones, a tenth of which the encoder
was not trained on. On that tenth the weights of odds and rules are fitted; the abstracts are for measuring. A
claim of which no assertion is read has no row: it counts as not found.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from benchmarks.verdicts import Case, assertions_of, case_of, print_scores
from flows.abstracts import passages_in
from flows.appraise import appraise_closely
from flows.appraise.closely import (
    CLASSES,
    WEIGHTS,
    CloseReading,
    chances_of,
    load_trust,
    load_weights,
    read_closely,
)
from flows.extract import classify_relation, read_findings, read_study_facts
from flows.extract.assertions import read_closely as read_claim_closely
from flows.lexicon.phrases import similarity
from flows.records import Assertion, Evidence, Study
from schemas.vocabulary import Verdict

DATA = Path(__file__).parent / "data"
PRESS = DATA / "press_verdicts.yaml"
STUDIES = DATA / "studies_and_claims.jsonl"
_TRUSTED = ("supported", "contradicted")
BARS = {"supported": 0.85, "contradicted": 0.9, "kept": 0.5, "kept_against": 0.8}
FEATURES = ("one", "support", "against", *(verdict.value for verdict in CLASSES), "partly_supported")
_STEPS, _RATE, _L2 = 4000, 0.3, 1e-4
_UNREAD = "(no row)"


@dataclass(frozen=True)
class Row:
    """A claim with its verdict, and what is made of it with the encoder and without."""

    part: str
    wanted: str
    plain: Evidence | None
    close: Evidence | None
    reading: CloseReading | None
    by_rules: Verdict | None
    """The verdict of the rules on what is read of the claim closely."""


def read_rows(entries: Iterable[dict[str, Any]]) -> list[Row]:
    """Every claim of made-up studies, read from its sentence and held against the abstract."""
    rows = []
    for entry in entries:
        facts = read_study_facts("", entry["abstract"])
        passages = passages_in(entry["abstract"], facts.design)
        for told in entry["claims"]:
            case = press_case(entry, told)
            study = replace(case.study, title="", design=facts.design, population=facts.population)
            found = read_findings(study.study_id, "", entry["abstract"])
            wanted = told["outcome"] or ""
            plainly = nearest(assertions_of(case), wanted)
            closely = nearest(assertions_of(case, read_claim_closely), wanted)
            rows.append(_row(entry["part"], case, study, found, passages, plainly, closely))
    return rows


def press_case(entry: dict[str, Any], told: dict[str, Any]) -> Case:
    """A claim of such an entry, with a study of which nothing is recorded."""
    study = {"study": entry["study"], "design": "unknown", "population": None, "findings": []}
    says = {"outcome": told["outcome"] or "", "direction": told["direction"]}
    relation = classify_relation(told["claim"]).label.value
    return case_of(
        study, {"claim": told["claim"], "says": says, "relation": relation, "verdict": told["verdict"]}
    )


def nearest(read: Sequence[Assertion], outcome: str) -> Assertion | None:
    """The assertion whose outcome is most like the one that a claim was written to be about."""
    return max(read, key=lambda one: similarity(one.outcome, outcome), default=None)


def _row(
    part: str,
    case: Case,
    study: Study,
    found: Sequence[Any],
    passages: Sequence[Any],
    plainly: Assertion | None,
    closely: Assertion | None,
) -> Row:
    def appraised(assertion: Assertion, shown: dict[str, Sequence[Any]]) -> Evidence:
        of = ([case.claim], [case.citation], [assertion], [case.reference], [study], found)
        return appraise_closely(*of, shown)[0][0]

    plain = appraised(plainly, {}) if plainly else None
    if closely is None:
        return Row(part, case.verdict.value, plain, None, None, None)
    close = appraised(closely, {study.study_id: passages})
    reading = read_closely(closely, case.claim, study.study_id, found, passages, is_only=True)
    return Row(part, case.verdict.value, plain, close, reading, appraised(closely, {}).verdict)


def load_press() -> list[dict[str, Any]]:
    """The abstracts."""
    entries: list[dict[str, Any]] = yaml.safe_load(PRESS.read_text(encoding="utf-8"))
    return entries


def load_left_out() -> list[dict[str, Any]]:
    """The shorter ones that the encoder was not trained on."""
    lines = [json.loads(line) for line in STUDIES.read_text(encoding="utf-8").splitlines()]
    return [
        {
            "study": one["topic"],
            "part": "left_out",
            "abstract": " ".join(one["sentences"]),
            "claims": one["claims"],
        }
        for one in lines
        if one["part"] == "held_out"
    ]


def fitted(rows: Sequence[Row]) -> dict[str, list[float]]:
    """Feature → weight for each class: multinomial logistic regression by gradient descent."""
    chosen = [
        row for row in rows if row.reading and row.by_rules and row.wanted in {one.value for one in CLASSES}
    ]
    table = np.array([_features(row) for row in chosen])
    wanted = np.eye(len(CLASSES))[[CLASSES.index(Verdict(row.wanted)) for row in chosen]]
    weights = np.zeros((len(FEATURES), len(CLASSES)))
    for _ in range(_STEPS):
        weights -= _RATE * (table.T @ (_softmax(table @ weights) - wanted) / len(chosen) + _L2 * weights)
    weights -= weights[:, :1]
    return {
        name: [round(float(value), 3) for value in row] for name, row in zip(FEATURES, weights, strict=True)
    }


def trust_in(rows: Iterable[Row]) -> dict[str, float]:
    """Verdict → the share of right rows that give it, beside the probability that they state; 1 at most."""
    given: dict[str, list[tuple[float, bool]]] = {name: [] for name in _TRUSTED}
    for row in rows:
        if row.close is not None and row.reading is not None and row.by_rules is not None:
            verdict = row.close.verdict.value
            if verdict in given:
                chance = chances_of(row.reading, row.by_rules)[CLASSES.index(row.close.verdict)]
                given[verdict].append((chance, verdict == row.wanted))
    return {
        name: round(min(1.0, sum(right for _, right in of) / sum(chance for chance, _ in of)), 3)
        if of
        else 1.0
        for name, of in given.items()
    }


def _features(row: Row) -> list[float]:
    assert row.reading is not None
    assert row.by_rules is not None
    given = {"one": 1.0, "support": row.reading.support, "against": row.reading.against}
    given[row.by_rules.value] = 1.0
    return [given.get(name, 0.0) for name in FEATURES]


def _softmax(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    powers: npt.NDArray[Any] = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def print_tables(rows: Sequence[Row]) -> None:
    """Scores of the rules and of both together, by part."""
    for part in dict.fromkeys(row.part for row in rows):
        chosen = [row for row in rows if row.part == part]
        wanted = [row.wanted for row in chosen]
        for title, given in (
            ("rules", [row.plain for row in chosen]),
            ("read closely", [row.close for row in chosen]),
        ):
            verdicts = [one.verdict.value if one else _UNREAD for one in given]
            sure = [one.confidence if one else 0.0 for one in given]
            print_scores(f"{part}, {title}", wanted, verdicts, sure)
            print(" ", dict(Counter(verdicts)))


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="fit the weights and write them first")
    if parser.parse_args(argv).write:
        weights = fitted(read_rows(load_left_out()))
        data = {"weights": weights, "bars": BARS, "trust": dict.fromkeys(_TRUSTED, 1.0)}
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        load_weights.cache_clear()
        load_trust.cache_clear()
        data["trust"] = trust_in(one for one in read_rows(load_press()) if one.part == "development")
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        load_trust.cache_clear()
    print_tables(read_rows([*load_press(), *load_left_out()]))


if __name__ == "__main__":
    main()
