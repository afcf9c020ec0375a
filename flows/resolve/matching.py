"""Printed references to records: who is meant, how surely, and what is printed otherwise than recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flows.records import (
    CitedReference,
    Finding,
    ReferenceCandidate,
    Refusal,
    Study,
    StudyNotice,
)
from flows.resolve.compare import author_position, contains_title, fold
from flows.resolve.comparison import Comparison, compare
from flows.resolve.decision import decide
from flows.resolve.lookup import Abstract, Candidate, StudyLookup
from flows.resolve.references import fill_gaps
from flows.resolve.unresolved import merge_printed, printed_study
from schemas.identifiers import make_id
from schemas.vocabulary import MatchMethod, ReferenceIssue, ReferenceType, StudyStatus

N_CANDIDATES = 5
"""So many of a reference's candidates are kept for people to look at."""
LEAST_SCORE = 0.5
"""A record that fits less well is no candidate worth a look."""

_ISSUE_OF_STATUS = {
    StudyStatus.RETRACTED: ReferenceIssue.RETRACTED,
    StudyStatus.CORRECTED: ReferenceIssue.CORRECTED,
    StudyStatus.EXPRESSION_OF_CONCERN: ReferenceIssue.EXPRESSION_OF_CONCERN,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """References with their studies: one row a distinct study, also where no record was found."""

    references: tuple[CitedReference, ...]
    studies: tuple[Study, ...]
    findings: tuple[Finding, ...]
    refused: tuple[Refusal, ...] = ()
    candidates: tuple[ReferenceCandidate, ...] = ()
    notices: tuple[StudyNotice, ...] = ()
    abstracts: Mapping[str, Abstract] = field(default_factory=dict)
    """By study: what findings may be read from."""
    warnings: tuple[str, ...] = ()


def resolve_references(
    references: Iterable[CitedReference],
    lookup: StudyLookup,
    *,
    topic: str = "",
    topics: Mapping[str, str] | None = None,
) -> Resolved:
    """Find the record of each reference.

    Args:
        references: as parsed, of one article.
        lookup: where records are looked up.
        topic: what the article is about, such as its title. A study that is only described in prose, without
            its first author, is matched by journal and year only if record and description, or record and
            topic, are about the same thing: a journal publishes thousands of papers a year.
        topics: the same by ``reference_id``, for references of which more is said.

    Returns:
        The references with ``study_id``, ``match_method``, ``match_score``, ``issues`` and ``lookup``; their
        studies, with findings, notices and abstracts of these; the records that came into question. A
        reference without a record gets a study of what is printed. A link to a study that an earlier
        reference names by another identifier is no row of its own.
    """
    found = _Found()
    for reference in references:
        found.add(reference, lookup, (topics or {}).get(reference.reference_id, topic))
    kept = _once_each(found.references)
    of_kept = {reference.reference_id for reference in kept}
    return Resolved(
        references=kept,
        studies=tuple(found.studies.values()),
        findings=tuple(finding for own in found.findings.values() for finding in own),
        candidates=tuple(row for row in found.candidates if row.reference_id in of_kept),
        notices=tuple({notice.notice_id: notice for notice in found.notices}.values()),
        abstracts=found.abstracts,
        warnings=tuple(dict.fromkeys(found.warnings)),
    )


@dataclass
class _Found:
    references: list[CitedReference] = field(default_factory=list)
    studies: dict[str, Study] = field(default_factory=dict)
    findings: dict[str, Sequence[Finding]] = field(default_factory=dict)
    candidates: list[ReferenceCandidate] = field(default_factory=list)
    notices: list[StudyNotice] = field(default_factory=list)
    abstracts: dict[str, Abstract] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def add(self, reference: CitedReference, lookup: StudyLookup, topic: str) -> None:
        answer = lookup.find(reference, topic)
        compared = [compare(reference, candidate) for candidate in answer.candidates]
        decision = decide(reference, compared, topic)
        match = decision.match
        if match is None:
            study = printed_study(reference, is_doi_false=decision.is_doi_false)
            issues = [ReferenceIssue.UNRESOLVED]
            if decision.is_ambiguous:
                issues.append(ReferenceIssue.AMBIGUOUS)
            self.studies[study.study_id] = merge_printed(self.studies.get(study.study_id), study)
        else:
            study = match.found.study
            issues = _differences(reference, match.found.candidate)
            self._learn(match.found.candidate, lookup)
        if not (reference.doi or reference.pmid or reference.pmcid or reference.url):
            issues.append(ReferenceIssue.NO_IDENTIFIER)
        self.references.append(
            replace(
                reference,
                study_id=study.study_id,
                match_method=match.method if match else MatchMethod.NONE,
                match_score=match.score if match else 0.0,
                issues=tuple(issue for issue in ReferenceIssue if issue in issues),
                lookup=answer.lookup,
            )
        )
        self.candidates += candidate_rows(reference, compared, study.study_id if match else None)
        self.warnings += answer.warnings

    def _learn(self, candidate: Candidate, lookup: StudyLookup) -> None:
        study = candidate.study
        self.studies[study.study_id] = study
        self.findings[study.study_id] = lookup.findings_of(study.study_id)
        self.notices += candidate.notices
        if candidate.abstract is not None:
            self.abstracts[study.study_id] = candidate.abstract


def candidate_rows(
    reference: CitedReference, compared: Sequence[Comparison], chosen: str | None
) -> list[ReferenceCandidate]:
    """The best few records as rows of ``reference_candidates``, the chosen one first."""
    rows: list[ReferenceCandidate] = []
    looked_at = [
        found
        for found in compared
        if found.study.study_id == chosen or found.identifier == 1.0 or found.score >= LEAST_SCORE
    ]
    looked_at.sort(key=lambda found: (found.study.study_id != chosen, -found.score, found.study.study_id))
    for rank, found in enumerate(looked_at[:N_CANDIDATES], start=1):
        study = found.study
        rows.append(
            ReferenceCandidate(
                candidate_id=make_id("reference_candidates", reference.reference_id, study.study_id),
                reference_id=reference.reference_id,
                candidate_study_id=study.study_id,
                rank=rank,
                is_chosen=study.study_id == chosen,
                candidate_doi=study.doi,
                candidate_pmid=study.pmid,
                candidate_title=study.title,
                candidate_container_title=study.container_title,
                candidate_year=study.year_published or study.year_online,
                candidate_registries=found.candidate.registries,
                identifier_score=found.identifier,
                title_score=_rounded(found.title),
                author_score=found.author,
                year_score=found.year,
                journal_score=_rounded(found.journal),
                volume_score=found.volume,
                pages_score=found.pages,
                total_score=found.score,
            )
        )
    return rows


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)


