"""Sentences that only say where the study just told of is to be read: 'The study can be found here.'"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from flows.extract.linking.following import Following
from flows.extract.linking.hold import Hold
from flows.extract.linking.links import Link
from flows.extract.linking.profiles import CONFLICT
from flows.extract.views import View

_STUDIES = frozenset(
    {
        *("study", "studies", "paper", "research", "article", "report", "trial", "review", "results"),
        *("findings", "abstract", "work", "analysis"),
    }
)
_STUDY = rf"(?:{'|'.join(sorted(_STUDIES))})"
_WHERE = re.compile(
    rf"\W*(?:(?:you|readers) can )?(?:(?:the|this|their|its) )?(?:(?:full|original|whole|entire|complete) )*"
    rf"{_STUDY}(?: itself)?,?(?: (?:can be|is|was|are) (?:\w+ )?(?:found|read|seen|accessed|viewed|"
    rf"downloaded|available|published|online|out|up))?"
    rf"(?: (?:here|online|at this link|via this link|below|in full|for free|to read|now))*\W*|"
    rf"\W*(?:(?:you can |to )?(?:read|see|find|view|access|check out|download)|(?:here is|here’s|here's|"
    rf"(?:a )?link to|source|via)) ?:?(?: more(?: about)?)? ?"
    rf"(?:(?:the|this|their|its) )?(?:(?:full|original|whole|entire|complete) )*{_STUDY}"
    rf"(?: (?:here|online|at this link|below|in full|for free|itself))*\W*",
    re.I,
)
_PLACED = re.compile(
    r"\b(?:here|online|link|read|see|find|view|access|download\w*|found|available|source|via)\b"
)
"""In lower case."""
_LONGEST = 14
_FAR = 2
"""Paragraphs between what is told of a study and where it is to be read."""


def tells_where(view: View) -> bool:
    """Whether a sentence says of a study nothing but where it is to be read."""
    if len(view.tokens) > _LONGEST or _STUDIES.isdisjoint(view.words):
        return False
    return _PLACED.search(view.lower) is not None and _WHERE.fullmatch(view.text) is not None


def place(thread: Following, view: View, held: Hold | None, links: Sequence[Link]) -> None:
    """Make the study just told of in prose the one whose address a sentence gives.

    Args:
        thread: of the article's studies.
        view: the sentence.
        held: the study at hand when the sentence began.
        links: to the references that it points to.

    Where the article tells of several studies, that closes the report of the one.
    """
    if thread.hold is not None and not thread.is_alone():
        thread.hold.is_set_aside = True
    if held is None or len(links) != 1 or not held.profile.is_prose or held.distance(view) > _FAR:
        return
    told, found = held.profile, links[0].profile
    if found.is_prose or any(found.fit(cue, frozenset()) <= CONFLICT / 2 for cue, _ in told.cues):
        return
    told.same_as = found
    thread.profiles.remove(told)
    thread.order[:] = [
        found if profile is told else profile for profile in thread.order if profile is not found
    ]
    thread.main = found if thread.main is told else thread.main
    thread.section = found if thread.section is told else thread.section
    if thread.opening is not None and thread.opening.profile is told:
        thread.opening = dataclasses.replace(thread.opening, profile=found)
