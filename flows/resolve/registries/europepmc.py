"""Europe PMC's REST service.

Formats: https://europepmc.org/RestfulWebService (``search`` with ``resultType=core``, ``fullTextXML``) and
the reference guide there; search syntax: https://europepmc.org/searchsyntax; JATS of the full texts:
https://jats.nlm.nih.gov/archiving/tag-library/1.3/.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from flows.resolve.compare import family_name
from flows.resolve.registries.asking.client import Question, path_part
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError, Unanswered
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.registries.reading.abstracts import of_html, sections_of
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.comments import Comment, notices_of, relations_of
from flows.resolve.registries.reading.dates import iso, of_text
from flows.resolve.registries.reading.licenses import license_of
from flows.resolve.registries.reading.text import (
    at,
    clean,
    doi_of,
    identifiers_of,
    is_study,
    json_object,
    name_of,
    objects,
    pmcid_of,
    pmid_of,
    search_words,
    texts,
    topic_words,
    whole,
)
from flows.resolve.registries.reading.xml import local_name, parse_xml, text_of
from flows.resolve.registries.record import AbstractSection, RegistryRecord

LICENSE = "EMBL-EBI terms of use (abstracts and full texts under their own licences)"
_TERMS = {"doi": 'DOI:"{}"', "pmid": "EXT_ID:{} AND SRC:MED", "pmcid": "PMCID:{}"}
_MAX_WORDS = 40
_XLINK = "{http://www.w3.org/1999/xlink}href"
_CONFLICT_NOTES = frozenset({"coi-statement", "conflict"})


class EuropePmc(RegistryBase):
    """Articles and preprints by DOI, PMID or PMCID, and by words of their title; open full texts."""

    name = "europepmc"

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        identifiers = identifiers_of(query)
        for kind, value in identifiers:
            found = self._found(_TERMS[kind].format(quoted(value)), course)
            fitting = [record for record in found if is_study(record.study, kind, value)]
            if fitting:
                return [self._with_full_text(fitting[0], course)]
        return () if identifiers else None

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        terms = list(search_terms(query))
        if not terms:
            return None
        for term in terms:
            records = self._found(term, course)
            if records:
                return records
        return ()

    def _found(self, term: str, course: Course) -> tuple[RegistryRecord, ...]:
        parameters = (
            ("query", term),
            ("resultType", "core"),
            ("format", "json"),
            ("pageSize", str(self.settings.n_candidates)),
        )
        question = self._question("/search", *parameters)
        return course.records(
            question,
            _check_results,
            lambda snapshot: course.each(
                objects(at(json_object(snapshot.body), "resultList", "result")),
                lambda item: self._record(item, snapshot),
            ),
        )

    def _question(self, path: str, *parameters: tuple[str, str]) -> Question:
        contact = self.settings.contact_email
        return Question(
            registry=self.name,
            base=self.settings.europepmc_url,
            path=path,
            parameters=parameters,
            personal=(("email", contact),) if contact else (),
            accept="application/xml" if path.endswith("XML") else "application/json",
            license=LICENSE,
        )

    def _record(self, item: Mapping[str, Any], snapshot: Snapshot) -> RegistryRecord:
        is_preprint = item.get("source") == "PPR"
        journal = at(item, "journalInfo", "journal")
        comments = tuple(
            Comment(
                kind=str(entry.get("type")),
                pmid=pmid_of(entry.get("id")) if entry.get("source") == "MED" else None,
                text=clean(entry.get("reference")),
            )
            for entry in objects(at(item, "commentCorrectionList", "commentCorrection"))
        )
        online = of_text(item.get("electronicPublicationDate")) or of_text(item.get("firstPublicationDate"))
        issued = (
            of_text(at(item, "journalInfo", "printPublicationDate"))
            or iso(at(item, "journalInfo", "yearOfPublication"))
            or iso(item.get("pubYear"))
        )
        return build_record(
            self.name,
            title=_without_stop(clean(item.get("title"))),
            doi=doi_of(item.get("doi")),
            pmid=pmid_of(item.get("pmid")),
            pmcid=pmcid_of(item.get("pmcid")),
            authors=_authors(item),
            container_title=clean(at(journal, "title"))
            or clean(at(item, "bookOrReportDetails", "publisher")),
            published_on=issued,
            online_on=online,
            csl_type="article" if is_preprint else "article-journal",
            is_preprint=is_preprint,
            is_open_access=_is_free(item),
            license_id=license_of(item.get("license")),
            publication_types=texts(at(item, "pubTypeList", "pubType")),
            notices=notices_of(comments, self.name),
            relations=relations_of(comments),
            volume=clean(at(item, "journalInfo", "volume")),
            issue=clean(at(item, "journalInfo", "issue")),
            pages=clean(item.get("pageInfo")),
            abstract=of_html(item.get("abstractText")),
            mesh_terms=texts(
                [entry.get("descriptorName") for entry in objects(at(item, "meshHeadingList", "meshHeading"))]
            ),
            funding=_funding(item),
            n_citations=whole(item.get("citedByCount")),
            n_citations_on=snapshot.fetched_on,
            journal_abbreviations=texts([at(journal, "isoabbreviation"), at(journal, "medlineAbbreviation")]),
            snapshot_sha256s=(snapshot.sha256,),
        )

    def _with_full_text(self, record: RegistryRecord, course: Course) -> RegistryRecord:
        """The record with its full text and what only that says; as it is where there is none or it fails."""
        study = record.study
        # What is free to read is not all open: full texts are given out of what has a licence.
        if not (self.settings.has_full_text and study.license and study.is_open_access and study.pmcid):
            return record
        question = self._question(f"/{path_part(study.pmcid)}/fullTextXML")
        try:
            reply = course.reply(question, parse_xml)
        except Unanswered as stop:
            course.warnings += stop.warnings
            return record
        if reply.snapshot.is_not_found:
            return record
        root = parse_xml(reply.snapshot.body)
        license_id = record.abstract_license or _article_license(root)
        return dataclasses.replace(
            record,
            study=dataclasses.replace(study, license=study.license or license_id),
            full_text=_body(root),
            conflict_statement=record.conflict_statement or _conflict(root),
            funding=record.funding or texts([text_of(entry) for entry in root.iter("funding-statement")]),
            snapshot_sha256s=(*record.snapshot_sha256s, reply.snapshot.sha256),
        )


def quoted(value: str) -> str:
    """A value inside quotation marks, which it cannot close."""
    return value.replace("\\", "").replace('"', "")


def search_terms(query: Query) -> Iterable[str]:
    """What Europe PMC is asked, the narrowest first.

    The title's words; then author, years and journal; of a study that is only told of, journal, years and
    topic.
    """
    title = " ".join(search_words(query.title))
    if title:
        yield f"TITLE:({title})"
    author = " ".join(search_words(family_name(query.authors[0]))) if query.authors else ""
    journal = " ".join(search_words(query.container_title))
    years = f"PUB_YEAR:[{query.year - 1} TO {query.year + 1}]" if query.year else ""
    topic = " OR ".join(topic_words(query))
    if author and years and (journal or title):
        place = f'JOURNAL:"{journal}"' if journal else f"({topic or title})"
        yield f'AUTH:"{author}" AND {years} AND {place}'
    if journal and years and topic and not title:
        yield f'JOURNAL:"{journal}" AND {years} AND ({topic})'
    text = " ".join(search_words(query.text)[:_MAX_WORDS])
    if text and not title:
        yield text


def _check_results(body: bytes) -> None:
    if not isinstance(at(json_object(body), "resultList", "result"), list):
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "an answer without 'resultList.result'")


def _is_free(item: Mapping[str, Any]) -> bool | None:
    """Whether the text stands free to read there; that it does not says nothing of other places."""
    return True if "Y" in (item.get("isOpenAccess"), item.get("inEPMC"), item.get("inPMC")) else None


def _without_stop(title: str | None) -> str | None:
    """MEDLINE closes titles with a full stop that is not theirs."""
    return title[:-1] if title and title.endswith(".") and not title.endswith("..") else title


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    names = tuple(
        name_of(author.get("lastName"), author.get("firstName") or author.get("initials"))
        or clean(author.get("collectiveName"))
        or clean(author.get("fullName"))
        for author in objects(at(item, "authorList", "author"))
    )
    found = tuple(name for name in names if name)
    line = clean(item.get("authorString"))
    return found or (tuple(line.rstrip(".").split(", ")) if line else ())


def _funding(item: Mapping[str, Any]) -> tuple[str, ...]:
    found = []
    for grant in objects(at(item, "grantsList", "grant")):
        agency, number = clean(grant.get("agency")), clean(grant.get("grantId"))
        found.append(f"{agency} ({number})" if agency and number else agency or number)
    return tuple(dict.fromkeys(name for name in found if name))


def _body(root: Element) -> tuple[AbstractSection, ...]:
    body = next((element for element in root.iter() if local_name(element) == "body"), None)
    return sections_of(body) if body is not None else ()


def _conflict(root: Element) -> str | None:
    for note in root.iter():
        kind = str(note.get("fn-type") or note.get("notes-type") or note.get("sec-type") or "").lower()
        if local_name(note) in ("fn", "notes", "sec") and kind in _CONFLICT_NOTES:
            return text_of(note)
    return None


def _article_license(root: Element) -> str | None:
    for entry in root.iter():
        if local_name(entry) in ("license", "license_ref"):
            name = license_of(entry.get(_XLINK)) or license_of(text_of(entry))
            if name is not None:
                return name
    return None
