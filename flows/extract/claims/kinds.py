"""What kind of claim a sentence is, if any, whose it is, and how the article stands to it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from flows.extract.claims import procedure, sample, tables
from flows.extract.claims.entry import PURPOSE
from flows.extract.claims.rules import Rule
from flows.extract.claims.signals import Signals, is_past
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.speakers import Attribution
from flows.extract.speakers.words import SPEECH_WORDS
from flows.extract.views import View
from flows.extract.wordlists import load_words
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind

_LEAST = 0.12
"""Below this likeness a sentence is not worth the model's look."""

_WEIGHTS = {
    "effect": 1.0, "comparison": 0.5, "percent": 0.6, "risk": 0.7, "evaluation": 0.6, "state": 0.45,
    "modal": 0.35, "alleged": 1.2, "myth_label": 1.5, "contrary": 0.8, "rebuttal": 0.6,
    "question": -3.0, "market": -3.0, "share": 1.0, "imperative": -2.2,
    "funding": -3.0, "career": -2.5, "outlook": -2.0,
    "composition": -2.2, "first_person": -1.3, "limitation": -2.5, "quality": -2.5, "retraction": -1.5,
}  # fmt: skip
_WEIGHED = sorted(_WEIGHTS.items())
_OWN_WEIGHTS = {"narrative": -1.2}
"""Weights that count only where the article, or somebody without a profession, speaks."""
_QUOTED_MUCH = 0.3
_HEALTH = 1.1
_BIAS = {"report": -0.7, "expert": 0.3, "author": -1.7, "heading": -1.7, "carried": 0.2}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence was read as."""

    kind: ClaimKind
    attributed_to: AttributedTo
    stance: ArticleStance
    score: float


@lru_cache(maxsize=1 << 14)
def _weight(flags: frozenset[str], is_own: bool) -> float:
    """The flags' weights together, in the same order whatever the order of a set."""
    weights = [weight for name, weight in _WEIGHED if name in flags]
    if is_own:
        weights.extend(weight for name, weight in sorted(_OWN_WEIGHTS.items()) if name in flags)
    return sum(weights)


def likeness(signals: Signals, base: str) -> float:
    """How like a health claim a sentence is, 0 to 1: a logistic sum over its signals.

    Args:
        signals: of the sentence.
        base: whose sentence it is: ``report``, ``expert`` or ``author``; it sets what is taken for granted.
    """
    total = _BIAS[base] + _HEALTH * signals.health + _weight(signals.flags, base == "author")
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def is_report(signals: Signals, cues: tuple[StudyCue, ...]) -> bool:
    """Whether a sentence with study phrases says what research found."""
    telling = [cue for cue in cues if cue.reach is not Reach.WEAK]
    if not telling or signals.any("question", "funding", "outlook", "limitation"):
        return False
    if "quality" in signals.flags and not signals.any("percent", "strong_finding"):
        return False
    if signals.any("finding", "percent"):
        return True
    if any(cue.reach is not Reach.GENERIC for cue in telling):
        return signals.any("past", "effect", "comparison", "risk")
    return signals.any("effect") and signals.any("risk", "comparison")


_GOES_ON = frozenset(["they", "it", "their", "its", "those"])
_PRESENT = load_words("claim_forms")["present"]
_RELATIVE = frozenset(["who", "that", "which", "whose", "they", "it"])
_TELLS = load_words("claim_forms")["tells"]
"""Verbs after 'they' by which the people of a study tell of it."""
_THIS = (("this",), ("these",), ("that",), ("which",), ("it",))
_MEANS = load_words("claim_forms")["means"]
_GENERAL = ("second_person", "question", "imperative", "composition", "first_person")
_WORD = re.compile(r"[\w’'-]+")
_PHRASE = 4
"""Quoted words, but for one, that are more than a term in a sentence of the article's own."""
_WHO = re.compile(r", who [^,]*")
_ASIDE = (
    "funding",
    "market",
    "career",
    "outlook",
    "alleged",
    "limitation",
    "quality",
    "retraction",
    "myth_label",
    "supposed",
)


def _is_habit(verb: str) -> bool:
    """Whether the verb after 'they' is one in the present by which a thing is told of: 'They work by …'."""
    return verb not in _TELLS and not is_past("they", verb) and not verb.endswith("ly")


