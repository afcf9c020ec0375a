"""What stands in place of words that may not be passed on: their hash, which whoever has them can check."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pandas as pd

_FINGERPRINT = r"sha256:[0-9a-f]{64}"


def fingerprint(text: str) -> str:
    """``sha256:`` and the SHA-256 of the text in UTF-8.

    >>> fingerprint("Naps help.")[:19]
    'sha256:0d5d2bd47e9e'
    """
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def is_fingerprint(text: Any) -> bool:
    """Whether a cell holds a hash in place of words."""
    return isinstance(text, str) and re.fullmatch(_FINGERPRINT, text) is not None


def are_fingerprints(cells: pd.Series[Any]) -> Any:
    """Whether each cell of a column of text holds a hash in place of words."""
    return cells.str.fullmatch(_FINGERPRINT)
