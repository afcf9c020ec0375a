"""Who was compared: the arms of a study as its methods name them, and which of them is the control."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.findings.clauses import without_brackets
from flows.extract.findings.nouns import noun_phrase

_ASSIGNED = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|randomi[sz]ation)\b[^.;]{0,60}?\s(?:either\s)?"
    r"(?:to|into|for)\s(?P<arms>[^;]+?\sor\s.+)",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:received|receive|took|take|consumed|drank|ate|given|wore|applied"
    r"|used)\s(?:either\s)?(?P<arms>[^.;]{3,120}?"
    r"\sor\s[^.;]+)",
    re.I,
)
_COMPARED = re.compile(
    r"\bcompar(?:ed|ing)\s(?:the\s)?(?P<one>[^.,;]{3,70}?)\s(?:with|to|versus|vs\.?"
    r"|against)\s(?:the\s)?(?P<two>[^.,;]{3,90})",
    re.I,
)
_CUE = re.compile(
    r"andomi[sz]|ssigned|llocated|ompar(?:ed|ing)|\b(?:received?|took|take|consumed|drank|ate|given|wore|applied|used)\b"
)
"""What a sentence that names arms has."""
DESIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("We randomised 80 adults to green tea daily or water for 8 weeks.", ("green tea", "water")),
    (
        "In total 90 nurses were allocated at random to yoga 5 h per week, walks or no exercise.",
        ("yoga", "walks", "no exercise"),
    ),
    ("Ninety men took zinc 20 mg or placebo for two weeks.", ("zinc", "placebo")),
    ("A crossover trial compared oat milk with cow's milk in 30 adults.", ("oat milk", "cow's milk")),
)
"""Sentences of methods, each with the arms that are read from it."""
_REST = re.compile(
    r"(?:\s(?:for|over|during|throughout|until)\s(?:a\s|an\s|the\s|up to\s|up\s"
    r"|all\s)?(?:[\w-]+\s){0,2}?(?:\d|one|two|three|four|five|six|eight"
    r"|nine|ten|twelve|median|mean|treatment|weeks|months|years|days|course)|,\s(?:and\s)?(?:each|all"
    r"|both(?!,)|with|in random|given|in a|then|matched"
    r"|started|followed)\b|\s(?:and|then)\s(?:were\s)?(?:followed|observed|examined|tested)\b"
    r"|,?\sin\s(?:random|a)\b|\sin\s\d|\severy\s|\swith follow-up"
    r"|\s(?:before|after|among)\s|;|\sat\s\d[\d:]*(?:$|,|\s(?:on|for))|\sin addition\b|,\s(?:on|at)\s).*$",
    re.I,
)
_DOSE = re.compile(
    r"\s(?:at\s)?\d[\d.,]*\s?(?:mg|g|kg|[uµ]g|mcg|IU|ml|mL|h|hours?|minutes?|min|%)(?:/(?:d|day|kg"
    r"|wk)|\s(?:per|a)\s\w+)*"
    r"|\s(?:once|twice|three times|daily|weekly|nightly|a day|a week|per day|per week)\b"
    r"|^(?:daily|weekly|monthly|nightly|twice-yearly|oral|intravenous|subcutaneous|supervised"
    r"|\d[\d.,]*\s?(?:mg|g|[uµ]g|IU|mL|ml)\s(?:of\s)?"
    r"|four|two|three|one|an?|the|either|receive|to|take|eat|drink|apply|use|have|wear|infusions of"
    r"|injections of|capsules of)\s",
    re.I,
)
_MEMBERS = re.compile(r",\s(?:or\s|and\s)?(?:to\s|with\s)?|\sor\s(?:to\s|with\s)?|\sand\s(?:to\s)")
_CONTROL = re.compile(
    r"\b(?:placebo|sham|controls?|usual|standard|waiting|waitlist|wait-list|silence|no\s\w+|without"
    r"|vehicle|saline|untreated|unexposed"
    r"|un\w+ed|non-?\w*users?|never|sedentary|conventional|attention|inactive|water|rest|abstainers"
    r"|comparison|none|lowest|education)\b"
    r"|^non-",
    re.I,
)
_ADJECTIVE = re.compile(r"[\w-]+ed|active|true|oral|early|intensive|(?:high|low)-[a-z]+", re.I)
_NO_ARM = re.compile(
    r"^(?:injections?|tablets?|capsules?|infusions?|sessions?|weeks?|programmes?|programs?|therapy"
    r"|treatments?|groups?"
    r"|both|neither)$",
    re.I,
)
_NUMBERED = re.compile(
    r"^[\d.,]+\s(?:after|in|with|for|on|of)\b|"
    r"^\d[\d,]*\s(?:[a-z]+ed|patients|participants|people|adults|women|men|children)\b|\bwhose\b",
    re.I,
)
_FEWEST, _MOST, _LONGEST = 2, 5, 8


_PLAINLY = re.compile(
    r"\b(?:placebo|sham|controls?|usual|standard care|waiting|waitlist|wait-list|vehicle|saline)\b", re.I
)


def says_control(arm: str) -> bool:
    """Whether a name says plainly that it is the control's: placebo, sham, usual care."""
    return _PLAINLY.search(arm) is not None


def control_of(arms: Sequence[str | None]) -> int | None:
    """Which of several arms the others are held against; None where no name, or more than one, says it."""
    for says in (_PLAINLY, _CONTROL):
        named = [index for index, arm in enumerate(arms) if arm is not None and says.search(arm) is not None]
        if len(named) == 1:
            return named[0]
    return None


def arms_of(text: str) -> tuple[str, ...]:
    """The arms that a sentence of a study's methods names, in order; empty where it names none.

    Args:
        text: a sentence on how the study was made, with or without brackets.
    """
    if _CUE.search(text) is None:
        return ()
    plain = re.sub(r"\s+", " ", without_brackets(text)).strip(" .")
    plain = re.sub(r"\s([,.;])", r"\1", plain)
    for pattern in (_ASSIGNED, _GIVEN):
        match = pattern.search(plain)
        if match is not None:
            arms = tuple(_named(one) for one in _MEMBERS.split(_REST.sub("", match["arms"])))
            arms = _with_shared_noun(arms)
            if are_arms(arms):
                return arms
    match = _COMPARED.search(plain)
    if match is None:
        return ()
    arms = (
        _named(_REST.sub("", match["one"])),
        _named(_REST.sub("", re.sub(r"\s(?:in|for|among)\s.*$", "", match["two"]))),
    )
    return arms if are_arms(arms) else ()


def _with_shared_noun(arms: tuple[str, ...]) -> tuple[str, ...]:
    """The arms with the noun that the last one names for all: "delayed or immediate clamping"."""
    head = arms[-1].partition(" ")[2]
    return tuple(f"{arm} {head}" if head and _ADJECTIVE.fullmatch(arm) else arm for arm in arms)


def _named(phrase: str) -> str:
    shorter, before = phrase.strip(" ,"), ""
    while shorter != before:
        before, shorter = shorter, _DOSE.sub("", shorter).strip(" ,")
    return noun_phrase(shorter) or shorter


def are_arms(arms: Sequence[str]) -> bool:
    """Whether phrases can be the names of arms: few words, none of them a number or a mere dosage form."""
    return (
        _FEWEST <= len(arms) <= _MOST
        and all(
            arm
            and _NUMBERED.search(arm) is None
            and _NO_ARM.match(arm) is None
            and len(arm.split()) <= _LONGEST
            and re.search(r"[a-z]{3}", arm, re.I)
            for arm in arms
        )
        and len(set(arms)) == len(arms)
    )
