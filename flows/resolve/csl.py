"""A bibliographic record in CSL-JSON, as Zotero, Crossref and pandoc write it, into the fields of a study.

Names of the fields: CSL-JSON schema and CSL 1.0.2 specification (https://docs.citationstyles.org).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flows.marked_yaml import FileError, read_text
from flows.resolve.tables import CSL_FIELDS, CSL_NAME_FIELDS, CSL_TYPES


def read_record(path: Path) -> dict[str, Any]:
    """Read ``record.json``: one CSL-JSON item, alone or as a list of one.

    Returns:
        The bibliographic fields of :class:`~flows.records.Study` by name: identifiers, title, authors
        ("Family, Given"), container title, years of publication and of going online, type.

    Raises:
        FileError: the file cannot be read, is no JSON (with line and column), lacks a field, or has one that
            CSL-JSON does not know.
    """
    try:
        item = json.loads(read_text(path), object_pairs_hook=lambda pairs: _unique(path, pairs))
    except json.JSONDecodeError as fault:
        raise FileError(path, f"malformed JSON: {fault.msg}", fault.lineno, fault.colno) from None
    if isinstance(item, list) and len(item) == 1:
        item = item[0]
    if not isinstance(item, dict):
        raise FileError(path, "expected one CSL-JSON item")
    _check_keys(path, item, CSL_FIELDS, "field")
    for name in ("type", "title"):
        if not isinstance(item.get(name), str) or not item[name].strip():
            raise FileError(path, f"missing field {name!r}")
    if item["type"] not in CSL_TYPES:
        raise FileError(path, f"'type' is {item['type']!r}; allowed: {', '.join(CSL_TYPES)}")
    return {
        "title": " ".join(item["title"].split()),
        "doi": _text(path, item, "DOI"),
        "pmid": _text(path, item, "PMID"),
        "pmcid": _text(path, item, "PMCID"),
        "authors": _authors(path, item.get("author", [])),
        "container_title": _text(path, item, "container-title"),
        "year_published": _year(path, item, "issued"),
        "year_online": _year(path, item, "available-date"),
        "csl_type": item["type"],
    }


def _unique(path: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    item: dict[str, Any] = {}
    for key, value in pairs:
        if key in item:
            raise FileError(path, f"field {key!r} stands twice")
        item[key] = value
    return item


def _check_keys(path: Path, item: dict[str, Any], allowed: tuple[str, ...], what: str) -> None:
    for key in item:
        if key not in allowed:
            raise FileError(path, f"unknown {what} {key!r}; CSL-JSON has {', '.join(allowed)}")


def _text(path: Path, item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise FileError(path, f"{key!r} must be text, found {value!r}")
    return str(value).strip()


def _authors(path: Path, names: Any) -> tuple[str, ...]:
    if not isinstance(names, list):
        raise FileError(path, "'author' must be a list of names")
    authors = []
    for name in names:
        if not isinstance(name, dict):
            raise FileError(path, f"'author' must hold names with 'family' and 'given', found {name!r}")
        _check_keys(path, name, CSL_NAME_FIELDS, "part of a name")
        family = " ".join(
            part for part in (name.get("non-dropping-particle"), name.get("family")) if isinstance(part, str)
        )
        given = name.get("given")
        author = name.get("literal") or (f"{family}, {given}" if family and given else family)
        if not isinstance(author, str) or not author.strip():
            raise FileError(path, f"a name needs 'family' or 'literal', found {name!r}")
        authors.append(author.strip())
    return tuple(authors)


def _year(path: Path, item: dict[str, Any], key: str) -> int | None:
    if key not in item:
        return None
    try:
        year = int(item[key]["date-parts"][0][0])
    except (TypeError, ValueError, KeyError, IndexError):
        raise FileError(path, f"{key!r} must be {{'date-parts': [[year, month, day]]}}") from None
    if not 1600 <= year <= 2200:
        raise FileError(path, f"{key!r} has the year {year}")
    return year
