"""Which way a statement says that its outcome went, and a statement of several outcomes taken apart."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.constructions import word_lists
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.soundness import Statement
from flows.extract.findings.times import hide_times, show_times, take_times
from flows.lexicon.concepts import valence_of
from schemas.vocabulary import Direction, Valence

_WORSE = re.compile(r"poorer|worse|impair|worsen|deteriorat", re.I)
_BETTER = re.compile(r"better|improv", re.I)
_MUCH = (
    r"(?:(?:[\d.]+\s?%|also|an?|(?:had|required|needed|showed|reported|experienced|used)(?=\san?\s)"
    r"|significant(?:ly)?|marked(?:ly)?|greater|modest|substantial(?:ly)?)\s)*?"
)
_MOVES = r"increases?|reductions?|decreases?|improvements?|declines?|rises?|falls?|drops?|gains?"
_MOVING = r"reducing|decreasing|lowering|alleviating|relieving|improving|increasing|enhancing"
_HANDLED = re.compile(
    r"\b(?:control|management|recovery|remission|reduction|relief|outcomes?|survival|detection)\b", re.I
)
"""Of a bad thing, what is good all the same."""


_NO_MEMBER = re.compile(r"(?:after|before|during|per)\s|[\d.,\s–-]+(?:\s\w{1,7})?$", re.I)
"""What is no outcome of its own behind "and": "before and after the walk", "in weeks 4 and 8"."""
_BAD = re.compile(
    r"\b(?:deficits?|impairments?|dysfunctions?|burden|distress|complaints?|difficult(?:y|ies))$", re.I
)


def direction_said(parts: dict[str, str | None]) -> Direction:
    """The direction that the parts of a construction name: its sign, its verb or its adjective."""
    sign = (parts.get("sign") or parts.get("sign2") or "").lower()
    if sign in {"inverse", "inversely", "negative", "negatively"}:
        return Direction.DECREASE
    if sign in {"positive", "positively", "direct", "directly"}:
        return Direction.INCREASE
    word = (parts.get("adj") or parts.get("adj2") or parts.get("verb") or "").lower()
    if not word or word == "as":
        return Direction.UNSIGNED
    if parts.get("verb"):
        if re.fullmatch(word_lists()["down_verb"], word, re.I) or _WORSE.match(word):
            return Direction.DECREASE
        return Direction.INCREASE
    if (
        re.match(
            r"(?:reduc|decreas|declin|fall|drop|lowering|prevent|alleviat|reliev|attenuat|shortening)", word
        )
        or re.fullmatch(word_lists()["down_adj"], word, re.I)
        or _WORSE.match(word)
    ):
        return Direction.DECREASE
    return Direction.INCREASE


_SIGNED = re.compile(
    rf"^{_MUCH}(?:(?:{word_lists()['adj']})(?:\s(?:{_MOVES})(?=\sin\s))?|(?:{_MOVES})(?=\sin\s))\s(?:in\s)?",
    re.I,
)
_MOVED_IN = re.compile(rf"\b(?:{_MOVES})\sin\s|\bin\sblood\b", re.I)
"""The sign of its own that a member of a list has ("an increase in sleep")."""


_OF_A_MOVE = re.compile(rf"(?P<move>{_MOVES})\sin\s(?=\w)", re.I)
_OTHER_WAY = {
    Direction.INCREASE: Direction.DECREASE,
    Direction.DECREASE: Direction.INCREASE,
}
_AND_WITH_ANOTHER = re.compile(r"(?<=and)\swith\s(?=[\w'’-]+(?:\s[\w'’-]+){0,3}$)", re.I)
_HOW_MUCH = re.compile(r"\sof\s[\d.,]+\s?\S{1,4}(?:\sor\s(?:more|less))?", re.I)
_AND_WITH = re.compile(rf"(?<=and)\swith\s(?={_MUCH}(?:{word_lists()['adj']})\s)", re.I)


def one_per_outcome(statement: Statement) -> list[Statement]:
    """One statement for each member of a plain list of outcomes ("anxiety, mood and sleep")."""
    outcome = _AND_WITH.sub(" ", statement.outcome)
    if statement.pattern == "associated":
        outcome = _AND_WITH_ANOTHER.sub(" ", outcome)
    parts = re.split(
        r",\s(?:and\s|or\s)?|\s(?:and|or(?! more\b| less\b)|nor|as well as)\s", hide_times(outcome)
    )
    parts = [show_times(part.strip()) for part in parts if part.strip()]
    is_list = (
        len(parts) > 1
        and all(len(_HOW_MUCH.sub("", take_times(_SIGNED.sub("", part))[0]).split()) <= 5 for part in parts)
        and not any(_NO_MEMBER.match(part) for part in parts[1:])
        and not re.search(r"\b(?:with|between|who|in)\b", _MOVED_IN.sub(" ", outcome))
    )
    if not is_list:
        return [statement]
    parts = _with_shared_head(parts)
    told: list[Statement] = []
    for i, part in enumerate(parts):
        statement = _of_part(statement, part, parts[:i])
        told.append(statement)
    return told


_KIND = (
    r"(?:total|mild|moderate|severe|serious|minor|major|systolic|diastolic|mental|physical|emotional"
    r"|cognitive|social|plasma|serum|tissue|urinary|fasting|postprandial"
    r"|daily|non-daily|nightly|weekly|monthly|early|late|short-term|long-term|left|right|upper|lower"
    r"|visual|verbal|lean|fat|all-cause|cardiovascular|non-cardiovascular|overall"
    r"|anterior|posterior|maternal|neonatal|fetal|male|female|positive|negative|subjective|objective"
    r"|absolute|relative|high-density|low-density)"
)
_KIND_ALONE = re.compile(_KIND, re.I)
_KIND_OF = re.compile(rf"{_KIND}\s(?P<head>.+)", re.I)


_HYPHENED = re.compile(r"[A-Za-z]+-(?P<tail>[a-z]+\b.*)")
"""A member behind one of which only the beginning stands: "short- and long-term memory"."""


def _with_shared_head(parts: list[str]) -> list[str]:
    """The members with the noun that they share: "systolic and diastolic blood pressure"."""
    tail = _HYPHENED.match(parts[-1])
    if tail is not None:
        parts = [part + tail["tail"] if part.endswith("-") else part for part in parts]
    whole = _KIND_OF.fullmatch(parts[-1])
    if whole is None:
        return parts
    return [f"{part} {whole['head']}" if _KIND_ALONE.fullmatch(part) is not None else part for part in parts]


def _of_part(statement: Statement, part: str, before: list[str]) -> Statement:
    """A member of the list with its own sign ("higher weight, longer sleep") or denial ("A, not B")."""
    signed = re.match(
        rf"{_MUCH}({word_lists()['adj']}|{_MOVING}|{_MOVES}(?=\sin\s))\s(?:in\s)?(?=\w)", part, re.I
    )
    if signed is not None and not statement.is_stated_null and statement.pattern != "more likely to":
        judged = judgement(signed[1])
        part = part[signed.end() :]
        direction = direction_said({"adj": signed[1]})
        moved = _OF_A_MOVE.match(part)
        if moved is not None:
            part, is_more = part[moved.end() :], direction is Direction.INCREASE
            direction = direction_said({"adj": moved["move"]})
            direction = direction if is_more else _OTHER_WAY.get(direction, direction)
        statement = replace(statement, direction=direction, judged=judged)
    if any(re.match(r"not\s", one) for one in (*before, part)):
        part = re.sub(r"^not\s", "", part)
        statement = replace(statement, direction=Direction.NO_CHANGE, is_stated_null=True, judged="")
    return replace(statement, outcome=noun_phrase(part) or part)


def poled(statement: Statement) -> Statement:
    """What got "better" or "worse" rose or fell, as its outcome is a good or a bad thing."""
    is_bad = valence_of(statement.outcome, Direction.INCREASE) is Valence.HARM or _BAD.search(
        statement.outcome
    )
    if (
        not statement.judged
        or statement.direction in {Direction.UNSIGNED, Direction.NO_CHANGE}
        or not is_bad
        or _HANDLED.search(statement.outcome)
    ):
        return statement
    falls = statement.judged == "better"
    return replace(statement, direction=Direction.DECREASE if falls else Direction.INCREASE)


def judgement(said: str) -> str:
    """ "better" or "worse" where a word says only that; else empty."""
    return "better" if _BETTER.match(said) else "worse" if _WORSE.match(said) else ""
