"""From the findings on an outcome to a verdict, its distortions and the reason for it.

Findings are sifted in four steps (outcome, population, contrast, time); what is left is compared with the
claim's direction. ``contradicted`` is only ever given where outcome and contrast fit beyond doubt: a
doubtful match that speaks against a claim is ``not_addressed``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flows.appraise.directions import AGAINST, Agreement
from flows.appraise.doubts import things_of
from flows.appraise.exposures import ALIGNED, Contrast, ExposureKind, names_something, overlap
from flows.appraise.fitting import Fit, fit, outcome_of
from flows.appraise.outcomes import NEAR_OUTCOME, SAME_OUTCOME, Outcome, fit_outcomes
from flows.appraise.populations import narrow_trait
from flows.appraise.reasons import OUTCOMES_OF_REASONS, Reason
from flows.appraise.timing import TimeFit, is_passing
from flows.records import Assertion, Claim, Finding, Study
from flows.values import value
from schemas.vocabulary import Direction, Distortion, Relation, Verdict

_REASON_OF = {
    Agreement.AGREES: Reason.AGREES,
    Agreement.OPPOSITE: Reason.OPPOSITE,
    Agreement.NULL: Reason.NULL,
    Agreement.EFFECT_WHERE_NONE_CLAIMED: Reason.EFFECT_WHERE_NONE_CLAIMED,
    Agreement.MIXED: Reason.MIXED,
    Agreement.SIGN_UNKNOWN: Reason.SIGN_UNKNOWN,
    Agreement.UNCLEAR: Reason.DIRECTION_UNKNOWN,
}
_RESTS_ON_A_FINDING = frozenset({Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED, Verdict.CONTRADICTED})
_CAUSAL = frozenset({Relation.CAUSAL, Relation.CONDITIONAL_CAUSAL})
_SOUND_FINDING = 0.5
_CLOSE = 0.14


@value()
class Judgement:
    """What an assertion is worth beside one study: the reason, the finding it rests on, the distortions."""

    reason: Reason
    fit: Fit | None
    distortions: tuple[Distortion, ...]
    narrow_trait: str | None = None
    other: Fit | None = None
    """The finding that keeps an agreeing one from full support."""
    chance: float | None = None
    """Probability of the verdict, where a text encoder was asked too (closely.py)."""
    read: Finding | None = None
    """The finding that the encoder's own verdict rests on."""

    @property
    def finding(self) -> Finding | None:
        """The finding that the verdict rests on."""
        return self.read or (self.fit.finding if self.fit else None)

    @property
    def verdict(self) -> Verdict:
        """The verdict that the reason stands for."""
        return OUTCOMES_OF_REASONS[self.reason][0]


def doubt_the_link(found: Judgement) -> Judgement:
    """What a judgement is worth where the claim may lean on another study: never a contradiction."""
    if found.verdict is not Verdict.CONTRADICTED:
        return found
    return _judgement(Reason.DOUBTFUL_LINK, found.fit)


Known = tuple[tuple[Finding, Outcome, Contrast], ...]
"""A study's findings by id, each with its outcome and its contrast as they are compared."""


def know(findings: Iterable[Finding]) -> Known:
    """Ready the findings of one study (all of them; order does not matter) for :func:`judge`."""
    ordered = sorted(findings, key=lambda row: row.finding_id)
    shared = _shared_contrast(ordered)
    return tuple(
        (row, outcome_of(row), contrast if names_something(contrast.exposure) else shared or contrast)
        for row in ordered
        for contrast in (Contrast(row.exposure, row.comparator),)
    )


def _shared_contrast(findings: list[Finding]) -> Contrast | None:
    """The one contrast of a study, which "no difference between groups" means without naming it."""
    named = [Contrast(row.exposure, row.comparator) for row in findings if names_something(row.exposure)]
    if not named or not _are_of_one_exposure([one.exposure for one in named]):
        return None
    return next((one for one in named if one.comparator), named[0])


def judge(assertion: Assertion, claim: Claim, study: Study | None, findings: Known) -> Judgement:
    """Judge an assertion by the findings of one study, as :func:`know` gives them."""
    if not findings:
        is_known = study is not None and study.resolution != "unresolved"
        return _judgement(Reason.NO_FINDINGS if is_known else Reason.NO_STUDY, None)
    claimed = Outcome(assertion.outcome, assertion.outcome_concept, assertion.direction, assertion.valence)
    things = things_of(contrast for _, _, contrast in findings)
    on_outcome = [
        fit(assertion, claim, finding, outcome, contrast, study, things)
        for finding, found, contrast in findings
        if (outcome := fit_outcomes(claimed, found)).score >= NEAR_OUTCOME
    ]
    if not on_outcome:
        return _judgement(Reason.UMBRELLA if claimed.is_umbrella else Reason.OTHER_OUTCOMES, None)
    in_population = [one for one in on_outcome if not one.is_other_population]
    if not in_population:
        return _judgement(Reason.OTHER_POPULATION, _best(on_outcome))
    sound = [one for one in in_population if not one.is_doubtful]
    of_contrast = _sift_contrasts(sound or in_population)
    if not of_contrast:
        return _judgement(Reason.OTHER_CONTRAST, _best(in_population))
    reason, best, other = _weigh(_sift_outcomes(of_contrast))
    if not sound and OUTCOMES_OF_REASONS[reason][0] in _RESTS_ON_A_FINDING:
        return _judgement(Reason.DOUBTFUL_MATCH, best)
    return with_distortions(_judgement(reason, best, other), claim, assertion, study)


