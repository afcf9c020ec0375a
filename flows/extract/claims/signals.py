"""What speaks for and against a sentence being a claim about health: one table of patterns, one of words.

A signal is a pattern with a weight and an example that a test runs. Signals that name what a sentence *is*
(a question, a piece of method, of funding, of career) are flags that the kind decision reads.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from flows.extract.claims import tables
from flows.extract.claims.rules import Rule, always_open, gates_of, opened
from flows.extract.views import View
from flows.extract.wordlists import load_words
from flows.lexicon.phrases import stem
from flows.values import value

_DATA = Path(__file__).parents[1] / "data"
_TERMS = _DATA / "health_terms.yaml"
_WORDS = _DATA / "claim_words.yaml"
_LEADS = frozenset(
    ["just", "so", "then", "instead", "first", "please", "also", "always", "and", "but", "finally"]
)
_ADVICE = re.compile(
    r"(?:If|When|Once|Before|After|Whenever)\b[^,;:]{3,110},\s+(?:then\s+|just\s+)?([a-z]+)\s", re.I
)
_CONDITIONS = frozenset(["if", "when", "once", "before", "after", "whenever"])
_NEGATIVE_ORDERS = frozenset({"don't", "don’t", "never"})
_LEAD_WORDS = 4
_NARRATED = frozenset(["he", "she", "her", "his", "i", "my"])
"""Somebody's story is told: in the past tense that is no claim about people in general."""
_PAST = load_words("claim_forms")["past"]
_DID = frozenset(["did", "didn't", "didn’t", "could", "failed"])
_NOT_PAST = load_words("claim_forms")["not_past"]
_BEFORE_PARTICIPLE = load_words("claim_forms")["before_participle"]
_PRESENT = load_words("claim_forms")["present"]
_AMOUNT = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower|longer|later|earlier) than (?:a |about )?\d[\d.,]*"
)
_ENOUGH_HEALTH = 2.0


@value()
class Signals:
    """What was seen in one sentence.

    ``health``: weight of its health words, at most 2. ``flags``: names of the patterns that matched.
    ``gates``: bits of the rules whose words it has (:mod:`flows.extract.claims.rules`). ``order``: the kinds
    of its words in order, words of no kind left out: 'Walking eases pain' is EVO.
    """

    health: float
    outcomes: int
    flags: frozenset[str]
    gates: int = 0
    order: str = ""

    def any(self, *names: str) -> bool:
        """Whether one of the flags is set."""
        return not self.flags.isdisjoint(names)


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


def claim_word_examples() -> dict[str, str]:
    """A sentence in which each word signal stands."""
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {name: entry["example"] for name, entry in table.items()}


@cache
def imperatives() -> frozenset[str]:
    """Verbs with which a sentence tells the reader to do something."""
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return frozenset(table["imperative"]["first"].split())


def _is_imperative(view: View) -> bool:
    """Whether a sentence begins with an order: 'Try …', 'Just add …', 'Don’t wait'."""
    if view.plain[:1] in '"“‘':
        return False
    advice = _ADVICE.match(view.plain) if view.tokens and view.tokens[0] in _CONDITIONS else None
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


class _Word(NamedTuple):
    """What a word by itself says, read once a process."""

    root: str
    is_outcome: bool
    weight: float
    flags: int
    """Bits of ``_names()``."""
    gates: int
    """Bits of the gates that it opens (:mod:`flows.extract.claims.rules`)."""
    is_past_form: bool
    kind: str
    """One letter for what it is: an effect (V), an outcome (O), an exposure (E), a modal (M); or none."""


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name, _, _ in claim_words())


@cache
def _bits_of_words() -> tuple[dict[str, int], dict[str, int]]:
    """The bits of flags by stem and by word."""
    of_stems: dict[str, int] = {}
    of_words: dict[str, int] = {}
    for bit, (_, is_stem, listed) in enumerate(claim_words()):
        index = of_stems if is_stem else of_words
        for word in listed:
            index[word] = index.get(word, 0) | 1 << bit
    return of_stems, of_words


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> _Word:
    of_stems, of_words = _bits_of_words()
    root = stem(word)
    category, weight = health_terms().get(root, ("", 0.0))
    flags = of_stems.get(root, 0) | of_words.get(word, 0)
    is_outcome = category == "outcome"
    kind = _kind(flags, is_outcome=is_outcome, is_exposure=bool(weight))
    return _Word(root, is_outcome, weight, flags, gates_of(word), is_past("", word), kind)


@lru_cache(maxsize=1 << 14)
def _flags(bits: int) -> frozenset[str]:
    return frozenset(name for bit, name in enumerate(_names()) if bits >> bit & 1)


_ALL_BITS = sum(rule.bit for rule in tables.ALL_RULES)


@lru_cache(maxsize=1 << 14)
def _rules(gates: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in tables.ALL_RULES if gates & rule.bit)


def _has_past(tokens: tuple[str, ...], read: list[_Word]) -> bool:
    """Whether a verb stands in the past: 'eased', 'fell', not 'need', 'is linked', 'a refined diet'."""
    return any(
        word.is_past_form and (not place or tokens[place - 1] not in _BEFORE_PARTICIPLE)
        for place, word in enumerate(read)
    )


@cache
def _bit(name: str) -> int:
    return 1 << _names().index(name)


@cache
def _comparatives() -> frozenset[str]:
    return next(listed for name, _, listed in claim_words() if name == "comparison")


@cache
def _effects() -> int:
    return _bit("effect") | _bit("risk") | _bit("comparison")


def _kind(flags: int, *, is_outcome: bool, is_exposure: bool) -> str:
    if flags & _effects():
        return "V"
    if is_outcome:
        return "O"
    if is_exposure:
        return "E"
    return "M" if flags & _bit("modal") else ""


def _is_amount_only(view: View) -> bool:
    """Whether only an amount is compared: 'more than 31 trials', not 'more than 9 hours slept worse'."""
    rest = _AMOUNT.sub(" ", view.lower)
    return rest != view.lower and _comparatives().isdisjoint(re.findall(r"[\w’'-]+", rest))


def read_signals(view: View) -> Signals:
    """Read the signals of one sentence."""
    words = view.words
    bits, gates = 0, always_open()
    terms: dict[str, float] = {}
    outcomes: set[str] = set()
    read = list(map(_word, view.tokens))
    may_be_past = False
    for root, is_outcome, weight, flags, opens, is_past_form, _ in read:
        bits |= flags
        gates |= opens
        may_be_past = may_be_past or is_past_form
        if weight:
            terms[root] = weight
            if is_outcome:
                outcomes.add(root)
    gates = opened(gates)
    found = [rule.name for rule in _rules(gates & _ALL_BITS) if rule.matches(view)]
    if "than" in words and view.has_digits and _is_amount_only(view):
        bits &= ~_bit("comparison")
    if not words.isdisjoint(_PRESENT):
        found.append("present")
    if may_be_past and _has_past(view.tokens, read):
        found.append("past")
        if not _NARRATED.isdisjoint(words):
            found.append("narrative")
    if "find" in words and not _DID.isdisjoint(words):
        found.append("strong_finding")
    if _is_imperative(view):
        found.append("imperative")
    health = min(_ENOUGH_HEALTH, sum(sorted(terms.values())))
    order = "".join([word.kind for word in read])
    return Signals(round(health, 4), len(outcomes), _flags(bits).union(found), gates, order)
