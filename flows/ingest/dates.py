"""Printed and machine-readable dates of publication; never a guess."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
    for name in (names,)
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<number>\d\d?)/(?P<day>\d\d?)(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>(?:19|20)\d\d)\b",
        r"^\s*(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T?\d{4,6})?\s*$",
    )
)
_NUMERIC = re.compile(r"(?<!\d)(\d\d?)[/.](\d\d?)[/.]((?:19|20)\d\d)(?!\d)")


def read_date(text: str) -> date | None:
    """The first whole date in a text; None without one, and for 03/04/2021, which could be either.

    >>> read_date("Published March 3rd, 2021 at 10:00")
    datetime.date(2021, 3, 3)
    """
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = _MONTHS[parts["month"][:3].lower()] if parts.get("month") else int(parts["number"])
            return _date(int(parts["year"]), month, int(parts["day"]))
    match = _NUMERIC.search(text)
    if match:
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or first == second:
            return _date(year, second, first)
        if second > 12:
            return _date(year, first, second)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
