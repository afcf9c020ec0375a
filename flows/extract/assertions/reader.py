"""Reads one tagged sentence: frames, what stands left and right of them, and the statements they make."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from flows.extract.assertions.adjuncts import time_end
from flows.extract.assertions.frames import Frame, amount_in, dead_zones, find_frames
from flows.extract.assertions.items import Item, Right, outcome_text, read_right
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, LIGHT, SAME, UNSIGNED, UP, lexicon
from flows.extract.assertions.people import Cast, cast_of, exposure_text
from flows.extract.assertions.significance import is_null, ratio_statement
from flows.extract.assertions.statements import Statement
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens, clean, split_words
from flows.lexicon.concepts import concept_of, pole_of
from schemas.vocabulary import Direction, Valence

_DIRECTIONS: Final = {
    UP: Direction.INCREASE,
    DOWN: Direction.DECREASE,
    SAME: Direction.NO_CHANGE,
    UNSIGNED: Direction.UNSIGNED,
}
_EFFECTS: Final = {"benefit": Valence.BENEFIT, "harm": Valence.HARM}
_DIGIT: Final = re.compile(r"\d")
_N: Final = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[a-z-]+ ){0,3}?(?:adults|people|participants|women|men|patients|children|volunteers|students|teens|"
    r"adolescents|individuals|employees|workers|nurses|infants|mothers|athletes|respondents)\b", re.I)  # fmt: skip


@lru_cache(maxsize=4096)
def read_statement(sentence: str, topic: str | None = None) -> tuple[Statement, ...]:
    """Read what a sentence asserts of outcomes; empty where it asserts nothing.

    Args:
        sentence: One sentence or heading, as printed.
        topic: What a subject like "it", or a missing one, stands for, if known.
    """
    if sentence.rstrip(" \"'”’)").endswith("?"):
        return ()
    text = clean(sentence)
    words = split_words(text)
    lex = lexicon()
    if lex.triggers.isdisjoint([word.lower() for word in words]):
        return ()
    found = Reader(Tokens(words, lex), topic).statements()
    if _DIGIT.search(sentence) or "significan" in sentence:
        found = found or ratio_statement(sentence, text, topic)
        if found and is_null(sentence, len(found)):
            found = tuple(replace(s, direction=Direction.NO_CHANGE, effect=None) for s in found)
        if found and (match := _N.search(text)):
            number = int(match[1].replace(",", ""))
            found = tuple(replace(s, n=number) for s in found)
    return found


class Reader:
    """Reads one tagged sentence."""

    def __init__(self, t: Tokens, topic: str | None) -> None:
        self.t = t
        self.topic = topic
        self.dead, self.comparators = dead_zones(t)
        self.found: list[Statement] = []
        self.last: tuple[str, ...] = ()
        self.covered: list[tuple[int, int]] = []

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
            shared = left
            if skip:
                skip = False
                continue
            skip = self._read_frame(frame, left, end, following)
        self._nouns()
        self._relatives([frame for frame in everything if frame not in frames])
        self._fill_fronted()
        unique: dict[tuple[str, str | None, str | None], Statement] = {}
        for statement in self.found:
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
        if before >= 0 and t.tag[before] not in ",;usrA" and t.low[before] not in {"that", "says"}:
            return t.low[before] in {"while", "when"}
        after = [other for other in frames if other.start > frame.end]
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
        if previous.word in t.lex.sets["reports"] and frame.form != "ing":
            return self._break_before(0, previous.start), False
        last = max((i for i in range(low, frame.start) if t.tag[i] in "c,"), default=-1)
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
        """Read restrictive clauses where the sentence asserts nothing else ("a compound that reduces pain")."""
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
        if len(self.found) > 1 and self.found[0].exposure is None and self.t.low[0] in {"by", "besides"}:
            self.found[0] = replace(self.found[0], exposure=self.found[1].exposure)

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
        self.covered.append((frame.start, end))
        self._after_but(right, frame, end)
        if right.timepoint is None and end < len(t) and t.tag[end] == "u":
            after = end + 1
            while after < len(t) and t.tag[after] == "a":
                after += 1
            if after < len(t) and (until := time_end(t, after)):
                right.timepoint = t.phrase(after, until)
        cast = cast_of(t, left, right, self.topic, fallback=self._last_exposures())
        self.last = cast.exposures or self.last
        if frame.kind == "state":
            self._add(frame.word, SAME if denied and frame.is_negated else frame.sign, frame, cast, right)
        elif frame.kind == "feel":
            self._feel(frame, left, right, cast)
        elif frame.kind == "likely":
            for item in right.items:
                self._likely_item(frame, item, right, cast)
        elif frame.kind == "from":
            right.agent = (frame.end, end)
            self._subject_moves(frame, left, right, denied)
        elif frame.kind == "copula" or frame.is_passive or self._is_intransitive(frame, right):
            self._subject_moves(frame, left, right, denied)
        else:
            self._objects(frame, right, cast, denied)
        return False

    def _last_exposures(self) -> tuple[str, ...]:
        """The exposure of the statement before, for a pronoun that takes it up in the same sentence."""
        if self.last:
            return self.last
        first = next((i for i, tag in enumerate(self.t.tag) if tag in "mbhoV"), 0)
        left = read_left(self.t, 0, first)
        if left.end - left.start < 2:
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

    def _objects(self, frame: Frame, right: Right, cast: Cast, denied: bool) -> None:
        t = self.t
        if (
            any(t.tag[i] == "V" and t.low[i] in t.lex.sets["reports"] for i in (frame.at,))
            and not right.items
        ):
            return
        carried: int | None = None
        head: list[int] = []
        neither = frame.end < len(t) and t.low[frame.end] == "neither"
        for item in right.items:
            words = item.words
            if (
                any(t.low[i] in t.lex.sets["reports"] and t.tag[i] != "K" for i in words)
                and words is not right.items[0].words
            ):
                break
            if (
                item.sign is None
                and carried is not None
                and frame.kind in {"light", "link", "cause"}
                and not item.is_absent
            ):
                item.sign = carried
            elif item.sign is not None and not item.drop:
                carried = item.sign
            sign = self._object_sign(frame, item)
            if item.drop:
                sign = SAME
            if sign is None:
                continue
            if not outcome_text(t, words):
                continue
            words = _shared_head(t, head, words)
            head = words if len(words) > len(item.words) or not head else item.words
            outcome = outcome_text(t, words)
            if frame.sign == DOWN and item.is_change and item.sign in {UP, DOWN} and frame.kind == "change":
                outcome = outcome_text(t, item.words)
            if (denied or neither) and sign != SAME:
                sign = SAME
            if frame.kind == "link" and right.between:
                continue
            self._add(outcome, sign, frame, cast, right, item)

    def _object_sign(self, frame: Frame, item: Item) -> int | None:
        """Direction of one object: the verb's, the object's own, or both."""
        own = item.sign
        if item.is_absent and own is None:
            return SAME if frame.sign != LIGHT else DOWN
        if frame.sign == LIGHT:
            return own
        if own is None or own == UNSIGNED:
            if own == UNSIGNED and frame.kind in {"link"}:
                return UNSIGNED
            return frame.sign if own is None else (UNSIGNED if frame.kind == "cause" else frame.sign)
        if own == SAME:
            return SAME
        if frame.kind in {"cause", "link", "get"}:
            if frame.sign == DOWN:
                return -own if own in {UP, DOWN} else frame.sign
            return own
        if frame.sign == DOWN and item.is_change:
            return DOWN if own == UP else UP
        if item.is_amount and own == DOWN and frame.sign in {UP, DOWN}:
            return -frame.sign
        return frame.sign

    def _likely_item(self, frame: Frame, item: Item, right: Right, cast: Cast) -> None:
        t, words = self.t, list(item.words)
        sign = frame.sign
        if (
            words
            and t.low[words[-1]] in t.lex.states
            and all(t.tag[i] in "tabhV" or t.low[i] in _VP_LIGHT for i in words[:-1])
        ):
            self._add(t.lex.states[t.low[words[-1]]], sign, frame, cast, right, item)
            return
        while words and (t.tag[words[0]] in "tbah" or t.low[words[0]] in _VP_LIGHT):
            words.pop(0)
        if words and t.tag[words[0]] == "V":
            verb = t.verb[words[0]]
            if verb is not None and verb.kind in {"change", "get", "light"} and len(words) > 1:
                if verb.sign in {UP, DOWN} and verb.kind == "change" and sign in {UP, DOWN}:
                    sign *= verb.sign
                words.pop(0)
        if item.is_absent and sign in {UP, DOWN}:
            sign = -sign
        elif item.sign in {UP, DOWN} and sign in {UP, DOWN}:
            sign *= item.sign or 1
        self._add(outcome_text(t, words), sign, frame, cast, right, item)

    def _feel(self, frame: Frame, left: Left, right: Right, cast: Cast) -> None:
        feel = frame.feel
        assert feel is not None
        word = self.t.low[frame.end - 1] if frame.word in {"more", "less"} else frame.word
        noun, sign = feel.noun, frame.sign
        if word in {"longer", "long", "shorter", "less", "more"} and feel.long:
            noun = feel.long
            if noun == "lifespan" and feel.early:
                sign = frame.sign
        if word in {"earlier", "younger", "sooner"} and feel.early:
            noun, sign = feel.early, DOWN if sign != SAME else SAME
        if feel.fast and word in {"faster", "quicker", "sooner", "quickly"}:
            sign = DOWN if sign != SAME else SAME
        if noun == "duration":
            noun = f"{exposure_text(self.t, left.start, left.end)} duration"
            cast = cast_of(self.t, Left(frame.start, frame.start), right, self.topic)
        own = right.items[0] if right.items else None
        if feel.noun in {"performance", "scores"}:
            tail = [i for i in (own.words if own else [])]
            text = outcome_text(self.t, tail)
            noun = f"{text} {noun}" if text else noun
        self._add(noun, sign, frame, cast, right)

    def _subject_moves(self, frame: Frame, left: Left, right: Right, denied: bool) -> None:
        """The subject is the outcome: passives, intransitives, "was lower in"."""
        t = self.t
        if left.start >= left.end:
            return
        if t.low[left.start : left.start + 2] == ["everything", "from"]:
            left.start += 2
            for place in range(left.start, left.end):
                t.tag[place] = "c" if t.tag[place] == "t" else t.tag[place]
        items = read_right(t, left.start, left.end)
        cast = cast_of(
            t,
            Left(
                left.start,
                left.start,
                left.timepoint,
                left.comparator,
                left.population,
                condition=left.condition,
            ),
            right,
            self.topic,
            moved=True,
        )
        if items.population and cast.population is None and not cast.exposures:
            cast = cast_of(t, left, items, self.topic, moved=True)
        head: list[int] = []
        purpose = next((i for i in range(frame.end, len(t)) if t.low[i] == "for"), None)
        if frame.word in {"better", "worse"} and cast.comparator and purpose is not None:
            cast = cast_of(t, left, right, self.topic)
            for item in read_right(t, purpose + 1, len(t)).items:
                self._add(outcome_text(t, item.words), frame.sign, frame, cast, right, item)
            return
        for item in items.items:
            words = _shared_head(t, head, item.words)
            head = words
            outcome = outcome_text(t, words)
            if not outcome or t.low[left.start] in t.lex.sets["pronouns"] and left.end - left.start == 1:
                continue
            if (
                concept_of(outcome) is None
                and cast.comparator
                and not cast.exposures
                and frame.kind == "copula"
                and pole_of(outcome) is None
            ):
                if any(
                    word in cast.comparator.lower() for word in ("placebo", "drug", "therapy", "treatment")
                ):
                    continue
            sign = frame.sign
            if denied or item.is_absent:
                sign = SAME
            elif item.is_change and item.sign in {UP, DOWN} and sign in {UP, DOWN}:
                sign = (item.sign or 1) * sign
            elif item.is_change and item.sign == UNSIGNED and sign in {UP, DOWN}:
                sign = UNSIGNED if sign == UP else SAME
            self._add(outcome, sign, frame, cast, right, item)

    def _effective(self, frame: Frame, left: Left, end: int, following: Frame) -> bool:
        """ "no better than placebo at relieving pain": the second verb's outcomes, as the first compares them."""
        t = self.t
        stop = self._right_end(following, None)
        right = read_right(t, following.end, stop)
        before = read_right(t, frame.end, end)
        right.comparator = right.comparator or before.comparator
        if right.comparator is None and frame.end < end and t.low[frame.end] == "as":
            right.comparator = t.phrase(frame.end + 1, end)
        self.covered.append((frame.start, stop))
        cast = cast_of(t, left, right, self.topic)
        for item in right.items:
            sign = SAME if frame.sign == SAME else following.sign
            if frame.sign in {HARM, DOWN} and sign in {UP, DOWN}:
                sign = -sign
            self._add(outcome_text(t, item.words), sign, following, cast, right, item)
        return True

    def _nouns(self) -> None:
        """Nouns of change on their own: "there was no difference in X between A and B"."""
        t = self.t
        for place, tag in enumerate(t.tag):
            if tag not in "K" or self.dead[place] or any(start <= place < end for start, end in self.covered):
                continue
            start = place
            while start > 0 and t.tag[start - 1] in "adqzJ":
                start -= 1
            before = read_left(t, self._break_before(0, place), start)
            seen = place + 1
            if seen + 2 < len(t) and t.tag[seen] == "b":
                while seen < len(t) and (t.tag[seen] in "bax" or t.low[seen] in _SEEN):
                    seen += 1
            if before.is_aim or seen >= len(t) or t.tag[seen] not in "pt":
                continue
            if seen > place + 1:
                self._seen(start, place, seen, before)
                continue
            end = place + 1
            while end < len(t) and t.tag[end] not in ";us" and not (t.tag[end] == "b"):
                end += 1
            right = read_right(t, start, end)
            tail = Right()
            negated = False
            if end < len(t) and t.tag[end] == "b":
                stop = end + 1
                while stop < len(t) and t.tag[stop] not in ";us":
                    negated = negated or t.tag[stop] == "x"
                    stop += 1
                tail = read_right(t, end + 1, stop)
            self.covered.append((start, len(t)))
            self._noun_rows(right, tail, before, negated)

    def _seen(self, start: int, place: int, seen: int, before: Left) -> None:
        """ "no association was found between X and Y", "improvements were seen in Y"."""
        t = self.t
        t = Tokens.__new__(Tokens)
        for name in Tokens.__slots__:
            whole = getattr(self.t, name)
            setattr(t, name, whole[start : place + 1] + whole[seen:] if isinstance(whole, list) else whole)
        inner = Reader.__new__(Reader)
        inner.t, inner.topic, inner.found, inner.covered = t, self.topic, self.found, []
        inner.dead, inner.last = [False] * len(t), ()
        stop = next((i for i in range(len(t)) if t.tag[i] in ";us"), len(t))
        inner._noun_rows(read_right(t, 0, stop), Right(), Left(0, 0, before.timepoint), False)

    def _noun_rows(self, right: Right, tail: Right, before: Left, negated: bool) -> None:
        t = self.t
        right.comparator = right.comparator or tail.comparator
        right.agent = right.agent or tail.agent
        right.population = right.population or tail.population
        right.timepoint = right.timepoint or tail.timepoint
        frame = Frame(0, 0, 0, "noun", UNSIGNED)
        cast = cast_of(
            t,
            Left(before.end, before.end, before.timepoint, before.comparator, before.population),
            right,
            self.topic,
            moved=True,
        )
        if right.between is not None:
            self._between(right, frame, cast, negated)
            return
        first = right.items[0]
        for item in right.items:
            sign = item.sign if item.is_change else first.sign
            if sign is None or not first.is_change:
                return
            if negated:
                sign = SAME
            if sign == UNSIGNED and not negated:
                continue
            outcome = outcome_text(t, item.words)
            self._add(outcome, sign, frame, cast, right, item)

    def _between(self, right: Right, frame: Frame, cast: Cast, negated: bool) -> None:
        """ "a link between X and Y"."""
        t = self.t
        assert right.between is not None
        start, end = right.between
        middle = next((i for i in range(start, end) if t.tag[i] == "c"), None)
        if middle is None:
            return
        if right.items[0].words:
            for item in right.items:
                sign = SAME if negated or right.items[0].sign == SAME or item.is_absent else UNSIGNED
                if sign == SAME:
                    self._add(outcome_text(t, item.words), sign, frame, cast, right, item)
            return
        sign = SAME if negated or right.items[0].sign == SAME or right.items[0].is_absent else UNSIGNED
        cast = replace(cast, exposures=(exposure_text(t, start, middle),))
        self._add(outcome_text(t, list(range(middle + 1, end))), sign, frame, cast, right)

    def _add(
        self, outcome: str, sign: int, frame: Frame, cast: Cast, right: Right, item: Item | None = None
    ) -> None:
        """Add a statement for each exposure."""
        if (
            not outcome
            or not any(char.isalpha() for char in outcome)
            or outcome.lower() in _EMPTY
            or len(outcome) > 120
        ):
            return
        effect: Valence | None = (
            Valence(frame.effect) if frame.effect and sign not in {SAME, UNSIGNED} else None
        )
        if sign in {BENEFIT, HARM}:
            pole = pole_of(outcome)
            effect = Valence.BENEFIT if sign == BENEFIT else Valence.HARM
            sign = (UP if sign == BENEFIT else DOWN) * (-1 if pole == "bad" else 1)
        amount = (
            (item.amount if item else None)
            or frame.amount
            or right.amount
            or (amount_in(self.t, frame.end - 1, frame.end) if frame.at else None)
        )
        for exposure in cast.exposures or (None,):
            self.found.append(
                Statement(
                    outcome=outcome,
                    direction=_DIRECTIONS[sign],
                    exposure=exposure,
                    comparator=cast.comparator,
                    population=cast.population,
                    timepoint=right.timepoint or cast.timepoint,
                    effect=effect,
                    value=amount[0] if amount else None,
                    unit=amount[1] if amount else None,
                )
            )


