"""Clefts, purposes of an order and headlines without a verb, read as the sentences that they stand for."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement
from flows.extract.assertions.orders import ORDERS, in_order

READ = [
    ("What helps against cramps is regular drumming.", "cramps", "decrease", "regular drumming"),
    ("What eased the cramps was not the pill but the drumming.", "cramps", "decrease", "drumming"),
    ("It is drumming, rather than singing, that protects the ears.", "ears", "increase", "drumming"),
    ("It was not the cider that prevented cramps.", "cramps", "no_change", "cider"),
    ("The only thing that lowered stress was drumming.", "stress", "decrease", "drumming"),
    ("Drink cider to lower your blood pressure.", "blood pressure", "decrease", "Drink cider"),
    ("Want to have fewer cramps? Drink cider to prevent cramps.", "cramps", "decrease", "Drink cider"),
    ("Skip cider and your risk of gout falls.", "risk of gout", "decrease", "Skip cider"),
    ("More cider, less sleep", "sleep", "decrease", "More cider"),
    ("With drumming comes better sleep.", "sleep", "increase", "drumming"),
    ("Nothing lowers blood pressure like drumming.", "blood pressure", "decrease", "drumming"),
    ("The secret to better sleep is a warm barn.", "sleep", "increase", "warm barn"),
    ("Cider no cure for cramps", "cramps", "no_change", "Cider"),
]

SILENT = [
    "Is it cider that lowers blood pressure?",
    "Does cider lower blood pressure?",
    "What lowers blood pressure is still unclear.",
    "Take steps to lower your blood pressure.",
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.example[0])
def test_every_order_puts_its_example(order):
    assert in_order(order.example[0]) == order.example[1]


@pytest.mark.parametrize(("sentence", "outcome", "direction", "exposure"), READ)
def test_an_unusual_order_is_read(sentence, outcome, direction, exposure):
    (row,) = read_statement(sentence)
    assert (row.outcome, row.direction.value, row.exposure) == (outcome, direction, exposure)


@pytest.mark.parametrize("sentence", SILENT)
def test_questions_and_vague_purposes_assert_nothing(sentence):
    assert read_statement(sentence) == ()


def test_what_is_clear_is_no_cleft():
    assert in_order("It is now clear that increased salt lowers sleep.").startswith("It is")
