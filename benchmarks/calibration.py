"""The table of calibration in the package, and how a part of it is written."""

from __future__ import annotations

from typing import Any

import yaml

from flows.extract.claims.model import CALIBRATION

_HEAD = "# Written in benchmarks/ by train_claims.py, close_reading.py and calibrate_reading.py.\n"


def write(part: str, values: dict[str, Any]) -> None:
    """Put one part into the table; the others stay."""
    table = {**yaml.safe_load(CALIBRATION.read_text(encoding="utf-8")), part: values}
    CALIBRATION.write_text(_HEAD + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
