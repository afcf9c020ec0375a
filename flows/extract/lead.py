"""A story's lead: what it tells of a study before the study is named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from flows.document import BlockKind
from flows.extract.claims import kinds
from flows.extract.claims.signals import Signals
from flows.extract.linking.hold import Opening
from flows.extract.linking.links import Link, first_links
from flows.extract.linking.profiles import topic_of
from flows.extract.linking.study_cue import Reach
from flows.extract.rows import Read
from flows.extract.views import View
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind, CueType

_LEAD_SENTENCES = 5
_BEFORE = 3
"""So many sentences before "the researchers" may tell of their study."""
_NEXT = 4
"""A title that says itself that research found it is about the study of the sentences below it."""
_BELOW = 6
"""How many sentences below a headline may say the same."""
_SHARED, _SHARE = 2, 0.6
"""Words, and share of its words, that a headline must have in common with a sentence."""
_REPEATING = (BlockKind.DEK, BlockKind.SUMMARY)
_POINTS_BACK = re.compile(
    r"\W*(?:(?:that|this|those|these)(?:[’']s| is| are| was)? (?:all )?(?:according to\b|the (?:finding|"
    r"conclusion|result|verdict|message|upshot)s? (?:of|from|in)\b|"
    r"what\b[^.]{0,80}\b(?:found|finds|suggests?|shows?|says?)\b)"
    r"|so (?:says?|said|finds|found|suggests?|concludes?|concluded)\b)",
    re.I,
)
"""A sentence that says whose the sentence before was: 'That's according to a study in Gut.'"""
_IN_GENERAL = re.compile(
    r"\b(?:scientists|researchers|experts|doctors) (?:say|agree|believe|think)\b"
    r"|\b(?:say|agree|believe) (?:scientists|researchers|experts|doctors)\b",
    re.I,
)
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


def with_lead(
    reads: Sequence[Read], signals: Sequence[Signals], opening: Opening | None, many_at: int = -1
) -> list[Read]:
    """Link a story's lead to the study that the next sentences open.

    The lead says whose it is ("…, scientists have warned"), or it only tells results ("Naps were
    linked to …") and the study that follows is spoken of as if it were known ("The researchers found …").

    Args:
        reads: the claims of the article.
        signals: of every sentence, by index.
        opening: the first study that the article speaks of.
        many_at: the first sentence that speaks of studies in general, after which what "scientists say" is of
            none in particular; -1 without one.
    """
    if opening is None or all(link.profile is not opening.profile for read in reads for link in read.links):
        return list(reads)
    link = Link(opening.profile, CueType.INFERRED, opening.span, "lead")
    return [
        _led(read, signals[read.view.index], opening, link, 0 <= many_at < read.view.index) for read in reads
    ]


def with_told_before(
    reads: Sequence[Read], signals: Sequence[Signals], openings: Sequence[Opening]
) -> list[Read]:
    """Link results told right before "the researchers" or "the study", which nothing else has named.

    Args:
        reads: the claims of the article.
        signals: of every sentence, by index.
        openings: the studies opened by a phrase that points back.
    """
    found = list(reads)
    for opening in openings:
        link = Link(opening.profile, CueType.INFERRED, opening.span, "lead")
        block = next((r.view.sentence.block_index for r in reads if r.view.index == opening.view), None)
        for place, read in enumerate(found):
            is_before = 0 < opening.view - read.view.index <= _BEFORE
            if is_before and read.view.sentence.block_index == block and _is_result(read, signals):
                found[place] = _as_report(read, (link,))
    return found


def _is_result(read: Read, signals: Sequence[Signals]) -> bool:
    """Whether a claim of the writer's own is told as a result."""
    seen = signals[read.view.index]
    is_nobodys = read.attributed_to in (AttributedTo.WRITER, AttributedTo.STUDY) and not read.is_undecided
    if read.links or read.view.is_heading or not is_nobodys:
        return False
    is_told = kinds.gives_figure(seen) or {"negation", "past"} <= seen.flags
    return is_told and kinds.carries_on(read.view, seen, is_same_block=True)


def with_headlines(reads: Sequence[Read]) -> list[Read]:
    """Link headlines, standfirsts and summaries that say again what a sentence says which leans on a study.

    The headline's words must be those of the sentence; a headline is held against the sentences right below
    it, a summary against all. Numbered headings are the writer's own points.
    """
    told = [(read, topic_of(read.view.text)) for read in reads if read.links and not read.view.is_heading]
    found = []
    for read in reads:
        repeats = not read.links and (read.view.is_heading or read.view.block.kind in _REPEATING)
        found.append(_repeated(read, told) if repeats else read)
    return found


def _repeated(read: Read, told: Sequence[tuple[Read, frozenset[str]]]) -> Read:
    if read.view.index and read.view.text[0].isdigit():
        return read  # a point of the writer's own list
    said = topic_of(read.view.text)
    best, most = None, _SHARED - 1
    for other, topic in told:
        distance = other.view.index - read.view.index
        is_near = read.view.block.kind is BlockKind.SUMMARY or 0 < distance <= _BELOW
        shared = len(said & topic)
        if is_near and shared > most and shared >= _SHARE * len(said):
            best, most = other, shared
    if best is None or len(best.links) != 1:
        return read
    link = best.links[0]
    return dataclasses.replace(read, links=(Link(link.profile, CueType.INFERRED, link.span, "lead"),))


def _led(read: Read, signals: Signals, opening: Opening, link: Link, is_after_many: bool) -> Read:
    if read.view.index == 0 and read.kind is ClaimKind.STUDY_REPORT and opening.view <= _NEXT:
        return read if read.links else dataclasses.replace(read, links=(link,))
    before = opening.view - read.view.index
    is_lead = read.view.index <= _LEAD_SENTENCES and 0 < before <= _LEAD_SENTENCES
    if read.links or read.view.is_heading or not is_lead:
        return read
    if read.kind is ClaimKind.STUDY_REPORT:
        is_of_it = read.is_cataphoric and not (is_after_many and _IN_GENERAL.search(read.view.text))
        return dataclasses.replace(read, links=(link,)) if is_of_it else read
    is_told = read.attributed_to is AttributedTo.WRITER and opening.reach in _POINTING
    if not is_told or not kinds.gives_figure(signals) or not kinds.carries_on(read.view, signals):
        return read
    return _as_report(read, (link,))


def with_places(reads: Sequence[Read]) -> list[Read]:
    """The claims with the references that a later sentence gave for studies told of in prose."""
    return [
        dataclasses.replace(read, links=first_links([_moved(link) for link in read.links]))
        if any(link.profile.same_as for link in read.links)
        else read
        for read in reads
    ]


def _moved(link: Link) -> Link:
    found = link.profile.same_as
    return link if found is None else dataclasses.replace(link, profile=found)
