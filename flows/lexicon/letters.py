"""Letters without their accents, so that a name is found again where it is printed without them."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = {
    ord("ø"): "o",
    ord("đ"): "d",
    ord("ł"): "l",
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ı"): "i",
}
"""Letters that do not come apart into a letter and its accent."""


def plain_letters(text: str) -> str:
    """The text in lower case, its letters without accents.

    >>> plain_letters("Gračanin, Hølm")
    'gracanin, holm'
    """
    if text.isascii():  # nothing to take apart
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
