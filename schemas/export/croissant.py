"""``croissant.json``: the release in MLCommons' Croissant, for data loaders of machine learning.

Specification: https://docs.mlcommons.org/croissant/docs/croissant-spec.html (1.0).
"""

from __future__ import annotations

from typing import Any

from schemas.columns import Column, ColumnType
from schemas.export.citation import LICENSE_URL, RIGHTS_NOTE, cite_as
from schemas.export.facts import FileFacts, ReleaseFacts, TableFacts
from schemas.export.shared import ABSTRACT, CREATOR, KEYWORDS, NAME
from schemas.table import Table
from schemas.tables import TABLES

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "samplingRate": "cr:samplingRate",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

DATA_TYPES: dict[ColumnType, str] = {
    ColumnType.TEXT: "sc:Text",
    ColumnType.TERM: "sc:Text",
    ColumnType.INTEGER: "sc:Integer",
    ColumnType.NUMBER: "sc:Float",
    ColumnType.BOOLEAN: "sc:Boolean",
    ColumnType.DATE: "sc:Date",
    ColumnType.TEXTS: "sc:Text",
    ColumnType.TERMS: "sc:Text",
}


def croissant(facts: ReleaseFacts) -> dict[str, Any]:
    """The release as a Croissant dataset: every file, and a record set a table."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": NAME,
        "description": f"{ABSTRACT} {RIGHTS_NOTE}",
        "license": LICENSE_URL,
        "version": facts.version,
        "datePublished": facts.published_on,
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "keywords": list(KEYWORDS),
        "citeAs": cite_as(facts.version),
        "distribution": [file for name, table in facts.tables.items() for file in _distribution(name, table)],
        "recordSet": [_record_set(TABLES[name], table) for name, table in facts.tables.items()],
    }


def _distribution(name: str, table: TableFacts) -> list[dict[str, Any]]:
    files = [_file(f"{name}-csv", table.csv, "text/csv")]
    for number, part in enumerate(table.parquet):
        suffix = "" if len(table.parquet) == 1 else f"-{number}"
        files.append(_file(f"{name}-parquet{suffix}", part, "application/x-parquet"))
    return files


def _file(identifier: str, file: FileFacts, media_type: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": identifier,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.n_bytes} B",
        "encodingFormat": media_type,
        "sha256": file.sha256,
    }


def _record_set(table: Table, facts: TableFacts) -> dict[str, Any]:
    # A sharded table has one CSV still; there its lists are JSON.
    source = f"{table.name}-parquet" if len(facts.parquet) == 1 else f"{table.name}-csv"
    record_set: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.grain[:1].upper()}{table.grain[1:]}. {table.description}",
    }
    if table.key:
        record_set["key"] = [{"@id": f"{table.name}/{name}"} for name in table.key]
    # Foreign keys stand in datapackage.json: loaders of Croissant join at once what references another table.
    record_set["field"] = [_field(table, column, source) for column in table.columns]
    return record_set


def _field(table: Table, column: Column, source: str) -> dict[str, Any]:
    unit = f" Unit: {column.unit}." if column.unit else ""
    values = f" One of: {', '.join(column.terms)}." if column.terms else ""
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": f"{table.name}/{column.name}",
        "description": column.description + unit + values,
        "dataType": DATA_TYPES[column.type],
        "source": {"fileObject": {"@id": source}, "extract": {"column": column.name}},
    }
    if column.is_list and source.endswith("-parquet"):
        field["repeated"] = True
    return field
