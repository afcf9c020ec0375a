"""Studies told of beside the one a story is about: polls, reviews, earlier work, soon left again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.linking.profiles import SYNTHESES, Profile
from flows.extract.linking.study_cue import Reach, StudyCue

_POLLS = frozenset(["poll", "polls", "survey", "surveys"])
_STUDIES = frozenset(["study", "trial", "research", "experiment"])
_POINTING_NEAR = ("that ", "those ", "this ", "these ", "its ", "their ", "they")
_DOERS = ("researchers", "scientists", "investigators", "team", "authors", "author")
_BESIDE = re.compile(
    r"\b(?:point(?:ed|s)? to|cit(?:ed|es|ing)|contradicts?|conflicts? with|at odds with|"
    r"in line with|consistent with|"
    r"in contrast to|contrasts? with|unlike|echo(?:es)?|confirms?|builds? on|compared with)\b[^.;]{0,30}$"
)
_OLD = 1
"""Years before the article's from which on a study is no news."""
_POOLING = re.compile(
    r"\b(?:reviewed|pooled|combined|re-?analy[sz]ed|summari[sz]ed|looked at|examined|"
    r"analy[sz]ed|drew on|included|culled)"
    r"(?: (?:data|results|findings|the results|evidence) (?:from|of))? (?:the |all |more than |about |some )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of|several)\b"
)


def is_beside(before: str) -> bool:
    """Whether a study is opened to be set beside another, by the words before it: 'Lund pointed to …'."""
    return _BESIDE.search(before) is not None


def is_pooling(text: str) -> bool:
    """Whether a study is said to have put others together: 'It reviewed 37 different studies'."""
    return _POOLING.search(text) is not None


def is_aside(profile: Profile, main: Profile | None, year: int | None) -> bool:
    """Whether a study only stands beside the story's: a poll, a review, earlier work.

    Args:
        profile: the study.
        main: the one the story is about.
        year: of the article; None if unknown.
    """
    opener = profile.cues[0][0] if profile.is_prose and profile.cues else None
    if opener is None or main is None or profile is main:
        return False
    if opener.noun in _POLLS or opener.reach is Reach.OTHER or profile.is_beside:
        return True
    if opener.noun in SYNTHESES:
        return not main.is_synthesis
    return opener.year is not None and year is not None and opener.year < year - _OLD


def is_story(order: Sequence[Profile], main: Profile | None, year: int | None) -> bool:
    """Whether an article tells of one study, all others being asides."""
    return main is not None and all(p is main or is_aside(p, main, year) for p in order)


def leaves(cue: StudyCue, aside: Profile, is_same_block: bool) -> bool:
    """Whether 'the study' or 'the researchers' mean the story's study again, not the one told beside it.

    In its own paragraph "the researchers" are those of the aside; but nobody calls a poll a trial.
    """
    said = cue.text.lower()
    opener = aside.cues[0][0]
    if said.startswith(_POINTING_NEAR) or cue.has_handle:
        return False
    if cue.noun in _STUDIES and opener.noun in _POLLS:
        return True
    if cue.noun in ("trial", "experiment") and opener.noun in SYNTHESES:
        return True
    if is_same_block:
        return False
    return (cue.noun in _STUDIES and opener.noun != cue.noun) or (
        cue.noun == "people" and said.endswith(_DOERS)
    )