def _is_general(tokens: tuple[str, ...]) -> bool:
    """Whether a sentence's first verb is in the present: 'Gout strikes one in five', 'They work by …'."""
    if tokens[:1] == ("they",) and len(tokens) > 1 and _is_habit(tokens[1]):
        return True
    for before, word in pairwise(("", *tokens)):
        if word in _PRESENT and before not in _RELATIVE:
            return True
        if is_past(before, word):
            return False
    return False


def is_result(signals: Signals, is_author: bool = False) -> bool:
    """Whether a spoken sentence reads like a result: in the past, with an effect, nobody's own story.

    An author's "his patients" are those of the study.
    """
    if signals.any(*_GENERAL, *_ASIDE, "modal") or ("narrative" in signals.flags and not is_author):
        return False
    return "past" in signals.flags and signals.any("effect", "comparison", "percent", "negation")


def tells_in_past(view: View) -> bool:
    """Whether what is said stands in the past, whatever the verb of speaking: 'Lund said the pain eased'."""
    said = " ".join(view.text[q.start - view.start : q.end - view.start] for q in view.quoted)
    said = said if said.count(" ") >= _PHRASE else ""
    told = [
        word for word in _WORD.findall((said or _WHO.sub(" ", view.text)).lower()) if word not in SPEECH_WORDS
    ]
    return any(is_past(before, word) for before, word in pairwise(("", *told)))


def gives_figure(signals: Signals) -> bool:
    """Whether a sentence gives a result in figures or against another group, in the past tense."""
    if "past" not in signals.flags:
        return False
    return "percent" in signals.flags or (
        "present" not in signals.flags and signals.any("comparison", "risk")
    )


def carries_on(view: View, signals: Signals, is_same_block: bool = False) -> bool:
    """Whether a sentence without any study phrase goes on telling what a study found.

    Args:
        view: the sentence.
        signals: of the sentence.
        is_same_block: whether its paragraph has spoken of that study before.
    """
    if signals.any(*_GENERAL, *_ASIDE) or view.quoted_share > _QUOTED_MUCH:
        return False
    if _is_general(view.tokens):
        return False
    is_world = sample.BACKGROUND.applies(view, signals.gates) and not {"comparison", "risk"} <= signals.flags
    if not is_same_block and (is_world or tables.EVIDENTIAL.applies(view, signals.gates)):
        return False  # "Sugary drinks have been shown to …"
    goes_on = is_same_block and bool(view.tokens) and view.tokens[0] in _GOES_ON
    if not signals.any("past", "percent") and not (goes_on and "modal" not in signals.flags):
        return False
    if signals.any("comparison", "percent", "risk"):
        return True
    has_result = signals.any("effect", "negation") or signals.outcomes > 0
    return has_result and (is_same_block or tables.RESULT_FRAME.search(view.text) is not None)


def has_result(signals: Signals) -> bool:
    """Whether a sentence states a result, so that it is no mere procedure."""
    return signals.any("percent", "risk", "comparison") or (
        "strong_finding" in signals.flags and (signals.outcomes > 0 or "effect" in signals.flags)
    )


def _is_product(view: View, signals: Signals) -> bool:
    """Whether a sentence only says what class of thing something is, how it is sold or what it is for."""
    if not procedure.PRODUCT.applies(view, signals.gates):
        return False
    if signals.any("percent", "risk", "comparison", "strong_finding"):
        return False
    return "effect" not in signals.flags or procedure.USED.search(view.lower) is not None


def _any(rules: tuple[Rule, ...], view: View, signals: Signals) -> bool:
    gates = signals.gates
    return any(rule.matches(view) for rule in rules if gates & rule.bit)


