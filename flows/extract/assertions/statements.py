"""What reading a sentence gives: one statement for each outcome."""

from __future__ import annotations

from typing import Final, NamedTuple

from schemas.vocabulary import Direction, Valence

TOPIC: Final = "\ue000"
"""Stands for an exposure that the sentence leaves to what was said before ("it", or no subject)."""


class Statement(NamedTuple):
    """What one sentence says of one outcome.

    Every text is made of the sentence's own words; only a state is named by its noun ("happier": happiness).
    ``sense`` is how the outcome is called where its words say it only together with the comparative ("lived"
    of "lived longer": lifespan); concept and valence go by it.
    ``effect`` is what the wording itself says of the person's health ("improved", "ruined"), None where only
    the outcome's pole can tell. ``value`` and ``unit`` are the size as printed: 24 "percent", 2 "times".
    """

    outcome: str
    direction: Direction
    exposure: str | None = None
    comparator: str | None = None
    population: str | None = None
    timepoint: str | None = None
    effect: Valence | None = None
    value: float | None = None
    unit: str | None = None
    n: int | None = None
    sense: str | None = None

    @property
    def name(self) -> str:
        """What concept and valence go by."""
        return self.sense or self.outcome
