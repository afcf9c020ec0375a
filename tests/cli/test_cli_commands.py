"""The command line: what it prints, what it refuses, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from registry_replay import Replay
from typer.testing import CliRunner

from flows.cli import app
from flows.lexicon import use_concepts

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLE = str(DATA / "articles" / "sleep-wire.txt")
runner = CliRunner()


def run(*arguments: object) -> tuple[int, str, str]:
    result = runner.invoke(
        app, [str(argument) for argument in arguments], env={"COLUMNS": "200", "NO_COLOR": "1"}
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", [(), ("build",), ("check",), ("resolve",), ("verify",)])
def test_help_names_every_option(command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Usage" in out


def test_the_readme_documents_every_command(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"tearsheet {command.name or command.callback.__name__}" in readme  # type: ignore[union-attr]


def test_check_prints_the_trail_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("check", ARTICLE, "--raw", DATA)
    assert code == 0
    assert "supported" in out
    assert "10.5555/jos.2023.0148" in out
    assert list(tmp_path.iterdir()) == []


def test_check_reads_closely_when_asked() -> None:
    confidences = []
    for options in ((), ("--closely",)):
        code, out, _ = run("check", ARTICLE, "--raw", DATA, "--json", *options)
        claims = json.loads(out)["tables"]["claims"]
        assert (code, bool(claims)) == (0, True)
        confidences.append([claim["confidence"] for claim in claims])
    assert confidences[0] != confidences[1]


def test_check_speaks_json() -> None:
    code, out, _ = run("check", ARTICLE, "--raw", DATA, "--json")
    assert code == 0
    tables = json.loads(out)["tables"]
    assert tables["articles"][0]["byline"] == "Dana Whitlock"
    assert {row["verdict"] for row in tables["evidence"]} == {"supported"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7\n\x00\x01", "binary"),
        (b"\x93\xff\xfe\x80\x81\x8d\x8f\x90 broken \x9d\x81\x8d" * 5, "UTF-8"),
        ("Der Schlaf ist für die Gesundheit wichtig, sagen die Ärzte. ".encode() * 20, "English"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes | None, says: str
) -> None:
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    code, _, err = run("check", path)
    assert code == 2
    assert says in err
    assert "article.txt" in err
    assert "Traceback" not in err


def test_an_article_without_claims_is_told() -> None:
    code, _, err = run("check", DATA / "articles" / "library-opening.txt")
    assert code == 1
    assert "no claims found" in err


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("sources.yaml", "sources:\n  - id: [broken\n", "sources.yaml, line"),
        (
            "sources.yaml",
            "sources:\n  - {id: x, title: T, rights: some, path: a.txt, sha256: '0'}\n",
            "quote",
        ),
        ("studies/made-up/study.yaml", "design: trial\n", "randomized_controlled_trial"),
    ],
)
def test_a_malformed_input_file_is_named_with_its_line(
    tmp_path: Path, file: str, content: str, says: str
) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    record = (DATA / "studies" / "night-naps" / "record.json").read_text(encoding="utf-8")
    for name, text in (
        ("sources.yaml", "sources: []\n"),
        ("studies/made-up/record.json", record),
        (file, content),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    code, _, err = run("build", "--raw", tmp_path, "--out", tmp_path / "out")
    assert code == 2
    assert says in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "version", ["1.0", "2026.13.01", "2026.1.2", "latest", "2026.01.02.x", "../2026.01.02"]
)
def test_a_version_is_calver(tmp_path: Path, version: str) -> None:
    code, _, err = run("build", "--out", tmp_path, "--version", version)
    assert code == 2
    assert "YYYY.MM.DD" in err


def test_verify_wants_a_release(tmp_path: Path) -> None:
    code, _, err = run("verify", tmp_path / "nothing")
    assert code == 2
    assert "no such release" in err
    code, out, _ = run("verify", tmp_path)
    assert code == 1
    assert "SHA256SUMS" in out


@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
@pytest.mark.usefixtures("prefect_server")
def test_build_verify_and_a_forged_quotation(tmp_path: Path) -> None:
    code, out, _ = run(
        "build", "-s", ARTICLE, "--raw", DATA, "--out", tmp_path / "out", "--version", "2026.01.02"
    )
    assert code == 0, out
    assert "published release 2026.01.02" in out
    release = tmp_path / "out" / "latest"
    assert run("verify", release, "--source", ARTICLE, "--raw", DATA)[0] == 0
    edited = tmp_path / "sleep-wire.txt"
    edited.write_text(
        Path(ARTICLE).read_text(encoding="utf-8").replace("18 percent", "81 percent"), encoding="utf-8"
    )
    code, out, _ = run("verify", release, "--source", edited, "--raw", DATA)
    assert code == 1
    assert "claim_text" in out


@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
@pytest.mark.usefixtures("prefect_server")
def test_a_partly_readable_build_has_its_own_exit_code(tmp_path: Path) -> None:
    code, out, err = run(
        "build",
        "-s",
        ARTICLE,
        "-s",
        tmp_path / "gone.txt",
        "--raw",
        DATA,
        "--out",
        tmp_path / "out",
        "--json",
    )
    assert code == 3, err
    report = json.loads(out)
    assert (report["n_read"], report["n_refused"]) == (1, 1)
    assert "gone.txt" in report["refused"][0]


def _raw_with_concepts(tmp_path: Path, concepts: str) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "studies").symlink_to(DATA / "studies")
    (raw / "concepts.yaml").write_text(concepts, encoding="utf-8")
    return raw


def test_a_users_outcome_concepts_are_taken_up(tmp_path: Path) -> None:
    raw = _raw_with_concepts(tmp_path, "- {label: gumption, pole: good, inverse: [listlessness]}\n")
    article = tmp_path / "article.txt"
    article.write_text(
        "Tea and vigour\n\nTea reduced listlessness in adults, a 2020 study found. It lowered stress.\n",
        encoding="utf-8",
    )
    try:
        code, out, _ = run("check", article, "--raw", raw, "--json")
        assert code == 0
        rows = {row["outcome"]: row for row in json.loads(out)["tables"]["assertions"]}
        assert rows["listlessness"]["outcome_concept"] == "local:gumption"
        assert rows["listlessness"]["valence"] == "benefit"
        code, out, _ = run("check", article, "--raw", DATA, "--json")
        rows = {row["outcome"]: row for row in json.loads(out)["tables"]["assertions"]}
        assert rows["listlessness"]["outcome_concept"] is None
    finally:
        use_concepts(None)


def test_a_malformed_concepts_file_stops_the_command_with_its_line(tmp_path: Path) -> None:
    raw = _raw_with_concepts(tmp_path, "- {label: gumption, pole: good}\n- {label: verve, pole: sideways}\n")
    code, _, err = run("check", ARTICLE, "--raw", raw)
    assert code == 2
    assert "concepts.yaml, line 2, column 3: 'verve': pole must be good, bad or neutral" in err


def test_resolve_prints_candidates_and_scores(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in replay.environment(tmp_path, mode="offline").items():
        monkeypatch.setenv(name, value)
    printed = (
        "Satoshi K, Brandt U. Vitamin D tablets prevent fractures in nursing home residents. Bone Trials 2017"
    )
    code, out, _ = run("resolve", printed, "--raw", DATA, "--online", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["reference"]["issues"] == ["year_differs", "no_identifier", "retracted"]
    assert [row["is_chosen"] for row in answer["candidates"]][:1] == [True]
    assert answer["candidates"][0]["title_score"] == 1.0
    assert {row["kind"] for row in answer["notices"]} >= {"retracted"}
    # Again from the stored answers, and in words; only the Retraction Watch list answers for all studies.
    replay.faults = lambda number, path: "status_500"
    code, out, _ = run("resolve", printed, "--raw", DATA, "--offline")
    assert code == 0
    assert "matched by title" in out
    assert "retracted" in out
    code, out, _ = run(
        "resolve", "An unknown pamphlet on the price of bread, 1999.", "--raw", DATA, "--offline", "--json"
    )
    assert code == 1
    assert json.loads(out)["reference"]["lookup"] == "partial"


def test_online_and_offline_exclude_one_another() -> None:
    code, _, err = run("resolve", "Doe J. Naps. 2019", "--raw", DATA, "--online", "--offline")
    assert (code, "exclude" in err) == (2, True)


def test_a_malformed_setting_is_said_and_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_N_ATTEMPTS", "many")
    code, _, err = run("check", ARTICLE, "--raw", DATA, "--online")
    assert code == 2
    assert "n_attempts" in err
