"""Which records of a catalogue come into question for a reference, without looking at every one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.records import CitedReference, Study
from flows.resolve.compare import content_words, family_name, fold, journal_similarity
from flows.resolve.lookup import Candidate

_MIN_WORD = 4
_JOURNAL_FLOOR = 0.85
_MAX_WORDS = 6
"""So many of a title's words, the rarest ones, find it even with a few of them misspelt."""


class StudyIndex:
    """Records by identifier, by author, by word of the title, by journal."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = tuple(candidates)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._journals: dict[str, list[int]] = defaultdict(list)
        for place, candidate in enumerate(self._candidates):
            study = candidate.study
            for key in dict.fromkeys(_study_keys(study)):
                self._places[key].append(place)
            if study.container_title:
                self._journals[study.container_title].append(place)

    def candidates(self, reference: CitedReference) -> tuple[Candidate, ...]:
        """Records that may be meant, in the order given; the matcher decides."""
        places: set[int] = set()
        for key in (
            *_identifier_keys(reference.doi, reference.pmid, reference.pmcid),
            *_authors_of(reference),
        ):
            places.update(self._places.get(key, ()))
        words = dict.fromkeys(key for key in _title_keys(reference.title or reference.raw_text))
        rarest = sorted((self._places[key] for key in words if key in self._places), key=len)
        for own in rarest[:_MAX_WORDS]:
            places.update(own)
        if reference.container_title and reference.title is None:
            for journal, own in self._journals.items():
                if journal_similarity(reference.container_title, journal) >= _JOURNAL_FLOOR:
                    places.update(own)
        return tuple(self._candidates[place] for place in sorted(places))


def _study_keys(study: Study) -> Iterator[str]:
    yield from _identifier_keys(study.doi, study.pmid, study.pmcid)
    for author in study.authors:
        yield from _author_keys(author)
    yield from _title_keys(study.title)


def _authors_of(reference: CitedReference) -> Iterator[str]:
    for author in reference.authors[:3]:
        yield from _author_keys(author)


def _identifier_keys(doi: str | None, pmid: str | None, pmcid: str | None) -> Iterator[str]:
    for kind, value in (("doi", doi), ("pmid", pmid), ("pmcid", pmcid)):
        if value:
            yield f"{kind} {value.casefold()}"


def _author_keys(author: str) -> Iterator[str]:
    name = family_name(author)
    if name:
        yield f"author {name.split()[-1]}"


def _title_keys(title: str) -> Iterator[str]:
    for word in content_words(fold(title)):
        if len(word) >= _MIN_WORD:
            yield f"word {word}"
