"""A trigger with its verb group: auxiliaries, negation, helpers, amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.lexicon import DOWN, SAME, UP, Feel, words_of
from flows.extract.assertions.tokens import Tokens

_NOT_GROUP: Final = words_of("not_group")
_TELLING: Final = words_of("telling")
_MEANS: Final = words_of("means")
_SEEMING: Final = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
_SAME_PAST: Final = words_of("same_past")
_WORD_NUMBERS: Final = {
    "twice": 2.0, "thrice": 3.0, "double": 2.0, "triple": 3.0, "twofold": 2.0, "threefold": 3.0,
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0,
    "nine": 9.0, "ten": 10.0, "half": 0.5, "twelve": 12.0, "one": 1.0, "twenty": 20.0,
}  # fmt: skip


@dataclass(slots=True)
class Frame:
    """One trigger with its group: ``start`` is where the group begins, ``end`` where its right side does."""

    start: int
    at: int
    end: int
    kind: str
    sign: int
    effect: str | None = None
    is_negated: bool = False
    denies: bool = False
    """Whether a negation is folded into the sign of a comparative."""
    is_passive: bool = False
    form: str = "base"
    amount: tuple[float, str] | None = None
    feel: Feel | None = None
    word: str = ""
    causee: bool = False
    is_void: bool = False
    between: tuple[int, int] | None = None
    at_state: int = 0


def extend_group(t: Tokens, frame: Frame) -> None:
    """Walk left over the verb group: auxiliaries, negation, helpers ("may not help to")."""
    place: int | None = frame.start - 1
    walk = _Walk(t, frame)
    while place is not None and place >= 0:
        place = walk.step(place)
    tag, low, fillers = t.tag, t.low, t.lex.sets["fillers"]
    while frame.start < frame.at and tag[frame.start] == "a" and (
        low[frame.start] in _NOT_GROUP
        or (frame.start and low[frame.start - 1].endswith("ing") and low[frame.start] not in fillers)
    ):  # fmt: skip
        frame.start += 1


class _Walk:
    """One walk over a verb group; ``near`` until a word of the group is met that is no adverb."""

    __slots__ = ("frame", "near", "t")

    def __init__(self, t: Tokens, frame: Frame) -> None:
        self.t, self.frame, self.near = t, frame, True

    def step(self, place: int) -> int | None:
        """Take in the word at ``place``; the next place, None where the group begins after it."""
        t, frame = self.t, self.frame
        kind, word, following = t.tag[place], t.low[place], t.tag[place + 1]
        if kind == "a" or word == "both" or (word in {"as", "so", "too"} and place + 1 == frame.at):
            return place - 1 if following == "x" or word not in _NOT_GROUP else None
        begins = self._auxiliary(place, kind, word)
        if begins is None:
            begins = self._helper(place, word, following)
        if begins is None:
            return None
        frame.start = begins
        return begins - 1

    def _auxiliary(self, place: int, kind: str, word: str) -> int | None:
        """ "Not", "was", "may", "to"."""
        frame, low = self.frame, self.t.low
        if kind == "x":
            if place == 0 and frame.form == "ing":
                return None
            frame.is_void = frame.is_void or low[place + 1] in {"necessarily", "always"}
            if low[place + 1] not in {"only", "just", "merely", "simply"}:
                frame.is_negated = not frame.is_negated
        elif kind == "b":
            is_past = frame.form == "ed" or (frame.form == "base" and frame.word in _SAME_PAST)
            if self.near and is_past and frame.kind in {"change", "cause", "get"}:
                frame.is_passive = True
            self.near = False
        elif kind in "mot" or word == "to" or (kind == "h" and word != "having"):
            self.near = False
        else:
            return None
        return place

    def _helper(self, place: int, word: str, following: str) -> int | None:
        """ "Failed to", "seems to", "helps you", "is a way to"."""
        t, frame = self.t, self.frame
        sets, tag = t.lex.sets, t.tag
        if word in sets["failing"] and following == "t":
            frame.is_negated = not frame.is_negated
        elif word in sets["raising"] and (
            following == "t"
            or (word in _SEEMING and frame.kind in {"likely", "state"})
            or (following in "ab" and place and tag[place - 1] in "bh")
        ):
            pass
        elif word in sets["causatives"]:
            frame.causee = frame.kind == "feel" or following in "tnd"
        elif word in _TELLING and frame.kind in {"feel", "state"}:
            self.near = False
        elif word in _MEANS and following == "t":
            while place > 1 and tag[place - 1] in "adnqJ":
                place -= 1
            if place and tag[place - 1] == "V" and t.verb[place - 1].kind == "change":  # type: ignore[union-attr]
                frame.is_void = True  # weakens your ability to fight germs
                return None
            return place if place == 0 or tag[place - 1] in "bhV" else None
        else:
            jump = _causee(t, place) if frame.form not in {"s", "ed"} else None
            frame.causee = frame.causee or jump is not None
            return jump
        return place


def settle(t: Tokens, frame: Frame) -> Frame:
    """Extend the group of a comparative; "is not lower", "was no happier" say that nothing moves."""
    extend_group(t, frame)
    if frame.is_negated:
        frame.sign, frame.is_negated, frame.denies = SAME, False, True
    return frame


def _causee(t: Tokens, place: int) -> int | None:
    """Index of the causative whose object ends at ``place`` ("help people | sleep"), or None."""
    sets = t.lex.sets
    if t.low[place] not in sets["pronouns"] and t.low[place] not in sets["people"] and t.tag[place] != "n":
        return None
    if t.tag[place + 1] not in "tVnJ" or t.tag[place] == "r":
        return None
    for before in range(place - 1, max(place - 5, -1), -1):
        if t.tag[before] in ",;cusrCpmbx":
            return None
        if t.low[before] in sets["causatives"]:
            return before
    return None


def amount_in(t: Tokens, start: int, end: int) -> tuple[float, str] | None:
    """The first amount in a stretch: (24, "percent"), (2, "times"), (1.5, "hours"); else None."""
    for place in range(max(start, 0), min(end, len(t.low))):
        if t.tag[place] != "q":
            continue
        low = t.low[place]
        following = t.low[place + 1] if place + 1 < len(t.low) else ""
        if low in {"twice", "thrice", "twofold", "threefold"}:
            return _WORD_NUMBERS[low], "times"
        number = number_of(low)
        if number is None:
            continue
        if low.endswith("fold"):
            return number, "times"
        if low.endswith("-percent"):
            return number, "percent"
        if low.endswith("%") or following in {"percent", "%", "per cent", "percentage"}:
            return number, "percent"
        if following in {"times", "fold"}:
            return number, "times"
        if (
            following
            and (t.tag[place + 1] == "n" or following == "points")
            and not following[0].isdigit()
            and following not in {"of", "and"}
        ):
            return number, following
    return None


def fraction_in(t: Tokens, start: int, end: int) -> tuple[float, str] | None:
    """The share that a stretch's first fraction says: "a third" is 33.3 percent, "two thirds" 66.7."""
    for place in range(start, min(end, start + _NEAR)):
        times, _, word = t.low[place].rpartition("-")
        if (share := _FRACTIONS.get(word.removesuffix("s"))) is not None:
            if t.tag[place + 1 : place + 2] in (["n"], ["d"], ["J"]):
                return None  # by half a point, by the third month
            times = times or (t.low[place - 1] if place > start else "")
            return round(share * (number_of(times) or 1.0), 1), "percent"
    return None


_NEAR: Final = 5
_FRACTIONS: Final = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}


def as_much(t: Tokens, start: int, place: int) -> tuple[int, tuple[float, str] | None]:
    """Sign and amount of "twice *as much*", "half as many", "as much"."""
    amount = (0.5, "times") if "half" in t.low[start:place] else amount_in(t, start, place)
    return (SAME if amount is None else (UP if amount[0] > 1 else DOWN)), amount


def times_of(word: str) -> tuple[float, str] | None:
    """How many times "double", "doubled", "halves" say."""
    return next(((times, "times") for start, times in _MULTIPLYING if word.startswith(start)), None)


_MULTIPLYING: Final = (
    ("doubl", 2.0), ("twice", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("halv", 0.5),
    ("half", 0.5),
)  # fmt: skip


def number_of(low: str) -> float | None:
    """The number that a token writes, in digits or a small word."""
    if low in _WORD_NUMBERS:
        return _WORD_NUMBERS[low]
    if low.endswith("fold"):
        low = low[:-4].rstrip("-")
        return _WORD_NUMBERS.get(low) or number_of(low)
    digits = low.removesuffix("-percent").removesuffix("-point").rstrip("%").replace(",", "")
    try:
        return float(digits)
    except ValueError:
        return None
