"""What a single word of a reference tells: its shape, its family, the journals whose name it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from flows.resolve.strings.tokens import Token

WORDS = yaml.safe_load((Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"))
_MARK_OF: dict[str, str] = {
    **dict.fromkeys(WORDS["places"].split(), "place"),
    **dict.fromkeys(WORDS["given_names"].split(), "given"),
    **{word: mark for mark, words in reversed(WORDS["marks"].items()) for word in words.split()},
}
MARKS = frozenset(WORDS["marks"])
_JOURNALS = frozenset(tuple(re.findall(r"[^\W\d_]+", name)) for name in WORDS["journals"].split(","))
_MORE_JOURNALS = frozenset(
    tuple(re.findall(r"[^\W\d_]+", name)) for name in WORDS["more_journals"].split(",")
)
_Starts = dict[str, tuple[int, ...]]


def _starts(names: frozenset[tuple[str, ...]]) -> _Starts:
    """The lengths of the names that begin with a word, longest first."""
    return {
        start: tuple(sorted({len(name) for name in names if name[0] == start}, reverse=True))
        for start in sorted({name[0] for name in names})
    }


_JOURNAL_STARTS = _starts(_JOURNALS)
_NAMED = _JOURNALS | _MORE_JOURNALS
_ALL_JOURNALS = _NAMED | {tuple(word for word in name if word != "and") for name in _NAMED}
"""With and without "and", for "&" is no token: "Food & Function"."""
_ALL_STARTS = _starts(_ALL_JOURNALS)
_JOURNAL_WORDS = frozenset({"journal", "annals", "archives", "frontiers", "bulletin"})
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Word(NamedTuple):
    """A word in lower case, shortened, with its shape ("Xx", "year", "000") and its family of words."""

    lower: str
    short: str
    shape: str
    mark: str


def _shape(word: str) -> str:
    if word[0] == "<" and len(word) > 1:
        return word
    if word.isdigit():
        if len(word) == 4 and ("1500" <= word < "2030"):
            return "year"
        return "0" * min(len(word), 6)
    if not word[0].isalpha():
        return word
    if _WIDE.match(word):
        return "wide"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX" if len(word) < 4 else "XXXX"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "X-X" if "-" in word and word[0].isupper() else "xX"


@lru_cache(maxsize=50_000)
def word_of(text: str) -> Word:
    """What a word tells by itself."""
    lower = "0" if text.isdigit() else text.casefold()
    mark = _MARK_OF.get(lower, "")
    return Word(lower, lower if len(lower) < 7 or mark else lower[:5], _shape(text), mark)


def mark_of(word: str) -> str:
    """The family of ``words.yaml`` that a word belongs to, "web" for an address, "" for none."""
    return "web" if word == "<url>" else _MARK_OF.get(word.casefold(), "")


def is_listed_journal(name: str) -> bool:
    """Whether the name is a listed journal's, or says that it is one's ("Journal of …", "Annals of …")."""
    words = tuple(word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word != "the")
    return words in _ALL_JOURNALS or (bool(words) and words[0] in _JOURNAL_WORDS)


def known_journals(tokens: Sequence[Token], words: Sequence[str]) -> list[str]:
    """For each token if the name of a listed journal covers it: "1" a name of one word, "2" of several.

    Args:
        tokens: the tokens.
        words: the same in lower case.
    """
    return _covered(tokens, words, _JOURNALS, _JOURNAL_STARTS)


def listed_journals(tokens: Sequence[Token]) -> list[str]:
    """The same with the journals that were added after the training."""
    return _covered(tokens, [word_of(token.text).lower for token in tokens], _ALL_JOURNALS, _ALL_STARTS)


def _covered(
    tokens: Sequence[Token], words: Sequence[str], names: frozenset[tuple[str, ...]], starts: _Starts
) -> list[str]:
    known = [""] * len(words)
    for index, word in enumerate(words):
        if word in starts and not known[index] and tokens[index].text[0].isupper():
            for size in starts[word]:
                if tuple(words[index : index + size]) in names:
                    known[index : index + size] = ["1" if size == 1 else "2"] * size
                    break
    return known
