"""Columns of ``evidence`` and ``quarantine``: the verdicts, and the rows that were refused."""

from schemas.columns.core import Column, ColumnType, Origin, identifier, share
from schemas.vocabulary import Direction, Distortion, Method, ReviewStatus, StudyStatus, Verdict

EVIDENCE_ID = identifier("evidence_id", "evd", "One assertion of the article beside one study that it cites.")
EVIDENCE_FINDING_ID = identifier(
    "finding_id",
    "fnd",
    "The finding that the verdict rests on; null where the study's record has none on this outcome.",
    nullable=True,
)
EVIDENCE_OUTCOME = Column(
    name="outcome",
    type=ColumnType.TEXT,
    description="The outcome as the article words it.",
    origin=Origin.ARTICLE,
    example="recall",
)
CLAIMED_DIRECTION = Column(
    name="claimed_direction",
    type=ColumnType.TERM,
    vocabulary=Direction,
    description="Which way the outcome goes, says the article.",
    origin=Origin.RULE,
    example="increase",
)
VERDICT_FOUND_DIRECTION = Column(
    name="found_direction",
    type=ColumnType.TERM,
    vocabulary=Direction,
    description="Which way the finding's outcome goes, as the study words it.",
    origin=Origin.RECORD,
    nullable=True,
    example="no_change",
)
VERDICT = Column(
    name="verdict",
    type=ColumnType.TERM,
    vocabulary=Verdict,
    description="How the assertion stands beside what the study found.",
    origin=Origin.RULE,
    example="contradicted",
)
DISTORTIONS = Column(
    name="distortions",
    type=ColumnType.TERMS,
    vocabulary=Distortion,
    description="In which ways the assertion departs from the finding.",
    origin=Origin.RULE,
    example=("null_reported_as_effect",),
)
RATIONALE = Column(
    name="rationale",
    type=ColumnType.TEXT,
    description="Why this verdict, in words for a reader.",
    origin=Origin.RULE,
    example="The article says that recall rises; the study found no difference in delayed word recall.",
)
VERDICT_METHOD = Column(
    name="method",
    type=ColumnType.TERM,
    vocabulary=Method,
    description="Who or what gave the verdict.",
    origin=Origin.COMPUTED,
    example="rule",
)
VERDICT_CONFIDENCE = share(
    "confidence", "How sure the verdict is: of the rows that say 0.9, nine in ten should be right.", 0.92
)
REVIEW_STATUS = Column(
    name="review_status",
    type=ColumnType.TERM,
    vocabulary=ReviewStatus,
    description="Whether a person has looked at the row.",
    origin=Origin.COMPUTED,
    example="unreviewed",
)
EVIDENCE_STUDY_STATUS = Column(
    name="study_status",
    type=ColumnType.TERM,
    vocabulary=StudyStatus,
    description="Publication status of the study: a claim that leans on a `retracted` one leans on nothing.",
    origin=Origin.RECORD,
    example="published",
)

TABLE_NAME = Column(
    name="table_name",
    type=ColumnType.TEXT,
    description="The table that the row was meant for; `sources` for a source that could not be read.",
    origin=Origin.COMPUTED,
    pattern=r"[a-z_]+",
    example="evidence",
)
ROW_ID = Column(
    name="row_id",
    type=ColumnType.TEXT,
    description="The row's key, where it has one.",
    origin=Origin.COMPUTED,
    nullable=True,
    example="evd_dc382886578da3de",
)
ROW_JSON = Column(
    name="row_json",
    type=ColumnType.TEXT,
    description="The row itself as JSON (keys sorted), so that nothing is lost.",
    origin=Origin.COMPUTED,
    example='{"confidence":1.7,"evidence_id":"evd_dc382886578da3de"}',
)
CHECK_NAME = Column(
    name="check_name",
    type=ColumnType.TEXT,
    description="The check that the row failed; the first, where it failed several.",
    origin=Origin.COMPUTED,
    example="at_most",
)
COLUMN_NAME = Column(
    name="column_name",
    type=ColumnType.TEXT,
    description="The column that the check looked at, where it is one.",
    origin=Origin.COMPUTED,
    nullable=True,
    example="confidence",
)
FAILURE_CASE = Column(
    name="failure_case",
    type=ColumnType.TEXT,
    description="What was found wrong; ends with the other checks that the row failed, where there are any.",
    origin=Origin.COMPUTED,
    example="confidence = 1.7 is above 1",
)
STAGE = Column(
    name="stage",
    type=ColumnType.TEXT,
    description="The stage that refused the row: ingest, resolve, extract, appraise or validate.",
    origin=Origin.COMPUTED,
    pattern=r"[a-z_]+",
    example="validate",
)
