"""What "but" adds to the right side of a trigger: an outcome that did not move, a time."""

from __future__ import annotations

from flows.extract.assertions.adjuncts import time_end
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import SAME
from flows.extract.assertions.sides import Right
from flows.extract.assertions.tokens import Tokens


def add_after_but(t: Tokens, right: Right, frame: Frame, end: int) -> None:
    """ "…, but not weight": one more outcome, unmoved."""
    for index in range(frame.end, min(end + 1, len(t.low) - 1)):
        if t.tag[index] == "u" and t.tag[index + 1] == "x":
            stop = index + 2
            while stop < len(t.low) and t.tag[stop] not in ";us":
                stop += 1
            for item in read_right(t, index + 2, stop).items:
                item.sign, item.drop = SAME, True
                right.items.append(item)
            return


def time_after_but(t: Tokens, right: Right, end: int) -> None:
    """ "… eased pain, but only in the short term"."""
    if right.timepoint is not None or end >= len(t.low) or t.tag[end] != "u":
        return
    after = end + 1
    while after < len(t.low) and t.tag[after] == "a":
        after += 1
    if after < len(t.low) and (until := time_end(t, after)):
        right.timepoint = t.phrase(after, until)
