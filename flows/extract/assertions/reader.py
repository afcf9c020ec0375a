"""Reads one sentence: its clauses, the triggers in them, and which subject each one has."""

from __future__ import annotations

from dataclasses import replace

from flows.extract.assertions.adjuncts import time_end
from flows.extract.assertions.frames import dead_zones, find_frames
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import outcome_text, read_right
from flows.extract.assertions.lexicon import DOWN, HARM, SAME, UP
from flows.extract.assertions.nouns import read_nouns
from flows.extract.assertions.people import cast_of, exposure_text
from flows.extract.assertions.rows import Rows
from flows.extract.assertions.sides import Right
from flows.extract.assertions.statements import Statement
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens


class Reader:
    """Reads one tagged sentence."""

    def __init__(self, t: Tokens, topic: str | None) -> None:
        self.t = t
        self.topic = topic
        self.dead, self.comparators = dead_zones(t)
        self.rows = Rows(t, topic)

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the sentence, each (outcome, exposure, time) once."""
        everything = find_frames(self.t, self.dead)
        frames = [frame for frame in everything if not self._is_relative(frame)]
        frames = [frame for frame in frames if not self._is_gerund_subject(frame, frames)]
        shared: Left | None = None
        skip = False
        for number, frame in enumerate(frames):
            following = frames[number + 1] if number + 1 < len(frames) else None
            start, is_shared = self._subject_start(frames[number - 1] if number else None, frame)
            left = shared if is_shared and shared is not None else read_left(self.t, start, frame.start)
            end = self._right_end(frame, following)
            if left.start >= left.end and start and self.t.low[start - 1] == "which":
                left.start, left.end = self._antecedent(start - 1)
            if frame.form == "ing" and frame.start and self.t.tag[frame.start - 1] == "p" and not is_shared:
                left.end = next((i for i in range(left.start, left.end) if self.t.tag[i] == "b"), left.end)
            shared = left
            if skip:
                skip = False
                continue
            skip = self._read_frame(frame, left, end, following)
        read_nouns(self.rows, self.dead, self._break_before)
        self._relatives([frame for frame in everything if frame not in frames])
        self._fill_fronted()
        unique: dict[tuple[str, str | None, str | None], Statement] = {}
        for statement in self.rows.found:
            unique.setdefault((statement.outcome.lower(), statement.exposure, statement.timepoint), statement)
        return tuple(unique.values())

    def _is_relative(self, frame: Frame) -> bool:
        """Whether a frame stands in a restrictive relative clause ("people who cut salt")."""
        t, before = self.t, frame.start - 1
        while before >= 0 and t.tag[before] in "amx":
            before -= 1
        return (
            before > 0
            and t.low[before] in {"who", "that", "whose"}
            and t.tag[before - 1] not in ",V"
            and t.low[before - 1] not in t.lex.sets["reports"]
        )

    def _is_gerund_subject(self, frame: Frame, frames: list[Frame]) -> bool:
        """Whether an -ing form is the subject of a later frame ("Lowering salt intake helps")."""
        if frame.form != "ing" or frame.kind not in {"change", "cause", "light", "link", "get"}:
            return False
        t = self.t
        before = frame.start - 1
        while before >= 0 and t.tag[before] == "a":
            before -= 1
        if before >= 0 and t.tag[before] not in ",;usrA" and t.low[before] not in {"that", "says"}:
            return t.low[before] in {"while", "when"}
        after = [other for other in frames if other.start >= frame.end]
        if before >= 0 and t.tag[before] == "," and not (after and before > 0 and after[0].form != "ing"):
            return False
        return (
            bool(after)
            and "," not in t.tag[frame.end : after[0].start]
            and ";" not in t.tag[frame.end : after[0].start]
        )

    def _break_before(self, low: int, place: int) -> int:
        """Index after the last clause break in ``low:place``."""
        t = self.t
        for index in range(place - 1, low - 1, -1):
            tag = t.tag[index]
            if (
                tag in ";u"
                or (tag == "s" and not self.dead[index])
                or (t.low[index] == "which" and t.tag[index - 1] == ",")
            ):
                return index + 1
        return low

    def _subject_start(self, previous: Frame | None, frame: Frame) -> tuple[int, bool]:
        """Where a frame's subject may begin, and whether it shares the subject of the frame before it."""
        t = self.t
        low = previous.end if previous is not None else 0
        start = self._break_before(low, frame.start)
        if previous is None:
            return start, False
        breaking = t.tag[start - 1] if start > low else ""
        content = [i for i in range(start, frame.start) if t.tag[i] not in "a,cu" and not self.dead[i]]
        if start > low:
            if breaking == ";" and content:
                return start, False
            return start, not content or t.low[start - 1] == "which"
        last = max((i for i in range(low, frame.start) if t.tag[i] in "c,"), default=-1)
        if last >= 0 and all(t.tag[i] in "a,c" for i in range(last, frame.start)):
            return last + 1, True
        if previous.word in t.lex.sets["reports"] and frame.form != "ing":
            return self._break_before(0, previous.start), False
        if frame.form == "ing" and (last < 0 or last == frame.start - 1 or t.tag[frame.start - 1] == "p"):
            return start, True
        if last < 0:
            if any(t.low[i] == "that" for i in range(low, frame.start)):
                that = max(i for i in range(low, frame.start) if t.low[i] == "that")
                if that + 1 < frame.start:
                    return that + 1, False
            return start, True
        content = [i for i in range(last + 1, frame.start) if t.tag[i] not in "a,cumoh" and not self.dead[i]]
        return last + 1, not content

    def _right_end(self, frame: Frame, following: Frame | None) -> int:
        t = self.t
        end = len(t)
        if following is not None:
            end = following.start
            if following.form == "ing" and end > frame.end and t.tag[end - 1] == "p":
                end -= 1
            else:
                start, is_shared = self._subject_start(frame, following)
                if not is_shared and start > frame.end:
                    end = start - 1
                while end > frame.end and t.tag[end - 1] in "c,":
                    end -= 1
        for index in range(frame.end, end):
            if t.tag[index] in ";u" or (t.tag[index] == "s" and not self.dead[index]):
                if t.tag[index] == "u" and index + 1 < end and t.tag[index + 1] in "xz":
                    continue
                return index
        return end

    def _antecedent(self, relative: int) -> tuple[int, int]:
        """The noun phrase before "which" or "that"."""
        t = self.t
        end = relative - 1 if t.tag[relative - 1] == "," else relative
        start = end
        while start > 0 and t.tag[start - 1] in "nqJKa":
            start -= 1
        return start, end

    def _relatives(self, frames: list[Frame]) -> None:
        """Read restrictive clauses that nothing else covers ("a compound that reduces pain")."""
        for frame in frames:
            place = frame.start - 1
            while place > 0 and self.t.tag[place] in "amx":
                place -= 1
            if (
                self.t.low[place] == "that"
                and frame.kind in {"change", "cause", "link"}
                and not frame.is_negated
            ):
                start, end = self._antecedent(place)
                if start < end:
                    self._read_frame(frame, Left(start, end), self._right_end(frame, None), None)

    def _fill_fronted(self) -> None:
        """ "By lowering X, it eases Y": the first statement's exposure is the second's."""
        if (
            len(self.rows.found) > 1
            and self.rows.found[0].exposure is None
            and self.t.low[0] in {"by", "besides"}
        ):
            self.rows.found[0] = replace(self.rows.found[0], exposure=self.rows.found[1].exposure)

    def _read_frame(self, frame: Frame, left: Left, end: int, following: Frame | None) -> bool:
        """Add a frame's statements; true where the following frame is used up by it."""
        t = self.t
        if left.is_aim or frame.is_void or self._is_purpose(frame):
            return False
        denied = frame.is_negated != left.is_denied
        if frame.form == "ing" and frame.start and t.low[frame.start - 1] == "without":
            denied = True
        if frame.kind in {"effective", "copula"} and following is not None and following.form == "ing" and (
            following.start > 0 and t.low[following.start - 1] in {"at", "in", "for"}
        ):  # fmt: skip
            return self._effective(frame, left, end, following)
        right = read_right(t, frame.end, end, verbal=frame.kind == "likely")
        self.rows.covered.append((frame.start, end))
        self._after_but(right, frame, end)
        if right.timepoint is None and end < len(t) and t.tag[end] == "u":
            after = end + 1
            while after < len(t) and t.tag[after] == "a":
                after += 1
            if after < len(t) and (until := time_end(t, after)):
                right.timepoint = t.phrase(after, until)
        cast = cast_of(
            t,
            left,
            right,
            self.topic,
            fallback=self._last_exposures(),
            acts=frame.kind in {"change", "cause"},
        )
        moved = frame.kind in {"copula", "from"} or frame.is_passive or self._is_intransitive(frame, right)
        if not moved:
            self.rows.last = cast.exposures or self.rows.last
        if frame.kind == "state":
            self.rows.state(frame, SAME if denied and frame.is_negated else frame.sign, cast, right)
        elif frame.kind == "feel":
            self.rows.feel(frame, left, right, cast)
        elif frame.kind == "likely":
            for item in right.items:
                self.rows.likely_item(frame, item, right, cast)
        elif frame.kind == "from":
            right.agent = (frame.end, end)
            self.rows.subject_moves(frame, left, right, denied)
        elif frame.kind == "made":
            self.rows.made(frame, cast)
        elif moved:
            self.rows.subject_moves(frame, left, right, denied)
        else:
            self.rows.objects(frame, right, cast, denied)
        return False

    def _last_exposures(self) -> tuple[str, ...]:
        """The exposure of the statement before, for a pronoun that takes it up in the same sentence."""
        if self.rows.last:
            return self.rows.last
        first = next((i for i, tag in enumerate(self.t.tag) if tag in "mbhoV"), 0)
        left = read_left(self.t, 0, first)
        if left.end - left.start < 2 or self.t.low[left.start] in self.t.lex.sets["people"]:
            return ()
        text = exposure_text(self.t, left.start, left.end)
        return (text,) if text and self.t.low[left.start] not in self.t.lex.sets["pronouns"] else ()

    def _is_purpose(self, frame: Frame) -> bool:
        """Whether a trigger is a bare infinitive of purpose ("eat oats to lower cholesterol")."""
        t = self.t
        return frame.start > 0 and t.tag[frame.start] == "t" and frame.kind not in {"likely", "feel", "state"}

    def _is_intransitive(self, frame: Frame, right: Right) -> bool:
        verb = self.t.verb[frame.at]
        if verb is None or not verb.moves_subject or frame.causee:
            return False
        return not any(outcome_text(self.t, item.words) for item in right.items[:1])

    def _after_but(self, right: Right, frame: Frame, end: int) -> None:
        """ "…, but not weight": one more outcome, unmoved."""
        t = self.t
        for index in range(frame.end, min(end + 1, len(t))):
            if t.tag[index] == "u" and index + 1 < len(t) and t.tag[index + 1] == "x":
                stop = index + 2
                while stop < len(t) and t.tag[stop] not in ";us":
                    stop += 1
                for item in read_right(t, index + 2, stop).items:
                    item.sign, item.drop = SAME, True
                    right.items.append(item)
                return

    def _effective(self, frame: Frame, left: Left, end: int, following: Frame) -> bool:
        """ "no better than placebo at relieving pain": the second verb's outcomes, compared by the first."""
        t = self.t
        stop = self._right_end(following, None)
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
