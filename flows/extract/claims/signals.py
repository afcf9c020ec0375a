"""What speaks for and against a sentence being a claim about health: one table of patterns, one of words.

A signal is a pattern with a weight and an example that a test runs. Signals that name what a sentence *is*
(a question, a piece of method, of funding, of career) are flags that the kind decision reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from flows.extract.claims import tables
from flows.extract.views import View
from flows.lexicon.phrases import stem

_TERMS = Path(__file__).parents[1] / "data" / "health_terms.yaml"
_ENOUGH_HEALTH = 2.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What was seen in one sentence.

    ``health``: weight of its health words, at most 2. ``flags``: names of the patterns that matched.
    """

    health: float
    outcomes: int
    flags: frozenset[str]

    def any(self, *names: str) -> bool:
        """Whether one of the flags is set."""
        return any(name in self.flags for name in names)


@cache
def health_terms() -> dict[str, tuple[str, float]]:
    """Stem of each health word → its category and weight; an outcome outranks an exposure."""
    table = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    terms: dict[str, tuple[str, float]] = {}
    for category in ("population", "exposure", "outcome"):
        entry = table[category]
        for word in entry["words"].split():
            terms[stem(word)] = (category, float(entry["weight"]))
    return terms


def read_signals(view: View) -> Signals:
    """Read the signals of one sentence."""
    terms = health_terms()
    seen: dict[str, tuple[str, float]] = {}
    for token in view.tokens:
        root = stem(token)
        if root in terms:
            seen[root] = terms[root]
    health = min(_ENOUGH_HEALTH, sum(weight for _, weight in seen.values()))
    outcomes = sum(1 for category, _ in seen.values() if category == "outcome")
    words = view.words
    flags = {
        rule.name
        for rule in tables.RULES
        if (not rule.gate or words & rule.gate) and rule.pattern.search(view.plain if rule.own_words else view.text)
    }
    return Signals(round(health, 4), outcomes, frozenset(flags))
