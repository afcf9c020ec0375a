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


def time_end(t: Tokens, place: int) -> int:
    """Where a time expression that starts at a token ends; 0 where none starts."""
    word = t.low[place]
    low, n = t.low, len(t.low)
    if word not in _STARTS and t.tag[place] != "q" and not (
        word in {"a", "an"} and place + 1 < n and low[place + 1] in UNITS
    ):  # fmt: skip
        return 0
    if word in _ADVERBS:
        following = low[place + 1] if place + 1 < n else ""
        if following in {"after", "following", "before"}:
            return _clause_end(t, place + 2)
        return place + 1
    for length in (4, 3, 2) if word in _FIXED_STARTS else ():
        piece = tuple(low[place : place + length])
        if piece in _FIXED:
            if piece in _NO_TIME:
                return 0
            end = place + len(piece)
            if end < n and low[end] == "of":
                return _clause_end(t, end + 1)
            return end
    after = place
    if word in _OPENERS:
        after = place + 1
        if word == "from" and after < n and low[after] == "baseline":
            return after + 1
        if word == "during" and after < n and t.tag[after] in "dnq":
            return _clause_end(t, after)
        if (
            word in {"after", "before", "following", "until"}
            and after < n
            and t.tag[after] != "q"
            and _has_event(t, after)
        ):
            return _clause_end(t, after)
        if word in {"at", "by", "in"} and after + 1 < n and low[after] in UNITS and t.tag[after + 1] == "q":
            return after + 2
        if word in {"at", "by"} and after + 1 < n and low[after] == "age" and t.tag[after + 1] == "q":
            return after + 2
    elif t.tag[place] not in "qd":
        return 0
    numbers = after
    while after < n and (t.tag[after] == "q" or low[after] in _LOOSE) and after - place < 7:
        after += 1
    if after < n and after > numbers and low[after] in UNITS:
        end = after + 1
    elif (
        word in {"at", "by", "in", "after"}
        and after < n
        and "-" in low[after]
        and low[after].split("-")[-1] in UNITS
    ):
        end = min(after + 2, n)  # at 12-week follow-up
    else:
        return 0
    following = low[end] if end < n else ""
    if following in _DOSE and end + 1 < n and (low[end + 1] in UNITS or following == "daily"):
        return 0
    if following in _AFTER:
        return (
            end + 1
            if following in {"later", "afterwards", "earlier", "post-treatment", "postpartum"}
            else _clause_end(t, end + 1)
        )
    if following in {"of", "from"} and word in _OPENERS:
        return _clause_end(t, end + 1, most=4)
    if word in {"in", "at"} and following in {"old", "olds"}:
        return 0
    return end if word in _OPENERS else 0


_EVENTS: Final = words_of("events")


def _has_event(t: Tokens, start: int) -> bool:
    return any(word in _EVENTS for word in t.low[start : start + 5]) and t.tag[start] in "dn" and not any(
        word.endswith("ing") and word not in _EVENTS for word in t.low[start : start + 2]
    )  # fmt: skip


def _clause_end(t: Tokens, start: int, most: int = 9) -> int:
    place = start
    while place < len(t) and place - start < most and t.tag[place] not in ",;cusrCKA" and not (
        place > start and t.tag[place] in "mbhp" and t.low[place] not in {"of", "with"}
    ):  # fmt: skip
        if place > start and t.tag[place] == "V" and t.low[place] not in _EVENTS:
            break
        place += 1
    return min(place, len(t))


def comparator_end(t: Tokens, start: int) -> int:
    """Where a comparator ends, whose marker ("compared with", "than") stands at ``start``."""
    place, clause = start + 1, False
    while place < len(t):
        tag = t.tag[place]
        if tag in ";CAu" or (tag == "," and place > start + 1):
            break
        if tag == "s" and place > start + 1:
            break
        if tag in "rs" or t.low[place] in _PRONOUNS:
            clause = True
        if (
            tag == "c"
            and place + 1 < len(t)
            and (t.tag[place + 1] in "VJKm" or (not clause and t.tag[place + 1] == "a"))
        ):
            break
        if tag == "V" and not clause and t.verb[place] is not None and t.low[place][-3:] != "ing":
            break
        if (
            tag == "p"
            and place > start + 1
            and not clause
            and place + 1 < len(t)
            and (t.low[place] == "for" or (t.low[place] in {"at", "in"} and t.low[place + 1].endswith("ing")))
        ):
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


def people_at(t: Tokens, start: int, end: int) -> int:
    """Index of the people noun that heads the noun phrase at ``start``; -1 where it is none."""
    people = t.lex.sets["people"]
    for place in range(start, min(end, start + 6)):
        if t.tag[place] in ",;cusrCVmbhotx" or (t.tag[place] == "p" and place > start):
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


def phrase_end(t: Tokens, start: int, end: int) -> int:
    """Where a prepositional phrase or a people phrase ends, relative clauses included."""
    place, clause = start, False
    while place < end:
        tag = t.tag[place]
        if tag in ",;CAus":
            break
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
            )
        ):
            break
        if place > start and tag in "pqd" and not clause and time_end(t, place):
            break
        place += 1
    return place
