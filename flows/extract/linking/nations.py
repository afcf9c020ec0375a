"""Nations as study phrases name them: 'the U.S. study', 'a team from Denmark', 'the Danish one'."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from flows.extract.linking.study_cue import Reach, StudyCue

_COUNTRIES = Path(__file__).parents[1] / "findings" / "data" / "countries.yaml"
_WORD = re.compile(r"\b(?:U\.S\.A?\.?|USA?|U\.K\.|UK)(?=[\s,-]|$)|\b[A-Z][a-z]{3,}\b")
_ONE = re.compile(r"\b[Tt]he (?:[A-Z][a-z]{3,}|U\.[SK]\.|U[SK]) one\b")
_CODE = 2
#: Words that name a nation before a word for a study, though not anywhere in an abstract.
_BEFORE_STUDY = {"us": "US", "u.s": "US", "american": "US", "english": "GB"}


@cache
def _nations() -> dict[str, str]:
    """A country, its people or a city of it, in lower case → the country's ISO code."""
    table: dict[str, list[str]] = yaml.safe_load(_COUNTRIES.read_text(encoding="utf-8"))
    return {name.lower(): code for code, names in table.items() for name in names} | _BEFORE_STUDY


def nation_of(place: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of the nation that a place names.

    >>> nation_of("u.s."), nation_of("denmark"), nation_of("DK"), nation_of("elm university")
    ('US', 'DK', 'DK', None)
    """
    if not place or (len(place) == _CODE and place.isupper()):
        return place or None
    return next((_nations()[word] for word in place.lower().split() if word in _nations()), None)


def nation_in(phrase: str) -> str | None:
    """The nation that a phrase names by a word with a capital ('us' is no nation)."""
    for match in _WORD.finditer(phrase):
        found = nation_of(match.group())
        if found is not None:
            return found
    return None


def find_ones(text: str) -> list[StudyCue]:
    """'the Danish one': a study told of before, without its noun."""
    return [
        StudyCue(Reach.DEFINITE, *match.span(), match.group(), "study", place=nation)
        for match in _ONE.finditer(text)
        if (nation := nation_in(match.group())) is not None
    ]
