"""How sure: a verdict's confidence, from how often such verdicts were right.

``confidence = rate(origin of the findings, group of the reason) x trust``, within 0.05 to 0.97. The rates
stand in ``data/confidence.yaml``: made-up claims and abstracts were read from their bare texts and judged,
and a careful reader's verdicts laid beside (``benchmarks/verdict_texts.py`` counts and prints the
reliability).
``trust`` falls where the claim or the link to the study is less sure than it was there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from flows.appraise.judgement import Judgement
from flows.appraise.reasons import Reason
from flows.records import Finding
from schemas.vocabulary import Method

RATES = Path(__file__).parent / "data" / "confidence.yaml"

#: reason → the group whose rate it has. What is certain by its nature has a rate of its own below.
GROUPS: dict[Reason, str] = {
    Reason.NO_FINDINGS: "nothing_known",
    Reason.NO_STUDY: "nothing_known",
    Reason.DIRECTION_UNKNOWN: "in_part",
    Reason.UMBRELLA: "elsewhere",
    Reason.OTHER_OUTCOMES: "other_outcomes",
    Reason.OTHER_CONTRAST: "elsewhere",
    Reason.OTHER_POPULATION: "elsewhere",
    Reason.OTHER_TIME: "elsewhere",
    Reason.DOUBTFUL_MATCH: "doubtful",
    Reason.DOUBTFUL_LINK: "doubtful",
    Reason.AGREES: "agrees",
    Reason.AGREES_AT_ANOTHER_TIME: "in_part",
    Reason.AGREES_AT_ONE_TIME: "in_part",
    Reason.AGREES_FOR_A_WHILE: "in_part",
    Reason.AGREES_UNDER_CONDITION: "in_part",
    Reason.SIGN_UNKNOWN: "in_part",
    Reason.MIXED: "in_part",
    Reason.NULL: "against",
    Reason.OPPOSITE: "against",
    Reason.EFFECT_WHERE_NONE_CLAIMED: "against",
    Reason.READ_AGREEING: "agrees",
    Reason.READ_OPPOSING: "against",
    Reason.READ_OTHERWISE: "doubtful",
}
_NOTHING_KNOWN = 0.95
_LEAST, _MOST = 0.05, 0.97
_REFERENCE = 0.9
"""Confidence of claim and citation in the texts that the rates were counted on."""
_AMBIGUOUS_CITATION = 0.8


def group_of(reason: Reason) -> str:
    """The group of reasons whose verdicts are counted together."""
    return GROUPS[reason]


@cache
def rates() -> dict[str, dict[str, float]]:
    """Origin of the findings (``curated``, ``rule``) → group of reasons → share of right verdicts."""
    loaded: dict[str, dict[str, float]] = yaml.safe_load(RATES.read_text(encoding="utf-8"))
    return loaded


def confidence(
    judgement: Judgement, findings: Iterable[Finding], *, claim: float, citation: float, is_ambiguous: bool
) -> float:
    """The confidence of a verdict, 0 to 1, rounded to 4 decimals.

    Args:
        judgement: The verdict with the finding it rests on.
        findings: All findings of the study; one that was not recorded by hand makes them a reading.
        claim: Confidence that the sentence is a claim.
        citation: Score of the best citation from the claim to the study.
        is_ambiguous: Whether every citation to the study is ambiguous.
    """
    group = group_of(judgement.reason)
    if judgement.chance is not None:
        rate = judgement.chance
    elif group == "nothing_known":
        rate = _NOTHING_KNOWN
    else:
        is_curated = all(row.method is Method.CURATED for row in findings)
        rate = rates()[(Method.CURATED if is_curated else Method.RULE).value][group]
    parts = [claim, citation]
    if judgement.fit is not None:
        parts.append(judgement.fit.finding.confidence)
    trust = (0.6 + 0.4 * sum(parts) / len(parts)) / (0.6 + 0.4 * _REFERENCE)
    value = rate * min(1.0, trust)
    if is_ambiguous:
        value *= _AMBIGUOUS_CITATION
    return round(min(_MOST, max(_LEAST, value)), 4)
