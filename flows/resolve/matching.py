"""Printed references to records: who is meant, how surely, and what is printed otherwise than recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from flows.lexicon.phrases import content_words as stems
from flows.records import CitedReference, Finding, Refusal, Study
from flows.resolve.catalogue import StudyLookup
from flows.resolve.compare import (
    author_position,
    contains_title,
    fold,
    is_shortened,
    is_telling,
    shared_words,
)
from flows.resolve.comparison import OTHER_JOURNAL, Comparison, compare
from flows.resolve.references import fill_gaps
from flows.resolve.tables import GENERIC_WORDS
from flows.resolve.unresolved import merge_printed, printed_study
from schemas.vocabulary import MatchMethod, ReferenceIssue, ReferenceType, StudyStatus

SAME_JOURNAL = 0.9
SURELY_SAME_TITLE = 0.97
SAME_TITLE = 0.9
LIKE_TITLE = 0.75
OTHER_TITLE = 0.6
"""Below it a title printed beside a DOI is that of another work."""
MARGIN = 0.04
"""Two records whose scores are closer than this fit equally well."""
MAX_YEARS_OFF = 3

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


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a reference was matched to."""

    study: Study
    method: MatchMethod
    score: float


def resolve_references(
    references: Iterable[CitedReference], catalogue: StudyLookup, *, topic: str = ""
) -> Resolved:
    """Find the record of each reference.

    Args:
        references: as parsed, of one article.
        catalogue: where records are looked up.
        topic: what the article is about, such as its title. A study that is only described in prose, without
            its first author, is matched by journal and year only if record and description, or record and
            topic, are about the same thing: a journal publishes thousands of papers a year.

    Returns:
        The references with ``study_id``, ``match_method``, ``match_score`` and ``issues``; their studies; the
        findings of these. A reference without a record gets a study of what is printed. A link to a study
        that an earlier reference names by another identifier is no row of its own.
    """
    resolved: list[CitedReference] = []
    studies: dict[str, Study] = {}
    findings: dict[str, Sequence[Finding]] = {}
    for reference in references:
        compared = [compare(reference, study) for study in catalogue.candidates(reference)]
        match, is_ambiguous, is_doi_false = _match(reference, compared, topic)
        if match is None:
            study = printed_study(reference, is_doi_false=is_doi_false)
            issues = [ReferenceIssue.UNRESOLVED, *([ReferenceIssue.AMBIGUOUS] if is_ambiguous else [])]
            method, score = MatchMethod.NONE, 0.0
            studies[study.study_id] = merge_printed(studies.get(study.study_id), study)
        else:
            study, method, score = match.study, match.method, match.score
            issues = _differences(reference, study)
            studies[study.study_id] = study
            findings[study.study_id] = catalogue.findings_of(study.study_id)
        if not (reference.doi or reference.pmid or reference.pmcid or reference.url):
            issues.append(ReferenceIssue.NO_IDENTIFIER)
        resolved.append(
            replace(
                reference,
                study_id=study.study_id,
                match_method=method,
                match_score=score,
                issues=tuple(issue for issue in ReferenceIssue if issue in issues),
            )
        )
    return Resolved(
        references=_once_each(resolved),
        studies=tuple(studies.values()),
        findings=tuple(finding for own in findings.values() for finding in own),
    )


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


def _match(
    reference: CitedReference, compared: Sequence[Comparison], topic: str
) -> tuple[Match | None, bool, bool]:
    """The match; whether several records fit equally well; whether the printed DOI is not believed."""
    is_doi_false = False
    for method, has_identifier in _IDENTIFIERS:
        for found in compared:
            if not has_identifier(reference, found.study):
                continue
            if _is_believed(reference, found):
                score = 1.0 if found.title is None else round(0.9 + 0.1 * found.title, 4)
                return Match(found.study, method, score), False, is_doi_false
            is_doi_false = is_doi_false or method is MatchMethod.DOI
    if reference.doi and not is_doi_false:
        compared = [found for found in compared if found.study.doi is None or _is_misprinted_doi(found)]
    by_title = [found for found in compared if _fits_by_title(reference, found)]
    if by_title:
        best, is_alone = _best(by_title)
        match = Match(best.study, MatchMethod.TITLE, best.score) if is_alone else None
        return match, not is_alone, is_doi_false
    scored = [(found, _bibliographic_score(reference, found, topic)) for found in compared]
    fitting = [(found, score) for found, score in scored if score > 0]
    if len(fitting) == 1:
        found, score = fitting[0]
        return Match(found.study, MatchMethod.BIBLIOGRAPHIC, score), False, is_doi_false
    return None, len(fitting) > 1, is_doi_false


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


