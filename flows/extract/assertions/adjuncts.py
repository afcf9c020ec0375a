"""What stands around the core of a clause: times, comparators, populations, amounts."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens

UNITS: Final = words_of("time_units") | frozenset(unit + "s" for unit in words_of("time_units"))
_ADVERBS: Final = words_of("adverbs")
_OPENERS: Final = words_of("openers")
_LOOSE: Final = words_of("loose")
_FIXED: Final = frozenset(tuple(words.split()) for words in words_of("fixed_times"))
_NO_TIME: Final = frozenset(
    {("in", "the", "end"), ("in", "the", "first", "place"), ("in", "the", "meantime")}
)
_FIXED_STARTS: Final = frozenset(words[0] for words in _FIXED)
_STARTS: Final = _FIXED_STARTS | _ADVERBS | _OPENERS
MAY_START_TIME: Final = _STARTS | {"a", "an"}
_AFTER: Final = words_of("after")
_AFTER_PEOPLE: Final = words_of("after_people")
_DOSE: Final = words_of("dose")
_AFTERWARDS: Final = words_of("afterwards")


def time_end(t: Tokens, place: int) -> int:
    """Where a time expression that starts at a token ends; 0 where none starts."""
    word = t.low[place]
    if word not in _STARTS and t.tag[place] != "q" and not (
        word in _ARTICLES and place + 1 < len(t.low) and t.low[place + 1] in UNITS
    ):  # fmt: skip
        return 0
    if word in _FIXED_STARTS and (end := _fixed_end(t, place)):
        return max(end, 0)
    if word in _ADVERBS:
        following = t.low[place + 1] if place + 1 < len(t.low) else ""
        return _clause_end(t, place + 2) if following in {"after", "following", "before"} else place + 1
    if word in _OPENERS:
        return _opened_end(t, place, word) or _amount_end(t, place, place + 1, word)
    return _amount_end(t, place, place, word) if t.tag[place] in "qd" else 0


_ARTICLES: Final = frozenset({"a", "an"})


def _fixed_end(t: Tokens, place: int) -> int:
    """The end of a fixed phrase ("in the long term"); -1 of one that is no time, 0 without one."""
    for length in (4, 3, 2):
        piece = tuple(t.low[place : place + length])
        if piece in _FIXED:
            end = place + len(piece)
            if piece in _NO_TIME:
                return -1
            return _clause_end(t, end + 1) if t.low[end : end + 1] == ["of"] else end
    return 0


def _opened_end(t: Tokens, place: int, word: str) -> int:
    """ "From baseline", "during the trial", "after surgery", "at week 8", "by age two"."""
    after = place + 1
    if after >= len(t.low):
        return 0
    first, tag = t.low[after], t.tag[after]
    if word == "from" and first == "baseline":
        return after + 1
    if word == "during" and tag in "dnq":
        return _clause_end(t, after)
    if word in {"after", "before", "following", "until"} and tag != "q" and _has_event(t, after):
        return _clause_end(t, after)
    if word in {"at", "by", "in"} and t.tag[after + 1 : after + 2] == ["q"] and (
        first in UNITS or (first == "age" and word != "in")
    ):  # fmt: skip
        return after + 2
    if word in {"at", "by"} and t.low[after : after + 3] == ["the", "age", "of"] and (
        t.tag[after + 3 : after + 4] == ["q"]
    ):  # fmt: skip
        return after + 4
    return 0


def _amount_end(t: Tokens, place: int, after: int, word: str) -> int:
    """ "After 12 weeks", "two years later", "over the course of a year"."""
    low, n = t.low, len(t.low)
    numbers = after
    if low[after : after + 3] == ["the", "course", "of"]:
        after += 3
    while after < n and (t.tag[after] == "q" or low[after] in _LOOSE) and after - place < 7:
        if low[after][-1] == "%" or low[after] in {"percent", "per cent"}:
            return 0  # fell by 25% following a six-month course
        after += 1
    if after < n and after > numbers and low[after] in UNITS:
        if word == "by":
            return 0  # shortened colds by two days
        end = after + 1
    elif word in {"at", "by", "in", "after"} and after < n and low[after].rpartition("-")[2] in UNITS and (
        "-" in low[after]
    ):  # fmt: skip
        end = min(after + 2, n)  # at 12-week follow-up
    else:
        return 0
    following = low[end] if end < n else ""
    if following in _DOSE and end + 1 < n and (low[end + 1] in UNITS or following == "daily"):
        return 0
    if following in _AFTER:
        return end + 1 if following in _AFTERWARDS else _clause_end(t, end + 1)
    if word not in _OPENERS:
        return 0
    if following in {"of", "from"}:
        return _clause_end(t, end + 1, most=4)
    return 0 if word in {"in", "at"} and following in {"old", "olds"} else end


_EVENTS: Final = words_of("events")


def _has_event(t: Tokens, start: int) -> bool:
    return any(word in _EVENTS for word in t.low[start : start + 5]) and t.tag[start] in "dn" and not any(
        word.endswith("ing") and word not in _EVENTS for word in t.low[start : start + 2]
    )  # fmt: skip


def _clause_end(t: Tokens, start: int, most: int = 9) -> int:
    place = start
    while place < len(t.low) and place - start < most and t.tag[place] not in ",;cusrCKA" and not (
        place > start and t.tag[place] in "mbhp" and t.low[place] not in {"of", "with"}
    ):  # fmt: skip
        if place > start and t.tag[place] == "V" and t.low[place] not in _EVENTS:
            break
        place += 1
    return min(place, len(t.low))


def comparator_end(t: Tokens, start: int) -> int:
    """Where a comparator ends, whose marker ("compared with", "than") stands at ``start``."""
    place, clause = start + 1, False
    if t.low[start] == "than" and _is_age(t, place):
        return place + 1
    while place < len(t.low):
        tag = t.tag[place]
        if tag in ";CAu" or (tag == "," and place > start + 1):
            break
        if tag == "s" and place > start + 1:
            break
        if tag in "rs" or t.low[place] in _PRONOUNS:
            clause = True
        if (
            tag == "c"
            and place + 1 < len(t.low)
            and (t.tag[place + 1] in "VJKm" or (not clause and t.tag[place + 1] == "a"))
            and t.low[place + 1] != "similar"
        ):
            break
        is_given = t.low[place] in _GIVEN and t.low[place - 1] in t.lex.sets["people"]
        if tag == "V" and not clause and not is_given and t.verb[place] is not None and (
            t.low[place][-3:] != "ing"
        ):  # fmt: skip
            break
        if (
            tag == "p"
            and place > start + 1
            and not clause
            and place + 1 < len(t.low)
            and (
                t.low[place] in {"for", "against"}
                or (t.low[place] in {"at", "in"} and t.low[place + 1].endswith("ing"))
            )
        ):
            break
        if tag == "p" and t.low[place] in {"among", "amongst"} and place > start + 1 and not clause:
            break
        if (
            tag == "p"
            and t.low[place] in {"at", "after", "over", "during", "within", "for", "in", "by"}
            and place > start + 1
            and (time_end(t, place) or t.low[place] == "at")
        ):
            break
        place += 1
    return place


_PRONOUNS: Final = words_of("pronouns")


def _is_age(t: Tokens, place: int) -> bool:
    """Whether a comparative before the people's verb gives their age ("those younger than *70* who nap")."""
    return (
        t.tag[place : place + 1] == ["q"]
        and t.low[place - 2 : place - 1] in (["younger"], ["older"])
        and t.low[place][0].isdigit()
    )


