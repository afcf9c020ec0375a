"""Publishing cut off at any step: ``latest`` leads to a whole release, and the next run mends the rest."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "schemas"))

from small_dataset import small_frames, small_rows

from flows.publish import PublishStatus, publish_release, verify_release
from flows.publish.checksums import files_below, read_sums
from flows.publish.documents import AGAINST_BEFORE, DOCUMENTS
from schemas.export import INTERCHANGE_FILES
from schemas.tables import TABLES
from schemas.validation import validate_tables

V1, V2 = "2026.03.01", "2026.03.02"
N_FILES = len(DOCUMENTS) + len(AGAINST_BEFORE) + len(INTERCHANGE_FILES) + 2 * len(TABLES)
CALLS = ("replace", "fsync", "symlink", "mkdir")


class CutOffError(BaseException):
    """Stands for the process ending there: nothing catches it, as nothing catches a kill."""


@pytest.fixture(scope="module")
def datasets():
    rows = small_rows()
    rows["evidence"][0]["rationale"] = "Another rationale."
    return [validate_tables(small_frames(version)).tables for version in (small_rows(), rows)]


def cut_off_at(monkeypatch, step):
    """Let the step-th call that touches the disk end the process; gives a list that counts the calls."""
    done = []

    def cutting(original):
        def call(*arguments, **options):
            done.append(original.__name__)
            if len(done) == step:
                raise CutOffError(original.__name__)
            return original(*arguments, **options)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, cutting(getattr(os, name)))
    # What a killed process would not have done either.
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    return done


def is_whole(folder):
    return list(read_sums(folder)) == files_below(folder) and len(files_below(folder)) == N_FILES


def telling_steps(names):
    """Of a row of equal calls the first and the last: the steps beside which something else happens."""
    padded = [None, *names, None]
    return [
        step for step in range(1, len(names) + 1) if not padded[step - 1] == padded[step] == padded[step + 1]
    ]


@pytest.mark.slow
def test_latest_is_whole_wherever_publishing_is_cut_off(tmp_path, datasets):
    old, new = datasets
    publish_release(old, tmp_path / "before", V1)
    with pytest.MonkeyPatch.context() as patch:
        names = cut_off_at(patch, 0)
        shutil.copytree(tmp_path / "before", tmp_path / "count", symlinks=True)
        names.clear()
        publish_release(new, tmp_path / "count", V2)
    assert {"replace", "fsync", "symlink", "mkdir"} <= set(names)
    reached = set()
    for step in telling_steps(names):
        out = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", out, symlinks=True)
        with pytest.MonkeyPatch.context() as patch:
            cut_off_at(patch, step)
            with contextlib.suppress(CutOffError):
                publish_release(new, out, V2)
        pointed = (out / "latest").readlink()
        reached.add(pointed.name)
        assert is_whole(out / "latest"), step
        assert all(is_whole(release) for release in (out / "releases").iterdir()), step
        publish_release(new, out, V2)
        assert (out / "latest").readlink() == Path("releases", V2), step
        assert sorted(path.name for path in out.iterdir()) == [".lock", "latest", "releases"], step
    assert reached == {V1, V2}


def test_a_release_that_was_left_without_latest_is_found_again(tmp_path, datasets):
    publish_release(datasets[0], tmp_path, V1)
    (tmp_path / "latest").unlink()
    again = publish_release(datasets[0], tmp_path, V2)
    assert (again.status, again.version) == (PublishStatus.UNCHANGED, V1)
    assert (tmp_path / "latest").readlink() == Path("releases", V1)


def test_a_dangling_latest_is_mended(tmp_path, datasets):
    (tmp_path / "latest").symlink_to("releases/2020.01.01")
    publish_release(datasets[0], tmp_path, V1)
    assert (tmp_path / "latest").readlink() == Path("releases", V1)


@pytest.mark.slow
def test_a_damaged_newest_release_keeps_none_from_following(tmp_path, datasets):
    publish_release(datasets[0], tmp_path, V1)
    (tmp_path / "releases" / V1 / "release.json").write_text("{")
    assert publish_release(datasets[0], tmp_path, V2).status is PublishStatus.PUBLISHED
    (tmp_path / "releases" / V2 / "csv/claims.csv").write_text("")
    assert publish_release(datasets[0], tmp_path, "2026.03.03").status is PublishStatus.PUBLISHED
    assert verify_release(tmp_path / "latest").is_sound


def test_a_disk_that_is_full_costs_nothing_that_stands(tmp_path, datasets, monkeypatch):
    publish_release(datasets[0], tmp_path, V1)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.publish.table_files.write_parquet", full)
    with pytest.raises(OSError, match="No space left"):
        publish_release(datasets[1], tmp_path, V2)
    assert (tmp_path / "latest").readlink() == Path("releases", V1)
    assert sorted(path.name for path in (tmp_path).iterdir()) == [".lock", "latest", "releases"]


KILLED = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from small_dataset import small_frames
from flows.publish import publish_release, release
from schemas.validation import validate_tables
def wait(*_, **__):
    print("staged", flush=True)
    time.sleep(600)
release.readback_problems = wait
publish_release(validate_tables(small_frames()).tables, Path(sys.argv[1]), "2026.03.02")
"""


@pytest.mark.slow
def test_a_killed_run_leaves_nothing_that_the_next_does_not_sweep(tmp_path, datasets):
    publish_release(datasets[1], tmp_path, V1)
    arguments = [sys.executable, "-c", KILLED, str(tmp_path), str(Path(__file__).parent.parent / "schemas")]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment)
    assert process.stdout.readline() == b"staged\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (tmp_path / ".staging" / V2).is_dir()
    assert (tmp_path / "latest").readlink() == Path("releases", V1)
    assert publish_release(datasets[0], tmp_path, V2).status is PublishStatus.PUBLISHED
    assert not (tmp_path / ".staging").exists()
    assert verify_release(tmp_path / "latest").version == V2
