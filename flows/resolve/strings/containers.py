"""Which run is the journal: what is known of it that the model does not always keep to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.resolve.strings.features import quotation
from flows.resolve.strings.runs import Run, first
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, known_journals, mark_of, word_of

_LOOSE = ("author", "date")
"""Fields that a journal may be taken out of."""
_MEETINGS = frozenset(WORDS["meetings"].split())
_PUBLISHERS_FIRST = frozenset(WORDS["publishers_first"].split())
_PUBLISHERS_LAST = frozenset(WORDS["publishers_last"].split())
_PREPRINT_SERVERS = frozenset(WORDS["preprint_servers"].split())
_ABBREVIATIONS = frozenset(WORDS["journal_abbreviations"].split())
_SOCIETIES = frozenset({"soc", "society", "acad", "academy", "inst", "institution", "assoc", "association"})
_NO_NAME = frozenset({"volume", "issue", "page", "web", "month"})
_OF_A_BOOK = frozenset({"o-publisher", "o-editor", "o-proceedings"})
_DISCIPLINE = re.compile(r"[A-Z][a-z]{3,}(?:ology|iatry|iatrics|therapy|dontics|ergonomics)")
"""What many a journal is named after, and no publisher: "Physiotherapy"."""
_LONGEST = 10
"""A stretch of more words is not taken for a journal's name by these rules."""


