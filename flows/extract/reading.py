"""Sentences of an article → claims and the studies they lean on: the readers composed.

Each sentence is viewed once; its speaker, its study phrases and its signals decide what kind of claim it is,
and the thread of studies which references it leans on.

Sentences of procedure. The contract wants every sentence that reports research, also those without a cue of
their own; it also wants no claims out of method. Both hold by what the sentence is for: procedure that says
what was compared (who was given what, which groups were watched) belongs to the report of that study and is
kept with a citation and a confidence of at most 0.45; procedure that says how many were asked, with what
instrument, or where it was published is no claim. The two lists are ``METHOD_KEPT`` and ``METHOD_DROPPED`` in
:mod:`flows.extract.claims.procedure`; moving an entry switches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flows.document import BlockKind, Document
from flows.extract.claims import headlines, kinds
from flows.extract.claims.judging import judge
from flows.extract.claims.sample import BACKGROUND
from flows.extract.claims.signals import Signals, read_signals
from flows.extract.lead import (
    points_back,
    told_by,
    with_headlines,
    with_lead,
    with_places,
    with_told_before,
)
from flows.extract.linking.cues import find_labels, find_study_cues
from flows.extract.linking.digests import item_openings
from flows.extract.linking.journals import journal_key
from flows.extract.linking.links import Link, first_links
from flows.extract.linking.pointers import beside_pointers, find_pointers, printed_markers
from flows.extract.linking.profiles import profile_references, topic_of
from flows.extract.linking.prose import prose_references
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.linking.thread import Thread
from flows.extract.linking.trials import trial_names
from flows.extract.linking.wheres import place, tells_where
from flows.extract.linking.wording import is_wording, set_apart
from flows.extract.rebuttals import with_rebuttals
from flows.extract.rows import Read
from flows.extract.speakers import Attribution, bodies, read_attributions
from flows.extract.speakers.labels import turn_labels
from flows.extract.speakers.names import family_name
from flows.extract.speech import is_answer, read_speech
from flows.extract.views import View, behind, read_views, without
from flows.records import CitedReference, Study
from schemas.vocabulary import AttributedTo, ClaimKind

_SHORTEST = 3
_FEW = 6
_DENSITY = 0.2
_TURNING = (
    "present", "narrative", "question", "imperative", "second_person", "first_person", "outlook", "funding",
    "quality",
)  # fmt: skip
"""Flags of sentences behind which the report of a study does not go on as if they had not been."""
_PEOPLE = (Reach.BARE, Reach.PEOPLE)


class ArticleReader:
    """Reads one article, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        references: Sequence[CitedReference],
        studies: Sequence[Study],
        is_close: bool,
    ) -> None:
        self.document = document
        self.judge = partial(judge, is_close=is_close)
        views = read_views(document)
        self.pointers = find_pointers(document, views, references)
        self.views = without(views, printed_markers(document, self.pointers))
        self.attributions = read_attributions(document, self.views)
        self.labels = find_labels(self.views)
        self.labelled = {self.views[index].sentence.block_index for index in self.labels}
        # "Results:" is nobody's name.
        self.attributions = tuple(None if i in self.labels else a for i, a in enumerate(self.attributions))
        self.views = behind(self.views, turn_labels(self.views, self.attributions))
        self.signals = [read_signals(view) for view in self.views]
        dense = sum(signals.health >= 1.0 for signals in self.signals)
        self.is_about_health = dense >= _DENSITY * len(self.views) or len(self.views) < _FEW
        self.profiles = profile_references(references, studies)
        named = (journal for p in self.profiles for journal in (*p.journals, *p.maybe_journals))
        self.known = frozenset(map(journal_key, named))
        self.items = item_openings(self.views)
        self.is_boilerplate = False
        self.list_block = -1
        """The paragraph that would be the next item of a list: 'The study found that they were:'."""
        self.links: list[Link] = []  # of the sentence at hand, whether it is a claim or not
        prose = "\n".join(view.text for view in self.views)
        self.trials = trial_names(prose, [reference.raw_text for reference in references])
        self.year = document.published_on.year if document.published_on else None
        team = {family_name(a.name) for a in self.attributions if a and a.name and a.is_study_author}
        self.thread = Thread(self.profiles, self.year, frozenset(team))
        self.by_id = {profile.reference_id: profile for profile in self.profiles}

    def run(self) -> tuple[list[Read], tuple[CitedReference, ...]]:
        """What every sentence claims, and the studies that only the prose describes."""
        reads: list[Read] = []
        for view, attribution in zip(self.views, self.attributions, strict=True):
            self.links = []
            if view.index in self.items:
                self.thread.item()
            if tells_where(view):
                place(self.thread, view, self.thread.hold, self._pointed(view))
                continue
            found = self._heading(view) if view.is_heading else self._sentence(view, attribution)
            self._note_list(view)
            if self.links and reads and reads[-1].view.index == view.index - 1 and points_back(view):
                reads[-1] = told_by(reads[-1], self.links)
            if found is not None:
                reads.append(found)
        reads = with_headlines(with_lead(reads, self.signals, self.thread.opening, self.thread.many_at))
        reads = with_told_before(reads, self.signals, self.thread.told_before)
        reads = with_places(with_rebuttals(reads, self.views))
        used = [link.profile for read in reads for link in read.links if link.profile.is_prose]
        prose = prose_references(self.document, used, len(self.by_id))
        return reads, prose

    def _note_list(self, view: View) -> None:
        """Note where a list of what a study found goes on, or is announced."""
        block = view.sentence.block_index
        is_announced = bool(self.links) and view.text.rstrip().endswith(":")
        is_announced = is_announced and "strong_finding" in self.signals[view.index].flags
        if is_announced or (block == self.list_block and self._is_listed(view)):
            self.list_block = block + 1

    def _is_listed(self, view: View) -> bool:
        """Whether a sentence is an item of a list of what the study at hand found."""
        block = view.sentence.block_index
        if block != self.list_block or self.thread.hold is None:
            return False
        return self.document.blocks[block].kind is BlockKind.LIST_ITEM

    def _heading(self, view: View) -> Read | None:
        """A title or heading that states something: the writer's own statement."""
        self.is_boilerplate = headlines.opens_boilerplate(view, self.views)
        if self.is_boilerplate:
            return None
        if view.index:
            self.thread.heading(view.text)
        signals = self.signals[view.index]
        score = kinds.likeness(signals, "heading")
        states = signals.any("effect", "comparison", "risk", "evaluation", "percent", "state")
        if not kinds.may_claim(score) or not states or len(view.tokens) < _SHORTEST:
            return None
        if headlines.announces(view, signals.gates):
            return None
        kind, to = headlines.kind_of(view, signals.gates)
        stance, judged = kinds.stance_of(signals, kind, to), self.judge(view, signals, "heading", score)
        return judged and Read(view, kind, to, stance, None, (), *judged)

    def _sentence(self, view: View, attribution: Attribution | None) -> Read | None:
        if self.is_boilerplate:
            return None
        signals = self.signals[view.index]
        cues = find_study_cues(view, self.known, self.year, self.trials)
        cues = cues or ((self.labels[view.index],) if view.index in self.labels else ())
        pointed = self._pointed(view)
        telling = kinds.is_report(signals, cues)
        if attribution is not None and attribution.is_hearsay and telling:
            attribution = None
        is_speech = attribution is not None and attribution.to is not AttributedTo.STUDY
        self.thread.begin()
        links = list(pointed) if pointed or cues or is_speech else self.thread.owned(view)
        topic = topic_of(view.text) if cues or pointed else frozenset()
        phrases = beside_pointers(cues, [link.span for link in pointed], view.start) if pointed else cues
        set_apart(view.text, phrases)
        for cue in phrases:
            if is_speech and cue.reach in _PEOPLE and not is_answer(attribution):
                continue
            if not is_wording(view.text, cue, cues, has_link=bool(links), is_telling=telling):
                links.extend(self.thread.resolve(view, cue, topic))
        self.thread.note(view, links, topic, cues)
        self.links = links
        # "When sleep fails, the results are devastating": no study's.
        telling = telling or any(link.way == "continued" for link in links[len(pointed) :])
        telling = telling and bool(links or self.thread.order or any(cue.noun != "results" for cue in cues))
        if is_speech and attribution is not None:
            return read_speech(
                self.judge, self.thread, view, signals, attribution, links, cues, self.is_about_health
            )
        is_of_study = attribution is not None and attribution.to is AttributedTo.STUDY
        is_listed = not (links or cues) and self._is_listed(view)
        if is_listed or (is_of_study and not (links or cues) and self.thread.is_at_hand(view, False)):
            links = self.thread.carry_on(view)
        if telling or is_of_study or is_listed:
            anchored = (
                bool(links)
                and "strong_finding" in signals.flags
                and (signals.health > 0 or "negation" in signals.flags)
            ) or bool(pointed or is_listed)
            return self._report(view, signals, attribution, links, "carried" if anchored else "report", cues)
        is_at_hand = self.thread.is_at_hand(view, kinds.gives_figure(signals))
        is_plain = not signals.any(*_TURNING) and not BACKGROUND.applies(view, signals.gates)
        is_same = is_at_hand and (
            self.thread.is_in_block(view) or (is_plain and self.thread.is_of_its_topic(view))
        )
        if (pointed or not (cues or bodies.reports(view))) and (
            kinds.carries_on(view, signals, is_same) or (is_same and self._is_summed_up(view, signals))
        ):
            links = links or (self.thread.carry_on(view) if is_at_hand else [])
            if links:
                return self._report(view, signals, attribution, links, "carried")
        if ((is_at_hand and not cues) or links) and kinds.method_of(view, signals) is not None:
            return self._report(view, signals, attribution, links or self.thread.carry_on(view), "carried")
        if not links and (cues or not (is_same and is_plain and "past" in signals.flags)):
            self.thread.interrupt()
        return self._own(view, signals, pointed)

    def _is_summed_up(self, view: View, signals: Signals) -> bool:
        """Whether a sentence says what the study means, or stands in a part of its report under a label."""
        is_labelled = view.sentence.block_index in self.labelled
        return kinds.sums_up(view) or (
            is_labelled and not signals.any("question", "imperative", "second_person")
        )

    def _pointed(self, view: View) -> list[Link]:
        found = self.pointers.get(view.index, ())
        named = [Link(self.by_id[p.reference_id], p.cue_type, p.span, p.way) for p in found]
        return self.thread.point(view, named)

    def _report(
        self,
        view: View,
        signals: Signals,
        attribution: Attribution | None,
        links: list[Link],
        base: str,
        cues: tuple[StudyCue, ...] = (),
    ) -> Read | None:
        method = kinds.method_of(view, signals)
        if method == "dropped" or signals.any("funding", "career") or view.text.rstrip().endswith(":"):
            return None
        score = kinds.likeness(signals, base)
        if method == "kept":
            if not links:
                return None
        elif not kinds.may_claim(score):
            return None
        stance = kinds.stance_of(signals, ClaimKind.STUDY_REPORT, AttributedTo.STUDY)
        judged = self.judge(view, signals, base, score, is_method=method == "kept")
        return judged and Read(
            view,
            ClaimKind.STUDY_REPORT,
            AttributedTo.STUDY,
            stance,
            attribution,
            first_links(links),
            *judged,
            self.thread.is_undecided and not links,
            attribution is not None or any(cue.reach in _PEOPLE for cue in cues),
        )

    def _own(self, view: View, signals: Signals, links: list[Link]) -> Read | None:
        score = kinds.likeness(signals, "author")
        is_about_health = signals.outcomes > 0 or self.is_about_health
        if not kinds.may_claim(score) or not is_about_health or len(view.tokens) < _SHORTEST:
            return None
        if kinds.method_of(view, signals) == "dropped":
            return None
        kind = ClaimKind.AUTHOR_STATEMENT
        is_result = signals.any("past") and signals.any("percent", "comparison", "risk")
        if kinds.is_told_finding(view, signals) or (
            links and (is_result or "strong_finding" in signals.flags)
        ):
            kind = ClaimKind.STUDY_REPORT
        to = AttributedTo.STUDY if kind is ClaimKind.STUDY_REPORT else AttributedTo.WRITER
        stance, judged = kinds.stance_of(signals, kind, to), self.judge(view, signals, "author", score)
        return judged and Read(view, kind, to, stance, None, first_links(links), *judged)