_SEEN: Final = frozenset(
    {
        "found",
        "seen",
        "observed",
        "noted",
        "detected",
        "reported",
        "evident",
        "apparent",
        "identified",
        "demonstrated",
        "shown",
        "recorded",
    }
)
_EMPTY: Final = frozenset({"it", "this", "that", "them", "you", "they", "things", "thing", "us", "what", "way", "ways", "one", "people", "others", "time", "not", "no",
                           "results", "result", "evidence", "findings", "role", "part", "effects", "effect", "difference", "study", "researchers"})  # fmt: skip
_VP_LIGHT: Final = frozenset({"have", "experience", "receive", "suffer", "suffer from", "develop", "report", "get", "be", "show", "be diagnosed with", "diagnosed", "with",
                              "ever", "later", "also", "intimately", "need", "take", "feel"})  # fmt: skip


def _shared_head(t: Tokens, head: list[int], words: list[int]) -> list[int]:
    """Give a bare later item the head of the first: "risk of stroke and *dementia*"."""
    if not head or not words:
        return words
    for place, index in enumerate(head):
        if (
            t.low[index] == "of"
            and place
            and t.low[head[place - 1]] in _HEADS
            and not any(t.low[i] in _HEADS for i in words)
        ):
            return head[: place + 1] + words
    return words


_HEADS: Final = frozenset({"risk", "risks", "rate", "rates", "odds", "level", "levels", "incidence", "prevalence", "likelihood", "chance", "chances", "symptoms", "amount",
                           "number", "severity", "frequency", "duration", "feelings", "signs"})  # fmt: skip
