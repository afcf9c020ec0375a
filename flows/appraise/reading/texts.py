"""A text as the comparison sees it: stemmed words, which of them are negated, numbers, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.appraise.reading.words import polarity
from flows.lexicon.phrases import stem

_TOKEN = re.compile(r"\d+(?:[.,·]\d+)*%?|[^\W\d_]+(?:['’-]?[^\W_]+)*|[.!?;,:()]")
_NUMBER = re.compile(r"\d")
_NUMBER_WORDS = {
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0,
    "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0, "half": 50.0, "quarter": 25.0, "third": 33.0, "double": 2.0, "twice": 2.0,
    "triple": 3.0,
}  # fmt: skip
STOP_WORDS = """
a an the of in on at to for from by with and or as is are was were be been being am has have had do
does did this that these those which who whose whom what it its they them their there here he she
his her we our us you your i my than then so such also about into over under through during after
before between among while when where if because since until both either own same other another more
most less least very can could may might must shall should will would not no nor just only even
still already yet however although though people person study studies research researcher
researchers scientist scientists according new found find finding findings show shows showed shown
report reported reports one two first recent recently published journal team said say says
"""
_STOP = frozenset(STOP_WORDS.split())
_SCOPE = 6
_STOPPERS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read for comparison; parallel tuples by word, punctuation left out."""

    stems: tuple[str, ...]
    canons: tuple[str, ...]
    """The stem, or the one that stands for its group of synonyms."""
    is_content: tuple[bool, ...]
    is_negated: tuple[bool, ...]
    sentences: tuple[int, ...]
    numbers: tuple[tuple[float, bool], ...]
    """Each number with whether it is a percentage."""
    lower: str
    n_negators: int
    names: frozenset[str]
    """Stems written with a capital away from a sentence's start."""

    @property
    def content(self) -> frozenset[str]:
        """The distinct content words, synonyms as one."""
        return frozenset(word for word, keep in zip(self.canons, self.is_content, strict=True) if keep)


@lru_cache(maxsize=2048)
def read(text: str) -> Reading:
    """Read a text into words; a negator negates what follows, up to a stop or ``_SCOPE`` words further."""
    lists = polarity()
    stems: list[str] = []
    content: list[bool] = []
    negated: list[bool] = []
    sentences: list[int] = []
    numbers: list[tuple[float, bool]] = []
    names: set[str] = set()
    sentence = scope = n_negators = 0
    is_start = True
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token[0].isalnum():
            if token in ".!?":
                sentence += not is_start
                is_start = True
            if token in _STOPPERS:
                scope = 0
            continue
        lower = token.lower().replace("’", "'")
        is_number = token[0].isdigit()
        word = token if is_number else stem(lower)
        if is_number or lower in _NUMBER_WORDS:
            number = _number(lower, text[match.end() : match.end() + 9])
            if number is not None:
                numbers.append(number)
        is_negator = word in lists.negators or lower.endswith("n't")
        stems.append(word)
        negated.append(scope > 0)
        content.append(not is_number and lower not in _STOP and not is_negator and len(word) > 1)
        sentences.append(sentence)
        if not is_start and token[0].isupper():
            names.add(word)
        scope = _SCOPE if is_negator else max(0, scope - 1)
        n_negators += is_negator
        is_start = False
    canons = tuple(lists.synonym.get(word, word) for word in stems)
    return Reading(
        stems=tuple(stems),
        canons=canons,
        is_content=tuple(content),
        is_negated=tuple(negated),
        sentences=tuple(sentences),
        numbers=tuple(numbers),
        lower=" ".join(text.lower().split()),
        n_negators=n_negators,
        names=frozenset(names),
    )


def _number(lower: str, after: str) -> tuple[float, bool] | None:
    if lower in _NUMBER_WORDS:
        return _NUMBER_WORDS[lower], lower in {
            "half",
            "quarter",
            "third",
        } or after.lstrip().lower().startswith("per")
    digits = lower.rstrip("%").replace(",", "").replace("·", ".")
    try:
        value = float(digits)
    except ValueError:
        return None
    is_share = lower.endswith("%") or after.lstrip().lower().startswith(("%", "percent", "per cent"))
    return value, is_share
