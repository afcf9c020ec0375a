"""Numbers of people that add up: the arms of a trial, "20 women and 22 men", a total and its parts."""

from __future__ import annotations

import re

from flows.extract.findings.clauses import without_brackets
from flows.extract.findings.count_mentions import Mention, sentence_around, value
from flows.extract.findings.count_patterns import (
    ACROSS_STUDIES,
    ARM,
    BESIDE,
    BOTH,
    COUPLE,
    MATCHED_TO,
    OF_STUDIES,
    PAIR,
    SAME_AGAIN,
    SERVED,
    THE_REST,
)

_TREATED = re.compile(
    r"assign|allocat|randomi|receiv|group|\barm|control|placebo|treat|drank|took|\bate\b", re.I
)
_IS_TOTAL = 7
_ALIKE = 3
"""Arms differ in size by this factor at most."""
_HARDLY = -4
"""Below this score a number is a subset, not one of two groups."""
_GENERIC = frozenset({"participants", "subjects", "individuals", "people", "persons"})
_PART = re.compile(
    r"(?<![\w.,·])(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)"
    r"(?!\d|[.·]\d|,\d|\s?%|-|\s?(?:years?|mg|kg|weeks?|months?|days?)\b)"
)
_SHARE = re.compile(r"[\d,]+\s?\(\d+(?:[.·]\d+)?\s?%")
_BRACKET = re.compile(r"\s?\([^)]{5,120}\)")
_LOUD, _SOFT = 6.0, 1.5
_FEW = 10
"""Smaller numbers are the sum of others by chance."""
_REACH = 380
"""Characters behind a total within which its parts are looked for."""


def adds_up(text: str, mention: Mention, equals: tuple[Mention, ...]) -> float:
    """How much the numbers behind a count speak for it by adding up to it: "92 people (46 ill, 46 well)".

    Parts in brackets speak loud; parts in the running text may also be those of a subset.
    """
    if _SHARE.match(text, mention.start):
        return 0.0
    end = text.find(". ", mention.end, mention.end + _REACH)
    end = mention.end + _REACH if end < 0 else end
    if _runs_to(mention.n, [other.n for other in equals if mention.end <= other.start < end]):
        return _LOUD
    bracket = _BRACKET.match(text, mention.end)
    if bracket is not None and _runs_to(mention.n, _parts(text, *bracket.span())):
        return _LOUD
    parts = _parts(text, mention.end, end)
    is_whole = (
        bool(mention.noun)
        and mention.n >= _FEW
        and any(_runs_to(mention.n, parts[i:]) for i in range(min(len(parts), 3)))
    )
    return _SOFT if is_whole else 0.0


def _parts(text: str, start: int, end: int) -> list[int]:
    return [value(match["n"]) for match in _PART.finditer(text, start, end)]


def _runs_to(total: int, parts: list[int]) -> bool:
    """Whether the first two numbers or more of a list add up to a total."""
    running = 0
    for k, part in enumerate(parts[:6], start=1):
        running += part
        if running >= total:
            return running == total and k > 1
    return False


def with_pair(text: str, count: Mention, found: tuple[Mention, ...]) -> int:
    """The count and, where no total is stated, those named with it: "20 women and 22 men"."""
    if count.letter or count.score >= _IS_TOTAL:
        return count.n
    count = _first_of(text, count, found)
    beside = count.noun and (
        BESIDE.match(text, count.end)
        or SERVED.match(text, count.end)
        or MATCHED_TO.search(text, count.end, count.end + _REACH)
    )
    if beside:
        return count.n + value(beside["n"])
    again = count.noun and re.compile(SAME_AGAIN.replace("NOUN", re.escape(count.noun)), re.I)
    rest = (again and again.match(text, count.end)) or (count.noun and THE_REST.match(text, count.end))
    if rest and count.n <= _ALIKE * value(rest["n"]) <= _ALIKE**2 * count.n:
        return count.n + value(rest["n"])
    n, end = count.n, count.end
    while (pair := PAIR.match(text, end)) is not None:
        if count.noun in _GENERIC and pair[0].endswith("cases"):
            break
        n, end = n + value(pair["n"]), pair.end()
        if " and " in pair[0]:
            break
    return n


