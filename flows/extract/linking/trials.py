"""Trials by name: 'in COSMIA', where the article or one of its references says what that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_NAMED = re.compile(
    r"\b(?P<name>[A-Z][A-Z0-9]*(?:-?[A-Z0-9]){3,})(?=\s+(?:[\w-]+\s+){0,3}?(?:trial|study|cohort|project|"
    r"registry|initiative)\b|:\s[^.:]{0,80}?\b(?:trial|study)\b)"
    r"|\b(?:trial|study|cohort|project),?\s+(?:called|named|known as|"
    r"dubbed)\s+(?:the\s+)?(?P<called>[A-Z][\w-]{2,})",
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9-]{3}")
_CALLING = (" called ", " named ", " known as ", " dubbed ")
"""What has to stand in a text for the pattern to be worth trying."""
_NO_TRIALS = frozenset(
    ["NHS", "COVID-19", "PTSD", "ADHD", "COPD", "AIDS", "NIH", "USDA", "JAMA", "PLOS", "STUDY", "NEWS"]
)


def trial_names(text: str, references: Iterable[str]) -> frozenset[str]:
    """Names of trials, by which a sentence may speak of one without the word "trial".

    Args:
        text: the article's prose.
        references: its references as printed; a name that several have is hardly one trial's.

    >>> sorted(trial_names("The HEARTLY trial ran on.", ["Lund A. Sleep: the NOCTURN randomized trial."]))
    ['HEARTLY', 'NOCTURN']
    """
    found = _names(text)
    printed = Counter(name for raw in references for name in _names(raw))
    found.update(name for name, times in printed.items() if times == 1)
    return frozenset(found - _NO_TRIALS)


def _names(text: str) -> set[str]:
    if _CAPITALS.search(text) is None and not any(word in text for word in _CALLING):
        return set()
    return {match.group("name") or match.group("called") for match in _NAMED.finditer(text)}
