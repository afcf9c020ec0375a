"""Where the name of a journal stands that the model left outside the fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.resolve.strings.features import quotation
from flows.resolve.strings.listed_names import journal_behind
from flows.resolve.strings.runs import MIN_WORDS, Run, first
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, listed_journals, mark_of

_PREPRINT_SERVERS = frozenset(WORDS["preprint_servers"].split())
_SOCIETIES = frozenset(
    {"soc", "society", "acad", "academy", "inst", "institute", "institution", "assoc", "association"}
)
_MEETINGS = frozenset(WORDS["meetings"].split())
_OF_A_BOOK = frozenset({"o-publisher", "o-editor", "o-proceedings"})
_DISCIPLINE = re.compile(r"[A-Z][a-z]{3,}(?:ology|iatry|iatrics|therapy|dontics|ergonomics)")
"""What many a journal is named after, and no publisher: "Physiotherapy"."""
_MARK = re.compile(BREAK.pattern + r"| [|–—-] ")
_LONGEST_PAPER = 5
_SHORT = 2
_LETTERS = frozenset({"letter", "newsletter", "magazine", "news"})
"""What names a paper whoever else is named in it: "Harbour Press Health Letter"."""
_LONGEST = 10
"""A stretch of more words is not taken for a journal's name by these rules."""


