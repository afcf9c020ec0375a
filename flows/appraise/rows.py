"""One evidence row for each assertion and each study that its claim leans on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flows.appraise.confidence import confidence
from flows.appraise.judgement import Known, doubt_the_link, judge, know
from flows.appraise.rationale import explain
from flows.records import Assertion, Citation, CitedReference, Claim, Evidence, Finding, Study
from schemas.identifiers import make_id
from schemas.vocabulary import Method, StudyStatus, Verdict

_RESTS_ON_A_FINDING = frozenset({Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED, Verdict.CONTRADICTED})


def appraise(
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    assertions: Sequence[Assertion],
    references: Sequence[CitedReference],
    studies: Sequence[Study],
    findings: Sequence[Finding],
) -> tuple[Evidence, ...]:
    """Hold every assertion against every study that its claim cites.

    Args:
        claims: The article's claims.
        citations: Which claim leans on which reference.
        assertions: What each claim says of each outcome.
        references: The references, resolved: each with its ``study_id``.
        studies: The studies those point to, also the unresolved ones.
        findings: What the studies found.

    Returns:
        One row per assertion and cited study, in the order of the assertions and then of the citations;
        also where nothing is known of the study. Several citations of a claim to one study give one row.
        ``found_direction`` is the direction as the finding words it; where exposure or outcome are worded
        the other way round, the rationale says so. A row that is ``not_addressed`` or ``not_checkable``
        rests on no finding and names none. A study to which every citation is ambiguous contradicts nothing.

    Raises:
        ValueError: a citation points to a reference or claim that is not there, or to one that was never
        resolved.
    """
    claim_of = {claim.claim_id: claim for claim in claims}
    study_of = {study.study_id: study for study in studies}
    study_ids = {reference.reference_id: reference.study_id for reference in references}
    findings_of: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        findings_of[finding.study_id].append(finding)
    known_of = {study_id: know(rows) for study_id, rows in findings_of.items()}
    cited = _cited_studies(citations, study_ids)
    rows: list[Evidence] = []
    for assertion in assertions:
        claim = claim_of.get(assertion.claim_id)
        if claim is None:
            raise ValueError(f"assertion {assertion.assertion_id} belongs to no claim: {assertion.claim_id}")
        for study_id, links in cited.get(claim.claim_id, {}).items():
            rows.append(
                _row(
                    assertion,
                    claim,
                    study_of.get(study_id),
                    study_id,
                    findings_of[study_id],
                    known_of.get(study_id, ()),
                    links,
                )
            )
    return tuple(rows)


def _cited_studies(
    citations: Iterable[Citation], study_ids: dict[str, str | None]
) -> dict[str, dict[str, list[Citation]]]:
    """Claim id → study id → the citations that lead there, in the order given."""
    cited: dict[str, dict[str, list[Citation]]] = defaultdict(dict)
    for citation in citations:
        study_id = study_ids.get(citation.reference_id)
        if study_id is None:
            raise ValueError(
                f"citation {citation.citation_id} points to no resolved reference: {citation.reference_id}"
            )
        cited[citation.claim_id].setdefault(study_id, []).append(citation)
    return cited


def _row(
    assertion: Assertion,
    claim: Claim,
    study: Study | None,
    study_id: str,
    findings: Sequence[Finding],
    known: Known,
    links: Sequence[Citation],
) -> Evidence:
    is_ambiguous = all(link.is_ambiguous for link in links)
    judgement = judge(assertion, claim, study, known)
    if is_ambiguous:
        judgement = doubt_the_link(judgement)
    finding = judgement.fit.finding if judgement.fit and judgement.verdict in _RESTS_ON_A_FINDING else None
    return Evidence(
        evidence_id=make_id("evidence", assertion.assertion_id, study_id),
        claim_id=claim.claim_id,
        assertion_id=assertion.assertion_id,
        study_id=study_id,
        finding_id=finding.finding_id if finding else None,
        outcome=assertion.outcome,
        claimed_direction=assertion.direction,
        found_direction=finding.direction if finding else None,
        verdict=judgement.verdict,
        distortions=judgement.distortions,
        rationale=explain(assertion, claim, study, findings, judgement),
        method=Method.RULE,
        confidence=confidence(
            judgement,
            findings,
            claim=claim.confidence,
            citation=max(link.score for link in links),
            is_ambiguous=is_ambiguous,
        ),
        study_status=study.status if study else StudyStatus.UNKNOWN,
    )
