"""Titles, journals and names beside one another."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.resolve import compare, urls
from flows.resolve.compare import family_name, fold, journal_similarity, same_family, title_similarity
from flows.resolve.comparison import OTHER_JOURNAL
from flows.resolve.decision import SAME_JOURNAL
from flows.resolve.tables import JOURNAL_ALIASES

SAME = [
    ("CNS Spectrum", "CNS Spectrums"),
    ("J Clin Endocrinol Metab", "The Journal of Clinical Endocrinology & Metabolism"),
    ("J. Clin. Endocrinol. Metab.", "Journal of Clinical Endocrinology and Metabolism"),
    ("N Engl J Med", "New England Journal of Medicine"),
    ("NEJM", "The New England Journal of Medicine"),
    ("JAMA", "Journal of the American Medical Association"),
    ("BMJ", "British Medical Journal"),
    ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("J Natl Cancer Inst", "Journal of the National Cancer Institute"),
    ("Frontiers Psychology", "Frontiers in Psychology"),
    ("Lancet", "The Lancet"),
    ("Am J Psychiatry", "American Journal of Psychiatry"),
    ("AJCN", "The American Journal of Clinical Nutrition"),
]
DIFFERENT = [
    ("Sleep", "Sleep Medicine"),
    ("Emotion", "Motivation and Emotion"),
    ("Lancet", "The Lancet Psychiatry"),
    ("JAMA", "JAMA Pediatrics"),
    ("Nature", "Nature Medicine"),
    ("BMJ", "BMJ Open"),
    ("Journal of Rest", "Journal of Pain"),
    ("American Journal of Medicine", "American Journal of Psychiatry"),
    ("Cancer", "Cell"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_of_one_journal(one: str, other: str) -> None:
    assert journal_similarity(one, other) >= SAME_JOURNAL
    assert journal_similarity(other, one) >= SAME_JOURNAL


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_journals(one: str, other: str) -> None:
    assert journal_similarity(one, other) < SAME_JOURNAL


def test_unrelated_journals_speak_against_a_match() -> None:
    assert journal_similarity("Journal of Rest", "Gut") < OTHER_JOURNAL


def test_aliases_are_folded() -> None:
    for alias, name in JOURNAL_ALIASES.items():
        assert (fold(alias), fold(name)) == (alias, name)
        assert journal_similarity(alias, name) >= SAME_JOURNAL


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("Sharman, L.S.", "sharman"),
        ("Sharman LS", "sharman"),
        ("L. S. Sharman", "sharman"),
        ("Leah Sharman", "sharman"),
        ("van der Berg, J.", "van der berg"),
        ("Jan van der Berg", "van der berg"),
        ("Smith Jr, A.", "smith jr"),
        ("Ana Smith Jr.", "smith"),
        ("O’Neill P", "oneill"),
        ("Gračanin A", "gracanin"),
        ("García-López M", "garcia lopez"),
        ("Wu J", "wu"),
        ("LI X", "li"),
        ("X", "x"),
        ("", ""),
    ],
)
def test_family_names(printed: str, family: str) -> None:
    assert family_name(printed) == family


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Gracanin A", "Gračanin, Asmir", True),
        ("Berg J", "van der Berg, Jan", True),
        ("Pattara-angkoon S", "Pattara-Angkoon, S.", True),
        ("Vingerhoetz A", "Vingerhoets, A.", True),
        ("Lee J", "Lea J", False),
        ("Smith J", "Smyth-Jones J", False),
        ("", "Smith J", False),
    ],
)
def test_same_family(one: str, other: str, is_same: bool) -> None:
    assert same_family(one, other) is is_same


def test_titles_of_one_series_are_not_the_same() -> None:
    title = "The Fjordby cohort of ageing sailors: "
    assert title_similarity(title + "sleep and blood pressure", title + "diet and bone density") < 0.9


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarities_are_shares(one: str, other: str) -> None:
    for measure in (title_similarity, journal_similarity):
        assert 0.0 <= measure(one, other) <= 1.0
    assert fold(fold(one)) == fold(one)
    assert title_similarity(one, one) in (0.0, 1.0)
    assert same_family(one, other) == same_family(other, one)


@pytest.mark.parametrize("module", [compare, urls])
def test_examples_of_the_documentation(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
