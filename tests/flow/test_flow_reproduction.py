"""Making a release again: identical, or what differs, or what is missing."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from registry_replay import Replay
from typer.testing import CliRunner

from flows.assembly import ReleaseRequest, make_release
from flows.batches import SourceSpec, process_batch
from flows.cli import app
from flows.reproduction import reproduce

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLES = [DATA / "articles" / name for name in ("sleep-wire.txt", "fibre-explainer.md")]


def release(
    out: Path, version: str, articles: list[Path], mode: str | None = None, *, is_close: bool = False
) -> Path:
    out.mkdir(exist_ok=True)
    log = logging.getLogger(__name__)
    specs = [SourceSpec(str(path)) for path in articles]
    process_batch(specs, DATA, out / "batch", log, mode, is_close=is_close)
    request = ReleaseRequest(str(out), version, studies=str(DATA / "studies"), is_close=is_close)
    return Path(make_release([out / "batch"], request).path)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second of two releases: one article, then two."""
    out = tmp_path_factory.mktemp("again")
    release(out, "2026.01.02", ARTICLES[:1])
    return release(out, "2026.01.03", ARTICLES)


def test_the_same_sources_give_the_same_bytes(second: Path) -> None:
    found = reproduce(second, DATA, ARTICLES)
    assert (found.status, found.files, found.circumstances) == ("identical", [], [])


def test_a_release_read_closely_is_read_so_again(tmp_path: Path) -> None:
    made = release(tmp_path / "out", "2026.01.02", ARTICLES, is_close=True)
    found = reproduce(made, DATA, ARTICLES)
    assert (found.status, found.files, found.circumstances) == ("identical", [], [])
    plain = release(tmp_path / "plain", "2026.01.02", ARTICLES)
    assert (made / "csv" / "claims.csv").read_bytes() != (plain / "csv" / "claims.csv").read_bytes()


def test_missing_sources_are_named(second: Path, tmp_path: Path) -> None:
    found = reproduce(second, DATA, ARTICLES[:1])
    assert (found.status, found.missing) == ("impossible", ["fibre-explainer.md"])
    edited = tmp_path / "fibre-explainer.md"
    edited.write_text(ARTICLES[1].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert reproduce(second, DATA, [ARTICLES[0], edited]).status == "impossible"


def test_other_studies_are_told_with_what_they_change(second: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "studies").mkdir(parents=True)
    found = reproduce(second.parent / "2026.01.02", raw, ARTICLES)
    assert found.status == "different"
    assert "studies" in found.tables
    assert any(line.startswith("curated studies: was") for line in found.circumstances)
    # Beside a release before it the guards look, too: without any finding they stop it, which is told.
    found = reproduce(second, raw, ARTICLES)
    assert (found.status, found.tables) == ("different", ["(stopped)"])
    assert any("findings: 0 rows" in line for line in found.circumstances)


def test_without_the_release_before_the_tables_are_the_same_still(second: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copytree(second, tmp_path / "releases" / second.name))
    found = reproduce(alone, DATA, ARTICLES)
    assert (found.status, found.tables) == ("same_content", [])
    assert "changes.json" in found.files
    assert "is not beside it" in found.circumstances[0]


def test_a_release_from_registries_needs_their_stored_answers(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in replay.environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    article = DATA / "online" / "after-lunch.txt"
    made = release(tmp_path / "out", "2026.01.02", [article], "online")
    n_requests = len(replay.requests)
    assert n_requests
    found = reproduce(made, DATA, [article])
    assert (found.status, found.circumstances) == ("identical", [])
    monkeypatch.setenv("TEARSHEET_SNAPSHOTS", str(tmp_path / "none"))
    found = reproduce(made, DATA, [article])
    assert found.status == "different"
    assert "stored answers of the registries: none at hand" in found.circumstances[0]
    assert len(replay.requests) == n_requests, "making a release again asks nobody"


def test_the_commands_say_so(second: Path) -> None:
    runner = CliRunner()
    sources = [word for path in ARTICLES for word in ("-s", str(path))]
    done = runner.invoke(app, ["reproduce", str(second), "--raw", str(DATA), *sources])
    assert (done.exit_code, "identical" in done.stdout) == (0, True)
    assert runner.invoke(app, ["reproduce", str(second), "--raw", str(DATA)]).exit_code == 2
    done = runner.invoke(app, ["diff", str(second.parent / "2026.01.02"), str(second)])
    assert done.exit_code == 0
    assert "inputs added (1): fibre-explainer.md" in done.stdout
    assert (second / "CHANGES.md").read_text(encoding="utf-8") == done.stdout
    done = runner.invoke(app, ["cite", str(second), "--style", "bibtex"])
    assert "version = {2026.01.03}" in done.stdout
    assert runner.invoke(app, ["cite", str(second), "--row", "evd_0"]).exit_code == 2
    assert runner.invoke(app, ["cite", str(second), "--style", "mla"]).exit_code == 2
    done = runner.invoke(app, ["deposit", str(second), "--dry-run"])
    assert '"archive": "tearsheet-2026.01.03.zip"' in done.stdout
