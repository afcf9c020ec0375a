"""A small text encoder that reads a claim and its evidence together, evaluated with plain numpy.

The lower layers of MiniLM (Wang et al. 2020, doi:10.48550/arXiv.2002.10957), trained further by
``benchmarks/train_verdict_encoder.py``; ``docs/models/verdict.md`` says on what. Its tables stand as four-bit
whole numbers, two in a byte, with one scale for each stretch of a row (tables.py); they are read when the
first claim is, never by the pipeline of articles.
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

from flows.appraise.reading.pieces import END, START, pieces
from flows.appraise.reading.tables import Floats, full

WEIGHTS = Path(__file__).parent / "data" / "verdict_encoder.safetensors"
HEADS = 12
LONGEST_CLAIM = 50
LONGEST_PAIR = 128
_EPSILON = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The weights by name, and the vocabulary."""

    weights: Mapping[str, Floats]
    embeddings: npt.NDArray[np.uint8]
    """Rows of word pieces, kept as they are packed: only a few are needed for a text."""
    embedding_scales: Floats
    vocabulary: Mapping[str, int]
    n_layers: int

    def logarithms(self, claim: str, evidence: str) -> list[float]:
        """Logarithms of the probabilities of the classes, in the order of ``model.CLASSES``."""
        numbers, kinds = pair(claim, evidence, self.vocabulary)
        state = self._embed(numbers, kinds)
        for layer in range(self.n_layers):
            state = self._layer(state, f"layer.{layer}.")
        pooled: Floats = np.concatenate([state[0], state.mean(axis=0)]).astype(np.float32)
        scores = self._linear(np.tanh(self._linear(pooled, "pre")), "head").astype(np.float64)
        scores -= scores.max()
        return [float(value) for value in scores - np.log(np.exp(scores).sum())]

    def _embed(self, numbers: list[int], kinds: list[int]) -> Floats:
        rows = full(self.embeddings[numbers], self.embedding_scales[numbers])
        rows = rows + self.weights["positions"][: len(numbers)] + self.weights["kinds"][kinds]
        return self._norm(rows, "embedding_norm")

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


def pair(claim: str, evidence: str, vocabulary: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """Word pieces of a claim and its evidence as one row, and which of the two each belongs to."""
    said = pieces(claim, vocabulary)[:LONGEST_CLAIM]
    shown = pieces(evidence, vocabulary)[: LONGEST_PAIR - 3 - len(said)]
    numbers = [vocabulary[START], *said, vocabulary[END], *shown, vocabulary[END]]
    return numbers, [0] * (len(said) + 2) + [1] * (len(shown) + 1)


@cache
def load_encoder(path: Path = WEIGHTS) -> Encoder:
    """Read the weights (once a process)."""
    with safe_open(path, framework="numpy") as file:
        listed = file.metadata()["vocabulary"]
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  # no mapping
    weights: dict[str, Floats] = {}
    for name, array in arrays.items():
        if name.endswith(".scale") or name == "pieces":
            continue
        scale = arrays.get(f"{name}.scale")
        # A table is turned, for rows of text times table.
        weights[name] = (
            array.astype(np.float32) if scale is None else np.ascontiguousarray(full(array, scale).T)
        )
    vocabulary = {piece: number for number, piece in enumerate(listed.split("\n"))}
    n_layers = len({name.split(".")[1] for name in arrays if name.startswith("layer.")})
    return Encoder(weights, arrays["pieces"], arrays["pieces.scale"], vocabulary, n_layers)
