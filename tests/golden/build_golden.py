"""Build a golden release with the plain functions: `build_golden.py bundled|invented OUT`.

Prints nothing; leaves ``OUT/release`` (a whole release) and ``OUT/evidence.csv`` (what a person compares).
"""

from __future__ import annotations

import csv
import logging
import shutil
import sys
from pathlib import Path

import pandas as pd

from flows.assembly import ReleaseRequest, make_release
from flows.batches import SourceSpec, bundled_specs, process_batch

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "tests" / "data"
COLUMNS = [
    "article_title",
    "claim_text",
    "study_doi",
    "outcome",
    "claimed_direction",
    "found_direction",
    "verdict",
]
VERSION = "2026.01.02"


def build(which: str, out: Path) -> None:
    """Build one of the two golden releases below ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    raw = DATA
    if which == "bundled":
        # The rendition, also where a user has put the original beside it.
        raw = out / "raw"
        shutil.copytree(ROOT / "raw", raw, ignore=shutil.ignore_patterns("original.*"))
    if which == "invented":
        specs = [SourceSpec(str(path)) for path in sorted((DATA / "articles").iterdir())]
    else:
        specs = bundled_specs(raw)
    batch = out / "batch.jsonl"
    process_batch(specs, raw, batch, logging.getLogger(__name__))
    report = make_release([batch], ReleaseRequest(str(out / "release"), VERSION))
    flat = pd.read_parquet(Path(report.path) / "parquet" / "claim_study_outcome.parquet")
    rows = flat.sort_values(["article_title", "claim_text", "outcome", "study_doi", "evidence_id"])
    with (out / "evidence.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow([*COLUMNS, "distortions"])
        for row in rows.to_dict("records"):
            cells = ["" if pd.isna(row[name]) else str(row[name]) for name in COLUMNS]
            writer.writerow([*cells, " ".join(row["distortions"])])


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
