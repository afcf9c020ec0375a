"""Rows of the dataset's tables as the stages hand them on: one frozen dataclass a table.

Field names and order are those of the table's model in :mod:`schemas`, which says what each means; a test
holds the two together. Lists are tuples here and become lists in the tables.
"""

from __future__ import annotations

from datetime import date

from flows.values import value
from schemas.vocabulary import (
    ArticleStance,
    AttributedTo,
    ClaimKind,
    CueType,
    Design,
    Direction,
    Distortion,
    Lookup,
    MatchMethod,
    Method,
    NoticeKind,
    ReferenceIssue,
    ReferenceType,
    Relation,
    Resolution,
    ReviewStatus,
    StudyStatus,
    UncitedReason,
    Valence,
    Verdict,
)


@value(kw_only=True)
class Article:
    """A row of ``articles``."""

    article_id: str
    title: str
    publisher: str | None
    url: str | None
    byline: str | None
    published_on: date | None
    language: str
    n_words: int
    text_sha256: str
    source_sha256: str
    media_type: str
    rights: str


@value(kw_only=True)
class CitedReference:
    """A row of ``cited_references``: as printed first, with ``study_id`` once it is resolved."""

    reference_id: str
    article_id: str
    reference_type: ReferenceType
    position: int
    raw_text: str
    char_start: int
    char_end: int
    marker: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str | None = None
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    study_id: str | None = None
    match_method: MatchMethod = MatchMethod.NONE
    match_score: float = 0.0
    issues: tuple[ReferenceIssue, ...] = ()
    lookup: Lookup = Lookup.NOT_ASKED


@value(kw_only=True)
class ReferenceCandidate:
    """A row of ``reference_candidates``: a record that a reference was held beside."""

    candidate_id: str
    reference_id: str
    candidate_study_id: str
    rank: int
    is_chosen: bool
    candidate_doi: str | None
    candidate_pmid: str | None
    candidate_title: str
    candidate_container_title: str | None
    candidate_year: int | None
    candidate_registries: tuple[str, ...]
    identifier_score: float | None
    title_score: float | None
    author_score: float | None
    year_score: float | None
    journal_score: float | None
    volume_score: float | None
    pages_score: float | None
    total_score: float


@value(kw_only=True)
class Study:
    """A row of ``studies``."""

    study_id: str
    title: str
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    authors: tuple[str, ...] = ()
    container_title: str | None = None
    year_published: int | None = None
    year_online: int | None = None
    csl_type: str = "article-journal"
    design: Design = Design.UNKNOWN
    evidence_level: int | None = None
    n_participants: int | None = None
    population: str | None = None
    countries: tuple[str, ...] = ()
    is_open_access: bool | None = None
    license: str | None = None
    status: StudyStatus = StudyStatus.UNKNOWN
    resolution: Resolution = Resolution.UNRESOLVED
    registries: tuple[str, ...] = ()
    mesh_terms: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    conflict_statement: str | None = None
    n_citations: int | None = None
    n_citations_on: date | None = None
    abstract_sha256: str | None = None
    abstract_registry: str | None = None
    abstract_license: str | None = None
    abstract_text: str | None = None


@value(kw_only=True)
class StudyNotice:
    """A row of ``study_notices``: what was published about a study after it."""

    notice_id: str
    study_id: str
    kind: NoticeKind
    registry: str
    issued_on: date | None = None
    notice_doi: str | None = None
    reason: str | None = None


@value(kw_only=True)
class Claim:
    """A row of ``claims``: one sentence that claims something about health."""

    claim_id: str
    article_id: str
    claim_text: str
    char_start: int
    char_end: int
    quote_prefix: str
    quote_suffix: str
    section_index: int
    section_title: str | None
    claim_kind: ClaimKind
    attributed_to: AttributedTo
    article_stance: ArticleStance
    speaker_name: str | None
    speaker_role: str | None
    relation: Relation
    is_hedged: bool
    hedge_cues: tuple[str, ...]
    uncited_reason: UncitedReason | None
    method: Method
    confidence: float


@value(kw_only=True)
class Citation:
    """A row of ``citations``: a claim leans on a reference, and by what wording."""

    citation_id: str
    claim_id: str
    reference_id: str
    cue_type: CueType
    cue_text: str
    char_start: int
    char_end: int
    is_ambiguous: bool
    score: float


@value(kw_only=True)
class Assertion:
    """A row of ``assertions``: what one claim says of one outcome."""

    assertion_id: str
    claim_id: str
    outcome: str
    direction: Direction
    valence: Valence
    exposure: str | None = None
    comparator: str | None = None
    population: str | None = None
    outcome_concept: str | None = None
    timepoint: str | None = None
    claimed_value: float | None = None
    claimed_unit: str | None = None
    claimed_n: int | None = None


@value(kw_only=True)
class Finding:
    """A row of ``findings``: what one study found on one outcome, for one contrast, at one time."""

    finding_id: str
    study_id: str
    outcome: str
    direction: Direction
    valence: Valence
    relation: Relation
    locator: str
    method: Method
    confidence: float
    exposure: str | None = None
    comparator: str | None = None
    population: str | None = None
    outcome_concept: str | None = None
    timepoint: str | None = None
    effect_size: float | None = None
    effect_measure: str | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p_value: float | None = None
    n_analysed: int | None = None
    meaning: str | None = None
    char_start: int | None = None
    char_end: int | None = None
    sentence_sha256: str | None = None


@value(kw_only=True)
class Evidence:
    """A row of ``evidence``: one assertion beside one cited study."""

    evidence_id: str
    claim_id: str
    assertion_id: str
    study_id: str
    finding_id: str | None
    outcome: str
    claimed_direction: Direction
    found_direction: Direction | None
    verdict: Verdict
    distortions: tuple[Distortion, ...]
    rationale: str
    method: Method
    confidence: float
    review_status: ReviewStatus = ReviewStatus.UNREVIEWED
    study_status: StudyStatus = StudyStatus.UNKNOWN


@value(kw_only=True)
class Refusal:
    """A row of ``quarantine``: what was refused, by which check, and where."""

    table_name: str
    row_id: str | None
    row_json: str
    check_name: str
    column_name: str | None
    failure_case: str
    stage: str
