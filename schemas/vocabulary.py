"""The closed lists of the dataset: every value a coded column may take, with its meaning in one line.

A member is a plain string (``Verdict.SUPPORTED == "supported"``) that also carries its ``meaning``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A vocabulary whose members are strings with a one-line ``meaning``."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:  # noqa: D102
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @classmethod
    def values(cls) -> tuple[str, ...]:
        """The vocabulary's values in their declared order."""
        return tuple(member.value for member in cls)


class ReferenceType(Term):
    """How an article points to a study."""

    LIST_ENTRY = "list_entry", "an entry of the article's reference list"
    HYPERLINK = "hyperlink", "a link in the running text, to a study that no list entry names"
    PROSE = "prose", "a study that the text only describes, without list entry or link"


class ClaimKind(Term):
    """On whose authority a sentence claims something."""

    STUDY_REPORT = "study_report", "says what research found"
    EXPERT_STATEMENT = "expert_statement", "a named person says it, quoted or paraphrased"
    AUTHOR_STATEMENT = "author_statement", "the article says it itself"


class AttributedTo(Term):
    """Whose statement a claim is, as the article presents it."""

    STUDY = "study", "research: a study, a review, its authors reporting what they found"
    EXPERT = "expert", "a person speaking from professional knowledge"
    PATIENT = "patient", "a person telling of their own experience"
    COMPANY = "company", "a maker, seller or sponsor speaking of its own product"
    INSTITUTION = "institution", "a public body, charity, guideline or professional society"
    WRITER = "writer", "the article's own voice"
    OTHER = "other", "somebody else, or people in general"


class ArticleStance(Term):
    """How the article itself stands to a claim that it prints."""

    ENDORSES = "endorses", "the article asserts it or presents it as true"
    REPORTS = "reports", "the article passes it on as someone else's"
    DISPUTES = "disputes", "the article prints it in order to rebut or doubt it"


class Relation(Term):
    """Strength of the stated relation, after Yu, Li and Wang (EMNLP 2019, doi:10.18653/v1/D19-1473)."""

    CAUSAL = "causal", "a direct causal effect is stated"
    CONDITIONAL_CAUSAL = "conditional_causal", "a causal effect is stated with may, might, could or the like"
    CORRELATIONAL = "correlational", "an association is stated"
    NONE = "none", "no relation between two things is stated"


class Direction(Term):
    """Which way the outcome goes, as worded."""

    INCREASE = "increase", "the outcome as worded rises, or is more likely, longer, more frequent"
    DECREASE = "decrease", "the outcome as worded falls, or is less likely, shorter, less frequent"
    NO_CHANGE = "no_change", "no difference or no association"
    MIXED = "mixed", "different directions under different conditions"
    UNSIGNED = "unsigned", "related, no sign given"


class Valence(Term):
    """What the change means for the person's health."""

    BENEFIT = "benefit", "better for the person"
    HARM = "harm", "worse for the person"
    NEUTRAL = "neutral", "neither better nor worse"
    UNKNOWN = "unknown", "cannot be told from the wording"


class Verdict(Term):
    """How an article's assertion stands beside what the cited study found."""

    SUPPORTED = "supported", "the study found what the article claims"
    PARTLY_SUPPORTED = (
        "partly_supported",
        "the study found part of it, or at another time or condition",
    )
    CONTRADICTED = "contradicted", "the study found the opposite, or no effect where one is claimed"
    NOT_ADDRESSED = "not_addressed", "the study's record has findings, none on this outcome"
    NOT_CHECKABLE = "not_checkable", "no study resolved, or nothing is known of what it found"


class Distortion(Term):
    """In which way a claim departs from the finding it leans on."""

    NULL_REPORTED_AS_EFFECT = "null_reported_as_effect", "the study found no effect, the article reports one"
    DIRECTION_REVERSED = "direction_reversed", "the study found the opposite direction"
    CAUSAL_OVERSTATEMENT = "causal_overstatement", "an association is reported as a cause"
    POPULATION_GENERALISED = "population_generalised", "a narrow sample is reported as people in general"
    TIMING_OMITTED = "timing_omitted", "the finding holds only at a time that the article leaves out"
    CONDITION_OMITTED = (
        "condition_omitted",
        "the finding holds only under a condition the article leaves out",
    )


class CueType(Term):
    """By what wording a claim leans on a reference."""

    JOURNAL_YEAR = "journal_year", "a journal and/or year named in prose: 'a 2019 study in the journal X'"
    AUTHOR_YEAR = "author_year", "an author named, with or without the year"
    NUMERIC_MARKER = "numeric_marker", "a number: [3], (14), a superscript"
    HYPERLINK = "hyperlink", "a link in or on the sentence"
    ANAPHORA = "anaphora", "'the same study', 'the researchers', 'participants'"
    INFERRED = "inferred", "no cue in the sentence: carried on from the sentences around it"


