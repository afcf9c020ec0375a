"""Where authors end and the title begins, and where the title ends before words of its publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flows.resolve.strings.groups import has_group_word
from flows.resolve.strings.runs import MIN_WORDS, Run
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import mark_of, word_of

_ARTICLES = frozenset({"The", "An"})
_BEFORE_YEARS = frozenset({"in", "of", "from", "since", "to", "by", "until", "during", "before", "after"})
_IN_NAMES = frozenset({"and", "particle", "al"})


def without_article(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, authors ended before a piece that begins with an article: "Bo Marsh, The quiet room. Rest".

    No name begins with "The" but a group's.
    """
    for number, run in enumerate(runs[:2]):
        if run.label != "author":
            continue
        for index in range(run.first + 2, run.last):
            gap = tokens[index].gap
            if tokens[index].text not in _ARTICLES or gap not in (", ", ". ", ": "):
                continue
            if has_group_word(tokens, index, run.last + 1):
                break
            last, rest = run.last, runs[number + 1 :]
            if rest and rest[0].label == "title" and rest[0].first == last + 1:
                last, rest = rest[0].last, rest[1:]
            parts = [replace(run, last=index - 1), Run("title", index, last)]
            return [*runs[:number], *parts, *rest]
    return runs


def without_publication(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, titles cut before the words that they appeared: "“Title” was published in …"."""
    return [
        Run("title", run.first, end - 1)
        if run.label == "title" and (end := _publication(run, tokens))
        else run
        for run in runs
    ]


def _publication(run: Run, tokens: Sequence[Token]) -> int | None:
    for index in range(run.first + 2, run.last):
        if (tokens[index].text.casefold(), tokens[index + 1].text) == ("published", "in"):
            start = index - (tokens[index - 1].text in ("was", "is"))
            if start > run.first + 1 and BREAK.search(tokens[start].gap):
                return start
    return None


def with_years(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a year that a title is about given back to it: "Deaths in 2020, 7 May 2021", "2018–19 terms".

    It stands behind a preposition, before another date, or is a span of years that a phrase goes on behind.
    """
    for title, date in pairwise(runs):
        start = date.first
        if (title.label, date.label) != ("title", "date") or start != title.last + 1:
            continue
        behind = [run for run in runs if run.first > date.last]
        if tokens[start].gap == " " and tokens[title.last].text in _BEFORE_YEARS:
            rest = [replace(date, first=start + 1)] if date.last > start else []
            is_apart = not rest or tokens[start + 1].gap[:1] in (",", ".")
            dates = [*rest, *(run for run in behind if run.label == "date")]
            if is_apart and any(_has_year(run, tokens) for run in dates):
                return [*_before(runs, title), replace(title, last=start), *rest, *behind]
        end = _span_of_years(date, tokens)
        if end is not None:
            while end < len(tokens) and tokens[end].gap == " ":
                end += 1
            whole = replace(title, last=end - 1)
            return [*_before(runs, title), whole, *(run for run in behind if run.first >= end)]
    return runs


def _before(runs: Sequence[Run], run: Run) -> list[Run]:
    return [other for other in runs if other.first < run.first]


def _has_year(run: Run, tokens: Sequence[Token]) -> bool:
    return any(word_of(token.text).shape == "year" for token in tokens[run.first : run.last + 1])


def _span_of_years(date: Run, tokens: Sequence[Token]) -> int | None:
    """The word that goes on behind two years with a dash: "2018–19 season"."""
    end = date.first + 2
    if end >= len(tokens) or date.last > end - 1 or not _has_year(replace(date, last=date.first), tokens):
        return None
    is_span = tokens[end - 1].gap in ("-", "–") and tokens[end - 1].text.isdigit()
    return end if is_span and tokens[end].gap == " " and tokens[end].text.islower() else None


def without_title(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, where no title was found: authors end at an initial before a sentence ("Osei, K. Brücke").

    Leading authors that are a phrase are the title ("Good rest. (1996). Ward Magazine").
    """
    author = next((run for run in runs if run.label == "author"), None)
    if author is None or any(run.label == "title" for run in runs):
        return runs
    asked = next((i for i in range(author.first + 2, author.last) if tokens[i].gap == "? "), None)
    if asked is not None:
        parts = [replace(author, label="title", last=asked - 1), replace(author, first=asked)]
        return [part for run in runs for part in (parts if run == author else [run])]
    stretch = tokens[author.first : author.last + 1]
    is_phrase = len(stretch) > 1 and stretch[-1].text.islower() and mark_of(stretch[-1].text) not in _IN_NAMES
    if author == runs[0] and is_phrase and all(token.gap == " " for token in stretch[1:]):
        return [replace(author, label="title"), *runs[1:]]
    if any(run.label == "journal" for run in runs):
        return runs
    for index in range(author.first + 1, author.last - MIN_WORDS + 1):
        is_initial = word_of(tokens[index - 1].text).shape == "X" and tokens[index].gap.startswith(". ")
        stretch = tokens[index : author.last + 1]
        if is_initial and not any(
            BREAK.search(token.gap) or word_of(token.text).shape == "X" for token in stretch[1:]
        ):
            if mark_of(stretch[0].text) in _IN_NAMES:
                return runs
            parts = [Run("author", author.first, index - 1), Run("title", index, author.last)]
            return [part for run in runs for part in (parts if run == author else [run])]
    return runs
