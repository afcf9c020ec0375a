"""Several references printed in one line, told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

_REFERENCE_LIKE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|https?://|www\.|bit\.ly/|doi[:.\s]|10\.\d{4,9}/|PMID|PMC\d", re.I
)
_SEMICOLON = re.compile(
    r";\s+(?P<and>and\s+)?(?!(?i:available|accessed|retrieved|updated|published|pmid|pmcid|doi|epub|suppl|vol|discussion|pubmed|"
    r"author|erratum|quiz|pp?\b|issue|no\b|online|and\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b|"
    r"(?:january|february|march|april|august|september|october|november|december)\b))(?=[\"“‘'\[(]?[A-ZÀ-Ž]|https?:|www\.|bit\.ly/)"
)
_BULLET = re.compile(r"\s+[•●▪◦‣|]\s+")
_INLINE_NUMBER = re.compile(
    r"(?<![^\s.,;)\]/])(?:\[(?P<a>\d{1,3})\]|\((?P<b>\d{1,3})\)|(?P<c>\d{1,3})[.)])\s*(?=[\"“‘'(\[]?[^\W\d_])"
)
_NAME = r"[A-ZÀ-Ž][\w’'-]+(?:[\s-][A-ZÀ-Ž][\w’'-]+)?,?\s(?:[A-Z]\.?[\s-]?){1,4}"
_GIVEN = r"[A-ZÀ-Ž][\w’'-]+(?:\s[A-Z]\.?)?"
_FULL_NAMES = rf"[A-ZÀ-Ž][\w’'-]+,\s{_GIVEN}(?:,?\s(?:and\s)?{_GIVEN}\s[A-ZÀ-Ž][\w’'-]+){{0,6}}"
_LETTER_NAME = r"[A-ZÀ-Ž][\w’'-]+(?:[\s-][A-ZÀ-Ž][\w’'-]+)?\s[A-Z]{1,3}"
_HOUSE = r"(?:Press|Books|Publish(?:ers|ing)|House)"
_NEXT_AUTHORS = re.compile(
    # "Barker, T. J., & Sund, P. (2018)"
    rf"(?<=[.,;)/\d])\s+(?=(?:{_NAME}(?:,?\s*(?:&|and)\s+|,\s+|,?\s*et\s+al\.?,?\s*)?){{1,8}}\s?\((?:19|20)\d\d[a-z]?\))"
    # "Vos, Anneke, and Joost Hendriks. 2016. "
    rf"|(?<=[.)/\d])\s+(?={_FULL_NAMES}\.\s\(?(?:19|20)\d\d[a-z]?\)?\.)"
    # "… pp.4-9. Vos, A. and Lund, P., 2011. ": Harvard, behind the pages
    rf"|(?<=\d\.)\s+(?={_NAME}(?:(?:,\s(?:and\s)?|\sand\s){_NAME}){{0,9}}(?:,?\set\sal\.?)?,\s(?:19|20)\d\d[a-z]?\.\s)"
    # "… pp. 4-9. Vos, Anneke, et al. “Title.” …": MLA, behind the pages or the year
    rf"|(?<=\d\.)\s+(?={_FULL_NAMES}(?:,\set\sal)?\.\s(?:[\"“].{{10,300}}?|[A-ZÀ-Ž].{{5,200}}?\b{_HOUSE},\s)(?:19|20)\d\d)"
    # "… 2017;12:34-8. Osei KM, Rao V. Title": Vancouver, behind the pages
    rf"|(?<=\d\.)\s+(?={_LETTER_NAME}(?:,\s{_LETTER_NAME}){{0,20}}(?:,?\set\sal)?\.\s[A-ZÀ-Ž“\"].{{10,400}}?(?:19|20)\d\d)"
)
_LABEL = re.compile(
    r"(?<=[.;,)])\s+(?:SOURCES?|Sources?|REFERENCES?|(?:Journal )?References?|Journal references?)\s*:\s+"
)

_PART = re.compile(r"[^;]+")
_NO_STUDY = re.compile(
    r"\s*(?:(?!.*(?:19|20)\d\d).*,\s(?:M\.?D|Ph\.?D|R\.?D|M\.?P\.?H|D\.?O|R\.?N|Sc\.?D|Pharm\.?D|M\.?Sc)\b\.?(?:,.*)?"
    r"|(?!.*\b(?:J|Journal|JAMA|BMJ|Lancet|Annals|Archives|Nature|Science|Cell|Proceedings|Frontiers|PLOS|PLoS|NEJM)\b)"
    r".*\b(?:news|press|media) release\b.*"
    r"|.*\b(?:interview|e-?mails?|telephone)\b.*)",
    re.DOTALL,
)
"""What a line of sources names beside studies: people, and what houses say of themselves."""
_MOST = 0.7
"""Share of numbered pieces that must hold a year or identifier; a book may lack both."""
_SHORTEST = 12

Piece = tuple[int, int, str | None]
Splitter = Callable[[str, int, int], list[tuple[int, int]]]


def split_line(text: str, start: int, end: int, *, has_label: bool) -> list[Piece]:
    """Cut ``text[start:end]`` into references.

    Args:
        text: the whole text.
        start: where the line begins, behind its number.
        end: where it ends.
        has_label: the line began with "Source:" or the like, where "A; and B" are two in any case.

    Returns:
        Start, end and printed number of each reference.
    """
    numbered = _at_numbers(text, start, end)
    if len(numbered) > 1:
        return numbered
    pieces: list[Piece] = [(start, end, None)]
    splitters: tuple[Splitter, ...] = (
        _at_labels,
        _at_bullets,
        partial(_at_semicolons, has_label=has_label),
        _at_authors,
    )
    for splitter in splitters:
        pieces = [(first, last, None) for low, high, _ in pieces for first, last in splitter(text, low, high)]
    return pieces


def studies_within(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a line of sources without people and news releases at its ends; empty where all are.

    >>> line = "Ada Lund, M.D., professor, Oslo; Sleep Journal, May 1, 2019"
    >>> line[slice(*studies_within(line, 0, len(line)))].strip()
    'Sleep Journal, May 1, 2019'
    """
    parts = [match.span() for match in _PART.finditer(text, start, end)]
    kept = [part for part in parts if not _NO_STUDY.fullmatch(text, *part)]
    return (kept[0][0], kept[-1][1]) if kept else (start, start)


