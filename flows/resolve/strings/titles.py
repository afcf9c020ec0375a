"""Which run is the title, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.resolve.strings.groups import is_group_name
from flows.resolve.strings.runs import MIN_WORDS, Run, longest, runs_of
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, is_listed_journal, listed_journals, mark_of

_FREE = frozenset({"o-start", "o-end", "o-mixed", "o-series", "o-in"})
_NO_TITLE = frozenset(WORDS["no_title"].split())
_GENRES = frozenset(phrase.strip() for phrase in WORDS["genres"].split(","))


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
        words = [token.text for token in tokens[journal.first : journal.last + 1]]
        names = any(mark_of(word) == "journal" for word in words) or is_listed_journal(" ".join(words))
        if names or journal.last - journal.first < MIN_WORDS:
            return runs
        return [Run("title", run.first, run.last) if run == journal else run for run in runs]
    if found & {"volume", "journal"}:
        return runs
    behind = _behind_lead(runs, labels, tokens)
    if behind is not None:
        return sorted([*runs, behind], key=lambda run: run.first)
    free = [
        "I-free" if name in _FREE and not tokens[index].text.isdigit() else "o-"
        for index, name in enumerate(labels)
    ]
    stretches = runs_of(free)
    opening = next((run for run in stretches if not run.first and run.last >= MIN_WORDS), None)
    stretch = opening or longest(stretches, "free")
    if stretch is None or stretch.last - stretch.first < MIN_WORDS:
        return runs
    known = listed_journals(tokens)[stretch.first : stretch.last + 1]
    return sorted(
        [*runs, replace(stretch, label="journal" if all(known) else "title")], key=lambda run: run.first
    )


def _behind_lead(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> Run | None:
    """The sentence right behind authors and date that lead a reference, whatever the model takes it for."""
    start = 0
    for run in runs:
        if run.first != start or run.label not in ("author", "date"):
            break
        start = run.last + 1
    if not 0 < start < len(tokens) or not tokens[start].text[0].isupper():
        return None
    end = start + 1
    while end < len(tokens) and tokens[end].gap[:1] not in (".", "?", "[") and tokens[end].text[0] != "<":
        end += 1
    is_free = all(name[0] == "o" for name in labels[start:end])
    is_place = end - start > 1 and mark_of(tokens[start].text) == "place" and ":" in tokens[start + 1].gap
    if not is_free or is_place or end - start <= MIN_WORDS or tokens[start].text.casefold() in _NO_TITLE:
        return None
    return Run("title", start, end - 1)


def joined(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, titles made one that only a space or a part's number separates: "Quiet rooms. 2. Light"."""
    result: list[Run] = []
    for run in runs:
        before = result[-1] if result else None
        if (
            before is not None
            and run.label == before.label == "title"
            and (
                (run.first == before.last + 1 and tokens[run.first].gap == " ")
                or (run.first == before.last + 2 and _is_part(tokens, before.last + 1))
            )
        ):
            result[-1] = Run("title", before.first, run.last)
        else:
            result.append(run)
    return result


def _is_part(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text
    return (
        len(text) < 3 and (text.isdigit() or text in ("I", "II", "IV", "V")) and tokens[index + 1].gap == ". "
    )


def with_whole_title(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a title that stops at a colon led on to the end of its sentence."""
    for number, run in enumerate(runs):
        start = run.last + 1
        if run.label != "title" or start >= len(tokens) or tokens[start].gap not in (": ", " : "):
            continue
        end = start
        while end < len(tokens) and (labels[end][0] == "o" or labels[end][2:] == "title"):
            if end > start and tokens[end].gap[:1] in (".", "?", ",", "(", "["):
                break
            end += 1
        is_place = any(mark_of(token.text) == "place" for token in tokens[max(0, run.last - 1) : start])
        is_free = end == len(tokens) or tokens[end].gap[:1] in (".", "?")
        is_free = is_free and not any(start <= other.first < end for other in runs if other.label == "author")
        if is_free and not is_place and end - start > MIN_WORDS and tokens[start].text[0].isalpha():
            whole = Run("title", run.first, end - 1)
            return [*runs[:number], whole, *(other for other in runs[number + 1 :] if other.first >= end)]
        break
    return runs


def with_whole_phrase(runs: list[Run], labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a title that stops inside a phrase led on to the next mark: "Weight | in nurses, Gut"."""
    for number, run in enumerate(runs):
        end = run.last + 1
        if run.label != "title" or not all(
            index < len(tokens) and tokens[index].gap == " " and tokens[index].text.islower()
            for index in (end, end + 1)
        ):
            continue
        limit = min([len(tokens), *(other.first for other in runs if other.first >= end)])
        while end < limit and tokens[end].gap == " " and labels[end][0] == "o":
            end += 1
        runs = [*runs[:number], Run("title", run.first, end - 1), *runs[number + 1 :]]
    return runs


def _opens_container(tokens: Sequence[Token], index: int) -> bool:
    """Whether "In" names what the work appeared in.

    It opens a sentence that goes on with a capital, or stands right behind a quotation.
    """
    gap, following = tokens[index].gap, tokens[index + 1]
    if not following.text[0].isupper() or following.gap not in (" ", ": ", " : "):
        return False
    if tokens[index].text == "In":
        return gap[:1] in (".", "]", "”")
    return tokens[index].text == "in" and gap.strip(" ,.")[-1:] in ("”", "»", '"')


def without_genre(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, titles cut before the kind of work or who issued it.

    "Title. Paper presented at …", "“Title”, in A. Lund (ed.), …", "Title. Ward Society, London"; a personal
    communication has no title.
    """
    found = {run.label for run in runs}
    is_book = "author" in found and not found & {"journal", "volume"}
    result = []
    for run in runs:
        if run.label != "title":
            result.append(run)
            continue
        end = next((i for i in range(run.first + 1, run.last) if _opens_genre(tokens, i)), run.last + 1)
        if is_book and end > run.last:
            stops = (i for i in range(run.last, run.first + 1, -1) if tokens[i].gap == ". ")
            start = next(stops, end)
            end = start if is_group_name(tokens, start, end) else end
        words = " ".join(token.text for token in tokens[run.first : end]).casefold()
        if words != "personal communication":
            result.append(Run(run.label, run.first, end - 1))
    return result


def _opens_contribution(tokens: Sequence[Token], index: int) -> bool:
    """Whether "Abstract" or "Poster" stands behind a stop, before its number: "Title. Abstract P-214"."""
    number = tokens[index + 1].text
    is_numbered = number.isdigit() or (len(number) == 1 and number.isupper())
    return tokens[index].text in ("Abstract", "Poster") and tokens[index].gap == ". " and is_numbered


def _opens_genre(tokens: Sequence[Token], index: int) -> bool:
    words = f"{tokens[index].text} {tokens[index + 1].text}".casefold()
    is_genre = words in _GENRES and any(mark in tokens[index].gap for mark in ".,([?")
    is_genre = is_genre or _opens_contribution(tokens, index)
    return is_genre or (tokens[index].text in ("In", "in") and _opens_container(tokens, index))
