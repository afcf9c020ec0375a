"""The reference list into its entries: exact stretches of the text, one reference each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.document import Block, BlockKind, Document, Link
from flows.resolve.splitting import split_line, studies_within

_NUMBER = re.compile(
    r"\s*(?:\[(?P<a>\d{1,3})\]|\((?P<b>\d{1,3})\)(?=\s*[^\W\d_])|(?P<c>\d{1,3})\s?[.):](?!\d)"
    r"|(?P<d>\d{1,3})(?=\s+[\"“'‘]?[^\W\d_])|(?P<e>\d{1,2})(?=[A-Z][a-zà-ž]))\s*"
)
_BULLET = re.compile(r"\s*[•·●▪◦‣*†‡§¶^–—-]+\s+|\s*[•●▪◦‣↑^]+\s*")
_LABEL = re.compile(
    r"\s*(?:sources?(?:\s+(?:and|&)\s+references)?|references?|resources?|based\s+on|stud(?:y|ies)"
    r"(?:\s+(?:referenced|cited|mentioned|consulted))?|journal\s+(?:references?|articles?|citations?)|citations?"
    r"|works\s+(?:cited|consulted|referenced)"
    r"|bibliography|original\s+(?:study|paper|article|research|publication)|scientific\s+(?:references?|sources?)"
    r"|paper|publication|article|more\s+information|link\s+to\s+(?:the\s+)?(?:study|paper|article)|full\s+citation|article\s+(?:references?|sources?)|research(?:\s+cited)?)"
    r"(?:\s*\(s\))?\s*[:：]\s*",
    re.I,
)
_NOT_AN_ENTRY = re.compile(
    r"\W*(?:read\s+more|(?:view|show|see|load)\s+(?:all|more|fewer|less)(?:\s+\w+)?|learn\s+more|back\s+to\s+top|advert\w*"
    r"|share(?:\s+this)?|download(?:\s+pdf)?|print|subscribe|sign\s+up.*|sources?|references?|close|expand|collapse"
    r"|hide\s+\w+|\d{1,4}\s*[-–—]|page\s+\d+(?:\s+of\s+\d+)?|\d+\s+(?:sources?|references?)|our\s+sources.*)?\W*",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)")
_IDENTIFIER = re.compile(r"(?:https?://|www\.|doi[:.\s]|10\.\d{4}|PMID|PMC\d|bit\.ly/)", re.I)
_IDENTIFIER_ONLY = re.compile(
    r"(?:(?:available\s+(?:at|from)|retrieved\s+from|accessed\s+(?:at|on)|link|url|doi)\s*:?\s*)?"
    r"(?:(?:https?://|www\.|doi[:\s]|10\.\d{4,9}/|PMID|PMCID|PMC\d)\S*\s*\S*[.;]?\s*){1,3}",
    re.I,
)
_AUTHOR_START = re.compile(
    r"(?:(?:van|von|de|der|den|del|di|da|du|la|le|al|el|ter|ten)\s+){0,2}[A-ZÀ-Ž][\w’'-]+"
    r"(?:[\s-][A-ZÀ-Ž][\w’'-]+)?,?\s+(?:[A-Z]\.?[\s-]?){1,4}(?=[\s,.;:(&]|$)"
    r"|[A-ZÀ-Ž][\w’'-]+(?:\s+et\s+al\b|,\s+[A-Z][a-z]+\b|[^.()]{0,60}\((?:19|20)\d\d)"
)
_OPEN_END = re.compile(r"(?:[,;:&–—-]|\b(?:and|of|the|in|on|a|an|for|with|et|to|from|by|or|as|at))\s*$", re.I)
_PLACE = re.compile(r"\d+\s?(?:\(\d+\))?\s?[:,]\s?\w{1,8}(?:\s?[-–]\s?\w{1,8})?\.?")
"""Volume and pages alone: "22:140-52."."""
_SAYS = re.compile(r"[^\W_]")
_WAY_BACK = 16
"""A link to another place of the page that is longer than this is no arrow or letter."""
_WRAPPED = 45
"""A line shorter than this was not broken for its length."""
_WIDEST = 120
"""Longer lines are not wrapped."""
_LEAST_BROKEN = 0.35
"""Share of a list's line breaks that must be due to the width for it to be wrapped text."""
_INDENT = 6
"""By how much the lines of one list may be indented against one another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference of the list: ``text[start:end]`` without its number, and the links in it."""

    start: int
    end: int
    marker: str | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    is_apart: bool
    """A blank line or another block stands before it."""
    has_label: bool = False
    marker: str | None = None
    has_bullet: bool = False


