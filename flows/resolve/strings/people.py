"""Which run are the authors: editors and groups, and authors that swallowed the title."""

from __future__ import annotations

from collections.abc import Sequence

from flows.resolve.strings.names import GROUP_WORDS
from flows.resolve.strings.runs import MIN_WORDS, Run
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, mark_of, word_of

_EDITOR_WORDS = frozenset(WORDS["editors"].split())
_EDITION_WORDS = frozenset(WORDS["editions"].split())
_IN_NAMES = frozenset({"and", "particle", "al"})
_IN_LISTS = frozenset({"and", "et", "al", "van", "von", "de", "der", "den", "del", "di", "da", "la", "le"})
_AUTHOR_WORDS = frozenset({"author", "authors", "researchers"})
_MOST_NAMES = 12
_SURE_GROUPS = GROUP_WORDS - frozenset(WORDS["also_in_names_of_journals"].split())
_SMALL_WORDS = frozenset({"of", "and", "for", "the", "on", "in", "to"})


def without_editors(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs without an author or title that the word behind it makes an editor: "Ueda, Y. (Eds.)".

    Names of which the model took the first ones only go as a whole.
    """

    def is_editor(run: Run) -> bool:
        if run.label == "author" and run.last > run.first and _is_role(tokens, run.last):
            return True
        for index in range(run.last + 1, len(tokens)):
            if tokens[index].text.casefold() in _EDITOR_WORDS:
                return run.label == "author" or _are_names(tokens, run)
            if labels[index][0] != "o" or run.label == "title":
                return False
        return False

    leading = [run for run in runs[:2] if run.label in ("author", "title") and is_editor(run)][:1]
    if not leading:
        return runs
    last = leading[0].last
    return [run for run in runs if run.last > last or run.label not in ("author", "title")]


def _is_role(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a role behind names: "(Producer)", ", director"."""
    return tokens[index].text.casefold() in _EDITOR_WORDS and tokens[index].gap.strip()[-1:] in (
        "(",
        ",",
        "[",
        ";",
    )


def _are_names(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a run looks like names, and the word behind it is no edition's ("rev. ed.")."""
    return tokens[run.last].text.casefold() not in _EDITION_WORDS and all(
        token.text[0].isupper() or mark_of(token.text) in _IN_NAMES
        for token in tokens[run.first : run.last + 1]
    )


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
        if is_country and _has_group_word(tokens, 2, end):
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
    if is_lead and _has_group_word(tokens, 0, lead_end):
        return [Run("author", 0, lead_end - 1), *runs]
    return runs


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
        if title is not None and _is_group(tokens, title.first, title.last + 1, GROUP_WORDS):
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
    if len(runs) > 1 and runs[1].label == "journal" and runs[1].first == first.last + 1:
        has_numbers = any(run.label in ("issue", "pages") for run in runs)
        if not has_numbers and _is_group(tokens, first.first, first.last + 1):
            return [
                Run("author", first.first, first.last),
                Run("title", runs[1].first, runs[1].last),
                *runs[2:],
            ]
    stops = (i for i in range(first.last, first.first + 1, -1) if tokens[i].gap[:1] in (".", "?"))
    if (start := next(stops, None)) is not None and _is_group(tokens, start, first.last + 1):
        return [Run("title", first.first, start - 1), Run("author", start, first.last), *runs[1:]]
    start = first.last + 1
    end = next((i for i in range(start + 1, len(tokens)) if BREAK.search(tokens[i].gap)), len(tokens))
    overlaps = any(run.label != "journal" and start <= run.first < end for run in runs)
    opens = start < len(tokens) and tokens[start].gap[:1] in (".", "?", "”", '"', "’")
    if not opens or overlaps or not _is_group(tokens, start, end):
        return runs
    rest = [run for run in runs[1:] if not start <= run.first < end]
    return [first, Run("author", start, end - 1), *rest]


def _is_heading(tokens: Sequence[Token], run: Run) -> bool:
    """Whether an author run is one word or a phrase, and no name: "Turmeric.", "Caffeine and pregnancy."."""
    stretch = tokens[run.first : run.last + 1]
    if any(BREAK.search(token.gap) or token.text.isupper() for token in stretch[1:]):
        return False
    is_phrase = stretch[-1].text.islower() and not _has_group_word(tokens, run.first, run.last + 1)
    return is_phrase or (len(stretch) == 1 and word_of(stretch[0].text).shape == "Xx")


def _is_group(
    tokens: Sequence[Token], start: int, end: int, group_words: frozenset[str] = _SURE_GROUPS
) -> bool:
    """Whether a stretch is the name of a group, and not of a publisher or a journal."""
    words = [token.text.casefold() for token in tokens[start:end]]
    is_name = all(token.text[0].isupper() or token.text in _SMALL_WORDS for token in tokens[start:end])
    return (
        1 < len(words) <= _MOST_NAMES
        and is_name
        and not group_words.isdisjoint(words)
        and words[-1] != "press"
    )


def _has_group_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.text.casefold() in GROUP_WORDS for token in tokens[start:end])


def with_authors(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with authors where the model found none but they are printed.

    They stand behind "by" or "Authors:", end in "et al." at the beginning or the end of the title, or lost
    their first name to what stands before.
    """
    author = next((run for run in runs if run.label == "author"), None)
    if author is not None:
        return _with_first_name(runs, author, tokens)
    named = _named_authors(tokens)
    if named is not None:
        start, end = named
        kept = [_without(run, start, end) for run in runs]
        added = [*(run for run in kept if run is not None), Run("author", start, end - 1)]
        return sorted(added, key=lambda run: run.first)
    title = next((run for run in runs if run.label == "title"), None)
    if title is None:
        return runs
    et_al = next((i for i in range(title.first + 1, title.last + 1) if _is_et_al(tokens, i)), None)
    if et_al is None:
        return runs
    end = et_al + 1
    if end - title.first <= _MOST_NAMES and all(
        token.text[0].isupper() or token.text in _IN_LISTS for token in tokens[title.first : end]
    ):
        parts = [Run("author", title.first, end - 1)]
        parts += [Run("title", end, title.last)] if end <= title.last else []
    elif end == title.last + 1:
        start = end - 2
        while start - 1 > title.first + MIN_WORDS and tokens[start - 1].text[0].isupper():
            start -= 1
        while start < end - 2 and "," not in tokens[start].gap:
            start += 1
        if start >= end - 2:
            return runs
        parts = [Run("title", title.first, start - 1), Run("author", start, end - 1)]
    else:
        return runs
    return [part for run in runs for part in (parts if run == title else [run])]


def _is_et_al(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text == "al" and tokens[index - 1].text == "et"


def _without(run: Run, start: int, end: int) -> Run | None:
    """What is left of a run before a stretch, or all of it where it does not reach into the stretch."""
    if run.last < start or run.first >= end:
        return run
    return Run(run.label, run.first, start - 1) if run.first < start else None


def _named_authors(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The names behind "Authors:", or behind punctuation and "by", up to a mark that is no comma."""
    for index in range(len(tokens) - 1):
        word, following = tokens[index].text.casefold(), tokens[index + 1]
        is_lead = (word in _AUTHOR_WORDS and ":" in following.gap) or (
            tokens[index].text == "by"
            and index > 1
            and BREAK.search(tokens[index].gap)
            and following.gap == " "
        )
        if not is_lead or not following.text[0].isupper():
            continue
        end = index + 2
        while end < len(tokens) and (tokens[end].text[0].isupper() or tokens[end].text in _IN_LISTS):
            initial_before = len(tokens[end - 1].text) == 1
            if BREAK.search(tokens[end].gap.replace(",", "").replace(".", "" if initial_before else ".")):
                break
            end += 1
        return index + 1, end
    return None


def _with_first_name(runs: list[Run], author: Run, tokens: Sequence[Token]) -> list[Run]:
    """The runs, where authors behind the title lost their first name: "…, 2019. Rosen G, Abaza T"."""
    start = author.first
    taken = {index for run in runs if run != author for index in range(run.first, run.last + 1)}
    while start and start not in taken and start - 1 not in taken and _is_in_list(tokens, start):
        start -= 1
    if start == author.first or not start or not _opens(tokens[start].gap):
        return runs
    return [Run("author", start, author.last) if run == author else run for run in runs]


def _is_in_list(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token goes on with what stands before it, as names do in a list."""
    return (
        tokens[index].gap in (" ", ", ")
        and tokens[index - 1].text.isalpha()
        and tokens[index - 1].text[0].isupper()
    )


def _opens(gap: str) -> bool:
    return gap[:1] in (".", ")", ":", ";") or gap.strip() in ("-", "–", "—", "|")


def without_title(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, without a title authors end at an initial before a sentence: "Osei, K. Die Brücke"."""
    author = next((run for run in runs if run.label == "author"), None)
    if author is None or any(run.label in ("title", "journal") for run in runs):
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
