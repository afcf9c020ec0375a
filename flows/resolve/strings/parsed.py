"""What one printed reference says, field by field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReference:
    """The fields of one printed reference. Everything is optional: what is not printed is not there.

    Strings are substrings of the reference after white space has been collapsed, without the punctuation
    around them; identifiers are normalised. ``volume_text``, ``pages_text`` and ``date_text`` keep the
    wording of the number ("Vol. 43, No. 2", "pp. 11–18", "October 1999"),
    ``author_text`` the whole author field.
    """

    authors: tuple[str, ...] = ()
    """Each name as printed, in order; a group author is one name, "et al." is none."""
    author_text: str | None = None
    title: str | None = None
    container_title: str | None = None
    """The journal (or proceedings or paper) that the work appeared in."""
    year: int | None = None
    """The year printed as the date of publication; None for "in press"."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    """Pages or article number, without "pp."."""
    doi: str | None = None
    """Lower-case and bare, "10.…/…"."""
    pmid: str | None = None
    pmcid: str | None = None
    """With its prefix, "PMC…"."""
    url: str | None = None
    """The first web address that is no DOI link."""
    date_text: str | None = None
    volume_text: str | None = None
    pages_text: str | None = None
