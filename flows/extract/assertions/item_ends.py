"""Whether what follows a comma or "and" is one more outcome, or a clause of its own."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.sides import Item
from flows.extract.assertions.tokens import Tokens

_PARTICIPLES: Final = words_of("aside_participles")
_OWN_CLAUSE: Final = words_of("own_clause")


def is_new_clause(t: Tokens, place: int, end: int) -> bool:
    """Whether ", and the effect lasted into the evening" begins a clause of its own."""
    if t.tag[place] != "c":
        return False
    if t.low[place + 1 : place + 2] == ["the"] and not _OWN_CLAUSE.isdisjoint(t.low[place + 2 : place + 3]):
        return True
    if t.tag[place - 1] != ",":
        return False
    for after in range(place + 2, min(end - 1, place + 7)):
        if t.tag[after] in ",c":
            return False
        if t.low[after].endswith("ed") and t.tag[after] == "n" and t.tag[after - 1] in "na" and (
            t.tag[after + 1] in "pdt"
        ):  # fmt: skip
            return True
    return False


def is_past_verb(t: Tokens, place: int) -> bool:
    """Whether "and *enrolled* 80 men", "and *robs* the mind" begin with a verb of which nothing is known."""
    if t.tag[place : place + 2] == ["n", "d"] and t.low[place].endswith("s"):
        return True
    if place + 1 >= len(t.low) or t.tag[place] != "n" or not t.low[place].endswith("ed"):
        return False
    after = place + 1
    while after < len(t.low) - 1 and t.tag[after] == "a":
        after += 1
    return t.tag[after] in "dq"


def is_aside(t: Tokens, start: int, end: int) -> bool:
    """Whether what follows a comma only says who says so (", researchers found")."""
    reports = t.lex.sets["reports"]
    while end > start and t.tag[end - 1] in ";,a":
        end -= 1
    if end - start < 1 or end - start > 8:
        return start < end and (
            (t.low[start] in reports and t.tag[start] != "V")
            or (t.low[end - 1] in reports and "V" not in t.tag[start:end])
        )
    return t.low[end - 1] in reports or (t.low[start] in reports and t.verb[start] is None)


def goes_on(t: Tokens, place: int, end: int) -> bool:
    """Whether a list without "and" goes on after a comma: with a modifier, or with a number."""
    while place < end and t.tag[place] in "adx":
        place += 1
    return place < end and t.tag[place] in "JzKqCpr"


def moves(t: Tokens, place: int, end: int) -> bool:
    """Whether a modifier or a noun of change comes first, which makes an outcome of what follows."""
    while place < end and t.tag[place] in "acdq":
        place += 1
    return place < end and t.tag[place] in "JzKx"


def is_apposition(t: Tokens, first: int, place: int, end: int) -> bool:
    """Whether ", a new and odd result" only says what the first outcome is."""
    if t.low[place : place + 1] not in (["a"], ["an"]) or t.low[first : first + 1] == t.low[
        place : place + 1
    ]:  # fmt: skip
        return False
    stop = next((i for i in range(place, end) if t.tag[i] in ",p"), end)
    is_list = any(t.tag[i] == "c" and t.tag[i + 1] == "d" for i in range(place, stop - 1))
    return not is_list and not any(t.tag[i] in "JK" for i in range(place, stop)) and not (
        place > 1 and t.tag[place - 2] == "c"
    )  # fmt: skip


def is_amount(t: Tokens, place: int, end: int) -> bool:
    """Whether ", about 15 kilograms" says an amount once more."""
    while place < end and t.tag[place] == "a":
        place += 1
    after = place + 2
    return place < end and t.tag[place] == "q" and (after >= end or t.tag[after] in ",;pC")


def is_told_more(t: Tokens, item: Item, place: int) -> bool:
    """Whether "pills *used for* gout" goes on with what the outcome is or is for."""
    return (
        t.low[place] in _PARTICIPLES
        and bool(item.words)
        and t.tag[place - 1] == "n"
        and t.tag[place + 1 : place + 2] in (["p"], ["t"], ["C"])
    )


def is_study(t: Tokens, place: int) -> bool:
    """Whether a study is named there ("in *the two trials*")."""
    return not t.lex.sets["research"].isdisjoint(t.low[place : place + 3])
