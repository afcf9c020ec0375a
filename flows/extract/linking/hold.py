"""The study at hand while an article is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.document import Span
from flows.extract.linking.profiles import Profile
from flows.extract.linking.study_cue import Reach
from flows.extract.views import View

NEAR_BLOCKS = 1
FAR_BLOCKS = 4
LEAD = 4
"""A study spoken of in so many sentences from the start is what the story is about."""
SECTION = 2
"""A study opened in so many sentences below a heading is what the part under it is about."""
OF_REPORT = re.compile(
    r"\b(?:results?|findings?|find|found|show(?:ed|s)?|study|research(?:ers)?|trial|conclusions?|conclude|"
    r"interpret|"
    r"mean|involve|discover(?:ed)?|limitations?|methods?|strengths?)\b",
    re.I,
)
"""Headings over the parts of one report: 'What did the research involve?'."""


@dataclass(slots=True)
class Hold:
    """The study at hand: whose cue, where it was last spoken of, and whether a heading came between."""

    profile: Profile
    cue_span: Span
    block: int
    view: int
    is_set_aside: bool = False
    is_past_heading: bool = False

    def distance(self, view: View) -> int:
        """Paragraphs since the study was last spoken of."""
        return view.sentence.block_index - self.block

    def is_near(self, view: View) -> bool:
        """Whether nothing has come between but the end of a paragraph."""
        return not self.is_set_aside and self.distance(view) <= NEAR_BLOCKS


@dataclass(frozen=True, slots=True)
class Opening:
    """The first study that an article speaks of: in which sentence, with which phrase and how that points."""

    profile: Profile
    span: Span
    view: int
    reach: Reach | None
