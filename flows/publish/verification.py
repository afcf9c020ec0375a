"""Verifying a release from its files alone: everything that is wrong with it, never a traceback."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from flows.publish.checksums import SUMS_NAME, files_below, read_sums, sha256_of
from flows.publish.csv_files import read_csv
from flows.publish.documents import AGAINST_BEFORE, DOCUMENTS
from flows.publish.interchange import WRITERS, Source
from flows.publish.parquet_files import parquet_parts, read_parquet
from flows.publish.record import ReleaseRecord, read_release_record
from flows.publish.table_files import csv_name, parquet_name, table_facts
from schemas.arrow import from_arrow, is_sorted, to_arrow
from schemas.export import INTERCHANGE_FILES, ReleaseFacts, holds_interchange
from schemas.failures import ContractError, Failure
from schemas.frames import canonical_json, row_as_dict, sort_rows
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import FLAT, QUARANTINE, TABLES
from schemas.texts import Texts
from schemas.validation import validate_tables


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """What verifying a release found: all its problems, and what was looked at."""

    path: Path
    version: str | None
    problems: tuple[Failure, ...]
    n_files: int
    n_rows: Mapping[str, int]
    n_texts: int
    """Articles whose offsets were checked against their text."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems


def verify_release(path: Path, sources: Texts | None = None) -> VerificationReport:
    """Check a release: files, checksums, schemas, keys, rules, CSV against Parquet, offsets against texts.

    Args:
        path: the release's directory, or a link to it (``output/latest``).
        sources: normalised text by ``article_id``, for the articles whose source is at hand.
    """
    texts = sources or {}
    try:
        if not path.is_dir():
            return _unreadable(path, _why_no_folder(path))
        folder = path.resolve()
        if not (folder / SUMS_NAME).exists() and (folder / "latest").is_symlink():
            return _unreadable(
                path, f"{path} is an output directory; its newest release is {path / 'latest'}"
            )
        problems = file_problems(folder)
        record, record_problems = _record(folder)
        frames, table_problems = _read_tables(folder, record)
        problems += [*record_problems, *table_problems]
        if len(frames) == len(TABLES):
            problems += _contract_problems(frames, texts)
            problems += _document_problems(folder, frames, record)
        n_rows = {name: len(frame) for name, frame in frames.items()}
        articles = set(frames["articles"]["article_id"].dropna()) if "articles" in frames else set()
        n_texts = len(articles & set(texts))
        version = record.version if record else None
        return VerificationReport(path, version, tuple(problems), len(files_below(folder)), n_rows, n_texts)
    except OSError as error:
        return _unreadable(path, f"{path} cannot be read: {error}")


def file_problems(folder: Path) -> list[Failure]:
    """Files that are missing, changed, or not listed in the release's ``SHA256SUMS``."""
    try:
        sums = read_sums(folder)
    except ContractError as error:
        return [Failure("checksums", None, None, str(error))]
    problems = []
    for name, digest in sums.items():
        path = folder / name
        if not path.is_file():
            problems.append(Failure("checksums", None, None, f"{name} is missing"))
            continue
        try:
            found = sha256_of(path)
        except OSError as error:
            problems.append(Failure("checksums", None, None, f"{name} cannot be read: {error.strerror}"))
            continue
        if found != digest:
            problems.append(Failure("checksums", None, None, f"{name} has changed: its SHA-256 is {found}"))
    strangers = [name for name in files_below(folder) if name not in sums]
    problems += [
        Failure("checksums", None, None, f"{name} is not listed in {SUMS_NAME}") for name in strangers
    ]
    tables = [
        part.relative_to(folder) for name in TABLES for part in parquet_parts(folder / parquet_name(name))
    ]
    required = [*DOCUMENTS, *AGAINST_BEFORE, *map(csv_name, TABLES), *(part.as_posix() for part in tables)]
    unlisted = [name for name in required if name not in sums and name not in strangers]
    return problems + [
        Failure("checksums", None, None, f"{name} is missing and not listed") for name in unlisted
    ]


def _why_no_folder(path: Path) -> str:
    if path.is_symlink():
        return f"{path} is a link to {path.readlink()}, which is no directory"
    return f"{path} is a file, not a release" if path.exists() else f"{path} does not exist"


def _unreadable(path: Path, message: str) -> VerificationReport:
    return VerificationReport(path, None, (Failure("release_readable", None, None, message),), 0, {}, 0)


def _record(folder: Path) -> tuple[ReleaseRecord | None, list[Failure]]:
    try:
        record = read_release_record(folder)
    except ContractError as error:
        return None, [Failure("release_record", None, None, str(error))]
    if record.schema_version == SCHEMA_VERSION:
        return record, []
    message = f"the release has schema version {record.schema_version}, this package reads {SCHEMA_VERSION}"
    return record, [Failure("schema_version", None, None, message)]