def _at_numbers(text: str, start: int, end: int) -> list[Piece]:
    """Cut before "2.", "3." and so on, as long as they count up and each stretch looks like a reference."""
    found: list[re.Match[str]] = []
    expected: int | None = None
    for match in _INLINE_NUMBER.finditer(text, start, end):
        number = int(next(value for value in match.groups() if value is not None))
        if expected is None and number not in (1, 2):
            continue
        if expected is None or number == expected:
            found.append(match)
            expected = number + 1
    if not found:
        return []
    cuts = [match.start() for match in found]
    if text[start : cuts[0]].strip():
        # The line's own number has been taken off already: this one is the second.
        pieces: list[Piece] = [(start, cuts[0], None)]
    else:
        pieces = []
    for match, stop in zip(found, [*cuts[1:], end], strict=True):
        number_text = next(value for value in match.groups() if value is not None)
        pieces.append((match.end(), stop, number_text))
    n_like = sum(_REFERENCE_LIKE.search(text, low, high) is not None for low, high, _ in pieces)
    is_sound = n_like >= _MOST * len(pieces) and all(high - low >= _SHORTEST for low, high, _ in pieces)
    return pieces if is_sound else []


def _cut(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    for stop, following in cuts:
        pieces.append((start, stop))
        start = following
    return [*pieces, (start, end)]


def _at_labels(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where the next "SOURCE:" stands in the line."""
    return _cut(start, end, [match.span() for match in _LABEL.finditer(text, start, end)])


def _at_bullets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = _cut(start, end, [match.span() for match in _BULLET.finditer(text, start, end)])
    is_sound = all(_REFERENCE_LIKE.search(text, low, high) for low, high in pieces)
    return pieces if is_sound else [(start, end)]


def _at_semicolons(text: str, start: int, end: int, *, has_label: bool) -> list[tuple[int, int]]:
    """Cut at semicolons that stand between two references, not between two authors or year and volume."""
    matches = list(_SEMICOLON.finditer(text, start, end))
    stops = [*(match.start() for match in matches), end][1:]
    cuts: list[tuple[int, int]] = []
    low = start
    for match, stop in zip(matches, stops, strict=True):
        is_both = _REFERENCE_LIKE.search(text, low, match.start()) and _REFERENCE_LIKE.search(
            text, match.end(), stop
        )
        if is_both or (has_label and match["and"] is not None):
            cuts.append(match.span())
            low = match.end()
    return _cut(start, end, cuts)


def _at_authors(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where authors of another reference follow on one that has had its year."""
    cuts = []
    low = start
    for match in _NEXT_AUTHORS.finditer(text, start, end):
        if re.search(r"(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)", text[low : match.start()]):
            cuts.append(match.span())
            low = match.end()
    return _cut(start, end, cuts)
