"""Findings: numbers of two or more groups, who was compared, amounts, what is denied or went apart."""

from __future__ import annotations

import pytest

from flows.extract.findings import read_findings
from flows.extract.findings.amounts import without_amounts
from flows.extract.findings.arms import DESIGNS, arms_of
from flows.extract.findings.asides import ASIDES, without_asides
from flows.extract.findings.statements import read_statements
from schemas.vocabulary import Direction

DOWN, SAME, UP = Direction.DECREASE, Direction.NO_CHANGE, Direction.INCREASE


@pytest.mark.parametrize(("sentence", "arms"), DESIGNS)
def test_arms_are_read_from_their_example(sentence, arms):
    assert arms_of(sentence) == arms


@pytest.mark.parametrize(
    "sentence", ["We compared 900 patients with 80 controls.", "Tea is drunk in towns.", "They took part."]
)
def test_what_names_no_arms(sentence):
    assert arms_of(sentence) == ()


def _told(sentence: str, arms: tuple[str, ...] = ()):
    read = read_statements(sentence, arms)[0]
    return [(one.outcome, one.exposure, one.comparator, one.direction) for one in read]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Remission was 41% with tea, 38% with milk and 20% with placebo.",
            [("Remission", "tea", "placebo", UP), ("Remission", "milk", "placebo", UP)],
        ),
        (
            "Growth was 0.4 mm with tea, 0.9 mm with milk and 1.0 mm with placebo (p=0.001 and p=0.31 vs "
            "placebo, respectively).",
            [("Growth", "tea", "placebo", DOWN), ("Growth", "milk", "placebo", SAME)],
        ),
        (
            "Nausea improved by 1.9 points with tea, 1.1 points with milk and 1.0 points with placebo "
            "(P < .001 for tea vs placebo; P = .68 for milk vs placebo).",
            [("Nausea", "tea", "placebo", DOWN), ("Nausea", "milk", "placebo", SAME)],
        ),
        (
            "Hip density declined by 1.5% with the usual diet and by 0.3% with 40 g of nuts (p=0.01).",
            [("Hip density", "40 g of nuts", "usual diet", UP)],
        ),
        (
            "Walks per week rose by 1.6 with 40 g and by 2.9 with 90 g (both p<0.01 versus usual diet).",
            [("Walks per week", "40 g", "usual diet", UP), ("Walks per week", "90 g", "usual diet", UP)],
        ),
        (
            "Weight rose by 2.1 kg with tea and fell by 0.9 kg with milk (p=0.01).",
            [("Weight", "tea", "milk", UP)],
        ),
        ("Spine density changed by -0.9%, -0.8% and -1.0% in the arms (p=0.88).", None),
        ("Sleep was 40 minutes longer in towns and 38 minutes longer in villages.", None),
        ("Mean age was 41 years with tea and 61 years with milk (p=0.01).", None),
    ],
)
def test_groups_are_compared_by_their_numbers(sentence, told):
    read = [one for one in _told(sentence) if one[1] is not None and one[2] is not None]
    assert read == (told or [])


def test_numbers_told_respectively_are_those_of_the_arms():
    assert _told("Headache was reported by 14% and 2%, respectively.", ("tea", "water")) == [
        ("Headache", "tea", "water", UP)
    ]
    assert _told("Headache was reported by 14% and 11%, respectively.", ("tea", "water")) == []
    assert _told("Headache was reported by 14% and 2%, respectively.") == []


def test_the_arms_are_those_of_the_methods():
    read = read_findings(
        "stu_0000000000000000",
        "Tea",
        "METHODS: We randomised 90 adults to green tea daily or water. RESULTS: Nausea occurred in 20% "
        "versus 4% (P = .01).",
    )
    assert [(one.exposure, one.comparator, one.direction) for one in read] == [("green tea", "water", UP)]


