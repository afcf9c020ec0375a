"""How sure: a verdict's confidence, from how well the finding fits and how sure its parts are.

``confidence = base(reason) x strength of the fit x (mean of citation, claim and finding confidence)``,
within 0.05 to 0.97. The bases are set by hand, by how much room each reason leaves for error; they are not
calibrated on rows that somebody else judged. ``benchmarks/verdicts.py`` prints the reliability table.
"""

from __future__ import annotations

from flows.appraise.judgement import Judgement, Reason

#: reason → how often such a verdict is right when everything fits.
BASES: dict[Reason, float] = {
    Reason.NO_FINDINGS: 0.97,
    Reason.NO_STUDY: 0.95,
    Reason.DIRECTION_UNKNOWN: 0.7,
    Reason.UMBRELLA: 0.8,
    Reason.OTHER_OUTCOMES: 0.85,
    Reason.OTHER_CONTRAST: 0.7,
    Reason.OTHER_POPULATION: 0.75,
    Reason.OTHER_TIME: 0.65,
    Reason.DOUBTFUL_MATCH: 0.5,
    Reason.AGREES: 0.97,
    Reason.AGREES_AT_ANOTHER_TIME: 0.75,
    Reason.AGREES_AT_ONE_TIME: 0.88,
    Reason.AGREES_FOR_A_WHILE: 0.85,
    Reason.AGREES_UNDER_CONDITION: 0.8,
    Reason.SIGN_UNKNOWN: 0.7,
    Reason.MIXED: 0.75,
    Reason.NULL: 0.95,
    Reason.OPPOSITE: 0.93,
    Reason.EFFECT_WHERE_NONE_CLAIMED: 0.9,
}
_LEAST, _MOST = 0.05, 0.97
_AMBIGUOUS_CITATION = 0.8


def confidence(judgement: Judgement, *, claim: float, citation: float, is_ambiguous: bool) -> float:
    """The confidence of a verdict, 0 to 1, rounded to 4 decimals.

    Args:
        judgement: The verdict with the finding it rests on.
        claim: Confidence that the sentence is a claim.
        citation: Score of the best citation from the claim to the study.
        is_ambiguous: Whether every citation to the study is ambiguous.
    """
    parts = [claim, citation]
    strength = 1.0
    if judgement.fit is not None:
        parts.append(judgement.fit.finding.confidence)
        strength = min(1.0, 0.4 + 0.65 * judgement.fit.strength)
    trust = 0.6 + 0.4 * sum(parts) / len(parts)
    value = BASES[judgement.reason] * strength * trust
    if is_ambiguous:
        value *= _AMBIGUOUS_CITATION
    return round(min(_MOST, max(_LEAST, value)), 4)
