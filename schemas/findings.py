"""The table ``findings``."""

from typing import Any

import pandas as pd

from schemas.columns import finding, study
from schemas.table import TableModel, foreign_key, row_rule


class Findings(
    TableModel,
    table="findings",
    grain="one row per study, outcome, contrast and time",
    columns=(
        finding.FINDING_ID,
        study.STUDY_ID,
        finding.FOUND_OUTCOME,
        finding.FOUND_DIRECTION,
        finding.FOUND_VALENCE,
        finding.FOUND_RELATION,
        finding.LOCATOR,
        finding.FOUND_METHOD,
        finding.FOUND_CONFIDENCE,
        finding.FOUND_EXPOSURE,
        finding.FOUND_COMPARATOR,
        finding.FOUND_POPULATION,
        finding.FOUND_CONCEPT,
        finding.FOUND_TIMEPOINT,
        finding.EFFECT_SIZE,
        finding.EFFECT_MEASURE,
        finding.CI_LOW,
        finding.CI_HIGH,
        finding.P_VALUE,
        finding.N_ANALYSED,
        finding.MEANING,
        finding.FOUND_START,
        finding.FOUND_END,
        finding.SENTENCE_SHA256,
    ),
    key=("finding_id",),
    foreign_keys=(foreign_key("study_id", "studies"),),
    sort_key=("study_id", "finding_id"),
):
    """What each study found, as its record says it. Of a study with no row here nothing is known.

    Findings with `method` `curated` were read by a person; verdicts of a study that has any rest on those
    alone. The others were read off the abstract, each with the sentence that it stands in.
    """

    @row_rule("ci_low", "ci_high")
    @classmethod
    def interval_complete(cls, frame: pd.DataFrame) -> Any:
        """A confidence interval has both ends."""
        return frame["ci_low"].isna() == frame["ci_high"].isna()

    @row_rule("ci_low", "ci_high")
    @classmethod
    def interval_ordered(cls, frame: pd.DataFrame) -> Any:
        """A confidence interval's lower end is not above its upper end."""
        return ~(frame["ci_low"] > frame["ci_high"])

    @row_rule("effect_size", "ci_low", "ci_high")
    @classmethod
    def effect_in_interval(cls, frame: pd.DataFrame) -> Any:
        """An effect lies in its confidence interval."""
        return ~((frame["effect_size"] < frame["ci_low"]) | (frame["effect_size"] > frame["ci_high"]))

    @row_rule("effect_size", "effect_measure")
    @classmethod
    def effect_has_measure(cls, frame: pd.DataFrame) -> Any:
        """An effect size says what it measures."""
        return frame["effect_size"].isna() | frame["effect_measure"].notna()

    @row_rule("char_start", "char_end", "sentence_sha256")
    @classmethod
    def sentence_complete(cls, frame: pd.DataFrame) -> Any:
        """A sentence of an abstract has both ends, in order, and its hash; a curated finding has none."""
        absent = frame["char_start"].isna()
        is_whole = (frame["char_end"].isna() == absent) & (frame["sentence_sha256"].isna() == absent)
        return is_whole & (absent | (frame["char_start"] < frame["char_end"]).fillna(False))
