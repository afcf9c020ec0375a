"""Reads one sentence: its clauses, the triggers in them, and which subject each one has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.extract.assertions.adjuncts import time_end
from flows.extract.assertions.clauses import Clauses
from flows.extract.assertions.frames import dead_zones, find_frames
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import outcome_text, read_right
from flows.extract.assertions.lexicon import DOWN, HARM, SAME, UP, words_of
from flows.extract.assertions.nouns import read_nouns
from flows.extract.assertions.people import Cast, cast_of, exposure_text
from flows.extract.assertions.rows import Rows
from flows.extract.assertions.sides import Right
from flows.extract.assertions.statements import TOPIC, Statement
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens

_WANTED = words_of("wanted")
_GIVING = ("help", "giv", "gave", "let", "allow", "enabl")


class Reader:
    """Reads one tagged sentence."""

    def __init__(self, t: Tokens, topic: str | None) -> None:
        self.t = t
        self.topic = topic
        self.dead = dead_zones(t)
        self.clauses = Clauses(t, self.dead)
        self.rows = Rows(t, topic)

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the sentence, each (outcome, exposure, time) once."""
        everything = find_frames(self.t, self.dead)
        frames: list[Frame] = []
        relatives: list[Frame] = []
        for frame in everything:
            (relatives if self.clauses.is_relative(frame) else frames).append(frame)
        frames = [frame for frame in frames if not self.clauses.is_gerund_subject(frame, frames)]
        self._read_in_turn(frames)
        read_nouns(self.rows, self.dead, self.clauses.break_before)
        self._relatives(relatives)
        self._fill_fronted()
        unique: dict[tuple[str, str | None, str | None], Statement] = {}
        for statement in self.rows.found:
            unique.setdefault((statement.outcome.lower(), statement.exposure, statement.timepoint), statement)
        return tuple(unique.values())

    def _read_in_turn(self, frames: Sequence[Frame]) -> None:
        shared: Left | None = None
        previous: Frame | None = None
        skip = False
        for number, frame in enumerate(frames):
            following = frames[number + 1] if number + 1 < len(frames) else None
            start, is_shared = self.clauses.subject_start(previous, frame)
            left = shared if is_shared and shared is not None else self._left(start, frame, is_shared)
            if is_shared and previous is not None and previous.is_negated:
                frame.is_negated = frame.is_negated or self._carries_no(previous, frame)
            shared, previous = left, frame
            if skip:
                skip = False
                continue
            skip = self._read_frame(frame, left, self.clauses.right_end(frame, following), following)

    def _left(self, start: int, frame: Frame, is_shared: bool) -> Left:
        """The subject of a frame whose clause begins at ``start``."""
        t = self.t
        left = read_left(t, start, frame.start)
        if left.start >= left.end and start and t.low[start - 1] == "which":
            left.start, left.end = self.clauses.antecedent(start - 1)
        if frame.form == "ing" and frame.start and t.tag[frame.start - 1] == "p" and not is_shared:
            left.end = next((i for i in range(left.start, left.end) if t.tag[i] == "b"), left.end)
        return left

    def _carries_no(self, previous: Frame, frame: Frame) -> bool:
        """ "Did not raise grades *or* improve wellbeing": one negation for both."""
        t = self.t
        place = frame.start - 1
        while place > previous.end and t.tag[place] == "a":
            place -= 1
        return (
            t.low[place] in {"or", "nor"} and frame.form == previous.form and t.tag[frame.start] not in "mob"
        )

    def _relatives(self, frames: Sequence[Frame]) -> None:
        """Read restrictive clauses that nothing else covers ("a compound that reduces pain")."""
        for frame in frames:
            place = frame.start - 1
            while place > 0 and self.t.tag[place] in "amx":
                place -= 1
            if (
                self.t.low[place] == "that"
                and frame.kind in {"change", "cause", "link"}
                and not frame.is_negated
                and not any(start <= place < end for start, end in self.rows.covered)
            ):
                start, end = self._named(*self.clauses.antecedent(place))
                if start < end:
                    self._read_frame(frame, Left(start, end), self.clauses.right_end(frame, None), None)

    def _named(self, start: int, end: int) -> tuple[int, int]:
        """What is called so: "*tea* is a drink that helps"; the phrase itself where it stands alone."""
        t, place = self.t, start - 1
        while place > 0 and t.tag[place] in "da":
            place -= 1
        if place <= 0 or t.tag[place] != "b":
            return start, end
        first = self.clauses.break_before(0, place)
        return (first, place) if "r" not in t.tag[first:place] else (start, end)

    def _fill_fronted(self) -> None:
        """ "By lowering X, it eases Y": the first statement's exposure is the second's."""
        found = self.rows.found
        if len(found) > 1 and found[0].exposure in {None, TOPIC} and self.t.low[0] in {"by", "besides"}:
            found[0] = found[0]._replace(exposure=found[1].exposure)

    def _read_frame(self, frame: Frame, left: Left, end: int, following: Frame | None) -> bool:
        """Add a frame's statements; true where the following frame is used up by it."""
        t = self.t
        if left.is_aim or frame.is_void or self._is_purpose(frame):
            return False
        if self._is_count(frame, left) or self._trails(frame) or self._is_for(frame):
            return False
        if (
            following is not None
            and frame.kind == following.kind == "change"
            and not frame.is_passive
            and t.tag[frame.end : following.start] == ["c"]
            and following.at == frame.end + 1
        ):
            return False  # "slow or prevent gout": the second verb has the object
        denied = frame.is_negated != left.is_denied
        if frame.form == "ing" and frame.start and t.low[frame.start - 1] == "without":
            denied = True
        if frame.kind in {"effective", "copula"} and following is not None and following.form == "ing" and (
            following.start > 0 and t.low[following.start - 1] in {"at", "in", "for"}
        ):  # fmt: skip
            return self._effective(frame, left, end, following)
        if frame.kind == "links":
            self._links(frame, end, denied)
            return False
        verbal = frame.kind == "likely"
        start = self._after_whom(frame, end)
        right = read_right(t, start, end, verbal=verbal, relational=not verbal and frame.kind != "cause")
        if start > frame.end:
            right.population = right.population or (frame.end, start)
        self.rows.covered.append((frame.start, end))
        self._after_but(right, frame, end)
        self._time_after_but(right, end)
        cast = cast_of(
            t,
            left,
            right,
            self.topic,
            fallback=self._last_exposures,
            acts=frame.kind in {"change", "cause"},
        )
        self._add_rows(frame, left, right, cast, denied, end)
        return False

    def _is_count(self, frame: Frame, left: Left) -> bool:
        """ "253 of them developed gout" counts cases and compares nothing."""
        tags = self.t.tag[left.start : left.end]
        return (
            frame.kind == "get"
            and bool(tags)
            and (tags[0] == "q")
            and not {"r", "V", "C"} & set(tags)
            and "C" not in self.t.tag[frame.end :]
        )

    def _is_for(self, frame: Frame) -> bool:
        """ "Few options *for treating* gout" says what is wanted, not what happens."""
        t, before = self.t, frame.start - 1
        return frame.form == "ing" and before > 0 and t.low[before] == "for" and t.low[before - 1] in _WANTED

    def _trails(self, frame: Frame) -> bool:
        """ "…, rising to one in 20 for men": what rises was said before, in words of its own."""
        t = self.t
        verb = t.verb[frame.at]
        return (
            frame.form == "ing"
            and verb is not None
            and verb.moves_subject
            and t.tag[frame.start - 1 : frame.start] == [","]
            and t.low[frame.end : frame.end + 1] in (["to"], ["from"], ["by"])
        )

    def _after_whom(self, frame: Frame, end: int) -> int:
        """ "Helped paralyzed patients walk", "gave cyclists more stamina": where what is given begins."""
        t = self.t
        if not frame.word.startswith(_GIVING):
            return frame.end
        for place in range(frame.end, min(end - 1, frame.end + 4)):
            if t.low[place] in t.lex.sets["people"] and t.tag[place + 1] in "ntJd":
                return place + 1
            if t.tag[place] not in "naqd":
                break
        return frame.end

    def _add_rows(self, frame: Frame, left: Left, right: Right, cast: Cast, denied: bool, end: int) -> None:
        """Hand a frame with its sides to the rows of its kind."""
        rows = self.rows
        moved = frame.kind in {"copula", "from"} or frame.is_passive or self._is_intransitive(frame, right)
        if not moved and frame.word not in self.t.lex.sets["reports"]:
            rows.last = cast.exposures or rows.last
        if frame.kind == "state":
            rows.state(frame, SAME if denied and frame.is_negated else frame.sign, cast, right)
        elif frame.kind == "feel":
            rows.feel(frame, left, right, cast)
        elif frame.kind == "likely":
            for item in right.items:
                rows.likely_item(frame, item, right, cast)
        elif frame.kind == "made":
            rows.made(frame, cast)
        elif moved:
            if frame.kind == "from":
                right.agent = (frame.end, end)
            rows.subject_moves(frame, left, right, denied)
        else:
            rows.objects(frame, right, cast, denied)

    def _links(self, frame: Frame, end: int, denied: bool) -> None:
        """ "Researchers have linked X to lower Y": the exposure stands between verb and "to"."""
        t = self.t
        to = next((i for i in range(frame.end, end) if t.low[i] in {"to", "with"}), None)
        if to is None or to == frame.end:
            return
        right = read_right(t, to + 1, end)
        self.rows.covered.append((frame.start, end))
        cast = cast_of(t, Left(frame.end, to), right, self.topic)
        self.rows.objects(replace(frame, kind="link"), right, cast, denied)

    def _time_after_but(self, right: Right, end: int) -> None:
        """ "… eased pain, but only in the short term"."""
        t = self.t
        if right.timepoint is not None or end >= len(t.low) or t.tag[end] != "u":
            return
        after = end + 1
        while after < len(t.low) and t.tag[after] == "a":
            after += 1
        if after < len(t.low) and (until := time_end(t, after)):
            right.timepoint = t.phrase(after, until)

    def _last_exposures(self) -> tuple[str, ...]:
        """The exposure of the statement before, for a pronoun that takes it up in the same sentence."""
        if self.rows.last:
            return self.rows.last
        t = self.t
        first = next((i for i, tag in enumerate(t.tag) if tag in "mbhoV"), 0)
        left = read_left(t, 0, first)
        research, people = t.lex.sets["research"], t.lex.sets["people"]
        if left.end - left.start < 2 or t.low[left.start] in people or t.tag[0] == "V" or (
            t.low[left.start] in research and t.low[left.start + 1] in people
        ):  # fmt: skip
            return ()
        text = exposure_text(t, left.start, left.end)
        return (text,) if text and t.low[left.start] not in t.lex.sets["pronouns"] else ()

    def _is_purpose(self, frame: Frame) -> bool:
        """Whether a trigger is a bare infinitive of purpose ("eat oats to lower cholesterol")."""
        t = self.t
        return frame.start > 0 and t.tag[frame.start] == "t" and frame.kind not in {"likely", "feel", "state"}

    def _is_intransitive(self, frame: Frame, right: Right) -> bool:
        verb = self.t.verb[frame.at]
        if verb is None or not verb.moves_subject or frame.causee:
            return False
        after = frame.end
        while after < len(self.t.low) and self.t.tag[after] == "a":
            after += 1
        if self.t.low[after : after + 1] in (["to"], ["from"]):
            return True  # "fell to 69 mg"
        return not any(outcome_text(self.t, item.words) for item in right.items[:1])

    def _after_but(self, right: Right, frame: Frame, end: int) -> None:
        """ "…, but not weight": one more outcome, unmoved."""
        t = self.t
        for index in range(frame.end, min(end + 1, len(t.low) - 1)):
            if t.tag[index] == "u" and t.tag[index + 1] == "x":
                stop = index + 2
                while stop < len(t.low) and t.tag[stop] not in ";us":
                    stop += 1
                for item in read_right(t, index + 2, stop).items:
                    item.sign, item.drop = SAME, True
                    right.items.append(item)
                return

    def _effective(self, frame: Frame, left: Left, end: int, following: Frame) -> bool:
        """ "No better than placebo at relieving pain": the second verb's outcomes, compared by the first."""
        t = self.t
        stop = self.clauses.right_end(following, None)
        right = read_right(t, following.end, stop)
        before = read_right(t, frame.end, end)
        right.comparator = right.comparator or before.comparator
        if right.comparator is None and frame.end < end and t.low[frame.end] == "as":
            right.comparator = t.phrase(frame.end + 1, end)
        self.rows.covered.append((frame.start, stop))
        cast = cast_of(t, left, right, self.topic)
        for item in right.items:
            sign = SAME if frame.sign == SAME else following.sign
            if frame.sign in {HARM, DOWN} and sign in {UP, DOWN}:
                sign = -sign
            self.rows.add(outcome_text(t, item.words), sign, following, cast, right, item)
        return True
