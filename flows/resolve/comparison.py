"""A printed reference beside a record: how far identifier, title, author, year, journal, place agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flows.records import CitedReference, Study
from flows.resolve.compare import (
    author_position,
    contains_name,
    contains_title,
    fold,
    journal_similarity,
    title_similarity,
)
from flows.resolve.lookup import Candidate
from flows.resolve.tables import PREPRINT_SERVERS
from schemas.vocabulary import ReferenceType, StudyStatus

OTHER_JOURNAL = 0.6
"""Below it two names are of two journals."""

WEIGHTS = (0.64, 0.14, 0.1, 0.06, 0.03, 0.03)
"""What title, author, year, journal, volume and pages weigh in a record's score."""
_NUMBER = re.compile(r"[a-z]*\d+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a reference and a record agree, 0 to 1 each; None where either says nothing."""

    candidate: Candidate
    identifier: float | None
    title: float | None
    author: float | None
    year: float | None
    years_off: int
    journal: float | None
    volume: float | None
    pages: float | None
    score: float
    """Weighted mean of what is known, the identifier apart."""
    is_printed_preprint: bool = False
    """Whether the reference names a preprint server as what the work stands in."""

    @property
    def study(self) -> Study:
        """The record's study."""
        return self.candidate.study

    @property
    def n_known_beside_title(self) -> int:
        """How many of author, year and journal could be compared."""
        return sum(value is not None for value in (self.author, self.year, self.journal))

    @property
    def is_other_journal(self) -> bool:
        """Whether the journals' names are of two journals."""
        return self.journal is not None and self.journal < OTHER_JOURNAL

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands on other pages, in another volume: the meeting abstract is not the paper."""
        return self.pages == 0.0 and (self.volume in {0.0, None} or self.is_other_journal)

    @property
    def n_against(self) -> int:
        """How many of author, year, journal and place speak against it."""
        return (self.author == 0.0) + (self.year == 0.0) + self.is_other_journal + self.is_elsewhere

    @property
    def is_other_version(self) -> bool:
        """Whether the printed journal says that the paper is meant and not this preprint, or vice versa."""
        is_preprint = self.study.status is StudyStatus.PREPRINT or _is_server(self.study.container_title)
        if self.is_printed_preprint:
            return not is_preprint and (self.journal or 0.0) < OTHER_JOURNAL
        return self.is_other_journal and is_preprint


def compare(reference: CitedReference, candidate: Candidate) -> Comparison:
    """Hold a printed reference beside a record."""
    study = candidate.study
    title = title_similarity(reference.title, study.title) if reference.title else None
    if contains_title(reference.raw_text, study.title):
        title = 1.0
    years_off, year = _compare_years(reference, study)
    author = _compare_authors(reference, study)
    journal = _compare_journals(reference, candidate)
    volume = _compare_numbers(reference.volume, candidate.volume)
    pages = _compare_numbers(reference.pages, candidate.pages)
    return Comparison(
        candidate=candidate,
        identifier=_compare_identifiers(reference, study),
        title=title,
        author=author,
        year=year,
        years_off=years_off,
        journal=journal,
        volume=volume,
        pages=pages,
        score=_mean(title, author, year, journal, volume, pages),
        is_printed_preprint=_is_server(reference.container_title) or _names_server(reference.raw_text),
    )


def _mean(*agreements: float | None) -> float:
    known = [(value, weight) for value, weight in zip(agreements, WEIGHTS, strict=True) if value is not None]
    total = sum(weight for _, weight in known)
    return round(sum(value * weight for value, weight in known) / total, 4) if known else 0.0


def _compare_identifiers(reference: CitedReference, study: Study) -> float | None:
    pairs = (
        (reference.doi, study.doi),
        (reference.pmid, study.pmid),
        (reference.pmcid, study.pmcid),
    )
    agreements = [one.casefold() == other.casefold() for one, other in pairs if one and other]
    return None if not agreements else float(any(agreements))


def _compare_authors(reference: CitedReference, study: Study) -> float | None:
    if not reference.authors or not study.authors:
        return None
    # A list prints the first author first; running text names whomever it likes, in any order.
    is_prose = reference.reference_type is ReferenceType.PROSE
    named = reference.authors if is_prose else reference.authors[:1]
    places = [author_position((author,), study.authors) for author in named]
    place = min((place for place in places if place is not None), default=None)
    return 0.0 if place is None else 1.0 if place == 0 else 0.7


def _compare_years(reference: CitedReference, study: Study) -> tuple[int, float | None]:
    years = [year for year in (study.year_published, study.year_online) if year is not None]
    if reference.year is None or not years:
        return 0, None
    years_off = min(abs(reference.year - year) for year in years)
    return years_off, {0: 1.0, 1: 0.6}.get(years_off, 0.0)


def _compare_journals(reference: CitedReference, candidate: Candidate) -> float | None:
    names = tuple(_names(candidate))
    if names and reference.container_title:
        return max(journal_similarity(reference.container_title, name) for name in names)
    return 1.0 if any(contains_name(reference.raw_text, name) for name in names) else None


def _is_server(container_title: str | None) -> bool:
    return container_title is not None and fold(container_title) in PREPRINT_SERVERS


@lru_cache(maxsize=64)
def _names_server(raw_text: str) -> bool:
    folded = f" {fold(raw_text)} "
    return any(f" {server} " in folded for server in PREPRINT_SERVERS)


def _names(candidate: Candidate) -> Iterator[str]:
    if candidate.study.container_title:
        yield candidate.study.container_title
    yield from candidate.journal_names


def _compare_numbers(printed: str | None, recorded: str | None) -> float | None:
    """Whether a volume, first page or article number is the same, whatever is written around it."""
    if printed is None or recorded is None:
        return None
    one, other = (_NUMBER.search(value.casefold().replace(" ", "")) for value in (printed, recorded))
    if one is None or other is None:
        return None
    return float(one[0].lstrip("0") == other[0].lstrip("0"))
