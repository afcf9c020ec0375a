"""How many people a study studied: "1,234 patients", "n = 60", "twenty-five women", the sum of the arms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.findings.count_patterns import (
    ALLOTTED,
    ARM,
    BARE,
    BEFORE_ARM,
    BY_ITS_NUMBER,
    CASE,
    CASE_WORD,
    COUNTED,
    DATED,
    EACH,
    EQUALS,
    FORMED,
    GROUP,
    GROUPS,
    GROUPS_OF,
    LABEL,
    LEFT,
    OF_THOSE_ASKED,
    OF_WHOM,
    ONE_OF_SEVERAL,
    ONE_PERSON,
    PAIR,
    PEOPLE,
    PER_GROUP,
    PLANNED_AFTER,
    PLANNED_BEFORE,
    PLUS,
    SENT,
    SENT_TO_ARM,
    SEVERAL_N,
    SUBSET,
    THE_REST,
    TOOK_PART,
    TOTAL,
    VERB_PEOPLE,
)
from flows.extract.findings.spelled import with_digits

_IS_TOTAL = 7


_ALIKE = 3
"""Arms differ in size by this factor at most."""


@dataclass(frozen=True, slots=True)
class Count:
    """A candidate: how many, how much speaks for it, and whether it is one arm of several."""

    n: int
    score: float
    is_arm: bool
    start: int
    end: int
    noun: str = ""


def _value(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    left = max(
        text.rfind(". ", 0, start) + 1, text.rfind("; ", 0, start) + 1, text.rfind(": ", 0, start) + 1, 0
    )
    rights = [i for i in (text.find(". ", end), text.find("; ", end)) if i >= 0]
    return text[left:start], text[end : min(rights, default=len(text))]


_LISTED = frozenset(
    word.rstrip("?") for listed in PEOPLE for word in (listed, listed.replace("s?", "")) if word
)


def candidates(text: str) -> tuple[Count, ...]:
    """Every count of people in a text (spelled numbers already as digits), scored."""
    found: list[Count] = []
    for match in COUNTED.finditer(text):
        n = _value(match["n"])
        noun = match["noun"].lower()
        is_year = re.fullmatch(r"(?:19|20)\d\d", match["n"]) and DATED.search(text[: match.start()])
        if n < 1 or is_year:
            continue
        if BY_ITS_NUMBER.search(text[: match.start()]):
            continue
        found.append(_scored(text, n, match.start(), match.end(), noun))
    for match in (*VERB_PEOPLE.finditer(text), *BARE.finditer(text)):
        group = next(name for name, value in match.groupdict().items() if value)
        start = match.start(group)
        is_year = re.fullmatch(r"(?:19|20)\d\d", match[group]) and DATED.search(text[:start])
        if not is_year and not any(c.start <= start < c.end for c in found):
            found.append(_scored(text, _value(match[group]), start, match.end(group), ""))
    return tuple(found)


def _scored(text: str, n: int, start: int, end: int, noun: str) -> Count:
    before, after = _sentence_around(text, start, end)
    near_before, near_after = before[-60:], after[:60]
    score = (1.0 if noun in _LISTED or not noun else 0.5) + 0.5 * (
        noun in {"participants", "patients", "subjects", "adults"}
    )
    score += 4 * (TOTAL.search(near_before[-40:]) is not None or after[:9] in (" in total", " in all"))
    score += 5 * (LEFT.search(near_before) is not None)
    is_planned = PLANNED_BEFORE.search(near_before) is not None or PLANNED_AFTER.match(near_after) is not None
    score -= 9 * is_planned + 6 * (SENT.search(near_before) is not None)
    for points, pattern in zip((4, 3, 2), PLUS, strict=True):
        if pattern.search(near_before) or pattern.search(near_after):
            score += points
            break
    tail = re.sub(r"\bafter\b.*|\bexcluding\b.*", "", after[:28])
    score += 5 * _adds_up(n, text[end:])
    score -= 4 * (
        SUBSET.search(tail) is not None
        or re.search(
            r"(?:of whom|of these|of them|including|per)\W*(?:\w+\W+){0,2}$",
            before[-30:],
            re.I,
        )
        is not None
    )
    score -= 4 * (re.search(r"screened|eligible|invited|approached", text[start:end]) is not None)
    is_arm = (
        GROUP.match(after) is not None
        or BEFORE_ARM.search(before) is not None
        or noun in {"controls", "cases"}
        or SENT_TO_ARM.match(text, end) is not None
        or (
            text[start - 1 : start] == "("
            and text[end : end + 1] == ")"
            and ALLOTTED.search(before) is not None
        )
    )
    if re.search(r"\bof\s(?:the\s|these\s)?$", before) and re.search(
        r"\d\s(?:\([^)]*\)\s)?of\s(?:the\s|these\s)?$", before
    ):
        score += 0.5
    if TOOK_PART.match(text[end : end + 60]):
        score += 1
    elif re.match(r"\s?\(\d+(?:\.\d+)?\s?%", text[end : end + 12]) or re.match(
        r"\s?\(\d+(?:\.\d+)?\s?%", text[start + len(str(n)) : start + len(str(n)) + 12]
    ):
        score -= 3
    label = re.findall(r"\b([A-Z][A-Z ,/&]{4,}):", LABEL.sub(lambda match: match[0].upper(), text[:start]))
    if label and re.search(r"BACKGROUND|INTRODUCTION|CONTEXT", label[-1]):
        score -= 3
    if label and re.search(r"PARTICIPANTS|METHODS|SUBJECTS|PATIENTS|SAMPLE", label[-1]):
        score += 2
    return Count(n, score - 3 * is_arm, is_arm, start, end, noun)


def read_sample_size(text: str) -> int | None:
    """The total number of people (or animals) that a study studied, from its abstract or any text about it.

    A stated total goes before a sum of arms; screened, excluded and subset counts are passed over; None where
    nothing is stated.
    """
    plain = with_digits(re.sub(r"<[^>]{1,40}>", " ", text).replace("\u00a0", " "))
    found = candidates(plain)
    equals = [(m["letter"], _value(m["n"]), m.start()) for m in EQUALS.finditer(plain)]
    if not found and not equals:
        return 1 if CASE.search(plain) or (CASE_WORD.search(plain) and ONE_PERSON.search(plain)) else None
    best = max(found, key=lambda count: (count.score, count.n), default=None)
    kept = OF_WHOM.search(plain) if "andomi" not in plain else None
    if kept is not None:
        return _value(kept["n"])
    arms = _sum_of_arms(plain, found, [(n, start) for _, n, start in equals])
    stated = _stated(plain)
    if stated is not None:
        return stated
    capitals = [(n, start) for letter, n, start in equals if letter == "N"]
    capital = [n for n, _ in capitals]
    if len(capital) > 1 and all(ONE_OF_SEVERAL.search(plain[:start]) for _, start in capitals):
        return sum(capital)
    asked = OF_THOSE_ASKED.search(plain)
    if asked is not None and "andomi" not in plain:
        return _value(asked["n"])
    per_group, groups_stated = PER_GROUP.search(plain), GROUPS.search(plain)
    if per_group is not None and groups_stated is not None and len(equals) == 1:
        return _value(per_group["n"]) * int(groups_stated["groups"])
    each = EACH.search(plain)
    if (
        each is not None
        and re.search(r"\beach\b|\bper\b", each[0])
        and (best is None or best.n == _value(each["n"]))
    ):
        groups = {"two": 2, "three": 3, "four": 4}
        return _value(each["n"]) * int(groups.get(each["groups"], each["groups"]))
    if best is not None and best.score >= 3 and not best.is_arm:
        return _with_pair(plain, best, found)
    if capital:
        return max(capital)
    if arms is not None and (best is None or best.is_arm or arms >= best.n):
        return arms
    if best is not None and best.score >= 1 and not (len(equals) == 1 and equals[0][1] > best.n):
        return _with_pair(plain, best, found)
    if equals:
        return max(n for _, n, _ in equals)
    return _with_pair(plain, best, found) if best is not None and best.score > -2 else None


def _adds_up(n: int, following: str) -> bool:
    """Whether the bracket behind a count gives its parts: "92 people (46 ill, 46 well)"."""
    bracket = re.match(r"\s?\(([^)]{5,120})\)", following)
    parts = re.findall(r"(?<![\d.])\d[\d,]*(?![\d.]*%|\.\d)", bracket[1]) if bracket is not None else []
    return len(parts) >= 2 and sum(map(_value, parts)) == n


def _stated(text: str) -> int | None:
    """A number with a wording of its own: groups times heads, several samples behind one "n =", the rest."""
    groups = GROUPS_OF.search(text)
    if groups is not None:
        return int(groups["groups"]) * _value(groups["n"])
    several = SEVERAL_N.search(text)
    if several is not None:
        return sum(_value(part) for part in re.findall(r"\d[\d,]*\d|\d", several["all"]))
    formed = FORMED.search(text)
    return _value(formed["n"]) if formed is not None else None


def _with_pair(text: str, count: Count, found: tuple[Count, ...]) -> int:
    """The count and, where no total is stated, those named with it: "20 women and 22 men"."""
    for other in found:
        pair = PAIR.match(text, other.end)
        if pair is not None and pair.start("n") == count.start and other.score >= count.score:
            count = other
            break
    rest = THE_REST.match(text, count.end) if count.noun and count.score < _IS_TOTAL else None
    if rest is not None and count.n <= _ALIKE * _value(rest["n"]) <= _ALIKE**2 * count.n:
        return count.n + _value(rest["n"])
    n, end = count.n, count.end
    while count.score < _IS_TOTAL:
        pair = PAIR.match(text, end)
        if pair is None:
            break
        n, end = n + _value(pair["n"]), pair.end()
        if " and " in pair[0]:
            break
    return n


def _sum_of_arms(text: str, found: tuple[Count, ...], equals: list[tuple[int, int]]) -> int | None:
    """The sum of the arms where a sentence gives at least two of them."""
    matched = [(c.n, c.start) for c in found if c.is_arm or c.score >= 1]
    for items in (equals, matched, [(_value(m["n"]), m.start("n")) for m in ARM.finditer(text)]):
        for _, start in items:
            left, right = _sentence_around(text, start, start)
            low, high = start - len(left), start + len(right)
            together = [(m, s) for m, s in items if low <= s <= high]
            if len(together) >= 2 and re.search(
                r"\band\b|\bor\b|,|vs|versus|;", text[together[0][1] : together[-1][1]]
            ):
                is_paired = items is not matched or any(c.is_arm for c in found if low <= c.start <= high)
                if is_paired:
                    return sum(m for m, _ in together)
    return None
