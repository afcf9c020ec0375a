"""What stands left of a trigger: the exposure, the people, front adjuncts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.adjuncts import comparator_end, people_at, time_end
from flows.extract.assertions.boundaries import alone, before_second_verb, expletive, tail_verb
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
    condition: tuple[int, int] | None = None
    is_denied: bool = False
    is_aim: bool = False


_NEW_SUBJECT: Final = words_of("new_subject")
_SENTENCE_ADVERBS: Final = words_of("sentence_adverbs")
_COMPLEMENT: Final = words_of("complement")
_HINTS: Final = words_of("hints")
_TAIL_TIMES: Final = words_of("tail_times")
_GIVEN: Final = words_of("given")
_OPENING: Final = frozenset({"however", "indeed", "so", "still"})
_JOINING: Final = frozenset({"while", "whereas", "because", "since", "so"})
_DUTIES: Final = frozenset({"should", "must"})
_UNPROVEN: Final = words_of("unproven")
_NONE: Final = frozenset({"neither", "no", "none", "nothing", "nobody"})
_WHO: Final = frozenset({"who", "which", "whose"})
_ALSO_NOUNS: Final = frozenset({"recommended", "test", "tested", "measured", "designed"})
_SAID_THAT: Final = 4
_NAMING: Final = {"known": ("for", "as"), "seen": ("as",), "reported": ("as",), "thought": ("of",)}


def read_left(t: Tokens, low_limit: int, end: int) -> Left:
    """Read tokens ``low_limit:end`` as the subject of a trigger with what introduces it."""
    end = before_second_verb(t, low_limit, end)
    left = Left(low_limit, end)
    start, relative, asides = _skip_reports(t, left)
    _front_time(t, left, low_limit, start)
    kept = _subject_parts(t, left, start, asides)
    that = expletive(t, low_limit, end) if relative >= end else -1
    that = _complement(t, low_limit, end) if that < 0 and relative >= end else that
    if that >= start:
        kept = [(that + 1, end)]
    left.start, left.end = _choose(t, kept, end) if kept else (end, end)
    if not _DUTIES.isdisjoint(t.low[left.start : left.end]):
        left.is_aim = True  # men should be put on the drug to live longer
    _trim(t, left)
    if left.start < left.end and t.low[left.start] in _NONE and (
        t.low[left.start : left.start + 2] != ["no", "matter"]
    ):  # fmt: skip
        left.is_denied = not left.is_denied
    return left


def _skip_reports(t: Tokens, left: Left) -> tuple[int, int, list[int]]:
    """Pass over who says so ("researchers found that"): where the rest begins, where a relative clause does
    (the end without one), and the reporting verbs of asides (", she says,")."""
    tag, low, reports, aims = t.tag, t.low, t.lex.sets["reports"], t.lex.sets["aims"]
    start, end, limit = left.start, left.end, left.start
    relative = end
    asides: list[int] = []
    of_interest = t.lex.introducing
    for place in range(limit, end):
        word = low[place]
        if word not in of_interest and tag[place] not in "rc":
            continue
        if tag[place] == "r" and word in _WHO:
            relative = min(relative, place)
        is_inside = relative <= place
        if tag[place] == "c" and not is_inside and start + 1 < place < end - 1 and (
            low[place + 1] in _NEW_SUBJECT or _has_verb(t, start, place)
        ):  # fmt: skip
            start = place + 1
        following = low[place + 1] if place + 1 < len(t.low) else ""
        if (
            word in aims
            and not is_inside
            and not (word in _ALSO_NOUNS and place and tag[place - 1] in "dnaJ")
            and not (word in _GOALS and following not in _OF_STUDY)
        ):
            left.is_aim = True
        is_report = word in reports or (word in _HINTS and following == "that")
        if not is_report or (is_inside and following != "that") or following in _NAMING.get(word, ()):
            continue
        if following == "," and "," in tag[start:place]:
            asides.append(place)
            continue
        denies = _denies(low[limit:place], word)
        left.is_aim = denies and word in _UNPROVEN
        left.is_denied = left.is_denied or (denies and not left.is_aim)
        start = _after_report(t, place, end)
    return start, relative, asides


_GOALS: Final = frozenset({"purpose", "goal", "objective"})
_OF_STUDY: Final = frozenset({"of", "is", "was", "here"})
"""What follows a study's goal ("the goal was to …"), not somebody's ("having a goal lowers …")."""


def _has_verb(t: Tokens, start: int, end: int) -> bool:
    """Whether a clause is whole before "and" ("tea won't kill you *and* drinking it helps")."""
    return any(t.tag[i] in "bm" and not t.low[i].startswith("be") for i in range(start + 1, end))


def _after_report(t: Tokens, place: int, end: int) -> int:
    """What is reported begins after "that", also where it is said to whom ("tells readers that")."""
    for after in range(place + 1, min(place + 1 + _SAID_THAT, end)):
        if t.low[after] == "that" and (
            after == place + 1 or t.tag[place + 1] == "p" or t.low[place].startswith(("tell", "told", "warn"))
        ):
            return after + 1
    return place + 1


def _denies(before: list[str], report: str) -> bool:
    return (
        "no" in before
        or "nothing" in before
        or ("not" in before and "only" not in before and "just" not in before)
        or report == "doubt"
        or (report in {"evidence", "proof"} and "little" in before)
    )


def _front_time(t: Tokens, left: Left, limit: int, start: int) -> None:
    first = limit
    while first < start and t.tag[first] in "auc,":
        first += 1
    if first < start and (until := time_end(t, first)) and t.tag[until : until + 1] == [","]:
        left.timepoint = t.phrase(first, until)


def _subject_parts(t: Tokens, left: Left, start: int, asides: list[int]) -> list[tuple[int, int]]:
    """The stretches between commas that can be the subject; times, conditions and the like go to ``left``."""
    parts = _parts(t, start, left.end)
    kept: list[tuple[int, int]] = []
    for begins, last in parts:
        first = begins
        if first >= last or any(first <= place < last for place in asides):
            continue
        while first < last - 2 and t.tag[first] == "a" and t.tag[first + 1] == "p":
            first += 1  # "even for those who …"
        tag, head = t.tag[first], t.low[first]
        if tag == "A" or (tag == "a" and last - first == 1) or head in _OPENING:
            continue
        until = time_end(t, first)
        if until and until >= last - 1:
            left.timepoint = left.timepoint or t.phrase(first, last)
        elif tag == "C":
            left.comparator = left.comparator or t.phrase(first + 1, comparator_end(t, first))
        elif (tag == "s" and head not in _JOINING) or _is_for_each(t, first):
            left.condition = (first + 1, last)
        elif tag == "p" and head != "like" and len(parts) > 1:
            if people_at(t, first + 1, last) >= 0 and head in {"in", "among", "for", "amongst"}:
                left.population = (first + 1, last)
            elif until:
                left.timepoint = left.timepoint or t.phrase(first, until)
            elif head == "without":
                left.condition = (first, last)
        else:
            kept.append((first, last))
    return kept


def _is_for_each(t: Tokens, place: int) -> bool:
    """ "For every extra cup, the risk fell"."""
    return t.low[place] in {"for", "with"} and t.low[place + 1] in {"each", "every"}


def _complement(t: Tokens, limit: int, end: int) -> int:
    """Index of the last "that" which opens what is said ("it is clear that"); -1 without one."""
    for place in range(end - 1, limit, -1):
        if t.low[place] == "that" and (
            t.tag[place - 1] in "pbV;a" or t.low[place - 1] in _COMPLEMENT
        ):  # fmt: skip
            return place
    return -1


def _parts(t: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas."""
    parts, first = [], start
    if "," in t.tag[start:end]:
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
    if any(t.tag[place] == "c" for place in range(last[0], min(last[0] + 3, last[1]))) and (
        all(stop - first <= 4 for first, stop in parts[1:-1]) and _may_open_list(t, *parts[0])
    ):
        return parts[0][0], last[1]
    if t.tag[end - 1] == "," or last[1] < end:
        return parts[0]
    return last


