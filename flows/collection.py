"""The rows of many articles brought together: what several articles share becomes one row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.fingerprints import is_fingerprint
from schemas.vocabulary import MatchMethod, ReferenceIssue, Resolution, StudyStatus

Row = dict[str, Any]

SHARED = (("studies", "study_id"), ("study_notices", "notice_id"), ("findings", "finding_id"))
"""Tables whose rows several articles may make, and their keys."""

_STATUS_ISSUES = {
    StudyStatus.RETRACTED.value: ReferenceIssue.RETRACTED.value,
    StudyStatus.CORRECTED.value: ReferenceIssue.CORRECTED.value,
    StudyStatus.EXPRESSION_OF_CONCERN.value: ReferenceIssue.EXPRESSION_OF_CONCERN.value,
}


def collect(articles: Iterable[Mapping[str, Sequence[Row]]]) -> dict[str, list[Row]]:
    """Gather the rows of many articles; a study, notice or finding that several share becomes one row.

    Two articles may know the same study differently: printed differently, or found for the one while the
    registries could not be reached for the other. The row that says most is kept, ties broken by content, so
    that the order of the articles decides nothing; references and evidence are brought into line with it.
    """
    gathered: dict[str, list[Row]] = {}
    for tables in articles:
        for name, rows in tables.items():
            gathered.setdefault(name, []).extend(rows)
    for name, key in SHARED:
        gathered[name] = _one_each(gathered.get(name, []), key)
    if "quarantine" in gathered:
        gathered["quarantine"] = _refused_once(gathered["quarantine"])
    _bring_into_line(gathered)
    return gathered


def _one_each(rows: Sequence[Row], key: str) -> list[Row]:
    best: dict[str, tuple[tuple[int, str], Row]] = {}
    for row in rows:
        n_known = sum(_is_known(value) for value in row.values())
        is_unresolved = row.get("resolution") == Resolution.UNRESOLVED.value
        rank = (1_000 * is_unresolved - n_known, json.dumps(row, sort_keys=True, ensure_ascii=False))
        if row[key] not in best or rank < best[row[key]][0]:
            best[row[key]] = (rank, row)
    return [row for _, row in best.values()]


def _refused_once(rows: Sequence[Row]) -> list[Row]:
    """A finding of a study that several articles cite is refused once, by each check that refuses it."""
    shared = {name for name, _ in SHARED}
    kept: dict[tuple[Any, ...], Row] = {}
    for place, row in enumerate(rows):
        is_shared = row["table_name"] in shared and row["row_id"] is not None
        key = (row["table_name"], row["row_id"], row["check_name"]) if is_shared else (place,)
        if key not in kept or row["row_json"] < kept[key]["row_json"]:
            kept[key] = row
    return list(kept.values())


def _is_known(value: Any) -> bool:
    return value not in (None, [], "unknown", "unresolved") and not is_fingerprint(value)


def _bring_into_line(gathered: dict[str, list[Row]]) -> None:
    """Let references and evidence say of a study what its one row says."""
    studies = {row["study_id"]: row for row in gathered["studies"]}
    references = gathered.get("cited_references", [])
    gathered["cited_references"] = [_with_record(row, studies.get(row["study_id"])) for row in references]
    gathered["evidence"] = [
        {**row, "study_status": studies[row["study_id"]]["status"]} if row["study_id"] in studies else row
        for row in gathered.get("evidence", [])
    ]


def _with_record(reference: Row, study: Row | None) -> Row:
    """The reference with the match and the status that its study's row has."""
    if study is None:
        return reference
    issues = [issue for issue in reference["issues"] if issue not in _STATUS_ISSUES.values()]
    if reference["match_method"] != MatchMethod.NONE.value:
        status_issue = _STATUS_ISSUES.get(study["status"])
        return {**reference, "issues": _in_order([*issues, status_issue])}
    if study["resolution"] == Resolution.UNRESOLVED.value:
        return reference
    # Found for another article: what is printed names the very same study.
    marks = {ReferenceIssue.UNRESOLVED.value, ReferenceIssue.AMBIGUOUS.value}
    method = (
        MatchMethod.DOI if reference["doi"] else MatchMethod.PMID if reference["pmid"] else MatchMethod.TITLE
    )
    kept = [issue for issue in issues if issue not in marks]
    return {
        **reference,
        "match_method": method.value,
        "match_score": 0.9,
        "issues": _in_order([*kept, _STATUS_ISSUES.get(study["status"])]),
    }


def _in_order(issues: Sequence[str | None]) -> list[str]:
    return [issue for issue in ReferenceIssue.values() if issue in issues]
