"""Results told by how many of each group had them: "8 of 23 patients in the tea group and 2 of 24 in …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.numbers import NULLS, Effect, read_effects
from flows.extract.findings.soundness import Statement
from flows.extract.findings.spelled import spelled_number
from schemas.vocabulary import Direction

_COUNT = (
    r"(?P<{name}>\d[\d,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)(?P<{name}_pc>\s?%)?"
    r"(?:\sof\s(?:the\s)?(?P<{name}_of>\d[\d,]*))?"
)
_ONE, _TWO = _COUNT.format(name="one"), _COUNT.format(name="two")
_WHO = (
    r"(?:\s(?:patients?|participants?|subjects?|women|men|adults|children|infants|people|individuals"
    r"|cases?))?"
)
_IN = r"\s(?:in|with|on|from|receiving|taking|given|assigned to|allocated to)\s(?:the\s)?"
_AND = r",?\s(?:and|versus|vs\.?|compared (?:with|to)|but)\s"
_GROUP = r"[^,;\d]{2,60}?"
_HAD = (
    r"\s(?:had(?!\sdied)|experienced|developed|reached|achieved|reported|showed|underwent|suffered"
    r"|attained|met"
    r"|(?P<died>(?:had\s)?died\s(?:of|from)))\s"
    r"(?:(?:an?|the|at least one)\s)?(?P<out>[^,;]{3,90})$"
)
_HAD_AND = _HAD.removesuffix("$").replace("[^,;]", r"[^,;\d]") + _AND
COUNTED: tuple[tuple[str, str], ...] = (
    (
        rf"{_ONE}{_WHO}{_IN}(?P<exp>{_GROUP}){_HAD_AND}{_TWO}{_WHO}{_IN}(?P<cmp>{_GROUP})$",
        "Twelve patients in the tea group had falls compared with 20 in the milk group (P = 0.04).",
    ),
    (
        rf"{_ONE}{_WHO}{_IN}(?P<exp>{_GROUP}){_AND}{_TWO}{_WHO}{_IN}(?P<cmp>{_GROUP}){_HAD}",
        "Twelve patients in the tea group and 20 patients in the milk group developed gout (P = 0.04).",
    ),
    (
        rf"{_ONE}{_AND}{_TWO}{_WHO}{_IN}(?P<exp>{_GROUP})\sand\s(?:in\s)?(?:the\s)?(?P<cmp>{_GROUP})"
        rf",?\srespectively,?{_HAD}",
        "Two and nine patients in the tea group and in the milk group, respectively, had falls (P = 0.01).",
    ),
    (
        rf"{_ONE}{_AND}{_TWO}{_WHO}{_HAD}",
        "Two and nine patients in the tea group and in the milk group, respectively, had falls (P = 0.01), "
        "whereas one and eight patients had gout (P = 0.01).",
    ),
)
"""The constructions, each with an example; counts are believed where their clause tells a p-value."""
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern, _ in COUNTED)
_TESTED = re.compile(r"\bp\s?[-=<>≤]|\bsignifican|\ba?(?:[OHR]R|IRR)\b|\bratio\b", re.I)
_SHARE = re.compile(r"(?P<share>\d+(?:[.·]\d+)?)\s?%(?!\s?(?:CI|confidence))")
_APART = 1.5
"""How far bare counts must lie apart to tell which group had more, its size not being told."""


def read_counted(
    clause: str, original: str, before: Statement | None, timepoint: str | None
) -> Statement | None:
    """The statement of a clause that counts who had an outcome, if it tells of a test.

    Args:
        clause: the clause without brackets.
        original: the same stretch of the sentence with its brackets, for the shares of each group.
        before: the statement before it; its groups are taken over by "and one and eight had pain".
        timepoint: the time that the clause names.
    """
    if _TESTED.search(original) is None:
        return None
    for pattern in _PATTERNS:
        match = pattern.match(clause)
        if match is None:
            continue
        parts = match.groupdict()
        outcome, exposure, comparator = (noun_phrase(parts.get(name)) for name in ("out", "exp", "cmp"))
        if "exp" not in parts and before is not None and before.pattern == "counted":
            exposure, comparator = before.exposure, before.comparator
        direction = _which(match, original)
        outcome = f"death from {outcome}" if outcome and parts.get("died") else outcome
        if outcome is None or exposure is None or comparator is None or direction is None:
            return None
        return Statement(outcome, direction, exposure, comparator, timepoint, pattern="counted")
    return None


def _which(match: re.Match[str], original: str) -> Direction | None:
    """Whether the first group had more: by its share; by its count only where that is far from the other."""
    tests = read_effects(original)
    if len(tests) == 1 and tests[0].is_null:
        return Direction.NO_CHANGE
    by_ratio = _by_ratio(tests)
    if by_ratio is not None:
        return by_ratio
    shares = [float(one["share"].replace("·", ".")) for one in _SHARE.finditer(original)]
    one, two = _amount(match, "one"), _amount(match, "two")
    if one is None or two is None:
        return None
    if len(shares) == 2:
        one, two = shares
    elif match["one_of"] and match["two_of"]:
        one, two = one / (_plain(match["one_of"]) or 1), two / (_plain(match["two_of"]) or 1)
    elif max(one, two) < _APART * min(one, two) and not match["one_pc"]:
        return Direction.NO_CHANGE if one == two else None
    if one == two:
        return Direction.NO_CHANGE
    return Direction.INCREASE if one > two else Direction.DECREASE


def _by_ratio(tests: Sequence[Effect]) -> Direction | None:
    """What a ratio with its interval says, where it is the only test."""
    one = tests[0] if len(tests) == 1 else None
    if one is None or one.value is None or one.ci_low is None or NULLS.get(one.measure or "") != 1.0:
        return None
    return Direction.INCREASE if one.value > 1 else Direction.DECREASE


def _amount(match: re.Match[str], name: str) -> float | None:
    printed = match[name]
    return _plain(printed) if printed[0].isdigit() else spelled_number(printed)


def _plain(printed: str) -> float:
    return float(printed.replace(",", ""))