def _once_each(resolved: Sequence[CitedReference]) -> tuple[CitedReference, ...]:
    """The references without links to the record of an earlier one, which takes over their identifiers."""
    kept: list[CitedReference] = []
    for row in resolved:
        place = next((n for n, other in enumerate(kept) if other.study_id == row.study_id), None)
        if place is None or row.reference_type is not ReferenceType.HYPERLINK:
            kept.append(row)
        else:
            linked = {name: getattr(row, name) for name in ("doi", "pmid", "pmcid", "url")}
            kept[place] = fill_gaps(kept[place], linked)
    return tuple(kept)


def _differences(reference: CitedReference, candidate: Candidate) -> list[ReferenceIssue]:
    study = candidate.study
    issues = []
    year = study.year_published if study.year_published is not None else study.year_online
    if reference.year is not None and year is not None and reference.year != year:
        issues.append(ReferenceIssue.YEAR_DIFFERS)
    if reference.container_title and study.container_title:
        printed, recorded = (
            fold(name).removeprefix("the ") for name in (reference.container_title, study.container_title)
        )
        if printed != recorded:
            issues.append(ReferenceIssue.JOURNAL_VARIANT)
    is_spelt_out = contains_title(reference.raw_text, study.title)
    if reference.title and fold(reference.title) != fold(study.title) and not is_spelt_out:
        issues.append(ReferenceIssue.TITLE_VARIANT)
    if reference.authors and study.authors and author_position(reference.authors, study.authors) != 0:
        issues.append(ReferenceIssue.AUTHOR_DIFFERS)
    if study.status in _ISSUE_OF_STATUS:
        issues.append(_ISSUE_OF_STATUS[study.status])
    return issues
