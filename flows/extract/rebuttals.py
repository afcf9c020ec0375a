"""What the writer answers: "There is no evidence for that." behind a claim disputes it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Final

from flows.extract.rows import Read
from flows.extract.views import View
from schemas.vocabulary import ArticleStance, ClaimKind

_IT: Final = r"(?:(?:any of )?(?:that|this|it)|(?:the|this|that|such an?) (?:claim|idea|notion|belief))"
_UNTRUE: Final = (
    r"(?:a myth|false|wrong|untrue|nonsense|not (?:true|so)|incorrect|misleading|baseless|unproven)"
)
_BACKED: Final = r"(?:backed|supported) by [\w ]+"
_ANSWERS: Final = (
    rf"there(?:'s| is)(?: \w+)? (?:no|little|scant|not much|hardly any) (?:\w+ )?"
    rf"(?:evidence|proof|science|data) (?:for|of|to support|to back(?: up)?|behind|that supports) {_IT}",
    rf"no (?:study|studies|research|trial|trials|evidence) (?:\w+ )?"
    rf"(?:supports?|supported|shown|backs?|backed|proved|proven) {_IT}",
    rf"{_IT}(?:'s| is| has been)(?: \w+)? (?:{_UNTRUE}|debunked|disproved|not {_BACKED})",
    rf"{_IT} (?:isn't|is not) (?:\w+ )?(?:true|so|right|correct|the case|{_BACKED})",
    r"(?:it|they|that|this) (?:doesn't|don't|does not|do not|isn't|won't|will not|can't|cannot)",
    rf"(?:the )?(?:science|research|evidence|data) (?:says otherwise|(?:doesn't|don't|does not|do not) "
    rf"(?:back|support) {_IT}(?: up)?|tells? a different story|disagrees?)",
    _UNTRUE,
)
_REBUTTAL: Final = re.compile(
    rf"(?:(?:but|yet|however|in fact|in reality|sadly|unfortunately|alas),? )?(?:{'|'.join(_ANSWERS)})[.!]"
)
EXAMPLES: Final = (
    "There is no good evidence for that.",
    "But no study has backed this claim.",
    "That is simply not true.",
    "This isn't the case.",
    "It doesn't.",
    "The research does not support it.",
    "Wrong.",
)
"""One sentence for each of the builds."""
_LONGEST: Final = 90


def is_rebuttal(sentence: str) -> bool:
    """Whether a sentence says nothing but that what stands before it is untrue or unproven.

    >>> is_rebuttal("There’s no evidence for that.")
    True
    >>> is_rebuttal("There is no evidence that tea cures gout.")
    False
    """
    low = sentence.strip().lower().replace("’", "'")
    return len(low) <= _LONGEST and _REBUTTAL.fullmatch(low) is not None


def with_rebuttals(reads: Sequence[Read], views: Sequence[View]) -> list[Read]:
    """The claims, disputed where the writer's next sentence rebuts them; what a study found is reported."""
    return [
        dataclasses.replace(read, stance=ArticleStance.DISPUTES) if _is_rebutted(read, views) else read
        for read in reads
    ]


def _is_rebutted(read: Read, views: Sequence[View]) -> bool:
    following = read.view.index + 1
    if read.kind is ClaimKind.STUDY_REPORT or following >= len(views):
        return False
    after = views[following]
    is_next = after.block is read.view.block or read.view.is_heading
    return is_next and not after.quoted and is_rebuttal(after.text)
