"""What a small text encoder says of the tokens of a printed reference, beside the model of ``model.py``.

The encoder knows from the texts that it was first trained on what reads like a journal, a publisher or a
title; the model knows layout. The logarithms of its probabilities count :data:`SHARE` beside the model's
weights, and the best labelling of the sum is taken. It takes some 10 ms a reference, so it is asked only by
``tearsheet predict`` and where articles are read ``--closely``; ``benchmarks/train_reference_encoder.py``
trains it, ``docs/models/references.md`` has the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from flows.encoder import load_encoder
from flows.encoder.pieces import START, pieces
from flows.resolve.strings.tokens import Token

ENCODER: Final = "references"
HEAD: Final = "field"
LONGEST: Final = 192
"""Word pieces of a reference that are read; tokens behind them are left to the model."""
SHARE: Final = 0.25
LEAST: Final = -12.0
"""No label is less likely than this logarithm."""
_THOUSANDTHS: Final = 1000

IDENTIFIER, DIGITS, LOWER, UPPER, INITIAL, CAPITALISED, ODD, SIGN = range(8)
"""How a piece's word is written, which the pieces (all in lower case) no longer show."""
N_SHAPES: Final = 8


class Row(NamedTuple):
    """A reference as the encoder takes it: pieces, their shapes, where each token's first piece stands."""

    pieces: list[int]
    shapes: list[int]
    places: list[int]


def shape_of(word: str) -> int:
    """How a token is written: one of :data:`N_SHAPES`."""
    if word[0] == "<":
        return IDENTIFIER
    if word.isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if len(word) == 1 and word.isupper():
        return INITIAL
    if word.isupper():
        return UPPER
    return CAPITALISED if word[0].isupper() else ODD


def row_of(tokens: Sequence[Token], tail: str, numbers: Mapping[str, int]) -> Row:
    """Tokens and the signs between them as pieces; ``tail`` is what stands behind the last one."""
    row = Row([numbers[START]], [SIGN], [])
    for token in tokens:
        _append(row, _signs(token.gap, numbers), SIGN)
        row.places.append(len(row.pieces))
        _append(row, pieces(token.text.strip("<>"), numbers), shape_of(token.text))
    _append(row, _signs(tail, numbers), SIGN)
    places = [place for place in row.places if place < LONGEST]
    return Row(row.pieces[:LONGEST], row.shapes[:LONGEST], places)


def _signs(gap: str, numbers: Mapping[str, int]) -> Iterator[int]:
    for sign in gap:
        if not sign.isspace():
            yield from pieces(sign, numbers)


def _append(row: Row, found: Iterable[int], shape: int) -> None:
    before = len(row.pieces)
    row.pieces.extend(found)
    row.shapes.extend([shape] * (len(row.pieces) - before))


@cache
def _columns(labels: tuple[str, ...]) -> list[int]:
    """Where the encoder's table of labels has each of the model's."""
    own = load_encoder(ENCODER).labels
    return [own.index(label) for label in labels]


def weigh_closely(tokens: Sequence[Token], tail: str, labels: tuple[str, ...]) -> npt.NDArray[np.int32]:
    """What the encoder adds to the model's weights, in thousandths: a row a token, a column a label.

    Rounded to thousandths of a logarithm first, for the last digits differ between machines.
    """
    encoder = load_encoder(ENCODER)
    row = row_of(tokens, tail, encoder.pieces.numbers)
    logs = encoder.label(row.pieces, row.shapes, HEAD)[row.places][:, _columns(labels)]
    return in_thousandths(logs)


def in_thousandths(logs: npt.NDArray[np.float32]) -> npt.NDArray[np.int32]:
    """Logarithms as whole weights, by the encoder's share."""
    whole = np.rint(np.maximum(logs, np.float32(LEAST)) * np.float32(_THOUSANDTHS))
    return np.rint(whole * np.float32(SHARE)).astype(np.int32)
