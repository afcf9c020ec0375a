# ruff: noqa: E501  # made-up texts read best on one line
from __future__ import annotations

from datetime import date

import pytest

from flows.document import BlockKind as K
from flows.document import Span
from flows.ingest import RawSource, read_document

FRONT = """---
title: "Naps and sugar: a trial"
author: [Mira Holt, Lee Park]
date: 2021-03-04
publisher: Example Daily
url: https://example.org/naps
---
"""
BODY = """
People who **nap late** had _higher_ blood sugar in [a small trial](https://doi.org/10.1234/ab_c(1)d "Trial"), it
seems. It ran for 8 weeks[^1] and `n` was 42\\*.

![A cat asleep on a chair](cat.jpg)

## What it means

- Nap early.
- Read [the guide][g] first.

> Naps are free.

[^1]: Sousa A. (2020) Late naps. Journal of Made-up Sleep. <https://example.org/x_y_z>
[g]: https://example.org/guide "Guide"
"""


def read(text: str):
    return read_document(RawSource("a.md", text.encode()))


def test_front_matter_and_body(checked):
    content = (FRONT + BODY).encode()
    document = checked(read_document(RawSource("a.md", content)), content)
    assert document.title == "Naps and sugar: a trial"
    assert document.byline == "Mira Holt, Lee Park"
    assert (document.published_on, document.publisher) == (date(2021, 3, 4), "Example Daily")
    assert document.url == "https://example.org/naps"
    assert [(b.kind, document.text_of(b)) for b in document.blocks] == [
        (K.TITLE, "Naps and sugar: a trial"),
        (K.PARAGRAPH, "People who nap late had higher blood sugar in a small trial, it seems. It ran for 8 weeks[1] and n was 42*."),
        (K.CAPTION, "A cat asleep on a chair"),
        (K.HEADING, "What it means"),
        (K.LIST_ITEM, "Nap early."),
        (K.LIST_ITEM, "Read the guide first."),
        (K.QUOTATION, "Naps are free."),
        (K.REFERENCE, "[1] Sousa A. (2020) Late naps. Journal of Made-up Sleep. https://example.org/x_y_z"),
    ]  # fmt: skip
    assert [(document.text_of(link.span), link.href) for link in document.links] == [
        ("a small trial", "https://doi.org/10.1234/ab_c(1)d"),
        ("1", "#fn:1"),
        ("the guide", "https://example.org/guide"),
        ("https://example.org/x_y_z", "https://example.org/x_y_z"),
    ]
    (note,) = (link.target for link in document.links if link.target is not None)
    assert note.of(document.text).startswith("[1] Sousa")
    start = document.text.index("nap late")
    low, high = document.offsets.source_range(Span(start, start + 8))
    assert content[low:high] == b"nap late"


def test_a_heading_of_the_body_is_the_title_block():
    document = read(FRONT + "# Naps and sugar: a trial\n" + BODY)
    assert [document.text_of(b) for b in document.blocks_of(K.TITLE)] == ["Naps and sugar: a trial"]
    assert document.text.count("a trial") == 1


def test_setext_headings():
    document = read(
        "Naps and sugar\n==============\n\nNaps raise sugar, it seems, in adults.\n\nWhy\n---\n\nNobody knows why that is so.\n"
    )
    assert [(b.kind, document.text_of(b)) for b in document.blocks if b.level] == [
        (K.TITLE, "Naps and sugar"),
        (K.HEADING, "Why"),
    ]


@pytest.mark.parametrize("front", ["---\ntitle: [unclosed\n---\n", "---\n- a\n- b\n---\n"])
def test_bad_front_matter_is_read_as_text(front):
    document = read(front + BODY)
    assert "People who nap late" in document.text
    if "unclosed" in front:
        assert any("front matter" in note for note in document.notes)


def test_snake_case_and_stars_survive():
    document = read("Naps and sugar\n\nThe file sleep_data_2020 has 3 * 4 * 5 rows in it, they say.")
    assert "sleep_data_2020 has 3 * 4 * 5 rows" in document.text


def test_number_markers_are_no_links():
    document = read(
        "# Naps\n\nNaps help people sleep [3]. Walks do too [4, 5].\n\n## References\n\n3. Sousa A. (2020) Naps. Journal.\n4. Holt B. (2019) Walks. Journal.\n"
    )
    assert "[3]. Walks do too [4, 5]." in document.text
    assert len(document.blocks_of(K.REFERENCE)) == 2
