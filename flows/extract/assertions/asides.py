"""Asides between a subject and its verb ("the pill, a statin taken daily, eased pain"), left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.extract.assertions.lexicon import words_of

if TYPE_CHECKING:
    from flows.extract.assertions.tokens import Tokens

_DASHES: Final = frozenset({"—", "–"})
_LONGEST: Final = 18
_NAMING: Final = frozenset({"a", "an", "the", "one"})
_SHORT: Final = 5
_AMONG: Final = (["in"], ["among"], ["for"])
_OPENING: Final = words_of("aside_participles")


def asides(t: Tokens) -> list[tuple[int, int]]:
    """The spans to leave out, marks included: between two dashes, or between commas before a verb."""
    marks = [
        place for place, tag in enumerate(t.tag) if tag == "," or (tag == ";" and t.low[place] in _DASHES)
    ]
    found: list[tuple[int, int]] = []
    done = 0
    for number, first in enumerate(marks[:-1]):
        if first < max(done, 1):
            continue
        if t.tag[first] == ";":
            last = next((place for place in marks[number + 1 :] if t.tag[place] == ";"), -1)
            is_aside = 1 < last - first <= _LONGEST and ";" not in t.tag[first + 1 : last]
        else:
            last = marks[number + 1]
            is_aside = t.tag[last] == "," and 1 < last - first <= _LONGEST and _says_who(t, first, last)
        if is_aside:
            found.append((first, last + 1))
            done = last + 1
    return found


def _says_who(t: Tokens, first: int, last: int) -> bool:
    """Whether what stands between two commas says who or what the subject is, and its verb follows."""
    opening = t.low[first + 1]
    if opening == "which" and not any(_may_assert(t, place) for place in range(first + 2, last)):
        return True
    is_naming = opening in _NAMING or opening in _OPENING
    if opening in _NAMING and last - first <= _SHORT and t.low[last + 1 : last + 2] in _AMONG:
        return not any(t.tag[place] in "cbmrp" for place in range(first + 2, last))
    is_naming = is_naming or (opening == "who" and t.low[first - 1] in t.lex.sets["research"])
    return is_naming and _verb_follows(t, last + 1)


def _may_assert(t: Tokens, place: int) -> bool:
    """Whether a word may say that an outcome moves."""
    word = t.words[place]
    if word is None:
        return False
    moves = word.verb is not None and word.verb.kind != "light"
    return moves or word.noun is not None or word.adjective is not None


def _verb_follows(t: Tokens, place: int) -> bool:
    while place < len(t.tag) and t.tag[place] in "ax":
        place += 1
    if place >= len(t.tag):
        return False
    word = t.words[place]
    if word is not None and word.verb is not None and word.adjective is None:
        return word.verb.form in {"s", "ed"}
    return t.tag[place] in "mbho" or t.low[place] in t.lex.sets["reports"]
