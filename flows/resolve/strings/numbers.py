"""Which runs are date, volume, issue and pages: what the model does not always keep to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.resolve.strings.runs import Run, first
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import WORDS, mark_of, word_of

_ROMAN = frozenset("IVXLC")
_CONTRIBUTIONS = frozenset({"abstract", "poster"})
_DAYS = frozenset(str(day) for day in range(1, 32))
_BOOK_NUMBERS = frozenset({"isbn", "issn"})
_REGISTRIES = frozenset(WORDS["registries"].split())
_NUMBERS = frozenset({"volume", "issue", "pages"})


def mended_numbers(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, with date, volume, issue and pages told apart by the rules below."""
    if not any(run.label in _NUMBERS for run in runs) and not any(run.label == "journal" for run in runs):
        return runs
    runs = with_number_of_article(with_number(with_pages_apart(runs, tokens), tokens), tokens)
    runs = without_days(runs, tokens)
    runs = with_volume(with_issue(without_other_numbers(runs, tokens), tokens), tokens)
    return with_years(with_pages(runs, tokens), tokens)


def with_pages_apart(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, pages that look like years told from the date that they run into: "10(12) 1952–62, 1992"."""
    ends = {run.last for run in runs if run.label in ("volume", "issue")}
    result = []
    for run in runs:
        start, end = run.first, run.first + 1
        if (
            run.label == "date"
            and start - 1 in ends
            and run.last > end
            and tokens[end].gap.strip() in ("-", "–", "--")
            and tokens[start].text.isdigit()
            and tokens[end].text.isdigit()
            and "(" not in tokens[start].gap
            and word_of(tokens[run.last].text).shape == "year"
        ):
            result += [Run("pages", start, end), Run("date", end + 1, run.last)]
        else:
            result.append(run)
    return result


def with_number(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, "vols." joined to its number that was taken for pages: "Quiet Notes, vols. 12–15"."""
    result: list[Run] = []
    for run in runs:
        word = result[-1] if result else None
        if (
            word is not None
            and (word.label, run.label, word.last + 1) == ("volume", "pages", run.first)
            and not any(token.text.isdigit() for token in tokens[word.first : run.first])
            and all(mark_of(token.text) == "volume" for token in tokens[word.first : run.first])
        ):
            result[-1] = replace(word, last=run.last)
        else:
            result.append(run)
    return result


def with_number_of_article(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, an article's number told from an issue: "BMJ 2021;372:n71 (Published 29 March 2021)"."""
    at = next((i for i in range(1, len(tokens) - 1) if _is_number_of_article(tokens, i)), None)
    if at is None:
        return runs
    kept = []
    for run in runs:
        if run.last < at or run.first > at + 1:
            kept.append(run)
        elif run.first < at:
            kept.append(replace(run, last=at - 1))
    return sorted([*kept, Run("pages", at, at + 1)], key=lambda run: run.first)


def _is_number_of_article(tokens: Sequence[Token], index: int) -> bool:
    return (
        tokens[index].text == "n"
        and tokens[index].gap == ":"
        and tokens[index - 1].text.isdigit()
        and tokens[index + 1].gap == ""
        and tokens[index + 1].text.isdigit()
    )


def without_days(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, numbers that are days of a month made a date: "Wired, 7 March", "(Jan. 16-23, 1993)"."""
    return [replace(run, label="date") if _are_days(run, tokens) else run for run in runs]


def _are_days(run: Run, tokens: Sequence[Token]) -> bool:
    days = [token.text for token in tokens[run.first : run.last + 1]]
    if run.label not in ("volume", "pages") or not all(day in _DAYS for day in days):
        return False
    behind = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    if behind is not None and behind.gap == " " and mark_of(behind.text) == "month":
        return len(days) == 1
    before = tokens[run.first - 1] if run.first else None
    is_led = before is not None and len(before.text) > 2 and mark_of(before.text) == "month"
    return (
        is_led
        and tokens[run.first].gap in (" ", ". ")
        and (behind.gap[:1] in (",", ")") if behind else len(days) > 1)
    )


def without_other_numbers(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs without a book's or trial's number, and pages that end a report's ("CS-90-25", "NG90")."""
    book = next((i for i, token in enumerate(tokens) if token.text.casefold() in _BOOK_NUMBERS), len(tokens))
    has_volume = any(run.label == "volume" for run in runs)
    result = []
    for run in runs:
        before = tokens[run.first - 1].text if run.first else ""
        if run.label not in _NUMBERS:
            result.append(run)
        elif before.casefold() in _REGISTRIES and tokens[run.first].gap == "":
            continue
        elif run.first < book:
            is_number = tokens[run.first].gap in ("-", "/", "") and before.isupper()
            is_report = run.label == "pages" and (is_number or before.casefold() in _CONTRIBUTIONS)
            if has_volume or not is_report:
                result.append(run if run.last < book else replace(run, last=book - 1))
        elif run.first > book + 5:
            result.append(run)
    return result


def with_issue(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, an issue told from a second volume ("vol. 9, no. 2") or first pages ("11, 4 (2001): 9")."""
    volume = first(runs, "volume")
    if volume is None or any(run.label == "issue" for run in runs):
        return runs
    pages = [run for run in runs if run.label == "pages"]
    issue = next((run for run in runs if run.label == "volume" and run.first > volume.last), None)
    if issue is not None:
        between = tokens[volume.last + 1 : issue.first]
        if not between or any(mark_of(token.text) != "issue" for token in between):
            return runs
    elif len(pages) > 1 and pages[0].first == volume.last + 1 and "(" in tokens[pages[0].last + 1].gap:
        issue = pages[0]
    return [replace(run, label="issue") if run == issue else run for run in runs]


def with_volume(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, a Roman numeral at the end of the journal made the volume: "Quiet Notes, LXV, 1958"."""
    journal = first(runs, "journal")
    if journal is None or any(run.label in ("volume", "issue") for run in runs):
        return runs
    last = journal.last
    is_roman = len(tokens[last].text) > 1 and _ROMAN.issuperset(tokens[last].text)
    if last == journal.first or not is_roman or last + 1 == len(tokens):
        return runs
    if not BREAK.search(tokens[last + 1].gap) and not tokens[last + 1].text.isdigit():
        return runs
    parts = [replace(journal, last=last - 1), Run("volume", last, last)]
    return [part for run in runs for part in (parts if run == journal else [run])]


def with_pages(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, pages that look like years told from the date: "2010, 10, 1979", "10(12) 1952–1962, 1992".

    There is a volume and another date; the numbers stand right behind the volume or issue.
    """
    dates = [run for run in runs if run.label == "date"]
    if len(dates) < 2 or any(run.label == "pages" for run in runs):
        return runs
    ends = {run.last for run in runs if run.label in ("volume", "issue")}
    pages = next((run for run in dates if run.first - 1 in ends), None)
    if pages is None or not all(tokens[i].text.isdigit() for i in range(pages.first, pages.last + 1)):
        return runs
    if tokens[pages.first].gap.endswith("("):
        return runs
    return [replace(run, label="pages") if run == pages else run for run in runs]


def with_years(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs, where no date was found: pages made of two years are it ("Harbour House, 1974–1978")."""
    pages = first(runs, "pages")
    if pages is None or any(run.label in ("date", "volume") for run in runs):
        return runs
    years = [word_of(token.text).shape == "year" for token in tokens[pages.first : pages.last + 1]]
    if not all(years) or tokens[pages.first].gap not in (", ", ". ", " "):
        return runs
    return [replace(run, label="date") if run == pages else run for run in runs]
