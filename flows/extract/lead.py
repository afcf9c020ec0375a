"""A story's lead: what it tells of a study before the study is named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from flows.extract.claims import kinds
from flows.extract.claims.signals import Signals
from flows.extract.linking.hold import Opening
from flows.extract.linking.links import Link
from flows.extract.linking.study_cue import Reach
from flows.extract.rows import Read
from flows.extract.views import View
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind, CueType

_LEAD_SENTENCES = 5
_POINTS_BACK = re.compile(
    r"\W*(?:(?:that|this|those|these)(?:[’']s| is| are| was)? (?:all )?(?:according to\b|the (?:finding|"
    r"conclusion|result|verdict|message|upshot)s? (?:of|from|in)\b|"
    r"what\b[^.]{0,80}\b(?:found|finds|suggests?|shows?|says?)\b)"
    r"|so (?:says?|said|finds|found|suggests?|concludes?|concluded)\b)",
    re.I,
)
"""A sentence that says whose the sentence before was: 'That's according to a study in Gut.'"""
_POINTING = (Reach.DEFINITE, Reach.PEOPLE, Reach.SAME)


def points_back(view: View) -> bool:
    """Whether a sentence only says which study the one before it told of."""
    return _POINTS_BACK.match(view.text) is not None


def told_by(read: Read, links: Sequence[Link]) -> Read:
    """The claim as the report of a study that the next sentence names."""
    if read.links or read.view.is_heading or read.kind is ClaimKind.EXPERT_STATEMENT:
        return read
    return _as_report(read, tuple(Link(k.profile, CueType.INFERRED, k.span, "lead") for k in links))


def _as_report(read: Read, links: tuple[Link, ...]) -> Read:
    return dataclasses.replace(
        read,
        kind=ClaimKind.STUDY_REPORT,
        attributed_to=AttributedTo.STUDY,
        stance=ArticleStance.REPORTS,
        links=links,
    )


def with_lead(reads: Sequence[Read], signals: Sequence[Signals], opening: Opening | None) -> list[Read]:
    """Link a story's lead to the study that the next sentences open.

    The lead says whose it is ("…, scientists have warned"), or it only tells results ("Naps were
    linked to …") and the study that follows is spoken of as if it were known ("The researchers found …").

    Args:
        reads: the claims of the article.
        signals: of every sentence, by index.
        opening: the first study that the article speaks of.
    """
    if opening is None or all(link.profile is not opening.profile for read in reads for link in read.links):
        return list(reads)
    link = Link(opening.profile, CueType.INFERRED, opening.span, "lead")
    return [_led(read, signals[read.view.index], opening, link) for read in reads]


def _led(read: Read, signals: Signals, opening: Opening, link: Link) -> Read:
    before = opening.view - read.view.index
    is_lead = read.view.index <= _LEAD_SENTENCES and 0 < before <= _LEAD_SENTENCES
    if read.links or read.view.is_heading or not is_lead:
        return read
    if read.kind is ClaimKind.STUDY_REPORT:
        return dataclasses.replace(read, links=(link,)) if read.is_cataphoric else read
    is_told = read.attributed_to is AttributedTo.WRITER and opening.reach in _POINTING
    if not is_told or not kinds.gives_figure(signals) or not kinds.carries_on(read.view, signals):
        return read
    return _as_report(read, (link,))
