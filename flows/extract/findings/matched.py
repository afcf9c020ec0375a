"""What the match of a construction says: outcome, exposure, comparator and direction."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.constructions import word_lists
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.outcome_signs import direction_said, judgement
from flows.extract.findings.soundness import Statement
from flows.lexicon.concepts import concept_of, valence_of
from schemas.vocabulary import Direction, Valence

_NO_SUBJECT = re.compile(
    r"\b(?:was|were|is|are|be|been)(?:\s\w+ly)*$"
    r"|\b(?:not|neither|never|do|does|did|the|an?|of|this|that|in|no|any|with|and|or|its|their|by|when|while|if|for|to"
    r"|after|before|as|than|from|at|on|through|via|under|between|during|despite|into|within)$",
    re.I,
)
"""What ends so has no verb behind it but an adjective or noun: "side effects were lower", "the decrease"."""
_INSIGNIFICANTLY = re.compile(r"\b(?:non-?|in)significantly\b", re.I)
"""How something moved that did not move: "pain was insignificantly reduced"."""
_A_NOUN = re.compile(r"\b(?:had|has|have)\s(?:[\w-]+\s)*(?:falls|drops|rises|increases|decreases)$", re.I)
"""What looks like a verb and is what somebody had: "ten adults had falls"."""
_DENIED = re.compile(r"\b(?:not|no|n['’]t)\b", re.I)
_NO_BETTER = re.compile(
    r"\b(?:no|not)\s(?:\w+ly\s)?(?:better|worse|superior|more effective)\s(?:to|than)\b", re.I
)
"""What was no better than something is no outcome but what was tried."""
_BETWEEN = re.compile(r"\sbetween\s(?:the\s)?$")
_PAIR = re.compile(r"(?P<one>[^,]+?)\sand\s(?P<two>(?:(?!\sand\s)[^,])+)")
"""Two groups between which nothing differed."""
_IS_OF_ARMS = re.compile(
    r"^[^,;]*\sand\s(?:the\s)?(?:[^,;]{2,60}?\salone|(?:placebo|sham|controls?|usual care|[\w\s-]{0,40}?"
    r"(?:groups?|arms?|users|drinkers|eaters|smokers|patients|recipients|treatments)))\s"
    r"(?:(?:was|were|did|is|are|do|had)\b|remained|stayed)",
    re.I,
)
"""What did not differ where it is whom the study compared: "tea and milk alone did not differ"."""
_SOME_PEOPLE = re.compile(
    r"(?:(?:older|younger|young|old|both)\s)?(?:women|men|boys|girls|males|females|children|adults"
    r"|adolescents|infants"
    r"|teenagers|people|individuals|sexes)",
    re.I,
)
"""In whom something moved, which did not move it: "symptoms decreased among girls"."""
_AN_EFFECT = re.compile(r"(?:main |overall |direct )?effects?(?:\sof\s(?P<exp>.+?))?\son\s(?P<out>.+)", re.I)
"""What was not significant: "the effect of tea on pain"."""
_WHO_IS_COMPARED = re.compile(
    r"(?:highest|lowest|top|bottom|upper|those|individuals|participants|people|women|men|patients)\b", re.I
)
_A_GROUP = re.compile(r"(?:[\w-]+\s){0,4}(?:group|arm|condition)s?(?:\s[A-Z\d]\w{0,2})?")
_REGARDING = (
    r"(?:\s(?:was|were)\s(?:found|observed|seen|detected|noted))?\s(?:in|for|on|based on|as regards"
    r"|regarding|in terms of|with (?:regard|respect) to)\s(?P<out>.+)$"
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


OF_WHAT_IS_NOT_SAID = "no difference between two"
"""How a statement is marked that says who did not differ, but not in what."""


_OTHER_WAY = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}


def statement_of(name: str, match: re.Match[str], is_null: bool, timepoint: str | None) -> Statement | None:
    """The statement that a construction's match makes; None where it makes none."""
    parts = match.groupdict()
    two = _two_alike(name, match)
    if two is not None:
        return replace(two, timepoint=timepoint)
    if parts.get("prep") == "between":
        told = _OF_GROUPS.match(parts["out"] or "") or _OF_TWO.match(parts["out"] or "")
        told = told or _OF_SEVERAL.match(parts["out"] or "")
        if told is not None:
            parts |= told.groupdict()
    outcome = noun_phrase(parts.get("out") or parts.get("out2"))
    exposure = noun_phrase(parts.get("exp") or parts.get("exp2"))
    comparator = noun_phrase(parts.get("cmp") or parts.get("cmp2"))
    if outcome is None or not _can_be(name, match, parts, exposure):
        return None
    if name in {"led to a change", "group had more outcome"} and exposure and _A_GROUP.fullmatch(outcome):
        outcome, exposure = exposure, outcome
    if name.startswith(("associated", "association", "no association", "not associated")):
        outcome, exposure, parts = _risk_as_outcome(outcome, exposure, parts)
    is_null = is_null or _INSIGNIFICANTLY.search(match[0]) is not None
    if name == "outcome was higher" and _DENIED.search(match[0][match.end("out") : match.start("adj")]):
        is_null = True
    outcome, exposure = _by_what_people_do(name, parts, outcome, exposure)
    outcome, exposure = _in_place(name, outcome, exposure, is_null)
    outcome, exposure, comparator = _between(outcome, exposure, comparator)
    if name in {"outcome moved", "outcome did not change"} and exposure and comparator is None:
        outcome, exposure, comparator = _in_whom(outcome, exposure, match)
    direction = Direction.NO_CHANGE if is_null else direction_said(parts)
    direction = _OTHER_WAY.get(direction, direction) if parts.get("less") else direction
    if direction is Direction.UNSIGNED and re.search(r"\brisk factors?\b", match[0], re.I):
        direction = Direction.INCREASE
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
            r"^(?:risks?|odds|likelihood|probability|incidence|levels?|rates?|chances?"
            r"|[aA]?HRs?|[aA]?ORs?|[aI]?RRs?|(?:hazard|odds|rate|risk) ratios?) (?:of|for) (?:an? "
            r"|the )?(?=\w)",
            "",
            outcome,
        )
        if direction is not None
        else outcome
    )
    said = parts.get("verb") or parts.get("adj") or parts.get("adj2") or ""
    judged = "" if is_null else judgement(said)
    if direction is Direction.UNSIGNED and (parts.get("good") or parts.get("bad")):
        judged = "better" if parts.get("good") else "worse"
        direction = _of_effect(outcome, judged)
    return (
        Statement(outcome, direction, exposure, comparator, timepoint, is_null, name, judged)
        if len(outcome) > 1
        else None
    )


