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
from flows.extract.findings.soundness import Statement, sound
from schemas.vocabulary import Direction

_WORSE = re.compile(r"poorer|worse|impair|worsen|deteriorat", re.I)


_TIMES = re.compile(
    r",?\s*\b(?:(?:immediately|directly|shortly|right)\s(?:after(?:wards?)?(?:\s[\w-]+){0,3}|before)|"
    r"(?:one|two|three|four|five|six|nine|twelve|\d+)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)"
    r"\s(?:later|after(?:wards)?(?:\s(?:\w+\s?){1,3})?)|"
    r"(?:at|after|by|over|within|during)\s(?:the\s)?(?:(?:\d+|one|two|three|four|five|six|nine|ten|twelve|"
    r"eighteen)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)|follow-up|baseline|(?:first|second|"
    r"third|final) (?:week|month|year|day))(?:\s(?:of (?:age|treatment|follow-up)|follow-up))?|"
    r"at\s(?:age|week|month|day|year)\s\d+|at\s(?:\w+\s)?follow-up|at the end of (?:the )?(?:study|"
    r"treatment|trial|intervention)|in the (?:short|long)(?:er)? term)\b,?",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:(?:in|among|compared (?:with|to)|relative to|after|during|at|for|of|on|by|over|within|"
    r"following|when|using|with)\s[^,]{2,120}?|however|moreover|furthermore|in addition|additionally|"
    r"overall|also|similarly|in contrast|finally|notably|thus|"
    r"therefore|in conclusion|specifically|conversely|interestingly|importantly|consequently|secondly|"
    r"likewise|nevertheless|accordingly|hence|meanwhile|\w+ly),\s*)+",
    re.I,
)
_FOUND = re.compile(
    r"^(?:(?:we|the authors|researchers|this (?:study|trial|review|meta-analysis)|(?:these|our|the|the "
    r"present|current) (?:results?|findings?|data|stud(?:y|ies)|analys[ie]s|trial)|(?:multivaria\w+|"
    r"regression|post hoc|dose-response|subgroup|pooled|meta-) ?analys[ie]s|"
    r"(?:[\w-]+ ){0,4}(?:regressions?|analys[ie]s|models?|sequencing|transcriptomics|profiling|imaging)|"
    r"results|it was|there is "
    r"evidence|evidence|the evidence)\s"
    r"(?:also |further |therefore |has |have |clearly |strongly )*(?:found|shown?|showed|shows|"
    r"detected|identified|noted|saw|"
    r"demonstrat\w+|observed|indicat\w+|suggest\w*|reveal\w*|report\w*|concluded?|provid\w+ evidence|"
    r"confirm\w*|support\w*|impl\w+)\s(?:evidence )?(?:that\s)?)",
    re.I,
)


_STATISTICS_BEHIND = re.compile(r",\s(?:p|F|t|d|r|z|OR|HR|RR|MD|SMD|β|b|η)\s?(?:\(|[=<>]).*$", re.I)
_NO_EVIDENCE = re.compile(
    r"^(?:we (?:found|saw|observed) |there (?:was|is) |the (?:study|trial) found )?(?:no|little|"
    r"insufficient) (?:clear |convincing )?"
    r"evidence (?:that|for an? (?:effect|association) of) ",
    re.I,
)


_NOT_SIGNIFICANT = re.compile(
    r"^(?:(?:but|although|though)\s)?not\s(?:statistically\s)?significant(?:ly)?\W*$", re.I
)
_BARE_LABEL = re.compile(r"^(?:Conclusions?|Results?|Findings?|Interpretation)\s(?=[A-Z])")


def read_statements(sentence: str) -> tuple[Statement, ...]:
    """The statements of a sentence, clause by clause, in order.

    A clause that shares its subject with the one before ("reduced X and improved Y") takes over its exposure.
    """
    plain = without_brackets(_BARE_LABEL.sub(lambda match: " " * len(match[0]), sentence))
    found: list[Statement] = []
    for start, end in clause_spans(plain):
        if found and _NOT_SIGNIFICANT.match(plain[start:end].strip()):
            found = [_as_null(one) if one.start == found[-1].start else one for one in found]
            continue
        statement = _read_clause(
            CONJUNCTION.sub("", re.sub(r"\s+", " ", plain[start:end]).strip(" .,")),
            found[-1] if found else None,
        )
        if statement is not None:
            for one in map(sound, _one_per_outcome(statement)):
                if one is not None:
                    found.append(replace(one, start=start, end=end))
    return tuple(found)


def _as_null(statement: Statement) -> Statement:
    """What was found "but not significantly" was not found."""
    return replace(statement, direction=Direction.NO_CHANGE, is_stated_null=True)


def _read_clause(clause: str, before: Statement | None) -> Statement | None:
    time = _TIMES.search(clause)
    timepoint = time[0].strip(" ,") if time else None
    if time:
        clause = (clause[: time.start()] + " " + clause[time.end() :]).strip()
        clause = re.sub(r"\s+", " ", clause)
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
    lead = _LEAD.match(clause)
    if lead:
        context = re.match(r"(?:compared (?:with|to)|relative to)\s([^,]+),", lead[0], re.I)
        clause = clause[lead.end() :]
    clause = _STATISTICS_BEHIND.sub("", clause)
    if before is not None:
        clause = re.sub(r"^(?:it|this|they)\s(?=\w)", f"{before.outcome} ", clause)
    denied = _NO_EVIDENCE.match(clause)
    clause = clause[denied.end() :] if denied else _FOUND.sub("", clause)
    carried = _but_not(clause, before, timepoint)
    if carried is not None:
        return carried
    if (
        re.match(
            r"(?:reduced|improved|increased|decreased|lowered|raised|shortened|induced|inhibited|impaired|enhanced|"
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
            else f"{subject} {clause}"
        )
    for rule in rules():
        match = (
            rule.pattern.search(clause)
            if rule.name.startswith("no difference")
            else rule.pattern.match(clause)
        )
        statement = _statement(rule.name, match, rule.is_null, timepoint) if match is not None else None
        if statement is not None:
            comparator = statement.comparator or (noun_phrase(context[1]) if context else None)
            if denied:
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


def _statement(name: str, match: re.Match[str], is_null: bool, timepoint: str | None) -> Statement | None:
    parts = match.groupdict()
    outcome = noun_phrase(parts.get("out") or parts.get("out2"))
    exposure = noun_phrase(parts.get("exp") or parts.get("exp2"))
    comparator = noun_phrase(parts.get("cmp") or parts.get("cmp2"))
    if outcome is None:
        return None
    if name == "outcome moved" and (
        re.search(r"\b(?:not|no)\b", match[0][: match.start("verb")]) or parts.get("under") == "by"
    ):
        return None
    outcome, exposure, comparator = _between(outcome, exposure, comparator)
    direction = Direction.NO_CHANGE if is_null else _direction(parts)
    inverse = re.search(r"\b(?:inversely|negatively|positively)\b", match[0], re.I)
    if inverse is not None and direction is Direction.UNSIGNED:
        direction = Direction.INCREASE if inverse[0].lower() == "positively" else Direction.DECREASE
    if (
        not is_null
        and (signed := re.match(rf"({word_lists()['adj']})\s(.+)", outcome, re.I))
        and direction is Direction.UNSIGNED
    ):
        direction, outcome = _direction({"adj": signed[1]}), signed[2]
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
    return (
        Statement(outcome, direction, exposure, comparator, timepoint, is_null, name)
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


def _direction(parts: dict[str, str | None]) -> Direction:
    sign = (parts.get("sign") or parts.get("sign2") or "").lower()
    if sign in {"inverse", "inversely", "negative", "negatively"}:
        return Direction.DECREASE
    if sign in {"positive", "positively", "direct", "directly"}:
        return Direction.INCREASE
    word = (parts.get("adj") or parts.get("verb") or "").lower()
    if not word or word == "as":
        return Direction.UNSIGNED
    if parts.get("verb"):
        if re.fullmatch(word_lists()["down_verb"], word, re.I) or _WORSE.match(word):
            return Direction.DECREASE
        return Direction.INCREASE
    if (
        re.match(r"(?:reduction|decrease|decline|fall|drop)", word)
        or re.fullmatch(word_lists()["down_adj"], word, re.I)
        or _WORSE.match(word)
    ):
        return Direction.DECREASE
    return Direction.INCREASE


def _one_per_outcome(statement: Statement) -> list[Statement]:
    """One statement for each member of a plain list of outcomes ("anxiety, mood and sleep")."""
    if len(statement.outcome) > 160:
        return []
    parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|nor|as well as)\s", statement.outcome)
    parts = [part.strip() for part in parts if part.strip()]
    is_list = (
        len(parts) > 1
        and all(len(part.split()) <= 5 for part in parts)
        and not re.search(r"\b(?:with|between|who|in)\b", statement.outcome)
    )
    if not is_list:
        return [statement]
    return [replace(statement, outcome=noun_phrase(part) or part) for part in parts]
