"""Polls, reviews and earlier work beside a story's study; who did which study; where another begins."""

from __future__ import annotations

from datetime import date

import pytest
from test_extract_linking import cited

from flows.extract.linking.asides import is_pooling
from flows.extract.speakers.affiliation import authors_named
from flows.ingest import RawSource
from flows.pipeline import process_article
from flows.resolve import Catalogue

_LEAD = "Naps lower blood pressure, a study published in the journal Gut found on Monday. "
_BODY = "institution"
_STUDY, _POLL = "a study published in the journal Gut", "A poll"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Nobody calls a poll a study: the story's own is at hand again.
        (
            f"{_LEAD}A poll of 2,000 nurses found that most sleep badly. "
            "The study also linked naps to better mood.",
            [_STUDY, _POLL, _STUDY],
        ),
        # "The researchers" of the next paragraph are those of the story, in the same one those of the review.
        (
            f"{_LEAD}\n\nA review in Sleep found no effect on weight. "
            "The researchers found no effect on mood.\n\n"
            "The researchers found that naps lower stress.",
            [_STUDY, "A review in Sleep", "A review in Sleep", _STUDY],
        ),
        (
            f"{_LEAD}\n\nEarlier research by a Danish team found no effect on weight. "
            "Those researchers found better mood.\n\nIn the new study, naps improved memory.",
            [_STUDY, "Earlier research", "Earlier research", _STUDY],
        ),
        # What the data come from is no study beside it.
        (
            "A new study suggests that naps improve mood.\n\nBased on a poll of 2,000 adults, "
            "the researchers found that naps lower stress.",
            ["A new study", "A new study"],
        ),
        # Whoever did the study speaks for it whatever was told in between.
        (
            f"{_LEAD}The trial was co-led by Ana Lund and Per Moe.\n\n"
            "A poll found that nurses sleep badly.\n\n"
            "“The nurses had fewer headaches,” Lund said.\n\nMoe said that stress fell in every group.",
            [_STUDY, _POLL, _STUDY, _STUDY],
        ),
        # A study in a digest's next item is another one, and "the latest study" below it is that.
        (
            "Naps\n\nElm researchers found that naps lower blood pressure.\n\nOats\n\n"
            "Oats lower cholesterol, according to a study in the journal Gut. "
            "In the latest study, oats also improved mood.",
            ["Elm researchers", "a study in the journal Gut", "a study in the journal Gut"],
        ),
        # The trials are those that the study at hand has pooled.
        (
            "A study in the journal Gut found that naps improve mood. It pooled 12 trials of nurses. "
            "The 12 trials found no effect on weight.",
            ["A study in the journal Gut", "A study in the journal Gut"],
        ),
        # The first and the later of two; a third one's results are its own.
        (
            "A Spanish trial in the journal Gut found that naps lower stress. "
            "A Korean trial in Sleep found the opposite.\n\n"
            "The first trial saw no effect on mood. The later trial found worse mood.\n\n"
            "The results of a third trial, published in Stroke, showed better mood.",
            ["A Spanish", "A Korean", "A Spanish", "A Korean", "a third"],
        ),
        (
            "Two studies looked at naps. The first, from Japan, found that naps lower stress. "
            "The second, from Turkey, found no effect on stress. "
            "The Turkish team also saw that naps improved mood.",
            ["The first", "The second", "The second"],
        ),
        # "The review" is the one told of before, not the trial at hand.
        (
            "A review in the journal Gut found that naps lower stress. "
            "A later trial in Sleep found better mood. By contrast, the review found no effect on mood.",
            ["A review", "A later trial", "A review"],
        ),
        # An author's patients are those of the study; what is carried on behind the author is the study's.
        (
            "A Swedish trial in the journal Gut found that naps lower stress.\n\n"
            "“We all need sleep,” said Mats Lind, who headed the trial.\n\n"
            "Nurses slept 40 percent longer.\n\nLind said that his patients had fewer headaches.",
            ["A Swedish trial"] * 3,
        ),
        (
            "Genetic analysis of nap takers by Alba University revealed that naps raised the risk of stroke. "
            "The researchers also found that naps lower stress.",
            ["Genetic analysis"] * 2,
        ),
        # A study set beside the story's, its author with the last word; somebody's patients are the study's.
        (
            f"{_LEAD}\n\nIda Roe pointed to a Danish trial in which naps raised stress. "
            "That trial found worse mood.\n\nAna Lund, the paper's first author, defended it. "
            "“The risk of stroke remained lower,” she said.\n\nLund's patients had fewer headaches.",
            [_STUDY, "a Danish trial", "a Danish trial", _STUDY, _STUDY],
        ),
        # A second group does another study; whose it is says where it was done, and who took part.
        (
            "Naps lower stress, researchers in Lyon reported on Monday.\n\n"
            "A second group, based in Graz, reported that naps lower weight.\n\n"
            "A study warned that naps raise the risk of stroke. "
            "It found more headaches among 4,000 people in China.\n\n"
            "The Lyon researchers found better mood.\n\nThe Graz study found worse mood.\n\n"
            "The Chinese study found no effect on mood.",
            ["researchers", "A second", "A study", "A study", "researchers", "A second", "A study"],
        ),
        # Researchers who say so are those of the study at hand.
        (
            "A study in the journal Gut looked at naps in nurses. Naps lowered stress.\n\n"
            "Naps could prevent headaches, the researchers say. Naps may ease pain too, they say.",
            ["A study"] * 2,
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_a_storys_study(body: str, expected: list[str]) -> None:
    found = [links for links in cited(body) if links]
    assert [len(links) for links in found] == [1] * len(expected)
    for (text,), wanted in zip(found, expected, strict=True):
        assert text.startswith(wanted)


def test_a_poll_is_not_what_is_left_of_the_list() -> None:
    listed = "\nReferences\n\n1. Lund A. Naps and mood in nurses. Gut. 2020;1:1-9.\n"
    listed += "2. Moe P. Oats and weight in men. Sleep. 2019;2:2-9.\n"
    body = "Naps improved mood in a 2020 study in Gut. A poll by a website found that tea eases pain."
    assert cited(body, listed) == [("1",), ("A poll",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In a study of Medicare claims data, naps lowered the risk of stroke.",
        "More than 2 million nurses, or one in four, report headaches each year.",
    ],
)
def test_words_that_only_look_like_speakers_and_studies(sentence: str) -> None:
    source = RawSource("a.txt", f"A title about naps\n\n{sentence}\n".encode(), "text/plain")
    rows = process_article(source, Catalogue((), ()))
    assert all(claim.speaker_name is None for claim in rows.claims)
    assert all(reference.raw_text.startswith("a study") for reference in rows.references)


@pytest.mark.parametrize(
    ("prose", "families"),
    [
        ("The trial was co-led by Dr. Ana Lund and Per Moe of Alba University.", ["lund", "moe"]),
        ("The study, led by Ana Lund and colleagues, came out in Gut.", ["lund"]),
        ("“Naps help,” said Per Moe, who co-directed the trial.", ["moe"]),
        ("Ana Lund, a professor of medicine in Alba, who led the study, agrees.", ["lund"]),
        ("Ana Lund, who led the work with Moe, agrees.", ["lund"]),
        ("Dr. Ana Lund of Alba University led a trial of naps.", ["lund"]),
        ("Lund’s team followed 400 nurses.", ["lund"]),
        ("Per Moe and his colleagues found that naps help.", ["moe"]),
        ("Roe’s team treats 400 patients a year.", []),
        ("The research was led by scientists at Alba University.", []),
        ("Ida Roe, who led an earlier trial, was not convinced.", []),
        ("Ida Roe, who was not involved in the study but ran the review, agrees.", []),
    ],
)
def test_who_did_the_study(prose: str, families: list[str]) -> None:
    assert sorted(authors_named(prose)) == families


@pytest.mark.parametrize(
    ("sentence", "to", "name"),
    [
        ("The Sleep Council (SC) criticised the study, saying naps hurt.", _BODY, "The Sleep Council"),
        ("SleepWell called the new research “a wake-up call” and said naps help.", _BODY, "SleepWell"),
        ("The Nap Council, which speaks for nurses, argued that naps ease pain.", _BODY, "The Nap Council"),
        ("DreamCo, which makes nap pods, said that naps ease pain.", "company", "DreamCo"),
        ("Industry leaders also argued that naps ease pain.", "other", None),
        ("Ida Roe, a nurse in Alba, welcomed the trial, arguing that naps ease pain.", "expert", "Ida Roe"),
    ],
)  # fmt: skip
def test_who_judges_a_study_says_so_themselves(sentence: str, to: str, name: str | None) -> None:
    text = f"A title about naps\n\nNaps improve mood, a study found.\n\n{sentence}\n"
    source = RawSource("a.txt", text.encode(), "text/plain", published_on=date(2024, 5, 2))
    rows = process_article(source, Catalogue((), ()))
    claim = next(c for c in rows.claims if c.claim_text.startswith(sentence[:12]))
    assert (claim.attributed_to.value, claim.speaker_name) == (to, name)
    assert all(citation.claim_id != claim.claim_id for citation in rows.citations)


def test_a_study_pools_others() -> None:
    assert is_pooling("it reviewed 37 different studies")
    assert not is_pooling("it examined nurses")
