"""The direction that evidence states in plain words, read as the assertions of the press are."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from flows.extract.assertions import read_statement
from schemas.vocabulary import Direction

_WORDS: Final = re.compile(r"[a-z]{3,}")
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LONGEST: Final = 500
_TURNED: Final = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_SIGNED: Final = frozenset({*_TURNED, Direction.NO_CHANGE})
_NOBODY: Final = "\ue000"
"""A topic that shares no word with an arm."""


class Stated(NamedTuple):
    """Which way the outcome goes, and whether the statement names one of the arms."""

    direction: Direction
    is_named: bool


def stated_direction(intervention: str, comparator: str, outcome: str, evidence: str) -> Stated | None:
    """Read the statement that shares most words with the outcome; where it is of the comparator, turn it.

    Returns:
        None where nothing is stated of the outcome, and for table rows and long passages.
    """
    if "\n" in evidence.strip() or len(evidence) > _LONGEST:
        return None
    asked, arm, other = _words(outcome), _words(intervention), _words(comparator)
    best: tuple[int, bool, Direction] | None = None
    for sentence in _SENTENCES.split(evidence):
        for statement in read_statement(sentence, _NOBODY):
            shared = len(_words(statement.outcome) & asked)
            if not shared or statement.direction not in _SIGNED:
                continue
            said = _words(statement.exposure or "")
            is_arm, is_other = bool(said & (arm - other)), bool(said & (other - arm))
            direction = statement.direction
            if is_other and not is_arm:
                direction = _TURNED.get(direction, direction)
            if best is None or (shared, is_arm or is_other) > best[:2]:
                best = (shared, is_arm or is_other, direction)
    return Stated(best[2], best[1]) if best is not None else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower()))
