"""Which run is the journal: what is known of it that the model does not always keep to."""

from __future__ import annotations

from collections.abc import Sequence

from flows.resolve.strings.features import quotation
from flows.resolve.strings.journal_names import name_outside
from flows.resolve.strings.runs import Run, first
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, is_listed_journal, listed_journals, mark_of

_LOOSE = ("author", "date")
"""Fields that a journal may be taken out of."""
_MEETINGS = frozenset(WORDS["meetings"].split())
_PUBLISHERS_FIRST = frozenset(WORDS["publishers_first"].split())
_PUBLISHERS_LAST = frozenset(WORDS["publishers_last"].split())
_ABBREVIATIONS = frozenset(WORDS["journal_abbreviations"].split())
_EDITOR_WORDS = frozenset(WORDS["editors"].split())
_SERIALS = frozenset({"journal", "transactions", "annals", "bulletin", "acta", "archives"})
_ADDRESS_WORDS = frozenset(WORDS["address_words"].split())
_HOUSES = frozenset(WORDS["houses"].split())
_PERIODICALS = frozenset(WORDS["periodicals"].split())
_REGISTRIES = frozenset(WORDS["registries"].split())
_NO_NAME = frozenset({"volume", "issue", "page", "web", "month", "in"})
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
    runs = _instead_of_title(_behind_quotation(_at_end_of_authors(runs, tokens), tokens), tokens)
    if any(run.label == "journal" for run in runs):
        return runs
    taken = {index for run in runs if run.label not in _LOOSE for index in range(run.first, run.last + 1)}
    found = name_outside(runs, labels, tokens)
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
    """The runs, a title or authors that are the whole name of a listed journal made one."""
    known = listed_journals(tokens)
    for number, run in enumerate(runs):
        is_name = run.last > run.first or tokens[run.first].text.isupper()
        is_name = is_name and (run.label == "title" or (run.label == "author" and run.last > run.first))
        words = " ".join(token.text for token in tokens[run.first : run.last + 1])
        if is_name and (all(known[run.first : run.last + 1]) or (number == 0 and is_listed_journal(words))):
            return [*runs[:number], Run("journal", run.first, run.last), *runs[number + 1 :]]
    return runs


def _at_end_of_authors(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, an abbreviated journal taken off authors: "Rest. Osei K, Lund A. Sleep Med. 2014"."""
    author = first(runs, "author")
    if author is None or not any(run.label == "volume" for run in runs):
        return runs
    stops = (i for i in range(author.last, author.first + 1, -1) if tokens[i].gap == ". ")
    start = next(stops, None)
    if start is None or start == author.last or not tokens[start - 1].text.isupper():
        return runs
    words = [token.text for token in tokens[start : author.last + 1]]
    is_short = any(word.casefold() in _ABBREVIATIONS for word in words)
    if not is_short or any("," in token.gap for token in tokens[start : author.last + 1]):
        return runs
    parts = [Run("author", author.first, start - 1), Run("journal", start, author.last)]
    return [part for run in runs for part in (parts if run == author else [run])]


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


def without_others(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs without journals that are none: a meeting, a publisher, words about a number or an address.

    Proceedings are no journals here (see the model card), nor is what stands behind a place and a colon, or
    is a book by what stands around it.
    """

    def is_other(run: Run) -> bool:
        words = [token.text.casefold() for token in tokens[run.first : run.last + 1]]
        is_meeting = not _MEETINGS.isdisjoint(words) and not (has_volume and words[0] in _SERIALS)
        if is_meeting or all(mark_of(word) in _NO_NAME or word in _ADDRESS_WORDS for word in words):
            return True
        if _is_edited(run, tokens) or _is_event(run, tokens) or words[0] in _REGISTRIES:
            return True
        if (
            author is not None
            and run.last == run.first
            and tokens[run.first].text == _initials(author, tokens)
        ):
            return True
        if has_volume:
            return words[0] == "by"
        if _is_book(run, labels, tokens):
            return True
        if not _HOUSES.isdisjoint(words) and _PERIODICALS.isdisjoint(words):
            return True
        if (
            words[0] in _PUBLISHERS_FIRST
            or words[-1] in _PUBLISHERS_LAST
            or words[-2:] == ["university", "press"]
        ):
            return True
        return words[0] == "by" or any(
            ":" in tokens[index].gap
            and (
                mark_of(tokens[index - 1].text) == "place"
                or (index == run.first and _is_state(tokens[index - 1]))
            )
            for index in range(max(1, run.first), run.last + 1)
        )

    has_volume = any(run.label in ("volume", "issue") for run in runs)
    author = first(runs, "author")

    return [_trimmed(run, tokens) for run in runs if run.label != "journal" or not is_other(run)]


def _is_edited(run: Run, tokens: Sequence[Token]) -> bool:
    """Whether the word for an editor stands right before a name: "In L. Marsh (Ed.), Quiet rooms"."""
    return run.first > 0 and tokens[run.first - 1].text.casefold() in _EDITOR_WORDS


def _initials(run: Run, tokens: Sequence[Token]) -> str:
    """The short name of a group, which often publishes its work: "RWC" of "Royal Ward College"."""
    return "".join(token.text[0] for token in tokens[run.first : run.last + 1] if token.text.istitle())


def _is_event(run: Run, tokens: Sequence[Token]) -> bool:
    """Whether a name stands behind "presented at"."""
    return run.first > 1 and [token.text for token in tokens[run.first - 2 : run.first]] == [
        "presented",
        "at",
    ]


def _is_book(run: Run, labels: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether a name without volume is a book's or a publisher's.

    A colon in it sets a place from a publisher or a title from its second part; an editor or a publisher
    stands right behind it. A listed journal is none ("Circulation: Heart Failure").
    """
    if listed_journals(tokens)[run.first]:
        return False
    if any(":" in tokens[index].gap for index in range(run.first + 1, run.last + 1)):
        return True
    behind = labels[run.last + 1] if run.last + 1 < len(labels) else ""
    return behind in ("o-publisher", "o-editor")


def _trimmed(run: Run, tokens: Sequence[Token]) -> Run:
    """The journal before "Special Issue", "Epub ahead", "on"; the one behind a study: "LIFT. Gut"."""
    if run.label != "journal":
        return run
    if run.last > run.first and tokens[run.last].text in ("on", "in"):
        return Run("journal", run.first, run.last - 1)
    for index in range(run.first + 1, run.last):
        two = (tokens[index].text, tokens[index + 1].text)
        if two in (("Special", "Issue"), ("Epub", "ahead"), ("Online", "ahead")):
            return Run("journal", run.first, index - 1)
        if tokens[index].gap == ". " and len(tokens[index - 1].text) > 3:
            known = listed_journals(tokens)
            if all(known[index : run.last + 1]) and not any(known[run.first : index]):
                return Run("journal", index, run.last)
    return run


def _is_state(token: Token) -> bool:
    """Whether a token may be the end of a state's short name: "NY", the "C" of "D.C."."""
    return token.text.isupper() and len(token.text) < 3


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
