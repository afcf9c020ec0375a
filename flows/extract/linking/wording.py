"""Study phrases that are only wording: they mean no study beside the one that the sentence names already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.linking import nouns
from flows.extract.linking.study_cue import Reach, StudyCue

_YIELD = frozenset(["results", "findings", "data"])
_OF = re.compile(r" (?:of|from) ")
_TURNS = re.compile(r"[,;] (?:and|but|yet|while|whereas) $")
_PEOPLE = (Reach.BARE, Reach.PEOPLE)
_OPENING = (Reach.NEW, Reach.OTHER, Reach.BARE)


def is_wording(
    text: str, cue: StudyCue, cues: Sequence[StudyCue], *, has_link: bool, is_telling: bool
) -> bool:
    """Whether a phrase of a sentence names no study of its own.

    Args:
        text: the sentence.
        cue: the phrase.
        cues: all phrases of the sentence.
        has_link: whether an earlier phrase of the sentence has been linked.
        is_telling: whether the sentence says what research found.
    """
    if _is_source(text, cue, cues) or (len(cues) > 1 and nouns.UNLIKE.search(text[: cue.start])):
        return True
    if cue.reach is Reach.DEFINITE and cue.noun in _YIELD and _is_yield(text, cue, cues, has_link):
        return True
    if cue.reach is Reach.DEFINITE and cue.noun in _YIELD and _is_of_many(cue, cues):
        return True
    if cue.reach is Reach.OTHER and _is_of_author(text, cue, cues):
        return True
    if cue.reach in (Reach.DEFINITE, *_PEOPLE) and not cue.has_handle and _is_compared(text, cue, cues):
        return True
    if cue.has_handle or cue.is_singled_out:
        return False
    if cue.text.lower().startswith("those") and any(other.reach is Reach.NEW for other in cues):
        return True  # "Those who nap live longer, a new study shows"
    if cue.reach in (Reach.DEFINITE, *_PEOPLE) and _is_beside_others(text, cue, cues):
        return True
    if cue.reach in _PEOPLE and any(other.has_handle and not _is_source(text, other, cues) for other in cues):
        return True
    if has_link and cue.reach is Reach.NEW and not cue.place:
        return True
    is_counted = cue.reach is Reach.OTHER and cue.n is not None  # "The last study covers 153 patients"
    return not is_telling and cue.reach in _OPENING and not is_counted


def set_apart(text: str, cues: Sequence[StudyCue]) -> None:
    """Make the study that another is set against another one: 'The results clash with a report in Gut.'"""
    for cue in cues:
        if cue.reach in (Reach.DEFINITE, *_PEOPLE) and not cue.has_handle and _is_compared(text, cue, cues):
            next(other for other in cues if other.start > cue.end).reach = Reach.OTHER


def _is_source(text: str, cue: StudyCue, cues: Sequence[StudyCue]) -> bool:
    """Whether a survey is only what the study named before it took its data from."""
    if (
        cue.reach is Reach.NEW
        and nouns.BASED_ON.match(text[: cue.start])
        and any(o.start > cue.end for o in cues)
    ):
        return True
    if cue.reach not in (Reach.NEW, Reach.OTHER) or not any(o.start < cue.start for o in cues):
        return False
    taken = nouns.FROM_DATA.search(text[: cue.start])
    # "Participants in a study" alone are those of that study.
    return taken is not None and any(o.start < taken.start() for o in cues)


def _is_yield(text: str, cue: StudyCue, cues: Sequence[StudyCue], has_link: bool) -> bool:
    """Whether 'the results' are those of a study that the sentence names: 'The results of a third trial'."""
    return has_link or any(
        _OF.fullmatch(text, cue.end, other.start) for other in cues if other.start > cue.end
    )


def _is_of_many(cue: StudyCue, cues: Sequence[StudyCue]) -> bool:
    """Whether 'their results' are those of studies in general: 'Many trials ran, but their results …'."""
    is_theirs = cue.text[:5].lower() in ("their", "those")
    return is_theirs and any(
        o.reach is Reach.GENERIC and o.noun in nouns.PLURALS and o.start < cue.start for o in cues
    )


def _is_of_author(text: str, cue: StudyCue, cues: Sequence[StudyCue]) -> bool:
    """Whether 'his paper' is the paper of the author whom the sentence names as one before."""
    is_personal = text[cue.start : cue.end].split(" ", 1)[0].lower() in nouns.PERSONAL
    return is_personal and any(other.authors and other.start < cue.start for other in cues)


def _is_beside_others(text: str, cue: StudyCue, cues: Sequence[StudyCue]) -> bool:
    """Whether the sentence tells of other studies: 'Other studies show …, which may bear on the results'."""
    if cue.is_main and _TURNS.search(text[: cue.start]):
        return False  # "Earlier studies saw a benefit, but the latest study …"
    for other in cues:
        is_other = other.reach is Reach.GENERIC and not nouns.OTHERS.isdisjoint(other.text.lower().split())
        if is_other and (
            (other.start < cue.start and not text[: other.start].strip('“" '))
            or (other.start > cue.end and nouns.CONTRASTS.search(text, cue.end, other.start))
        ):
            return True
    return False


def _is_compared(text: str, cue: StudyCue, cues: Sequence[StudyCue]) -> bool:
    """Whether 'the findings' are only set against another study, of which the sentence tells."""
    others = [o for o in cues if o.start > cue.end and o.reach in (Reach.NEW, Reach.OTHER, Reach.BARE)]
    return bool(others) and nouns.CONTRASTS.search(text, cue.end, others[0].start) is not None
