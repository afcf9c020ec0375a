"""When an outcome was measured: the times that a clause names, taken out of its words."""

from __future__ import annotations

import re
from itertools import pairwise

_N = (
    r"(?:\d+(?:\.\d+)?(?:\s?[–±-]\s?\d+(?:\.\d+)?)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
)
_UNIT = r"(?:min(?:utes?)?|hr?|hours?|days?|weeks?|wk|months?|years?|yr)"
_EVENT = (
    r"(?:surgery|operation|treatment|therapy|transplant\w*|injury|randomi[sz]ation|delivery|birth|discharge"
    r"|stroke|intervention|procedure|admission|diagnosis|vaccination|implantation|injection|infection"
    r"|exposure|training|chemotherapy|radiotherapy|initiation|operation|termination|baseline|onset"
    r"|[a-z]+(?:ectomy|plasty|otomy))\b"
)
_SINCE = (
    r"(?:after|following|post|of)\s(?:the\s)?(?:(?!(?:was|were|is|are|had|did|in|with|and)\b)[\w-]+\s){0,2}?"
    rf"{_EVENT}"
    r"|post-?\s?[a-z]{4,}|(?:after|following)\s(?:the\s)?(?!adjust|control|account|exclu)[a-z]\w+(?![\w-])"
)
_MORE = rf"(?:{_N}-?(?:[- ]{_UNIT})?,?\s(?:and|or|to)\s(?:at\s)?)?"
_NOTHING_ELSE = r"(?!(?:and|the|was|were|in|with|versus)\b)"
TIMES: tuple[tuple[str, str], ...] = (
    (
        r"at\sthe\s\d+-(?:week|month|year|day)\s(?:visit|assessment|evaluation|follow-up)",
        "at the 6-month visit",
    ),
    (
        rf"(?:after|following|during|over|throughout|at the end of)\s(?:the\s|an?\s)?{_N}-\s?{_UNIT}\s"
        r"(?:[a-z-]+\s)?(?:exercise|training|intervention|treatment|therapy|program(?:me)?|period"
        r"|course|trial"
        r"|supplementation|follow-up|study|diet|administration|phase|use|exposure|consumption|intake)",
        "after eight-week exercise",
    ),
    (
        r"(?:immediately|directly|shortly|right)\s(?:after(?:wards?)?(?:\s[\w-]+){0,3}|before)",
        "immediately after the meal",
    ),
    (
        r"(?:one|two|three|four|five|six|nine|twelve|\d+)"
        r"[- ](?:minutes?|hours?|days?|weeks?|months?|years?|h)\s"
        r"(?:later|post[- ][A-Za-z]\w+|postpartum|postoperatively"
        r"|after(?:wards)?(?!\s(?:adjust|control|account|exclu))(?:\s(?:\w+\s?){1,3})?)",
        "two years later",
    ),
    (
        r"(?<=\w )post(?:-?(?:intervention|treatment|test)|operatively)"
        r"(?=$|,|\s(?:was|were|in|than|compared|versus)\b)",
        "postintervention",
    ),
    (
        rf"(?:at|during|over|after|throughout)\s(?:an?\s"
        rf"|the\s)?(?:{_NOTHING_ELSE}[\w.’'-]+\s){{0,5}}?follow-ups?",
        "during a median follow-up",
    ),
    (
        r"(?:at|after|by|(?<!adults\s)(?<!people\s)(?<!persons\s)(?<!individuals\s)(?<!children\s)(?<!women\s)"
        r"(?<!men\s)(?<!patients\s)(?<!those\s)(?<!aged\s)over|within|during)\s(?:the\s|both\s)?"
        rf"(?:(?:{_N}-?,\s)*{_MORE}{_N}[- ]?{_UNIT}|follow-up|baseline"
        r"|(?:first|second|third|final) (?:week|month|year|day))"
        rf"(?:\s(?:of (?:age|treatment|therapy|follow-up|intervention)|follow-ups?|{_SINCE}))?",
        "at 3 and 6 months after surgery",
    ),
    (r"at\s(?:age|weeks?|months?|days?|years?)\s(?:\d+(?:,\s|,?\sand\s))*\d+", "at weeks 4 and 12"),
    (r"at\s(?:\w+\s)?follow-up", "at final follow-up"),
    (r"at the end of (?:the )?(?:study|treatment|trial|intervention)", "at the end of the trial"),
    (r"at (?:the )?end-?\s?point", "at the endpoint"),
    (r"in the (?:short|long)(?:er)? term", "in the longer term"),
    (
        r"at\s(?:post-?\s?(?:treatment|intervention|test|program(?:me)?|training)"
        r"|(?:hospital\s)?discharge|birth|term)",
        "at post-treatment",
    ),
)
"""Wordings of a time at which something was measured, each with an example."""
_TIMES = re.compile(
    r",?\s*\b(?:" + "|".join(pattern for pattern, _ in TIMES) + r")(?![\w-]|\sof\s[a-z]),?", re.I
)
_NO_TIMEPOINT = re.compile(
    r"^\W*(?:over|within|during|throughout)\b(?!.*follow-up)|baseline|\bto\b|of (?:gestation|pregnancy)", re.I
)
"""How long something lasted or where it began, not when its outcome was measured."""
_TO_WHEN = re.compile(
    rf",?\s*\bfrom\s(?:the\s)?(?:baseline|admission|enrol\w*|before \w+|pre-?\w+)\s(?:up\s)?to\s(?:the\s)?"
    rf"(?P<at>(?:week|month|year|day)\s{_N}|{_N}[- ]{_UNIT}(?:\sfollow-up|\s{_SINCE})?|(?:\w+\s)?follow-up"
    r"|discharge|post-?[a-z]+)(?:\s(?:examination|visit|assessment))?(?![\w-]),?",
    re.I,
)
"""From when to when something changed: it was measured at the later time."""
FROM_TO = re.compile(
    r"\s(?:from|with(?=\sa\s))\s(?:a\s\w+\s(?:of\s)?)?[\d.,]+(?:\s?±\s?[\d.]+)?(?:\s?[\w%/²]+)?"
    r"(?:\s(?:at|before|on)\s(?:\w+\s)?\w+)?\sto\s[\d.,]+(?:\s?±\s?[\d.]+)?(?:\s?(?!(?:at|in"
    r"|after)\b)[\w%/²]+)?(?:(?:(?<=\sper)|\sper)\s[\d,]+\s[\w-]+)?",
    re.I,
)
"""From what to what: "fell from 44 at baseline to 29 points at 6 weeks"."""
_JOINED = re.compile(r"\s*,?\s*(?:and|or|,)\s*", re.I)


