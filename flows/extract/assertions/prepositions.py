"""Prepositional phrases right of a trigger: who, by what, when, or part of the outcome."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import UNITS, people_at, phrase_end, time_end
from flows.extract.assertions.groups import amount_in
from flows.extract.assertions.lexicon import DOWN, UP, words_of
from flows.extract.assertions.sides import Item, Right
from flows.extract.assertions.tokens import Tokens

_KEEP: Final = words_of("keep")
_AGENTS: Final = words_of("agents")
_PLACES: Final = words_of("places")
_ABOUT: Final = words_of("about")
_OF_DEATH: Final = words_of("of_death")
_OF_CHANGE: Final = words_of("of_change")


def read_preposition(
    t: Tokens, right: Right, item: Item, place: int, end: int, closed: bool, verbal: bool
) -> tuple[int, bool]:
    """Read one prepositional phrase; where it ends, and whether the item before it is complete."""
    word = t.low[place]
    nxt = place + 1
    if word == "of" or (item.is_change and word in _OF_CHANGE and (not item.words or word == "on")):
        if word == "between":
            until = nxt
            while (
                until < end
                and t.tag[until] not in ";us,CA"
                and t.low[until] not in _ABOUT
                and not (until > nxt and time_end(t, until))
            ):
                until += 1
            right.between = (nxt, until)
            return until, False
        if (
            word == "on"
            and item.is_change
            and item.words
            and item.sign not in {UP, DOWN}
            and right.agent is None
        ):
            right.agent = (item.words[0], item.words[-1] + 1)
            item.words.clear()
            return nxt, closed
        if word == "of" and not closed and item.words:
            item.words.append(place)
        return nxt, closed
    if word in _PLACES:
        head = people_at(t, nxt, end)
        if head >= 0:
            until = phrase_end(t, nxt, end)
            if right.population is None:
                right.population = (nxt, until)
            return until, True
    if word == "by":
        until = phrase_end(t, nxt, end)
        amount = amount_in(t, nxt, until)
        look = nxt
        while look < end and look < nxt + 3 and t.tag[look] in "pad":
            look += 1
        amount = amount or (amount_in(t, look, look + 3) if t.tag[look : look + 1] == ["q"] else None)
        if t.tag[look : look + 1] == ["q"] or (amount is not None and t.tag[nxt] in "da"):
            right.amount = right.amount or amount
        elif t.low[nxt : nxt + 1] and t.low[nxt].endswith("ing") and right.agent is None:
            right.means = (nxt, until)
            right.agent = right.agent or (nxt, until)
        elif right.agent is None and not (t.low[nxt] in {"a", "up"} and amount):
            right.agent = (nxt, until) if not _is_fraction(t, nxt, until) else None
        return until, True
    if (
        word in _AGENTS
        and not (verbal and word in {"with", "from"})
        and not (word == "with" and _joined(t, item))
    ):
        until = phrase_end(t, nxt, end)
        if (
            word == "from"
            and item.words
            and not closed
            and not item.is_change
            and (t.low[nxt] in {"depression", "anxiety"} or t.low[place - 1] in _OF_DEATH)
        ):
            item.words.extend(range(place, until))
            return until, closed
        if right.agent is None and until > nxt:
            right.agent = (nxt, until)
        return until, True
    if word in {"in", "at"} and _says_what(t, nxt, end) and right.place is None:
        right.place = (nxt, phrase_end(t, nxt, end))
    if closed:
        return phrase_end(t, nxt, end), True
    until = phrase_end(t, nxt, end)
    near = word in {"in", "at", "for"} and until - place <= 5 and (item.words or verbal)
    of_research = any(low in t.lex.sets["research"] for low in t.low[nxt:until])
    if (word in _KEEP or word == "with" or near) and until - place <= 7 and not of_research:
        item.words.extend(range(place, until))
        return until, False
    return max(until, nxt), True


def _says_what(t: Tokens, start: int, end: int) -> bool:
    """Whether a place says by "with" or "without" what it is that matters ("in homes with mould")."""
    return any(word in {"with", "without"} for word in t.low[start : min(end, start + 4)])


def _is_fraction(t: Tokens, start: int, end: int) -> bool:
    return end - start <= 4 and any(
        word in {"half", "third", "quarter", "percent", "fifth"} or word in UNITS for word in t.low[start:end]
    )


def _joined(t: Tokens, item: Item) -> bool:
    """Whether "with" completes the item's last word ("connect with", "people with")."""
    if not item.words:
        return False
    last = t.low[item.words[-1]]
    return last in t.lex.sets["people"] or last.startswith(
        ("connect", "bond", "relationship", "satisf", "interact", "associat")
    )
