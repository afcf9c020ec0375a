"""The rules that hold between tables: foreign keys, and what no single row can say about itself.

A rule names the table whose rows it judges. Rules are evaluated on tables whose foreign keys are whole; a row
that breaks one is refused together with everything that hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from schemas.failures import Failure
from schemas.table import ForeignKey
from schemas.vocabulary import (
    ClaimKind,
    MatchMethod,
    ReferenceIssue,
    Resolution,
    StudyStatus,
    UncitedReason,
    Verdict,
)

Tables = Mapping[str, pd.DataFrame]
Columns = tuple[str, ...]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across tables: ``holds`` gives one boolean per row of ``table``."""

    name: str
    table: str
    columns: tuple[str, ...]
    says: str
    holds: Callable[[Tables], Mask]


def has_parent(child: pd.DataFrame, key: ForeignKey, parent: pd.DataFrame) -> Mask:
    """Whether each row of ``child`` finds the row that its foreign key names; a null names none."""
    if len(key.columns) == 1:
        values = child[key.columns[0]]
        return _mask(values.isna()) | _among(values, parent[key.references[0]])
    absent = child[list(key.columns)].isna().any(axis=1)
    return _mask(absent | _pairs_in(child, key.columns, parent, key.references))


def missing_evidence(tables: Tables, present: pd.DataFrame) -> list[Failure]:
    """An assertion beside a study that its claim cites without a row saying what came of it.

    ``present`` is the evidence that there is, refused rows included. Ambiguous citations ask for no verdict.
    """
    certain = tables["citations"][~tables["citations"]["is_ambiguous"].astype(bool)]
    cited = certain.merge(tables["cited_references"][["reference_id", "study_id"]], on="reference_id")
    assertions = tables["assertions"][["assertion_id", "claim_id"]]
    expected = assertions.merge(cited[["claim_id", "study_id"]], on="claim_id")
    expected = expected.drop_duplicates(["assertion_id", "study_id"])
    columns = ("assertion_id", "study_id")
    absent = expected[~_pairs_in(expected, columns, present, columns)].sort_values(list(columns))
    return [
        Failure(
            "evidence_complete",
            "evidence",
            None,
            f"assertion {assertion} has no row for the study {study} that its claim cites",
        )
        for assertion, study in zip(absent["assertion_id"], absent["study_id"], strict=True)
    ]


def _mask(values: Any) -> Mask:
    return np.asarray(values, dtype=bool)


def _among(values: pd.Series[Any], known: pd.Series[Any]) -> Mask:
    """Whether each value is one of the known; far faster on Arrow's strings than pandas' own ``isin``."""
    found = pc.is_in(pa.array(values, from_pandas=True), value_set=pa.array(known, from_pandas=True))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def _look_up(tables: Tables, table: str, key: str, column: str, wanted: pd.Series[Any]) -> pd.Series[Any]:
    """The value that the row of each wanted key has in ``column``; null where there is no row."""
    frame = tables[table]
    positions = pd.Index(frame[key]).get_indexer(pd.Index(wanted))
    return frame[column].reset_index(drop=True).reindex(pd.Index(positions)).reset_index(drop=True)


def _pairs_in(child: pd.DataFrame, columns: Columns, parent: pd.DataFrame, references: Columns) -> Mask:
    known = pd.MultiIndex.from_frame(parent[list(references)])
    return _mask(pd.MultiIndex.from_frame(child[list(columns)]).isin(known))


def _same(left: pd.Series[Any], right: pd.Series[Any]) -> Mask:
    """Equal, or one of the two not there to compare."""
    left, right = left.reset_index(drop=True), right.reset_index(drop=True)
    return _mask(left.isna() | right.isna() | (left == right).fillna(False))


def _is(series: pd.Series[Any], value: str) -> Mask:
    return _mask((series == value).fillna(False))


def _report_is_cited(tables: Tables) -> Mask:
    claims = tables["claims"]
    is_cited = _among(claims["claim_id"], tables["citations"]["claim_id"])
    is_report = _is(claims["claim_kind"], ClaimKind.STUDY_REPORT.value)
    return ~is_report | is_cited | _mask(claims["uncited_reason"].notna())


def _uncited_has_no_citation(tables: Tables) -> Mask:
    claims = tables["claims"]
    is_cited = _among(claims["claim_id"], tables["citations"]["claim_id"])
    return ~(_is(claims["uncited_reason"], UncitedReason.NO_STUDY_IDENTIFIED.value) & is_cited)


def _one_claim_per_sentence(tables: Tables) -> Mask:
    return ~_mask(tables["claims"].duplicated(["article_id", "char_start", "char_end"], keep=False))


