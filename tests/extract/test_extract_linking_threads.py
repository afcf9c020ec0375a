"""Which study is at hand where several are told in turn: digests, teams, trials by name, the day's news."""

from __future__ import annotations

import pytest
from test_extract_linking import LIST, cited


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # "Study findings" are those of the study at hand.
        (
            "A trial by Elm University found that naps improved mood. "
            "Study findings suggest that naps lower stress.",
            ["A trial", "A trial"],
        ),
        # One of the largest trials is one trial; in apposition it is the one just named.
        (
            "One of the largest trials to date has linked naps to lower blood pressure.",
            ["One of the largest trials"],
        ),
        (
            "A new trial, one of the largest studies yet, found that naps improved mood.",
            ["A new trial"],
        ),
        # Whose study it was is no second study.
        (
            "A smaller study, by a Danish team in 2020, found that naps improved mood. "
            "Those researchers also saw lower blood pressure.",
            ["A smaller study", "A smaller study"],
        ),
        # Two universities joined by "and" stand before one noun.
        (
            "Naps lower blood pressure, according to a study in the journal Gut. "
            "The drop in blood pressure was greatest in nurses, the Elm and Alba university study suggests.",
            ["a study in the journal Gut"] * 2,
        ),
        # Another paragraph, another university.
        (
            "Researchers from Elm University have found that naps improve mood.\n\n"
            "Researchers from the Alba School of Medicine have found that tea lowers blood pressure.",
            ["Researchers", "Researchers"],
        ),
        # The trial gets its name in the second sentence.
        (
            "Naps cut strokes by 14%, according to a trial published in the journal Gut. "
            "The NAPTIME trial also found fewer deaths.",
            ["a trial published in the journal Gut"] * 2,
        ),
        # "Tuesday's study" is the one that the story is about.
        (
            "Naps lower blood pressure, a study published on Tuesday in the journal Gut shows. "
            "A study last May in the journal Sleep found no effect on blood pressure. "
            "Tuesday's study found fewer strokes.",
            ["a study published on Tuesday in the journal Gut", "A study", "a study published on Tuesday"],
        ),
        # The study is called by its subject.
        (
            "A trial found that oats lower cholesterol. Another study found that barley lowers blood sugar. "
            "The oat trial found no effect on weight.",
            ["A trial", "Another study", "A trial"],
        ),
        # Whoever repeats an experiment does another.
        (
            "A study from Elm found that naps improved mood. When psychologist Lena Voss repeated the "
            "experiment, she found no effect on mood. Her volunteers also slept no better.",
            ["A study", "the experiment", "the experiment"],
        ),
        (
            "A study from Elm found that naps improved mood.\n\n"
            "Danish scientists have even found that naps lower blood pressure.",
            ["A study", "Danish scientists"],
        ),
        (
            "A study in the journal Gut found that naps improved mood. "
            "The findings build on earlier work by the same group, which showed that naps lower stress.",
            ["A study in the journal Gut", "earlier work"],
        ),
        # Participants in a study are those of the study that the sentence tells of.
        (
            "The band reduced headaches by 30 percent among participants in a study published in the "
            "journal Gut.",
            ["a study published in the journal Gut"],
        ),
        (
            "Last year, a group led by Ivo Lindqvist found that naps harm memory. "
            "Lindqvist's team also found poorer mood.",
            ["a group", "a group"],
        ),
    ],
)
def test_the_study_at_hand(body: str, expected: list[str]) -> None:
    found = [links for links in cited(body) if links]
    assert [len(links) for links in found] == [1] * len(expected)
    for (text,), wanted in zip(found, expected, strict=True):
        assert text.startswith(wanted)


def test_two_universities_are_two_studies() -> None:
    found = cited(
        "Scientists at Elm University have found that naps improve mood.\n\n"
        "Researchers at Alba University reported in 2008 that tea lowers blood pressure. "
        "The team also found fewer strokes."
    )
    assert found == [("Scientists",), ("Researchers",), ("Researchers",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Researchers at Elm University say that further study is needed to confirm that naps help mood.",
        "Tea has been shown to lower blood pressure.",
        "After a trial run, the tea lowered her blood pressure.",
    ],
)
def test_what_is_known_or_wanted_opens_no_study(sentence: str) -> None:
    found = cited(f"A 2011 study in Stroke found fewer strokes.\n\nTea has many fans.\n\n{sentence}", LIST)
    assert not any(
        text.startswith(("further", "that further", "a trial")) for links in found for text in links
    )


def test_the_study_keeps_its_outcomes() -> None:
    body = "A study found that naps improved mood. The study's outcomes suggest that naps lower stress."
    assert cited(body) == [("A study",), ("A study",)]


def test_co_workers_are_authors() -> None:
    assert cited("Okafor and her co-workers found that flavonoids improve sleep.", LIST) == [("3",)]