def with_journal(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a journal where the model found none but one is printed.

    That is the name behind a quoted title, the stretch behind "published in" or right before a volume with
    pages, or a listed name by itself, between punctuation or after "in" and before a number, punctuation or
    the end; never inside the title.
    """
    if any(run.label == "journal" for run in runs):
        return runs
    runs = _instead_of_title(_behind_quotation(runs, tokens), tokens)
    if any(run.label == "journal" for run in runs):
        return runs
    taken = {index for run in runs if run.label not in _LOOSE for index in range(run.first, run.last + 1)}
    found = (
        _published_in(tokens)
        or _listed(tokens)
        or _of_a_society(tokens)
        or _before_volume(runs, labels, tokens)
    )
    if found is None or taken & set(range(*found)):
        return runs
    start, end = found
    kept = []
    for run in runs:
        if run.label == "author" and run.first < start <= run.last:
            kept.append(Run(run.label, run.first, start - 1))
        elif run.label == "date" and run.first < end <= run.last:
            kept.append(Run(run.label, end, run.last))
        elif run.last < start or run.first >= end:
            kept.append(run)
    return sorted([*kept, Run("journal", start, end - 1)], key=lambda run: run.first)


def _instead_of_title(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a title that is the whole name of a listed journal made one."""
    known = known_journals(tokens, [word_of(token.text).lower for token in tokens])
    for number, run in enumerate(runs):
        is_name = run.last > run.first or tokens[run.first].text.isupper()
        if run.label == "title" and is_name and all(known[run.first : run.last + 1]):
            return [*runs[:number], Run("journal", run.first, run.last), *runs[number + 1 :]]
    return runs


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
    known = known_journals(tokens, [word_of(token.text).lower for token in tokens])
    for index, token in enumerate(tokens):
        if token.text.casefold() in _PREPRINT_SERVERS or _DISCIPLINE.fullmatch(token.text):
            known[index] = "1"
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
        # "in Cell" and "et al. Gut", not "Lecture Notes in Computer Science"
        opens = bool(BREAK.search(tokens[start].gap)) or (
            start > 1 and tokens[start - 1].text == "in" and bool(BREAK.search(tokens[start - 1].gap))
        )
        closes = index == len(tokens) or tokens[index].text.isdigit() or bool(BREAK.search(tokens[index].gap))
        if opens and closes:
            return start, index
    return None


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
        if end - start <= _LONGEST and not _SOCIETIES.isdisjoint(words) and _MEETINGS.isdisjoint(words):
            return start, end
    return None


def _before_volume(
    runs: Sequence[Run], labels: Sequence[str], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """The stretch outside the fields right before a bare volume, where pages are printed too and no book."""
    volume = first(runs, "volume")
    if volume is None or first(runs, "pages") is None or not _OF_A_BOOK.isdisjoint(labels):
        return None
    end = volume.first
    if not tokens[end].text.isdigit() or "(" in tokens[end].gap or ":" in tokens[end].gap:
        return None
    start = end
    while start and labels[start - 1][0] == "o" and not tokens[start - 1].text.isdigit():
        start -= 1
    while start < end and (tokens[start].text.casefold() == "in" or not tokens[start].text[0].isalpha()):
        start += 1
    is_name = start and 0 < end - start <= _LONGEST and tokens[start].text[0].isupper()
    return (start, end) if is_name and BREAK.search(tokens[start].gap + tokens[start - 1].gap) else None


def _behind_quotation(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, what stands behind the quotation of a title, before numbers, made the journal."""
    title = first(runs, "title")
    start, end = quotation(tokens)
    if title is None or not any(run.label in ("volume", "pages") for run in runs):
        return runs
    if not (title.first <= start + 1 and start + 2 < end <= title.last and title.last - end < _LONGEST):
        return runs
    if ":" in tokens[end].gap or not BREAK.search(tokens[end].gap) or not tokens[end].text[0].isupper():
        return runs
    parts = [Run("title", title.first, end - 1), Run("journal", end, title.last)]
    return [part for run in runs for part in (parts if run == title else [run])]


def without_others(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs without journals that are none: a meeting, a publisher, words about a number or an address.

    Proceedings are no journals here (see the model card), nor is what stands behind a place and a colon.
    """

    def is_other(run: Run) -> bool:
        words = [token.text.casefold() for token in tokens[run.first : run.last + 1]]
        if not _MEETINGS.isdisjoint(words) or all(mark_of(word) in _NO_NAME for word in words):
            return True
        if (
            words[0] in _PUBLISHERS_FIRST
            or words[-1] in _PUBLISHERS_LAST
            or words[-2:] == ["university", "press"]
        ):
            return True
        return words[0] == "by" or any(
            ":" in tokens[index].gap and _is_place(tokens[index - 1])
            for index in range(max(1, run.first), run.last + 1)
        )

    return [run for run in runs if run.label != "journal" or not is_other(run)]


def _is_place(token: Token) -> bool:
    """Whether a token may end the name of a place: "London", "NY", the "C" of "D.C."."""
    return mark_of(token.text) == "place" or (token.text.isupper() and len(token.text) < 3)


def with_whole_journal(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with the place that ends a title ("…, Ontario, Canada. Geology") given back to it.

    So is the beginning of an abbreviated journal that was taken for a name: "E. Osei, J. Opt. Soc. Am."
    """
    for number, run in enumerate(runs):
        if run.label != "journal" or not number or runs[number - 1].last != run.first - 1:
            continue
        before = runs[number - 1]
        start = run.first
        if before.label == "title":
            for index in range(run.first, run.last + 1):
                if index > start and BREAK.search(tokens[index].gap):
                    start = index
                if mark_of(tokens[index].text) != "place":
                    break
        elif before.label == "author" and _is_abbreviation(tokens, before.last):
            while start > before.first and "," not in tokens[start].gap:
                start -= 1
        if start != run.first and before.first < start:
            moved = [Run(before.label, before.first, start - 1), Run("journal", start, run.last)]
            return [*runs[: number - 1], *moved, *runs[number + 1 :]]
    return runs


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token and the full stop behind it are a word of a journal's short name, behind "J."."""
    return (
        index > 1
        and tokens[index].text.casefold() in _ABBREVIATIONS
        and tokens[index - 1].text in ("J", "Int", "Am", "Eur", "Proc")
        and tokens[index + 1].gap.startswith(".")
    )
