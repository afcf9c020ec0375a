"""Results told by two numbers alone: "was 3.2 in the tea group and 5.1 in the milk group"."""

from __future__ import annotations

import re

from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.numbers import number
from flows.extract.findings.soundness import Statement
from schemas.vocabulary import Direction

_AMOUNT = (
    r"(?P<{name}>[-−–]?\s?\d[\d,]*(?:[.·]\d+)?)(?:\s?/\s?\d+)?(?:\s?±\s?[\d.]+)?(?:\s?%)?"
    r"(?:\s[A-Za-zµ/²-]{{1,12}}){{0,2}}?"
)
_ONE, _TWO = _AMOUNT.format(name="one"), _AMOUNT.format(name="two")
_WERE = (
    r"\s(?:was|were|averaged|occurred in"
    r"|(?:was|were) (?:found|observed|seen|reported|recorded) (?:in|by))\s"
)
_AND = r",?\s(?:and|versus|vs\.?|compared (?:with|to)|as compared (?:with|to)|against|or|than)\s"
_IN = r"\s(?:in|for|with|among|after|on|under)\s(?:the\s)?"
_IN_OR_OF = r"\s(?:in|of|for|with|among|after|on|under)\s(?:the\s)?"
COMPARISONS: tuple[tuple[str, str], ...] = (
    (
        rf"(?P<out>[^,;]+?){_WERE}{_ONE}{_IN_OR_OF}(?P<exp>[^,;\d][^,;]*?){_AND}(?:in\s)?{_TWO}{_IN_OR_OF}(?P<cmp>[^,;\d][^,;]*?)$",
        "Pain was 3.2 in the tea group and 5.1 in the milk group.",
    ),
    (
        rf"(?P<out>[^,;]+?){_WERE}{_ONE}{_AND}{_TWO}{_IN}(?P<exp>[^,;\d]+?)\sand\s(?:the\s)?(?P<cmp>[^,;\d]+?)"
        r"(?:\s(?:groups?|arms?))?(?:,?\srespectively)?$",
        "Pain was 3.2 and 5.1 in the tea and milk groups, respectively.",
    ),
    (
        rf"(?P<out>[^,;]+?)\s(?:of|in|for|among)\s(?:the\s)?(?P<exp>[^,;\d]+?)\sand\s(?:the\s)?"
        rf"(?P<cmp>[^,;\d]+?)\s(?:was|were)\s{_ONE}{_AND}{_TWO}(?:,?\srespectively)?$",
        "Pain in drinkers and abstainers was 3.2 and 5.1, respectively.",
    ),
)
"""The constructions, each with an example; a comparison is believed where its sentence tells a p-value."""
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern, _ in COMPARISONS)
_NO_RESULT = re.compile(
    r"^(?:mean |median |average )?(?:ages?|follow-ups?|sample sizes?|pooled estimates?.*)$|\bbaseline\b", re.I
)
"""What describes the people or the method, though it is compared."""
_TESTED = re.compile(
    r"\bp\s?[-=<>≤]|\bsignifican|\ba?[OHR]R\b|\b(?:SMD|WMD|MD)\b|\bratio\b|\bmean difference\b", re.I
)
"""An interval of nothing named does not tell: of a difference it is held against 0, of a ratio against 1."""
_NO_DIFFERENCE = re.compile(r"\bnot (?:[\w-]+ ){0,2}significan|\bnon-?\s?significan|\bno significan|\bNS\b")


def read_comparison(clause: str, sentence: str, timepoint: str | None) -> Statement | None:
    """The statement of a clause that says its result by two numbers, if the sentence tells of a test."""
    if _TESTED.search(sentence) is None:
        return None
    for pattern in _PATTERNS:
        match = pattern.match(clause)
        if match is None:
            continue
        outcome, exposure, comparator = (noun_phrase(match[name]) for name in ("out", "exp", "cmp"))
        one, two = (number(match[name]) for name in ("one", "two"))
        if outcome is None or exposure is None or comparator is None or _NO_RESULT.search(outcome):
            return None
        is_same = one == two or _NO_DIFFERENCE.search(sentence) is not None
        direction = Direction.INCREASE if one > two else Direction.DECREASE
        direction = Direction.NO_CHANGE if is_same else direction
        return Statement(outcome, direction, exposure, comparator, timepoint, pattern="two numbers")
    return None
