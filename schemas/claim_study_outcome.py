"""The table ``claim_study_outcome``: everything an analyst wants of one evidence row, in one wide row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from schemas.columns import Column, article, claim, evidence, finding, study
from schemas.table import TableModel, foreign_key, table_of
from schemas.types import pandas_dtype


@dataclass(frozen=True, slots=True)
class _Part:
    """A column of the flat table: where it comes from, and what it is called here."""

    table: str
    source: Column
    column: Column


def _take(table: str, source: Column, name: str | None = None, *, nullable: bool | None = None) -> _Part:
    return _Part(table, source, source.renamed(name or source.name, nullable=nullable))


PARTS = (
    _take("evidence", evidence.EVIDENCE_ID),
    _take("claims", article.ARTICLE_ID),
    _take("articles", article.TITLE, "article_title"),
    _take("articles", article.PUBLISHER, "article_publisher"),
    _take("articles", article.ARTICLE_URL, "article_url"),
    _take("articles", article.PUBLISHED_ON, "article_published_on"),
    _take("evidence", claim.CLAIM_ID),
    _take("claims", claim.CLAIM_TEXT),
    _take("claims", claim.CLAIM_START, "claim_char_start"),
    _take("claims", claim.CLAIM_END, "claim_char_end"),
    _take("claims", claim.SECTION_TITLE),
    _take("claims", claim.CLAIM_KIND),
    _take("claims", claim.ATTRIBUTED_TO),
    _take("claims", claim.ARTICLE_STANCE),
    _take("claims", claim.SPEAKER_NAME),
    _take("claims", claim.SPEAKER_ROLE),
    _take("claims", claim.CLAIM_RELATION, "claim_relation"),
    _take("claims", claim.IS_HEDGED),
    _take("claims", claim.CLAIM_CONFIDENCE, "claim_confidence"),
    _take("citations", claim.CUE_TYPE),
    _take("citations", claim.CUE_TEXT),
    _take("citations", claim.IS_AMBIGUOUS, "is_citation_ambiguous"),
    _take("citations", claim.CITATION_SCORE, "citation_score"),
    _take("citations", article.REFERENCE_ID),
    _take("cited_references", article.RAW_TEXT, "reference_raw_text"),
    _take("cited_references", article.MATCH_METHOD, "reference_match_method"),
    _take("cited_references", article.MATCH_SCORE, "reference_match_score"),
    _take("cited_references", article.REFERENCE_ISSUES, "reference_issues"),
    _take("cited_references", article.LOOKUP, "reference_lookup"),
    _take("evidence", study.STUDY_ID),
    _take("studies", study.STUDY_DOI, "study_doi"),
    _take("studies", study.STUDY_PMID, "study_pmid"),
    _take("studies", study.STUDY_TITLE, "study_title"),
    _take("studies", study.STUDY_CONTAINER, "study_container_title"),
    _take("studies", study.YEAR_PUBLISHED, "study_year_published"),
    _take("studies", study.DESIGN, "study_design"),
    _take("studies", study.EVIDENCE_LEVEL),
    _take("studies", study.N_PARTICIPANTS),
    _take("studies", study.STUDY_POPULATION, "study_population"),
    _take("studies", study.STUDY_STATUS, "study_status"),
    _take("studies", study.RESOLUTION, "study_resolution"),
    _take("evidence", claim.ASSERTION_ID),
    _take("evidence", evidence.EVIDENCE_OUTCOME),
    _take("assertions", claim.OUTCOME_CONCEPT),
    _take("assertions", claim.EXPOSURE, "claimed_exposure"),
    _take("assertions", claim.COMPARATOR, "claimed_comparator"),
    _take("assertions", claim.POPULATION, "claimed_population"),
    _take("assertions", claim.TIMEPOINT, "claimed_timepoint"),
    _take("evidence", evidence.CLAIMED_DIRECTION),
    _take("assertions", claim.VALENCE, "claimed_valence"),
    _take("assertions", claim.CLAIMED_VALUE),
    _take("assertions", claim.CLAIMED_UNIT),
    _take("evidence", evidence.EVIDENCE_FINDING_ID),
    _take("findings", finding.FOUND_OUTCOME, "found_outcome", nullable=True),
    _take("findings", finding.FOUND_EXPOSURE, "found_exposure"),
    _take("findings", finding.FOUND_COMPARATOR, "found_comparator"),
    _take("findings", finding.FOUND_POPULATION, "found_population"),
    _take("findings", finding.FOUND_TIMEPOINT, "found_timepoint"),
    _take("evidence", evidence.VERDICT_FOUND_DIRECTION),
    _take("findings", finding.FOUND_VALENCE, "found_valence", nullable=True),
    _take("findings", finding.FOUND_RELATION, "found_relation", nullable=True),
    _take("findings", finding.EFFECT_SIZE),
    _take("findings", finding.EFFECT_MEASURE),
    _take("findings", finding.CI_LOW),
    _take("findings", finding.CI_HIGH),
    _take("findings", finding.P_VALUE),
    _take("findings", finding.N_ANALYSED),
    _take("findings", finding.LOCATOR, "finding_locator", nullable=True),
    _take("evidence", evidence.VERDICT),
    _take("evidence", evidence.DISTORTIONS),
    _take("evidence", evidence.RATIONALE),
    _take("evidence", evidence.VERDICT_METHOD),
    _take("evidence", evidence.VERDICT_CONFIDENCE),
    _take("evidence", evidence.REVIEW_STATUS),
)


class ClaimStudyOutcome(
    TableModel,
    table="claim_study_outcome",
    grain="one row per evidence row, with what belongs to it from every other table",
    columns=tuple(part.column for part in PARTS),
    key=("evidence_id",),
    foreign_keys=(
        foreign_key("evidence_id", "evidence"),
        foreign_key("article_id", "articles"),
        foreign_key("claim_id", "claims"),
        foreign_key("reference_id", "cited_references"),
        foreign_key("study_id", "studies"),
        foreign_key("assertion_id", "assertions"),
        foreign_key("finding_id", "findings"),
    ),
    sort_key=("article_id", "claim_char_start", "claim_char_end", "assertion_id", "study_id", "evidence_id"),
):
    """The dataset as one file: claim, study and outcome side by side, with the verdict.

    Nothing stands here that is not in the other tables. Claims that cite no study are not here: they have no
    evidence row. Where a claim leans on one study by several wordings, the clearest is given.
    """


def build_claim_study_outcome(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Flatten the tables: one row per row of ``evidence``, in the flat table's order.

    ``tables`` holds the other eight, keys unique and foreign keys whole, as validation leaves them.
    """
    rows = tables["evidence"].reset_index(drop=True)
    claims = _look_up(tables["claims"], "claim_id", rows["claim_id"])
    citations = _clearest_citations(tables, rows)
    sources = {
        "evidence": rows,
        "claims": claims,
        "articles": _look_up(tables["articles"], "article_id", claims["article_id"]),
        "citations": citations,
        "cited_references": _look_up(tables["cited_references"], "reference_id", citations["reference_id"]),
        "studies": _look_up(tables["studies"], "study_id", rows["study_id"]),
        "assertions": _look_up(tables["assertions"], "assertion_id", rows["assertion_id"]),
        "findings": _look_up(tables["findings"], "finding_id", rows["finding_id"]),
    }
    flat = pd.DataFrame({part.column.name: _column(sources[part.table], part) for part in PARTS})
    keys = list(table_of(ClaimStudyOutcome).sort_key)
    return flat.sort_values(keys, kind="stable", ignore_index=True)