def method_of(view: View, signals: Signals) -> str | None:
    """Whether a sentence is procedure: 'kept', 'dropped' or None for anything else."""
    if not signals.gates & procedure.GATES:
        return None
    is_telling = signals.any("percent", "strong_finding") and not procedure.is_make_up(view, signals.gates)
    if not is_telling and _any(procedure.ENTRY, view, signals):
        return "dropped"
    if _any(PURPOSE, view, signals) and procedure.FOUND.search(view.lower) is None:
        return "dropped"
    if _is_product(view, signals) or (not is_telling and procedure.CUSTOM.applies(view, signals.gates)):
        return "dropped"
    if "percent" not in signals.flags and procedure.AIM.applies(view, signals.gates):
        return None if procedure.TOLD_AFTER.search(view.text) else "dropped"
    if procedure.ALLOCATION.applies(view, signals.gates) and not signals.any(
        "percent", "risk", "strong_finding"
    ):
        return "kept"
    is_leading = "strong_finding" not in signals.flags and procedure.LEADING.applies(view, signals.gates)
    if is_leading and procedure.TOLD_WITH_IT.search(view.lower) is None:
        return "kept" if _any(procedure.METHOD_KEPT, view, signals) else "dropped"
    is_measured = not is_telling and procedure.MEASURED.applies(view, signals.gates)
    is_measured = is_measured and procedure.TOLD_AFTER.search(view.text) is None and not procedure.tells(view)
    if has_result(signals) and not is_measured:
        return None
    if _any(procedure.METHOD_KEPT, view, signals):
        return "kept"
    if is_measured:
        return "dropped"
    return "dropped" if _any(procedure.METHOD_DROPPED, view, signals) and not procedure.tells(view) else None


def is_aside(view: View, signals: Signals, kind: ClaimKind) -> bool:
    """Whether what somebody says is procedure or their own story, and claims nothing about health."""
    if method_of(view, signals) == "dropped":
        return True
    if "quality" in signals.flags and not signals.any("percent", "strong_finding"):
        return True
    is_own_story = "own_story" in signals.flags or {"first_person", "past"} <= signals.flags
    return kind is ClaimKind.EXPERT_STATEMENT and is_own_story and not has_result(signals)


def stance_of(signals: Signals, kind: ClaimKind, attributed_to: AttributedTo) -> ArticleStance:
    """How the article stands to a sentence that it prints."""
    if "refuted" in signals.flags or (
        signals.any("myth_label", "alleged") and "contrary" not in signals.flags
    ):
        return ArticleStance.DISPUTES
    if kind is ClaimKind.AUTHOR_STATEMENT and attributed_to is AttributedTo.WRITER:
        return ArticleStance.ENDORSES
    return ArticleStance.REPORTS


def may_claim(score: float) -> bool:
    """Whether a likeness is enough for the claim model to decide."""
    return score >= _LEAST


def is_told_finding(view: View, signals: Signals) -> bool:
    """Whether a sentence without a study phrase tells what somebody's research found.

    'Ginger has been shown to …', 'In 2019, Ana Lund of Bergen found that …'.
    """
    if signals.any("alleged", "contrary", "rebuttal", "first_person"):
        return False
    return tables.EVIDENTIAL.applies(view, signals.gates) or tables.FOUND_BY.applies(view, signals.gates)


def sums_up(view: View) -> bool:
    """Whether a sentence says what the study told of before it means: 'This suggests that …'."""
    return view.tokens[:1] in _THIS and len(view.tokens) > 1 and view.tokens[1] in _MEANS


def tells_own_finding(view: View, attribution: Attribution, is_result: bool = False) -> bool:
    """Whether a study's author is telling what the study found, in words of their own.

    Args:
        view: the sentence.
        attribution: whose it is.
        is_result: whether it reads like a result, with a study at hand.
    """
    if not attribution.is_study_author:
        return False
    if (is_result and tells_in_past(view)) or (attribution.is_quoted and sums_up(view)):
        return True
    said = " ".join(view.text[q.start - view.start : q.end - view.start] for q in view.quoted)
    return tables.OWN_FINDING.pattern.search((said or view.text.split(" that ", 1)[-1]).lower()) is not None


def kind_of_speech(
    attribution: Attribution, view: View, is_result: bool = False
) -> tuple[ClaimKind, AttributedTo]:
    """Kind and origin of a sentence that somebody is said to say."""
    to = attribution.to
    if to is AttributedTo.STUDY:
        return ClaimKind.STUDY_REPORT, to
    if tells_own_finding(view, attribution, is_result):
        return ClaimKind.STUDY_REPORT, AttributedTo.STUDY
    if to in (AttributedTo.PATIENT, AttributedTo.OTHER):
        return ClaimKind.AUTHOR_STATEMENT, to
    return ClaimKind.EXPERT_STATEMENT, to
