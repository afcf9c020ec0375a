"""How much a word weighs when a claim is laid beside evidence: by its place in a list by frequency.

The order is that of symspellpy's English dictionary (MIT; words of SCOWL by their counts in Google Books
Ngrams, CC BY 3.0). A weight learned from the labelled rows instead says most of the words that happen to be
rare there, and flatters what is measured on them. wordfreq's order measures the same; its data ask for
share-alike, which the package's weights then would have to carry.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from flows.appraise.reading.words import polarity
from flows.lexicon.phrases import stem

DICTIONARY = "frequency_dictionary_en_82_765.txt"
N_WORDS = 30_000
UNKNOWN = 9.0
_LEAST = 0.3


@cache
def word_weights() -> dict[str, float]:
    """Stem (or the stem that stands for its synonyms) → weight of the stem's most frequent word."""
    text = files("symspellpy").joinpath(DICTIONARY).read_text(encoding="utf-8-sig")
    weights: dict[str, float] = {}
    for rank, line in enumerate(text.splitlines()[:N_WORDS]):
        word = line.split()[0]
        if len(word) > 1 and word.isascii() and word.isalpha():
            one = stem(word)
            weights.setdefault(polarity().synonym.get(one, one), _weight(rank))
    return dict(sorted(weights.items()))


def _weight(rank: int) -> float:
    """Roughly an inverse document frequency: 0.3 for the first five hundred words, 6.4 for the last."""
    return round(max(_LEAST, 1.8 * math.log((500 + rank) / 1000) + 0.3), 2)
