"""Reading a claim against free text: the parts, the weights, and plain pairs that must come out right."""

from __future__ import annotations

import importlib.util
import json
import math
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.appraise import VerdictReading, classify_verdict
from flows.appraise.reading import words
from flows.appraise.reading.model import (
    CITATION_MARKS,
    CLASSES,
    WEIGHTS,
    compare,
    is_citing,
    load_model,
    softmax,
)
from flows.appraise.reading.texts import read
from flows.appraise.reading.words import polarity
from flows.lexicon.phrases import stem
from schemas.vocabulary import Verdict

LISTS = Path(words.__file__).parent / "data" / "polarity.yaml"

PLAIN_PAIRS = [
    (
        "Night-time snacking was linked to poorer sleep.",
        "We found that snacking at night was associated with significantly poorer sleep quality in adults.",
        Verdict.SUPPORTED,
    ),
    (
        "Humming does not lower blood pressure.",
        "Results: humming significantly lowered systolic blood pressure compared with silence (p<0.01).",
        Verdict.CONTRADICTED,
    ),
    (
        "Humming lowers the risk of stroke in older adults.",
        "Participants were recruited through newspaper advertisements in two towns.",
        Verdict.NOT_ADDRESSED,
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), PLAIN_PAIRS)
def test_plain_pairs(claim: str, evidence: str, expected: Verdict) -> None:
    assert classify_verdict(claim, evidence).verdict is expected


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_any_two_texts_get_a_probability(claim: str, evidence: str) -> None:
    reading = classify_verdict(claim, evidence)
    assert isinstance(reading, VerdictReading)
    assert reading.verdict in CLASSES
    assert 0 < reading.confidence <= 1
    assert reading == classify_verdict(claim, evidence)


@pytest.mark.parametrize(("pattern", "example"), CITATION_MARKS)
def test_every_mark_of_citation_is_seen_in_its_example(pattern: str, example: str) -> None:
    assert re.search(pattern, example)
    assert is_citing(example)
    assert load_model().reader(example) is load_model().citing


@pytest.mark.parametrize(
    "text",
    [
        "Naps restore attention (in 2019).",
        "Humming cut pain by half (95% CI 0.3 to 0.7).",
        "Walking [after lunch] helps.",
    ],
)
def test_what_only_claims_is_read_as_a_claim(text: str) -> None:
    assert not is_citing(text)
    assert load_model().reader(text) is load_model().claims


def test_the_handicap_lets_a_rarer_class_be_given() -> None:
    reader = load_model().citing
    likely = [math.log(share) for share in (0.02, 0.43, 0.55)]
    assert reader.choose(likely) != max(range(3), key=likely.__getitem__)
    assert load_model().claims.choose(likely) == 2


def test_long_evidence_is_read_where_it_is_nearest() -> None:
    noise = " ".join(f"Room {number} was painted in a calm colour." for number in range(30))
    evidence = "Humming lowered blood pressure in the trial."
    model = load_model()
    alone = compare("Humming lowered blood pressure.", evidence, model.idf, model.unknown_idf)
    among = compare("Humming lowered blood pressure.", f"{noise} {evidence}", model.idf, model.unknown_idf)
    assert among["coverage"] == alone["coverage"] == 1.0
    assert among["evidence_sentences"] < 8


def test_the_weights_fit_the_features() -> None:
    model = load_model()
    names = tuple(compare("Humming helps.", "Humming helped.", {}, 1.0))
    assert names == model.names
    for reader in (model.claims, model.citing):
        assert len(reader.trees) == len(CLASSES)
        assert all(max(tree.features) < len(names) for trees in reader.trees for tree in trees)
    assert set(model.claims.handicap) == {0.0}
    assert min(model.citing.handicap) < max(model.citing.handicap) < 0
    assert WEIGHTS.stat().st_size < 5_000_000


def test_probabilities_add_up() -> None:
    model = load_model()
    for reader in (model.claims, model.citing):
        raw = reader.raw(model.row("Humming helps.", "Humming helped."))
        assert math.isclose(sum(reader.probabilities(raw)), 1.0)
    assert softmax([1000.0, 0.0]) == pytest.approx([1.0, 0.0])


def test_a_negator_negates_up_to_the_next_stop() -> None:
    text = read("Humming did not lower pulse. It lowered stress.")
    flags = dict(zip(text.stems, text.is_negated, strict=True))
    assert flags[stem("pulse")]
    assert not flags[stem("stress")]
    assert text.n_negators == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fall of 12%", (12.0, True)),
        ("1,250 adults", (1250.0, False)),
        ("0·97 in all", (0.97, False)),
        ("20 percent", (20.0, True)),
        ("half of them", (50.0, True)),
        ("seven people", (7.0, False)),
    ],
)
def test_numbers(text: str, expected: tuple[float, bool]) -> None:
    assert read(text).numbers[0] == expected


def test_synonyms_meet_and_opposites_are_known() -> None:
    assert read("immunization").content == read("vaccination").content
    sides = polarity().sides
    assert {pair for pair, _ in sides[stem("increase")]} & {pair for pair, _ in sides[stem("decrease")]}


def test_no_word_stands_on_both_sides_of_an_opposition() -> None:
    for one, other in yaml.safe_load(LISTS.read_text(encoding="utf-8"))["antonyms"]:
        assert not {stem(word) for word in one.split()} & {stem(word) for word in other.split()}, (one, other)


@pytest.mark.shared
@pytest.mark.slow
def test_the_shipped_weights_read_the_development_data(shared: Path) -> None:
    """A check of the wiring, not of the quality: the rows were trained on (the benchmark cross-validates)."""
    labels = {"SUPPORT": "supported", "REFUTE": "contradicted", "NOTENOUGHINFO": "not_addressed"}
    lines = (shared / "data" / "verdict_check_covid.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines][::5]
    right = sum(
        classify_verdict(row["claim"], row["evidence"]).verdict == labels[row["label"]] for row in rows
    )
    assert right / len(rows) > 0.75


def test_the_training_script_imports(root: Path) -> None:
    assert importlib.util.spec_from_file_location("train_verdict", root / "benchmarks" / "train_verdict.py")
