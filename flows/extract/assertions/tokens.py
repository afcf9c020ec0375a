"""A sentence as tagged tokens; triggers are told from their homographs by their neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from flows.extract.assertions.lexicon import Lexicon, Verb, Word, lexicon, rewrites, words_of

_TOKEN: Final = re.compile(r"\d{1,3}(?:,\d{3})+%?|[^\W_]+(?:[-‐'’./·][^\W_]+)*%?|[;:—–!?.,&%]")
_PARENTHESIS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NOT: Final = re.compile(r"\b(can|wo|sha|ai|[a-z]+?)n['’]t\b", re.IGNORECASE)
_CONTRACTED: Final = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is", "can": "can"}
_IS: Final = re.compile(r"\b(it|that|this|he|she|there|what|here)['’]s\b", re.I)
_AUX: Final = re.compile(r"(?<=[A-Za-z])['’](ll|ve|re|d|m)\b")
_QUOTES: Final = str.maketrans(dict.fromkeys('"“”«»*_', " ") | {"‘": " ", "\n": " "})
_LIST_NUMBER: Final = re.compile(r"^\s*(?:\d{1,2}[.)]|[-•])\s+")
_HARD: Final = frozenset(";:—–!?.")
_NUMERIC: Final = re.compile(r"^[\d.,]+%?$")
_REWRITES: Final = rewrites()


@lru_cache(maxsize=65_536)
def _tag_of(low: str) -> str:
    """The tag of a word that the lexicon does not know, or of a punctuation mark."""
    if low in _HARD:
        return ";"
    if low == ",":
        return ","
    if _NUMERIC.match(low):
        return "q"
    return "a" if low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS else "n"


class Tokens:
    """Parallel lists over the tokens of one sentence.

    Tags: d determiner, q number, a adverb or filler, m modal, b be, h have (auxiliary), o do, x negator,
    z no, t to, p preposition, c conjunction, u but, s subordinator, r relative, C comparator marker,
    A "according to", V verb of change, J comparative, K noun of change, n any other word, "," and ";" marks.
    """

    __slots__ = ("lex", "low", "tag", "text", "verb", "words")

    def __init__(self, text: list[str], lex: Lexicon) -> None:
        self.lex = lex
        self.text: list[str] = []
        self.low: list[str] = []
        self.tag: list[str] = []
        self.verb: list[Verb | None] = []
        self.words: list[Word | None] = []
        self._merge(text)
        self._resolve()
        self._amounts()

    def __len__(self) -> int:
        return len(self.low)

    def _merge(self, text: list[str]) -> None:
        lower = [word.lower() for word in text]
        phrases, words = self.lex.phrases, self.lex.words
        texts, lows, tags, found = self.text, self.low, self.tag, self.words
        place, n = 0, len(text)
        while place < n:
            low = lower[place]
            printed, length = text[place], 1
            if low in phrases:
                for rest, phrase in phrases[low]:
                    end = place + 1 + len(rest)
                    if end <= n and lower[place + 1] == rest[0] and tuple(lower[place + 1 : end]) == rest:
                        low, length = phrase, 1 + len(rest)
                        printed = " ".join(text[place:end])
                        break
            elif low == "." and place and lower[place - 1] in _ABBREVIATIONS:
                place += 1
                continue
            word = words.get(low)
            texts.append(printed)
            lows.append(low)
            found.append(word)
            tags.append(word.tag if word is not None else _tag_of(low))
            place += length
        self.verb = [None] * len(lows)

    def _resolve(self) -> None:
        tag = self.tag
        for place, word in enumerate(self.words):
            if word is None or (word.verb is None and word.noun is None and word.adjective is None):
                continue
            chosen = self._reading(place, word)
            tag[place] = chosen
            if chosen == "V":
                self.verb[place] = word.verb

    def _amounts(self) -> None:
        """ "More than 300", "fewer than six" are amounts, no comparison."""
        for place in range(1, len(self.low) - 1):
            if self.tag[place] == "s" and self.low[place] in {"once", "so", "since"}:
                if self.low[place] == "since" and self.tag[place + 1] == "q":
                    self.tag[place] = "p"
                elif self.low[place] != "since" and self.tag[place - 1] not in ",;":
                    self.tag[place] = "a"
            if self.low[place] == "than" and self.tag[place + 1] == "q" and self.tag[place - 1] == "J":
                self.tag[place - 1] = self.tag[place] = "q"

    def _reading(self, place: int, word: Word) -> str:
        tag, low = self.tag, self.low
        before = place - 1
        while before >= 0 and tag[before] == "a":
            before -= 1
        previous = tag[before] if before >= 0 else "^"
        following = low[place + 1] if place + 1 < len(low) else ""
        next_tag = tag[place + 1] if place + 1 < len(low) else "$"
        verb = word.verb
        if verb is None:
            return "K" if word.noun is not None else "J"
        if verb.phrasal:
            return "V"
        if low[place] in _AUXILIARIES and self._is_auxiliary(place):
            return word.tag
        nominal = previous in "dzqpJ" or (previous == "V" and not self._is_helper(before))
        if word.adjective is not None:
            if before > 0 and low[before] in {"both", "all", "each"} and tag[before - 1] == "n":
                return "V"
            if previous in "tmx" or (previous == "o"):
                return "V"
            if previous == "V" and self._is_helper(before):
                return "V"
            if verb.form == "ed":
                if previous in "bh" or (previous == "n" and before >= 0):
                    return "V"
                if previous in "c,":
                    return next((tag[i] for i in range(before, -1, -1) if tag[i] in "VJ"), "V")
                return "J" if nominal or previous == "^" else "V"
            if previous in "c," and next_tag in "dn" and verb.form == "base":
                earlier = next((self.verb[i] for i in range(before, -1, -1) if tag[i] == "V"), None)
                if earlier is not None and earlier.form == "base" and earlier.kind != "light":
                    return "V"
            if previous == "n" and next_tag in "dnJ" and following not in {"than"}:
                plural = (
                    low[before].endswith("s")
                    or low[before] in {"they", "you", "we", "people"}
                    or "c" in tag[max(before - 3, 0) : before]
                )
                return "V" if plural or low[place] != "lower" else "J"
            if previous == "^" or (previous in "c," and next_tag == "d"):
                return "V" if next_tag in "dn" and word.adjective is not None and previous != "^" else "J"
            return "J"
        if word.noun is not None:
            if previous == "p" and verb.form == "ing" and next_tag in "dnJ":
                return "V"
            if previous in "tmo" or (previous == "x"):
                return "V"
            if nominal:
                return "K"
            if following in {"in", "of", "from"} and previous == "n":
                plural = low[before].endswith("s") and not low[before].endswith("ss")
                agrees = (verb.form == "base" and plural) or (verb.form == "s" and not plural)
                return "V" if agrees or verb.form in {"ed", "ing"} else "K"
            if previous in "^;," and following in {"in", "of"}:
                return "K"
            return "V"
        if verb.kind == "light" and word.tag == "p":
            return "p"
        if previous == "^" and verb.form == "base" and word.noun is None and word.adjective is None:
            return "n"
        if verb.kind == "light" and verb.form != "ing" and next_tag not in "dqnJazKxVTr":
            return word.tag
        if (verb.form != "ing" and previous in "dzJ") or (previous == "p" and verb.form != "ing"):
            return "n"
        if verb.form == "ing" and previous in "dzJ":
            return "n"
        if (
            verb.form in {"ing", "base"}
            and previous == "V"
            and before == place - 1
            and not low[before].startswith("help")
            and " " not in low[before]
            and not (verb.form == "base" and self._is_helper(before) and low[before] not in {"get", "gets"})
        ):
            return "n"
        if verb.form == "ing" and previous == "n" and before == place - 1 and next_tag != "d":
            return "n"
        if previous == "q" and verb.kind == "light" and verb.form == "base":
            return "n"
        if previous == "n" and verb.form == "base" and next_tag in "pb$,;V" and not verb.moves_subject:
            return "n"
        return "V"

    def _is_auxiliary(self, place: int) -> bool:
        """Whether a form of have stands before another verb."""
        for after in range(place + 1, min(place + 5, len(self.low))):
            word = self.words[after]
            if self.tag[after] in "ax":
                continue
            if self.low[after] in {"been", "to"}:
                return True
            return (
                word is not None
                and word.verb is not None
                and word.verb.form == "ed"
                and word.adjective is None
            )
        return False

    def _is_helper(self, place: int) -> bool:
        return self.low[place] in self.lex.sets["causatives"]

    def phrase(self, start: int, end: int) -> str:
        """The words of a stretch as one string, punctuation closed up."""
        return " ".join(self.text[start:end]).replace(" ,", ",").replace(" .", ".")


_ABBREVIATIONS: Final = words_of("abbreviations")
_PROPER: Final = words_of("proper")
_AUXILIARIES: Final = words_of("auxiliaries")
_NOT_ADVERBS: Final = words_of("not_adverbs")


def clean(sentence: str) -> str:
    """A sentence without quotation marks, list numbers and parentheses, contractions opened."""
    text = _LIST_NUMBER.sub("", sentence.translate(_QUOTES))
    if "(" in text or "[" in text:
        text = _PARENTHESIS.sub("", text)
    if "n't" in text or "n’t" in text:
        text = _NOT.sub(lambda match: f"{_CONTRACTED.get(match[1].lower(), match[1])} not", text)
    if "'" in text or "’" in text:
        text = _IS.sub(r"\1 is", _AUX.sub(_open, text))
    text = _lower_title(text)
    lowered = text.lower()
    for needed, pattern, replacement in _REWRITES:
        if needed in lowered:
            text = pattern.sub(replacement, text)
    return text


def _lower_title(text: str) -> str:
    """A heading in Title Case, in lower case but for acronyms, numbers and names."""
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
    return {"ll": " will", "ve": " have", "re": " are", "d": " would", "m": " am"}[match[1]]


def split_words(text: str) -> list[str]:
    """The raw tokens of a cleaned sentence."""
    return _TOKEN.findall(text)


def tokenise(text: str) -> Tokens:
    """Tag a cleaned sentence."""
    return Tokens(split_words(text), lexicon())
