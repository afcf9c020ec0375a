"""Which files of other standards a release holds, and up to how many rows it holds them by default."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.export.facts import ReleaseFacts

COUNTED = ("claims", "evidence", "studies")
"""Tables that have an entry a row in one of the files."""

MOST_ROWS = 20_000
"""Rows of :data:`COUNTED` together up to which a release holds the files; ``export`` has no limit."""


@dataclass(frozen=True, slots=True)
class InterchangeFile:
    """A file that says what the tables say by another standard."""

    path: str
    media_type: str
    says: str


INTERCHANGE_FILES = {
    "claimreview": InterchangeFile(
        "interchange/claimreview.jsonld",
        "application/ld+json",
        "schema.org ClaimReview: every verdict that rests on a finding",
    ),
    "webannotation": InterchangeFile(
        "interchange/annotations.jsonld",
        "application/ld+json",
        "W3C Web Annotation: every claim by quotation and position, with its verdicts",
    ),
    "nanopub": InterchangeFile(
        "interchange/nanopubs.trig",
        "application/trig",
        "Nanopublications in TriG: every row of evidence, with its provenance",
    ),
    "csl": InterchangeFile(
        "interchange/studies.csl.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON: every study",
    ),
    "bibtex": InterchangeFile("interchange/studies.bib", "application/x-bibtex", "BibTeX: every study"),
    "ris": InterchangeFile(
        "interchange/studies.ris", "application/x-research-info-systems", "RIS: every study"
    ),
}
"""By the name that ``tearsheet export --format`` takes; another format is another entry and its writer."""


def counted_rows(facts: ReleaseFacts) -> int:
    """Rows that count towards :data:`MOST_ROWS`."""
    return sum(facts.tables[name].n_rows for name in COUNTED if name in facts.tables)


def holds_interchange(facts: ReleaseFacts) -> bool:
    """Whether the release holds the files of :data:`INTERCHANGE_FILES`."""
    return counted_rows(facts) <= MOST_ROWS
