"""Near-duplicates kept apart, and identifiers held against what is printed beside them."""

# ruff: noqa: E501  (tables read best with one case a line)

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_support import build_reference, build_study

from flows.resolve import Candidate, Found, resolve_references
from flows.resolve.compare import has_other_words, is_other_work, title_similarity
from flows.resolve.comparison import compare
from flows.resolve.decision import decide
from flows.resolve.merging import as_date, group_records, merge_records
from flows.resolve.registries import AbstractSection, Notice, RegistryRecord, RelatedKind, RelatedWork
from schemas.vocabulary import Lookup, MatchMethod, ReferenceIssue, ReferenceType, Resolution, StudyStatus

TITLE = "Long naps and word recall in night nurses"
AUTHORS = ("Holm, Britta", "Quist, Anna")


def record(title: str = TITLE, doi: str = "10.5555/paper", **fields: object) -> Candidate:
    known: dict[str, object] = {
        "authors": AUTHORS,
        "container_title": "Journal of Rest Medicine",
        "year_published": 2018,
    }
    place = {name: fields.pop(name) for name in ("volume", "pages") if name in fields}
    return Candidate(study=build_study(title, doi=doi, **{**known, **fields}), **place)  # type: ignore[arg-type]


PAPER = record(volume="12", pages="45-52")
PREPRINT = record(
    doi="10.5555/preprint", container_title="medRxiv", year_published=2017, status=StudyStatus.PREPRINT
)
MEETING = record(
    doi="10.5555/meeting",
    container_title="Sleep Congress Abstracts",
    year_published=2018,
    volume="3",
    pages="S114",
)
SISTER = record("Long naps and mood in night nurses", doi="10.5555/sister", volume="12", pages="60-66")
COMMENT = record(f"Comment on: {TITLE}", doi="10.5555/comment", authors=("Zed, Q.",), volume="13", pages="3")
LATER = record(doi="10.5555/later", year_published=2026, volume="20", pages="1-9")

PRINTED = {"title": TITLE, "authors": ("Holm B",), "year": 2018, "container_title": "J Rest Med"}

# what is there, what is printed, the one meant (None: none is taken)
CASES: list[tuple[str, list[Candidate], dict[str, object], Candidate | None]] = [
    ("paper beside preprint", [PAPER, PREPRINT], PRINTED, PAPER),
    ("preprint printed", [PAPER, PREPRINT], {**PRINTED, "container_title": "medRxiv", "year": 2017}, PREPRINT),
    ("preprint alone, paper printed", [PREPRINT], PRINTED, None),
    ("paper alone, preprint printed", [PAPER], {**PRINTED, "container_title": "medRxiv"}, None),
    ("paper beside meeting abstract", [PAPER, MEETING], {**PRINTED, "pages": "45-52", "volume": "12"}, PAPER),
    ("meeting abstract alone, paper printed", [MEETING], {**PRINTED, "pages": "45", "volume": "12"}, None),
    ("sister paper alone", [SISTER], PRINTED, None),
    ("comment alone", [COMMENT], PRINTED, None),
    ("trial eight years on", [PAPER, LATER], {**PRINTED, "year": 2025}, LATER),
    ("nothing tells two trials apart", [PAPER, LATER], {"title": TITLE, "authors": ("Holm B",)}, None),
    ("doi of the sister", [PAPER, SISTER], {**PRINTED, "doi": "10.5555/sister"}, PAPER),
    ("doi of the sister, year off", [SISTER], {**PRINTED, "doi": "10.5555/sister", "year": 2012}, None),
    ("pages instead of a title", [PAPER, SISTER], {"authors": ("Holm B",), "year": 2018, "container_title": "J Rest Med", "pages": "60"}, SISTER),
]  # fmt: skip


