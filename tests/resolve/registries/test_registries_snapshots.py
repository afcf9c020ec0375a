"""The store of answers: complete, without secrets, enough for a rebuild without a network."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import multiprocessing
import socket
from pathlib import Path
from typing import Any

import pytest
from registry_replay import Replay
from registry_studies import META, MICE, NAPS, STUDIES, VITAMIN_D, MadeUpNotice, MadeUpStudy

from flows.resolve.registries import Answer, Query, Reach, RegistrySettings, WarningCode, open_registries

# No forks: the local server runs threads in this process, and a fork of those may end oddly.
PROCESSES = multiprocessing.get_context("spawn")

KEYS = {"crossref_token": "plus-token-1", "openalex_key": "oa-key-2", "ncbi_key": "ncbi-key-3"}


def everything(
    settings: RegistrySettings, studies: tuple[MadeUpStudy, ...] = STUDIES, **options: Any
) -> list[Answer]:
    """What all registries say of all studies, asked both ways."""
    with open_registries(settings, **options) as registries:
        return [
            answer
            for study in studies
            for registry in registries
            for answer in (
                registry.lookup(Query(doi=study.doi, pmid=study.pmid)),
                registry.search(Query(title=study.title, text=study.printed, year=study.year)),
            )
        ]


def forbid_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def entries(folder: Path) -> list[dict[str, Any]]:
    paths = sorted((folder / "snapshots" / "requests").rglob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def test_rebuild_needs_no_network(replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    online = everything(replay.settings(tmp_path), clock=lambda: 1_700_000_000.0)
    n_asked = len(replay.requests)
    again = everything(replay.settings(tmp_path), clock=lambda: 1_800_000_000.0)
    assert again == online, "the day of the answer counts, not that of the build"
    assert len(replay.requests) == n_asked
    forbid_network(monkeypatch)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    # Another base URL: a mirror stands in for the registry itself.
    settings = replay.settings(tmp_path, mode="offline", crossref_url="https://mirror.example/crossref")
    offline = everything(settings, clock=lambda: 1_900_000_000.0)
    assert [(answer.reach, answer.records) for answer in offline] == [
        (answer.reach, answer.records) for answer in online
    ]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert {record.n_citations_on for answer in online for record in answer.records} == {"2023-11-14", None}


def test_offline_writes_and_makes_nothing(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_network(monkeypatch)
    answers = everything(replay.settings(tmp_path, mode="offline", contact_email=None), (NAPS,))
    asked = [answer for answer in answers if answer.reach is not Reach.NOT_ASKED]
    assert all(answer.reach is Reach.UNREACHABLE for answer in asked)
    assert all(answer.warnings[-1].code is WarningCode.NO_SNAPSHOT for answer in asked)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept(replay: Replay, tmp_path: Path) -> None:
    everything(replay.settings(tmp_path, **KEYS), (NAPS, VITAMIN_D), clock=lambda: 1_700_000_000.0)
    kept = entries(tmp_path)
    assert len(kept) == len(replay.requests)
    for entry in kept:
        content = (tmp_path / "snapshots" / "objects" / entry["sha256"][:2] / entry["sha256"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["n_bytes"] == len(content)
        assert entry["fetched_at"] == "2023-11-14T22:13:20Z"
        assert entry["url"].startswith(replay.base)
        assert entry["license"]
        assert entry["status"] == 200
    assert {entry["registry"] for entry in kept} == {
        "crossref", "openalex", "europepmc", "pubmed", "unpaywall", "retraction_watch"
    }  # fmt: skip


def test_no_secret_is_kept(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: "status_500" if number % 5 == 0 else None
    answers = everything(replay.settings(tmp_path, n_attempts=1, **KEYS), (NAPS, MICE))
    secrets = [*KEYS.values(), "someone@example.org", "someone%40example.org"]
    told = " ".join(str(warning) for answer in answers for warning in answer.warnings)
    assert told
    stored = [told.encode(), *(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())]
    names = " ".join(str(path) for path in tmp_path.rglob("*"))
    assert not any(secret.encode() in content for secret in secrets for content in stored)
    assert not any(secret in names for secret in secrets)
    assert "plus-token-1" not in repr(replay.settings(tmp_path, **KEYS))


@pytest.mark.parametrize("damage", ["changed", "missing", "cut", "entry", "path"])
def test_damaged_snapshot(replay: Replay, tmp_path: Path, damage: str) -> None:
    """What is stored is believed only if it is whole; else it is asked again, with a warning."""
    query = Query(doi=NAPS.doi)
    with open_registries(replay.settings(tmp_path, registries="crossref")) as (crossref,):
        first = crossref.lookup(query)
    (entry_path,) = (tmp_path / "snapshots" / "requests").rglob("*.json")
    entry = json.loads(entry_path.read_text())
    content_path = tmp_path / "snapshots" / "objects" / entry["sha256"][:2] / entry["sha256"]
    if damage == "changed":
        content_path.write_bytes(content_path.read_bytes().replace(b"naps", b"nips"))
    elif damage == "missing":
        content_path.unlink()
    elif damage == "cut":
        content_path.write_bytes(b"")
    elif damage == "entry":
        entry_path.write_text("{")
    else:
        entry_path.write_text(json.dumps({**entry, "sha256": "../../../../etc/passwd"}))
    with open_registries(replay.settings(tmp_path, registries="crossref", mode="offline")) as (crossref,):
        offline = crossref.lookup(query)
    assert (offline.reach, offline.records) == (Reach.UNREACHABLE, ())
    assert offline.warnings[0].code is WarningCode.DAMAGED_SNAPSHOT
    with open_registries(replay.settings(tmp_path, registries="crossref")) as (crossref,):
        mended = crossref.lookup(query)
    assert mended.records == first.records
    assert mended.warnings[0].code is WarningCode.DAMAGED_SNAPSHOT


def refreshed(replay: Replay, folder: Path, query: Query, **changes: Any) -> Answer:
    settings = replay.settings(folder, registries="crossref", mode="refresh", **changes)
    with open_registries(settings) as (crossref,):
        answer: Answer = crossref.lookup(query)
        assert crossref.lookup(query).records == answer.records, "a run asks once"
        return answer


def test_refresh_reports_a_new_notice(replay: Replay, tmp_path: Path) -> None:
    query = Query(doi=META.doi)
    replay.clear([META])
    assert refreshed(replay, tmp_path, query).changes == ()
    assert refreshed(replay, tmp_path, query).changes == ()
    notice = MadeUpNotice(kind="retraction", on=(2025, 6, 1), doi="10.5555/rev.2025.r", pmid="900000079")
    replay.clear([dataclasses.replace(META, notices=(notice,), n_citations=9)])
    answer = refreshed(replay, tmp_path, query)
    (change,) = answer.changes
    assert change.registry == "crossref"
    assert change.study_id == answer.records[0].study.study_id
    assert set(change.fields) == {"notices", "n_citations", "study.status"}
    assert change.after_sha256 == answer.records[0].snapshot_sha256s[0]
    (entry,) = entries(tmp_path)
    assert entry["earlier"][0]["sha256"] == change.before_sha256
    objects = [path.name for path in (tmp_path / "snapshots" / "objects").rglob("*") if path.is_file()]
    assert change.before_sha256 in objects, "the earlier answer is kept"
    replay.clear([])
    (gone,) = refreshed(replay, tmp_path, query).changes
    assert gone.fields == ("gone",)


def test_refresh_of_the_retraction_watch_file(replay: Replay, tmp_path: Path) -> None:
    replay.clear([VITAMIN_D])
    query = Query(doi=VITAMIN_D.doi)

    def asked() -> Answer:
        settings = replay.settings(tmp_path, registries="retraction_watch", mode="refresh")
        with open_registries(settings) as (watch,):
            watch.lookup(query)
            answer: Answer = watch.lookup(query)
            return answer

    assert asked().changes == ()
    replay.clear([dataclasses.replace(VITAMIN_D, notices=VITAMIN_D.notices[:1])])
    (change,) = asked().changes
    assert change.fields == ("notices", "study.status")
    assert asked().changes == ()


def refresh_once(options: dict[str, Any], results: Any) -> None:
    """What each of several processes of one refreshing run does."""
    with open_registries(RegistrySettings(**options), run_id="refreshing") as (crossref,):
        results.put(len(crossref.lookup(Query(doi=META.doi)).changes))


def test_processes_of_a_refresh_ask_once(replay: Replay, tmp_path: Path) -> None:
    options = replay.options(tmp_path, registries="crossref", mode="refresh")
    with open_registries(RegistrySettings(**options)) as (crossref,):
        crossref.lookup(Query(doi=META.doi))
    replay.clear([dataclasses.replace(META, n_citations=77)])
    results = PROCESSES.Queue()
    workers = [PROCESSES.Process(target=refresh_once, args=(options, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    assert sorted(results.get(timeout=60) for _ in workers) == [0, 0, 1]
    for worker in workers:
        worker.join(timeout=60)
    assert len(replay.requests) == 1


def test_refresh_falls_back_on_the_snapshot(replay: Replay, tmp_path: Path) -> None:
    query = Query(doi=NAPS.doi)
    first = refreshed(replay, tmp_path, query)
    replay.faults = lambda number, path: "status_503"
    settings = replay.settings(tmp_path, registries="crossref", mode="refresh", n_attempts=2)
    with open_registries(settings) as (crossref,):
        second = crossref.lookup(query)
    assert second.records == first.records
    assert [warning.code for warning in second.warnings] == [
        WarningCode.SERVER_ERROR,
        WarningCode.STALE_SNAPSHOT,
    ]


def test_online_asks_once_for_all_runs(replay: Replay, tmp_path: Path) -> None:
    for _ in range(3):
        everything(replay.settings(tmp_path), (NAPS,))
    assert len(replay.paths()) == len({request.url for request in replay.requests})


def work(options: dict[str, Any], results: Any) -> None:
    """What one of several processes of a run does."""
    with open_registries(RegistrySettings(**options), run_id="one run") as (crossref,):
        for number in range(12):
            results.put(crossref.lookup(Query(doi=f"10.5555/shared.{number}")).reach.value)


def test_processes_share_store_turns_and_budget(replay: Replay, tmp_path: Path) -> None:
    replay.clear([dataclasses.replace(MICE, doi=f"10.5555/shared.{number}") for number in range(12)])
    replay.delay_s = 0.01
    options = replay.options(
        tmp_path, registries="crossref", contact_email=None, request_budget=10, give_up_after=0
    )
    results = PROCESSES.Queue()
    workers = [PROCESSES.Process(target=work, args=(options, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    reached = [results.get(timeout=60) for _ in range(24)]
    for worker in workers:
        worker.join(timeout=60)
        assert worker.exitcode == 0
    assert len(replay.requests) == 10, "each question once, and no more than the budget"
    assert reached.count("answered") == 20
    assert reached.count("refused") == 4
    assert replay.most_at_once == 1, "Crossref's public pool takes one request at a time"
