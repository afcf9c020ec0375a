"""What no field of a row may be: a clause, or longer than a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.extract.assertions.lexicon import words_of

if TYPE_CHECKING:
    from flows.extract.assertions.tokens import Tokens

_LONGEST: Final = 9
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|had|have been|did|does|can|could|may|might|will|would|should)\b", re.IGNORECASE
)
_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose|where|whom|what|how)\b", re.IGNORECASE)
_CUTS: Final = frozenset(
    ("including", "except", "that", "which", "who", "when", "while", "where", "until", "as", "in", "on", "at",
     "among", "for", "by", "from", "with", "after", "during", "between", "such")
)  # fmt: skip


def is_clause(text: str) -> bool:
    """Whether a text holds a finite verb outside a relative clause.

    >>> is_clause("low iron is one of the reasons")
    True
    >>> is_clause("people who were given zinc")
    False
    """
    verb = _FINITE.search(text)
    return verb is not None and verb.start() > 0 and _RELATIVE.search(text, 0, verb.start()) is None


def is_relation(words: list[str]) -> bool:
    """Whether a subject is a relation, which causes nothing.

    >>> is_relation(["a", "link", "between", "tea"]), is_relation(["eating", "between", "meals"])
    (True, False)
    """
    place = words.index("between") if "between" in words[1:] else 0
    return place > 0 and words[place - 1] in _RELATIONS


def shortened(outcome: str) -> str:
    """An outcome of more than nine words, without its last adjuncts.

    >>> shortened("movement directly to action from any lower stage of the change")
    'movement directly to action'
    """
    words = outcome.split(" ")
    if len(words) <= _LONGEST:
        return outcome
    for place in range(min(_LONGEST, len(words) - 1), 1, -1):
        if words[place].lower() in _CUTS:
            return " ".join(words[:place]).rstrip(" ,")
    return outcome


def is_bare_adjective(low: str) -> bool:
    """Whether a word that stands alone before "and" waits for a noun ("*physical* and mental health").

    >>> is_bare_adjective("cognitive"), is_bare_adjective("vegetable")
    (True, False)
    """
    return (low.endswith(_ADJECTIVAL) or low.startswith("non-")) and low not in _NOUNS


def is_quality(low: str) -> bool:
    """Whether "more …" grades an adjective, so that no outcome is named ("made it more *bearable*")."""
    return is_bare_adjective(low) or low in _QUALITIES


_RELATIONS: Final = frozenset({"link", "association", "correlation", "relationship", "connection"})
_QUALITIES: Final = words_of("qualities")
_ADJECTIVAL: Final = (
    "ical",
    "ory",
    "onary",
    "iac",
    "tional",
    "ous",
    "ful",
    "ive",
    "ible",
    "able",
    "ficient",
    "mental",
    "ular",
)
_NOUNS: Final = words_of("adjective_like_nouns")


def is_risk(t: Tokens, start: int, end: int) -> bool:
    """ "Their odds of gout": an outcome, which causes nothing."""
    while start < end and (t.tag[start] == "d" or t.low[start] in _OWNED):
        start += 1
    return start + 1 < end and t.low[start] in _RISKS and t.low[start + 1] in {"of", "for"}


_OWNED: Final = frozenset({"their", "his", "her", "its"})
_RISKS: Final = frozenset({"risk", "risks", "odds", "chance", "chances", "likelihood"})
