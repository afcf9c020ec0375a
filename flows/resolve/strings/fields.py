"""From labelled tokens to fields: which run of tokens is the field, and how its text is cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.resolve.strings.features import BREAK, known_journals, mark_of
from flows.resolve.strings.tokens import Token, span_text

_EDGES = " \t,;:*•|–—-"
_QUOTES = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』", "[": "]"}
_OPENER = {")": "(", "]": "["}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_VOLUME = re.compile(
    r"(?<![^\W\d])(?:[A-Z]{1,2}\s?)?\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?(?!\w)|(?<!\w)[IVXLCDM]+(?!\w)|\d+"
)
_ISSUE = re.compile(
    r"^\W*(?:(?:no|nr|n°|nº|n|issue|iss|isuue|heft|h|number|num|제)(?![^\W\d_])\.?\s*)?(?P<issue>[^()\s].*?)\W*$",
    re.I,
)
_PAGES = re.compile(
    r"^\W*(?:(?:(?:pp?|pages?|pgs?|pag|seiten|s|ss|article (?:no|number|id)|art(?:icle)?|id)\b\.?[\s:]*)"
    r"|(?:pp?\.?(?=\s?[a-z]?\d)))?"
    r"(?P<pages>.*?)\W*$",
    re.I,
)
_MIN_WORDS = 2
_FREE = frozenset({"o-start", "o-end", "o-mixed", "o-series", "o-in"})
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


def with_title(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a title where the model found none but left a stretch of words that can be nothing else.

    That is the "journal" of a reference with authors but without any number, or else the longest stretch
    outside the fields that is not an editor's, a publisher's or an address's.
    """
    found = {run.label for run in runs}
    if "title" in found:
        return runs
    journal = longest(runs, "journal")
    if journal and "author" in found and not found & {"volume", "issue", "pages"}:
        names = any(mark_of(token.text) == "journal" for token in tokens[journal.first : journal.last + 1])
        if names or journal.last - journal.first < _MIN_WORDS:
            return runs
        return [Run("title", run.first, run.last) if run == journal else run for run in runs]
    if found & {"volume", "journal"}:
        return runs
    free = [
        "I-free" if name in _FREE and not tokens[index].text.isdigit() else "o-"
        for index, name in enumerate(labels)
    ]
    stretch = longest(runs_of(free), "free")
    if stretch is None or stretch.last - stretch.first < _MIN_WORDS:
        return runs
    return [*runs, Run("title", stretch.first, stretch.last)]


def with_journal(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a journal where the model found none but the name of a listed one stands by itself.

    "Osei J, BMJ 2018" and "…, published in Chronobiology International, 2020": between punctuation or after
    "in" and before a number, punctuation or the end; never inside the title.
    """
    if any(run.label == "journal" for run in runs):
        return runs
    taken = {index for run in runs if run.label != "author" for index in range(run.first, run.last + 1)}
    known = known_journals(tokens)
    index = 0
    while index < len(tokens):
        start = index
        while (
            index < len(tokens) and known[index] and (index == start or not BREAK.search(tokens[index].gap))
        ):
            index += 1
        if index == start:
            index += 1
            continue
        opens = bool(BREAK.search(tokens[start].gap)) or (
            start > 0 and tokens[start - 1].text.casefold() == "in"
        )
        closes = index == len(tokens) or tokens[index].text.isdigit() or bool(BREAK.search(tokens[index].gap))
        if opens and closes and not taken & set(range(start, index)):
            cut = [
                Run(run.label, run.first, min(run.last, start - 1)) if run.label == "author" else run
                for run in runs
                if run.label != "author" or run.first < start
            ]
            return [*cut, Run("journal", start, index - 1)]
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
    while value and (shorter := _unwrap(value).strip(_EDGES)) != value:
        value = shorter
    return _without_stop(value) or None


def _unwrap(value: str) -> str:
    """Take one layer of quotation marks, or one bracket or mark without its other half, off a text."""
    closer = _QUOTES.get(value[0], "")
    stripped = value.rstrip(".,;:")
    if len(stripped) > 1 and stripped[-1] in closer and value[0] not in stripped[1:-1]:
        return stripped[1:-1]
    if (closer and not any(mark in value[1:] for mark in closer)) or (value[0] == "(" and ")" not in value):
        return value[1:]
    last = value[-1]
    is_odd = (
        (last in _OPENER and value.count(_OPENER[last]) < value.count(last))
        or (last in "”»" and not any(mark in value for mark in "“«„"))
        or (last in "\"'" and value.count(last) % 2 == 1)
    )
    return value[:-1] if is_odd else value


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
