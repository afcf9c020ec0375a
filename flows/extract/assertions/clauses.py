"""Where the clause of a trigger begins and ends, and whether its subject is that of the trigger before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flows.extract.assertions.groups import Frame
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens

_ASSIGNED: Final = words_of("asked")
_FINITE: Final = frozenset({"ed", "s", "base"})
_HAVING: Final = frozenset({"has", "have", "had"})

_EFFECTS: Final = words_of("effects_of")
_GERUNDS: Final = frozenset({"change", "cause", "light", "link", "get"})


class Clauses:
    """The clauses of one tagged sentence; ``dead`` marks the tokens that assert nothing."""

    __slots__ = ("dead", "t")

    def __init__(self, t: Tokens, dead: list[bool]) -> None:
        self.t, self.dead = t, dead

    def break_before(self, low: int, place: int) -> int:
        """Index after the last clause break in ``low:place``."""
        tags, words = self.t.tag, self.t.low
        for index in range(place - 1, low - 1, -1):
            tag = tags[index]
            if (
                tag in ";u"
                or (tag == "s" and not self.dead[index] and not self._is_adjunct(index))
                or (words[index] == "which" and tags[index - 1] == "," and not self._is_closed(index, place))
            ):
                return index + 1
        return low

    def _is_adjunct(self, place: int) -> bool:
        """Whether "while" opens no clause ("those who fasted *while eating* less")."""
        words = self.t.low
        return words[place] in {"while", "when"} and place > 0 and words[place + 1 : place + 2] != [] and (
            words[place + 1].endswith("ing") and self.t.tag[place - 1] != ","
        )  # fmt: skip

    def _is_closed(self, relative: int, place: int) -> bool:
        """Whether a comma closes a relative clause before a verb ("a drug, which is old, *may help*")."""
        return place > relative + 2 and self.t.tag[place - 1] == ","

    def subject_start(self, previous: Frame | None, frame: Frame) -> tuple[int, bool]:
        """Where a frame's subject may begin, and whether it shares the subject of the frame before it."""
        t = self.t
        low = previous.end if previous is not None else 0
        start = self.break_before(low, frame.start)
        if previous is None:
            return start, False
        if start > low:
            content = any(self._has_content(i, "a,cu") for i in range(start, frame.start))
            if t.tag[start - 1] == ";" and content:
                return start, False
            is_which = t.low[start - 1] == "which"
            if is_which and not content and any(t.tag[i] in ";u" for i in range(low, start - 1)):
                return start, False  # …, but *smoking*, which …
            if is_which and not content and previous.kind == "light":
                return start, False  # take a pill, which eases pain
            return start, not content or (is_which and previous.kind != "light")
        if previous.word in t.lex.sets["reports"] and frame.form != "ing":
            return self.break_before(0, previous.start), False
        last = max((i for i in range(low, frame.start) if t.tag[i] in "c,"), default=-1)
        if last >= 0 and all(t.tag[i] in "a,c" for i in range(last, frame.start)):
            return last + 1, True
        if frame.form == "ing" and (last < 0 or last == frame.start - 1 or t.tag[frame.start - 1] == "p"):
            return start, True
        if last < 0:
            return self._after_that(low, frame.start) or (start, True)
        return last + 1, not any(self._has_content(i, "a,cumoh") for i in range(last + 1, frame.start))

    def _has_content(self, place: int, empty: str) -> bool:
        return self.t.tag[place] not in empty and not self.dead[place]

    def _after_that(self, low: int, end: int) -> tuple[int, bool] | None:
        """ "… shows that *the tea* helps": a subject of its own after "that"."""
        for place in range(end - 2, low - 1, -1):
            if self.t.low[place] == "that":
                return place + 1, False
        return None

    def right_end(self, frame: Frame, following: Frame | None) -> int:
        """Where the right side of a frame ends."""
        t = self.t
        end = len(t.low)
        is_told = frame.word in t.lex.sets["reports"] and following is not None
        if is_told and frame.end < end and t.low[frame.end].endswith("ing"):
            return frame.end  # showed *eating more led to* …
        if following is not None:
            end = following.start
            if following.form == "ing" and end > frame.end and t.tag[end - 1] == "p":
                end -= 1
            else:
                start, is_shared = self.subject_start(frame, following)
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

    def antecedent(self, relative: int) -> tuple[int, int]:
        """The noun phrase before "which" or "that"."""
        t = self.t
        end = relative - 1 if t.tag[relative - 1] == "," else relative
        start = end
        while start > 0 and t.tag[start - 1] in "nqJKa":
            start -= 1
        return start, end

    def named(self, start: int, end: int) -> tuple[int, int]:
        """What is called so or has it: "*tea* is a drink that helps"; else the phrase itself."""
        t, place = self.t, start - 1
        while place > 0 and t.tag[place] in "da":
            place -= 1
        if place <= 0 or (t.tag[place] != "b" and t.low[place] not in _HAVING):
            return start, end
        first = self.break_before(0, place)
        return (first, place) if "r" not in t.tag[first:place] else (start, end)

    def is_relative(self, frame: Frame) -> bool:
        """Whether a frame stands in a restrictive relative clause ("people who cut salt")."""
        t, before = self.t, frame.start - 1
        while before >= 0 and t.tag[before] in "amx":
            before -= 1
        if frame.form == "ing" and before == frame.start - 1 and t.low[before] == "that":
            return False
        if frame.form == "ing" and before > 0 and t.low[before] in {"without", "while"} and (
            "who" in t.low[max(before - 6, 0) : before]
        ):  # fmt: skip
            return True
        if t.tag[frame.start] == "t" and t.low[frame.start - 1] in _ASSIGNED:
            return True
        if frame.form == "ing" and frame.kind == "cause" and t.tag[frame.start - 1] in "nK" and (
            "V" in t.tag[: frame.start - 1]
        ):  # fmt: skip
            return True  # avoid falls causing injury
        if before > 2 and t.low[before] in {"and", "or"} and t.low[before - 2] in {"who", "that"}:
            before -= 2  # those who felt and expressed …
        if before > 1 and t.low[before - 1] == "whose":
            before -= 1  # babies whose mothers ate fish
        if before > 1 and t.low[before] == "who" and frame.kind == "light":
            return True  # those in the top fifth, who ate the most
        return (
            before > 0
            and t.low[before] in {"who", "that", "whose", "which"}
            and t.tag[before - 1] not in ",Vp"
            and t.low[before - 1] not in t.lex.sets["reports"]
        )

    def joins(self, frame: Frame, after: Sequence[Frame]) -> bool:
        """Whether a frame goes on with a relative clause before it ("who sat *and got no sun* had gout")."""
        tag = self.t.tag
        if not after or tag[frame.start - 1] != "c" or frame.form not in _FINITE:
            return False
        main = after[0]
        if main.form not in _FINITE or tag[main.start - 1] in "cprt" or tag[main.start] == "t":
            return False
        who = next((place for place in range(frame.start - 1, 0, -1) if self.t.low[place] == "who"), -1)
        return who > 0 and tag[who - 1] != "," and {",", ";", "u", "C"}.isdisjoint(tag[who : main.start])

    def is_gerund_subject(self, frame: Frame, frames: Sequence[Frame]) -> bool:
        """Whether an -ing form is the subject of a later verb ("Lowering salt intake helps")."""
        t = self.t
        if frame.kind == "state" and t.low[frame.start].endswith("ing"):
            return not any(tag not in "ac" for tag in t.tag[: frame.start])  # staying active works
        is_felt = frame.feel is not None and frame.feel.form == "ing"
        if not is_felt and (frame.form != "ing" or frame.kind not in _GERUNDS):
            return False
        before = frame.start - 1
        while before >= 0 and t.tag[before] in "ax":
            before -= 1
        if before < 0 and frame.kind == "light":
            return True  # drinking more water works
        if before > 0 and t.low[before] == "of" and t.low[before - 1] in _EFFECTS:
            return True  # the impact of eating more fibre
        if before >= 0 and t.tag[before] == "c" and self._begins_clause(frame, frames, before):
            return True
        reports = t.lex.sets["reports"]
        if before >= 0 and t.tag[before] not in ",;usrA" and t.low[before] not in reports | {"that"}:
            return t.low[before] in {"while", "when"}
        after = next((other for other in frames if other.start >= frame.end), None)
        opens = before < 0 or t.tag[before] != ","
        if after is None or (not opens and not (before > 0 and after.form != "ing")):
            return opens and self._is_governed(frame)
        between = t.tag[frame.end : after.start]
        if self._is_list(between):
            return True
        return "," not in between and ";" not in between

    def _begins_clause(self, frame: Frame, frames: Sequence[Frame], before: int) -> bool:
        """Whether a whole clause stands before ("it won't hurt *and drinking tea may help*")."""
        after = next((other for other in frames if other.start >= frame.end), None)
        return (
            after is not None
            and (after.form == "s" or self.t.tag[after.start] == "m")
            and not {",", ";", "c"} & set(self.t.tag[frame.end : after.start])
            and any(tag in "bm" for tag in self.t.tag[:before])
        )

    @staticmethod
    def _is_list(tags: list[str]) -> bool:
        """Whether commas only part the members of a list ("eating *beans, seeds and kale* helps")."""
        tags = tags[:-1] if tags[-1:] == [","] else tags
        if "," not in tags or "c" not in tags or ";" in tags:
            return False
        last = len(tags) - 1 - tags[::-1].index("c")
        first = tags.index(",")
        return 1 <= len(tags) - last - 1 <= 4 and all(tag in "naJd,cqp" for tag in tags[first:])

    def _is_governed(self, frame: Frame) -> bool:
        """Whether a finite verb that is no trigger follows the -ing form in its clause."""
        for place in range(frame.end, len(self.t.low)):
            if self.t.tag[place] in ",;usr":
                return False
            if self.t.tag[place] in "mo":
                return True
        return False
