"""Where the outcomes begin behind those to whom something is done, or behind what is compared."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.groups import Frame
from flows.extract.assertions.tokens import Tokens

_GIVING: Final = ("help", "giv", "gave", "let", "allow", "enabl")


def after_whom(t: Tokens, frame: Frame, end: int) -> int:
    """ "Helped paralyzed patients walk", "gave cyclists more stamina": where what is given begins."""
    if not frame.word.startswith(_GIVING):
        return frame.end
    for place in range(frame.end, min(end - 1, frame.end + 4)):
        if t.low[place] in t.lex.sets["people"] and t.tag[place + 1] in "ntJd":
            return place + 1
        if t.tag[place] not in "naqd":
            break
    return frame.end


def after_whose(t: Tokens, dead: list[bool], frame: Frame, end: int) -> int:
    """ "No more effective than rest *for* gout": where what it is good for begins."""
    place = frame.end
    if t.low[place : place + 1] == ["as"]:
        aim = next((i for i in range(place + 2, end) if t.low[i] in {"for", "against"}), -1)
        return aim + 1 if aim > 0 else place
    if t.tag[place : place + 1] != ["C"]:
        return place
    while place < end and dead[place]:
        place += 1
    return place + 1 if place < end and t.low[place] in {"for", "in", "against"} else frame.end
