"""A sentence made ready for reading: marks removed, contractions opened, idioms rewritten; cut into words.

What a rewrite puts in is marked, ``printed~read``, so that the words of a row stay those of the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from flows.extract.assertions.lexicon import rewrites, words_of
from flows.lexicon.pieces import by_pieces

_TOKEN: Final = re.compile(r"[\w’']*~[a-z]+|\d{1,3}(?:,\d{3})+%?|[^\W_]+(?:[-‐'’./·][^\W_]+)*%?|[;:—–!?.,&%]")
_PARENTHESIS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NOT: Final = re.compile(r"\b(can|wo|sha|ai|[a-z]+?)(n['’]t)\b", re.IGNORECASE)
_CONTRACTED: Final = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is", "can": "can"}
_IS: Final = re.compile(r"\b(it|that|this|he|she|there|what|here)['’]s\b", re.IGNORECASE)
_AUX: Final = re.compile(r"\b([A-Za-z]+)['’](ll|ve|re|d|m)\b")
_QUOTES: Final = str.maketrans(dict.fromkeys('"“”«»*_~', " ") | {"‘": " ", "\n": " "})
_LIST_NUMBER: Final = re.compile(r"^\s*(?:\d{1,2}[.)]|[-•])\s+")
_REWRITES: Final = rewrites()
_GATES: Final = tuple(
    (needed, tuple(place for place, rewrite in enumerate(_REWRITES) if rewrite.needs == needed))
    for needed in dict.fromkeys(rewrite.needs for rewrite in _REWRITES)
)
"""The places of the rewrites that need a stretch of text, so that it is looked for once."""
_LONGEST_PARTS: Final = tuple(max(needed.split(), key=len) for needed, _ in _GATES)
"""What stands of each stretch within one piece of text, so that most stretches are not looked for."""


_PROPER: Final = words_of("proper")


def clean(sentence: str) -> str:
    """A sentence without quotation marks, list numbers and parentheses, contractions opened."""
    text = sentence.translate(_QUOTES)
    if not text[:1].isalpha():
        text = _LIST_NUMBER.sub("", text)
    if "(" in text or "[" in text:
        text = _PARENTHESIS.sub("", text)
    if "n't" in text or "n’t" in text:
        text = _NOT.sub(_open_not, text)
    if "'" in text or "’" in text:
        text = _IS.sub(r"\g<0>~\1 ~is", _AUX.sub(_open, text))
    text = _lower_title(text)
    lowered = text.lower()
    gates = [_GATES[number] for number in {*_gates_near(lowered)}]
    for place in sorted([place for needed, places in gates if needed in lowered for place in places]):
        _, pattern, replacement, also = _REWRITES[place]
        if not also or any(map(lowered.__contains__, also)):
            text = pattern.sub(replacement, text)
    return text


@by_pieces
def _gates_near(piece: str) -> tuple[int, ...]:
    """The numbers of the gates that may be open in a text with that piece."""
    return tuple(number for number, part in enumerate(_LONGEST_PARTS) if part in piece)


def _lower_title(text: str) -> str:
    """A heading in Title Case, in lower case but for acronyms, numbers and names."""
    if text.endswith((".", "!")):
        return text
    words = text.split()
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if (
        len(long) < 2
        or text.rstrip().endswith((".", "!"))
        or sum(word[0].isupper() for word in long) < 0.8 * len(long)
    ):
        return text
    return " ".join(
        word.lower() if word[1:].islower() and word.rstrip(",:;").lower() not in _PROPER else word
        for word in words
    )


def _open(match: re.Match[str]) -> str:
    word = {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"}[match[2]]
    return f"{match[0]}~{match[1].lower()} ~{word}"


def _open_not(match: re.Match[str]) -> str:
    low = match[1].lower()
    return f"{match[0]}~{_CONTRACTED.get(low, low)} ~not"


def split_words(text: str) -> tuple[list[str], list[str]]:
    """The words of a cleaned sentence: as printed, and in lower case as they are read."""
    words = _words(text)
    return [word[0] for word in words], [word[1] for word in words]


@by_pieces
def _words(piece: str) -> tuple[tuple[str, str], ...]:
    return tuple((word.partition("~")[0], word.rpartition("~")[2].lower()) for word in _TOKEN.findall(piece))
