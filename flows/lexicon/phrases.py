"""Noun phrases compared: content words, similarity, and exposures stated the other way round.

The stemmer is a small one of our own: a table of irregular forms, then inflectional and a few derivational
suffixes in the spirit of Porter (1980, doi:10.1108/eb046814), enough for matching, never shown to a reader.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from flows.lexicon.pieces import by_pieces

_DATA: Final = yaml.load(
    (Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
_IRREGULAR: Final[dict[str, str]] = _DATA["irregular"]
_STOP: Final = frozenset(_DATA["stop"])
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_GENERIC_WEIGHT: Final = 0.35

_ENDINGS: Final[tuple[tuple[str, str, int], ...]] = (
    # suffix, what takes its place, letters that must remain; the first match wins. Beside it an example.
    ("iness", "i", 2),  # sleepiness -> sleepi
    ("ations", "", 4),  # palpitations -> palpit
    ("ation", "", 4),
    ("ements", "", 4),  # movements -> mov
    ("ement", "", 4),
    ("ments", "", 4),  # treatments -> treat
    ("ment", "", 4),
    ("nesses", "", 4),  # illnesses -> ill
    ("ness", "", 4),
    ("ities", "", 4),  # abilities -> abil
    ("ity", "", 4),
    ("ically", "ic", 3),  # medically -> medic
    ("ingly", "", 4),
    ("ies", "i", 2),  # therapies -> therapi
    ("sses", "ss", 2),  # stresses -> stress
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 2),
    ("ions", "", 4),  # connections -> connect
    ("ion", "", 4),
    ("ings", "", 3),  # cravings -> crav
    ("ing", "", 3),  # eating -> eat
    ("ied", "i", 2),  # worried -> worri
    ("ed", "", 3),  # helped -> help
    ("ally", "al", 3),
    ("ly", "", 4),  # quickly -> quick
    ("ous", "", 5),
    ("ives", "", 4),
    ("ive", "", 4),  # supportive -> support
    ("es", "e", 3),  # exercises -> exercise
    ("s", "", 2),  # eggs -> egg
)
_BY_LETTER: Final = {
    letter: tuple(ending for ending in _ENDINGS if ending[0][-1] == letter)
    for letter in {suffix[-1] for suffix, _, _ in _ENDINGS}
}
_KEEP_S: Final = ("ss", "us", "is")
_VOWEL: Final = re.compile(r"[aeiouy]")


def words_of(name: str) -> frozenset[str]:
    """A word list of ``data/words.yaml``."""
    return frozenset(_DATA[name])


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Reduce one word to the form under which its inflections and near derivations meet.

    >>> stem("connections") == stem("connect"), stem("cried") == stem("crying")
    (True, True)
    """
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    if (base := _IRREGULAR.get(word)) is not None:
        word = base
    if len(word) > 3 and not word.endswith(_KEEP_S):
        for suffix, replacement, least in _BY_LETTER.get(word[-1], ()):
            if word.endswith(suffix):
                kept = word[: len(word) - len(suffix)]
                if len(kept) < least or not _VOWEL.search(kept):
                    continue
                if (
                    suffix in {"ings", "ing", "ed"}
                    and len(kept) > 3
                    and kept[-1] == kept[-2]
                    and kept[-1] not in "lsz"
                ):
                    kept = kept[:-1]
                word = kept + replacement
                break
    elif word.endswith("ss") and word.endswith("ness") and len(word) > 7:
        word = word[:-4]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 2 and word.endswith("y"):
        word = word[:-1] + "i"
    return word


_STOP_STEMS: Final = frozenset(stem(word) for word in _STOP) - {"le"}
_GENERIC: Final = frozenset(stem(word) for word in _DATA["generic"])
_OPPOSED: Final = tuple(frozenset(stem(word) for word in pair) for pair in _DATA["opposed"])
_ANY_OPPOSED: Final = frozenset().union(*_OPPOSED)


