"""What may be another thing, another outcome or another comparison than a claim's counts for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from appraise_support import assertion, claim, finding, study

from flows.appraise import doubts, facets, names, outcomes
from flows.appraise.facets import differ_in_kind
from flows.appraise.judgement import judge, know
from flows.appraise.names import names_a_thing
from flows.appraise.reasons import Reason
from schemas.vocabulary import Method

FACETS = Path(facets.__file__).parent / "data" / "facets.yaml"


def reason(text: str, outcome: str, direction: str, found: tuple[str, str], **fields: Any) -> Reason:
    """The reason for a judgement of a claim beside one finding of oat bran against rice bran."""
    contrast = {"exposure": "oat bran", "comparator": "rice bran"}
    of_finding = {key[3:]: value for key, value in fields.items() if key.startswith("in_")}
    of_claim = {key: value for key, value in fields.items() if not key.startswith("in_")}
    row = finding(*found, **(contrast | of_finding))
    return judge(assertion(outcome, direction, **of_claim), claim(text), study(), know([row])).reason


# --- tables: every entry's example is what the entry is for


@pytest.mark.parametrize(
    "entry", yaml.safe_load(FACETS.read_text(encoding="utf-8")), ids=lambda x: x["family"]
)
def test_every_family_tells_its_example_apart(entry: dict[str, Any]) -> None:
    claimed, found = entry["example"]
    assert differ_in_kind(claimed, found, claimed)
    assert not differ_in_kind(claimed, claimed, claimed)


@pytest.mark.parametrize(("pattern", "example"), facets.NARROWING)
def test_every_narrowing_narrows_its_example(pattern: str, example: str) -> None:
    assert re.search(pattern, example)
    outcome = example.split(maxsplit=1)[0]
    assert differ_in_kind(outcome, outcome, example)


@pytest.mark.parametrize(("pattern", "example"), doubts.OF_ALL)
def test_every_claim_of_all_is_doubted(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    text = f"Oat bran {example}." if not example.startswith("even") else example
    assert (
        reason(text, "pain", "decrease", ("pain", "decrease"), exposure="oat bran") is Reason.DOUBTFUL_MATCH
    )


@pytest.mark.parametrize(("pattern", "example"), doubts.OF_BOTH_ARMS)
def test_what_changed_in_all_arms_is_doubted(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    judged = reason("Pain eased.", "pain", "decrease", ("pain", "decrease"), in_exposure=example)
    assert judged is Reason.DOUBTFUL_MATCH


@pytest.mark.parametrize(("pattern", "example"), outcomes.RIDDANCE)
def test_every_riddance_is_turned_round(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    text = "Oat bran eases pain."
    assert reason(text, "pain", "decrease", (example, "increase"), exposure="oat bran") is Reason.AGREES


# --- exposures


@pytest.mark.parametrize(
    ("claimed", "text", "expected"),
    [
        ("barley", "Barley lowers blood sugar.", True),
        ("the barley", "The barley lowered blood sugar.", False),
        ("cereal", "Those who ate the cereal had lower blood sugar.", False),
        ("weekly treatment", "Weekly treatment lowers blood sugar.", False),
        ("the chia seed pudding", "The chia seed pudding lowered blood sugar.", True),
    ],
)
def test_things_that_are_named(claimed: str, text: str, expected: bool) -> None:
    assert names_a_thing(claimed, text) is expected


@pytest.mark.parametrize(
    ("claimed", "text", "expected"),
    [
        ("barley", "Barley lowers blood sugar.", Reason.DOUBTFUL_MATCH),
        ("the cereal", "The cereal lowered blood sugar.", Reason.AGREES),
        ("the treatment", "The treatment lowered blood sugar.", Reason.AGREES),
        ("oat bran", "Oat bran lowers blood sugar.", Reason.AGREES),
        ("a bowl of bran", "A bowl of bran lowers blood sugar.", Reason.AGREES),
    ],
)
def test_another_thing_supports_nothing(claimed: str, text: str, expected: Reason) -> None:
    found = ("blood sugar", "decrease")
    assert reason(text, "blood sugar", "decrease", found, exposure=claimed) is expected


def test_a_thing_that_stands_in_the_sentence_only() -> None:
    found = ("blood sugar", "decrease")
    assert reason("Blood sugar fell with oat bran.", "blood sugar", "decrease", found) is Reason.AGREES
    text = "Blood sugar fell in villages growing barley."
    assert reason(text, "blood sugar", "decrease", found) is Reason.DOUBTFUL_MATCH


# --- outcomes


@pytest.mark.parametrize(
    ("claimed", "found", "text"),
    [
        ("falls", "fear of falling", "Dancing prevents falls."),
        ("deaths from asthma", "all-cause mortality", "Sprays prevent deaths from asthma."),
        ("falls", "falls", "Dancing prevents falls that end in injury."),
        ("tea sales", "cocoa sales", "The levy cut tea sales."),
        ("weight gain in pregnancy", "weight gain in childhood", "Figs curb weight gain in pregnancy."),
    ],
)
def test_outcomes_of_another_kind(claimed: str, found: str, text: str) -> None:
    assert differ_in_kind(claimed, found, text)


@pytest.mark.parametrize(
    ("claimed", "found", "text"),
    [
        ("heart attacks", "myocardial infarction", "Figs prevent heart attacks."),
        ("crying in the first week", "crying time", "Figs cut crying in the first week."),
        ("headaches", "headache intensity", "Headaches were less severe, and of lower intensity."),
        ("risk of dying", "all-cause mortality", "Figs cut the risk of dying."),
        ("asthma", "severe asthma", "Figs prevent asthma."),
    ],
)
def test_outcomes_of_one_kind(claimed: str, found: str, text: str) -> None:
    assert not differ_in_kind(claimed, found, text)


# --- comparators, times


def test_another_comparator_is_another_contrast() -> None:
    fields = {"exposure": "oat bran", "comparator": "metformin"}
    found = ("blood sugar", "no_change")
    text = "Oat bran lowers blood sugar more than metformin."
    assert reason(text, "blood sugar", "decrease", found, **fields) is Reason.DOUBTFUL_MATCH
    fields["comparator"] = "rice bran"
    assert reason(text, "blood sugar", "decrease", found, **fields) is Reason.NULL


def test_which_arm_had_more_must_be_known() -> None:
    found = ("blood sugar", "decrease")
    text = "Blood sugar was lower with oat bran than with rice bran."
    judged = reason(
        text, "blood sugar", "decrease", found, exposure="oat bran", in_exposure=None, in_comparator=None
    )
    assert judged is Reason.DOUBTFUL_MATCH


def test_a_time_that_only_the_sentence_names() -> None:
    found = ("blood sugar", "no_change")
    fields = {"exposure": "oat bran", "in_timepoint": "at week 2"}
    later = reason(
        "After six months, oat bran lowers blood sugar.", "blood sugar", "decrease", found, **fields
    )
    assert later is Reason.DOUBTFUL_MATCH
    then = reason("After two weeks, oat bran lowers blood sugar.", "blood sugar", "decrease", found, **fields)
    assert then is Reason.NULL
    daily = reason("A bowl a day of oat bran lowers blood sugar.", "blood sugar", "decrease", found, **fields)
    assert daily is Reason.NULL


def test_a_sound_finding_counts_before_a_doubtful_one() -> None:
    rows = [
        finding("blood sugar", "decrease", number=1, exposure="oat bran", comparator="rice bran"),
        finding("blood sugar", "increase", number=2, exposure="both groups"),
    ]
    made = assertion("blood sugar", "decrease", exposure="oat bran")
    judged = judge(made, claim("Oat bran lowers blood sugar."), study(), know(rows))
    assert judged.reason is Reason.AGREES


# --- findings that were read, not recorded


READ = {"in_method": Method.RULE, "in_confidence": 0.9}


@pytest.mark.parametrize(("pattern", "example"), doubts.OF_LASTING)
def test_every_claim_of_lasting_needs_that_time(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    text = f"With oat bran, {example}."
    found = ("pain", "decrease")
    assert reason(text, "pain", "decrease", found, exposure="oat bran", **READ) is Reason.DOUBTFUL_MATCH
    assert reason(text, "pain", "decrease", found, exposure="oat bran") is Reason.AGREES


@pytest.mark.parametrize(("pattern", "example"), names.OF_SOME)
def test_what_was_found_of_some_is_not_of_all(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    fields = {"exposure": "oats", "in_exposure": example, **READ}
    judged = reason("Oats ease pain.", "pain", "decrease", ("pain", "decrease"), **fields)
    assert judged is Reason.DOUBTFUL_MATCH


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("toasted oats", "oats", True),
        ("oat biscuits", "oats", True),
        ("late-evening oats", "oats", True),
        ("a bowl of oats", "oats", False),
        ("giving up oats", "oats", False),
        ("oats daily", "oats", False),
    ],
)
def test_one_kind_of_a_thing(claimed: str, found: str, expected: bool) -> None:
    assert names.is_of_a_kind(claimed, found, (found,), "", f"{claimed} ease pain") is expected


def test_an_unsure_reading_counts_for_nothing() -> None:
    fields = {"exposure": "oat bran", **READ, "in_confidence": 0.7}
    judged = reason("Oat bran eases pain.", "pain", "decrease", ("pain", "decrease"), **fields)
    assert judged is Reason.DOUBTFUL_MATCH


def test_a_reading_of_the_other_pole_contradicts_nothing() -> None:
    found = ("insomnia", "increase")
    text = "Oat bran improves sleep quality."
    fields = {"exposure": "oat bran"}
    assert reason(text, "sleep quality", "increase", found, **fields) is Reason.OPPOSITE
    assert reason(text, "sleep quality", "increase", found, **fields, **READ) is Reason.DOUBTFUL_MATCH


def test_a_reading_contradicts_only_what_says_of_what_it_is() -> None:
    found = ("pain", "no_change")
    text = "Pain fell with oat bran."
    assert reason(text, "pain", "decrease", found) is Reason.NULL
    assert reason(text, "pain", "decrease", found, **READ) is Reason.DOUBTFUL_MATCH
    assert reason(text, "pain", "decrease", found, exposure="oat bran", **READ) is Reason.NULL


def test_people_whom_the_study_had_not() -> None:
    sample = study(population="adults with asthma")
    row = finding("pain", "decrease", exposure="oat bran", comparator="rice bran")
    made = assertion("pain", "decrease", exposure="oat bran")
    others = claim("Oat bran eases pain in people with diabetes.")
    assert judge(made, others, sample, know([row])).reason is Reason.DOUBTFUL_MATCH
    assert (
        judge(made, claim("Oat bran eases pain in people with asthma."), sample, know([row])).reason
        is Reason.AGREES
    )
    assert (
        judge(made, claim("Oat bran eases pain in children."), sample, know([row])).reason
        is Reason.DOUBTFUL_MATCH
    )


def test_two_things_that_are_set_equal() -> None:
    found = ("pain", "decrease")
    text = "Oat bran eases pain as well as opium."
    assert reason(text, "pain", "decrease", found, exposure="oat bran") is Reason.DOUBTFUL_MATCH
    text = "Oat bran eases pain as well as rice bran."
    assert reason(text, "pain", "decrease", found, exposure="oat bran") is not Reason.DOUBTFUL_MATCH
