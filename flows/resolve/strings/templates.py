"""References that keep to the letter of a common style, read by one pattern without the model.

Most lists are printed in a handful of styles. A reference that one of these patterns matches as a whole
leaves no choice of where a field ends, and is read in a fraction of the model's time; all others go to the
model. A title here has no stop inside, a journal without a volume must be a listed one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.resolve.strings.fields import clean_text
from flows.resolve.strings.identifiers import Identifier, first_of
from flows.resolve.strings.names import split_authors
from flows.resolve.strings.parsed import ParsedReference
from flows.resolve.strings.tokens import stretch_text
from flows.resolve.strings.words import is_listed_journal


class Template(NamedTuple):
    """A style: what it is never without, its pattern (groups are fields), a reference that it reads."""

    style: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str


_PARTICLES = r"(?:(?:van|von|de|der|den|del|di|da|la|le|ter|El|Ben|Mc|Mac|O)[ ’'-]){0,2}"
_SURNAME = rf"{_PARTICLES}[A-ZÀ-Ž][\w’'-]+(?:[ -][A-ZÀ-Ž][\w’'-]+)?"
_DOTTED = r"(?:[A-ZÀ-Ž]\.[ -]?){0,2}[A-ZÀ-Ž]\."
_INVERTED = rf"{_SURNAME}, {_DOTTED}"
_LETTERS = rf"{_SURNAME} [A-ZÀ-Ž]{{1,3}}"
_DOTTED_NAMES = (
    rf"(?P<author>{_INVERTED}(?:(?:, ?(?:& |and )?| ?& | and ){_INVERTED}){{0,20}}(?:,? et al\.?)?)"
)
_LETTER_NAMES = rf"(?P<author>{_LETTERS}(?:, {_LETTERS}){{0,20}}(?:,? et al)?)"
_ANY_NAMES = r"(?P<author>[A-ZÀ-Ž][^“”\"\d:]{2,200}[^“”\"\d:\s,])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDS = r"[A-ZÀ-Ž0-9][^.?!“”\"‘]{8,240}[^\s.?!“”\",’']"
_TITLE = rf"(?P<title>{_WORDS}(?:[?!]|(?=\.)))(?P<quoted>)\.?"
_QUOTED = r"[“\"](?P<title>[^“”\"]{8,240}?)(?P<quoted>)[.,]?[”\"],?"
_JOURNAL = r"(?P<journal>(?!In\b|Proc|Special )[A-Z][\w’'-]*(?:(?: & |, | |-)[A-Za-z][\w’'-]*){0,9})"
_SHORT_WORD = r"(?:[A-Z][\w-]*\.?|& [A-Z]\w*|of|and|in|\([A-Z]\w+\))"
_SHORT_JOURNAL = rf"(?P<journal>(?!In\b|Proc)[A-Z][\w-]*\.?(?: {_SHORT_WORD}){{0,7}})"
_PAGES = r"(?P<pages>[A-Za-z]{0,2}\d{1,8}(?:\s?[-–]{1,2}\s?[A-Za-z]{0,2}\d{1,8})?)"
_ISSUE = r"(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)"
_NUMBERS = rf"(?P<volume>\d{{1,4}})(?: ?\({_ISSUE}\))?"
_NUMBERS_IN_WORDS = rf"(?:vol\. ?)?(?P<volume>\d{{1,4}})(?:, no\. ?{_ISSUE})?"

_QUOTES = ("“", '"')
_LONGEST = 600
"""Longer references are left to the model."""

TEMPLATES: tuple[Template, ...] = (
    Template(
        "APA, Harvard",
        ("(1", "(2"),
        re.compile(
            rf"{_DOTTED_NAMES} ?\((?P<date>{_YEAR}[a-z]?)\)[.,:]? "
            rf"(?:(?P<title>{_WORDS}(?:[?!]|(?=\.)))\.?|['‘](?P<quoted>{_WORDS}\??)[.,]?['’],?) {_JOURNAL}"
            rf"(?:, (?:[Vv]ol\. ?)?{_NUMBERS}(?:[,:] ?(?:pp?\. ?)?{_PAGES})?)?[.,]?"
        ),
        "Osei, P. T., & Lund, K. (2019). Evening light and sleep in nurses. Sleep Medicine, 22(4), 301–315.",
    ),
    Template(
        "Vancouver, AMA",
        (";",),
        re.compile(
            rf"{_LETTER_NAMES}\. {_TITLE} {_SHORT_JOURNAL},? "
            rf"(?P<date>{_YEAR}(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?); ?{_NUMBERS}: ?{_PAGES}\.?"
        ),
        "Osei PT, Lund K, et al. Evening light and sleep in nurses. Sleep Med. 2019;22(4):301-15.",
    ),
    Template(
        "Nature",
        ("(1", "(2"),
        re.compile(
            rf"{_DOTTED_NAMES} {_TITLE} {_SHORT_JOURNAL},? {_NUMBERS}, {_PAGES} \((?P<date>{_YEAR})\)\.?"
        ),
        "Osei, P. T. & Lund, K. Evening light and sleep in nurses. Nat. Metab. 3, 455–467 (2021).",
    ),
    Template(
        "MLA",
        _QUOTES,
        re.compile(
            rf"{_ANY_NAMES}[.,]? {_QUOTED} {_JOURNAL},? {_NUMBERS_IN_WORDS}, "
            rf"(?P<date>{_YEAR}), pp?\. {_PAGES}\.?"
        ),
        "Osei, Pat, and Kim Lund. “Evening Light in Wards.” Sleep Notes, vol. 18, no. 3, 2014, pp. 211-27.",
    ),
    Template(
        "Chicago",
        _QUOTES,
        re.compile(
            rf"{_ANY_NAMES}[.,]? {_QUOTED} {_JOURNAL},? {_NUMBERS_IN_WORDS} "
            rf"\((?P<date>(?:[A-Z][a-z]+ )?{_YEAR})\): {_PAGES}\.?"
        ),
        "Osei, Pat, and Kim Lund. “Evening Light in Hospitals.” Sleep Notes 12, no. 2 (2013): 77–95.",
    ),
)
_BETWEEN = re.compile(
    r"[\s.,;:()\[\]]*(?:(?:available (?:at|from)|retrieved from|doi|pmid|pmcid|epub)\b[\s.,;:]*)*", re.I
)


def match(text: str, identifiers: tuple[Identifier, ...]) -> re.Match[str] | None:
    """The match of a normalised reference; None unless a style reads all of it but identifiers at its end."""
    end = len(text)
    for item in reversed(identifiers):
        if not _BETWEEN.fullmatch(text, item.end, end):
            return None
        end = item.start
    end = len(text[:end].rstrip())
    if end > _LONGEST:
        return None
    for template in TEMPLATES:
        if not any(mark in text for mark in template.needs):
            continue
        found = template.pattern.fullmatch(text, 0, end)
        if found is not None and (found["volume"] or is_listed_journal(found["journal"])):
            return found
    return None


def read(text: str, identifiers: tuple[Identifier, ...]) -> ParsedReference | None:
    """The fields of a normalised reference that keeps to the letter of a style; None for all others."""
    found = match(text, identifiers)
    if found is None:
        return None
    parts = {name: found.span(name) for name in ("author", "date", "volume", "issue", "pages")}
    author_text, date_text, volume_text, _, pages_text = (
        stretch_text(text, *span) if span[1] > span[0] else None for span in parts.values()
    )
    if volume_text and found["issue"]:
        volume_text = stretch_text(text, parts["volume"][0], parts["issue"][1])
    author_text = (author_text or "").strip(" ,;:&")
    return ParsedReference(
        authors=split_authors(author_text),
        author_text=author_text,
        title=clean_text(found["title"] or found["quoted"]),
        container_title=clean_text(found["journal"]),
        year=int(found["year"]),
        volume=found["volume"],
        issue=found["issue"],
        pages=found["pages"],
        doi=first_of(identifiers, "doi"),
        pmid=first_of(identifiers, "pmid"),
        pmcid=first_of(identifiers, "pmcid"),
        url=first_of(identifiers, "url"),
        date_text=date_text,
        volume_text=volume_text,
        pages_text=pages_text,
    )
