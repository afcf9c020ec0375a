"""Columns of ``claims``, ``citations``, ``assertions``: what an article says, who says it, citing what."""

from schemas.columns.core import Column, ColumnType, Origin, identifier, offset, share
from schemas.vocabulary import (
    ArticleStance,
    AttributedTo,
    ClaimKind,
    CueType,
    Direction,
    Method,
    Relation,
    UncitedReason,
    Valence,
)

CLAIM_ID = identifier("claim_id", "clm", "The sentence that claims something about health.")
CLAIM_TEXT = Column(
    name="claim_text",
    type=ColumnType.TEXT,
    description=(
        "The sentence, word for word: exactly `normalised_text[char_start:char_end]`; its hash (`sha256:…`) "
        "where the article's rights are `none`."
    ),
    origin=Origin.ARTICLE,
    example="A 2019 study in the Journal of Sleep Science found that naps improve recall.",
)
CLAIM_START = offset("char_start", "Where the sentence begins.", 1024)
CLAIM_END = offset("char_end", "Where the sentence ends (exclusive).", 1100)
QUOTE_PREFIX = Column(
    name="quote_prefix",
    type=ColumnType.TEXT,
    description="The characters just before the sentence (W3C TextQuoteSelector).",
    origin=Origin.ARTICLE,
    may_be_empty=True,
    example="ready for the exam. ",
)
QUOTE_SUFFIX = Column(
    name="quote_suffix",
    type=ColumnType.TEXT,
    description="The characters just after the sentence (W3C TextQuoteSelector).",
    origin=Origin.ARTICLE,
    may_be_empty=True,
    example=" The effect was",
)
SECTION_INDEX = Column(
    name="section_index",
    type=ColumnType.INTEGER,
    description="Section that the sentence stands in; 0 is what comes before the first heading.",
    origin=Origin.COMPUTED,
    minimum=0,
    example=2,
)
SECTION_TITLE = Column(
    name="section_title",
    type=ColumnType.TEXT,
    description="That section's heading.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="What the research says",
)
CLAIM_KIND = Column(
    name="claim_kind",
    type=ColumnType.TERM,
    vocabulary=ClaimKind,
    description="On whose authority the sentence claims something.",
    origin=Origin.RULE,
    example="study_report",
)
ATTRIBUTED_TO = Column(
    name="attributed_to",
    type=ColumnType.TERM,
    vocabulary=AttributedTo,
    description="Whose statement it is, as the article presents it.",
    origin=Origin.RULE,
    example="study",
)
ARTICLE_STANCE = Column(
    name="article_stance",
    type=ColumnType.TERM,
    vocabulary=ArticleStance,
    description="How the article itself stands to the claim.",
    origin=Origin.RULE,
    example="reports",
)
SPEAKER_NAME = Column(
    name="speaker_name",
    type=ColumnType.TEXT,
    description="Who says it, with the fullest name that the article gives.",
    origin=Origin.ARTICLE,
    is_fact=True,
    nullable=True,
    example="Dr. Ann Example",
)
SPEAKER_ROLE = Column(
    name="speaker_role",
    type=ColumnType.TEXT,
    description="What the article says the speaker is: credentials, post.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="sleep physician at Example Hospital",
)
CLAIM_RELATION = Column(
    name="relation",
    type=ColumnType.TERM,
    vocabulary=Relation,
    description="Strength of the relation that the sentence states.",
    origin=Origin.RULE,
    example="causal",
)
IS_HEDGED = Column(
    name="is_hedged",
    type=ColumnType.BOOLEAN,
    description="Whether the sentence hedges: may, could, suggests, appears to.",
    origin=Origin.RULE,
    example=False,
)
HEDGE_CUES = Column(
    name="hedge_cues",
    type=ColumnType.TEXTS,
    description="The hedging words, in the order they appear.",
    origin=Origin.ARTICLE,
    is_fact=True,
    example=("may", "suggests"),
)
UNCITED_REASON = Column(
    name="uncited_reason",
    type=ColumnType.TERM,
    vocabulary=UncitedReason,
    description="Why a claim that reports research points to no study; null for every other claim.",
    origin=Origin.RULE,
    nullable=True,
    example="no_study_identified",
)
CLAIM_METHOD = Column(
    name="method",
    type=ColumnType.TERM,
    vocabulary=Method,
    description="Who or what read the claim.",
    origin=Origin.COMPUTED,
    example="rule",
)
CLAIM_CONFIDENCE = share("confidence", "How sure it is that the sentence is a claim of this kind.", 0.9)

