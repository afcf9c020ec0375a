"""The lines under a headline give the writer's name, without post and section, beside a date or alone."""

from datetime import date

import pytest

from flows.ingest import RawSource, read_document
from flows.ingest.html import read_article_html

STORY = "".join(
    f"<p>Adults who {did} slept longer in the trial, the team said, and none of them knew why it did so.</p>"
    for did in ("drank tea", "drank milk", "walked at noon", "walked at dusk")
)


@pytest.mark.parametrize(
    ("line", "byline", "published_on"),
    [
        ("May 14, 2019 | Ada Birk", "Ada Birk", "2019-05-14"),
        ("Posted: 11/23/2017 by Hugo Fell in Health", "Hugo Fell", "2017-11-23"),
        ("By Nora Vale, Health Correspondent", "Nora Vale", None),
        ("By Nora Vale, senior science writer", "Nora Vale", None),
        ("By Nora Vale and Hugo Fell", "Nora Vale and Hugo Fell", None),
        ("May 14, 2019 | Health News", None, "2019-05-14"),
    ],
)
def test_byline_beneath_the_headline(line, byline, published_on):
    page = read_article_html(f"<html><body><h1>Tea and sleep</h1><div>{line}</div>{STORY}</body></html>")
    day = page.published_on.isoformat() if page.published_on else None
    assert (page.byline, day) == (byline, published_on)


def test_a_post_behind_the_name_of_the_head_is_no_name() -> None:
    head = '<meta name="author" content="Ada Birk, Senior Lecturer in Nutrition, University of Elm">'
    body = (
        "<h1>Naps and sugar</h1>"
        + "<p>People who nap late had higher blood sugar, a small trial found.</p>" * 3
    )
    page = read_article_html(
        f"<html><head><title>Naps</title>{head}</head><body><article>{body}</article></body></html>"
    )
    assert page.byline == "Ada Birk"


def test_a_line_of_name_and_date_is_a_byline() -> None:
    text = "# Naps and sugar\n\n**Ada Birk** · Mar 3, 2023\n\nPeople who nap late had higher blood sugar.\n"
    document = read_document(RawSource("a.md", text.encode()))
    assert (document.byline, document.published_on) == ("Ada Birk", date(2023, 3, 3))