@pytest.mark.parametrize(
    ("clause", "kept"),
    [
        ("Stiffness was reduced by 0.59 m/s", "Stiffness was reduced"),
        ("Sleep was delayed by 28 minutes after a nap", "Sleep was delayed after a nap"),
        ("Loneliness improved by 1.1 points more with calls", "Loneliness improved more with calls"),
        ("Pain had improved by 12 weeks", "Pain had improved by 12 weeks"),
        ("Tea reduced by 40% the length of colds", "Tea reduced by 40% the length of colds"),
    ],
)
def test_amounts_are_taken_out(clause, kept):
    assert without_amounts(clause) == kept


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Eye strain was not more frequent with light.", [("Eye strain", "light", None, SAME)]),
        ("Healing was not impaired by tea.", [("Healing", "tea", None, SAME)]),
        ("Sleep was 41 minutes longer in tea drinkers.", [("Sleep", "tea drinkers", None, UP)]),
        ("Colds were twice as frequent with milk.", [("Colds", "milk", None, UP)]),
        ("Scores improved with tea but not with milk.", None),
        ("Itch fell equally.", [("Itch", None, None, SAME)]),
        ("Metformin was no better than placebo.", []),
        ("Disability was reduced more with tea.", [("Disability", "tea", None, DOWN)]),
        ("Sugar was higher with tea, which was not significant.", [("Sugar", "tea", None, SAME)]),
        ("Falls declined with tea only.", [("Falls", "tea", None, DOWN)]),
        ("Falls declined in the first nine months.", [("Falls", None, None, DOWN)]),
        ("Deaths from causes other than drowning were unaltered.", None),
    ],
)
def test_what_is_denied_or_said_of_how_much(sentence, told):
    read = _told(sentence)
    if told is not None:
        assert read == told
    assert all("only" not in (one[1] or "") for one in read)


def test_what_was_not_found_is_not_turned_round_for_bad_things():
    assert [one[3] for one in _told("Pain improved with tea but not with milk.")] == [DOWN, SAME]


@pytest.mark.parametrize(("pattern", "sentence", "left"), ASIDES)
def test_what_is_said_by_the_way_is_blanked(pattern, sentence, left):
    blanked = without_asides(sentence)
    assert len(blanked) == len(sentence)
    assert " ".join(blanked.split()).rstrip(" .") == left.rstrip(".")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Tea was associated with less gout in girls (b -0.5), while in boys the association was not "
            "significant.",
            [("gout in girls", "Tea", None, DOWN), ("gout in boys", "Tea", None, SAME)],
        ),
        (
            "Pain was less with tea than with milk, but at 3 months the groups did not differ.",
            [("Pain", "tea", "milk", DOWN), ("Pain", "tea", "milk", SAME)],
        ),
        (
            "Pain averaged 3.4 with tea and 2.5 with milk (P = .004); white tea did not differ from milk "
            "(P = .77).",
            [("Pain", "tea", "milk", UP), ("Pain", "white tea", "milk", SAME)],
        ),
        (
            "Tea was related to gout, while beer and wine showed no relation.",
            [("gout", "Tea", None, Direction.UNSIGNED), ("gout", "beer and wine", None, SAME)],
        ),
        (
            "With tea, sleep was longer and pain was less.",
            [("sleep", "tea", None, UP), ("pain", "tea", None, DOWN)],
        ),
        ("Gout decreased among girls.", [("Gout in girls", None, None, DOWN)]),
        ("Tea drinkers and abstainers did not differ in sleep.", None),
        (
            "Tea drinkers did not differ from milk drinkers in sleep.",
            [("sleep", "Tea drinkers", "milk drinkers", SAME)],
        ),
        ("Sleep improved in all groups without significant differences.", [("Sleep", None, None, SAME)]),
        (
            "Tea was associated with gout (OR 1.5) and with stroke (OR 2.1) in adults.",
            None,
        ),
    ],
)
def test_a_clause_takes_over_from_the_one_before(sentence, told):
    read = _told(sentence)
    assert read
    if told is not None:
        assert read == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "In all, 112 adults in the tea group and 159 in the milk group had died of gout (RR 0.70, 95% CI "
            "0.55-0.89).",
            [("death from gout", "tea group", "milk group", DOWN)],
        ),
        (
            "Itch was reported in 3% versus 1% and nausea in 44% versus 17%.",
            [("Itch", "tea", "milk", UP), ("nausea", "tea", "milk", UP)],
        ),
        (
            "Sugar fell by 2% and fat by 4% with tea.",
            [("Sugar", "tea", None, DOWN), ("fat", "tea", None, DOWN)],
        ),
        (
            "Mortality was 22 per 1,000 person-years with tea and 27 with milk (18% lower, 95% CI 10 to 25).",
            [("Mortality", "tea", "milk", DOWN)],
        ),
        ("Gain was 3.1, 3.2 and 3.1 kg.", [("Gain", None, None, SAME)]),
        (
            "Relapse occurred in 34% and 56% of the two groups, respectively.",
            [("Relapse", "tea", "milk", DOWN)],
        ),
        ("Mood did not differ between tea and milk.", [("Mood", "tea", "milk", SAME)]),
        ("Dialysis or death was needed in 2.9% of infants.", []),
        ("Falls were 1.4 times as frequent in tea drinkers.", [("Falls", "tea drinkers", None, UP)]),
    ],
)
def test_numbers_without_the_names_of_their_groups(sentence, told):
    assert _told(sentence, ("tea", "milk")) == told
