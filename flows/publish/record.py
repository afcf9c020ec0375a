"""``release.json``: what a release is, how it was made, and the content of its tables by hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.export import Provenance, ReleaseFacts, holds_interchange
from schemas.export.interchange import COUNTED, MOST_ROWS
from schemas.failures import ContractError
from schemas.table import SCHEMA_VERSION

RELEASE_NAME = "release.json"


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """What ``release.json`` says of a release."""

    version: str
    schema_version: str
    provenance: Provenance
    previous: str | None
    n_rows: Mapping[str, int]
    content: Mapping[str, str]
    """SHA-256 of each table's content (its CSV), by table: the same whatever wrote the Parquet."""


def record_of(facts: ReleaseFacts) -> dict[str, Any]:
    """The record of a release, JSON-ready."""
    made_by = facts.provenance
    return {
        "version": facts.version,
        "schema_version": SCHEMA_VERSION,
        "code_version": made_by.code_version,
        "code_sha256": made_by.code_sha256,
        "inputs": dict(sorted(made_by.inputs.items())),
        "studies_sha256": made_by.studies_sha256,
        "parameters": dict(sorted(made_by.parameters.items())),
        "previous": facts.previous,
        "interchange": {
            "is_included": holds_interchange(facts),
            "most_rows": MOST_ROWS,
            "counted_tables": list(COUNTED),
        },
        "tables": {
            name: {"rows": table.n_rows, "content_sha256": table.content_sha256}
            for name, table in facts.tables.items()
        },
    }


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
            provenance=Provenance(
                code_version=str(found["code_version"]),
                code_sha256=found.get("code_sha256"),
                inputs={str(name): str(digest) for name, digest in found["inputs"].items()},
                studies_sha256=found.get("studies_sha256"),
                parameters=dict(found.get("parameters") or {}),
            ),
            previous=found.get("previous"),
            n_rows={str(name): int(table["rows"]) for name, table in found["tables"].items()},
            content={str(name): str(table["content_sha256"]) for name, table in found["tables"].items()},
        )
    except OSError as error:
        raise ContractError(f"{RELEASE_NAME} cannot be read: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"{RELEASE_NAME} is not as it should be: {error!r}") from error
