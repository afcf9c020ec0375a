"""Numbers that English words spell, and texts with those numbers as digits."""

from __future__ import annotations

import re

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
_WORDS = "|".join((*_UNITS, *_TENS, *_SCALES))
_SPELLED = re.compile(rf"\b(?:{_WORDS})(?:[-\s]+(?:and[-\s]+)?(?:{_WORDS}))*\b", re.I)


def spelled_number(words: str) -> int | None:
    """The number that English words spell: "one hundred and twelve" is 112; None when they spell none.

    >>> spelled_number("twenty-five")
    25
    """
    total = current = 0
    seen = False
    for word in re.split(r"[-\s]+", words.lower()):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None


def with_digits(text: str) -> str:
    """The text with spelled numbers as digits, padded so that it stays as long where it can."""

    def replace(match: re.Match[str]) -> str:
        value = spelled_number(match[0])
        if value is None or match[0].lower() in {"one", "zero", "hundred", "thousand", "lakh", "million"}:
            return match[0]
        return str(value)

    text = re.sub(r"\b[Hh]alf a million\b", "500000", text)
    text = _SPELLED.sub(replace, text)
    return re.sub(r"\b(\d+(?:\.\d+)?) million\b", lambda m: str(int(float(m[1]) * 1_000_000)), text)
