"""Groups as authors: before the title, behind it, and named like a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flows.resolve.strings.names import GROUP_WORDS
from flows.resolve.strings.runs import Run
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, word_of

_EDITOR_WORDS = frozenset(WORDS["editors"].split())
_SURE_GROUPS = GROUP_WORDS - frozenset(WORDS["also_in_names_of_journals"].split())
_SMALL_WORDS = frozenset({"of", "and", "for", "the", "on", "in", "to"})
_MOST_WORDS = 12


def with_group(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a group that leads the reference as its author where the model left it outside.

    "U.S." goes on to the end of the group's name.
    """
    if not runs:
        return runs
    if len(runs) > 1 and runs[0] == Run("author", 0, 1) and runs[1].first == 2 and runs[1].label == "title":
        title = runs[1]
        end = next(
            (i for i in range(3, title.last + 1) if BREAK.search(tokens[i].gap)),
            title.last + 1,
        )
        is_country = tokens[0].text == "U" and tokens[1].text in ("S", "K", "N")
        if is_country and has_group_word(tokens, 2, end):
            rest = [Run("title", end, title.last)] if end <= title.last else []
            return [Run("author", 0, end - 1), *rest, *runs[2:]]
    if not runs[0].first or any(run.label == "author" for run in runs):
        return runs
    releases = (i for i in range(1, runs[0].first) if tokens[i].text.casefold() == "release")
    lead_end = next(
        (i - 1 for i in releases if tokens[i - 1].text in ("press", "news", "media")), runs[0].first
    )
    lead = range(lead_end)
    is_lead = runs[0].label in ("date", "title") and all(labels[index][0] == "o" for index in lead)
    if is_lead and has_group_word(tokens, 0, lead_end):
        return [Run("author", 0, lead_end - 1), *runs]
    return runs


def with_group_listed(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with the group that ends a list of authors given back to them by the title behind it.

    "Osei K, Lund A; Ward Light Study Group: Rest at night". A group that leads the reference is no journal.
    """
    if runs and _is_leading_group(runs, tokens):
        return [replace(runs[0], label="author"), *runs[1:]]
    for author, title in pairwise(runs):
        if (author.label, title.label) != ("author", "title") or title.first != author.last + 1:
            continue
        end = next((i for i in range(title.first + 1, title.last) if tokens[i].gap[:1] in (":", ".", "(")), 0)
        if end and tokens[title.first].gap[:1] == ";" and has_group_word(tokens, title.first, end):
            parts = {author: Run("author", author.first, end - 1), title: Run("title", end, title.last)}
            return [parts.get(run, run) for run in runs]
    return runs


def _is_leading_group(runs: Sequence[Run], tokens: Sequence[Token]) -> bool:
    """Whether a "journal" before date and title is a group: "National Rest Foundation. (n.d.). Light"."""
    lead = runs[0]
    found = {run.label for run in runs[1:]}
    if (lead.label, lead.first) != ("journal", 0) or "title" not in found:
        return False
    return found <= {"title", "date"} and is_group_name(tokens, 0, lead.last + 1)


def with_group_behind(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with the group behind the title as its author: "Title. Department of Health, 2009."

    So is a group behind a title of one word and its year ("Turmeric. (2020). National Center for …"), which
    the model takes for the title of an author of that name.
    """
    first = runs[0] if runs else None
    if first is None or any(run.label == "volume" for run in runs):
        return runs
    if [run.label for run in runs] == ["author", "date"] and first.first == first.last:
        has_address = any(token.text == "<url>" for token in tokens)
        if has_address and tokens[first.last + 1].gap == ". (" and _is_heading(tokens, first):
            return [Run("title", first.first, first.last), runs[1]]
    if first.label == "author" and _is_heading(tokens, first):
        title = next((run for run in runs if run.label == "title"), None)
        if title is not None and is_group_name(tokens, title.first, title.last + 1, GROUP_WORDS):
            return [
                Run("title", run.first, run.last)
                if run == first
                else Run("author", run.first, run.last)
                if run == title
                else run
                for run in runs
            ]
    if first.label != "title" or any(run.label == "author" for run in runs):
        return runs
    if len(runs) > 1 and runs[1].label in ("journal", "title") and runs[1].first == first.last + 1:
        has_numbers = any(run.label in ("issue", "pages") for run in runs)
        if not has_numbers and is_group_name(tokens, first.first, first.last + 1):
            return [
                Run("author", first.first, first.last),
                Run("title", runs[1].first, runs[1].last),
                *runs[2:],
            ]
    stops = (i for i in range(first.last, first.first + 1, -1) if tokens[i].gap[:1] in (".", "?"))
    if (start := next(stops, None)) is not None and is_group_name(tokens, start, first.last + 1):
        return [Run("title", first.first, start - 1), Run("author", start, first.last), *runs[1:]]
    start = first.last + 1
    end = next((i for i in range(start + 1, len(tokens)) if BREAK.search(tokens[i].gap)), len(tokens))
    overlaps = any(run.label != "journal" and start <= run.first < end for run in runs)
    opens = start < len(tokens) and (
        tokens[start].gap[:1] in (".", "?", "”", '"', "’") or Run("journal", start, end - 1) in runs
    )
    if not opens or overlaps or not is_group_name(tokens, start, end):
        return runs
    rest = [run for run in runs[1:] if not start <= run.first < end]
    return [first, Run("author", start, end - 1), *rest]


def _is_heading(tokens: Sequence[Token], run: Run) -> bool:
    """Whether an author run is one word or a phrase, and no name: "Turmeric.", "Caffeine and pregnancy."."""
    stretch = tokens[run.first : run.last + 1]
    if any(BREAK.search(token.gap) for token in stretch[1:]):
        return False
    has_group = has_group_word(tokens, run.first, run.last + 1)
    is_phrase = (stretch[-1].text.islower() or _is_phrase(stretch)) and not has_group
    return is_phrase or (len(stretch) == 1 and word_of(stretch[0].text).shape == "Xx")


def _is_phrase(stretch: Sequence[Token]) -> bool:
    return any(token.text in ("of", "in", "on", "for", "with", "from") for token in stretch)


def is_group_name(
    tokens: Sequence[Token], start: int, end: int, group_words: frozenset[str] = _SURE_GROUPS
) -> bool:
    """Whether a stretch is the name of a group, and not of a publisher or a journal."""
    words = [token.text.casefold() for token in tokens[start:end]]
    is_name = all(token.text[0].isupper() or token.text in _SMALL_WORDS for token in tokens[start:end])
    return (
        1 < len(words) <= _MOST_WORDS
        and is_name
        and not group_words.isdisjoint(words)
        and words[-1] != "press"
    )


def has_group_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a word of groups stands in a stretch, and none of editors."""
    words = {token.text.casefold() for token in tokens[start:end]}
    return not GROUP_WORDS.isdisjoint(words) and _EDITOR_WORDS.isdisjoint(words)
