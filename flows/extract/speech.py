"""What somebody is said to say: a study's result, an expert's statement, or no claim."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from flows.document import Span
from flows.extract.claims import answers, kinds
from flows.extract.claims.judging import Judgement
from flows.extract.claims.signals import Signals
from flows.extract.linking.links import Link, first_links
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.linking.thread import Thread
from flows.extract.rows import Read
from flows.extract.speakers import Attribution, bodies
from flows.extract.views import View
from schemas.vocabulary import AttributedTo, ClaimKind, CueType

_BASES = {
    ClaimKind.EXPERT_STATEMENT: "expert",
    ClaimKind.STUDY_REPORT: "report",
    ClaimKind.AUTHOR_STATEMENT: "author",
}
_HEALTHY = 0.5
_TELLING = (Reach.NEW, Reach.OTHER, Reach.SAME)


def is_answer(attribution: Attribution | None) -> bool:
    """Whether a sentence stands in somebody's turn of an interview, without quotation marks.

    Whoever answers at length, under a label, tells of studies as an article does.
    """
    return attribution is not None and not (attribution.is_quoted or attribution.is_own)


def read_speech(
    judge: Callable[..., Judgement | None],
    thread: Thread,
    view: View,
    signals: Signals,
    attribution: Attribution,
    links: list[Link],
    cues: tuple[StudyCue, ...],
    is_about_health: bool,
) -> Read | None:
    """Read a sentence that somebody is said to say.

    Args:
        judge: says whether a sentence claims (:func:`flows.extract.claims.judging.judge`).
        thread: of the article's studies, moved on by the sentence.
        view: the sentence.
        signals: of the sentence.
        attribution: whose it is.
        links: to the studies that its phrases mean.
        cues: its study phrases.
        is_about_health: whether the article is.

    Returns:
        None where it claims nothing.
    """
    if attribution.is_quoted:
        thread.forget()
    own = thread.authored_by(attribution.name) if not links else None
    is_author = own is not None or attribution.is_study_author
    is_result = (own or thread.hold) is not None and kinds.is_result(signals, is_author)
    attribution = dataclasses.replace(attribution, is_study_author=is_author)
    kind, to = kinds.kind_of_speech(attribution, view, is_result)
    is_unnamed = attribution.name is None and any(cue.journal for cue in cues)
    is_study = is_unnamed or (kind is ClaimKind.EXPERT_STATEMENT and _tells(signals, attribution, cues))
    if is_study and links and not attribution.is_quoted:
        kind, to = ClaimKind.STUDY_REPORT, AttributedTo.STUDY
    if kind is ClaimKind.STUDY_REPORT and not links:
        span = Span(view.start, view.end)
        links = [Link(own, CueType.AUTHOR_YEAR, span, "author")] if own else thread.recall(view)
    if kind is ClaimKind.EXPERT_STATEMENT and is_answer(attribution):
        is_near = thread.is_at_hand(view, kinds.gives_figure(signals))
        if (
            is_near
            and not cues
            and not bodies.reports(view)
            and kinds.carries_on(view, signals, thread.is_in_block(view))
        ):
            kind, to, links = ClaimKind.STUDY_REPORT, AttributedTo.STUDY, thread.carry_on(view)
    if kind is ClaimKind.STUDY_REPORT:
        thread.stay(view, links)
    else:
        if not (is_answer(attribution) and links):
            thread.interrupt(is_author)
        links = [link for link in links if link.way in ("marker", "hyperlink")]
    base = _BASES[kind]
    score = kinds.likeness(signals, base)
    if kinds.is_aside(view, signals, kind) or answers.is_bare(view, signals):
        return None
    if is_answer(attribution):
        is_about_health = is_about_health and signals.any("effect", "risk", "percent", "rebuttal", "share")
    if not kinds.may_claim(score) or not (signals.health >= _HEALTHY or is_about_health):
        return None
    stance = kinds.stance_of(signals, kind, to)
    is_method = kind is ClaimKind.STUDY_REPORT and kinds.method_of(view, signals) == "kept"
    judged = judge(view, signals, base, score, is_method=is_method)
    return judged and Read(view, kind, to, stance, attribution, first_links(links), *judged)


def _tells(signals: Signals, attribution: Attribution, cues: tuple[StudyCue, ...]) -> bool:
    """Whether a speaker reports what a study found, by the phrases of the sentence."""
    if not is_answer(attribution):
        telling = _TELLING if attribution.is_own else (*_TELLING, Reach.DEFINITE, Reach.BARE)
        is_told = "finding" in signals.flags or kinds.is_result(signals)
        return is_told and any(cue.reach in telling for cue in cues)
    if not any(cue.reach not in (Reach.GENERIC, Reach.WEAK) for cue in cues):
        return False
    return signals.any("finding", "percent", "past") and kinds.is_report(signals, cues)
