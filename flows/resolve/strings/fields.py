"""From labelled tokens to fields: which run of tokens is the field, and how its text is cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.resolve.strings.tokens import Token, span_text

_EDGES = " \t,;:*•|–—-"
_QUOTES = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』", "[": "]"}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_VOLUME = re.compile(
    r"(?<![^\W\d])(?:[A-Z]{1,2}\s?)?\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?(?!\w)|(?<!\w)[IVXLCDM]+(?!\w)|\d+"
)
_ISSUE = re.compile(
    r"^\W*(?:(?:no|nr|n°|nº|n|issue|iss|isuue|heft|h|number|num|제)(?![^\W\d_])\.?\s*)?(?P<issue>[^()\s].*?)\W*$", re.I
)
_PAGES = re.compile(
    r"^\W*(?:(?:(?:pp?|pages?|pgs?|pag|seiten|s|ss|art(?:icle)?|article (?:no|number|id)|id)\b\.?[\s:]*)|(?:pp?\.?(?=\s?[a-z]?\d)))?"
    r"(?P<pages>.*?)\W*$",
    re.I,
)
_ROMAN = re.compile(r"^[ivxlcdm]+\b", re.I)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last``, both inside, that carry one label."""

    label: str
    first: int
    last: int


def runs_of(labels: Sequence[str]) -> list[Run]:
    """The runs of the fields, in order; what is outside is left out."""
    runs: list[Run] = []
    for index, label in enumerate(labels):
        field = label[2:]
        if label[0] == "I" and runs and runs[-1].label == field and runs[-1].last == index - 1:
            runs[-1] = Run(field, runs[-1].first, index)
        elif label[0] in "BI":
            runs.append(Run(field, index, index))
    return runs


def longest(runs: Sequence[Run], label: str) -> Run | None:
    """The longest run of a field, the first of equals."""
    return max(
        (run for run in runs if run.label == label),
        key=lambda run: (run.last - run.first, -run.first),
        default=None,
    )


def first(runs: Sequence[Run], label: str) -> Run | None:
    """The first run of a field."""
    return next((run for run in runs if run.label == label), None)


def text_of(text: str, tokens: Sequence[Token], run: Run | None) -> str:
    """What is printed of a run, with the punctuation that clings to it."""
    return span_text(text, tokens[run.first], tokens[run.last]) if run else ""


def clean_text(printed: str) -> str | None:
    """A title or name of a journal without the punctuation around it; brackets inside stay balanced."""
    value = printed.strip(_EDGES)
    while value:
        before = value
        closer = _QUOTES.get(value[0])
        stripped = value.rstrip(".,;:")
        if (
            closer
            and stripped
            and stripped[-1] in closer
            and len(stripped) > 1
            and value[0] not in stripped[1:-1]
        ):
            value = stripped[1:-1]
        elif closer and not any(mark in value[1:] for mark in closer):
            value = value[1:]
        elif value[0] == "(" and ")" not in value:
            value = value[1:]
        elif value[-1] in ")]" and value.count("([".__getitem__(")]".index(value[-1]))) < value.count(
            value[-1]
        ):
            value = value[:-1]
        elif value[-1] in "”»" and not any(mark in value for mark in "“«„"):
            value = value[:-1]
        elif value[-1] in "\"'’" and value.count(value[-1]) % 2 and value[-1] != "’":
            value = value[:-1]
        value = value.strip(_EDGES)
        if value == before:
            break
    return _without_stop(value) or None


def _without_stop(value: str) -> str:
    """Take a full stop off the end, but not that of an abbreviated last word ("J. Appl. Physiol.")."""
    if value.endswith("."):
        words = value[:-1].split()
        if not (len(words) > 1 and sum(word.endswith(".") for word in words) * 2 >= len(words)):
            return value[:-1].rstrip(_EDGES)
    return value


def year_of(printed: str) -> int | None:
    """The first year of a printed date.

    >>> year_of("(2015-2016, March)")
    2015
    """
    match = _YEAR.search(printed)
    return int(match[1]) if match else None


def volume_of(printed: str) -> str | None:
    """The number of a volume without "Vol.".

    >>> volume_of("Vol. 43,")
    '43'
    """
    match = _VOLUME.search(printed)
    return match[0] if match else None


def issue_of(printed: str) -> str | None:
    """The number of an issue without "No." and brackets.

    >>> issue_of("(3-4),")
    '3-4'
    """
    match = _ISSUE.match(printed)
    return match["issue"] if match else None


def pages_of(printed: str) -> str | None:
    """Pages without "pp."; an article number as it is.

    >>> pages_of("(pp. 11–18).")
    '11–18'
    """
    match = _PAGES.match(printed)
    value = match["pages"] if match else ""
    return value if any(char.isdigit() for char in value) or _ROMAN.match(value) else None
