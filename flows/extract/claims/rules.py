"""What a pattern is: its name, when it is worth trying, an example that a test runs.

Each rule has a bit, and each word of its gate carries it: the bits of a sentence's words together say which
rules are worth trying there, so that a rule whose words are missing costs one test of a bit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import Final

from flows.extract.views import View


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern.

    ``gate``: words of which one must be there, so that most sentences never meet the pattern, ``0`` for any
    number; ``own_words``:
    not inside quotation marks; ``own_digits``: only where there are digits; ``literal``: only where that
    stands; ``is_cased``: on the sentence as printed, not in lower case.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    gate: frozenset[str] = frozenset()
    own_words: bool = False
    own_digits: bool = False
    literal: str = ""
    is_cased: bool = True
    bit: int = 0

    def applies(self, view: View, gates: int) -> bool:
        """Whether the pattern is worth trying on a sentence (``gates`` of its words), and matches."""
        return gates & self.bit != 0 and self.matches(view)

    def matches(self, view: View) -> bool:
        """Whether the pattern matches a sentence that has one of its words."""
        if self.literal and self.literal not in view.lower:
            return False
        if self.own_digits and not view.has_digits:
            return False
        if self.is_cased:
            return self.pattern.search(view.plain if self.own_words else view.text) is not None
        return self.pattern.search(view.lower) is not None


_BITS: Final[dict[str, int]] = {}
"""The bits of the rules that a word opens."""
_number: Final = count()


def gates_of(word: str) -> int:
    """The bits of the rules that a word opens; a number also opens those that ``0`` stands for."""
    return _BITS.get(word, 0) | (_BITS.get("0", 0) if word.isdigit() else 0)


_CAPITAL = re.compile(r"(?<!\\)[A-Z]|\(\?-i")


def make_rule(
    name: str,
    pattern: str,
    example: str,
    gate: str = "",
    *,
    own_words: bool = False,
    own_digits: bool = False,
    literal: str = "",
) -> Rule:
    """A rule from its pattern as text (case ignored) and its gate as words in a row.

    A pattern without capitals is compiled for the sentence in lower case, which is twice as fast.
    """
    is_cased = own_words or _CAPITAL.search(pattern) is not None
    words = frozenset(gate.split())
    bit = 1 << next(_number)
    for word in words:
        _BITS[word] = _BITS.get(word, 0) | bit
    return Rule(
        name,
        re.compile(pattern, re.I if is_cased else 0),
        example,
        words,
        own_words,
        own_digits,
        literal,
        is_cased,
        bit,
    )
