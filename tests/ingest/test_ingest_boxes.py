"""What stands in an article's page without being of the article, and what stands outside of it and is."""

from __future__ import annotations

from datetime import date

import pytest

from flows.document import BlockKind, Document
from flows.ingest import RawSource, read_document
from flows.ingest.sentences import split_sentences

BODY = (
    "<p>Walking after dinner helps people sleep, a study of 300 adults has found, and it is free.</p>"
    "<p>The study, led by Ana Lund of the University of Oslo, followed 300 adults for a year, and those who "
    "walked slept 20 minutes longer.</p>"
)
AFTER = "<p>Walking needs no gear, but people should wear bright clothes in the dark, Lund said.</p>"


def page(inside: str, above: str = "") -> Document:
    html = (
        f"<html><head><title>Walk to sleep</title></head><body><h1>Walk to sleep</h1>{above}"
        f"<article>{inside}</article></body></html>"
    )
    return read_document(RawSource("a.html", html.encode(), "text/html"))


def kind_of(document: Document, start: str) -> BlockKind:
    return next(b.kind for b in document.blocks if document.text_of(b).startswith(start))


@pytest.mark.parametrize("box", ["aside", "div", "section"])
def test_a_box_that_says_read_more_is_no_part_of_the_story(box: str) -> None:
    teaser = f"<{box}><h3>Read more</h3><p>Chocolate lowers stress fast. It was given to 40 people.</p>"
    document = page(f"{BODY}{teaser}</{box}>{AFTER}")
    assert kind_of(document, "Chocolate") is BlockKind.TEASER
    assert kind_of(document, "Walking needs") is BlockKind.PARAGRAPH


def test_a_summary_above_the_story_is_read() -> None:
    above = (
        "<dl><dt>Date:</dt><dd>November 6, 2024</dd><dt>Summary:</dt>"
        "<dd id='abstract'>Walking helps people sleep, according to a new study of 300 adults.</dd></dl>"
    )
    assert kind_of(page(BODY + AFTER, above), "Walking helps people") is BlockKind.SUMMARY


def test_a_link_to_the_site_itself_is_no_reference() -> None:
    listed = (
        "<h3>Sources</h3><ul><li>Lund A. Walking and sleep. Sleep Med. 2020;4:1-9.</li>"
        "<li><a href='/tips'>Five ways to fall asleep faster tonight</a></li>"
        "<li><a href='https://www.example.gov/sleep'>Sleep and sleep disorders</a></li></ul>"
    )
    document = page(BODY + AFTER + listed)
    found = [kind_of(document, start) for start in ("Lund A.", "Five ways", "Sleep and sleep")]
    assert found == [BlockKind.REFERENCE, BlockKind.TEASER, BlockKind.REFERENCE]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Updated on March 3, 2021</p>", date(2021, 3, 3)),
        ("<p>By Ana Birk | Last updated: March 3, 2021</p>", date(2021, 3, 3)),
        ("<p>Published March 1, 2021 | Updated March 3, 2021</p>", date(2021, 3, 1)),
        ("<p>Medically reviewed on March 3, 2021</p>", None),
    ],
)
def test_an_update_dates_an_article_that_says_no_more(line: str, expected: date | None) -> None:
    assert page(line + BODY + AFTER).published_on == expected


@pytest.mark.parametrize("house", ["MedWire Health - ", "HealthDay News — ", "Example News -- "])
def test_a_dateline_without_a_city(house: str) -> None:
    text = (
        f"Walk to sleep\n\n{house}Walking after dinner helps people sleep, a study has found.\n\nIt is free."
    )
    document = read_document(RawSource("a.txt", text.encode(), "text/plain"))
    assert kind_of(document, house.strip()) is BlockKind.DATELINE
    assert kind_of(document, "Walking after") is BlockKind.PARAGRAPH


def test_a_name_behind_a_dash_signs_the_article() -> None:
    document = page(BODY + AFTER + "<p>—Ada Birk</p>")
    assert document.byline == "Ada Birk"
    assert kind_of(document, "—Ada") is BlockKind.BYLINE


def test_a_name_under_a_quotation_is_whose_it_is() -> None:
    document = page(BODY + "<p>“Walk every day and sleep well.”</p><p>— Ada Birk</p>" + AFTER)
    assert document.byline is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naps help. (3) Moods rise, too. (4)", ["Naps help. (3)", "Moods rise, too. (4)"]),
        ("Naps help. (1, 2) Moods rise.", ["Naps help. (1, 2)", "Moods rise."]),
        ("Two reasons. (1) It helps. (2) It is free.", ["Two reasons.", "(1) It helps.", "(2) It is free."]),
    ],
)
def test_a_number_in_brackets_stands_with_its_sentence(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected
