"""A sentence's link to a study, and how sure each way of linking is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from flows.document import Span
from flows.extract.linking.profiles import Profile
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.values import value
from schemas.vocabulary import CueType

WAYS = (
    "marker", "hyperlink", "journal_and_year", "journal", "author", "year", "size", "name",
    "only_reference", "prose", "same", "definite_near", "definite_far", "people_near", "people_far",
    "continued", "continued_far", "lead", "topic", "left_over", "ambiguous",
)  # fmt: skip
"""The ways in which a sentence leads to a study, the surest first."""


_TABLE = Path(__file__).parents[1] / "data" / "calibration.yaml"


@cache
def scores() -> dict[str, float]:
    """How often each way of linking is right, 0 to 1, as counted by ``benchmarks/calibrate_reading.py``."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))["citations"]
    return {way: float(table[way]) for way in WAYS}


@value()
class Link:
    """A sentence leans on a study. ``span`` of the cue is in the document's text."""

    profile: Profile
    cue_type: CueType
    span: Span
    way: str
    is_ambiguous: bool = False

    @property
    def score(self) -> float:
        """How often links made this way are right."""
        return scores()[self.way]


def cue_type_of(cue: StudyCue) -> CueType:
    """The vocabulary's name for the way in which a phrase points."""
    if cue.authors:
        return CueType.AUTHOR_YEAR
    if cue.journal or cue.year:
        return CueType.JOURNAL_YEAR
    return CueType.INFERRED if cue.reach is Reach.NEW else CueType.ANAPHORA


def handle_way(cue: StudyCue) -> str:
    """By which of its handles a phrase was matched."""
    if cue.journal:
        return "journal_and_year" if cue.year else "journal"
    if cue.authors:
        return "author"
    if cue.year:
        return "year"
    return "name" if cue.name else "size"


def first_links(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links without a second one to the same study, the surer one kept, in the order of the text."""
    best: dict[int, Link] = {}
    for link in links:
        held = best.get(id(link.profile))
        if held is None or WAYS.index(link.way) < WAYS.index(held.way):
            best[id(link.profile)] = link
    return tuple(best.values())
