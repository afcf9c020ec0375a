"""Columns of ``articles`` and ``cited_references``: the article, and what it prints of its sources."""

from datetime import date

from schemas.columns.core import Column, ColumnType, Origin, identifier, offset, share
from schemas.vocabulary import Lookup, MatchMethod, ReferenceIssue, ReferenceType

FIRST_YEAR, LAST_YEAR = 1600, 2100
SHA256 = r"[0-9a-f]{64}"
DOI = r"10\.\d{4,9}/\S+"
PMID = r"[1-9]\d{0,8}"
PMCID = r"PMC[1-9]\d*"
URL = r"[A-Za-z][A-Za-z0-9+.-]*:\S+"

ARTICLE_ID = identifier("article_id", "art", "The article version, by a hash of its normalised text.")
TITLE = Column(
    name="title",
    type=ColumnType.TEXT,
    description="The article's title as printed.",
    origin=Origin.ARTICLE,
    example="Can an Afternoon Nap Sharpen Your Memory?",
)
PUBLISHER = Column(
    name="publisher",
    type=ColumnType.TEXT,
    description="Who published the article: a magazine, agency, site.",
    origin=Origin.ARTICLE,
    is_fact=True,
    nullable=True,
    example="Everyday Health Weekly",
)
ARTICLE_URL = Column(
    name="url",
    type=ColumnType.TEXT,
    description="Where the article stands on the web.",
    origin=Origin.ARTICLE,
    nullable=True,
    pattern=URL,
    example="https://example.org/health/afternoon-naps",
)
BYLINE = Column(
    name="byline",
    type=ColumnType.TEXT,
    description="Who wrote the article, as printed.",
    origin=Origin.ARTICLE,
    is_fact=True,
    nullable=True,
    example="By Ann Example",
)
PUBLISHED_ON = Column(
    name="published_on",
    type=ColumnType.DATE,
    description="Day of publication, where the page or its source entry gives it; never guessed.",
    origin=Origin.ARTICLE,
    nullable=True,
    example=date(2024, 5, 17),
)
LANGUAGE = Column(
    name="language",
    type=ColumnType.TEXT,
    description="The article's language, as an ISO 639-1 code.",
    origin=Origin.RULE,
    pattern=r"[a-z]{2,3}",
    example="en",
)
N_WORDS = Column(
    name="n_words",
    type=ColumnType.INTEGER,
    description="Length of the article's normalised text.",
    origin=Origin.COMPUTED,
    unit="words",
    minimum=1,
    example=1184,
)
TEXT_SHA256 = Column(
    name="text_sha256",
    type=ColumnType.TEXT,
    description="SHA-256 of the normalised text in UTF-8: all offsets count in exactly this text.",
    origin=Origin.COMPUTED,
    pattern=SHA256,
    example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
SOURCE_SHA256 = Column(
    name="source_sha256",
    type=ColumnType.TEXT,
    description="SHA-256 of the source's bytes as read.",
    origin=Origin.COMPUTED,
    pattern=SHA256,
    example="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
)
MEDIA_TYPE = Column(
    name="media_type",
    type=ColumnType.TEXT,
    description="Media type that the source was read as.",
    origin=Origin.RULE,
    pattern=r"[a-z]+/[a-z0-9.+-]+",
    example="text/plain",
)
RIGHTS = Column(
    name="rights",
    type=ColumnType.TEXT,
    description="How much of the wording may be passed on: `full`, `quote` (single sentences) or `none`.",
    origin=Origin.ARTICLE,
    pattern="full|quote|none",
    example="quote",
)

REFERENCE_ID = identifier("reference_id", "ref", "The reference, as this article prints it.")
REFERENCE_TYPE = Column(
    name="reference_type",
    type=ColumnType.TERM,
    vocabulary=ReferenceType,
    description="How the article points to the study.",
    origin=Origin.RULE,
    example="list_entry",
)
POSITION = Column(
    name="position",
    type=ColumnType.INTEGER,
    description="Rank of the reference among the article's references, in reading order.",
    origin=Origin.COMPUTED,
    minimum=0,
    example=2,
)
RAW_TEXT = Column(
    name="raw_text",
    type=ColumnType.TEXT,
    description="The reference as printed; of a link or a study told in prose, the words pointing to it.",
    origin=Origin.REFERENCES,
    example="Doe J, Roe R. Naps and recall in adults. J Sleep Sci. 2019;12(3):45-52.",
)
REFERENCE_START = offset("char_start", "Where the reference begins.", 6120)
REFERENCE_END = offset("char_end", "Where the reference ends (exclusive).", 6192)
MARKER = Column(
    name="marker",
    type=ColumnType.TEXT,
    description="The number or label that the list gives the entry.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="3",
)
REFERENCE_AUTHORS = Column(
    name="authors",
    type=ColumnType.TEXTS,
    description="Authors as printed, in order.",
    origin=Origin.REFERENCES,
    example=("Doe J", "Roe R"),
)
REFERENCE_YEAR = Column(
    name="year",
    type=ColumnType.INTEGER,
    description="Year as printed; may differ from the record's (see `issues`).",
    origin=Origin.REFERENCES,
    unit="calendar year",
    nullable=True,
    minimum=FIRST_YEAR,
    maximum=LAST_YEAR,
    example=2019,
)
REFERENCE_TITLE = Column(
    name="title",
    type=ColumnType.TEXT,
    description="Title of the work as printed.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="Naps and recall in adults",
)
REFERENCE_CONTAINER = Column(
    name="container_title",
    type=ColumnType.TEXT,
    description="Journal or book as printed.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="J Sleep Sci",
)
VOLUME = Column(
    name="volume",
    type=ColumnType.TEXT,
    description="Volume as printed.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="12",
)
ISSUE = Column(
    name="issue",
    type=ColumnType.TEXT,
    description="Issue of the journal as printed.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="3",
)
PAGES = Column(
    name="pages",
    type=ColumnType.TEXT,
    description="Pages or article number as printed.",
    origin=Origin.REFERENCES,
    nullable=True,
    example="45-52",
)
REFERENCE_DOI = Column(
    name="doi",
    type=ColumnType.TEXT,
    description="DOI as printed or linked, without resolver address.",
    origin=Origin.REFERENCES,
    nullable=True,
    pattern=DOI,
    example="10.1234/jss.2019.045",
)
REFERENCE_PMID = Column(
    name="pmid",
    type=ColumnType.TEXT,
    description="PubMed identifier as printed or linked.",
    origin=Origin.REFERENCES,
    nullable=True,
    pattern=PMID,
    example="31282699",
)
REFERENCE_PMCID = Column(
    name="pmcid",
    type=ColumnType.TEXT,
    description="PubMed Central identifier as printed or linked.",
    origin=Origin.REFERENCES,
    nullable=True,
    pattern=PMCID,
    example="PMC4608976",
)
REFERENCE_URL = Column(
    name="url",
    type=ColumnType.TEXT,
    description="Address as printed or linked.",
    origin=Origin.REFERENCES,
    nullable=True,
    pattern=URL,
    example="https://doi.org/10.1234/jss.2019.045",
)
MATCH_METHOD = Column(
    name="match_method",
    type=ColumnType.TERM,
    vocabulary=MatchMethod,
    description="By what the reference was matched to a study's record.",
    origin=Origin.RULE,
    example="bibliographic",
)
MATCH_SCORE = share("match_score", "How well reference and record fit; 0 where nothing was matched.", 0.9412)
REFERENCE_ISSUES = Column(
    name="issues",
    type=ColumnType.TERMS,
    vocabulary=ReferenceIssue,
    description="What is wrong or noteworthy about the reference, beside the record.",
    origin=Origin.RULE,
    example=("year_differs", "no_identifier"),
)
LOOKUP = Column(
    name="lookup",
    type=ColumnType.TERM,
    vocabulary=Lookup,
    description="How far registries could be asked; what could not be reached is never called not found.",
    origin=Origin.COMPUTED,
    example="complete",
)
