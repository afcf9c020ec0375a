"""A registry's record, built in one way for all: identity, status, years, licence of the abstract."""

from __future__ import annotations

from typing import Any

from flows.records import Study
from flows.resolve.catalogue import EVIDENCE_LEVELS
from flows.resolve.registries.reading.dates import year_of
from flows.resolve.registries.reading.kinds import (
    NOTICE_TYPES,
    RETRACTED_TYPES,
    design_of,
    is_notice_title,
    without_mark,
)
from flows.resolve.registries.reading.licenses import is_redistributable
from flows.resolve.registries.record import (
    Notice,
    RegistryRecord,
    RelatedKind,
    RelatedWork,
    status_of,
    study_id_of,
)
from schemas.vocabulary import Resolution, StudyStatus

EARLY_VIEW_YEARS = 10
"""Online and issue years that lie further apart are a mistake; the year of the issue is kept."""


def build_record(
    registry: str,
    *,
    title: str | None,
    doi: str | None = None,
    pmid: str | None = None,
    pmcid: str | None = None,
    authors: tuple[str, ...] = (),
    container_title: str | None = None,
    published_on: str | None = None,
    online_on: str | None = None,
    csl_type: str = "article-journal",
    is_preprint: bool = False,
    is_open_access: bool | None = None,
    license_id: str | None = None,
    publication_types: tuple[str, ...] = (),
    notices: tuple[Notice, ...] = (),
    relations: tuple[RelatedWork, ...] = (),
    **rest: Any,
) -> RegistryRecord:
    """Build the record of one study.

    Args:
        registry: whose record it is.
        title: as the registry has it; a mark of retraction in front is taken off and becomes a notice.
        doi, pmid, pmcid, authors, container_title, csl_type, is_open_access: the study's.
        published_on: of the issue, ISO, as precise as known.
        online_on: of the first publication online.
        is_preprint: whether the registry says so.
        license_id: SPDX identifier of the study's licence, which the abstract shares.
        publication_types: of MEDLINE.
        notices: about the study.
        relations: to other works.
        rest: the other fields of :class:`RegistryRecord`.

    Raises:
        ValueError: the registry has no title for it.
    """
    if not title:
        raise ValueError("a record without title")
    bare_title, is_marked = without_mark(title)
    stated = {kind.lower() for kind in publication_types}
    if (is_marked or stated & RETRACTED_TYPES) and not _is_retracted(notices):
        notices = (*notices, Notice(kind=StudyStatus.RETRACTED, registry=registry))
    if not any(work.kind is RelatedKind.IS_NOTICE_OF for work in relations) and (
        stated & NOTICE_TYPES or is_notice_title(bare_title)
    ):
        relations = (*relations, RelatedWork(RelatedKind.IS_NOTICE_OF, None))
    year_published, year_online = year_of(published_on or online_on), year_of(online_on)
    if year_published and year_online and abs(year_published - year_online) > EARLY_VIEW_YEARS:
        year_online = None
    design = design_of(publication_types)
    study = Study(
        study_id=study_id_of(doi, pmid, bare_title),
        title=bare_title,
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        authors=authors,
        container_title=container_title,
        year_published=year_published,
        year_online=year_online,
        csl_type=csl_type,
        design=design,
        evidence_level=EVIDENCE_LEVELS[design],
        is_open_access=is_open_access,
        license=license_id,
        status=status_of(notices, StudyStatus.PREPRINT if is_preprint else StudyStatus.PUBLISHED),
        resolution=Resolution.REGISTRY,
        registries=(registry,),
    )
    return RegistryRecord(
        registry=registry,
        study=study,
        notices=tuple(dict.fromkeys(notices)),
        relations=tuple(dict.fromkeys(relations)),
        publication_types=publication_types,
        abstract_license=license_id if rest.get("abstract") else None,
        is_abstract_redistributable=bool(rest.get("abstract")) and is_redistributable(license_id),
        **rest,
    )


def _is_retracted(notices: tuple[Notice, ...]) -> bool:
    return any(notice.kind is StudyStatus.RETRACTED for notice in notices)
