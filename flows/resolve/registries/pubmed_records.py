"""A record of PubMed (``PubmedArticle``, ``PubmedBookArticle``), into the one form.

Elements: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.reading.abstracts import labelled
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.comments import Comment, notices_of, relations_of
from flows.resolve.registries.reading.dates import iso
from flows.resolve.registries.reading.text import doi_of, name_of, pmcid_of, pmid_of
from flows.resolve.registries.reading.xml import find_text, text_of
from flows.resolve.registries.record import AbstractSection, RegistryRecord


def record_of(article: Element, registry: str, snapshot: Snapshot) -> RegistryRecord | None:
    """The record of one entry of a ``PubmedArticleSet``; None for what is neither article nor book.

    Raises:
        ValueError: it has no title.
    """
    if article.tag == "PubmedBookArticle":
        return _book_record(article, registry, snapshot)
    if article.tag != "PubmedArticle":
        return None
    citation = article.find("MedlineCitation")
    if citation is None:
        raise ValueError("a PubmedArticle without MedlineCitation")
    journal = citation.find("Article/Journal")
    comments = tuple(_comments(citation))
    types = _texts(citation, "Article/PublicationTypeList/PublicationType")
    title = find_text(citation, "Article/ArticleTitle") or find_text(citation, "Article/VernacularTitle")
    return build_record(
        registry,
        title=_bare(title),
        doi=_doi(article, citation),
        pmid=pmid_of(find_text(citation, "PMID")),
        pmcid=pmcid_of(_own_id(article, "pmc")),
        authors=tuple(_authors(citation.findall("Article/AuthorList/Author"))),
        container_title=_in(journal, "Title"),
        published_on=_issue_date(journal),
        online_on=_date(citation.find("Article/ArticleDate")),
        is_preprint="Preprint" in types,
        publication_types=types,
        notices=notices_of(comments, registry),
        relations=relations_of(comments),
        volume=_in(journal, "JournalIssue/Volume"),
        issue=_in(journal, "JournalIssue/Issue"),
        pages=find_text(citation, "Article/Pagination/MedlinePgn"),
        abstract=_abstract(citation.findall("Article/Abstract/AbstractText")),
        mesh_terms=_texts(citation, "MeshHeadingList/MeshHeading/DescriptorName"),
        funding=tuple(_funding(citation)),
        conflict_statement=find_text(citation, "CoiStatement"),
        journal_abbreviations=_once(
            [_in(journal, "ISOAbbreviation"), find_text(citation, "MedlineJournalInfo/MedlineTA")]
        ),
        snapshot_sha256s=(snapshot.sha256,),
    )


def _book_record(article: Element, registry: str, snapshot: Snapshot) -> RegistryRecord:
    """The record of a book or a chapter of one, such as those of NCBI's bookshelf."""
    book = article.find("BookDocument")
    if book is None:
        raise ValueError("a PubmedBookArticle without BookDocument")
    whole = find_text(book, "Book/BookTitle")
    title = find_text(book, "ArticleTitle")
    place = book.find("Book/PubDate")
    return build_record(
        registry,
        title=_bare(title or whole),
        doi=doi_of(_listed_id(book.findall("ArticleIdList/ArticleId"), "doi")),
        pmid=pmid_of(find_text(book, "PMID")),
        authors=tuple(_authors(book.findall("AuthorList/Author"))),
        container_title=whole if title else None,
        published_on=_date(place),
        csl_type="chapter" if title else "book",
        publication_types=_texts(book, "PublicationType"),
        abstract=_abstract(book.findall("Abstract/AbstractText")),
        snapshot_sha256s=(snapshot.sha256,),
    )


def _doi(article: Element, citation: Element) -> str | None:
    """The article's own DOI; those of its references stand in the same kind of element, deeper down."""
    for place in citation.findall("Article/ELocationID"):
        if place.get("EIdType") == "doi" and place.get("ValidYN") != "N":
            return doi_of(text_of(place))
    return doi_of(_own_id(article, "doi"))


def _own_id(article: Element, kind: str) -> str | None:
    return _listed_id(article.findall("PubmedData/ArticleIdList/ArticleId"), kind)


def _listed_id(entries: Iterable[Element], kind: str) -> str | None:
    return next((text_of(entry) for entry in entries if entry.get("IdType") == kind), None)


def _bare(title: str | None) -> str | None:
    """A title without MEDLINE's full stop, and without the brackets around one that is translated."""
    if title is None:
        return None
    bare = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    translated = re.fullmatch(r"\[([^\[\]]+?)\.?\]", bare)
    return translated[1] if translated else bare


def _authors(authors: Iterable[Element]) -> Iterable[str]:
    for author in authors:
        given = find_text(author, "ForeName") or find_text(author, "Initials")
        name = name_of(find_text(author, "LastName"), given, find_text(author, "CollectiveName"))
        if name and author.get("ValidYN") != "N":
            yield name


def _abstract(texts: Iterable[Element]) -> tuple[AbstractSection, ...]:
    return tuple(section for text in texts for section in labelled(text.get("Label"), text_of(text)))


def _issue_date(journal: Element | None) -> str | None:
    date = journal.find("JournalIssue/PubDate") if journal is not None else None
    if date is None:
        return None
    found = _date(date)
    if found is None:
        # "2019 Mar-Apr", "2019 Spring", "1998 Dec-1999 Jan"
        told = re.match(r"(\d{4})(?:\s+([A-Z][a-z]{2}))?", find_text(date, "MedlineDate") or "")
        found = iso(*told.groups()) if told else None
    return found


def _date(element: Element | None) -> str | None:
    if element is None:
        return None
    return iso(*(find_text(element, part) for part in ("Year", "Month", "Day")))


def _comments(citation: Element) -> Iterable[Comment]:
    for entry in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        yield Comment(
            kind=entry.get("RefType", ""),
            pmid=pmid_of(find_text(entry, "PMID")),
            text=find_text(entry, "RefSource"),
        )


def _funding(citation: Element) -> Iterable[str]:
    seen = set()
    for grant in citation.findall("Article/GrantList/Grant"):
        agency, number = find_text(grant, "Agency"), find_text(grant, "GrantID")
        text = f"{agency} ({number})" if agency and number else agency or number
        if text and text not in seen:
            seen.add(text)
            yield text


def _in(element: Element | None, path: str) -> str | None:
    return find_text(element, path) if element is not None else None


def _texts(element: Element, path: str) -> tuple[str, ...]:
    return _once(text_of(found) for found in element.findall(path))


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
