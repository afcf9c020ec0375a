"""What an article points to: entries of its reference list, and links in the text that no entry names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from flows.document import Document, Span
from flows.records import CitedReference
from flows.resolve.bracketed import find_bracketed, journal_first
from flows.resolve.compare import fold
from flows.resolve.entries import Entry, find_entries
from flows.resolve.printed import Parser, read_printed
from flows.resolve.strings import ParsedReference, parse_reference_closely, parse_reference_string
from flows.resolve.urls import StudyLink, canonical_url, identifiers_of, study_link
from schemas.identifiers import make_id
from schemas.vocabulary import ReferenceType

_PRINTED_LINK = re.compile(
    r"https?://[^\s<>\"“”]+|(?<![\w/.])(?:dx\.)?doi\.org/10\.\d{4,9}/[^\s<>\"“”]+"
    r"|\bdoi:\s?10\.\d{4,9}/[^\s<>\"“”]+|(?<![\w/.])10\.\d{4,9}/[^\s<>\"“”]+",
    re.I,
)
_NOT_THE_STUDY = re.compile(r"(?i)^(?:#|mailto:|javascript:|tel:)|scholar\.google\.|^/")
_YEARS = range(1600, 2101)
_AUTHOR_YEAR = re.compile(
    r"[(\[]?(?P<name>[^\W\d_][\w’'-]+)(?:\s+et\s+al\.?|,?\s+(?:and|&)\s+[\w’'-]+)?,?\s*[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]{0,2}"
)
"""What a link may print: "Lund et al., 2020", "Lund & Roth (2020)"."""


def parse_references(document: Document, *, is_close: bool = False) -> tuple[CitedReference, ...]:
    """Every study that the article points to by list or link, in order; not yet resolved.

    Entries of the list come first, then what the text prints in brackets with volume and pages. A link of the
    running text to a DOI, PubMed, PubMed Central or a publisher's page of a study is a reference too, unless
    an entry or an earlier link leads to the same one. Read closely, a text encoder helps to tell the fields
    of an entry apart.
    """
    found = _Found(document, parse_reference_closely if is_close else parse_reference_string)
    for entry in find_entries(document):
        found.add_entry(entry)
    for bracketed in find_bracketed(document):
        found.add_entry(bracketed, ReferenceType.PROSE)
    for span, href in _prose_links(document):
        found.add_link(span, href)
    return tuple(found.references)


def reference_of(text: str) -> CitedReference:
    """One printed reference that stands in no article, read like an entry of a list."""
    raw_text = " ".join(text.split())
    parsed = parse_reference_string(raw_text)
    link = study_link(parsed.url) if parsed.url else None
    return CitedReference(
        reference_id=make_id("cited_references", None, raw_text),
        article_id=make_id("articles", raw_text),
        reference_type=ReferenceType.LIST_ENTRY,
        position=0,
        raw_text=raw_text,
        char_start=0,
        char_end=len(raw_text),
        authors=parsed.authors,
        year=parsed.year if parsed.year in _YEARS else None,
        title=parsed.title,
        container_title=parsed.container_title,
        volume=parsed.volume,
        issue=parsed.issue,
        pages=parsed.pages,
        doi=parsed.doi or (link.doi if link else None),
        pmid=_number(parsed.pmid or (link.pmid if link else None)),
        pmcid=parsed.pmcid or (link.pmcid if link else None),
        url=_address(parsed.url),
    )


@dataclass
class _Found:
    document: Document
    parse: Parser
    references: list[CitedReference] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)
    """Identifier or address → place of the first reference that has it."""
    _occurrences: dict[str, int] = field(default_factory=dict)

    def add_entry(self, entry: Entry, kind: ReferenceType = ReferenceType.LIST_ENTRY) -> None:
        raw_text = self.document.text[entry.start : entry.end]
        parsed = read_printed(self.document.text, entry, self.parse)
        journal = journal_first(raw_text) if kind is ReferenceType.PROSE else None
        if journal is not None:
            parsed = replace(parsed, authors=(), title=None, container_title=journal)
        hrefs = [link.href for link in entry.links if not _NOT_THE_STUDY.search(link.href)]
        links = [link for href in hrefs if (link := study_link(href)) is not None]
        identifiers = [(link.doi, link.pmid, link.pmcid) for link in links]
        identifiers += [identifiers_of(href) for href in (*hrefs, *([parsed.url] if parsed.url else []))]
        doi, pmid, pmcid = (
            next((value for value in values if value), None)
            for values in zip((parsed.doi, parsed.pmid, parsed.pmcid), *identifiers, strict=True)
        )
        studies_first = sorted(hrefs, key=lambda href: study_link(href) is None)
        url = parsed.url or next(iter(studies_first), None)
        if kind is ReferenceType.PROSE and self._is_listed(parsed):
            return
        self._add(
            kind,
            Span(entry.start, entry.end),
            make_id("cited_references", self.document.article_id, raw_text, self._occurrence(raw_text)),
            marker=entry.marker,
            authors=parsed.authors,
            year=parsed.year if parsed.year in _YEARS else None,
            title=parsed.title,
            container_title=parsed.container_title,
            volume=parsed.volume,
            issue=parsed.issue,
            pages=parsed.pages,
            doi=doi,
            pmid=_number(pmid),
            pmcid=pmcid,
            url=_address(url),
        )
        for href in (*hrefs, *([url] if url else [])):
            self._learn(_keys(study_link(href), href), len(self.references) - 1)

    def _is_listed(self, parsed: ParsedReference) -> bool:
        """Whether what is printed in brackets is an entry of the list: same year, volume and pages."""
        placed = (parsed.year, parsed.volume, parsed.pages)
        return any((known.year, known.volume, known.pages) == placed for known in self.references)

    def add_link(self, span: Span, href: str) -> None:
        link = study_link(href)
        if link is None:
            return
        keys = _keys(link, href)
        place = next((self._known[key] for key in keys if key in self._known), None)
        if place is None:
            place = self._named(span.of(self.document.text), link)
        if place is not None:
            known = self.references[place]
            linked = {"doi": link.doi, "pmid": _number(link.pmid), "pmcid": link.pmcid, "url": _address(href)}
            self.references[place] = fill_gaps(known, linked)
            self._learn(keys, place)
            return
        # By address, not by wording: most links read "a study", and an edit elsewhere must not move the id.
        reference_id = make_id("cited_references", self.document.article_id, href)
        self._add(
            ReferenceType.HYPERLINK,
            span,
            reference_id,
            marker=printed if (printed := span.of(self.document.text).strip(" []().")).isdigit() else None,
            doi=link.doi,
            pmid=_number(link.pmid),
            pmcid=link.pmcid,
            url=_address(href),
        )
        self._learn(keys, len(self.references) - 1)

    def _named(self, printed: str, link: StudyLink) -> int | None:
        """Place of the one entry by the author and of the year that a link prints, identifiers allowing."""
        match = _AUTHOR_YEAR.fullmatch(printed.strip())
        if match is None:
            return None
        family, year = fold(match["name"]), int(match["year"])
        fitting = [
            place
            for place, known in enumerate(self.references)
            if known.reference_type is ReferenceType.LIST_ENTRY
            and known.year == year
            and known.authors
            and family in fold(known.authors[0]).split()
            and (known.doi is None or link.doi is None)
            and (known.pmid is None or link.pmid is None)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _learn(self, keys: Iterable[str], place: int) -> None:
        for key in keys:
            self._known.setdefault(key, place)

    def _occurrence(self, raw_text: str) -> int:
        self._occurrences[raw_text] = self._occurrences.get(raw_text, -1) + 1
        return self._occurrences[raw_text]

    def _add(self, kind: ReferenceType, span: Span, reference_id: str, **fields: object) -> None:
        reference = CitedReference(
            reference_id=reference_id,
            article_id=self.document.article_id,
            reference_type=kind,
            position=len(self.references),
            raw_text=span.of(self.document.text),
            char_start=span.start,
            char_end=span.end,
            **fields,  # type: ignore[arg-type]
        )
        self.references.append(reference)
        named = [(name, getattr(reference, name)) for name in ("doi", "pmid", "pmcid")]
        keys = [f"{name} {value.casefold()}" for name, value in named if value]
        self._learn(keys, len(self.references) - 1)


def fill_gaps(reference: CitedReference, linked: Mapping[str, str | None]) -> CitedReference:
    """The reference with ``doi``, ``pmid``, ``pmcid``, ``url`` of another link to it, where it has none."""
    return replace(
        reference,
        doi=reference.doi or linked["doi"],
        pmid=reference.pmid or linked["pmid"],
        pmcid=reference.pmcid or linked["pmcid"],
        url=reference.url or linked["url"],
    )


def _keys(link: StudyLink | None, href: str) -> tuple[str, ...]:
    if link is None:
        return (f"url {canonical_url(href)}",)
    named = (("doi", link.doi), ("pmid", link.pmid), ("pmcid", link.pmcid), ("url", link.url))
    return tuple(f"{name} {value.casefold()}" for name, value in named if value)


def _prose_links(document: Document) -> Iterator[tuple[Span, str]]:
    """Links and printed addresses of the running text, in order."""
    found: list[tuple[Span, str]] = []
    prose = [block.span for block in document.blocks if block.kind.is_prose]
    for link in document.links:
        if not _NOT_THE_STUDY.search(link.href) and _is_in(link.span, prose):
            found.append((_stripped(document.text, link.span), link.href))
    text = document.text
    if "://" in text or "10." in text or "doi" in text:
        for span in prose:
            for match in _PRINTED_LINK.finditer(text, span.start, span.end):
                printed = match[0].rstrip(".,;:!?'’”)]}")
                # A bracket that the address itself opens belongs to it.
                if printed.count("(") > printed.count(")") and match[0][len(printed) :].startswith(")"):
                    printed += ")"
                own = Span(match.start(), match.start() + len(printed))
                if not any(_overlap(own, link.span) for link in document.links):
                    found.append((own, re.sub(r"(?i)^(?:doi:\s?)?(?=10\.)", "https://doi.org/", printed)))
    yield from sorted((item for item in found if len(item[0])), key=lambda item: (item[0], item[1]))


def _is_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(span in other for other in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _stripped(text: str, span: Span) -> Span:
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip())
    return Span(start, max(start, start + len(printed.strip())))


def _number(pmid: str | None) -> str | None:
    """The PMID without leading zeros; None if nothing is left of it."""
    return (pmid or "").lstrip("0") or None


def _address(url: str | None) -> str | None:
    """The address with its scheme; None for what is no web address."""
    if url is None or re.search(r"\s", url.strip()):
        return None
    text = url.strip()
    if re.match(r"(?i)https?://\S", text):
        return text
    return None if re.match(r"(?i)[a-z][a-z0-9+.-]*:", text) else f"https://{text.removeprefix('//')}"
