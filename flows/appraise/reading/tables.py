"""Tables of numbers in few bytes: four-bit whole numbers with scales, in a safetensors file.

The file (https://github.com/huggingface/safetensors) is eight bytes with the length of a JSON header, the
header, then the arrays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_TYPES = {"U8": np.uint8, "F16": np.float16, "F32": np.float32}
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


def read_safetensors(data: bytes) -> tuple[dict[str, npt.NDArray[Any]], dict[str, str]]:
    """The arrays by name, and the metadata, of a safetensors file of the types above."""
    end = 8 + int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.loads(data[8:end])
    metadata: dict[str, str] = header.pop("__metadata__", {})
    arrays = {
        name: np.frombuffer(
            data[end + entry["data_offsets"][0] : end + entry["data_offsets"][1]], _TYPES[entry["dtype"]]
        ).reshape(entry["shape"])
        for name, entry in header.items()
    }
    return arrays, metadata


def write_safetensors(arrays: Mapping[str, npt.NDArray[Any]], metadata: Mapping[str, str]) -> bytes:
    """The opposite of :func:`read_safetensors`; the arrays in the order of their names."""
    names = {np.dtype(kind): name for name, kind in _TYPES.items()}
    header: dict[str, Any] = {"__metadata__": dict(metadata)}
    blocks: list[bytes] = []
    place = 0
    for name in sorted(arrays):
        block = np.ascontiguousarray(arrays[name]).tobytes()
        header[name] = {
            "dtype": names[arrays[name].dtype],
            "shape": list(arrays[name].shape),
            "data_offsets": [place, place + len(block)],
        }
        place += len(block)
        blocks.append(block)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + b"".join(blocks)
