"""Reads one sentence: its clauses, the triggers in them, and which subject each one has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from flows.extract.assertions.beside import fill_beside, moves_alike
from flows.extract.assertions.boundaries import alone, before_lasting
from flows.extract.assertions.clauses import Clauses
from flows.extract.assertions.contrast import add_after_but, time_after_but
from flows.extract.assertions.evenly import read_evened
from flows.extract.assertions.frames import dead_zones, find_frames
from flows.extract.assertions.groups import Frame
from flows.extract.assertions.items import read_right
from flows.extract.assertions.lexicon import DOWN, HARM, SAME, UP, words_of
from flows.extract.assertions.moving import is_intransitive, taken_on
from flows.extract.assertions.nouns import between, read_nouns
from flows.extract.assertions.objects import after_whom, after_whose
from flows.extract.assertions.outcomes import outcome_text, without_people
from flows.extract.assertions.people import Cast, cast_of, opening_exposure
from flows.extract.assertions.rows import Rows
from flows.extract.assertions.sides import Right
from flows.extract.assertions.signs import object_sign
from flows.extract.assertions.silent import before_adverbs, is_silent, is_source, is_without
from flows.extract.assertions.statements import TOPIC, Statement
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens
from flows.extract.assertions.turned import turned

_SHIELDING: Final = (" against", " from")
_INSTRUMENTS: Final = words_of("instruments")
_COMPARING: Final = frozenset({"light", "likely", "copula", "feel", "state"})


class Reader:
    """Reads one tagged sentence."""

    def __init__(self, t: Tokens, topic: str | None) -> None:
        self.t = t
        self.topic = topic
        self.done = 0
        """Up to where frames are read by one before them."""
        self.dead = dead_zones(t)
        self.clauses = Clauses(t, self.dead)
        self.rows = Rows(t, topic)

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the sentence, each (outcome, exposure, time) once."""
        everything = find_frames(self.t, self.dead)
        frames: list[Frame] = []
        relatives: list[Frame] = []
        for number, frame in enumerate(everything):
            is_relative = self.clauses.is_relative(frame) or self.clauses.joins(
                frame, everything[number + 1 :]
            )
            (relatives if is_relative else frames).append(frame)
        frames = [
            f for f in frames if not (is_source(self.t, f) or self.clauses.is_gerund_subject(f, frames))
        ]
        self._read_in_turn(frames)
        read_nouns(self.rows, self.dead, self.clauses.break_before)
        self._relatives(relatives, frames)
        self._fill_fronted()
        unique: dict[tuple[str, str | None, str | None], Statement] = {}
        for statement in self.rows.found:
            unique.setdefault((statement.outcome.lower(), statement.exposure, statement.timepoint), statement)
        return tuple(unique.values())

    def _read_in_turn(self, frames: Sequence[Frame]) -> None:
        shared: Left | None = None
        previous: Frame | None = None
        for number, frame in enumerate(frames):
            following = frames[number + 1] if number + 1 < len(frames) else None
            start, is_shared = self.clauses.subject_start(previous, frame)
            is_adjunct = shared is not None and is_without(self.t, frame)
            if shared is None or not (is_shared or is_adjunct):
                left = self._left(start, frame, is_shared)
            else:
                left = shared
            if is_shared and previous is not None and (previous.is_negated or previous.denies):
                frame.is_negated = frame.is_negated or self._carries_no(previous, frame)
            shared, previous = left, frame
            if frame.start >= self.done:
                self._read_frame(frame, left, self.clauses.right_end(frame, following), following)

    def _left(self, start: int, frame: Frame, is_shared: bool) -> Left:
        """The subject of a frame whose clause begins at ``start``."""
        t = self.t
        left = read_left(t, start, frame.start)
        if left.start >= left.end and start and t.low[start - 1] == "which":
            left.start, left.end = self.clauses.antecedent(start - 1)
        before = t.tag[frame.start - 1] if frame.start and frame.form == "ing" else ""
        if before == "p" and not is_shared:
            left.end = next((i for i in range(left.start, left.end) if t.tag[i] in "bm"), left.end)
            left.end = alone(t, left.start, left.end)
        elif before == ",":
            left.end = before_lasting(t, left.start, left.end)
        return left

    def _carries_no(self, previous: Frame, frame: Frame) -> bool:
        """ "Did not raise grades *or* improve wellbeing": one negation for both."""
        t = self.t
        place = frame.start - 1
        while place > previous.end and t.tag[place] == "a":
            place -= 1
        is_or = t.low[place] in {"or", "nor"}
        failed = not t.lex.sets["failing"].isdisjoint(t.low[previous.start : previous.at])
        is_bare, is_and = frame.form == "base", failed and t.low[place] == "and"
        is_list = is_or or is_and or (t.tag[place] == "," and is_bare and self._goes_on_with_or(frame.end))
        is_same = frame.form == previous.form or (is_or and is_bare)
        return is_list and is_same and t.tag[frame.start] not in "mob"

    def _goes_on_with_or(self, start: int) -> bool:
        """Whether the next conjunction is "or" ("did not raise grades, *improve sleep* or help")."""
        t = self.t
        place = next((i for i in range(start, len(t.low)) if t.tag[i] in ";cusC"), None)
        return place is not None and t.low[place] in {"or", "nor"}

    def _relatives(self, frames: Sequence[Frame], main: Sequence[Frame]) -> None:
        """Read restrictive clauses that nothing else covers ("a compound that reduces pain")."""
        for frame in frames:
            place = frame.start - 1
            while place > 0 and self.t.tag[place] in "amx":
                place -= 1
            if (
                self.t.low[place] in {"that", "which"}
                and frame.kind in {"change", "cause", "link"}
                and not frame.is_negated
                and not any(start <= place < end for start, end in self._covered())
            ):
                start, end = self.clauses.named(*self.clauses.antecedent(place))
                if start < end:
                    following = next((f for f in main if f.start > frame.end), None)
                    stop = self.clauses.right_end(frame, following)
                    self._read_frame(frame, Left(start, end), stop, None)

    def _covered(self) -> list[tuple[int, int]]:
        """What has been read; where "has" and the like have given no row, nothing has."""
        return self.rows.covered if self.rows.found else []

    def _fill_fronted(self) -> None:
        """ "By lowering X, it eases Y": the first statement's exposure is the second's."""
        found = self.rows.found
        is_open = len(found) > 1 and found[0].exposure in {None, TOPIC}
        is_open = is_open and found[1].exposure != found[0].outcome
        if is_open and (self.t.low[0] in {"by", "besides"} or moves_alike(self.t)):
            found[0] = found[0]._replace(exposure=found[1].exposure)

    def _read_frame(self, frame: Frame, left: Left, end: int, following: Frame | None) -> None:
        """Add a frame's statements."""
        t = self.t
        if is_silent(t, frame, left):
            return
        if (
            following is not None
            and frame.kind == following.kind == "change"
            and not frame.is_passive
            and t.tag[frame.end : following.start] == ["c"]
            and following.at == frame.end + 1
        ):
            return  # "slow or prevent gout": the second verb has the object
        if (
            frame.kind == "light"
            and frame.word in t.lex.sets["reports"]
            and t.low[frame.end : frame.end + 1] == ["that"]
        ):
            return
        denied = frame.is_negated != left.is_denied
        if t.low[before_adverbs(t, frame.start)] == "without" or (
            frame.kind == "state" and "without" in t.low[max(frame.start - 3, 0) : frame.start]
        ):  # fmt: skip
            denied = True
        if frame.kind in {"effective", "copula"} and following is not None and following.form == "ing" and (
            following.start > 0 and t.low[following.start - 1] in {"at", "in", "for"}
        ):  # fmt: skip
            self._effective(frame, left, end, following)
            return
        if frame.kind == "links":
            self._links(frame, end, denied)
            return
        verbal = frame.kind == "likely"
        is_rated = frame.kind == "effective"
        start = after_whose(t, self.dead, frame, end) if is_rated else after_whom(t, frame, end)
        right, is_even = read_evened(t, frame, start, end, verbal=verbal)
        denied = denied or is_even
        if start > frame.end and is_rated:
            right.comparator = right.comparator or t.phrase(frame.end + 1, start - 1)
        elif start > frame.end:
            right.population = right.population or (frame.end, start)
        if right.agent is None and following is not None and self._is_means(following):
            right.agent = (following.start, self.clauses.right_end(following, None))
        self.rows.covered.append((frame.start, end))
        add_after_but(t, right, frame, end)
        time_after_but(t, right, end)
        left, right = turned(t, frame, left, right) or (left, right)
        is_shown = frame.kind == "light" and t.low[left.end - 1] in _INSTRUMENTS and left.start < left.end
        if is_shown:
            left.start = left.end
        cast = cast_of(
            t,
            left,
            right,
            self.topic,
            moved=is_shown,
            fallback=(lambda: self.rows.last) if is_shown else self._last_exposures,
            acts=frame.kind in {"change", "cause"},
            compares=frame.kind in _COMPARING,
        )
        if following is not None and right.agent is not None and right.agent[0] == following.start and (
            cast.exposures and cast.exposures[0].startswith(t.text[following.start])
        ):  # fmt: skip
            following.is_void = True  # what people do moves the outcome, and is none itself
        before = len(self.rows.found)
        self._add_rows(frame, left, right, cast, denied, end)
        if len(self.rows.found) > before:
            clause = self.clauses.break_before(0, frame.start), end
            fill_beside(t, self.rows.found, before, clause, frame.start, compares=frame.kind in _COMPARING)
            self.rows.covered.append((left.start, left.end))

    def _is_means(self, following: Frame) -> bool:
        """Whether a frame says how people do it ("cut your risk *by eating* nuts")."""
        return following.form == "ing" and self.t.low[following.start - 1] in {"by", "through"}

    def _add_rows(self, frame: Frame, left: Left, right: Right, cast: Cast, denied: bool, end: int) -> None:
        """Hand a frame with its sides to the rows of its kind."""
        rows = self.rows
        is_passive = frame.is_passive and not frame.word.endswith(_SHIELDING)  # are protected against gout
        moved = frame.kind in {"copula", "from"} or is_passive or is_intransitive(self.t, frame, right)
        if moved and right.agent is None:
            right.agent = taken_on(self.t, frame, end)
        denied = denied or (moved and self.t.low[frame.end : frame.end + 1] == ["little"])
        if not moved and (frame.kind == "light" or frame.word not in self.t.lex.sets["reports"]):
            rows.last = cast.exposures or rows.last
        if frame.kind == "state":
            rows.state(frame, SAME if denied else frame.sign, cast, right)
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
        elif frame.kind == "light" and right.between and right.items[0].is_change:
            between(rows, right, frame, cast, denied)
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

    def _last_exposures(self) -> tuple[str, ...]:
        """The exposure of the statement before, for a pronoun that takes it up in the same sentence."""
        return self.rows.last or opening_exposure(self.t)

    def _effective(self, frame: Frame, left: Left, end: int, following: Frame) -> None:
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
        self.done = stop
        for item in right.items:
            acting = following
            if item.words and (verb := t.verb[item.words[0]]) is not None and verb.form == "ing":
                acting = replace(following, sign=verb.sign, effect=verb.effect)
                item.words.pop(0)
            sign = SAME if frame.sign == SAME else object_sign(acting, item)
            if sign is None:
                continue
            if frame.sign in {HARM, DOWN} and sign in {UP, DOWN}:
                sign = -sign
            outcome = outcome_text(
                t, [*item.change, *item.words] if item.sign in {UP, DOWN, HARM} else item.words
            )
            outcome = without_people(t, outcome, item.words)
            self.rows.add(outcome, sign, acting, cast, right, item)
