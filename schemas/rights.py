"""What of an article whose rights are ``none`` goes into a release: offsets, hashes, facts, no wording.

Each column says whether it holds wording (:attr:`schemas.columns.Column.is_wording`). Such a cell becomes
null, an empty list, or where something must stand the hash of its words. A net of all runs of six words of
the article then catches what came by another way: a study's title that the article prints, too, a long name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schemas.columns import Column, ColumnType
from schemas.fingerprints import fingerprint, is_fingerprint
from schemas.frames import canonical_json
from schemas.tables import QUARANTINE, TABLES
from schemas.vocabulary import Resolution, Verdict

Row = dict[str, Any]

RUN_LENGTH = 6
"""No run of so many words of the article stands in a release."""

MUST_STAND = {("citations", "cue_text")}
"""Columns whose text may be empty by type, and by a rule of the table may not where there was some."""

WITHHELD_CASE = "what was found is withheld: the source's rights are none"

ADDRESSES = {("cited_references", "url")}
"""Addresses that are hashed, too: they often spell a title, and DOI and PMID stand beside them."""

FREE = (ColumnType.TEXT, ColumnType.TEXTS)
_WORD = re.compile(r"\w+")


_MEANINGS = {verdict.value: verdict.meaning for verdict in Verdict}


def _plain_reason(row: Row) -> str:
    meaning = _MEANINGS[row["verdict"]]
    return f"{meaning[:1].upper()}{meaning[1:]}."


RETOLD: Mapping[tuple[str, str], Callable[[Row], str]] = {("evidence", "rationale"): _plain_reason}
"""Columns that are told anew, without the article's words, rather than left out."""


def withhold(tables: Mapping[str, Sequence[Row]], text: str) -> dict[str, list[Row]]:
    """An article's rows without its wording; ids, offsets, categories and numbers stay as they are.

    Args:
        tables: the article's rows by table, as plain values.
        text: the article's normalised text.
    """
    runs = runs_of(text)
    return {name: [_without(name, row, runs) for row in rows] for name, rows in tables.items()}


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of six words of a text, in lower case, whatever stands between them."""
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[start:] for start in range(RUN_LENGTH)), strict=False))


def _without(name: str, row: Row, runs: frozenset[tuple[str, ...]]) -> Row:
    if name == QUARANTINE:
        return _refused(row, runs)
    table = TABLES[name]
    columns = [column for column in table.columns if column.name in row and column.type in FREE]
    printed = name == "studies" and row.get("resolution") == Resolution.UNRESOLVED.value
    kept = dict(row)
    for column in columns:
        cell, place = row[column.name], (name, column.name)
        if place in RETOLD:
            kept[column.name] = RETOLD[place](row)
        elif place in ADDRESSES:
            kept[column.name] = fingerprint(cell) if cell else cell
        elif column.is_wording or (printed and not column.pattern) or _is_long(column, cell, runs):
            kept[column.name] = _withheld(name, column, cell)
    if _spell(kept.values()) & runs:
        # Cells that stand side by side and together say what the article says.
        for column in columns:
            if not column.pattern:
                kept[column.name] = _withheld(name, column, kept[column.name])
    return kept


def _is_long(column: Column, value: Any, runs: frozenset[tuple[str, ...]]) -> bool:
    """Whether a cell repeats a run of the article, or tells a fact of it in as many words."""
    if column.pattern or not value:
        return False
    if column.is_told and any(len(_WORD.findall(item)) >= RUN_LENGTH for item in _items(value)):
        return True
    return bool(_spell([value]) & runs)


def _spell(values: Any) -> frozenset[tuple[str, ...]]:
    texts = [str(item) for value in values for item in _items(value) if not is_fingerprint(item)]
    return runs_of(" ".join(texts))


def _items(value: Any) -> Sequence[Any]:
    if value is None or isinstance(value, bool):
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _withheld(table: str, column: Column, value: Any) -> Any:
    """What stands in place of a cell: nothing where its column allows that, or a hash."""
    if not value or is_fingerprint(value):
        return value
    if column.is_list:
        return [] if column.is_wording or not column.is_told else [fingerprint(item) for item in value]
    if column.is_told and not column.is_wording:
        return fingerprint(value)
    if column.nullable:
        return None
    return "" if column.may_be_empty and (table, column.name) not in MUST_STAND else fingerprint(value)


def _refused(row: Row, runs: frozenset[tuple[str, ...]]) -> Row:
    """A row of quarantine: the refused row as its table would have it, and no values in the report."""
    found = json.loads(row["row_json"])
    table = row["table_name"]
    kept = _without(table, found, runs) if table in TABLES and table != QUARANTINE else found
    known = TABLES[table].column_names if table in TABLES else ()
    kept = {name: value if name in known else _hashed(value) for name, value in kept.items()}
    return dict(row) | {
        "row_json": canonical_json(kept),
        "failure_case": WITHHELD_CASE,
    }


def _hashed(value: Any) -> Any:
    """A value of no known column, every text in it by its hash."""
    if isinstance(value, str):
        return fingerprint(value)
    if isinstance(value, (list, tuple)):
        return [_hashed(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _hashed(item) for name, item in value.items()}
    return value
