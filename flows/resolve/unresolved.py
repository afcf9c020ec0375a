"""The study behind a reference that no record was found for: what the article prints of it, and no more."""

from __future__ import annotations

from dataclasses import replace

from flows.records import CitedReference, Study
from flows.resolve.compare import fold, is_telling
from flows.resolve.urls import canonical_url
from schemas.identifiers import make_id
from schemas.vocabulary import ReferenceType, Resolution


def printed_study(reference: CitedReference, *, is_doi_false: bool = False) -> Study:
    """A ``studies`` row of what is printed.

    Two references share it when they print the same DOI, PMID, PMCID, or title, year and first author, or
    link to the same page. Anything less ("a 2019 study") names nothing outside its own article.

    Args:
        reference: the reference as parsed.
        is_doi_false: the printed identifiers belong to another work and are left out.
    """
    doi, pmid, pmcid = (None,) * 3 if is_doi_false else (reference.doi, reference.pmid, reference.pmcid)
    title = reference.title
    first_author = fold(reference.authors[0]) if reference.authors else None
    if doi or pmid or pmcid:
        study_id = make_id("studies", doi.lower() if doi else pmid or pmcid)
    elif title and is_telling(fold(title)) and reference.reference_type is not ReferenceType.PROSE:
        study_id = make_id("studies", title, reference.year, first_author)
    elif reference.url and not is_doi_false:
        study_id = make_id("studies", canonical_url(reference.url))
    else:
        study_id = make_id("studies", reference.article_id, reference.reference_id)
    is_article = bool(doi or pmid or pmcid or reference.container_title)
    return Study(
        study_id=study_id,
        title=title or " ".join(reference.raw_text.split()),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        authors=reference.authors,
        container_title=reference.container_title,
        year_published=reference.year,
        csl_type="article-journal" if is_article else "document",
        resolution=Resolution.UNRESOLVED,
    )


def merge_printed(known: Study | None, other: Study) -> Study:
    """One row of two references to the same study: the fuller one, its gaps filled from the other."""
    if known is None:
        return other
    fuller, barer = sorted((known, other), key=lambda study: -_n_known(study))
    return replace(
        fuller,
        doi=fuller.doi or barer.doi,
        pmid=fuller.pmid or barer.pmid,
        pmcid=fuller.pmcid or barer.pmcid,
        authors=fuller.authors or barer.authors,
        container_title=fuller.container_title or barer.container_title,
        year_published=fuller.year_published or barer.year_published,
    )


def _n_known(study: Study) -> int:
    return sum(
        bool(value) for value in (study.authors, study.container_title, study.year_published, study.doi)
    )
