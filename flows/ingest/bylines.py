"""Who wrote an article and when, as its own lines say it."""

from __future__ import annotations

import re
from datetime import date

from flows.document import BlockKind
from flows.ingest.blocks import RawBlock
from flows.ingest.dates import read_date
from flows.ingest.html_meta import is_name

_WRITTEN_BY = re.compile(
    r"(?i)\b(?:(?:words|written|story|reporting|reported|posted|report|text|published)\s+by|author):?\s+(?P<name>.+)$"
)
_BY = re.compile(r"(?i)(?:^|(?<=[|•·—–] )|\d\s)by:?\s+(?P<name>.+)$")
_BY_END = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|,?\s+(?:on\s+)?(?:published|updated|posted)\b"
    r"|,?\s+(?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s-]+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+\d).*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r",\s+(?:[A-Z][\w&-]*\s+|(?:health|science|senior|chief|staff|medical|news|features)\s+){0,4}"
    r"(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]ontributor|[Jj]ournalist|[Cc]olumnist)\b.*$"
    r"|\s+in\s+[A-Z]\w+(?:\s+(?:&|and)\s+[A-Z]\w+)?$"
)
"""What stands behind a name and is none: the writer's post, the section of the paper."""
_DATE_AND_NAME = re.compile(
    r"^(?P<date>[^|•·]{6,30}?)\s*[|•·]\s*(?P<name>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3})$"
)
"""A line of the date and a bare name: "March 2, 2019 | Ada Birk"."""
_NAME_AND_DATE = re.compile(
    r"^(?P<name>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3})\s*[|•·]\s*(?P<date>[^|•·]{6,30}?)\s*(?:[|•·].*)?$"
)
"""The other way round: "Ada Birk · Mar 2, 2019"."""
_SECTION = re.compile(
    r"\b(?:News|Health|Science|Lifestyle|Wellness|Medicine|Nutrition|Desk|Staff|Team|Blog|Post|Times|Today|Journal|University"
    r"|Press|Magazine|Research|Releases?|Updated?|Study|Read|Min)\b"
)
"""A word that names a section or a house, not a person."""
_SIGNED = re.compile(r"(?:[—–]|--?)\s?(?P<name>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3})")
_LATER = re.compile(r"(?i)\W*(?:last )?(?:updated|modified|reviewed|medically|clinically|fact)\b")
_PUBLISHED = re.compile(r"(?i)\W*(?:originally |first )?(?:published|posted)\b")
_UPDATED = re.compile(r"(?i)\b(?:updated|modified|reviewed)\b.*$")
_UPDATE = re.compile(r"(?i)\b(?:last )?updated(?: on)?:?\s+")
_HEAD_PARAGRAPHS = 2


def signed_name(text: str) -> str | None:
    """The name of a line that is nothing but a signature.

    >>> signed_name("—Ada Birk"), signed_name("— the end")
    ('Ada Birk', None)
    """
    match = _SIGNED.fullmatch(text.strip()) if text[:1] in "—–-" else None
    return match["name"] if match is not None and not _SECTION.search(match["name"]) else None


def printed_byline(blocks: list[RawBlock]) -> str | None:
    """The names after "By" or "Written by" in a line that is a byline; who reviewed it is not its author."""
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            for pattern in (_WRITTEN_BY, _BY):
                match = pattern.search(block.text)
                if match:
                    return _ROLE.sub("", _BY_END.sub("", match.group("name"))).strip(" ,") or None
    for block in blocks:
        signed = signed_name(block.text) if block.kind is BlockKind.BYLINE else None
        if signed is not None:
            return signed
        if block.kind is not BlockKind.BYLINE:
            continue
        beside = _DATE_AND_NAME.match(block.text) or _NAME_AND_DATE.match(block.text)
        if beside is None or read_date(beside["date"]) is None or _SECTION.search(beside["name"]):
            continue
        if is_name(beside["name"]):
            return beside["name"]
    return None


def printed_date(blocks: list[RawBlock]) -> date | None:
    """A date that a line of its own gives as the article's.

    That is a line in its head or one that says "published", else a dateline, else an update told in the head;
    not the date of a review.
    """
    n_paragraphs = 0
    for block in blocks:
        n_paragraphs += block.kind is BlockKind.PARAGRAPH
        if block.kind not in (BlockKind.BYLINE, BlockKind.NOTICE) or _LATER.match(block.text):
            continue
        says_published = _PUBLISHED.match(block.text) is not None
        if says_published or (block.kind is BlockKind.BYLINE and n_paragraphs < _HEAD_PARAGRAPHS):
            found = read_date(_UPDATED.sub("", block.text))
            if found is not None:
                return found
    line = next((block for block in blocks if block.kind is BlockKind.DATELINE), None)
    found = read_date(line.text) if line is not None else None
    return found or _date_of_update(blocks)


def _date_of_update(blocks: list[RawBlock]) -> date | None:
    """The date of an update in the article's head: the version that is read came out then."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            break
        update = _UPDATE.search(block.text) if block.kind in (BlockKind.BYLINE, BlockKind.NOTICE) else None
        if update is not None:
            return read_date(block.text[update.end() :])
    return None