def find_entries(document: Document) -> tuple[Entry, ...]:
    """The entries of the article's reference list, in order.

    Lines of numbered lists are joined up to the next number; in other lists a line continues the entry before
    it where it cannot begin one. Lines that hold several references are split.
    """
    text = document.text
    entries: list[Entry] = []
    for blocks in _regions(document):
        lines = [line for block in blocks for line in _lines(text, block)]
        for line in _joined(text, _numbered(text, lines)):
            within = studies_within(text, line.start, line.end) if line.has_label else (line.start, line.end)
            pieces = split_line(text, *within, has_label=line.has_label)
            for number, (start, end, marker) in enumerate(pieces):
                entry = _trimmed(text, start, end, marker or (line.marker if number == 0 else None))
                if entry is not None:
                    entries.extend(_by_links(document, entry))
    return tuple(entries)


def _regions(document: Document) -> Iterator[list[Block]]:
    region: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.REFERENCE:
            region.append(block)
        elif region:
            yield region
            region = []
    if region:
        yield region


def _lines(text: str, block: Block) -> Iterator[_Line]:
    position, is_apart = block.span.start, True
    for part in block.span.of(text).split("\n"):
        start, end = position, position + len(part)
        position = end + 1
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            is_apart = True
            continue
        label = _LABEL.match(text, start, end)
        if label is not None:
            start = label.end()
        if start < end and not _NOT_AN_ENTRY.fullmatch(text, start, end):
            yield _Line(start, end, is_apart, has_label=label is not None)
        is_apart = False


def _number(match: re.Match[str]) -> str:
    return next(value for value in match.groupdict().values() if value is not None)


