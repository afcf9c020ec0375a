"""What stands right of a trigger: the outcomes, each with its own direction, and the adjuncts."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import comparator_end, people_at, phrase_end, time_end
from flows.extract.assertions.groups import amount_in
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.prepositions import read_preposition
from flows.extract.assertions.sides import Item, Right
from flows.extract.assertions.tokens import Tokens

_OF_CHANGE: Final = words_of("of_change")
_COMPOUND: Final = words_of("compound")


def read_right(t: Tokens, start: int, end: int, *, verbal: bool = False) -> Right:
    """Read tokens ``start:end`` as a list of outcomes and their adjuncts.

    ``verbal`` takes the items for verb phrases ("more likely to *connect with people, feel empathy*").
    """
    right = Right()
    item = Item(starts=start)
    right.items.append(item)
    tag, low = t.tag, t.low
    place = start
    closed = False
    while place < end:
        kind, word = tag[place], low[place]
        if (
            (kind in "pqd" or word in _TIMES)
            and (until := time_end(t, place))
            and not (verbal and kind == "p" and word == "for")
        ):
            if right.timepoint is None:
                right.timepoint = t.phrase(place, until)
            place, closed = until, True
            continue
        if kind == "C":
            until = comparator_end(t, place)
            if right.comparator is None and until > place + 1:
                right.comparator = t.phrase(place + 1, until)
            place, closed = until, True
            continue
        if kind == "s" and word in {"when", "if"}:
            until = place + 1
            while until < end and tag[until] not in ",;C":
                until += 1
            right.condition = right.condition or (place + 1, until)
            place, closed = until, True
            continue
        if kind == "," and place + 1 < end and tag[place + 1] == "C":
            place += 1
            continue
        if kind in ";suA":
            break
        if kind == "r":
            if word in {"who", "that", "which"} and place and tag[place - 1] != ",":
                place = phrase_end(t, place, end)
                closed = True
                continue
            break
        if word == "as" and item.words and place + 1 < end and tag[place + 1] in "dnVq" and (
            verbal or "as" in low[max(start - 4, 0) : start]
        ):  # fmt: skip
            until = comparator_end(t, place)
            right.comparator = right.comparator or t.phrase(place + 1, until)
            place, closed = until, True
            continue
        if kind == "," and _is_aside(t, place + 1, end):
            break
        if kind in ",c":
            item = Item(starts=place + 1)
            right.items.append(item)
            closed = False
            place += 1
            continue
        if kind == "p" or (kind == "t" and not verbal and word == "to"):
            place, closed = read_preposition(t, right, item, place, end, closed, verbal)
            continue
        if word in _CONTACT and item.words:
            closed = True
        if closed:
            place += 1
            continue
        if word in _SUFFERING and place and low[place - 1] == "of":
            place += 1
            continue
        _add(t, item, place)
        place += 1
    return right


_LEADERS: Final = words_of("leaders")
_CONTACT: Final = words_of("contact")
_SUFFERING: Final = words_of("suffering")
_TIMES: Final = words_of("times")


def _add(t: Tokens, item: Item, place: int) -> None:
    """Add a token to an item: a modifier sets its direction, anything else belongs to the outcome."""
    kind, word, entry = t.tag[place], t.low[place], t.words[place]
    if kind == "K" and entry is not None and entry.noun is not None:
        following = t.low[place + 1] if place + 1 < len(t) else ""
        content = [index for index in item.words if t.tag[index] not in "dqa"]
        if (
            following in {"in", "among", "for"}
            and word not in _RELATIONS
            and people_at(t, place + 2, len(t)) >= 0
        ):
            following = ""
        if following in _OF_CHANGE or (content and word in _COMPOUND):
            sign = entry.noun
            if sign == UNSIGNED:
                before = t.low[item.starts : place]
                if item.sign == SAME or item.is_absent:
                    sign = SAME
                elif any(w in t.lex.sets["positive"] for w in before):
                    sign = BENEFIT
                elif any(w in t.lex.sets["negative"] for w in before):
                    sign = HARM
                elif item.sign in {UP, DOWN}:
                    sign = item.sign if word not in _RELATIONS else UNSIGNED
            elif item.is_absent:
                sign = SAME
            elif item.sign == DOWN:
                sign = -sign
            item.sign, item.is_change, item.is_absent = sign, True, False
            item.amount = item.amount or amount_in(t, item.starts, place)
            if following in _OF_CHANGE:
                item.change = [place, place + 1]
                item.words.clear()
            return
    leads = word in _LEADERS or all(t.tag[index] in "dqa" for index in item.words)
    if kind == "J" and entry is not None and entry.adjective is not None and leads:
        item.is_amount = word in {"more", "less", "fewer"}
        if item.sign is None or item.sign == UNSIGNED:
            item.sign = SAME if item.is_absent else entry.adjective
        item.is_absent = False
        item.amount = item.amount or amount_in(t, item.starts, place)
        if len(item.words) <= 4:
            item.words.clear()
        return
    if kind == "z":
        item.is_absent = True
        return
    if kind == "x":
        item.is_absent = True
        return
    item.words.append(place)


_RELATIONS: Final = words_of("relations")


def _is_aside(t: Tokens, start: int, end: int) -> bool:
    """Whether what follows a comma only says who says so (", researchers found")."""
    reports = t.lex.sets["reports"]
    while end > start and t.tag[end - 1] in ";,a":
        end -= 1
    if end - start < 1 or end - start > 8:
        return start < end and t.low[start] in reports and t.tag[start] != "V"
    return t.low[end - 1] in reports or (t.low[start] in reports and t.verb[start] is None)


def outcome_text(t: Tokens, words: list[int]) -> str:
    """The outcome as words: without leading determiners, amounts, fillers, bare function words."""
    start, end = 0, len(words)
    while start < end and (
        t.tag[words[start]] in "dqatpbmoh"
        or t.low[words[start]] in _LEADING
        or t.low[words[start]] in {"%", "fold"}
    ):
        if t.low[words[start]] in t.lex.sets["naming"]:
            break
        start += 1
    while end > start and (t.tag[words[end - 1]] in "dpatqbmr,;" or t.low[words[end - 1]] in _TRAILING):
        if t.tag[words[end - 1]] == "q" and end - start > 1 and t.low[words[end - 1]].isdigit():
            break
        end -= 1
    text = " ".join(t.text[index] for index in words[start:end])
    return text.strip(" ,.;:-")


_LEADING: Final = words_of("leading")
_TRAILING: Final = words_of("trailing")
