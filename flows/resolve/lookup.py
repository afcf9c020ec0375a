"""What a matcher asks, whatever stands behind it: records that may be meant, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.records import CitedReference, Finding, Study, StudyNotice
from schemas.vocabulary import Lookup


@dataclass(frozen=True, slots=True)
class Abstract:
    """A study's abstract as plain text, to be read; never to be passed on but under its licence."""

    text: str
    registry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record that a reference may mean, with what of it tells near-duplicates apart."""

    study: Study
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    journal_names: tuple[str, ...] = ()
    """Other names of the journal, such as its registered abbreviation."""
    notices: tuple[StudyNotice, ...] = ()
    abstract: Abstract | None = None

    @property
    def registries(self) -> tuple[str, ...]:
        """Where the record was found; ``curated`` for one of the curated studies in no registry."""
        return self.study.registries or ("curated",)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for a reference: candidates in a fixed order, and how far the looking got."""

    candidates: tuple[Candidate, ...] = ()
    lookup: Lookup = Lookup.NOT_ASKED
    warnings: tuple[str, ...] = ()
    """What went wrong with a registry, one sentence each, for people."""


class StudyLookup(Protocol):
    """Where references are looked up: the curated catalogue, and registries beside it."""

    def find(self, reference: CitedReference, topic: str) -> Found:
        """Records that may be what the reference means; the matcher decides. ``topic`` is the article's."""

    def findings_of(self, study_id: str) -> Sequence[Finding]:
        """What a person has noted of what a study found."""
