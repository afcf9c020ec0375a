"""What a sentence of an abstract says was found: exposure, outcome, comparator, time and direction.

An ordered table of constructions, tried clause by clause; the first that fits reads the clause. Brackets
are cut out before, so that statistics do not stand between the words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.clauses import CONJUNCTION, clause_spans, without_brackets
from flows.extract.findings.constructions import rules, word_lists
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.openings import (
    BARE_LABEL,
    BUT_NOT_IT,
    BY_AN_AMOUNT,
    FOUND,
    LEAD,
    NO_EVIDENCE,
    NOR,
    NOT_SIGNIFICANT,
    SHOWN_THAT,
    STATISTICS_BEHIND,
    WITH_MORE,
)
from flows.extract.findings.outcome_signs import direction_said, judgement, one_per_outcome, poled
from flows.extract.findings.soundness import Refused, Statement, Unsound, sound
from flows.extract.findings.times import FROM_TO, opening_time, take_times
from schemas.vocabulary import Direction


def read_statements(sentence: str) -> tuple[tuple[Statement, ...], tuple[Refused, ...]]:
    """The statements of a sentence, clause by clause, in order, and those that are no findings.

    A clause that shares its subject with the one before ("reduced X and improved Y") takes over its exposure.
    """
    plain = without_brackets(BARE_LABEL.sub(_blank, sentence))
    plain = BUT_NOT_IT.sub(_blank, plain)
    found: list[Statement] = []
    refused: list[Refused] = []
    for start, end in clause_spans(plain):
        if found and NOT_SIGNIFICANT.match(plain[start:end].strip()):
            found = [_as_null(one) if one.start == found[-1].start else one for one in found]
            continue
        clause = re.sub(r"\s+", " ", plain[start:end]).strip(" .,")
        nor = NOR.match(clause)
        clause = f"{nor['out']} did not change" if nor else CONJUNCTION.sub("", clause)
        clause, times = take_times(clause)
        statement = _read_clause(clause, found[-1] if found else None, times[0] if times else None)
        if statement is not None:
            for told in one_per_outcome(replace(statement, start=start, end=end)):
                one = sound(_with_own_time(told))
                if isinstance(one, Unsound):
                    refused.append(Refused(told, one))
                else:
                    found += [replace(poled(one), timepoint=time) for time in times or (one.timepoint,)]
    opening = opening_time(plain)
    if opening is not None:
        found = [replace(one, timepoint=one.timepoint or opening) for one in found]
    return tuple(found), tuple(refused)


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


def _read_clause(clause: str, before: Statement | None, timepoint: str | None) -> Statement | None:
    if before is not None and re.match(r"there (?:was|were) no \w*\s?differences? between\b", clause):
        return Statement(
            before.outcome,
            Direction.NO_CHANGE,
            before.exposure,
            before.comparator,
            timepoint,
            True,
            "no difference carried over",
        )
    context = None
    lead = LEAD.match(clause)
    if lead:
        context = re.match(r"(?:when |as )?(?:compared (?:with|to)|relative to)\s([^,]+),", lead[0], re.I)
        clause = clause[lead.end() :]
    clause = STATISTICS_BEHIND.sub("", clause)
    clause = FROM_TO.sub("", clause)
    clause = BY_AN_AMOUNT.sub(r"\g<verb> ", clause)
    if before is not None and before.exposure and WITH_MORE.match(clause):
        clause = f"{before.exposure} was associated {clause}"
    if before is not None:
        clause = re.sub(r"^(?:it|this|they)\s(?=\w)", f"{before.outcome} ", clause)
    denied = NO_EVIDENCE.match(clause)
    clause = clause[denied.end() :] if denied else LEAD.sub("", SHOWN_THAT.sub("", FOUND.sub("", clause)))
    carried = _but_not(clause, before, timepoint)
    if carried is not None:
        return carried
    relative = re.match(r"(?:who|which)\s(?=had|were|was|showed|experienced|reported)", clause)
    if relative is not None and before is not None and before.exposure:
        clause = f"{_SUBJECT} {clause[relative.end() :]}"
        return _with_subject(_by_rules(clause, timepoint, context, denied is not None), before.exposure)
    if (
        re.match(
            r"(?:reduced|improved|increased|decreased|lowered|raised|shortened|induced|inhibited"
            r"|impaired|enhanced|"
            r"prevented|promoted|suppressed|attenuated|had no|did not|was not|"
            r"were not|not|no|stayed|remained)\b",
            clause,
        )
        and before is not None
    ):
        subject = (
            before.outcome if before.pattern.startswith("outcome") else before.exposure or before.outcome
        )
        clause = (
            f"{subject} was not associated with {clause.split(' ', 2)[-1]}"
            if clause.startswith(("not with", "not of"))
            else f"{_SUBJECT} {clause}"
        )
        return _with_subject(_by_rules(clause, timepoint, context, denied is not None), subject)
    return _by_rules(clause, timepoint, context, denied is not None)


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


def _by_rules(
    clause: str, timepoint: str | None, context: re.Match[str] | None, is_denied: bool
) -> Statement | None:
    for rule in rules():
        match = (
            rule.pattern.search(clause)
            if rule.name.startswith("no difference")
            else rule.pattern.match(clause)
        )
        statement = _statement(rule.name, match, rule.is_null, timepoint) if match is not None else None
        if statement is not None:
            comparator = statement.comparator or (noun_phrase(context[1]) if context else None)
            if is_denied:
                statement = replace(statement, direction=Direction.NO_CHANGE, is_stated_null=True)
            return replace(statement, comparator=comparator)
    return None


def _but_not(clause: str, before: Statement | None, timepoint: str | None) -> Statement | None:
    """What "but not in B", "but not with C" adds: the clause before, with another exposure or outcome."""
    match = re.match(r"(?:but )?not (in|with|for|of|among|to) (.+)", clause)
    if match is None or before is None:
        return None
    other = noun_phrase(match[2])
    if other is None:
        return None
    if before.pattern == "associated" or match[1] in {"of", "to"}:
        return replace(
            before, outcome=other, direction=Direction.NO_CHANGE, is_stated_null=True, timepoint=timepoint
        )
    return replace(
        before, exposure=other, direction=Direction.NO_CHANGE, is_stated_null=True, timepoint=timepoint
    )


_NO_SUBJECT = re.compile(
    r"\b(?:was|were|is|are|be|been)(?:\s\w+ly)*$"
    r"|\b(?:the|an?|of|this|that|in|no|any|with|and|or|its|their|by|when|while|if|for|to"
    r"|after|before|as|than|from|at|on)$",
    re.I,
)
"""What ends so has no verb behind it but an adjective or noun: "side effects were lower", "the decrease"."""
_A_GROUP = re.compile(r"(?:[\w-]+\s){0,4}(?:group|arm|condition)s?(?:\s[A-Z\d]\w{0,2})?")
_REGARDING = (
    r"\s(?:in|for|on|based on|as regards|regarding|in terms of|with (?:regard|respect) to)\s(?P<out>.+)$"
)
_OF_GROUPS = re.compile(
    rf"(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:groups|arms|conditions)(?:\s[A-Z](?:,? and [A-Z]"
    rf"|, [A-Z])*)?{_REGARDING}"
)
_OF_TWO = re.compile(rf"(?P<exp>[^,]{{2,70}}?)\sand\s(?P<cmp>[^,]{{2,70}}?){_REGARDING}")
_OF_SEVERAL = re.compile(
    rf"(?P<exp>(?:[^,]{{2,50}},\s){{1,5}}?(?:[^,]{{2,50}},?\s)?and\s[^,]{{2,50}}?){_REGARDING}"
)
"""What no difference between arms was in: "between tea and milk in sleep"."""


def _statement(name: str, match: re.Match[str], is_null: bool, timepoint: str | None) -> Statement | None:
    parts = match.groupdict()
    if parts.get("prep") == "between":
        told = _OF_GROUPS.match(parts["out"] or "") or _OF_TWO.match(parts["out"] or "")
        told = told or _OF_SEVERAL.match(parts["out"] or "")
        if told is not None:
            parts |= told.groupdict()
    outcome = noun_phrase(parts.get("out") or parts.get("out2"))
    exposure = noun_phrase(parts.get("exp") or parts.get("exp2"))
    comparator = noun_phrase(parts.get("cmp") or parts.get("cmp2"))
    if outcome is None:
        return None
    if name == "outcome moved" and (
        re.search(r"\b(?:not|no)\b", match[0][: match.start("verb")]) or parts.get("under") == "by"
    ):
        return None
    if name == "exposure moved outcome" and _NO_SUBJECT.search(parts.get("exp") or ""):
        return None
    if name in {"led to a change", "group had more outcome"} and exposure and _A_GROUP.fullmatch(outcome):
        outcome, exposure = exposure, outcome
    outcome, exposure, comparator = _between(outcome, exposure, comparator)
    direction = Direction.NO_CHANGE if is_null else direction_said(parts)
    inverse = re.search(r"\b(?:inversely|negatively|positively)\b", match[0], re.I)
    if inverse is not None and direction is Direction.UNSIGNED:
        direction = Direction.INCREASE if inverse[0].lower() == "positively" else Direction.DECREASE
    if (
        not is_null
        and (signed := re.match(rf"({word_lists()['adj']})\s(.+)", outcome, re.I))
        and direction is Direction.UNSIGNED
    ):
        direction, outcome = direction_said({"adj": signed[1]}), signed[2]
    outcome = (
        re.sub(
            r"^(?:risks?|odds|likelihood|probability|incidence|levels?|rates?|chances?) (?:of|for) (?:an? "
            r"|the )?(?=\w)",
            "",
            outcome,
        )
        if direction is not None
        else outcome
    )
    said = parts.get("verb") or parts.get("adj") or ""
    judged = "" if is_null else judgement(said)
    return (
        Statement(outcome, direction, exposure, comparator, timepoint, is_null, name, judged)
        if len(outcome) > 1
        else None
    )


def _between(
    outcome: str, exposure: str | None, comparator: str | None
) -> tuple[str, str | None, str | None]:
    """Take "between A and B" and "in A than in B" out of an outcome."""
    pair = re.search(r"\sbetween\s(.+?)\sand\s(.+)$", " " + outcome)
    if pair and not re.match(r"between\s", outcome):
        groups = (noun_phrase(pair[1]), noun_phrase(pair[2]))
        return outcome[: pair.start() - 1].strip() or outcome, exposure or groups[0], comparator or groups[1]
    pair = (
        re.match(r"^(?:between\s)?(.+?)\s(?:and|with)\s(.+)$", outcome)
        if outcome.startswith("between ")
        else None
    )
    if pair:
        return pair[2], exposure or pair[1], comparator
    tail = re.search(
        r"\s(?:between|across|among)\s(?:the\s)?(?:\w+\s){0,2}(?:groups|arms|conditions|participants)\b.*$",
        outcome,
    )
    if tail:
        outcome = outcome[: tail.start()]
    versus = re.search(rf"\s{word_lists()['versus']}\s(.+)$", outcome)
    if versus:
        outcome, comparator = outcome[: versus.start()], comparator or noun_phrase(versus[1])
    inside = re.search(
        r"\s(?:in|with|among|for)\s(?:the\s)?([\w\s-]*?(?:group|arm|condition|treatment|patients|"
        r"participants|adults|women|men|children|animals|mice))\b",
        outcome,
    )
    if inside and inside.start() > 3:
        exposure = exposure or noun_phrase(inside[1])
        outcome = outcome[: inside.start()]
    return outcome.strip(), exposure, comparator
