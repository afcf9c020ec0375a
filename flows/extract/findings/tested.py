"""Which way two numbers differ: by the test that is told of them, else by how far they lie apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.findings.numbers import number, read_effects, read_p
from schemas.vocabulary import Direction

_TESTED = re.compile(
    r"\bp\s?[-=<>≤]|\bsignifican|\ba?[OHR]R\b|\bIRR\b|\b(?:SMD|WMD|MD)\b|\bratio\b"
    r"|\bmean difference\b|\bdifference,?\s[-−–+\d]",
    re.I,
)
_INTERVAL = re.compile(r"\b9[059]\s?%\s?CI|\bCI\b|confidence interval", re.I)
"""An interval of nothing named does not tell: of a difference it is held against 0, of a ratio against 1."""
_NO_DIFFERENCE = re.compile(r"\bnot (?:[\w-]+ ){0,2}significan|\bnon-?\s?significan|\bno significan|\bNS\b")
_P_FOR = re.compile(r"\bp\s?(?:[<>=≤≥]|&lt;|&gt;)\s?0?[.·]\d+(?:\s(?P<who>(?:for|each|vs)[^;,)\]]*))?", re.I)
_FAR_APART, _ALIKE = 1.5, 1.1


class Told(NamedTuple):
    """A group of a comparison and its number; no group where the text does not name it."""

    group: str | None
    value: float


def is_tested(sentence: str) -> bool:
    """Whether a sentence tells of a test of what it compares."""
    return _TESTED.search(sentence) is not None


def direction_between(
    one: Told, other: Told, others: list[Told], rank: int, clause: str, sentence: str
) -> tuple[Direction | None, tuple[int, int] | None]:
    """Which way a group differs from another, by the test that is told of it; None where that is open."""
    by_value = Direction.INCREASE if one.value > other.value else Direction.DECREASE
    if one.value == other.value:
        return Direction.NO_CHANGE, None
    if len(others) > 1:
        return _by_own_test(one, other, others, rank, sentence, by_value)
    if _NO_DIFFERENCE.search(sentence) is not None:
        return Direction.NO_CHANGE, None
    if _TESTED.search(clause) is not None:
        effects = read_effects(clause)
        return (Direction.NO_CHANGE if effects and effects[0].is_null else by_value), None
    if _TESTED.search(sentence) is not None:
        return by_value, None
    if _INTERVAL.search(clause) is not None:
        return _by_percent(clause, by_value), None
    return _untested(one, other, by_value), None


def _by_percent(clause: str, by_value: Direction) -> Direction | None:
    """By the interval of a percentage that is said to be lower or higher; None where there is none."""
    effects = [one for one in read_effects(clause) if one.measure == "percent" and one.ci_low is not None]
    if not effects:
        return None
    return Direction.NO_CHANGE if effects[0].is_null else by_value


def are_alike(values: Sequence[float]) -> bool:
    """Whether numbers are nearly the same, all of them."""
    sizes = [abs(value) for value in values]
    one_sign = all(value > 0 for value in values) or all(value < 0 for value in values)
    return one_sign and max(sizes) / min(sizes) <= _ALIKE


def _by_own_test(
    one: Told, other: Told, others: list[Told], rank: int, sentence: str, by_value: Direction
) -> tuple[Direction | None, tuple[int, int] | None]:
    tests = list(_P_FOR.finditer(sentence))
    named = [
        test
        for test in tests
        if _SAYS_WHO.match(test["who"] or "") and _speaks_of(test["who"], one.group or "", other.group or "")
    ]
    mine = (
        named[0]
        if named
        else tests[rank]
        if len(tests) == len(others) and "respectively" in sentence
        else None
    )
    if mine is None and len(tests) == 1:
        mine = tests[0]
    if mine is None:
        return (None if tests else _untested(one, other, by_value)), None
    p = read_p(sentence, mine.start(), mine.end())
    if p is None:
        return None, None
    is_null = p[0] > 0.05 or (p[0] == 0.05 and p[1] == "=")
    if not is_null and not named and len(tests) == 1 and mine["who"] is None:
        return _untested(one, other, by_value), None
    return (Direction.NO_CHANGE if is_null else by_value), mine.span()


_SAYS_WHO = re.compile(r"for\s|each\b", re.I)
_EACH = re.compile(r"\b(?:each|both|either|all)\b", re.I)


def _speaks_of(said: str, one: str, other: str) -> bool:
    words = set(re.findall(r"[\w%.-]+", said.lower()))
    if one.startswith("without ") and not words & {"without", "no"}:
        return False
    if _EACH.search(said):
        return True
    own = [word for word in re.findall(r"[\w%.-]+", one.lower()) if len(word) > 1]
    pair = re.split(r"\s(?:vs\.?|versus|and|against)\s", said.lower())
    held = set(re.findall(r"[\w%.-]+", other.lower())) | {"control", "controls"}
    return bool(words & set(own)) and (len(pair) == 1 or bool(set(re.findall(r"[\w%.-]+", pair[-1])) & held))


def _untested(one: Told, other: Told, by_value: Direction) -> Direction | None:
    """Without a test, numbers speak where they lie far apart or are nearly the same."""
    high, low = max(abs(one.value), abs(other.value)), min(abs(one.value), abs(other.value))
    if (one.value < 0) != (other.value < 0) or low == 0 or high / low >= _FAR_APART:
        return by_value
    return Direction.NO_CHANGE if high / low <= _ALIKE else None


_NUMBER = r"[-−–+]?\d[\d,]*(?:[.·]\d+)?"
_IN_BRACKETS = re.compile(
    rf"[(\[](?![^()]{{0,30}}\b(?:CI|IQR|range)\b)(?:[A-Za-z][A-Za-z\s]{{0,30}}[\s:=]{{1,3}})?(?P<one>{_NUMBER})"
    rf"(?:\s?±\s?[\d.]+)?\s?%?(?:\s[a-zA-Z/]{{1,8}})?,?\s(?:vs\.?|versus|and|(?:as\s)?compared\s(?:with|to))\s(?P<two>{_NUMBER})"
)


def direction_in_brackets(clause: str) -> Direction | None:
    """Which way the first of two differs from the second, by their numbers: "(5.7 vs 4.5; P = .01)"."""
    pair = _IN_BRACKETS.search(clause)
    if pair is None:
        return None
    one, two = number(pair["one"]), number(pair["two"])
    if one == two:
        return None
    return Direction.INCREASE if one > two else Direction.DECREASE
