"""Which language an article is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flows.ingest.words import LANGUAGE_NAMES, WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = WORDS["function_words"]
_FOREIGN_WORDS = WORDS["foreign_function_words"]
_FOREIGN_ENOUGH = 2
_SAMPLE = 800
_ENGLISH_SHARE, _DOUBTFUL_SHARE = 0.16, 0.06
_FEW_WORDS, _ENOUGH_WORDS = 15, 60

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


@cache
def _classifier() -> Any:
    import py3langid  # noqa: PLC0415  # its model takes half a second to load and is rarely asked

    return py3langid


def detect_language(text: str) -> tuple[str, bool]:
    """The language code of a text and whether that is sure; only a bounded sample of the text is looked at.

    English is told by its function words; py3langid is asked only where these are scarce. A text of few
    words, or of names and numbers, comes back as ``("en", False)`` rather than as a guess.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample.lower())
    n_latin = len(words) if sample.isascii() else sum(word[0] < "\u0370" for word in words)
    if words and n_latin * 2 < len(words):
        return _by_script(sample), True
    if not words:
        n_other = len(re.findall(r"[^\x00-\u036f\s\W\d]", sample))
        return ("und", True) if n_other else ("en", False)
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en", True
    if len(words) < _FEW_WORDS:
        return _of_few(sample, words, share)
    guess = str(_classifier().classify(sample)[0])
    if guess == "en":
        return "en", share >= _DOUBTFUL_SHARE
    if share < _DOUBTFUL_SHARE or len(words) >= _ENOUGH_WORDS:
        return guess, True
    return "en", False


def _of_few(sample: str, words: list[str], share: float) -> tuple[str, bool]:
    """A text of few words is English unless it has two words that only others use, and none of English."""
    if share > 0 or sum(map(_FOREIGN_WORDS.__contains__, words)) < _FOREIGN_ENOUGH:
        return "en", False
    guess = str(_classifier().classify(sample)[0])
    return (guess, True) if guess != "en" else ("en", False)


def _by_script(sample: str) -> str:
    counts = [(len(pattern.findall(sample)), code) for code, pattern in _SCRIPTS]
    n_kana = counts[0][0]
    best, code = max(counts[1:] if n_kana * 10 < counts[1][0] else counts, key=lambda pair: pair[0])
    if code in ("ru", "ar"):
        guess = str(_classifier().classify(sample)[0])
        return guess if guess != "en" else code
    return code if best else "und"


def language_name(code: str) -> str:
    """A language's English name; the code itself where it has none here."""
    return LANGUAGE_NAMES.get(code, "an unknown language" if code == "und" else code)
