"""Single cues of a study: journals, years, authors, the word tables."""

from __future__ import annotations

import pytest

from flows.extract.linking import nouns
from flows.extract.linking.authors import find_authors
from flows.extract.linking.journals import find_journals, same_journal
from flows.extract.linking.years import find_year


def test_relative_dates_need_the_articles_date() -> None:
    text = "a study published last year found that naps help"
    assert find_year(text, 0, 7, len(text), None) is None
    dated = find_year(text, 0, 7, len(text), 2024)
    assert dated is not None
    assert dated.year == 2023


def test_years_of_the_data_are_no_years_of_publication() -> None:
    ranged = "The study was conducted from 2009 to 2019 and published in Gut"
    assert find_year(ranged, 0, len(ranged), len(ranged), None) is None
    text = "The study followed nurses from 1995 to 2010 and found fewer strokes"
    assert find_year(text, 0, 9, len(text), None) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CNS Spectrum", "CNS Spectrums", True),
        ("AJCN", "American Journal of Clinical Nutrition", True),
        ("Am J Clin Nutr", "The American Journal of Clinical Nutrition", True),
        ("BMJ", "British Medical Journal", True),
        ("PLoS ONE", "PLOS One", True),
        ("Nature", "Nature Medicine", False),
        ("Emotion", "Motivation and Emotion", False),
        ("Sleep", "Sleep Health", False),
        ("Frontiers in Psychology", "Frontiers in Psychiatry", False),
    ],
)
def test_journals_compared(one: str, other: str, same: bool) -> None:
    assert same_journal(one, other) is same
    assert same_journal(other, one) is same


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A 2019 study published in the journal Emotion found it.", ["Emotion"]),
        ("A study in the BMJ found it.", ["BMJ"]),
        ("The paper was published this month in PLoS ONE.", ["PLoS ONE"]),
        ("As reported in Circulation: Heart Insights, it fell.", ["Circulation: Heart Insights"]),
        ("A study in Sleep on Monday found that sleep helps.", ["Sleep"]),
        ("A study in stroke patients in Britain found it.", []),
        ("The study was carried out in Britain in January.", []),
        ("It helps, a study found (Emotion, 2019).", ["Emotion"]),
        ("The study, in the Journal of Sleep and Health, found it.", ["Journal of Sleep and Health"]),
    ],
)
def test_journals_in_running_text(sentence: str, names: list[str]) -> None:
    assert [cue.name for cue in find_journals(sentence, frozenset(), True)] == names


def test_authors_in_brackets_are_one_cue_each() -> None:
    found = find_authors("It helps (Okafor, 2007; Lind et al., 2012).", frozenset())
    assert [(cue.family, cue.year) for cue in found] == [("okafor", 2007), ("lind", 2012)]


def test_word_tables_agree() -> None:
    assert nouns.DETERMINERS >= nouns.PERSONAL
    assert nouns.DETERMINERS >= nouns.DEFINITE


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In 2011, psychologists at St. Elm University found that naps help.", "psychologists"),
        ("Boston cardiologists have tested naps.", "Boston cardiologists"),
        ("Doctors told us that naps help.", None),
        ("Your doctors may have found gout.", None),
    ],
)
def test_specialists_who_did_a_study(text: str, who: str | None) -> None:
    match = nouns.DOING.search(text)
    assert (match["who"] if match else None) == who
