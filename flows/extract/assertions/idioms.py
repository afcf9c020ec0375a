"""Idioms that say which way an outcome goes, put plainly ("brought pain down" lowered it)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from flows.extract.assertions.lexicon import read_entries


class Idiom(NamedTuple):
    """A pattern and what takes its place."""

    pattern: re.Pattern[str]
    replacement: str


@cache
def idioms() -> tuple[tuple[Idiom, ...], dict[str, tuple[int, ...]]]:
    """The idioms of ``data/idioms.yaml`` in their order, and by each of their words the places of them."""
    found: list[Idiom] = []
    places: dict[str, tuple[int, ...]] = {}
    for place, entry in enumerate(read_entries("idioms.yaml")):
        found.append(Idiom(re.compile(str(entry["pattern"]), re.IGNORECASE), str(entry["with"])))
        for word in entry["words"]:
            places[word] = (*places.get(word, ()), place)
    return tuple(found), places


_WORDS: Final = frozenset(idioms()[1])


def by_idioms(text: str, words: Iterable[str]) -> str:
    """The text of a sentence, whose words in lower case are given, with its idioms put plainly.

    >>> by_idioms("Naps brought pain down.", ["naps", "brought", "pain", "down", "."])
    'Naps ~lowered pain .'
    """
    here = _WORDS.intersection(words)
    if not here:
        return text
    found, places = idioms()
    for place in sorted({place for word in here for place in places[word]}):
        text = found[place].pattern.sub(found[place].replacement, text)
    return text
