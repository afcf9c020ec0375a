"""Columns of ``reference_candidates``: the records that a printed reference was held beside."""

from schemas.columns.article import DOI, FIRST_YEAR, LAST_YEAR, PMID
from schemas.columns.core import Column, ColumnType, Origin, identifier, share

CANDIDATE_ID = identifier("candidate_id", "cnd", "One record that a reference was held beside.")
CANDIDATE_STUDY_ID = identifier(
    "candidate_study_id",
    "stu",
    "The record's study; it has a row in `studies` only where some reference was matched to it.",
)
RANK = Column(
    name="rank",
    type=ColumnType.INTEGER,
    description="Place of the record among the reference's candidates, 1 the best.",
    origin=Origin.COMPUTED,
    minimum=1,
    example=1,
)
IS_CHOSEN = Column(
    name="is_chosen",
    type=ColumnType.BOOLEAN,
    description="Whether the reference was matched to this record.",
    origin=Origin.RULE,
    example=True,
)
CANDIDATE_DOI = Column(
    name="candidate_doi",
    type=ColumnType.TEXT,
    description="The record's DOI, without resolver address.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=DOI,
    example="10.1234/jss.2019.045",
)
CANDIDATE_PMID = Column(
    name="candidate_pmid",
    type=ColumnType.TEXT,
    description="The record's PubMed identifier.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=PMID,
    example="31282699",
)
CANDIDATE_TITLE = Column(
    name="candidate_title",
    type=ColumnType.TEXT,
    description="The record's title.",
    origin=Origin.RECORD,
    example="Naps and recall in adults: a randomized trial",
)
CANDIDATE_CONTAINER = Column(
    name="candidate_container_title",
    type=ColumnType.TEXT,
    description="The record's journal or book.",
    origin=Origin.RECORD,
    nullable=True,
    example="Journal of Sleep Science",
)
CANDIDATE_YEAR = Column(
    name="candidate_year",
    type=ColumnType.INTEGER,
    description="The record's year of publication, of the issue where it has one.",
    origin=Origin.RECORD,
    unit="calendar year",
    nullable=True,
    minimum=FIRST_YEAR,
    maximum=LAST_YEAR,
    example=2020,
)
CANDIDATE_REGISTRIES = Column(
    name="candidate_registries",
    type=ColumnType.TEXTS,
    description="Where the record was found: registries, or `curated`.",
    origin=Origin.RECORD,
    example=("crossref", "pubmed"),
)


def _agreement(name: str, says: str, example: float) -> Column:
    """How far one field agrees; null where the reference or the record does not have it."""
    return share(name, f"{says}; null where the reference or the record says nothing.", example).as_nullable()


IDENTIFIER_SCORE = _agreement(
    "identifier_score", "Whether a printed DOI, PMID or PMCID is the record's (1) or another (0)", 1.0
)
TITLE_SCORE = _agreement("title_score", "How alike the titles are", 0.95)
AUTHOR_SCORE = _agreement(
    "author_score", "Whether the printed author is the record's first (1), a later one, or none (0)", 1.0
)
YEAR_SCORE = _agreement(
    "year_score", "Whether the year is that of the issue or of going online (1), next to it, or off (0)", 0.6
)
JOURNAL_SCORE = _agreement("journal_score", "How alike the journals' names are", 0.95)
VOLUME_SCORE = _agreement("volume_score", "Whether the volume is the record's", 1.0)
PAGES_SCORE = _agreement("pages_score", "Whether the first page or article number is the record's", 1.0)
TOTAL_SCORE = share("total_score", "The agreement as a whole: the weighted mean of what is known.", 0.9412)
