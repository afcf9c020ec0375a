"""What a clause says that none of the usual constructions reads: those of ``data/further.yaml``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from flows.extract.findings.constructions import further_rules
from flows.extract.findings.matched import statement_of
from flows.extract.findings.soundness import Statement, Unsound, sound
from schemas.vocabulary import Direction

_OTHER_WAY = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}


@cache
def _any_cue() -> re.Pattern[str]:
    return re.compile("|".join(rule.cue.pattern for rule in further_rules() if rule.cue), re.I)


_DENIED = re.compile(
    r"\b(?:not|no|nor|neither|never|none|fail(?:s|ed)?|unlikely|unclear|whether|hardly|cannot|if)\b"
    r"|n['’]t\b",
    re.I,
)
"""What stands before or behind an outcome where nothing is said to have moved it."""


_NO_SUBJECT = re.compile(
    r"\b(?:we|it|there|I|suggest\w*|indicat\w+|confirm\w*|demonstrat\w+|show(?:s|n|ed)?|found|reveal\w*"
    r"|conclud\w+|supports?|supported|hypothesi[sz]\w+|neither|nor|because|whether)\b"
    r"|^(?:findings?|results?|data|observations?|conclusions?|evidence|stud(?:y|ies)|analys[ei]s|models?"
    r"|this|these|they|who|which|vitro|vivo|in)\b(?!\s(?:of|with|in)\b)"
    r"|\b(?:to|that|who|which|be|been|being|and|or|of|in|by|for|with|the|an?|not|is|are|was|were|as|than|when"
    r"|while|if|after|during|can|could|may|might|will|would|do|does|did)$",
    re.I,
)
"""What an exposure does not hold or end with, where it is a noun phrase and no clause."""
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|do|does|did|may|might|can|could|will|would|led|leads"
    r"|resulted|results in|acts?|plays?|contributed|contributes)\s",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|where)\b", re.I)
_OF_ANOTHER_CLAUSE = re.compile(r",\s(?:which|who|where)\b", re.I)
_LONGEST_SUBJECT = 18
_BEHIND_OUTCOME = re.compile(
    r",\s(?:\w+ing|which|who|where|with|as|did|was|were|is|are|has|have|but|suggest\w*)\b.*$"
    r"|\s(?:through|via|owing to|due to|because|instead of|rather than|thereby|thus|but|without|whereas|while"
    r"|although|which|so that|in order to|by\s\w+ing)\s.*$",
    re.I,
)
"""What a clause says besides, behind what was moved: how, why, and what came of it."""


def read_further(clause: str, timepoint: str | None, only_nulls: bool = False) -> Statement | None:
    """The statement that the first construction makes of a clause, if it can be a finding.

    Args:
        clause: the clause, without opening.
        timepoint: the time that it names.
        only_nulls: whether it says that something was not found, so that nothing else may be read.
    """
    if _any_cue().search(clause) is None:
        return None
    for rule in further_rules():
        if rule.cue is None or rule.cue.search(clause) is None or (only_nulls and not rule.is_null):
            continue
        match = rule.pattern.match(clause)
        told = statement_of(rule.name, match, rule.is_null, timepoint) if match is not None else None
        if match is None or told is None:
            continue
        if not _is_noun_phrase(match):
            continue
        told = replace(told, outcome=_BEHIND_OUTCOME.sub("", told.outcome))
        if not rule.is_null and _DENIED.search(_around_outcome(match)) is not None:
            continue
        told = _directed(told, rule.direction, match)
        if rule.direction is None and told.direction is Direction.UNSIGNED:
            continue
        if not isinstance(sound(told), Unsound):
            return told
    return None


def _is_noun_phrase(match: re.Match[str]) -> bool:
    """Whether what stands where the exposure would is one, as far as its words tell; true without one."""
    parts = match.groupdict()
    subject = (parts.get("exp") or parts.get("exp2") or "").strip(" ,")
    if match.start("out") == 0 and _OF_ANOTHER_CLAUSE.search(match["out"]) is not None:
        return False
    return (
        _NO_SUBJECT.search(subject) is None
        and len(subject.split()) <= _LONGEST_SUBJECT
        and (_FINITE.search(subject) is None or _RELATIVE.search(subject) is not None)
        and not subject.endswith((",", ";"))
    )


def _around_outcome(match: re.Match[str]) -> str:
    start, end = match.span("out")
    return f"{match[0][: start - match.start()]} {match[0][end - match.start() :]}"


def _directed(told: Statement, direction: Direction | None, match: re.Match[str]) -> Statement:
    """The statement with the direction that its construction names; a loss of something lowers it."""
    if direction is None or told.direction is not Direction.UNSIGNED:
        return told
    is_loss = match.groupdict().get("loss") is not None
    return replace(told, direction=_OTHER_WAY.get(direction, direction) if is_loss else direction)
