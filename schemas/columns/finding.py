"""Columns of ``findings``: what each study found."""

from schemas.columns.core import Column, ColumnType, Origin, identifier, share
from schemas.vocabulary import Direction, Method, Relation, Valence

FINDING_ID = identifier(
    "finding_id", "fnd", "What one study found on one outcome, for one contrast, at one time."
)
FOUND_OUTCOME = Column(
    name="outcome",
    type=ColumnType.TEXT,
    description="The outcome as the study's record words it.",
    origin=Origin.RECORD,
    example="delayed word recall",
)
FOUND_DIRECTION = Column(
    name="direction",
    type=ColumnType.TERM,
    vocabulary=Direction,
    description="Which way the outcome as worded goes under the exposure.",
    origin=Origin.RECORD,
    example="no_change",
)
FOUND_VALENCE = Column(
    name="valence",
    type=ColumnType.TERM,
    vocabulary=Valence,
    description="What the change means for the person's health.",
    origin=Origin.RULE,
    example="neutral",
)
FOUND_RELATION = Column(
    name="relation",
    type=ColumnType.TERM,
    vocabulary=Relation,
    description="Strength of the relation that the study's design and wording allow.",
    origin=Origin.RECORD,
    example="causal",
)
LOCATOR = Column(
    name="locator",
    type=ColumnType.TEXT,
    description="Which part of the study's record states the finding.",
    origin=Origin.RECORD,
    example="abstract, results, second sentence",
)
FOUND_METHOD = Column(
    name="method",
    type=ColumnType.TERM,
    vocabulary=Method,
    description="Who or what read the finding.",
    origin=Origin.COMPUTED,
    example="curated",
)
FOUND_CONFIDENCE = share("confidence", "How sure the reading of the finding is.", 0.95)
FOUND_EXPOSURE = Column(
    name="exposure",
    type=ColumnType.TEXT,
    description="What was done, taken or had: the intervention, exposure or condition.",
    origin=Origin.RECORD,
    nullable=True,
    example="a 90-minute nap",
)
FOUND_COMPARATOR = Column(
    name="comparator",
    type=ColumnType.TEXT,
    description="What it was compared with.",
    origin=Origin.RECORD,
    nullable=True,
    example="quiet rest",
)
FOUND_POPULATION = Column(
    name="population",
    type=ColumnType.TEXT,
    description="In whom, where it is not all who took part.",
    origin=Origin.RECORD,
    nullable=True,
    example="women",
)
FOUND_CONCEPT = Column(
    name="outcome_concept",
    type=ColumnType.TEXT,
    description="The outcome as a concept: a MeSH descriptor, or an identifier of the user's vocabulary.",
    origin=Origin.RULE,
    nullable=True,
    example="D011939",
)
FOUND_TIMEPOINT = Column(
    name="timepoint",
    type=ColumnType.TEXT,
    description="When the outcome was measured.",
    origin=Origin.RECORD,
    nullable=True,
    example="24 hours after",
)
EFFECT_SIZE = Column(
    name="effect_size",
    type=ColumnType.NUMBER,
    description="Size of the effect.",
    origin=Origin.RECORD,
    unit="as `effect_measure` says",
    nullable=True,
    example=0.93,
)
EFFECT_MEASURE = Column(
    name="effect_measure",
    type=ColumnType.TEXT,
    description="What the effect size is.",
    origin=Origin.RECORD,
    nullable=True,
    example="hazard_ratio",
)
CI_LOW = Column(
    name="ci_low",
    type=ColumnType.NUMBER,
    description="Lower end of the confidence interval as given (95 % where nothing else is said).",
    origin=Origin.RECORD,
    unit="as `effect_measure` says",
    nullable=True,
    example=0.84,
)
CI_HIGH = Column(
    name="ci_high",
    type=ColumnType.NUMBER,
    description="Upper end of the confidence interval as given.",
    origin=Origin.RECORD,
    unit="as `effect_measure` says",
    nullable=True,
    example=1.03,
)
P_VALUE = Column(
    name="p_value",
    type=ColumnType.NUMBER,
    description="p value as given; of 'p < 0.05' the bound.",
    origin=Origin.RECORD,
    unit="probability, 0 to 1",
    nullable=True,
    minimum=0,
    maximum=1,
    example=0.17,
)
N_ANALYSED = Column(
    name="n_analysed",
    type=ColumnType.INTEGER,
    description="People that this finding rests on.",
    origin=Origin.RECORD,
    unit="people",
    nullable=True,
    minimum=1,
    example=183,
)
MEANING = Column(
    name="meaning",
    type=ColumnType.TEXT,
    description="What the direction means, in plain words.",
    origin=Origin.RECORD,
    nullable=True,
    example="recall was the same in both groups",
)
FOUND_START = Column(
    name="char_start",
    type=ColumnType.INTEGER,
    description="Where the sentence that states the finding begins in the abstract; null if curated.",
    origin=Origin.COMPUTED,
    unit="Unicode code points of the abstract's plain text (see `studies.abstract_sha256`), counted from 0",
    nullable=True,
    minimum=0,
    example=412,
)
FOUND_END = Column(
    name="char_end",
    type=ColumnType.INTEGER,
    description="Where that sentence ends in the abstract (exclusive).",
    origin=Origin.COMPUTED,
    unit="Unicode code points of the abstract's plain text, counted from 0",
    nullable=True,
    minimum=0,
    example=530,
)
SENTENCE_SHA256 = Column(
    name="sentence_sha256",
    type=ColumnType.TEXT,
    description="SHA-256 of that sentence in UTF-8: whoever has the abstract can find and check it.",
    origin=Origin.COMPUTED,
    nullable=True,
    pattern=r"[0-9a-f]{64}",
    example="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
)