def opening_time(text: str) -> str | None:
    """The time that a sentence opens with ("At 12 weeks, pain fell …")."""
    match = _TIMES.match(text)
    return _timepoint(match) if match is not None else None


_HIDDEN = str.maketrans(" ,", "\N{NULL}\N{START OF HEADING}")
_SHOWN = str.maketrans("\N{NULL}\N{START OF HEADING}", " ,")


def hide_times(phrase: str) -> str:
    """The phrase with its times in one piece each, so that it can be cut at spaces and commas elsewhere."""
    return _TIMES.sub(
        lambda match: re.sub(r"[^\s,].*[^\s,]", lambda inner: inner[0].translate(_HIDDEN), match[0], count=1),
        phrase,
    )


def show_times(phrase: str) -> str:
    """What :func:`hide_times` hid, as it was."""
    return phrase.translate(_SHOWN)


def take_times(clause: str) -> tuple[str, tuple[str, ...]]:
    """The clause without the time it names, and that time; several where the same was measured again.

    Times that stand apart belong each to an outcome of their own and stay where they are: "pain at 2 hours
    and sleep at 12 hours".
    """
    ended = _TO_WHEN.search(clause)
    if ended is not None:
        return re.sub(r"\s+", " ", f"{clause[: ended.start()]} {clause[ended.end() :]}").strip(), (
            ended["at"],
        )
    matches = list(_TIMES.finditer(clause))
    if not matches:
        return clause, ()
    together = all(
        _JOINED.fullmatch(clause[one.end() : two.start()] or " ")
        or re.fullmatch(r"[\s,]*(?:and|or)?\s*", clause[one.end() : two.start()])
        for one, two in pairwise(matches)
    )
    measured = [time for match in matches if (time := _timepoint(match)) is not None]
    if len(measured) > 1 and not together:
        return clause, ()
    first = matches[0]
    last = matches[-1] if together else next((m for m in matches if _timepoint(m) is not None), first)
    start = first.start() if together else last.start()
    shortened = f"{clause[:start]} {clause[last.end() :]}"
    return re.sub(r"\s+", " ", shortened).strip(), tuple(measured)


def _timepoint(match: re.Match[str]) -> str | None:
    return None if _NO_TIMEPOINT.search(match[0]) else match[0].strip(" ,")
