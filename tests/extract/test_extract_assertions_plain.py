"""Comparisons in plain words: any verb, any adjective, how many did something; idioms."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement
from flows.extract.assertions.idioms import by_idioms, idioms
from flows.extract.assertions.lexicon import read_entries

SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned"}


def read(sentence):
    return [(s.exposure, s.outcome, s.direction.value) for s in read_statement(sentence)]


@pytest.mark.parametrize("entry", read_entries("idioms.yaml"), ids=lambda entry: entry["example"][0])
def test_every_idiom_does_what_its_example_says(entry):
    before, after = entry["example"]
    idiom = next(idiom for idiom in idioms()[0] if idiom.pattern.pattern == entry["pattern"])
    assert not set(entry["words"]).isdisjoint(before.lower().replace("~", " ").rstrip(".").split())
    assert idiom.pattern.sub(idiom.replacement, before) == after != before


def test_an_idiom_is_looked_for_only_by_its_words():
    assert by_idioms("Naps brought pain down.", ["naps"]) == "Naps brought pain down."


COMPARED = [
    ("Men on cider landed in hospital less often.", [("cider", "landed in hospital", "-")]),
    ("Children who napped went to the toilet twice as often.", [("napped", "went to the toilet", "+")]),
    ("Women given cider dropped cups no more often than others.", [("cider", "cups", "=")]),
    ("Men on cider had to dash to the toilet less often.", [("cider", "dash to the toilet", "-")]),
    ("Women on cider wept just as often as those on beer.", [("cider", "wept", "=")]),
    ("Boys on cider sang as often as before.", [("cider", "sang", "=")]),
    ("Patients on cider were more often struck by colds.", [("cider", "struck by colds", "+")]),
    ("Boys who napped less often complained of colds.", [("napped", "complained of colds", "-")]),
    ("Fingers tingled more often with cider.", [("cider", "Fingers tingled", "+")]),
    ("Cider made babies dribble more.", [("Cider", "dribble", "+")]),
    ("Cider did not make babies whimper more.", [("Cider", "whimper", "=")]),
]
HELD = [
    ("Nappers swallowed fewer pills.", [("Nappers", "pills", "-")]),
    ("Women on cider complained of more cramps.", [("cider", "cramps", "+")]),
    ("Families on cider bought more bread than others.", [("cider", "bread", "+")]),
    ("Workers given cider took fewer days off work.", [("cider", "days off work", "-")]),
]
STATED = [
    ("Women on cider were less glum.", [("cider", "glum", "-")]),
    ("Skin became more supple with cider.", [("cider", "supple Skin", "+")]),
    ("Men on cider were no more wheezy than others.", [("cider", "wheezy", "=")]),
]
COUNTED = [
    ("Fewer men on cider fainted than on beer.", [("cider", "fainted", "-")]),
    ("Fewer sick days were taken by those on cider.", [("cider", "sick days", "-")]),
]
IDIOMS = [
    ("Cider brought blood pressure down.", [("Cider", "blood pressure", "-")]),
    ("Cider left blood pressure where it was.", [("Cider", "blood pressure", "=")]),
    ("Blood pressure went neither up nor down on cider.", [("cider", "Blood pressure", "=")]),
    ("Blood pressure did not budge.", [(None, "Blood pressure", "=")]),
    ("Gout was no commoner in men who napped.", [("napped", "Gout", "=")]),
    ("Nappers went down with fewer colds.", [("Nappers", "colds", "-")]),
    ("Sore legs were the price of naps.", [("naps", "Sore legs", "+")]),
    ("Cider did nothing to stop men from getting gout.", [("Cider", "gout", "=")]),
]
MORE_IDIOMS = [
    ("Cider made no odds to gout.", [("Cider", "gout", "=")]),
    ("Fears that naps would raise weight proved groundless.", [("naps", "weight", "=")]),
    ("Naps were unrelated to gout.", [("Naps", "gout", "=")]),
    ("Cider left men in less pain.", [("Cider", "pain", "-")]),
    ("Cider makes joints stiff.", [("Cider", "joints stiff", "+")]),
    ("Cider did not make men any more or less wheezy.", [("Cider", "wheezy", "=")]),
    ("Cider leaves men steadier on their feet.", [("Cider", "steadier on their feet", "+")]),
    ("Cider leaves men feeling gassy and swollen.", [("Cider", "gassy", "+"), ("Cider", "swollen", "+")]),
    ("The further men walked, the larger the gain in stamina.", [("men walked", "gain in stamina", "+")]),
]
WHO_WITH = [
    ("Women who smoked lost their babies more often.", [("smoked", "lost their babies", "+")]),
    ("Men given phones spent less time with their children.", [("phones", "time with their children", "-")]),
    ("Men on cider felt sharper.", [("cider", "sharper", "+")]),
    ("Ten weeks of yoga eased pain.", [("yoga", "pain", "-")]),
    ("Men on cider stayed in hospital longer.", [("cider", "stayed in hospital", "+")]),
    ("Men on cider had headaches no more often than others.", [("cider", "headaches", "=")]),
    ("Fewer falls resulted from naps.", [("naps", "falls", "-")]),
    ("Naps had no effect on growth of the nails.", [("Naps", "growth of the nails", "=")]),
]
EVEN = [
    ("Pain faded no faster on cider.", [("cider", "Pain", "=")]),
    ("Pain eased to the same extent with cider.", [("cider", "Pain", "=")]),
    ("Cider eased gout no more than beer.", [("Cider", "gout", "=")]),
    ("Cider eased pain just as well as rest did.", [("Cider", "pain", "=")]),
    ("Pain faded faster on cider.", [("cider", "Pain", "-")]),
    ("Colds rose on cider.", [("cider", "Colds", "+")]),
    ("Cider calmed restless legs no better than beer.", [("Cider", "restless legs", "=")]),
    ("Cider lifts depression.", [("Cider", "depression", "-")]),
    ("Cider made men no more anxious.", [("Cider", "anxiety", "=")]),
    ("Wounds healed as badly in those who napped.", [("napped", "Wounds", "=")]),
    ("Weight rose as before.", [(None, "Weight", "=")]),
    ("Legs swelled just the same.", [(None, "Legs", "=")]),
    ("Cider neither fed nor fought gout.", [("Cider", "gout", "=")]),
    ("Cider cut a marker of gout.", [("Cider", "marker of gout", "-")]),
    ("Cider changed nothing about weight.", [("Cider", "weight", "=")]),
]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [*COMPARED, *HELD, *STATED, *COUNTED, *IDIOMS, *MORE_IDIOMS, *WHO_WITH, *EVEN],
    ids=lambda item: str(item)[:60],
)
def test_a_plain_comparison_is_read(sentence, rows):
    assert read(sentence) == [(exposure, outcome, SYMBOLS[sign]) for exposure, outcome, sign in rows]


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 200 people came to the hall.",
        "The bakery has sold bread for more than twenty years.",
        "Half of the people on the drug got better.",
        "The work was harder than the team had thought.",
        "Teachers are as busy as bees.",
    ],
)
def test_what_compares_no_outcome_gives_no_row(sentence):
    assert read(sentence) == []


def test_what_one_is_compared_with_is_no_part_of_the_outcome():
    (found,) = read_statement("Cider eased pain just as well as rest.")
    assert (found.outcome, found.comparator) == ("pain", "rest")
