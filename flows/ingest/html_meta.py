"""What a page says of itself: title, byline, publisher, date, address. Nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

import ftfy

from flows.ingest.dates import read_date
from flows.ingest.html_tree import Node
from flows.ingest.normalise import has_mojibake
from flows.ingest.words import PAGE_FIELDS

_ARTICLE_TYPES = re.compile(r"(?i)article|posting|report|webpage|review")
_SEPARATOR = re.compile(r"\s+[|•·»–—:]\s+|\s+-\s+|\s*\|\s*")
_NOT_A_NAME = re.compile(
    r"(?i)^(?:https?:|www\.|@)|\.com\b|^(?:admin|administrator|editor|staff|unknown|none|null|guest|user)$|\d"
)
_PUBLISHED = re.compile(r"(?i)(?:^|[-_ ])(?:dt-|entry-|date-|time-)?published(?:$|[-_ ])")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_SALVAGED = {
    "@type": re.compile(r'"@type"\s*:\s*"(\w*(?:Article|Posting))"'),
    "datePublished": re.compile(r'"datePublished"\s*:\s*"([^"]+)"'),
    "author": re.compile(r'"author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"([^"]+)"'),
}
_POST = re.compile(
    r",\s+(?:(?:[A-Z][\w&-]*|of|in|and|for|the|at)\s+){0,5}"
    r"(?:Lecturer|Professor|Fellow|Researcher|Scientist|Director|Reader in|Chair|Candidate|Instructor"
    r"|Correspondent|Reporter|Editor|Writer)\b.*$"
)
"""The post behind a name: "Ada Birk, Senior Lecturer in Nutrition, University of Elm"."""
_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(slots=True)
class PageMeta:
    """Fields as the head of a page gives them."""

    title: str | None = None
    page_title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = None
    article_bodies: list[str] = field(default_factory=list)


def read_meta(root: Node, source: str) -> PageMeta:
    """Read JSON-LD first, then meta elements, then microdata and ``<time>``; first come wins."""
    meta = PageMeta()
    values: dict[str, list[str]] = {}
    items: list[dict[str, Any]] = []
    times: list[str] = []
    named: dict[str, list[str]] = {}
    for node in root.walk():
        if node.tag == "meta":
            name = (node.get("property") or node.get("name") or node.get("itemprop")).lower()
            if name and node.get("content").strip():
                values.setdefault(name, []).append(clean(node.get("content")))
        elif node.tag == "script" and "ld+json" in node.get("type"):
            items.extend(_json_items(inner(node, source)))
        elif node.tag == "link" and "canonical" in node.get("rel") and node.get("href"):
            meta.url = meta.url or _http(node.get("href"))
        elif node.tag == "title" and meta.page_title is None:
            meta.page_title = clean(inner(node, source)) or None
        elif node.tag == "html":
            meta.language = node.get("lang") or None
        elif node.tag == "time" or (node.tag in ("abbr", "span") and _PUBLISHED.search(node.hint)):
            printed = node.get("datetime") or node.get("title") or inner_text(node, source)
            if read_date(printed) is not None:
                is_marked = "pub" in node.hint.lower() + " ".join(node.attributes)
                times.append(("!" if is_marked else "") + printed)
        elif "itemprop" in node.attributes:
            prop = node.get("itemprop").lower()
            content = node.get("content") or node.get("datetime") or inner_text(node, source)
            named.setdefault(prop, []).append(clean(content))
    _from_json(meta, items)
    for name in PAGE_FIELDS["title"]:
        meta.title = meta.title or _one(values, name)
    _fill(meta, values, named)
    if meta.published_on is None:
        marked = [value[1:] for value in times if value[0] == "!"]
        chosen = marked or (times[:1] if len(set(times)) == 1 else [])
        meta.published_on = read_date(chosen[0]) if chosen else None
    return meta


def _fill(meta: PageMeta, values: dict[str, list[str]], named: dict[str, list[str]]) -> None:
    if meta.byline is None:
        for name in PAGE_FIELDS["byline"]:
            names = [value for value in values.get(name, []) if is_name(value)]
            if names:
                meta.byline = join_names(names)
                break
        else:
            names = [
                value for value in named.get("author", []) + named.get("author name", []) if is_name(value)
            ]
            meta.byline = join_names(names) if names else None
    for name in PAGE_FIELDS["publisher"]:
        value = _one(values, name)
        if value and not value.startswith("http"):
            meta.publisher = meta.publisher or value
    for name in PAGE_FIELDS["published_on"]:
        if meta.published_on is None:
            found = _one(values, name)
            meta.published_on = read_date(found) if found else None
    if meta.published_on is None and named.get("datepublished"):
        meta.published_on = read_date(named["datepublished"][0])
    for name in PAGE_FIELDS["url"]:
        meta.url = meta.url or _http(_one(values, name) or "")


def _one(values: dict[str, list[str]], name: str) -> str | None:
    return values[name][0] if values.get(name) else None


def clean(text: str) -> str:
    """A value of the head without entities and superfluous white space."""
    plain = " ".join(unescape(text).replace("\u00ad", "").replace("\u200b", "").split())
    return ftfy.fix_encoding(plain) if has_mojibake(plain) else plain


def _http(value: str) -> str | None:
    value = value.strip()
    return value if re.match(r"https?://[^\s/]+", value) else None


def inner(node: Node, source: str) -> str:
    """The source between an element's tags, where it holds only text."""
    return "".join(source[start:end] for start, end in (c for c in node.children if isinstance(c, tuple)))


