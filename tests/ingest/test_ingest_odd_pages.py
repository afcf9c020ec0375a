"""Pages of odd make: a column named "Study", notes behind a release's end, an article sent as an e-mail."""

from __future__ import annotations

from datetime import date

import pytest
from ingest_texts import LONG, MORE, read

from flows.document import BlockKind, Document
from flows.ingest import RawSource, read_document

ENTRY = "Vos A, Lund P. Naps and mood: a trial. J Rest. 2019;4:11-9."
BEHIND = (
    "Dr Ada Birk, a nurse who took no part in the work, warned that it was too short to show whether naps "
    "keep people from falling asleep at the wheel."
)


def texts_of(document: Document, kind: BlockKind) -> list[str]:
    return [document.text_of(block) for block in document.blocks_of(kind)]


def test_a_column_of_studies_opens_no_list_of_references() -> None:
    table = (
        "<table><tr><th>Study</th><th>People</th></tr><tr><td>Vos et al. 2019</td><td>128</td></tr></table>"
    )
    html = (
        f"<html><body><article><h1>Naps and mood</h1><p>{LONG}</p><p>{MORE}</p>{table}<p>{BEHIND}</p>"
        f"<h2>References</h2><ol><li>{ENTRY}</li></ol></article></body></html>"
    )
    document = read_document(RawSource("a.html", html.encode(), "text/html"))
    assert texts_of(document, BlockKind.REFERENCE) == [ENTRY]
    assert BEHIND in texts_of(document, BlockKind.PARAGRAPH)


def test_a_list_set_as_a_table_is_one() -> None:
    html = (
        f"<html><body><article><h1>Naps and mood</h1><p>{LONG}</p><p>{MORE}</p>"
        f"<table><tr><th>References</th></tr><tr><td>{ENTRY}</td></tr></table></article></body></html>"
    )
    document = read_document(RawSource("a.html", html.encode(), "text/html"))
    assert texts_of(document, BlockKind.REFERENCE) == [ENTRY]


def test_notes_to_editors_go_on_behind_a_reference() -> None:
    praise = "3. About Birk College: Our research improves lives and lowers the risk of disease."
    notes = ["ENDS", "Notes to editors", f"1. {ENTRY}", "2. A fund paid.", praise]
    document = read("\n\n".join(["Naps lift mood", LONG, MORE, *notes]))
    assert texts_of(document, BlockKind.REFERENCE) == [f"1. {ENTRY}"]
    assert praise in texts_of(document, BlockKind.NOTICE)


MAIL = (
    "From: desk@birk.example\nTo: list@birk.example\nDate: Tue, 14 May 2019 09:15:00 +0100\n"
    "Subject: Naps lift the mood of nurses who work\n by night\nMIME-Version: 1.0\n\n"
)


def test_the_subject_of_a_mail_is_the_title() -> None:
    document = read(f"{MAIL}{LONG}\n\n{MORE}\n")
    assert document.title == "Naps lift the mood of nurses who work by night"
    assert document.published_on == date(2019, 5, 14)
    assert document.byline is None
    assert texts_of(document, BlockKind.PARAGRAPH) == [LONG, MORE]
    assert "MIME-Version: 1.0" in texts_of(document, BlockKind.NOTICE)


@pytest.mark.parametrize("opening", ["From: Oslo\nTo: Bergen\nDate: 3 May 2019\n", "Subject: naps\n\n"])
def test_a_few_such_lines_are_no_header(opening: str) -> None:
    assert opening.partition("\n")[0] in read(f"{opening}\n{LONG}\n\n{MORE}\n").text


def test_rows_of_a_table_in_markdown_are_no_sentences() -> None:
    table = "| Trial | n | Mood |\n|---|---|---|\n| NAP-IN | 116 | no change |\n\n*Table 1. Naps lift mood.*"
    text = f"# Naps lift mood\n\n{LONG}\n\n{table}\n\n{MORE}\n"
    document = read_document(RawSource("a.md", text.encode(), "text/markdown"))
    read_as = [document.text_of(sentence) for sentence in document.sentences]
    assert not [sentence for sentence in read_as if "NAP-IN" in sentence or "Table" in sentence]
    assert "| NAP-IN | 116 | no change |" in document.text


def test_a_line_on_when_to_print_is_no_title() -> None:
    head = "NEWS RELEASE      FOR IMMEDIATE RELEASE\n\nNaps lift mood in nurses"
    document = read(f"{head}\n\n{LONG}\n\n{MORE}\n")
    assert document.title == "Naps lift mood in nurses"
