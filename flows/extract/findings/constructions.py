"""The constructions of ``data/statements.yaml``, compiled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Rule(NamedTuple):
    """A construction of ``data/statements.yaml``; ``is_null``: it states that nothing was found."""

    name: str
    pattern: re.Pattern[str]
    example: str
    is_null: bool


@cache
def word_lists() -> dict[str, str]:
    """The word lists of the table, each with the others filled in."""
    words: dict[str, str] = _table()["words"]
    return {name: _filled(pattern, words) for name, pattern in words.items()}


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "data" / "statements.yaml").read_text("utf-8")
    )
    return table


def _filled(pattern: str, words: dict[str, str]) -> str:
    while "<<" in pattern:
        pattern = re.sub(r"<<(\w+)>>", lambda m: words[m[1]], pattern)
    return pattern


@cache
def rules() -> tuple[Rule, ...]:
    """The constructions in the order in which they are tried."""
    table = _table()
    return tuple(
        Rule(
            entry["name"],
            re.compile(_filled(entry["pattern"], table["words"]), re.I),
            entry["example"],
            key == "stated_nulls",
        )
        for key in ("stated_nulls", "effects")
        for entry in table[key]
    )
