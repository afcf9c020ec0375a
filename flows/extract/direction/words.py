"""The word lists of ``words.yaml``, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml


def _load() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


WORDS: Final = _load()
