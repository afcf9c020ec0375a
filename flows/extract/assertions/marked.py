"""A claim's parts as a small text encoder marks them: what acts, on what, and which way.

Rules read no assertion off one press claim in three. Where articles are read ``--closely`` an encoder is
asked too, which has learned from claims of which both parts are known as the claim words them
(``benchmarks/train_assertion_encoder.py``; figures in ``docs/models/claims.md``). It marks each word as part
of an exposure, part of an outcome or neither, and says of the whole claim in which direction the outcome
goes, or that it asserts none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Final, NamedTuple

from flows.encoder import load_encoder
from flows.encoder.pieces import END, START, pieces
from flows.extract.assertions.sentence import fill_topic, is_left_open, read_open
from flows.extract.assertions.statements import TOPIC, Statement
from flows.lexicon.phrases import similarity
from schemas.vocabulary import Direction

ENCODER: Final = "assertions"
PARTS, WAY = "parts", "way"
"""What is asked of each word (:data:`LABELS`), and of the whole (:data:`WAYS`)."""
LABELS: Final = ("O", "B-X", "I-X", "B-Y", "I-Y")
"""No part; first and further words of an exposure (X) and of an outcome (Y)."""
WAYS: Final = (None, Direction.INCREASE, Direction.DECREASE, Direction.NO_CHANGE)
LONGEST: Final = 96
"""Word pieces that are read."""
WORD: Final = re.compile(r"\w+(?:[’'.,:/-]\w+)*|[^\w\s]")
_LEAST_WAY: Final = 0.9
_LEAST_PART: Final = 0.4
"""Least probability of the way, and of the label of each word of both parts."""
_ALIKE: Final = 0.5
"""Least similarity of two wordings of one outcome."""
_DIGITS: Final = 3
_NO_NOUN: Final = frozenset(
    ("it", "its", "they", "them", "their", "this", "that", "these", "those", "he", "she", "we", "you", "i")
) | {"who", "which", "such", "doing so", "the one", "the ones"}
"""Parts that stand for what was named before."""


class Words(NamedTuple):
    """A claim's words: where they stand, its pieces, and where each word's first piece is."""

    spans: list[tuple[int, int]]
    pieces: list[int]
    places: list[int]


def words_in(text: str, numbers: Mapping[str, int]) -> Words:
    """Cut a claim into words and their pieces, as far as it is read."""
    found = Words([], [numbers[START]], [])
    for match in WORD.finditer(text):
        own = pieces(match[0], numbers)
        if not own or len(found.pieces) + len(own) >= LONGEST:
            if own:
                break
            continue
        found.spans.append(match.span())
        found.places.append(len(found.pieces))
        found.pieces.extend(own)
    found.pieces.append(numbers[END])
    return found


def read_closely(text: str, topic: str | None = None) -> tuple[Statement, ...]:
    """What a sentence asserts by rules and encoder together: as :func:`sentence.read_statement`."""
    return fill_topic(read_open_closely(text), topic)


def read_open_closely(text: str) -> tuple[Statement, ...]:
    """The statements of the rules, but for those that the encoder surely reads otherwise, or alone.

    The rules read more of a sentence (who, than what, when, how much), so theirs stay where one of them says
    the same of the same outcome; what they name as its cause is then the encoder's, where that is another.
    """
    found = read_open(text)
    if is_left_open(text) or (marked := mark(text)) is None:
        return found
    if any(_agree(one, marked) for one in found):
        return tuple(_with_cause(one, marked) if _agree(one, marked) else one for one in found)
    if len(found) == 1:
        return (marked._replace(value=found[0].value, unit=found[0].unit, n=found[0].n),)
    return (marked,)


def _agree(one: Statement, other: Statement) -> bool:
    return one.direction is other.direction and _are_like(one.outcome, other.outcome)


def _with_cause(one: Statement, marked: Statement) -> Statement:
    if marked.exposure is TOPIC or (one.exposure and _are_like(one.exposure, marked.exposure or "")):
        return one
    return one._replace(exposure=marked.exposure)


def _are_like(one: str, other: str) -> bool:
    own, theirs = one.lower(), other.lower()
    return own in theirs or theirs in own or similarity(own, theirs) >= _ALIKE


@lru_cache(maxsize=1 << 12)
def mark(text: str) -> Statement | None:
    """What the encoder marks in a sentence; None where it is not sure.

    It is sure where it marks one exposure and one outcome, and these and the way are likely enough. The
    exposure is :data:`TOPIC` where the sentence names it by a pronoun.
    """
    encoder = load_encoder(ENCODER)
    words = words_in(text, encoder.pieces.numbers)
    if not words.spans:
        return None
    whole, each = encoder.mark(words.pieces, PARTS)
    ways = [round(value, _DIGITS) for value in whole[WAY]]
    way = max(range(len(WAYS)), key=ways.__getitem__)
    direction = WAYS[way]
    if direction is None or exp(ways[way]) < _LEAST_WAY:
        return None
    logs = each[words.places].round(_DIGITS)
    sure = logs.max(axis=1)
    marked = stretches(logs.argmax(axis=1).tolist())
    if any(len(found) != 1 for found in marked.values()):
        return None
    (exposure, outcome) = (found[0] for found in marked.values())
    if exp(min(sure[slice(*exposure)].min(), sure[slice(*outcome)].min())) < _LEAST_PART:
        return None
    said, about = (
        text[words.spans[start][0] : words.spans[end - 1][1]] for start, end in (exposure, outcome)
    )
    if about.lower() in _NO_NOUN:
        return None
    return Statement(about, direction, TOPIC if said.lower() in _NO_NOUN else said)


def stretches(labels: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Kind of part → its stretches of words, first and the one behind the last."""
    found: dict[str, list[tuple[int, int]]] = {"X": [], "Y": []}
    open_kind = ""
    for place, label in enumerate(labels):
        begins, _, kind = LABELS[label].partition("-")
        if kind and (begins == "B" or kind != open_kind):
            found[kind].append((place, place + 1))
        elif kind:
            found[kind][-1] = (found[kind][-1][0], place + 1)
        open_kind = kind
    return found
