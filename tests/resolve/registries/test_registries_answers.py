"""Each registry's records, read from the formats that their documentation gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from registries_support import FULL, ask, record_of
from registry_replay import Replay
from registry_studies import (
    COFFEE,
    META,
    MICE,
    NAPS,
    NAPS_MEETING,
    NAPS_PREPRINT,
    PROBIOTICS,
    SCREENS,
    VITAMIN_D,
    MadeUpStudy,
)

from flows.resolve.registries import (
    Query,
    RelatedKind,
    RelatedWork,
    open_registries,
    study_id_of,
)
from schemas.vocabulary import Design, Resolution, StudyStatus


@pytest.mark.parametrize("registry", FULL)
@pytest.mark.parametrize("study", [NAPS, COFFEE, SCREENS, META], ids=lambda study: study.journal)
def test_bibliography(replay: Replay, tmp_path: Path, registry: str, study: MadeUpStudy) -> None:
    record = record_of(replay, tmp_path, registry, study)
    found = record.study
    assert found.title == study.title
    assert found.doi == study.doi
    assert found.study_id == study_id_of(study.doi, None, "")
    assert found.container_title == study.journal
    assert found.year_published == study.year
    assert len(found.authors) == len(study.authors)
    for author, (family, given) in zip(found.authors, study.authors, strict=True):
        assert family in author
        assert given in author
    assert found.resolution is Resolution.REGISTRY
    assert found.registries == (registry,) == (record.registry,)
    assert (record.volume, record.issue, record.pages) == (study.volume, study.issue, study.pages)
    assert found.csl_type == "article-journal"
    assert record.journal_abbreviations == ((study.short_journal,) if registry != "openalex" else ())
    if registry in ("europepmc", "pubmed", "openalex"):
        assert (found.pmid, found.pmcid) == (study.pmid, study.pmcid)
    if study.year_online and registry != "openalex":
        assert found.year_online == study.year_online
    assert len(record.snapshot_sha256s) == 1


@pytest.mark.parametrize("registry", FULL)
def test_abstract(replay: Replay, tmp_path: Path, registry: str) -> None:
    record = record_of(replay, tmp_path, registry, NAPS)
    if registry == "openalex":
        (section,) = record.abstract
        assert section.text == " ".join(f"{label}: {text}" for label, text in NAPS.abstract)
        assert section.label is None
    else:
        assert [section.text for section in record.abstract] == [text for _, text in NAPS.abstract]
        labels = [str(section.label).casefold() for section in record.abstract]
        assert labels == [str(label).casefold() for label, _ in NAPS.abstract]
    assert NAPS.abstract[2][1] in record.abstract_text


@pytest.mark.parametrize(
    ("registry", "study", "license_id", "is_free"),
    [
        ("crossref", NAPS, "CC-BY-4.0", True),
        ("crossref", COFFEE, "CC-BY-NC-4.0", False),
        ("crossref", PROBIOTICS, None, False),
        ("openalex", NAPS, "CC-BY", True),
        ("openalex", COFFEE, "CC-BY-NC", False),
        ("europepmc", NAPS, "CC-BY", True),
        ("europepmc", COFFEE, "CC-BY-NC", False),
        # PubMed states no licence: its abstracts are never passed on.
        ("pubmed", NAPS, None, False),
    ],
)
def test_abstract_license(
    replay: Replay, tmp_path: Path, registry: str, study: MadeUpStudy, license_id: str | None, is_free: bool
) -> None:
    record = record_of(replay, tmp_path, registry, study)
    assert record.abstract_license == record.study.license == license_id
    assert record.is_abstract_redistributable is is_free


def test_license_not_in_force_yet(replay: Replay, tmp_path: Path) -> None:
    """A delayed licence counts from its day on, by the day of the answer and not of the build."""
    with open_registries(replay.settings(tmp_path, registries="crossref"), clock=lambda: 1_500_000_000.0) as (
        crossref,
    ):
        (record,) = crossref.lookup(Query(doi=NAPS.doi)).records
    assert record.study.license is None
    assert record.n_citations_on == "2017-07-14"


@pytest.mark.parametrize("registry", ["crossref", "europepmc", "pubmed", "retraction_watch"])
def test_notices(replay: Replay, tmp_path: Path, registry: str) -> None:
    record = record_of(replay, tmp_path, registry, VITAMIN_D)
    assert record.study.status is StudyStatus.RETRACTED
    concern, retraction = record.notices
    assert (concern.kind, concern.issued_on) == (StudyStatus.EXPRESSION_OF_CONCERN, "2018-01-09")
    assert (retraction.kind, retraction.issued_on) == (StudyStatus.RETRACTED, "2019-11-04")
    assert (concern.notice_doi, retraction.notice_doi) == ("10.5555/bone.2018.eoc1", "10.5555/bone.2019.ret1")
    assert retraction.registry == registry
    if registry == "retraction_watch":
        assert retraction.reason == "Falsification/Fabrication of Data; Misconduct by Author"
    if registry != "crossref":
        assert retraction.notice_pmid == "900000043"
    assert not record.is_notice


@pytest.mark.parametrize(
    ("study", "status"),
    [
        (COFFEE, StudyStatus.CORRECTED),
        (PROBIOTICS, StudyStatus.EXPRESSION_OF_CONCERN),
        (META, StudyStatus.PUBLISHED),
    ],
    ids=["corrected", "concern", "none"],
)
@pytest.mark.parametrize("registry", ["crossref", "europepmc", "pubmed"])
def test_status(
    replay: Replay, tmp_path: Path, registry: str, study: MadeUpStudy, status: StudyStatus
) -> None:
    assert record_of(replay, tmp_path, registry, study).study.status is status


def test_openalex_retracted(replay: Replay, tmp_path: Path) -> None:
    (notice,) = record_of(replay, tmp_path, "openalex", VITAMIN_D).notices
    assert (notice.kind, notice.issued_on) == (StudyStatus.RETRACTED, None)


def test_notice_is_no_study(replay: Replay, tmp_path: Path) -> None:
    answer = ask(replay, tmp_path, "crossref", Query(doi="10.5555/bone.2019.ret1"))
    (record,) = answer.records
    assert record.is_notice
    assert record.relations == (RelatedWork(RelatedKind.IS_NOTICE_OF, VITAMIN_D.doi),)
    assert record.study.status is StudyStatus.PUBLISHED


def test_preprint_and_paper(replay: Replay, tmp_path: Path) -> None:
    paper = record_of(replay, tmp_path, "crossref", NAPS)
    preprint = record_of(replay, tmp_path, "crossref", NAPS_PREPRINT)
    assert paper.relations == (RelatedWork(RelatedKind.HAS_PREPRINT, NAPS_PREPRINT.doi),)
    assert preprint.relations == (RelatedWork(RelatedKind.IS_PREPRINT_OF, NAPS.doi),)
    assert (paper.study.status, preprint.study.status) == (StudyStatus.PUBLISHED, StudyStatus.PREPRINT)
    assert preprint.study.csl_type == "article"
    assert record_of(replay, tmp_path, "openalex", NAPS_PREPRINT).study.status is StudyStatus.PREPRINT
    assert record_of(replay, tmp_path, "europepmc", NAPS_PREPRINT).study.status is StudyStatus.PREPRINT


@pytest.mark.parametrize(
    ("study", "design"),
    [
        (NAPS, Design.RANDOMIZED_CONTROLLED_TRIAL),
        (META, Design.META_ANALYSIS),
        (MICE, Design.UNKNOWN),
        (NAPS_MEETING, Design.UNKNOWN),
    ],
    ids=["trial", "meta", "mice", "meeting"],
)
def test_design_by_publication_type(
    replay: Replay, tmp_path: Path, study: MadeUpStudy, design: Design
) -> None:
    found = record_of(replay, tmp_path, "europepmc", study).study
    assert found.design is design
    assert (found.evidence_level is None) == (design is Design.UNKNOWN)


@pytest.mark.parametrize("registry", FULL)
def test_context(replay: Replay, tmp_path: Path, registry: str) -> None:
    record = record_of(replay, tmp_path, registry, NAPS)
    assert record.funding == ("Nordic Sleep Fund (NSF-77)",)
    assert record.mesh_terms == (NAPS.mesh if registry != "crossref" else ())
    assert record.conflict_statement == (NAPS.conflict if registry == "pubmed" else None)
    counts = {"crossref": 42, "openalex": 45, "europepmc": 42, "pubmed": None}
    assert record.n_citations == counts[registry]
    assert record.study.is_open_access is (True if registry in ("openalex", "europepmc") else None)
    closed = record_of(replay, tmp_path, registry, MICE).study.is_open_access
    assert closed is (False if registry == "openalex" else None), (
        "not free there says nothing of other places"
    )


def test_full_text_where_open(replay: Replay, tmp_path: Path) -> None:
    record = record_of(replay, tmp_path, "europepmc", NAPS, has_full_text=True)
    assert [section.label for section in record.full_text] == [
        "Background",
        "Methods",
        "Results",
        "Conclusions",
    ]
    assert record.conflict_statement == NAPS.conflict
    assert len(record.snapshot_sha256s) == 2
    closed = record_of(replay, tmp_path, "europepmc", MICE, has_full_text=True)
    assert closed.full_text == ()
    assert not [path for path in replay.paths() if path.endswith("XML") and NAPS.pmcid not in path]
