"""The examples of the README, run against a release; R as text only."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from publishing import V1

ROOT = Path(__file__).resolve().parent.parent.parent
LOADING = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Loading it")[2].partition("\n## ")[0]


def examples(language):
    return re.findall(rf"```{language}\n(.*?)```", LOADING, flags=re.DOTALL)


@pytest.fixture
def at_home(released, tmp_path, monkeypatch):
    """A folder with ``output/latest`` in it."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "latest").symlink_to(released)
    monkeypatch.chdir(tmp_path)
    return released


@pytest.mark.parametrize("code", examples("python"))
def test_an_example_runs(at_home, code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    if ".show()" in code:
        assert "contradicted" in capsys.readouterr().out


def test_every_reader_has_an_example():
    said = "".join(examples("python"))
    assert all(f"import {name}" in said for name in ("pandas", "polars", "duckdb"))
    assert ".csv'" in said
    assert len(examples("python")) >= 4


def test_the_example_in_r_names_what_is_there(at_home):
    (code,) = examples("r")
    (path,) = re.findall(r'read_parquet\("([^"]+)"\)', code)
    columns = pq.read_schema(path).names
    assert set(re.findall(r"evidence\$(\w+)", code)) <= set(columns)
    assert V1 in str(Path(path).resolve())
