"""What the claim model looks at in a sentence: what its words are, in what order, and whose sentence it is.

Nothing here is a word of the subject: a feature is a signal, a class of words, a form, or one of the words
with which sentences open whatever they are about.
"""

from __future__ import annotations

from itertools import pairwise

from flows.extract.claims.signals import Signals, order_of
from flows.extract.relation import RelationReading
from flows.extract.views import View
from flows.extract.wordlists import load_words

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


def features(
    view: View, signals: Signals, base: str, likeness: float, relation: RelationReading
) -> frozenset[str]:
    """The features of a sentence.

    Args:
        view: the sentence.
        signals: of the sentence.
        base: whose sentence it is; ``author`` and ``heading`` are the article's own.
        likeness: its likeness to a claim by the signals alone.
        relation: the relation that it states.
    """
    tokens = view.tokens
    said = _said(view) if base == "expert" else tokens
    found = {f"relation={relation.label}", *_orders(tokens), *_forms(view, said)}
    whose = "own" if base in _OWN else base
    both = found | {f"{whose}:{name}" for name in found}
    both.update(f"flag={name}" for name in signals.flags)
    both.add(f"base={base}")
    both.add(f"length={sum(len(tokens) >= least for least in _LENGTHS)}")
    both.update(f"likeness>={least}" for least in _LIKENESS if likeness >= least)
    if relation.is_hedged:
        both.add("hedged")
    if view.has_digits:
        both.add("digits")
    if view.quoted_share > _QUOTED:
        both.add("quoted")
    if said and said[0] in _OPENERS:
        both.add(f"first={said[0]}")
        if len(said) > 1 and said[1] in _OPENERS | _EXIST:
            both.add(f"first={said[0]} {said[1]}")
    return frozenset(both)


def _said(view: View) -> tuple[str, ...]:
    """What is said, where a sentence tells it in its own words: all behind 'she says that'."""
    tokens = view.tokens
    return tokens[tokens.index("that") + 1 :] if "that" in tokens and not view.quoted else tokens


def _orders(tokens: tuple[str, ...]) -> set[str]:
    """In what order effects, outcomes and exposures stand: 'walking eases pain' is E.V.O."""
    kinds = order_of(tokens)
    found = {name for name, first, last in _DRAWN if _follows(kinds, first, last)}
    exposure = kinds.find("E")
    if exposure >= 0 and _follows(kinds[exposure + 1 :], "V", "O"):
        found.add("E.V.O")
    if "V" in kinds and "E" not in kinds and "O" in kinds:
        found.add("V.O, no E")
    if "MV" in kinds:
        found.add("can V")
    return found


def _follows(kinds: str, first: str, last: str) -> bool:
    at = kinds.find(first)
    return at >= 0 and kinds.find(last, at + 1) >= 0


def _forms(view: View, tokens: tuple[str, ...]) -> set[str]:
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
    for before, word in pairwise(tokens):
        if word in _SAID_OF and before in _GROUNDS:
            found.add("evidence that")
    if ":" in view.text[:_COLON_BY]:
        found.add("title:")
    last = view.text.rstrip()[-1:]
    if last in {":", "!"}:
        found.add(f"ends {last}")
    return found
