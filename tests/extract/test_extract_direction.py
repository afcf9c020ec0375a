"""Direction: masking, p-values and cells, who is higher, and the shipped weights."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.direction import classify_direction
from flows.extract.direction.features import features, polarity
from flows.extract.direction.model import WEIGHTS, class_probabilities
from flows.extract.direction.text import masks, read_signs
from schemas.vocabulary import Direction


def signs(
    evidence: str, intervention: str = "garlic", comparator: str = "placebo", outcome: str = "pain"
) -> list[str]:
    return [sign.text for sign in read_signs(evidence, masks(intervention, comparator, outcome))]


def test_arms_and_outcome_are_masked():
    masked = "O was lower in the I group than in the C group ."
    assert " ".join(signs("Pain was lower in the garlic group than in the placebo group.")) == masked


@pytest.mark.parametrize(
    ("printed", "sign"),
    [
        ("P < 0.001", "p_sig"),
        ("p=.04", "p_sig"),
        ("p = 0.06", "p_edge"),
        ("P>0.05", "p_ns"),
        ("p-value: 0.31", "p_ns"),
        ("NS,", "nonsig"),
        ("(0.8 to 1.2)", "ci_one"),
        ("(-0.3 to 0.4)", "ci_zero"),
        ("(0.5-0.9)", "ci_below"),
    ],
)
def test_statistics_are_named_by_what_they_say(printed: str, sign: str):
    assert sign in signs(f"Pain {printed}")


def test_last_cell_of_a_table_row_is_a_p_value():
    assert "p_ns" in signs("Pain\n41 (12)\n40 (11)\n0.62\n")
    assert "p_sig" in signs("Pain\n41 (12)\n30 (11)\n<0.001*\n")
    assert "p_ns" not in signs("Pain 0.62")


@pytest.mark.parametrize(
    ("evidence", "direction"),
    [
        (
            "Pain was significantly lower in the garlic group than in the placebo group (P = 0.01).",
            "decrease",
        ),
        (
            "Pain was significantly higher in the garlic group than in the placebo group (P = 0.01).",
            "increase",
        ),
        (
            "Pain was significantly lower in the placebo group than in the garlic group (P = 0.01).",
            "increase",
        ),
        ("Compared with placebo, garlic significantly reduced pain (p<0.001).", "decrease"),
        ("There was no significant difference in pain between the groups (P = 0.41).", "no_change"),
        ("Pain did not differ between garlic and placebo.", "no_change"),
        ("Pain\n12/100 (12%)\n14/101 (14%)\n0.85 (0.41-1.75)\n0.67", "no_change"),
    ],
)
def test_direction(evidence: str, direction: str):
    reading = classify_direction("garlic", "placebo", "pain", evidence)
    assert reading.direction == direction
    assert reading.confidence > 0.5


def test_polarity_is_a_feature_of_the_outcome():
    assert polarity("quality of life") == "pos"
    assert polarity("postoperative pain") == "neg"
    assert polarity("eye colour") == "unk"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40), st.text(max_size=200))
def test_any_input_gets_probabilities(intervention: str, comparator: str, outcome: str, evidence: str):
    found = features(intervention, comparator, outcome, evidence)
    assert sum(class_probabilities(found)) == pytest.approx(1)
    reading = classify_direction(intervention, comparator, outcome, evidence)
    assert reading.direction in {Direction.INCREASE, Direction.DECREASE, Direction.NO_CHANGE}


def test_weights_are_small_sorted_and_hold_no_sentence():
    assert WEIGHTS.stat().st_size < 5_000_000
    table = gzip.decompress(WEIGHTS.read_bytes()).decode("utf-8").splitlines()
    names = [line.split("\t")[0].replace("\\n", "\n") for line in table][2:]
    assert names == sorted(names)
    assert max(len(name.split(" ")) for name in names if not name.startswith("o:")) <= 3


@pytest.mark.shared
def test_development_rows_are_fitted(shared: Path):
    with (shared / "data" / "direction_evidence_inference.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:200]
    named = {"increased": "increase", "decreased": "decrease", "no_difference": "no_change"}
    read = (classify_direction(r["intervention"], r["comparator"], r["outcome"], r["evidence"]) for r in rows)
    right = sum(reading.direction == named[r["label"]] for reading, r in zip(read, rows, strict=True))
    assert right / len(rows) > 0.9
