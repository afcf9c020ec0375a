"""Citing a release or a row of it: ``CITATION.cff``, ``datacite.json``, and references in three styles."""

from __future__ import annotations

import json
from typing import Any

import yaml

from schemas.export.facts import ReleaseFacts
from schemas.export.shared import ABSTRACT, CREATOR, KEYWORDS, TITLE
from schemas.table import SCHEMA_VERSION

LICENSE_NAME = "MIT License"
LICENSE_ID = "MIT"
LICENSE_URL = "https://spdx.org/licenses/MIT"
RIGHTS_NOTE = (
    "The licence is the project's; sentences quoted from articles remain their publishers' and stand here as "
    "quotations with their source (see the column `rights` of `articles`)."
)

ROW_LINK = "tearsheet:{version}/{table}/{row_id}"
"""The permanent name of a row: its release, its table, its key."""


def row_link(version: str, row_id: str, table: str = "evidence") -> str:
    """The permanent name of a row; within any copy of the release the key finds it.

    >>> row_link("2026.03.01", "evd_dc382886578da3de")
    'tearsheet:2026.03.01/evidence/evd_dc382886578da3de'
    """
    return ROW_LINK.format(version=version, table=table, row_id=row_id)


def cite_as(version: str) -> str:
    """The release as a reference in one line."""
    return f"{CREATOR} ({version[:4]}). {TITLE} (Version {version}) [Data set]."


def citation_cff(facts: ReleaseFacts) -> str:
    """``CITATION.cff`` (Citation File Format 1.2.0)."""
    value = {
        "cff-version": "1.2.0",
        "message": "Please cite the version of the data set that you used.",
        "type": "dataset",
        "title": TITLE,
        "abstract": ABSTRACT,
        "version": facts.version,
        "date-released": facts.published_on,
        "license": LICENSE_ID,
        "keywords": list(KEYWORDS),
        "authors": [{"name": CREATOR}],
    }
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=110)
    return text


def datacite(facts: ReleaseFacts) -> dict[str, Any]:
    """``datacite.json`` (DataCite metadata 4.5), ready to deposit but for the depositor's DOI."""
    files = [file for table in facts.tables.values() for file in (table.csv, *table.parquet)]
    return {
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data set"},
        "identifiers": [],
        "creators": [{"name": CREATOR, "nameType": "Organizational"}],
        "titles": [{"title": TITLE, "lang": "en"}],
        "publisher": {"name": CREATOR},
        "publicationYear": facts.version[:4],
        "subjects": [{"subject": word, "lang": "en"} for word in KEYWORDS],
        "dates": [{"date": facts.published_on, "dateType": "Issued"}],
        "language": "en",
        "version": facts.version,
        "rightsList": [
            {
                "rights": LICENSE_NAME,
                "rightsUri": LICENSE_URL,
                "rightsIdentifier": LICENSE_ID,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "descriptions": [
            {"description": ABSTRACT, "descriptionType": "Abstract", "lang": "en"},
            {
                "description": f"{_versions(facts)} {RIGHTS_NOTE}",
                "descriptionType": "TechnicalInfo",
                "lang": "en",
            },
        ],
        "sizes": [
            f"{sum(table.n_rows for table in facts.tables.values())} rows",
            f"{sum(file.n_bytes for file in files)} bytes",
        ],
        "formats": ["application/vnd.apache.parquet", "text/csv"],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }


def _versions(facts: ReleaseFacts) -> str:
    return f"Schema version {SCHEMA_VERSION}, code version {facts.provenance.code_version}."


def citation(version: str, style: str, row_id: str | None = None) -> str:
    """A reference to a release, or to one row of it.

    Args:
        version: the release.
        style: ``apa``, ``bibtex`` or ``csl-json``.
        row_id: the ``evidence_id`` of a row.

    Raises:
        KeyError: there is no such style.
    """
    return STYLES[style](version, row_id)


def _apa(version: str, row_id: str | None) -> str:
    row = f" Row {row_id}, {row_link(version, row_id)}." if row_id else ""
    return cite_as(version) + row + "\n"


def _bibtex(version: str, row_id: str | None) -> str:
    note = [f"  note = {{Row {row_link(version, row_id)}}},"] if row_id else []
    lines = [
        f"@misc{{tearsheet_{version.replace('.', '_')},",
        f"  author = {{{{{CREATOR}}}}},",
        f"  title = {{{{{TITLE}}}}},",
        f"  year = {{{version[:4]}}},",
        f"  version = {{{version}}},",
        *note,
        "  howpublished = {Data set},",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _csl_json(version: str, row_id: str | None) -> str:
    year, month, day = (int(part) for part in version.split(".")[:3])
    item: dict[str, Any] = {
        "id": row_link(version, row_id) if row_id else f"tearsheet-{version}",
        "type": "dataset",
        "author": [{"literal": CREATOR}],
        "title": TITLE,
        "issued": {"date-parts": [[year, month, day]]},
        "version": version,
    }
    if row_id:
        item["note"] = f"Row {row_link(version, row_id)}"
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


STYLES = {"apa": _apa, "bibtex": _bibtex, "csl-json": _csl_json}
"""Citation styles by name; another is another entry."""
