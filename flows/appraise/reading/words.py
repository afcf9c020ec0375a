"""The words by which two statements agree or clash, as stems, read from ``data/polarity.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from flows.lexicon.phrases import stem

_DATA = Path(__file__).parent / "data" / "polarity.yaml"


@dataclass(frozen=True, slots=True)
class Polarity:
    """The lists of ``polarity.yaml``, stemmed."""

    negators: frozenset[str]
    null_effect: tuple[str, ...]
    up: frozenset[str]
    down: frozenset[str]
    good: frozenset[str]
    bad: frozenset[str]
    certain: frozenset[str]
    hedges: frozenset[str]
    background: frozenset[str]
    result: frozenset[str]
    sides: dict[str, tuple[tuple[int, int], ...]]
    """stem → the (pair, side) of each antonym pair that it stands on."""
    quantity: dict[str, float]
    synonym: dict[str, str]
    """stem → the stem that stands for its group."""


@cache
def polarity() -> Polarity:
    """The package's own lists."""
    data: dict[str, Any] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    sides: dict[str, list[tuple[int, int]]] = {}
    for pair, both in enumerate(data["antonyms"]):
        for side, words in enumerate(both):
            for word in words.split():
                entry = (pair, side)
                if entry not in sides.setdefault(stem(word), []):
                    sides[stem(word)].append(entry)
    synonym: dict[str, str] = {}
    for group in data["synonyms"]:
        for word in group:
            synonym.setdefault(stem(str(word)), "=" + stem(str(group[0])))
    return Polarity(
        negators=_stems(data["negators"]),
        null_effect=tuple(data["null_effect"]),
        up=_stems(data["up"]),
        down=_stems(data["down"]),
        good=_stems(data["good"]),
        bad=_stems(data["bad"]),
        certain=_stems(data["certain"]),
        hedges=_stems(data["hedges"]),
        background=_stems(data["background"]),
        result=_stems(data["result"]),
        sides={word: tuple(entries) for word, entries in sides.items()},
        quantity={
            stem(str(word)): float(value) for value, words in data["quantities"].items() for word in words
        },
        synonym=synonym,
    )


def words_of(line: str) -> frozenset[str]:
    """The stems of the words of a line."""
    return _stems(line.split())


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)
