"""What a build's summary leads with: claims that lean on a study which has been retracted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from schemas.vocabulary import NoticeKind, StudyStatus

MAX_LEADS = 20


def retracted_leads(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """One sentence a claim and retracted study, in the order of the claims table; at most so many."""
    studies = tables["studies"]
    retracted = studies[studies["status"] == StudyStatus.RETRACTED.value].set_index("study_id")
    if retracted.empty:
        return []
    references = tables["cited_references"][["reference_id", "study_id"]]
    cited = tables["citations"].merge(references, on="reference_id")
    cited = cited[cited["study_id"].isin(retracted.index)].drop_duplicates(["claim_id", "study_id"])
    leaning = tables["claims"][["claim_id", "claim_text"]].merge(
        cited[["claim_id", "study_id"]], on="claim_id"
    )
    notes = {study_id: _note(tables["study_notices"], study_id) for study_id in retracted.index}
    leads = [
        f"“{claim_text}” leans on a retracted study: {_name(retracted.loc[study_id])}{notes[study_id]}"
        for claim_text, study_id in zip(leaning["claim_text"], leaning["study_id"], strict=True)
    ]
    more = len(leads) - MAX_LEADS
    return [*leads[:MAX_LEADS], *([f"… and {more} more"] if more > 0 else [])]


def _name(study: Any) -> str:
    title, doi = str(study["title"]), study["doi"]
    return title if pd.isna(doi) else f"{title} ({doi})"


def _note(notices: pd.DataFrame, study_id: Any) -> str:
    """When it was retracted, by which notice and why, as far as any registry says."""
    is_own = (notices["study_id"] == study_id) & (notices["kind"] == NoticeKind.RETRACTED.value)
    own = notices[is_own]
    days = sorted(day for day in own["issued_on"] if not pd.isna(day))
    dois = sorted(set(own["notice_doi"].dropna()))
    reasons = sorted(set(own["reason"].dropna()))
    parts = [f"retracted on {days[0].isoformat()}"] if days else []
    parts += [f"notice {doi}" for doi in dois[:1]] + [f"reason: {reason}" for reason in reasons[:1]]
    return f" [{'; '.join(parts)}]" if parts else ""
