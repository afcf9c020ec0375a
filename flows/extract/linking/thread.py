"""The thread of studies through an article: which one each sentence speaks of.

A study phrase with handles (journal, year, author, size, name) is matched to the article's references; one
that contradicts them all is a study of its own, described only in prose. A phrase without handles points to
the study at hand; a sentence without a phrase carries its report on. The study at hand is set aside at a
heading and while an expert speaks; a phrase that points back finds it again, with less confidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import Span
from flows.extract.linking import asides, choices, introduced, merging, nouns
from flows.extract.linking.hold import FAR_BLOCKS, LEAD, NEAR_BLOCKS, Hold
from flows.extract.linking.links import Link, cue_type_of, handle_way
from flows.extract.linking.nations import nation_in, nation_of
from flows.extract.linking.openings import Openings
from flows.extract.linking.profiles import CONFLICT, SYNTHESES, SYNTHESIS, Profile, topic_of
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.views import View
from schemas.vocabulary import CueType

_FEW = 3
_DOERS = ("researchers", "scientists", "authors", "author", "team", "investigators")


class Thread(Openings):
    """Follows the studies through the article; ``resolve`` is called once a sentence, in reading order."""

    def resolve(self, view: View, cue: StudyCue, topic: frozenset[str]) -> list[Link]:
        """The study or studies that a phrase means; empty where it means none in particular."""
        self.is_undecided = False
        if cue.is_of_many and not self._has_many(view):
            return []
        if cue.reach in (Reach.GENERIC, Reach.WEAK) and not (cue.journal or cue.authors or cue.name):
            if self._is_pooled(view, cue) or (
                introduced.is_none_seen(view.text, cue) and self._is_told(view)
            ):
                return self.carry_on(view)
            if cue.noun in nouns.PLURALS and self.hold is not None and asides.is_pooling(view.lower):
                self.hold.profile.is_synthesis = True
            elif cue.noun in nouns.PLURALS:
                self.generic_at = view.index
                self.many_at = view.index if self.many_at < 0 else self.many_at
            return []
        span = Span(view.start + cue.start, view.start + cue.end)
        if cue.reach in (Reach.PEOPLE, Reach.BARE) and not cue.has_handle:
            return self._people(view, cue, span, topic)
        counted = choices.counted_off(self.order, cue)
        if counted is not None:
            self.take(view, counted, span, cue)
            return [Link(counted, CueType.ANAPHORA, span, "definite_near")]
        if cue.has_handle or (cue.n and any(p.n == cue.n for p in self.profiles)):
            return self._handled(view, cue, span, topic)
        if cue.reach is Reach.SAME or cue.reach is Reach.DEFINITE:
            return self._pointed(view, cue, span, topic)
        return self.opened(view, cue, span, topic)

    def note(
        self, view: View, links: list[Link], topic: frozenset[str], cues: Sequence[StudyCue] = ()
    ) -> None:
        """Remember what a study is about, whose it is, and that it pools others where a sentence says so."""
        self.enrol(view, links)
        for link in links if len(links) == 1 else ():
            link.profile.subject |= topic
            self.place(view, link.profile)
            if cues and not link.profile.opener:
                link.profile.opener = cues[0].text.lower()
                link.profile.is_synthesis = link.profile.is_synthesis or cues[0].noun in SYNTHESES
        if links and SYNTHESIS.search(view.lower):
            for link in links:
                link.profile.is_synthesis = True

    def _has_many(self, view: View) -> bool:
        """Whether the article has just told of several studies together, or has begun to count them off."""
        if 0 <= self.generic_at < view.index <= self.generic_at + _FEW:
            return True
        hold = self.hold
        is_counting = hold is not None and bool(hold.profile.cues) and hold.profile.cues[0][0].is_of_many
        return is_counting and hold is not None and hold.distance(view) <= FAR_BLOCKS

    def _is_told(self, view: View) -> bool:
        """Whether the paragraph is telling of the study at hand."""
        return self.is_in_block(view) and self.hold is not None and not self.hold.is_set_aside

    def _is_pooled(self, view: View, cue: StudyCue) -> bool:
        """Whether "the trials" are those that the review at hand has pooled."""
        hold = self.hold
        return (
            hold is not None
            and (hold.is_near(view) or (self.is_alone() and hold.distance(view) <= FAR_BLOCKS))
            and hold.profile.is_synthesis
            and nouns.OF_SYNTHESIS.match(cue.text) is not None
        )

    def _handled(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """A phrase that says journal, year, author, size or name."""
        own = self.members.get(cue.authors[0]) if cue.authors and not cue.year else None
        if own is not None and own.is_prose and own.fit(cue, topic) > CONFLICT / 2:
            self.take(view, own, span, cue)
            return [Link(own, CueType.ANAPHORA, span, "people_near")]
        fits = [(profile.fit(cue, topic), profile) for profile in self.profiles]
        fitting = [
            (fit, p)
            for fit, p in fits
            if fit > CONFLICT / 2 and (p.has_any(cue) or self._may_be(p, cue, view))
        ]
        if cue.reach is Reach.OTHER:
            fitting = [
                (fit, p)
                for fit, p in fitting
                if p.has_any(cue) and not (self.hold and p is self.hold.profile and p.is_prose)
            ]
        if not fitting:
            is_many = cue.noun in nouns.PLURALS and cue.reach is Reach.GENERIC
            return [] if is_many else [self.open(view, cue, span, topic)]
        best = max(fit for fit, _ in fitting)
        hold = self.hold
        if hold is not None and cue.reach in (Reach.SAME, Reach.DEFINITE):
            fitting = [(fit + (0.6 if p is hold.profile else 0.0), p) for fit, p in fitting]
            best = max(fit for fit, _ in fitting)
        close = [p for fit, p in fitting if best - fit < 0.25]
        if len(close) > 1:
            unused = [p for p in close if not p.mentions]
            if 0 < len(unused) < len(close) and cue.reach in (Reach.NEW, Reach.OTHER) and not cue.journal:
                close = unused
        kind = cue_type_of(cue)
        if len(close) > 1:
            for profile in close:
                profile.mentions += 1
            self.doubt(view, close[:3])
            return [Link(p, kind, span, "ambiguous", True) for p in close[:3]]
        profile = close[0]
        way = "prose" if profile.is_prose else handle_way(cue)
        self.take(view, profile, span, cue)
        return [Link(profile, kind, span, way)]

    def _may_be(self, profile: Profile, cue: StudyCue, view: View) -> bool:
        """Whether a study not known by any such handle may be meant: the one at hand, or a vague one."""
        if cue.reach is Reach.OTHER:
            return False
        if profile.is_prose:
            hold = self.hold
            is_held = hold is not None and hold.profile is profile
            if self.is_its_team(profile, cue, view):
                return True
            if cue.name and merging.is_told_beside(profile, cue, view.lower):
                return False
            if cue.reach in (Reach.DEFINITE, Reach.SAME, Reach.PEOPLE):
                return is_held or (profile is self.main and cue.is_main)
            if choices.are_elsewhere(cue, profile) or choices.are_of_other_house(cue, profile):
                return False
            if cue.reach is Reach.BARE and cue.house and cue.year and profile.place:
                return False
            if merging.is_apart(profile, cue, self.year):
                return False
            is_lead = hold is not None and hold.view <= LEAD and view.index <= LEAD + LEAD
            if cue.noun and hold is not None and hold.is_past_heading:
                return False  # a digest's next item
            if is_held and hold is not None and not cue.noun and cue.journal and not cue.authors:
                # "It was published in Gut": no phrase opens another study.
                is_lead = hold.is_near(view) or (self.is_alone() and merging.is_publication(view.lower, cue))
            return is_held and is_lead and not profile.journals and not profile.authors
        # The only reference: what the phrase says of it is not known, nothing contradicts.
        if cue.journal and (profile.journals or profile.maybe_journals):
            return False
        return self.is_only(profile, view)

    def _pointed(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """'the study', 'this trial', 'the same study cited above'."""
        hold = self.hold
        main = (self.section or self.main) if cue.is_main else self.back(view, cue)
        if main is not None:
            self.take(view, main, span, cue)
            return [Link(main, CueType.ANAPHORA, span, "definite_near")]
        elsewhere = self._elsewhere(cue, topic)
        if elsewhere is not None:
            self.take(view, elsewhere, span, cue)
            return [Link(elsewhere, CueType.ANAPHORA, span, "definite_far")]
        is_of_many = self.generic_at == view.index - 1 and cue.noun in {"results", "findings", "data"}
        if is_of_many and (hold is None or hold.view < self.generic_at):
            return []
        if hold is not None and choices.are_elsewhere(cue, hold.profile):
            return self._abroad(view, cue, span, topic)
        if hold is not None:
            is_near = hold.distance(view) <= NEAR_BLOCKS + 1 and not hold.is_set_aside
            way = "same" if cue.reach is Reach.SAME else "definite_near" if is_near else "definite_far"
            self.take(view, hold.profile, span, cue)
            return [Link(hold.profile, CueType.ANAPHORA, span, way)]
        if cue.noun in {"evidence", "data", "results"} and not self.profiles:
            return []
        if hold is None and self.is_in_doubt(view):
            return self.doubted(view, span)
        return self.opened(view, cue, span, topic)

    def _abroad(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """'The U.S. study' after a British one: the one told of before without its nation, else a new one."""
        untold = [profile for profile in self.order if profile.place is None]
        if len(untold) == 1:
            self.take(view, untold[0], span, cue)
            return [Link(untold[0], CueType.ANAPHORA, span, "definite_far")]
        cue.reach = Reach.OTHER
        return self.opened(view, cue, span, topic)

    def _elsewhere(self, cue: StudyCue, topic: frozenset[str]) -> Profile | None:
        """Another study than the one at hand that 'the … study' means: by its country or its topic."""
        held = self.hold.profile if self.hold is not None else None
        found = (
            choices.of_place(self.profiles, cue, held)
            or choices.of_size(self.profiles, cue)
            or choices.of_kind(self.profiles, held, cue)
        )
        if found is None and cue.reach is Reach.DEFINITE and len(self.order) > 1:
            found = choices.of_subject(self.order, held, topic_of(f"{cue.text} {cue.about}") - merging.NEWS)
        if found is not None:
            return found
        if held is None or held.is_prose or cue.reach is Reach.SAME:
            return None
        return choices.clearly_other(self.listed, held, topic)

    def _people(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """'the researchers', 'participants', 'those who …'."""
        elsewhere = self._elsewhere(cue, frozenset()) if cue.place or cue.n else None
        if elsewhere is not None:
            self.take(view, elsewhere, span, cue)
            return [Link(elsewhere, CueType.ANAPHORA, span, "people_far")]
        main = self.back(view, cue) if cue.reach is Reach.PEOPLE else None
        if main is not None:
            self.take(view, main, span, cue)
            return [Link(main, CueType.ANAPHORA, span, "people_far")]
        hold = self.hold
        if hold is None:
            if cue.reach is Reach.PEOPLE and self.is_in_doubt(view):
                return self.doubted(view, span)
            self.nation = (view.index, nation_of(cue.place) or nation_in(view.text[: cue.start]))
            if cue.reach is Reach.BARE and len(self.listed) == 1 and not self.listed[0].mentions:
                return self.opened(view, cue, span, frozenset())
            is_new = cue.place is not None if cue.reach is Reach.BARE else cue.text.lower().endswith(_DOERS)
            is_new = is_new or (cue.reach is Reach.BARE and cue.n is not None)
            if is_new and not self.listed:
                return [self.open(view, cue, span)]
            if cue.reach is Reach.PEOPLE and cue.text.lower().endswith(_DOERS) and self.listed:
                return self.opened(view, cue, span, frozenset())
            return self.by_topic(view, cue, span, topic) if cue.reach is Reach.BARE and cue.place else []
        if cue.reach is Reach.BARE and cue.n and self._is_counted_anew(view, cue, hold):
            cue.reach, cue.noun = Reach.NEW, "study"
            return self.opened(view, cue, span, topic)
        if cue.reach is Reach.BARE and (
            (hold.is_set_aside and (len(self.profiles) > 1 or self.is_digest))
            or self._are_others(view, cue, hold)
        ):
            if self.listed:
                return self.by_topic(view, cue, span, topic) if cue.place else []
            return [self.open(view, cue, span)]
        is_near = hold.is_near(view)
        is_known = self.is_alone() and not hold.is_past_heading and hold.distance(view) <= FAR_BLOCKS
        is_known = is_known or self.is_of_story(view)
        if not is_near and not is_known and cue.text.lower().startswith("those"):
            return []
        self.take(view, hold.profile, hold.cue_span, cue)
        return [Link(hold.profile, CueType.ANAPHORA, span, "people_near" if is_near else "people_far")]

    def _is_counted_anew(self, view: View, cue: StudyCue, hold: Hold) -> bool:
        """Whether 'Researchers tracking 785 people' open a study, by the number of their people.

        The lead of a story comes before the number; where only one study is told of, it is that one's.
        """
        if hold.profile.n == cue.n:
            return False
        if hold.distance(view) > 0 and hold.profile.n and cue.n and cue.n > hold.profile.n:
            return True  # more people than all that the study had
        if view.index <= LEAD + LEAD and self.is_alone() and not self.is_digest:
            return False
        if hold.is_past_heading:
            return len(self.order) > 1 or not self.is_of_story(view)
        is_told = bool(hold.profile.n or cue.place or introduced.WHO_COUNTED.match(view.text, cue.end))
        return hold.distance(view) > 0 and len(self.order) > 1 and is_told

    def _are_others(self, view: View, cue: StudyCue, hold: Hold) -> bool:
        """Whether 'Harvard researchers' or 'an Irish team' are others than those of the study at hand."""
        if choices.are_elsewhere(cue, hold.profile) or choices.is_another_nation(cue, hold.profile):
            return True
        is_new = cue.place is not None and hold.distance(view) and not hold.profile.is_synthesis
        if is_new and introduced.is_later(view.text, asides.is_pooling(view.lower)):
            return True
        if (
            cue.place is not None
            and cue.text[:2].lower() == "a "
            and introduced.ALSO_AT.match(view.text, cue.end)
        ):
            return True
        if hold.distance(view) and (
            choices.are_of_other_house(cue, hold.profile)
            or (cue.place is not None and nouns.ALSO_FOUND.match(view.text, cue.end))
        ):
            return True
        if cue.place is None or (view.index <= LEAD + LEAD and not hold.is_past_heading):
            return False
        return hold.is_set_aside and not choices.same_place(hold.profile.place, cue.place)
