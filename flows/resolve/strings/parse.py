"""One printed reference into fields: identifiers by pattern, a regular style by template, else the model."""

from __future__ import annotations

from collections.abc import Sequence

from flows.resolve.strings import fields, templates
from flows.resolve.strings.closely import weigh_closely
from flows.resolve.strings.identifiers import find_identifiers, first_of
from flows.resolve.strings.mending import mended
from flows.resolve.strings.model import Reader, Tagger, label
from flows.resolve.strings.names import split_authors
from flows.resolve.strings.parsed import ParsedReference
from flows.resolve.strings.runs import Run, first, journal_of, title_of
from flows.resolve.strings.tokens import Token, normalise, tokenise
from flows.resolve.strings.words import mark_of


def _are_joined(volume: Run, issue: Run, tokens: Sequence[Token]) -> bool:
    """Whether nothing stands between volume and issue but a word for the issue's number."""
    between = tokens[volume.last + 1 : issue.first]
    return volume.last < issue.first and all(mark_of(token.text) == "issue" for token in between)


def parse_reference_string(
    text: str, *, tagger: Tagger | None = None, reader: Reader | None = None
) -> ParsedReference:
    """Read the fields of one printed reference, in any style; never raises, whatever the text.

    Args:
        text: one reference as printed, with or without its number, web addresses and residues of a web page
            ("[Google Scholar]"). What stands behind 4,000 characters is not read.
        tagger: another model than the bundled one, for measuring.
        reader: what weighs the tokens' labels beside the model (:func:`parse_reference_closely`).
    """
    clean = normalise(text)
    identifiers = find_identifiers(clean)
    regular = templates.read(clean, identifiers)
    if regular is not None:
        return regular
    tokens, tail, _ = tokenise(clean, identifiers)
    labels = label(tokens, tail, tagger, reader)
    runs = fields.without_dates(mended(labels, tokens), clean, tokens)
    author, title = first(runs, "author"), title_of(runs, tokens)
    volume, issue = first(runs, "volume"), first(runs, "issue")
    author_text = fields.text_of(clean, tokens, author).strip(" ,;:&")
    author_text = fields.without_status(author_text[3:] if author_text.startswith("by ") else author_text)
    date_text, year = fields.year_in(clean, tokens, labels, runs)
    volume_text = fields.text_of(clean, tokens, volume)
    issue_text = fields.text_of(clean, tokens, issue)
    pages_text = fields.text_of(clean, tokens, first(runs, "pages"))
    if not volume_text and not pages_text and (behind_year := fields.numbers_in(clean)):
        volume_text, issue_text, pages_text = behind_year
    volume_text = volume_text or fields.volume_in_words(clean) or ""
    issue_text = issue_text or fields.issue_in_words(clean) or ""
    if issue_text == date_text:
        issue_text = ""
    if issue_text and not fields.volume_of(volume_text) and (named := fields.named_numbers(clean)):
        volume_text, issue_text = named
    if (volume_text or issue_text) and not pages_text:
        pages_text = fields.article_number(clean) or ""
    numbers = volume_text or issue_text
    if volume and issue and _are_joined(volume, issue, tokens):
        numbers = fields.text_of(clean, tokens, Run("volume", volume.first, issue.last))
    return ParsedReference(
        authors=split_authors(author_text),
        author_text=author_text or None,
        title=fields.clean_text(fields.text_of(clean, tokens, title)),
        container_title=fields.clean_text(fields.text_of(clean, tokens, journal_of(runs))),
        year=year,
        volume=fields.volume_of(volume_text),
        issue=fields.issue_of(issue_text) or fields.issue_behind(volume_text),
        pages=fields.pages_of(pages_text),
        doi=first_of(identifiers, "doi"),
        pmid=first_of(identifiers, "pmid"),
        pmcid=first_of(identifiers, "pmcid"),
        url=first_of(identifiers, "url"),
        date_text=date_text or None,
        volume_text=numbers or None,
        pages_text=pages_text or None,
    )


def parse_reference_closely(text: str) -> ParsedReference:
    """As :func:`parse_reference_string`, with a text encoder beside the model."""
    return parse_reference_string(text, reader=weigh_closely)
