"""A story's lead: what it tells of a study before the study is named."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from flows.extract.claims import kinds
from flows.extract.claims.signals import Signals
from flows.extract.linking.hold import Opening
from flows.extract.linking.links import Link
from flows.extract.linking.study_cue import Reach
from flows.extract.rows import Read
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind, CueType

_LEAD_SENTENCES = 5
_POINTING = (Reach.DEFINITE, Reach.PEOPLE, Reach.SAME)


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
    return dataclasses.replace(
        read,
        kind=ClaimKind.STUDY_REPORT,
        attributed_to=AttributedTo.STUDY,
        stance=ArticleStance.REPORTS,
        links=(link,),
    )
