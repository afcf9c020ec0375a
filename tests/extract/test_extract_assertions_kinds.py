"""Kinds of syntax met in the press, each shown by a made-up sentence: asides, lists, negation, roles."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned"}
TOPIC = "the topic"


def read(sentence):
    return [(s.exposure, s.outcome, s.direction.value) for s in read_statement(sentence, TOPIC)]


def wanted(rows):
    return [(exposure, outcome, SYMBOLS[sign]) for exposure, outcome, sign in rows]


ASIDES = [
    (
        "The firm said in May that mintol—a drops mix meant to cool the throat—reduced coughing.",
        [("mintol", "coughing", "-")],
    ),
    (
        "Mintol, a syrup advised to treat children with coughs, does not cut coughing or improve sleep.",
        [("Mintol", "coughing", "="), ("Mintol", "sleep", "=")],
    ),
    (
        "Danish researchers, who followed 900 nurses for years, found no link between naps and gout.",
        [("naps", "gout", "=")],
    ),
    (
        "Mintol, a syrup made by Ann Bo, showed that it can ease hoarseness.",
        [("Mintol", "hoarseness", "-")],
    ),
    (
        "The syrup, given as a nightly dose, was not better at easing hoarseness than water.",
        [("syrup", "hoarseness", "=")],
    ),
]

NEGATIONS = [
    (
        "The balm does not help patients sleep more deeply, ease their itching or improve their mood.",
        [("balm", "sleep", "="), ("balm", "itching", "="), ("balm", "mood", "=")],
    ),
    (
        "The balm neither eases itching nor improves mood.",
        [("balm", "itching", "="), ("balm", "mood", "=")],
    ),
    (
        "Mint syrup had no effect on reducing bouts of hiccups.",
        [("Mint syrup", "bouts of hiccups", "=")],
    ),
    (
        "Mint syrup did not have an effect on easing nausea, a trial found.",
        [("Mint syrup", "nausea", "=")],
    ),
    (
        "Drum lessons improved balance without adversely affecting hearing, and led to better sleep.",
        [("Drum lessons", "balance", "+"), ("Drum lessons", "hearing", "="), ("Drum lessons", "sleep", "+")],
    ),
    (
        "The balm was no better than water at speeding up healing, or easing pain levels.",
        [("balm", "healing", "="), ("balm", "pain levels", "=")],
    ),
    (
        "There were no detectable changes in hearing nor in balance.",
        [(TOPIC, "hearing", "="), (TOPIC, "balance", "=")],
    ),
    (
        "There is little to no difference in gout between people doing yoga and those on pills.",
        [("doing yoga", "gout", "=")],
    ),
    (
        "Gong baths were no more effective than rest for tinnitus, vertigo or migraine.",
        [("Gong baths", "tinnitus", "="), ("Gong baths", "vertigo", "="), ("Gong baths", "migraine", "=")],
    ),
    ("Instead of reducing coughing, mint syrup worsened insomnia.", [("mint syrup", "insomnia", "+")]),
]

LISTS = [
    (
        "Trials have shown an association between mould and lung damage, wheezing, and death.",
        [("mould", "lung damage", "?"), ("mould", "wheezing", "?"), ("mould", "death", "?")],
    ),
    ("A study found a link between gout and exposure to lead.", [("exposure to lead", "gout", "?")]),
    (
        "Gong baths were linked with large reductions in itching and modest decreases in pain levels.",
        [("Gong baths", "itching", "-"), ("Gong baths", "pain levels", "-")],
    ),
    (
        "Those who had gong baths had better hearing, alongside lower stress.",
        [("gong baths", "hearing", "+"), ("gong baths", "stress", "-")],
    ),
    (
        "Snuff raises the risk of getting cancers of the lip, gums, and tongue.",
        [
            ("Snuff", "risk of cancers of the lip", "+"),
            ("Snuff", "risk of cancers of gums", "+"),
            ("Snuff", "risk of cancers of tongue", "+"),
        ],
    ),
    (
        "Those who took snuff were less likely to get gout, and had half the likelihood of dying from flu.",
        [("took snuff", "gout", "-"), ("took snuff", "likelihood of dying from flu", "-")],
    ),
    (
        "Snuff did not affect fall risk in the whole cohort of 90 men or changes in bone density.",
        [("Snuff", "fall risk", "="), ("Snuff", "bone density", "=")],
    ),
    (
        "The drops eased coughing in a trial that lasted nine weeks and enrolled nearly 80 nurses.",
        [("drops", "coughing", "-")],
    ),
]

ROLES = [
    (
        "Those who hum once or twice a week were less likely to get hiccups.",
        [("hum once or twice a week", "hiccups", "-")],
    ),
    (
        "Volunteers randomly assigned to take 90 mg of mint a day were no less likely to suffer a cold.",
        [("take 90 mg of mint a day", "cold", "=")],
    ),
    (
        "The bones of older nurses did not become stronger from taking a chalk pill.",
        [("taking a chalk pill", "bones of older nurses", "=")],
    ),
    (
        "Toddlers and teens who had used snuff were more likely to have taken up smoking.",
        [("used snuff", "taken up smoking", "+")],
    ),
    (
        "Teens who used snuff were just as likely to eventually smoke pipes.",
        [("used snuff", "smoke pipes", "=")],
    ),
    (
        "Snuff raises the likelihood that teens will smoke.",
        [("Snuff", "likelihood that teens will smoke", "+")],
    ),
    (
        "Yoga eased pain, but smoking, which is linked to ulcers, does not contribute to gout.",
        [("Yoga", "pain", "-"), ("smoking", "ulcers", "?"), ("smoking", "gout", "=")],
    ),
    ("Humming affects lower back pain.", [("Humming", "lower back pain", "?")]),
    ("Hearing risk goes up by 4 percent from light humming.", [("light humming", "Hearing risk", "+")]),
    (
        "The number of people diagnosed with gout has more than doubled.",
        [(TOPIC, "number of people diagnosed with gout", "+")],
    ),
    (
        "Hummers experience coughing and hiccups more often than others.",
        [("Hummers", "coughing", "+"), ("Hummers", "hiccups", "+")],
    ),
    (
        "Humming boosts sleep without leaving you feeling groggy.",
        [("Humming", "sleep", "+"), ("Humming", "grogginess", "=")],
    ),
]

SILENT = [
    "The reduced risk of gout associated with humming daily was 30 percent.",
    "Late trials of mintol were halted.",
    "A lull can do as much good for back patients as pills.",
    "Hummers had less than optimal hearing.",
]


@pytest.mark.parametrize(("sentence", "rows"), ASIDES)
def test_asides_are_left_out(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize(("sentence", "rows"), NEGATIONS)
def test_one_negation_holds_for_a_list(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize(("sentence", "rows"), LISTS)
def test_each_of_a_list_has_its_own_row(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize(("sentence", "rows"), ROLES)
def test_who_and_what_is_named(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_asserts_nothing_gives_no_row(sentence):
    assert read(sentence) == []


def test_each_amount_belongs_to_its_outcome():
    found = read_statement(
        "Humming cut bouts of hiccups by 54 percent, coughing by 34 percent, and sneezing by 22 percent."
    )
    assert [(s.outcome, s.value, s.unit) for s in found] == [
        ("bouts of hiccups", 54.0, "percent"),
        ("coughing", 34.0, "percent"),
        ("sneezing", 22.0, "percent"),
    ]


def test_one_amount_counts_for_all():
    found = read_statement("Humming may increase hearing threefold.")
    assert [(s.outcome, s.value, s.unit) for s in found] == [("hearing", 3.0, "times")]