def inner_text(node: Node, source: str) -> str:
    """All text under an element."""
    parts: list[str] = []
    for found in node.walk():
        if found.tag not in ("script", "style"):
            parts.append(inner(found, source))
    return clean(" ".join(parts))


def _json_items(text: str) -> Iterator[dict[str, Any]]:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = re.sub(r"^//<!\[CDATA\[|//\]\]>$|^<!\[CDATA\[|\]\]>$", "", text).strip().rstrip(";")
    try:
        data = json.loads(_TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)), strict=False)
    except (ValueError, RecursionError):
        data = _salvaged(text)
    stack = [data]
    while stack:
        value = stack.pop(0)
        if isinstance(value, list):
            stack[:0] = value
        elif isinstance(value, dict):
            yield value
            stack.extend(
                value[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(value.get(key), (list, dict))
            )


def _salvaged(text: str) -> dict[str, Any]:
    """Of JSON-LD that is no JSON: type, date and author, each where it is given once."""
    found: dict[str, Any] = {}
    for name, pattern in _SALVAGED.items():
        values = set(pattern.findall(text))
        if len(values) == 1:
            found[name] = values.pop()
    return found


def _from_json(meta: PageMeta, items: list[dict[str, Any]]) -> None:
    articles = [item for item in items if _ARTICLE_TYPES.search(str(item.get("@type", "")))]
    articles.sort(key=lambda item: "webpage" in str(item.get("@type", "")).lower())
    by_id = {str(item["@id"]): item for item in items if "@id" in item and len(item) > 1}
    for item in articles:
        body = item.get("articleBody")
        if isinstance(body, str) and body.strip():
            meta.article_bodies.append(body)
        headline = item.get("headline")
        if meta.title is None and isinstance(headline, str) and headline.strip():
            meta.title = clean(headline)
        if meta.byline is None:
            names = [
                name for name in _names(item.get("author") or item.get("creator"), by_id) if is_name(name)
            ]
            meta.byline = join_names(names) if names else None
        if meta.publisher is None:
            names = _names(item.get("publisher"), by_id)
            meta.publisher = names[0] if names else None
        if meta.published_on is None and isinstance(item.get("datePublished"), str):
            meta.published_on = read_date(item["datePublished"])
        if meta.url is None and isinstance(item.get("url"), str):
            meta.url = _http(item["url"])


def _names(value: Any, by_id: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    if isinstance(value, str):
        return [clean(value)] if value.strip() else []
    if isinstance(value, list) and depth < 3:
        return [name for part in value for name in _names(part, by_id, depth + 1)]
    if isinstance(value, dict) and depth < 3:
        if "name" in value:
            return _names(value["name"], by_id, depth + 1)
        return _names(by_id.get(str(value.get("@id")), {}).get("name"), by_id, depth + 1)
    return []


def is_name(value: str) -> bool:
    """Whether a value can be the name of an author (an address or "admin" cannot)."""
    return bool(value.strip()) and len(value) < 150 and not _NOT_A_NAME.search(value.strip())


def join_names(names: list[str]) -> str:
    """Several authors as one byline, each once, a leading "By" taken off."""
    cleaned = [_POST.sub("", re.sub(r"(?i)^(?:written\s+)?by:?\s+", "", name)).strip(" ,|") for name in names]
    return ", ".join(dict.fromkeys(name for name in cleaned if name))


def without_site(title: str, publisher: str | None) -> str:
    """A ``<title>`` without the site's name at its end or start."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if publisher:
        for edge, rest in ((-1, title.rfind(parts[-1])), (0, len(parts[0]))):
            if parts[edge].casefold().strip() == publisher.casefold():
                kept = title[:rest] if edge else title[rest:]
                return kept.strip(" |•·»–—:-")
    last = parts[-1]
    if last.count(" ") <= 3 and len(last) < len(title) / 2:
        return title[: title.rfind(last)].strip(" |•·»–—:-")
    return title
