"""Articles whose references are found in registries: what is resolved, read, judged; and what faults cost."""

from __future__ import annotations

import logging
import random
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from registry_replay import FAULTS, TRANSIENT_FAULTS, Replay
from registry_studies import COFFEE, MICE, NAPS, PROBIOTICS, SCREENS, VITAMIN_D, WALKING_2000, WALKING_2008

from flows.batches import SourceSpec, look_up_batch, process_batch, read_batches
from flows.collection import collect
from schemas.frames import frames_from_records
from schemas.validation import validate_tables

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLES = sorted([*(DATA / "online").iterdir(), *(DATA / "articles").iterdir()])
LOG = logging.getLogger(__name__)
OF_ARTICLE = {
    "after-lunch.txt": [NAPS.doi],
    "strong-bones.txt": [VITAMIN_D.doi],
    "brisk-walks.md": [WALKING_2008.doi, WALKING_2000.doi],
    "three-cups.html": [COFFEE.doi],
    # Its printed DOI is that of another paper, the follow-up.
    "calm-gut.txt": [PROBIOTICS.doi],
    "green-tea.txt": [MICE.doi],
}


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Replay, Path, list[dict[str, Any]]]]:
    """All articles, looked up once: the server, the folder of the snapshots, the rows."""
    folder = tmp_path_factory.mktemp("online")
    with Replay() as server, pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment(folder).items():
            patch.setenv(name, value)
        yield server, folder, run(folder, "online")