def _read_tables(folder: Path, record: ReleaseRecord | None) -> tuple[dict[str, pd.DataFrame], list[Failure]]:
    """The tables that can be read and have the contract's schema, and what is wrong with all of them."""
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Failure] = []
    for name, table in TABLES.items():
        path = folder / parquet_name(name)
        try:
            parts = [read_parquet(part) for part in parquet_parts(path)]
            data = read_parquet(path) if len(parts) != 1 else parts[0]
        except ContractError as error:
            problems.append(Failure("parquet_readable", name, None, str(error)))
            continue
        misfits = _schema_problems(table, data.schema)
        problems += misfits
        if any(misfit.check_name == "schema" for misfit in misfits):
            continue
        frame = from_arrow(table, data)
        # The order is that of each file; across shards it is that of the CSV.
        frame = frames[name] = sort_rows(table, frame) if len(parts) > 1 else frame
        if record and record.n_rows.get(name) != len(frame):
            message = f"{len(frame)} rows, release.json says {record.n_rows.get(name)}"
            problems.append(Failure("row_count", name, None, message))
        if not all(is_sorted(table, part) for part in parts):
            problems.append(Failure("row_order", name, None, f"not sorted by {', '.join(table.sort_key)}"))
        problems += _csv_problems(table, frame, folder)
    return frames, problems


def _schema_problems(table: Table, found: pa.Schema) -> list[Failure]:
    """Where an Arrow schema departs from the contract's: columns and types (``schema``), or ``metadata``."""
    expected = table.arrow_schema()
    if found.equals(expected, check_metadata=True):
        return []
    problems = []
    for name in [name for name in expected.names if name not in found.names]:
        problems.append(Failure("schema", table.name, name, "the column is missing"))
    for name in [name for name in found.names if name not in expected.names]:
        problems.append(Failure("schema", table.name, name, "the contract has no such column"))
    for name in [name for name in expected.names if found.names.count(name) == 1]:
        field, wanted = found.field(name), expected.field(name)
        if field.type != wanted.type or field.nullable != wanted.nullable:
            problems.append(Failure("schema", table.name, name, f"it is {field}, not {wanted}"))
        elif not field.equals(wanted, check_metadata=True):
            problems.append(
                Failure("metadata", table.name, name, "description, unit, origin or bounds differ")
            )
    if not problems and found.names != expected.names:
        problems.append(Failure("schema", table.name, None, "the columns stand in another order"))
    return problems or [Failure("metadata", table.name, None, "the table's metadata differ")]


def _csv_problems(table: Table, frame: pd.DataFrame, folder: Path) -> list[Failure]:
    try:
        cells = read_csv(table, folder / csv_name(table.name))
    except ContractError as error:
        return [Failure("csv_readable", table.name, None, str(error))]
    if len(cells) != len(frame):
        message = f"the CSV has {len(cells)} rows, the Parquet file {len(frame)}"
        return [Failure("csv_equals_parquet", table.name, None, message)]
    if cells.equals(frame):
        return []
    problems = []
    for name in table.column_names:
        if cells[name].equals(frame[name]):
            continue
        for position in range(len(frame)):
            ours, theirs = (row_as_dict(side[[name]], position)[name] for side in (frame, cells))
            if ours != theirs:
                message = f"row {position}: the CSV has {theirs!r:.120}, the Parquet file {ours!r:.120}"
                problems.append(Failure("csv_equals_parquet", table.name, name, message))
    return problems


def _contract_problems(frames: Mapping[str, pd.DataFrame], texts: Texts) -> list[Failure]:
    """What validation would refuse of a release, and a flat table that is not what its tables give."""
    validated = validate_tables(frames, texts=texts)
    problems = list(validated.failures)
    refused = _added(frames[QUARANTINE], validated.quarantine)
    for row in refused:
        message = f"{row['row_id'] or row['row_json']}: {row['failure_case']}"
        problems.append(Failure(row["check_name"], row["table_name"], row["column_name"], message))
    if not problems and not frames[FLAT].equals(validated.tables[FLAT]):
        problems.append(Failure("flat_table", FLAT, None, "it is not what the other tables give"))
    return problems


def _added(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a quarantine that were not in it before."""
    known = Counter(canonical_json(row_as_dict(before, position)) for position in range(len(before)))
    added = []
    for position in range(len(after)):
        row = row_as_dict(after, position)
        text = canonical_json(row)
        if known[text]:
            known[text] -= 1
        else:
            added.append(row)
    return added


def _document_problems(
    folder: Path, frames: Mapping[str, pd.DataFrame], record: ReleaseRecord | None
) -> list[Failure]:
    """Documents that are not what the tables and declarations give."""
    if record is None:
        return []
    try:
        data = {name: to_arrow(table, frames[name]) for name, table in TABLES.items()}
        tables = {name: table_facts(table, data[name], folder) for name, table in TABLES.items()}
    except (OSError, ContractError):
        return []  # A missing file, a value outside the contract: both have been reported.
    facts = ReleaseFacts(record.version, record.provenance, tables, record.previous)
    problems = []
    for name, document in DOCUMENTS.items():
        problems += _text_problems(folder, name, partial(document, facts))
    if holds_interchange(facts):
        source = Source(record.version, record.provenance, data)
        for name, file in INTERCHANGE_FILES.items():
            problems += _text_problems(folder, file.path, partial(_joined, WRITERS[name], source))
    return problems


def _joined(writer: Callable[[Source], Iterator[str]], source: Source) -> str:
    return "".join(writer(source))


def _text_problems(folder: Path, name: str, expected: Callable[[], str]) -> list[Failure]:
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [Failure("document", None, None, f"{name} cannot be read: {error}")]
    try:
        is_same = text == expected()
    except ContractError:
        return []  # A key that leads nowhere: it has been reported.
    return [] if is_same else [Failure("document", None, None, f"{name} is not what the tables give")]
