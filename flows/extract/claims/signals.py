"""What speaks for and against a sentence being a claim about health: one table of patterns, one of words.

A signal is a pattern with a weight and an example that a test runs. Signals that name what a sentence *is*
(a question, a piece of method, of funding, of career) are flags that the kind decision reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from flows.extract.claims import tables
from flows.extract.views import View
from flows.extract.wordlists import load_words
from flows.lexicon.phrases import stem

_DATA = Path(__file__).parents[1] / "data"
_TERMS = _DATA / "health_terms.yaml"
_WORDS = _DATA / "claim_words.yaml"
_LEADS = frozenset(
    ["just", "so", "then", "instead", "first", "please", "also", "always", "and", "but", "finally"]
)
_ADVICE = re.compile(
    r"(?:If|When|Once|Before|After|Whenever)\b[^,;:]{3,110},\s+(?:then\s+|just\s+)?([a-z]+)\s", re.I
)
_NEGATIVE_ORDERS = frozenset({"don't", "don’t", "never"})
_LEAD_WORDS = 4
_NARRATED = frozenset(["he", "she", "her", "his", "i", "my"])
"""Somebody's story is told: in the past tense that is no claim about people in general."""
_PAST = load_words("claim_forms")["past"]
_DID = frozenset(["did", "didn't", "didn’t", "could", "failed"])
_NOT_PAST = load_words("claim_forms")["not_past"]
_BEFORE_PARTICIPLE = load_words("claim_forms")["before_participle"]
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


@cache
def claim_words() -> tuple[tuple[str, bool, frozenset[str]], ...]:
    """The word signals: name, whether stems are compared, and the words or stems."""
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    rules = []
    for name, entry in table.items():
        if "first" in entry:
            continue
        is_stem = "stems" in entry
        listed = (entry["stems"] if is_stem else entry["words"]).split()
        rules.append(
            (name, is_stem, frozenset(stem(word) for word in listed) if is_stem else frozenset(listed))
        )
    return tuple(rules)


@cache
def imperatives() -> frozenset[str]:
    """Verbs with which a sentence tells the reader to do something."""
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return frozenset(table["imperative"]["first"].split())


def _is_imperative(view: View) -> bool:
    """Whether a sentence begins with an order: 'Try …', 'Just add …', 'Don’t wait'."""
    if view.plain[:1] in '"“‘':
        return False
    advice = _ADVICE.match(view.plain)
    if advice:
        return advice.group(1).lower() in imperatives()
    for token in view.tokens[:_LEAD_WORDS]:
        if token in _LEADS:
            continue
        return token in imperatives() or token in _NEGATIVE_ORDERS
    return False


def is_past(before: str, word: str) -> bool:
    """Whether a word is a verb in the past, by its form and the word before it."""
    if before in _BEFORE_PARTICIPLE:
        return False
    return word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)


def _has_past(tokens: tuple[str, ...]) -> bool:
    """Whether a verb stands in the past: 'eased', 'fell', not 'need', 'is linked', 'a refined diet'."""
    return any(is_past(before, word) for before, word in pairwise(("", *tokens)))


def read_signals(view: View) -> Signals:
    """Read the signals of one sentence."""
    terms = health_terms()
    words = view.words
    stems = {stem(word) for word in words}
    seen = [terms[root] for root in stems & terms.keys()]
    outcomes = sum(1 for category, _ in seen if category == "outcome")
    health = min(_ENOUGH_HEALTH, sum(sorted(weight for _, weight in seen)))
    flags = {
        name for name, is_stem, listed in claim_words() if not listed.isdisjoint(stems if is_stem else words)
    }
    if _has_past(view.tokens):
        flags.add("past")
    if "past" in flags and not _NARRATED.isdisjoint(words):
        flags.add("narrative")
    flags.update(rule.name for rule in tables.ALL_RULES if rule.applies(view))
    if "find" in words and not _DID.isdisjoint(words):
        flags.add("strong_finding")
    if _is_imperative(view):
        flags.add("imperative")
    return Signals(round(health, 4), outcomes, frozenset(flags))
