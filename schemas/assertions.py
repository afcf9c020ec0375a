"""The table ``assertions``."""

from typing import Any

import pandas as pd

from schemas.columns import claim
from schemas.table import TableModel, foreign_key, row_rule


class Assertions(
    TableModel,
    table="assertions",
    grain="one row per claim and outcome",
    columns=(
        claim.ASSERTION_ID,
        claim.CLAIM_ID,
        claim.OUTCOME,
        claim.DIRECTION,
        claim.VALENCE,
        claim.EXPOSURE,
        claim.COMPARATOR,
        claim.POPULATION,
        claim.OUTCOME_CONCEPT,
        claim.TIMEPOINT,
        claim.CLAIMED_VALUE,
        claim.CLAIMED_UNIT,
        claim.CLAIMED_N,
    ),
    key=("assertion_id",),
    foreign_keys=(foreign_key("claim_id", "claims"),),
    sort_key=("claim_id", "assertion_id"),
):
    """What each claim says of each outcome. "Connect, experience empathy and receive help" is three rows."""

    @row_rule("claimed_value", "claimed_unit")
    @classmethod
    def unit_has_value(cls, frame: pd.DataFrame) -> Any:
        """A unit goes with a value."""
        return frame["claimed_unit"].isna() | frame["claimed_value"].notna()
