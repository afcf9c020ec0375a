"""Which run are the authors: editors are none, names lost or swallowed come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.resolve.strings import listed_names
from flows.resolve.strings.groups import has_group_word
from flows.resolve.strings.runs import MIN_WORDS, Run
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, is_listed_journal, mark_of

_EDITOR_WORDS = frozenset(WORDS["editors"].split())
_EDITION_WORDS = frozenset(WORDS["editions"].split())
_IN_NAMES = frozenset({"and", "particle", "al"})
_IN_LISTS = frozenset(
    {
        "and",
        "et",
        "al",
        "others",
        "colleagues",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "di",
        "da",
        "la",
        "le",
    }
)
_IN_PHRASES = frozenset(
    {"of", "in", "on", "for", "the", "with", "a", "to", "from", "is", "are", "among", "between"}
)
_NO_NAMES = frozenset({"place", "journal", "publisher"})
_DASHES = frozenset({" - ", " – ", " — ", " | "})
_AUTHOR_WORDS = frozenset({"author", "authors", "researchers"})
_MOST_NAMES = 12


def without_editors(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs without an author or title that the word behind it makes an editor: "Ueda, Y. (Eds.)".

    Names of which the model took the first ones only go as a whole.
    """

    def is_editor(run: Run) -> bool:
        if run.label == "author" and run.last > run.first and _is_role(tokens, run.last):
            return True
        for index in range(run.last + 1, len(tokens)):
            if labels[index][0] != "o":
                return False
            if tokens[index].text.casefold() in _EDITOR_WORDS:
                is_listed = "," in tokens[index].gap or "(" in tokens[index].gap
                return run.label == "author" or (is_listed and _are_names(tokens, run))
            if run.label == "title" and (tokens[index].text == "In" or not _in_names(tokens[index])):
                return False
        return False

    leading = [run for run in runs[:2] if run.label in ("author", "title") and is_editor(run)][:1]
    if not leading:
        return runs
    last = leading[0].last
    return [run for run in runs if run.last > last or run.label not in ("author", "title")]


def _in_names(token: Token) -> bool:
    return token.text[0].isupper() or mark_of(token.text) in _IN_NAMES


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
        _in_names(token) for token in tokens[run.first : run.last + 1]
    )


