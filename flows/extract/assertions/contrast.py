"""What "but" and "without" add to the right side of a trigger: an outcome that did not move, a time."""

from __future__ import annotations

from flows.extract.assertions.adjuncts import time_end
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import SAME
from flows.extract.assertions.sides import Right
from flows.extract.assertions.tokens import Tokens


def add_after_but(t: Tokens, right: Right, frame: Frame, end: int) -> None:
    """ "…, but not weight", "without any rise in bleeding": one more outcome, unmoved."""
    for index in range(frame.end, min(end + 1, len(t.low) - 1)):
        if t.low[index] == "without" and (change := _change_after(t, index + 1)):
            for item in read_right(t, change, _clause_end(t, change)).items:
                item.sign, item.drop = SAME, True
                right.items.append(item)
            return
        if t.tag[index] == "u" and t.tag[index + 1] == "x":
            for item in read_right(t, index + 2, _clause_end(t, index + 2)).items:
                item.sign, item.drop = SAME, True
                right.items.append(item)
            return


def _clause_end(t: Tokens, start: int) -> int:
    return next((place for place in range(start, len(t.low)) if t.tag[place] in ";us"), len(t.low))


def _change_after(t: Tokens, place: int) -> int:
    """Where the outcome begins of "without *any increase in* bleeding"; 0 without a noun of change."""
    while place < len(t.low) and t.tag[place] in "daJ":
        place += 1
    is_change = t.tag[place : place + 1] == ["K"] and t.low[place + 1 : place + 2] in (["in"], ["of"])
    return place + 2 if is_change else 0


def time_after_but(t: Tokens, right: Right, end: int) -> None:
    """ "… eased pain, but only in the short term"."""
    if right.timepoint is not None or end >= len(t.low) or t.tag[end] != "u":
        return
    after = end + 1
    while after < len(t.low) and t.tag[after] == "a":
        after += 1
    if after < len(t.low) and (until := time_end(t, after)):
        right.timepoint = t.phrase(after, until)
