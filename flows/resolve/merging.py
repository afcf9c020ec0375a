"""What several registries know of one study, made one record: each field from whoever knows it best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flows.records import Study, StudyNotice
from flows.resolve.catalogue import EVIDENCE_LEVELS
from flows.resolve.compare import fold
from flows.resolve.lookup import Abstract, Candidate
from flows.resolve.registries import RegistryRecord, study_id_of
from flows.resolve.registries.record import NOTICE_KINDS
from schemas.identifiers import make_id
from schemas.studies import EARLY_VIEW_YEARS
from schemas.vocabulary import Design, NoticeKind, Resolution, StudyStatus

BY_PEOPLE = ("pubmed", "europepmc", "openalex", "crossref", "unpaywall", "retraction_watch")
"""Whose word on design, abstract and subject headings goes first: indexers read the paper."""
ON_ACCESS = ("unpaywall", "europepmc", "openalex", "crossref", "pubmed", "retraction_watch")
_KIND_OF = {
    StudyStatus.RETRACTED: NoticeKind.RETRACTED,
    StudyStatus.CORRECTED: NoticeKind.CORRECTED,
    StudyStatus.EXPRESSION_OF_CONCERN: NoticeKind.EXPRESSION_OF_CONCERN,
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def group_records(records: Iterable[RegistryRecord]) -> list[list[RegistryRecord]]:
    """The records by study, in the order in which each was first met, without notices, which are no studies.

    Records are of one study when they share a DOI, or a PMID or PMCID and contradict one another in no DOI;
    without identifiers, when title, year and first author are the same.
    """
    groups: list[list[RegistryRecord]] = []
    for record in records:
        if record.is_notice:
            continue
        alike = [group for group in groups if any(_is_same(record.study, own.study) for own in group)]
        if not alike:
            groups.append([record])
            continue
        first, *others = alike
        first.append(record)
        for other in others:
            if not _contradict(first, other):
                first.extend(other)
                groups.remove(other)
    return groups


def _is_same(one: Study, other: Study) -> bool:
    if one.doi and other.doi:
        return one.doi.casefold() == other.doi.casefold()
    for name in ("pmid", "pmcid"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs:
            return bool(mine == theirs)
    if (one.doi or one.pmid) and (other.doi or other.pmid):
        return False
    return _printed_key(one) == _printed_key(other)


def _printed_key(study: Study) -> tuple[str, int | None, str]:
    return fold(study.title), study.year_published, fold(study.authors[0]) if study.authors else ""


def _contradict(one: Sequence[RegistryRecord], other: Sequence[RegistryRecord]) -> bool:
    dois = {record.study.doi.casefold() for record in (*one, *other) if record.study.doi}
    return len(dois) > 1


def merge_records(records: Sequence[RegistryRecord], curated: Candidate | None = None) -> Candidate:
    """One candidate of what the registries (at least one) and the curated catalogue know of a study.

    Args:
        records: of one study, in the order of the settings; of two by one registry the later one counts.
        curated: the curated record, which wins wherever it says something; its status yields to notices.
    """
    own = tuple({record.registry: record for record in records}.values())
    notices = _distinct_notices(own)
    study = _merged_study(own, curated.study if curated else None)
    told = [record for record in _ordered(own, BY_PEOPLE) if record.abstract]
    # One that may be passed on can be read by whoever checks us, and is taken before a better indexed one.
    abstract = next((record for record in told if _may_pass_on(record)), next(iter(told), None))
    if abstract is not None:
        text = abstract.abstract_text
        may_pass_on = _may_pass_on(abstract)
        study = replace(
            study,
            abstract_registry=abstract.registry,
            abstract_license=abstract.abstract_license if may_pass_on else None,
            abstract_text=text if may_pass_on else None,
        )
    return Candidate(
        study=study,
        volume=_first(own, "volume"),
        issue=_first(own, "issue"),
        pages=_first(own, "pages"),
        journal_names=_journal_names(own, study),
        notices=tuple(_notice_row(study.study_id, notice) for notice in notices),
        abstract=Abstract(abstract.abstract_text, abstract.registry) if abstract is not None else None,
    )


def _may_pass_on(record: RegistryRecord) -> bool:
    return record.is_abstract_redistributable and record.abstract_license is not None


def _merged_study(records: Sequence[RegistryRecord], curated: Study | None) -> Study:
    studies = [record.study for record in records]
    known = [curated, *studies] if curated else studies

    def first(name: str, among: Sequence[Study] = known) -> Any:
        return next((value for study in among if (value := getattr(study, name))), None)

    doi, pmid, title = first("doi"), first("pmid"), first("title")
    by_people = [record.study for record in _ordered(records, BY_PEOPLE)]
    on_access = [record.study for record in _ordered(records, ON_ACCESS)]
    if curated:
        by_people, on_access = [curated, *by_people], [curated, *on_access]
    design = next((s.design for s in by_people if s.design is not Design.UNKNOWN), Design.UNKNOWN)
    printed, online = first("year_published"), first("year_online")
    if printed and online and abs(printed - online) > EARLY_VIEW_YEARS:
        online = None
    level = curated.evidence_level if curated else None
    counted = max(records, key=lambda record: (record.n_citations or -1, record.n_citations_on or ""))
    n_citations = counted.n_citations if counted.n_citations_on else None
    return Study(
        study_id=curated.study_id if curated else study_id_of(doi, pmid, title),
        title=title,
        doi=doi,
        pmid=pmid,
        pmcid=first("pmcid"),
        authors=first("authors") or (),
        container_title=first("container_title"),
        year_published=printed,
        year_online=online,
        csl_type=known[0].csl_type,
        design=design,
        evidence_level=EVIDENCE_LEVELS[design] if level is None else level,
        n_participants=first("n_participants"),
        population=first("population"),
        countries=first("countries") or (),
        is_open_access=next((s.is_open_access for s in on_access if s.is_open_access is not None), None),
        license=first("license", on_access),
        status=_status(records, curated),
        resolution=Resolution.CURATED if curated else Resolution.REGISTRY,
        registries=tuple(dict.fromkeys(record.registry for record in records)),
        mesh_terms=_first(_ordered(records, BY_PEOPLE), "mesh_terms") or (),
        funding=_first(records, "funding") or (),
        conflict_statement=_first(_ordered(records, BY_PEOPLE), "conflict_statement"),
        n_citations=n_citations,
        n_citations_on=as_date(counted.n_citations_on) if n_citations is not None else None,
    )


def _status(records: Sequence[RegistryRecord], curated: Study | None) -> StudyStatus:
    """The gravest that any of them says; a curated status only yields to something graver."""
    said = {record.study.status for record in records} | {
        notice.kind for record in records for notice in record.notices
    }
    if curated:
        said.add(curated.status)
    grave = next((status for status in NOTICE_KINDS if status in said), None)
    if grave is not None:
        return grave
    if curated and curated.status is not StudyStatus.UNKNOWN:
        return curated.status
    for status in (StudyStatus.PREPRINT, StudyStatus.PUBLISHED):
        if status in said:
            return status
    return StudyStatus.UNKNOWN


def _ordered(records: Sequence[RegistryRecord], order: Sequence[str]) -> list[RegistryRecord]:
    return sorted(
        records,
        key=lambda record: order.index(record.registry) if record.registry in order else len(order),
    )


def _first(records: Iterable[RegistryRecord], name: str) -> Any:
    return next((value for record in records if (value := getattr(record, name))), None)


def _journal_names(records: Sequence[RegistryRecord], study: Study) -> tuple[str, ...]:
    names = [record.study.container_title for record in records if record.study.container_title]
    names += [name for record in records for name in record.journal_abbreviations]
    return tuple(name for name in dict.fromkeys(names) if name != study.container_title)


def _distinct_notices(records: Sequence[RegistryRecord]) -> list[Any]:
    return list(dict.fromkeys(notice for record in records for notice in record.notices))


def _notice_row(study_id: str, notice: Any) -> StudyNotice:
    named = notice.notice_doi or notice.notice_pmid
    return StudyNotice(
        notice_id=make_id(
            "study_notices",
            study_id,
            notice.kind.value,
            notice.registry,
            named,
            notice.issued_on,
            notice.reason,
        ),
        study_id=study_id,
        kind=_KIND_OF[notice.kind],
        registry=notice.registry,
        issued_on=as_date(notice.issued_on),
        notice_doi=notice.notice_doi,
        reason=notice.reason,
    )


def as_date(text: str | None) -> date | None:
    """An ISO date as precise as it is given; the first day of what it leaves open.

    >>> as_date("2021-03")
    datetime.date(2021, 3, 1)
    """
    match = _DATE.match(text or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
