"""Builds of the press that reading on articles nobody had seen got wrong: whose study is told of."""

from __future__ import annotations

import pytest
from test_extract_linking import LIST, cited


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The verb behind "the study" ends its phrase: "survey data" are no second study.
        (
            "A long study found that naps improved mood.\n\n"
            "Published in Gut, the study employed Danish survey data from 1990 to 2004.\n\n"
            "The analysis showed that naps lower stress.",
            ["A long study"] * 3,
        ),
        # "The six studies" behind a review are those it has pooled.
        (
            "A new review focused on tea and sleep. That review involved six clinical trials of tea. "
            "Five of the six studies identified positive results for sleep, including fewer headaches.",
            ["A new review"],
        ),
        # Whoever is named with colleagues right behind the lead did the study of the lead.
        (
            "Naps are associated with lower blood pressure, according to a study published online May 9 in "
            "Stroke.\n\n"
            "Ana Lund, M.D., from Elm Hospital in Alba, and colleagues used data from 5,200 nurses.\n\n"
            "The researchers found that naps lower stress.",
            ["a study published online"] * 2,
        ),
        # Named as having found something before, they have done another.
        (
            "A new study in Gut found that naps improved mood.\n\n"
            "Earlier, Ana Lund and colleagues reported that naps lower stress.",
            ["A new study", "Ana Lund"],
        ),
    ],
)
def test_one_study_told_of_in_parts(body: str, expected: list[str]) -> None:
    found = [links for links in cited(body) if links]
    assert [len(links) for links in found] == [1] * len(expected)
    for (text,), wanted in zip(found, expected, strict=True):
        assert text.startswith(wanted)


def test_a_review_and_meta_analysis_is_one_study() -> None:
    found = cited("A systematic review and meta-analysis in Gut found that naps improved mood.")
    assert [len(links) for links in found] == [1]


def test_the_year_in_which_a_study_came_out_counts() -> None:
    body = "A 2011 study in Nature Medicine (published May 2014) found that chocolate improves memory."
    assert cited(body, LIST) == [("2",)]


def test_an_age_in_brackets_makes_no_procedure() -> None:
    found = cited(
        "The study, published in Gut, found that older nurses (the average age was 72) who napped had a "
        "41 percent lower risk of stroke."
    )
    assert [len(links) for links in found] == [1]


def test_where_the_only_study_came_out_is_told_late() -> None:
    found = cited(
        "Short naps are tied to better mood, suggests a new study of nurses.\n\n"
        "Nurses who napped had 20 percent fewer headaches.\n\n"
        "They slept longer too.\n\nAll of them worked at night.\n\n"
        "Those who napped had less stress, researchers report in Gut.\n\n"
        "The researchers found fewer strokes as well."
    )
    assert {text.split(" of ")[0] for links in found for text in links} == {"a new study"}
