"""Prepositional phrases right of a trigger: who, by what, when, or part of the outcome."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import UNITS, comparator_end, people_at, phrase_end, time_end
from flows.extract.assertions.groups import amount_in, fraction_in
from flows.extract.assertions.lexicon import DOWN, UP, words_of
from flows.extract.assertions.sides import Item, Right
from flows.extract.assertions.tokens import Tokens

_KEEP: Final = words_of("keep") | {"with"}
_NEAR: Final = frozenset({"in", "at", "for"})
_AGENTS: Final = words_of("agents")
_PLACES: Final = words_of("places")
_ABOUT: Final = words_of("about")
_OF_DEATH: Final = words_of("of_death")
_OF_CHANGE: Final = words_of("of_change")
_TAKEN: Final = words_of("taken")
_FRACTIONS: Final = frozenset({"half", "third", "quarter", "percent", "fifth"})
_SPANS: Final = words_of("spans")
_BARE: Final = words_of("bare")
_LONGEST: Final = 7
_LONGEST_NEAR: Final = 5


def read_preposition(
    t: Tokens, right: Right, item: Item, place: int, end: int, closed: bool, verbal: bool
) -> tuple[int, bool]:
    """Read one prepositional phrase; where it ends, and whether the item before it is complete."""
    word = t.low[place]
    nxt = place + 1
    if word == "of" or (item.is_change and word in _OF_CHANGE and (not item.words or word == "on")):
        return _of_change(t, right, item, place, end, closed)
    if word == "for" and item.words and t.low[item.words[-1]] in _BARE and people_at(t, nxt, end) < 0:
        item.words.append(place)
        return nxt, closed  # the risk for a stroke or a fall
    if word in _PLACES and people_at(t, nxt, end) >= 0:
        until = phrase_end(t, nxt, end)
        middle = next((i for i in range(nxt, until) if t.tag[i] == "c"), 0) if word == "between" else 0
        if middle and people_at(t, middle + 1, until) >= 0:
            until = max(until, min(comparator_end(t, middle), end))
            right.comparator = right.comparator or t.phrase(middle + 1, until)
        right.population = right.population or (nxt, middle or until)
        return until, True
    if word == "between" and (item.is_change or t.low[place - 1].startswith("differ")):
        return _sides(t, right, nxt, end), True
    if word == "by":
        return _by(t, right, item, nxt, end), True
    if _is_agent(t, item, place, end, verbal):
        return _agent(t, right, item, place, end, closed)
    until = phrase_end(t, nxt, end)
    if word == "between" and item.words and not closed and t.low[place - 1] in _SPANS:
        item.words.extend(range(place, until))
        return until, False
    if right.place is None and word in {"in", "at"} and _says_what(t, nxt, end):
        right.place = (nxt, until)
    if closed:
        return until, True
    near = word in _NEAR and until - place <= _LONGEST_NEAR and bool(item.words or verbal)
    near = near and t.text[place] != ""  # not what a rewrite put there: protects the *eyes* from glare
    if verbal:
        until = next((i for i in range(nxt, until) if t.tag[i] == "c"), until)
    if (word in _KEEP or near) and until - place <= _LONGEST and (
        t.lex.sets["research"].isdisjoint(t.low[nxt:until])
    ):  # fmt: skip
        item.words.extend(range(place, until))
        return until, False
    return max(until, nxt), True


def _sides(t: Tokens, right: Right, start: int, end: int) -> int:
    """ "No difference in gout between *the cider and the beer groups*": one and what it is compared with."""
    until = phrase_end(t, start, end)
    middle = next((place for place in range(start, until) if t.tag[place] == "c"), 0)
    if middle and right.agent is None:
        right.agent = (start, middle)
        right.comparator = right.comparator or t.phrase(middle + 1, until)
    return until


def _of_change(t: Tokens, right: Right, item: Item, place: int, end: int, closed: bool) -> tuple[int, bool]:
    """ "Of", and what follows a noun of change: "the effect of X on Y", "a link between X and Y"."""
    word, nxt = t.low[place], place + 1
    if word == "of" and t.tag[nxt : nxt + 1] == ["q"] and (amount := amount_in(t, nxt, nxt + 3)) and (
        amount[1] == "percent" and (item.words or item.is_change)
    ):  # fmt: skip
        item.amount = item.amount or amount
        return nxt + (1 if t.low[nxt].endswith("%") else 2), closed  # a loss of 15 percent
    if word == "between":
        until = nxt
        while (
            until < end
            and t.tag[until] not in ";us,CA"
            and (t.low[until] not in _ABOUT or t.tag[until - 1] == "K")
            and not (until > nxt and time_end(t, until))
        ):
            until += 1
        right.between = (nxt, until)
        return until, False
    is_cause = word == "on" and item.is_change and bool(item.words)
    if is_cause and item.sign not in {UP, DOWN} and right.agent is None:
        right.agent = (item.words[0], item.words[-1] + 1)
        item.words.clear()
        return nxt, closed
    if word == "of" and not closed and item.words:
        item.words.append(place)
    return nxt, closed


def _by(t: Tokens, right: Right, item: Item, start: int, end: int) -> int:
    """ "By 24 percent" is an amount, "by slowing digestion" a means, "by the tax" the cause."""
    until = phrase_end(t, start, end)
    amount = fraction_in(t, start, until) or amount_in(t, start, until)
    look = start
    while look < end and look < start + 3 and t.tag[look] in "pad":
        look += 1
    is_number = t.tag[look : look + 1] == ["q"]
    amount = amount or (amount_in(t, look, look + 3) if is_number else None)
    first = t.low[start] if start < len(t.low) else ""
    if is_number or (amount is not None and t.tag[start] in "daJ"):
        right.amount = right.amount or amount
        item.amount = item.amount or amount
        # "cut stress by 10 percent *and fatigue by 5*": the list goes on
        goes_on = (i for i in range(start + 1, until) if t.tag[i] == "c" and t.tag[i + 1 : i + 2] != ["q"])
        until = next(goes_on, until)
        return next((place for place in range(start + 1, until) if t.low[place] in {"from", "with"}), until)
    if first.endswith("ing") and right.agent is None:
        right.means = right.agent = (start, until)
    elif right.agent is None and first and not (first in {"a", "up"} and amount):
        right.agent = (start, until) if not _is_fraction(t, start, until) else None
    return until


def _is_agent(t: Tokens, item: Item, place: int, end: int, verbal: bool) -> bool:
    word = t.low[place]
    if word == "on":
        stop = min(place + 5, end)
        return any(low in _TAKEN for low in t.low[place + 1 : stop]) and not item.words
    return (
        word in _AGENTS
        and not (verbal and word in {"with", "from"})
        and not (word == "with" and _joined(t, item))
    )


def _agent(t: Tokens, right: Right, item: Item, place: int, end: int, closed: bool) -> tuple[int, bool]:
    """ "After the campaign", "with the new pill"; "deaths from measles" is one outcome."""
    nxt = place + 1
    until = phrase_end(t, nxt, end)
    if t.tag[until - 1 : until] == ["K"] and t.low[until : until + 1] in (["in"], ["of"]):
        until = phrase_end(t, until + 1, end)  # with each increase *in fibre*
    is_named = t.low[place] == "from" and bool(item.words) and not closed
    if is_named and (
        (t.low[nxt : nxt + 1] in (["depression"], ["anxiety"]) and not item.is_change)
        or not _OF_DEATH.isdisjoint(t.low[max(place - 2, 0) : place])
    ):
        until = _before_change(t, nxt, until)
        item.words.extend(range(place, until))
        return until, closed
    if right.agent is None and until > nxt:
        right.agent = (nxt, until)
    return until, True


def _before_change(t: Tokens, start: int, end: int) -> int:
    """Where a list ends before its next member is a change of its own ("from stroke *and a rise in* …")."""
    for place in range(start, end):
        if t.tag[place] in "c," and not {"K", "J"}.isdisjoint(t.tag[place + 1 : place + 5]):
            return place
    return end


def _says_what(t: Tokens, start: int, end: int) -> bool:
    """Whether a place says by "with" or "without" what it is that matters ("in homes with mould")."""
    return any(word in {"with", "without"} for word in t.low[start : min(end, start + 4)])


def _is_fraction(t: Tokens, start: int, end: int) -> bool:
    return end - start <= 4 and any(word in _FRACTIONS or word in UNITS for word in t.low[start:end])


def _joined(t: Tokens, item: Item) -> bool:
    """Whether "with" completes the item's last word ("connect with", "people with")."""
    if not item.words:
        return False
    last = t.low[item.words[-1]]
    return last in t.lex.sets["people"] or last.startswith(
        ("connect", "bond", "relationship", "satisf", "interact", "associat")
    )