def _two_alike(name: str, match: re.Match[str]) -> Statement | None:
    """Two that did not differ, where a clause does not say in what: "tea and milk alone did not differ"."""
    said = match.groupdict()
    of_what = said.get("out") or ""
    if said.get("prep") == "between":
        is_pair = _OF_GROUPS.match(of_what) is None and all(
            told.match(of_what) is None for told in (_OF_TWO, _OF_SEVERAL)
        )
    else:
        is_pair = (
            name == "outcome did not change"
            and not said.get("exp")
            and "," not in of_what
            and _IS_OF_ARMS.search(match[0]) is not None
        )
    pair = _PAIR.fullmatch(of_what) if is_pair else None
    if pair is None:
        return None
    one, two = noun_phrase(pair["one"]), noun_phrase(pair["two"])
    return Statement("", Direction.NO_CHANGE, one, two, None, True, OF_WHAT_IS_NOT_SAID)


def _in_whom(outcome: str, exposure: str, match: re.Match[str]) -> tuple[str, str | None, str | None]:
    """Outcome, exposure, comparator, where what stands behind a verb is a pair of groups or some people."""
    pair = _PAIR.fullmatch(exposure)
    if pair is not None and _BETWEEN.search(match[0][: match.start("exp")]) is not None:
        return outcome, noun_phrase(pair["one"]), noun_phrase(pair["two"])
    if _SOME_PEOPLE.fullmatch(exposure) is not None:
        return f"{outcome} in {exposure}", None, None
    return outcome, exposure, None


