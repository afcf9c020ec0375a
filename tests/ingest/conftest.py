from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

import pytest

from flows.document import Document, Span

_MARKUP = re.compile(rb"<[^>]*>|<!--.*?-->", re.DOTALL)


def _bare(text: str) -> str:
    return re.sub(r"[\s\W]+", "", unicodedata.normalize("NFC", text))


def check_invariants(document: Document, content: bytes) -> None:
    """Everything that holds of every document, whatever it was read from."""
    text = document.text
    assert text == unicodedata.normalize("NFC", text)
    assert text == text.strip()
    position = 0
    for block in document.blocks:
        span = block.span
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        printed = document.text_of(block)
        assert printed == printed.strip()
        assert "\n" not in printed
        assert 0 <= block.section_index < len(document.sections)
        position = span.end
    assert not text[position:].strip()
    previous = 0
    covered: dict[int, list[Span]] = {}
    for number, sentence in enumerate(document.sentences):
        assert sentence.index == number
        assert sentence.span in document.blocks[sentence.block_index].span
        assert sentence.span.start >= previous
        assert document.text_of(sentence) == document.text_of(sentence).strip() != ""
        previous = sentence.span.end
        covered.setdefault(sentence.block_index, []).append(sentence.span)
    for index, block in enumerate(document.blocks):
        if block.kind.is_prose:
            outside = list(document.text_of(block))
            for span in covered[index]:
                for offset in range(span.start, span.end):
                    outside[offset - block.span.start] = ""
            assert not "".join(outside).strip()
    for link in document.links:
        assert 0 <= link.span.start < link.span.end <= len(text)
    check_map(document, content)


def check_map(document: Document, content: bytes) -> None:
    """Every run leads to the bytes that its text was read from."""
    offsets = document.offsets
    assert offsets.text_starts[0] == 0
    assert list(offsets.text_starts) == sorted(set(offsets.text_starts))
    assert list(offsets.source_starts) == sorted(offsets.source_starts)
    ends = [*offsets.text_starts[1:], len(document.text)]
    for start, end, first, last in zip(
        offsets.text_starts, ends, offsets.source_starts, offsets.source_ends, strict=True
    ):
        assert 0 <= first <= last <= len(content)
        piece = document.text[start:end]
        if not piece.strip():
            continue
        assert offsets.source_range(Span(start, end)) == (first, last)
        source = content[first:last].decode(offsets.encoding, "replace")
        if (last - first) == offsets.width * (end - start):
            assert [_bare(source)] == [_bare(piece)] or "\\u" in source
        else:
            meant = _bare(html.unescape(source)) or _bare(source)
            assert meant == _bare(piece) or len(piece) < 200  # repaired mojibake, JSON escapes


@pytest.fixture
def checked() -> Callable[[Document, bytes], Document]:
    def check(document: Document, content: bytes) -> Document:
        check_invariants(document, content)
        return document

    return check
