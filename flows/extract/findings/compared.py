"""Results told by numbers alone: "was 3.2 in the tea group and 5.1 in the milk group"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.extract.findings.arms import control_of
from flows.extract.findings.listed import SEPARATOR
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.numbers import number, read_effects
from flows.extract.findings.outcome_signs import judgement
from flows.extract.findings.soundness import Statement
from flows.extract.findings.tested import Told, are_alike, direction_between, is_tested
from schemas.vocabulary import Direction

_N = r"[-−–+]?\s?\d[\d,]*(?:[.·]\d+)?"
_BE = (
    r"(?:was|were|averaged|amounted to|reached|stood at|totalled|remained|made up|took"
    r"|(?:occurred|developed|recurred|was present|were present)(?:\s(?:in|at|after))?"
    r"|(?:was|were|had been)\s(?:\w+ly\s)?(?:reported|experienced|seen|observed|found|recorded|noted"
    r"|diagnosed|needed"
    r"|required|achieved|reached|verified|detected|mentioned|attained|met|given|started|used"
    r"|performed|made)\s(?:by|in|for|among|at))"
)
_DOWN = (
    r"(?:fell|declined|decreased|dropped|(?:was|were)\s(?:reduced|lowered|cut|shortened)|went down|shortened)"
)
_UP = (
    r"(?:rose|increased|improved|grew|progressed|climbed|(?:was|were)\s(?:raised|increased)|went up"
    r"|lengthened|worsened)"
)
_VERB = re.compile(
    rf"(?P<out>[^;]{{2,140}}?)\s(?:had\s|has\s)?(?P<verb>(?P<down>{_DOWN})(?:\sby)?"
    rf"|(?P<up>{_UP})(?:\sby)?|changed(?:\sby)?|{_BE})"
    rf"\s(?=(?:(?:by|from|an?\s(?:median|mean|average)\sof|about|nearly|only|on average|in|at)\s)*{_N})",
    re.I,
)
_OPENING = re.compile(r"^[^,]+,\s(?=the\s)", re.I)
"""What stands before what was measured: "Years after the last visit, the need for surgery was …"."""
_VERBLESS = re.compile(
    rf"(?P<out>[A-Za-z][\w’' -]{{2,60}}?)(?P<verb>(?P<down>(?!))?(?P<up>(?!))?)\sin\s"
    rf"(?={_N}\s?%?(?:\s\w+)?\s(?:vs\.?|versus|and)\s{_N})",
    re.I,
)
"""Another outcome that a list tells in numbers: "…, and nausea in 44% versus 17%"."""
_CUT = re.compile(
    rf"(?:,?\s(?:and|versus|vs\.?|(?:as\s)?compared\s(?:with|to)|against|or|but|than)\s|,\s)"
    rf"(?=(?:(?:by|from|in|of|only|about)\s)*{_N})",
    re.I,
)
_GROUP_PREPOSITION = (
    r"(?:in|at|for|with|among|after|on|under|of|during|receiving|taking|using|given|allocated to"
    r"|assigned to|randomi[sz]ed to|without)"
)
_UNIT = (
    r"(?:\s?(?!(?:in|for|with|among|after|on|under|of|during|receiving|taking|using|given|to|longer"
    r"|shorter|higher|lower|more|less|fewer"
    r"|greater|times|fold|without|and|or|at|by|from"
    r"|than)\b)[A-Za-zµ°/%²³][\w°/%²³.^-]*){0,4}?(?:\sper\s[\d,]*\s?[\w-]+)?"
)
_PIECE = re.compile(
    rf"(?:(?:by|in|of|only|about|nearly|on average|an?\s(?:median|mean"
    rf"|average)\sof)\s)*(?:from\s(?P<first>{_N}){_UNIT}\sto\s)?(?P<value>{_N})"
    rf"(?:\s?±\s?[\d.]+)?(?:\s?/\s?\d+)?(?:\sof\s(?:the\s)?(?P<of>\d[\d,]*))?{_UNIT}"
    rf"(?:\s(?P<without>{_GROUP_PREPOSITION})\s(?:the\s)?(?P<group>[^;]+?))?(?:,?\srespectively)?$",
    re.I,
)
_GROUP = re.compile(
    r"(?!(?:baseline|follow-up|week|month|year|total|all|both|(?:each|either)(?!\s\w+\s\w+)|average"
    r"|the whole|(?:one"
    r"|two|three|four|six|twelve)\b|\d+\s(?:and|to|of)\b"
    r"|(?:respectively|duration|size|length|life)\b)|.*\b(?:was|were|had|did|which|that|but"
    r"|respectively|while|compared|\d+\sand|from|follow-up)\b)"
    r"(?:\d[\d.,]*\s?-?(?:mg|g|kg|IU|[uµ]g|ml|mL|%|sessions?|cups?|hours?|h|D"
    r"|mmHg)(?![A-Za-z])\S*(?:\s.*)?|[^\d].*)",
    re.I,
)
_SAYING_WHO = re.compile(
    r"^(?:patients|participants|people|women|men|children|infants|pupils|adults|those|subjects|users"
    r"|individuals|cases|persons|mice|rats|families)\s"
    r"(?:(?:in|on|with|without|receiving|taking|given|using|assigned to|allocated to"
    r"|randomi[sz]ed to)\s)(?:the\s)?(?=[\w-]+\s(?:group|arm)s?$|placebo|[\w-]+$)",
    re.I,
)
_ONLY_PEOPLE = re.compile(
    r"(?:the\s)?(?:(?:two|three|four|both)\s)?(?:groups|arms|patients|participants|people|women|men"
    r"|children|infants|pupils|adults|subjects|cases|persons|mice"
    r"|rats|families|students|users)",
    re.I,
)
_NUMBERED_GROUPS = re.compile(r"groups?\s(?P<one>\w{1,3})\sand\s(?:group\s)?(?P<two>\w{1,3})", re.I)
_IN_OUTCOME = re.compile(
    r"(?P<out>.+?)\s(?:of|in|for|among|with)\s(?:the\s)?"
    r"(?P<groups>groups?\s\w{1,3}\sand\s(?:group\s)?\w{1,3}|[^,;\d]+?\sand\s[^,;\d]+?)$",
    re.I,
)
_TAIL_OF_GROUPS = re.compile(
    r"\s(?P<noun>groups?|arms?|conditions?|diets?|periods?|users|schools|children|patients"
    r"|participants|women|men|tablets)$",
    re.I,
)
COMPARISONS: tuple[str, ...] = (
    "Pain was 3.2 in the tea group and 5.1 in the milk group (P = .02).",
    "Pain was 3.2 and 5.1 in the tea and milk groups, respectively (P = .02).",
    "Pain in the tea group and the milk group was 3.2 and 5.1, respectively (P = .02).",
    "Pain occurred in 12% of the tea group and 31% of the milk group (RR 0.39, 95% CI 0.20 to 0.75).",
    "Pain fell by 2.4 points with the tea group and by 0.3 points with the milk group (P = .02).",
)
"""Wordings, each of which says that there was less pain in the tea than in the milk group."""
_NO_RESULT = re.compile(
    r"^(?:mean |median |average )?(?:ages?|follow-ups?|sample sizes?|pooled estimates?.*)$"
    r"|(?<!of )\bbaseline\b"
    r"|\b(?:(?-i:HRs?|ORs?|RRs?|IRRs?|AUC|VE)|ratios?|sensitivity|specificity|correlations?|coefficients?"
    r"|differences?|effectiveness|efficacy|prevalence ratios?"
    r"|i2|heterogeneity)\b|^(?:(?:the\s)?(?:rates?|numbers?|figures?|values?|scores?|proportions?"
    r"|percentages?)$)|^(?:it|they|this|these|that|there|which|who)\b",
    re.I,
)
"""What describes the people or the method, or compares already, though it is told in numbers."""


def read_comparison(
    clause: str, sentence: str, timepoint: str | None, arms: Sequence[str] = (), original: str = ""
) -> tuple[Statement, ...]:
    """The statements of a clause that says its result by numbers, one for each group that is compared.

    Args:
        clause: the clause without brackets and opening.
        sentence: the whole sentence, in which the tests stand.
        timepoint: the time that the clause names.
        arms: whom the text before compared, in order; for "were 3.2 and 5.1, respectively".
        original: the clause with its brackets.
    """
    verb = _VERB.match(clause) or _VERBLESS.match(clause)
    if verb is None:
        return ()
    measured, told = _told_of(verb["out"], clause[verb.end() :], arms)
    outcome = noun_phrase(_OPENING.sub("", measured))
    if outcome is None or told is None or _NO_RESULT.search(outcome):
        return ()
    sign = -1.0 if verb["down"] else 1.0
    told = [one._replace(value=sign * one.value) if verb["down"] or verb["up"] else one for one in told]
    if not any(one.group for one in told):
        return _all_alike(outcome, told, original, timepoint)
    held = _HELD_AGAINST.search(sentence)
    if held is not None and (verb["down"] or verb["up"]) and not _names(held["other"], told):
        moved = Direction.DECREASE if verb["down"] else Direction.INCREASE
        against = noun_phrase(held["other"])
        return tuple(_statement(outcome, moved, one.group, against, timepoint, verb["verb"]) for one in told)
    control = control_of([one.group for one in told])
    if control is None and len(told) == 2:
        control = 1
    if control is None:
        return ()
    found = []
    other = told[control]
    others = [one for index, one in enumerate(told) if index != control]
    for rank, one in enumerate(others):
        direction, place = direction_between(one, other, others, rank, original or sentence, sentence)
        if direction is not None:
            told_of = _statement(outcome, direction, one.group, other.group, timepoint, verb["verb"])
            is_null = direction is Direction.NO_CHANGE and len(others) > 1
            told_of = told_of if is_tested(sentence) else replace(told_of, pattern=UNTESTED)
            found.append(replace(told_of, is_stated_null=is_null, statistics=place))
    return tuple(found)


UNTESTED = "two numbers, no test"
"""How a statement is marked whose numbers only lie far apart, or are nearly the same."""
_HELD_AGAINST = re.compile(
    r"\b(?:both|each)\b[^();]{0,20}?\s(?:versus|vs\.?|compared with)\s(?:the\s)?(?P<other>[^();,]{3,40})",
    re.I,
)
"""Against what all groups of a sentence were held, which is none of them: "both p<0.01 versus usual diet"."""


def _names(other: str, told: list[Told]) -> bool:
    words = set(other.lower().split())
    return any(words & set((one.group or "").lower().split()) for one in told)


def _statement(
    outcome: str,
    direction: Direction,
    exposure: str | None,
    comparator: str | None,
    timepoint: str | None,
    verb: str,
) -> Statement:
    """A statement; what "improved" more got better, what improved less got worse."""
    said = judgement(verb) if direction is not Direction.NO_CHANGE else ""
    if said == "better" and direction is Direction.DECREASE:
        said = "worse"
    return Statement(outcome, direction, exposure, comparator, timepoint, pattern="two numbers", judged=said)


def _all_alike(outcome: str, told: list[Told], original: str, timepoint: str | None) -> tuple[Statement, ...]:
    """Numbers of groups that are not named: a test says that they do not differ, or they are the same."""
    tests = read_effects(original)
    if not tests and are_alike([one.value for one in told]):
        return (Statement(outcome, Direction.NO_CHANGE, None, None, timepoint, True, UNTESTED),)
    if len(tests) != 1 or not tests[0].is_null or tests[0].p_value is None:
        return ()
    return (Statement(outcome, Direction.NO_CHANGE, None, None, timepoint, True, "two numbers"),)


_LEVEL = (
    r"(?:was|were|remained|stayed)\s(?:unchanged|stable|constant|the same|unaltered)"
    r"|(?:remained|stayed)(?:\sat\s[\d.]+)?|did not change"
)
_APART = re.compile(
    rf"(?P<out>[^,;]{{2,100}}?)\s(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\s(?:in|with|on|after|among|during"
    rf"|under)\s(?:the\s)?"
    rf"(?P<exp>[^,;]+?),?\s(?:and|but|while)\s(?:(?P<down2>{_DOWN})|(?P<up2>{_UP})"
    rf"|{_LEVEL})(?:\sby\s[\d.]+\s?\S+)?"
    r"\s(?:in|with|on|after|among|during|under)\s(?:the\s)?(?P<cmp>[^,;]+)$",
    re.I,
)
"""Two groups that went apart: "rose with tea and fell with milk"."""


def read_parting(clause: str, timepoint: str | None) -> tuple[Statement, ...]:
    """The statement of a clause without amounts that tells how each of two groups moved."""
    match = _APART.match(clause)
    if match is None or (match["down"] and match["down2"]) or (match["up"] and match["up2"]):
        return ()
    outcome, exposure, comparator = (noun_phrase(match[name]) for name in ("out", "exp", "cmp"))
    if outcome is None or exposure is None or comparator is None:
        return ()
    told, direction = (exposure, comparator), Direction.DECREASE if match["down"] else Direction.INCREASE
    if control_of(told) == 0:
        told, direction = (
            (comparator, exposure),
            (Direction.INCREASE if match["down"] else Direction.DECREASE),
        )
    return (_statement(outcome, direction, *told, timepoint, match["down"] or match["up"]),)


def _told_of(outcome: str, tail: str, arms: Sequence[str]) -> tuple[str, list[Told] | None]:
    """What was measured, and the groups with their numbers; no groups where the clause is none such."""
    is_ordered = "respectively" in tail
    pieces = [_PIECE.match(piece.strip(" ,")) for piece in _CUT.split(tail)]
    if len(pieces) < 2 or not all(pieces):
        return outcome, None
    read = [piece for piece in pieces if piece is not None]
    groups = [_group(piece["without"], piece["group"]) for piece in read]
    values = [_value(piece) for piece in read]
    if all(groups):
        return outcome, [Told(group, value) for group, value in zip(groups, values, strict=True)]
    if not any(groups) and _ONLY_PEOPLE.fullmatch(read[-1]["group"] or ""):
        groups = [None for _ in groups]
    elif any(piece["group"] for piece in read[:-1]) or (read[-1]["group"] and groups[-1] is None):
        return outcome, None
    if groups[-1] is not None:
        named = _members(groups[-1])
    elif (inside := _IN_OUTCOME.fullmatch(outcome)) is not None and (is_ordered or len(read) == 2):
        named = _members(inside["groups"])
        outcome = inside["out"] if len(named) == len(read) else outcome
    else:
        named = []
    named = named if len(named) == len(read) else list(arms) if not groups[-1] else []
    if len(named) != len(read):
        return outcome, [Told(None, value) for value in values]
    return outcome, [Told(group, value) for group, value in zip(named, values, strict=True)]


def _group(preposition: str | None, said: str | None) -> str | None:
    if said is not None and _NUMBERED_GROUPS.fullmatch(said):
        return said
    said = noun_phrase(_SAYING_WHO.sub("", said)) if said is not None else None
    if said is None or _GROUP.fullmatch(said) is None:
        return None
    return f"without {said}" if preposition == "without" else said


def _members(said: str) -> list[str]:
    numbered = _NUMBERED_GROUPS.fullmatch(said)
    if numbered is not None:
        return [f"group {numbered['one']}", f"group {numbered['two']}"]
    noun = _TAIL_OF_GROUPS.search(said)
    shared = (
        noun["noun"].rstrip("s") if noun is not None and noun["noun"].lower() in {"groups", "arms"} else ""
    )
    members = [
        one
        for part in SEPARATOR.split(said[: noun.start()] if shared and noun else said)
        if (one := noun_phrase(part))
    ]
    return [f"{one} {shared}".strip() for one in members]


def _value(piece: re.Match[str]) -> float:
    value = number(piece["value"])
    if piece["first"] is not None:
        return abs(value - number(piece["first"]))
    return value / (number(piece["of"]) or 1.0) if piece["of"] is not None else value