def _numbered(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """The lines with their numbers or bullets taken off, as far as the numbers count up."""
    marked: list[_Line] = []
    last: int | None = None
    n_numbers = sum(_NUMBER.match(text, line.start, line.end) is not None for line in lines)
    for line in lines:
        bullet = _BULLET.match(text, line.start, line.end)
        start = bullet.end() if bullet is not None else line.start
        match = _NUMBER.match(text, start, line.end)
        if match is not None and match.end() < line.end and _counts_up(match, last, n_numbers):
            last = int(_number(match))
            marked.append(replace(line, start=match.end(), marker=_number(match)))
        elif bullet is not None and start < line.end:
            marked.append(replace(line, start=start, has_bullet=True))
        else:
            marked.append(line)
    return marked


def _counts_up(match: re.Match[str], last: int | None, n_numbers: int) -> bool:
    number = int(_number(match))
    is_bare = match["d"] is not None or match["e"] is not None
    if last is None:
        return not is_bare or (number == 1 and n_numbers > 1)
    return last < number <= last + (1 if is_bare else 5)


def _joined(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """Lines that one entry was broken over, as one."""
    is_marked = any(line.marker is not None or line.has_bullet for line in lines)
    is_spaced = sum(line.is_apart for line in lines) > 1
    is_address = [_IDENTIFIER_ONLY.fullmatch(text, line.start, line.end) is not None for line in lines]
    # An address in a paragraph of its own belongs to the one before where that is the list's habit.
    is_paired = 2 * sum(is_address) == len(lines)
    joined: list[_Line] = []
    for line, is_broken, is_bare in zip(lines, _broken(text, lines), is_address, strict=True):
        entry = text[joined[-1].start : joined[-1].end] if joined else ""
        is_wrapped = is_broken and (is_spaced or not _begins(entry, text[line.start : line.end]))
        if is_bare and (is_paired or not line.is_apart) and line.marker is None and not line.has_bullet:
            is_wrapped = is_wrapped or (not _IDENTIFIER.search(entry) and len(entry.split()) > 2)
        if joined and (is_wrapped or _goes_on(text, joined[-1], line, is_marked, is_bare)):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
    return joined


def _broken(text: str, lines: Sequence[_Line]) -> list[bool]:
    """For each line, whether its first word had no room on the line before it: there the list was wrapped."""
    printed = [text[line.start : line.end].split() for line in lines]
    widths = [line.end - line.start for line, words in zip(lines, printed, strict=True) if len(words) > 2]
    width = max(widths, default=0)
    if not 0 < width <= _WIDEST:
        return [False] * len(lines)
    broken, n_breaks = [False], 0
    for before, line, words in zip(lines, lines[1:], printed[1:], strict=False):
        may_go_on = not (line.is_apart or line.marker is not None or line.has_bullet or line.has_label)
        n_breaks += may_go_on
        broken.append(may_go_on and before.end - before.start + 1 + len(words[0]) > width - _INDENT)
    # The longest line of a list that is not wrapped leaves no room either.
    return broken if sum(broken) >= _LEAST_BROKEN * n_breaks else [False] * len(lines)


def _begins(entry: str, own: str) -> bool:
    """Whether a wrapped list goes on with a new entry: its year has been, authors or a work follow."""
    if _YEAR.search(entry) is None:
        return False
    has_end = entry.endswith((".", "]", *"0123456789"))
    if _AUTHOR_START.match(own) is not None:
        return has_end or entry.endswith(("/", ")", ","))
    is_work = not own[0].islower() and _YEAR.search(own) is not None
    return is_work and (has_end or "\n" not in entry)


def _goes_on(text: str, before: _Line, line: _Line, is_marked: bool, is_bare: bool) -> bool:
    """Whether a line cannot begin an entry, so that it continues the one before it."""
    if line.marker is not None or line.has_bullet or line.has_label:
        return False
    entry, own = text[before.start : before.end], text[line.start : line.end]
    begins_author = _AUTHOR_START.match(own) is not None
    if line.is_apart and before.marker is not None and _PLACE.fullmatch(own):
        return _OPEN_END.search(entry) is not None
    if line.is_apart:
        return not is_bare and own[0].islower() and not begins_author and not _YEAR.search(own)
    if is_marked and (before.marker is not None or before.has_bullet):
        return True
    has_year = _YEAR.search(entry) is not None
    if begins_author:
        # A list of authors broken over two lines: nothing of the entry but names has come yet.
        is_open = _OPEN_END.search(entry) is not None and len(entry.rsplit("\n", 1)[-1]) >= _WRAPPED
        return is_open and not has_year and ". " not in entry[-60:]
    is_complete = has_year and entry.endswith(".") and _YEAR.search(own) is not None
    return not is_bare and not is_complete and (own[0].islower() or own[0] in "(&0123456789")


def _trimmed(text: str, start: int, end: int, marker: str | None) -> Entry | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or _NOT_AN_ENTRY.fullmatch(text, start, end):
        return None
    return Entry(start, end, marker)


def _is_way_back(link: Link) -> bool:
    return link.href.startswith("#") and len(link.span) <= _WAY_BACK


def _without_ways_back(text: str, entry: Entry, links: list[Link]) -> tuple[Entry, list[Link]]:
    """Cut off the links to where the entry is cited, before and behind it ("^ a b", "↩")."""
    start, end = entry.start, entry.end
    kept = []
    for link in links:
        is_back = _is_way_back(link)
        if is_back and not _SAYS.search(text, start, link.span.start):
            start = max(start, link.span.end)
        elif not is_back:
            kept.append(link)
    for link in reversed(links):
        is_last = link.span.start > start and not _SAYS.search(text, link.span.end, end)
        if _is_way_back(link) and is_last:
            end = link.span.start
    if (start, end) == (entry.start, entry.end):
        return entry, links
    trimmed = _trimmed(text, start, end, entry.marker)
    return trimmed or replace(entry, end=entry.start), kept


def _by_links(document: Document, entry: Entry) -> list[Entry]:
    """The entry with its links; several entries where its text is nothing but links to several pages."""
    links = sorted(
        (link for link in document.links if link.span.start < entry.end and entry.start < link.span.end),
        key=lambda link: link.span,
    )
    entry, links = _without_ways_back(document.text, entry, links)
    if entry.start >= entry.end:
        return []
    outside, position = [], entry.start
    for link in links:
        outside.append(document.text[position : max(position, link.span.start)])
        position = max(position, link.span.end)
    outside.append(document.text[position : entry.end])
    is_links_only = not re.search(r"[^\W_]", re.sub(r"\b(?:and|or|und)\b", "", "".join(outside)))
    if len({link.href for link in links}) < 2 or not is_links_only:
        marker = entry.marker
        if marker is None and (printed := document.text[entry.start : entry.end].strip(" []().")).isdigit():
            marker = printed
        return [replace(entry, marker=marker, links=tuple(links))]
    entries = []
    for link in links:
        start, end = max(link.span.start, entry.start), min(link.span.end, entry.end)
        printed = document.text[start:end].strip(" []().")
        if printed:
            marker = printed if printed.isdigit() else None
            entries.append(Entry(start, end, marker, (link,)))
    return entries