def _column(source: pd.DataFrame, part: _Part) -> pd.Series[Any]:
    cells = source[part.source.name]
    if part.column.is_list:
        return pd.Series([cell if isinstance(cell, list) else [] for cell in cells], dtype=object)
    return cells.astype(pandas_dtype(part.column))


def _look_up(frame: pd.DataFrame, key: str, wanted: pd.Series[Any]) -> pd.DataFrame:
    """The rows of ``frame`` with the wanted keys, in that order; a row of nulls where there is none."""
    positions = pd.Index(frame[key]).get_indexer(pd.Index(wanted))
    return _take_rows(frame, positions)


def _take_rows(frame: pd.DataFrame, positions: Any) -> pd.DataFrame:
    found = frame.reset_index(drop=True).reindex(pd.Index(positions))
    return found.reset_index(drop=True)


def _clearest_citations(tables: Mapping[str, pd.DataFrame], rows: pd.DataFrame) -> pd.DataFrame:
    """Of each evidence row, the citation by which its claim leans most clearly on its study."""
    studies = tables["cited_references"][["reference_id", "study_id"]]
    citations = tables["citations"].merge(studies, on="reference_id", how="inner")
    ranked = citations.assign(_rank=-citations["score"]).sort_values(
        ["is_ambiguous", "_rank", "char_start", "citation_id"], kind="stable"
    )
    best = ranked.drop_duplicates(["claim_id", "study_id"]).drop(columns="_rank")
    pairs = pd.MultiIndex.from_frame(best[["claim_id", "study_id"]])
    positions = pairs.get_indexer(pd.MultiIndex.from_frame(rows[["claim_id", "study_id"]]))
    return _take_rows(best, positions)
