"""Sentences read by rules and by a small encoder together: the relation that they state, whether they claim.

It serves ``tearsheet predict``, and the pipeline of articles where it is asked for (``--closely``). Else
articles are read by rules alone: an encoder takes some 9 ms for a sentence, and its last digits are not the
same on every machine.
``benchmarks/train_sentence_encoder.py`` trains the encoder and measures both; the figures are in
``docs/models/relation.md`` and ``docs/models/claims.md``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from flows.encoder import load_encoder, logarithms, mixed, softmax
from flows.extract.relation import RelationReading, read_shares, without_label
from flows.extract.relation_model import LABELS

ENCODER: Final = "sentences"
RELATION, CLAIM = "relation", "claim"
"""What the encoder is asked of a sentence: its relation (``LABELS``), and whether it claims (no, yes)."""
RELATION_SHARE: Final = 0.5
"""How much the encoder counts beside rules and words, of the logarithms."""
TEMPERATURE: Final = 1.0
"""Divides the logarithms of both before the softmax (see the model card)."""
CLAIM_SHARE: Final = 0.5
_DIGITS: Final = 3


@lru_cache(maxsize=1 << 12)
def _read(sentence: str) -> dict[str, list[float]]:
    return load_encoder(ENCODER).read(without_label(sentence))


def classify_relation_closely(sentence: str) -> RelationReading:
    """Read the strength of the relation that a sentence states, with the encoder beside the rules.

    Args:
        sentence: one sentence; a section label in front ("CONCLUSIONS: ") is ignored.

    Returns:
        As :func:`flows.extract.classify_relation`.
    """
    hedges, chances = _hedges_and_chances(sentence)
    best = max(range(len(LABELS)), key=chances.__getitem__)
    return RelationReading(LABELS[best], bool(hedges), hedges, round(chances[best], 4))


def relation_chances(sentence: str) -> tuple[float, ...]:
    """The probability of each relation, in the order of ``relation_model.LABELS``."""
    return _hedges_and_chances(sentence)[1]


def _hedges_and_chances(sentence: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    hedges, shares = read_shares(sentence)
    return hedges, together(shares, _read(sentence)[RELATION])


def together(shares: tuple[float, ...], encoded: list[float]) -> tuple[float, ...]:
    """Probabilities of both readers, from those of rules and words and the encoder's logarithms."""
    both = mixed(logarithms(shares), encoded, RELATION_SHARE)
    return softmax([value / TEMPERATURE for value in both])


def weigh_closely(sentence: str, total: float) -> float:
    """The sum of the claim model for a sentence, averaged with what the encoder says of it.

    Args:
        sentence: as printed.
        total: of the claim model, the logarithm of odds.
    """
    no, yes = _read(sentence)[CLAIM]
    return (1 - CLAIM_SHARE) * total + CLAIM_SHARE * round(yes - no, _DIGITS)
