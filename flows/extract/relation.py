"""How strong a relation does a sentence state: none, correlational, conditionally causal, causal?

The scheme is that of Yu, Li and Wang (EMNLP 2019, doi:10.18653/v1/D19-1473). A null result states no
relation, a modal on the causal verb makes it conditional, "can" does not, a modal on an association
leaves it an association.

One pass: the sentence's words select the patterns of ``data/relation.yaml`` to try and give the verbs; a
cue is dropped where it stands in a blocked stretch (an aim, an open question, a call for research) or
under a negation, softened where a modal governs it. The strongest that is left is what the rules say; a
small model weighs it with the other cues and the words around (``relation_model``).
"""

from __future__ import annotations

import re
from typing import Final

from flows.extract.relation_cues import tables
from flows.extract.relation_model import LABELS, features, probabilities
from flows.extract.relation_reader import Reader
from flows.values import value
from schemas.vocabulary import Relation

_LABEL: Final = re.compile(
    r"^\s*(?:CONCLUSIONS?|INTERPRETATION|RESULTS?|FINDINGS|MAIN FINDINGS|SIGNIFICANCE|"
    r"Conclusions?)\b[^:.]{0,40}:\s*"
)
_hedge_words: Final = re.compile(r"[A-Za-z]+").findall
_MONTH_BEFORE: Final = frozenset(
    {
        "in",
        "on",
        "of",
        "since",
        "until",
        "by",
        "last",
        "early",
        "late",
        "mid",
        "from",
        "during",
        "between",
        "to",
    }
)
_NOT_LIKELY: Final = frozenset({"more", "less", "as", "most", "least", "equally"})
_STRONGEST_FIRST: Final = (
    ("causal", Relation.CAUSAL),
    ("conditional", Relation.CONDITIONAL_CAUSAL),
    ("correlational", Relation.CORRELATIONAL),
)


@value()
class RelationReading:
    """The relation that a sentence states, the words by which it hedges, and how sure this is."""

    label: Relation
    is_hedged: bool
    hedge_cues: tuple[str, ...]
    confidence: float


def read_hedges(sentence: str) -> tuple[str, ...]:
    """The hedging words of a sentence as printed, in order, each spelling once; the month of May is none."""
    hedges = tables().hedges
    words = _hedge_words(sentence)
    lows = list(map(str.lower, words))
    if hedges.isdisjoint(lows):
        return ()
    found: dict[str, None] = {}
    for index, (word, low) in enumerate(zip(words, lows, strict=True)):
        if low not in hedges:
            continue
        before = lows[index - 1] if index else ""
        is_month = word == "May" and (
            before in _MONTH_BEFORE or f"May {_digit_after(sentence, word)}" in sentence
        )
        if not (low == "likely" and before in _NOT_LIKELY) and not is_month:
            found[word] = None
    return tuple(found)


def _may_hedge(sentence: str, text: str, words: frozenset[str]) -> bool:
    """Whether a hedge can be among a sentence's words, so that it is worth taking apart once more."""
    if len(sentence) != len(text) or not words.isdisjoint(tables().hedges):
        return True
    joined = [word for word in words if "-" in word or "'" in word]
    return bool(joined) and not tables().hedges.isdisjoint(_hedge_words(" ".join(joined)))


def _digit_after(sentence: str, word: str) -> str:
    match = re.search(rf"\b{word} (\d)", sentence)
    return match[1] if match else "\0"


def without_label(sentence: str) -> str:
    """A sentence without the section label in front of it ("CONCLUSIONS: ")."""
    return _LABEL.sub("", sentence, count=1) if ":" in sentence else sentence


def read_rules(sentence: str) -> tuple[Reader, dict[str, int], Relation]:
    """A sentence as the rules read it: taken apart, its cues counted, and the relation that they come to."""
    text = without_label(sentence).lower().replace("’", "'").replace("\n", " ")
    reader = Reader(text)
    counts = reader.count()
    for kind, relation in _STRONGEST_FIRST:
        if counts[kind]:
            return reader, counts, relation
    if not counts["negated"] and (counts["weak"] or counts["conceded"]):
        return reader, counts, Relation.CORRELATIONAL
    return reader, counts, Relation.NONE


def classify_relation(sentence: str) -> RelationReading:
    """Read the strength of the relation that a sentence states.

    Args:
        sentence: one sentence; a section label in front ("CONCLUSIONS: ") is ignored.

    Returns:
        The label of Yu, Li and Wang (2019), the hedging words as printed, and the label's calibrated
        probability, rounded to 4 digits.
    """
    hedges, shares = read_shares(sentence)
    best = max(range(len(LABELS)), key=shares.__getitem__)
    return RelationReading(LABELS[best], bool(hedges), hedges, round(shares[best], 4))


def read_shares(sentence: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The hedging words of a sentence, and the probability of each label in the order of ``LABELS``."""
    reader, counts, rule = read_rules(sentence)
    hedges = read_hedges(sentence) if _may_hedge(sentence, reader.text, reader.present) else ()
    return hedges, probabilities(features(reader, counts, rule))
