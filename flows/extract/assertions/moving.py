"""Whether a verb of change says that its subject moves, and on what it did ("pain *fell on* the drug")."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import phrase_end, time_end
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.outcomes import outcome_text
from flows.extract.assertions.sides import Right
from flows.extract.assertions.tokens import Tokens

_CHANGING: Final = ("chang", "lift")
"""Verbs that move their subject too where they have no object."""
_SEEN_ON: Final = words_of("seen_on")


def is_intransitive(t: Tokens, frame: Frame, right: Right) -> bool:
    """Whether the subject of a verb of change is what moves."""
    verb = t.verb[frame.at]
    if verb is None or frame.causee or t.low[frame.end : frame.end + 1] == ["how"]:
        return False  # slows how fast they read
    if not verb.moves_subject:  # "sleep did not change", "weight hardly changed in either group"
        has_object = any(outcome_text(t, item.words) for item in right.items)
        return frame.word.startswith(_CHANGING) and (not has_object or _is_on(t, frame, _behind(t, frame)))
    after = _behind(t, frame)
    if t.low[after : after + 1] in (["to"], ["from"]) or _is_on(t, frame, after):
        return True  # "fell to 69 mg", "fell on the drug"
    return not any(outcome_text(t, item.words) for item in right.items[:1])


def taken_on(t: Tokens, frame: Frame, end: int) -> tuple[int, int] | None:
    """What a change came on ("fell faster *on the drug*"), as a span; None where it is not said so."""
    after = _behind(t, frame)
    if not _is_on(t, frame, after):
        return None
    return after + 1, max(phrase_end(t, after + 1, end), after + 2)


def _behind(t: Tokens, frame: Frame) -> int:
    """Index after a verb and its adverbs ("fell *much faster* on …")."""
    after = frame.end
    while after + 1 < len(t.low) and (
        t.tag[after] in "az" or (t.tag[after] == "J" and t.tag[after + 1] in "pt")
    ):  # fmt: skip
        after += 1
    return after


def _is_on(t: Tokens, frame: Frame, place: int) -> bool:
    verb = t.verb[frame.at]
    return (
        verb is not None
        and (verb.moves_subject or frame.word.startswith(_CHANGING))
        and t.low[place : place + 1] == ["on"]
        and place + 1 < len(t.low)
        and not time_end(t, place)
        and _SEEN_ON.isdisjoint(t.low[place + 1 : place + 5])
    )
