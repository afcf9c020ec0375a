# ruff: noqa: E501  # made-up sentences read best on one line
"""Ordinary wordings of an effect, or of none, each shown by a sentence of our own."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

ROWS = [
    ("The findings, published in Nap Letters, come from a randomized trial of 115 adults.", []),
    (
        "Nurses who took naps had a lower risk of gout even after adjusting for age, sex and income.",
        [("took naps", "risk of gout", "-")],
    ),
    ("Saline drops reduce snoring in babies.", [("Saline drops", "snoring", "-")]),
    ("Blood pressure drops after walking.", [("walking", "Blood pressure", "-")]),
    ("Blood pressure did not change.", [(None, "Blood pressure", "=")]),
    ("Total sleep time did not change significantly.", [(None, "Total sleep time", "=")]),
    ("Sleep quality stayed the same.", [(None, "Sleep quality", "=")]),
    ("Cholesterol hardly changed.", [(None, "Cholesterol", "=")]),
    ("Pain levels went unchanged.", [(None, "Pain levels", "=")]),
    ("Rates of asthma changed little after the ban.", [("ban", "Rates of asthma", "=")]),
    ("Acupuncture did not beat placebo in relieving hot flashes.", [("Acupuncture", "hot flashes", "=")]),
    (
        "Participants younger than 70 who napped most days had a 20 percent higher risk of hypertension.",
        [("napped most days", "risk of hypertension", "+")],
    ),
    (
        "The turmeric group reported less pain, but MRI scans showed no difference in swelling or cartilage.",
        [("turmeric", "pain", "-"), ("turmeric", "swelling", "="), ("turmeric", "cartilage", "=")],
    ),
    (
        "Blood tests showed lower levels of inflammation in the walkers.",
        [("walkers", "levels of inflammation", "-")],
    ),
    ("Brain scans showed less shrinkage in those who played chess.", [("played chess", "shrinkage", "-")]),
    ("Scans showed no difference in plaque.", [(None, "plaque", "=")]),
    (
        "Curcumin eased pain and stiffness better than placebo.",
        [("Curcumin", "pain", "-"), ("Curcumin", "stiffness", "-")],
    ),
    (
        "Curcumin caused fewer stomach problems than ibuprofen and similar drugs.",
        [("Curcumin", "stomach problems", "-")],
    ),
    (
        "Women who live near parks think faster and pay attention better than women who do not.",
        [("live near parks", "thinking", "+"), ("live near parks", "pay attention", "+")],
    ),
    (
        "Women in the greenest fifth scored 0.05 units higher than women in the least green fifth.",
        [("greenest fifth", "scores", "+")],
    ),
    (
        "Tea lowered systolic pressure by 2 mm Hg and diastolic pressure by 1.78 mm Hg.",
        [("Tea", "systolic pressure", "-"), ("Tea", "diastolic pressure", "-")],
    ),
    ("Obesity accounts for one in ten cancers.", [("Obesity", "cancers", "+")]),
    ("Screens before bed make it harder to fall asleep.", [("Screens before bed", "fall asleep", "-")]),
    ("Tai chi makes falls less likely.", [("Tai chi", "falls", "-")]),
    ("Beetroot juice sent blood pressure down by 5 points.", [("Beetroot juice", "blood pressure", "-")]),
    ("White rice sends blood sugar soaring.", [("White rice", "blood sugar", "+")]),
    ("Blood sugar shot up after white rice.", [("white rice", "Blood sugar", "+")]),
    ("Migraine attacks became rarer.", [(None, "Migraine attacks", "-")]),
    ("Cortisol levels peaked.", [(None, "Cortisol levels", "+")]),
    ("Smoking shaves ten years off life expectancy.", [("Smoking", "life expectancy", "-")]),
    ("Vapers coughed more.", [("Vapers", "coughing", "+")]),
    ("Exercise reversed some of the damage to arteries.", [("Exercise", "damage to arteries", "-")]),
    ("Ice prevents damage to the heart.", [("Ice", "damage to heart", "-")]),
    ("This eases pain.", [(None, "pain", "-")]),
    ("This lowers stress and improves sleep.", [(None, "stress", "-"), (None, "sleep", "+")]),
    ("These cause headaches.", [(None, "headaches", "+")]),
    (
        "The pills had no effect on bones, fractures or falls.",
        [("pills", "bones", "="), ("pills", "fractures", "="), ("pills", "falls", "=")],
    ),
    ("There is little to suggest that copper eases arthritis.", [("copper", "arthritis", "=")]),
    ("Weight loss was 5 kg greater in the diet group.", [("diet", "Weight loss", "+")]),
    ("Blood pressure was 4 mm lower in runners.", [("runners", "Blood pressure", "-")]),
    ("Sixty percent of patients on the drug got better.", []),
    ("Nurses on noisy wards had more headaches.", [("noisy wards", "headaches", "+")]),
    ("The link was stronger in men, and the association was weaker in women.", []),
    ("Staying active works better than rest.", []),
    ("Drinking more water works too.", []),
    ("Rest is best.", []),
    (
        "They found a clear link between lack of sleep and an increased risk of gout.",
        [("lack of sleep", "risk of gout", "+")],
    ),
    ("The link between naps and lower risk of gout held up across groups.", [("naps", "risk of gout", "-")]),
    ("What they found is that women who napped had a lower risk of gout.", [("napped", "risk of gout", "-")]),
    ("Copper eased gout, according to researchers who asked miners.", [("Copper", "gout", "-")]),
    ("The impact of eating more oats translated into fewer colds.", [("eating more oats", "colds", "-")]),
    ("The trial showed eating more nuts led to fewer colds.", [("eating more nuts", "colds", "-")]),
    ("Sleeping less increases the risk of gout.", [("Sleeping less", "risk of gout", "+")]),
    ("Eating more raises the risk of gout.", [("Eating more", "risk of gout", "+")]),
    ("Children were sleeping less.", [(None, "sleep", "-")]),
    ("Drums are likely to improve mood.", [("Drums", "mood", "+")]),
    (
        "Four reviews showed a 10 percent drop in colds with each 10-gram increase in oat intake.",
        [("each 10-gram increase in oat intake", "colds", "-")],
    ),
    (
        "With every extra increase in oats, deaths from gout fell.",
        [("every extra increase in oats", "deaths from gout", "-")],
    ),
    ("Real cupping is not better than sham cupping.", []),
    ("Daily drumming was associated with a high survival rate.", [("Daily drumming", "survival rate", "+")]),
    ("Poor sleep was linked to low mood.", [("Poor sleep", "mood", "-")]),
    ("Copper was tied to a considerable risk of falls.", [("Copper", "risk of falls", "+")]),
    ("Copper offers older people no benefit in easing gout.", [("Copper", "gout", "=")]),
    (
        "Copper poses a risk of falls that outweighs any benefit in easing gout.",
        [("Copper", "risk of falls", "+")],
    ),
    ("Copper raised the risk of falls, especially of bad ones.", [("Copper", "risk of falls", "+")]),
    ("Copper brings on aches such as gout or joint pain.", [("Copper", "aches", "+")]),
    ("The death rate in the copper group was slightly higher.", [("copper", "death rate", "+")]),
    (
        "Each dose correlates with a 2 point rise in mood by week two and a 1 point rise by week six.",
        [("Each dose", "mood", "+")],
    ),
    ("If you find yourself snapping, or notice that it is turning into anger, take a nap.", []),
    ("Once you have napped, you may feel calmer.", [("napped", "calmness", "+")]),
    ("The leaflet did not say that the risk of bleeding was raised.", [(None, "risk of bleeding", "+")]),
    ("The number of days people felt ill did not change.", [(None, "number of days people felt ill", "=")]),
    (
        "The study linked jobs with lots of sitting to twice the risk of gout.",
        [("jobs with lots of sitting", "risk of gout", "+")],
    ),
    (
        "Walkers had less gout, but swimming had no effect, they wrote.",
        [("Walkers", "gout", "-"), ("swimming", "gout", "=")],
    ),
    ("Nappers took ten minutes longer to fall asleep.", [("Nappers", "fall asleep", "-")]),
    ("People on the pill fell asleep 12 minutes later.", [("pill", "fell asleep", "-")]),
    (
        "The later they ate, the longer it took them to doze off.",
        [("later they ate", "time to doze off", "+")],
    ),
    ("People told to rest in bed had more pain.", [("rest in bed", "pain", "+")]),
    ("4% of statin users and 8% of non-users developed gout.", [("statin users", "gout", "-")]),
    (
        "They saw no difference: 20% of the tea drinkers had another cold within a year, compared with 14% of those on placebo.",
        [("tea drinkers", "cold", "=")],
    ),
    (
        "The jab was tied to a 9 percent drop in the risk of death from any cause and a rise in the risk of death from falls.",
        [("jab", "risk of death from any cause", "-"), ("jab", "risk of death from falls", "+")],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), ROWS)
def test_an_ordinary_wording(sentence: str, rows: list[tuple[str | None, str, str]]) -> None:
    symbols = {"increase": "+", "decrease": "-", "no_change": "=", "unsigned": "?"}
    found = [(s.exposure, s.outcome, symbols[s.direction.value]) for s in read_statement(sentence)]
    assert found == rows


@pytest.mark.parametrize(
    "sentence", ["Nobody knows whether blood pressure changes.", "Blood pressure did change?", "He went up."]
)
def test_what_says_nothing_of_an_outcome(sentence: str) -> None:
    assert read_statement(sentence) == ()


def test_each_amount_of_a_list_goes_with_its_outcome() -> None:
    found = read_statement("Tea cut stress by 10 percent and fatigue by 5 percent.")
    assert [(s.outcome, s.value) for s in found] == [("stress", 10.0), ("fatigue", 5.0)]


def test_groups_are_no_people() -> None:
    (statement,) = read_statement("Sleep did not differ between groups.")
    assert (statement.outcome.lower(), statement.population) == ("sleep", None)


def test_a_sentence_that_breaks_off_is_read_all_the_same() -> None:
    cut_short = [
        "There is a link between naps and",
        "Naps may raise the risk of gout because they ease as their",
    ]
    sentences = [*(sentence for sentence, _ in ROWS), *cut_short, "Pain was eased by"]
    for sentence in sentences:
        words = sentence.split()
        for place in range(len(words) + 1):
            read_statement(" ".join(words[:place]))
            read_statement(" ".join(words[place:]))
