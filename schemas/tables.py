"""Every table of the dataset, in the contract's order."""

from schemas.articles import Articles
from schemas.assertions import Assertions
from schemas.citations import Citations
from schemas.cited_references import CitedReferences
from schemas.claim_study_outcome import ClaimStudyOutcome
from schemas.claims import Claims
from schemas.evidence import EvidenceRows
from schemas.findings import Findings
from schemas.quarantine import Quarantine
from schemas.reference_candidates import ReferenceCandidates
from schemas.studies import Studies
from schemas.study_notices import StudyNotices
from schemas.table import Table, table_of

QUARANTINE = "quarantine"
FLAT = "claim_study_outcome"

TABLES: dict[str, Table] = {
    table.name: table
    for table in map(
        table_of,
        (
            Articles,
            CitedReferences,
            ReferenceCandidates,
            Studies,
            StudyNotices,
            Claims,
            Citations,
            Assertions,
            Findings,
            EvidenceRows,
            ClaimStudyOutcome,
            Quarantine,
        ),
    )
}

RECORD_TABLES = tuple(name for name in TABLES if name not in (FLAT, QUARANTINE))
"""The tables whose rows the pipeline's stages make; the other two are made from them."""
