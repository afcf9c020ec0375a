"""Calendar versions: ``YYYY.MM.DD``, and ``YYYY.MM.DD.N`` for the N-th release of that day (N from 2)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

_VERSION = re.compile(r"(?P<year>\d{4})\.(?P<month>\d{2})\.(?P<day>\d{2})(?:\.(?P<rank>[1-9]\d*))?", re.ASCII)


def version_key(version: str) -> tuple[int, int, int, int]:
    """What versions are ordered by: year, month, day, and which release of the day.

    Raises:
        ValueError: the text is no calendar version.

    >>> version_key("2026.03.01") < version_key("2026.03.01.2") < version_key("2026.03.01.10")
    True
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f"{version!r} is no version: YYYY.MM.DD and YYYY.MM.DD.N are, as 2026.03.01.2")
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{version!r} is no version: {error}") from error
    return year, month, day, int(match["rank"] or 1)


def is_version(name: str) -> bool:
    """Whether the text is a calendar version."""
    try:
        version_key(name)
    except ValueError:
        return False
    return True


def next_version(out: Path, day: date) -> str:
    """The first version of that day that is free below ``out``: the day itself, then ``.2``, ``.3``, ...

    The day is given, never read off a clock, so that the same call gives the same version.
    """
    plain = f"{day.year:04}.{day.month:02}.{day.day:02}"
    names = (path.name for path in (out / "releases").glob(f"{plain}*"))
    ranks = [version_key(name)[3] for name in names if is_version(name)]
    return f"{plain}.{max(ranks) + 1}" if ranks else plain
