"""The report that a stopped release leaves under ``<out>/failed/<version>/``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import NoReturn

import pandas as pd

from flows.publish.checksums import write_text
from flows.publish.csv_files import write_csv
from flows.publish.guards import GuardResult, guards_json
from flows.publish.place import Place
from schemas.arrow import to_arrow
from schemas.failures import Failure, ReleaseStopped
from schemas.frames import sort_rows
from schemas.tables import QUARANTINE, TABLES
from schemas.validation import table_failures


def stop(
    place: Place,
    version: str,
    tables: Mapping[str, pd.DataFrame],
    failures: Sequence[Failure],
    guards: Sequence[GuardResult] = (),
) -> NoReturn:
    """Leave a report of the failures, with the quarantine and what the guards found; raise ReleaseStopped."""
    stopped = ReleaseStopped(failures)
    stage = place.new_stage(f"{version}.failed")
    report = {"version": version, "failures": [asdict(failure) for failure in failures]}
    write_text(stage, "report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    write_text(stage, "report.md", f"# {version} was not released\n\n{stopped}\n")
    if guards:
        write_text(stage, "guards.json", guards_json(guards))
    quarantine = tables.get(QUARANTINE)
    table = TABLES[QUARANTINE]
    if quarantine is not None and not table_failures(table, quarantine):
        write_csv(table, to_arrow(table, sort_rows(table, quarantine)), stage / "quarantine.csv")
    place.move_in(stage, place.failed(version))
    raise stopped
