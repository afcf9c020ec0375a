"""A sentence's link to a study, and how sure each way of linking is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.document import Span
from flows.extract.linking.profiles import Profile
from flows.extract.linking.study_cue import Reach, StudyCue
from schemas.vocabulary import CueType

SCORES = {
    "journal_and_year": 0.95,
    "journal": 0.9,
    "author": 0.9,
    "year": 0.75,
    "size": 0.75,
    "name": 0.8,
    "only_reference": 0.8,
    "prose": 0.85,
    "same": 0.85,
    "definite_near": 0.85,
    "definite_far": 0.65,
    "people_near": 0.8,
    "people_far": 0.6,
    "continued": 0.65,
    "topic": 0.5,
    "left_over": 0.45,
    "ambiguous": 0.35,
}
"""How sure each way of linking is, 0 to 1; ``benchmarks/reading.py`` prints how often each was right."""


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence leans on a study. ``span`` of the cue is in the document's text."""

    profile: Profile
    cue_type: CueType
    span: Span
    score: float
    is_ambiguous: bool = False


def cue_type_of(cue: StudyCue) -> CueType:
    """The vocabulary's name for the way in which a phrase points."""
    if cue.authors:
        return CueType.AUTHOR_YEAR
    if cue.journal or cue.year:
        return CueType.JOURNAL_YEAR
    return CueType.INFERRED if cue.reach is Reach.NEW else CueType.ANAPHORA


def handle_score(cue: StudyCue) -> float:
    """How sure a match by the phrase's handles is."""
    if cue.journal:
        return SCORES["journal_and_year" if cue.year else "journal"]
    if cue.authors:
        return SCORES["author"]
    if cue.year:
        return SCORES["year"]
    return SCORES["name" if cue.name else "size"]


def first_links(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links without a second one to the same study, the surer one kept, in the order of the text."""
    best: dict[int, Link] = {}
    for link in links:
        held = best.get(id(link.profile))
        if held is None or link.score > held.score:
            best[id(link.profile)] = link
    return tuple(best.values())
