"""What the claim model looks at in a sentence: what its words are, in what order, and whose sentence it is.

Nothing here is a word of the subject: a feature is a signal, a class of words, a form, or one of the words
with which sentences open whatever they are about.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from flows.extract.claims.signals import Signals
from flows.extract.views import View
from flows.extract.wordlists import load_words
from schemas.vocabulary import Relation

_LENGTHS = (5, 8, 12, 18, 26, 36)
_LIKENESS = (0.3, 0.5, 0.65, 0.8, 0.9, 0.95)
_OWN = frozenset(["author", "heading"])
_BE = frozenset(["is", "are", "was", "were"])
_ARTICLES = frozenset(["a", "an", "the", "one"])
_LINKS = frozenset(["but", "and", "so", "while", "although", "yet", "though"])
_EXIST = _BE | {"has", "have"}
_PRONOUNS = load_words("claim_forms")["pronouns"]
_OPENERS = load_words("claim_forms")["openers"] | _PRONOUNS | _LINKS
"""Words with which sentences open, whatever they are about."""
_GROUNDS = frozenset(["evidence", "proof", "evidenced", "proven", "proved", "shown", "known"])
_SAID_OF = frozenset(["that", "to", "for", "of"])
_DEFINED_BY = 7
_QUOTED = 0.3
_COLON_BY = 60
_DRAWN = (("V.O", "V", "O"), ("O.V", "O", "V"), ("E.O", "E", "O"), ("O.E", "O", "E"), ("O.O", "O", "O"))
"""Names of an order of two kinds of words: effects (V), outcomes (O), exposures (E)."""


Parts = tuple[frozenset[str], ...]
"""Sets of features that share none, so that their weights add up."""


def features(view: View, signals: Signals, base: str, likeness: float) -> Parts:
    """The features of a sentence but for the relation that it states.

    Args:
        view: the sentence.
        signals: of the sentence.
        base: whose sentence it is; ``author`` and ``heading`` are the article's own.
        likeness: its likeness to a claim by the signals alone.
    """
    tokens = view.tokens
    said = _said(view) if base == "expert" else tokens
    return (
        _doubled(_orders(signals.order), _whose(base)),
        _doubled(_forms(view, said), _whose(base)),
        _flag_names(signals.flags),
        _sizes(len(tokens), likeness),
        _openings(said[:2]),
        _marks(base, view.has_digits, view.quoted_share > _QUOTED),
    )


@cache
def _marks(base: str, has_digits: bool, is_quoted: bool) -> frozenset[str]:
    marks = [f"base={base}"]
    if has_digits:
        marks.append("digits")
    if is_quoted:
        marks.append("quoted")
    return frozenset(marks)


@cache
def relation_features(label: Relation, is_hedged: bool, base: str) -> frozenset[str]:
    """The features of the relation that a sentence states."""
    names = _doubled(frozenset([f"relation={label}"]), _whose(base))
    return names | {"hedged"} if is_hedged else names


def _whose(base: str) -> str:
    return "own" if base in _OWN else base


@lru_cache(maxsize=1 << 13)
def _doubled(names: frozenset[str], whose: str) -> frozenset[str]:
    return names.union(f"{whose}:{name}" for name in names)


@lru_cache(maxsize=1 << 13)
def _flag_names(flags: frozenset[str]) -> frozenset[str]:
    return frozenset(f"flag={name}" for name in flags)


@lru_cache(maxsize=1 << 13)
def _sizes(n_tokens: int, likeness: float) -> frozenset[str]:
    least = [f"likeness>={bound}" for bound in _LIKENESS if likeness >= bound]
    return frozenset([f"length={sum(n_tokens >= bound for bound in _LENGTHS)}", *least])


@lru_cache(maxsize=1 << 13)
def _openings(first: tuple[str, ...]) -> frozenset[str]:
    if not first or first[0] not in _OPENERS:
        return frozenset()
    if len(first) > 1 and (first[1] in _OPENERS or first[1] in _EXIST):
        return frozenset([f"first={first[0]}", f"first={first[0]} {first[1]}"])
    return frozenset([f"first={first[0]}"])


def _said(view: View) -> tuple[str, ...]:
    """What is said, where a sentence tells it in its own words: all behind 'she says that'."""
    tokens = view.tokens
    return tokens[tokens.index("that") + 1 :] if "that" in tokens and not view.quoted else tokens


@lru_cache(maxsize=1 << 13)
def _orders(kinds: str) -> frozenset[str]:
    """In what order effects, outcomes and exposures stand: 'walking eases pain' is E.V.O."""
    found = {name for name, first, last in _DRAWN if _follows(kinds, first, last)}
    exposure = kinds.find("E")
    if exposure >= 0 and _follows(kinds[exposure + 1 :], "V", "O"):
        found.add("E.V.O")
    if "V" in kinds and "E" not in kinds and "O" in kinds:
        found.add("V.O, no E")
    if "MV" in kinds:
        found.add("can V")
    return frozenset(found)


def _follows(kinds: str, first: str, last: str) -> bool:
    at = kinds.find(first)
    return at >= 0 and kinds.find(last, at + 1) >= 0


def _forms(view: View, tokens: tuple[str, ...]) -> frozenset[str]:
    """How the sentence is built: 'X is a …', 'There are …', 'It is …', 'Sleeping …', 'Title: …'."""
    found = set()
    for before, word in pairwise(tokens[:_DEFINED_BY]):
        if before in _BE and word in _ARTICLES:
            found.add("is a")
    opening = tokens[1:3] if tokens and tokens[0] in _LINKS else tokens[:2]
    if opening:
        if opening[0] in {"there's", "there’s"} or (opening[0] == "there" and opening[-1] in _EXIST):
            found.add("there is")
        if opening[0] in {"it's", "it’s"} or (opening[0] in {"it", "this", "that"} and opening[-1] in _BE):
            found.add("it is")
        if opening[0] in _PRONOUNS:
            found.add("pronoun")
        if opening[0].endswith("ing"):
            found.add("…ing")
    if not view.words.isdisjoint(_GROUNDS) and _gives_grounds(tokens):
        found.add("evidence that")
    if ":" in view.text[:_COLON_BY]:
        found.add("title:")
    last = view.text.rstrip()[-1:]
    if last in {":", "!"}:
        found.add(f"ends {last}")
    return frozenset(found)


def _gives_grounds(tokens: tuple[str, ...]) -> bool:
    return any(before in _GROUNDS and word in _SAID_OF for before, word in pairwise(tokens))
