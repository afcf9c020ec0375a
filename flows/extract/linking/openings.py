"""Phrases that open a study: one of the references, told by its topic or left over, or one of the prose."""

from __future__ import annotations

from flows.document import Span
from flows.extract.linking import choices, merging
from flows.extract.linking.following import Following
from flows.extract.linking.hold import LEAD, Hold
from flows.extract.linking.links import Link
from flows.extract.linking.profiles import Profile
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.views import View
from schemas.vocabulary import CueType

_FEW = 3


class Openings(Following):
    """Which study a phrase without handles opens."""

    def is_only(self, profile: Profile, view: View) -> bool:
        """Whether the article has one reference, so that a phrase without handles means it."""
        return len(self.listed) == 1 and (not profile.is_link or view.index <= LEAD)

    def is_its_team(self, profile: Profile, cue: StudyCue, view: View) -> bool:
        """Whether 'Lund and colleagues' did a study of the prose: the one at hand, or the article's own."""
        hold = self.hold
        is_held = hold is not None and hold.profile is profile
        if (is_held or profile is self.main) and merging.is_of_team(profile, cue, self.team):
            return True
        if hold is None or not is_held:
            return False
        if self.is_alone() and not self.is_digest and merging.is_reported(profile, cue, view.lower):
            return True
        if not hold.is_near(view):
            return False
        return merging.are_its_team(profile, cue, view.lower, view.index - hold.view)

    def opened(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """'a study found', without anything to tell it by."""
        hold = self.hold
        listed = self.listed
        if cue.reach is not Reach.OTHER:
            only = listed[0] if listed and self.is_only(listed[0], view) else None
            if only is not None and (not only.mentions or (hold and hold.profile is only)):
                self.take(view, only, span, cue)
                kind = CueType.ANAPHORA if cue.reach is Reach.DEFINITE else CueType.INFERRED
                return [Link(only, kind, span, "only_reference")]
            is_main = cue.is_main and not self._is_next_item(cue, hold, topic)
            if hold is not None and hold.profile is self.main and (is_main or cue.noun == "people"):
                self.take(view, self.main, span, cue)
                return [Link(self.main, CueType.ANAPHORA, span, "definite_far")]
        is_lead = hold is not None and hold.view <= LEAD and view.index <= LEAD + LEAD
        if (
            is_lead
            and hold is not None
            and self.is_alone()
            and merging.is_told_again(hold.profile, cue, topic)
        ):
            self.take(view, hold.profile, span, cue)
            return [Link(hold.profile, CueType.ANAPHORA, span, "definite_far")]
        fitting = self.by_topic(view, cue, span, topic)
        if fitting:
            return fitting
        if cue.noun in {"people", "evidence", "data", "results", "findings"}:
            return []
        is_open = cue.reach in (Reach.NEW, Reach.OTHER) and cue.noun not in choices.POLLS
        left = choices.left_over(listed) if is_open else None
        if left is not None:
            self.take(view, left, span, cue)
            return [Link(left, CueType.INFERRED, span, "left_over")]
        if cue.reach in (Reach.DEFINITE, Reach.SAME) and any(not p.is_link for p in listed):
            return self._one_of(listed, span)
        return [self.open(view, cue, span, topic)]

    def _is_next_item(self, cue: StudyCue, hold: Hold | None, topic: frozenset[str]) -> bool:
        """Whether 'a new study' under another heading is that of a digest's next item."""
        if hold is None or not hold.is_past_heading or cue.reach is not Reach.NEW:
            return False
        return not merging.is_told_again(hold.profile, cue, topic)

    def _one_of(self, listed: list[Profile], span: Span) -> list[Link]:
        """'the study' where none was at hand and several are listed: any of a few, else none named."""
        unused = [profile for profile in listed if not profile.mentions] or listed
        if len(unused) > _FEW:
            self.is_undecided = True
            return []
        return [Link(p, CueType.ANAPHORA, span, "ambiguous", len(unused) > 1) for p in unused]

    def by_topic(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str]) -> list[Link]:
        """The references, one or several as close, that a sentence shares its topic with."""
        close = choices.by_topic([p for p in self.listed if not p.is_link], topic)
        if not close:
            return []
        if len(close) > 1:
            self.doubt(view, close)
            return [Link(p, CueType.INFERRED, span, "ambiguous", True) for p in close]
        if cue.reach is Reach.OTHER and self.hold is not None and close[0] is self.hold.profile:
            return []
        self.take(view, close[0], span, cue)
        return [Link(close[0], CueType.INFERRED, span, "topic")]
