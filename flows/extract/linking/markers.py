"""Numbers that point into the reference list: [3], (14, 15), ³, and superscripts flattened into the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.document import Span
from flows.extract.views import View

_LIST = r"\d{1,3}(?:\s?[,;]\s?\d{1,3}|\s?[-–—]\s?\d{1,3})*"
_SQUARE = re.compile(rf"\[(?P<list>{_LIST})\]")
_ROUND = re.compile(rf"\((?:refs?\.? )?(?P<list>{_LIST})\)")
_RAISED = re.compile(r"(?P<list>[¹²³⁰⁴-⁹]+(?:[,⁻˒–][¹²³⁰⁴-⁹]+)*)")
_FLAT = re.compile(r"(?<=[a-zA-Z)”\"’%])[.,;:!?][”\"’)]?(?P<list>\d{1,3}(?:[,–-]\d{1,3})*)(?=\s|$|[”\"’])")
_FLAT_WORD = re.compile(r"(?<=[a-z]{4})(?P<list>\d{1,2}(?:[,–-]\d{1,2})*)(?=[\s.,;:]|$)")
_LEADING = re.compile(
    rf"^\s*(?:\[(?P<square>{_LIST})\]|\((?:refs?\.? )?(?P<round>{_LIST})\)(?=\s+[“\"A-Z]|\W*$)"
    rf"|(?P<flat>\d{{1,3}}(?:[,–-]\d{{1,3}})*)(?=\s+[“\"A-Z]))"
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_UNITS_AFTER = re.compile(r"\s*(?:%|percent|mg|g|ml|years?|hours?|minutes?|cups?|people|adults)\b")
_MAX_RANGE = 12


@dataclass(frozen=True, slots=True)
class MarkerCue:
    """Numbers in a sentence; ``span`` is in the document's text, ``view`` the sentence they belong to."""

    numbers: tuple[int, ...]
    span: Span
    view: int


def find_markers(views: Sequence[View], last_number: int) -> tuple[MarkerCue, ...]:
    """Find the numeric markers of an article.

    A style counts only where the article uses it for numbers that its reference list has, and round brackets
    and flattened superscripts only where no square ones are used.

    Args:
        views: the article's sentences.
        last_number: the highest number of the reference list; 0 where nothing is numbered.
    """
    if last_number < 1:
        return ()
    square = _found(views, _SQUARE, last_number)
    raised = _found(views, _RAISED, last_number)
    if square or raised:
        return (*square, *raised, *(() if raised else _leading(views, "square", last_number)))
    flat = [*_found(views, _FLAT, last_number), *_leading(views, "flat", last_number)]
    if len(flat) >= 2 or (flat and last_number <= 3):
        return (*flat, *_found(views, _FLAT_WORD, last_number))
    rounded = [*_found(views, _ROUND, last_number), *_leading(views, "round", last_number)]
    return tuple(rounded) if _looks_cited(rounded) else tuple(flat)


def _looks_cited(cues: Sequence[MarkerCue]) -> bool:
    """Whether round brackets are citations: they begin at 1 or come more than once, in order."""
    numbers = [cue.numbers[0] for cue in cues]
    return bool(numbers) and (1 in numbers or len(numbers) > 1)


def _found(views: Sequence[View], pattern: re.Pattern[str], last: int) -> list[MarkerCue]:
    cues = []
    for view in views:
        if view.is_heading or not (view.has_digits or pattern is _RAISED):
            continue
        for match in pattern.finditer(view.text):
            if pattern in (_SQUARE, _ROUND) and match.start() == 0 and view.index:
                continue
            numbers = _numbers(match.group("list"), last)
            if numbers and not (pattern is _ROUND and _UNITS_AFTER.match(view.text, match.end())):
                span = Span(view.start + match.start("list"), view.start + match.end("list"))
                if pattern in (_SQUARE, _ROUND):
                    span = Span(view.start + match.start(), view.start + match.end())
                cues.append(MarkerCue(numbers, span, view.index))
    return cues


def _leading(views: Sequence[View], group: str, last: int) -> list[MarkerCue]:
    """A marker at the start of a sentence belongs to the sentence before."""
    cues = []
    for before, view in pairwise(views):
        if before.sentence.block_index != view.sentence.block_index:
            continue
        match = _LEADING.match(view.text)
        if match and match.group(group):
            numbers = _numbers(match.group(group), last)
            if numbers:
                span = Span(view.start + match.start(group), view.start + match.end(group))
                cues.append(MarkerCue(numbers, span, before.index))
    return cues


def _numbers(listed: str, last: int) -> tuple[int, ...]:
    """The numbers of '3', '14, 15', '3–5'; none where one is outside the list of references."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", listed.translate(_RAISED_DIGITS)):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + _MAX_RANGE:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    if any(not 1 <= number <= last for number in numbers):
        return ()
    return tuple(dict.fromkeys(numbers))
