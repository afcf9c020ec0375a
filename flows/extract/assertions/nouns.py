"""Nouns of change on their own: "there was no difference in X", "a link between X and Y"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import SAME, UNSIGNED, Word, words_of
from flows.extract.assertions.outcomes import outcome_text
from flows.extract.assertions.people import Cast, cast_of, exposure_text
from flows.extract.assertions.rows import Rows
from flows.extract.assertions.sides import Right
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens

_NO_WORD: Final = Word("n")
_EACH: Final = frozenset({"each", "every"})
_HELD: Final = frozenset(
    {"held", "holds", "remained", "remains", "persisted", "persists", "disappeared", "vanished"}
)
_RELATIONS: Final = words_of("relations")
_SEEN: Final = words_of("seen")
_TAKEN: Final = words_of("doses")
_RISKS: Final = words_of("bare") | {"mortality", "incidence", "prevalence"}


def read_nouns(rows: Rows, dead: list[bool], break_before: Callable[[int, int], int]) -> None:
    """Nouns of change on their own: "there was no difference in X between A and B"."""
    t = rows.t
    for place, tag in enumerate(t.tag):
        if tag not in "K" or dead[place] or any(start <= place < end for start, end in rows.covered):
            continue
        is_counted = not _EACH.isdisjoint(t.low[max(place - 4, 0) : place])  # with every 10-gram increase in
        if is_counted or (t.low[place + 1 : place + 2] == ["of"] and _of_with(rows, place)):
            continue
        start = place
        while start > 0 and (
            t.tag[start - 1] in "adqzJ" or (t.tag[start - 1] == "n" and t.tag[start - 2] == "z" and start > 1)
        ):
            start -= 1
        before = read_left(t, break_before(0, place), start)
        seen = place + 1
        if seen + 2 < len(t.low) and t.tag[seen] == "b":
            while seen < len(t.low) and (t.tag[seen] in "bax" or t.low[seen] in _SEEN):
                seen += 1
        if before.is_aim or seen >= len(t.low) or t.tag[seen] not in "pt":
            continue
        if seen > place + 1:
            _seen(rows, start, place, seen, before)
            continue
        end = place + 1
        while end < len(t.low) and t.tag[end] not in ";us" and t.tag[end] != "b":
            end += 1
        if any(place < first <= end and "," not in t.tag[place:first] for first, _ in rows.covered):
            continue  # variation between sitting and standing increases …
        right = read_right(t, start, end)
        tail = Right()
        negated = False
        if end < len(t.low) and t.tag[end] == "b":
            stop = end + 1
            while stop < len(t.low) and t.tag[stop] not in ";us":
                negated = negated or t.tag[stop] == "x"
                stop += 1
            tail = read_right(t, end + 1, stop)
        rows.covered.append((start, len(t.low)))
        _noun_rows(rows, right, tail, before, negated)


def _seen(rows: Rows, start: int, place: int, seen: int, before: Left) -> None:
    """ "no association was found between X and Y", "improvements were seen in Y"."""
    t = rows.t
    t = Tokens.__new__(Tokens)
    for name in Tokens.__slots__:
        whole = getattr(rows.t, name)
        setattr(t, name, whole[start : place + 1] + whole[seen:] if isinstance(whole, list) else whole)
    inner = Rows(t, rows.topic)
    stop = next((i for i in range(len(t.low)) if t.tag[i] in ";us"), len(t.low))
    _noun_rows(inner, read_right(t, 0, stop), Right(), Left(0, 0, before.timepoint), False)
    rows.found.extend(inner.found)


def _of_with(rows: Rows, place: int) -> bool:
    """Read "the association *of X with Y* was weak"; whether "of" makes another reading idle."""
    t = rows.t
    if t.low[place] not in _RELATIONS:
        return t.low[place].startswith("benefit")
    end = next((i for i in range(place + 2, len(t.low)) if t.tag[i] in ",;usbmrV"), len(t.low))
    to = next((i for i in range(place + 3, end - 1) if t.low[i] in {"with", "to"}), 0)
    if not to:
        return False
    rows.covered.append((place, end))
    stop = next((i for i in range(end, len(t.low)) if t.tag[i] in ";us"), len(t.low))
    is_denied = "z" in t.tag[max(place - 3, 0) : place] or "x" in t.tag[end:stop]
    cast = Cast((exposure_text(t, place + 2, to),), None, None, None)
    outcome = outcome_text(t, list(range(to + 1, end)))
    rows.add(outcome, SAME if is_denied else UNSIGNED, Frame(0, 0, 0, "noun", UNSIGNED), cast, Right())
    return True


def _noun_rows(rows: Rows, right: Right, tail: Right, before: Left, negated: bool) -> None:
    t = rows.t
    right.comparator = right.comparator or tail.comparator
    right.agent = right.agent or tail.agent
    right.population = right.population or tail.population
    right.timepoint = right.timepoint or tail.timepoint
    frame = Frame(0, 0, 0, "noun", UNSIGNED)
    cast = cast_of(
        t,
        replace(before, start=before.end),
        right,
        rows.topic,
        moved=True,
    )
    if right.between is not None:
        between(rows, right, frame, cast, negated)
        return
    first = right.items[0]
    for item in right.items:
        sign = item.sign if item.is_change else first.sign
        if sign is None or not first.is_change:
            return
        if negated:
            sign = SAME
        if sign == UNSIGNED and not negated:
            continue
        outcome = outcome_text(t, item.words)
        rows.add(outcome, sign, frame, cast, right, item)


def between(rows: Rows, right: Right, frame: Frame, cast: Cast, negated: bool) -> None:
    """ "a link between X and Y, Z and W", "no difference in X between A and B"."""
    t = rows.t
    assert right.between is not None
    start, end = right.between
    middle = next((i for i in range(start, end) if t.tag[i] == "c"), None)
    if middle is None:
        return
    first = right.items[0]
    if first.words:
        if any(low.startswith("differ") for low in t.low[:start]):  # between the cider and the beer groups
            one, other = exposure_text(t, start, middle), t.phrase(middle + 1, end)
            cast = replace(cast, exposures=(one,) if one else (), comparator=cast.comparator or other)
        for item in right.items:
            if negated or first.sign == SAME or item.is_absent:
                rows.add(outcome_text(t, item.words), SAME, frame, cast, right, item)
        return
    sign = SAME if negated or first.sign == SAME or first.is_absent else UNSIGNED
    end = next((i for i in range(middle + 1, end) if t.low[i] in _HELD), end)
    here, there = (start, middle), (middle + 1, end)
    graded = next((i for i in range(middle + 1, end) if t.tag[i] not in "daq"), end)
    if graded < end and t.tag[graded] == "J" and sign == UNSIGNED:
        sign, there = (t.words[graded] or _NO_WORD).adjective or UNSIGNED, (graded + 1, end)
    changed = next(
        (i for i in range(middle, end - 2) if t.tag[i] == "K" and t.low[i + 1] in {"in", "of"}), -1
    )
    if changed > 0 and sign == UNSIGNED:
        sign = (t.words[changed] or _NO_WORD).noun or UNSIGNED
        there = (changed + 2, end)
    if (
        t.low[middle + 1 : middle + 2] == ["exposure"]
        or (_names_risk(t, *here) and not _names_risk(t, *there))
        or (t.low[end - 1] in _TAKEN and t.low[middle - 1] not in _TAKEN)
    ):
        here, there = there, here
    cast = replace(cast, exposures=(exposure_text(t, *here),))
    for words in (list(range(*there)), *[item.words for item in right.items[1:] if here[0] == start]):
        rows.add(outcome_text(t, words), sign, frame, cast, right)


def _names_risk(t: Tokens, start: int, end: int) -> bool:
    """Whether one side of a link is a risk, so that it is the outcome ("between *stroke risk* and naps")."""
    return not _RISKS.isdisjoint(t.low[start:end])
