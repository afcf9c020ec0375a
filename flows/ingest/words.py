"""The word lists of ``data/words.yaml`` and the names of ``data/names.yaml``."""

from __future__ import annotations

from pathlib import Path

import yaml

_DATA = Path(__file__).parent / "data"


def _load_words() -> dict[str, frozenset[str]]:
    lists = yaml.safe_load((_DATA / "words.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


WORDS = _load_words()
"""Each list by its name."""

_NAMES = yaml.safe_load((_DATA / "names.yaml").read_text(encoding="utf-8"))

PAGE_FIELDS: dict[str, list[str]] = _NAMES["fields"]
"""Names under which the head of a page gives a field, best first."""

LANGUAGE_NAMES: dict[str, str] = _NAMES["languages"]
"""English names of languages by their ISO 639-1 code."""
