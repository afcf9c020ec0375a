"""What is said of groups together: that they did not differ, that all moved alike, who was compared."""

import pytest

from flows.extract.findings import read_findings
from flows.extract.findings.alike import DENIALS, denied, is_denied_by
from flows.extract.findings.soundness import Statement
from flows.extract.findings.statements import read_statements
from schemas.vocabulary import Direction

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_CHANGE


def _told(sentence):
    found = read_statements(sentence)[0]
    return [(one.outcome, one.exposure, one.comparator, one.direction) for one in found]


@pytest.mark.parametrize(("pattern", "example"), DENIALS)
def test_each_denial_denies_what_was_found(pattern, example):
    before = Statement("pain", DOWN, "tea", "milk", pattern="outcome was higher")
    (one,) = denied(example, [before], "")
    assert (one.outcome, one.exposure, one.comparator, one.direction) == ("pain", "tea", "milk", SAME)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Pain was lower with tea than with milk, but the difference was not statistically significant.",
            [("Pain", "tea", "milk", SAME)],
        ),
        (
            "Although gout was rarer in tea drinkers than in others, it was not significant statistically.",
            [("gout", "tea drinkers", "others", SAME)],
        ),
        (
            "Five-year survival was 93% with no significant difference between the two treatment groups.",
            [("Five-year survival", None, None, SAME)],
        ),
        (
            "Pain fell in both groups, but there were no significant differences between the groups.",
            [("Pain", "both groups", None, DOWN), ("Pain", None, None, SAME)],
        ),
        (
            "Sleep improved over time but did not differ between groups.",
            [("Sleep", "all groups", None, UP), ("Sleep", None, None, SAME)],
        ),
        ("Pain fell in all three groups.", [("Pain", "all three groups", None, DOWN)]),
        ("Pain fell in both the tea and control groups.", [("Pain", "both groups", None, DOWN)]),
        (
            "Pain was lower in both tea groups than in the water group.",
            [("Pain", "tea groups", "water group", DOWN)],
        ),
        (
            "Pain was lower with tea than with water, but no differences were found at 8 weeks.",
            [("Pain", "tea", "water", DOWN), ("Pain", "tea", "water", SAME)],
        ),
    ],
)
def test_groups_that_did_not_differ(sentence, told):
    assert _told(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tea and placebo did not differ.", []),
        ("Tea and milk alone did not differ.", []),
        ("Pain and sleep did not differ.", [("Pain", None, None, SAME), ("sleep", None, None, SAME)]),
        (
            "Pain was lower with tea than with water; there was no difference between tea and milk.",
            [("Pain", "tea", "water", DOWN), ("Pain", "tea", "milk", SAME)],
        ),
        (
            "Adults assigned to zinc vs. placebo had larger declines in pain.",
            [("pain", "Adults assigned to zinc", "placebo", DOWN)],
        ),
        (
            "Tea drinkers had a lower pulse, a higher test time and required a higher dose of zinc.",
            [
                ("pulse", "Tea drinkers", None, DOWN),
                ("test time", "Tea drinkers", None, UP),
                ("dose of zinc", "Tea drinkers", None, UP),
            ],
        ),
        (
            "Tea caused a greater reduction in plaque and a significantly higher increase in bone density.",
            [("plaque", "Tea", None, DOWN), ("bone density", "Tea", None, UP)],
        ),
        ("Reaction time was insignificantly reduced by tea.", [("Reaction time", "tea", None, SAME)]),
        (
            "The pain score was significantly different between tea and milk users (5.7 vs. 4.5; p=0.006).",
            [("pain score", "tea", "milk users", UP)],
        ),
        (
            "The time to relief in groups 1 and 2 was 9.5±4.8 days and 14.7±9.8 days, respectively (p=.005).",
            [("time to relief", "group 1", "group 2", DOWN)],
        ),
        (
            "Fewer adults in the tea group were hungry than in the milk group.",
            [("hungry", "tea group", "milk group", DOWN)],
        ),
    ],
)
def test_who_was_compared_and_in_what(sentence, told):
    assert _told(sentence) == told


def test_a_sentence_may_deny_the_one_before():
    assert is_denied_by("However, the difference was not statistically significant (P = 0.3).")
    assert not is_denied_by("However, the difference was large.")
    (one,) = read_findings(
        "stu_0000000000000000",
        "",
        "RESULTS: Pain was lower with tea than with milk. However, the difference was not significant.",
    )
    assert one.direction is SAME


def test_of_whom_alone_it_is_said():
    (one,) = read_statements("Tea was associated with lower blood pressure, but only among women.")[0]
    assert (one.outcome, one.exposure, one.population) == ("blood pressure", "Tea", "women")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Blood pressure was not related to income.", [("Blood pressure", "income", None, SAME)]),
        ("Tea was not related to blood pressure.", [("blood pressure", "Tea", None, SAME)]),
        ("Tea cured colds but did not improve sleep.", []),
        (
            "Regarding pain and sleep, no significant differences were found.",
            [("pain", None, None, SAME), ("sleep", None, None, SAME)],
        ),
        ("Tea did not have a significantly different probability of fevers.", []),
    ],
)
def test_sides_and_subjects(sentence, told):
    assert _told(sentence) == told
