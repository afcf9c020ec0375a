"""References in blocks of three lines: title, authors, journal and year."""

from __future__ import annotations

import pytest

from flows.ingest import RawSource, read_document
from flows.ingest.stacked import AUTHORS, SOURCE
from flows.resolve import parse_references

HEAD = "Naps and the heart\n\nShort naps lower blood pressure, a study of nurses found.\n\n"
FIRST = (
    "Short naps and blood pressure in nurses: a cohort study",
    "Lund A, Berg T, Okafor N",
    "Sleep Medicine, 2019",
)
SECOND = ("Long naps and stroke: a randomized trial", "Voss K, Tran H", "Stroke, 2021;52(3):811-9")


def read(body: str, media_type: str = "text/plain") -> list[tuple[str | None, str | None, int | None]]:
    document = read_document(RawSource(name="a", content=body.encode(), media_type=media_type))
    return [(r.title, r.container_title, r.year) for r in parse_references(document)]


@pytest.mark.parametrize("heading", ["", "References\n\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_three_lines_are_one_reference(heading: str, between: str) -> None:
    body = HEAD + heading + "\n\n".join(between.join(lines) for lines in (FIRST, SECOND))
    assert read(body) == [(FIRST[0], "Sleep Medicine", 2019), (SECOND[0], "Stroke", 2021)]


def test_one_block_at_the_end_is_enough() -> None:
    assert read(HEAD + "\n".join(FIRST)) == [(FIRST[0], "Sleep Medicine", 2019)]


def test_lines_of_a_page() -> None:
    paragraphs = "".join(f"<p>{'<br>'.join(lines)}</p>" for lines in (FIRST, SECOND))
    page = f"<html><body><article><h1>Naps</h1><p>{HEAD}</p>{paragraphs}</article></body></html>"
    assert len(read(page, "text/html")) == 2


def test_prose_goes_on_behind_one_block_only() -> None:
    body = HEAD + "\n".join(FIRST) + "\n\nNaps are for everybody, and they cost nothing at all."
    assert read(body) == []


@pytest.mark.parametrize(
    "line", ["Lund A, Berg T", "A. Lund and T. van Berg", "Ana Lund, Tom Berg & Ivo Tran", "Lund et al."]
)
def test_lines_of_authors(line: str) -> None:
    assert AUTHORS.fullmatch(line)
    assert not SOURCE.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    ["Sleep Medicine, 2019", "The Journal of Tea, March 2020", "Gut 2021;52(3):811-9", "Stroke (2018)"],
)
def test_lines_of_journals(line: str) -> None:
    assert SOURCE.fullmatch(line)
    assert not AUTHORS.fullmatch(line)


@pytest.mark.parametrize("line", ["It came out in 2019", "Elm Hospital", "Naps helped in 2019, she said"])
def test_lines_that_are_neither(line: str) -> None:
    assert not AUTHORS.fullmatch(line)
    assert not SOURCE.fullmatch(line)
