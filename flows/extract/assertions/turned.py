"""Links said the other way round: "a higher *risk of gout* was linked to soda"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import people_at
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.outcomes import outcome_text
from flows.extract.assertions.sides import Right
from flows.extract.assertions.subjects import Left
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import concept_of, pole_of

_TAKING: Final = frozenset(
    {"exposure", "use", "intake", "consumption", "eating", "drinking", "smoking", "taking"}
)
_ALSO_CAUSES: Final = words_of("also_causes")
_COMING: Final = ("came", "come", "went", "go")
_RISKS: Final = words_of("bare") | {"mortality", "incidence", "prevalence"}


def turned(t: Tokens, frame: Frame, left: Left, right: Right) -> tuple[Left, Right] | None:
    """The sides of a link that names its outcome first, changed over; None where they stand as usual.

    The outcome stands first where only the left side is a risk and the right one is no condition, or where
    the right side is what people take or meet ("asthma was linked with *exposure* to dust").

    >>> from flows.extract.assertions import read_statement
    >>> [(s.outcome, s.exposure) for s in read_statement("A higher risk of gout was linked to soda.")]
    [('risk of gout', 'soda')]
    """
    if frame.kind != "link" or left.start >= left.end or right.between:
        return None
    words = [index for item in right.items for index in item.words]
    if not words or any(item.is_absent or item.drop for item in right.items):
        return None
    if "r" in t.tag[left.start : left.end] or people_at(t, left.start, left.end) >= 0:
        return None
    subject, named = t.low[left.start : left.end], t.low[words[0] : words[-1] + 1]
    if not _RISKS.isdisjoint(named):
        return None
    is_risk = not _RISKS.isdisjoint([*subject[:4], subject[-1]]) and _TAKING.isdisjoint(subject)
    is_taken = not _TAKING.isdisjoint(named[:2]) and _TAKING.isdisjoint(subject)
    outcome = t.phrase(left.start, left.end)
    is_said_first = _is_said_first(t, frame, left, right, words)
    if (
        not is_said_first
        and not (is_risk and concept_of(outcome_text(t, words)) is None)
        and not (is_taken and concept_of(outcome) is not None)
    ):
        return None
    exposure = Left(frame.end, words[-1] + 1, left.timepoint, left.comparator, left.population)
    other = read_right(t, left.start, left.end, relational=True)
    other.comparator, other.timepoint = right.comparator, right.timepoint
    other.population = right.population or other.population
    return exposure, other


def _is_said_first(t: Tokens, frame: Frame, left: Left, right: Right, words: list[int]) -> bool:
    """Whether an illness stands before what it is unrelated to ("gout *was not linked to* tea"), or what is
    more or less before what it comes with ("*fewer colds came with* the gargle")."""
    if any(item.sign is not None for item in right.items) or concept_of(outcome_text(t, words)) is not None:
        return False
    first, low = left.start, t.low[left.start : left.end]
    if frame.word.startswith(_COMING) and t.tag[first] in "Jz":
        return concept_of(t.phrase(first + 1, left.end)) is not None
    if not frame.is_negated or not _ALSO_CAUSES.isdisjoint(low) or "J" in t.tag[first : left.end] or (
        low[0].endswith("ing")
    ):  # fmt: skip
        return False
    outcome = t.phrase(first, left.end)
    return concept_of(outcome) is not None and pole_of(outcome) == "bad"
