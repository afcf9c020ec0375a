"""Evidence rows: one for each assertion and cited study, whatever is known of it."""

from __future__ import annotations

import random

import pytest
from appraise_support import assertion, citation, claim, finding, reference, study

from flows.appraise import appraise
from flows.appraise.confidence import GROUPS, rates
from flows.appraise.reasons import Reason
from flows.records import Evidence
from schemas.identifiers import make_id
from schemas.vocabulary import Direction, Distortion, Method, Relation, Resolution, Verdict

CLAIM = claim("Humming lowers cortisol and lifts mood.")
CORTISOL = assertion("cortisol", "decrease", exposure="humming")
MOOD = assertion("mood", "increase", exposure="humming")
FOUND = finding("cortisol", "decrease", exposure="humming", comparator="silence")


def test_one_row_for_each_assertion_and_study_also_when_nothing_is_found() -> None:
    rows = appraise([CLAIM], [citation()], [CORTISOL, MOOD], [reference()], [study()], [FOUND])
    assert [(row.outcome, row.verdict) for row in rows] == [
        ("cortisol", Verdict.SUPPORTED),
        ("mood", Verdict.NOT_ADDRESSED),
    ]
    assert rows[0].evidence_id == make_id("evidence", CORTISOL.assertion_id, "stu_1")
    assert rows[0].finding_id == FOUND.finding_id
    assert rows[0].found_direction is Direction.DECREASE
    assert rows[1].finding_id is None
    assert rows[1].found_direction is None


def test_two_citations_of_one_study_give_one_row_and_two_studies_two() -> None:
    links = [
        citation("cit_1"),
        citation("cit_2", reference_id="ref_2"),
        citation("cit_3", reference_id="ref_3"),
    ]
    references = [reference("ref_1"), reference("ref_2"), reference("ref_3", "stu_2")]
    rows = appraise([CLAIM], links, [CORTISOL], references, [study(), study("stu_2")], [FOUND])
    assert [(row.study_id, row.verdict) for row in rows] == [
        ("stu_1", Verdict.SUPPORTED),
        ("stu_2", Verdict.NOT_CHECKABLE),
    ]


def test_an_ambiguous_citation_lowers_confidence_unless_another_is_plain() -> None:
    def sureness(*flags: bool) -> float:
        links = [citation(f"cit_{number}", is_ambiguous=flag) for number, flag in enumerate(flags)]
        return appraise([CLAIM], links, [CORTISOL], [reference()], [study()], [FOUND])[0].confidence

    assert sureness(True) < sureness(False)
    assert sureness(True, False) == sureness(False)


def test_a_study_that_is_not_resolved_cannot_be_checked() -> None:
    unknown = study(resolution=Resolution.UNRESOLVED)
    row = appraise([CLAIM], [citation()], [CORTISOL], [reference()], [unknown], [])[0]
    assert row.verdict is Verdict.NOT_CHECKABLE
    assert "could not be identified" in row.rationale
    row = appraise([CLAIM], [citation()], [CORTISOL], [reference()], [study()], [])[0]
    assert row.verdict is Verdict.NOT_CHECKABLE
    assert "no findings" in row.rationale


def test_a_claim_without_citation_gives_no_row() -> None:
    assert appraise([CLAIM], [], [CORTISOL], [reference()], [study()], [FOUND]) == ()


def test_a_broken_key_is_an_error() -> None:
    with pytest.raises(ValueError, match="no resolved reference"):
        appraise([CLAIM], [citation()], [CORTISOL], [reference(study_id=None)], [study()], [])
    with pytest.raises(ValueError, match="belongs to no claim"):
        appraise([], [], [CORTISOL], [], [], [])


def test_the_order_of_findings_changes_nothing() -> None:
    times = ["immediately after", "20 minutes after", "2 hours after", "the next day"]
    ways = ["increase", "no_change", "decrease", "decrease"]
    findings = [
        finding("cortisol", way, number=number, exposure="humming", timepoint=time)
        for number, (way, time) in enumerate(zip(ways, times, strict=True))
    ]
    shuffler = random.Random(3)
    seen = set()
    for _ in range(8):
        shuffler.shuffle(findings)
        seen.add(appraise([CLAIM], [citation()], [CORTISOL], [reference()], [study()], tuple(findings))[0])
    assert len(seen) == 1
    assert seen.pop().distortions == (Distortion.TIMING_OMITTED,)


