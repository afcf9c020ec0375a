"""What is remembered while the studies of an article are followed: the one at hand, the first one."""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import Span
from flows.extract.linking import asides
from flows.extract.linking.choices import of_author
from flows.extract.linking.hold import FAR_BLOCKS, LEAD, OF_REPORT, SECTION, Hold, Opening
from flows.extract.linking.links import Link, cue_type_of
from flows.extract.linking.nouns import PEOPLE_IN
from flows.extract.linking.profiles import Profile, prose_profile, topic_of
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.speakers.names import family_name
from flows.extract.views import View
from schemas.vocabulary import CueType


class Following:
    """The studies spoken of so far; opens, takes up and sets aside."""

    def __init__(
        self, profiles: list[Profile], year: int | None = None, team: frozenset[str] = frozenset()
    ) -> None:
        self.profiles = profiles
        self.year = year
        self.team = team
        """Family names of those who are called authors of the study."""
        self.opening: Opening | None = None
        self.told_before: list[Opening] = []
        """Studies opened by a phrase that points back, so that the sentences before have told of them."""
        self.many_at = -1
        """The first sentence that spoke of studies in general."""
        self.generic_at = -1
        """The last sentence that spoke of studies in general."""
        self.order: list[Profile] = []
        """The studies in the order in which the article came to speak of them."""
        self.is_digest = False
        """Whether the article tells of one thing after another, a paragraph each."""
        self.hold: Hold | None = None
        self.main: Profile | None = None
        self.section: Profile | None = None
        """The study with which the part under the last heading began: a digest's item."""
        self.since_heading = SECTION
        """Sentences since the last heading, as far as they are counted."""
        self.members: dict[str, Profile] = {}
        """Whose study somebody's is, by family name."""
        self._before: tuple[Hold | None, int] = (None, 0)
        """The study at hand and how many were known when the sentence began."""
        self.doubts: tuple[int, tuple[Profile, ...]] = (-1, ())
        """The last sentence whose study may be one of several references, and which these are."""
        self.nation: tuple[int, str | None] = (-1, None)
        """The last sentence that named people before any study was at hand, and their nation."""
        self.is_undecided = False
        """Whether the last phrase meant one of too many references to name them."""

    @property
    def listed(self) -> list[Profile]:
        """The studies of the reference list and the links."""
        return [profile for profile in self.profiles if not profile.is_prose]

    def heading(self, text: str) -> None:
        """A heading starts: nothing is carried on without a phrase that points back.

        A heading over another part of the same report ("What were the results?") sets nothing aside.
        """
        self.since_heading, self.section = 0, None
        if self.hold is not None and not (self.is_alone() and OF_REPORT.search(text)):
            self.hold.is_set_aside = self.hold.is_past_heading = True

    def item(self) -> None:
        """Another item of a digest starts."""
        self.is_digest = True
        self.heading("")

    def is_alone(self) -> bool:
        """Whether the article has spoken of one study only so far."""
        return sum(profile.mentions > 0 for profile in self.profiles) == 1

    def begin(self) -> None:
        """A sentence begins."""
        self.is_undecided = False
        self.since_heading += 1
        self._before = (self.hold, len(self.profiles))

    def forget(self) -> None:
        """Go back to before the sentence, a quotation: the studies named in it are not the article's."""
        before, n_profiles = self._before
        if before is None:
            return
        for quoted in self.profiles[n_profiles:]:
            self.order.remove(quoted)
        del self.profiles[n_profiles:]
        self.hold = before

    def interrupt(self, is_author: bool = False) -> None:
        """Somebody takes the floor, or the article speaks for itself; a study's author goes on about it."""
        if self.hold is not None and not is_author:
            self.hold.is_set_aside = True

    def point(self, view: View, links: list[Link]) -> list[Link]:
        """Markers or links name studies outright: the one at hand stays so, else the first comes to hand."""
        held = self.hold.profile if self.hold is not None else None
        link = next((link for link in links if link.profile is held), links[0] if links else None)
        if link is not None:
            self.take(view, link.profile, link.span)
        return links

    def authored_by(self, name: str | None) -> Profile | None:
        """The study of which a speaker is known to be an author."""
        held = self.hold.profile if self.hold is not None else None
        if not name:
            return None
        family = family_name(name)
        return self.members.get(family) or of_author(self.listed, held, family)

    def enrol(self, view: View, links: Sequence[Link]) -> None:
        """Remember whose study it is that those who did it are named with."""
        named = [family for family in self.team if family in view.words and family not in self.members]
        if not named or len(links) > 1:
            return
        profile = links[0].profile if links else self._of_story()
        if profile is not None:
            self.members.update(dict.fromkeys(named, profile))

    def owned(self, view: View) -> list[Link]:
        """The study of whoever a sentence says has people in it: 'Lund's swimmers had fewer colds'."""
        for family, profile in self.members.items():
            if not view.words.isdisjoint((f"{family}'s", f"{family}’s")):
                span = Span(view.start, view.end)
                self.take(view, profile, span)
                return [Link(profile, CueType.ANAPHORA, span, "people_far")]
        return []

    def _of_story(self) -> Profile | None:
        """The study at hand; the story's own where that is only told of beside it."""
        held = self.hold.profile if self.hold is not None else self.main
        return self.main if held is not None and asides.is_aside(held, self.main, self.year) else held

    def back(self, view: View, cue: StudyCue) -> Profile | None:
        """The story's study, where a phrase leaves the one that the last sentences told of beside it."""
        hold = self.hold
        if hold is None or not asides.is_aside(hold.profile, self.main, self.year):
            return None
        is_left = asides.leaves(cue, hold.profile, self.is_in_block(view))
        return self.main if is_left and asides.is_story(self.order, self.main, self.year) else None

    def is_in_block(self, view: View) -> bool:
        """Whether the paragraph has spoken of the study at hand."""
        return self.hold is not None and self.hold.block == view.sentence.block_index

    def is_at_hand(self, view: View, is_figure: bool) -> bool:
        """Whether a sentence without any phrase may carry on the report of the study at hand.

        Args:
            view: the sentence.
            is_figure: whether it gives a result in figures, which the article's only study is known by even
                after somebody else has spoken.
        """
        hold = self.hold
        if hold is None:
            return False
        if hold.is_past_heading:
            return is_figure and self.is_of_story(view)
        if not hold.is_set_aside:
            is_aside = asides.is_aside(hold.profile, self.main, self.year)
            return hold.is_near(view) and (not is_aside or hold.distance(view) == 0)
        distance = hold.distance(view)
        return is_figure and (distance == 0 or (distance <= FAR_BLOCKS and self.is_alone()))

    def is_of_story(self, view: View) -> bool:
        """Whether the article is a story of one study, opened in its first sentences, and still near it."""
        hold, opening = self.hold, self.opening
        if hold is None or opening is None or opening.view > LEAD or len(self.listed) > 1 or self.is_digest:
            return False
        return self.is_alone() and hold.distance(view) <= FAR_BLOCKS

    def is_of_its_topic(self, view: View) -> bool:
        """Whether a sentence of a story of one study shares a word with what has been told of the study."""
        hold = self.hold
        if hold is None or not self.is_of_story(view):
            return False
        return not hold.profile.subject.isdisjoint(topic_of(view.text))

    def carry_on(self, view: View) -> list[Link]:
        """The study at hand, for a sentence that carries its report on without any phrase."""
        hold = self.hold
        if hold is None:
            return []
        way = "continued" if view.sentence.block_index == hold.block else "continued_far"
        self.place(view, hold.profile)
        hold.block, hold.view, hold.is_set_aside = view.sentence.block_index, view.index, False
        return [Link(hold.profile, CueType.INFERRED, hold.cue_span, way)]

    def place(self, view: View, profile: Profile) -> None:
        """Learn where those live who took part in a study of the prose."""
        if profile.is_prose and profile.place is None and "in" in view.words:
            where = PEOPLE_IN.search(view.text)
            profile.place = where.group("place").lower() if where else None

    def recall(self, view: View) -> list[Link]:
        """The study at hand, or the article's main one, for an author of it who speaks without naming it."""
        profile = self._of_story()
        if profile is None:
            return []
        is_held = self.hold is not None and self.hold.profile is profile
        span = self.hold.cue_span if self.hold is not None and is_held else Span(view.start, view.end)
        return [Link(profile, CueType.ANAPHORA, span, "people_far")]

    def stay(self, view: View, links: Sequence[Link]) -> None:
        """The study at hand is still spoken of, by one of its authors."""
        hold = self.hold
        if hold is not None and any(link.profile is hold.profile for link in links):
            hold.block, hold.view = view.sentence.block_index, view.index

    def open(self, view: View, cue: StudyCue, span: Span, topic: frozenset[str] = frozenset()) -> Link:
        """Open a study that only the prose describes."""
        profile = prose_profile(cue)
        profile.cues.append((cue, view.start))
        profile.told = topic
        profile.is_beside = self.main is not None and asides.is_beside(view.lower[: cue.start])
        self.profiles.append(profile)
        if self.hold is None and cue.reach in (Reach.PEOPLE, Reach.DEFINITE):
            self.told_before.append(Opening(profile, span, view.index, cue.reach))
        is_old = asides.is_aside(profile, self.main, self.year)
        if (
            self.section is None
            and 0 < self.since_heading <= SECTION
            and self.main is not None
            and not is_old
        ):
            self.section = profile
        self.take(view, profile, span)
        kind = cue_type_of(cue) if cue.has_handle else CueType.INFERRED
        return Link(profile, kind, span, "prose")

    def doubt(self, view: View, profiles: Sequence[Profile]) -> None:
        """One of several references is meant, and nothing tells which: none of them is at hand."""
        self.hold, self.doubts = None, (view.index, tuple(profiles))

    def is_in_doubt(self, view: View) -> bool:
        """Whether the sentence before spoke of a study that may be one of several references."""
        return bool(self.doubts[1]) and 0 < view.index - self.doubts[0] <= SECTION

    def doubted(self, view: View, span: Span) -> list[Link]:
        """The same references, for a phrase that points back to the study in doubt."""
        self.doubts = (view.index, self.doubts[1])
        return [Link(p, CueType.ANAPHORA, span, "ambiguous", True) for p in self.doubts[1]]

    def take(self, view: View, profile: Profile, span: Span, cue: StudyCue | None = None) -> None:
        """Make a study the one at hand, and learn what the phrase says of it."""
        profile.mentions += 1
        self.doubts = (-1, ())
        if profile not in self.order:
            self.order.append(profile)
            first = cue or (profile.cues[-1][0] if profile.cues else None)
            profile.opener = first.text.lower() if first else ""
        if cue is not None:
            profile.learn(cue)
        if profile.place is None and view.index - self.nation[0] < LEAD:
            profile.place = self.nation[1]
        self.nation = (-LEAD, None)
        if self.main is None:
            self.main = profile
            reach = cue.reach if cue is not None else profile.cues[-1][0].reach if profile.cues else None
            self.opening = Opening(profile, span, view.index, reach)
        self.hold = Hold(profile, span, view.sentence.block_index, view.index)
