"""The table ``citations``."""

from typing import Any

import pandas as pd

from schemas.columns import article, claim
from schemas.fingerprints import are_fingerprints
from schemas.table import TableModel, foreign_key, row_rule
from schemas.vocabulary import CueType


class Citations(
    TableModel,
    table="citations",
    grain="one row per claim and reference that it leans on",
    columns=(
        claim.CITATION_ID,
        claim.CLAIM_ID,
        article.REFERENCE_ID,
        claim.CUE_TYPE,
        claim.CUE_TEXT,
        claim.CUE_START,
        claim.CUE_END,
        claim.IS_AMBIGUOUS,
        claim.CITATION_SCORE,
    ),
    key=("citation_id",),
    foreign_keys=(foreign_key("claim_id", "claims"), foreign_key("reference_id", "cited_references")),
    sort_key=("claim_id", "char_start", "char_end", "citation_id"),
):
    """Which reference each claim leans on, and by what wording.

    Where several references fit equally well each has a row with `is_ambiguous`.
    """

    @row_rule("char_start", "char_end")
    @classmethod
    def offsets_ordered(cls, frame: pd.DataFrame) -> Any:
        """A wording does not end before it begins."""
        return frame["char_start"] <= frame["char_end"]

    @row_rule("char_start", "char_end", "cue_text")
    @classmethod
    def span_fits_text(cls, frame: pd.DataFrame) -> Any:
        """The offsets span as many characters as the wording has, where it is not withheld."""
        is_long = (frame["char_end"] - frame["char_start"]) == frame["cue_text"].str.len()
        return is_long | are_fingerprints(frame["cue_text"])

    @row_rule("cue_type", "cue_text")
    @classmethod
    def cue_has_text(cls, frame: pd.DataFrame) -> Any:
        """A link that is not inferred has a wording."""
        return (frame["cue_type"] == CueType.INFERRED.value) | (frame["cue_text"].str.len() > 0)
