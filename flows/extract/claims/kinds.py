"""What kind of claim a sentence is, if any, whose it is, and how the article stands to it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from flows.extract.claims import tables
from flows.extract.claims.signals import Signals
from flows.extract.linking.cues import Reach, StudyCue
from flows.extract.speakers import Attribution
from flows.extract.views import View
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind

_REPORT_FLOOR = 0.5
_EXPERT_FLOOR = 0.45
_AUTHOR_FLOOR = 0.5
_METHOD_CONFIDENCE = 0.45

_WEIGHTS = {
    "effect": 1.0, "comparison": 0.5, "percent": 0.6, "risk": 0.7, "evaluation": 0.6, "state": 0.45, "modal": 0.35,
    "question": -3.0, "imperative": -2.2, "funding": -3.0, "career": -2.5, "outlook": -2.0, "first_person": -1.3,
    "publication": -1.5, "aim": -2.0,
}  # fmt: skip
_HEALTH = 1.1
_BIAS = {"report": -0.7, "expert": 0.3, "author": -1.9}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence was read as."""

    kind: ClaimKind
    attributed_to: AttributedTo
    stance: ArticleStance
    score: float


def likeness(signals: Signals, base: str) -> float:
    """How like a health claim a sentence is, 0 to 1: a logistic sum over its signals.

    Args:
        signals: of the sentence.
        base: whose sentence it is: ``report``, ``expert`` or ``author``; it sets what is taken for granted.
    """
    total = _BIAS[base] + _HEALTH * signals.health
    total += sum(weight for name, weight in sorted(_WEIGHTS.items()) if name in signals.flags)
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def is_report(view: View, signals: Signals, cues: tuple[StudyCue, ...]) -> bool:
    """Whether a sentence with study phrases says what research found."""
    telling = [cue for cue in cues if cue.reach is not Reach.WEAK]
    if not telling or signals.any("question", "funding", "outlook"):
        return False
    if signals.any("finding", "percent"):
        return True
    if any(cue.reach in (Reach.PEOPLE, Reach.BARE, Reach.DEFINITE, Reach.NEW, Reach.OTHER, Reach.SAME) for cue in telling):
        return signals.any("past") or signals.any("effect", "comparison", "risk")
    return signals.any("effect") and signals.any("risk", "comparison")


_GENERAL = ("second_person", "question", "imperative", "first_person")


def carries_on(view: View, signals: Signals) -> bool:
    """Whether a sentence without any study phrase goes on telling what a study found."""
    if signals.any(*_GENERAL, "funding", "career", "outlook", "alleged"):
        return False
    if view.quoted_share > 0.3:
        return False
    if not signals.any("past", "percent"):
        return False
    has_result = signals.any("comparison", "percent", "risk", "effect") or signals.outcomes > 0
    is_result_frame = tables.RESULT_FRAME.search(view.text) is not None
    return has_result and (is_result_frame or signals.any("comparison", "percent", "risk"))


def method_of(view: View, signals: Signals, has_result: bool) -> str | None:
    """Whether a sentence is procedure: 'kept', 'dropped' or None for anything else."""
    if has_result:
        return None
    for rule in tables.METHOD_DROPPED:
        if (not rule.gate or view.words & rule.gate) and rule.pattern.search(view.text):
            dropped = True
            break
    else:
        dropped = False
    for rule in tables.METHOD_KEPT:
        if (not rule.gate or view.words & rule.gate) and rule.pattern.search(view.text):
            return "kept"
    return "dropped" if dropped else None


def stance_of(view: View, kind: ClaimKind, attributed_to: AttributedTo) -> ArticleStance:
    """How the article stands to a sentence that it prints."""
    flags = {rule.name for rule in tables.STANCE if (not rule.gate or view.words & rule.gate) and rule.pattern.search(view.plain)}
    if flags & {"myth_label", "alleged"} and "contrary" not in flags:
        return ArticleStance.DISPUTES
    if kind is ClaimKind.AUTHOR_STATEMENT and attributed_to is AttributedTo.WRITER:
        return ArticleStance.ENDORSES
    return ArticleStance.REPORTS


def confidence(score: float, is_method: bool) -> float:
    """The confidence of the row: the likeness; a sentence of procedure stays low."""
    return round(min(score, _METHOD_CONFIDENCE) if is_method else score, 4)


def is_claim(score: float, base: str) -> bool:
    """Whether a likeness is enough."""
    floor = {"report": _REPORT_FLOOR, "expert": _EXPERT_FLOOR, "author": _AUTHOR_FLOOR}[base]
    return score >= floor


def kind_of_speech(attribution: Attribution, view: View, signals: Signals) -> tuple[ClaimKind, AttributedTo]:
    """Kind and origin of a sentence that somebody is said to say."""
    to = attribution.to
    if to is AttributedTo.STUDY:
        return ClaimKind.STUDY_REPORT, to
    if attribution.is_study_author and "own_finding" in signals.flags:
        return ClaimKind.STUDY_REPORT, AttributedTo.STUDY
    if to in (AttributedTo.PATIENT, AttributedTo.OTHER):
        return ClaimKind.AUTHOR_STATEMENT, to
    return ClaimKind.EXPERT_STATEMENT, to