def people_at(t: Tokens, start: int, end: int) -> int:
    """Index of the people noun that heads the noun phrase at ``start``; -1 where it is none."""
    people = t.lex.sets["people"]
    for place in range(start, min(end, start + 6)):
        if t.tag[place] in ",;cusrCVmbhotx" or (
            t.tag[place] == "p" and place > start and t.tag[place - 1 : place + 2 : 2] != ["q", "q"]
        ):  # fmt: skip
            return -1
        if t.low[place] in people and not (place + 1 < end and t.low[place + 1] in people):
            following = t.tag[place + 1] if place + 1 < end else ";"
            if following == "n" and t.low[place + 1] not in _AFTER_PEOPLE and not (
                t.low[place + 1].endswith(("ing", "ed")) or t.low[place + 1] in people
            ):  # fmt: skip
                continue
            return place
    return -1


_GIVEN: Final = words_of("given")


def _after_age(t: Tokens, place: int) -> int:
    """Behind an age that people are told by: "men *over 60*", "adults aged 60 *and older*"."""
    following = t.low[place + 1 : place + 2]
    if t.low[place] in _OVER and t.tag[place - 1] == "n" and t.tag[place + 1 : place + 2] == ["q"]:
        is_age = following[0].isdigit() and t.tag[place + 2 : place + 3] != ["n"]
        return place + 2 if is_age else place
    if t.low[place] in {"and", "or"} and t.tag[place - 1] == "q" and following and following[0] in _OLDER:
        return place + 2
    return place


_OVER: Final = frozenset({"over", "under", "above", "below"})
_OLDER: Final = frozenset({"over", "older", "above", "up", "under", "younger"})


def phrase_end(t: Tokens, start: int, end: int) -> int:
    """Where a prepositional phrase or a people phrase ends, relative clauses included."""
    place, clause = start, False
    while place < end:
        tag = t.tag[place]
        if tag in ",;CAus":
            break
        if tag in "pc" and (after := _after_age(t, place)) > place:
            place = after
            continue
        if tag == "r" or (
            tag == "V"
            and place > start
            and t.low[place - 1] in t.lex.sets["people"]
            and t.low[place] in _GIVEN
        ):
            clause = True
        elif (
            (tag == "c" and (place + 1 >= end or t.tag[place + 1] in "VJKmxq" or clause))
            or (tag == "V" and not clause and place > start + 1 and t.low[place][-3:] != "ing")
            or (
                tag == "p"
                and not clause
                and place > start
                and t.low[place] not in {"of", "with", "to", "without", "from"}
                and not (t.low[place] == "on" and t.low[place - 1] in t.lex.sets["people"])
            )
        ):
            break
        if place > start and tag in "pqd" and not clause and time_end(t, place):
            break
        place += 1
    return place


def after_duration(t: Tokens, start: int, end: int) -> int:
    """Where an exposure begins behind how long it lasted ("*six weeks of* yoga"); its start without that."""
    place = start
    while place < end and t.tag[place] in "dq":
        place += 1
    is_span = place + 2 < end and t.low[place] in _SPANS and t.low[place + 1] == "of"
    return place + 2 if is_span else start


_SPANS: Final = UNITS - {
    "night",
    "nights",
    "session",
    "sessions",
    "morning",
    "mornings",
    "hour",
    "hours",
    "minute",
    "minutes",
}
