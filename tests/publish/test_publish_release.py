"""Publishing: whole or not at all, the same bytes everywhere, guarded, verified."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from publishing import INPUTS, V1, V2, publish, tree

from flows.publish import (
    OutputError,
    PublisherBusyError,
    PublishStatus,
    ReleaseStopped,
    verify_release,
)
from flows.publish.checksums import files_below
from flows.publish.documents import AGAINST_BEFORE, DOCUMENTS
from flows.publish.place import Place
from schemas.export import INTERCHANGE_FILES
from schemas.failures import Failure
from schemas.tables import TABLES

N_FILES = len(DOCUMENTS) + len(AGAINST_BEFORE) + len(INTERCHANGE_FILES) + 2 * len(TABLES)


def test_a_release_has_the_contracts_layout(released):
    names = files_below(released)
    assert set(names) >= {f"csv/{name}.csv" for name in TABLES} | {
        f"parquet/{name}.parquet" for name in TABLES
    }
    assert {"datapackage.json", "DATA_DICTIONARY.md", "release.json"} <= set(names)
    assert (released / "SHA256SUMS").is_file()
    out = released.parent.parent
    assert sorted(path.name for path in out.iterdir()) == [".lock", "latest", "releases"]
    assert (out / "latest").readlink() == Path("releases", V1)


def test_sha256sum_agrees(released):
    done = subprocess.run(["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=released, check=False)
    assert done.returncode == 0


def test_the_record_says_what_went_in_and_no_time(released):
    record = json.loads((released / "release.json").read_text())
    assert record["version"] == V1
    assert record["inputs"] == INPUTS
    assert record["tables"]["claims"]["rows"] == 6
    assert set(record) == {
        "version",
        "schema_version",
        "code_version",
        "code_sha256",
        "inputs",
        "studies_sha256",
        "parameters",
        "previous",
        "interchange",
        "tables",
    }


def test_frictionless_accepts_the_data_package(released):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(released / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "fieldName", "rowNumber"])[:5]


def test_readers_read_it(released):
    duckdb = pytest.importorskip("duckdb")
    polars = pytest.importorskip("polars")
    parquet, csv = released / "parquet/evidence.parquet", released / "csv/evidence.csv"
    assert duckdb.sql(f"select count(*) from '{parquet}' where verdict = 'contradicted'").fetchall() == [(1,)]
    assert duckdb.sql(f"select count(*) from '{csv}'").fetchall() == [(4,)]
    assert polars.read_parquet(parquet).height == 4
    import pandas as pd

    assert pd.read_parquet(parquet)["verdict"].dtype == "category"


def test_a_sound_release_verifies_with_its_texts(released, texts):
    for path in (released, released.parent.parent / "latest"):
        report = verify_release(path, sources=texts)
        assert report.problems == ()
        assert report.is_sound
        assert (report.version, report.n_texts, report.n_files) == (V1, 2, N_FILES)


def test_the_same_content_is_not_published_again(tmp_path, small_tables, other_tables):
    first = publish(small_tables, tmp_path)
    before = tree(tmp_path)
    assert publish(small_tables, tmp_path).status is PublishStatus.UNCHANGED
    later = publish(small_tables, tmp_path, V2)
    assert (later.status, later.version, later.path) == (PublishStatus.UNCHANGED, V1, first.path)
    assert tree(tmp_path) == before
    assert publish(other_tables, tmp_path, V2).status is PublishStatus.PUBLISHED
    assert (tmp_path / "latest").readlink() == Path("releases", V2)


def test_a_taken_version_is_refused_and_latest_never_goes_back(tmp_path, small_tables, other_tables):
    publish(small_tables, tmp_path, V2)
    standing = tree(tmp_path / "releases")
    with pytest.raises(ReleaseStopped, match="is taken by another release"):
        publish(other_tables, tmp_path, V2)
    assert tree(tmp_path / "releases") == standing
    assert publish(other_tables, tmp_path, V1).status is PublishStatus.PUBLISHED
    assert (tmp_path / "latest").readlink() == Path("releases", V2)


@pytest.mark.parametrize("version", ["latest", "../x", "2026.13.01", "1.0"])
def test_what_is_no_version_is_refused_before_anything_is_written(tmp_path, small_tables, version):
    with pytest.raises(ValueError, match="is no version"):
        publish(small_tables, tmp_path / "out", version)
    assert not (tmp_path / "out").exists()


def test_a_stopped_release_leaves_its_report_and_nothing_else(tmp_path, small_tables):
    publish(small_tables, tmp_path)
    standing = tree(tmp_path / "releases")
    failure = Failure("minimum_rows", "claims", None, "0 rows")
    for _ in range(2):
        with pytest.raises(ReleaseStopped, match="claims: 0 rows"):
            publish(small_tables, tmp_path, V2, failures=[failure])
    assert tree(tmp_path / "releases") == standing
    assert (tmp_path / "latest").readlink() == Path("releases", V1)
    report = json.loads((tmp_path / "failed" / V2 / "report.json").read_text())
    assert [entry["message"] for entry in report["failures"]] == ["0 rows"]
    assert sorted(path.name for path in (tmp_path / "failed" / V2).iterdir()) == [
        "quarantine.csv",
        "report.json",
        "report.md",
    ]
    assert not (tmp_path / ".staging").exists()


def test_tables_that_are_not_the_contracts_are_stopped(tmp_path, small_tables):
    broken = dict(small_tables)
    del broken["findings"]
    broken["claims"] = broken["claims"].drop(columns="confidence")
    with pytest.raises(ReleaseStopped) as stopped:
        publish(broken, tmp_path)
    assert {(f.table_name, f.check_name) for f in stopped.value.failures} == {
        ("findings", "table_present"),
        ("claims", "columns"),
    }
    assert not (tmp_path / "latest").exists()


def test_tables_that_break_keys_are_stopped_even_unvalidated(tmp_path, small_tables):
    broken = dict(small_tables) | {"findings": TABLES["findings"].empty()}
    with pytest.raises(ReleaseStopped) as stopped:
        publish(broken, tmp_path)
    assert "foreign_key_findings" in {failure.check_name for failure in stopped.value.failures}
    assert not (tmp_path / "releases").exists()


def test_a_value_that_cannot_be_written_is_stopped(tmp_path, small_tables):
    for change in ({"verdict": "maybe"}, {"outcome": None}):
        broken = dict(small_tables) | {
            "evidence": small_tables["evidence"].assign(**change).astype({"outcome": "str"})
        }
        with pytest.raises(ReleaseStopped, match="cannot be written"):
            publish(broken, tmp_path)
    assert not (tmp_path / "releases").exists()


def test_a_table_that_shrinks_too_far_stops_unless_it_is_meant(tmp_path, small_tables):
    publish(small_tables, tmp_path)
    fewer = dict(small_tables)
    for name in ("evidence", "claim_study_outcome", "assertions"):
        keep = small_tables[name]["claim_id"] == small_tables["evidence"]["claim_id"].iloc[0]
        fewer[name] = small_tables[name][keep].reset_index(drop=True)
    cited = set(fewer["evidence"]["claim_id"])
    fewer["citations"] = small_tables["citations"][small_tables["citations"]["claim_id"].isin(cited)]
    fewer["citations"] = fewer["citations"].reset_index(drop=True)
    with pytest.raises(ReleaseStopped, match="at least 50% of them are needed"):
        publish(fewer, tmp_path, V2)
    assert (tmp_path / "latest").readlink() == Path("releases", V1)


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from small_dataset import small_frames
from flows.publish import publish_release
from schemas.validation import validate_tables
publish_release(validate_tables(small_frames()).tables, Path(sys.argv[1]), "2026.03.01")
"""


