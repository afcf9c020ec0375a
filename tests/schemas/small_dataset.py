"""A small made-up dataset, valid in every table: two articles, three studies, every verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from small_rows_made import (
    make_article,
    make_assertion,
    make_candidate,
    make_citation,
    make_claim,
    make_evidence,
    make_finding,
    make_notice,
    make_reference,
    make_study,
)

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


def small_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of the eight tables, as the stages would hand them on (as mappings)."""
    naps = make_article(
        NAPS,
        "Can an Afternoon Nap Sharpen Your Memory?",
        publisher="Example Weekly",
        published_on=date(2024, 5, 17),
        url="https://example.org/naps",
    )
    tea = make_article(TEA, "Tea and Stress")
    trial = make_study(
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
    brew = make_study("Tea study")
    printed = "Doe J. Naps and recall. J Sleep Sci. 2019;12(3):45-52."
    to_trial = make_reference(
        naps["article_id"],
        NAPS,
        printed,
        trial["study_id"],
        match_method="bibliographic",
        match_score=0.9412,
        issues=["year_differs", "no_identifier"],
    )
    to_brew = make_reference(tea["article_id"], TEA, "Roe R, Tea study, 2021", brew["study_id"], year=2021)
    recall = make_claim(
        NAPS,
        naps["article_id"],
        "A 2019 study in the Journal of Sleep Science found that naps may improve recall and mood.",
        is_hedged=True,
        hedge_cues=("may",),
        relation="conditional_causal",
    )
    quote = make_claim(
        NAPS,
        naps["article_id"],
        "“Sleep on it,” says Dr. Ann Example.",
        claim_kind="expert_statement",
        attributed_to="expert",
        speaker_name="Dr. Ann Example",
        relation="none",
    )
    heart = make_claim(
        NAPS,
        naps["article_id"],
        "Research shows that naps are good for the heart.",
        uncited_reason="no_study_identified",
    )
    reaction = make_claim(NAPS, naps["article_id"], "Reaction times got no better either.")
    cortisol = make_claim(TEA, tea["article_id"], "Tea lowered cortisol, researchers at a café reported.")
    points = make_claim(
        TEA,
        tea["article_id"],
        "=It’s true: -5 points.",
        claim_kind="author_statement",
        attributed_to="writer",
    )
    cue = "A 2019 study in the Journal of Sleep Science"
    assertions = {
        "recall": make_assertion(
            recall, "recall", "increase", exposure="naps", claimed_value=24.0, claimed_unit="percent"
        ),
        "mood": make_assertion(recall, "mood", "increase", exposure="naps"),
        "heart": make_assertion(heart, "the heart", "unsigned"),
        "reaction": make_assertion(reaction, "reaction times", "no_change", valence="neutral"),
        "cortisol": make_assertion(cortisol, "cortisol", "decrease", exposure="tea"),
    }
    null = make_finding(
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
    slower = make_finding(
        trial["study_id"],
        "reaction time",
        "no_change",
        exposure="a nap",
        method="rule",
        char_start=0,
        char_end=20,
        sentence_sha256="0" * 64,
    )
    other = make_study("Naps and recall in children")
    return {
        "articles": [naps, tea],
        "cited_references": [to_trial, to_brew],
        "reference_candidates": [
            make_candidate(to_trial, trial, is_chosen=True, title_score=0.95, total_score=0.94),
            make_candidate(to_trial, other, rank=2),
        ],
        "studies": [trial, brew],
        "study_notices": [
            make_notice(trial, "retracted", issued_on=date(2024, 2, 1), reason="Made-up data"),
            make_notice(trial, "corrected"),
        ],
        "claims": [recall, quote, heart, reaction, cortisol, points],
        "citations": [
            make_citation(recall, to_trial, NAPS, cue, "journal_year"),
            make_citation(reaction, to_trial, NAPS, "", "inferred"),
            make_citation(cortisol, to_brew, TEA, "researchers", "anaphora"),
        ],
        "assertions": list(assertions.values()),
        "findings": [null, slower],
        "evidence": [
            make_evidence(
                assertions["recall"],
                trial["study_id"],
                "contradicted",
                finding_id=null["finding_id"],
                found_direction="no_change",
                distortions=("null_reported_as_effect",),
                study_status="retracted",
            ),
            make_evidence(assertions["mood"], trial["study_id"], "not_addressed", study_status="retracted"),
            make_evidence(
                assertions["reaction"],
                trial["study_id"],
                "supported",
                finding_id=slower["finding_id"],
                found_direction="no_change",
                study_status="retracted",
            ),
            make_evidence(assertions["cortisol"], brew["study_id"], "not_checkable"),
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
