"""Columns of ``studies``: the records of the studies that the articles cite."""

from datetime import date

from schemas.columns.article import DOI, FIRST_YEAR, LAST_YEAR, PMCID, PMID, SHA256
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
MESH_TERMS = Column(
    name="mesh_terms",
    type=ColumnType.TEXTS,
    description="MeSH headings that the record is indexed with, in the record's order.",
    origin=Origin.RECORD,
    example=("Sleep", "Memory, Short-Term"),
)
FUNDING = Column(
    name="funding",
    type=ColumnType.TEXTS,
    description="Who paid for the study, as the record says.",
    origin=Origin.RECORD,
    example=("National Sleep Fund",),
)
CONFLICT_STATEMENT = Column(
    name="conflict_statement",
    type=ColumnType.TEXT,
    description="What the authors declare of conflicts of interest, as the record says.",
    origin=Origin.RECORD,
    nullable=True,
    example="The authors declare no conflict of interest.",
)
N_CITATIONS = Column(
    name="n_citations",
    type=ColumnType.INTEGER,
    description="How often the study is cited, counted by the registry that knows of most.",
    origin=Origin.RECORD,
    unit="citing works",
    nullable=True,
    minimum=0,
    example=41,
)
N_CITATIONS_ON = Column(
    name="n_citations_on",
    type=ColumnType.DATE,
    description="Day on which the citations were counted.",
    origin=Origin.RECORD,
    nullable=True,
    example=date(2026, 11, 20),
)
ABSTRACT_SHA256 = Column(
    name="abstract_sha256",
    type=ColumnType.TEXT,
    description="SHA-256 of the abstract's plain text in UTF-8, which the findings' offsets count in.",
    origin=Origin.COMPUTED,
    nullable=True,
    pattern=SHA256,
    example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
ABSTRACT_REGISTRY = Column(
    name="abstract_registry",
    type=ColumnType.TEXT,
    description="Registry that the abstract was read from.",
    origin=Origin.RECORD,
    nullable=True,
    pattern=r"[a-z][a-z0-9_]*",
    example="pubmed",
)
ABSTRACT_LICENSE = Column(
    name="abstract_license",
    type=ColumnType.TEXT,
    description="Licence under which the abstract may be passed on; null where none is known.",
    origin=Origin.RECORD,
    nullable=True,
    example="CC-BY-4.0",
)
ABSTRACT_TEXT = Column(
    name="abstract_text",
    type=ColumnType.TEXT,
    description="The abstract's plain text, where its licence lets it be passed on.",
    origin=Origin.RECORD,
    nullable=True,
    example="Background: Naps may help. Results: Recall was the same in both groups.",
)