@pytest.mark.slow
def test_the_bytes_are_the_same_under_any_hash_seed_zone_and_locale(tmp_path):
    here = str(Path(__file__).parent.parent / "schemas")
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "42", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"},
    ]
    trees = []
    for number, surrounding in enumerate(surroundings):
        out = tmp_path / str(number)
        environment = {**os.environ, **surrounding, "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", SCRIPT, str(out), here], env=environment, check=True)
        trees.append(tree(out / "releases"))
    assert trees[0] == trees[1]
    assert len(trees[0]) == N_FILES + 1


def test_an_output_that_cannot_be_used_is_told(tmp_path, small_tables):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written to"):
        publish(small_tables, tmp_path / "file")
    (tmp_path / "out/latest").mkdir(parents=True)
    with pytest.raises(OutputError, match="is no link"):
        publish(small_tables, tmp_path / "out")


def test_one_publisher_at_a_time(tmp_path, small_tables):
    code = "import sys\nfrom pathlib import Path\nfrom flows.publish.place import Place\n"
    code += "with Place(Path(sys.argv[1])).locked():\n    print('held', flush=True)\n    sys.stdin.read()\n"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(PublisherBusyError, match="another process is publishing"):
            publish(small_tables, tmp_path)
    finally:
        holder.kill()
        holder.communicate()
    # The lock went with the process that held it.
    assert publish(small_tables, tmp_path).status is PublishStatus.PUBLISHED


def test_place_knows_releases_from_other_folders(tmp_path):
    for name in ("2026.03.01", "2026.03.01.10", "2026.03.01.2", "notes", ".hidden"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert Place(tmp_path).versions() == ["2026.03.01", "2026.03.01.2", "2026.03.01.10"]
    assert Place(tmp_path).latest_version() is None
