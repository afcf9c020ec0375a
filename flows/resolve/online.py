"""References looked up in the registries and the curated catalogue together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flows.records import CitedReference, Finding, Study
from flows.resolve.catalogue import Catalogue
from flows.resolve.comparison import compare
from flows.resolve.decision import Decision, decide
from flows.resolve.lookup import Candidate, Found
from flows.resolve.merging import group_records, merge_records
from flows.resolve.registries import Answer, Query, Reach, Registry, RegistryRecord
from schemas.vocabulary import Lookup, ReferenceType

_SAYS_NOTHING = frozenset({Reach.UNREACHABLE, Reach.REFUSED, Reach.MALFORMED})


@dataclass
class _Asked:
    """The answers to one reference's questions, in the order asked."""

    answers: list[Answer] = field(default_factory=list)
    records: dict[tuple[str, str], RegistryRecord] = field(default_factory=dict)
    """By registry and study: what a lookup brings replaces what a search had of the same record."""

    def ask(self, registries: Sequence[Registry], question: Callable[[Registry], Answer]) -> None:
        for registry in registries:
            answer = question(registry)
            self.answers.append(answer)
            for record in answer.records:
                self.records[record.registry, record.study.study_id] = record

    @property
    def lookup(self) -> Lookup:
        reaches = [answer.reach for answer in self.answers if answer.reach is not Reach.NOT_ASKED]
        silent = [reach for reach in reaches if reach in _SAYS_NOTHING]
        if not reaches:
            return Lookup.NOT_ASKED
        if not silent:
            return Lookup.COMPLETE
        return Lookup.UNREACHABLE if len(silent) == len(reaches) else Lookup.PARTIAL

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong, and what a refresh found changed, each once."""
        said = [str(warning) for answer in self.answers for warning in answer.warnings]
        said += [
            f"{change.registry}: changed since last asked: {', '.join(change.fields)} ({change.url})"
            for answer in self.answers
            for change in answer.changes
        ]
        return tuple(dict.fromkeys(said))


@dataclass(frozen=True)
class OnlineLookup:
    """The curated studies and the registries behind one interface; the curated record of a study wins.

    A printed identifier is looked up in every registry. Where that leads to no record that the rest of the
    reference bears out, all registries are searched by what is printed. Of the record that is meant every
    registry is then asked by its DOI or PMID, so that abstract, access and notices are complete; so is a
    curated study, which may have been retracted since.
    """

    catalogue: Catalogue
    registries: Sequence[Registry]

    def find(self, reference: CitedReference, topic: str) -> Found:
        """See :class:`flows.resolve.lookup.StudyLookup`."""
        curated = self.catalogue.find(reference, topic).candidates
        query, asked = query_of(reference, topic), _Asked()
        if query.doi or query.pmid or query.pmcid:
            asked.ask(self.registries, lambda registry: registry.lookup(query))
        candidates = _merged(asked, curated)
        decision = _decide(reference, candidates, topic)
        if not decision.is_settled and _is_searchable(reference):
            asked.ask(self.registries, lambda registry: registry.search(query))
            candidates = _merged(asked, curated)
            decision = _decide(reference, candidates, topic)
        if decision.match is not None:
            meant = decision.match.found.study
            named = Query(doi=meant.doi, pmid=meant.pmid, pmcid=meant.pmcid)
            known = {answer.registry for answer in asked.answers if _is_named(answer, meant)}
            missing = [registry for registry in self.registries if registry.name not in known]
            asked.ask(missing, lambda registry: registry.lookup(named))
            candidates = _merged(asked, curated)
        return Found(candidates, asked.lookup, asked.warnings)

    def findings_of(self, study_id: str) -> Sequence[Finding]:
        """What a person has noted; findings of abstracts are read elsewhere."""
        return self.catalogue.findings_of(study_id)


def query_of(reference: CitedReference, topic: str) -> Query:
    """What the registries are asked; for a study told in prose, its words and what the article is about."""
    is_prose = reference.reference_type is ReferenceType.PROSE
    # A printed title is better than the whole entry, whose page numbers and buttons mislead a search.
    text = " ".join((reference.raw_text, topic)) if is_prose else reference.raw_text
    return Query(
        doi=reference.doi,
        pmid=reference.pmid,
        pmcid=reference.pmcid,
        title=reference.title,
        authors=reference.authors,
        year=reference.year,
        container_title=reference.container_title,
        volume=reference.volume,
        pages=reference.pages,
        text=" ".join(text.split()) if is_prose or reference.title is None else None,
    )


def _is_searchable(reference: CitedReference) -> bool:
    """Whether enough is printed to look for: a title, or a journal or an author with a year."""
    return reference.title is not None or (
        reference.year is not None and bool(reference.container_title or reference.authors)
    )


def _merged(asked: _Asked, curated: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Curated candidates first, each with what the registries know of it, then the others."""
    left = group_records(asked.records.values())
    candidates: list[Candidate] = []
    for candidate in curated:
        own = [record for group in left if _is_of(candidate.study, group) for record in group]
        left = [group for group in left if not _is_of(candidate.study, group)]
        candidates.append(merge_records(own, candidate) if own else candidate)
    candidates += [merge_records(group) for group in left]
    return tuple({candidate.study.study_id: candidate for candidate in reversed(candidates)}.values())[::-1]


def _is_of(study: Study, group: Sequence[RegistryRecord]) -> bool:
    return any(
        mine is not None and theirs is not None and mine.casefold() == theirs.casefold()
        for record in group
        for mine, theirs in (
            (study.doi, record.study.doi),
            (study.pmid, record.study.pmid),
            (study.pmcid, record.study.pmcid),
        )
    )


def _decide(reference: CitedReference, candidates: Sequence[Candidate], topic: str) -> Decision:
    return decide(reference, [compare(reference, candidate) for candidate in candidates], topic)


def _is_named(answer: Answer, study: Study) -> bool:
    """Whether a registry has answered for this very study; a search is no full record."""
    return (
        any(
            (study.doi and record.study.doi and record.study.doi.casefold() == study.doi.casefold())
            or (study.pmid and record.study.pmid == study.pmid)
            for record in answer.records
        )
        and answer.reach is Reach.ANSWERED
        and len(answer.records) == 1
    )
