"""Rationales: plain sentences for every combination of what can be said and found."""

from __future__ import annotations

import itertools
import re

import pytest
from appraise_support import assertion, claim, finding, study

from flows.appraise.exposures import Contrast
from flows.appraise.fitting import Fit, outcome_of
from flows.appraise.fitting import fit as fit_fields
from flows.appraise.judgement import Judgement, judge, know
from flows.appraise.outcomes import Outcome, fit_outcomes
from flows.appraise.rationale import explain, quote, templates
from flows.appraise.reasons import OUTCOMES_OF_REASONS, Reason
from flows.records import Assertion, Claim, Finding
from schemas.vocabulary import ArticleStance, Direction, Distortion, StudyStatus, Verdict

CONTRASTS = [
    (None, None, None),
    ("napping", None, None),
    ("napping", "staying awake", "after 2 weeks"),
]


def fit(made: Assertion, said: Claim, row: Finding) -> Fit:
    claimed = Outcome(made.outcome, None, made.direction, made.valence)
    return fit_fields(
        made, said, row, fit_outcomes(claimed, outcome_of(row)), Contrast(row.exposure, row.comparator)
    )


def reads_well(text: str) -> None:
    assert text[0].isupper()
    assert text.endswith(".")
    assert "{" not in text
    assert "None" not in text
    assert "_" not in text
    assert not re.search(r"\s{2,}|\.\.|,,| [,.;:]|“”|“\s|\s”", text)
    for sentence in re.split(r"(?<=\.) ", text):
        assert sentence[0].isupper(), sentence


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("stance", ArticleStance)
def test_every_reason_reads_well_whatever_is_claimed_and_found(reason: Reason, stance: ArticleStance) -> None:
    for claimed, found, (said, shown) in itertools.product(
        Direction, Direction, zip(CONTRASTS, reversed(CONTRASTS), strict=True)
    ):
        said_claim = claim(article_stance=stance)
        made = assertion(
            "alertness at work", claimed.value, exposure=said[0], comparator=said[1], timepoint=said[2]
        )
        row = finding(
            "sleepiness.",
            found.value,
            exposure=shown[0],
            comparator=shown[1],
            timepoint=shown[2],
            meaning="dozed off.",
        )
        fitted = fit(made, said_claim, row)
        judgement = Judgement(reason, fitted, OUTCOMES_OF_REASONS[reason][1], other=fitted)
        reads_well(explain(made, said_claim, study(), [row], judgement))


def test_all_distortions_together_read_well() -> None:
    made, row = assertion("alertness", "increase"), finding("alertness", "increase")
    fitted = fit(made, claim(), row)
    judgement = Judgement(Reason.AGREES, fitted, tuple(Distortion), narrow_trait="women only")
    text = explain(made, claim(), study(status=StudyStatus.RETRACTED), [row], judgement)
    reads_well(text)
    assert "retracted" in text
    assert "women only" in text
    assert "association" in text


def test_every_reason_has_a_sentence_and_a_verdict() -> None:
    assert (
        set(templates()["reason"])
        == {reason.value for reason in Reason}
        == {r.value for r in OUTCOMES_OF_REASONS}
    )


def test_it_says_what_was_claimed_what_was_found_and_where() -> None:
    made = assertion("cortisol levels", "decrease", exposure="humming")
    row = finding(
        "salivary cortisol",
        "no_change",
        exposure="humming",
        comparator="silence",
        timepoint="after 3 days",
        locator="table 2",
    )
    judgement = judge(made, claim("Humming lowers cortisol levels."), study(), know([row]))
    text = explain(made, claim("Humming lowers cortisol levels."), study(), [row], judgement)
    assert judgement.verdict is Verdict.CONTRADICTED
    for part in (
        "decrease in “cortisol levels”",
        "no change in “salivary cortisol”",
        "“silence”",
        "“after 3 days”",
        "table 2",
    ):
        assert part in text
    assert "contradicts the claim" in text
    assert "found none" in text


def test_it_says_when_a_contrast_is_turned_round() -> None:
    made = assertion("empathy", "increase", exposure="people who hum")
    row = finding(
        "empathy", "decrease", exposure="having lost the ability to hum", comparator="people who hum"
    )
    judgement = judge(made, claim(), study(), know([row]))
    text = explain(made, claim(), study(), [row], judgement)
    assert judgement.verdict is Verdict.SUPPORTED
    assert "the other way round" in text
    assert "means an increase in “empathy”" in text


def test_a_disputed_claim_is_said_to_be_disputed() -> None:
    said = claim(article_stance=ArticleStance.DISPUTES)
    made, row = assertion("sleep", "increase"), finding("sleep", "increase")
    assert "dispute" in explain(made, said, study(), [row], judge(made, said, study(), know([row])))


def test_quotation_marks_inside_a_phrase_are_tamed() -> None:
    assert quote("the “happy” hormone.") == "“the ‘happy’ hormone”"
