"""A small text encoder, evaluated with plain numpy: word pieces, packed tables, a set of layers a task."""

from flows.encoder.chances import logarithms, mixed, softmax
from flows.encoder.net import Encoder, load_encoder

__all__ = ["Encoder", "load_encoder", "logarithms", "mixed", "softmax"]
