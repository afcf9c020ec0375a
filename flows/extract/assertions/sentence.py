"""One sentence in, its statements out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from flows.extract.assertions.cleaning import clean, split_words
from flows.extract.assertions.correlatives import correlative_statement, count_statement, share_statement
from flows.extract.assertions.idioms import by_idioms
from flows.extract.assertions.lexicon import Lexicon, lexicon
from flows.extract.assertions.orders import in_order
from flows.extract.assertions.plain import plainly
from flows.extract.assertions.reader import Reader
from flows.extract.assertions.significance import is_doubted, is_null, ratio_statement
from flows.extract.assertions.statements import TOPIC, Statement
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import when_concepts_change
from schemas.vocabulary import Direction

_COUNTING: Final = frozenset({"fewer", "more "})
_NEITHER: Final = re.compile(
    r"(?<=\w )neither (?:[a-z]+ed|fed|fought|rose|fell|grew|bad|good|better|worse|up|higher|lower|helps|"
    r"harms|hurts) (?:[\w-]+ ){0,4}?nor\b"
)
"""Of a verb or adjective and its opposite neither is so ("cocoa neither fed nor fought tumours")."""
_DIGIT: Final = re.compile(r"\d")
_N: Final = re.compile(
    r"(?<![\w.-])(\d{1,3}(?:,\d{3})+|\d{2,7}) (?!(?:years?|months?|weeks?|days|hours|minutes|per|steps|mg)\b)"
    r"(?:[a-z-]+ ){0,3}?"
    r"(?:adults|people|participants|women|men|patients|children|volunteers|students|teens|adolescents|individuals|"
    r"employees|workers|nurses|infants|mothers|athletes|respondents)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    r"(?:19|20)\d\d (?:[a-z-]+ ){0,2}?(?:trial|study|review|survey|paper|analysis|meta-analysis|report)\b",
    re.IGNORECASE,
)
"""What looks like a count of people, and dates a study ("a 2014 trial in which patients …")."""


def read_statement(sentence: str, topic: str | None = None) -> tuple[Statement, ...]:
    """Read what a sentence asserts of outcomes; empty where it asserts nothing.

    Args:
        sentence: One sentence or heading, as printed.
        topic: What a subject like "it", or a missing one, stands for, if known.
    """
    return fill_topic(read_open(sentence), topic)


def fill_topic(statements: tuple[Statement, ...], topic: str | None) -> tuple[Statement, ...]:
    """Put a topic in the place of :data:`TOPIC`."""
    if all(statement.exposure is not TOPIC for statement in statements):
        return statements
    return tuple(s._replace(exposure=topic) if s.exposure is TOPIC else s for s in statements)


def is_left_open(sentence: str) -> bool:
    """Whether a sentence asks, or says that nobody knows: it asserts nothing, however it is worded."""
    return sentence.rstrip(" \"'”’)").endswith("?") or is_doubted(sentence)


@lru_cache(maxsize=4096)
def read_open(sentence: str) -> tuple[Statement, ...]:
    """Read a sentence once for any topic: :data:`TOPIC` stands where one is to be put."""
    if is_left_open(sentence):
        return ()
    text = clean(sentence)
    if "?" in text:  # "Bad for you? Not true: …" asserts what follows the question
        text = text[text.rindex("?") + 1 :].lstrip()
    text = in_order(text)
    if ", the " in text and (pairs := correlative_statement(text.strip())):
        return pairs
    has_digit = _DIGIT.search(sentence) is not None
    printed, read = split_words(text)
    lex, words = lexicon(), frozenset(read)
    found: tuple[Statement, ...] = ()
    if not lex.triggers.isdisjoint(words):
        found = Reader(Tokens(printed, read, lex), TOPIC).statements()
    if text[:5].lower() in _COUNTING:
        found = count_statement(text) or found
    found = found or _read_plain(text, words, lex)
    if found and (text.startswith("Nor ") or ("neither" in words and _NEITHER.search(text))):
        found = tuple(s._replace(direction=Direction.NO_CHANGE, effect=None) for s in found)
    if has_digit or "significan" in sentence or "n none of" in sentence or " neither " in sentence:
        return _by_numbers(found, sentence, text)
    return found


when_concepts_change(read_open.cache_clear)


def _read_plain(text: str, words: frozenset[str], lex: Lexicon) -> tuple[Statement, ...]:
    """What a sentence says in which nothing was read: its idioms put plainly, then its comparison."""
    plain = by_idioms(text, words)
    found: tuple[Statement, ...] = ()
    if plain != text:
        printed, read = split_words(plain)
        words = frozenset(read)
        found = Reader(Tokens(printed, read, lex), TOPIC).statements()
    if not found and (reworded := plainly(plain, words, lex)) != plain:
        found = Reader(Tokens(*split_words(reworded), lex), TOPIC).statements()
    return found


def _by_numbers(found: tuple[Statement, ...], sentence: str, text: str) -> tuple[Statement, ...]:
    """What the sentence's numbers add: a ratio or two shares, no significance, how many took part."""
    found = found or ratio_statement(sentence, text, TOPIC) or share_statement(text)
    if found and is_null(sentence, len(found)):
        found = tuple(s._replace(direction=Direction.NO_CHANGE, effect=None) for s in found)
    if found and (match := _N.search(text)) and _YEAR.match(text, match.start()) is None:
        number = int(match[1].replace(",", ""))
        found = tuple(s._replace(n=number) for s in found)
    return found
