"""What a release's documents are made of: facts of its files, its tables, and of how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of one written file: its path in the release, its bytes and their SHA-256."""

    path: str
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What is known of one released table."""

    n_rows: int
    csv: FileFacts
    parquet: tuple[FileFacts, ...]
    """One file, or one a shard of articles."""
    fill_rates: Mapping[str, float]
    """Share of rows in which a column is neither null, empty text nor an empty list."""
    examples: Mapping[str, Any]
    """One value of each column as it stands in the table, JSON-ready; None where no row has one."""

    @property
    def content_sha256(self) -> str:
        """What names the table's content whatever wrote its Parquet: the hash of its CSV."""
        return self.csv.sha256


@dataclass(frozen=True, slots=True)
class Provenance:
    """What went into a release: enough to make it again, and nothing that a second making would change."""

    code_version: str
    code_sha256: str | None = None
    """Of the package's own files: says more than a version that nobody raised."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each source's bytes, by its name."""
    studies_sha256: str | None = None
    """Of the curated studies, all files together."""
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """All that the documents are made of. No time of building: the same inputs give the same bytes."""

    version: str
    provenance: Provenance
    tables: Mapping[str, TableFacts]
    previous: str | None = None
    """Version of the release that this one was compared with."""

    @property
    def published_on(self) -> str:
        """The day that the version names, in ISO form."""
        return "-".join(self.version.split(".")[:3])
