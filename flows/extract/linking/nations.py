"""Nations as study phrases name them: 'the U.S. study', 'a team from Denmark', 'the Danish one'."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.wordlists import load_words

_WORD = re.compile(r"\b(?:U\.S\.A?\.?|USA?|U\.K\.|UK)(?=[\s,-]|$)|\b[A-Z][a-z]{3,}\b")
_ONE = re.compile(r"\b[Tt]he (?:[A-Z][a-z]{3,}|U\.[SK]\.|U[SK]) one\b")


@cache
def _nations() -> dict[str, str]:
    """A word for a nation → the word that stands for all of them."""
    return {word: name for name, words in load_words("nations").items() for word in (name, *words)}


def nation_of(place: str | None) -> str | None:
    """The nation that a place names, as one word.

    >>> nation_of("u.s."), nation_of("denmark"), nation_of("elm university")
    ('american', 'danish', None)
    """
    return next((_nations()[word] for word in (place or "").lower().split() if word in _nations()), None)


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
