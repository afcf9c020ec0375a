"""Crossref's REST API.

Formats: https://api.crossref.org (Swagger),
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md; updates and the notices of Retraction
Watch in ``update-to`` and ``updated-by``:
https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/,
https://www.crossref.org/blog/retraction-watch-retractions-now-in-the-crossref-api/; preprints in
``relation``:
https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flows.resolve.registries.asking.client import Question, path_part
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.registries.reading.abstracts import of_jats
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.dates import of_parts
from flows.resolve.registries.reading.kinds import UPDATES, csl_type_of, plain
from flows.resolve.registries.reading.licenses import license_of
from flows.resolve.registries.reading.text import (
    at,
    clean,
    doi_of,
    json_object,
    name_of,
    objects,
    same_doi,
    texts,
    whole,
)
from flows.resolve.registries.record import Notice, RegistryRecord, RelatedKind, RelatedWork

LICENSE = "CC0-1.0 (bibliographic metadata; abstracts remain their publishers')"
_VERSIONS = ("vor", "unspecified", "am")
_RELATIONS = {
    "is-preprint-of": RelatedKind.IS_PREPRINT_OF,
    "has-preprint": RelatedKind.HAS_PREPRINT,
}
_MAX_QUERY = 600


class Crossref(RegistryBase):
    """Works by DOI, and by what is printed of them."""

    name = "crossref"

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        doi = doi_of(query.doi)
        if doi is None:
            return None
        return course.records(
            self._question(f"/works/{path_part(doi)}"),
            _check_message,
            lambda snapshot: one_with_doi([self._record(_message(snapshot), snapshot, course)], doi),
        )

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        text = bibliographic(query)
        if text is None:
            return None
        parameters = [("query.bibliographic", text), ("rows", str(self.settings.n_candidates))]
        if is_told(query):
            years = f"from-pub-date:{query.year - 1},until-pub-date:{query.year + 1}" if query.year else ""
            parameters += [("query.container-title", clean(query.container_title) or ""), ("filter", years)]
        question = self._question("/works", *parameters)
        return course.records(
            question,
            _check_message,
            lambda snapshot: course.each(
                objects(at(_message(snapshot), "items")), lambda item: self._record(item, snapshot, course)
            ),
        )

    def _question(self, path: str, *parameters: tuple[str, str]) -> Question:
        settings = self.settings
        token = settings.crossref_token
        return Question(
            registry=self.name,
            base=settings.crossref_url,
            path=path,
            parameters=parameters,
            personal=(("mailto", settings.contact_email),) if settings.contact_email else (),
            personal_headers=(
                (("Crossref-Plus-API-Token", f"Bearer {token.get_secret_value()}"),) if token else ()
            ),
            license=LICENSE,
        )

    def _record(self, work: Mapping[str, Any], snapshot: Snapshot, course: Course) -> RegistryRecord:
        title, subtitle = clean(_first(work.get("title"))), clean(_first(work.get("subtitle")))
        if title and subtitle and subtitle.lower() not in title.lower():
            title = f"{title}: {subtitle}"
        kind = clean(work.get("type"))
        online = of_parts(work.get("published-online")) or of_parts(work.get("posted"))
        printed = of_parts(work.get("published-print"))
        return build_record(
            self.name,
            title=title,
            doi=doi_of(work.get("DOI")),
            authors=_authors(work.get("author")),
            container_title=clean(_first(work.get("container-title"))),
            published_on=printed or of_parts(work.get("issued")) or of_parts(work.get("published")),
            online_on=online,
            csl_type=csl_type_of(kind),
            is_preprint=kind == "posted-content" and work.get("subtype") in (None, "preprint"),
            license_id=_license(work.get("license"), snapshot.fetched_on),
            notices=self._notices(work, course),
            relations=_relations(work),
            volume=clean(work.get("volume")),
            issue=clean(work.get("issue")),
            pages=clean(work.get("page")) or clean(work.get("article-number")),
            abstract=of_jats(work.get("abstract")),
            funding=_funding(work.get("funder")),
            n_citations=whole(work.get("is-referenced-by-count")),
            n_citations_on=snapshot.fetched_on,
            journal_abbreviations=texts(work.get("short-container-title")),
            snapshot_sha256s=(snapshot.sha256,),
        )

    def _notices(self, work: Mapping[str, Any], course: Course) -> tuple[Notice, ...]:
        """Updates to the work: deposited by its publisher, or found by Retraction Watch; each once."""
        notices: dict[tuple[str, str | None], Notice] = {}
        for update in objects(work.get("updated-by")):
            kind = plain(str(update.get("type")))
            if kind not in UPDATES:
                course.warn(WarningCode.UNEXPECTED_CONTENT, f"an update of an unknown type: {kind[:80]!r}")
            status = UPDATES.get(kind)
            if status is None:
                continue
            notice = Notice(
                kind=status,
                registry=self.name,
                issued_on=of_parts(update.get("updated")),
                notice_doi=doi_of(update.get("DOI")),
                reason="partial retraction" if kind == "partialretraction" else None,
            )
            known = notices.setdefault((status.value, notice.notice_doi), notice)
            if known.issued_on is None:
                notices[status.value, notice.notice_doi] = notice
        return tuple(notices.values())


def bibliographic(query: Query) -> str | None:
    """What is known of a reference in one line, as ``query.bibliographic`` wants it; None if nothing is."""
    if query.text:
        return clean(query.text[:_MAX_QUERY])
    year = str(query.year) if query.year else None
    parts = (*query.authors[:3], query.title, query.container_title, year, query.volume, query.pages)
    return clean(" ".join(part for part in parts if part)[:_MAX_QUERY])


def is_told(query: Query) -> bool:
    """Whether a study is only told of, by journal and year: then these narrow the search."""
    return query.title is None and bool(query.container_title) and query.year is not None


def one_with_doi(records: Iterable[RegistryRecord], doi: str) -> tuple[RegistryRecord, ...]:
    """The record that carries the DOI asked for; another one is no answer to the question.

    Raises:
        ContentError: only records of other works came back.
    """
    found = tuple(records)
    fitting = tuple(record for record in found if same_doi(record.study.doi, doi))
    if found and not fitting:
        raise ContentError(WarningCode.OTHER_RECORD, f"asked for {doi}, answered with {found[0].study.doi}")
    return fitting[:1]


def _check_message(body: bytes) -> None:
    if not isinstance(json_object(body).get("message"), dict):
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "an answer without 'message'")


def _message(snapshot: Snapshot) -> Mapping[str, Any]:
    message: Mapping[str, Any] = json_object(snapshot.body)["message"]
    return message


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _authors(value: Any) -> tuple[str, ...]:
    names = (name_of(item.get("family"), item.get("given"), item.get("name")) for item in objects(value))
    return tuple(name for name in names if name)


def _license(value: Any, on: str) -> str | None:
    """The licence in force on a day: of the version of record before other versions, the latest first."""
    best: tuple[int, str, str] | None = None
    for entry in objects(value):
        version = entry.get("content-version")
        start = of_parts(entry.get("start")) or ""
        name = license_of(entry.get("URL"))
        if version not in _VERSIONS or start > on or name is None:
            continue
        candidate = (-_VERSIONS.index(version), start, name)
        best = candidate if best is None else max(best, candidate)
    return best[2] if best else None


def _relations(work: Mapping[str, Any]) -> tuple[RelatedWork, ...]:
    related = [
        RelatedWork(kind, doi_of(other.get("id")))
        for name, kind in _RELATIONS.items()
        for other in objects(at(work, "relation", name))
        if other.get("id-type") == "doi"
    ]
    related += [
        RelatedWork(RelatedKind.IS_NOTICE_OF, doi_of(update.get("DOI")))
        for update in objects(work.get("update-to"))
        if UPDATES.get(plain(str(update.get("type")))) is not None
    ]
    return tuple(work for work in related if work.doi)


def _funding(value: Any) -> tuple[str, ...]:
    found = []
    for funder in objects(value):
        name, awards = clean(funder.get("name")), texts(funder.get("award"))
        if name:
            found.append(f"{name} ({', '.join(awards)})" if awards else name)
    return tuple(dict.fromkeys(found))
