"""Text into word pieces, as the encoder's vocabulary has them (WordPiece, greedy from the left).

Wu et al. 2016, doi:10.48550/arXiv.1609.08144, section 4.1, as BERT uses it: lower case, accents off, each
sign of punctuation a word of its own, the longest known piece first, later pieces marked by ``##``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
#: Signs that count as punctuation though Unicode calls them symbols.
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def words(text: str) -> list[str]:
    """Lower-case words and single signs of punctuation, accents and control characters taken off."""
    spaced: list[str] = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or letter in "\x00\ufffd" or (kind[0] == "C" and letter not in "\t\n\r"):
            continue
        is_sign = letter in _ASCII_SIGNS or kind[0] == "P" or "\u4e00" <= letter <= "\u9fff"
        spaced.append(f" {letter} " if is_sign else letter)
    return "".join(spaced).split()


def pieces(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The numbers of a text's word pieces; a word that cannot be put together is one unknown."""
    found: list[int] = []
    for word in words(text):
        found += _of_word(word, vocabulary) or [vocabulary[UNKNOWN]]
    return found


def _of_word(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The pieces of one word; none where it has a stretch that no piece covers."""
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST_WORD:
        for end in range(len(word), start, -1):
            piece = vocabulary.get(word[start:end] if start == 0 else f"##{word[start:end]}")
            if piece is not None:
                found.append(piece)
                start = end
                break
        else:
            return []
    return found
