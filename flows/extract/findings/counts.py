"""How many people a study studied: "1,234 patients", "n = 60", "twenty-five women", the sum of the arms."""

from __future__ import annotations

import math
import re

from flows.extract.findings.clauses import without_brackets
from flows.extract.findings.count_joined import (
    acts,
    answered,
    bracketed,
    joined,
    listed,
    series,
    shared_out,
    sheets,
    told_elsewhere,
    with_controls,
)
from flows.extract.findings.count_mentions import Mention, equalled, mentions, value
from flows.extract.findings.count_patterns import (
    CASE,
    DENOMINATOR,
    EACH,
    FORMED,
    GROUPS,
    GROUPS_OF,
    OF_ALL_SOME,
    OF_THOSE_ASKED,
    OF_WHOM,
    ONE_OF_SEVERAL,
    ONE_PERSON,
    PER_GROUP,
    SCREENED_SOME,
    SEVERAL_N,
)
from flows.extract.findings.count_sums import adds_up, sum_of_arms, with_pair
from flows.extract.findings.spelled import with_digits

_CASE_TITLE = re.compile(r"\ba case report\b|\bcase report and\b", re.I)
_TITLE = 250
"""Characters within which a text that begins with its title names the kind of study."""
_OPENS = re.compile(r"(?:[.:;] )(?:Of|Among|For|In|All) (?:the |these |all )?$")
_OF_THOSE = 3.0
_ENOUGH = -1.0
"""Below this score a number is not taken to be the study's."""


def read_sample_size(text: str) -> int | None:
    """The total number of people (or animals) that a study studied, from its abstract or any text about it.

    A stated total goes before a sum of arms; screened, excluded and subset counts are passed over; None where
    nothing is stated.
    """
    plain = _prepared(text)
    found, equals = mentions(plain), equalled(plain)
    if not found and not equals:
        is_case = CASE.search(plain) or ONE_PERSON.search(plain) or _CASE_TITLE.search(plain, 0, _TITLE)
        return 1 if is_case else _unnamed(plain)
    stated = _stated(plain, found, equals) or answered(plain)
    if stated is not None:
        return stated
    scores = _totals(plain, found, equals)
    arms = sum_of_arms(plain, found, equals)
    if arms is not None:
        n, score = arms
        scores[n] = (max(scores[n][0] + 2, score), None) if n in scores else (score, None)
    if not scores:
        return _unnamed(plain)
    n = max(scores, key=lambda n: (scores[n][0] + 0.4 * math.log10(n), n))
    score, mention = scores[n]
    if score < _ENOUGH:
        return _unnamed(plain)
    if mention is not None and mention.is_arm and mention.noun and arms is not None and arms[0] > n:
        return arms[0]
    whole = told_elsewhere(plain, mention, found, equals) if mention is not None else None
    if whole is not None:
        return whole
    if mention is None or adds_up(plain, mention, equals) > 2:
        return n
    closed = plain[: mention.end] + re.sub(r"\s+", " ", without_brackets(plain[mention.end :]))
    paired = series(plain, mention, found) or listed(plain, mention) or joined(plain, mention)
    paired = paired or joined(closed, mention)
    paired = paired or with_pair(plain, mention, found)
    if paired == mention.n and mention.noun:
        paired = with_pair(without_brackets(plain), mention, found)
    if paired != mention.n or "andomi" in plain or mention.letter:
        return paired
    return with_controls(plain, mention, {other.n for other in found}) or paired


def _unnamed(text: str) -> int | None:
    """A number that only its share, its group or a form stands beside."""
    return shared_out(text) or bracketed(text) or sheets(text) or acts(text)


def _prepared(text: str) -> str:
    """The text without tags, with spelled numbers as digits and "mild to moderate" as one word."""
    plain = re.sub(r"<[^>]{1,40}>", " ", text).replace("\u00a0", " ")
    plain = re.sub(
        r"\b(mild|moderate|low|middle|early) to (moderate|severe|high|old|late)", r"\1-to-\2", plain
    )
    plain = re.sub(r"(?<![\d.,])\d{1,3}(?:[\u2009\u202f ]\d{3})+(?![\d,.·]|\s?%)", _closed_up, plain)
    plain = re.sub(r"(?<=\d)â[^\w\s]{0,2}(?=\d{3})", "\u202f", plain) if "â" in plain else plain
    return with_digits(plain)


def _closed_up(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[0])


def _totals(
    text: str, found: tuple[Mention, ...], equals: tuple[Mention, ...]
) -> dict[int, tuple[float, Mention | None]]:
    """The score of every number: of its best mention, and more for what repeats it or adds up to it."""
    scores: dict[int, tuple[float, Mention | None]] = {}
    whole = [value(match["n"]) for match in DENOMINATOR.finditer(text)]
    for mention in sorted((*found, *equals), key=lambda mention: (mention.n, -mention.score)):
        if mention.n in scores:
            score, best = scores[mention.n]
            scores[mention.n] = (score + (0.7 if mention.score > _ENOUGH - 2 else 0.0), best)
            continue
        score = mention.score + 3 * (mention.is_arm and bool(mention.letter) and len(equals) == 1)
        score -= _OF_THOSE * _is_later_part(text, mention, found)
        score += adds_up(text, mention, equals) + (not mention.is_arm) * min(whole.count(mention.n), 2)
        scores[mention.n] = (score, mention)
    return scores


def _is_later_part(text: str, mention: Mention, found: tuple[Mention, ...]) -> bool:
    """Whether "Of the 35 adults", "In 10 adults" comes behind a larger number of the same people."""
    return (
        bool(mention.noun)
        and _OPENS.search(text, max(0, mention.start - 20), mention.start) is not None
        and any(
            other.start < mention.start
            and other.n > mention.n
            and other.noun == mention.noun
            and other.score >= 0
            for other in found
        )
    )


def _stated(text: str, found: tuple[Mention, ...], equals: tuple[Mention, ...]) -> int | None:
    """A number with a wording of its own: groups times heads, several samples behind one "n =", the rest."""
    kept = None if "andomi" in text else OF_WHOM.search(text) or OF_THOSE_ASKED.search(text)
    kept = kept or OF_ALL_SOME.search(text) or SCREENED_SOME.search(text) or FORMED.search(text)
    if kept is not None:
        return value(kept["n"])
    groups = GROUPS_OF.search(text)
    if groups is not None:
        return int(groups["groups"]) * value(groups["n"])
    several = SEVERAL_N.search(text)
    if several is not None:
        return sum(value(part) for part in re.findall(r"\d[\d,]*\d|\d", several["all"]))
    capital = [mention for mention in equals if mention.letter == "N"]
    if len(capital) > 1 and all(ONE_OF_SEVERAL.search(text[: mention.start]) for mention in capital):
        return sum(mention.n for mention in capital)
    per_group, groups = PER_GROUP.search(text), GROUPS.search(text)
    if per_group is not None and groups is not None and len(equals) == 1:
        return value(per_group["n"]) * int(groups["groups"])
    return _in_each(text, found)


def _in_each(text: str, found: tuple[Mention, ...]) -> int | None:
    each = EACH.search(text)
    if each is None or not re.search(r"\beach\b|\bper\b", each[0]):
        return None
    if any(mention.n > value(each["n"]) and mention.score > 0 for mention in found):
        return None
    return value(each["n"]) * int({"two": 2, "three": 3, "four": 4}.get(each["groups"], each["groups"]))
