"""The year that a study phrase gives, in figures or relative to the article's date."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
_PUBLISHED_IN = re.compile(
    r"(?:^|[\s,(])(?:published|appear\w*|released|dating|dates|back|online|out|in|from|of)\s+"
    r"(?:in\s+|from\s+|to\s+|online\s+)*(?:early\s+|late\s+|the\s+(?:spring|summer|autumn|fall|"
    r"winter)\s+of\s+)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+(?:\d{1,2},?\s+)?)?"
    r"(?P<y>19[5-9]\d|20[0-4]\d)\b"
)
_PARENTHESIS = re.compile(r"[(\[,]\s*(?P<y>19[5-9]\d|20[0-4]\d)[)\],;]")
_DATA_YEARS = re.compile(
    r"\b(?:between|since|until|followed|conducted|collected|born|recruited|enrolled|surveyed|tracked|"
    r"through|data from|recorded|"
    r"starting|began|in which|who (?:were|was|had))\b"
)
_RELATIVE = re.compile(
    r"\b(?i:(?P<last>last (?:year|summer|winter|spring|autumn|fall))|(?P<this>this (?:year|month|week|"
    r"summer|spring|autumn|fall|winter)|"
    r"last (?:month|week)|earlier this (?:year|month|week)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:published|released|reported|out) (?:online )?(?:today|yesterday|recently|(?:Mon|Tues|Wednes|Thurs|"
    r"Fri|Satur|Sun)day)))\b"
)
_RANGE = re.compile(r"\d{4}\s*(?:to|through|until|and|[–—-])\s*\d{4}\b")
"""'From 2009 to 2019': when the data were gathered."""
_BEFORE = re.compile(
    r"\s*(?:(?:And|But|Yet|So|Then|Later|Earlier|Also|Again|Similarly|Likewise),? )?(?:(?:as early as|as "
    r"recently as|"
    r"[Bb]ack) )?[Ii]n (?:(?:early|late|mid-?) ?)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?"
    r"(?P<y>19[5-9]\d|20[0-4]\d),?\s"
)
"""The year in front: 'And in 2021, Chinese researchers …'."""
_CAME_OUT = re.compile(
    r"[*_]?\s*\((?:first )?published (?:online )?(?:in )?(?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?"
    r"(?P<y>20[0-4]\d)\)"
)
"""When a study came out, behind another year: 'A 2022 study in Gut (published May 2023)'."""
_REACH = 70


@dataclass(frozen=True, slots=True)
class YearCue:
    """A year of publication and by how much it may be off."""

    year: int
    slack: int


def find_year(text: str, start: int, end: int, limit: int, publication_year: int | None) -> YearCue | None:
    """Read the year of publication that belongs to a study phrase.

    Years in which data were gathered ("followed from 1995 to 2010") are left alone.

    Args:
        text: the sentence.
        start: where the study phrase starts.
        end: where it (or the journal after it) ends.
        limit: where the next study phrase starts.
        publication_year: of the article; relative dates count only where it is known.
    """
    inside = _YEAR.search(text, start, end)
    if (
        inside
        and not _RANGE.match(text, inside.start())
        and not _DATA_YEARS.search(text, start, inside.start())
    ):
        out = _CAME_OUT.match(text, end)
        return YearCue(int(out.group("y") if out else inside.group()), 0)
    window = text[end : min(limit, end + _REACH)]
    for pattern in (_PARENTHESIS, _PUBLISHED_IN):
        match = pattern.search(window)
        if match and not _DATA_YEARS.search(window, 0, match.start("y")):
            return YearCue(int(match.group("y")), 0)
    before = _BEFORE.match(text, 0, start)
    if before:
        return YearCue(int(before.group("y")), 0)
    if publication_year is not None:
        relative = _RELATIVE.search(text, max(0, start - 30), min(limit, end + _REACH))
        if relative:
            is_exact = relative.group().endswith(" year")
            return YearCue(publication_year - (1 if relative.group("last") else 0), 0 if is_exact else 1)
    return None
