"""Frames: the places of a sentence that say an outcome moves."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import MAY_START_TIME, comparator_end, time_end
from flows.extract.assertions.comparatives import (
    read_copula,
    read_effective,
    read_kept,
    read_likely,
    read_made_to,
)
from flows.extract.assertions.feels import read_feel
from flows.extract.assertions.groups import Frame, extend_group, times_of
from flows.extract.assertions.inflection import PARTICIPLES
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens

_EXPLAINING: Final = frozenset({"on", "here's", "reason", "reasons"})
_CONDITIONS: Final = words_of("conditions")
_UNKNOWN: Final = words_of("unknown")
_LIKELY: Final = words_of("likely")
_SUFFERING: Final = words_of("suffering")
_CALLED: Final = frozenset({"promoted", "treated", "established", "raised", "used"})
_PARTICIPLES: Final = words_of("participles")
_BARE: Final = words_of("bare")
_GIVEN: Final = words_of("given")


def dead_zones(t: Tokens) -> list[bool]:
    """Tokens that assert nothing: conditions, comparators, times."""
    dead = [False] * len(t.low)
    done = 0
    for place, (tag, low) in enumerate(zip(t.tag, t.low, strict=True)):
        if place < done or (tag not in "CsqA" and low not in MAY_START_TIME and low != "such as"):
            continue
        end = _dead_end(t, place, tag, low)
        for inside in range(place, end):
            dead[inside] = True
        done = end
    return dead


def _dead_end(t: Tokens, place: int, tag: str, low: str) -> int:
    """Where a stretch that asserts nothing ends; 0 where none begins."""
    if tag == "C":
        return comparator_end(t, place)
    if tag == "A":
        return _source_end(t, place)
    if low == "such as":
        return _examples_end(t, place)
    if tag != "s":
        return time_end(t, place)
    if low in {"why", "how"} and (place == 0 or t.low[place - 1] in _EXPLAINING) and (
        _UNKNOWN.isdisjoint(t.low)
    ):  # fmt: skip
        return 0
    if low not in _CONDITIONS or (low == "once" and place and not _is_clause(t, place)):
        return 0
    end = place + 1
    what_is = "b" if low == "what" and place == 0 else ""
    while (
        end < len(t.low) and t.tag[end] not in f",;C{what_is}" and not (t.tag[end] == "s" and end > place + 1)
    ):
        end += 1
    if place == 0 and t.low[end + 1 : end + 2] == ["or"]:  # if you ache, or find that it worsens, …
        end = next((after for after in range(end + 2, len(t.low)) if t.tag[after] == ","), end)
    return end


def _is_clause(t: Tokens, place: int) -> bool:
    """Whether "once" opens a condition: "faded *once smokers were left out*", not "once a day"."""
    if t.tag[place - 1] in ",;":
        return True
    return t.tag[place + 1 : place + 2] == ["n"] and not {"b", "h"}.isdisjoint(t.tag[place + 2 : place + 5])


def _examples_end(t: Tokens, place: int) -> int:
    """Where "symptoms *such as feeling sad or losing sleep*" ends."""
    end = place + 1
    if not t.low[end : end + 1] or not t.low[end].endswith("ing"):
        return 0
    while end < len(t.low) and t.tag[end] not in ",;usb":
        end += 1
    return end


def _source_end(t: Tokens, place: int) -> int:
    """Where "according to a study *released on Friday*" ends; what a study found is read."""
    end = place + 1
    reports = t.lex.sets["reports"]
    while end < len(t.low) and t.tag[end] not in ",;" and t.low[end] not in reports:
        end += 1
    return end


def find_frames(t: Tokens, dead: list[bool]) -> list[Frame]:
    """The frames of a sentence in order; a trigger inside another's group gives none."""
    frames: list[Frame] = []
    taken = len(t.low)
    inside = _verb_phrases(t)
    for place in t.framing:
        if place >= taken or dead[place] or place in inside:
            continue
        frame = _frame_at(t, place)
        if frame is not None:
            frames.append(frame)
            taken = min(taken, frame.start if frame.kind != "noun" else place)
    frames.reverse()
    if all(frame.kind == "light" for frame in frames) and (made := read_made_to(t, dead)) is not None:
        return [made]
    return frames


