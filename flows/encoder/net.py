"""A small text encoder that reads a text, or two together, evaluated with plain numpy.

The lower layers of MiniLM (Wang et al. 2020, doi:10.48550/arXiv.2002.10957), trained further for each task by
the scripts in ``benchmarks/``; the cards in ``docs/models/`` say on what. The word pieces are common to all
(``data/pieces.safetensors``), the layers are a task's own. Tables stand as four-bit whole numbers, two in a
byte, with one scale for each stretch of a row (tables.py). They are read when a task first asks for them; the
pipeline of articles asks only where it is told to read closely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import safe_open

from flows.encoder.pieces import END, START, pieces
from flows.encoder.tables import Floats, full

DATA = Path(__file__).parent / "data"
PIECES = DATA / "pieces.safetensors"
HEADS = 12
LONGEST_FIRST = 50
LONGEST = 128
_EPSILON = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces: their numbers, and the rows that stand for them."""

    numbers: Mapping[str, int]
    rows: npt.NDArray[np.uint8]
    """Kept as they are packed: only a few are needed for a text."""
    scales: Floats


@dataclass(frozen=True, slots=True)
class Encoder:
    """The layers of a task by name, and the word pieces."""

    weights: Mapping[str, Floats]
    pieces: Pieces
    n_layers: int
    heads: tuple[str, ...]
    """What is read of a text."""
    labels: tuple[str, ...] = ()
    """What a piece is labelled with, where pieces are (:meth:`label`)."""

    def read(self, first: str, second: str | None = None) -> dict[str, list[float]]:
        """What each head says of one text, or of two together: logarithms of its classes' probabilities."""
        state = self._read(self._embed(*one_row(first, second, self.pieces.numbers)))
        return self._of_whole(state, self.heads)

    def label(self, numbers: list[int], shapes: list[int], head: str) -> Floats:
        """What a head says of each piece: logarithms of the probabilities of :attr:`labels`, a row a piece.

        ``shapes`` are rows of the encoder's own table, added to the pieces.
        """
        state = self._embed(numbers, [0] * len(numbers), self.weights["shapes.weight"][shapes])
        return _normalised(self._linear(self._read(state), f"{head}.head")).astype(np.float32)

    def mark(self, numbers: list[int], head: str) -> tuple[dict[str, list[float]], Floats]:
        """What the other heads say of the whole, and what one says of each piece: logarithms."""
        state = self._read(self._embed(numbers, [0] * len(numbers)))
        others = tuple(other for other in self.heads if other != head)
        each = _normalised(self._linear(state, f"{head}.head")).astype(np.float32)
        return self._of_whole(state, others), each

    def _of_whole(self, state: Floats, heads: tuple[str, ...]) -> dict[str, list[float]]:
        pooled: Floats = np.concatenate([state[0], state.mean(axis=0)]).astype(np.float32)
        return {head: self._logarithms(pooled, head) for head in heads}

    def _logarithms(self, pooled: Floats, head: str) -> list[float]:
        inner = np.tanh(self._linear(pooled, f"{head}.pre"))
        return [float(value) for value in _normalised(self._linear(inner, f"{head}.head"))]

    def _read(self, state: Floats) -> Floats:
        for layer in range(self.n_layers):
            state = self._layer(state, f"layer.{layer}.")
        return state

    def _embed(self, numbers: list[int], kinds: list[int], further: Floats | None = None) -> Floats:
        rows = full(self.pieces.rows[numbers], self.pieces.scales[numbers])
        rows = rows + self.weights["positions"][: len(numbers)] + self.weights["kinds"][kinds]
        return self._norm(rows if further is None else rows + further, "embedding_norm")

    def _layer(self, state: Floats, name: str) -> Floats:
        length, width = state.shape
        size = width // HEADS
        query, key, value = (
            self._linear(state, name + part).reshape(length, HEADS, size).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = (query * np.float32(size**-0.5)) @ key.transpose(0, 2, 1)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: npt.NDArray[Any] = (scores @ value).transpose(1, 0, 2).reshape(length, width)
        attended = self._linear(mixed, name + "attended")
        attended += state
        state = self._norm(attended, name + "attended_norm")
        inner = _gelu(self._linear(state, name + "inner"))
        outer = self._linear(inner, name + "outer")
        outer += state
        return self._norm(outer, name + "outer_norm")

    def _linear(self, state: Floats, name: str) -> Floats:
        return state @ self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _norm(self, state: Floats, name: str) -> Floats:
        centred: Floats = state - state.mean(axis=-1, keepdims=True)
        spread: Floats = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
        normal: Floats = centred / spread * self.weights[name + ".weight"] + self.weights[name + ".bias"]
        return normal


def _normalised(scores: Floats) -> npt.NDArray[np.float64]:
    """Logarithms of probabilities, from scores (along the last axis)."""
    shifted = scores.astype(np.float64)
    shifted -= shifted.max(axis=-1, keepdims=True)
    logs: npt.NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs


def _gelu(values: Floats) -> Floats:
    """Gaussian error linear unit, by its hyperbolic tangent (Hendrycks and Gimpel 2016, arXiv:1606.08415)."""
    inner = values * values
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= values
    np.tanh(inner, out=inner)
    inner += np.float32(1.0)
    inner *= values
    inner *= np.float32(0.5)
    return inner


def one_row(
    first: str, second: str | None, numbers: Mapping[str, int], longest: int = LONGEST
) -> tuple[list[int], list[int]]:
    """Word pieces of one text, or of two, as one row, and which of the two each belongs to.

    Of a first text beside a second at most :data:`LONGEST_FIRST` pieces are read.
    """
    said = pieces(first, numbers)
    if second is None:
        row = [numbers[START], *said[: longest - 2], numbers[END]]
        return row, [0] * len(row)
    said = said[:LONGEST_FIRST]
    shown = pieces(second, numbers)[: longest - 3 - len(said)]
    row = [numbers[START], *said, numbers[END], *shown, numbers[END]]
    return row, [0] * (len(said) + 2) + [1] * (len(shown) + 1)


@cache
def load_pieces(path: Path = PIECES) -> Pieces:
    """Read the word pieces (once a process)."""
    with safe_open(path, framework="numpy") as file:
        listed = file.metadata()["vocabulary"].split("\n")
        numbers = {piece: number for number, piece in enumerate(listed)}
        return Pieces(numbers, file.get_tensor("pieces"), file.get_tensor("pieces.scale"))


def weights_of(name: str) -> Path:
    """Where the layers and heads of an encoder stand."""
    return DATA / f"{name}.safetensors"


@cache
def load_encoder(name: str) -> Encoder:
    """Read layers and heads (once a process): ``sentences``, ``references``, ``verdict`` (of pairs)."""
    with safe_open(weights_of(name), framework="numpy") as file:
        labels = tuple((file.metadata() or {}).get("labels", "").split())
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  # no mapping
    weights: dict[str, Floats] = {}
    for part, array in arrays.items():
        if part.endswith(".scale"):
            continue
        scale = arrays.get(f"{part}.scale")
        # A table is turned, for rows of text times table.
        weights[part] = (
            array.astype(np.float32) if scale is None else np.ascontiguousarray(full(array, scale).T)
        )
    n_layers = len({part.split(".")[1] for part in arrays if part.startswith("layer.")})
    heads = sorted(part.split(".")[0] for part in arrays if part.endswith(".head.bias"))
    return Encoder(weights, load_pieces(), n_layers, tuple(heads), labels)
