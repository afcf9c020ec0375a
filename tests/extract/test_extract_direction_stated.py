"""What evidence states in plain words, where the direction model is not sure."""

from __future__ import annotations

import pytest

from flows.extract.direction import classify_direction
from flows.extract.direction.model import STATED, STATED_OF_ARM, UNSURE_OF_ARM, decided
from flows.extract.direction.stated import stated_direction
from schemas.vocabulary import Direction

EVIDENCE = "Naps lowered stress in the trial."


@pytest.mark.parametrize(
    ("arms", "outcome", "evidence", "expected"),
    [
        (("naps", "rest"), "stress", EVIDENCE, (Direction.DECREASE, True)),
        (("rest", "naps"), "stress", EVIDENCE, (Direction.INCREASE, True)),
        (("tea", "rest"), "stress", EVIDENCE, (Direction.DECREASE, False)),
        (("naps", "rest"), "gout", EVIDENCE, None),
        (("naps", "rest"), "stress", "Stress\n12.1\n13.2\n0.04", None),
        (("naps", "rest"), "pain", "Naps lowered stress. They left mood alone.", None),
        (("naps", "rest"), "pain", "They left pain as it was.", (Direction.NO_CHANGE, False)),
    ],
)  # fmt: skip
def test_what_is_stated(arms, outcome, evidence, expected):
    found = stated_direction(*arms, outcome, evidence)
    assert (found if found is None else tuple(found)) == expected


def test_it_counts_where_the_model_is_not_sure():
    unsure, sure = (0.2, 0.3, 0.5), (0.05, 0.9, 0.05)
    question = ("naps", "rest", "stress", EVIDENCE)
    assert decided(unsure, *question).direction is Direction.DECREASE
    assert decided(unsure, *question).confidence == STATED_OF_ARM
    assert decided(unsure, "tea", "rest", "stress", EVIDENCE).confidence == STATED
    assert decided(sure, *question).direction is Direction.INCREASE
    named_only = (0.1, 0.3, 0.6)
    assert decided(named_only, *question).direction is Direction.DECREASE
    assert decided(named_only, "tea", "rest", "stress", EVIDENCE).direction is Direction.NO_CHANGE
    assert max(named_only) < UNSURE_OF_ARM


def test_a_plain_sentence():
    assert classify_direction("naps", "rest", "stress", EVIDENCE).direction is Direction.DECREASE
