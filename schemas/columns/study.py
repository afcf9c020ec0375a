"""Columns of ``studies``: the records of the studies that the articles cite."""

from schemas.columns.article import DOI, FIRST_YEAR, LAST_YEAR, PMCID, PMID
from schemas.columns.core import Column, ColumnType, Origin, identifier
from schemas.vocabulary import Design, Resolution, StudyStatus

STUDY_ID = identifier(
    "study_id", "stu", "The study; also a study of which no record was found has a row and an identifier."
)
STUDY_TITLE = Column(
    name="title",
    type=ColumnType.TEXT,
    description="Title in the record; of an unresolved study, what the article prints of it.",
    origin=Origin.RECORD,
    example="Naps and recall in adults: a randomized trial",
)
STUDY_DOI = Column(
    name="doi",
    type=ColumnType.TEXT,
    description="DOI of the version of record, without resolver address.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=DOI,
    example="10.1234/jss.2019.045",
)
STUDY_PMID = Column(
    name="pmid",
    type=ColumnType.TEXT,
    description="PubMed identifier.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=PMID,
    example="31282699",
)
STUDY_PMCID = Column(
    name="pmcid",
    type=ColumnType.TEXT,
    description="PubMed Central identifier.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=PMCID,
    example="PMC4608976",
)
STUDY_AUTHORS = Column(
    name="authors",
    type=ColumnType.TEXTS,
    description="Authors, in order.",
    origin=Origin.RECORD,
    example=("Jane Doe", "Richard Roe"),
)
STUDY_CONTAINER = Column(
    name="container_title",
    type=ColumnType.TEXT,
    description="Journal or book that the study appeared in.",
    origin=Origin.RECORD,
    nullable=True,
    example="Journal of Sleep Science",
)
YEAR_PUBLISHED = Column(
    name="year_published",
    type=ColumnType.INTEGER,
    description="Year of the issue that the study appeared in.",
    origin=Origin.RECORD,
    unit="calendar year",
    nullable=True,
    minimum=FIRST_YEAR,
    maximum=LAST_YEAR,
    example=2020,
)
YEAR_ONLINE = Column(
    name="year_online",
    type=ColumnType.INTEGER,
    description="Year of first publication online; often the year before the issue's.",
    origin=Origin.RECORD,
    unit="calendar year",
    nullable=True,
    minimum=FIRST_YEAR,
    maximum=LAST_YEAR,
    example=2019,
)
CSL_TYPE = Column(
    name="csl_type",
    type=ColumnType.TEXT,
    description="Kind of publication, as a CSL 1.0.2 item type.",
    origin=Origin.RECORD,
    pattern=r"[a-z]+([-_][a-z]+)*",
    example="article-journal",
)
DESIGN = Column(
    name="design",
    type=ColumnType.TERM,
    vocabulary=Design,
    description="The study's design.",
    origin=Origin.RECORD,
    example="randomized_controlled_trial",
)
EVIDENCE_LEVEL = Column(
    name="evidence_level",
    type=ColumnType.INTEGER,
    description="Level of evidence by design alone, for a question of benefit; 1 is the highest.",
    origin=Origin.RULE,
    unit="Oxford CEBM 2011 level, 1 to 5",
    nullable=True,
    minimum=1,
    maximum=5,
    example=2,
)
N_PARTICIPANTS = Column(
    name="n_participants",
    type=ColumnType.INTEGER,
    description="People who took part (of a review: in all studies together).",
    origin=Origin.RECORD,
    unit="people",
    nullable=True,
    minimum=1,
    example=197,
)
STUDY_POPULATION = Column(
    name="population",
    type=ColumnType.TEXT,
    description="Who took part, as the study's record says it.",
    origin=Origin.RECORD,
    nullable=True,
    example="healthy adults aged 65 and over",
)
COUNTRIES = Column(
    name="countries",
    type=ColumnType.TEXTS,
    description="Countries in which people took part, as ISO 3166-1 alpha-2 codes.",
    origin=Origin.RECORD,
    pattern=r"[A-Z]{2}",
    example=("AU", "NL"),
)
IS_OPEN_ACCESS = Column(
    name="is_open_access",
    type=ColumnType.BOOLEAN,
    description="Whether the study can be read for free.",
    origin=Origin.RECORD,
    nullable=True,
    example=True,
)
LICENSE = Column(
    name="license",
    type=ColumnType.TEXT,
    description="Licence of the study's text.",
    origin=Origin.RECORD,
    nullable=True,
    example="CC-BY-4.0",
)
STUDY_STATUS = Column(
    name="status",
    type=ColumnType.TERM,
    vocabulary=StudyStatus,
    description="Publication status.",
    origin=Origin.RECORD,
    example="published",
)
RESOLUTION = Column(
    name="resolution",
    type=ColumnType.TERM,
    vocabulary=Resolution,
    description="Where the record comes from.",
    origin=Origin.COMPUTED,
    example="curated",
)
REGISTRIES = Column(
    name="registries",
    type=ColumnType.TEXTS,
    description="Registries that hold a record of the study.",
    origin=Origin.RECORD,
    example=("crossref", "pubmed"),
)
