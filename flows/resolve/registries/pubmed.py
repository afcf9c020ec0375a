"""PubMed by NCBI's E-utilities: ``esearch`` for identifiers, ``efetch`` for records.

Parameters: https://www.ncbi.nlm.nih.gov/books/NBK25499/; limits and keys: https://www.ncbi.nlm.nih.gov/books/NBK25497/;
search fields: https://pubmed.ncbi.nlm.nih.gov/help/#search-tags; elements of the records:
https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html (the DTD is named there).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from flows.resolve.compare import family_name
from flows.resolve.registries.asking.client import Question
from flows.resolve.registries.asking.course import Course, RegistryBase
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.registries.pubmed_records import record_of
from flows.resolve.registries.reading.text import (
    at,
    clean,
    identifiers_of,
    is_study,
    json_object,
    pmid_of,
    search_words,
    topic_words,
)
from flows.resolve.registries.reading.xml import local_name, parse_xml
from flows.resolve.registries.record import RegistryRecord

LICENSE = "NLM terms (abstracts may be under copyright)"
TOOL = "tearsheet"
_DOI_TERM = '"{0}"[AID] OR "{0}"[LID]'
_MAX_WORDS = 25
_LITTLE = frozenset({"and", "the", "for", "not"})


class PubMed(RegistryBase):
    """Articles by PMID or DOI, and by what is printed of them."""

    name = "pubmed"

    def _lookup(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        identifiers = dict(identifiers_of(query))
        identifiers.pop("pmcid", None)
        # The PMID first: it is PubMed's own, and takes one request instead of two.
        for kind, value in sorted(identifiers.items(), reverse=True):
            ids = [value] if kind == "pmid" else self._ids(_DOI_TERM.format(value.replace('"', "")), course)
            # A phrase that PubMed does not know is searched for by its parts.
            records = [record for record in self._fetched(ids, course) if is_study(record.study, kind, value)]
            if records:
                return records[:1]
        return () if identifiers else None

    def _search(self, query: Query, course: Course) -> Iterable[RegistryRecord] | None:
        terms = list(search_terms(query))
        if not terms:
            return None
        for term in terms:
            ids = self._ids(term, course)
            if ids:
                return self._fetched(ids, course)
        return ()

    def _ids(self, term: str, course: Course) -> list[str]:
        parameters = (
            ("db", "pubmed"),
            ("term", term),
            ("retmode", "json"),
            ("retmax", str(self.settings.n_candidates)),
            ("sort", "relevance"),
        )
        question = self._question("/esearch.fcgi", parameters, "application/json")
        reply = course.reply(question, _check_ids)
        if reply.snapshot.is_not_found:
            return []
        found = at(json_object(reply.snapshot.body), "esearchresult", "idlist")
        return [pmid for pmid in map(pmid_of, found) if pmid]

    def _fetched(self, ids: list[str], course: Course) -> tuple[RegistryRecord, ...]:
        if not ids:
            return ()
        parameters = (("db", "pubmed"), ("id", ",".join(ids)), ("retmode", "xml"))
        question = self._question("/efetch.fcgi", parameters, "application/xml")

        def read(snapshot: Snapshot) -> Iterable[RegistryRecord]:
            records = course.each(
                parse_xml(snapshot.body),
                lambda article: record_of(article, self.name, snapshot),
            )
            known = {record.study.pmid: record for record in records}
            asked = [known[pmid] for pmid in ids if pmid in known]
            if records and not asked:
                message = f"asked for {', '.join(ids)}, answered with {records[0].study.pmid}"
                raise ContentError(WarningCode.OTHER_RECORD, message)
            return asked

        return course.records(question, _check_set, read)

    def _question(self, path: str, parameters: tuple[tuple[str, str], ...], accept: str) -> Question:
        settings = self.settings
        personal = [("tool", TOOL)]
        if settings.contact_email:
            personal.append(("email", settings.contact_email))
        if settings.ncbi_key:
            personal.append(("api_key", settings.ncbi_key.get_secret_value()))
        return Question(
            registry=self.name,
            base=settings.pubmed_url,
            path=path,
            parameters=parameters,
            personal=tuple(personal),
            accept=accept,
            license=LICENSE,
        )


def search_terms(query: Query) -> Iterable[str]:
    """What PubMed is asked, the narrowest first.

    The title's words; then author, journal and years; of a study that is only told of ("a 2018 study in
    the journal X"), the journal, the years and any word that tells what it is about.
    """
    years = f"{query.year - 1}:{query.year + 1}[dp]" if query.year else None
    words = _words(query.title)
    if words:
        title = " AND ".join(f"{word}[Title]" for word in words)
        yield f"({title})"
    author = " ".join(search_words(family_name(query.authors[0]))) if query.authors else ""
    journal = " ".join(search_words(query.container_title))
    if author and years and (journal or words):
        place = f'"{journal}"[Journal]' if journal else f"{words[0]}[Title]"
        yield f"{author}[Author] AND {years} AND {place}"
    topic = " OR ".join(f"{word}[Title]" for word in topic_words(query))
    if journal and years and topic and not words:
        yield f'"{journal}"[Journal] AND {years} AND ({topic})'
    elif not words and not author and topic:
        yield " AND ".join(_words(query.text))


def _words(text: str | None) -> list[str]:
    """The words that narrow a search."""
    kept = [word for word in search_words(text) if len(word) > 2 and word.lower() not in _LITTLE]
    return kept[:_MAX_WORDS]


def _check_ids(body: bytes) -> None:
    answer = json_object(body)
    result = answer.get("esearchresult")
    ids = at(result, "idlist")
    if not isinstance(ids, list) or not all(isinstance(pmid, str) and pmid_of(pmid) for pmid in ids):
        message = clean(answer.get("error")) or clean(at(result, "ERROR")) or "an answer without 'idlist'"
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, message, is_transient="error" in answer)


def _check_set(body: bytes) -> None:
    root: Element = parse_xml(body)
    if local_name(root) != "PubmedArticleSet":
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, f"XML of another kind: {local_name(root)[:80]}")
