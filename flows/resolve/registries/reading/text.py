"""Texts and identifiers as registries write them, into one form."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.records import Study
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.interface import Query, WarningCode
from flows.resolve.strings.identifiers import normalise_doi

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_BLOCK_TAG = re.compile(r"(?i)</?(?:jats:)?(?:p|sec|title|br|div|li|list|list-item|h[1-6])\b[^<>]{0,300}>")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVER = re.compile(r"(?i)^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff￾￿]")
MAX_CHARS = 200_000
"""Longest text taken over; a longer one is no title and no abstract."""


def clean(value: Any) -> str | None:
    """A text in one line: without mark-up, entities, control characters and doubled spaces; None if
    nothing is left.

    >>> clean(" Sleep &amp; <i>memory</i> in\\n CO<sub>2</sub> ")
    'Sleep & memory in CO2'
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)[:MAX_CHARS]
    text = _TAG.sub("", _BLOCK_TAG.sub(" ", text))
    for _ in range(2):
        # Deposits escape twice as often as once.
        text = html.unescape(text)
    text = _CONTROL.sub(" ", text)
    return " ".join(text.split()) or None


def doi_of(value: Any) -> str | None:
    """A DOI without resolver, in lower case; None if it is none.

    >>> doi_of("https://doi.org/10.1000/ABC.1")
    '10.1000/abc.1'
    """
    if not isinstance(value, str):
        return None
    doi = _RESOLVER.sub("", value.strip()).lower()
    return doi if len(doi) <= 300 and _DOI.fullmatch(doi) else normalise_doi(doi[:300])


def same_doi(one: str | None, other: str | None) -> bool:
    """Whether two DOIs are the same, however they are written."""
    first, second = doi_of(one), doi_of(other)
    return first is not None and (first == second or normalise_doi(first) == normalise_doi(second or ""))


def pmid_of(value: Any) -> str | None:
    """A PMID: one to nine digits, with or without the address of PubMed."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = re.fullmatch(
        r"(?i)(?:https?://\S*/pubmed/|https?://pubmed\.\S+?/|pmid:)?\s*0*([1-9]\d{0,8})/?", text.strip()
    )
    return found[1] if found else None


def pmcid_of(value: Any) -> str | None:
    """A PMCID: "PMC" and digits, with or without the address of PubMed Central."""
    if not isinstance(value, str):
        return None
    found = re.fullmatch(r"(?i)(?:https?://\S*/)?(?:PMC)?0*([1-9]\d{0,9})(?:\.\d+)?/?", value.strip())
    return f"PMC{found[1]}" if found else None


def json_object(body: bytes) -> Mapping[str, Any]:
    """The object that an answer in JSON is. JSON is UTF-8, whatever a header says (RFC 8259, section 8.1).

    Raises:
        ContentError: it is not UTF-8, not JSON, or no object.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(WarningCode.WRONG_CHARSET, "the answer is not in UTF-8") from None
    if text.lstrip()[:1] == "<":
        raise ContentError(WarningCode.WRONG_FORMAT, "the answer is a web page or XML, not JSON")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ContentError(WarningCode.WRONG_FORMAT, "the answer is not whole JSON") from None
    if not isinstance(value, dict):
        raise ContentError(WarningCode.UNEXPECTED_CONTENT, "the answer is JSON, but no object")
    return value


def at(value: Any, *keys: str) -> Any:
    """What stands under a path of keys; None as soon as one of them is missing."""
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a list; anything else in it, or no list at all, gives none."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping):
            yield item


def texts(value: Any) -> tuple[str, ...]:
    """The cleaned texts of a list, or the one text; each once, in order."""
    items = value if isinstance(value, list) else [value]
    found = (clean(item) for item in items)
    return tuple(dict.fromkeys(text for text in found if text))


def whole(value: Any, least: int = 0) -> int | None:
    """A whole number, also where it is written as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value.strip()):
        value = int(value)
    return value if isinstance(value, int) and least <= value < 10**9 else None


def identifiers_of(query: Query) -> list[tuple[str, str]]:
    """The identifiers that a query holds, by kind, well formed ones only, the most telling first.

    >>> identifiers_of(Query(pmid="0", doi="https://doi.org/10.5555/A", pmcid="123"))
    [('doi', '10.5555/a'), ('pmcid', 'PMC123')]
    """
    found = (("doi", doi_of(query.doi)), ("pmid", pmid_of(query.pmid)), ("pmcid", pmcid_of(query.pmcid)))
    return [(kind, value) for kind, value in found if value]


def is_study(study: Study, kind: str, value: str) -> bool:
    """Whether a study has an identifier."""
    own: str | None = getattr(study, kind)
    return same_doi(own, value) if kind == "doi" else own == value


def search_words(text: str | None) -> list[str]:
    r"""The words of a text without the marks and operators that mean something to a search engine.

    >>> search_words("Naps? (AND mood) in 8- to 12-year-olds: \"O'Brien\"*")
    ['Naps', 'and', 'mood', 'in', '8', 'to', '12-year-olds', "O'Brien"]
    """
    found = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", clean(text) or "")
    return [word.lower() if word in ("AND", "OR", "NOT") else word for word in found]


def topic_words(query: Query, n_words: int = 20) -> list[str]:
    """The words of a query's title or text that may tell what a study is about, without its journal's."""
    journal = {word.lower() for word in search_words(query.container_title)}
    words = (word for word in search_words(query.title or query.text) if len(word) > 4 and not word.isdigit())
    return [word for word in dict.fromkeys(words) if word.lower() not in journal][:n_words]


def name_of(family: Any, given: Any, literal: Any = None) -> str | None:
    """An author as the catalogue writes names: "Family, Given"."""
    last, first = clean(family), clean(given)
    if last and first:
        return f"{last}, {first}"
    return last or clean(literal) or first
