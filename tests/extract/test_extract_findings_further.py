"""Findings of builds that only the further constructions read, and what those must not read."""

from __future__ import annotations

import pytest

from flows.extract.findings import read_findings
from schemas.vocabulary import Direction

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_CHANGE


def _told(sentence: str) -> list[tuple[str, str | None, Direction]]:
    read = read_findings("stu_0000000000000000", "", f"RESULTS: {sentence}")
    return [(one.outcome, one.exposure, one.direction) for one in read]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "A lack of zinc leads to salt build-up in cells, inhibiting skin growth and increasing rash.",
            [
                ("salt build-up in cells", "lack of zinc", UP),
                ("skin growth", "lack of zinc", DOWN),
                ("rash", "lack of zinc", UP),
            ],
        ),
        (
            "Tea lowered pain, thereby reducing sick leave.",
            [("pain", "Tea", DOWN), ("sick leave", "Tea", DOWN)],
        ),
        (
            "A lack of zinc reduced weight and leads to a loss of taste.",
            [("weight", "lack of zinc", DOWN), ("taste", "lack of zinc", DOWN)],
        ),
        (
            "Plasma zinc was significantly lower and the time to the evening zinc peak was longer with tea.",
            [("Plasma zinc", None, DOWN), ("time to the evening zinc peak", "tea", UP)],
        ),
        (
            "Pain significantly decreased in the tea group, with a lower score for rash.",
            [("Pain", "tea group", DOWN), ("score for rash", "tea group", DOWN)],
        ),
        (
            "Children slept longer with tea in the evening; tea improved short- and long-term memory.",
            [("short-term memory", "tea", UP), ("long-term memory", "tea", UP)],
        ),
        ("Tea reduced pain by lengthening sleep.", [("pain", "Tea", DOWN)]),
        (
            "Adults over 65 years are more susceptible to colds.",
            [("colds", "Adults over 65 years", UP)],
        ),
        (
            "This trial repeats older ones and adds data to suggest that tea was associated with less pain.",
            [("pain", "tea", DOWN)],
        ),
        ("Here, we show that zinc elicits skin growth.", [("skin growth", "zinc", UP)]),
    ],
)
def test_what_a_clause_takes_over_and_leaves(sentence, told):
    assert _told(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Further trials are required for older adults.",
        "Tea, which is responsible for the present fashion, did not come from there.",
        "We confirm that there is a chance that they cause gout, which leads to falls.",
        "The difference was no larger than before.",
        "The skin spends zinc through enhanced growth of hair.",
        "Salts were recruited to activated skin cells.",
    ],
)
def test_what_is_no_finding(sentence):
    assert _told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Zinc is not effective against colds.", "colds"),
        ("Most teas do not seem to increase blood pressure.", "blood pressure"),
        ("Zinc did not induce rash.", "rash"),
        ("Our findings do not support a link between tea and the risk of gout.", "gout"),
    ],
)
def test_what_is_denied_was_not_found(sentence, outcome):
    assert [(one, direction) for one, _, direction in _told(sentence)] == [(outcome, SAME)]


def test_what_a_further_construction_reads_is_never_sure() -> None:
    sentence = "RESULTS: Vaccination conferred strong protection against severe measles in infants."
    (finding,) = read_findings("std_0123456789abcdef", "", sentence)
    assert finding.direction is Direction.DECREASE
    assert finding.confidence <= 0.68
