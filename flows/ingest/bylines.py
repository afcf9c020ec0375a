"""Who wrote an article and when, as its own lines say it."""

from __future__ import annotations

import re
from datetime import date

from flows.document import BlockKind
from flows.ingest.blocks import RawBlock
from flows.ingest.dates import read_date

_BY = re.compile(
    r"(?i)(?:(?:words|written|story|reporting|posted|report|text)\s+)?by:?\s+(?P<name>.+)$|author:\s*(?P<author>.+)$"
)
_BY_END = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|,?\s+(?:on\s+)?(?:published|updated|posted)\b).*$", re.IGNORECASE
)


def printed_byline(blocks: list[RawBlock]) -> str | None:
    """The names after "By" in a line that is a byline."""
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            match = _BY.match(block.text)
            if match:
                return _BY_END.sub("", match.group("name") or match.group("author")).strip(" ,") or None
    return None


def printed_date(blocks: list[RawBlock]) -> date | None:
    """A date that a line of its own gives as the article's: in the byline, or "originally published"."""
    for kind in (BlockKind.BYLINE, BlockKind.NOTICE):
        for block in blocks:
            text = block.text
            is_later = re.match(r"(?i)(?:last )?(?:updated|modified|reviewed)|medically|clinically", text)
            if block.kind is not kind or is_later:
                continue
            if kind is BlockKind.NOTICE and not re.match(
                r"(?i)(?:originally|first) (?:published|posted)", text
            ):
                continue
            found = read_date(text)
            if found is not None:
                return found
    return None
