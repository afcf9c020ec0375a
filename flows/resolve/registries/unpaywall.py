"""Unpaywall: whether a study can be read for free, and under which licence.

Format: https://unpaywall.org/data-format, https://unpaywall.org/products/api. It asks for a contact with
every request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flows.resolve.registries.asking.client import Question, path_part
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError, RequestError
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.crossref import one_with_doi
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.dates import iso, of_text
from flows.resolve.registries.reading.kinds import csl_type_of
from flows.resolve.registries.reading.licenses import license_of
from flows.resolve.registries.reading.text import at, clean, doi_of, json_object, name_of, objects
from flows.resolve.registries.record import RegistryRecord
from flows.resolve.registries.settings import Mode

LICENSE = "CC0-1.0"


class Unpaywall(RegistryBase):
    """Open-access status by DOI."""

    name = "unpaywall"

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        doi = doi_of(query.doi)
        if doi is None:
            return None
        contact = self.settings.contact_email
        if contact is None and self.settings.mode is not Mode.OFFLINE:
            raise RequestError(WarningCode.NO_CONTACT, "asks for a contact: set TEARSHEET_CONTACT_EMAIL")
        question = Question(
            registry=self.name,
            base=self.settings.unpaywall_url,
            path=f"/v2/{path_part(doi)}",
            personal=(("email", contact),) if contact else (),
            license=LICENSE,
        )
        return course.records(
            question,
            _check,
            lambda snapshot: one_with_doi([self._record(json_object(snapshot.body), snapshot)], doi),
        )

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:  # noqa: ARG002
        return None

    def _record(self, work: Mapping[str, Any], snapshot: Snapshot) -> RegistryRecord:
        kind = clean(work.get("genre"))
        is_open = work.get("is_oa")
        return build_record(
            self.name,
            title=clean(work.get("title")),
            doi=doi_of(work.get("doi")),
            authors=_authors(work.get("z_authors")),
            container_title=clean(work.get("journal_name")),
            published_on=of_text(work.get("published_date")) or iso(work.get("year")),
            csl_type=csl_type_of(kind),
            is_preprint=kind == "posted-content",
            is_open_access=is_open if isinstance(is_open, bool) else None,
            license_id=license_of(at(work, "best_oa_location", "license")),
            snapshot_sha256s=(snapshot.sha256,),
        )


def _check(body: bytes) -> None:
    work = json_object(body)
    if not isinstance(work.get("doi"), str):
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "an answer without 'doi'")


def _authors(value: Any) -> tuple[str, ...]:
    names = (
        name_of(item.get("family"), item.get("given"), item.get("name") or item.get("raw_author_name"))
        for item in objects(value)
    )
    return tuple(name for name in names if name)
