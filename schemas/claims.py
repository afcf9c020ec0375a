"""The table ``claims``."""

from typing import Any

import pandas as pd

from schemas.columns import article, claim
from schemas.fingerprints import are_fingerprints
from schemas.table import TableModel, foreign_key, row_rule
from schemas.vocabulary import ClaimKind


class Claims(
    TableModel,
    table="claims",
    grain="one row per sentence of an article that claims something about health",
    columns=(
        claim.CLAIM_ID,
        article.ARTICLE_ID,
        claim.CLAIM_TEXT,
        claim.CLAIM_START,
        claim.CLAIM_END,
        claim.QUOTE_PREFIX,
        claim.QUOTE_SUFFIX,
        claim.SECTION_INDEX,
        claim.SECTION_TITLE,
        claim.CLAIM_KIND,
        claim.ATTRIBUTED_TO,
        claim.ARTICLE_STANCE,
        claim.SPEAKER_NAME,
        claim.SPEAKER_ROLE,
        claim.CLAIM_RELATION,
        claim.IS_HEDGED,
        claim.HEDGE_CUES,
        claim.UNCITED_REASON,
        claim.CLAIM_METHOD,
        claim.CLAIM_CONFIDENCE,
    ),
    key=("claim_id",),
    foreign_keys=(foreign_key("article_id", "articles"),),
    sort_key=("article_id", "char_start", "char_end", "claim_id"),
):
    """What the article claims, sentence by sentence, word for word, with its place and its speaker.

    Not every sentence of the article is here: background, method, funding and careers are no health claims.
    """

    @row_rule("char_start", "char_end")
    @classmethod
    def offsets_ordered(cls, frame: pd.DataFrame) -> Any:
        """A sentence has at least one character."""
        return frame["char_start"] < frame["char_end"]

    @row_rule("char_start", "char_end", "claim_text")
    @classmethod
    def span_fits_text(cls, frame: pd.DataFrame) -> Any:
        """The offsets span as many characters as the text has, where it is not withheld."""
        is_long = (frame["char_end"] - frame["char_start"]) == frame["claim_text"].str.len()
        return is_long | are_fingerprints(frame["claim_text"])

    @row_rule("claim_kind", "speaker_name")
    @classmethod
    def expert_is_named(cls, frame: pd.DataFrame) -> Any:
        """An expert's statement names the expert."""
        is_expert = frame["claim_kind"] == ClaimKind.EXPERT_STATEMENT.value
        return ~is_expert | frame["speaker_name"].notna()

    @row_rule("is_hedged", "hedge_cues")
    @classmethod
    def hedge_has_cues(cls, frame: pd.DataFrame) -> Any:
        """A sentence is hedged where, and only where, it has hedging words."""
        cued = pd.Series([bool(cues) for cues in frame["hedge_cues"]], index=frame.index, dtype="boolean")
        return frame["is_hedged"] == cued

    @row_rule("claim_kind", "uncited_reason")
    @classmethod
    def reason_only_for_reports(cls, frame: pd.DataFrame) -> Any:
        """Only a report of research gives a reason for citing none."""
        is_report = frame["claim_kind"] == ClaimKind.STUDY_REPORT.value
        return is_report | frame["uncited_reason"].isna()
