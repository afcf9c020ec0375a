"""Made-up studies in the registries' formats, as their documentation gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from registry_studies import MadeUpNotice, MadeUpStudy


def crossref_work(study: MadeUpStudy) -> dict[str, Any]:
    """``message`` of /works/{doi}."""
    kind = "posted-content" if study.is_preprint else "journal-article"
    work: dict[str, Any] = {
        "DOI": study.doi.upper() if study.doi.endswith("a") else study.doi,
        "type": kind,
        "title": [escape(study.title)],
        "author": [
            {"given": given, "family": family, "sequence": "additional", "affiliation": []}
            for family, given in study.authors
        ],
        "container-title": [] if study.is_preprint else [study.journal],
        "short-container-title": [study.short_journal] if study.short_journal else [],
        "publisher": "Made-Up Press",
        "issued": {"date-parts": [[study.year_online or study.year, study.month]]},
        "is-referenced-by-count": study.n_citations,
        "references-count": 30,
        "source": "Crossref",
        "score": 1.0,
        "URL": f"http://dx.doi.org/{study.doi}",
    }
    if study.is_preprint:
        work["subtype"] = "preprint"
        work["posted"] = {"date-parts": [[study.year, study.month, 2]]}
    else:
        work["published-print"] = {"date-parts": [[study.year, study.month]]}
    if study.year_online and not study.is_preprint:
        work["published-online"] = {"date-parts": [[study.year_online, 12, 3]]}
    for name, value in (("volume", study.volume), ("issue", study.issue), ("page", study.pages)):
        if value:
            work[name] = value
    if study.abstract:
        work["abstract"] = jats(study)
    if study.license_url:
        start = {"date-parts": [[study.year, 1, 1]]}
        work["license"] = [
            {
                "URL": "http://www.example.org/tdm",
                "start": start,
                "delay-in-days": 0,
                "content-version": "tdm",
            },
            {"URL": study.license_url, "start": start, "delay-in-days": 0, "content-version": "vor"},
        ]
    if study.funding:
        work["funder"] = [{"name": name, "award": [award]} for name, award in study.funding]
    relation: dict[str, Any] = {}
    if study.preprint_doi:
        relation["has-preprint"] = [{"id-type": "doi", "id": study.preprint_doi, "asserted-by": "object"}]
    if study.paper_doi:
        relation["is-preprint-of"] = [{"id-type": "doi", "id": study.paper_doi, "asserted-by": "subject"}]
    work["relation"] = relation
    if study.notices:
        work["updated-by"] = [
            {
                "DOI": notice.doi,
                "type": notice.kind,
                "label": notice.kind.replace("_", " ").title(),
                "source": source,
                "updated": {"date-parts": [list(notice.on)], "date-time": "", "timestamp": 0},
            }
            for notice in study.notices
            for source in ("publisher", "retraction-watch")
        ]
    return work


def crossref_notice(study: MadeUpStudy, notice: MadeUpNotice) -> dict[str, Any]:
    """``message`` of /works/{doi} for the notice itself."""
    return {
        "DOI": notice.doi,
        "type": "journal-article",
        "title": [f"{notice.kind.replace('_', ' ').capitalize()}: {study.title}"],
        "container-title": [study.journal],
        "issued": {"date-parts": [list(notice.on)]},
        "update-to": [{"DOI": study.doi, "type": notice.kind, "source": "publisher"}],
    }


def jats(study: MadeUpStudy) -> str:
    """The abstract as Crossref has it."""
    parts = ["<jats:title>Abstract</jats:title>"]
    for label, text in study.abstract:
        paragraph = f"<jats:p>{escape(text)}</jats:p>"
        parts.append(
            f"<jats:sec><jats:title>{label}</jats:title>{paragraph}</jats:sec>" if label else paragraph
        )
    return "".join(parts)


def openalex_work(study: MadeUpStudy) -> dict[str, Any]:
    """A work of OpenAlex."""
    index: dict[str, list[int]] = {}
    words = " ".join(f"{label}: {text}" if label else text for label, text in study.abstract).split()
    for position, word in enumerate(words):
        index.setdefault(word, []).append(position)
    first, _, last = (study.pages or "").partition("-")
    ids = {
        "openalex": f"https://openalex.org/W{abs(hash_of(study.doi))}",
        "doi": f"https://doi.org/{study.doi}",
    }
    if study.pmid:
        ids["pmid"] = f"https://pubmed.ncbi.nlm.nih.gov/{study.pmid}"
    if study.pmcid:
        ids["pmcid"] = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{study.pmcid.removeprefix('PMC')}"
    license_name = short_license(study)
    return {
        "id": ids["openalex"],
        "doi": ids["doi"],
        "title": study.title,
        "display_name": study.title,
        "publication_year": study.year,
        "publication_date": f"{study.year}-{study.month:02d}-01",
        "ids": ids,
        "type": "preprint" if study.is_preprint else "article",
        "primary_location": {
            "is_oa": study.is_open,
            "license": license_name and license_name.replace(" ", "-"),
            "version": "publishedVersion",
            "source": {"display_name": study.journal, "type": "journal"},
        },
        "best_oa_location": None,
        "open_access": {"is_oa": study.is_open, "oa_status": "gold" if study.is_open else "closed"},
        "authorships": [
            {
                "author_position": "first",
                "author": {"display_name": f"{given} {family}"},
                "raw_author_name": None,
            }
            for family, given in study.authors
        ],
        "biblio": {
            "volume": study.volume,
            "issue": study.issue,
            "first_page": first or None,
            "last_page": last or first or None,
        },
        "is_retracted": any(notice.kind == "retraction" for notice in study.notices),
        "is_paratext": False,
        "cited_by_count": study.n_citations + 3,
        "mesh": [{"descriptor_name": name, "is_major_topic": False} for name in study.mesh],
        "abstract_inverted_index": index or None,
        "grants": [{"funder_display_name": name, "award_id": award} for name, award in study.funding],
    }


def unpaywall_object(study: MadeUpStudy) -> dict[str, Any]:
    """A DOI object of Unpaywall."""
    license_name = short_license(study)
    place = {
        "host_type": "publisher",
        "is_best": True,
        "license": license_name and license_name.replace(" ", "-"),
        "version": "publishedVersion",
        "url": f"https://doi.org/{study.doi}",
    }
    return {
        "doi": study.doi,
        "doi_url": f"https://doi.org/{study.doi}",
        "title": study.title,
        "genre": "posted-content" if study.is_preprint else "journal-article",
        "is_oa": study.is_open,
        "oa_status": "gold" if study.is_open else "closed",
        "journal_name": study.journal,
        "year": study.year,
        "published_date": f"{study.year}-{study.month:02d}-01",
        "best_oa_location": place if study.is_open else None,
        "oa_locations": [place] if study.is_open else [],
        "z_authors": [{"given": given, "family": family} for family, given in study.authors],
        "data_standard": 2,
    }


RETRACTION_WATCH_HEADER = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS",
    "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate",
    "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
_NATURES = {
    "retraction": "Retraction",
    "correction": "Correction",
    "expression_of_concern": "Expression of concern",
}


def retraction_watch_csv(studies: Iterable[MadeUpStudy]) -> str:
    """The Retraction Watch file with the notices about these studies."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(RETRACTION_WATCH_HEADER)
    number = 0
    for study in studies:
        for notice in study.notices:
            number += 1
            year, month, day = notice.on
            writer.writerow(
                [
                    number, study.title, "(HSC) Medicine;", "Made-Up University;", study.journal,
                    "Made-Up Press", "Sweden",
                    ";".join(f"{given} {family}" for family, given in study.authors), "",
                    "Research Article;", f"{month}/{day}/{year} 0:00", notice.doi, notice.pmid,
                    f"{study.month}/1/{study.year} 0:00", study.doi, study.pmid or "0", _NATURES[notice.kind],
                    "".join(f"+{reason};" for reason in notice.reasons), "No", "",
                ]
            )  # fmt: skip
    return text.getvalue()


def short_license(study: MadeUpStudy) -> str | None:
    """The licence as OpenAlex, Europe PMC and Unpaywall name it."""
    kinds = {"by": "cc by", "by-nc": "cc by-nc"}
    return kinds[study.license_url.split("/")[4]] if study.license_url else None


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return int.from_bytes(text.encode()[-6:], "big")
