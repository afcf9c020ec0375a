"""Every field of a statement is made of the sentence's own words, whatever a rewrite reads into it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.assertions import Statement, read_statement
from flows.extract.assertions.signs import shares_root

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
SENTENCES = [
    (sentence[1], sentence[3] if len(sentence) > 3 else None)
    for name in ("assertions.yaml", "press_assertions.yaml")
    for sentences in yaml.safe_load((DATA / name).read_text(encoding="utf-8")).values()
    for sentence in sentences
]
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words(text: str) -> set[str]:
    return {match.lower().removesuffix("'s").removesuffix("’s") for match in WORD.findall(text)}


def strange_words(statement: Statement, text: str) -> list[str]:
    """Words of a statement that the text does not have; an outcome may be the noun of one of its words."""
    known = words(text)
    fields = (statement.exposure, statement.comparator, statement.population, statement.timepoint)
    strange = [word for field in fields for word in sorted(words(field or "") - known)]
    for word in sorted(words(statement.outcome) - known):
        if not any(shares_root(word, other) for other in known):
            strange.append(word)
    return strange


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case[0][:50])
def test_made_up_sentences_lend_no_word(case):
    sentence, topic = case
    for statement in read_statement(sentence, topic):
        assert strange_words(statement, f"{sentence} {topic or ''}") == []


SUBJECTS = (
    "naps",
    "a daily walk",
    "people who don't smoke",
    "women who can't sleep",
    "those present",
    "losing weight",
    "it's clear that tea",
    "eating less salt",
    "not getting enough sleep",
    "patients who gained weight",
    "we've found that cocoa",
    "children who were helped",
    "runners who cannot rest",
    "both tea and cocoa",
)
VERBS = (
    "put you at higher risk of",
    "keep you from",
    "protect older men from",
    "made no difference to",
    "did nothing for",
    "were as happy as",
    "had no effect upon",
    "lived longer and had less",
    "didn't lower",
    "won't cure",
    "are more likely to be helped and to feel",
    "were heavier and had more",
    "slept longer with",
    "lost less",
    "felt much as before about",
    "are at risk of",
    "make people angrier and raise",
    "died earlier of",
    "performed better on tests of",
    "fared better with",
    "have been shown to ease",
    "recalled 9 percent more",
)
OBJECTS = (
    "gout",
    "heart disease and stroke",
    "losing weight",
    "low mood, such as lower levels of joy",
    "memory",
    "falling asleep",
    "sinking",
    "muscle and fat",
    "colds",
    "pain",
)
TAILS = (
    "",
    ", however, in women",
    " after 12 weeks",
    " compared with those who didn't",
    " when those present helped them",
    ", researchers looked in and the others felt worse",
    " when it comes to work",
    " as effectively as pills",
)
made_up = st.tuples(*(st.sampled_from(part) for part in (SUBJECTS, VERBS, OBJECTS, TAILS)))


@given(made_up)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_no_field_holds_a_word_of_ours(parts):
    subject, verb, outcome, tail = parts
    sentence = f"{subject} {verb} {outcome}{tail}.".capitalize()
    for statement in read_statement(sentence, "crochet"):
        assert strange_words(statement, f"{sentence} crochet") == []


def test_the_year_of_a_trial_is_no_count_of_people():
    (row,) = read_statement("A 2014 trial in which patients napped found lower blood pressure.")
    assert row.n is None
    (row,) = read_statement("A trial of 2,014 patients found lower blood pressure in nappers.")
    assert row.n == 2014
