"""Rows of a small made-up dataset, one function a table: what is not given has a plain value."""

from __future__ import annotations

import hashlib
from typing import Any

from schemas.identifiers import make_id


def make_article(text: str, title: str, **values: Any) -> dict[str, Any]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = {
        "article_id": make_id("articles", digest),
        "title": title,
        "publisher": None,
        "url": None,
        "byline": None,
        "published_on": None,
        "language": "en",
        "n_words": len(text.split()),
        "text_sha256": digest,
        "source_sha256": digest,
        "media_type": "text/plain",
        "rights": "full",
    }
    return row | values


def make_span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"char_start": start, "char_end": start + len(words)}


def make_claim(text: str, article_id: str, words: str, **values: Any) -> dict[str, Any]:
    span = make_span(text, words)
    row = {
        "claim_id": make_id("claims", article_id, words),
        "article_id": article_id,
        "claim_text": words,
        **span,
        "quote_prefix": text[max(0, span["char_start"] - 10) : span["char_start"]],
        "quote_suffix": text[span["char_end"] : span["char_end"] + 10],
        "section_index": 0,
        "section_title": None,
        "claim_kind": "study_report",
        "attributed_to": "study",
        "article_stance": "reports",
        "speaker_name": None,
        "speaker_role": None,
        "relation": "causal",
        "is_hedged": False,
        "hedge_cues": (),
        "uncited_reason": None,
        "method": "rule",
        "confidence": 0.9,
    }
    return row | values


def make_study(name: str, **values: Any) -> dict[str, Any]:
    row = {
        "study_id": make_id("studies", name),
        "title": name,
        "csl_type": "article-journal",
        "design": "unknown",
        "status": "unknown",
        "resolution": "unresolved",
        "authors": ["Jane Doe"],
    }
    return row | values


def make_evidence(assertion: dict[str, Any], study_id: str, verdict: str, **values: Any) -> dict[str, Any]:
    row = {
        "evidence_id": make_id("evidence", assertion["assertion_id"], study_id),
        "claim_id": assertion["claim_id"],
        "assertion_id": assertion["assertion_id"],
        "study_id": study_id,
        "finding_id": None,
        "outcome": assertion["outcome"],
        "claimed_direction": assertion["direction"],
        "found_direction": None,
        "verdict": verdict,
        "distortions": (),
        "rationale": f"Why it is {verdict}.",
        "method": "rule",
        "confidence": 0.8,
        "review_status": "unreviewed",
        "study_status": "unknown",
    }
    return row | values


def make_assertion(claim: dict[str, Any], outcome: str, direction: str, **values: Any) -> dict[str, Any]:
    row = {
        "assertion_id": make_id("assertions", claim["claim_id"], outcome),
        "claim_id": claim["claim_id"],
        "outcome": outcome,
        "direction": direction,
        "valence": "benefit",
    }
    return row | values


def make_finding(study_id: str, outcome: str, direction: str, **values: Any) -> dict[str, Any]:
    row = {
        "finding_id": make_id("findings", study_id, outcome),
        "study_id": study_id,
        "outcome": outcome,
        "direction": direction,
        "valence": "unknown",
        "relation": "causal",
        "locator": "abstract, results",
        "method": "curated",
        "confidence": 1.0,
    }
    return row | values


def make_reference(article_id: str, text: str, words: str, study_id: str, **values: Any) -> dict[str, Any]:
    row = {
        "reference_id": make_id("cited_references", article_id, words),
        "article_id": article_id,
        "reference_type": "list_entry",
        "position": 1,
        "raw_text": words,
        **make_span(text, words),
        "authors": ["Doe J"],
        "year": 2019,
        "study_id": study_id,
        "match_method": "none",
        "match_score": 0.0,
        "issues": ["unresolved", "no_identifier"],
        "lookup": "not_asked",
    }
    return row | values


def make_candidate(reference: dict[str, Any], study: dict[str, Any], **values: Any) -> dict[str, Any]:
    row = {
        "candidate_id": make_id("reference_candidates", reference["reference_id"], study["study_id"]),
        "reference_id": reference["reference_id"],
        "candidate_study_id": study["study_id"],
        "rank": 1,
        "is_chosen": False,
        "candidate_title": study["title"],
        "candidate_registries": ["curated"],
        "total_score": 0.5,
    }
    return row | values


def make_notice(study: dict[str, Any], kind: str, **values: Any) -> dict[str, Any]:
    row = {
        "notice_id": make_id("study_notices", study["study_id"], kind),
        "study_id": study["study_id"],
        "kind": kind,
        "registry": "crossref",
    }
    return row | values


def make_citation(
    claim: dict[str, Any], reference: dict[str, Any], text: str, cue: str, cue_type: str
) -> dict[str, Any]:
    return {
        "citation_id": make_id("citations", claim["claim_id"], reference["reference_id"]),
        "claim_id": claim["claim_id"],
        "reference_id": reference["reference_id"],
        "cue_type": cue_type,
        "cue_text": cue,
        **(
            make_span(text, cue)
            if cue
            else {"char_start": claim["char_start"], "char_end": claim["char_start"]}
        ),
        "is_ambiguous": False,
        "score": 0.95,
    }