def name_outside(
    runs: Sequence[Run], labels: Sequence[str], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """The first token of a journal's name and the one behind it, by the surest sign that is there."""
    return (
        _published_in(tokens)
        or _behind_authors(runs, tokens)
        or _of_a_paper(runs, labels, tokens)
        or _listed(tokens)
        or _of_a_society(tokens)
        or journal_behind(runs, tokens)
        or _in_brackets(runs, tokens)
        or _before_volume(runs, labels, tokens)
    )


def _behind_authors(runs: Sequence[Run], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The stretch behind the names behind "by": "“Title” by Ana Lund in Sleep Notes. Published May 3"."""
    author = first(runs, "author")
    if author is None or not author.first or tokens[author.first - 1].text != "by":
        return None
    start = author.last + 2
    if start >= len(tokens) or tokens[start - 1].text != "in" or not tokens[start].text[0].isupper():
        return None
    ends = (
        i for i in range(start + 1, len(tokens)) if BREAK.search(tokens[i].gap) or tokens[i].text.isdigit()
    )
    return start, next(ends, len(tokens))


def _published_in(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The stretch behind "published in"."""
    words = [token.text.casefold() for token in tokens]
    start = next((i + 2 for i in range(len(words) - 2) if words[i : i + 2] == ["published", "in"]), None)
    if start is None:
        return None
    start += words[start] == "the" and len(words) > start + 1
    ends = (i for i in range(start + 1, len(tokens)) if BREAK.search(tokens[i].gap) or words[i].isdigit())
    return (start, next(ends, len(tokens))) if tokens[start].text[0].isupper() else None


def _listed(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first listed journal, or the first preprint server, that stands by itself."""
    known = listed_journals(tokens)
    for index, token in enumerate(tokens):
        if token.text.casefold() in _PREPRINT_SERVERS or _DISCIPLINE.fullmatch(token.text):
            known[index] = "1"
    index = 0
    while index < len(tokens):
        start = index
        while (
            index < len(tokens) and known[index] and (index == start or not _MARK.search(tokens[index].gap))
        ):
            index += 1
        if index == start:
            index += 1
            continue
        # "in Cell" and "et al. Gut", not "Lecture Notes in Computer Science"
        opens = (_MARK.search(tokens[start].gap) and tokens[start - 1].text != "at") or (
            start > 1 and tokens[start - 1].text == "in" and bool(BREAK.search(tokens[start - 1].gap))
        )
        behind = tokens[index] if index < len(tokens) else None
        closes = (
            behind is None
            or behind.text.isdigit()
            or behind.text[0] == "<"
            or _MARK.search(behind.gap) is not None
        )
        if opens and closes:
            return start, index
    return None


def _of_a_paper(
    runs: Sequence[Run], labels: Sequence[str], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """The short name between the title and a date with its month: "“Title”, The Echo, 25 July 2016"."""
    title = first(runs, "title")
    if title is None:
        return None
    start = end = title.last + 1
    while (
        end < len(tokens)
        and end - start < _LONGEST_PAPER
        and labels[end][0] == "o"
        and tokens[end].text[0].isalpha()
    ):
        if end > start and BREAK.search(tokens[end].gap):
            break
        end += 1
    if (
        not start < end < len(tokens)
        or not BREAK.search(tokens[start].gap)
        or not BREAK.search(tokens[end].gap)
    ):
        return None
    is_short = end - start <= _SHORT and tokens[start].text[0].isupper()
    is_name = all(token.text[0].isupper() or len(token.text) < 4 for token in tokens[start:end])
    if tokens[end - 1].text.casefold() not in _LETTERS:
        marks = {mark_of(token.text) for token in tokens[start:end]}
        if not _OF_A_BOOK.isdisjoint(labels) or not marks.isdisjoint({"publisher", "place", "editor"}):
            return None
    dated = next((run for run in runs if run.first in (end, end + 1)), None)
    is_date = dated is not None and (
        dated.label == "issue" or (dated.label == "date" and dated.last > dated.first)
    )
    is_day = dated is not None and (dated.label == "issue" or dated.last - dated.first > 1)
    is_name = is_name or (is_short and is_day)
    return (start, end) if is_name and is_date else None


def _of_a_society(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The proceedings of a society, which are a journal: "Proc Am Thorac Soc"."""
    for start, token in enumerate(tokens):
        if token.text not in ("Proc", "Proceedings") or (start and not BREAK.search(token.gap)):
            continue
        end = start + 1
        while end < len(tokens) and not tokens[end].text.isdigit():
            if BREAK.search(tokens[end].gap) and not tokens[end].gap.startswith(". "):
                break
            end += 1
        words = {token.text.casefold() for token in tokens[start:end]}
        is_counted = end + 1 < len(tokens) and tokens[end + 1].gap == ""  # "… Society 35th annual meeting"
        if (
            not is_counted
            and end - start <= _LONGEST
            and not _SOCIETIES.isdisjoint(words)
            and _MEETINGS.isdisjoint(words)
        ):
            return start, end
    return None


def _in_brackets(runs: Sequence[Run], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The name in brackets with the year, behind a quoted title: "'Title' (Ward and Rest, 2013)"."""
    title, date = first(runs, "title"), first(runs, "date")
    if title is None or date is None or quotation(tokens)[0] != title.first:
        return None
    start, end = title.last + 1, date.first
    name = tokens[start:end]
    if not MIN_WORDS <= len(name) <= _LONGEST or not name[0].gap.endswith("(") or tokens[end].gap != ", ":
        return None
    marks = {mark_of(token.text) for token in name}
    is_name = all(token.text[0].isupper() or len(token.text) < 4 for token in name)
    is_plain = all(token.gap == " " for token in name[1:]) and marks.isdisjoint({"place", "publisher"})
    return (start, end) if is_name and is_plain else None


def _before_volume(
    runs: Sequence[Run], labels: Sequence[str], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """The stretch outside the fields right before a bare volume, where pages are printed too and no book."""
    volume = first(runs, "volume")
    if volume is None or first(runs, "pages") is None or not _OF_A_BOOK.isdisjoint(labels):
        return None
    end = volume.first
    date = first(runs, "date")
    if date is not None and date.last == end - 1 and date.first == date.last:
        end = date.first
    is_in_words = mark_of(tokens[end].text) == "volume"
    if "(" in tokens[end].gap or ":" in tokens[end].gap or not (tokens[end].text.isdigit() or is_in_words):
        return None
    start = end
    while start and labels[start - 1][0] == "o" and not tokens[start - 1].text.isdigit():
        start -= 1
    while start < end and (tokens[start].text.casefold() == "in" or not tokens[start].text[0].isalpha()):
        start += 1
    is_name = start and 0 < end - start <= _LONGEST and tokens[start].text[0].isupper()
    if is_in_words and not any(mark_of(token.text) == "journal" for token in tokens[start:end]):
        return None
    return (start, end) if is_name and BREAK.search(tokens[start].gap + tokens[start - 1].gap) else None