def _citation_in_one_article(tables: Tables) -> Mask:
    citations = tables["citations"]
    of_claim = _look_up(tables, "claims", "claim_id", "article_id", citations["claim_id"])
    of_reference = _look_up(
        tables, "cited_references", "reference_id", "article_id", citations["reference_id"]
    )
    return _same(of_claim, of_reference)


def _match_agrees_with_resolution(tables: Tables) -> Mask:
    references = tables["cited_references"]
    resolution = _look_up(tables, "studies", "study_id", "resolution", references["study_id"])
    is_unmatched = _is(references["match_method"], MatchMethod.NONE.value)
    return _mask(is_unmatched == _is(resolution, Resolution.UNRESOLVED.value))


_NOTICES = {
    ReferenceIssue.RETRACTED.value: StudyStatus.RETRACTED.value,
    ReferenceIssue.CORRECTED.value: StudyStatus.CORRECTED.value,
    ReferenceIssue.EXPRESSION_OF_CONCERN.value: StudyStatus.EXPRESSION_OF_CONCERN.value,
}


def _notice_agrees_with_status(tables: Tables) -> Mask:
    references = tables["cited_references"]
    statuses = _look_up(tables, "studies", "study_id", "status", references["study_id"])
    pairs = zip(references["issues"], statuses, strict=True)
    return _mask([all(_NOTICES.get(issue, status) == status for issue in issues) for issues, status in pairs])


def _assertion_of_claim(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    return _same(
        _look_up(tables, "assertions", "assertion_id", "claim_id", evidence["assertion_id"]),
        evidence["claim_id"],
    )


def _direction_of_assertion(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    asserted = _look_up(tables, "assertions", "assertion_id", "direction", evidence["assertion_id"])
    return _same(asserted, evidence["claimed_direction"])


def _finding_of_study(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    return _same(
        _look_up(tables, "findings", "finding_id", "study_id", evidence["finding_id"]), evidence["study_id"]
    )


def _study_is_cited(tables: Tables) -> Mask:
    references = tables["cited_references"][["reference_id", "study_id"]]
    cited = tables["citations"][["claim_id", "reference_id"]].merge(references, on="reference_id")
    columns = ("claim_id", "study_id")
    return _pairs_in(tables["evidence"], columns, cited, columns)


def _one_verdict_per_pair(tables: Tables) -> Mask:
    return ~_mask(tables["evidence"].duplicated(["assertion_id", "study_id"], keep=False))


def _not_addressed_has_findings(tables: Tables) -> Mask:
    evidence = tables["evidence"]
    has_findings = _among(evidence["study_id"], tables["findings"]["study_id"])
    return ~_is(evidence["verdict"], Verdict.NOT_ADDRESSED.value) | has_findings


RULES: tuple[Rule, ...] = (
    Rule(
        "report_is_cited",
        "claims",
        ("claim_kind", "uncited_reason"),
        "A claim that reports research has a citation, or says why not.",
        _report_is_cited,
    ),
    Rule(
        "uncited_has_no_citation",
        "claims",
        ("uncited_reason",),
        "A claim for which no study was identified has no citation.",
        _uncited_has_no_citation,
    ),
    Rule(
        "one_claim_per_sentence",
        "claims",
        ("article_id", "char_start", "char_end"),
        "No two claims stand on the same characters.",
        _one_claim_per_sentence,
    ),
    Rule(
        "citation_in_one_article",
        "citations",
        ("claim_id", "reference_id"),
        "A claim leans on references of its own article.",
        _citation_in_one_article,
    ),
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
        "assertion_of_claim",
        "evidence",
        ("assertion_id", "claim_id"),
        "The assertion is one of the claim's.",
        _assertion_of_claim,
    ),
    Rule(
        "direction_of_assertion",
        "evidence",
        ("assertion_id", "claimed_direction"),
        "The claimed direction is the assertion's.",
        _direction_of_assertion,
    ),
    Rule(
        "finding_of_study",
        "evidence",
        ("finding_id", "study_id"),
        "The finding is one of the study's.",
        _finding_of_study,
    ),
    Rule(
        "study_is_cited",
        "evidence",
        ("claim_id", "study_id"),
        "The claim cites the study.",
        _study_is_cited,
    ),
    Rule(
        "one_verdict_per_pair",
        "evidence",
        ("assertion_id", "study_id"),
        "An assertion has one verdict for each study.",
        _one_verdict_per_pair,
    ),
    Rule(
        "not_addressed_has_findings",
        "evidence",
        ("verdict", "study_id"),
        "Where the verdict is not_addressed the study has findings on something else.",
        _not_addressed_has_findings,
    ),
)


def rules_of(table: str) -> Iterator[Rule]:
    """The rules that judge rows of a table."""
    return (rule for rule in RULES if rule.table == table)
