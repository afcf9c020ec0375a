"""Single components on JSON Lines, for people who bring a benchmark of their own.

One JSON object a line in, one out, in the same order; ``id`` is kept. A line that cannot be read gives
``{"id": …, "error": …}`` in its place, so that input and output always have the same number of lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.appraise import classify_verdict
from flows.document import Span
from flows.extract import classify_direction, classify_relation_closely, read_claims, read_sample_size
from flows.ingest import RawSource, SourceError, read_article_html, read_document
from flows.resolve import parse_reference_closely, parse_references, resolve_references
from flows.resolve.catalogue import Catalogue

Answer = dict[str, Any]


class MissingFieldError(ValueError):
    """An input object lacks a field that its task needs, or holds something else in it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A component: what it reads, what it gives, and the function between."""

    reads: tuple[str, ...]
    gives: str
    run: Callable[[Mapping[str, Any]], Answer]


def predict(task: str, lines: Iterable[str]) -> Iterator[Answer]:
    """Run a component over lines of JSON; blank lines are passed over.

    Raises:
        KeyError: no task of that name.
    """
    run = TASKS[task].run
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        given: Any = None
        try:
            given = json.loads(line)
            if not isinstance(given, dict):
                raise MissingFieldError(f"line {number}: expected a JSON object")
            answer = run(given)
        except json.JSONDecodeError as error:
            answer = {"error": f"line {number}: not JSON: {error.msg} (column {error.colno})"}
        except (MissingFieldError, SourceError) as error:
            answer = {"error": str(error)}
        key = given.get("id") if isinstance(given, dict) else None
        yield {"id": key, **answer}


def _text(given: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = given.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise MissingFieldError(f"the field {name!r} must be text")
    return value


def _relation(given: Mapping[str, Any]) -> Answer:
    reading = classify_relation_closely(_text(given, "text"))
    return {
        "label": reading.label.value,
        "confidence": reading.confidence,
        "is_hedged": reading.is_hedged,
        "hedge_cues": list(reading.hedge_cues),
    }


def _direction(given: Mapping[str, Any]) -> Answer:
    intervention, comparator, outcome = (
        _text(given, name, "") for name in ("intervention", "comparator", "outcome")
    )
    reading = classify_direction(intervention, comparator, outcome, _text(given, "evidence"))
    return {"label": reading.direction.value, "confidence": reading.confidence}


def _verdict(given: Mapping[str, Any]) -> Answer:
    reading = classify_verdict(_text(given, "claim"), _text(given, "evidence"))
    return {"label": reading.verdict.value, "confidence": reading.confidence}


REFERENCE_FIELDS = (
    "title",
    "container_title",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "author_text",
    "date_text",
    "volume_text",
    "pages_text",
)
"""What is answered beside the authors; the last four as printed ("Vol. 43, No. 2", "pp. 11–18")."""


def _reference(given: Mapping[str, Any]) -> Answer:
    parsed = parse_reference_closely(_text(given, "text"))
    return {"authors": list(parsed.authors), **{name: getattr(parsed, name) for name in REFERENCE_FIELDS}}


def _sample_size(given: Mapping[str, Any]) -> Answer:
    return {"n": read_sample_size(_text(given, "text"))}


def _claims(given: Mapping[str, Any]) -> Answer:
    """Claims with code point offsets into the text as given, whatever normalisation did in between."""
    text = _text(given, "text")
    content = text.encode("utf-8", "replace")
    name = str(given.get("id", "text"))
    document = read_document(RawSource(name=name, content=content, media_type="text/plain"))
    listed = resolve_references(parse_references(document, is_close=True), Catalogue((), ()))
    read = read_claims(document, listed.references, listed.studies, is_close=True)
    claims: list[Answer] = []
    for claim in read.claims:
        first, last = document.offsets.source_range(Span(claim.char_start, claim.char_end))
        claims.append(
            {
                "start": len(content[:first].decode("utf-8", "replace")),
                "end": len(content[:last].decode("utf-8", "replace")),
                "kind": claim.claim_kind.value,
                "speaker": claim.speaker_name,
                "confidence": claim.confidence,
            }
        )
    return {"claims": claims}


def _article(given: Mapping[str, Any]) -> Answer:
    page = read_article_html(_text(given, "html"), given.get("url"))
    published = page.published_on.isoformat() if page.published_on else None
    return {"title": page.title, "byline": page.byline, "published_on": published, "text": page.text}


TASKS: Mapping[str, Task] = {
    "relation": Task(
        ("text",), "label: causal, conditional_causal, correlational or none; confidence", _relation
    ),
    "direction": Task(
        ("intervention", "comparator", "outcome", "evidence"),
        "label: increase, decrease or no_change",
        _direction,
    ),
    "verdict": Task(
        ("claim", "evidence"), "label: supported, contradicted or not_addressed; confidence", _verdict
    ),
    "reference": Task(
        ("text",), "authors, title, container_title, year, volume, issue, pages, doi, …", _reference
    ),
    "sample_size": Task(("text",), "n: how many took part", _sample_size),
    "claims": Task(("text",), "claims: start, end, kind, speaker", _claims),
    "article": Task(("html", "url?"), "title, byline, published_on, text", _article),
}
