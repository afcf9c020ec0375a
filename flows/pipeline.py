"""The stages composed as plain functions: one article in, its rows out.

Runs without Prefect and without writing anything; whether a network is asked is the lookup's affair.
"""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.abstracts import judged_by, passages_of, read_abstracts
from flows.appraise import appraise_closely
from flows.document import Document
from flows.extract import read_claims
from flows.ingest import RawSource, SourceError, read_document
from flows.records import (
    Article,
    Assertion,
    Citation,
    CitedReference,
    Claim,
    Evidence,
    Finding,
    ReferenceCandidate,
    Refusal,
    Study,
    StudyNotice,
)
from flows.resolve import Resolved, StudyLookup, parse_references, resolve_references
from schemas.vocabulary import CueType, ReferenceType, Resolution

Row = dict[str, Any]
INFERRED = 0.6
"""A reference matched no better than this names no study: journal, year and topic led to one."""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """Everything that one article contributes to the dataset, and the text that its offsets index."""

    source_name: str
    article: Article
    text: str
    references: tuple[CitedReference, ...]
    studies: tuple[Study, ...]
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    assertions: tuple[Assertion, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    candidates: tuple[ReferenceCandidate, ...] = ()
    notices: tuple[StudyNotice, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()

    def tables(self) -> dict[str, tuple[Any, ...]]:
        """The records by table name, in contract order."""
        return {
            "articles": (self.article,),
            "cited_references": self.references,
            "reference_candidates": self.candidates,
            "studies": self.studies,
            "study_notices": self.notices,
            "claims": self.claims,
            "citations": self.citations,
            "assertions": self.assertions,
            "findings": self.findings,
            "evidence": self.evidence,
            "quarantine": self.refused,
        }


def process_article(source: RawSource, lookup: StudyLookup, *, is_close: bool = False) -> ArticleRows:
    """Read, resolve, extract and appraise one article.

    Args:
        source: the article.
        lookup: where its references are looked up: the curated catalogue, or registries beside it.
        is_close: whether text encoders are asked too: of sentences (:func:`flows.extract.read_claims`), of
            references, and of claims beside abstracts (:func:`flows.appraise.appraise_closely`).

    Raises:
        SourceError: the source cannot be read as an English article; the message names it and says why.
    """
    document = read_document(source)
    listed = _resolve(document, parse_references(document, is_close=is_close), lookup)
    extraction = read_claims(document, listed.references, listed.studies, is_close=is_close)
    described = _resolve(document, extraction.prose_references, lookup)
    resolved = read_abstracts(_joined(listed, described))
    citations = _inferred(extraction.citations, resolved)
    evidence, read = appraise_closely(
        extraction.claims,
        citations,
        extraction.assertions,
        resolved.references,
        resolved.studies,
        judged_by(resolved.findings),
        passages_of(resolved) if is_close else {},
    )
    notes = (*document.notes, *resolved.warnings)
    if not extraction.claims:
        notes = (*notes, "no claims found")
    return ArticleRows(
        source_name=source.name,
        article=article_row(document),
        text=document.text,
        references=resolved.references,
        studies=resolved.studies,
        claims=extraction.claims,
        citations=citations,
        assertions=extraction.assertions,
        findings=(*resolved.findings, *read),
        evidence=evidence,
        candidates=resolved.candidates,
        notices=resolved.notices,
        refused=(*resolved.refused, *extraction.refused),
        notes=notes,
    )


def look_up_article(source: RawSource, lookup: StudyLookup, *, is_close: bool = False) -> tuple[str, ...]:
    """Look up every reference of one article and keep nothing but the lookup's own store of answers.

    Returns:
        What went wrong with registries, a sentence each.

    Raises:
        SourceError: the source cannot be read as an English article.
    """
    document = read_document(source)
    listed = _resolve(document, parse_references(document, is_close=is_close), lookup)
    extraction = read_claims(document, listed.references, listed.studies, is_close=is_close)
    described = _resolve(document, extraction.prose_references, lookup)
    return (*listed.warnings, *described.warnings)


def _resolve(document: Document, references: Sequence[CitedReference], lookup: StudyLookup) -> Resolved:
    """Resolve references, those told in prose also by what their sentence and the article's title say."""
    topics = {}
    for reference in references:
        if reference.reference_type is not ReferenceType.PROSE:
            continue
        place = bisect_right(document.sentences, reference.char_start, key=lambda row: row.span.start) - 1
        said = document.sentences[place].span.of(document.text) if place >= 0 else ""
        topics[reference.reference_id] = f"{document.title} {said}"
    return resolve_references(references, lookup, topics=topics)


def article_row(document: Document) -> Article:
    """The ``articles`` row of a document."""
    return Article(**{name.name: getattr(document, name.name) for name in dataclasses.fields(Article)})


def refused_source(source_name: str, error: Exception) -> Refusal:
    """The quarantine row of a source that could not be read at all."""
    code = error.code if isinstance(error, SourceError) else "internal_error"
    return Refusal(
        table_name="articles",
        row_id=None,
        row_json=json.dumps({"source": source_name}, ensure_ascii=False),
        check_name=code,
        column_name=None,
        failure_case=str(error) if isinstance(error, SourceError) else f"{type(error).__name__}: {error}",
        stage="ingest" if isinstance(error, SourceError) else "pipeline",
    )


def plain_row(record: Any) -> Row:
    """A record as a mapping of JSON-ready values: strings, numbers, lists, ISO dates, None."""
    return {name: _plain(value) for name, value in dataclasses.asdict(record).items()}


def _inferred(citations: Sequence[Citation], resolved: Resolved) -> tuple[Citation, ...]:
    """The citations, those of a study found in a registry by journal, year and topic alone as inferred."""
    from_registry = {s.study_id for s in resolved.studies if s.resolution is Resolution.REGISTRY}
    guessed = {
        reference.reference_id: reference.match_score
        for reference in resolved.references
        if reference.reference_type is ReferenceType.PROSE
        and reference.study_id in from_registry
        and reference.match_score <= INFERRED
    }
    return tuple(
        dataclasses.replace(row, cue_type=CueType.INFERRED, score=min(row.score, guessed[row.reference_id]))
        if row.reference_id in guessed
        else row
        for row in citations
    )


def _joined(first: Resolved, second: Resolved) -> Resolved:
    return Resolved(
        references=(*first.references, *second.references),
        studies=_distinct((*first.studies, *second.studies), "study_id"),
        findings=_distinct((*first.findings, *second.findings), "finding_id"),
        refused=(*first.refused, *second.refused),
        candidates=(*first.candidates, *second.candidates),
        notices=_distinct((*first.notices, *second.notices), "notice_id"),
        abstracts={**first.abstracts, **second.abstracts},
        warnings=tuple(dict.fromkeys((*first.warnings, *second.warnings))),
    )


def _distinct(records: Sequence[Any], key: str) -> tuple[Any, ...]:
    return tuple({getattr(record, key): record for record in records}.values())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, str):
        return str.__str__(value) if type(value) is str else value.value  # type: ignore[attr-defined]
    return value
