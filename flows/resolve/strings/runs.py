"""From labels to runs of tokens, and what is known of references that the model does not always keep to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.resolve.strings.names import GROUP_WORDS
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import known_journals, mark_of, word_of

_MIN_WORDS = 2
_LOOSE = ("author", "date")
"""Fields that a journal may be taken out of."""
_FREE = frozenset({"o-start", "o-end", "o-mixed", "o-series", "o-in"})
_EDITOR_WORDS = frozenset({"ed", "eds", "editor", "editors", "hrsg", "hg", "hgg", "dir"})
_GENRES = frozenset(
    {
        *(
            "paper presented",
            "poster presented",
            "white paper",
            "technical report",
            "tech report",
            "research report",
        ),
        *("working paper", "invited lecture", "invited lectures", "invited talk", "unpublished manuscript"),
        *("doctoral dissertation", "master thesis", "phd thesis", "to appear", "translated by", "edited by"),
        *("übersetzt von", "ubersetzt von", "traduit par", "presented at", "manuscript submitted"),
    }
)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last``, both inside, that carry one label."""

    label: str
    first: int
    last: int


def runs_of(labels: Sequence[str]) -> list[Run]:
    """The runs of the fields, in order; what is outside is left out."""
    runs: list[Run] = []
    start = 0
    for index in range(1, len(labels) + 1):
        label = labels[start]
        field = label[2:]
        if index < len(labels) and labels[index] == f"I-{field}" and label[0] in "BI":
            continue
        if label[0] in "BI":
            runs.append(Run(field, start, index - 1))
        start = index
    return runs


def without_editors(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs without an author or title that the word behind it makes an editor: "Ueda, Y. (Eds.)"."""

    def is_editor(run: Run) -> bool:
        for index in range(run.last + 1, len(tokens)):
            if tokens[index].text.casefold() in _EDITOR_WORDS:
                return True
            if labels[index][0] != "o" or run.label == "title":
                return False
        return False

    leading = [run for run in runs[:2] if run.label in ("author", "title") and is_editor(run)]
    return [run for run in runs if run not in leading[:1]] if leading else runs


def with_journal(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a journal where the model found none but the name of a listed one stands by itself.

    "Osei J, BMJ 2018" and "…, published in Chronobiology International, 2020": between punctuation or after
    "in" and before a number, punctuation or the end; never inside the title.
    """
    if any(run.label == "journal" for run in runs):
        return runs
    taken = {index for run in runs if run.label not in _LOOSE for index in range(run.first, run.last + 1)}
    found = _published_in(tokens) or _listed(tokens)
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
    """The first listed journal that stands by itself."""
    known = known_journals(tokens, [word_of(token.text).lower for token in tokens])
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
        # "in Cell", not "Lecture Notes in Computer Science"
        opens = bool(BREAK.search(tokens[start].gap)) or (
            start > 1 and tokens[start - 1].text == "in" and bool(BREAK.search(tokens[start - 1].gap))
        )
        closes = index == len(tokens) or tokens[index].text.isdigit() or bool(BREAK.search(tokens[index].gap))
        if opens and closes:
            return start, index
    return None


def with_group(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a group that leads the reference as its author where the model left it outside."""
    if not runs or not runs[0].first or any(run.label == "author" for run in runs):
        return runs
    lead = range(runs[0].first)
    is_group = any(tokens[index].text.casefold() in GROUP_WORDS for index in lead)
    if is_group and runs[0].label in ("date", "title") and all(labels[index][0] == "o" for index in lead):
        return [Run("author", 0, runs[0].first - 1), *runs]
    return runs


def with_whole_journal(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with the place that ends a title ("…, Ontario, Canada. Geology") given back to it."""
    for number, run in enumerate(runs):
        if run.label != "journal" or not number or runs[number - 1].label != "title":
            continue
        start = run.first
        for index in range(run.first, run.last + 1):
            if index > start and BREAK.search(tokens[index].gap):
                start = index
            if mark_of(tokens[index].text) != "place":
                break
        before = runs[number - 1]
        if start > run.first and before.last == run.first - 1:
            return [
                *runs[: number - 1],
                Run("title", before.first, start - 1),
                Run("journal", start, run.last),
                *runs[number + 1 :],
            ]
    return runs


def with_title(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with a title where the model found none but left a stretch of words that can be nothing else.

    That is the "journal" of a reference with authors but without any number, or else the longest stretch
    outside the fields that is not an editor's, a publisher's or an address's.
    """
    found = {run.label for run in runs}
    if "title" in found:
        return runs
    journal = longest(runs, "journal")
    if journal and "author" in found and not found & {"volume", "issue", "pages"}:
        names = any(mark_of(token.text) == "journal" for token in tokens[journal.first : journal.last + 1])
        if names or journal.last - journal.first < _MIN_WORDS:
            return runs
        return [Run("title", run.first, run.last) if run == journal else run for run in runs]
    if found & {"volume", "journal"}:
        return runs
    free = [
        "I-free" if name in _FREE and not tokens[index].text.isdigit() else "o-"
        for index, name in enumerate(labels)
    ]
    stretch = longest(runs_of(free), "free")
    if stretch is None or stretch.last - stretch.first < _MIN_WORDS:
        return runs
    return [*runs, Run("title", stretch.first, stretch.last)]


def without_genre(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, titles cut before what says the kind of work: "Title. Paper presented at …"."""
    result = []
    for run in runs:
        last = run.last
        if run.label == "title":
            for index in range(run.first + 1, run.last):
                words = f"{tokens[index].text} {tokens[index + 1].text}".casefold()
                if words in _GENRES and any(mark in tokens[index].gap for mark in ".,([?"):
                    last = index - 1
                    break
        result.append(run if last == run.last else Run(run.label, run.first, last))
    return result


def title_of(runs: Sequence[Run]) -> Run | None:
    """The title: the first run of some length, for what is like a title behind it is a book or a series."""
    titles = [run for run in runs if run.label == "title"]
    return next((run for run in titles if run.last - run.first >= _MIN_WORDS), longest(titles, "title"))


def longest(runs: Sequence[Run], label: str) -> Run | None:
    """The longest run of a field, the first of equals."""
    return max(
        (run for run in runs if run.label == label),
        key=lambda run: (run.last - run.first, -run.first),
        default=None,
    )


def first(runs: Sequence[Run], label: str) -> Run | None:
    """The first run of a field."""
    return next((run for run in runs if run.label == label), None)


def mended(labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs of the labels, mended by the rules above."""
    runs = with_journal(without_editors(runs_of(labels), labels, tokens), tokens)
    runs = with_group(runs, labels, tokens)
    return without_genre(with_title(with_whole_journal(runs, tokens), labels, tokens), tokens)
