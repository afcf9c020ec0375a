"""Sentences of unusual order put in the usual one: clefts, orders that give their purpose, bare headlines.

"It was the fibre that lowered cholesterol" says what "the fibre lowered cholesterol" says; so do "what
lowered it was …", "eat oats to lower it", "more oats, less gout". The table is ``data/orders.yaml``.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from flows.extract.assertions.lexicon import lexicon, read_entries, words_of

_DOING: Final = words_of("doing")
_VAGUELY: Final = words_of("vaguely")
_MODALS: Final = frozenset({"may", "might", "can", "could", "will", "would", "does", "did", "has", "had"})


class Order(NamedTuple):
    """One build: the words that may open it, its pattern, how it is put, and a sentence with its result."""

    first: frozenset[str]
    pattern: re.Pattern[str]
    put: str
    example: tuple[str, str]


def _order(entry: dict[str, Any]) -> Order:
    pattern = (
        entry["pattern"].replace("<VERB>", r"(?P<verb>[\w’'-]+)").replace("<DO>", "|".join(sorted(_DOING)))
    )
    first = frozenset(entry["first"])
    sentence, put = entry["example"]
    return Order(
        _DOING if first == {"DOING"} else first,
        re.compile(pattern, re.IGNORECASE),
        entry["with"],
        (sentence, put),
    )


ORDERS: Final = tuple(_order(entry) for entry in read_entries("orders.yaml"))
_FIRST: Final = frozenset().union(*(order.first for order in ORDERS))


def in_order(text: str) -> str:
    """A cleaned sentence in the usual order; as it is where its order is usual.

    >>> in_order("It was the fibre that lowered cholesterol.")
    'the fibre lowered cholesterol.'
    """
    first = text[: max(text.find(" "), 0)].lower()
    if first not in _FIRST:
        return text
    for order in ORDERS:
        if first in order.first and (match := order.pattern.match(text)) and _holds(match, first):
            return match.expand(order.put) + text[match.end() :]
    return text


def _holds(match: re.Match[str], first: str) -> bool:
    """Whether the verb of a build is one of ours, and what people are told to do is something."""
    groups = match.groupdict()
    verb = (groups.get("verb") or "").lower()
    if "verb" in groups and verb not in _MODALS and not _moves(verb):
        return False
    if "clause" in groups and not any(map(_moves, re.findall(r"[a-z]+", groups["clause"])[1:])):
        return False
    return first not in _DOING or _VAGUELY.isdisjoint(groups["what"].lower().split())


def _moves(verb: str) -> bool:
    word = lexicon().words.get(verb)
    return word is not None and word.verb is not None
