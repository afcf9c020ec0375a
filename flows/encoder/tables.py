"""Tables of numbers in few bytes: four-bit whole numbers, two in a byte, with scales."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_GREATEST = 7
_MIDDLE = 8
_LEAST = np.float32(1e-6)
#: Parts of the scale that a stretch's greatest number asks for; the one that loses least is taken.
SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)

Floats = npt.NDArray[np.float32]


def packed(
    table: Floats, stretch: int, shares: Sequence[float] = SHARES, kind: type[np.floating[Any]] = np.float16
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[Any]]:
    """Whole numbers from -7 to 7, two in a byte, and the scale of each ``stretch`` numbers of a row."""
    parts = table.astype(np.float32).reshape(len(table), -1, stretch)
    widest = np.maximum(np.abs(parts).max(axis=-1), _LEAST) / np.float32(_GREATEST)
    best = np.full(widest.shape, np.inf, np.float32)
    numbers, scales = np.zeros(parts.shape, np.int8), widest.astype(kind)
    for share in shares:
        scale = (widest * np.float32(share)).astype(kind)
        wide = scale.astype(np.float32)[..., None]
        tried = np.clip(np.rint(parts / wide), -_GREATEST, _GREATEST)
        loss = ((tried * wide - parts) ** 2).sum(axis=-1)
        is_better = loss < best
        best = np.where(is_better, loss, best)
        scales = np.where(is_better, scale, scales)
        numbers = np.where(is_better[..., None], tried, numbers).astype(np.int8)
    halves = (numbers.reshape(len(table), -1) + _MIDDLE).astype(np.uint8)
    return (halves[:, ::2] | (halves[:, 1::2] << np.uint8(4))).astype(np.uint8), scales


def full(halves: npt.NDArray[np.uint8], scales: npt.NDArray[Any]) -> Floats:
    """The table again, as floats: the opposite of :func:`packed`."""
    numbers = np.stack([halves & 15, halves >> 4], axis=-1).astype(np.float32) - np.float32(_MIDDLE)
    parts = numbers.reshape(*scales.shape, -1) * scales.astype(np.float32)[..., None]
    return np.ascontiguousarray(parts.reshape(len(halves), -1))
