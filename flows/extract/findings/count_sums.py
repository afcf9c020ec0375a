"""Numbers of people that add up: the arms of a trial, "20 women and 22 men", a total and its parts."""

from __future__ import annotations

import re

from flows.extract.findings.count_mentions import Mention, sentence_around, value
from flows.extract.findings.count_patterns import ARM, COUPLE, PAIR, SAME_AGAIN, THE_REST

_IS_TOTAL = 7
_ALIKE = 3
"""Arms differ in size by this factor at most."""
_REACH = 260
"""Characters behind a total within which its parts are looked for."""


def adds_up(text: str, mention: Mention, equals: tuple[Mention, ...]) -> bool:
    """Whether the numbers behind a count add up to it: "92 people (46 ill, 46 well)"."""
    bracket = re.match(r"\s?\(([^)]{5,120})\)", text[mention.end : mention.end + 130])
    parts = re.findall(r"(?<![\d.])\d[\d,]*(?![\d.]*%|\.\d)", bracket[1]) if bracket is not None else []
    if len(parts) >= 2 and sum(map(value, parts)) == mention.n:
        return True
    total = 0
    following = [other for other in equals if mention.end <= other.start < mention.end + _REACH]
    for k, other in enumerate(following[:5], start=1):
        total += other.n
        if k >= 2 and total == mention.n:
            return True
    return False


def with_pair(text: str, count: Mention, found: tuple[Mention, ...]) -> int:
    """The count and, where no total is stated, those named with it: "20 women and 22 men"."""
    if count.letter or count.score >= _IS_TOTAL:
        return count.n
    for other in found:
        pair = PAIR.match(text, other.end)
        if pair is not None and pair.start("n") == count.start and other.score >= count.score - 1:
            count = other
            break
    again = count.noun and re.compile(SAME_AGAIN.replace("NOUN", re.escape(count.noun)), re.I)
    rest = (again and again.match(text, count.end)) or (count.noun and THE_REST.match(text, count.end))
    if rest and count.n <= _ALIKE * value(rest["n"]) <= _ALIKE**2 * count.n:
        return count.n + value(rest["n"])
    n, end = count.n, count.end
    while (pair := PAIR.match(text, end)) is not None:
        n, end = n + value(pair["n"]), pair.end()
        if " and " in pair[0]:
            break
    return n


def sum_of_arms(
    text: str, found: tuple[Mention, ...], equals: tuple[Mention, ...]
) -> tuple[int, float] | None:
    """The sum of the arms where a sentence gives at least two of them, and how much speaks for it."""
    couple = COUPLE.search(text)
    if couple is not None:
        return value(couple["n"]) + value(couple["other"]), 7.0
    sure = [(mention.n, mention.start) for mention in equals if mention.score > 0]
    named = [(mention.n, mention.start) for mention in found if mention.is_arm or mention.score >= 1]
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
                r"\band\b|\bor\b|,|vs|versus|;", text[together[0][1] : together[-1][1]]
            ):
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
