"""Frames that assert nothing: counts, purposes, what is wanted, what was said before."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.groups import Frame
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.subjects import Left
from flows.extract.assertions.tokens import Tokens

_WANTED: Final = words_of("wanted")
_INSTEAD: Final = frozenset({"instead of", "rather than"})


def is_silent(t: Tokens, frame: Frame, left: Left) -> bool:
    """Whether a frame gives no row."""
    if (
        left.is_aim
        or frame.is_void
        or _is_purpose(t, frame)
        or _is_count(t, frame, left)
        or _trails(t, frame)
    ):
        return True
    if frame.kind == "link":
        return frame.start == frame.at and _is_named_by(t, frame)
    return frame.form == "ing" and frame.start > 0 and (_is_for(t, frame) or _is_instead(t, frame))


def before_adverbs(t: Tokens, start: int) -> int:
    """Index of the word before a verb group and its adverbs; 0 at the least."""
    place = start - 1
    while place > 0 and t.tag[place] == "a":
        place -= 1
    return max(place, 0)


def is_without(t: Tokens, frame: Frame) -> bool:
    """Whether a frame is said by the way of the subject before it ("eased pain *without harming sleep*")."""
    return frame.form == "ing" and t.low[before_adverbs(t, frame.start)] == "without"


def is_source(t: Tokens, frame: Frame) -> bool:
    """Whether a frame only says what a change comes from ("stronger *from taking* a pill")."""
    return (
        frame.kind == "light"
        and frame.form == "ing"
        and frame.start > 0
        and t.low[frame.start - 1] in {"from", "after"}
    )


def _is_purpose(t: Tokens, frame: Frame) -> bool:
    """Whether a trigger is a bare infinitive of purpose ("eat oats to lower cholesterol")."""
    return frame.start > 0 and t.tag[frame.start] == "t" and frame.kind not in {"likely", "feel", "state"}


def _is_count(t: Tokens, frame: Frame, left: Left) -> bool:
    """ "253 of them developed gout" counts cases and compares nothing."""
    if frame.kind != "get":
        return False
    tags = t.tag[left.start : left.end]
    is_count = not {"r", "V", "C"} & set(tags) or "of" in t.low[left.start : left.start + 4]
    return bool(tags) and tags[0] == "q" and is_count and "C" not in t.tag[frame.end :]


def _is_for(t: Tokens, frame: Frame) -> bool:
    """ "Few options *for treating* gout" says what is wanted, not what happens."""
    before = frame.start - 1
    if t.low[before] == "in" and t.low[before - 2 : before] in (["any", "benefit"], ["any", "benefits"]):
        return True  # outweighs any benefit in easing pain
    return t.low[before] == "for" and t.low[before - 1] in _WANTED


def _is_instead(t: Tokens, frame: Frame) -> bool:
    """ "Instead of *easing pain*, the pill worsened it"."""
    return t.low[frame.start - 1] in _INSTEAD


def _is_named_by(t: Tokens, frame: Frame) -> bool:
    """ "The lower risk *associated with* naps was 30%" says of which risk it speaks."""
    noun = before_adverbs(t, frame.start)
    if frame.start == 0 or t.tag[noun] != "n":
        return False
    if _has_said(t, noun):
        return True  # gout is caused by beer often linked to games
    while noun > 1 and t.tag[noun - 1] in "nJa":
        noun -= 1
    if t.low[noun - 1] in {"a", "an"} and t.tag[noun - 2] == ",":
        return True  # gout, an illness linked to beer
    if not {"b", "m"}.isdisjoint(t.tag[: frame.start]):
        return False
    for tag in t.tag[frame.end :]:
        if tag in ",;usr":
            return False
        if tag in "bm":
            return True
    return False


def _has_said(t: Tokens, place: int) -> bool:
    """Whether the clause has a verb before the noun at ``place``, which the link then only names."""
    for before in range(place, 0, -1):
        if t.tag[before] in ",;usrc":
            return False
        verb = t.verb[before]
        if t.low[before] == "likely":
            return True  # more likely to have gout linked to beer
        if verb is not None and verb.form != "ing" and t.low[before] not in t.lex.sets["reports"]:
            return True
    return False


def _trails(t: Tokens, frame: Frame) -> bool:
    """ "…, rising to one in 20 for men": what rises was said before, in words of its own."""
    verb = t.verb[frame.at]
    return (
        frame.form == "ing"
        and verb is not None
        and verb.moves_subject
        and t.tag[frame.start - 1 : frame.start] == [","]
        and t.low[frame.end : frame.end + 1] in (["to"], ["from"], ["by"])
    )
