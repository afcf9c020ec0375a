"""The tags of what the lexicon does not know: punctuation, numbers, adverbs, all else a noun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from flows.extract.assertions.lexicon import words_of

_HARD: Final = frozenset(";:—–!?.")
_NUMERIC: Final = re.compile(r"^[\d.,]+%?$")
_FOLD: Final = re.compile(
    r"(?:[\d.]+|two|three|four|five|six|seven|eight|nine|ten|many|several)-?fold$"
    r"|(?:one|two|three|four)-(?:third|quarter|fifth)s?$|[\d.]+-(?:percent|point)$"
)
_PARTS: Final = ("fold", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "-percent", "-point")
_NOT_ADVERBS: Final = words_of("not_adverbs")


@lru_cache(maxsize=65_536)
def tag_of(low: str) -> str:
    """The tag of a word that the lexicon does not know, or of a punctuation mark."""
    if low in _HARD:
        return ";"
    if low == ",":
        return ","
    if _NUMERIC.match(low) or (low.endswith(_PARTS) and _FOLD.match(low)):
        return "q"
    return "a" if low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS else "n"
