"""Totals that no single number states: people named side by side, a group of controls, those who answered."""

from __future__ import annotations

import re
from itertools import pairwise

from flows.extract.findings.count_mentions import Mention, value
from flows.extract.findings.count_patterns import ANY_PERSON, COUNT, NO_PEOPLE

_NUMBER = COUNT.replace("(?P<n>", "(?:")
_NOT = (
    rf"(?!(?:years?|weeks?|months?|days?|hours?|minutes?|and|or|of|in|to|with|were|was|had|who|which"
    rf"|per|times|fold|{NO_PEOPLE})\b)"
)
_WORDS = rf"(?:\s{_NOT}[A-Za-z][\w'’-]*)"
_ALIKE = r"(?:\s[\w-]+(?:,\s[\w-]+)?,?\s(?:and|or)\s[\w-]*matched)?"
_BETWEEN = rf"(?:{_NUMBER}{_WORDS}{{0,3}},\s(?:and\s)?)"
LISTED = re.compile(
    rf"(?<!of whom )(?<!including )(?<!these )(?P<list>{_BETWEEN}{{1,5}}(?:and\s)?{_NUMBER}"
    rf"|{_NUMBER}{_WORDS}{{1,3}}\sand\s{_NUMBER})"
    rf"{_WORDS}{{0,5}}?\s(?P<noun>{ANY_PERSON})\b",
    re.I,
)
"""Numbers of which only the last has its noun: "17 tall, 15 short and 3 other people"."""
_DIGITS = re.compile(COUNT)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:,|\sand\b)")
_MORE_GROUPS = re.compile(
    rf",\s\d+\s(?:with|in|received|were|had|assigned|(?:\w+\s){{0,2}}(?:{ANY_PERSON}))\b", re.I
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHERS = re.compile(rf"{COUNT}{_WORDS}{{0,3}}?\s(?:{ANY_PERSON})\b", re.I)
JOINED = re.compile(
    rf"\s(?:with|who|in|of|from|without|undergoing|suffering)\s[^.;,:\d()]{{1,70}}\s(?:and|versus|vs\.?"
    rf"|compared (?:with|to))\s"
    rf"{COUNT}{_ALIKE}{_WORDS}{{0,3}}?\s(?:{ANY_PERSON})\b",
    re.I,
)
"""A second group behind the first: "a total of 30 adults with gout and 12 adults with asthma"."""
_PART_OF = re.compile(
    r"\b(?:of whom|of these|of them|of those|including|included in|per|each|either)\b[^.;]{0,60}$", re.I
)
_HEALTHY = r"(?:healthy|control|comparison|unaffected|normal|unexposed|non-?\w+|asymptomatic)"
CONTROLS = re.compile(
    rf"{COUNT}{_ALIKE}{_WORDS}{{0,6}}?\scontrols?\b(?!\s(?:group|arm|condition)s?\b)"
    rf"|{COUNT.replace('<n>', '<healthy>')}{_ALIKE}{_WORDS}{{0,3}}?\s{_HEALTHY}{_WORDS}{{0,2}}?\s"
    rf"(?:{ANY_PERSON})\b"
    rf"|\bcontrol group\s(?:included|comprised|consisted of|contained|was made up of|of)\s"
    rf"{COUNT.replace('<n>', '<group>')}\s(?:[\w-]+\s){{0,2}}?(?:{ANY_PERSON})\b"
    rf"|{COUNT.replace('<n>', '<served>')}{_WORDS}{{0,3}}?\s(?:{ANY_PERSON})\s[^.;\d]{{0,120}}?"
    r"\b(?:served|acted|represented|formed|constituted|made up|recruited)\s(?:as\s)?(?:an?\s|the\s"
    r"|our\s)?(?:[\w-]+\s){0,2}?controls?\b"
    rf"|{COUNT.replace('<n>', '<in>')}{_WORDS}{{0,2}}?\s(?:{ANY_PERSON})\s(?:in|of) (?:the"
    rf"|a) (?:healthy\s)?control group\b",
    re.I,
)
"""The people that those studied are compared with."""
ANSWERED = re.compile(
    rf"\b(?:of|to|among)\s(?:the\s|all\s)?(?P<asked>{_NUMBER})\s(?!\()[^.;]{{2,90}}?(?:,|\sand"
    rf"|\.\sOf these,)\s(?:we\s)?(?:received\s|obtained\s)?"
    rf"{COUNT}\s?(?:\([^)]{{1,25}}\)\s)?(?:[\w-]+\s){{0,2}}?(?:responses\b|responded\b|replied\b"
    rf"|returned\b|completed the (?:\w+\s){{0,2}}?(?:survey|questionnaire)"
    r"|answers\b|replies\b)",
    re.I,
)
"""How many of those who were asked answered: "sent to 900 households and received 412 (46%) responses"."""
_LINK = re.compile(
    r"(?:(?!\b(?:were|was|had|did)\b)[^.;:\d()%]){0,70}?(?:,\s(?:and\s)?|\sand\s)(?:in\s|from\s|of\s|to\s|the\s)*",
    re.I,
)
_TWO = 2
_IN_GROUPS = re.compile(r"\b(?:groups?|arms?)\s\((?P<n>\d{1,4})\)", re.I)
_TAKEN = re.compile(r"\b(?:enrol|randomi|participat|included|recruited|who (?:agreed|consented))", re.I)
_SHARE = re.compile(
    rf"{COUNT}\s(?:[\w-]+\s){{0,3}}?(?:{ANY_PERSON})\s\(\s?(?P<share>\d+(?:\.\d+)?)\s?%\s?\)", re.I
)
SHEETS = re.compile(
    rf"{COUNT}\s(?:\(\d+(?:\.\d+)?\s?%\)\s)?(?:of the\s)?(?:[\w-]+\s){{0,2}}?(?:interviews|responses"
    rf"|questionnaires|surveys|forms)\s"
    r"(?:were|was|to the|with|from|completed|received|returned|collected|obtained|included)\b",
    re.I,
)
"""What one person each sat for or filled in: "14 interviews were conducted", "166 surveys were returned"."""
_ROUNDED = 0.25
"""Percentages that add up to a hundred, give or take this."""
_NEAR, _LIST = 160, 160
"""Characters between two shares, and before the last number of a list."""
_UNLIKE = 25
"""A group of controls is so many times larger or smaller than the others at most."""


def answered(text: str) -> int | None:
    """How many of those asked answered a survey; None where the text tells of none."""
    match = ANSWERED.search(text)
    if match is None or value(match["n"]) >= value(match["asked"]) or _TAKEN.search(match[0]):
        return None
    return value(match["n"])


def listed(text: str, mention: Mention) -> int | None:
    """The sum of a list of numbers that share the noun of ``mention``; None where it stands alone."""
    low = max(text.rfind(". ", 0, mention.start), mention.start - _LIST, 0)
    for match in LISTED.finditer(text, low, min(mention.end + 2, len(text))):
        if match.end() < mention.end or not match.start() <= mention.start < match.end("list"):
            continue
        before = text[max(0, match.start() - 100) : match.start()]
        if _PART_OF.search(before):
            return None
        if _YEAR.search(match["list"]) or " and " not in match["list"]:
            return None
        return sum(value(number["n"]) for number in _DIGITS.finditer(match["list"]))
    return None


def with_controls(text: str, count: Mention, printed: set[int]) -> int | None:
    """The people studied and those whom they are compared with; None where no controls are counted.

    Args:
        text: the abstract. count: the people studied.
        printed: every number of people in the text; one that is the sum of both, or of the controls and a
            third, says that the controls are in the count already.
    """
    for match in CONTROLS.finditer(text):
        group = next(name for name, found in match.groupdict().items() if found)
        n, start = value(match[group]), match.start(group)
        if count.start <= start < count.end or start < count.start:
            continue
        between = _BRACKET.sub(" ", text[count.end : start])
        if _MORE_GROUPS.search(between) or any(value(m["n"]) < count.n for m in _OTHERS.finditer(between)):
            return None
        if count.n + n in printed or any(n + other == count.n for other in printed):
            return None
        if not count.n / _UNLIKE <= n <= count.n * _UNLIKE:
            return None
        return count.n + n
    return None


def told_elsewhere(
    text: str, count: Mention, found: tuple[Mention, ...], equals: tuple[Mention, ...]
) -> int | None:
    """A total that a text prints and of which this count and another are the parts.

    The other is the next of its sentence, or, of "n = 28", any other.
    """
    if count.letter == "n":
        whole_of = {count.n + part.n for part in equals if part.start != count.start}
        return next((m.n for m in found if m.n in whole_of and m.noun and m.score > 0), None)
    end = text.find(". ", count.end)
    for other in found:
        if count.end <= other.start and (end < 0 or other.start < end) and other.noun:
            whole = count.n + other.n
            if any(third.n == whole and third.score > 0 for third in found):
                return whole
    return None


def series(text: str, count: Mention, found: tuple[Mention, ...]) -> int | None:
    """The people of three groups or more that a sentence names one behind the other; None where it does not.

    "twenty men with gout, in eight men with hiccups, and in fifty controls"
    """
    low, high = text.rfind(". ", 0, count.start) + 1, text.find(". ", count.end)
    there = sorted(
        (m for m in found if low <= m.start and (high < 0 or m.start < high)),
        key=lambda mention: mention.start,
    )
    links = [_LINK.fullmatch(text[one.end : two.start]) for one, two in pairwise(there)]
    is_series = len(there) > _TWO and all(links) and there[0].start <= count.start
    last_joins = is_series and " and " in text[there[-2].end : there[-1].start]
    total = sum(mention.n for mention in there)
    is_whole = bool(there) and 2 * there[0].n == total
    return total if last_joins and count in there and not is_whole else None


def joined(text: str, count: Mention) -> int | None:
    """The people of a count and of the one that stands beside it; None where none does."""
    match = JOINED.match(text, count.end) if count.noun else None
    return count.n + value(match["n"]) if match is not None else None


def bracketed(text: str) -> int | None:
    """The sum of the groups whose size stands in brackets: "a mild group (13) and a severe group (21)"."""
    sizes = [int(match["n"]) for match in _IN_GROUPS.finditer(text)]
    return sum(sizes) if len(sizes) == _TWO else None


def sheets(text: str) -> int | None:
    """How many interviews were held or forms came back; None where the text tells of none."""
    counts = [value(match["n"]) for match in SHEETS.finditer(text)]
    return max(counts, default=None)


_ACTS = re.compile(
    rf"{COUNT}\s(?:(?:consecutive|unselected)\s(?:[\w-]+\s){{0,3}}?(?:admissions|procedures|operations|surgeries|cases"
    r"|deliveries|hospitali[sz]ations|visits)|[a-z]{4,}(?:ectomies|plasties|otomies|ostomies))\b",
    re.I,
)
"""What was done to one person each: "120 consecutive admissions", "88 appendectomies"."""


def acts(text: str) -> int | None:
    """How many admissions or operations were studied; None where the text counts none."""
    match = _ACTS.search(text)
    return value(match["n"]) if match is not None else None


def shared_out(text: str) -> int | None:
    """The sum of two groups that are all: "14 adults (67%) slept and 7 adults (33%) did not"."""
    shares = list(_SHARE.finditer(text))
    for first, second in pairwise(shares):
        share, other_share = float(first["share"]), float(second["share"])
        whole = value(first["n"]) + value(second["n"])
        is_near = second.start() - first.end() < _NEAR
        is_all = abs(share + other_share - 100) <= _ROUNDED
        if whole and is_near and is_all and abs(value(first["n"]) / whole * 100 - share) < 1:
            return whole
    return None
