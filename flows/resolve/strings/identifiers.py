"""Identifiers and web addresses in a printed reference: found by pattern, never guessed.

Each entry of :data:`PATTERNS` carries an example that a test runs; a new registry is one more entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

_TRAILING = ".,;:!?'\"“”‘’«»<>{}|*…"
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as found: its kind, its normalised value and the half-open span of its printed form."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind of identifier is printed; group ``id`` is its value."""

    kind: str
    regex: re.Pattern[str]
    example: str
    expected: str


def trim(value: str) -> str:
    """Take off trailing punctuation and brackets that close nothing inside the value."""
    while value:
        last = value[-1]
        opener = _BRACKETS.get(last)
        if last in _TRAILING or (opener is not None and value.count(opener) < value.count(last)):
            value = value[:-1]
        else:
            break
    return value


def normalise_doi(printed: str) -> str | None:
    """Lower-case, bare, without spaces, query or trailing punctuation; None if nothing of a DOI is left.

    >>> normalise_doi("10.1002/ANDP.201300104).")
    '10.1002/andp.201300104'
    """
    value = re.sub(r"\s+", "", printed)
    if "%" in value:
        value = unquote(value)
    value = re.sub(r"\?.*$|(?:&|#)(?:utm_|casa_|via=|ref=).*$", "", value)
    value = re.sub(r"(?i)(?:/(?:full|abstract|pdf|epdf|summary|meta|html?)|\.pdf)$", "", trim(value))
    value = trim(value).lower()
    return value if re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/\S+", value) else None


_DOI_TAIL = r"10\s?\.\s?\d{4,9}(?:\.\d+)*\s?/\s?[^\s<>\"“”|{}]+"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "doi",
        re.compile(
            r"(?:(?:https?\s?:\s?//)?(?:dx\.|www\.)?doi\s?\.\s?org\s?/\s?|doi\s*(?:number|no\.?)?\s*[:=]?\s*)"
            r"(?:https?\s?:\s?//(?:dx\.)?doi\.org/|doi\s*:\s*)?(?P<id>" + _DOI_TAIL + ")",
            re.I,
        ),
        "https://doi.org/10.1234/ab.2019-4.",
        "10.1234/ab.2019-4",
    ),
    Pattern(
        "doi_link",
        re.compile(
            r"(?:https?://|(?<![\w@./-])(?=[\w-]+\.[\w.-]+/))[^\s<>\"]*?(?:/doi/(?:[a-z]+/)?|/article/|doi=|id=|/)"
            r"(?P<id>10\.\d{4,9}/[^\s<>\"“”]+)",
            re.I,
        ),
        "https://journals.example.org/doi/full/10.1234/ab.2019?x=1",
        "10.1234/ab.2019",
    ),
    Pattern(
        "doi_bare",
        re.compile(r"(?<![\w./])(?P<id>10\.\d{4,9}(?:\.\d+)*/[^\s<>\"“”|{}]+)"),
        "Sleep and mood. 10.1234/AB.7",
        "10.1234/ab.7",
    ),
    Pattern(
        "pmid",
        re.compile(
            r"(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|(?:www\.)?pubmed\.(?:ncbi\.nlm\.nih\.)?gov|pubmed\.com)"
            r"/(?:\?term=)?(?P<id>\d{4,9})\b/?",
            re.I,
        ),
        "https://pubmed.ncbi.nlm.nih.gov/31234567/",
        "31234567",
    ),
    Pattern(
        "pmid",
        re.compile(
            r"\b(?:PubMed\s*)?(?:PMID|PubMed\s?ID|PubMed)\s*(?:no\.?|number)?\s*[:#=]?\s*(?P<id>\d{4,9})\b",
            re.I,
        ),
        "PMID: 31234567.",
        "31234567",
    ),
    Pattern(
        "pmcid",
        re.compile(
            r"(?:https?://)?(?:[\w.]*ncbi\.nlm\.nih\.gov/(?:pmc|labs/pmc)/articles|pmc\.ncbi\.nlm\.nih\.gov/articles|"
            r"europepmc\.org/(?:articles?|abstract)(?:/pmc)?)/(?P<id>(?:PMC)?\d{4,9})\b(?:/pdf\S*|/)?",
            re.I,
        ),
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/",
        "PMC1234567",
    ),
    Pattern(
        "pmcid",
        re.compile(
            r"(?:\bPMCID\s*[:#]?\s*)?\b(?P<id>PMC\s?\d{4,9})\b|\bPMCID\s*[:#]?\s*(?P<id2>\d{4,9})\b", re.I
        ),
        "PMCID: PMC1234567",
        "PMC1234567",
    ),
    Pattern(
        "url",
        re.compile(r"(?P<id>(?:https?://|www\.)[^\s<>\"“”«»]+)", re.I),
        "Available at https://example.org/report.pdf.",
        "https://example.org/report.pdf",
    ),
    Pattern(
        "url",
        re.compile(
            r"(?<![\w@./:-])(?P<id>(?:[a-z0-9-]+\.)+(?:com|org|gov|edu|net|int|info|eu|uk|au|ca|de|nl|ch|se|no|nz|ie|ly|gl|co|me|io|be)"
            r"/[^\s<>\"“”«»]+)"
        ),
        "Turmeric. (2020). example.gov/health/turmeric",
        "example.gov/health/turmeric",
    ),
)

_NORMALISE: dict[str, Callable[[str], str | None]] = {
    "doi": normalise_doi,
    "pmid": lambda value: value,
    "pmcid": lambda value: "PMC" + re.sub(r"\D", "", value),
    "url": lambda value: trim(value) or None,
}
_HINT = re.compile(r"10\s?\.\s?\d{4}|https?:|www\.|pubmed|pmc|pmid|[a-z]{2}/[a-z0-9]", re.I)
_MARKS = ("/", "10.", "10 .", "www.", "WWW.", "PM", "pm", "Pm", "ub", "UB")
"""Without one of these no pattern matches; looking for them is quick."""


def may_have_identifier(text: str) -> bool:
    """Whether a closer look for identifiers and addresses is worth its time."""
    return any(mark in text for mark in _MARKS)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifier and web address of a text, in order of position, none overlapping another.

    A web address that carries a DOI, PMID or PMCID is that identifier, not a ``url``.
    """
    if not may_have_identifier(text) or not _HINT.search(text):
        return ()
    found: list[Identifier] = []
    for pattern in PATTERNS:
        kind = pattern.kind.split("_")[0]
        for match in pattern.regex.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            groups = match.groupdict()
            group = "id" if groups["id"] is not None else "id2"
            value = _NORMALISE[kind](match[group])
            if value is not None:
                end = match.start(group) + len(trim(match[group])) if kind in ("doi", "url") else match.end()
                found.append(Identifier(kind, value, match.start(), end))
    return tuple(sorted(found, key=lambda item: item.start))


def first_of(identifiers: tuple[Identifier, ...], kind: str) -> str | None:
    """Value of the first identifier of a kind."""
    return next((item.value for item in identifiers if item.kind == kind), None)
