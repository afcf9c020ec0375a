"""Dates as registries write them, into ISO 8601, as precise as they are given."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flows.resolve.registries.reading.text import at

FIRST_YEAR, LAST_YEAR = 1600, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso(year: Any, month: Any = None, day: Any = None) -> str | None:
    """A date of year, month and day, as far as they make one.

    >>> iso(2019, "Mar", 4), iso("2019", 13), iso(2019, 2, 30)
    ('2019-03-04', '2019', '2019-02')
    """
    number = _number(year)
    if number is None or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    months = _month(month)
    if months is None:
        return f"{number:04d}"
    days = _number(day)
    try:
        return date(number, months, days or 0).isoformat()
    except ValueError:
        return f"{number:04d}-{months:02d}"


def of_parts(value: Any) -> str | None:
    """A date of Crossref and CSL: ``{"date-parts": [[2019, 3, 4]]}``."""
    parts = at(value, "date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return iso(*first[:3]) if isinstance(first, list) and first else None


def of_text(value: Any) -> str | None:
    """A date as ISO 8601 text (with or without a time), or as month/day/year (Retraction Watch).

    >>> of_text("2021-03-04T10:00:00Z"), of_text("3/4/2021 0:00"), of_text("2021")
    ('2021-03-04', '2021-03-04', '2021')
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if found := re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)", text):
        return iso(*found.groups())
    if found := re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", text):
        return iso(found[3], found[1], found[2])
    return None


def year_of(value: str | None) -> int | None:
    """The year of an ISO date."""
    return int(value[:4]) if value else None


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and re.fullmatch(r"\s*\d{1,4}\s*", value) else None


def _month(value: Any) -> int | None:
    number = _number(value)
    if number is not None:
        return number if 1 <= number <= 12 else None
    name = value.strip().lower()[:3] if isinstance(value, str) else ""
    return _MONTHS.index(name) + 1 if name in _MONTHS else None