def _can_be(name: str, match: re.Match[str], parts: dict[str, str | None], exposure: str | None) -> bool:
    """Whether the words that a construction matched can be what it says."""
    if name == "factors of outcome were":
        return exposure is not None
    if name == "outcome moved":
        return not (
            re.search(r"\b(?:not|no)\b", match[0][: match.start("verb")])
            or parts.get("under") == "by"
            or _A_NOUN.search(match[0][: match.end("verb")])
        )
    if name == "outcome did not change":
        return exposure is not None or _NO_BETTER.search(match[0]) is None
    return name != "exposure moved outcome" or not (
        _NO_SUBJECT.search(parts.get("exp") or "")
        or _DENIED.search(match[0][match.end("exp") : match.start("verb")])
    )


_WHAT_PEOPLE_DO = re.compile(
    r"(?:^|\s)(?:intakes?|consumption|use|exposure|income|education|age|sex|gender|smoking|drinking|diet|dose"
    r"|dosage|ethnicity|race|marital status|residence|season|supplementation|vaccination|treatment)$",
    re.I,
)


def _by_what_people_do(
    name: str, parts: dict[str, str | None], outcome: str, exposure: str | None
) -> tuple[str, str | None]:
    """Outcome and exposure of a relation without a sign, where they are told the other way round.

    "Blood pressure was not related to income": people's blood pressure is the outcome, not their income.
    """
    if (
        exposure is None
        or name not in {"not associated", "associated"}
        or parts.get("adj")
        or parts.get("sign")
        or _WHAT_PEOPLE_DO.search(outcome) is None
        or _WHAT_PEOPLE_DO.search(exposure) is not None
        or concept_of(exposure) is None
    ):
        return outcome, exposure
    return exposure, outcome


def _in_place(name: str, outcome: str, exposure: str | None, is_null: bool) -> tuple[str, str | None]:
    """Outcome and exposure, where a measure names who is compared first or an effect names both."""
    if name == "measure for outcome was" and exposure and _WHO_IS_COMPARED.match(outcome):
        return exposure, outcome
    effect = _AN_EFFECT.fullmatch(outcome) if is_null else None
    if effect is not None:
        return effect["out"], noun_phrase(effect["exp"]) or exposure
    return outcome, exposure


def _of_effect(outcome: str, judged: str) -> Direction:
    """Which way a good or a bad effect moved an outcome; unsigned where more of it is neither."""
    if valence_of(outcome, Direction.INCREASE) not in {Valence.BENEFIT, Valence.HARM}:
        return Direction.UNSIGNED
    return Direction.INCREASE if judged == "better" else Direction.DECREASE


_A_RISK = re.compile(
    rf"(?:an?\s|the\s)?(?:significant(?:ly)?\s)?(?:(?P<adj>{word_lists()['adj']})\s)?"
    r"(?P<out>(?:[\w-]+\s)?(?:risks?|odds|incidence|likelihood|probability|prevalence"
    r"|chances?)\s(?:of|for)\s.+"
    r"|(?:[\w-]+\s){0,2}(?:mortality|death|survival|recurrence|relapse)(?:\s(?:in|of|among|from|rates?)\s.+)?"
    r"|[\w -]{2,40}\s(?:risk|mortality|incidence))",
    re.I,
)
"""What is at risk, before what puts it there: "a higher risk of gout was associated with beer"."""


def _risk_as_outcome(
    outcome: str, exposure: str | None, parts: dict[str, str | None]
) -> tuple[str, str | None, dict[str, str | None]]:
    """A risk that "was associated with" something is the outcome, on whichever side it stands."""
    risk = _A_RISK.fullmatch(exposure or "")
    if risk is None or _A_RISK.fullmatch(outcome):
        return outcome, exposure, parts
    said = parts.get("adj")
    other = f"{said} {outcome}" if said else outcome
    return risk["out"], other, parts | {"adj": risk["adj"]}


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
