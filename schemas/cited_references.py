"""The table ``cited_references``."""

from typing import Any

import pandas as pd

from schemas.columns import article, study
from schemas.table import TableModel, foreign_key, row_rule
from schemas.vocabulary import MatchMethod, ReferenceIssue


class CitedReferences(
    TableModel,
    table="cited_references",
    grain="one row per study that an article points to",
    columns=(
        article.REFERENCE_ID,
        article.ARTICLE_ID,
        article.REFERENCE_TYPE,
        article.POSITION,
        article.RAW_TEXT,
        article.REFERENCE_START,
        article.REFERENCE_END,
        article.MARKER,
        article.REFERENCE_AUTHORS,
        article.REFERENCE_YEAR,
        article.REFERENCE_TITLE,
        article.REFERENCE_CONTAINER,
        article.VOLUME,
        article.ISSUE,
        article.PAGES,
        article.REFERENCE_DOI,
        article.REFERENCE_PMID,
        article.REFERENCE_PMCID,
        article.REFERENCE_URL,
        study.STUDY_ID,
        article.MATCH_METHOD,
        article.MATCH_SCORE,
        article.REFERENCE_ISSUES,
        article.LOOKUP,
    ),
    key=("reference_id",),
    foreign_keys=(foreign_key("article_id", "articles"), foreign_key("study_id", "studies")),
    sort_key=("article_id", "position", "char_start", "reference_id"),
):
    """References as printed, each with the study that it was resolved to.

    Fields hold what the article prints, mistakes and all; the record stands in `studies`. A study in the
    reference list is not repeated for its links and mentions in the text.
    """

    @row_rule("char_start", "char_end")
    @classmethod
    def offsets_ordered(cls, frame: pd.DataFrame) -> Any:
        """A reference does not end before it begins."""
        return frame["char_start"] <= frame["char_end"]

    @row_rule("match_method", "issues")
    @classmethod
    def unmatched_is_marked(cls, frame: pd.DataFrame) -> Any:
        """A reference that matched no record is marked unresolved or ambiguous."""
        marks = {ReferenceIssue.UNRESOLVED.value, ReferenceIssue.AMBIGUOUS.value}
        marked = pd.Series([not marks.isdisjoint(issues) for issues in frame["issues"]], index=frame.index)
        return (frame["match_method"] != MatchMethod.NONE.value) | marked
