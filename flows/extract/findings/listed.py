"""Statistics in brackets behind a member of a list: "age (OR 3.0, 95% CI 2.5-3.7) and smoking (OR 1.6)"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.findings.nouns import noun_phrase
from flows.extract.findings.soundness import Statement

SEPARATOR = re.compile(r"\s*,\s(?:and\s|or\s)?|\s(?:and|or|as well as)\s")
"""What stands between the members of a list."""
_STATISTICS = re.compile(
    r"\bp\s?[-=<>≤]|\bp for\b|95\s?%|\bCI\b|\b[aA]?[OHR]R\b|[βΒρ]|\b[rdgb]\s?=|ratio|difference", re.I
)
_OPENS = re.compile(r"\s?[\[(]")
_FEWEST = 2


def brackets_behind(phrase: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the brackets with statistics stand that follow a phrase in a stretch of a sentence.

    The phrase is found by its last words; what stands between it and the brackets may be another bracket
    (an abbreviation), but no word.
    """
    words = phrase.split()
    if not words:
        return None
    behind = r"[\s,]+(?:[\[(][^\[\]()]*[\])]\s?)?".join(re.escape(word) for word in words[-3:])
    for match in re.finditer(rf"(?<!\w){behind}(?!\w)(?:\salone)?", text[start:end], re.I):
        position = start + match.end()
        while (opens := _OPENS.match(text, position, end)) is not None:
            closes = _closing(text, opens.end() - 1, end)
            if _STATISTICS.search(text, opens.end(), closes):
                return opens.end(), closes
            position = closes + 1
    return None


def _closing(text: str, opens: int, end: int) -> int:
    depth = 0
    for position in range(opens, end):
        if text[position] in "[(":
            depth += 1
        elif text[position] in "])":
            depth -= 1
            if depth == 0:
                return position
    return end


def one_per_exposure(statement: Statement, text: str) -> list[Statement]:
    """One statement for each exposure of a list whose members have statistics of their own."""
    if statement.exposure is None or SEPARATOR.search(statement.exposure) is None:
        return [statement]
    members = [one for part in SEPARATOR.split(statement.exposure) if (one := noun_phrase(part))]
    found = [brackets_behind(one, text, statement.start, statement.end) for one in members]
    if len(members) < _FEWEST or not all(found) or len(set(found)) < len(found):
        return [statement]
    return [
        replace(statement, exposure=member, statistics=where)
        for member, where in zip(members, found, strict=True)
    ]
