"""The constructions of ``data/statements.yaml`` and ``data/further.yaml``, compiled."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from schemas.vocabulary import Direction


class Rule(NamedTuple):
    """A construction; ``is_null``: it states that nothing was found.

    A construction of ``data/further.yaml`` names a word without which it need not be tried, and may name the
    way that its verb moves an outcome.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    is_null: bool
    cue: re.Pattern[str] | None = None
    direction: Direction | None = None


@cache
def word_lists() -> dict[str, str]:
    """The word lists of the table, each with the others filled in."""
    words: dict[str, str] = _table()["words"]
    return {name: _filled(pattern, words) for name, pattern in words.items()}


@cache
def _table(name: str = "statements") -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "data" / f"{name}.yaml").read_text("utf-8")
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


@cache
def further_rules() -> tuple[Rule, ...]:
    """The constructions for a clause that those of :func:`rules` do not read, in order."""
    words = _table()["words"] | _table("further")["words"]
    return tuple(
        Rule(
            entry["name"],
            re.compile(_filled(entry["pattern"], words), re.I),
            entry["example"],
            entry.get("direction") == Direction.NO_CHANGE.value,
            re.compile(_filled(entry["cue"], words), re.I),
            Direction[entry["direction"].upper()] if "direction" in entry else None,
        )
        for entry in _table("further")["constructions"]
    )