@pytest.fixture
def found(online: tuple[Replay, Path, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The tables of each article, by its file's name."""
    return named(online[2])


@pytest.fixture
def environment(replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Replay:
    for name, value in replay.environment(tmp_path, n_attempts=2, give_up_after=0).items():
        monkeypatch.setenv(name, value)
    return replay


def run(tmp_path: Path, mode: str, articles: list[Path] = ARTICLES) -> list[dict[str, Any]]:
    specs = [SourceSpec(str(path)) for path in articles]
    if mode != "offline":
        look_up_batch(specs, DATA, LOG, mode)
    process_batch(specs, DATA, tmp_path / "batch.jsonl", LOG, "offline")
    return list(read_batches([tmp_path / "batch.jsonl"]))


def named(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {Path(entry["source"]).name: entry["tables"] for entry in entries}


def lines(tmp_path: Path) -> bytes:
    return (tmp_path / "batch.jsonl").read_bytes()


def dois(tables: dict[str, Any]) -> list[str | None]:
    study = {row["study_id"]: row for row in tables["studies"]}
    return [study[row["study_id"]]["doi"] for row in tables["cited_references"]]


def no_socket(*_: Any, **__: Any) -> None:
    raise AssertionError("a socket was opened")


def test_references_are_resolved_read_and_judged_and_again_without_a_socket(
    online: tuple[Replay, Path, list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, folder, entries = online
    found = named(entries)
    assert len(found) >= 10
    for name, expected in OF_ARTICLE.items():
        assert dois(found[name]) == expected, name
        assert {row["lookup"] for row in found[name]["cited_references"]} == {"complete"}
        assert all(row["resolution"] == "registry" for row in found[name]["studies"])
    validated = validate_tables(frames_from_records(collect(entry["tables"] for entry in entries)))
    assert not validated.failures
    assert set(validated.quarantine["check_name"]) <= {"no_assertion_read"}

    first, n_asked = lines(folder), len(server.requests)
    monkeypatch.setattr(socket.socket, "connect", no_socket)
    run(folder, "offline")
    assert lines(folder) == first
    assert len(server.requests) == n_asked


def test_what_the_studies_found_comes_from_their_abstracts(found: dict[str, Any]) -> None:
    nap = found["after-lunch.txt"]
    (study,) = nap["studies"]
    assert (study["design"], study["n_participants"]) == ("randomized_controlled_trial", 164)
    assert study["mesh_terms"] == list(NAPS.mesh)
    assert study["funding"] == ["Nordic Sleep Fund (NSF-77)"]
    assert study["n_citations"] >= NAPS.n_citations
    assert study["conflict_statement"] == NAPS.conflict
    assert study["abstract_license"].startswith("CC-BY")
    for finding in nap["findings"]:
        sentence = study["abstract_text"][finding["char_start"] : finding["char_end"]]
        assert finding["method"] == "rule"
        assert "recall" in sentence
    assert [row["verdict"] for row in nap["evidence"]] == ["supported"]
    # Without a licence that allows it the abstract's wording stays out; hash and offsets stand in for it.
    (coffee,) = found["three-cups.html"]["studies"]
    assert coffee["abstract_text"] is None
    assert coffee["abstract_sha256"]


def test_articles_read_closely_are_judged_on_findings_too(
    online: tuple[Replay, Path, list[dict[str, Any]]],
) -> None:
    _, folder, plain = online
    specs = [SourceSpec(str(path)) for path in ARTICLES]
    process_batch(specs, DATA, folder / "closely.jsonl", LOG, "offline", is_close=True)
    entries = list(read_batches([folder / "closely.jsonl"]))
    validated = validate_tables(frames_from_records(collect(entry["tables"] for entry in entries)))
    assert not validated.failures
    for name, tables in named(entries).items():
        given = {row["finding_id"]: row for row in tables["findings"]}
        for row in tables["evidence"]:
            assert row["finding_id"] is None or row["finding_id"] in given
            assert (row["method"] == "model") == ("text encoder, says" in row["rationale"])
        # What the encoder saw in a sentence stands beside what the rules did.
        rules = {row["finding_id"] for row in named(plain)[name]["findings"]}
        assert rules <= given.keys()
        assert {given[new]["method"] for new in given.keys() - rules} <= {"model"}


def test_curated_findings_win_and_the_others_stay_visible(found: dict[str, Any]) -> None:
    wire = found["sleep-wire.txt"]
    assert {row["resolution"] for row in wire["studies"]} == {"curated"}
    curated = {row["finding_id"] for row in wire["findings"] if row["method"] == "curated"}
    assert {row["finding_id"] for row in wire["evidence"] if row["finding_id"]} <= curated


def test_a_retracted_study_is_flagged_with_its_notice(found: dict[str, Any]) -> None:
    tables = found["strong-bones.txt"]
    (reference,) = tables["cited_references"]
    assert reference["issues"] == ["year_differs", "no_identifier", "retracted"]
    assert {row["study_status"] for row in tables["evidence"]} == {"retracted"}
    notices = [row for row in tables["study_notices"] if row["kind"] == "retracted"]
    assert ("2019-11-04", VITAMIN_D.notices[1].doi) in {(r["issued_on"], r["notice_doi"]) for r in notices}
    assert any("Falsification" in (row["reason"] or "") for row in notices)
    assert all("retracted" in row["rationale"] for row in tables["evidence"])


def test_a_study_told_in_prose_is_only_ever_inferred(found: dict[str, Any]) -> None:
    tables = found["bright-evenings.txt"]
    (reference,) = tables["cited_references"]
    assert dois(tables) == [SCREENS.doi]
    assert reference["match_score"] <= 0.6
    assert {(row["cue_type"], row["score"] <= 0.6) for row in tables["citations"]} == {("inferred", True)}


def test_a_title_that_nobody_knows_is_not_found_and_the_candidates_say_why(found: dict[str, Any]) -> None:
    tables = found["sore-backs.txt"]
    review, unknown = tables["cited_references"]
    assert (review["match_method"], "year_differs" in review["issues"]) == ("title", True)
    assert (unknown["match_method"], unknown["lookup"]) == ("none", "complete")
    chosen = [row["reference_id"] for row in tables["reference_candidates"] if row["is_chosen"]]
    assert chosen == [review["reference_id"]]


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_loses_no_row_and_calls_nothing_not_found(
    fault: str, environment: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEARSHEET_TOTAL_TIMEOUT_S", "0.5")
    monkeypatch.setenv("TEARSHEET_N_ATTEMPTS", "1")
    monkeypatch.setenv("TEARSHEET_REGISTRIES", "crossref,europepmc")
    environment.faults = lambda number, path: fault
    articles = [DATA / "online" / name for name in ("three-cups.html", "calm-gut.txt")]
    found = named(run(tmp_path, "online", articles))
    for tables in found.values():
        (reference,) = tables["cited_references"]
        assert (reference["match_method"], reference["lookup"]) == ("none", "unreachable")
        assert tables["claims"]
        assert {row["verdict"] for row in tables["evidence"]} <= {"not_checkable"}
    assert environment.faulted


def test_faults_at_random_lose_no_row_and_the_rebuild_is_the_same(
    environment: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = named(run(tmp_path, "offline"))
    chance = random.Random(3)
    environment.faults = lambda number, path: (
        chance.choice(TRANSIENT_FAULTS) if chance.random() < 0.5 else None
    )
    entries = run(tmp_path, "online")
    found = named(entries)
    assert environment.faulted
    for name, tables in whole.items():
        for table in ("articles", "cited_references", "claims", "assertions"):
            assert len(found[name][table]) == len(tables[table]), (name, table)
    validated = validate_tables(frames_from_records(collect(entry["tables"] for entry in entries)))
    assert not validated.failures
    assert set(validated.quarantine["check_name"]) <= {"no_assertion_read"}
    first = lines(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", no_socket)
    run(tmp_path, "offline")
    assert lines(tmp_path) == first


def test_a_rebuild_after_a_retraction_has_its_notice(environment: Replay, tmp_path: Path) -> None:
    from dataclasses import replace

    article = [DATA / "online" / "strong-bones.txt"]
    before = replace(VITAMIN_D, notices=(), publication_types=("Journal Article",))
    environment.clear((before,))
    tables = named(run(tmp_path, "online", article))["strong-bones.txt"]
    assert not tables["study_notices"]
    assert {row["study_status"] for row in tables["evidence"]} == {"published"}
    environment.clear((VITAMIN_D,))
    warnings = look_up_batch([SourceSpec(str(article[0]))], DATA, LOG, "refresh")
    assert any("changed since last asked" in warning for warning in warnings)
    tables = named(run(tmp_path, "offline", article))["strong-bones.txt"]
    assert {row["kind"] for row in tables["study_notices"]} >= {"retracted"}
