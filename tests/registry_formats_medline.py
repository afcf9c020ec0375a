"""Made-up studies as Europe PMC and PubMed give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from registry_formats import hash_of, short_license
from registry_studies import MadeUpNotice, MadeUpStudy

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REF_TYPES = {
    "retraction": "RetractionIn",
    "correction": "ErratumIn",
    "expression_of_concern": "ExpressionOfConcernIn",
}


def europepmc_result(study: MadeUpStudy) -> dict[str, Any]:
    """A result of Europe PMC's search, ``resultType=core``."""
    headed = "".join(
        f"<h4>{label}</h4>{escape(text)}" if label else escape(text) for label, text in study.abstract
    )
    result: dict[str, Any] = {
        "id": study.pmid or f"PPR{abs(hash_of(study.doi))}",
        "source": "PPR" if study.is_preprint else "MED",
        "doi": study.doi,
        "title": f"{study.title}.",
        "authorString": ", ".join(f"{family} {given[0]}" for family, given in study.authors) + ".",
        "authorList": {
            "author": [
                {
                    "fullName": f"{family} {given[0]}",
                    "firstName": given,
                    "lastName": family,
                    "initials": given[0],
                }
                for family, given in study.authors
            ]
        },
        "pubYear": str(study.year),
        "abstractText": headed,
        "pubTypeList": {"pubType": list(study.publication_types)},
        "isOpenAccess": "Y" if study.is_open else "N",
        "citedByCount": study.n_citations,
        "firstPublicationDate": f"{study.year_online or study.year}-12-03",
    }
    if study.pmid:
        result["pmid"] = study.pmid
    if study.pmcid:
        result["pmcid"] = study.pmcid
    if short_license(study):
        result["license"] = short_license(study)
    if not study.is_preprint:
        result["journalInfo"] = {
            "issue": study.issue,
            "volume": study.volume,
            "yearOfPublication": study.year,
            "printPublicationDate": f"{study.year}-{study.month:02d}-01",
            "journal": {
                "title": study.journal,
                "medlineAbbreviation": study.short_journal,
                "isoabbreviation": study.short_journal,
            },
        }
        result["pageInfo"] = study.pages
    if study.mesh:
        result["meshHeadingList"] = {
            "meshHeading": [{"majorTopic_YN": "N", "descriptorName": name} for name in study.mesh]
        }
    if study.funding:
        result["grantsList"] = {
            "grant": [{"grantId": award, "agency": name, "orderIn": 0} for name, award in study.funding]
        }
    if study.notices:
        words = {
            "retraction": "Retraction in",
            "correction": "Erratum in",
            "expression_of_concern": "Expression of concern in",
        }
        result["commentCorrectionList"] = {
            "commentCorrection": [
                {
                    "id": notice.pmid,
                    "source": "MED",
                    "reference": cited(study, notice),
                    "type": words[notice.kind],
                    "orderIn": number,
                }
                for number, notice in enumerate(study.notices)
            ]
        }
    return result


def full_text(study: MadeUpStudy) -> str:
    """The full text of an open study in JATS, as Europe PMC's fullTextXML gives it."""
    sections = "".join(
        f"<sec><title>{label or 'Text'}</title><p>{escape(text)}</p></sec>" for label, text in study.abstract
    )
    conflict = f'<fn fn-type="COI-statement"><p>{escape(study.conflict)}</p></fn>' if study.conflict else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal DTD v1.3//EN" "JATS-archive1.dtd">'
        '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
        f"<title-group><article-title>{escape(study.title)}</article-title></title-group>"
        f'<permissions><license xlink:href="{study.license_url}"><license-p>Open.</license-p>'
        f"</license></permissions>"
        f"</article-meta></front><body>{sections}</body><back><fn-group>{conflict}</fn-group>"
        f"</back></article>"
    )


