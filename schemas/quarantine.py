"""The table ``quarantine``."""

import json
from typing import Any

import pandas as pd

from schemas.columns import evidence
from schemas.table import TableModel, row_rule


class Quarantine(
    TableModel,
    table="quarantine",
    grain="one row per refused row",
    columns=(
        evidence.TABLE_NAME,
        evidence.ROW_ID,
        evidence.ROW_JSON,
        evidence.CHECK_NAME,
        evidence.COLUMN_NAME,
        evidence.FAILURE_CASE,
        evidence.STAGE,
    ),
    sort_key=("table_name", "row_id", "stage", "check_name", "column_name", "failure_case", "row_json"),
):
    """Rows that were refused, whole, each with the check that it failed.

    Rows accepted and rows refused are together all rows that there were. `failure_case` also names the
    other checks that a row failed. A row whose parent was refused is refused too (`foreign_key_...`).
    """

    @row_rule("row_json")
    @classmethod
    def row_is_json(cls, frame: pd.DataFrame) -> Any:
        """The refused row is a JSON object."""
        return pd.Series([_is_json_object(text) for text in frame["row_json"]], index=frame.index, dtype=bool)


def _is_json_object(text: Any) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (TypeError, ValueError):
        return False
