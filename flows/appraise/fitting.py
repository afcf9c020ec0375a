"""One assertion beside one finding: how outcome, contrast, time and direction fit."""

from __future__ import annotations

from typing import NamedTuple

from flows.appraise.directions import AGAINST, Agreement, compare_directions, turn
from flows.appraise.doubts import is_doubtful
from flows.appraise.exposures import Contrast, ExposureFit, ExposureKind, fit_exposures
from flows.appraise.facets import says_more
from flows.appraise.outcomes import Outcome, OutcomeFit
from flows.appraise.populations import are_exclusive
from flows.appraise.timing import TimeFit, are_near, compare_times, read_moment, times_in
from flows.lexicon.phrases import similarity
from flows.records import Assertion, Claim, Finding, Study
from schemas.vocabulary import Direction, Method

#: How far a finding may be trusted to speak to the claim, by how its contrast fits.
_EXPOSURE_WEIGHT = {
    ExposureKind.ALIGNED: 1.0,
    ExposureKind.INVERTED: 0.95,
    ExposureKind.UNSTATED: 0.9,
    ExposureKind.NARROWED: 0.7,
    ExposureKind.OTHER_DEGREE: 0.75,
    ExposureKind.UNALIGNED: 0.5,
    ExposureKind.OTHER_GROUP: 0.3,
}
_TIME_WEIGHT = {
    TimeFit.SAME: 1.0,
    TimeFit.NEITHER: 1.0,
    TimeFit.CLAIM_SILENT: 0.95,
    TimeFit.FINDING_SILENT: 0.9,
    TimeFit.UNCLEAR: 0.8,
    TimeFit.DIFFERENT: 0.6,
}


#: Up to this confidence a finding's direction is a guess of the model, or its words speak against it.
_UNSURE = 0.8


class Fit(NamedTuple):
    """How one finding stands to one assertion; ``found`` is its direction in the claim's wording."""

    finding: Finding
    outcome: OutcomeFit
    exposure: ExposureFit
    time: TimeFit
    found: Direction
    agreement: Agreement
    comparator_score: float
    is_other_population: bool
    is_doubtful: bool
    is_near_in_time: bool
    strength: float
    """How surely the finding is on what the claim says, 0 to 1."""


def outcome_of(finding: Finding) -> Outcome:
    """A finding's outcome, for comparison."""
    return Outcome(finding.outcome, finding.outcome_concept, finding.direction, finding.valence)


def fit(
    assertion: Assertion,
    claim: Claim,
    finding: Finding,
    outcome: OutcomeFit,
    contrast: Contrast,
    study: Study | None = None,
    things: tuple[str, ...] = (),
) -> Fit:
    """Set a finding beside an assertion, field by field; the study lends its title and its sample."""
    exposure = fit_exposures(
        assertion.exposure,
        assertion.comparator,
        contrast.exposure,
        contrast.comparator,
        claim.claim_text,
        study.title if study else "",
    )
    direction = turn(finding.direction, times=int(outcome.is_flipped) + int(exposure.is_inverted))
    time = _fit_time(assertion, claim, finding)
    is_other_population = are_exclusive(
        assertion.population, finding.population or (study.population if study else None)
    )
    agreement = compare_directions(assertion.direction, direction)
    return Fit(
        finding=finding,
        outcome=outcome,
        exposure=exposure,
        time=time,
        found=direction,
        agreement=agreement,
        comparator_score=_fit_comparators(assertion.comparator, contrast.comparator),
        is_other_population=is_other_population,
        is_doubtful=is_doubtful(assertion, claim, finding, contrast, exposure, things, study)
        or _is_ill_read(assertion, finding, outcome, exposure, agreement),
        is_near_in_time=are_near(assertion.timepoint, finding.timepoint),
        strength=outcome.score
        * _EXPOSURE_WEIGHT[exposure.kind]
        * (0.7 + 0.3 * exposure.score)
        * _TIME_WEIGHT[time]
        * (0.5 if is_other_population else 1.0),
    )


def _is_ill_read(
    assertion: Assertion, finding: Finding, outcome: OutcomeFit, exposure: ExposureFit, agreement: Agreement
) -> bool:
    """Whether a finding that was read, not recorded, is too unsure to stand for or against the claim."""
    if finding.method is Method.CURATED:
        return False
    if finding.confidence <= _UNSURE:
        return True
    if agreement in AGAINST:
        is_named = assertion.exposure is not None and not exposure.is_inverted
        return outcome.is_flipped or not is_named or says_more(assertion.outcome, finding.outcome)
    is_signed = finding.direction is not Direction.NO_CHANGE
    return is_signed and says_more(finding.outcome, assertion.outcome)


def _fit_time(assertion: Assertion, claim: Claim, finding: Finding) -> TimeFit:
    kind = compare_times(assertion.timepoint, finding.timepoint)
    if kind is TimeFit.CLAIM_SILENT and finding.timepoint:
        minutes = read_moment(finding.timepoint).minutes
        if minutes and any(moment.minutes == minutes for moment in times_in(claim.claim_text)):
            return TimeFit.SAME
    return kind


def _fit_comparators(claimed: str | None, found: str | None) -> float:
    if not claimed or not found:
        return 0.5
    return similarity(claimed, found)
