"""Findings: numbers told in order, counts of each group, noun phrases without a verb, remarks behind."""

from __future__ import annotations

import pytest

from flows.extract.findings import read_effects, read_findings
from flows.extract.findings.counted import COUNTED
from schemas.vocabulary import Direction

DOWN, SAME, UP = Direction.DECREASE, Direction.NO_CHANGE, Direction.INCREASE


def _read(sentence: str):
    return read_findings("stu_0000000000000000", "Tea", f"RESULTS: {sentence}")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Compared with abstainers, one cup and two cups of tea were associated with a lower risk of "
            "gout, HR = 0.73 (95% CI: 0.56-0.97) and HR 0.56 (95% CI: 0.41-0.77), respectively.",
            [("gout", "one cup", DOWN, 0.73), ("gout", "two cups of tea", DOWN, 0.56)],
        ),
        (
            "Tea was associated with a lower risk of gout and stroke (HR 0.73 and 0.56, respectively).",
            [("gout", "Tea", DOWN, 0.73), ("stroke", "Tea", DOWN, 0.56)],
        ),
        (
            "Only green tea was associated with lower gout mortality at 12 and 18 years of follow-up, "
            "HR = 0.66 (95% CI: 0.46-0.94) and HR = 0.59 (95% CI: 0.44-0.79), respectively.",
            [("gout mortality", "green tea", DOWN, 0.66), ("gout mortality", "green tea", DOWN, 0.59)],
        ),
        (
            "Night work was associated with gout in men (Prevalence Ratio (PR) 1.8 [95% CI: 1.3, 2.4]) but "
            "not in women (PR 1.0 [95% CI: 0.7, 1.4]).",
            [("gout", "Night work", UP, 1.8), ("gout in women", "Night work", SAME, 1.0)],
        ),
        (
            "A lower gout rate was seen among drinkers of more than 1 cup compared with abstainers "
            "(HR 0.41, 95% CI 0.20-0.86).",
            [("gout rate", "drinkers of more than 1 cup", DOWN, 0.41)],
        ),
    ],
)
def test_numbers_go_to_what_they_belong_to(sentence, told):
    assert [(one.outcome, one.exposure, one.direction, one.effect_size) for one in _read(sentence)] == told


def test_two_times_told_respectively_are_two_rows():
    read = _read(
        "Tea was associated with lower mortality at 2 and 9 years of follow-up, HR = 0.66 (95% CI: "
        "0.46-0.94) and HR = 0.59 (95% CI: 0.44-0.79), respectively."
    )
    assert [one.timepoint for one in read] == ["at 2 years of follow-up", "at 9 years of follow-up"]


@pytest.mark.parametrize("example", [example for _, example in COUNTED])
def test_counts_of_two_groups_are_compared(example):
    read = _read(example)
    assert read
    assert {(one.exposure, one.comparator, one.direction) for one in read} == {
        ("tea group", "milk group", DOWN)
    }


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Eight (35%) of 23 adults in the tea group and two (8%) of 24 adults in the milk group reached a "
            "full recovery (p=0.036).",
            [("full recovery", UP)],
        ),
        (
            "Eight adults in the tea group and two adults in the milk group had falls (p=0.36).",
            [("falls", SAME)],
        ),
        ("Twelve adults in the tea group and 10 adults in the milk group had falls (p=0.01).", []),
        ("Twelve adults in the tea group and two adults in the milk group had falls.", []),
    ],
)
def test_counts_tell_by_shares_or_by_far(sentence, told):
    assert [(one.outcome, one.direction) for one in _read(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Pooled analyses showed significant improvements in sleep quality in tea drinkers versus "
            "abstainers.",
            [("sleep quality", "tea drinkers", "abstainers", UP)],
        ),
        (
            "The trials show 1) a significant reduction in pain with tea versus milk, and 2) a higher "
            "recovery rate with tea versus milk.",
            [("pain", "tea", "milk", DOWN), ("recovery rate", "tea", "milk", UP)],
        ),
        (
            "Significant improvements were observed in pain, sleep and mood.",
            [("pain", None, None, DOWN), ("sleep", None, None, UP), ("mood", None, None, UP)],
        ),
        (
            "Waist size decreased 3.1 cm more among women drinking tea compared with the milk group, with no "
            "difference in sleep.",
            [
                ("Waist size", "women drinking tea", "milk group", DOWN),
                ("sleep", None, None, SAME),
            ],
        ),
    ],
)
def test_change_without_a_verb_of_its_own(sentence, told):
    assert [(one.outcome, one.exposure, one.comparator, one.direction) for one in _read(sentence)] == told


@pytest.mark.parametrize(
    "remark",
    [
        "although no differences were statistically significant",
        "but this difference was not statistically significant",
        "but it did not reach statistical significance",
    ],
)
def test_remark_behind_says_that_nothing_was_found(remark):
    read = _read(f"Pain improved to a greater extent in the tea group than in the milk group, {remark}.")
    assert [(one.outcome, one.direction) for one in read] == [("Pain", SAME)]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Tea had a small positive effect on fatigue (SMD = 0.27, 95% CI 0.23-0.31).", DOWN),
        ("Tea had a beneficial effect on sleep quality.", UP),
        ("Tea had a beneficial effect on blood pressure (MD -4.1, 95% CI -6.2 to -2.0).", DOWN),
        ("Tea had a negative effect on mood.", DOWN),
    ],
)
def test_good_effect_lowers_what_is_bad(sentence, direction):
    assert [one.direction for one in _read(sentence)] == [direction]


