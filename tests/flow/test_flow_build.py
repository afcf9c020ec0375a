"""The flow, run for real through Prefect on a temporary server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pandas as pd
import pytest
from registry_replay import Replay

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.usefixtures("prefect_server"),
]

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLES = sorted(str(path) for path in (DATA / "articles").iterdir())


def digests(release: Path) -> str:
    return (release / "SHA256SUMS").read_text(encoding="utf-8")


def test_a_build_publishes_every_table(tmp_path: Path) -> None:
    from flows.build import build

    out = tmp_path / "out"
    report = build(sources=ARTICLES, raw=str(DATA), out=str(out), version="2026.01.02")
    assert report.status == "published"
    assert (report.n_read, report.n_refused) == (len(ARTICLES), 0)
    assert set(report.quarantined) <= {"no_assertion_read"}
    assert (out / "latest").resolve() == (out / "releases" / "2026.01.02").resolve()
    for name, count in report.n_rows.items():
        assert len(pd.read_parquet(out / "latest" / "parquet" / f"{name}.parquet")) == count


def test_batches_and_their_order_do_not_show_in_the_bytes(tmp_path: Path) -> None:
    from flows.build import build

    build(sources=ARTICLES, raw=str(DATA), out=str(tmp_path / "a"), version="2026.01.02")
    build(sources=ARTICLES[::-1], raw=str(DATA), out=str(tmp_path / "b"), version="2026.01.02", batch_size=2)
    assert digests(tmp_path / "a" / "latest") == digests(tmp_path / "b" / "latest")


def test_a_source_that_cannot_be_read_costs_itself_only(tmp_path: Path) -> None:
    from flows.build import build

    broken = tmp_path / "picture.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    missing = tmp_path / "missing.txt"
    report = build(sources=[*ARTICLES, str(broken), str(missing)], raw=str(DATA), out=str(tmp_path / "out"))
    assert report.status == "published"
    assert report.n_refused == 2
    quarantine = pd.read_parquet(tmp_path / "out" / "latest" / "parquet" / "quarantine.parquet")
    assert {"binary", "not_found"} <= set(quarantine["check_name"])
    assert any("picture.txt" in reason for reason in report.refused)


def test_the_same_rows_are_not_published_twice(tmp_path: Path) -> None:
    from flows.build import build

    first = build(sources=ARTICLES, raw=str(DATA), out=str(tmp_path), version="2026.01.02")
    again = build(sources=ARTICLES, raw=str(DATA), out=str(tmp_path))
    assert (first.status, again.status) == ("published", "unchanged")
    assert (tmp_path / "latest").resolve().name == "2026.01.02"


def test_a_release_that_shrinks_is_stopped_and_latest_stays(tmp_path: Path) -> None:
    from flows.build import build

    paths = [tmp_path / Path(article).name for article in ARTICLES]
    for path, article in zip(paths, ARTICLES, strict=True):
        path.write_bytes(Path(article).read_bytes())
    sources, out = [str(path) for path in paths], tmp_path / "out"
    build(sources=sources, raw=str(DATA), out=str(out), version="2026.01.02")
    for path in paths[1:]:
        path.write_bytes(b"")
    report = build(sources=sources, raw=str(DATA), out=str(out), version="2026.01.03")
    assert report.status == "stopped"
    assert report.stopped_by
    assert (out / "latest").resolve().name == "2026.01.02"
    assert not (out / "releases" / "2026.01.03").exists()


def test_the_run_has_a_name_and_a_log(tmp_path: Path) -> None:
    from prefect import get_client

    from flows.build import build

    state = build(
        sources=ARTICLES[:2], raw=str(DATA), out=str(tmp_path), version="2026.01.04", return_state=True
    )

    async def run() -> tuple[str, list[str]]:
        from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId

        async with get_client() as client:
            flow_run = await client.read_flow_run(state.state_details.flow_run_id)
            for _ in range(40):
                logs = await client.read_logs(
                    LogFilter(flow_run_id=LogFilterFlowRunId(any_=[flow_run.id])), limit=200
                )
                if any("published" in log.message for log in logs):
                    break
                await asyncio.sleep(0.5)
            return flow_run.name, [log.message for log in logs]

    name, messages = asyncio.run(run())
    assert name == "build-2-sources-2026.01.04"
    assert any(message.startswith("reading 2 sources") for message in messages)
    assert any("read" in message and "claims" in message for message in messages)


def test_registries_are_asked_before_the_articles_are_processed(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.build import build

    for name, value in replay.environment(tmp_path, mode="offline").items():
        monkeypatch.setenv(name, value)
    sources = [str(DATA / "online" / name) for name in ("strong-bones.txt", "three-cups.html")]
    report = build(
        sources, raw=str(DATA), out=str(tmp_path / "a"), version="2026.01.02", batch_size=1, mode="online"
    )
    assert report.lookups == {"complete": 2}
    assert all("retracted on 2019-11-04" in lead for lead in report.retracted)
    n_asked = len(replay.requests)
    build(sources, raw=str(DATA), out=str(tmp_path / "b"), version="2026.01.02", mode="offline")
    assert len(replay.requests) == n_asked
    assert digests(tmp_path / "a" / "latest") == digests(tmp_path / "b" / "latest")
