"""What is tried, where it stands beside a clause about people or about the outcome itself."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

TRIED = [
    # behind the clause
    ("Ulcers were more common on the blue tablet.", "Ulcers", "increase", "blue tablet"),
    ("Nurses slept better with the lamp.", "sleep", "increase", "lamp"),
    ("Teachers had fewer colds thanks to the gargle.", "colds", "decrease", "gargle"),
    ("Nurses felt lonelier after the voyage.", "loneliness", "increase", "voyage"),
    ("Blood pressure was lower after six weeks of drumming.", "Blood pressure", "decrease", "drumming"),
    ("Ulcers were as frequent under the new rules.", "Ulcers", "no_change", "new rules"),
    ("Nurses were no more anxious despite the storms.", "anxiety", "no_change", "storms"),
    # before it
    ("With the lamp, nurses had fewer headaches.", "headaches", "decrease", "lamp"),
    ("Under the new rules, teenagers drank less beer.", "beer", "decrease", "new rules"),
    # it is no part of the outcome
    ("Fewer nurses needed new glasses with the gel.", "needed new glasses", "decrease", "gel"),
    # where there is some
    ("Ulcers were rarer where cabbage was sold.", "Ulcers", "decrease", "cabbage"),
    # those who use it
    ("Ulcers were rarer in lovers of cabbage.", "Ulcers", "decrease", "lovers of cabbage"),
    ("Ulcers were rarer among cabbage eaters.", "Ulcers", "decrease", "cabbage eaters"),
    ("Ulcers are rarer among people with lamps.", "Ulcers", "decrease", "lamps"),
]

NOT_TRIED = [
    "Headaches were more common after surgery.",
    "Headaches were fewer on average.",
    "Headaches were more frequent on weekends.",
    "Nurses had fewer headaches after two weeks.",
    "Nurses had fewer headaches, with no significant difference in sleep.",
    "Scores were higher on the test.",
]


@pytest.mark.parametrize(("sentence", "outcome", "direction", "exposure"), TRIED)
def test_what_is_tried_stands_beside_the_clause(sentence, outcome, direction, exposure):
    (row,) = read_statement(sentence)
    assert (row.outcome, row.direction.value, row.exposure) == (outcome, direction, exposure)


@pytest.mark.parametrize("sentence", NOT_TRIED)
def test_times_tests_and_illnesses_are_not_tried(sentence):
    assert {row.exposure for row in read_statement(sentence)} <= {None}


def test_it_is_what_was_spoken_of():
    rows = read_statement("It made nurses sleep better after meals.", "the tea")
    assert {row.exposure for row in rows} == {"the tea"}


SAID_FIRST = [
    ("Gout was unrelated to cabbage.", "Gout", "no_change", "cabbage"),
    ("Gout has nothing to do with cabbage.", "Gout", "no_change", "cabbage"),
    ("Cabbage has nothing to do with gout.", "gout", "no_change", "Cabbage"),
    ("Fewer headaches came with the lamp.", "headaches", "decrease", "lamp"),
    ("Memory got a boost from the lamp.", "Memory", "increase", "lamp"),
    ("Depression had lifted on the new pill.", "Depression", "decrease", "new pill"),
    ("Therapy dogs reduce stress.", "stress", "decrease", "Therapy dogs"),
    ("Several papers tie drumming to lower rates of gout.", "rates of gout", "decrease", "drumming"),
    ("Nurses who drum are protected from gout.", "gout", "decrease", "drum"),
    ("The longer a woman drums, the more she is protected against gout.", "gout", "decrease", "drums"),
    ("If a woman drums, she lowers her risk of gout.", "risk of gout", "decrease", "woman drums"),
    (
        "Levels of iron in the blood increase 17% after drumming.",
        "Levels of iron in the blood",
        "increase",
        "drumming",
    ),
    (
        "The risk fell by 7 percent with each extra hour of drumming.",
        "risk",
        "decrease",
        "each extra hour of drumming",
    ),
    ("Nurses with the patch gave up smoking.", "smoking", "decrease", "patch"),
]


@pytest.mark.parametrize(("sentence", "outcome", "direction", "exposure"), SAID_FIRST)
def test_what_moves_is_told_from_what_moves_it(sentence, outcome, direction, exposure):
    (row,) = read_statement(sentence)
    assert (row.outcome, row.direction.value, row.exposure) == (outcome, direction, exposure)


def test_how_something_is_done_moves_no_subject():
    assert read_statement("Drumming does not change how nurses read.") == ()


def test_two_things_that_move_side_by_side_have_one_exposure():
    rows = read_statement("Blood pressure fell and pulse rose in those who drummed.")
    assert [(row.outcome, row.exposure) for row in rows] == [
        ("Blood pressure", "drummed"),
        ("pulse", "drummed"),
    ]