CITATION_ID = identifier("citation_id", "cit", "That a claim leans on a reference, by one wording.")
CUE_TYPE = Column(
    name="cue_type",
    type=ColumnType.TERM,
    vocabulary=CueType,
    description="By what kind of wording the claim leans on the reference.",
    origin=Origin.RULE,
    example="journal_year",
)
CUE_TEXT = Column(
    name="cue_text",
    type=ColumnType.TEXT,
    description="The wording; empty where the link is inferred from the sentences around.",
    origin=Origin.ARTICLE,
    may_be_empty=True,
    example="A 2019 study in the Journal of Sleep Science",
)
CUE_START = offset("char_start", "Where the wording begins; may lie outside the sentence.", 1024)
CUE_END = offset("char_end", "Where the wording ends (exclusive).", 1068)
IS_AMBIGUOUS = Column(
    name="is_ambiguous",
    type=ColumnType.BOOLEAN,
    description="Whether another reference fits the wording as well.",
    origin=Origin.RULE,
    example=False,
)
CITATION_SCORE = share("score", "How well wording and reference fit.", 0.97)

ASSERTION_ID = identifier("assertion_id", "ast", "What one claim says of one outcome.")
OUTCOME = Column(
    name="outcome",
    type=ColumnType.TEXT,
    description="The outcome as the article words it.",
    origin=Origin.ARTICLE,
    example="recall",
)
DIRECTION = Column(
    name="direction",
    type=ColumnType.TERM,
    vocabulary=Direction,
    description="Which way the outcome as worded goes, says the article.",
    origin=Origin.RULE,
    example="increase",
)
VALENCE = Column(
    name="valence",
    type=ColumnType.TERM,
    vocabulary=Valence,
    description="What that would mean for the person's health.",
    origin=Origin.RULE,
    example="benefit",
)
EXPOSURE = Column(
    name="exposure",
    type=ColumnType.TEXT,
    description="What is said to bring the outcome about, or to go with it.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="naps",
)
COMPARATOR = Column(
    name="comparator",
    type=ColumnType.TEXT,
    description="What the article compares with.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="staying awake",
)
POPULATION = Column(
    name="population",
    type=ColumnType.TEXT,
    description="In whom, says the article.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="older adults",
)
OUTCOME_CONCEPT = Column(
    name="outcome_concept",
    type=ColumnType.TEXT,
    description="The outcome as a concept: a MeSH descriptor, or an identifier of the user's vocabulary.",
    origin=Origin.RULE,
    nullable=True,
    example="D011939",
)
TIMEPOINT = Column(
    name="timepoint",
    type=ColumnType.TEXT,
    description="When, says the article.",
    origin=Origin.ARTICLE,
    nullable=True,
    example="the next day",
)
CLAIMED_VALUE = Column(
    name="claimed_value",
    type=ColumnType.NUMBER,
    description="The size that the article gives.",
    origin=Origin.ARTICLE,
    unit="as `claimed_unit` says",
    nullable=True,
    example=24.0,
)
CLAIMED_UNIT = Column(
    name="claimed_unit",
    type=ColumnType.TEXT,
    description="What that number counts.",
    origin=Origin.ARTICLE,
    is_fact=True,
    nullable=True,
    example="percent",
)
CLAIMED_N = Column(
    name="claimed_n",
    type=ColumnType.INTEGER,
    description="Number of participants that the article gives.",
    origin=Origin.ARTICLE,
    unit="people",
    nullable=True,
    minimum=1,
    example=162,
)
