"""The rules between references, the records that they were held beside, studies and notices."""

from __future__ import annotations

from schemas.rule import Mask, Rule, Tables, is_term, look_up, mask
from schemas.vocabulary import MatchMethod, NoticeKind, ReferenceIssue, Resolution, StudyStatus


def _match_agrees_with_resolution(tables: Tables) -> Mask:
    references = tables["cited_references"]
    resolution = look_up(tables, "studies", "study_id", "resolution", references["study_id"])
    is_unmatched = is_term(references["match_method"], MatchMethod.NONE.value)
    return mask(is_unmatched == is_term(resolution, Resolution.UNRESOLVED.value))


_NOTICES = {
    ReferenceIssue.RETRACTED.value: StudyStatus.RETRACTED.value,
    ReferenceIssue.CORRECTED.value: StudyStatus.CORRECTED.value,
    ReferenceIssue.EXPRESSION_OF_CONCERN.value: StudyStatus.EXPRESSION_OF_CONCERN.value,
}


def _notice_agrees_with_status(tables: Tables) -> Mask:
    references = tables["cited_references"]
    statuses = look_up(tables, "studies", "study_id", "status", references["study_id"])
    pairs = zip(references["issues"], statuses, strict=True)
    return mask([all(_NOTICES.get(issue, status) == status for issue in issues) for issues, status in pairs])


def _chosen_is_match(tables: Tables) -> Mask:
    candidates = tables["reference_candidates"]
    matched = look_up(tables, "cited_references", "reference_id", "study_id", candidates["reference_id"])
    is_match = mask((matched == candidates["candidate_study_id"].reset_index(drop=True)).fillna(False))
    return ~mask(candidates["is_chosen"]) | is_match


def _one_candidate_per_rank(tables: Tables) -> Mask:
    return ~mask(tables["reference_candidates"].duplicated(["reference_id", "rank"], keep=False))


def _retraction_shows(tables: Tables) -> Mask:
    notices = tables["study_notices"]
    status = look_up(tables, "studies", "study_id", "status", notices["study_id"])
    is_retracted = is_term(status, StudyStatus.RETRACTED.value)
    return ~is_term(notices["kind"], NoticeKind.RETRACTED.value) | is_retracted


RECORD_RULES: tuple[Rule, ...] = (
    Rule(
        "match_agrees_with_resolution",
        "cited_references",
        ("match_method", "study_id"),
        "A reference is matched where, and only where, its study has a record.",
        _match_agrees_with_resolution,
    ),
    Rule(
        "notice_agrees_with_status",
        "cited_references",
        ("issues", "study_id"),
        "A retraction, correction or expression of concern is noted for a study of that status only.",
        _notice_agrees_with_status,
    ),
    Rule(
        "chosen_is_match",
        "reference_candidates",
        ("is_chosen", "candidate_study_id"),
        "The chosen record is the one that the reference is matched to.",
        _chosen_is_match,
    ),
    Rule(
        "one_candidate_per_rank",
        "reference_candidates",
        ("reference_id", "rank"),
        "No two candidates of a reference have one rank.",
        _one_candidate_per_rank,
    ),
    Rule(
        "retraction_shows",
        "study_notices",
        ("kind", "study_id"),
        "A study with a notice of retraction has that status.",
        _retraction_shows,
    ),
)
