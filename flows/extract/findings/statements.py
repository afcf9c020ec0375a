"""What a sentence of an abstract says was found: exposure, outcome, comparator, time and direction.

An ordered table of constructions, tried clause by clause; the first that fits reads the clause. Brackets
are cut out before, so that statistics do not stand between the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.extract.findings.alike import denied, of_all, of_everyone, without_contrast
from flows.extract.findings.amounts import MOVED_BY, without_amounts
from flows.extract.findings.asides import without_asides
from flows.extract.findings.carried import but_not, of_lead, of_what_before, only_among
from flows.extract.findings.clauses import CONJUNCTION, clause_spans, without_brackets
from flows.extract.findings.compared import read_comparison, read_parting
from flows.extract.findings.constructed import by_constructions
from flows.extract.findings.counted import read_counted
from flows.extract.findings.listed import brackets_behind, one_per_exposure
from flows.extract.findings.matched import OF_WHAT_IS_NOT_SAID
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.openings import (
    ADJUSTED,
    BARE_LABEL,
    BUT_NOT_IT,
    BY_AN_AMOUNT,
    FOUND,
    LEAD,
    LEAD_GROUP,
    LEAD_TOPIC,
    NO_EVIDENCE,
    NOR,
    NOT_SIGNIFICANT,
    SHOWN_THAT,
    STATISTICS_BEHIND,
    TAKES_OVER,
    WITH_MORE,
    finite,
)
from flows.extract.findings.outcome_signs import one_per_outcome, poled
from flows.extract.findings.respective import one_per_respective
from flows.extract.findings.soundness import Refused, Statement, Unsound, sound
from flows.extract.findings.tested import direction_in_brackets
from flows.extract.findings.times import FROM_TO, opening_time, take_times
from schemas.vocabulary import Direction


def read_statements(
    sentence: str, arms: Sequence[str] = (), is_denied: bool = False
) -> tuple[tuple[Statement, ...], tuple[Refused, ...]]:
    """The statements of a sentence, clause by clause, in order, and those that are no findings.

    A clause that shares its subject with the one before ("reduced X and improved Y") takes over its exposure.

    Args:
        sentence: a sentence of an abstract.
        arms: whom the sentences before compared, in order; for numbers that are told "respectively".
        is_denied: whether the next sentence says that the difference was not significant.
    """
    plain = without_brackets(BARE_LABEL.sub(_blank, sentence))
    plain = without_asides(BUT_NOT_IT.sub(_blank, plain))
    found: list[Statement] = []
    refused: list[Refused] = []
    previous = ""
    for start, end in clause_spans(plain):
        if found and NOT_SIGNIFICANT.match(plain[start:end].strip()):
            found = [_as_null(one) if one.start == found[-1].start else one for one in found]
            continue
        clause = re.sub(r"\s+", " ", plain[start:end]).strip(" .,")
        nothing = denied(CONJUNCTION.sub("", clause), found, previous)
        if nothing is not None:
            found = _placed(nothing, found, (start, end))
            continue
        previous = clause
        nor = NOR.match(clause)
        clause = f"{nor['out']} did not change" if nor else CONJUNCTION.sub("", clause)
        read, times = _of_clause(clause, sentence, (start, end), found, arms)
        when = times[0] if times else None
        for said in read:
            statement = of_what_before(replace(said, start=start, end=end), found)
            placed = [
                one
                for member in one_per_exposure(statement, sentence)
                for one in one_per_respective(member, sentence[start:end])
            ]
            for told in (one for member in placed for one in one_per_outcome(member)):
                one = sound(_with_own_time(told))
                if isinstance(one, Unsound):
                    refused.append(Refused(told, one))
                else:
                    where = one.statistics or brackets_behind(one.outcome, sentence, start, end)
                    one = replace(poled(of_all(one, clause)), statistics=where)
                    found += [
                        replace(one, timepoint=time)
                        for time in (times if times and one.timepoint == when else (one.timepoint,))
                    ]
    found = of_lead(found, plain)
    opening = opening_time(plain)
    if opening is not None:
        found = [replace(one, timepoint=one.timepoint or opening) for one in found]
    found = without_contrast(found) if is_denied else found
    return tuple(of_everyone(found, plain)), tuple(refused)


def _placed(
    denied_now: Sequence[Statement], found: Sequence[Statement], span: tuple[int, int]
) -> list[Statement]:
    """What was found, denied; what is told anew stands in the clause that denies, with its numbers."""
    new = [
        replace(one, start=span[0], end=span[1], statistics=None)
        for told in denied_now[len(found) :]
        for member in one_per_outcome(told)
        if not isinstance(one := sound(member), Unsound)
    ]
    return [*denied_now[: len(found)], *new]


def _of_clause(
    clause: str, sentence: str, span: tuple[int, int], found: Sequence[Statement], arms: Sequence[str]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """What a clause says, and the times that it names."""
    before = found[-1] if found else None
    original = sentence[slice(*span)]
    numbers, times = take_times(MOVED_BY.sub(r"\g<verb> ", clause))
    when = times[0] if times else None
    counted = read_counted(LEAD.sub("", numbers), original, before, when)
    if counted is not None:
        return (counted,), times
    compared = read_comparison(LEAD.sub("", numbers), sentence, when, arms, original)
    if compared:
        return compared, times
    clause, times = take_times(without_amounts(clause))
    parting = read_parting(FROM_TO.sub("", LEAD.sub("", clause)), times[0] if times else None)
    if parting:
        return parting, times
    shorter, who = only_among(clause)
    read = _read_clause(shorter, before, times[0] if times else None)
    if who is not None:
        read = (
            replace(read, population=who)
            if read is not None and read.exposure is not None
            else _read_clause(clause, before, times[0] if times else None)
        )
    if read is not None and read.pattern in _TWO_APART and read.direction is Direction.UNSIGNED:
        direction = direction_in_brackets(original)
        if direction is None and read.pattern == "differed between two":
            return (), times
        read = replace(read, direction=direction or read.direction)
    return ((read,) if read is not None else ()), times


_TWO_APART = frozenset({"difference was observed", "differed between two"})


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _as_null(statement: Statement) -> Statement:
    """What was found "but not significantly" was not found."""
    return replace(statement, direction=Direction.NO_CHANGE, is_stated_null=True)


def _with_own_time(statement: Statement) -> Statement:
    """The statement with the time that its own outcome or comparator names as its timepoint."""
    outcome, times = take_times(statement.outcome)
    comparator = statement.comparator
    if comparator is not None and not times:
        shortened, times = take_times(comparator)
        comparator = shortened or None
    if not times or not outcome:
        return statement
    return replace(
        statement, outcome=outcome, comparator=comparator, timepoint=statement.timepoint or times[0]
    )


_NONE_BETWEEN = re.compile(r"there (?:was|were) no \w*\s?differences? between\b(?!.*\sand\s)")
"""That what the clause before compared did not differ: "there was no difference between the films"."""


def _read_clause(clause: str, before: Statement | None, timepoint: str | None) -> Statement | None:
    if before is not None and _NONE_BETWEEN.match(clause):
        return replace(
            before,
            direction=Direction.NO_CHANGE,
            timepoint=timepoint,
            is_stated_null=True,
            pattern="no difference carried over",
            judged="",
            statistics=None,
        )
    context = None
    clause = ADJUSTED.sub("", clause)
    group = LEAD_GROUP.match(clause)
    topic = LEAD_TOPIC.match(clause)
    lead = LEAD.match(clause)
    if topic is not None and lead is not None and topic.end() > lead.end():
        lead = topic
    if lead:
        context = re.match(r"(?:when |as )?(?:compared (?:with|to)|relative to)\s([^,]+),", lead[0], re.I)
        clause = clause[lead.end() :]
    read = _read_without_lead(clause, before, timepoint, context)
    if read is None:
        return None
    if read.pattern == OF_WHAT_IS_NOT_SAID:
        of_what = noun_phrase(topic["topic"]) if topic is not None else before.outcome if before else None
        return replace(read, outcome=of_what or "")
    if topic is not None and read.is_stated_null and (_ONLY_GROUPS.match(read.outcome) or not read.outcome):
        read = replace(read, outcome=noun_phrase(topic["topic"]) or read.outcome, exposure=None)
    if group is not None and read.exposure is None:
        read = replace(read, exposure=noun_phrase(group["who"]))
    return read


_ONLY_GROUPS = re.compile(
    r"(?:(?:the|both|all|two|three|study|treatment)\s)*(?:groups|arms|conditions|foods|treatments"
    r"|diets|interventions|methods)$",
    re.I,
)


def _read_without_lead(
    clause: str, before: Statement | None, timepoint: str | None, context: re.Match[str] | None
) -> Statement | None:
    clause = STATISTICS_BEHIND.sub("", clause)
    clause = FROM_TO.sub("", clause)
    clause = BY_AN_AMOUNT.sub(r"\g<verb> ", clause)
    if before is not None and before.exposure and WITH_MORE.match(clause):
        clause = f"{before.exposure} was associated {clause}"
    if before is not None:
        clause = re.sub(r"^(?:it|this|they)\s(?=\w)", f"{before.outcome} ", clause)
    denied = NO_EVIDENCE.match(clause)
    clause = clause[denied.end() :] if denied else LEAD.sub("", SHOWN_THAT.sub("", FOUND.sub("", clause)))
    clause = finite(clause) if before is not None else clause
    carried = but_not(clause, before, timepoint)
    if carried is not None:
        return carried
    relative = re.match(r"(?:who|which)\s(?=had|were|was|showed|experienced|reported)", clause)
    if relative is not None and before is not None and before.exposure:
        clause = f"{_SUBJECT} {clause[relative.end() :]}"
        return _with_subject(
            by_constructions(clause, timepoint, context, denied is not None), before.exposure
        )
    if TAKES_OVER.match(clause) is not None and before is not None:
        subject = (
            before.outcome if before.pattern.startswith("outcome") else before.exposure or before.outcome
        )
        clause = (
            f"{subject} was not associated with {clause.split(' ', 2)[-1]}"
            if clause.startswith(("not with", "not of"))
            else f"{_SUBJECT} {clause}"
        )
        return _with_subject(by_constructions(clause, timepoint, context, denied is not None), subject)
    return by_constructions(clause, timepoint, context, denied is not None)


_SUBJECT = "Carriedover"
"""Stands for the subject that a clause takes over, so that its own words are read as none of the clause's."""


def _with_subject(statement: Statement | None, subject: str) -> Statement | None:
    if statement is None:
        return None

    def named(part: str | None) -> str | None:
        return part.replace(_SUBJECT, subject) if part is not None else None

    return replace(
        statement,
        outcome=statement.outcome.replace(_SUBJECT, subject),
        exposure=named(statement.exposure),
        comparator=named(statement.comparator),
    )
