"""schema.org ClaimReview: one review a row of evidence whose verdict rests on a finding.

https://schema.org/ClaimReview. A row without a finding reviews nothing, so it has none here; the annotations,
nanopublications and tables have it. A sentence may assert several things: the reviews of one sentence share
its ``Claim`` and differ in ``reviewAspect``, the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.publish.interchange.source import Row, Source, listed, present, web_address, words
from schemas.evidence import WITH_FINDING
from schemas.export.shared import CREATOR
from schemas.fingerprints import is_fingerprint
from schemas.vocabulary import ClaimKind, Verdict

RATINGS = {
    Verdict.CONTRADICTED.value: (1, "Contradicted by the cited study"),
    Verdict.PARTLY_SUPPORTED.value: (3, "Partly supported by the cited study"),
    Verdict.SUPPORTED.value: (5, "Supported by the cited study"),
}
"""Rating (1 worst, 5 best) and its name: how the sentence stands to the study, not whether it is true."""

SCHOLARLY = {"article-journal": "ScholarlyArticle", "paper-conference": "ScholarlyArticle", "book": "Book"}

_ARTICLE = ("url", "title", "language", "published_on", "publisher", "byline")


def claimreview(source: Source) -> Iterator[str]:
    """The reviews as JSON-LD, one a line."""
    # Without an @id beside it @graph is no named graph, which readers of schema.org would pass over.
    yield '{"@context": "https://schema.org", "@graph": ['
    yield from listed(_reviews(source))
    yield "\n]}\n"


def _reviews(source: Source) -> Iterator[dict[str, Any]]:
    articles = source.by_id("articles", "article_id", *_ARTICLE)
    claims = source.by_id("claims", "claim_id", "article_id", "claim_text", "claim_kind", "speaker_name")
    studies = source.by_id("studies", "study_id", "title", "doi", "pmid", "csl_type")
    columns = ("evidence_id", "claim_id", "study_id", "outcome", "verdict", "rationale", "review_status")
    for row in source.rows("evidence", *columns):
        if row["verdict"] in WITH_FINDING:
            claim = claims[row["claim_id"]]
            yield _review(source, row, claim, articles[claim["article_id"]], studies[row["study_id"]])


def _review(source: Source, row: Row, claim: Row, article: Row, study: Row) -> dict[str, Any]:
    rating, name = RATINGS[row["verdict"]]
    iri = source.iri("evidence", row["evidence_id"])
    return present(
        {
            "@type": "ClaimReview",
            "@id": iri,
            "url": iri,
            "datePublished": source.published_on,
            "author": {"@type": "Organization", "name": CREATOR},
            "claimReviewed": words(claim["claim_text"]),
            "reviewAspect": words(row["outcome"]),
            "reviewBody": row["rationale"],
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating,
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": name,
            },
            "itemReviewed": _claim(source, claim, article),
            "isBasedOn": _study(source, study),
            "isPartOf": {"@type": "Dataset", "@id": source.release_iri, "version": source.version},
        }
    )


def _claim(source: Source, claim: Row, article: Row) -> dict[str, Any]:
    withheld = claim["claim_text"] if is_fingerprint(claim["claim_text"]) else None
    return present(
        {
            "@type": "Claim",
            "@id": source.iri("claims", claim["claim_id"]),
            "identifier": withheld,
            "author": _claimant(claim, article),
            "appearance": present(
                {
                    "@type": "CreativeWork",
                    "@id": source.article_iri(article),
                    "url": web_address(article["url"]),
                    "headline": words(article["title"]),
                    "inLanguage": article["language"],
                    "datePublished": article["published_on"] and article["published_on"].isoformat(),
                    "publisher": _named("Organization", article["publisher"]),
                    "author": _named("Person", article["byline"]),
                }
            ),
        }
    )


def _claimant(claim: Row, article: Row) -> dict[str, Any] | None:
    """Who claims it: the named speaker, else the article's writer or publisher."""
    if claim["claim_kind"] == ClaimKind.EXPERT_STATEMENT.value and words(claim["speaker_name"]):
        return _named("Person", claim["speaker_name"])
    return _named("Person", article["byline"]) or _named("Organization", article["publisher"])


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    known = words(name)
    return {"@type": kind, "name": known} if known else None


def _study(source: Source, study: Row) -> dict[str, Any]:
    iri = source.study_iri(study)
    return present(
        {
            "@type": SCHOLARLY.get(study["csl_type"], "CreativeWork"),
            "@id": iri,
            "name": words(study["title"]),
            "url": iri if iri.startswith("https://") else None,
        }
    )