def with_title_first(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a phrase that was taken for authors and names taken for the title changed about."""
    if [run.label for run in runs[:2]] != ["author", "title"] or runs[1].first != runs[0].last + 1:
        return runs
    phrase, names = runs[0], runs[1]
    words = [token.text for token in tokens[phrase.first : phrase.last + 1]]
    listed = [tokens[index] for index in range(names.first, names.last + 1)]
    n_commas = sum("," in token.gap or ";" in token.gap for token in listed[1:])
    are_names = n_commas and all(_in_names(token) or len(token.text) == 1 for token in listed)
    if (
        _IN_PHRASES.isdisjoint(words)
        or not are_names
        or has_group_word(tokens, phrase.first, phrase.last + 1)
    ):
        return runs
    return [replace(phrase, label="title"), replace(names, label="author"), *runs[2:]]


def with_authors(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with authors where the model found none but they are printed.

    They stand behind "by" or "Authors:", end in "et al." at the beginning or the end of the title, or lost
    their first name to what stands before.
    """
    author = next((run for run in runs if run.label == "author"), None)
    if author is not None and not _is_journal(author, tokens):
        return _with_first_name(runs, author, tokens)
    named = (
        _named_authors(tokens) or _names_behind_title(runs, tokens) or listed_names.behind_title(runs, tokens)
    )
    if named is not None:
        start, end = named
        kept = [part for run in runs for part in _without(run, start, end)]
        added = [*kept, Run("author", start, end - 1)]
        return sorted(added, key=lambda run: run.first)
    title = next((run for run in runs if run.label == "title"), None)
    if title is None:
        return runs
    behind_dash = _behind_dash(title, tokens)
    if behind_dash is not None:
        parts = [replace(title, last=behind_dash - 1), Run("author", behind_dash, title.last)]
        return [part for run in runs for part in (parts if run == title else [run])]
    et_al = next((i for i in range(title.first + 1, title.last + 1) if _is_et_al(tokens, i)), None)
    if et_al is None:
        return _with_pair_of_names(runs, title, tokens)
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
        while start < end - 2 and not BREAK.search(tokens[start].gap):
            start += 1
        if start >= end - 2:
            return runs
        parts = [Run("title", title.first, start - 1), Run("author", start, end - 1)]
    else:
        return runs
    return [part for run in runs for part in (parts if run == title else [run])]


def _is_journal(run: Run, tokens: Sequence[Token]) -> bool:
    """Whether the authors that open a reference say that they are a journal: "Journal of Rest"."""
    return is_listed_journal(" ".join(token.text for token in tokens[run.first : run.last + 1]))


def _with_pair_of_names(runs: list[Run], title: Run, tokens: Sequence[Token]) -> list[Run]:
    """The runs, where "…, Ana Lund and Bo Marsh, Spine" ends the title or was taken for the journal."""
    behind = next((run for run in runs if run.label == "journal" and run.first == title.last + 1), None)
    if behind is not None and behind.last - behind.first >= 4 and _are_a_pair(tokens, behind.first):
        names, rest = (
            replace(behind, label="author", last=behind.first + 4),
            replace(behind, first=behind.first + 5),
        )
        parts = [names, rest] if rest.first <= rest.last else [names]
        return [part for run in runs for part in (parts if run == behind else [run])]
    start = title.last - 4
    if start < title.first + MIN_WORDS or not _are_a_pair(tokens, start):
        return runs
    words = [token.text for token in tokens[title.first + 1 : start]]
    if 2 * sum(word.islower() for word in words) < len(words):
        return runs
    parts = [Run("title", title.first, start - 1), Run("author", start, title.last)]
    return [part for run in runs for part in (parts if run == title else [run])]


def _behind_dash(title: Run, tokens: Sequence[Token]) -> int | None:
    """Where listed names behind a dash end a title: "Light in wards - Osei, Lund & Marsh"."""
    start = next((i for i in range(title.last, title.first, -1) if tokens[i].gap in _DASHES), None)
    if start is None or start - title.first <= MIN_WORDS:
        return None
    names = tokens[start : title.last + 1]
    is_sentence = (
        2 * sum(token.text.islower() for token in tokens[title.first + 1 : start]) >= start - title.first
    )
    is_listed = any(token.gap in (", ", " & ") or mark_of(token.text) in ("and", "al") for token in names[1:])
    are_others = any(mark_of(token.text) in _NO_NAMES for token in names)
    is_list = is_sentence and is_listed and not are_others and len(names) <= _MOST_NAMES
    return start if is_list and all(map(_in_names, names)) else None


def _are_a_pair(tokens: Sequence[Token], start: int) -> bool:
    """Whether two given names and surnames stand between marks."""
    one, two, joint, three, four = tokens[start : start + 5]
    are_names = all(
        token.text.istitle() and mark_of(token.text) not in _NO_NAMES for token in (one, two, three, four)
    )
    closes = start + 5 == len(tokens) or BREAK.search(tokens[start + 5].gap) is not None
    return are_names and joint.text == "and" and closes and BREAK.search(one.gap) is not None


def _is_et_al(tokens: Sequence[Token], index: int) -> bool:
    last_words = (tokens[index - 1].text, tokens[index].text)
    return last_words in (("et", "al"), ("and", "others"), ("and", "colleagues"))


def _without(run: Run, start: int, end: int) -> list[Run]:
    """What is left of a run before a stretch, of a journal behind it; all of what does not reach into it."""
    if run.last < start or run.first >= end:
        return [run]
    if run.label == "journal":
        return [replace(run, first=end)] if run.last >= end else []
    return [replace(run, last=start - 1)] if run.first < start else []


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


def _names_behind_title(runs: Sequence[Run], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Names with initials that fill what is outside the fields between a title and the next field."""
    number = next((number for number, run in enumerate(runs) if run.label == "title"), None)
    if number is None or number + 1 == len(runs):
        return None
    start, end = runs[number].last + 1, runs[number + 1].first
    names = tokens[start:end]
    if len(names) < 2 or tokens[start].gap[:1] not in (".", ";", "?", "”", '"', ","):
        return None
    n_initials = sum(token.text.isupper() and len(token.text) < 4 for token in names)
    are_others = any(mark_of(token.text) in _NO_NAMES for token in names)
    if are_others or not n_initials or 3 * n_initials < len(names) - 1 or not all(map(_in_names, names)):
        return None
    return start, end


def _with_first_name(runs: list[Run], author: Run, tokens: Sequence[Token]) -> list[Run]:
    """The runs, where authors behind the title lost their first name: "…, 2019. Rosen G, Abaza T"."""
    start = author.first
    title = next((run for run in runs if run.label == "title" and run.last == start - 1), None)
    by = title and next((i for i in range(title.first + 2, title.last) if tokens[i].text == "by"), None)
    if title and by and tokens[start].gap == ", " and all(map(_in_names, tokens[by + 1 : start])):
        parts = {title: replace(title, last=by - 1), author: replace(author, first=by + 1)}
        return [parts.get(run, run) for run in runs]
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