_IDENTIFIERS: tuple[tuple[MatchMethod, Callable[[CitedReference, Study], bool]], ...] = (
    (MatchMethod.DOI, lambda reference, study: _same(reference.doi, study.doi)),
    (MatchMethod.PMID, lambda reference, study: _same(reference.pmid, study.pmid)),
    (MatchMethod.PMID, lambda reference, study: _same(reference.pmcid, study.pmcid)),
)


def _is_believed(reference: CitedReference, found: Comparison) -> bool:
    """Whether the rest of the reference bears its identifier out, or at least does not speak against it."""
    if found.title is None or found.title >= OTHER_TITLE:
        return True
    if reference.title is None or not is_telling(fold(reference.title)):
        return found.n_against < 2
    if found.year == 1.0 and (found.journal or 0.0) >= SAME_JOURNAL:
        return found.author != 0.0
    return (found.author or 0.0) > 0.0 and found.year != 0.0


def _is_misprinted_doi(found: Comparison) -> bool:
    """Whether all else agrees, so that another DOI is a slip and not another work, such as the preprint."""
    return (
        (found.title or 0.0) >= SURELY_SAME_TITLE
        and found.author == 1.0
        and found.year == 1.0
        and (found.journal or 0.0) >= SAME_JOURNAL
    )


def _fits_by_title(reference: CitedReference, found: Comparison) -> bool:
    if found.title is None or found.n_against >= 2 or found.years_off > MAX_YEARS_OFF:
        return False
    is_corroborated = (found.author or 0.0) > 0.0 and found.year != 0.0
    is_same_journal = found.journal is None or found.journal >= OTHER_JOURNAL
    if found.author == 0.0 and found.title < SURELY_SAME_TITLE:
        return False
    if found.title >= SAME_TITLE:
        if found.years_off > 1 and not (
            found.title >= SURELY_SAME_TITLE and found.author != 0.0 and is_same_journal
        ):
            return False
        return is_telling(fold(found.study.title)) or (is_corroborated and found.year is not None)
    if found.title >= LIKE_TITLE:
        return is_corroborated and is_same_journal and found.author == 1.0
    is_short = reference.title is not None and is_shortened(reference.title, found.study.title)
    return is_short and is_corroborated and found.author == 1.0 and (found.journal or 0.0) >= SAME_JOURNAL


def _best(fitting: Sequence[Comparison]) -> tuple[Comparison, bool]:
    ranked = sorted(fitting, key=lambda found: (-found.score, found.study.study_id))
    return ranked[0], len(ranked) == 1 or ranked[0].score - ranked[1].score >= MARGIN


def _bibliographic_score(reference: CitedReference, found: Comparison, topic: str) -> float:
    """How well author, year and journal alone name a record; 0 where they do not."""
    has_title = reference.title is not None and is_telling(fold(reference.title))
    if (found.journal or 0.0) < SAME_JOURNAL or not found.year or found.author == 0.0:
        return 0.0
    is_prose = reference.reference_type is ReferenceType.PROSE
    if not is_prose and reference.title is not None:
        shared = shared_words(reference.title, found.study.title)
        if has_title or (shared is not None and shared < 0.5):
            return 0.0
    if found.year == found.author == 1.0:
        return 0.8
    if not _is_about(reference, found.study, topic):
        return 0.0
    if found.author is not None:
        return 0.7
    return 0.6 if is_prose and found.year == 1.0 else 0.0


def _is_about(reference: CitedReference, study: Study, topic: str) -> bool:
    journal = set(stems(study.container_title or ""))
    said = set(stems(" ".join((reference.raw_text, reference.title or "", topic)))) - journal
    return bool(said & (set(stems(study.title)) - _GENERIC_STEMS))


_GENERIC_STEMS = frozenset(stem for word in GENERIC_WORDS for stem in stems(word))


def _differences(reference: CitedReference, study: Study) -> list[ReferenceIssue]:
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