@lru_cache(maxsize=16_384)
def content_words(phrase: str) -> tuple[str, ...]:
    """Stemmed content words of a phrase, in order, each once.

    >>> content_words("the connections with other people") == content_words("connecting with others")
    True
    """
    return tuple(dict.fromkeys(_content_stems(phrase)))


@by_pieces
def _content_stems(piece: str) -> tuple[str, ...]:
    """The stems of the words that say something."""
    roots = map(stem, _WORD.findall(piece))
    return tuple(root for root in roots if root not in _STOP_STEMS and len(root) > 1)


@lru_cache(maxsize=16_384)
def similarity(a: str, b: str) -> float:
    """How alike two noun phrases are, 0 to 1: weighted Dice over content words.

    Words that say little of what is meant (level, risk, score) weigh less; a pair of opposed words (systolic,
    diastolic) caps the figure at 0.4. It says nothing of direction: "sleep" and "lack of sleep" are alike,
    :func:`polarity_of_exposure` tells them apart.
    """
    left, right = content_words(a), content_words(b)
    if not left or not right:
        return 1.0 if a.strip().lower() == b.strip().lower() and a.strip() else 0.0
    shared = [word for word in left if word in right]
    if not shared:
        return 0.0
    total = _weight(left) + _weight(right)
    score = 2.0 * _weight(shared) / total
    both = {*left, *right}
    if not _ANY_OPPOSED.isdisjoint(both) and any(
        len(pair & set(left)) == 1 and len(pair & set(right)) == 1 and pair <= both for pair in _OPPOSED
    ):
        score = min(score, 0.4)
    return round(score, 4)


def _weight(words: tuple[str, ...] | list[str]) -> float:
    return sum(_GENERIC_WEIGHT if word in _GENERIC else 1.0 for word in words)


class Polarity(NamedTuple):
    """An exposure's core, and whether the phrase states its absence or reversal."""

    core: str
    is_inverted: bool


_INVERTERS: Final[tuple[tuple[str, str], ...]] = tuple(
    (pattern, example) for pattern, example in _DATA["inverters"]
)
_LEAD: Final = re.compile(_DATA["inverter_lead"], re.IGNORECASE)
_INVERTER: Final = re.compile("|".join(f"(?:{pattern})" for pattern, _ in _INVERTERS), re.IGNORECASE)
_TAILS: Final[tuple[tuple[str, str], ...]] = tuple(
    (pattern, example) for pattern, example in _DATA["inverter_tails"]
)
_TAIL: Final = re.compile("|".join(pattern for pattern, _ in _TAILS), re.IGNORECASE)
_TEARLESS: Final = re.compile(r"\b(?:tearless|dry-eyed|stoic)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def polarity_of_exposure(phrase: str) -> Polarity:
    """Tell an exposure from its absence: the core phrase, and whether it is turned round.

    Two turns make none ("not avoiding sugar"). The core keeps the wording that is left.

    >>> polarity_of_exposure("having lost the capacity to cry")
    Polarity(core='cry', is_inverted=True)
    """
    rest, inverted = phrase.strip(" ,.;"), False
    lead = _LEAD.match(rest)
    bare = rest[lead.end() :] if lead else rest
    for _ in range(3):
        match = _INVERTER.match(bare)
        if match is None or not bare[match.end() :].strip(" ,'’"):
            break
        inverted = not inverted
        rest = bare = bare[match.end() :].strip()
        lead = _LEAD.match(bare)
        bare = bare[lead.end() :] if lead else bare
    if (tail := _TAIL.search(rest)) and tail.start() > 2:
        return Polarity(rest[: tail.start()], not inverted)
    if _TEARLESS.search(rest):
        return Polarity(_TEARLESS.sub("crying", rest), not inverted)
    return Polarity(rest, inverted)


@cache
def inverter_examples() -> tuple[str, ...]:
    """The example beside each pattern of an inverted exposure; the tests run them."""
    return tuple(example for _, example in _INVERTERS + _TAILS)
