"""W3C Web Annotation: one annotation a claim, found again by its words and by its place.

https://www.w3.org/TR/annotation-model/. Both selectors select the same passage: TextQuoteSelector works on
the page as it is published, TextPositionSelector counts Unicode code points of the article's normalised text,
whose hash stands beside it. Where the words are withheld there is the position, and the hash of the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from flows.publish.interchange.source import Row, Source, dumped, listed, present, words

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/", "sha256": "schema:sha256"}]
_CLAIM = (
    "claim_id",
    "article_id",
    "claim_text",
    "char_start",
    "char_end",
    "quote_prefix",
    "quote_suffix",
    "claim_kind",
    "relation",
)


def webannotation(source: Source) -> Iterator[str]:
    """An annotation collection with one page, in JSON-LD, one annotation a line."""
    iri = source.iri("interchange", "annotations")
    head = {
        "@context": CONTEXT,
        "id": iri,
        "type": "AnnotationCollection",
        "label": f"Claims of release {source.version}",
        "total": source.tables["claims"].num_rows,
    }
    page = {"id": f"{iri}/1", "type": "AnnotationPage", "partOf": iri, "startIndex": 0}
    yield f'{dumped(head)[:-1]}, "first": {dumped(page)[:-1]}, "items": ['
    yield from listed(_annotations(source))
    yield "\n]}}\n"


def _annotations(source: Source) -> Iterator[dict[str, Any]]:
    articles = source.by_id("articles", "article_id", "url", "language", "text_sha256")
    studies = source.by_id("studies", "study_id", "doi", "pmid")
    evidence: defaultdict[str, list[Row]] = defaultdict(list)
    for row in source.rows("evidence", "evidence_id", "claim_id", "study_id", "verdict", "rationale"):
        evidence[row["claim_id"]].append(row)
    for claim in source.rows("claims", *_CLAIM):
        rows = evidence.get(claim["claim_id"], [])
        bodies = [_tag(claim["claim_kind"]), _tag(claim["relation"])]
        for row in rows:
            bodies += _verdict(source, row, studies[row["study_id"]])
        yield {
            "id": source.iri("claims", claim["claim_id"]),
            "type": "Annotation",
            "motivation": "assessing" if rows else "classifying",
            "body": bodies,
            "target": _target(source, claim, articles[claim["article_id"]]),
        }


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _verdict(source: Source, row: Row, study: Row) -> list[dict[str, Any]]:
    """A row of evidence as bodies: its reason, its verdict, the study."""
    iri = source.iri("evidence", row["evidence_id"])
    reason = {"id": iri, "type": "TextualBody", "purpose": "assessing", "value": row["rationale"]}
    return [
        reason | {"format": "text/plain", "language": "en"},
        _tag(row["verdict"]) | {"id": f"{iri}#verdict"},
        {"type": "SpecificResource", "purpose": "linking", "source": source.study_iri(study)},
    ]


def _target(source: Source, claim: Row, article: Row) -> dict[str, Any]:
    position = {
        "type": "TextPositionSelector",
        "start": claim["char_start"],
        "end": claim["char_end"],
    }
    exact = words(claim["claim_text"])
    if exact is None:
        selectors = [position | {"sha256": claim["claim_text"].removeprefix("sha256:")}]
    else:
        quotation = {
            "type": "TextQuoteSelector",
            "exact": exact,
            "prefix": claim["quote_prefix"] or None,
            "suffix": claim["quote_suffix"] or None,
        }
        selectors = [present(quotation), position]
    return {
        "source": {
            "id": source.article_iri(article),
            "type": "Text",
            "language": article["language"],
            "sha256": article["text_sha256"],
        },
        "selector": selectors,
    }
