"""What stands in a release beside the tables: each document a function of the release's facts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from flows.publish.checksums import files_below, sha256_of, write_sums
from flows.publish.csv_files import write_csv
from flows.publish.parquet_files import write_parquet
from schemas.arrow import to_arrow
from schemas.export import FileFacts, TableFacts, data_dictionary, datapackage
from schemas.failures import ContractError
from schemas.frames import sort_rows
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import TABLES

RELEASE_NAME = "release.json"


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """All that the documents are made of. No time of building: the same inputs give the same bytes."""

    version: str
    code_version: str
    inputs: Mapping[str, str]
    """SHA-256 of each input's bytes, by its name."""
    tables: Mapping[str, TableFacts]


def csv_name(table: str) -> str:
    """Path of a table's CSV in a release."""
    return f"csv/{table}.csv"


def parquet_name(table: str) -> str:
    """Path of a table's Parquet file in a release."""
    return f"parquet/{table}.parquet"


def table_facts(table: Table, frame: pd.DataFrame, folder: Path) -> TableFacts:
    """What is known of a table written below ``folder``; raises OSError where a file is not there."""
    rates = {column.name: _fill_rate(frame, column.name, column.is_list) for column in table.columns}
    csv, parquet = csv_name(table.name), parquet_name(table.name)
    return TableFacts(len(frame), _file_facts(folder, csv), _file_facts(folder, parquet), rates)


def _file_facts(folder: Path, name: str) -> FileFacts:
    path = folder / name
    return FileFacts(name, path.stat().st_size, sha256_of(path))


def _fill_rate(frame: pd.DataFrame, name: str, is_list: bool) -> float:
    if frame.empty:
        return 0.0
    filled = sum(1 for items in frame[name] if items) if is_list else int(frame[name].notna().sum())
    return round(filled / len(frame), 4)


def _release(facts: ReleaseFacts) -> str:
    return _json(
        {
            "version": facts.version,
            "schema_version": SCHEMA_VERSION,
            "code_version": facts.code_version,
            "inputs": dict(sorted(facts.inputs.items())),
            "tables": {
                name: {"rows": table.n_rows, "content_sha256": table.csv.sha256}
                for name, table in facts.tables.items()
            },
        }
    )


def _datapackage(facts: ReleaseFacts) -> str:
    return _json(datapackage(facts.version, facts.tables))


def _dictionary(facts: ReleaseFacts) -> str:
    return data_dictionary(facts.tables)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


DOCUMENTS: Mapping[str, Callable[[ReleaseFacts], str]] = {
    RELEASE_NAME: _release,
    "datapackage.json": _datapackage,
    "DATA_DICTIONARY.md": _dictionary,
}
"""Every document of a release by its name; another format is another entry."""


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> dict[str, TableFacts]:
    """Write every table as CSV and Parquet below a folder, rows in the contract's order; returns their facts.

    Raises:
        ContractError: a value that the contract's types do not have.
    """
    (folder / "csv").mkdir()
    (folder / "parquet").mkdir()
    facts = {}
    for name, table in TABLES.items():
        frame = sort_rows(table, tables[name])
        data = to_arrow(table, frame)
        write_csv(table, data, folder / csv_name(name))
        write_parquet(data, folder / parquet_name(name))
        facts[name] = table_facts(table, frame, folder)
    return facts


def write_documents(facts: ReleaseFacts, folder: Path) -> None:
    """Write every document, and at last the checksums of all that stands in the folder."""
    for name, document in DOCUMENTS.items():
        (folder / name).write_text(document(facts), encoding="utf-8", newline="\n")
    write_sums(folder, files_below(folder))


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """What ``release.json`` says of a release."""

    version: str
    schema_version: str
    code_version: str
    inputs: Mapping[str, str]
    n_rows: Mapping[str, int]
    content: Mapping[str, str]
    """SHA-256 of each table's content (its CSV), by table: the same whatever wrote the Parquet."""


def read_release_record(folder: Path) -> ReleaseRecord:
    """Read a release's ``release.json``.

    Raises:
        ContractError: it is missing, no JSON, or lacks what it must say.
    """
    try:
        found = json.loads((folder / RELEASE_NAME).read_text(encoding="utf-8"))
        return ReleaseRecord(
            version=str(found["version"]),
            schema_version=str(found["schema_version"]),
            code_version=str(found["code_version"]),
            inputs={str(name): str(digest) for name, digest in found["inputs"].items()},
            n_rows={str(name): int(table["rows"]) for name, table in found["tables"].items()},
            content={str(name): str(table["content_sha256"]) for name, table in found["tables"].items()},
        )
    except OSError as error:
        raise ContractError(f"{RELEASE_NAME} cannot be read: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"{RELEASE_NAME} is not as it should be: {error!r}") from error
