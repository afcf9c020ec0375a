"""Whether two phrases tell of one study: told again, counted off among several, by a known team."""

from __future__ import annotations

import re

from flows.extract.linking import nouns
from flows.extract.linking.profiles import SYNTHESES, Profile, topic_of
from flows.extract.linking.study_cue import Reach, StudyCue

_COUNTED_OFF = re.compile(r"(?:in |for |from )?(?:one|some|certain|two|several)\b", re.I)
_PUBLISHED = re.compile(r"\b(?:publish|appear)")
_ALSO = re.compile(
    r"\b(?:also|likewise|similarly|too) (?:found|finds|concluded|showed|shows|reported|linked|saw)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|ago|already|also|separate(?:ly)?|another|other|meanwhile|later|"
    r"since|had|similar(?:ly)?|unlike|by contrast|(?:19|20)\d\d,)\b"
)
"""Words of a sentence that sets somebody's study beside the one just told of."""
_REPORT_IN = re.compile(
    r"\b(?:researchers|scientists|investigators) (?:report|reported|write|wrote|note|noted|conclude) "
    r"(?:\w+ )?in\b"
)
_SINGLE = frozenset(["study", "trial", "experiment", "survey"])
"""What a review is not called when it is told of for the first time."""
_TOLD_TWICE = 2
NEWS = topic_of(
    "a new recent latest study studies research found finds suggests shows shown according says said "
    "may could helps "
    "linked tied scientists researchers people adults lower higher more less risk likely reported "
    "published cuts reduces "
    "raises increases lowers improves"
)
"""Words in which any two leads agree."""


def is_apart(profile: Profile, cue: StudyCue, publication_year: int | None) -> bool:
    """Whether 'research published in Gut in 2014' is another study than the one spoken of before.

    It is where that one was counted off ('one study found …'), or was new when a year long past is named.
    """
    opener = profile.cues[0][0] if profile.cues else None
    if opener is None or cue.reach not in (Reach.NEW, Reach.GENERIC) or not cue.noun:
        return False
    if _COUNTED_OFF.match(opener.text):
        return True
    if opener.noun in SYNTHESES and opener.reach is Reach.NEW and cue.noun in _SINGLE:
        return True
    is_past = cue.year is not None and publication_year is not None and cue.year < publication_year - 1
    is_old = is_past or (cue.year is not None and publication_year is None)
    is_of_news = is_news(opener) or (is_past and cue.reach is Reach.NEW)
    return is_of_news and not opener.year and is_old


def is_news(cue: StudyCue) -> bool:
    """Whether a study is called new: 'a recent study'."""
    return not (nouns.MAIN | nouns.OPENERS).isdisjoint(cue.text.lower().split())


def is_told_again(profile: Profile, cue: StudyCue, topic: frozenset[str]) -> bool:
    """Whether the new studies of two paragraphs are one: both say the same of it."""
    opener = profile.cues[0][0] if profile.cues else None
    if opener is None or not (is_news(opener) and is_news(cue) and cue.reach is Reach.NEW):
        return False
    return len((profile.told & topic) - NEWS) >= _TOLD_TWICE


def is_told_beside(profile: Profile, cue: StudyCue, text: str) -> bool:
    """Whether a study by name comes beside the one at hand: it 'also found' the same, or has other people."""
    if profile.n and cue.n and profile.n != cue.n:
        return True
    opener = profile.cues[0][0] if profile.cues else None
    is_named_now = opener is not None and opener.noun == cue.noun and cue.text[:4].lower() == "the "
    return _ALSO.search(text, cue.end) is not None and not is_named_now


def is_of_team(profile: Profile, cue: StudyCue, team: frozenset[str]) -> bool:
    """Whether 'Lind and colleagues' did the study at hand: one of them has been named as its author."""
    return bool(cue.authors) and not profile.authors and team.issuperset(cue.authors)


def are_its_team(profile: Profile, cue: StudyCue, text: str, distance: int) -> bool:
    """Whether 'Ana Lund, of Elm Hospital, and colleagues' are those who did the study that was just opened.

    Args:
        profile: the study at hand.
        cue: names somebody and colleagues, neither year nor journal.
        text: the sentence, in lower case.
        distance: in sentences, from the last that spoke of the study.
    """
    if not cue.authors or cue.noun or cue.year or cue.journal or cue.title or profile.authors:
        return False
    opener = profile.cues[0][0] if profile.cues else None
    is_single = opener is not None and opener.noun not in nouns.PLURALS and opener.reach is Reach.NEW
    return is_single and distance <= _TOLD_TWICE and _BEFORE_IT.search(text) is None


def is_reported(profile: Profile, cue: StudyCue, text: str) -> bool:
    """Whether 'researchers report in Gut' says where the only study told of so far came out."""
    is_plain = cue.reach is Reach.BARE and bool(cue.journal) and not (cue.year or cue.authors or cue.place)
    return is_plain and not profile.journals and _REPORT_IN.search(text, cue.start) is not None


def is_publication(text: str, cue: StudyCue) -> bool:
    """Whether a journal without a study phrase is where the study at hand came out ('Results appear …')."""
    return bool(cue.journal) and not cue.noun and not cue.authors and _PUBLISHED.search(text) is not None
