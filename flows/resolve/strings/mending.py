"""The runs of the labels, mended by what is known of references."""

from __future__ import annotations

from collections.abc import Sequence

from flows.resolve.strings import containers, people, titles
from flows.resolve.strings.runs import Run, runs_of
from flows.resolve.strings.tokens import Token


def mended(labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs of the labels, mended by the rules of the modules for people, containers and titles."""
    runs = people.with_authors(titles.joined(runs_of(labels), tokens), tokens)
    runs = people.without_editors(runs, labels, tokens)
    runs = containers.without_others(runs, tokens)
    runs = containers.with_journal(runs, labels, tokens)
    runs = people.with_group_behind(runs, tokens)
    runs = people.without_title(people.with_group(runs, labels, tokens), tokens)
    runs = containers.with_whole_journal(runs, tokens)
    runs = titles.with_whole_title(titles.with_title(runs, labels, tokens), labels, tokens)
    return titles.without_genre(without_report_number(runs, tokens), tokens)


def without_report_number(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """The runs without pages that are the end of a report's number, joined to letters: "CS-90-25"."""
    if any(run.label == "volume" for run in runs):
        return runs
    return [
        run
        for run in runs
        if run.label != "pages"
        or not run.first
        or tokens[run.first].gap not in ("-", "/")
        or not tokens[run.first - 1].text.isupper()
    ]
