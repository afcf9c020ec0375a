"""What a clause says of all groups at once: that nothing differed between them, or that all moved alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.extract.findings.arms import says_control
from flows.extract.findings.clauses import CONJUNCTION, without_brackets
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.openings import LEAD, LEAD_TOPIC
from flows.extract.findings.soundness import Statement
from flows.extract.findings.times import take_times
from schemas.vocabulary import Direction

_NOUNS = (
    r"(?:groups|arms|conditions|treatments?|interventions|regimens|cohorts|communities|treatment groups"
    r"|treatment arms)"
)
_ALL = (
    r"(?:(?:the|these|those|both|all|any|of|two|three|four|five|\d|study|trial|randomi[sz]ed|different)\s)*"
)
_OF_GROUPS = rf"(?:{_ALL}{_NOUNS}|(?:the\s)?(?:two|three|four)\s[\w-]+s|them)"
_WHAT_DIFFERENCE = (
    r"(?:(?:statistically|significant|significantly|clinically|relevant|meaningful|clear|between-group"
    r"|inter-?group|group|overall|such|major|substantial|marked|appreciable|important|real|notable|any)\s)*"
)
_SEEN = (
    r"(?:\s(?:was|were|is|are|could be)\s(?:also\s)?"
    r"(?:found|observed|seen|detected|noted|evident|present|apparent))?"
)
_TAIL = (
    r"(?:\s(?:statistically|after\sadjust\w+\s[^,;]+|in\s(?:the\s)?(?:adjusted|multivari\w+)\s[^,;]+))?\W*"
)
_INSIGNIFICANT = (
    r"(?:(?:was|were|is|are)\s(?:statistically\s)?(?:not\s(?:\w+ly\s)*significant|insignificant|non-?significant)"
    r"|(?:did|does)\snot\s(?:reach|attain|achieve)\s(?:the\s)?(?:level\sof\s)?(?:statistical\s)?significance"
    r"|failed\sto\s(?:reach|attain|achieve)\s(?:statistical\s)?significance)"
)
DENIALS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:(?:there\s(?:was|were)|we\s(?:found|observed|saw|detected))\s)?(?:no|without(?:\sany)?|not\sany)\s"
        rf"{_WHAT_DIFFERENCE}differences?(?:\s(?:observed|found|seen|noted))?{_SEEN}(?:\s(?:between|among|across)\s{_OF_GROUPS})?{_SEEN}{_TAIL}",
        "there was no significant difference between the two groups",
    ),
    (
        rf"(?:the|this|these|that)\s(?:observed\s|between-group\s|mean\s)?differences?"
        rf"(?:\s(?:between|among|across)\s(?:{_OF_GROUPS}|the\s\w+\s[\w-]+s))?\s{_INSIGNIFICANT}{_TAIL}",
        "this difference was not statistically significant",
    ),
    (rf"(?:this|these|it|they|which)\s{_INSIGNIFICANT}{_TAIL}", "it was not significant statistically"),
)
"""How a clause says that groups did not differ in what the clause before tells, each with an example."""
_NONE_FOUND, *_NOT_SIGNIFICANT = (re.compile(pattern, re.I) for pattern, _ in DENIALS)
_CUE = re.compile(r"\b(?:differences?|significan\w+|insignificant)\b", re.I)
_BETWEEN_GROUPS = re.compile(rf"\b(?:between|among|across)\s{_OF_GROUPS}", re.I)
_SUBJECT = re.compile(
    r"(?P<out>[^,;]{3,90}?)\s(?:(?:also|both)\s)?(?:was|were|showed|averaged|ranged|occurred|improved"
    r"|increased|decreased|declined|fell|rose|changed|dropped|developed|remained|reached|varied|differed)\b",
    re.I,
)
_IN_ALL = re.compile(
    r"\b(?:both|all|each|every|either|(?:the\s)?(?:two|three|four))\s(?:of\s)?(?:the\s)?(?:[\w-]+\s){0,2}"
    r"(?:groups?|arms?|conditions?|communities)\b",
    re.I,
)
_SAME_BEFORE = re.compile(r"(?:baseline|before|pre-|initial|previous|preoperative|start)", re.I)
_MORE_TOLD = re.compile(r"\b(?:in|with|by|to|not|[a-z]{3,}ed|rose|fell|did|was|were|had)\b", re.I)
_OF_WHOM = ("outcome", "change was", "more of it", "difference favouring", "led to a change")
MOVED_IN_ALL = "outcome moved in all groups"
"""How a statement is marked that tells of no contrast: "pain fell in all groups"."""


def denied(clause: str, found: Sequence[Statement], previous: str) -> list[Statement] | None:
    """What is found after a clause that denies a difference between groups; None where it denies none.

    Args:
        clause: the clause.
        found: what the clauses before it say, in order.
        previous: the clause before it, in words.
    """
    if _CUE.search(clause) is None:
        return None
    topic = LEAD_TOPIC.match(clause)
    clause, times = take_times(clause[topic.end() :] if topic is not None else LEAD.sub("", clause))
    clause = clause.strip(" .,")
    is_bare = _NONE_FOUND.fullmatch(clause) is not None
    if not is_bare and not any(pattern.fullmatch(clause) for pattern in _NOT_SIGNIFICANT):
        return None
    time = times[0] if times else None
    of_what = noun_phrase(topic["topic"]) if topic is not None and is_bare else None
    if of_what is not None:
        return [*found, _none_in(of_what, time)]
    if not found:
        return _of_subject(previous, time) if is_bare else None
    last = found[-1]
    if last.pattern == MOVED_IN_ALL:
        return [*found, *(_null(one) for one in found if one.start == last.start)]
    if last.direction is Direction.NO_CHANGE or last.pattern.startswith(("associated", "predicted")):
        return list(found) if last.direction is Direction.NO_CHANGE or is_bare else _nulled(found, time)
    if is_bare and time is not None and time != last.timepoint and last.comparator is not None:
        return [*found, replace(_null(last), timepoint=time)]
    return _nulled(found, time)


def _null(statement: Statement) -> Statement:
    exposure = None if statement.pattern == MOVED_IN_ALL else statement.exposure
    against = statement.comparator
    if against is not None and _SAME_BEFORE.search(against):
        against = None
    return replace(
        statement,
        direction=Direction.NO_CHANGE,
        is_stated_null=True,
        exposure=exposure,
        comparator=against,
        pattern="no difference between groups",
        judged="",
    )


def _nulled(found: Sequence[Statement], time: str | None) -> list[Statement]:
    """What the last clause found, denied."""
    start = found[-1].start
    return [
        replace(_null(one), timepoint=one.timepoint or time) if one.start == start else one for one in found
    ]


def _of_subject(previous: str, time: str | None) -> list[Statement] | None:
    """That nothing differed in what the clause before tells of without a contrast."""
    subject = _SUBJECT.match(LEAD.sub("", CONJUNCTION.sub("", previous)))
    outcome = noun_phrase(subject["out"]) if subject is not None else None
    if outcome is None:
        return None
    return [_none_in(outcome, time)]


def _none_in(outcome: str, time: str | None) -> Statement:
    return Statement(outcome, Direction.NO_CHANGE, None, None, time, True, "no difference between groups")


def is_denied_by(sentence: str) -> bool:
    """Whether a sentence says only that what the sentence before tells was not significant."""
    if _CUE.search(sentence) is None:
        return False
    clause = LEAD.sub("", re.sub(r"\s+", " ", without_brackets(sentence)).strip(" ."))
    return any(pattern.fullmatch(clause) for pattern in _NOT_SIGNIFICANT)


def without_contrast(found: Sequence[Statement]) -> list[Statement]:
    """What is found, with the last contrast of two groups denied."""
    last = found[-1] if found else None
    if last is None or last.comparator is None or last.direction is Direction.NO_CHANGE:
        return list(found)
    return _nulled(found, None)


def of_all(statement: Statement, clause: str) -> Statement:
    """The statement, with "both groups" for its exposure where it tells that all groups moved alike.

    That is no contrast of one with another; who compares the finding must see it.
    """
    against = statement.comparator
    if (
        statement.direction not in {Direction.INCREASE, Direction.DECREASE}
        or not statement.pattern.startswith(_OF_WHOM)
        or (against is not None and _SAME_BEFORE.search(against) is None)
    ):
        return statement
    exposure = statement.exposure or ""
    both = re.split(r"\sand\s(?:the\s)?", exposure)
    everyone = _IN_ALL.search(clause)
    if everyone is not None and (
        not exposure or _SAME_BEFORE.search(exposure) is not None or exposure in everyone[0]
    ):
        return replace(statement, exposure=everyone[0], comparator=against, pattern=MOVED_IN_ALL)
    if (
        len(both) > 1
        and sum(says_control(one) for one in both) == 1
        and not any(_MORE_TOLD.search(one) for one in both)
    ):
        return replace(statement, exposure="both groups", pattern=MOVED_IN_ALL)
    return statement


def of_everyone(found: Sequence[Statement], plain: str) -> list[Statement]:
    """What is found; what is told of nobody and then denied to differ between groups is told of all groups.

    "Pain fell over time but did not differ between groups" tells of no contrast that pain fell in.
    """
    if _BETWEEN_GROUPS.search(plain) is None:
        return list(found)
    none = {one.outcome for one in found if one.is_stated_null and not one.exposure}
    return [
        replace(one, exposure="all groups", pattern=MOVED_IN_ALL)
        if one.outcome in none
        and one.direction in {Direction.INCREASE, Direction.DECREASE}
        and not (one.exposure or one.comparator)
        else one
        for one in found
    ]
