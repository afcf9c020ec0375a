"""Comments and corrections as PubMed and Europe PMC list them: notices about a study, or what a notice is
about.

PubMed: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html (CommentsCorrections, RefSource,
RefType). Europe PMC has the same list, its types in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.resolve.registries.reading.dates import iso
from flows.resolve.registries.reading.kinds import NOTICES_IN, NOTICES_OF, plain
from flows.resolve.registries.reading.text import doi_of
from flows.resolve.registries.record import Notice, RelatedKind, RelatedWork

_DATE = re.compile(r"[.;]\s(\d{4})(?:\s([A-Z][a-z]{2})[a-z]*(?:-[A-Z][a-z]{2})?)?(?:\s(\d{1,2}))?\s?[;:.(]")
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+)", re.I)
_PREPRINTS = {"preprintof": RelatedKind.IS_PREPRINT_OF, "preprintin": RelatedKind.HAS_PREPRINT}


@dataclass(frozen=True, slots=True)
class Comment:
    """An entry of the list: its type, the PMID of the other work, and how that is cited."""

    kind: str
    pmid: str | None
    text: str | None


def notices_of(comments: Iterable[Comment], registry: str) -> tuple[Notice, ...]:
    """The notices about a study; date and DOI of each as its citation gives them."""
    notices = []
    for comment in comments:
        kind = plain(comment.kind)
        status = NOTICES_IN.get(kind)
        if status is None:
            continue
        issued_on, doi = _cited(comment.text)
        reason = {
            "partialretractionin": "partial retraction",
            "retractedandrepublishedin": "retracted and republished",
            "correctedandrepublishedin": "corrected and republished",
        }.get(kind)
        notices.append(
            Notice(
                kind=status,
                registry=registry,
                issued_on=issued_on,
                notice_doi=doi,
                notice_pmid=comment.pmid,
                reason=reason,
            )
        )
    return tuple(notices)


def relations_of(comments: Iterable[Comment]) -> tuple[RelatedWork, ...]:
    """The works that a notice is about, and preprints."""
    related = []
    for comment in comments:
        kind = plain(comment.kind)
        relation = RelatedKind.IS_NOTICE_OF if kind in NOTICES_OF else _PREPRINTS.get(kind)
        if relation is not None:
            related.append(RelatedWork(relation, _cited(comment.text)[1], comment.pmid))
    return tuple(related)


def _cited(text: str | None) -> tuple[str | None, str | None]:
    """Date and DOI of "J Sleep. 2010 Feb 6;375(9713):445. doi: 10.1000/x."."""
    if not text:
        return None, None
    date, doi = _DATE.search(text), _DOI.search(text)
    return iso(*date.groups()) if date else None, doi_of(doi[1].rstrip(".;,")) if doi else None