class MatchMethod(Term):
    """By what a printed reference was matched to a record."""

    DOI = "doi", "the DOI"
    PMID = "pmid", "the PubMed identifier"
    TITLE = "title", "the title"
    BIBLIOGRAPHIC = "bibliographic", "authors, year and journal together"
    NONE = "none", "not matched"


class Lookup(Term):
    """How far the registries could be asked for a reference."""

    NOT_ASKED = "not_asked", "no registry was asked: only the curated studies were looked through"
    COMPLETE = "complete", "every registry that was asked has answered"
    PARTIAL = "partial", "some registries could not be reached, or gave no readable answer"
    UNREACHABLE = "unreachable", "no registry could be reached, which says nothing of the study"


class Resolution(Term):
    """Where a study's record comes from."""

    CURATED = "curated", "a record kept in raw/studies"
    REGISTRY = "registry", "a bibliographic registry"
    UNRESOLVED = "unresolved", "no record: only what the article printed"


class ReferenceIssue(Term):
    """What is wrong or noteworthy about a printed reference."""

    YEAR_DIFFERS = "year_differs", "the printed year is not the year of publication in the record"
    JOURNAL_VARIANT = "journal_variant", "the journal's name is printed otherwise than in the record"
    TITLE_VARIANT = "title_variant", "the title is printed otherwise than in the record"
    AUTHOR_DIFFERS = "author_differs", "the printed author is not (first) in the record"
    NO_IDENTIFIER = "no_identifier", "neither DOI nor PMID nor link is printed"
    UNRESOLVED = "unresolved", "no record was found"
    AMBIGUOUS = "ambiguous", "several records fit equally well"
    RETRACTED = "retracted", "the study has been retracted"
    CORRECTED = "corrected", "the study has been corrected"
    EXPRESSION_OF_CONCERN = "expression_of_concern", "the journal has voiced concern about the study"


class StudyStatus(Term):
    """Publication status of a study."""

    PUBLISHED = "published", "published, nothing known against it"
    PREPRINT = "preprint", "not peer reviewed"
    RETRACTED = "retracted", "retracted"
    CORRECTED = "corrected", "corrected"
    EXPRESSION_OF_CONCERN = "expression_of_concern", "under an expression of concern"
    UNKNOWN = "unknown", "not known"


class NoticeKind(Term):
    """What a notice says of a study."""

    RETRACTED = "retracted", "the study is withdrawn from the record"
    CORRECTED = "corrected", "part of the study is put right"
    EXPRESSION_OF_CONCERN = "expression_of_concern", "the journal voices concern about the study"


class Design(Term):
    """A study's design."""

    META_ANALYSIS = "meta_analysis", "pools the results of several studies"
    SYSTEMATIC_REVIEW = "systematic_review", "reviews the literature by a stated method"
    RANDOMIZED_CONTROLLED_TRIAL = "randomized_controlled_trial", "participants allocated at random"
    QUASI_EXPERIMENT = "quasi_experiment", "an intervention or manipulation without random allocation"
    COHORT = "cohort", "people followed over time"
    CASE_CONTROL = "case_control", "people with and without a condition compared"
    CROSS_SECTIONAL = "cross_sectional", "measured once: surveys, prevalence studies"
    CASE_SERIES = "case_series", "single cases described"
    QUALITATIVE = "qualitative", "interviews, focus groups, texts"
    NARRATIVE_REVIEW = "narrative_review", "a review without a stated method"
    ANIMAL = "animal", "in animals"
    IN_VITRO = "in_vitro", "in cells or tissue"
    UNKNOWN = "unknown", "not known"


class Method(Term):
    """Who or what produced a row."""

    RULE = "rule", "a rule of this package"
    MODEL = "model", "a trained model of this package"
    LLM = "llm", "a large language model"
    CURATED = "curated", "a person"


class ReviewStatus(Term):
    """Whether a person has looked at a row."""

    UNREVIEWED = "unreviewed", "nobody has"
    REVIEWED = "reviewed", "somebody has"


class UncitedReason(Term):
    """Why a claim that reports research points to no study."""

    NO_STUDY_IDENTIFIED = (
        "no_study_identified",
        "research in general is invoked, no study is named",
    )
    AMBIGUOUS_REFERENCE = "ambiguous_reference", "several references fit and nothing tells them apart"
