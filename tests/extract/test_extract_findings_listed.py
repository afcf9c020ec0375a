"""Findings: numbers behind the members of a list, risks on either side, whom a sentence opens with."""

from __future__ import annotations

import pytest

from flows.extract.findings import read_findings, read_study_facts
from flows.extract.findings.compared import COMPARISONS
from flows.extract.findings.repeats import short_forms
from flows.extract.findings.statements import read_statements
from schemas.vocabulary import Direction

DOWN, SAME, UP = Direction.DECREASE, Direction.NO_CHANGE, Direction.INCREASE


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Factors associated with falls were age (OR 3.1, 95% CI 2.0-4.0), night work "
            "(OR 1.6, 95% CI 1.1-2.3) and tea (OR 0.5, 95% CI 0.3-0.8).",
            [("falls", "age", UP, 3.1), ("falls", "night work", UP, 1.6), ("falls", "tea", DOWN, 0.5)],
        ),
        (
            "Night work (P = 0.02), noise (P < 0.001) and debts (P = 0.03) were positively "
            "associated with gout.",
            [("gout", "Night work", UP, None), ("gout", "noise", UP, None), ("gout", "debts", UP, None)],
        ),
        (
            "We observed a negative association of gout risk with tea (OR = 0.3, 95% CI = 0.2-0.5) "
            "and milk (OR = 0.4, 95% CI = 0.2-0.6).",
            [("gout risk", "tea", DOWN, 0.3), ("gout risk", "milk", DOWN, 0.4)],
        ),
        (
            "A higher risk of gout (RR 1.5, 95% CI 1.3 to 1.8) was associated with beer.",
            [("gout", "beer", UP, 1.5)],
        ),
        (
            "Tea lowered pain (MD -2.5, 95% CI -4.3 to -0.7), stress (MD -1.1, 95% CI -2.0 to -0.2) "
            "and weight (MD -0.8, 95% CI -1.2 to -0.4).",
            [("pain", "Tea", DOWN, -2.5), ("stress", "Tea", DOWN, -1.1), ("weight", "Tea", DOWN, -0.8)],
        ),
        ("Other predictors of falls include age, debts and night work.", []),
    ],
)
def test_members_of_a_list_have_their_own_numbers(sentence, told):
    read = read_findings("stu_0000000000000000", "Falls", f"RESULTS: {sentence}")
    assert [(one.outcome, one.exposure, one.direction, one.effect_size) for one in read] == told


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("In the tea group, sleep was longer than in the milk group.", [("sleep", "tea group", UP)]),
        ("In both groups, pain decreased.", [("pain", "both groups", DOWN)]),
        (
            "Regarding sleep, no significant differences between both groups were found.",
            [("sleep", None, SAME)],
        ),
        (
            "Although all adults slept less, tea was associated with better mood.",
            [("mood", "tea", UP)],
        ),
        (
            "Controlling for age, sex, and income, tea was associated with lower weight.",
            [("weight", "tea", DOWN)],
        ),
        (
            "No differences between the tea group and the milk group were found for sleep.",
            [("sleep", "tea group", SAME)],
        ),
        (
            "Expression of the gene was upregulated in treated mice.",
            [("Expression of the gene", "treated mice", UP)],
        ),
        ("Exercise downregulated the hormone.", [("hormone", "Exercise", DOWN)]),
        ("The three scores were positively related with each other.", []),
        ("Adjustment for income weakened the link.", []),
        ("All nine studies were associated with a high risk of bias.", []),
        (
            "Tea was associated with a 3.2 years decrease in biological age.",
            [("biological age", "Tea", DOWN)],
        ),
    ],
)
def test_what_opens_a_sentence(sentence, stated):
    read = [(one.outcome, one.exposure, one.direction) for one in read_statements(sentence)[0]]
    assert read == stated


def test_brackets_left_open_are_read_to_the_end():
    assert read_statements("Tea lowered pain (MD -2.5, 95% CI -4.3 to -0.7 and stress (P = .01.")[0]


@pytest.mark.parametrize("example", COMPARISONS)
def test_comparison_reads_its_example(example):
    told = read_statements(example)[0]
    assert [(one.outcome, one.exposure, one.comparator, one.direction, one.pattern) for one in told] == [
        ("Pain", "tea group", "milk group", DOWN, "two numbers")
    ]


