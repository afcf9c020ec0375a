"""Numbers that decide a direction: ratios with their intervals, p-values, "not statistically significant"."""

from __future__ import annotations

import re
from typing import Final

from flows.extract.assertions.statements import Statement
from schemas.vocabulary import Direction

_NUMBER: Final = r"(\d+(?:[.·]\d+)?)"
_RATIO: Final = re.compile(
    r"\b(?:hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|a?HR|a?OR|a?RR|IRR|SHR)s?\b"
    r"[^\d;]{0,40}?" + _NUMBER +
    r"(?:[^\d]{1,25}(?:95|99|90) ?%[^\d]{0,30}" + _NUMBER + r"[^\d]{1,6}" + _NUMBER + r")?")  # fmt: skip
_FOR: Final = re.compile(
    r"\bratio (?:for|of) (.+?)(?: (?:associated )?with (.+?))? (?:was|were|is|among|in)\b"
)
_P_VALUE: Final = re.compile(r"\b[pP] ?(?:-?value)? ?([=<>≤≥]) ?(0?\.\d+|\d\.\d+)")
_NULL: Final = re.compile(
    r"\b(?:not|n['’]t|non-?) ?(?:been )?(?:reach |attain |achieve |quite )?"
    r"(?:statistical(?:ly)? )?significan(?:t|ce)"
    r"|statistically (?:insignificant|non-?significant)"
    r"|\bnon-?significant(?:ly)?\b"
    r"|\bno statistically significant"
    r"|\bP ?= ?NS\b"
    r"|\bno longer (?:statistically )?significant",
    re.IGNORECASE,
)
ALPHA: Final = 0.05
_RATIO_WORDS: Final = ("ratio", "relative risk", "HR", "OR", "RR")


def ratio_statement(sentence: str, text: str, topic: str | None) -> tuple[Statement, ...]:
    """What a ratio alone says: "The hazard ratio for death was 0.93 (95% CI 0.85 to 1.02)"."""
    if not _may_hold_ratio(sentence):
        return ()
    ratio = _RATIO.search(sentence)
    named = _FOR.search(text)
    if ratio is None or named is None:
        return ()
    value = float(ratio[1].replace("·", "."))
    direction = Direction.INCREASE if value > 1 else Direction.DECREASE
    if value == 1 or crosses_one(sentence):
        direction = Direction.NO_CHANGE
    exposure = named[2].removeprefix("the ") if named[2] else topic
    return (
        Statement(named[1].removeprefix("the "), direction, exposure=exposure, value=value, unit="ratio"),
    )


def _may_hold_ratio(sentence: str) -> bool:
    """A quick look, which spares most sentences the pattern."""
    return any(word in sentence for word in _RATIO_WORDS)


def crosses_one(sentence: str) -> bool:
    """Whether the one ratio of a sentence has an interval across 1."""
    if not _may_hold_ratio(sentence):
        return False
    ratios = _RATIO.findall(sentence)
    if len(ratios) != 1 or not ratios[0][1]:
        return False
    low, high = float(ratios[0][1].replace("·", ".")), float(ratios[0][2].replace("·", "."))
    return low <= 1 <= high


def is_doubted(sentence: str) -> bool:
    """Whether a sentence asserts nothing: the evidence is weak, it was once believed, both groups are alike.

    >>> is_doubted("The evidence that zinc shortens colds is weak.")
    True
    >>> is_doubted("Doctors used to think that naps cause gout."), is_doubted("Both groups lost weight.")
    (True, True)
    >>> is_doubted("Naps were once thought to cause gout, but they ease it.")
    False
    """
    low = sentence.lower()
    if "evidence" in low and _WEAK.search(sentence) is not None:
        return True
    if _BELIEVED.search(low) is not None and _NOW.search(low) is None:
        return True
    return _BOTH_GROUPS.match(low) is not None and _APART.search(low) is None


_BELIEVED: Final = re.compile(
    r"\b(?:used to (?:think|believe|assume)|"
    r"(?:once|long|previously) (?:thought|believed|assumed) (?:to|that))\b"
)
_NOW: Final = re.compile(r"\b(?:but|now|however|yet|today)\b")
_BOTH_GROUPS: Final = re.compile(r"(?:in )?both(?: of the)? (?:[\w-]+ )?(?:groups|arms)\b")
_APART: Final = re.compile(r"\b(?:but|than|although|though|while|whereas|compared|more so)\b")


def is_null(sentence: str, n_statements: int = 1) -> bool:
    """Whether a sentence's numbers or words say that its result is not significant.

    Of several statements, or of two clauses set against each other, it is not known which one is meant: then
    only words count that speak of "the difference" or "the effect" as a whole.
    """
    if _IN_NONE.search(sentence) is not None and _CONTRAST.search(sentence) is None:
        return True
    null = _NULL.search(sentence) if "significan" in sentence or "NS" in sentence else None
    if null:
        contrast = _CONTRAST.search(sentence)
        if contrast is None or _GENERAL.search(sentence, contrast.end(), max(null.start(), contrast.end())):
            return True
        return n_statements == 1 and null.start() < contrast.start()
    values = _P_VALUE.findall(sentence) if any(sign in sentence for sign in "=<>≤≥") else []
    if values and all(sign in "=>≥" and float(value) > ALPHA for sign, value in values):
        return True
    return crosses_one(sentence)


_WEAK: Final = re.compile(
    r"\bevidence\b[^.;]{0,90}\b(?:is|was|remains|are) (?:still |very |rather |quite |so )?"
    r"(?:weak|thin|lacking|scant|limited|mixed|inconclusive|patchy|shaky|poor|sparse|slim|unclear|conflicting)\b",
    re.IGNORECASE,
)
_IN_NONE: Final = re.compile(r"\b[Ii]n (?:none of (?:the|these|those)|neither(?: of the)?) [a-z]")
_CONTRAST: Final = re.compile(r"\b(?:whereas|while|but|although|though|however)\b", re.IGNORECASE)
_GENERAL: Final = re.compile(
    r"\b(?:difference|result|effect|this|it|association|reduction|trend|finding|improvement|increase|change)s?\b"
)
