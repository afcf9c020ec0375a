"""Phrases: stems that meet, similarity's bounds, exposures stated the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lexicon.phrases import content_words, inverter_examples, polarity_of_exposure, similarity, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cried", "crying"),
        ("connections", "connect"),
        ("happier", "happiness"),
        ("walked", "walking"),
        ("therapies", "therapy"),
        ("improvement", "improve"),
        ("depressive", "depression"),
        ("tumour", "tumors"),
        ("stopped", "stopping"),
        ("illnesses", "illness"),
    ],
)
def test_inflections_and_near_derivations_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("sleep", "sleet"), ("heart", "hearing"), ("mood", "moon"), ("loss", "lot")]
)
def test_different_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_content_words_leave_out_function_words():
    assert content_words("the levels of the cortisol in your blood") == (stem("levels"), "cortisol", "blood")


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("cortisol levels", "salivary cortisol", 0.5, 1.0),
        ("risk of stroke", "stroke", 0.8, 1.0),
        ("sleep quality", "quality of sleep", 1.0, 1.0),
        ("systolic blood pressure", "diastolic blood pressure", 0.0, 0.4),
        ("mood", "cortisol", 0.0, 0.0),
        ("", "", 0.0, 0.0),
    ],
)
def test_similarity(a, b, low, high):
    assert low <= similarity(a, b) <= high


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_similarity_is_symmetric_and_bounded(a, b):
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0


@given(st.text(alphabet=st.characters(whitelist_categories=["L"]), min_size=1, max_size=20))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_phrase_is_like_itself(word):
    assert similarity(word, word) in {0.0, 1.0}


@pytest.mark.parametrize("phrase", inverter_examples())
def test_every_inverter_turns_its_example(phrase):
    core, inverted = polarity_of_exposure(phrase)
    assert inverted
    assert core
    assert len(core) < len(phrase)


@pytest.mark.parametrize(
    ("phrase", "core", "inverted"),
    [
        ("crying", "crying", False),
        ("having lost the capacity to cry", "cry", True),
        ("people who cannot cry", "cry", True),
        ("those who did not exercise", "exercise", True),
        ("not avoiding sugar", "sugar", False),
        ("lack of sleep", "sleep", True),
        ("sleep deprivation", "sleep", True),
        ("being helped by others", "being helped by others", False),
        ("crying without help", "crying without help", False),
        ("notable walks", "notable walks", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_polarity(phrase, core, inverted):
    assert tuple(polarity_of_exposure(phrase)) == (core, inverted)