@pytest.mark.parametrize(
    ("claimed", "relation", "expected"),
    [
        ("decrease", Relation.CAUSAL, (Distortion.CAUSAL_OVERSTATEMENT,)),
        ("decrease", Relation.CORRELATIONAL, ()),
        ("no_change", Relation.CAUSAL, ()),
        ("increase", Relation.CAUSAL, (Distortion.DIRECTION_REVERSED,)),
    ],
)
def test_an_association_told_as_a_cause(
    claimed: str, relation: Relation, expected: tuple[Distortion, ...]
) -> None:
    said = claim(relation=relation)
    made = assertion("cortisol", claimed, exposure="humming")
    assert (
        appraise([said], [citation()], [made], [reference()], [study()], [FOUND])[0].distortions == expected
    )


def test_a_doubtful_match_never_contradicts() -> None:
    made = assertion("cortisol", "increase", exposure="chewing gum")
    assert (
        appraise([CLAIM], [citation()], [made], [reference()], [study()], [FOUND])[0].verdict
        is Verdict.NOT_ADDRESSED
    )
    unsure = finding("cortisol", "decrease", exposure="humming", confidence=0.3)
    made = assertion("cortisol", "increase", exposure="humming")
    assert (
        appraise([CLAIM], [citation()], [made], [reference()], [study()], [unsure])[0].verdict
        is Verdict.NOT_ADDRESSED
    )


def test_confidence_is_a_probability_and_has_four_decimals() -> None:
    for made in (CORTISOL, MOOD):
        row = appraise([CLAIM], [citation()], [made], [reference()], [study()], [FOUND])[0]
        assert 0 < row.confidence < 1
        assert round(row.confidence, 4) == row.confidence


def test_every_reason_has_a_rate_whatever_the_origin_of_the_findings() -> None:
    groups = {GROUPS[reason] for reason in Reason} - {"nothing_known"}
    for origin in ("curated", "rule"):
        assert set(rates()[origin]) == groups
        assert all(0 < rate < 1 for rate in rates()[origin].values())


def test_findings_read_from_an_abstract_are_trusted_less_than_recorded_ones() -> None:
    def sureness(method: Method) -> float:
        row = finding("cortisol", "decrease", exposure="humming", method=method)
        return appraise([CLAIM], [citation()], [CORTISOL], [reference()], [study()], [row])[0].confidence

    assert sureness(Method.RULE) < sureness(Method.CURATED)


def test_a_null_result_between_the_groups_is_of_what_the_study_was_about() -> None:
    findings = [
        finding("mood", "increase", number=1, exposure="humming", comparator="silence"),
        finding("cortisol", "no_change", number=2, exposure="the groups"),
    ]

    def verdict(exposure: str) -> Verdict:
        made = assertion("cortisol", "decrease", exposure=exposure)
        return appraise([CLAIM], [citation()], [made], [reference()], [study()], findings)[0].verdict

    assert verdict("humming") is Verdict.CONTRADICTED
    assert verdict("chewing gum") is Verdict.NOT_ADDRESSED


def test_groups_of_a_study_with_two_exposures_are_of_neither() -> None:
    findings = [
        finding("mood", "increase", number=1, exposure="humming"),
        finding("mood", "increase", number=2, exposure="whistling"),
        finding("cortisol", "no_change", number=3, exposure="groups"),
    ]
    row = appraise([CLAIM], [citation()], [CORTISOL], [reference()], [study()], findings)[0]
    assert row.verdict is Verdict.NOT_ADDRESSED


def test_a_study_of_women_says_nothing_of_men() -> None:
    made = assertion("cortisol", "decrease", exposure="humming", population="men")
    sample = study(population="60 women over 50")
    row = appraise([CLAIM], [citation()], [made], [reference()], [sample], [FOUND])[0]
    assert row.verdict is Verdict.NOT_ADDRESSED
    assert "another group of people" in row.rationale


def test_a_study_that_may_not_be_meant_contradicts_nothing() -> None:
    made = assertion("cortisol", "increase", exposure="humming")

    def row(*, is_ambiguous: bool) -> Evidence:
        links = [citation(is_ambiguous=is_ambiguous)]
        return appraise([CLAIM], links, [made], [reference()], [study()], [FOUND])[0]

    assert row(is_ambiguous=False).verdict is Verdict.CONTRADICTED
    assert row(is_ambiguous=True).verdict is Verdict.NOT_CHECKABLE
    assert row(is_ambiguous=True).finding_id is None
    assert "not certain that the article means this study" in row(is_ambiguous=True).rationale
