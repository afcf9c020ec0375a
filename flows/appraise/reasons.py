"""Why a verdict is given: the reasons, and the verdict that each stands for."""

from __future__ import annotations

from enum import StrEnum

from schemas.vocabulary import Distortion, Verdict


class Reason(StrEnum):
    """Why a verdict was given; each has its sentence in ``data/rationale.yaml``."""

    NO_FINDINGS = "no_findings"
    NO_STUDY = "no_study"
    DIRECTION_UNKNOWN = "direction_unknown"
    UMBRELLA = "umbrella"
    OTHER_OUTCOMES = "other_outcomes"
    OTHER_CONTRAST = "other_contrast"
    OTHER_POPULATION = "other_population"
    OTHER_TIME = "other_time"
    DOUBTFUL_MATCH = "doubtful_match"
    DOUBTFUL_LINK = "doubtful_link"
    AGREES = "agrees"
    AGREES_AT_ANOTHER_TIME = "agrees_at_another_time"
    AGREES_AT_ONE_TIME = "agrees_at_one_time"
    AGREES_FOR_A_WHILE = "agrees_for_a_while"
    AGREES_UNDER_CONDITION = "agrees_under_condition"
    SIGN_UNKNOWN = "sign_unknown"
    MIXED = "mixed"
    NULL = "null"
    OPPOSITE = "opposite"
    EFFECT_WHERE_NONE_CLAIMED = "effect_where_none_claimed"
    READ_AGREEING = "read_agreeing"
    READ_OPPOSING = "read_opposing"
    READ_OTHERWISE = "read_otherwise"


#: reason → the verdict it stands for and the distortion that comes with it.
OUTCOMES_OF_REASONS: dict[Reason, tuple[Verdict, tuple[Distortion, ...]]] = {
    Reason.NO_FINDINGS: (Verdict.NOT_CHECKABLE, ()),
    Reason.NO_STUDY: (Verdict.NOT_CHECKABLE, ()),
    Reason.DIRECTION_UNKNOWN: (Verdict.NOT_CHECKABLE, ()),
    Reason.UMBRELLA: (Verdict.NOT_ADDRESSED, ()),
    Reason.OTHER_OUTCOMES: (Verdict.NOT_ADDRESSED, ()),
    Reason.OTHER_CONTRAST: (Verdict.NOT_ADDRESSED, ()),
    Reason.OTHER_POPULATION: (Verdict.NOT_ADDRESSED, ()),
    Reason.OTHER_TIME: (Verdict.NOT_ADDRESSED, ()),
    Reason.DOUBTFUL_MATCH: (Verdict.NOT_ADDRESSED, ()),
    Reason.DOUBTFUL_LINK: (Verdict.NOT_CHECKABLE, ()),
    Reason.AGREES: (Verdict.SUPPORTED, ()),
    Reason.AGREES_AT_ANOTHER_TIME: (Verdict.PARTLY_SUPPORTED, (Distortion.TIMING_OMITTED,)),
    Reason.AGREES_AT_ONE_TIME: (Verdict.PARTLY_SUPPORTED, (Distortion.TIMING_OMITTED,)),
    Reason.AGREES_FOR_A_WHILE: (Verdict.PARTLY_SUPPORTED, (Distortion.TIMING_OMITTED,)),
    Reason.AGREES_UNDER_CONDITION: (Verdict.PARTLY_SUPPORTED, (Distortion.CONDITION_OMITTED,)),
    Reason.SIGN_UNKNOWN: (Verdict.PARTLY_SUPPORTED, ()),
    Reason.MIXED: (Verdict.PARTLY_SUPPORTED, (Distortion.CONDITION_OMITTED,)),
    Reason.NULL: (Verdict.CONTRADICTED, (Distortion.NULL_REPORTED_AS_EFFECT,)),
    Reason.OPPOSITE: (Verdict.CONTRADICTED, (Distortion.DIRECTION_REVERSED,)),
    Reason.EFFECT_WHERE_NONE_CLAIMED: (Verdict.CONTRADICTED, ()),
    Reason.READ_AGREEING: (Verdict.SUPPORTED, ()),
    Reason.READ_OPPOSING: (Verdict.CONTRADICTED, ()),
    Reason.READ_OTHERWISE: (Verdict.NOT_ADDRESSED, ()),
}
