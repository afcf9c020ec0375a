"""References printed in brackets in the running text: '(Sleep Sci, 2019;12(3):45-51)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.document import Document
from flows.resolve.entries import Entry
from flows.resolve.splitting import split_line

_BRACKET = re.compile(r"[(\[]((?:[^()\[\]\n]|\([^()\n]*\)|\[[^\[\]\n]*\]){10,400})[)\]]")
_PAGES = r"\s?(?:\([\w. –-]{1,14}\)|\[[\w. –-]{1,14}\])?\s?[:,]\s?(?:p{1,2}\.?\s?)?[A-Za-z]?\d{1,7}\b"
_PLACED = re.compile(
    rf"[A-Z].*?(?:(?<!\d)(?:19|20)\d\d\b[^()\[\]]{{0,24}}?[;:,.]\s?(?:vol(?:ume)?\.?\s?)?\d{{1,4}}{_PAGES}"
    rf"|[ ,]\d{{1,4}}{_PAGES}(?:\s?[-–]\s?\d+)?[ ,.;(]+(?:19|20)\d\d\b|\bPMID:?\s?\d{{4,9}}\b)",
    re.S,
)
"""What tells a reference from an aside: a capital, and year, volume and page, or a PubMed number."""
_JOURNAL_FIRST = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w.&’' :-]{2,70}?)[.,]?\s+\(?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?|\d{1,2}\s+[A-Z][a-z]+\s+)?(?:19|20)\d\d\b"
)
_AUTHORED = re.compile(r"\bet al\b|\b[A-Z][a-z]+ [A-Z]{1,2}\b(?:[.,]|$)|[.:] [A-Z]")
_NUMBERS = re.compile(r"\b(?:\d{1,3}(?:,\d{3})+|CI|HR|OR|RR)\b")


def journal_first(printed: str) -> str | None:
    """The journal of a reference that prints no authors and no title: 'Sleep Sci, May 2019;12:45-51'.

    >>> journal_first("Sleep Sci, May 4, 2019;12:45-51"), journal_first("Lund A. Naps. Sleep Sci 2019;12:4")
    ('Sleep Sci', None)
    """
    match = _JOURNAL_FIRST.match(printed)
    return match["name"].strip() if match is not None and not _AUTHORED.search(match["name"]) else None


def find_bracketed(document: Document) -> Iterator[Entry]:
    """The references that the running text prints in brackets, in order, several of one bracket apart.

    >>> bool(_PLACED.match("Gut, 2019;68(2):10-9")), bool(_PLACED.match("Gut, in 2019, 12 of 20"))
    (True, False)
    """
    text = document.text
    for block in document.blocks:
        if not block.kind.is_prose:
            continue
        first, last = block.span.start, block.span.end
        if text.find("(", first, last) < 0 and text.find("[", first, last) < 0:
            continue
        for match in _BRACKET.finditer(text, first, last):
            if not _PLACED.match(match[1]) or _NUMBERS.search(match[1]):
                continue
            for start, end, marker in split_line(text, match.start(1), match.end(1), has_label=False):
                yield Entry(start, end, marker)