def _verb_phrases(t: Tokens) -> frozenset[int]:
    """Verbs that belong to "more likely to …, … and …"."""
    inside: set[int] = set()
    if _LIKELY.isdisjoint(t.low):
        return frozenset()
    for place, low in enumerate(t.low):
        if low not in {"likely", "prone", "apt"}:
            continue
        for after in range(place + 1, len(t.low)):
            if t.tag[after] in ";usACm":
                break
            before = after - 1
            while before > place and t.tag[before] == "a":
                before -= 1
            verb, word = t.verb[after], t.words[after]
            feels = word is not None and word.feel is not None
            is_verb = verb is not None and (
                verb.form == "base"
                or before == place + 1
                or (t.low[before] == "be" and t.low[after] in t.lex.states)
                or t.low[before - 1 : before + 1] == ["to", "have"]
            )
            if (feels or is_verb) and t.tag[before] in "tc,hb":
                inside.add(after)
    return frozenset(inside)


def _frame_at(t: Tokens, place: int) -> Frame | None:
    tag, low, word = t.tag[place], t.low[place], t.words[place]
    if low in {"likely", "prone", "apt"}:
        return read_likely(t, place)
    if low in t.lex.complements and (found := read_kept(t, place)):
        return found
    if low == "effective" and place and (found := read_effective(t, place)):
        return found
    if (
        word is not None
        and word.feel is not None
        and tag not in "bho"
        and (found := read_feel(t, place, word.feel))
    ):
        return found
    if tag == "V":
        return _verb_frame(t, place, low)
    if tag == "J" or low in t.lex.states or low in {"different", "longer", "shorter"}:
        return read_copula(t, place)
    return None


def _verb_frame(t: Tokens, place: int, low: str) -> Frame | None:
    """The frame of a verb; None where it says who or what, and asserts nothing."""
    verb = t.verb[place]
    assert verb is not None
    if verb.kind == "light" and verb.form == "ed" and verb.phrasal is False and (
        place == 0 or _is_passive(t, place)
    ):  # fmt: skip
        return None
    following = t.low[place + 1] if place + 1 < len(t.low) else ""
    if following == "that" and low in t.lex.sets["reports"] and verb.kind != "light":
        return None  # the team determined that …
    if low in PARTICIPLES and t.tag[place - 1 : place] == ["n"]:
        return None  # flowers grown in gardens
    if verb.form == "ing" and place > 1 and t.low[place - 1] in {"of", "for"} and t.low[place - 2] in _BARE:
        return None  # a lower chance of reaching …
    is_called = following == "as" and low in _CALLED
    if verb.form == "ed" and (is_called or t.tag[place + 1 : place + 2] == ["b"]):
        return None  # those treated were older; mint is promoted as a cure
    acts = low not in _GIVEN and t.tag[place + 1 : place + 2] == ["d"]  # wine for women raised the odds
    if (
        place
        and low in _PARTICIPLES
        and not acts
        and t.low[_before_illness(t, place - 1)] in t.lex.sets["people"]
    ):
        return None
    whose = place - 2 if t.tag[place - 1] == "x" else place - 1
    if verb.form == "ing" and whose >= 0 and t.low[whose] in t.lex.sets["people"] and verb.kind == "light":
        return None
    if low in _SUFFERING and t.low[place - 1] == "of" and place > 1:
        return None
    frame = Frame(place, place, place + 1, verb.kind, verb.sign, verb.effect, form=verb.form, word=low)
    frame.amount = times_of(low) if verb.kind == "change" else None
    extend_group(t, frame)
    return frame


def _before_illness(t: Tokens, place: int) -> int:
    """The people before what they have ("*adults* with gout", "adults")."""
    before = place
    while before > 1 and t.tag[before] in "nJ":
        before -= 1
    return before - 1 if t.low[before] == "with" and before > 0 else place


def _is_passive(t: Tokens, place: int) -> bool:
    before = place - 1
    while before >= 0 and t.tag[before] in "ax":
        before -= 1
    return before >= 0 and t.tag[before] == "b"
