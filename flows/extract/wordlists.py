"""Word lists of the readers, kept as data: one YAML file a grammar, one name a list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_DATA = Path(__file__).parent / "data"


@cache
def load_words(name: str) -> dict[str, frozenset[str]]:
    """The word lists of a file in ``flows/extract/data``.

    Args:
        name: the file's name without its ending.

    Returns:
        Each list by its name.
    """
    table = yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: frozenset(str(words).split()) for key, words in table.items()}
