"""OpenAlex.

Formats: https://docs.openalex.org/api-entities/works/work-object,
https://developers.openalex.org/api-reference/works/get-a-single-work, keys and limits:
https://developers.openalex.org/api-reference/authentication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flows.resolve.registries.asking.client import Question, path_part
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.crossref import bibliographic, is_told
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.registries.reading.abstracts import of_inverted_index
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.dates import iso, of_text
from flows.resolve.registries.reading.kinds import csl_type_of
from flows.resolve.registries.reading.licenses import license_of
from flows.resolve.registries.reading.text import (
    at,
    clean,
    doi_of,
    identifiers_of,
    is_study,
    json_object,
    objects,
    pmcid_of,
    pmid_of,
    search_words,
    texts,
    whole,
)
from flows.resolve.registries.record import Notice, RegistryRecord
from schemas.vocabulary import StudyStatus

LICENSE = "CC0-1.0 (abstracts remain their publishers')"


class OpenAlex(RegistryBase):
    """Works by DOI, PMID or PMCID, and by words of their title."""

    name = "openalex"

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        identifiers = identifiers_of(query)
        for kind, value in identifiers:
            records = self._named(kind, value, course)
            if records:
                return records
        return () if identifiers else None

    def _named(self, kind: str, value: str, course: Course) -> tuple[RegistryRecord, ...]:
        def read(snapshot: Snapshot) -> Iterable[RegistryRecord]:
            record = self._record(json_object(snapshot.body), snapshot)
            if not is_study(record.study, kind, value):
                message = f"asked for {value}, answered with {record.study.doi}"
                raise ContentError(WarningCode.OTHER_RECORD, message)
            return [record]

        return course.records(self._question(f"/works/{kind}:{path_part(value)}"), _check_work, read)

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        text = clean(query.title) or bibliographic(query)
        if text is None:
            return None
        words = " ".join(search_words(text))
        if not words:
            return None
        parameters = [("search", words), ("per_page", str(self.settings.n_candidates))]
        if is_told(query) and query.year:
            span = f"from_publication_date:{query.year - 1}-01-01,to_publication_date:{query.year + 1}-12-31"
            parameters.append(("filter", span))
        question = self._question("/works", *parameters)
        return course.records(
            question,
            _check_results,
            lambda snapshot: course.each(
                objects(json_object(snapshot.body).get("results")), lambda work: self._record(work, snapshot)
            ),
        )

    def _question(self, path: str, *parameters: tuple[str, str]) -> Question:
        settings = self.settings
        personal = []
        if settings.contact_email:
            personal.append(("mailto", settings.contact_email))
        if settings.openalex_key:
            personal.append(("api_key", settings.openalex_key.get_secret_value()))
        return Question(
            registry=self.name,
            base=settings.openalex_url,
            path=path,
            parameters=parameters,
            personal=tuple(personal),
            license=LICENSE,
        )

    def _record(self, work: Mapping[str, Any], snapshot: Snapshot) -> RegistryRecord:
        place = at(work, "primary_location", "source")
        kind = clean(work.get("type"))
        biblio = work.get("biblio")
        first, last = clean(at(biblio, "first_page")), clean(at(biblio, "last_page"))
        is_open = at(work, "open_access", "is_oa")
        is_retracted = work.get("is_retracted") is True
        return build_record(
            self.name,
            title=clean(work.get("title")) or clean(work.get("display_name")),
            doi=doi_of(work.get("doi")),
            pmid=pmid_of(at(work, "ids", "pmid")),
            pmcid=pmcid_of(at(work, "ids", "pmcid")),
            authors=_authors(work.get("authorships")),
            container_title=clean(at(place, "display_name")),
            published_on=of_text(work.get("publication_date")) or iso(work.get("publication_year")),
            csl_type=csl_type_of(kind),
            is_preprint=kind == "preprint",
            is_open_access=is_open if isinstance(is_open, bool) else None,
            license_id=_license(work),
            notices=((Notice(kind=StudyStatus.RETRACTED, registry=self.name),) if is_retracted else ()),
            volume=clean(at(biblio, "volume")),
            issue=clean(at(biblio, "issue")),
            pages=f"{first}-{last}" if first and last and first != last else first,
            abstract=of_inverted_index(work.get("abstract_inverted_index")),
            mesh_terms=texts([entry.get("descriptor_name") for entry in objects(work.get("mesh"))]),
            funding=_funding(work),
            n_citations=whole(work.get("cited_by_count")),
            n_citations_on=snapshot.fetched_on,
            journal_abbreviations=texts(at(place, "abbreviated_title")),
            snapshot_sha256s=(snapshot.sha256,),
        )


def _check_work(body: bytes) -> None:
    work = json_object(body)
    if not isinstance(work.get("id"), str) or "title" not in work:
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "an answer that is no work")


def _check_results(body: bytes) -> None:
    if not isinstance(json_object(body).get("results"), list):
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "an answer without 'results'")


def _authors(value: Any) -> tuple[str, ...]:
    names = (
        clean(entry.get("raw_author_name")) or clean(at(entry, "author", "display_name"))
        for entry in objects(value)
    )
    return tuple(name for name in names if name)


def _license(work: Mapping[str, Any]) -> str | None:
    """The licence of the published version; a manuscript in a repository may have another."""
    for place in (work.get("primary_location"), work.get("best_oa_location")):
        name = license_of(at(place, "license"))
        if name is not None and at(place, "version") in ("publishedVersion", None):
            return name
    return None


def _funding(work: Mapping[str, Any]) -> tuple[str, ...]:
    """Funders and awards: ``grants`` until 2025, ``funders`` since."""
    found = []
    for grant in objects(work.get("grants")):
        name, award = clean(grant.get("funder_display_name")), clean(grant.get("award_id"))
        found.append(f"{name} ({award})" if name and award else name)
    found += [clean(funder.get("display_name")) for funder in objects(work.get("funders"))]
    return tuple(dict.fromkeys(name for name in found if name))
