"""Whether a sentence that may claim something does, and how sure that is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from flows.extract.claims import model
from flows.extract.claims.features import Parts, features, relation_features
from flows.extract.claims.signals import Signals
from flows.extract.closely import classify_relation_closely, weigh_closely
from flows.extract.relation import RelationReading, classify_relation
from flows.extract.views import View
from schemas.vocabulary import Relation

_CERTAIN = frozenset({"myth_label"})
"""Flags of sentences that are claims by how they are printed, whatever the model says."""


_STUDIES = frozenset({"report", "carried"})
_ASIDE = ("question", "funding", "market", "career", "outlook", "limitation", "quality", "retraction")
"""Flags of sentences that claim nothing unless much else speaks for it."""
_MUCH = 0.5


class Judgement(NamedTuple):
    """How sure it is that a sentence is a claim of its kind, and the relation that it states."""

    confidence: float
    relation: RelationReading


def judge(
    view: View,
    signals: Signals,
    base: str,
    likeness: float,
    *,
    is_method: bool = False,
    is_close: bool = False,
) -> Judgement | None:
    """Judge a sentence that may claim something.

    Args:
        view: the sentence.
        signals: of the sentence.
        base: whose sentence it is, as for ``kinds.likeness``.
        likeness: its likeness to a claim by the signals alone.
        is_method: whether it is procedure that is kept with the report of its study.
        is_close: whether the encoder is asked too (closely.py).

    Returns:
        None where it claims nothing about health.
    """
    if view.text.rstrip().endswith(":"):
        return None
    if likeness < _MUCH and not is_method and signals.any(*_ASIDE):
        return None
    is_open = not is_method and not _is_certain(signals, base)
    found = features(view, signals, base, likeness)
    if is_open and not is_close and weigh(found) + _most_by_relation(base) < model.LEAST:
        return None  # whatever relation it states
    relation = classify_relation(view.text)
    total = weigh((*found, relation_features(relation.label, relation.is_hedged, base)))
    if is_close:
        # The claim model has learned from the relation as rules and words tell it.
        total, relation = weigh_closely(view.text, total), classify_relation_closely(view.text)
    if is_open and total < model.LEAST:
        return None
    return Judgement(model.confidence(total, base, is_method=is_method, is_close=is_close), relation)


@cache
def _most_by_relation(base: str) -> float:
    """The most that the relation of a sentence can add to the model's sum."""
    return max(
        model.total([relation_features(label, is_hedged, base)]) - model.total(())
        for label in Relation
        for is_hedged in (False, True)
    )


def _is_certain(signals: Signals, base: str) -> bool:
    """Whether a sentence is a claim by how it is printed, or tells of a study's null result."""
    if signals.any(*_CERTAIN):
        return True
    return base in _STUDIES and {"negation", "past"} <= signals.flags and signals.outcomes > 0


def weigh(parts: Parts) -> float:
    """The model's sum; a name of its own, so that training can look on."""
    return model.total(parts)
