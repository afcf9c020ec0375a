"""Claims held against the sentences of an abstract by the text encoder, beside the rules."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from appraise_support import assertion, citation, claim, finding, reference, study

from flows.appraise import Passage, appraise, appraise_closely
from flows.appraise.closely import CLASSES, CloseReading, chances_of, load_trust, read_closely
from flows.appraise.closely import settle as settle_case
from flows.appraise.judgement import Judgement
from flows.appraise.reasons import OUTCOMES_OF_REASONS, Reason
from flows.records import Finding
from schemas.vocabulary import Direction, Distortion, Method, Relation, Verdict

CLAIM = claim("Pensioners who hummed every day were far less likely to take a tumble.")
TUMBLE = assertion("taking a tumble", "decrease", exposure="humming every day")
SENTENCES = (
    "Falls were less frequent in the humming group than in the control group (rate ratio 0.62, p < 0.001).",
    "Grip strength did not differ between the groups.",
)


def passage(text: str, start: int = 0) -> Passage:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Passage(
        text,
        f"abstract, sentence 1 (characters {start}-{start + len(text)})",
        start,
        start + len(text),
        digest,
        Relation.CORRELATIONAL,
    )


PASSAGES = tuple(passage(text) for text in SENTENCES)
FALLS = replace(
    finding("falls", "decrease", exposure="humming", comparator="control group"),
    sentence_sha256=PASSAGES[0].sentence_sha256,
)
GRIP = finding("grip strength", "no_change", exposure="humming")


def reading(support: float, against: float, found: Finding | None = FALLS) -> CloseReading:
    return CloseReading(support, against, found, found)


def settle(judgement: Judgement, read: CloseReading) -> Judgement:
    return settle_case(judgement, read, CLAIM, TUMBLE, study())


def judged(reason: Reason) -> Judgement:
    return Judgement(reason, None, OUTCOMES_OF_REASONS[reason][1])


def test_the_sentence_that_settles_the_claim_is_found() -> None:
    close = read_closely(TUMBLE, CLAIM, "stu_1", [FALLS, GRIP], PASSAGES, is_only=True)
    assert close.support > 0
    assert close.support > close.against
    assert close.supporting == FALLS


def test_without_a_finding_of_its_own_a_supporting_sentence_gives_one() -> None:
    close = read_closely(TUMBLE, CLAIM, "stu_1", [], PASSAGES, is_only=True)
    assert close.opposing is None
    assert close.supporting is not None
    assert close.supporting.method is Method.MODEL
    assert (close.supporting.outcome, close.supporting.direction) == (TUMBLE.outcome, TUMBLE.direction)
    assert close.supporting.locator == PASSAGES[0].locator
    assert close.supporting.sentence_sha256 == PASSAGES[0].sentence_sha256


def test_a_finding_on_another_outcome_does_not_stand_for_what_supports() -> None:
    other = replace(GRIP, sentence_sha256=PASSAGES[0].sentence_sha256)
    close = read_closely(TUMBLE, CLAIM, "stu_1", [other], PASSAGES, is_only=True)
    assert close.supporting is not None
    assert close.supporting.outcome == TUMBLE.outcome


def test_a_finding_that_agrees_is_none_against() -> None:
    said = claim("Humming every day made pensioners fall more often.")
    more = assertion("falls", "increase", exposure="humming every day")
    assert read_closely(more, said, "stu_1", [FALLS], PASSAGES, is_only=True).opposing == FALLS
    rise = replace(FALLS, direction=Direction.INCREASE)
    assert read_closely(more, said, "stu_1", [rise], PASSAGES, is_only=True).opposing is None


def test_what_is_read_in_support_carries_its_distortions() -> None:
    causal = replace(CLAIM, relation=Relation.CAUSAL)
    settled = settle_case(judged(Reason.OTHER_OUTCOMES), reading(6, -3), causal, TUMBLE, study())
    assert settled.reason is Reason.READ_AGREEING
    assert settled.distortions == (Distortion.CAUSAL_OVERSTATEMENT,)


def test_a_claim_of_several_outcomes_is_put_for_one() -> None:
    whole = read_closely(TUMBLE, CLAIM, "stu_1", [], PASSAGES, is_only=True)
    part = read_closely(TUMBLE, CLAIM, "stu_1", [], PASSAGES, is_only=False)
    assert (whole.support, whole.against) != (part.support, part.against)


def test_a_row_is_no_surer_than_such_rows_were_right() -> None:
    close = reading(6, -3)
    chance = chances_of(close, Verdict.NOT_ADDRESSED)[CLASSES.index(Verdict.SUPPORTED)]
    assert 0 < load_trust()["supported"] <= 1
    assert settle(judged(Reason.OTHER_OUTCOMES), close).chance == chance * load_trust()["supported"]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_chances_are_probabilities_that_follow_the_odds(verdict: Verdict) -> None:
    weak, strong = chances_of(reading(-3, -3), verdict), chances_of(reading(4, -3), verdict)
    assert sum(strong) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in strong)
    at = CLASSES.index(Verdict.SUPPORTED)
    assert strong[at] > weak[at]
    against = chances_of(reading(-3, 4), verdict)
    assert against[CLASSES.index(Verdict.CONTRADICTED)] > weak[CLASSES.index(Verdict.CONTRADICTED)]


@pytest.mark.parametrize("reason", [Reason.OTHER_OUTCOMES, Reason.DOUBTFUL_MATCH, Reason.NO_FINDINGS])
def test_the_encoder_gives_a_verdict_where_the_rules_have_none(reason: Reason) -> None:
    settled = settle(judged(reason), reading(6, -3))
    assert (settled.reason, settled.finding) == (Reason.READ_AGREEING, FALLS)
    settled = settle(judged(reason), reading(-3, 8))
    assert (settled.reason, settled.verdict) == (Reason.READ_OPPOSING, Verdict.CONTRADICTED)


@pytest.mark.parametrize(
    "reason", [Reason.AGREES, Reason.NULL, Reason.OPPOSITE, Reason.AGREES_UNDER_CONDITION]
)
def test_a_verdict_that_is_not_borne_out_is_taken_back(reason: Reason) -> None:
    settled = settle(judged(reason), reading(-5, -5))
    assert (settled.reason, settled.verdict) == (Reason.READ_OTHERWISE, Verdict.NOT_ADDRESSED)
    assert settled.distortions == ()


def test_a_verdict_that_is_borne_out_keeps_its_reason() -> None:
    assert settle(judged(Reason.AGREES), reading(5, -3)).reason is Reason.AGREES
    assert settle(judged(Reason.NULL), reading(-3, 5)).reason is Reason.NULL
    assert (
        settle(judged(Reason.AGREES_UNDER_CONDITION), reading(5, -3)).reason is Reason.AGREES_UNDER_CONDITION
    )


def test_without_a_finding_nothing_is_contradicted() -> None:
    assert settle(judged(Reason.OTHER_OUTCOMES), reading(-3, 9, None)).verdict is Verdict.NOT_ADDRESSED


@pytest.mark.parametrize("reason", [Reason.NO_STUDY, Reason.DOUBTFUL_LINK])
def test_what_no_abstract_can_settle_stays(reason: Reason) -> None:
    assert settle(judged(reason), reading(9, -3)) == judged(reason)


def test_rows_rest_on_findings_and_new_ones_are_handed_on() -> None:
    rows, new = appraise_closely(
        [CLAIM], [citation()], [TUMBLE], [reference()], [study()], [GRIP], {"stu_1": PASSAGES}
    )
    assert rows[0].verdict is Verdict.SUPPORTED
    assert rows[0].method is Method.MODEL
    assert [one.finding_id for one in new] == [rows[0].finding_id]
    assert rows[0].found_direction == new[0].direction
    assert "text encoder" in rows[0].rationale


def test_no_passages_no_encoder() -> None:
    given = ([CLAIM], [citation()], [TUMBLE], [reference()], [study()], [GRIP])
    assert appraise_closely(*given, {}) == (appraise(*given), ())


def test_a_doubtful_link_is_never_contradicted() -> None:
    link = replace(citation(), is_ambiguous=True)
    said = claim("Humming did nothing to prevent falls.")
    rows, _ = appraise_closely(
        [said], [link], [TUMBLE], [reference()], [study()], [FALLS], {"stu_1": PASSAGES}
    )
    assert rows[0].verdict is not Verdict.CONTRADICTED
