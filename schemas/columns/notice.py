"""Columns of ``study_notices``: what was published about a study after it."""

from datetime import date

from schemas.columns.article import DOI
from schemas.columns.core import Column, ColumnType, Origin, identifier
from schemas.vocabulary import NoticeKind

NOTICE_ID = identifier("notice_id", "ntc", "One notice about one study, as one registry records it.")
NOTICE_KIND = Column(
    name="kind",
    type=ColumnType.TERM,
    vocabulary=NoticeKind,
    description="What the notice says of the study.",
    origin=Origin.RECORD,
    example="retracted",
)
ISSUED_ON = Column(
    name="issued_on",
    type=ColumnType.DATE,
    description="Day of the notice; of a month or year the first day, where the registry knows no more.",
    origin=Origin.RECORD,
    nullable=True,
    example=date(2021, 3, 1),
)
NOTICE_DOI = Column(
    name="notice_doi",
    type=ColumnType.TEXT,
    description="DOI of the notice, without resolver address.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=DOI,
    example="10.1234/jss.2021.001",
)
REASON = Column(
    name="reason",
    type=ColumnType.TEXT,
    description="Why, in the registry's words.",
    origin=Origin.RECORD,
    nullable=True,
    example="Concerns/Issues about Data",
)
REGISTRY = Column(
    name="registry",
    type=ColumnType.TEXT,
    description="Who records the notice: a registry, or `curated`.",
    origin=Origin.RECORD,
    pattern=r"[a-z][a-z0-9_]*",
    example="retraction_watch",
)