def test_numbers_that_do_not_differ_are_no_effect():
    read = read_findings(
        "stu_0000000000000000",
        "Tea",
        "RESULTS: Falls occurred in 64/535 (12%) adults after tea and 53/534 (10%) adults after milk "
        "(RR 1.21, 95% CI 0.86 to 1.69). Median age was 61 years in men and 60 years in women (P = .3).",
    )
    assert [(one.outcome, one.exposure, one.comparator, one.direction) for one in read] == [
        ("Falls", "tea", "milk", SAME)
    ]


def test_short_forms_are_written_out_where_outcomes_are_compared():
    text = (
        "Background: Tea. Results: Tea lowered body mass index (BMI) and liver fat (LF) (P < .01). "
        "Conclusions: Tea lowers BMI and LF."
    )
    assert short_forms(text) == {"BMI": "body mass index", "LF": "liver fat"}
    read = read_findings("stu_0000000000000000", "Tea", text)
    assert [one.outcome for one in read] == ["body mass index", "liver fat"]


def test_what_stands_before_the_study_is_no_finding():
    text = (
        "Night work reduces sleep in most people. Noise increases stress. We gave 40 adults tea. "
        "Tea improved sleep (P = .01). These results suggest that tea improves sleep. Nobody fell."
    )
    read = read_findings("stu_0000000000000000", "Tea", text)
    assert [(one.outcome, one.exposure) for one in read] == [("sleep", "Tea")]


def test_a_country_named_in_the_aim_is_the_study_s_own():
    told = read_study_facts("Tea", "AIM: To explore sleep of nurses in Norway. METHODS: 40 nurses drank tea.")
    assert told.countries == ("NO",)
    told = read_study_facts("Tea", "BACKGROUND: Sleep is short in Norway. METHODS: 40 nurses drank tea.")
    assert told.countries == ()


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        (
            "Tea lowered systolic and diastolic blood pressure.",
            ["systolic blood pressure", "diastolic blood pressure"],
        ),
        ("Noise impaired mental and physical health.", ["mental health", "physical health"]),
        ("Tea lowered fat and pain.", ["fat", "pain"]),
        ("Regression models also evidenced that tea lowered pain.", ["pain"]),
        ("Altogether, the results of this study show that tea lowered pain.", ["pain"]),
        ("Tea did result in nothing.", []),
    ],
)
def test_members_share_their_noun(sentence, outcomes):
    assert [one.outcome for one in read_statements(sentence)[0]] == outcomes


def test_a_time_from_baseline_in_words():
    (told,) = read_statements(
        "No differences from baseline to week eight between tea and milk were found for pain."
    )[0]
    assert (told.outcome, told.exposure, told.comparator, told.timepoint) == (
        "pain",
        "tea",
        "milk",
        "week eight",
    )


@pytest.mark.parametrize(
    ("sentence", "timepoint"),
    [
        ("Pain was lower with tea at 3-4 months.", "at 3-4 months"),
        ("After 6 ± 3 months, pain decreased with tea.", "After 6 ± 3 months"),
    ],
)
def test_a_time_with_its_spread(sentence, timepoint):
    assert [one.timepoint for one in read_statements(sentence)[0]] == [timepoint]


@pytest.mark.parametrize(
    ("tested", "direction"),
    [
        (" (P < 0.01)", DOWN),
        (" (p = 0.8)", SAME),
        (", which was not significant", SAME),
        (" (95% CI -0.3 to 4.1)", None),
        ("", DOWN),
    ],
)
def test_two_numbers_are_a_result_where_a_test_says_so_or_they_lie_far_apart(
    tested: str, direction: Direction | None
) -> None:
    text = (
        "METHODS: Tea was given to 90 adults. RESULTS: Gout pain was 3.2 in the tea group and 5.1 in the "
        f"milk group{tested}. CONCLUSIONS: More work is needed."
    )
    found = [(one.outcome, one.direction) for one in read_findings("std_0", "Tea and gout", text)]
    assert found == ([("Gout pain", direction)] if direction else [])
