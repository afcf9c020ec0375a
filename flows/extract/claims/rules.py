"""What a pattern is: its name, when it is worth trying, an example that a test runs.

Each rule has a bit, and each word of its gate carries it: the bits of a sentence's words together say which
rules are worth trying there, so that a rule whose words are missing costs one test of a bit. A rule with a
second gate has another bit higher up, which its words carry too; :func:`opened` puts both together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Final

from flows.extract.views import View


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern.

    ``gate``: words of which one must be there, so that most sentences never meet the pattern, ``0`` for any
    number; ``also``: words of which one must be there besides; ``own_words``:
    not inside quotation marks; ``own_digits``: only where there are digits; ``literals``: only where one of
    them stands; ``is_cased``: on the sentence as printed, not in lower case.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    gate: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    own_words: bool = False
    own_digits: bool = False
    literals: tuple[str, ...] = ()
    is_cased: bool = True
    bit: int = 0

    def applies(self, view: View, gates: int) -> bool:
        """Whether the pattern is worth trying on a sentence (``gates`` of its words), and matches."""
        return gates & self.bit != 0 and self.matches(view)

    def matches(self, view: View) -> bool:
        """Whether the pattern matches a sentence that has one of its words."""
        if self.own_digits and not view.has_digits:
            return False
        if self.literals and not any(map(view.lower.__contains__, self.literals)):
            return False
        if self.is_cased:
            return self.pattern.search(view.plain if self.own_words else view.text) is not None
        return self.pattern.search(view.lower) is not None


_BITS: Final[dict[str, int]] = {}
"""The bits of the gates that a word opens."""
_NO_GATE: Final = ""
_number: Final = count()
_MOST: Final = 256
"""More than there are rules: so much higher stand the bits of second gates."""


def gates_of(word: str) -> int:
    """The bits of the gates that a word opens; a number also opens those that ``0`` stands for."""
    return _BITS.get(word, 0) | (_BITS.get("0", 0) if word.isdigit() else 0)


@cache
def always_open() -> int:
    """The bits of the gates that rules do not have."""
    return gates_of(_NO_GATE)


def opened(gates: int) -> int:
    """The rules of which each gate is open, from the bits of all the words of a sentence."""
    return gates & (gates >> _MOST)


_CAPITAL = re.compile(r"(?<!\\)[A-Z]|\(\?-i")


def make_rule(
    name: str,
    pattern: str,
    example: str,
    gate: str = "",
    *,
    also: str = "",
    own_words: bool = False,
    own_digits: bool = False,
    literals: tuple[str, ...] = (),
) -> Rule:
    """A rule from its pattern as text (case ignored) and its gates as words in a row.

    A pattern without capitals is compiled for the sentence in lower case, which is twice as fast.
    """
    is_cased = own_words or _CAPITAL.search(pattern) is not None
    words, others = frozenset(gate.split()), frozenset(also.split())
    bit = 1 << next(_number)
    for gate_words, opens in ((words, bit), (others, bit << _MOST)):
        for word in gate_words or (_NO_GATE,):
            _BITS[word] = _BITS.get(word, 0) | opens
    return Rule(
        name,
        re.compile(pattern, re.I if is_cased else 0),
        example,
        words,
        others,
        own_words,
        own_digits,
        literals,
        is_cased,
        bit,
    )
