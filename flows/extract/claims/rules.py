"""What a pattern is: its name, when it is worth trying, an example that a test runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

    def applies(self, view: View) -> bool:
        """Whether the pattern is worth trying on a sentence, and matches."""
        if self.gate and self.gate.isdisjoint(view.words):
            return False
        return self.matches(view)

    def matches(self, view: View) -> bool:
        """Whether the pattern matches a sentence that has one of its words."""
        if self.literal and self.literal not in view.lower:
            return False
        if self.own_digits and not view.has_digits:
            return False
        if self.is_cased:
            return self.pattern.search(view.plain if self.own_words else view.text) is not None
        return self.pattern.search(view.lower) is not None


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
    return Rule(
        name,
        re.compile(pattern, re.I if is_cased else 0),
        example,
        frozenset(gate.split()),
        own_words,
        own_digits,
        literal,
        is_cased,
    )
