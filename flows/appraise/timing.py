"""When: the time that a claim names beside the time at which a study measured.

A time phrase is read into a :class:`Moment` (a phase and a length in minutes); two moments are the same when
neither contradicts the other: "90 minutes after the film ended" is "90 minutes after", "initially" is
"immediately after", "12 weeks" is "three months" within a tolerance of a third.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from flows.lexicon.phrases import similarity

_DAY = 24 * 60.0
_UNIT_MINUTES = {
    "second": 1 / 60,
    "sec": 1 / 60,
    "minute": 1.0,
    "min": 1.0,
    "hour": 60.0,
    "hr": 60.0,
    "day": _DAY,
    "night": _DAY,
    "week": 7 * _DAY,
    "wk": 7 * _DAY,
    "fortnight": 14 * _DAY,
    "month": 30.4 * _DAY,
    "year": 365.25 * _DAY,
    "yr": 365.25 * _DAY,
    "decade": 3652.5 * _DAY,
}
_NUMBER_WORDS = {
    "half a": 0.5,
    "half an": 0.5,
    "a couple of": 2,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "ninety": 90,
    "one and a half": 1.5,
}
_DURATION = re.compile(
    r"\b(?P<number>\d+(?:\.\d+)?|"
    + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    + r")[\s-]+(?P<unit>"
    + "|".join(sorted(_UNIT_MINUTES, key=len, reverse=True))
    + r")s?\b",
    re.IGNORECASE,
)

_COUNTED = re.compile(
    r"\b(?P<unit>day|night|week|month|year)s? (?P<number>\d{1,3})\b(?![.,]\d)", re.IGNORECASE
)

#: A wording that stands for a length of time: pattern, minutes, an example that a test reads.
FIXED_TIMES: tuple[tuple[str, float, str], ...] = (
    (r"immediate|instant|straight ?away|right (?:after|away)|just after", 0.0, "immediately after"),
    (r"\binitial|\bat first\b|\bat once\b|\bsoon after|\bshortly after|\bacute", 0.0, "initially"),
    (r"\bin the (?:short|near) (?:term|run)|\bshort[ -]term\b", 0.0, "in the short term"),
    (
        r"\bovernight\b|\bthe (?:next|following) (?:day|morning|night)\b|\bthe day after\b",
        _DAY,
        "the next day",
    ),
    (r"\bthe (?:next|following) week\b|\ba week later\b", 7 * _DAY, "the following week"),
    (r"\bthe (?:next|following) month\b", 30.4 * _DAY, "the following month"),
    (r"\bthe (?:next|following) year\b|\bannual", 365.25 * _DAY, "the following year"),
    (r"\blong[ -](?:term|run)\b|\bin the end\b|\beventual|\blasting", 365.25 * _DAY, "in the long term"),
)
_FIXED = tuple((re.compile(pattern, re.IGNORECASE), minutes) for pattern, minutes, _ in FIXED_TIMES)

#: A wording that says on which side of the exposure the time lies: pattern, phase, an example.
PHASES: tuple[tuple[str, str, str], ...] = (
    (
        r"\bbefore\b|\bprior to\b|\bbaseline\b|\bleading up\b|\bbeforehand\b",
        "before",
        "just before crying began",
    ),
    (r"\bduring\b|\bwhile\b|\bwhilst\b|\bin the course of\b", "during", "while watching"),
    (
        r"\bafter|\blater\b|\bfollowing\b|\bpost[- ]|\bon waking\b|\bfollow[- ]?up\b",
        "after",
        "20 minutes after",
    ),
)
_PHASES = tuple((re.compile(pattern, re.IGNORECASE), phase) for pattern, phase, _ in PHASES)

#: A time that passes: what holds only then does not hold in general. Pattern, an example.
PASSING_TIMES: tuple[tuple[str, str], ...] = (
    (r"\b(?:just|shortly|right|moments?|briefly) (?:before|after|prior)", "just before crying began"),
    (r"\bimmediate|\binitial|\bat first\b|\binstant|\bacute(?:ly)?\b", "immediately after"),
    (r"\bwhil(?:e|st)\b|\bin the moment\b", "while watching"),
    (r"\btemporar|\btransient|\bshort-lived\b|\bbrief(?:ly)?\b|\bshort[ -]term\b", "temporarily"),
)
_PASSING = re.compile("|".join(pattern for pattern, _ in PASSING_TIMES), re.IGNORECASE)

#: A note on a finding which says that the effect did not last. Pattern, an example.
PASSING_NOTES: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:back|return(?:ed|ing)?|reverted) (?:at|to) (?:its |their )?(?:baseline|normal|former|pre-)",
        "back at baseline",
    ),
    (r"\b(?:was|were|is|had) (?:no longer|gone)\b", "was no longer seen at six months"),
    (r"\b(?:faded|wore off|waned|vanished|disappeared|short-lived|transient|temporar)", "the gain faded"),
    (
        r"\bdid not (?:last|persist)|\bnot (?:sustained|maintained)\b"
        r"|\bonly (?:at|before|during|while|until)\b",
        "did not last",
    ),
)
_PASSING_NOTE = re.compile("|".join(pattern for pattern, _ in PASSING_NOTES), re.IGNORECASE)

_ALL_ALONG = re.compile(r"\b(?:throughout|all along|the whole time|at any time|ever|always)\b", re.IGNORECASE)
_SAME_RATIO = 1.34
_AT_ONCE_MINUTES = 5.0
_NEAR_RATIO = 4.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time phrase as read: on which side of the exposure, and how far away in minutes (None: not said)."""

    phase: str | None
    minutes: float | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be read off the phrase."""
        return self.phase is None and self.minutes is None


class TimeFit(StrEnum):
    """How a claimed time stands to the time of a finding."""

    SAME = "same"
    NEITHER = "neither"
    CLAIM_SILENT = "claim_silent"
    FINDING_SILENT = "finding_silent"
    DIFFERENT = "different"
    UNCLEAR = "unclear"


@lru_cache(maxsize=4096)
def read_moment(phrase: str) -> Moment:
    """Read a time phrase (``"90 minutes after the film ended"``); what cannot be read is left None."""
    minutes: float | None = None
    found = _DURATION.search(phrase) or _COUNTED.search(phrase)
    if found:
        number = found["number"].lower()
        minutes = (_NUMBER_WORDS.get(number) or float(number)) * _UNIT_MINUTES[found["unit"].lower()]
    else:
        minutes = next((length for pattern, length in _FIXED if pattern.search(phrase)), None)
    phase = next((name for pattern, name in _PHASES if pattern.search(phrase)), None)
    return Moment(phase=phase, minutes=minutes)


@lru_cache(maxsize=8192)
def compare_times(claimed: str | None, found: str | None) -> TimeFit:
    """Say whether a claim's time and a finding's are the same; what cannot be read is ``UNCLEAR``."""
    if claimed is None or found is None:
        if claimed is None:
            return TimeFit.NEITHER if found is None else TimeFit.CLAIM_SILENT
        return TimeFit.FINDING_SILENT
    if _ALL_ALONG.search(claimed):
        return TimeFit.CLAIM_SILENT
    one, other = read_moment(claimed), read_moment(found)
    if one.is_empty or other.is_empty:
        return TimeFit.SAME if similarity(claimed, found) >= 0.6 else TimeFit.UNCLEAR
    if one.phase and other.phase and one.phase != other.phase:
        return TimeFit.DIFFERENT
    if one.minutes is None or other.minutes is None:
        return TimeFit.SAME if one.phase == other.phase and one.minutes == other.minutes else TimeFit.UNCLEAR
    return TimeFit.SAME if are_alike(one.minutes, other.minutes) else TimeFit.DIFFERENT


def are_alike(one: float, other: float) -> bool:
    """Whether two lengths of time, in minutes, are the same within a tolerance of a third."""
    near, far = sorted((one, other))
    return far <= _AT_ONCE_MINUTES or (near > 0 and far / near <= _SAME_RATIO)


def are_near(claimed: str | None, found: str | None) -> bool:
    """Whether two times are both of a day or more and neither is over four times the other."""
    if claimed is None or found is None:
        return False
    near, far = sorted((read_moment(claimed).minutes or 0.0, read_moment(found).minutes or 0.0))
    return near >= _DAY and far / near <= _NEAR_RATIO


@lru_cache(maxsize=4096)
def is_passing(timepoint: str | None, note: str | None) -> bool:
    """Whether a finding holds only for a while: its time is under a day or momentary, or its note says so."""
    if note and _PASSING_NOTE.search(note):
        return True
    if not timepoint:
        return False
    minutes = read_moment(timepoint).minutes
    return bool(_PASSING.search(timepoint)) or (minutes is not None and minutes < _DAY)


@lru_cache(maxsize=4096)
def times_in(text: str) -> tuple[Moment, ...]:
    """Every length of time that a sentence names, for claims whose time was not read into the assertion."""
    return tuple(read_moment(match.group()) for match in _DURATION.finditer(text))
