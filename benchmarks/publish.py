"""What publishing costs beside writing the same frames with plain pyarrow: `python -m benchmarks.publish`.

Frames are made up (:mod:`benchmarks.made_up`). Plain writing is a table from each frame, its Parquet (zstd)
and its CSV (lists joined by a semicolon, for pyarrow writes none). Times are medians of processor seconds.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from benchmarks.made_up import made_up_tables
from flows.publish import publish_release, verify_release
from flows.publish.interchange import export
from schemas.export import INTERCHANGE_FILES
from schemas.tables import FLAT
from schemas.validation import validate_tables


def write_plainly(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Every frame as Parquet and CSV, and nothing else."""
    for name, frame in tables.items():
        data = pa.Table.from_pandas(frame, preserve_index=False)
        pq.write_table(data, folder / f"{name}.parquet", compression="zstd")
        cells = [_joined(column) if pa.types.is_list(column.type) else column for column in data.columns]
        pyarrow.csv.write_csv(pa.table(cells, names=data.column_names), folder / f"{name}.csv")


def _joined(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    is_empty = pa.types.is_null(lists.type.value_type)
    return pa.nulls(len(lists), pa.string()) if is_empty else pc.binary_join(lists, ";")


def timed(work: Callable[[Path], object], repeats: int, folder: Path) -> tuple[float, float]:
    """Median processor and wall seconds of a piece of work, each time into an empty folder."""
    times = []
    for _ in range(repeats):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        wall, processor = time.perf_counter(), time.process_time()
        work(folder)
        times.append((time.process_time() - processor, time.perf_counter() - wall))
    return statistics.median(time[0] for time in times), statistics.median(time[1] for time in times)


def main() -> None:
    """Print a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of evidence")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    tables = made_up_tables(options.rows)
    others = {name: frame for name, frame in tables.items() if name != FLAT}
    with tempfile.TemporaryDirectory(prefix="tearsheet-bench-") as scratch:
        folder, before = Path(scratch) / "out", Path(scratch) / "before"
        publish_release(tables, before, "2026.03.01")
        plain = timed(lambda out: write_plainly(tables, out), options.repeats, folder)
        print(f"{options.rows:,} rows of evidence, {sum(map(len, tables.values())):,} rows in all tables\n")
        print("| step | processor s | wall s | × plain |\n| --- | --- | --- | --- |")
        _show("plain pyarrow: Parquet and CSV", plain, plain)
        first = timed(lambda out: publish_release(tables, out, "2026.03.01"), options.repeats, folder)
        _show("publish, first release", first, plain)

        for share in (0.01, 1.0):
            work = partial(_publish_after, before, _changed(tables, share))
            _show(f"publish, {share:.0%} of the evidence changed", timed(work, 1, folder), plain)
        for name in INTERCHANGE_FILES:
            work = partial(_export, before / "latest", name)
            _show(f"export --format {name}", timed(work, 1, folder), plain)
        _show("validate (before publishing)", timed(lambda _: validate_tables(others), 1, folder), plain)
        _show("verify (deep)", timed(lambda _: verify_release(before / "latest"), 1, folder), plain)


def _changed(tables: Mapping[str, pd.DataFrame], share: float) -> dict[str, pd.DataFrame]:
    """The tables with another confidence in a share of the evidence rows."""
    chosen = set(tables["evidence"]["evidence_id"].head(int(len(tables["evidence"]) * share)))
    changed = dict(tables)
    for name in ("evidence", FLAT):
        confidence = tables[name]["confidence"]
        is_chosen = tables[name]["evidence_id"].isin(chosen)
        changed[name] = tables[name].assign(confidence=confidence.where(~is_chosen, confidence / 2))
    return changed


def _publish_after(before: Path, tables: Mapping[str, pd.DataFrame], out: Path) -> None:
    shutil.copytree(before, out, dirs_exist_ok=True, symlinks=True)
    publish_release(tables, out, "2026.03.02")


def _export(release: Path, name: str, out: Path) -> None:
    with (out / name).open("w", encoding="utf-8") as file:
        file.writelines(export(release.resolve(), name))


def _show(step: str, found: tuple[float, float], plain: tuple[float, float]) -> None:
    print(f"| {step} | {found[0]:.2f} | {found[1]:.2f} | {found[0] / plain[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