@pytest.mark.parametrize(
    ("there", "printed", "meant"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_near_duplicates_are_kept_apart(
    there: list[Candidate], printed: dict[str, object], meant: Candidate | None
) -> None:
    reference = build_reference(**printed)
    for order in (there, there[::-1]):
        match = decide(reference, [compare(reference, candidate) for candidate in order]).match
        assert (match.found.study.doi if match else None) == (meant.study.doi if meant else None)


class Several:
    def __init__(self, *candidates: Candidate) -> None:
        self.candidates = candidates

    def find(self, reference: object, topic: str) -> Found:
        return Found(self.candidates, Lookup.PARTIAL, ("a registry was silent",))

    def findings_of(self, study_id: str) -> tuple[()]:
        return ()


def test_an_ambiguous_reference_keeps_its_candidates() -> None:
    resolved = resolve_references([build_reference(title=TITLE, authors=("Holm B",))], Several(PAPER, LATER))
    (reference,) = resolved.references
    assert {ReferenceIssue.UNRESOLVED, ReferenceIssue.AMBIGUOUS} <= set(reference.issues)
    assert [(row.rank, row.is_chosen) for row in resolved.candidates] == [(1, False), (2, False)]
    assert (reference.lookup, resolved.warnings) == (Lookup.PARTIAL, ("a registry was silent",))


def test_a_journal_and_year_of_a_registry_need_more_than_one_word() -> None:
    found = replace(SISTER, study=replace(SISTER.study, resolution=Resolution.REGISTRY))
    bare = build_reference(
        "a 2018 study in the Journal of Rest Medicine",
        reference_type=ReferenceType.PROSE,
        year=2018,
        container_title="Journal of Rest Medicine",
    )
    for topic, method in (
        ("Why nurses are tired", MatchMethod.NONE),
        ("Naps for tired nurses", MatchMethod.BIBLIOGRAPHIC),
    ):
        match = decide(bare, [compare(bare, found)], topic).match
        assert (match.method if match else MatchMethod.NONE) is method
        assert match is None or match.score <= 0.6


@given(st.text(max_size=80), st.text(max_size=80))
def test_comparing_titles_takes_any_text(one: str, other: str) -> None:
    assert 0.0 <= title_similarity(one, other) <= 1.0
    assert has_other_words(one, other) == has_other_words(other, one)
    assert is_other_work(one, other) == is_other_work(other, one)
    assert not has_other_words(one, one)


def registry_record(registry: str, **fields: object) -> RegistryRecord:
    study = {
        name: fields.pop(name) for name in ("doi", "pmid", "title", "status", "design") if name in fields
    }
    known = {"doi": "10.5555/paper", "title": TITLE, **study}
    built = build_study(
        str(known.pop("title")),
        **known,
        authors=AUTHORS,
        year_published=2018,
        resolution=Resolution.REGISTRY,
        registries=(registry,),
    )
    return RegistryRecord(registry=registry, study=built, **fields)  # type: ignore[arg-type]


def test_records_of_one_study_become_one_and_notices_none() -> None:
    crossref = registry_record("crossref", n_citations=3, n_citations_on="2026-01-02", volume="12")
    pubmed = registry_record(
        "pubmed", pmid="31", mesh_terms=("Sleep",), abstract=(AbstractSection("RESULTS", "Recall rose."),)
    )
    by_pmid = registry_record("europepmc", doi=None, pmid="31")
    other = registry_record("openalex", doi="10.5555/other", title="Another title altogether")
    notice = registry_record(
        "crossref",
        doi="10.5555/note",
        title="Retraction",
        relations=(RelatedWork(RelatedKind.IS_NOTICE_OF, "10.5555/paper"),),
    )
    groups = group_records([crossref, by_pmid, other, notice, pubmed])
    assert [[r.registry for r in group] for group in groups] == [
        ["crossref", "pubmed", "europepmc"],
        ["openalex"],
    ]
    merged = merge_records(groups[0])
    assert (merged.study.pmid, merged.study.n_citations, merged.volume) == ("31", 3, "12")
    assert merged.study.mesh_terms == ("Sleep",)
    assert merged.abstract is not None
    assert merged.study.abstract_text is None


def test_the_curated_record_wins_and_a_notice_beats_its_status() -> None:
    curated = Candidate(study=build_study("Naps, as we know them", doi="10.5555/paper", n_participants=12))
    retracted = Notice(
        kind=StudyStatus.RETRACTED, registry="crossref", issued_on="2021-03", notice_doi="10.5555/n"
    )
    merged = merge_records([registry_record("crossref", notices=(retracted,))], curated)
    assert (merged.study.title, merged.study.n_participants) == ("Naps, as we know them", 12)
    assert (merged.study.status, merged.study.resolution) == (StudyStatus.RETRACTED, Resolution.CURATED)
    (row,) = merged.notices
    assert (row.study_id, row.issued_on) == (curated.study.study_id, as_date("2021-03-01"))


@given(st.one_of(st.none(), st.text(max_size=12), st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)))
def test_a_malformed_date_is_none(text: str | None) -> None:
    day = as_date(text)
    assert day is None or day.year == int((text or "")[:4])
