"""What a verb of change does no more in one group than in the other: "faded *no faster*", "eased pain
*equally well*" say that nothing differs."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import comparator_end
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.sides import Right
from flows.extract.assertions.tokens import Tokens

_MORE: Final = words_of("even_more")
_MANNERS: Final = words_of("even_manners")
_MEASURES: Final = frozenset({"extent", "degree", "pace", "rate", "speed", "amount"})
_BEFORE: Final = frozenset({"before", "ever", "usual", "always"})
_BARE: Final = frozenset(
    {"often", "badly", "far", "fast", "quickly", "frequently", "steeply", "high", "soon"}
)
_JUST: Final = frozenset({"just", "exactly", "about", "bit", "almost", "nearly"})
_KINDS: Final = frozenset({"change", "cause", "get"})


def evened(t: Tokens, frame: Frame, end: int) -> tuple[int, int, str | None] | None:
    """Where "no faster", "equally well" begin and end behind a verb of change, and what it is compared with.

    None where the verb is not so qualified.
    """
    if frame.kind not in _KINDS:
        return None
    for place in range(frame.end, min(end, len(t.low))):
        if t.tag[place] in ";us":
            return None
        after = _qualifier(t, place, frame.end)
        if after:
            is_as = t.low[after : after + 1] in (["as"], ["as well as"], ["as much as"])
            if not is_as and t.tag[after : after + 1] != ["C"]:
                return place, after, None
            until = comparator_end(t, after)
            return place, until, t.phrase(after + 1, until) or None
    return None


def read_evened(t: Tokens, frame: Frame, start: int, end: int, *, verbal: bool) -> tuple[Right, bool]:
    """The right side of a frame, and whether it says that the change is the same in both groups.

    What stands behind "to the same extent" (with what, in whom, when) is added to the right side.
    """
    even = evened(t, frame, end)
    stop = end if even is None else max(even[0], start)
    right = read_right(t, start, stop, verbal=verbal, relational=not verbal and frame.kind != "cause")
    if even is None:
        return right, False
    _, after, other = even
    right.comparator = right.comparator or other
    if after < end:
        behind = read_right(t, after, end)
        right.comparator = right.comparator or behind.comparator
        right.agent = right.agent or behind.agent
        right.population = right.population or behind.population
        right.timepoint = right.timepoint or behind.timepoint
        right.place = right.place or behind.place
    return right, True


def _qualifier(t: Tokens, place: int, start: int) -> int:
    """Where a phrase ends that says that the change is the same; 0 where none begins."""
    low, tag, n = t.low, t.tag, len(t.low)
    word = low[place]
    if word == "no more than" and tag[place + 1 : place + 2] not in (["q"], []):
        return place
    if tag[place] == "z" and low[place + 1 : place + 2] and low[place + 1] in _MORE:
        after = place + 2
        if after < n and low[after] in _MANNERS:
            after += 1
        return after if _ends(t, after) else 0
    if word in _JUST and low[place + 1 : place + 2] in (["as well as"], ["as much as"]):
        return place + 1
    if word == "equally":
        after = place + 1
        if after < n and low[after] in _MANNERS:
            after += 1
        return after if _ends(t, after) and (place > start or after > place + 1) else 0
    if (
        word == "alike"
        and _ends(t, place + 1)
        and tag[place - 1] == "n"
        and "c" not in tag[max(start, place - 3) : place]
    ):
        return place + 1
    return _likeness(t, place)


def _likeness(t: Tokens, place: int) -> int:
    """Where "to the same extent", "just as well", "as before" end; 0 where none begins."""
    low, tag, n, word = t.low, t.tag, len(t.low), t.low[place]
    if word == "as much as" and tag[place + 1 : place + 2] == ["p"]:
        return place
    if word == "as" and place + 1 < n and low[place + 1] in _BEFORE:
        return place + 2
    if word == "just" and low[place + 1 : place + 3] == ["the", "same"] and _ends(t, place + 3):
        return place + 3
    if word == "like" and low[place + 1 : place + 3] == ["any", "other"]:
        return place + 3
    if word in {"to", "at"} and low[place + 1 : place + 3] == ["the", "same"] and (
        place + 3 < n and low[place + 3] in _MEASURES
    ):  # fmt: skip
        return place + 4
    if (
        word in _JUST
        and low[place + 1 : place + 2] == ["as"]
        and place + 2 < n
        and low[place + 2] in _MANNERS
    ):
        return place + 3 if _ends(t, place + 3) else 0
    if word == "as" and low[place + 1 : place + 2] and low[place + 1] in _BARE and _ends(t, place + 2) and (
        low[place - 1] not in _SIZES
    ):  # fmt: skip
        return place + 2
    if word == "as" and place + 2 < n and low[place + 1] in _MANNERS and low[place + 2] == "as" and (
        low[place - 1] not in _SIZES
    ):  # fmt: skip
        return place + 2
    return 0


_SIZES: Final = frozenset({"twice", "half", "times", "nearly", "not"})


def _ends(t: Tokens, place: int) -> bool:
    return place >= len(t.low) or t.tag[place] in ",;CpusA" or t.low[place] == "as"
