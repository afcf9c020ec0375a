"""From labels to runs of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.resolve.strings.tokens import Token

MIN_WORDS = 2
"""A title or a journal in words of its own has more than these."""


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


def title_of(runs: Sequence[Run], tokens: Sequence[Token]) -> Run | None:
    """The title: the first run of some length, for what is like a title behind it is a book or a series.

    A title of one or two words is one where "in" follows: "‘Elections’, in …".
    """
    titles = [run for run in runs if run.label == "title"]
    if titles and titles[0].last + 1 < len(tokens) and tokens[titles[0].last + 1].text in ("in", "In"):
        return titles[0]
    return next((run for run in titles if run.last - run.first >= MIN_WORDS), longest(titles, "title"))


def longest(runs: Sequence[Run], label: str) -> Run | None:
    """The longest run of a field, the first of equals."""
    return max(
        (run for run in runs if run.label == label),
        key=lambda run: (run.last - run.first, -run.first),
        default=None,
    )


def journal_of(runs: Sequence[Run]) -> Run | None:
    """The journal: the run right before the volume, else the longest."""
    volume = first(runs, "volume")
    before = (run for run in runs if run.label == "journal" and volume and run.last == volume.first - 1)
    return next(before, longest(runs, "journal"))


def first(runs: Sequence[Run], label: str) -> Run | None:
    """The first run of a field."""
    return next((run for run in runs if run.label == label), None)
