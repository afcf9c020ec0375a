"""Which question finds which record: by identifier, by text, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import registry_formats_medline as medline
from registries_support import FULL, ask, record_of
from registry_replay import Replay
from registry_studies import (
    MICE,
    NAPS,
    STUDIES,
    VITAMIN_D,
    MadeUpStudy,
)
from werkzeug import Response

from flows.resolve.registries import (
    Query,
    Reach,
    WarningCode,
)


def test_unpaywall(replay: Replay, tmp_path: Path) -> None:
    free, closed = (record_of(replay, tmp_path, "unpaywall", study) for study in (NAPS, MICE))
    assert (free.study.is_open_access, free.study.license) == (True, "CC-BY")
    assert (closed.study.is_open_access, closed.study.license) == (False, None)
    assert ask(replay, tmp_path, "unpaywall", Query(title=NAPS.title), "search").reach is Reach.NOT_ASKED


def test_unpaywall_asks_for_a_contact(replay: Replay, tmp_path: Path) -> None:
    answer = ask(replay, tmp_path, "unpaywall", Query(doi=NAPS.doi), contact_email=None)
    assert answer.reach is Reach.REFUSED
    assert "TEARSHEET_CONTACT_EMAIL" in str(answer.warnings[0])
    assert replay.requests == []


@pytest.mark.parametrize(
    "registry", ["crossref", "openalex", "europepmc", "pubmed", "unpaywall", "retraction_watch"]
)
def test_unknown_doi(replay: Replay, tmp_path: Path, registry: str) -> None:
    answer = ask(replay, tmp_path, registry, Query(doi="10.5555/nobody.knows"))
    assert (answer.reach, answer.records, answer.warnings) == (Reach.NOT_FOUND, (), ())


@pytest.mark.parametrize("registry", ["openalex", "europepmc", "pubmed", "retraction_watch"])
def test_lookup_by_pmid(replay: Replay, tmp_path: Path, registry: str) -> None:
    (record,) = ask(replay, tmp_path, registry, Query(pmid=VITAMIN_D.pmid)).records
    assert record.study.doi == VITAMIN_D.doi


@pytest.mark.parametrize("registry", ["openalex", "europepmc", "pubmed"])
def test_lookup_by_the_identifier_that_is_known(replay: Replay, tmp_path: Path, registry: str) -> None:
    (record,) = ask(replay, tmp_path, registry, Query(doi="10.5555/misprinted", pmid=NAPS.pmid)).records
    assert record.study.doi == NAPS.doi
    (record,) = ask(replay, tmp_path, registry, Query(doi=NAPS.doi, pmid="800000001")).records
    assert record.study.pmid == NAPS.pmid


def test_pubmed_with_another_record(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: Response(
        medline.pubmed_set([medline.pubmed_article(MICE)]), mimetype="text/xml"
    )
    answer = ask(replay, tmp_path, "pubmed", Query(pmid=NAPS.pmid))
    assert (answer.reach, answer.warnings[-1].code) == (Reach.MALFORMED, WarningCode.OTHER_RECORD)
    assert not list((tmp_path / "snapshots").glob("requests/**/*.json"))


@pytest.mark.parametrize("registry", ["openalex", "europepmc"])
def test_lookup_by_pmcid(replay: Replay, tmp_path: Path, registry: str) -> None:
    (record,) = ask(replay, tmp_path, registry, Query(pmcid=NAPS.pmcid)).records
    assert record.study.doi == NAPS.doi


@pytest.mark.parametrize("registry", ["crossref", "unpaywall"])
def test_not_asked_by_pmid(replay: Replay, tmp_path: Path, registry: str) -> None:
    assert ask(replay, tmp_path, registry, Query(pmid=NAPS.pmid)).reach is Reach.NOT_ASKED
    assert ask(replay, tmp_path, registry, Query(doi="not a doi")).reach is Reach.NOT_ASKED


@pytest.mark.parametrize("registry", FULL)
@pytest.mark.parametrize("study", [study for study in STUDIES if study.pmid], ids=lambda study: study.pmid)
def test_search_finds(replay: Replay, tmp_path: Path, registry: str, study: MadeUpStudy) -> None:
    query = Query(
        title=study.title,
        authors=tuple(f"{family}, {given[0]}." for family, given in study.authors),
        year=study.year,
        container_title=study.journal,
        text=study.printed,
    )
    answer = ask(replay, tmp_path, registry, query, "search")
    assert study.doi in [record.study.doi for record in answer.records]
    assert 1 <= len(answer.records) <= 5


@pytest.mark.parametrize("registry", FULL)
def test_search_by_text_only(replay: Replay, tmp_path: Path, registry: str) -> None:
    answer = ask(replay, tmp_path, registry, Query(text=MICE.printed), "search")
    assert MICE.doi in [record.study.doi for record in answer.records]


@pytest.mark.parametrize("registry", ["crossref", "openalex"])
def test_journal_and_year_narrow_a_search(replay: Replay, tmp_path: Path, registry: str) -> None:
    query = Query(text="a 2015 study on green tea and tumour growth", container_title=MICE.journal, year=2015)
    answer = ask(replay, tmp_path, registry, query, "search")
    assert MICE.doi in [record.study.doi for record in answer.records]
    sent = replay.requests[0].args
    if registry == "crossref":
        assert sent["query.container-title"] == MICE.journal
        assert sent["filter"] == "from-pub-date:2014,until-pub-date:2016"
    else:
        assert sent["filter"] == "from_publication_date:2014-01-01,to_publication_date:2016-12-31"


@pytest.mark.parametrize("registry", FULL)
def test_nothing_to_search_by(replay: Replay, tmp_path: Path, registry: str) -> None:
    assert ask(replay, tmp_path, registry, Query(), "search").reach is Reach.NOT_ASKED
    assert ask(replay, tmp_path, registry, Query()).reach is Reach.NOT_ASKED
    assert replay.requests == []


@pytest.mark.parametrize("registry", FULL)
@pytest.mark.parametrize(
    "words",
    [
        '") OR DOI:"x',
        "AND OR NOT",
        "a[dp] OR 1:3000[dp]",
        "x & y | z, \\ \" ' ; -- /* */",
        "../../etc/passwd",
    ],
)
def test_nothing_printed_becomes_syntax(replay: Replay, tmp_path: Path, registry: str, words: str) -> None:
    query = Query(title=words, authors=(words,), year=2019, container_title=words)
    ask(replay, tmp_path, registry, query, "search")
    for request in replay.requests:
        assert request.path.startswith(f"/{registry}/")
        sent = request.args.get("query") or request.args.get("term") or request.args.get("search") or ""
        for mark in ("DOI:", "[dp] OR", "/", "\\", ";", "|", "&", "*"):
            assert mark not in sent
        if registry == "openalex":
            assert not set(sent) & set('"()[]:?')
