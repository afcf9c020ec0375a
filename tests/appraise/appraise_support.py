"""Small builders of rows for the appraiser's tests."""

from __future__ import annotations

from typing import Any

from flows.lexicon.concepts import concept_of, valence_of
from flows.records import Assertion, Citation, CitedReference, Claim, Finding, Study
from schemas.vocabulary import (
    ArticleStance,
    AttributedTo,
    ClaimKind,
    CueType,
    Design,
    Direction,
    Method,
    ReferenceType,
    Relation,
    Resolution,
)


def claim(text: str = "The study says so.", claim_id: str = "clm_1", **changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "claim_id": claim_id,
        "article_id": "art_1",
        "claim_text": text,
        "char_start": 0,
        "char_end": len(text),
        "quote_prefix": "",
        "quote_suffix": "",
        "section_index": 0,
        "section_title": None,
        "claim_kind": ClaimKind.STUDY_REPORT,
        "attributed_to": AttributedTo.STUDY,
        "article_stance": ArticleStance.ENDORSES,
        "speaker_name": None,
        "speaker_role": None,
        "relation": Relation.CORRELATIONAL,
        "is_hedged": False,
        "hedge_cues": (),
        "uncited_reason": None,
        "method": Method.RULE,
        "confidence": 0.9,
    }
    return Claim(**{**fields, **changes})


def assertion(outcome: str, direction: str, claim_id: str = "clm_1", **changes: Any) -> Assertion:
    way = Direction(direction)
    concept = concept_of(outcome)
    fields: dict[str, Any] = {
        "assertion_id": f"ast_{claim_id}_{outcome}",
        "claim_id": claim_id,
        "outcome": outcome,
        "direction": way,
        "valence": valence_of(outcome, way),
        "outcome_concept": concept.id if concept else None,
    }
    return Assertion(**{**fields, **changes})


def finding(
    outcome: str, direction: str, study_id: str = "stu_1", number: int = 1, **changes: Any
) -> Finding:
    way = Direction(direction)
    concept = concept_of(outcome)
    fields: dict[str, Any] = {
        "finding_id": f"fnd_{study_id}_{number}",
        "study_id": study_id,
        "outcome": outcome,
        "direction": way,
        "valence": valence_of(outcome, way),
        "outcome_concept": concept.id if concept else None,
        "relation": Relation.CORRELATIONAL,
        "locator": "results",
        "method": Method.CURATED,
        "confidence": 1.0,
    }
    return Finding(**{**fields, **changes})


def study(study_id: str = "stu_1", **changes: Any) -> Study:
    fields: dict[str, Any] = {
        "study_id": study_id,
        "title": "A made-up study",
        "design": Design.COHORT,
        "resolution": Resolution.CURATED,
    }
    return Study(**{**fields, **changes})


def reference(reference_id: str = "ref_1", study_id: str | None = "stu_1") -> CitedReference:
    return CitedReference(
        reference_id=reference_id,
        article_id="art_1",
        reference_type=ReferenceType.LIST_ENTRY,
        position=0,
        raw_text="A made-up reference",
        char_start=0,
        char_end=1,
        study_id=study_id,
    )


def citation(
    citation_id: str = "cit_1", claim_id: str = "clm_1", reference_id: str = "ref_1", **changes: Any
) -> Citation:
    fields: dict[str, Any] = {
        "citation_id": citation_id,
        "claim_id": claim_id,
        "reference_id": reference_id,
        "cue_type": CueType.ANAPHORA,
        "cue_text": "the study",
        "char_start": 0,
        "char_end": 1,
        "is_ambiguous": False,
        "score": 0.9,
    }
    return Citation(**{**fields, **changes})