def _sift_contrasts(fits: list[Fit]) -> list[Fit]:
    """Keep the findings on the claimed exposure; where none is, those whose exposure cannot be told apart."""
    usable = [one for one in fits if one.exposure.is_usable]
    if usable:
        nearest = max(one.exposure.score for one in usable)
        return [one for one in usable if one.exposure.score >= nearest - _CLOSE]
    for kind in (ExposureKind.NARROWED, ExposureKind.OTHER_DEGREE):
        of_kind = [one for one in fits if one.exposure.kind is kind]
        if of_kind:
            return of_kind
    unaligned = [one for one in fits if one.exposure.kind is ExposureKind.UNALIGNED]
    return unaligned if _are_of_one_exposure([one.finding.exposure for one in unaligned]) else []


def _are_of_one_exposure(named: Iterable[str | None]) -> bool:
    """Whether a study has one exposure only, which a claim may well call by another name."""
    exposures = list(dict.fromkeys(exposure for exposure in named if exposure))
    return all(overlap(exposures[0], other) >= ALIGNED for other in exposures[1:])


def _sift_outcomes(fits: list[Fit]) -> list[Fit]:
    """Keep the findings on the outcome that fits best, and of those the ones whose comparator fits best."""
    nearest = max(one.outcome.score for one in fits)
    fits = [one for one in fits if one.outcome.score >= nearest - 0.15]
    comparator = max(one.comparator_score for one in fits)
    if comparator >= 0.5:
        fits = [one for one in fits if one.comparator_score >= min(comparator, 0.5)]
    return fits


def _weigh(fits: list[Fit]) -> tuple[Reason, Fit, Fit | None]:
    """Give the reason, the finding that decides, and one that stands against an agreeing one."""
    at_time = [one for one in fits if one.time is TimeFit.SAME]
    if at_time:
        return _weigh_alike(at_time)
    elsewhere = [one for one in fits if one.time is not TimeFit.DIFFERENT]
    if not elsewhere:
        agreeing = [one for one in fits if one.agreement is Agreement.AGREES]
        if agreeing:
            return Reason.AGREES_AT_ANOTHER_TIME, _best(agreeing), None
        return _weigh_alike(fits) if _is_one_long_time(fits) else (Reason.OTHER_TIME, _best(fits), None)
    return _weigh_alike(elsewhere)


def _is_one_long_time(fits: list[Fit]) -> bool:
    """Whether the study looked once only, days or more later: then weeks for months is no other time."""
    times = {one.finding.timepoint for one in fits}
    return (
        len(times) == 1
        and not any(is_passing(time, None) for time in times)
        and all(one.is_near_in_time for one in fits)
    )


def _weigh_alike(fits: list[Fit]) -> tuple[Reason, Fit, Fit | None]:
    agreeing = [one for one in fits if one.agreement is Agreement.AGREES]
    against = [one for one in fits if one.agreement in AGAINST]
    if agreeing and against:
        best, other = _best(agreeing), _best(against)
        if best.finding.timepoint != other.finding.timepoint:
            return Reason.AGREES_AT_ONE_TIME, best, other
        return Reason.AGREES_UNDER_CONDITION, best, other
    if agreeing:
        best = _best(agreeing)
        return _agreeing_reason(best), best, None
    best = _best(fits)
    if best.agreement in AGAINST and not _is_beyond_doubt(best):
        return Reason.DOUBTFUL_MATCH, best, None
    return _REASON_OF[best.agreement], best, None


def _agreeing_reason(best: Fit) -> Reason:
    if best.exposure.kind is ExposureKind.NARROWED:
        return Reason.AGREES_UNDER_CONDITION
    is_effect = best.finding.direction not in {Direction.NO_CHANGE, Direction.UNSIGNED}
    if (
        best.time is TimeFit.CLAIM_SILENT
        and is_effect
        and is_passing(best.finding.timepoint, best.finding.meaning)
    ):
        return Reason.AGREES_FOR_A_WHILE
    return Reason.AGREES


def _is_beyond_doubt(one: Fit) -> bool:
    """Whether a finding may speak against a claim: same outcome, same contrast, read with certainty."""
    return (
        one.outcome.score >= SAME_OUTCOME
        and one.exposure.is_usable
        and one.time is not TimeFit.UNCLEAR
        and one.finding.confidence >= _SOUND_FINDING
    )


def _best(fits: list[Fit]) -> Fit:
    """The finding that fits best; ties go by confidence, then by id, so that order never matters."""
    if len(fits) == 1:
        return fits[0]
    return min(
        fits, key=lambda one: (-round(one.strength, 6), -one.finding.confidence, one.finding.finding_id)
    )


def _judgement(reason: Reason, best: Fit | None, other: Fit | None = None) -> Judgement:
    return Judgement(reason=reason, fit=best, distortions=OUTCOMES_OF_REASONS[reason][1], other=other)


def with_distortions(found: Judgement, claim: Claim, assertion: Assertion, study: Study | None) -> Judgement:
    """Add what is distorted beside the direction, where the study found what is claimed, at least in part."""
    finding = found.finding
    if finding is None or found.verdict not in {Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED}:
        return found
    extra: list[Distortion] = []
    is_effect = assertion.direction is not Direction.NO_CHANGE
    if is_effect and claim.relation in _CAUSAL and finding.relation is Relation.CORRELATIONAL:
        extra.append(Distortion.CAUSAL_OVERSTATEMENT)
    trait = None
    if study is not None:
        sample = finding.population or study.population
        trait = narrow_trait(claim.claim_text, assertion.population, sample, study.design)
        if trait:
            extra.append(Distortion.POPULATION_GENERALISED)
    wanted = {*found.distortions, *extra}
    ordered = tuple(one for one in Distortion if one in wanted)
    return replace(found, distortions=ordered, narrow_trait=trait)
