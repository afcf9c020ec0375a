"""The table ``evidence``."""

from typing import Any

import pandas as pd

from schemas.columns import claim, evidence, study
from schemas.table import TableModel, foreign_key, row_rule
from schemas.vocabulary import Distortion, Verdict

WITH_FINDING = (Verdict.SUPPORTED.value, Verdict.PARTLY_SUPPORTED.value, Verdict.CONTRADICTED.value)
"""Verdicts that rest on a finding; the others say that there is none to rest on."""

CONTRADICTIONS = frozenset({Distortion.NULL_REPORTED_AS_EFFECT.value, Distortion.DIRECTION_REVERSED.value})


class EvidenceRows(
    TableModel,
    table="evidence",
    grain="one row per assertion and cited study, also where nothing was found",
    columns=(
        evidence.EVIDENCE_ID,
        claim.CLAIM_ID,
        claim.ASSERTION_ID,
        study.STUDY_ID,
        evidence.EVIDENCE_FINDING_ID,
        evidence.EVIDENCE_OUTCOME,
        evidence.CLAIMED_DIRECTION,
        evidence.VERDICT_FOUND_DIRECTION,
        evidence.VERDICT,
        evidence.DISTORTIONS,
        evidence.RATIONALE,
        evidence.VERDICT_METHOD,
        evidence.VERDICT_CONFIDENCE,
        evidence.REVIEW_STATUS,
        evidence.EVIDENCE_STUDY_STATUS,
    ),
    key=("evidence_id",),
    foreign_keys=(
        foreign_key("claim_id", "claims"),
        foreign_key("assertion_id", "assertions"),
        foreign_key("study_id", "studies"),
        foreign_key("finding_id", "findings"),
    ),
    sort_key=("claim_id", "assertion_id", "study_id", "evidence_id"),
):
    """The verdicts: what the article asserts beside what the cited study found.

    Where nothing was found there is a row too, and `verdict` says so: `not_addressed` where the study's
    record has findings but none on this outcome, `not_checkable` where nothing is known of what it found.
    """

    @row_rule("verdict", "finding_id")
    @classmethod
    def verdict_has_finding(cls, frame: pd.DataFrame) -> Any:
        """Supported, partly_supported and contradicted rest on a finding."""
        return ~frame["verdict"].isin(WITH_FINDING) | frame["finding_id"].notna()

    @row_rule("verdict", "finding_id")
    @classmethod
    def no_verdict_no_finding(cls, frame: pd.DataFrame) -> Any:
        """Not_addressed and not_checkable name no finding."""
        return frame["verdict"].isin(WITH_FINDING) | frame["finding_id"].isna()

    @row_rule("finding_id", "found_direction")
    @classmethod
    def finding_has_direction(cls, frame: pd.DataFrame) -> Any:
        """There is a found direction where, and only where, a finding is."""
        return frame["finding_id"].isna() == frame["found_direction"].isna()

    @row_rule("verdict", "distortions")
    @classmethod
    def distortion_has_finding(cls, frame: pd.DataFrame) -> Any:
        """Without a finding nothing can be called distorted."""
        clean = pd.Series([not bool(names) for names in frame["distortions"]], index=frame.index, dtype=bool)
        return frame["verdict"].isin(WITH_FINDING) | clean

    @row_rule("verdict", "distortions")
    @classmethod
    def support_is_no_contradiction(cls, frame: pd.DataFrame) -> Any:
        """What is supported is neither reversed nor a null result."""
        clean = [CONTRADICTIONS.isdisjoint(names) for names in frame["distortions"]]
        return (frame["verdict"] != Verdict.SUPPORTED.value) | pd.Series(clean, index=frame.index, dtype=bool)
