"""Authors listed by surname and initials behind a title, and the journal behind them.

"Quiet rooms. Lund A, Osei K. Ward Notes, 2018" has the order of no journal's style, so that the model often
takes the list for a journal or for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.resolve.strings.groups import is_group_name
from flows.resolve.strings.runs import MIN_WORDS, Run, first
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, mark_of

_NO_SURNAMES = frozenset(WORDS["no_surnames"].split())
_OPENERS = frozenset([*'.?!”"’;,)–—-'])
_BETWEEN = frozenset({",", ";", ".,", ".;", ", &", "&", "., &"})
_SET_OFF = re.compile(r"[”\"’]| [–—-] ")
_MOST_INITIALS = 3
_MOST_WORDS = 8
_LONGEST_NAME = 10
_NO_JOURNAL = frozenset({"place", "publisher", "editor", "web", "proceedings"})


def behind_title(runs: Sequence[Run], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first token of two names or more, or of one with "et al.", that open a piece behind the title."""
    title = first(runs, "title")
    if title is None:
        return None
    for start in range(title.first + MIN_WORDS, len(tokens) - 2):
        if tokens[start].gap.strip()[:1] in _OPENERS:
            end = _end_of_list(tokens, start) or _end_of_others(tokens, start)
            if end is not None:
                return start, end
    return None


def _end_of_list(tokens: Sequence[Token], start: int) -> int | None:
    """The token behind a list of names, None where none begins."""
    end, n_names = start, 0
    while end < len(tokens):
        is_joined = tokens[end].text == "and" and n_names > 0
        behind = _end_of_name(tokens, end + is_joined)
        if behind is None or not (end == start or is_joined or tokens[end].gap.strip() in _BETWEEN):
            break
        end, n_names = behind, n_names + 1
    has_others = n_names and [token.text for token in tokens[end : end + 2]] == ["et", "al"]
    end += 2 if has_others else 0
    closes = end == len(tokens) or BREAK.search(tokens[end].gap) is not None or tokens[end].text.isdigit()
    return end if closes and (n_names > 1 or has_others) else None


def _end_of_others(tokens: Sequence[Token], start: int) -> int | None:
    """The token behind a few surnames with "et al." set off by a quotation mark or dash: "– Osei et al."."""
    if not _SET_OFF.search(tokens[start].gap):
        return None
    end = start
    while end < len(tokens) and end - start < _MOST_WORDS and tokens[end].text[0].isupper():
        end += 1
    names = tokens[start:end]
    are_apart = all(token.gap in (" ", ", ", ". ", "., ") for token in names[1:])
    has_others = [token.text for token in tokens[end : end + 2]] == ["et", "al"]
    return end + 2 if names and are_apart and has_others else None


def _end_of_name(tokens: Sequence[Token], index: int) -> int | None:
    """The token behind a surname and initials: "Lund A", "de la Osei, K. B."."""
    while index < len(tokens) and tokens[index].text.islower() and mark_of(tokens[index].text) == "particle":
        index += 1
    if index + 1 >= len(tokens):
        return None
    surname, initials = tokens[index].text, tokens[index + 1].text
    is_surname = len(surname) > 1 and surname[0].isupper() and not surname.isupper()
    is_surname = (
        is_surname and surname.casefold() not in _NO_SURNAMES and tokens[index + 1].gap in (" ", ", ")
    )
    if not is_surname or not _are_initials(initials):
        return None
    end = index + 2
    while end < len(tokens) and tokens[end].gap in (". ", ".", "-", ".-") and _are_initials(tokens[end].text):
        end += 1
    return end


def _are_initials(text: str) -> bool:
    return len(text) <= _MOST_INITIALS and text.isalpha() and text.isupper()


def journal_behind(runs: Sequence[Run], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The piece between names behind the title and the number or date behind it.

    So is the piece behind any title before a year in brackets and a DOI: "Light. Ward Notes (2021). doi:…".
    """
    title, author = first(runs, "title"), first(runs, "author")
    if title is None or author is None:
        return None
    if author.first <= title.last:
        date = first(runs, "date")
        is_last = date is not None and [token.text for token in tokens[date.last + 1 :]] == ["<doi>"]
        if date is None or not is_last or not tokens[date.first].gap.endswith("("):
            return None
    start = max(author.last, title.last) + 1
    behind = next((run for run in runs if run.first > start and run.label in ("date", "volume")), None)
    if behind is None or behind.first - start > _LONGEST_NAME or tokens[start].gap[:1] not in (".", ",", ";"):
        return None
    name = tokens[start : behind.first]
    is_whole = not any(BREAK.search(token.gap) and not token.gap.startswith(". ") for token in name[1:])
    marks = {mark_of(token.text) for token in name}
    if not is_whole or not name[0].text[0].isupper() or not marks.isdisjoint(_NO_JOURNAL):
        return None
    is_group = "journal" not in marks and is_group_name(tokens, start, behind.first)
    is_plain = all(token.text.isalpha() for token in name)
    return (start, behind.first) if is_plain and not is_group else None
