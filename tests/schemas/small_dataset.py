"""A small made-up dataset, valid in every table: two articles, three studies, every verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from schemas.frames import frames_from_records
from schemas.identifiers import make_id

NAPS = (
    "Can an Afternoon Nap Sharpen Your Memory?\n\n"
    "A 2019 study in the Journal of Sleep Science found that naps may improve recall and mood. "
    "“Sleep on it,” says Dr. Ann Example. "
    "Research shows that naps are good for the heart. "
    "Reaction times got no better either.\n\n"
    "References\nDoe J. Naps and recall. J Sleep Sci. 2019;12(3):45-52.\n"
)
TEA = (
    "Tea and Stress\n\nTea lowered cortisol, researchers at a café reported. =It’s true: -5 points.\n\n"
    "Sources: Roe R, Tea study, 2021\n"
)


def _article(text: str, title: str, **values: Any) -> dict[str, Any]:
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


def _span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"char_start": start, "char_end": start + len(words)}


def _claim(text: str, article_id: str, words: str, **values: Any) -> dict[str, Any]:
    span = _span(text, words)
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


def _study(name: str, **values: Any) -> dict[str, Any]:
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


def _evidence(assertion: dict[str, Any], study_id: str, verdict: str, **values: Any) -> dict[str, Any]:
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


def _assertion(claim: dict[str, Any], outcome: str, direction: str, **values: Any) -> dict[str, Any]:
    row = {
        "assertion_id": make_id("assertions", claim["claim_id"], outcome),
        "claim_id": claim["claim_id"],
        "outcome": outcome,
        "direction": direction,
        "valence": "benefit",
    }
    return row | values


def _finding(study_id: str, outcome: str, direction: str, **values: Any) -> dict[str, Any]:
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


def _reference(article_id: str, text: str, words: str, study_id: str, **values: Any) -> dict[str, Any]:
    row = {
        "reference_id": make_id("cited_references", article_id, words),
        "article_id": article_id,
        "reference_type": "list_entry",
        "position": 1,
        "raw_text": words,
        **_span(text, words),
        "authors": ["Doe J"],
        "year": 2019,
        "study_id": study_id,
        "match_method": "none",
        "match_score": 0.0,
        "issues": ["unresolved", "no_identifier"],
        "lookup": "not_asked",
    }
    return row | values


def _candidate(reference: dict[str, Any], study: dict[str, Any], **values: Any) -> dict[str, Any]:
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


def _notice(study: dict[str, Any], kind: str, **values: Any) -> dict[str, Any]:
    row = {
        "notice_id": make_id("study_notices", study["study_id"], kind),
        "study_id": study["study_id"],
        "kind": kind,
        "registry": "crossref",
    }
    return row | values


def _citation(
    claim: dict[str, Any], reference: dict[str, Any], text: str, cue: str, cue_type: str
) -> dict[str, Any]:
    return {
        "citation_id": make_id("citations", claim["claim_id"], reference["reference_id"]),
        "claim_id": claim["claim_id"],
        "reference_id": reference["reference_id"],
        "cue_type": cue_type,
        "cue_text": cue,
        **(_span(text, cue) if cue else {"char_start": claim["char_start"], "char_end": claim["char_start"]}),
        "is_ambiguous": False,
        "score": 0.95,
    }


def small_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of the eight tables, as the stages would hand them on (as mappings)."""
    naps = _article(
        NAPS,
        "Can an Afternoon Nap Sharpen Your Memory?",
        publisher="Example Weekly",
        published_on=date(2024, 5, 17),
        url="https://example.org/naps",
    )
    tea = _article(TEA, "Tea and Stress")
    trial = _study(
        "Naps and recall in adults",
        doi="10.1234/jss.2019.045",
        authors=["Jane Doe", "Ángel Roe"],
        year_published=2020,
        year_online=2019,
        design="randomized_controlled_trial",
        evidence_level=2,
        n_participants=197,
        countries=["AU", "NL"],
        is_open_access=True,
        status="retracted",
        resolution="curated",
        registries=["crossref"],
        n_citations=41,
        n_citations_on=date(2026, 11, 20),
        abstract_license="CC-BY-4.0",
        abstract_text="Recall was the same.",
    )
    brew = _study("Tea study")
    printed = "Doe J. Naps and recall. J Sleep Sci. 2019;12(3):45-52."
    to_trial = _reference(
        naps["article_id"],
        NAPS,
        printed,
        trial["study_id"],
        match_method="bibliographic",
        match_score=0.9412,
        issues=["year_differs", "no_identifier"],
    )
    to_brew = _reference(tea["article_id"], TEA, "Roe R, Tea study, 2021", brew["study_id"], year=2021)
    recall = _claim(
        NAPS,
        naps["article_id"],
        "A 2019 study in the Journal of Sleep Science found that naps may improve recall and mood.",
        is_hedged=True,
        hedge_cues=("may",),
        relation="conditional_causal",
    )
    quote = _claim(
        NAPS,
        naps["article_id"],
        "“Sleep on it,” says Dr. Ann Example.",
        claim_kind="expert_statement",
        attributed_to="expert",
        speaker_name="Dr. Ann Example",
        relation="none",
    )
    heart = _claim(
        NAPS,
        naps["article_id"],
        "Research shows that naps are good for the heart.",
        uncited_reason="no_study_identified",
    )
    reaction = _claim(NAPS, naps["article_id"], "Reaction times got no better either.")
    cortisol = _claim(TEA, tea["article_id"], "Tea lowered cortisol, researchers at a café reported.")
    points = _claim(
        TEA,
        tea["article_id"],
        "=It’s true: -5 points.",
        claim_kind="author_statement",
        attributed_to="writer",
    )
    cue = "A 2019 study in the Journal of Sleep Science"
    assertions = {
        "recall": _assertion(
            recall, "recall", "increase", exposure="naps", claimed_value=24.0, claimed_unit="percent"
        ),
        "mood": _assertion(recall, "mood", "increase", exposure="naps"),
        "heart": _assertion(heart, "the heart", "unsigned"),
        "reaction": _assertion(reaction, "reaction times", "no_change", valence="neutral"),
        "cortisol": _assertion(cortisol, "cortisol", "decrease", exposure="tea"),
    }
    null = _finding(
        trial["study_id"],
        "delayed word recall",
        "no_change",
        effect_size=0.93,
        effect_measure="odds_ratio",
        ci_low=0.84,
        ci_high=1.03,
        p_value=0.17,
        n_analysed=183,
    )
    slower = _finding(
        trial["study_id"],
        "reaction time",
        "no_change",
        exposure="a nap",
        method="rule",
        char_start=0,
        char_end=20,
        sentence_sha256="0" * 64,
    )
    other = _study("Naps and recall in children")
    return {
        "articles": [naps, tea],
        "cited_references": [to_trial, to_brew],
        "reference_candidates": [
            _candidate(to_trial, trial, is_chosen=True, title_score=0.95, total_score=0.94),
            _candidate(to_trial, other, rank=2),
        ],
        "studies": [trial, brew],
        "study_notices": [
            _notice(trial, "retracted", issued_on=date(2024, 2, 1), reason="Made-up data"),
            _notice(trial, "corrected"),
        ],
        "claims": [recall, quote, heart, reaction, cortisol, points],
        "citations": [
            _citation(recall, to_trial, NAPS, cue, "journal_year"),
            _citation(reaction, to_trial, NAPS, "", "inferred"),
            _citation(cortisol, to_brew, TEA, "researchers", "anaphora"),
        ],
        "assertions": list(assertions.values()),
        "findings": [null, slower],
        "evidence": [
            _evidence(
                assertions["recall"],
                trial["study_id"],
                "contradicted",
                finding_id=null["finding_id"],
                found_direction="no_change",
                distortions=("null_reported_as_effect",),
                study_status="retracted",
            ),
            _evidence(assertions["mood"], trial["study_id"], "not_addressed", study_status="retracted"),
            _evidence(
                assertions["reaction"],
                trial["study_id"],
                "supported",
                finding_id=slower["finding_id"],
                found_direction="no_change",
                study_status="retracted",
            ),
            _evidence(assertions["cortisol"], brew["study_id"], "not_checkable"),
        ],
    }


def small_frames(rows: dict[str, list[dict[str, Any]]] | None = None) -> dict[str, pd.DataFrame]:
    """The rows as typed frames."""
    return frames_from_records(rows or small_rows())


def small_texts() -> dict[str, str]:
    """The two articles' texts by ``article_id``."""
    return {make_id("articles", hashlib.sha256(text.encode()).hexdigest()): text for text in (NAPS, TEA)}


def row_where(rows: Iterable[dict[str, Any]], **values: Any) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in rows if all(row.get(name) == value for name, value in values.items())]
    assert len(found) == 1, found
    return found[0]
