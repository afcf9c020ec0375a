"""What stands left of a trigger: the exposure, the people, front adjuncts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.adjuncts import comparator_end, people_at, time_end
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens


@dataclass(slots=True)
class Left:
    """The left side of a trigger: the subject's tokens, and what stood before it."""

    start: int
    end: int
    timepoint: str | None = None
    comparator: str | None = None
    population: tuple[int, int] | None = None
    exposure: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
    is_denied: bool = False
    is_aim: bool = False


_NEW_SUBJECT: Final = words_of("new_subject")
_SENTENCE_ADVERBS: Final = words_of("sentence_adverbs")
_COMPLEMENT: Final = words_of("complement")
_ASSIGNED: Final = words_of("assigned")
_STRIP: Final = words_of("strip")


def read_left(t: Tokens, low_limit: int, end: int) -> Left:
    """Read tokens ``low_limit:end`` as the subject of a trigger with what introduces it."""
    tag, low, reports = t.tag, t.low, t.lex.sets["reports"]
    start = low_limit
    left = Left(start, end)
    depth_r = False
    aside: list[int] = []
    for place in range(low_limit, end):
        if tag[place] == "r" and low[place] in {"who", "which", "whose"}:
            depth_r = True
        if (
            tag[place] == "c"
            and place + 1 < end
            and not depth_r
            and low[place + 1] in _NEW_SUBJECT
            and place > start + 1
        ):
            start = place + 1
        if low[place] in t.lex.sets["aims"] and not depth_r:
            left.is_aim = True
        if (
            low[place] in reports
            and (not depth_r or (place + 1 < len(t) and low[place + 1] == "that"))
            and place + 1 <= end
        ):
            if tag[place + 1] == "," and "," in tag[start:place]:
                aside.append(place)
                continue
            before = low[low_limit:place]
            left.is_denied = left.is_denied or "no" in before or "nothing" in before or (
                "not" in before and not {"only", "just"} & set(before)) or low[place] == "doubt"  # fmt: skip
            left.is_denied = left.is_denied or (low[place] in {"evidence", "proof"} and "little" in before)
            left.is_aim = False
            start = place + 1
            if start < end and low[start] == "that":
                start += 1
    first = low_limit
    while first < start and tag[first] in "auc,":
        first += 1
    if first < start and (until := time_end(t, first)) and tag[until : until + 1] == [","]:
        left.timepoint = t.phrase(first, until)
    parts = _parts(t, start, end)
    kept: list[tuple[int, int]] = []
    for first, last in parts:
        if first >= last:
            continue
        head = low[first]
        if any(first <= place < last for place in aside):
            continue
        if (
            tag[first] == "A"
            or (tag[first] == "a" and last - first == 1)
            or head in {"however", "indeed", "so", "still"}
        ):
            continue
        if (until := time_end(t, first)) and until >= last - 1:
            left.timepoint = left.timepoint or t.phrase(first, last)
            continue
        if tag[first] == "C":
            left.comparator = left.comparator or t.phrase(first + 1, comparator_end(t, first))
            continue
        if tag[first] == "s" and head not in {"while", "whereas", "because", "since", "so"}:
            left.condition = (first + 1, last)
            continue
        if tag[first] == "p" and head not in {"like"} and len(parts) > 1:
            if people_at(t, first + 1, last) >= 0 and head in {"in", "among", "for", "amongst"}:
                left.population = (first + 1, last)
            elif until:
                left.timepoint = left.timepoint or t.phrase(first, until)
            continue
        kept.append((first, last))
    for place in range(left.start, end):
        if low[place] == "that" and place > low_limit and not depth_r and (
            tag[place - 1] in "pbV;" or low[place - 1] in _COMPLEMENT or tag[place - 1] == "a"):  # fmt: skip
            kept = [(place + 1, end)]
    if kept:
        left.start, left.end = _choose(t, kept, end)
    else:
        left.start = left.end = end
    _trim(t, left)
    if (
        left.start < left.end
        and low[left.start] in {"neither", "no", "none", "nothing"}
        and low[left.start : left.start + 2] != ["no", "matter"]
    ):
        left.is_denied = not left.is_denied
    return left


def _parts(t: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas."""
    parts, first = [], start
    for place in range(start, end):
        if t.tag[place] == ",":
            parts.append((first, place))
            first = place + 1
    parts.append((first, end))
    return parts


def _choose(t: Tokens, parts: list[tuple[int, int]], end: int) -> tuple[int, int]:
    """The part that is the subject: a list as a whole, the phrase before an apposition, else the last."""
    if len(parts) == 1:
        return parts[0]
    last = parts[-1]
    if any(t.tag[place] == "c" for place in range(last[0], min(last[0] + 3, last[1]))) and all(
        stop - first <= 4 for first, stop in parts[:-1]
    ):
        return parts[0][0], last[1]
    if t.tag[end - 1] == "," or last[1] < end:
        return parts[0]
    return last


def _trim(t: Tokens, left: Left) -> None:
    """Drop conjunctions, fillers and times at the ends of the subject."""
    while left.start < left.end:
        place = left.start
        tag = t.tag[place]
        if tag in "cu,;s" or (
            tag == "a" and (t.low[place].endswith("ly") or t.low[place] in _SENTENCE_ADVERBS)
        ):
            left.start += 1
        elif (until := time_end(t, place)) and until < left.end:
            left.timepoint = left.timepoint or t.phrase(place, until)
            left.start = until
        else:
            break
    while left.end > left.start:
        place = left.end - 1
        if t.low[place] in {"initially", "immediately", "eventually", "later"}:
            left.timepoint = left.timepoint or t.text[place]
        elif (t.tag[place] == "a" and place > left.start and t.low[place - 1].endswith("ing") and (
            t.low[place] not in t.lex.sets["fillers"]
        )) or not (t.tag[place] in "a,cumoh" or t.low[place] in {"also", "both", "each", "all"}):  # fmt: skip
            break
        left.end -= 1


def split_people(t: Tokens, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Tell who from what they did: ("older adults who walked daily") → (what they did, who), as spans.

    Either is None where it is missing; who is None too where only people in general are meant.
    """
    head = people_at(t, start, end)
    if head < 0:
        return ((start, end) if start < end else None), None
    generic = t.lex.sets["generic_people"]
    who: tuple[int, int] | None = (start, head + 1)
    while who is not None and who[0] < who[1] and t.tag[who[0]] in "dq":
        who = (who[0] + 1, who[1])
    if who is not None and (who[0] >= who[1] or (who[1] - who[0] == 1 and t.low[head] in generic)):
        who = None
    what = head + 1
    group = t.low[head] in t.lex.sets["groups"]
    if group and what >= end:
        first = start
        while first < head and (t.tag[first] in "d" or t.low[first] in {"both", "two", "other"}):
            first += 1
        return ((first, head) if first < head else None), None
    if what >= end:
        return (who, None) if who is not None and t.low[head] in _EXPOSED else (None, who)
    if t.low[what] not in _ASSIGNED and not t.low[what].endswith(("ing", "ed")):
        return None, (start if who is None else who[0], end)
    if who is None and t.low[what] not in {"who", "that", "with", "assigned", "given"}:
        for place in range(what, end):
            if t.low[place] in {"who", "that"}:
                who = (start, place)
                what = place
                break
    while what < end and t.low[what] in _STRIP and what < end - 1:
        what += 1
    for place in range(what, end):
        if t.low[place] in {"group", "arm", "condition"} and place == end - 1:
            end = place
    return ((what, end) if what < end else None), who


_EXPOSED: Final = words_of("exposed")
