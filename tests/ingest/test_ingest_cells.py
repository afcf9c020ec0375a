"""Cells of tables and labels of lists: words that are no sentence are not read as one, prose is."""

from __future__ import annotations

import pytest

from flows.document import BlockKind, Document
from flows.ingest import RawSource, read_document

BODY = (
    "<p>Walking after dinner helps people sleep, a study of 300 adults has found, and it is free.</p>"
    "<p>The study, led by Ana Lund of the University of Oslo, followed 300 adults for a year, and those who "
    "walked slept 20 minutes longer.</p>"
)
PROSE = "Adults who never walked had more pain in the knees than those who did."
TABLE = (
    "<table><caption>Pain by walking</caption><thead><tr><th>Walks</th>"
    "<th>Lower risk of gout</th></tr></thead><tbody>"
    "<tr><td>Daily</td><td>Reduces pain in older adults</td></tr>"
    "<tr><td><p>Weekly</p></td><td><p>20 percent lower risk</p></td></tr>"
    f"<tr><td>Never</td><td>{PROSE}</td></tr></tbody></table>"
)


def page(inside: str) -> Document:
    html = (
        f"<html><head><title>Walk to sleep</title></head><body><article><h1>Walk to sleep</h1>{BODY}"
        f"{inside}</article></body></html>"
    )
    return read_document(RawSource("a.html", html.encode(), "text/html"))


def kind_of(document: Document, start: str) -> BlockKind:
    return next(b.kind for b in document.blocks if document.text_of(b).startswith(start))


def sentences_of(document: Document) -> list[str]:
    return [document.text_of(sentence) for sentence in document.sentences]


@pytest.mark.parametrize(
    "cell", ["Lower risk of gout", "Daily", "Reduces pain in older", "Weekly", "20 percent"]
)
def test_a_bare_cell_is_no_sentence_and_stays_in_the_text(cell: str) -> None:
    document = page(TABLE)
    assert kind_of(document, cell) is BlockKind.LABEL
    assert not [sentence for sentence in sentences_of(document) if sentence.startswith(cell)]
    assert cell in document.text


def test_prose_in_a_cell_is_read() -> None:
    document = page(TABLE)
    assert PROSE in sentences_of(document)
    assert kind_of(document, "Pain by walking") is BlockKind.CAPTION


def test_a_page_laid_out_in_a_table_is_read() -> None:
    layout = (
        f"<table><tr><td>Home</td><td><p>{PROSE}</p><p>Walking also eases stress in men</p></td></tr></table>"
    )
    assert PROSE in sentences_of(page(layout))


@pytest.mark.parametrize(
    ("listed", "label"),
    [
        (
            "<ul><li><strong>Lower weight in older men</strong></li><li>Walking also eases pain.</li></ul>",
            "Lower",
        ),
        ("<ul><li>Better sleep</li><li>Walking also eases pain.</li></ul>", "Better sleep"),
        ("<dl><dt>Lower stress</dt><dd>Walking also eases pain.</dd></dl>", "Lower stress"),
        (
            "<dl><dt>Stress</dt><dd>Less pain in the knees</dd><dd>Walking also eases pain.</dd></dl>",
            "Less pain",
        ),
    ],
)
def test_a_label_of_a_list_is_no_sentence(listed: str, label: str) -> None:
    document = page(listed)
    assert kind_of(document, label) is BlockKind.LABEL
    assert "Walking also eases pain." in sentences_of(document)


@pytest.mark.parametrize(
    "item", ["Walking lowers the risk of gout", "<b>Stress:</b> walking lowers it in men.", "Naps work."]
)
def test_an_item_that_says_something_is_read(item: str) -> None:
    document = page(f"<ul><li>{item}</li><li>Walking also eases pain.</li></ul>")
    assert item.replace("<b>", "").replace("</b>", "") in sentences_of(document)
