"""The tables of ``flows/resolve/data``, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class StudyHost:
    """A web site whose pages are studies, and which of its pages are."""

    host: str
    path: re.Pattern[str]
    doi: str | None
    example: str


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


JOURNAL_ALIASES: Mapping[str, str] = {
    alias: name for name, aliases in _read("journal_aliases.yaml").items() for alias in aliases
}
"""Names by which journals go that no rule of abbreviation yields → full name, both folded."""

STUDY_HOSTS: tuple[StudyHost, ...] = tuple(
    StudyHost(entry["host"], re.compile(entry["path"]), entry.get("doi"), entry["example"])
    for entry in _read("study_hosts.yaml")
)
"""Web sites of studies; the first entry that fits an address says how to read it."""

_CSL = _read("csl.yaml")
CSL_TYPES: tuple[str, ...] = tuple(_CSL["types"])
CSL_FIELDS: tuple[str, ...] = tuple(_CSL["fields"])
CSL_NAME_FIELDS: tuple[str, ...] = tuple(_CSL["name_fields"])

_WORDS = _read("words.yaml")
STOPWORDS: frozenset[str] = frozenset(_WORDS["stopwords"])
"""Words that say nothing of what a title is about."""
PARTICLES: frozenset[str] = frozenset(_WORDS["particles"])
"""Parts of family names that are printed with or without."""
PREPRINT_SERVERS: frozenset[str] = frozenset(_WORDS["preprint_servers"])
OTHER_WORK: tuple[str, ...] = tuple(_WORDS["other_work"])
"""What only one of two titles has where they are two works: "Comment on …", "…: two-year follow-up"."""
NAME_SUFFIXES: frozenset[str] = frozenset(_WORDS["name_suffixes"])
GENERIC_WORDS: tuple[str, ...] = tuple(_WORDS["generic"])
"""Words that studies on anything have in their titles."""
