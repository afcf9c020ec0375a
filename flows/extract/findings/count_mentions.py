"""Every number of people in a text, with what speaks for its being the number of those studied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.findings.count_cues import count_cues
from flows.extract.findings.count_patterns import (
    ALLOTTED,
    BARE,
    BEFORE_ARM,
    BY_ITS_NUMBER,
    COUNTED,
    DATED,
    EQUALS,
    GROUP,
    LABEL,
    PEOPLE,
    SENT_TO_ARM,
    STUDIES_COUNTED,
    TOOK_PART,
    VERB_PEOPLE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of people: how many, how much speaks for it, and whether it is one arm of several."""

    n: int
    score: float
    is_arm: bool
    start: int
    end: int
    noun: str = ""
    letter: str = ""


_LISTED = frozenset(
    word.rstrip("?") for listed in PEOPLE for word in (listed, listed.replace("s?", "")) if word
)
_OF_SEVERAL = frozenset({"couples", "dyads", "families", "households"})
_DOERS = frozenset(
    {"researchers", "reviewers", "writers", "authors", "investigators", "assessors", "raters", "observers"}
    | {"evaluators", "radiologists", "pathologists", "readers", "coders", "interviewers", "scientists"}
)
"""A few of these do the study."""
_ANSWERED = frozenset({"respondents", "responders"})
"""Their percentage is of those who were asked."""
_USUAL = frozenset({"participants", "patients", "subjects", "adults"})
_FEW = 5
"""Smaller numbers are rarely a study's: they count groups, visits, those who fell ill."""
_ASKED = re.compile(r"screened|eligible|invited|approached")
_CONSENTED = re.compile(
    r"^[^.]{0,120}\b(?:consented|were (?:randomi|included|enrol|recruit|randomly|assigned))"
)
_DIRECTLY = re.compile(r"\b(?:for|from|on|in|of|all|the)\s$")
_TO_ALL_ARMS = re.compile(r"\b(?:or|and)\b(?!\s\d)|\bversus\b|\bvs\b|\beither\b|\bgroups\b")
_AND_MORE = re.compile(
    r"\s(?:and|or|then)\s(?!(?:the\s)?\d)|\s(?:group|arm)?,?\s?(?:and|or) (?:a|an|the|single"
    r"|both)\b(?!\s\d)"
)
_LABELS = re.compile(r"\b(?P<label>[A-Z][A-Z ,/&]{4,}):")
_ASIDE = re.compile(r"BACKGROUND|INTRODUCTION|CONTEXT|IMPORTANCE")
_PEOPLES_PART = re.compile(r"PARTICIPANTS|METHODS|SUBJECTS|PATIENTS|SAMPLE")
_AGED = re.compile(r"\b(?:aged?|older|younger|BMI|score)\s?(?:of\s)?[<>≥≤]=?\s?$|[<>≥≤⩾⩽]\s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERCENT = re.compile(r"\s?[\[(]\s?\d+(?:[.·]\d+)?\s?%\s?[\]),;]")
_PERCENT_NEXT = re.compile(r"\s[\w-]+\s?\(\d+(?:[.·]\d+)?\s?%")
_THOSE = re.compile(
    r"(?:^|[.:;]\s|\b(?:all|the|of|in|included|recruited|enrolled)\s)(?:participants|patients|subjects)\s?\($",
    re.I,
)
_STATISTICS = re.compile(
    r"[^()]{0,3}[,;]\s?(?:p\b|P\b|\d+(?:\.\d+)?\s?%|(?:RR|OR|HR|MD|SMD|WMD|RD|r|β|mean difference"
    r"|relative risk|(?:risk|odds|hazard) ratio)\b)"
)
_PERCENT_BEFORE = re.compile(r"%(?:[^.;()]{0,40}\([^()]{0,12}|,?\s?)$")


def value(printed: str) -> int:
    """The number that digits with separators print."""
    return int(re.sub(r"\D", "", printed))


_MANY = re.compile(r"s$|^(?:men|women|children|people|mice)$", re.I)
_CONSECUTIVE = re.compile(r"\s(?:consecutive|unselected)\s", re.I)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a place within its sentence or half-sentence."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "; ", ": ", "? ")) + 1
    rights = [i for mark in (". ", "; ") if (i := text.find(mark, end)) >= 0]
    return text[max(left, 0) : start], text[end : min(rights, default=len(text))]


def mentions(text: str) -> tuple[Mention, ...]:
    """Every count of people in a text (spelled numbers already as digits), in the order of its kinds."""
    found: list[Mention] = []
    labels = _label_points(text)
    for match in COUNTED.finditer(text):
        is_one_of_many = value(match["n"]) == 1 and _MANY.search(match["noun"]) is not None
        if value(match["n"]) and not is_one_of_many and not _is_no_count(text, match["n"], match.start()):
            found.append(_scored(text, match["n"], match.start(), match.end(), match["noun"].lower(), labels))
    n_studies = max((value(match["n"]) for match in STUDIES_COUNTED.finditer(text)), default=0)
    for match in (*VERB_PEOPLE.finditer(text), *BARE.finditer(text)):
        group = next(name for name, printed in match.groupdict().items() if printed)
        start = match.start(group)
        is_known = any(known.start <= start < known.end for known in found)
        if value(match[group]) > n_studies and not is_known and not _is_no_count(text, match[group], start):
            found.append(_scored(text, match[group], start, match.end(group), "", labels))
    return tuple(found)


def equalled(text: str) -> tuple[Mention, ...]:
    """Every "n = 12", scored: of a percentage or with statistics behind it is no size of the study."""
    found: list[Mention] = []
    for match in EQUALS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        letter = match["letter"] if match["letter"] in {"N", "participants"} else "n"
        score = 1.0 if letter == "n" else 2.5
        score += 1.5 * (letter == "n" and _THOSE.search(before) is not None)
        is_part = _STATISTICS.match(text, match.end()) or _PERCENT_BEFORE.search(before)
        found.append(
            Mention(
                value(match["n"]),
                score - 4 * (is_part is not None),
                letter == "n",
                match.start(),
                match.end(),
                "",
                letter,
            )
        )
    return tuple(found)


def _is_no_count(text: str, printed: str, start: int) -> bool:
    before = text[max(0, start - 40) : start]
    is_year = _YEAR.fullmatch(printed) and DATED.search(before)
    return bool(is_year or BY_ITS_NUMBER.search(before) or _AGED.search(before))


def _scored(
    text: str, printed: str, start: int, end: int, noun: str, labels: list[tuple[int, int]]
) -> Mention:
    cues = count_cues()
    before, after = sentence_around(text, start, end)
    before, near = before[-70:], after[:60]
    score = (1.0 if noun in _LISTED or not noun else 0.5) + 0.5 * (noun in _USUAL)
    score += 2.0 * (_CONSECUTIVE.search(text, start, end) is not None)
    score -= 1.0 * (noun in _OF_SEVERAL) + 5.0 * (noun in _DOERS and value(printed) < 2 * _FEW)
    score -= (1.5 if _DIRECTLY.search(before) else 2.5) * (noun == "cases") + 1.0 * (value(printed) < _FEW)
    score += sum(cue.points for cue in cues["before"] if cue.pattern.search(before))
    score += sum(cue.points for cue in cues["behind"] if cue.pattern.search(near))
    score += next(
        (cue.points for cue in cues["near"] if cue.pattern.search(before[-60:]) or cue.pattern.search(near)),
        0,
    )
    if _ASKED.search(text[start:end]) and not _CONSENTED.search(text[end : end + 130]):
        score -= 4
    if TOOK_PART.match(text[end : end + 60]):
        score += 1
    elif (
        _PERCENT.match(text, end)
        or _PERCENT.match(text, start + len(printed))
        or (not noun and _PERCENT_NEXT.match(text, end))
    ):
        score -= 3 * (noun not in _ANSWERED)
    score += next(points for place, points in reversed(labels) if place <= start)
    is_arm = _is_arm(text, start, end, noun, before, after)
    return Mention(value(printed), score - 3 * is_arm, is_arm, start, end, noun)


def _label_points(text: str) -> list[tuple[int, int]]:
    """Where parts of the abstract begin, and what their label says of the people named there."""
    points = [
        (
            match.end(),
            -2 if _ASIDE.search(match["label"]) else 2 if _PEOPLES_PART.search(match["label"]) else 0,
        )
        for match in _LABELS.finditer(LABEL.sub(lambda match: match[0].upper(), text))
    ]
    return [(0, 0), *points]


def _is_arm(text: str, start: int, end: int, noun: str, before: str, after: str) -> bool:
    group = GROUP.match(after)
    return (
        (group is not None and " or " not in group[0] and not _AND_MORE.match(after, group.end()))
        or BEFORE_ARM.search(before) is not None
        or noun == "controls"
        or (noun == "cases" and "controls" in text)
        or (
            SENT_TO_ARM.match(text, end) is not None
            and "(n" not in after[:80]
            and not _TO_ALL_ARMS.search(re.split(r"[.;,]", after, maxsplit=1)[0])
        )
        or (
            text[start - 1 : start] == "("
            and text[end : end + 1] == ")"
            and ALLOTTED.search(before) is not None
        )
    )
