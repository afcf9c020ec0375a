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
