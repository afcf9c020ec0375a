"""What a clause takes over from the one before it: its outcome, its exposure, what it denies of them."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.soundness import Statement
from schemas.vocabulary import Direction

_ONLY_RISK = re.compile(r"(?:risks?|odds|likelihood|chances?|incidence|rates?)", re.I)


def of_what_before(statement: Statement, before: list[Statement]) -> Statement:
    """A risk that is not said of what is that of the clause before: "… and beer with higher odds"."""
    if before and statement.pattern.startswith("associated") and _ONLY_RISK.fullmatch(statement.outcome):
        return replace(statement, outcome=before[-1].outcome)
    return statement


_AMONG = re.compile(r"(?P<out>.+?)(?:\s(?:in|among)\s.+)?$")
"""An outcome without the people it was seen in."""


_NOT_THIS = re.compile(
    r"(?:but )?not (?P<out>(?!(?:in|with|for|of|among|to|by|at|after|significant\w*|statistically|only|all|as"
    r"|so|the|same|this|that|those|these|necessarily|always|beyond|enough|vice"
    r"|when|until|more|less|\w+ed)\b)[\w-]+(?: [\w-]+){0,4})"
    r"|without (?:\w+ly )?(?:affecting|changing|altering|influencing|impairing|worsening) (?P<also>.+)"
    r"|(?P<who>[^,;]{2,60}?) (?:was|were|did|is|are|does|do|had) not",
    re.I,
)
"""What a clause denies of the one before: "but not mood", "without affecting mood", "whereas tea was not"."""
_PEOPLE = re.compile(
    r"(?:[\w-]+\s){0,2}(?:women|men|boys|girls|males|females|children|adults|adolescents"
    r"|patients|controls|people)",
    re.I,
)
"""For whom alone it was not found: "in men but not women"."""
_OF_OUTCOMES = frozenset({"exposure moved outcome", "associated", "led to a change", "predicted"})


def _without_effect(before: Statement, said: re.Match[str], timepoint: str | None) -> Statement | None:
    """The statement before, of another outcome or exposure, for which the same was not found."""
    before = replace(
        before,
        direction=Direction.NO_CHANGE,
        is_stated_null=True,
        timepoint=timepoint,
        statistics=None,
        judged="",
    )
    who = noun_phrase(said["who"])
    if who is not None and before.pattern.startswith("outcome"):
        return replace(before, outcome=who)
    if who is not None and before.pattern in _OF_OUTCOMES and before.exposure is not None:
        return replace(before, exposure=who)
    outcome = noun_phrase(said["out"] or said["also"])
    if outcome is not None and _PEOPLE.fullmatch(outcome):
        among = _AMONG.fullmatch(before.outcome)
        outcome = f"{among['out'] if among else before.outcome} in {outcome}"
        return replace(before, outcome=outcome) if before.pattern in _OF_OUTCOMES else None
    if (
        outcome is None
        or before.pattern not in _OF_OUTCOMES
        or re.search(r"\s(?:in|among)\s", before.outcome)
    ):
        return None
    return replace(before, outcome=outcome)


_THE = (
    r"(?:the\s)?(?:associations?|effects?|differences?|relations?|relationships?|correlations?|excess"
    r"|benefits?)"
)
_NOT_FOUND = (
    r"(?:(?:was|were)\s(?:not\s(?:statistically\s)?significant|not\s(?:seen|found|observed|evident"
    r"|present)|absent)"
    r"|disappeared|vanished|did not (?:reach|attain) (?:statistical )?significance)"
)
_OF_OTHERS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:among|in|for)\s(?:the\s)?(?P<who>[\w\s-]+?),?\s(?:there (?:was"
        rf"|were) no (?:\w+\s){{0,2}}(?:differences?|effects?|associations?|change)"
        rf"|no (?:\w+\s){{0,2}}(?:differences?|effects?|associations?|excess) (?:was|were) (?:found"
        rf"|seen|observed)|{_THE}\s{_NOT_FOUND})",
        "in boys the association was not significant",
    ),
    (
        r"(?:the|both|these)\s(?:two\s|three\s)?(?:groups|arms)\s(?:did not differ|were (?:similar"
        r"|alike|not different))",
        "the groups did not differ",
    ),
)
"""Of whom, or when, what the clause before found was not found; an example."""
_OTHERS = tuple(re.compile(pattern, re.I) for pattern, _ in _OF_OTHERS)
_FROM = re.compile(
    r"(?P<exp>[^,;]{2,60}?)\s(?:did|does|do|was|were)\snot\s(?:\w+ly\s)?(?:differ"
    r"|different)(?:\s\w+ly)?\sfrom\s(?P<cmp>(?!baseline|that\b|those\b)[^,;]{2,60})",
    re.I,
)
"""Which other group did not differ: "… ; white tea did not differ from milk"."""
_RATIO = re.compile(
    r"(?P<exp>[^,;]{2,60}?)\s(?:carried|had|gave|yielded|was associated with"
    r"|were associated with)\s(?:an?\s)?(?:adjusted\s)?"
    r"(?:HRs?|ORs?|RRs?|IRRs?|(?:hazard|odds|risk|rate) ratios?|relative risks?)\sof\s[\d.]+",
    re.I,
)
_NO_RELATION = re.compile(
    r"(?P<exp>[^;]{2,90}?)\sshowed\sno\s(?:\w+\s)?(?:relation|association|correlation|relationship)s?$", re.I
)


def _of_another(clause: str, before: Statement, timepoint: str | None) -> Statement | None:
    """The clause before, said of others: of other people, another exposure, another time."""
    nothing = replace(
        before,
        direction=Direction.NO_CHANGE,
        is_stated_null=True,
        timepoint=timepoint,
        statistics=None,
        judged="",
    )
    for pattern in _OTHERS:
        match = pattern.fullmatch(clause)
        if match is not None:
            who = match.groupdict().get("who")
            among = _AMONG.fullmatch(before.outcome)
            outcome = (
                f"{among['out'] if among else before.outcome} in {noun_phrase(who)}"
                if who
                else before.outcome
            )
            return replace(nothing, outcome=outcome)
    other = _FROM.fullmatch(clause)
    if other is not None and before.comparator is not None:
        return replace(nothing, exposure=noun_phrase(other["exp"]), comparator=noun_phrase(other["cmp"]))
    ratio = _RATIO.fullmatch(clause)
    if ratio is not None:
        return replace(
            nothing, exposure=noun_phrase(ratio["exp"]), direction=Direction.UNSIGNED, is_stated_null=False
        )
    unrelated = _NO_RELATION.fullmatch(clause)
    if unrelated is not None and before.pattern == "associated":
        return replace(nothing, exposure=noun_phrase(unrelated["exp"]))
    return None


def but_not(clause: str, before: Statement | None, timepoint: str | None) -> Statement | None:
    """What "but not in B", "but not with C" adds: the clause before, with another exposure or outcome."""
    bare = _NOT_THIS.fullmatch(clause)
    if bare is not None and before is not None:
        return _without_effect(before, bare, timepoint)
    match = re.match(
        r"(?:but )?not (in|with|for|of|among|to(?! the (?:\w+ )?(?:extent|degree))) (.+)", clause
    )
    if before is None:
        return None
    if match is None:
        return _of_another(clause, before, timepoint)
    other = noun_phrase(match[2])
    if other is None:
        return None
    before = replace(before, statistics=None)
    among = _AMONG.match(before.outcome)
    is_of_people = before.pattern == "associated" or (
        _PEOPLE.fullmatch(other) is not None and before.pattern.startswith(("outcome", "exposure moved"))
    )
    if is_of_people and match[1] in {"in", "among"} and among is not None:
        return replace(
            before,
            outcome=f"{among['out']} in {other}",
            direction=Direction.NO_CHANGE,
            is_stated_null=True,
            timepoint=timepoint,
        )
    if before.pattern == "associated" or match[1] in {"of", "to"}:
        return replace(
            before, outcome=other, direction=Direction.NO_CHANGE, is_stated_null=True, timepoint=timepoint
        )
    return replace(
        before, exposure=other, direction=Direction.NO_CHANGE, is_stated_null=True, timepoint=timepoint
    )


_AGAINST = re.compile(r"\W*(?:when |as )?(?:compared (?:with|to)|relative to)\s[^,;]{2,80},", re.I)
"""With what a whole sentence compares, before it: "Compared with milk, tea lowered pain and raised mood"."""
_UNDER = re.compile(
    r"\W*(?:with|on|under)\s(?!regard|respect|adjustment|few|little|increasing|the exception|all|both"
    r"|no\b|time)(?P<exp>[^,;]{3,50}),\s",
    re.I,
)
"""Under what everything in a sentence was seen: "With tea, sleep was longer and pain was less"."""


def of_lead(found: list[Statement], plain: str) -> list[Statement]:
    """What is found, with what the sentence says before all of it: under what, against what."""
    under = _UNDER.match(plain)
    exposure = noun_phrase(under["exp"]) if under is not None else None
    if exposure is not None:
        found = [one if one.exposure else replace(one, exposure=exposure) for one in found]
    against = _AGAINST.match(plain)
    if against is not None and found:
        first = found[0]
        found = [
            replace(one, comparator=one.comparator or first.comparator)
            if one.exposure == first.exposure
            else one
            for one in found
        ]
    return found


_ONLY_AMONG = re.compile(
    r",?\s(?:but\s)?(?:only|solely|exclusively)\s(?:in|among|for)\s(?:the\s)?(?P<who>(?:[\w-]+\s){0,3}?"
    r"(?:women|men|boys|girls|males|females|children|adults|adolescents|patients|participants|people"
    r"|individuals|smokers|carriers)(?:\s(?:with|without|aged|under|over|younger|older|who)\s[^,;]{2,50})?)$",
    re.I,
)


def only_among(clause: str) -> tuple[str, str | None]:
    """A clause without the people of whom alone it is said, and those: "… , but only in men"."""
    match = _ONLY_AMONG.search(clause)
    return (clause[: match.start()], match["who"]) if match is not None else (clause, None)
