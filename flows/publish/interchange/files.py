"""The formats by name, written as files of a release or anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from flows.publish.checksums import hashing
from flows.publish.interchange.bibliography import bibtex, csl, ris
from flows.publish.interchange.claimreview import claimreview
from flows.publish.interchange.nanopub import nanopub
from flows.publish.interchange.source import DEFAULT_BASE, Source
from flows.publish.interchange.webannotation import webannotation
from flows.publish.parquet_files import read_parquet
from flows.publish.record import read_release_record
from flows.publish.table_files import parquet_name
from schemas.export import INTERCHANGE_FILES, FileFacts
from schemas.failures import ContractError
from schemas.table import SCHEMA_VERSION

WRITERS: Mapping[str, Callable[[Source], Iterator[str]]] = {
    "claimreview": claimreview,
    "webannotation": webannotation,
    "nanopub": nanopub,
    "csl": csl,
    "bibtex": bibtex,
    "ris": ris,
}
"""By the name that :data:`schemas.export.INTERCHANGE_FILES` has it under; all yield text as they go."""

TABLES_READ = ("articles", "claims", "studies", "findings", "evidence")


def write_interchange(source: Source, folder: Path) -> list[FileFacts]:
    """Write every format below a release's folder; returns the facts of the files."""
    return [_write(source, folder, name) for name in INTERCHANGE_FILES]


def _write(source: Source, folder: Path, name: str) -> FileFacts:
    path = INTERCHANGE_FILES[name].path
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    with hashing(folder / path) as file:
        for text in WRITERS[name](source):
            file.write(text.encode("utf-8"))
        return FileFacts(path, file.n_bytes, file.sha256)


def export(folder: Path, name: str, base: str = DEFAULT_BASE) -> Iterator[str]:
    """A standing release in one of the formats; with the usual base the bytes of the release's own file.

    Args:
        folder: the release.
        name: the format.
        base: what its IRIs begin with.

    Raises:
        KeyError: there is no such format.
        ContractError: the release cannot be read, or has another schema.
    """
    record = read_release_record(folder)
    if record.schema_version != SCHEMA_VERSION:
        raise ContractError(
            f"the release has schema version {record.schema_version}, this package reads {SCHEMA_VERSION}"
        )
    writer = WRITERS[name]
    tables = {table: read_parquet(folder / parquet_name(table)) for table in TABLES_READ}
    return writer(Source(record.version, record.provenance, tables, base))
