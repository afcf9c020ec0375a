"""The trained model: a linear-chain CRF, read from the package once.

Lafferty, McCallum & Pereira 2001; Okazaki 2007 (CRFsuite). ``benchmarks/train_references.py`` makes the file,
``docs/models/references.md`` describes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import pycrfsuite

from flows.resolve.strings.features import features_of
from flows.resolve.strings.tokens import Token

OUTSIDE = "o-web"
MODEL = Path(__file__).parent / "data" / "references.crfsuite.gz"


class Tagger(Protocol):
    """What is needed of a CRF: features in, one label a token out."""

    def tag(self, xseq: Sequence[Sequence[str]]) -> list[str]:
        """Label a sequence of tokens."""


@cache
def _model_bytes() -> bytes:
    # CRFsuite reads the model where it lies in memory and keeps no reference: this cache keeps it alive.
    return gzip.decompress(MODEL.read_bytes())


@cache
def bundled_tagger() -> Tagger:
    """The model that the package ships."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model_bytes())
    return cast("Tagger", tagger)


def label(tokens: Sequence[Token], tail: str, tagger: Tagger | None = None) -> list[str]:
    """The field of each token: "B-author", "I-author", …, or "o-…" outside every field."""
    if all(token.text[0] == "<" for token in tokens):
        return [OUTSIDE] * len(tokens)
    labels = (tagger or bundled_tagger()).tag(features_of(tokens, tail))
    # An identifier is found by pattern and belongs to no field, whatever the model says.
    return [OUTSIDE if token.text[0] == "<" else name for token, name in zip(tokens, labels, strict=True)]