def pubmed_article(study: MadeUpStudy) -> str:
    """A PubmedArticle of efetch."""
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{escape(family)}</LastName><ForeName>{escape(given)}</ForeName>'
        f"<Initials>{given[0]}</Initials></Author>"
        for family, given in study.authors
    )
    abstract = "".join(
        f'<AbstractText Label="{label.upper()}" NlmCategory="{label.upper()}">{escape(text)}</AbstractText>'
        if label
        else f"<AbstractText>{escape(text)}</AbstractText>"
        for label, text in study.abstract
    )
    types = "".join(f'<PublicationType UI="D0">{name}</PublicationType>' for name in study.publication_types)
    notices = "".join(
        f'<CommentsCorrections RefType="{_REF_TYPES[notice.kind]}"><RefSource>{escape(cited(study, notice))}'
        f'</RefSource><PMID Version="1">{notice.pmid}</PMID></CommentsCorrections>'
        for notice in study.notices
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">{name}</DescriptorName></MeshHeading>'
        for name in study.mesh
    )
    grants = "".join(
        f"<Grant><GrantID>{award}</GrantID><Agency>{escape(name)}</Agency><Country>Sweden</Country></Grant>"
        for name, award in study.funding
    )
    online = (
        f'<ArticleDate DateType="Electronic"><Year>{study.year_online}</Year><Month>12</Month>'
        f"<Day>03</Day></ArticleDate>"
        if study.year_online
        else ""
    )
    pmc = f'<ArticleId IdType="pmc">{study.pmcid}</ArticleId>' if study.pmcid else ""
    conflict = f"<CoiStatement>{escape(study.conflict)}</CoiStatement>" if study.conflict else ""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{study.pmid}</PMID>'
        f'<Article PubModel="Print-Electronic"><Journal><JournalIssue CitedMedium="Internet">'
        f"<Volume>{study.volume or ''}</Volume><Issue>{study.issue or ''}</Issue><PubDate>"
        f"<Year>{study.year}</Year>"
        f"<Month>{_MONTHS[study.month - 1]}</Month></PubDate></JournalIssue>"
        f"<Title>{escape(study.journal)}</Title>"
        f"<ISOAbbreviation>{escape(study.short_journal or study.journal)}</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{escape(study.title)}.</ArticleTitle>"
        f"<Pagination><MedlinePgn>{study.pages or ''}</MedlinePgn></Pagination>"
        f'<ELocationID EIdType="doi" ValidYN="Y">{escape(study.doi)}</ELocationID>'
        f'<Abstract>{abstract}</Abstract><AuthorList CompleteYN="Y">{authors}</AuthorList>'
        f'<Language>eng</Language><GrantList CompleteYN="Y">{grants}</GrantList>'
        f"<PublicationTypeList>{types}</PublicationTypeList>{online}</Article>"
        f"<MedlineJournalInfo>"
        f"<MedlineTA>{escape(study.short_journal or study.journal)}</MedlineTA></MedlineJournalInfo>"
        f"<CommentsCorrectionsList>{notices}</CommentsCorrectionsList>"
        f"<MeshHeadingList>{mesh}</MeshHeadingList>"
        f"{conflict}</MedlineCitation><PubmedData><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{study.pmid}</ArticleId>'
        f'<ArticleId IdType="doi">{escape(study.doi)}</ArticleId>{pmc}'
        "</ArticleIdList><ReferenceList><Reference><Citation>Another. 1999.</Citation><ArticleIdList>"
        '<ArticleId IdType="doi">10.5555/another.work</ArticleId></ArticleIdList></Reference></ReferenceList>'
        "</PubmedData></PubmedArticle>"
    )


def pubmed_set(articles: Iterable[str]) -> str:
    """The answer of efetch, with the DOCTYPE line that it has."""
    return (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 2025//EN" '
        '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>"
    )


def cited(study: MadeUpStudy, notice: MadeUpNotice) -> str:
    """How MEDLINE cites a notice."""
    year, month, day = notice.on
    return f"{study.short_journal}. {year} {_MONTHS[month - 1]} {day};1(1):1. doi: {notice.doi}."
