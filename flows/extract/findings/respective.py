"""Numbers told in the order of what they belong to: "gout and stroke (HR 0.7 and 1.4, respectively)"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.listed import SEPARATOR
from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.numbers import INTERVAL, MEASURE, MEASURES, NUMBER, Effect, number, read_effects
from flows.extract.findings.soundness import Statement

_RESPECTIVELY = re.compile(r"\brespectively\b|\brespective\b", re.I)
_VALUE = re.compile(
    rf"[\s:=,;(\[]*(?:and\s|vs\.?\s|versus\s)?(?:of\s|was\s|were\s)?(?P<value>{NUMBER})(?![\w%.])"
)
_TWO_TIMES = re.compile(r"(?P<at>at|after)\s(?P<one>\d+)\sand\s(?P<two>\d+)\s(?P<unit>[a-z].*)")
_FEWEST = 2


def respective_effects(text: str, wanted: int) -> tuple[Effect, ...]:
    """The effects of a stretch that tells one for each of several things in order; empty where it does not.

    Each has its measure before it ("HR 0.7 and HR 1.4") or all share the first one's ("HR 0.7 and 1.4").
    """
    if wanted < _FEWEST or _RESPECTIVELY.search(text) is None:
        return ()
    read = read_effects(text)
    if len(read) == wanted:
        return read
    measures = list(MEASURE.finditer(text))
    if len(measures) != 1:
        return ()
    shared = MEASURES[int((measures[0].lastgroup or "m0")[1:])].name
    found: list[Effect] = []
    position = measures[0].end()
    while (value := _VALUE.match(text, position)) is not None:
        inside = INTERVAL.match(text, _past(text, value.end()))
        low, high = (number(inside["low"]), number(inside["high"])) if inside else (None, None)
        position = _past(text, inside.end() if inside else value.end())
        found.append(Effect(number(value["value"]), shared, low, high, None, None, value.start(), position))
    return tuple(found) if len(found) == wanted else ()


def _past(text: str, position: int) -> int:
    while position < len(text) and text[position] in " ,;()[]":
        position += 1
    return position


def one_per_respective(statement: Statement, text: str) -> list[Statement]:
    """One statement for each exposure, or time, of several whose numbers the clause tells in their order."""
    exposure = statement.exposure
    times = _TWO_TIMES.fullmatch(statement.timepoint or "")
    if times is not None and respective_effects(text, 2) and not SEPARATOR.search(statement.outcome):
        return [
            replace(statement, timepoint=f"{times['at']} {times[name]} {times['unit']}")
            for name in ("one", "two")
        ]
    if exposure is None or _RESPECTIVELY.search(text) is None or SEPARATOR.search(statement.outcome):
        return [statement]
    members = [one for part in SEPARATOR.split(exposure) if (one := noun_phrase(part))]
    if len(members) < _FEWEST or not respective_effects(text, len(members)):
        return [statement]
    return [replace(statement, exposure=member) for member in members]
