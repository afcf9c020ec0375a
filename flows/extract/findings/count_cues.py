"""What speaks for or against a number being the number of those studied: ``data/counts.yaml``, compiled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml


class Cue(NamedTuple):
    """A wording before, behind or near a number; ``example`` holds it, with the number as ``#``."""

    points: float
    pattern: re.Pattern[str]
    example: str


@cache
def count_cues() -> dict[str, tuple[Cue, ...]]:
    """The cues by where they stand: ``before``, ``behind``, ``near``."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "counts.yaml").read_text("utf-8"))
    return {
        place: tuple(Cue(row["points"], re.compile(row["pattern"], re.I), row["example"]) for row in rows)
        for place, rows in table.items()
    }
