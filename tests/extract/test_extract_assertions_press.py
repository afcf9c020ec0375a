"""Kinds of fault met in press text, each shown by a sentence of our own: what is read, what is silent."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement, valence_of_statement

SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned"}
TOPIC = "the topic"


def read(sentence):
    return [(s.exposure, s.outcome, s.direction.value) for s in read_statement(sentence, TOPIC)]


def wanted(rows):
    return [(exposure, outcome, SYMBOLS[sign]) for exposure, outcome, sign in rows]


WHO_ACTS = [
    (
        "A new report says a balm, which is sold in most shops, might also reduce itching.",
        [("balm", "itching", "-")],
    ),
    (
        "It makes sense that eating enough of these herbs can reduce cramps.",
        [("eating enough of these herbs", "cramps", "-")],
    ),
    (
        "It is worth noting that big doses of this herb may cause headaches.",
        [("big doses of this herb", "headaches", "+")],
    ),
    (
        "Those who had used the balm for years were almost three times as likely to develop gout.",
        [("used the balm for years", "gout", "+")],
    ),
    (
        "Mint and its oil are both touted to reduce nausea.",
        [("Mint", "nausea", "-"), ("its oil", "nausea", "-")],
    ),
    (
        "Eating a diet rich in beans, seeds and kale can reduce the risk of gout.",
        [("Eating a diet rich in beans, seeds and kale", "risk of gout", "-")],
    ),
    (
        "A menu full of fish, nuts and beans may lower blood pressure.",
        [("menu full of fish, nuts and beans", "blood pressure", "-")],
    ),
    ("They are sold as pills, gels and drops and are widely used to relieve pain.", [(TOPIC, "pain", "-")]),
    (
        "Doctors can prescribe the balm, which reduces itching and cramps.",
        [("balm", "itching", "-"), ("balm", "cramps", "-")],
    ),
    (
        "Even for men with a family history of gout, eating more beans lowered the risk.",
        [("eating more beans", "risk", "-")],
    ),
    ("Vaccinating older nurses reduced absences.", [("Vaccinating older nurses", "absences", "-")]),
    ("Runners in a long study were about half as likely to develop gout.", [("Runners", "gout", "-")]),
    ("Its role in reducing pain is well known.", [(TOPIC, "pain", "-")]),
    ("Two or more naps a day reduce the risk of gout.", [("Two or more naps a day", "risk of gout", "-")]),
    (
        "At the age of six, the balm was still proving 70% effective against rashes.",
        [("balm", "rashes", "-")],
    ),
    (
        "A short list of things, known as the herb set, reduces cramps.",
        [("short list of things", "cramps", "-")],
    ),
    ("Women in the nap group, but not the 2.5- or 5-mile groups, had less pain.", [("nap", "pain", "-")]),
]

WHO_ACTS += [
    ("A few naps won't hurt you and in fact drinking tea lowers stress.", [("drinking tea", "stress", "-")]),
    ("Most people are unaware that keeping bees can protect memory.", [("keeping bees", "memory", "+")]),
    (
        "Eating more beans, figs, kale and plums could reduce cramps.",
        [("Eating more beans, figs, kale and plums", "cramps", "-")],
    ),
    (
        "Women who fasted while cutting salt also improved their sleep.",
        [("fasted while cutting salt", "sleep", "+")],
    ),
    ("Women who napped improved their sleep more than the others.", [("napped", "sleep", "+")]),
    ("Since mint is cheap, it is believed that mint tea can reduce nausea.", [("mint tea", "nausea", "-")]),
    (
        "Women eating beans from their teens were 12-19 percent less likely to get gout.",
        [("eating beans from their teens", "gout", "-")],
    ),
    ("Mint tea does not play any role in easing nausea.", [("Mint tea", "nausea", "=")]),
    ("It rests on the theories that they reduce nausea.", [(TOPIC, "nausea", "-")]),
    ("Mint is a mild herb that can reduce nausea.", [("Mint", "nausea", "-")]),
    ("Taken late or by frail men, they can cause headaches.", [(TOPIC, "headaches", "+")]),
    ("The study participants found that cramps eased.", [(TOPIC, "cramps", "-")]),
    ("All three groups saw improvement in sleep.", [(TOPIC, "sleep", "+")]),
    ("And yet it now wards off gout.", [(TOPIC, "gout", "-")]),
]
WHAT_MOVES = [
    ("Naps help slow or prevent memory loss.", [("Naps", "memory loss", "-")]),
    (
        "Long shifts lead to loss of sleep, anger and depression.",
        [("Long shifts", "sleep", "-"), ("Long shifts", "anger", "+"), ("Long shifts", "depression", "+")],
    ),
    ("The balm wards off gout the latest study finds.", [("balm", "gout", "-")]),
    (
        "The balm lowered the risk of gout by 9%, similar to a 6% drop for the cream.",
        [("balm", "risk of gout", "-")],
    ),
    (
        "For those who took the balm, cholesterol levels fell to about 69 mg.",
        [("took the balm", "cholesterol levels", "-")],
    ),
    ("Nappers had lower death rates from gout.", [("Nappers", "death rates from gout", "-")]),
    ("Women in a study at Hull experienced weight loss by napping.", [("napping", "weight loss", "+")]),
    ("Naps protect bone health as you age.", [("Naps", "bone health", "+")]),
]
WHAT_MOVES += [
    ("The balm reduced itching, a new and very odd result for most of us.", [("balm", "itching", "-")]),
    ("The balm has not only rare oils but also helps to reduce itching.", [("balm", "itching", "-")]),
    ("The balm did not however have an effect on itching.", [("balm", "itching", "=")]),
    (
        "Long shifts lead to loss of sleep and even feelings of anger.",
        [("Long shifts", "sleep", "-"), ("Long shifts", "feelings of anger", "+")],
    ),
    (
        "No clear effects of the balm were found for itching or cramps.",
        [("balm", "itching", "="), ("balm", "cramps", "=")],
    ),
    ("Hay baths have been linked to numerous health benefits.", [("Hay baths", "health", "+")]),
    ("Hay baths lower stress, according to a report released on Friday.", [("Hay baths", "stress", "-")]),
    (
        "Napping could triple the risk of gout and up the likelihood of falls.",
        [("Napping", "risk of gout", "+"), ("Napping", "likelihood of falls", "+")],
    ),
    ("Napping could treble gout risk.", [("Napping", "gout risk", "+")]),
    (
        "Risk of death and hospitalization due to falls dropped by 6 percent.",
        [(TOPIC, "Risk of death", "-"), (TOPIC, "Risk of hospitalization", "-")],
    ),
    (
        "Nappers had a lower risk of death from a cause other than gout than the others.",
        [("Nappers", "risk of death from a cause other than gout", "-")],
    ),
    ("Nappers lost an average of 3 pounds.", [("Nappers", "weight", "-")]),
    ("Nappers had less waking at night and early morning.", [("Nappers", "waking", "-")]),
]

SILENT = [
    "This figure rose to 24 per cent in spring.",
    "Some early reports have helped push the idea.",
    "More than 21,000 nappers were diagnosed with hives or other forms of gout.",
    "We can't infer a causal relationship between napping and stress.",
    "There are few options for treating gout.",
    "Millions of men with gout should be put on the balm to help them live longer.",
    "The health benefits of mint are often debated.",
    "The results have yielded no consensus.",
    "The evidence supports the idea that napping matters.",
    "It also advises limiting the intake of pastries, sweets and cheese.",
    "Trials are needed to prove the link between napping and gout.",
    "Mint is promoted as a snack for many conditions.",
    "More than 2,000 nappers were diagnosed with gout.",
    "Over four years, 253 of them developed gout.",
    "Their letter, which drew on 560 nurses with gout, said one in 30 can get cramps, rising to one in 20.",
    "Young women are thought to be more at risk due to their age.",
    "Some 276 adults diagnosed with gout but not yet treated were randomly assigned to two groups.",
    "This striking protective effect was seen in former runners as well, Ann Lee reports.",
]


@pytest.mark.parametrize(("sentence", "rows"), WHO_ACTS + WHAT_MOVES, ids=lambda item: str(item)[:50])
def test_press_sentences_are_read(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize("sentence", SILENT, ids=lambda item: item[:50])
def test_press_sentences_that_assert_nothing(sentence):
    assert read(sentence) == []


def test_a_comparator_is_that_of_the_groups_not_of_the_outcome():
    (row,) = read_statement("Nappers had a lower risk of death from a cause other than gout than the others.")
    assert row.comparator == "the others"


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [("Nappers lost an average of 3 pounds.", 3.0, "pounds"), ("Nappers gained 2.5 kilos.", 2.5, "kilos")],
)
def test_weight_lost_in_pounds(sentence, value, unit):
    (row,) = read_statement(sentence)
    assert (row.outcome, row.value, row.unit) == ("weight", value, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fasting promotes a healthy weight.",
        "Fasting triggers effective weight loss.",
        "Fasting helped weight loss.",
        "The balm led to weight loss.",
    ],
)
def test_a_healthy_weight_and_weight_loss_are_benefits(sentence):
    (row,) = read_statement(sentence)
    assert valence_of_statement(row).value == "benefit"


def test_similar_results_are_those_of_the_other_treatment():
    (row,) = read_statement("The balm led to similar improvements in pain as pills and gels.")
    assert (row.outcome, row.direction.value, row.comparator) == ("pain", "no_change", "pills and gels")


def test_the_population_after_a_comparator_is_no_part_of_it():
    (row,) = read_statement("The balm reduced itching compared to sham cream among women with eczema.")
    assert (row.comparator, row.population) == ("sham cream", "women with eczema")


def test_a_comparator_keeps_what_its_people_were_given():
    rows = read_statement(
        "Kids who had the tea showed no difference in sleep, compared with kids given a sugar pill."
    )
    assert [row.comparator for row in rows] == ["kids given a sugar pill"]
