"""The one interface of all registries: what is asked, what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from flows.resolve.registries.record import RegistryRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is known of the study that is looked for; ``text`` is the reference as printed."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    container_title: str | None = None
    volume: str | None = None
    pages: str | None = None
    text: str | None = None


class Reach(StrEnum):
    """How far a question got. Only ``NOT_FOUND`` says that a registry does not know the study."""

    ANSWERED = "answered"
    """The registry answered with at least one record."""
    NOT_FOUND = "not_found"
    """The registry answered that it has no such record."""
    NOT_ASKED = "not_asked"
    """The registry cannot be asked by what the query holds (a PMID at Crossref, a search at Unpaywall)."""
    UNREACHABLE = "unreachable"
    """No answer: no connection, time-outs, errors of the server; offline, no snapshot."""
    REFUSED = "refused"
    """Not asked: a limit of our own said no (the run's budget is used up, the address is not allowed)."""
    MALFORMED = "malformed"
    """Something came back that is no answer of this registry: truncated, oversized, another format."""


class WarningCode(StrEnum):
    """What went wrong with a question to a registry."""

    NO_CONNECTION = "no_connection"
    TIME_OUT = "time_out"
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"
    NOT_PERMITTED = "not_permitted"
    NO_SNAPSHOT = "no_snapshot"
    NO_CONTACT = "no_contact"
    BUDGET_SPENT = "budget_spent"
    GIVEN_UP = "given_up"
    ADDRESS_REFUSED = "address_refused"
    REDIRECTED = "redirected"
    TOO_LARGE = "too_large"
    TRUNCATED = "truncated"
    WRONG_FORMAT = "wrong_format"
    WRONG_CHARSET = "wrong_charset"
    UNEXPECTED_CONTENT = "unexpected_content"
    OTHER_RECORD = "other_record"
    DAMAGED_SNAPSHOT = "damaged_snapshot"
    STALE_SNAPSHOT = "stale_snapshot"


@dataclass(frozen=True, slots=True)
class RegistryWarning:
    """What went wrong with one request, for people to read; ``url`` is without keys."""

    registry: str
    code: WarningCode
    message: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.registry}: {self.message}" + (f" ({self.url})" if self.url else "")


@dataclass(frozen=True, slots=True)
class Change:
    """What asking again (``refresh``) found changed in one record.

    ``fields`` are those that differ, the study's own as ``study.status`` and so on; ``("new",)`` and
    ``("gone",)`` for a record that was not there before, or is not any more.
    """

    registry: str
    study_id: str
    fields: tuple[str, ...]
    before_sha256: str
    after_sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry said: records in its order (the best first), and what went wrong on the way.

    ``changes`` is empty but for a refresh.
    """

    registry: str
    reach: Reach
    records: tuple[RegistryRecord, ...] = ()
    warnings: tuple[RegistryWarning, ...] = ()
    changes: tuple[Change, ...] = ()


class Registry(Protocol):
    """A bibliographic registry. Nothing that comes, or fails to come, from outside makes a method raise."""

    @property
    def name(self) -> str:
        """Its name in ``studies.registries``, one of ``settings.REGISTRY_NAMES``."""

    def lookup(self, query: Query) -> Answer:
        """Ask by identifier (DOI, PMID, PMCID: what the registry knows); at most one record comes back."""

    def search(self, query: Query) -> Answer:
        """Ask by what is printed (title, authors, year, journal, or the whole text); best records first."""
