"""People told from what they did: "older adults *who walked daily*"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import people_at
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens

_ASSIGNED: Final = words_of("assigned")
_STRIP: Final = words_of("strip")
_EXPOSED: Final = words_of("exposed")
_HAVING: Final = frozenset({"with", "at", "aged", "over", "under", "younger", "older"})
_DOING: Final = frozenset({"exposed", "treated", "given", "taking", "receiving", "assigned", "using"})
_STATES: Final = words_of("states_of_people")
_PLAIN: Final = words_of("plain_people")
_CLAUSE: Final = frozenset({"who", "that", "with", "assigned", "given"})


def split_people(t: Tokens, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Tell who from what they did: ("older adults who walked daily") → (what they did, who), as spans.

    Either is None where it is missing; who is None too where only people in general are meant.
    """
    head = people_at(t, start, end)
    if head < 0:
        return ((start, end) if start < end else None), None
    while head + 2 < end and t.tag[head + 1] == "c" and t.low[head + 2] in t.lex.sets["people"]:
        head += 2  # children and teens
    if head > start and t.low[start].endswith("ing") and t.low[start] not in _STATES:
        return (start, end), None
    after = _after_research(t, head + 1, end)
    what = _after_illness(t, after, end)
    if what >= end and t.low[head] in t.lex.sets["groups"]:
        return _group(t, start, head), None
    who = _who(t, start, head) if what == after else (start, what)
    if what >= end:
        return (who, None) if who is not None and t.low[head] in _EXPOSED else (None, who)
    if t.low[what] not in _ASSIGNED and t.tag[what] != "x" and not t.low[what].endswith(("ing", "ed")):
        return None, (start if who is None else who[0], end)
    if who is None and t.low[what] not in _CLAUSE:
        for place in range(what, end):
            if t.low[place] in {"who", "that"}:
                who, what = (start, place), place
                break
    if t.low[what] == "whose" and what + 1 < end and t.low[what + 1] in t.lex.sets["people"]:
        what += 2  # babies whose mothers smoked
    while what < end - 1 and t.low[what] in _STRIP and t.tag[what + 1] != "x":
        what += 1
    if end - 1 >= what and t.low[end - 1] in {"group", "arm", "condition"}:
        end -= 1
    return ((what, end) if what < end else None), who


def _after_research(t: Tokens, start: int, end: int) -> int:
    """Pass over the study that people are in ("men *in a large trial* who jogged")."""
    if (
        start >= end
        or t.low[start] != "in"
        or t.lex.sets["research"].isdisjoint(t.low[start + 1 : start + 5])
    ):
        return start
    return next((place for place in range(start, end) if t.tag[place] == "r" or t.low[place] == "that"), end)


def _after_illness(t: Tokens, start: int, end: int) -> int:
    """Pass over what people have, where what they did follows ("women *with asthma* exposed to smoke")."""
    if start >= end or (t.low[start] not in _HAVING and not _is_theirs(t, start, end)):
        return start
    did = (place for place in range(start + 2, end) if t.low[place] in _DOING or t.tag[place] == "r")
    return next(did, start)


def _is_theirs(t: Tokens, start: int, end: int) -> bool:
    """ "Children *of women* who smoked": what matters is told of those they belong to."""
    return t.low[start] == "of" and people_at(t, start + 1, end) >= 0


def _group(t: Tokens, start: int, head: int) -> tuple[int, int] | None:
    """What names a group ("the *exercise* group")."""
    first = start
    while first < head and (t.tag[first] == "d" or t.low[first] in {"both", "two", "other"}):
        first += 1
    return (first, head) if first < head else None


def _who(t: Tokens, start: int, head: int) -> tuple[int, int] | None:
    """The people without determiners and counts, None where only people in general are meant."""
    while start <= head and t.tag[start] in "dq":
        start += 1
    if start > head or (start == head and t.low[head] in t.lex.sets["generic_people"]):
        return None
    return start, head + 1


def is_set_apart(t: Tokens, start: int, end: int, comparator: str | None, compares: bool) -> bool:
    """Whether who people are is what a comparison is about: "*shift workers* more than others", "*women*
    twice as often as men"."""
    others = (comparator or "").lower().split()
    if 0 < len(others) <= _FEW_WORDS and others[-1] in t.lex.sets["people"] and others[-1] not in _OTHERS:
        return True
    return compares and is_marked(t, start, end)


_FEW_WORDS: Final = 2
_OTHERS: Final = frozenset(
    {"people", "others", "participants", "patients", "controls", "individuals", "group"}
)


def is_marked(t: Tokens, start: int, end: int) -> bool:
    """Whether people are told apart by more than age, sex and origin ("*shift* workers")."""
    head = people_at(t, start, end)
    marks = [place for place in range(start, max(head, start)) if t.tag[place] not in "dqa"]
    return head == end - 1 and bool(marks) and _PLAIN.isdisjoint(t.low[place] for place in marks)


def is_research(t: Tokens, start: int, end: int) -> bool:
    """Whether a subject is a study or its authors, so that it causes nothing."""
    research = t.lex.sets["research"]
    for place in range(start, min(end, start + 8)):
        if t.tag[place] == "p" or (t.tag[place] == "r" and place > start):
            break
        if t.low[place] in research and not (place + 1 < end and t.tag[place + 1] == "n"):
            return True
    return False
