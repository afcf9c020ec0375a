# made-up texts read best on one line
"""Made-up articles as text, and what is asked of them, for the tests of plain text."""

from __future__ import annotations

from flows.document import BlockKind as K
from flows.ingest import RawSource, read_document

LONG = (
    "People who walked after dinner slept better in a small trial, and the effect held for eight weeks. "
    "The researchers had expected the opposite of what they saw."
)
MORE = (
    "The team followed the volunteers for another year. Those who kept walking were still sleeping better "
    "at the end of it, although by then the difference was small."
)


def read(text: str, **hints):
    return read_document(RawSource("article.txt", text.encode(), **hints))


def kinds(text: str, **hints) -> list[tuple[str, str]]:
    document = read(text, **hints)
    return [(block.kind.value, document.text_of(block)[:28]) for block in document.blocks]


def kind_of(text: str, start: str, **hints) -> K:
    document = read(text, **hints)
    found = [block.kind for block in document.blocks if document.text_of(block).startswith(start)]
    assert len(found) == 1, f"{start!r} starts {len(found)} blocks"
    return found[0]


def article(*lines: str) -> str:
    """A made-up article with some lines put before its last paragraph."""
    return "\n\n".join(["Walking After Dinner Helps You Sleep", LONG, *lines, MORE])
