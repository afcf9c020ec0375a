"""The direction of one outcome from its trigger's and its own, and the words that a list shares."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.groups import Frame
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, LIGHT, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.limits import is_bare_adjective
from flows.extract.assertions.outcomes import outcome_text
from flows.extract.assertions.sides import Item
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import pole_of
from flows.lexicon.phrases import stem

_HEADS: Final = words_of("heads")
_OF: Final = frozenset({"of", "for"})
_SLOWER: Final = frozenset(
    {("more", "slowly"), ("less", "quickly"), ("less", "steeply"), ("less", "sharply")}
)


def object_sign(frame: Frame, item: Item) -> int | None:
    """Direction of one object: the verb's, the object's own, or both."""
    own = item.sign
    if item.is_absent and own is None:
        return SAME if frame.sign != LIGHT else DOWN
    if frame.sign == LIGHT or (frame.word.startswith("help") and own is not None):
        return own  # helped with better sleep
    if own is None or own == UNSIGNED:
        if own == UNSIGNED and frame.kind in {"link"}:
            return UNSIGNED
        return frame.sign if own is None else (UNSIGNED if frame.kind == "cause" else frame.sign)
    if own == SAME:
        return SAME
    if frame.kind in {"cause", "link", "get"}:
        if frame.sign == DOWN:
            return -own if own in {UP, DOWN} else frame.sign
        return own
    if item.is_amount and own == DOWN and frame.sign in {UP, DOWN}:
        return -frame.sign
    return frame.sign


def shares_root(noun: str, word: str) -> bool:
    """Whether a noun is made from a word of the sentence ("anger" from "angrier"), and may stand for it."""
    least = 4 if min(len(noun), len(word)) > 5 else 3
    return noun[:least] == word[:least] or stem(noun) == stem(word)


def shared_head(t: Tokens, head: list[int], words: list[int]) -> list[int]:
    """Give a bare later item the head of the first: "risk of stroke and *dementia*"."""
    if not head or not words:
        return words
    last = max((place for place, index in enumerate(head) if t.low[index] in _OF), default=0)
    for place, index in enumerate(head):
        if (
            t.low[index] in _OF
            and place
            and t.low[head[place - 1]] in _HEADS
            and not any(t.low[i] in _HEADS for i in words)
        ):
            return head[: last + 1 if len(words) == 1 else place + 1] + words
    return words


def share_nouns(t: Tokens, items: list[Item]) -> None:
    """Give adjectives of a list the noun of its last member: "*physical* and mental health"."""
    if len(items) < 2 or not items[-1].words:
        return
    noun = items[-1].words[-1]
    for item in items[:-1]:
        content = [place for place in item.words if t.tag[place] not in "da"]
        if len(content) == 1 and len(items[-1].words) > 1 and is_bare_adjective(t.low[content[0]]):
            item.words.append(noun)


def moved_sign(t: Tokens, frame: Frame, item: Item, denied: bool) -> int:
    """The direction of a subject that moves."""
    sign = HARM if frame.effect == "harm" and frame.sign == UP else frame.sign
    if denied or item.is_absent:
        return SAME
    if frame.kind == "from" and item.sign in {UP, DOWN}:
        return item.sign or sign  # fewer falls result from naps
    if sign in {UP, DOWN} and tuple(t.low[frame.end : frame.end + 2]) in _SLOWER:
        return -sign
    if not item.is_change or sign not in {UP, DOWN}:
        return sign
    if item.sign in {UP, DOWN}:
        return (item.sign or 1) * sign
    return (UNSIGNED if sign == UP else SAME) if item.sign == UNSIGNED else sign


def turns(t: Tokens, carried: int | None, head: list[int], words: list[int], frame: Frame) -> bool:
    """Whether a list goes on with what is caused, not lost ("lead to loss of sleep and *anger*")."""
    if frame.kind != "cause" or carried != DOWN or not head:
        return False
    return pole_of(outcome_text(t, words)) == "bad" and pole_of(outcome_text(t, head)) != "bad"


def sign_of_link(t: Tokens, item: Item, place: int, *, is_relation: bool) -> int:
    """The sign of "effect", "difference", "link": by what modifies it."""
    before = t.low[item.starts : place]
    if item.sign == SAME or item.is_absent or "little" in before:
        return SAME
    if not t.lex.sets["positive"].isdisjoint(before):
        return BENEFIT
    if not t.lex.sets["negative"].isdisjoint(before):
        return HARM
    is_sized = t.low[place] in _EFFECTS  # a bigger effect on pain: which way is not said
    return item.sign if item.sign in {UP, DOWN} and not is_relation and not is_sized else UNSIGNED


_EFFECTS: Final = frozenset({"effect", "effects", "impact", "impacts", "influence", "influences"})
