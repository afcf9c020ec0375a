"""One sentence in, its statements out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from flows.extract.assertions.cleaning import clean, split_words
from flows.extract.assertions.lexicon import lexicon
from flows.extract.assertions.reader import Reader
from flows.extract.assertions.significance import is_null, ratio_statement
from flows.extract.assertions.statements import Statement
from flows.extract.assertions.tokens import Tokens
from schemas.vocabulary import Direction

_DIGIT: Final = re.compile(r"\d")
_N: Final = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[a-z-]+ ){0,3}?"
    r"(?:adults|people|participants|women|men|patients|children|volunteers|students|teens|adolescents|individuals|"
    r"employees|workers|nurses|infants|mothers|athletes|respondents)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_statement(sentence: str, topic: str | None = None) -> tuple[Statement, ...]:
    """Read what a sentence asserts of outcomes; empty where it asserts nothing.

    Args:
        sentence: One sentence or heading, as printed.
        topic: What a subject like "it", or a missing one, stands for, if known.
    """
    if sentence.rstrip(" \"'”’)").endswith("?"):
        return ()
    text = clean(sentence)
    words = split_words(text)
    lex = lexicon()
    if lex.triggers.isdisjoint([word.rpartition("~")[2].lower() for word in words]):
        return ()
    found = Reader(Tokens(words, lex), topic).statements()
    if _DIGIT.search(sentence) or "significan" in sentence:
        found = found or ratio_statement(sentence, text, topic)
        if found and is_null(sentence, len(found)):
            found = tuple(replace(s, direction=Direction.NO_CHANGE, effect=None) for s in found)
        if found and (match := _N.search(text)):
            number = int(match[1].replace(",", ""))
            found = tuple(replace(s, n=number) for s in found)
    return found
