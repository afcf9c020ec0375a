"""What stands in a release beside the tables: each document a function of the release's facts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flows.publish.checksums import write_text
from flows.publish.record import RELEASE_NAME, record_of
from schemas.export import (
    FileFacts,
    ReleaseFacts,
    citation_cff,
    croissant,
    csv_views,
    data_dictionary,
    datacite,
    datapackage,
    parquet_views,
    rocrate,
)

CHANGES_NAME, CHANGES_JSON_NAME, GUARDS_NAME = "CHANGES.md", "changes.json", "report/guards.json"
AGAINST_BEFORE = (CHANGES_NAME, CHANGES_JSON_NAME, GUARDS_NAME)
"""Documents that also depend on the release before; all others are made of the facts alone."""


def _as_json(document: Callable[[ReleaseFacts], Any]) -> Callable[[ReleaseFacts], str]:
    return lambda facts: json.dumps(document(facts), ensure_ascii=False, indent=2) + "\n"


DOCUMENTS: Mapping[str, Callable[[ReleaseFacts], str]] = {
    RELEASE_NAME: _as_json(record_of),
    "datapackage.json": _as_json(datapackage),
    "croissant.json": _as_json(croissant),
    "ro-crate-metadata.json": _as_json(rocrate),
    "datacite.json": _as_json(datacite),
    "CITATION.cff": citation_cff,
    "DATA_DICTIONARY.md": lambda facts: data_dictionary(facts.tables),
    "views.sql": parquet_views,
    "views_csv.sql": csv_views,
}
"""Every document of a release by its name; another format is another entry."""


def write_documents(facts: ReleaseFacts, folder: Path) -> list[FileFacts]:
    """Write every document; returns the facts of their files."""
    return [write_text(folder, name, document(facts)) for name, document in DOCUMENTS.items()]
