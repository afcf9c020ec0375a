"""What a registry knows of one study, in one form whatever the registry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.records import Study
from schemas.identifiers import make_id
from schemas.vocabulary import StudyStatus

NOTICE_KINDS = (StudyStatus.RETRACTED, StudyStatus.EXPRESSION_OF_CONCERN, StudyStatus.CORRECTED)
"""What a notice can make of a study, the gravest first."""


@dataclass(frozen=True, slots=True)
class AbstractSection:
    """A stretch of an abstract (or of a full text): its label as printed, where it has one, and its text."""

    label: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A retraction, correction or expression of concern about a study, as one registry tells it.

    ``issued_on`` is an ISO 8601 date, as precise as the registry gives it: ``2021``, ``2021-03``
    or ``2021-03-04``.
    """

    kind: StudyStatus
    registry: str
    issued_on: str | None = None
    notice_doi: str | None = None
    notice_pmid: str | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in NOTICE_KINDS:
            raise ValueError(f"no kind of notice: {self.kind}")


class RelatedKind(StrEnum):
    """How another work stands to a record's."""

    IS_PREPRINT_OF = "is_preprint_of"
    """The record is a preprint, the other work its paper."""
    HAS_PREPRINT = "has_preprint"
    """The other work is the record's preprint."""
    IS_NOTICE_OF = "is_notice_of"
    """The record is itself a notice (a retraction, a correction) about the other work: no study."""


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """Another work that a record points to."""

    kind: RelatedKind
    doi: str | None
    pmid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryRecord:
    """One study as one registry records it.

    ``study`` has ``resolution = registry`` and ``registries = (registry,)``; what the registry does not tell
    is None, empty or ``unknown`` there. ``n_citations_on`` is the day (ISO) on which the answer was fetched:
    the only trace of that time here. ``snapshot_sha256s`` name the stored answers that it was read from.
    """

    registry: str
    study: Study
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    abstract: tuple[AbstractSection, ...] = ()
    abstract_license: str | None = None
    is_abstract_redistributable: bool = False
    full_text: tuple[AbstractSection, ...] = ()
    notices: tuple[Notice, ...] = ()
    mesh_terms: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    conflict_statement: str | None = None
    n_citations: int | None = None
    n_citations_on: str | None = None
    relations: tuple[RelatedWork, ...] = ()
    journal_abbreviations: tuple[str, ...] = ()
    snapshot_sha256s: tuple[str, ...] = ()

    @property
    def abstract_text(self) -> str:
        """The abstract as one text: a section a line, its label in front ("METHODS: …")."""
        return "\n".join(
            f"{section.label}: {section.text}" if section.label else section.text for section in self.abstract
        )

    @property
    def is_notice(self) -> bool:
        """Whether the record is that of a notice about another work, and no study's."""
        return any(work.kind is RelatedKind.IS_NOTICE_OF for work in self.relations)


def study_id_of(doi: str | None, pmid: str | None, title: str) -> str:
    """Identify a study as the curated catalogue does: by its DOI, else its PMID, else its title.

    >>> study_id_of("10.1037/EMO0000633", None, "") == study_id_of("10.1037/emo0000633", "31282699", "Crying")
    True
    """
    return make_id("studies", (doi or "").lower() or pmid or title)


def status_of(notices: tuple[Notice, ...], otherwise: StudyStatus) -> StudyStatus:
    """The gravest of what the notices say of a study; ``otherwise`` where there is none."""
    kinds = {notice.kind for notice in notices}
    return next((kind for kind in NOTICE_KINDS if kind in kinds), otherwise)
