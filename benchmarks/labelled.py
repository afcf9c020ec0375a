"""Where the labelled data of others lies: outside the repository, which may not hold it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(os.environ.get("TEARSHEET_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "data"


def labelled(name: str) -> Path:
    """Path of a labelled file; where it is not at hand, says so and ends the benchmark without an error."""
    path = FOLDER / name
    if not path.exists():
        print(f"not measured: needs {name}; set TEARSHEET_SHARED to the folder with data/{name}")
        sys.exit(0)
    return path
