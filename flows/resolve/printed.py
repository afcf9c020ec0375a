"""The fields of one printed entry, cleared of what a web page puts around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flows.resolve.entries import Entry
from flows.resolve.strings import ParsedReference, parse_reference_string
from flows.resolve.strings.identifiers import find_identifiers, may_have_identifier

_SHORT_LINK = re.compile(
    r"(?<![\w/.@-])(?:https?://)?(?:bit\.ly|tinyurl\.com|ow\.ly|buff\.ly|goo\.gl|t\.co|go\.nature\.com|nej\.md|ja\.ma|bmj\.co"
    r"|reut\.rs)/[\w-]+",
    re.I,
)
_JOURNAL_BEHIND = re.compile(
    r"[.?!]?[”\"’']?[.,]?\s+(?:in\s+)?(?:the\s+journal\s+)?"
    r"(?P<name>[A-Z][^\W\d_]*(?:[ &:-]+[^\W\d_]+){0,7})[.,;]*$"
)
_RELEASE = re.compile(r",?\s*\b(?:news|press|media) release\b", re.I)
_TOLD = re.compile(
    r"(?:The|This|Their|Our)\s+(?:[\w-]+\s+){0,3}(?:study|paper|research|findings|article|review|report|work),?\s+"
    r"(?:(?:titled|entitled|called),?\s+)?[“\"‘'](?P<title>.{15,300}?)[,.]?[”\"’'](?=[,.]?\s)",
    re.DOTALL,
)
"""A sentence where a reference is looked for: 'The study, "Naps in nurses," was published in Gut.'"""
_IN_JOURNAL = re.compile(
    r"\bin\s+(?:the\s+)?(?:journal\s+)?(?P<name>[A-Z][\w&:’'-]*(?:\s+(?:(?:of|and|the|in|for|&)\s+){0,2}[A-Z][\w&:’'-]*)*)"
)
_NO_JOURNAL = re.compile(
    r"\b(?:press|publish\w*|books?|university|verlag|institute|retrieved|available|accessed|pubmed|crossref|scholar"
    r"|article|abstract|full text|pdf|download|read|report|thesis|inc|ltd|et al|online)\b",
    re.I,
)
_BUTTON = re.compile(
    r"\W*(?:cross\s?ref|pubmed(?:\s+central)?|google\s+scholar|scopus|web\s+of\s+science|medline|full\s+text|pdf|abstract"
    r"|article|view(?:\s+article)?|doi|link|source|go\s+to\s+source|trusted\s+source|free(?:\s+pmc\s+article)?)?\W*",
    re.I,
)
_ADDRESS_WORDS = re.compile(r"(?i)https?://\S*|\b(?:pmid|pmcid|doi)\b")
_ADDRESS_IN_FIELD = re.compile(r"(?i)https?:|www\.|doi\.org|\bpmid\b")
_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"“”]+")
_LETTERS = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 10
"""What has fewer letters beside its identifiers ("here", "Study 2") is a label and no bibliography."""


Parser = Callable[[str], ParsedReference]


def read_printed(text: str, entry: Entry, parse: Parser = parse_reference_string) -> ParsedReference:
    """Read the fields of an entry.

    Buttons ("CrossRef", "PubMed") are left out. Of an entry that is nothing but an address, or a short link
    text, only identifiers, year and address are taken.
    """
    printed = _RELEASE.sub(lambda match: " " * len(match[0]), text[entry.start : entry.end])
    for link in reversed(entry.links):
        start, end = link.span.start - entry.start, link.span.end - entry.start
        if start > 0 and _BUTTON.fullmatch(link.span.of(text)):
            printed = printed[:start] + " " * (end - start) + printed[end:]
    if not may_have_identifier(printed) and "doi" not in printed.casefold():
        n_letters, parsed = len(_LETTERS.findall(printed)), parse(printed)
    else:
        n_letters, parsed = _beside_addresses(printed, parse)
    if not n_letters or (n_letters < _LEAST_LETTERS and entry.links and parsed.year is None):
        return replace(parsed, authors=(), title=None, container_title=None)
    told = _TOLD.match(printed)
    if told is not None:
        named = _IN_JOURNAL.search(printed, told.end("title"))
        name = named["name"] if named is not None else parsed.container_title
        return replace(parsed, authors=(), title=told["title"], container_title=name)
    if parsed.container_title is None and (journal := _journal_behind(parsed, printed)) is not None:
        return replace(parsed, container_title=journal)
    return parsed


def _beside_addresses(printed: str, parse: Parser) -> tuple[int, ParsedReference]:
    """How many letters an entry has beside its identifiers and addresses, and its fields without those."""
    short = _SHORT_LINK.search(printed)
    parsed = parse(_SHORT_LINK.sub(" ", printed) if short else printed)
    address = short or _ADDRESS.search(printed)
    bare = printed
    for found in find_identifiers(printed):
        bare = bare[: found.start] + " " * (found.end - found.start) + bare[found.end :]
    bare = _ADDRESS_WORDS.sub(" ", bare)
    parsed = replace(
        parsed,
        url=parsed.url or (address[0].rstrip(".,;:)]>”\"'") if address else None),
        authors=tuple(author for author in parsed.authors if not _has_address(author)),
        title=None if _has_address(parsed.title) else parsed.title,
        container_title=None if _has_address(parsed.container_title) else parsed.container_title,
    )
    return len(_LETTERS.findall(bare)), parsed


def _has_address(field: str | None) -> bool:
    return field is not None and _ADDRESS_IN_FIELD.search(field) is not None


def _journal_behind(parsed: ParsedReference, printed: str) -> str | None:
    """The journal of a loose entry, "Title. Journal,": what stands behind the title and is nothing else."""
    clean = " ".join(printed.split())
    if parsed.title is None or parsed.title not in clean:
        return None
    match = _JOURNAL_BEHIND.match(clean, clean.index(parsed.title) + len(parsed.title))
    return match["name"] if match is not None and not _NO_JOURNAL.search(match["name"]) else None