def _may_open_list(t: Tokens, start: int, end: int) -> bool:
    """Whether a list may begin with this part: short, or without a verb ("a diet rich in *nuts*")."""
    if end - start <= 4:
        return True
    return end - start <= 12 and not any(
        t.tag[place] in "bmohrsC" or (t.tag[place] == "V" and not t.low[place].endswith("ing"))
        for place in range(start, end)
    )


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
        if t.low[place] in _TAIL_TIMES:
            left.timepoint = left.timepoint or t.text[place]
        elif not _is_loose_end(t, place, left.start):
            break
        left.end -= 1
    if left.start < left.end:
        left.end = tail_verb(t, left.start, left.end)
        left.end = alone(t, left.start, left.end)


def _is_loose_end(t: Tokens, place: int, start: int) -> bool:
    """Whether a last word belongs to the verb; "eating *slowly*" keeps its adverb."""
    tag, low = t.tag[place], t.low[place]
    if tag == "a" and place > start and t.low[place - 1].endswith("ing") and low not in t.lex.sets["fillers"]:
        return False
    return tag in "a,cumoh" or low in {"also", "both", "each", "all"}


def set_owners_apart(t: Tokens, left: Left) -> None:
    """Tell "the blood pressure *of men who napped*" from what is theirs."""
    for place in range(left.start + 1, left.end - 2):
        if t.low[place] == "of" and (head := people_at(t, place + 1, left.end)) >= 0:
            if head + 1 < left.end and (t.tag[head + 1] == "r" or t.low[head + 1] in _GIVEN):
                left.population = left.population or (place + 1, left.end)
                left.end = place
            return
