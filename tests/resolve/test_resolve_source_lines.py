# ruff: noqa: E501  # lines of sources are long
"""Lines of sources as agencies and sites print them below a story: people, releases and the study itself."""

from __future__ import annotations

import pytest

from flows.ingest import RawSource, read_document
from flows.records import CitedReference
from flows.resolve import parse_references

STORY = (
    "Nuts and hearts\n\nNurses who eat nuts have a lower risk of heart disease, a study of 6,000 nurses says.\n\n"
    "Those who ate nuts had 12 percent fewer heart attacks, the researchers found, and they slept better.\n\n"
)


def references(tail: str) -> list[CitedReference]:
    return list(parse_references(read_document(RawSource("a.txt", (STORY + tail).encode(), "text/plain"))))


@pytest.mark.parametrize(
    ("line", "raw", "journal"),
    [
        (
            "SOURCES: Ada Lund, M.D., Ph.D., professor, Oslo; Bo Birk, R.D., Bergen; Nut Journal, May 1, 2019",
            "Nut Journal, May 1, 2019",
            "Nut Journal",
        ),
        (
            "Sources: May 1, 2019, Nut Journal, online; Ada Lund, M.D.",
            "May 1, 2019, Nut Journal, online",
            None,
        ),
        (
            "SOURCE: Nut Journal, news release, May 1, 2019",
            "Nut Journal, news release, May 1, 2019",
            "Nut Journal",
        ),
        (
            "More information: Ada Lund et al, Nuts and hearts in nurses, Nut Journal (2019). DOI: 10.1000/1",
            "Ada Lund et al, Nuts and hearts in nurses, Nut Journal (2019). DOI: 10.1000/1",
            "Nut Journal",
        ),
        (
            "The study, “Nuts and hearts in nurses,” was published in Nut Journal on May 1, 2019 (DOI: 10.1000/1).",
            None,
            "Nut Journal",
        ),
    ],
)
def test_the_study_is_told_from_what_stands_beside_it(
    line: str, raw: str | None, journal: str | None
) -> None:
    (found,) = references(line)
    assert raw is None or found.raw_text == raw
    assert journal is None or found.container_title == journal
    assert found.year == 2019


def test_a_title_in_the_sentence_that_tells_of_a_paper() -> None:
    (found,) = references(
        "The study, “Nuts and hearts in nurses,” was published in Nut Journal on May 1, 2019 (DOI: 10.1000/1)."
    )
    assert (found.title, found.authors) == ("Nuts and hearts in nurses", ())


@pytest.mark.parametrize(
    "line",
    [
        "SOURCE: Oslo University, news release, May 1, 2019",
        "SOURCES: Ada Lund, M.D., professor; Bo Birk, R.D., Oslo",
    ],
)
def test_people_and_releases_are_no_studies(line: str) -> None:
    assert references(line) == []


def test_authors_with_initials_are_no_degrees() -> None:
    (found,) = references("Sources: Lund MS, Birk RD. Nuts and hearts in nurses. Nut J. 2019;3:1-9.")
    assert found.year == 2019


def test_a_source_below_further_reading() -> None:
    tail = (
        "More information\n\nThe Library of Nuts has more on nuts.\n\nSOURCE: Nut Journal, online May 1, 2019"
    )
    (found,) = references(tail)
    assert found.container_title == "Nut Journal"
