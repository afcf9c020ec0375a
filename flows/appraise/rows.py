"""One evidence row for each assertion and each study that its claim leans on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from flows.appraise.closely import Passage, read_closely, settle
from flows.appraise.confidence import confidence
from flows.appraise.judgement import Judgement, doubt_the_link, judge, know
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
    return appraise_closely(claims, citations, assertions, references, studies, findings, {})[0]


def appraise_closely(
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    assertions: Sequence[Assertion],
    references: Sequence[CitedReference],
    studies: Sequence[Study],
    findings: Sequence[Finding],
    passages: Mapping[str, Sequence[Passage]],
) -> tuple[tuple[Evidence, ...], tuple[Finding, ...]]:
    """As :func:`appraise`, with a text encoder that reads the claims beside the abstracts (closely.py).

    Args:
        claims, citations, assertions, references, studies, findings: As there.
        passages: Study id → the sentences of its abstract that may state a result. A study without any is
            appraised by its findings alone.

    Returns:
        The rows, and the findings that rows rest on and that were not given: the encoder's own.
    """
    claim_of = {claim.claim_id: claim for claim in claims}
    study_of = {study.study_id: study for study in studies}
    study_ids = {reference.reference_id: reference.study_id for reference in references}
    findings_of: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        findings_of[finding.study_id].append(finding)
    known_of = {study_id: know(rows) for study_id, rows in findings_of.items()}
    cited = _cited_studies(citations, study_ids)
    n_said = Counter(assertion.claim_id for assertion in assertions)
    given = {finding.finding_id for finding in findings}
    rows: list[Evidence] = []
    new: dict[str, Finding] = {}
    for assertion in assertions:
        claim = claim_of.get(assertion.claim_id)
        if claim is None:
            raise ValueError(f"assertion {assertion.assertion_id} belongs to no claim: {assertion.claim_id}")
        for study_id, links in cited.get(claim.claim_id, {}).items():
            study, of_study = study_of.get(study_id), findings_of[study_id]
            judgement = judge(assertion, claim, study, known_of.get(study_id, ()))
            if shown := passages.get(study_id):
                is_only = n_said[claim.claim_id] == 1
                reading = read_closely(assertion, claim, study_id, of_study, shown, is_only=is_only)
                judgement = settle(judgement, reading, claim, assertion, study)
            rows.append(_row(assertion, claim, study, study_id, of_study, judgement, links))
            if judgement.read is not None and judgement.read.finding_id not in given:
                new[judgement.read.finding_id] = judgement.read
    return tuple(rows), tuple(new.values())


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
    judgement: Judgement,
    links: Sequence[Citation],
) -> Evidence:
    is_ambiguous = all(link.is_ambiguous for link in links)
    if is_ambiguous:
        judgement = doubt_the_link(judgement)
    finding = judgement.finding if judgement.verdict in _RESTS_ON_A_FINDING else None
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
        method=Method.RULE if judgement.read is None else Method.MODEL,
        confidence=confidence(
            judgement,
            findings,
            claim=claim.confidence,
            citation=max(link.score for link in links),
            is_ambiguous=is_ambiguous,
        ),
        study_status=study.status if study else StudyStatus.UNKNOWN,
    )
