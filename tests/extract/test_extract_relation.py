"""Relation strength: every entry of the tables by its example, scopes, hedges, and speed."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.relation import classify_relation, read_hedges, read_rules
from flows.extract.relation_cues import TABLES, Cue, inflect, tables
from flows.extract.relation_model import LABELS, WEIGHTS, features, probabilities
from schemas.vocabulary import Relation

WORDS = yaml.safe_load(TABLES.read_text("utf-8"))


@pytest.mark.parametrize("cue", tables().cues, ids=lambda cue: cue.example)
def test_cue_is_found_in_its_example(cue: Cue):
    text = cue.example.lower()
    assert cue.pattern.search(text)
    assert any(anchor in text for anchor in cue.anchors), "no anchor calls for the pattern"


@pytest.mark.parametrize(
    "cue", [c for c in tables().cues if c.kind == "blocked"], ids=lambda cue: cue.example
)
def test_blocked_example_states_no_relation(cue: Cue):
    assert classify_relation(cue.example).label is Relation.NONE


@pytest.mark.parametrize("verb", WORDS["effect_verbs"].split())
def test_effect_verb_is_causal_as_a_finite_verb(verb: str):
    third = {form: word for word, form in inflect(verb)}["s"]
    assert classify_relation(f"The pill {third} the outcome.").label is Relation.CAUSAL
    assert classify_relation(f"The pill may {verb} the outcome.").label is Relation.CONDITIONAL_CAUSAL
    assert classify_relation(f"The pill did not {verb} the outcome.").label is Relation.NONE


@pytest.mark.parametrize("verb", WORDS["everyday_verbs"].split())
def test_everyday_verb_states_an_effect_on_an_outcome_of_health_only(verb: str):
    third = {form: word for word, form in inflect(verb)}["s"]
    assert read_rules(f"The drink {third} your arteries.")[2] is Relation.CAUSAL
    assert read_rules(f"The drink may {verb} your arteries.")[2] is Relation.CONDITIONAL_CAUSAL
    assert read_rules(f"The drink {third} the bill.")[2] is Relation.NONE


@pytest.mark.parametrize("verb", WORDS["everyday_particles"])
def test_everyday_verb_with_a_particle_needs_it(verb: str):
    third = next(word for word, known in tables().verbs.items() if (known.lemma, known.form) == (verb, "s"))
    particle = WORDS["everyday_particles"][verb].split()[0]
    assert read_rules(f"The drink {third} {particle} your cholesterol.")[2] is Relation.CAUSAL
    assert read_rules(f"The drink {third} {particle} the bill.")[2] is Relation.NONE


@pytest.mark.parametrize(
    "cue", [c for c in tables().cues if c.kind not in {"blocked", "weak"}], ids=lambda cue: cue.example
)
def test_cue_counts_in_its_example(cue: Cue):
    assert read_rules(cue.example)[2] is not Relation.NONE


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Too much of the oily stuff, though, raises your risk of gout.", Relation.CAUSAL),
        ("They lower blood sugar by waking the kidneys.", Relation.CAUSAL),
        ("Beer and wine both thin the bones.", Relation.CAUSAL),
        ("Walking eases pain, steadies your mood and aids sleep.", Relation.CAUSAL),
        ("In rats, a lack of zinc stalls growth.", Relation.CAUSAL),
        ("Tea lowers blood pressure.", Relation.CAUSAL),
        ("Tea can lower blood pressure.", Relation.CAUSAL),
        ("Tea may lower blood pressure.", Relation.CONDITIONAL_CAUSAL),
        ("Tea does not lower blood pressure.", Relation.NONE),
        ("Tea was associated with lower blood pressure.", Relation.CORRELATIONAL),
        ("Tea may be associated with lower blood pressure.", Relation.CORRELATIONAL),
        ("Tea was not associated with lower blood pressure.", Relation.NONE),
        ("Tea was not only pleasant but was associated with lower blood pressure.", Relation.CORRELATIONAL),
        ("We examined whether tea lowers blood pressure.", Relation.NONE),
        ("Further trials are needed to confirm that tea lowers blood pressure.", Relation.NONE),
        ("A device designed to lower blood pressure was tested.", Relation.NONE),
        ("Pressure was lower with the drug than with placebo.", Relation.CAUSAL),
        ("Women with migraine had lower pressure than women without.", Relation.CORRELATIONAL),
        ("Tea lowered pressure but did not change weight.", Relation.CAUSAL),
        ("Tea did not change weight, although pressure was lower than before.", Relation.NONE),
        ("There was a reduction in pain after the massage.", Relation.CAUSAL),
        ("Massage was associated with a reduction in pain.", Relation.CORRELATIONAL),
        ("CONCLUSIONS: Massage reduces pain.", Relation.CAUSAL),
    ],
)
def test_scope(sentence: str, label: Relation):
    assert classify_relation(sentence).label is label


def test_hedges_are_returned_as_printed_and_may_the_month_is_none():
    assert read_hedges("Results suggest that tea May help, and may possibly harm.") == (
        "suggest",
        "May",
        "may",
        "possibly",
    )
    assert read_hedges("The clinic opened in May 2019 and is more likely to grow.") == ()
    reading = classify_relation("Tea might lower blood pressure.")
    assert reading.is_hedged
    assert reading.hedge_cues == ("might",)


@given(st.text(max_size=200))
def test_any_text_gets_a_reading(text: str):
    reading = classify_relation(text)
    assert 0 <= reading.confidence <= 1
    assert reading.is_hedged == bool(reading.hedge_cues)
    assert all(cue in text for cue in reading.hedge_cues)


def test_benchmark_sentences_stay_read(root: Path):
    written = yaml.safe_load((root / "benchmarks" / "data" / "relation.yaml").read_text("utf-8"))
    pairs = [
        (label, s) for group in written.values() for label, sentences in group.items() for s in sentences
    ]
    right = sum(classify_relation(sentence).label == label for label, sentence in pairs)
    assert len(pairs) >= 295
    assert right / len(pairs) >= 0.93


def test_a_sentence_costs_no_more_than_a_pass_of_regular_expressions():
    sentence = "Women who drank tea daily were less likely to develop high blood pressure than other women."
    classify_relation(sentence)
    start = time.process_time()
    for _ in range(200):
        classify_relation(sentence)
    assert (time.process_time() - start) / 200 < 500e-6


def test_weights_are_sorted_whole_numbers_one_column_a_label():
    with gzip.open(WEIGHTS, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    assert rows[0] == ["feature", *map(str, LABELS)]
    assert rows[1][0] == "(intercept)"
    names = [row[0] for row in rows[2:]]
    assert names == sorted(set(names))
    assert all(float(value).is_integer() for row in rows[1:] for value in row[1:])
    assert {f"rule:{label}" for label in LABELS} <= set(names)


def test_probabilities_add_up_and_the_likeliest_is_the_reading():
    sentence = "Tea may lower blood pressure, but does it?"
    shares = probabilities(features(*read_rules(sentence)))
    assert sum(shares) == pytest.approx(1)
    assert classify_relation(sentence).confidence == round(max(shares), 4)


def test_sentences_to_train_on_are_labelled_and_written_once(root: Path):
    written = yaml.safe_load((root / "benchmarks" / "data" / "relation_training.yaml").read_text("utf-8"))
    sentences = [s for groups in written.values() for group in groups.values() for s in group]
    assert all(label in set(Relation) for groups in written.values() for label in groups)
    assert len(sentences) == len(set(sentences)) > 800
