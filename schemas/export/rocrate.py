"""``ro-crate-metadata.json``: the release as an RO-Crate 1.1 with the run that made it (Process Run Crate).

Specifications: https://w3id.org/ro/crate/1.1 and https://w3id.org/ro/wfrun/process/0.5. The run has no times:
the same inputs and code give the same bytes whenever they are built.
"""

from __future__ import annotations

from typing import Any

from schemas.export.citation import LICENSE_NAME, LICENSE_URL, RIGHTS_NOTE
from schemas.export.facts import FileFacts, ReleaseFacts
from schemas.export.interchange import INTERCHANGE_FILES, holds_interchange
from schemas.export.shared import ABSTRACT, CREATOR, KEYWORDS, NAME, TITLE
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES

PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
DOCUMENTS = {
    "DATA_DICTIONARY.md": ("text/markdown", "Every table, column, rule and vocabulary, for people"),
    "datapackage.json": ("application/json", "Frictionless Data Package"),
    "croissant.json": ("application/ld+json", "Croissant"),
    "CITATION.cff": ("text/yaml", "How to cite this release"),
    "datacite.json": ("application/json", "DataCite metadata"),
    "release.json": ("application/json", "Versions, inputs and content hashes"),
    "CHANGES.md": ("text/markdown", "What changed since the release before, for people"),
    "changes.json": ("application/json", "What changed since the release before, row by row"),
    "views.sql": ("application/sql", "Every table as a view of DuckDB, from the Parquet"),
    "views_csv.sql": ("application/sql", "Every table as a view of DuckDB, from the CSV"),
    "report/guards.json": ("application/json", "What the guards found"),
    "SHA256SUMS": ("text/plain", "Checksums of all files"),
}


def rocrate(facts: ReleaseFacts) -> dict[str, Any]:
    """The release's RO-Crate: root, files, and the build as an action with its inputs and results."""
    tables = _tables(facts)
    documents = [_document(name, media, says) for name, (media, says) in DOCUMENTS.items()]
    if holds_interchange(facts):
        documents += [_document(file.path, file.media_type, file.says) for file in INTERCHANGE_FILES.values()]
    inputs = [_input(name, digest) for name, digest in sorted(facts.provenance.inputs.items())]
    entities = [*tables, *documents]
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            },
            _root(facts, entities),
            {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"},
            {"@id": "#creator", "@type": "Organization", "name": CREATOR},
            {"@id": LICENSE_URL, "@type": "CreativeWork", "name": LICENSE_NAME, "description": RIGHTS_NOTE},
            _software(facts),
            _action(facts, inputs, tables),
            *entities,
            *inputs,
        ],
    }


def _root(facts: ReleaseFacts, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "conformsTo": {"@id": PROFILE},
        "name": TITLE,
        "description": ABSTRACT,
        "version": facts.version,
        "datePublished": facts.published_on,
        "license": {"@id": LICENSE_URL},
        "author": {"@id": "#creator"},
        "publisher": {"@id": "#creator"},
        "keywords": ", ".join(KEYWORDS),
        "hasPart": [{"@id": entity["@id"]} for entity in entities],
        "mentions": {"@id": "#build"},
    }


def _software(facts: ReleaseFacts) -> dict[str, Any]:
    software = {
        "@id": "#tearsheet",
        "@type": "SoftwareApplication",
        "name": NAME,
        "softwareVersion": facts.provenance.code_version,
        "description": f"Builds the data set; schema version {SCHEMA_VERSION}.",
    }
    if facts.provenance.code_sha256:
        software["identifier"] = f"sha256:{facts.provenance.code_sha256}"
    return software


def _action(
    facts: ReleaseFacts, inputs: list[dict[str, Any]], tables: list[dict[str, Any]]
) -> dict[str, Any]:
    parameters = ", ".join(f"{name} = {value}" for name, value in sorted(facts.provenance.parameters.items()))
    return {
        "@id": "#build",
        "@type": "CreateAction",
        "name": f"Build of release {facts.version}",
        "description": f"Parameters: {parameters or 'none'}.",
        "instrument": {"@id": "#tearsheet"},
        "agent": {"@id": "#creator"},
        "actionStatus": "http://schema.org/CompletedActionStatus",
        "object": [{"@id": entity["@id"]} for entity in inputs],
        "result": [{"@id": entity["@id"]} for entity in tables],
    }


def _tables(facts: ReleaseFacts) -> list[dict[str, Any]]:
    found = []
    for name, table in facts.tables.items():
        says = f"{name}: {TABLES[name].grain}"
        found.append(_file(table.csv, "text/csv", says))
        found += [_file(part, "application/vnd.apache.parquet", says) for part in table.parquet]
    return found


def _file(file: FileFacts, media_type: str, says: str) -> dict[str, Any]:
    return {
        "@id": file.path,
        "@type": "File",
        "name": file.path,
        "description": says,
        "encodingFormat": media_type,
        "contentSize": str(file.n_bytes),
        "sha256": file.sha256,
    }


def _document(name: str, media_type: str, says: str) -> dict[str, Any]:
    return {"@id": name, "@type": "File", "name": name, "description": says, "encodingFormat": media_type}


def _input(name: str, digest: str) -> dict[str, Any]:
    """A source: named and hashed, not part of the release."""
    return {
        "@id": f"#source-{digest[:16]}",
        "@type": "CreativeWork",
        "name": name,
        "description": "An article that was read; not part of this release.",
        "identifier": f"sha256:{digest}",
    }
