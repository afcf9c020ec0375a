"""The course of one question to a registry: its requests, warnings, and what a refresh found changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from flows.resolve.registries.asking.client import Client, Question, Reply, differing_fields
from flows.resolve.registries.asking.faults import ContentError, RequestError, Unanswered, reach_of
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.interface import (
    Answer,
    Change,
    Query,
    Reach,
    RegistryWarning,
    WarningCode,
)
from flows.resolve.registries.record import RegistryRecord
from flows.resolve.registries.settings import RegistrySettings

T = TypeVar("T")
Read = Callable[[Snapshot], Iterable[RegistryRecord]]
READING_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What reading a record that is not as documented may raise."""
_IGNORED = ("snapshot_sha256s", "n_citations_on")


class Course:
    """Collects what happens while one question is answered."""

    def __init__(self, registry: str, client: Client) -> None:
        self.registry = registry
        self.client = client
        self.warnings: list[RegistryWarning] = []
        self.changes: list[Change] = []
        self._just_read: tuple[Snapshot, tuple[RegistryRecord, ...], list[RegistryWarning]] | None = None

    def reply(self, question: Question, check: Callable[[bytes], Any]) -> Reply:
        """Ask, and keep the warnings.

        Raises:
            Unanswered: no answer came.
        """
        return self._kept(self.client.ask(question, lambda snapshot: check(snapshot.body)))

    def _kept(self, reply: Reply) -> Reply:
        self.warnings += reply.warnings
        return reply

    def records(
        self, question: Question, check: Callable[[bytes], Any], read: Read
    ) -> tuple[RegistryRecord, ...]:
        """Ask, and read the records of the answer; none where the registry says it has none.

        An answer of which no record can be read is not kept: it would stand in the way of a better one.

        Raises:
            Unanswered: no answer came.
        """
        reply = self._kept(self.client.ask(question, lambda snapshot: self._check(snapshot, check, read)))
        if self._just_read is not None and self._just_read[0] is reply.snapshot:
            # The check of a fresh answer has read it already.
            records = self._just_read[1]
            self.warnings += self._just_read[2]
        else:
            records = self._read(reply.snapshot, read)
        if reply.before is not None:
            n_warnings = len(self.warnings)
            before = self._read(reply.before, read)
            del self.warnings[n_warnings:]
            hashes = (reply.before.sha256, reply.snapshot.sha256)
            self.compare(before, records, hashes, question.shown_url)
        return records

    def each(self, items: Iterable[T], read: Callable[[T], RegistryRecord | None]) -> list[RegistryRecord]:
        """The records of several items; one that cannot be read costs itself only, with a warning."""
        records: list[RegistryRecord] = []
        for item in items:
            try:
                record = read(item)
            except READING_FAULTS as fault:
                self.warn(WarningCode.UNEXPECTED_CONTENT, f"a record could not be read: {fault}")
            else:
                records += [record] if record is not None else []
        return records

    def warn(self, code: WarningCode, message: str, url: str | None = None) -> None:
        """Note what went wrong."""
        self.warnings.append(RegistryWarning(self.registry, code, message[:500], url))

    def _check(self, snapshot: Snapshot, check: Callable[[bytes], Any], read: Read) -> None:
        check(snapshot.body)
        n_warnings = len(self.warnings)
        try:
            records = tuple(read(snapshot))
        except READING_FAULTS as fault:
            message = f"the answer could not be read: {fault!r}"[:500]
            raise ContentError(WarningCode.UNEXPECTED_CONTENT, message) from None
        finally:
            warnings = self.warnings[n_warnings:]
            del self.warnings[n_warnings:]
        if warnings and not records:
            raise ContentError(warnings[0].code, warnings[0].message)
        self._just_read = snapshot, records, warnings

    @staticmethod
    def _read(snapshot: Snapshot, read: Read) -> tuple[RegistryRecord, ...]:
        return () if snapshot.is_not_found else tuple(read(snapshot))

    def compare(
        self,
        before: Iterable[RegistryRecord],
        after: Iterable[RegistryRecord],
        hashes: tuple[str, str],
        url: str,
    ) -> None:
        """Note what differs between two answers to one question, record by record."""
        old = {record.study.study_id: record for record in before}
        new = {record.study.study_id: record for record in after}
        for study_id in dict.fromkeys((*old, *new)):
            one, other = old.get(study_id), new.get(study_id)
            if one is None or other is None:
                fields: tuple[str, ...] = ("gone",) if other is None else ("new",)
            else:
                fields = differing_fields(one, other, (*_IGNORED, "study"))
                fields += tuple(f"study.{name}" for name in differing_fields(one.study, other.study))
            if fields:
                self.changes.append(Change(self.registry, study_id, fields, *hashes, url))


class RegistryBase(ABC):
    """What all registries share: nothing that comes from outside makes ``lookup`` or ``search`` raise."""

    name: ClassVar[str]

    def __init__(self, client: Client) -> None:
        self.client = client

    @property
    def settings(self) -> RegistrySettings:
        """The settings that it was opened with."""
        return self.client.settings

    def lookup(self, query: Query) -> Answer:
        """Ask by identifier."""
        return self._answer(query, self._lookup)

    def search(self, query: Query) -> Answer:
        """Ask by what is printed."""
        return self._answer(query, self._search)

    @abstractmethod
    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        """The record of an identifier; None if the registry cannot be asked by what the query holds."""

    @abstractmethod
    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        """The records that fit; None if the registry cannot be asked by what the query holds."""

    def _answer(
        self, query: Query, ask: Callable[[Query, Course], Iterable[RegistryRecord] | None]
    ) -> Answer:
        course = Course(self.name, self.client)
        records: tuple[RegistryRecord, ...] = ()
        try:
            found = ask(query, course)
            if found is None:
                return Answer(self.name, Reach.NOT_ASKED)
            records = tuple(found)
            is_damaged = any(entry.code is WarningCode.UNEXPECTED_CONTENT for entry in course.warnings)
            # A record that could not be read is no proof that there is none.
            empty = Reach.MALFORMED if is_damaged else Reach.NOT_FOUND
            reach = Reach.ANSWERED if records else empty
        except Unanswered as stop:
            course.warnings += stop.warnings
            reach = stop.reach
        except RequestError as fault:
            course.warn(fault.code, fault.message)
            reach = reach_of(fault.code)
        except READING_FAULTS as fault:
            course.warn(WarningCode.UNEXPECTED_CONTENT, f"the answer could not be read: {fault!r}")
            reach = Reach.MALFORMED
        return Answer(self.name, reach, records, tuple(course.warnings), tuple(course.changes))