def test_numbers_in_brackets_before_a_semicolon_are_the_clauses_own():
    first, second = _read("Pain was lower with tea (P = 0.01); sleep was longer with tea (P = 0.03).")
    assert (first.p_value, second.p_value) == (0.01, 0.03)


def test_interval_that_ends_at_no_effect_does_not_tell():
    assert [one.is_null for one in read_effects("Risk Ratio (RR) 1.2 [95% CI: 1.0, 1.6]")] == [None]


def test_change_named_by_its_letter():
    (effect,) = read_effects("(delta = 14.6; 95% confidence interval=2.6-26.7; P = 0.018)")
    assert (effect.value, effect.ci_low, effect.ci_high, effect.p_value) == (14.6, 2.6, 26.7, 0.018)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Tea drinking was associated with lower odds of gout (OR 0.7, 95% CI 0.5-0.9), whereas beer "
            "drinking was associated with higher odds (OR 1.4, 95% CI 1.1-1.8).",
            [("gout", "Tea drinking", DOWN, 0.7), ("gout", "beer drinking", UP, 1.4)],
        ),
        (
            "Beer (OR 1.4, 95% CI 1.1-1.8) was associated with gout, whereas tea was not "
            "(OR 0.9, 95% CI 0.7-1.2).",
            [("gout", "Beer", UP, 1.4), ("gout", "tea", SAME, 0.9)],
        ),
        (
            "Sleep improved in the tea group, whereas mood did not.",
            [("Sleep", "tea group", UP, None), ("mood", "tea group", SAME, None)],
        ),
        (
            "Tea reduced pain but not stress.",
            [("pain", "Tea", DOWN, None), ("stress", "Tea", SAME, None)],
        ),
        (
            "Tea reduced pain in men but not women.",
            [("pain", "Tea", DOWN, None), ("pain in women", "Tea", SAME, None)],
        ),
        ("Tea reduced pain but not to the same extent as milk.", [("pain", "Tea", DOWN, None)]),
        (
            "Tea improved sleep without affecting mood.",
            [("sleep", "Tea", UP, None), ("mood", "Tea", SAME, None)],
        ),
        (
            "Tea was effective in reducing pain (d = 0.5) and improving sleep (d = 0.4).",
            [("pain", "Tea", DOWN, 0.5), ("sleep", "Tea", UP, 0.4)],
        ),
        (
            "Tea was associated with less pain (r = -0.21, p < 0.001) and with better sleep "
            "(r = 0.14, p = 0.01).",
            [("pain", "Tea", DOWN, -0.21), ("sleep", "Tea", UP, 0.14)],
        ),
        (
            "Tea drinkers had a 24% lower risk of gout (HR 0.76, 95% CI 0.6-0.9) and a 10% lower risk of "
            "falls (HR 0.9, 95% CI 0.85-0.95).",
            [("gout", "Tea drinkers", DOWN, 0.76), ("risk of falls", "Tea drinkers", DOWN, 0.9)],
        ),
        (
            "There was a reduction in pain and an increase in sleep time.",
            [("pain", None, DOWN, None), ("sleep time", None, UP, None)],
        ),
        (
            "The pooled odds ratio of gout for tea drinkers versus abstainers was 0.76 (95% CI 0.6-0.9).",
            [("gout", "tea drinkers", DOWN, 0.76)],
        ),
        (
            "The HR for the highest quartile of tea intake was 0.76 (95% CI 0.6-0.9) for gout.",
            [("gout", "highest quartile of tea intake", DOWN, 0.76)],
        ),
        ("The effect of tea on pain was not significant.", [("pain", "tea", SAME, None)]),
        (
            "Gout occurred in 12% of drinkers and 20% of abstainers (P = .02).",
            [("Gout", "drinkers", DOWN, None)],
        ),
        (
            "Pain decreased from 20 to 12 in the tea group and from 20 to 18 in the milk group.",
            [("Pain", "tea group", DOWN, None)],
        ),
        ("Mood improved in both groups.", [("Mood", "both groups", UP, None)]),
        ("More patients in the tea group than in the milk group recovered.", []),
    ],
)
def test_clauses_take_over_and_members_keep_their_sign(sentence, told):
    assert [(one.outcome, one.exposure, one.direction, one.effect_size) for one in _read(sentence)] == told


def test_what_a_sentence_compares_with_holds_for_all_its_clauses():
    read = _read("Compared with milk, tea reduced pain, and increased sleep time, but had no effect on mood.")
    assert [(one.outcome, one.comparator) for one in read] == [
        ("pain", "milk"),
        ("sleep time", "milk"),
        ("mood", "milk"),
    ]


def test_objective_measures_are_no_aim():
    read = read_findings(
        "stu_0000000000000000",
        "Tea",
        "Tea is drunk in towns. A higher risk of gout was associated with objective short sleep. "
        "More is needed.",
    )
    assert [(one.outcome, one.exposure) for one in read] == [("gout", "objective short sleep")]
