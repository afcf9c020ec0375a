"""The runs of the labels, mended by what is known of references."""

from __future__ import annotations

from collections.abc import Sequence

from flows.resolve.strings import boundaries, containers, groups, people, titles
from flows.resolve.strings.numbers import mended_numbers
from flows.resolve.strings.runs import Run, runs_of
from flows.resolve.strings.tokens import Token


def mended(labels: Sequence[str], tokens: Sequence[Token]) -> list[Run]:
    """The runs of the labels, mended by the rules for people, containers, titles and numbers."""
    runs = boundaries.without_publication(titles.joined(runs_of(labels), tokens), tokens)
    runs = groups.with_group_listed(people.with_authors(runs, tokens), tokens)
    runs = people.without_editors(boundaries.without_article(runs, tokens), labels, tokens)
    runs = containers.without_others(people.with_title_first(runs, tokens), labels, tokens)
    runs = titles.with_whole_phrase(runs, labels, tokens)
    runs = containers.with_journal(runs, labels, tokens)
    runs = groups.with_group_behind(runs, tokens)
    runs = boundaries.without_title(groups.with_group(runs, labels, tokens), tokens)
    runs = containers.with_whole_journal(boundaries.with_years(runs, tokens), tokens)
    runs = titles.with_whole_title(titles.with_title(runs, labels, tokens), labels, tokens)
    return titles.without_genre(mended_numbers(runs, tokens), tokens)