def _first_of(text: str, count: Mention, found: tuple[Mention, ...]) -> Mention:
    """The first of the numbers that are told side by side, the last of which is ``count``."""
    for other in reversed([mention for mention in found if mention.end <= count.start]):
        pair = PAIR.match(text, other.end)
        beside = (
            BESIDE.match(text, other.end)
            or SERVED.match(text, other.end)
            or MATCHED_TO.search(text, other.end, other.end + _REACH)
        )
        tolerance = 3 if other.noun in {"cases", "controls"} or other.n == count.n else 1
        is_pair = (
            pair is not None and pair.start("n") == count.start and other.score >= count.score - tolerance
        ) or (beside is not None and beside.start("n") == count.start and other.score > _HARDLY)
        if is_pair:
            count = other
    return count


def sum_of_arms(
    text: str, found: tuple[Mention, ...], equals: tuple[Mention, ...]
) -> tuple[int, float] | None:
    """The sum of the arms where a sentence gives at least two of them, and how much speaks for it."""
    for pattern in (OF_STUDIES, ACROSS_STUDIES):
        counted = list(pattern.finditer(text))
        of_studies = [value(match["n"]) for match in counted]
        if len(set(of_studies)) > 1 and text.find(". ", counted[0].end(), counted[1].start()) < 0:
            return sum(of_studies), 12.0
    couple = COUPLE.search(text) or BOTH.search(text)
    if couple is not None:
        return value(couple["n"]) + value(couple["other"]), 7.0
    sure = [(mention.n, mention.start) for mention in equals if mention.score > 0]
    named = [(mention.n, mention.start) for mention in found if mention.is_arm or mention.score >= 1]
    bare = without_brackets(text)
    outside = [(n, start) for n, start in named if bare[start] != " "]
    named = outside if len(outside) > 1 else named
    arms = {mention.start: mention.score for mention in found if mention.is_arm}
    worded = [(value(match["n"]), match.start("n")) for match in ARM.finditer(text)]
    for items, score in ((sure, 3.0), (named, 2.5), (worded, 2.0)):
        for _, start in items:
            left, right = sentence_around(text, start, start)
            if items is sure:
                right = text[start : start + len(right) + _REACH].split(". ", maxsplit=1)[0]
            low, high = start - len(left), start + len(right)
            together = [(n, place) for n, place in items if low <= place <= high]
            if len(together) < 2 or not re.search(
                r"\band\b|\bor\b|,|vs|versus|while|whereas|;", text[together[0][1] : together[-1][1]]
            ):
                continue
            if items is worded and not _TREATED.search(text[low:high]):
                continue
            if _overlap(text, together, found):
                continue
            if items is not named or any(place in arms for _, place in together):
                parts = [arms[place] + 1.5 for _, place in together if place in arms]
                whole = len(parts) == len(together)
                return sum(n for n, _ in together), max(score, *parts) if whole else score
    return None


def _overlap(text: str, parts: list[tuple[int, int]], found: tuple[Mention, ...]) -> bool:
    """Whether numbers are parts of a stated whole that are not its arms: "25 girls, ill (n = 20), …"."""
    low = text.rfind(". ", 0, parts[0][1]) + 1
    if re.search(
        r"\b(?:subset|subsample|subgroup|of whom|of these|of them)\b", text[low : parts[-1][1]], re.I
    ):
        return True
    total, largest = sum(n for n, _ in parts), max(n for n, _ in parts)
    return any(
        low <= mention.start < parts[0][1]
        and mention.noun
        and largest <= mention.n != total
        and not mention.is_arm
        and mention.score > 0
        for mention in found
    )
