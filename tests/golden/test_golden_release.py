"""Golden releases: what comes out of the bundled and of the invented articles, row by row and byte by byte.

After a wanted change: `python tests/golden/build_golden.py bundled /tmp/g && cp /tmp/g/evidence.csv
tests/golden/bundled.csv` (and the same for `invented`), and read the difference in git before committing it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
)


def built(which: str, out: Path, settings: dict[str, str]) -> Path:
    command = [sys.executable, str(HERE / "build_golden.py"), which, str(out)]
    environment = {**os.environ, **settings, "PYTHONPATH": str(HERE.parent.parent)}
    subprocess.run(command, env=environment, check=True, timeout=120)
    return out


@pytest.mark.parametrize("which", ["bundled", "invented"])
def test_the_rows_and_the_bytes_are_the_same_in_every_build(which: str, tmp_path: Path) -> None:
    first, second = (built(which, tmp_path / str(n), settings) for n, settings in enumerate(SETTINGS))
    sums = [(out / "release" / "latest" / "SHA256SUMS").read_bytes() for out in (first, second)]
    assert sums[0] == sums[1]
    assert (first / "evidence.csv").read_text("utf-8") == (HERE / f"{which}.csv").read_text("utf-8")
