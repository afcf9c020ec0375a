"""Whom a study studied: the noun phrase of people that its methods or its title name."""

from __future__ import annotations

import re

from flows.extract.findings.count_patterns import PEOPLE
from flows.extract.findings.spelled import spelled_number

_PEOPLE = "|".join(
    word
    for word in PEOPLE
    if word not in {"cases?", "users?", "contacts", "births", "deliveries", "controls?"}
)
_NOT_BEFORE = (
    "despite|the|a|an|of|in|and|or|to|on|at|as|by|for|from|with|total|all|were|was|is|are|these|those|this|that|which|who|we|our|their|its|his|her|had|have"
    "|has|each|per|than|then|when|both|between|among|compared|versus|vs|via|using|study|studies|trial|phase|sample|cohort|data|based|group|groups"
    "|eligible|included|including|enrolled|randomi[sz]ed|recruited|assigned|identified|selected|studied|analy[sz]ed|evaluated|examined|followed|surveyed"
    "|interviewed|revealed|showed|found|allowed|invited|asked|screened|consecutive|unique|what|how|why|compare|increase|decrease|assist|help|mandate|improve|reduce|provide|support|treat|predict|identify|detect|allow|enable|can|may|might|could|should|will|would|must|not|also|only|where|while|because|if|since|so|increase|other|more|most|less|many|some|no|any|number|numbers|enrolling|fewer|whether|typical|similarly|known|majority|proportion|percentage|not"
    "|ask|advocate|either|assess|assessing|recruit|introduce|invite|include|enroll|involve|engage|motivate|see|find"
)
_NOT_BEHIND = (
    "were|was|who|randomi[sz]ed|enrolled|completed|recruited|included|assigned|received|participated|is|are|had|have|has|with|and|using|underwent"
    "|to|for|that|which|during|by|as|via|after|before|we|showed|exhibited|demonstrated|presented|achieved|including|provided|caused|comparing|performed|matched|failed|developed|experienced|reported|paying|can|may|should|will|responded|agreed|answered|filled|took|gave|than|per|p|between|or"
)
_OPENER = (
    r"aged|(?:diagnosed|presenting|living|infected|treated|affected|suffering)\s(?:with|by|from|for)"
    r"|(?:admitted|referred|presenting)\s(?:to|for|with|in)(?:\s(?:the|an?))?|scheduled for|for whom"
    r"|at (?:high |low |increased )?risk (?:of|for)|with(?:\san?\s(?:\w+\s){0,2}?(?:diagnosis|history) of)?"
    r"|without|who (?:were|had|have|smoke|work|underwent|received)|undergoing|living|receiving|treated"
    r"|from|in|of|attending|at|hospitali[sz]ed|admitted|diagnosed|suffering|older than|over"
)
_WORD = (
    r"(?:and|or)\s(?:older|over|above|younger)\b"
    rf"|or\s(?!(?:{_NOT_BEHIND}|{_PEOPLE}|controls?|healthy|placebo|usual)\b)[a-z][\w-]*"
    rf"|(?!(?:{_NOT_BEHIND})\b)(?:[A-Za-z≥≤][\w'’/‑-]*|\d+\s?to\s\d+|(?<=aged\s)[\d≥≤][\w–-]*|(?<=than\s)\d+"
    r"|(?<=over\s)\d+|\d[\d–-]*(?=\s(?:years|months|to))|(?<=[Tt]ype\s)\d(?=\s[a-z]))"
)
_PHRASE = re.compile(
    rf"\b(?P<before>(?:(?!(?:{_NOT_BEFORE})\b)[A-Za-z][\w'’-]*\s){{0,4}})(?P<noun>(?:{_PEOPLE}))\b"
    rf"(?!\s?[-/])"
    r"(?:\s\((?:aged?|mean age|median age|n\s?=|\d)[^)]{1,60}\))?"
    rf"(?P<behind>(?:,?\s(?:{_OPENER})\s(?:(?:{_WORD}),?\s?){{1,9}}){{0,2}})",
    re.I,
)
_NO_POPULATION = re.compile(
    r"\b(?:studies|trials)$|^(?:trials|studies|articles|one|two|three|this|receiving|likely)\b"
    r"|\b(?:groups?|arms?|placebo|likely|discontinued|median|respectively|compared|versus|which"
    r"|waitlist)\b|\b(?:control|controls) (?:subjects|participants)",
    re.I,
)
_TAKEN = re.compile(
    r"\b(?:enrol\w*|recruit\w*|includ\w+|involv\w+|randomi[sz]ed|assigned|sample|cohort|total"
    r"|participants(?: were|:)|patients:|surveyed|interview\w*|studied|among|followed)\b"
    r"[^.;]{0,40}$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:longer|shorter|greater|worse|higher (?!education)"
    r"|lower (?!back|limb|extremit|urinary|respiratory|leg|income))"
    r"|\bthe (?:tools|variant)\b",
    re.I,
)
"""What tells one part of the people from the others."""
_INFINITIVE = re.compile(
    r"(?<!compared )(?<!relative )(?<!similar )(?<!according )(?<!related )(?<!due )(?<!given )"
    r"(?<!assigned )\bto $",
    re.I,
)
"""Before a verb ("to teach nursing students")."""
_DOERS = re.compile(
    r"^(?:practitioner|physician|doctor|nurse|surgeon|dentist|therapist|pathologist|clinician|pharmacist|professional"
    r"|staff|personnel|member)",
    re.I,
)
"""Who treats and reads, and is seldom the one studied."""
_BEHIND_COMMA = re.compile(r",\s(?!(?:aged|with|who|living|undergoing|[A-Z][a-z]+$)\b).*$")
_COUNTED = re.compile(r"\d[\d,]*\s$")
_LOOSE_END = re.compile(
    r"(?:[\s,]+(?:(?:who|that|which)(?:\s(?:were|had|have))?|show|reported|baseline|ages|in|of|with|from|at|the|a|an|aged|without|over|living|receiving|treated|diagnosed"
    r"|admitted|undergoing|their|our|single|the\s[A-Z]"
    r"|January|February|March|April|May|June|July|August|September|October|November|December))+$",
    re.I,
)


def read_population(*sources: str) -> str | None:
    """The noun phrase of people that says most of whom a text studied: of the first source that has one.

    How many they were is left out; a phrase of one word ("patients") says nothing.
    """
    for source in sources:
        best: tuple[float, str] | None = None
        for match in _PHRASE.finditer(source):
            phrase = _phrase(match)
            if _INFINITIVE.search(source, max(0, match.start() - 30), match.start()):
                phrase = phrase.partition(" ")[2]
            words = phrase.split()
            if len(words) < 2 or _NO_POPULATION.search(phrase):
                continue
            before = source[max(0, match.start() - 60) : match.start()]
            score = min(len(words), 8) + 3.0 * (_COUNTED.search(before) is not None)
            score += 3.0 * (_TAKEN.search(before) is not None) - 3.0 * match.start() / max(len(source), 1)
            score -= 3.0 * (_DOERS.search(match["noun"]) is not None)
            score -= 4.0 * (_COMPARED.search(phrase) is not None)
            if best is None or score > best[0]:
                best = (score, phrase)
        if best is not None:
            return best[1]
    return None


def _phrase(match: re.Match[str]) -> str:
    phrase = re.sub(r"\s+", " ", match[0]).strip(" ,.;")
    phrase = _LOOSE_END.sub("", _BEHIND_COMMA.sub("", phrase))
    words = phrase.split()
    while len(words) > 1 and spelled_number(words[0]) is not None:
        words = words[1:]
    return " ".join(words)
