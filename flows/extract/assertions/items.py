"""What stands right of a trigger: the outcomes, each with its own direction, and the adjuncts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from flows.extract.assertions.adjuncts import UNITS, comparator_end, people_at, phrase_end, time_end
from flows.extract.assertions.groups import amount_in
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.tokens import Tokens


@dataclass(slots=True)
class Item:
    """One outcome: its tokens, the direction its own modifiers give (None without), its amount."""

    words: list[int] = field(default_factory=list)
    sign: int | None = None
    amount: tuple[float, str] | None = None
    is_absent: bool = False
    is_change: bool = False
    change: list[int] = field(default_factory=list)
    starts: int = 0
    drop: bool = False
    is_amount: bool = False


@dataclass(slots=True)
class Right:
    """The right side of a trigger."""

    items: list[Item] = field(default_factory=list)
    comparator: str | None = None
    timepoint: str | None = None
    population: tuple[int, int] | None = None
    agent: tuple[int, int] | None = None
    between: tuple[int, int] | None = None
    amount: tuple[float, str] | None = None
    means: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


_KEEP: Final = words_of("keep")
_AGENTS: Final = words_of("agents")
_ABOUT: Final = words_of("about")
_PLACES: Final = words_of("places")
_OF_CHANGE: Final = words_of("of_change")
_COMPOUND: Final = words_of("compound")


def read_right(t: Tokens, start: int, end: int, *, verbal: bool = False) -> Right:  # noqa: PLR0912, PLR0915
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
            place, closed = _preposition(t, right, item, place, end, closed, verbal)
            continue
        if word in _CONTACT and item.words:
            closed = True
        if closed:
            place += 1
            continue
        if word in _SUFFERING and place and low[place - 1] == "of":
            place += 1
            continue
        _add(t, item, place, verbal)
        place += 1
    return right


_CONTACT: Final = words_of("contact")
_SUFFERING: Final = words_of("suffering")
_OF_DEATH: Final = words_of("of_death")
_TIMES: Final = words_of("times")


def _add(t: Tokens, item: Item, place: int, verbal: bool) -> None:
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
    if kind == "J" and entry is not None and entry.adjective is not None:
        if not any(t.tag[index] not in "dqa" for index in item.words) or word in {
            "more",
            "less",
            "fewer",
            "better",
            "worse",
            "lower",
            "higher",
        }:
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


def _preposition(
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
    if word in {"in", "at"} and until_of(t, nxt, end) and right.place is None:
        right.place = (nxt, phrase_end(t, nxt, end))
    if closed:
        return phrase_end(t, nxt, end), True
    until = phrase_end(t, nxt, end)
    if (
        word in _KEEP
        or word == "with"
        or (word in {"in", "at", "for"} and until - place <= 5 and (item.words or verbal))
    ):
        if until - place <= 7 and not any(w in t.lex.sets["research"] for w in t.low[nxt:until]):
            item.words.extend(range(place, until))
            return until, False
    return max(until, nxt), True


def _is_aside(t: Tokens, start: int, end: int) -> bool:
    """Whether what follows a comma only says who says so (", researchers found")."""
    reports = t.lex.sets["reports"]
    while end > start and t.tag[end - 1] in ";,a":
        end -= 1
    if end - start < 1 or end - start > 8:
        return start < end and t.low[start] in reports and t.tag[start] != "V"
    return t.low[end - 1] in reports or (t.low[start] in reports and t.verb[start] is None)


def until_of(t: Tokens, start: int, end: int) -> bool:
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


def outcome_text(t: Tokens, words: list[int]) -> str:
    """The outcome as words: without leading determiners, amounts, fillers and bare function words at either end."""
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
