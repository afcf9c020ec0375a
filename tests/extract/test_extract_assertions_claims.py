"""Builds met in claims of the press, each shown by a sentence of our own."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned"}


def read(sentence):
    return [(s.exposure, s.outcome, s.direction.value) for s in read_statement(sentence)]


def wanted(rows):
    return [(exposure, outcome, SYMBOLS[sign]) for exposure, outcome, sign in rows]


AMOUNTS = [
    (
        "Men who drank six or fewer beers a week had less gout.",
        [("drank six or fewer beers a week", "gout", "-")],
    ),
    ("Men who took 9,000 steps or more had less gout.", [("took 9,000 steps or more", "gout", "-")]),
    ("Men who napped had about a 12 percent lower risk of gout.", [("napped", "risk of gout", "-")]),
    ("Those who napped were two-thirds less likely to fall ill.", [("napped", "illness", "-")]),
    ("Nappers had twice as many headaches as others.", [("Nappers", "headaches", "+")]),
    ("Men who slept in the day suffered just as much back pain.", [("slept in the day", "back pain", "=")]),
    ("Nappers faced almost the same risk of gout as sitters.", [("Nappers", "risk of gout", "=")]),
    ("Workers who napped missed fewer days of work.", [("napped", "missed days of work", "-")]),
    ("Gout was half as common among men who napped.", [("napped", "Gout", "-")]),
    ("Gout was just as common among men who napped.", [("napped", "Gout", "=")]),
    (
        "Babies whose mothers ate fish in spring had less asthma.",
        [("ate fish in spring", "asthma", "-")],
    ),
    ("Men given lentils saw their blood pressure fall.", [("lentils", "blood pressure", "-")]),
    ("Ginger beat the drug for migraine.", [("Ginger", "migraine", "-")]),
    ("Needles worked no better than sham against gout.", [("Needles", "gout", "=")]),
    ("Needles worked no better than sham treatment for gout.", [("Needles", "gout", "=")]),
    ("Men who napped were a fifth less likely to have gout.", [("napped", "gout", "-")]),
    ("Eating more whole fruit was tied to less gout.", [("Eating more whole fruit", "gout", "-")]),
    (
        "Beer before bed, on the other hand, raises the risk of gout.",
        [("Beer before bed", "risk of gout", "+")],
    ),
    ("Naps did not lead to weight loss in trials.", [("Naps", "weight loss", "=")]),
    ("Nappers slept no longer.", [("Nappers", "sleep", "=")]),
    ("Fewer than half of the people who took zinc caught a cold.", []),
]
LISTS = [
    (
        "Cider cut the risk of gout, a cold or a stiff neck by a third.",
        [
            ("Cider", "risk of gout", "-"),
            ("Cider", "risk of a cold", "-"),
            ("Cider", "risk of a stiff neck", "-"),
        ],
    ),
    (
        "Those on cider had less gout than those on beer, wines and sweet drinks.",
        [("cider", "gout", "-")],
    ),
    (
        "Cider was tied to a higher risk of gout, independent of age, weight and income.",
        [("Cider", "risk of gout", "+")],
    ),
    (
        "Naps improve physical and mental health.",
        [("Naps", "physical health", "+"), ("Naps", "mental health", "+")],
    ),
    ("Insufficient or broken sleep harms mood.", [("Insufficient or broken sleep", "mood", "-")]),
    (
        "Noise, dust and heat all increase blood pressure.",
        [(what, "blood pressure", "+") for what in ("Noise", "dust", "heat")],
    ),
    (
        "The pill eased pain without any rise in nausea.",
        [("pill", "pain", "-"), ("pill", "nausea", "=")],
    ),
    ("Naps eased low mood, such as feeling sad or losing hope.", [("Naps", "low mood", "-")]),
]
SUBJECTS = [
    (
        "If you nap less than two hours, you increase the risk of gout.",
        [("nap less than two hours", "risk of gout", "+")],
    ),
    (
        "For every extra cup of cider, there was a six percent reduction in gout.",
        [("every extra cup of cider", "gout", "-")],
    ),
    ("Women with gout who drank cider had less pain.", [("drank cider", "pain", "-")]),
    ("Women with gout exposed to smoke had more pain.", [("exposed to smoke", "pain", "+")]),
    (
        "Adults with gout may be at greater risk of falls when exposed to ice.",
        [("exposed to ice", "risk of falls", "+")],
    ),
    ("Cider has compounds that can help protect the joints against gout.", [("Cider", "gout", "-")]),
    ("Women are not more likely to fall after taking cider.", [("taking cider", "fall", "=")]),
    ("Many teens suffer bad headaches after naps.", [("naps", "bad headaches", "+")]),
    (
        "A ten percent increase in daily naps was linked to a rise in gout.",
        [("ten percent increase in daily naps", "gout", "+")],
    ),
    ("Babies born to mothers who napped weighed less.", [("born to mothers who napped", "weight", "-")]),
    (
        "The study found that the more cider people drank, the less likely they were to fall.",
        [("cider", "fall", "-")],
    ),
    ("The team determined that nappers had a lower risk of gout.", [("nappers", "risk of gout", "-")]),
    (
        "Naps were linked to a lower chance of achieving higher grades.",
        [("Naps", "chance of achieving higher grades", "-")],
    ),
    ("The trial found a reduction in pain.", [(None, "pain", "-")]),
]
WHO_IS_MEANT = [
    ("Shift workers are at a higher risk for a stroke.", [("Shift workers", "risk for a stroke", "+")]),
    ("Older women are at a higher risk for a stroke.", [(None, "risk for a stroke", "+")]),
    ("Children of women who napped had more colds.", [("napped", "colds", "+")]),
    ("The risk of gout was lower in people not taking cider.", [("not taking cider", "risk of gout", "-")]),
    (
        "Those who sat for hours and got no sun had more gout.",
        [("sat for hours and got no sun", "gout", "+")],
    ),
    ("Beans grown in gardens ease gout.", [("Beans grown in gardens", "gout", "-")]),
    (
        "Sitting for two hours a day or more increases pain.",
        [("Sitting for two hours a day or more", "pain", "+")],
    ),
    (
        "The longer the time you spend sitting, the higher the pain.",
        [("the time you spend sitting", "pain", "+")],
    ),
    (
        "A study found a link between increased cider intake and a small but clear reduction in gout.",
        [("increased cider intake", "gout", "-")],
    ),
    (
        "A study links sitting for long periods to increased pain.",
        [("sitting for long periods", "pain", "+")],
    ),
    ("Beer is an early risk factor for gout.", [("Beer", "gout", "+")]),
    ("Less sitting meant better sleep.", [("Less sitting", "sleep", "+")]),
    ("Prolonged napping increases pain.", [("Prolonged napping", "pain", "+")]),
    (
        "Infants who are rocked grow up to be more intelligent later in life.",
        [("rocked", "intelligence", "+")],
    ),
    ("Those on cider had the lowest levels of pain.", [("cider", "levels of pain", "-")]),
]
WHAT_IS_SAID = [
    (
        "Sleeping six hours or less per night is associated with gout.",
        [("Sleeping six hours or less per night", "gout", "?")],
    ),
    (
        "The team found that among men aged 65, cider is linked to a lower risk of gout.",
        [("cider", "risk of gout", "-")],
    ),
    (
        "It found that reducing beer by 10 percent reduced the risk of gout.",
        [("reducing beer by 10 percent", "risk of gout", "-")],
    ),
    (
        "Naps may help improve mood and prevent cognitive decline.",
        [("Naps", "mood", "+"), ("Naps", "cognitive decline", "-")],
    ),
    ("The risk of gout was twice as high in men who napped.", [("napped", "risk of gout", "+")]),
    ("Men who napped had up to a 43 percent higher risk for gout.", [("napped", "risk for gout", "+")]),
    ("Beer contributed the most to gout.", [("Beer", "gout", "+")]),
    ("Those who drink cider seem less likely to develop gout.", [("drink cider", "gout", "-")]),
    ("Cider plus rest eased gout.", [("Cider plus rest", "gout", "-")]),
    ("Most reviews found a decrease in gout with cider.", [("cider", "gout", "-")]),
    ("Ginger was as effective as or more effective than pills for nausea.", [("Ginger", "nausea", "=")]),
    ("The association of noise with gout was weak.", [("noise", "gout", "?")]),
    ("The association of noise with gout was not significant.", [("noise", "gout", "=")]),
    ("Tea is involved in regulating fusion.", [("Tea", "fusion", "?")]),
    ("There is a link between gout and cider use.", [("cider use", "gout", "?")]),
    ("Deaths have risen from 2009 to 2014.", [(None, "Deaths", "+")]),
    ("Beans can settle the gut by easing cramps.", [("Beans", "cramps", "-")]),
    ("Tea enables cells to divide faster than ever.", []),
    ("Rest is not superior to tea in treating adults with gout.", [("Rest", "gout", "=")]),
    ("The firm announced that their jab triggered a weak response.", [("their jab", "weak response", "+")]),
    (
        "The team found no rise in gout or reduced growth in children given cider.",
        [("cider", "gout", "="), ("cider", "growth", "=")],
    ),
    ("Cider showed similar improvement in pain when compared with beer.", [("Cider", "pain", "=")]),
    ("Beer causes gout and robs the mind of calm.", [("Beer", "gout", "+")]),
    ("Beer can cause rashes that harm the skin, the liver and the heart.", [("Beer", "rashes", "+")]),
    (
        "Naps can help prevent gout, colds and even reduce pain.",
        [("Naps", "gout", "-"), ("Naps", "colds", "-"), ("Naps", "pain", "-")],
    ),
    ("Nappers had more gout, a greater increase than any other.", [("Nappers", "gout", "+")]),
    ("Cider offers protection from gout.", [("Cider", "gout", "-")]),
    ("Nappers got gout at the same rate as others.", [("Nappers", "gout", "=")]),
    ("Naps made no difference in whether people died of gout.", [("Naps", "died of gout", "=")]),
    ("Cider is an established cause of gout.", [("Cider", "gout", "+")]),
    ("Beer plays a key part in developing gout.", [("Beer", "gout", "?")]),
    ("Gout occurs less frequently among cyclists than among others.", [("cyclists", "Gout", "-")]),
    ("Nappers are far more at risk of gout.", [("Nappers", "risk of gout", "+")]),
    ("Cider was linked only to a small rise in gout.", [("Cider", "gout", "+")]),
    ("A daily nap for women raised the odds of gout.", [("daily nap for women", "odds of gout", "+")]),
    ("Those on cider had a weight loss of 12 percent, about 9 kilos.", [("cider", "weight", "-")]),
    (
        "Those who own cats report that they feel lonely less often than others.",
        [("own cats", "loneliness", "-")],
    ),
    ("Symptoms have improved in many patients.", [(None, "Symptoms", "-")]),
    ("Cortisol fell by 25% following a six-month course.", [(None, "Cortisol", "-")]),
    ("A nap reduces blood pressure spikes.", [("nap", "blood pressure spikes", "-")]),
    ("Flossing helps remove plaque before it leads to gout.", [("Flossing", "plaque", "-")]),
    ("Gout is caused by beer often linked to ball games.", [("beer", "Gout", "+")]),
    (
        "The blood pressure of men who napped was lower than that of others.",
        [("napped", "blood pressure", "-")],
    ),
    (
        "There was a fall in levels of cortisol, the stress hormone, in men who napped.",
        [("napped", "levels of cortisol", "-")],
    ),
    ("A nap eases coughs, making the night more bearable.", [("nap", "coughs", "-")]),
    ("Gout can weaken the ability to fight germs.", [("Gout", "ability", "-")]),
    ("Children with gout who did not nap had more colds.", [("did not nap", "colds", "+")]),
]
SILENT = [
    ("Nappers got gout, an illness linked to beer.", "beer"),
    ("Low iron is one of the reasons people feel tired.", "Low iron is one of the reasons people"),
]


@pytest.mark.parametrize(("sentence", "rows"), AMOUNTS + LISTS + SUBJECTS + WHO_IS_MEANT + WHAT_IS_SAID)
def test_the_rows_of_a_claim(sentence, rows):
    assert read(sentence) == wanted(rows)


@pytest.mark.parametrize(("sentence", "field"), SILENT)
def test_no_field_holds_what_is_no_name(sentence, field):
    assert field not in {text for row in read(sentence) for text in row}


def test_who_a_claim_is_about_keeps_their_illness():
    (row,) = read_statement("Women with gout who drank cider had less pain.")
    assert row.population == "Women with gout"


def test_a_risk_is_the_outcome_on_whichever_side_of_a_link():
    (row,) = read_statement("There was no link between gout risk and naps.")
    assert (row.exposure, row.outcome, row.direction.value) == ("naps", "gout risk", "no_change")


SIZES = [
    ("Working nights doubles the risk of gout.", (2.0, "times")),
    ("Those on cider had double the risk of gout.", (2.0, "times")),
    ("There was a 15-percent reduction in gout.", (15.0, "percent")),
    ("Naps boost life expectancy by three years.", (3.0, "years")),
    ("Those on cider lost an average 14% of their body weight.", (14.0, "percent")),
    ("The pill halved the number of colds.", (0.5, "times")),
    ("Stays were shortened by 11 days.", (11.0, "days")),
]


@pytest.mark.parametrize(("sentence", "size"), SIZES)
def test_the_size_of_a_claim(sentence, size):
    (row,) = read_statement(sentence)
    assert (row.value, row.unit) == size
    assert row.timepoint is None


def test_a_number_in_a_name_counts_nobody():
    (row,) = read_statement("Naps shorten COVID-19 in older adults.")
    assert row.n is None


def test_groups_set_side_by_side_are_no_outcome():
    rows = read_statement(
        "There was no difference between the cider and the beer groups with regard to gout or colds."
    )
    assert [(row.outcome, row.direction.value) for row in rows] == [
        ("gout", "no_change"),
        ("colds", "no_change"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no difference in gout between the cider and the beer groups.",
        "There was no difference between the cider and the beer groups with regard to gout.",
        "Gout did not differ between the cider and the beer groups.",
    ],
)
def test_two_groups_are_exposure_and_comparator(sentence):
    (row,) = read_statement(sentence)
    assert (row.outcome.lower(), row.direction.value) == ("gout", "no_change")
    assert (row.exposure, row.comparator) == ("cider", "the beer groups")
