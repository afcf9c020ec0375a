"""A printed reference beside a record: how far title, author, year and journal agree."""

from __future__ import annotations

from dataclasses import dataclass

from flows.records import CitedReference, Study
from flows.resolve.compare import (
    author_position,
    contains_name,
    contains_title,
    journal_similarity,
    title_similarity,
)
from schemas.vocabulary import ReferenceType

OTHER_JOURNAL = 0.6
"""Below it two names are of two journals."""

_WEIGHTS = (("title", 0.7), ("author", 0.15), ("year", 0.1), ("journal", 0.05))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a reference and a record agree, 0 to 1 each; None where either says nothing."""

    study: Study
    title: float | None
    author: float | None
    year: float | None
    years_off: int
    journal: float | None

    @property
    def score(self) -> float:
        """Weighted mean of what is known."""
        known = [
            (getattr(self, name), weight) for name, weight in _WEIGHTS if getattr(self, name) is not None
        ]
        total = sum(weight for _, weight in known)
        return round(sum(value * weight for value, weight in known) / total, 4) if known else 0.0

    @property
    def n_against(self) -> int:
        """How many of author, year and journal speak against it."""
        return (
            (self.author == 0.0)
            + (self.year == 0.0)
            + (self.journal is not None and self.journal < OTHER_JOURNAL)
        )


def compare(reference: CitedReference, study: Study) -> Comparison:
    """Hold a printed reference beside a record."""
    title = title_similarity(reference.title, study.title) if reference.title else None
    if contains_title(reference.raw_text, study.title):
        title = 1.0
    author = None
    if reference.authors and study.authors:
        # A list prints the first author first; running text names whomever it likes, in any order.
        is_prose = reference.reference_type is ReferenceType.PROSE
        named = reference.authors if is_prose else reference.authors[:1]
        places = [author_position((author,), study.authors) for author in named]
        place = min((place for place in places if place is not None), default=None)
        author = 0.0 if place is None else 1.0 if place == 0 else 0.7
    years = [year for year in (study.year_published, study.year_online) if year is not None]
    years_off, year = 0, None
    if reference.year is not None and years:
        years_off = min(abs(reference.year - year) for year in years)
        year = {0: 1.0, 1: 0.6}.get(years_off, 0.0)
    journal = None
    if study.container_title and reference.container_title:
        journal = journal_similarity(reference.container_title, study.container_title)
    elif study.container_title and contains_name(reference.raw_text, study.container_title):
        journal = 1.0
    return Comparison(study, title, author, year, years_off, journal)
