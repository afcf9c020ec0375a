"""What is asked, the CSV of retractions, JSON as it comes, and the settings."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_formats import RETRACTION_WATCH_HEADER, retraction_watch_csv
from registry_replay import Replay
from registry_studies import STUDIES, VITAMIN_D

from flows.resolve.registries import (
    Query,
    Reach,
    RegistrySettings,
    europepmc,
    open_registries,
    pubmed,
)
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.text import (
    json_object,
)
from flows.resolve.registries.retraction_watch import check_csv
from schemas.vocabulary import StudyStatus


def test_search_terms() -> None:
    title = "Naps (AND) mood: a *trial*?"
    query = Query(title=title, authors=("Ng, W. L.",), year=2019, container_title="J. Sleep")
    assert list(pubmed.search_terms(query)) == [
        "(Naps[Title] AND mood[Title] AND trial[Title])",
        'ng[Author] AND 2018:2020[dp] AND "J Sleep"[Journal]',
    ]
    assert list(europepmc.search_terms(query)) == [
        "TITLE:(Naps and mood a trial)",
        'AUTH:"ng" AND PUB_YEAR:[2018 TO 2020] AND JOURNAL:"J Sleep"',
    ]
    assert list(europepmc.search_terms(Query(text='a "b" OR (c)'))) == ["a b or c"]
    assert list(pubmed.search_terms(Query(authors=("Ng",)))) == []


def test_search_terms_of_a_study_that_is_only_told_of() -> None:
    query = Query(
        text="a 2018 study in the journal CNS Spectrums on crying", container_title="CNS Spectrums", year=2018
    )
    (term,) = pubmed.search_terms(query)
    assert term == (
        '"CNS Spectrums"[Journal] AND 2017:2019[dp] AND (study[Title] OR journal[Title] OR crying[Title])'
    )
    assert next(iter(europepmc.search_terms(query))) == (
        'JOURNAL:"CNS Spectrums" AND PUB_YEAR:[2017 TO 2019] AND (study OR journal OR crying)'
    )


def test_csv_is_checked() -> None:
    whole_csv = retraction_watch_csv(STUDIES)
    check_csv(whole_csv.encode())
    check_csv(("\ufeff" + whole_csv).encode())
    for wrong in ("", "<html></html>", "a,b\n1,2\n", whole_csv[:-40], whole_csv.encode("utf-16")):
        with pytest.raises(ContentError):
            check_csv(wrong if isinstance(wrong, bytes) else wrong.encode())


def written_csv(folder: Path, rows: list[dict[str, str]]) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, RETRACTION_WATCH_HEADER)
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "rw.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def test_csv_from_a_path_and_reinstatement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = {
        "Title": 'A, "quoted" paper',
        "Journal": "J",
        "Author": "Ann Onym;Bo Ring",
        "OriginalPaperDate": "1/2/2010 0:00",
    }
    rows = [
        {
            **base,
            "OriginalPaperDOI": "10.5555/A",
            "RetractionNature": "Retraction",
            "RetractionDate": "3/4/2012 0:00",
            "RetractionDOI": "unavailable",
            "RetractionPubMedID": "0",
            "Reason": "+Error in Data;+Plagiarism;",
        },
        {
            **base,
            "OriginalPaperDOI": "10.5555/A",
            "RetractionNature": "Reinstatement",
            "RetractionDate": "3/4/2013 0:00",
        },
        {
            **base,
            "OriginalPaperDOI": "10.5555/B",
            "RetractionNature": "Retraction",
            "RetractionDate": "3/4/2012 0:00",
        },
        {**base, "OriginalPaperDOI": "10.5555/C", "RetractionNature": "Something new"},
    ]
    settings = RegistrySettings(
        registries="retraction_watch",
        retraction_watch_path=written_csv(tmp_path, rows),
        snapshots=tmp_path / "s",
    )
    with open_registries(settings) as (watch,):
        reinstated, retracted, new = (watch.lookup(Query(doi=f"10.5555/{name}")) for name in "abc")
        by_title = watch.search(Query(title="A “quoted” paper"))
        assert watch.lookup(Query(doi="10.5555/d")).reach is Reach.NOT_FOUND
    assert reinstated.records[0].notices == ()
    assert reinstated.records[0].study.status is StudyStatus.PUBLISHED
    (notice,) = retracted.records[0].notices
    assert (notice.kind, notice.issued_on, notice.notice_doi) == (StudyStatus.RETRACTED, "2012-03-04", None)
    assert new.records[0].study.status is StudyStatus.PUBLISHED
    assert "somethingnew" in str(new.warnings[0])
    assert by_title.records[0].study.authors == ("Ann Onym", "Bo Ring")
    gone = RegistrySettings(
        registries="retraction_watch", retraction_watch_path=tmp_path / "none", snapshots=tmp_path
    )
    with open_registries(gone) as (watch,):
        assert watch.lookup(Query(doi="10.5555/a")).reach is Reach.UNREACHABLE


@given(st.binary(max_size=80))
def test_json_fails_in_one_way(body: bytes) -> None:
    with suppress(ContentError):
        assert isinstance(json_object(body), dict)


def test_json_is_utf8() -> None:
    assert json_object('\ufeff{"a": "é"}'.encode()) == {"a": "é"}
    for wrong in (
        '{"a": "é"}'.encode("latin-1"),
        '{"a": 1}'.encode("utf-16"),
        b"[1]",
        b'{"a"',
        b"[" * 100_000,
    ):
        with pytest.raises(ContentError):
            json_object(wrong)


def test_settings_by_environment_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'contact_email = "file@example.org"\nregistries = ["pubmed", "crossref"]\nrequest_budget = 7\n'
    )
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(file))
    monkeypatch.setenv("TEARSHEET_REQUEST_BUDGET", "9")
    monkeypatch.setenv("TEARSHEET_ALLOWED_PRIVATE_HOSTS", "a.example, b.example")
    monkeypatch.setenv("TEARSHEET_NCBI_KEY", "secret-4")
    settings = RegistrySettings()
    assert settings.contact_email == "file@example.org"
    assert settings.registries == ("pubmed", "crossref")
    assert settings.request_budget == 9
    assert settings.allowed_private_hosts == ("a.example", "b.example")
    assert "secret-4" not in repr(settings)
    assert RegistrySettings(request_budget=1).request_budget == 1


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('registries = ["pubmed", "scopus"]', "scopus"),
        ('registries = ["pubmed", "pubmed"]', "once"),
        ("unknown_setting = 1", "unknown_setting"),
        ('mode = "sometimes"', "mode"),
        ('contact_email = "nobody"', "e-mail"),
        ("request_budget = -1", "request_budget"),
    ],
)
def test_settings_that_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, match: str
) -> None:
    file = tmp_path / "tearsheet.toml"
    file.write_text(text)
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(file))
    with pytest.raises(ValueError, match=match):
        RegistrySettings()


def test_settings_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(FileNotFoundError, match="none"):
        RegistrySettings()


def test_environment_of_the_local_server(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in replay.environment(tmp_path, openalex_key=None).items():
        monkeypatch.setenv(name, value)
    assert RegistrySettings() == replay.settings(tmp_path)


def test_every_setting_is_documented(root: Path) -> None:
    text = (root / "docs" / "registries.md").read_text(encoding="utf-8")
    for name, field in RegistrySettings.model_fields.items():
        assert f"| `{name}` |" in text, name
        assert field.description
        assert field.description in text, name


def test_what_a_record_is_made_of_is_json(tmp_path: Path) -> None:
    """Everything that a record holds can be written down, without a clock in it."""
    record = build_record("crossref", title=VITAMIN_D.title, doi=VITAMIN_D.doi)
    assert json.dumps(record.study.study_id)
    assert "20" not in (record.n_citations_on or "")
