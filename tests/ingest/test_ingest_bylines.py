"""The lines under a headline give the writer's name, without post and section, beside a date or alone."""

import pytest

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
