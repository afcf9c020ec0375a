"""One printed reference into fields."""

from __future__ import annotations

import re

from flows.resolve.strings.identifiers import find_identifiers, first_of
from flows.resolve.strings.names import split_authors
from flows.resolve.strings.parsed import ParsedReference

MAX_CHARS = 4_000
"""What stands behind this many characters of one reference is not read."""

_PREFIX = re.compile(
    r"^(?:[\s↩•*·–—-]+|\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}\s*[.)\]:](?=\s)|\d{1,3}\s+(?=[A-Z]))\s*"
)
_RESIDUE = re.compile(
    r"\s*(?:[↩↑^]+|\[?(?:Google Scholar|CrossRef|Cross Ref|PubMed|Scopus|Web of Science|Medline|View Article|"
    r"Full Text|Abstract|PDF|Free PMC article|Article|Go to reference)\]?(?:\s*[|,/·]\s*)?)\s*$",
    re.I,
)
_YEAR = re.compile(r"(?<![\d.:/-])(1[5-9]\d\d|20\d\d)(?=[a-z]?(?!\d))")
_PAREN_YEAR = re.compile(r"\(\s*((?:1[5-9]|20)\d\d)[a-z]?[^)]{0,25}\)")
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*\(\s*([\w./–-]{1,12})\s*\)|\bvol(?:ume)?\.?\s*(\d{1,4})|;\s*(\d{1,4})\s*[:(]|,\s*(\d{1,4}),\s*\d",
    re.I,
)
_PAGES = re.compile(r"(?:\bpp?\.?\s*|[:,]\s*)([a-z]?\d{1,6}\s*[-–—]\s*[a-z]?\d{1,6}|e\d{3,8})\b", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])[\s\"”]+(?=[\"“‘'(A-Z])")


def parse_reference_string(text: str) -> ParsedReference:
    """Read the fields of one printed reference, in any style; never raises, whatever the text.

    Args:
        text: one reference as printed, with or without number, web address and residues of a web page.
    """
    clean = " ".join(text[:MAX_CHARS].split())
    while (shorter := _RESIDUE.sub("", clean)) != clean:
        clean = shorter
    clean = _PREFIX.sub("", clean, count=1)
    identifiers = find_identifiers(clean)
    bare = clean
    for item in identifiers:
        bare = bare[: item.start] + " " * (item.end - item.start) + bare[item.end :]
    match = _PAREN_YEAR.search(bare) or next(iter(_YEAR.finditer(bare)), None)
    year = int(match[1]) if match else None
    authors = title = container = None
    if match and match[0].startswith("(") and match.start() < 0.6 * len(bare):
        authors, rest = bare[: match.start()], bare[match.end() :]
        parts = _SENTENCE.split(rest.strip(" .,:"), maxsplit=2)
        title, container = parts[0], parts[1] if len(parts) > 1 else None
    else:
        parts = _SENTENCE.split(bare)
        if len(parts) > 2:
            authors, title, container = parts[0], parts[1], parts[2]
        elif parts:
            title = parts[0]
    volume = _VOLUME.search(bare)
    pages = _PAGES.search(bare)
    if container is not None:
        container = re.split(r"[\d,;(]", container)[0].strip(" .,;:") or None
    return ParsedReference(
        authors=split_authors(authors or ""),
        author_text=(authors or "").strip(" ,.") or None,
        title=(title or "").strip(' .,;:"“”') or None,
        container_title=container,
        year=year,
        volume=next((group for group in (volume[1], volume[3], volume[4], volume[5]) if group), None)
        if volume
        else None,
        issue=volume[2] if volume else None,
        pages=pages[1] if pages else None,
        doi=first_of(identifiers, "doi"),
        pmid=first_of(identifiers, "pmid"),
        pmcid=first_of(identifiers, "pmcid"),
        url=first_of(identifiers, "url"),
    )
