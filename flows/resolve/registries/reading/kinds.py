"""The registries' own lists (types of works, of publications, of updates), into the dataset's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from schemas.vocabulary import Design, StudyStatus

CSL_TYPES: Mapping[str, str] = {
    # Crossref, https://api.crossref.org/types
    "journal-article": "article-journal",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "report-component": "report",
    "dissertation": "thesis",
    "peer-review": "review",
    # OpenAlex, https://docs.openalex.org/api-entities/works/work-object#type
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "retraction": "article-journal",
    "preprint": "article",
    "conference-paper": "paper-conference",
    # Both, as CSL writes them
    "book": "book",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
}
"""A registry's type of work → CSL 1.0.2 item type; what stands here not is a ``document``."""

DESIGNS: Mapping[str, Design] = {
    "meta-analysis": Design.META_ANALYSIS,
    "network meta-analysis": Design.META_ANALYSIS,
    "systematic review": Design.SYSTEMATIC_REVIEW,
    "randomized controlled trial": Design.RANDOMIZED_CONTROLLED_TRIAL,
    "randomized controlled trial, veterinary": Design.ANIMAL,
    "case reports": Design.CASE_SERIES,
}
"""MEDLINE publication type (https://www.nlm.nih.gov/mesh/pubtypes.html) → design; the first here that a
record has.

"Review", "Clinical Trial" and "Observational Study" do not say which design, and are left to the
abstract's reading.
"""

UPDATES: Mapping[str, StudyStatus | None] = {
    "retraction": StudyStatus.RETRACTED,
    "withdrawal": StudyStatus.RETRACTED,
    "removal": StudyStatus.RETRACTED,
    "partialretraction": StudyStatus.CORRECTED,
    "expressionofconcern": StudyStatus.EXPRESSION_OF_CONCERN,
    "correction": StudyStatus.CORRECTED,
    "corrigendum": StudyStatus.CORRECTED,
    "erratum": StudyStatus.CORRECTED,
    "addendum": StudyStatus.CORRECTED,
    "clarification": StudyStatus.CORRECTED,
    # Another version or edition says nothing against the study.
    "newversion": None,
    "newedition": None,
    "reinstatement": None,
}
"""Crossmark's types of update (https://www.crossref.org/documentation/crossmark/) and Retraction Watch's
natures of
notice, without spaces and underscores → what the notice makes of the study. A partial retraction leaves
the rest of the study standing: it is a correction, and its reason says so."""

NOTICES_IN: Mapping[str, StudyStatus | None] = {
    "retractionin": StudyStatus.RETRACTED,
    "retractedandrepublishedin": StudyStatus.RETRACTED,
    "partialretractionin": StudyStatus.CORRECTED,
    "expressionofconcernin": StudyStatus.EXPRESSION_OF_CONCERN,
    "erratumin": StudyStatus.CORRECTED,
    "correctedandrepublishedin": StudyStatus.CORRECTED,
}
"""PubMed's ``CommentsCorrections/@RefType``
(https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html) and Europe
PMC's ``commentCorrection.type``, without spaces → what the notice found *in* there makes of the study."""

NOTICES_OF = frozenset({"retractionof", "partialretractionof", "expressionofconcernfor", "erratumfor"})
"""The same lists' words for a record that is itself a notice about another work."""

NOTICE_TYPES = frozenset(
    {
        "retraction of publication",
        "retraction notice",
        "published erratum",
        "expression of concern",
        "retraction",
        "erratum",
    }
)
"""Publication types of notices themselves."""
RETRACTED_TYPES = frozenset({"retracted publication"})

_RETRACTED_TITLE = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*[:\]]\W*\s*", re.I
)
_NOTICE_TITLE = re.compile(
    r"^(?:(?:publisher|author|editorial)(?:['’]?s)?\s+)?"
    r"(?:retraction(?: note| notice)?|corrigendum|erratum|correction|(?:editorial )?expression of concern|"
    r"(?:retraction|correction|withdrawal) notice|notice of (?:retraction|concern|correction))"
    r"\s*(?:\s+to\s*)?(?::|\bto\b|$)",
    re.I,
)


def plain(kind: str) -> str:
    """A kind of update or notice without spaces, hyphens, underscores and capitals."""
    return re.sub(r"[\s_-]+", "", kind).lower()


def csl_type_of(kind: str | None) -> str:
    """The CSL type of a registry's type of work."""
    return CSL_TYPES.get(kind or "", "document")


def design_of(publication_types: Iterable[str]) -> Design:
    """The design that publication types state; ``unknown`` where they state none."""
    stated = {kind.lower() for kind in publication_types}
    return next((design for kind, design in DESIGNS.items() if kind in stated), Design.UNKNOWN)


def without_mark(title: str) -> tuple[str, bool]:
    """A title without the "RETRACTED:" that publishers set before it, and whether it was there.

    >>> without_mark("RETRACTED ARTICLE: Naps and recall"), without_mark("Retracted papers in medicine")
    (('Naps and recall', True), ('Retracted papers in medicine', False))
    """
    bare = _RETRACTED_TITLE.sub("", title, count=1)
    return (bare, True) if bare and bare != title else (title, False)


def is_notice_title(title: str) -> bool:
    """Whether a title is that of a notice about another work.

    >>> is_notice_title("Correction to: Naps and recall"), is_notice_title("Correction of squint in adults")
    (True, False)
    """
    return _NOTICE_TITLE.match(title) is not None
