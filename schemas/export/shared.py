"""What several documents say in the same words."""

from __future__ import annotations

from datetime import date
from typing import Any

from schemas.columns import Column

NAME = "tearsheet"
TITLE = "What health journalism claims, beside what the studies it cites found"
ABSTRACT = (
    "Claims of health articles in the press, word for word and with their place; the studies that each claim "
    "leans on; the outcome and direction that is claimed beside what the study found; a verdict with its "
    "reason. One row per claim, study and outcome."
)
CREATOR = "The tearsheet contributors"
KEYWORDS = ("health journalism", "fact checking", "evidence", "science communication", "citation accuracy")
CSV_ESCAPE = (
    "A text cell of the CSV that begins with one of = + - @ ' or a tab or carriage return (or with a "
    "full-width = + - @) has one apostrophe put before it, so that no spreadsheet runs it as a formula; to "
    "undo it, take one leading apostrophe away from every text cell that has one. Lists are JSON arrays; an "
    "empty cell is null, or empty text where the column has no nulls."
)


def example_of(column: Column) -> Any:
    """The example that a column's declaration gives, JSON-ready."""
    value = column.example
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
