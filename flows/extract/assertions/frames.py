"""Frames: the places of a sentence that say an outcome moves, each with its verb group and polarity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.adjuncts import UNITS, comparator_end, time_end
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, Feel
from flows.extract.assertions.tokens import Tokens


@dataclass(slots=True)
class Frame:
    """One trigger with its group: ``start`` is where the group begins, ``end`` where its right side begins."""

    start: int
    at: int
    end: int
    kind: str
    sign: int
    effect: str | None = None
    is_negated: bool = False
    is_passive: bool = False
    form: str = "base"
    amount: tuple[float, str] | None = None
    feel: Feel | None = None
    word: str = ""
    causee: bool = False
    is_void: bool = False
    comparator: int | None = None


def dead_zones(t: Tokens) -> tuple[list[bool], list[tuple[int, int]]]:
    """Tokens that assert nothing (conditions, comparators, times), and the spans of comparators."""
    n = len(t)
    dead = [False] * n
    comparators: list[tuple[int, int]] = []
    place = 0
    while place < n:
        tag, low = t.tag[place], t.low[place]
        end = 0
        if tag == "C":
            end = comparator_end(t, place)
            comparators.append((place, end))
        elif (
            tag == "s"
            and low in _CONDITIONS
            and not (low == "once" and place and t.tag[place - 1] not in ",;")
        ):
            end = place + 1
            while end < n and t.tag[end] not in ",;C" and not (t.tag[end] == "s" and end > place + 1):
                end += 1
        elif tag in "pnq" or low in _TIME_WORDS:
            end = time_end(t, place)
        for inside in range(place, end):
            dead[inside] = True
        place = max(end, place + 1)
    return dead, comparators


_CONDITIONS: Final = frozenset(
    {"if", "when", "whenever", "whether", "unless", "until", "once", "how", "why", "what", "as if"}
)
_TIME_WORDS: Final = frozenset({"initially", "immediately", "the", "later", "eventually", "overnight"})


def find_frames(t: Tokens, dead: list[bool]) -> list[Frame]:
    """The frames of a sentence in order; a trigger inside another's group gives none."""
    frames: list[Frame] = []
    taken = len(t)
    inside, states = _verb_phrases(t), t.lex.states
    for place in range(len(t) - 1, -1, -1):
        if t.words[place] is None and t.low[place] not in states:
            continue
        if place >= taken or dead[place] or place in inside:
            continue
        frame = _frame_at(t, place)
        if frame is not None:
            frames.append(frame)
            taken = min(taken, frame.start if frame.kind != "noun" else place)
    frames.reverse()
    return frames


_LIKELY: Final = frozenset({"likely", "prone", "apt"})


def _verb_phrases(t: Tokens) -> frozenset[int]:
    """Verbs that belong to "more likely to …, … and …"."""
    inside: set[int] = set()
    if _LIKELY.isdisjoint(t.low):
        return frozenset()
    for place, low in enumerate(t.low):
        if low not in {"likely", "prone", "apt"}:
            continue
        for after in range(place + 1, len(t)):
            if t.tag[after] in ";usACm":
                break
            before = after - 1
            while before > place and t.tag[before] == "a":
                before -= 1
            verb, word = t.verb[after], t.words[after]
            feels = word is not None and word.feel is not None
            if (feels or (verb is not None and (verb.form == "base" or before == place + 1))) and t.tag[
                before
            ] in "tc,":
                inside.add(after)
    return frozenset(inside)


def _frame_at(t: Tokens, place: int) -> Frame | None:
    tag, low, word = t.tag[place], t.low[place], t.words[place]
    if low in {"likely", "prone", "apt"}:
        return _likely(t, place)
    if low == "effective" and place and (found := _effective(t, place)):
        return found
    if (
        word is not None
        and word.feel is not None
        and tag not in "bho"
        and (found := _feel(t, place, word.feel))
    ):
        return found
    if tag == "V":
        verb = t.verb[place]
        assert verb is not None
        if verb.kind == "light" and verb.form == "ed" and verb.phrasal is False and _is_passive(t, place):
            return None
        if place and low in _PARTICIPLES and t.low[place - 1] in t.lex.sets["people"]:
            return None
        if verb.form == "ing" and place and t.low[place - 1] in t.lex.sets["people"] and verb.kind == "light":
            return None
        frame = Frame(place, place, place + 1, verb.kind, verb.sign, verb.effect, form=verb.form, word=low)
        _extend(t, frame)
        return frame
    if tag == "J" or low in t.lex.states or low in {"different", "longer", "shorter"}:
        return _copula(t, place)
    return None


_PARTICIPLES: Final = frozenset({"given", "fed", "offered", "shown"})


def _is_passive(t: Tokens, place: int) -> bool:
    before = place - 1
    while before >= 0 and t.tag[before] in "ax":
        before -= 1
    return before >= 0 and t.tag[before] == "b"


def _extend(t: Tokens, frame: Frame) -> None:  # noqa: PLR0912, C901
    """Walk left over the verb group: auxiliaries, negation, helpers ("may not help to")."""
    sets, tag, low = t.lex.sets, t.tag, t.low
    place = frame.start - 1
    near = True
    while place >= 0:
        kind, word = tag[place], low[place]
        following = tag[place + 1]
        if kind == "a" or (kind == "d" and word in {"both"}):
            if following == "x" or word not in _NOT_GROUP:
                place -= 1
                continue
            break
        if kind == "x":
            after = low[place + 1]
            if after in {"necessarily", "always"}:
                frame.is_void = True
            if after not in {"only", "just", "merely", "simply"}:
                frame.is_negated = not frame.is_negated
        elif kind == "b":
            if near and frame.form == "ed" and frame.kind in {"change", "cause", "get"}:
                frame.is_passive = True
            near = False
        elif kind in "mo" or (kind == "h" and word != "having"):
            near = False
        elif kind == "t" or word == "to":
            near = False
        elif word in sets["failing"] and following == "t":
            frame.is_negated = not frame.is_negated
        elif word in sets["raising"] and (
            following == "t" or (following in "ab" and place and tag[place - 1] in "bh")
        ):
            pass
        elif word in sets["causatives"]:
            frame.causee = frame.kind == "feel" or following in "tnd"
        elif word in _TELLING and frame.kind in {"feel", "state"}:
            near = False
        elif word in _MEANS and following == "t":
            while place > 0 and tag[place - 1] in "adnqJ" and tag[place - 1] not in "bh" and place > 1:
                place -= 1
            if place > 0 and not (tag[place - 1] in "bhV"):
                break
        elif (jump := _causee(t, place)) is not None:
            frame.causee = True
            place = jump
        else:
            break
        frame.start = place
        place -= 1
    while frame.start < frame.at and tag[frame.start] == "a" and low[frame.start] in _NOT_GROUP:
        frame.start += 1


_NOT_GROUP: Final = frozenset(
    {"range", "host", "variety", "lot", "lots", "series", "whole", "bodily", "number of"}
)
_TELLING: Final = frozenset(
    {"report", "reports", "reported", "reporting", "say", "said", "describe", "described"}
)
_MEANS: Final = frozenset(
    {"way", "ways", "potential", "ability", "power", "tool", "enough", "method", "effective", "capacity"}
)


def _causee(t: Tokens, place: int) -> int | None:
    """Index of the causative whose object ends at ``place`` ("help people | sleep"), or None."""
    sets = t.lex.sets
    if t.low[place] not in sets["pronouns"] and t.low[place] not in sets["people"] and t.tag[place] != "n":
        return None
    if t.tag[place + 1] not in "tVnJ":
        return None
    for before in range(place - 1, max(place - 5, -1), -1):
        if t.tag[before] in ",;cusrCpmbx":
            return None
        if t.low[before] in sets["causatives"]:
            return before
    return None


def _modifiers(t: Tokens, place: int) -> tuple[int, bool, tuple[float, str] | None]:
    """Walk left over what modifies a comparative: adverbs, amounts, "no", "not"; the start, negation, amount."""
    before, negated = place - 1, False
    while before >= 0 and (
        t.tag[before] in "aqxz" or t.low[before] in {"times", "%", "as", "to", "in", "than", "a", "any"}
    ):
        if t.tag[before] in "xz":
            negated = not negated
        if t.low[before] == "to" and t.tag[before - 1] != "q":
            break
        before -= 1
    return before + 1, negated, amount_in(t, before + 1, place)


def _likely(t: Tokens, place: int) -> Frame | None:
    before, low = place - 1, t.low
    if place + 1 >= len(t) or before < 0:
        return None
    word = low[before]
    if word == "equally":
        sign, start, negated, amount = SAME, before, False, None
    elif word in {"more", "less"}:
        start, negated, amount = _modifiers(t, before)
        sign = UP if word == "more" else DOWN
    elif word == "as":
        start, negated, amount = _modifiers(t, before)
        if amount is None and any(item in {"half", "third", "quarter"} for item in low[start:before]):
            amount = (0.5, "times") if "half" in low[start:before] else None
            sign = DOWN
        else:
            sign = SAME if amount is None else (UP if amount[0] > 1 else DOWN)
    elif word in {"far", "much"}:
        return None
    else:
        return None
    frame = Frame(start, place, place + 1, "likely", SAME if negated else sign, amount=amount, word="likely")
    negated_before = frame.sign
    _extend(t, frame)
    if frame.is_negated and negated_before != SAME:
        frame.sign = SAME
    frame.is_negated = False
    return frame


def _effective(t: Tokens, place: int) -> Frame | None:
    """ "as effective as X in", "more effective than X at", "effective against"."""
    before = t.low[place - 1]
    if before in {"as", "more", "less", "equally"}:
        start, negated, _ = _modifiers(t, place - 1)
        sign = SAME if before in {"as", "equally"} or negated else (BENEFIT if before == "more" else HARM)
        frame = Frame(start, place, place + 1, "effective", sign, word="effective")
        _extend(t, frame)
        return frame
    if place + 1 < len(t) and t.low[place + 1] in {"in", "at", "for", "against"}:
        frame = Frame(place, place, place + 1, "effective", BENEFIT, word="effective")
        _extend(t, frame)
        frame.sign = SAME if frame.is_negated else frame.sign
        return frame
    return None


def _feel(t: Tokens, place: int, feel: Feel) -> Frame | None:
    """A verb that the comparative or state after it completes ("felt better", "lasted half as long")."""
    after, negated, states = place + 1, False, t.lex.states
    while after < len(t) and (
        t.tag[after] in "aqzx"
        or t.low[after] in {"%", "times", "as", "a", "well", "more", "less", "about", "the", "any"}
        or (t.low[after] in UNITS and t.tag[after - 1] == "q")
    ):
        if t.tag[after] in "zx":
            negated = True
        if t.low[after] in {"more", "less"} and not (
            after + 1 < len(t) and (t.low[after + 1] in states or t.tag[after + 1] == "a")
        ):
            break
        if t.low[after] in _MANNERS:
            break
        if t.tag[after] == "a" and t.low[after] in states:
            break
        if t.low[after] == "well":
            break
        after += 1
    if after >= len(t) or after - place > 6:
        return None
    low, word = t.low[after], t.words[after]
    before = t.low[place + 1 : after]
    sign: int
    if low in states:
        if feel.noun == "" and t.tag[place] != "V" and place + 1 < after and not before:
            return None
        sign = DOWN if "less" in before else (SAME if "no" in before or "as" in before else UP)
        noun = states[low]
        plain = not ({"more", "less", "as", "no"} & set(before)) and not low.endswith("er")
        if plain and feel.noun not in {"feeling", ""}:
            return None
        if negated and not ({"more", "less"} & set(before)):
            sign = DOWN
        elif negated:
            sign = SAME
        frame = Frame(place, place, after + 1, "state", sign, word=noun)
    elif low in {"long", "well", "fast", "quickly", "early", "high"} and "as" in before:
        sign = DOWN if "half" in before else (UP if "twice" in before or "times" in before else SAME)
        frame = Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)
    elif low in _MANNERS and {"more", "less"} & set(before):
        sign = _MANNERS[low] * (1 if "more" in before else -1)
        frame = Frame(place, place, after + 1, "feel", SAME if negated else sign, feel=feel, word=low)
    elif word is not None and word.adjective is not None and t.tag[after] == "J":
        if after + 1 < len(t) and t.tag[after + 1] in "nq" and feel.noun == "":
            return None
        if feel.noun == "":
            return None
        if t.tag[place] == "V" and after + 1 < len(t) and t.tag[after + 1] == "n":
            return None
        if (
            t.low[after] in {"more", "less"}
            and after + 1 < len(t)
            and t.low[after + 1] in {"quickly", "slowly", "clearly", "deeply", "soundly", "easily"}
        ):
            after += 1
        sign = SAME if negated else word.adjective
        if feel.form in {"base", "s", "ing"} and t.tag[place] == "n" and place and t.tag[place - 1] in "dp":
            return None
        frame = Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)
    elif "more" in before or "less" in before or low in {"more", "less"}:
        sign = UP if "more" in before or low == "more" else DOWN
        if feel.noun == "" or negated:
            return None
        frame = Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)
    else:
        return None
    frame.amount = amount_in(t, place + 1, after)
    if "half" in before:
        frame.amount = (0.5, "times")
    _extend(t, frame)
    if frame.is_negated:
        frame.sign, frame.is_negated = SAME, False
    return frame


_MANNERS: Final = {"slowly": DOWN, "quickly": UP, "clearly": UP, "deeply": UP, "soundly": UP, "easily": UP, "poorly": DOWN, "accurately": UP, "efficiently": UP,
                   "often": UP, "frequently": UP}  # fmt: skip


def _copula(t: Tokens, place: int) -> Frame | None:
    """ "was lower in", "remained unchanged", "were happier"."""
    low, word = t.low[place], t.words[place]
    following = t.tag[place + 1] if place + 1 < len(t) else ";"
    if following not in ",;pCcusrAtaxq" and not (following == "C"):
        return None
    start, negated, amount = _modifiers(t, place)
    if start == 0:
        return None
    if (found := _made(t, place, start)) is not None:
        return found
    verbless = low in {"better", "worse"} and following == "C" and "no" in t.low[start:place]
    if not (t.tag[start - 1] == "b" or t.low[start - 1] in _LINKING or verbless):
        return None
    modifiers = t.low[start:place]
    if low in t.lex.states and t.tag[place] != "J":
        if not ({"more", "less", "as", "no"} & set(modifiers)) and not low.endswith("er"):
            return None
        if low in _ABOUT_OUTCOME:
            sign = DOWN if "less" in modifiers else UP
            frame = Frame(
                start, place, place + 1, "copula", SAME if negated else sign, amount=amount, word=low
            )
        else:
            sign = DOWN if "less" in modifiers else (SAME if "as" in modifiers else UP)
            frame = Frame(
                start,
                place,
                place + 1,
                "state",
                SAME if negated else sign,
                amount=amount,
                word=t.lex.states[low],
            )
    elif low == "different":
        frame = Frame(start, place, place + 1, "copula", SAME if negated else UNSIGNED, word=low)
    elif word is not None and word.adjective is not None:
        frame = Frame(
            start, place, place + 1, "copula", SAME if negated else word.adjective, amount=amount, word=low
        )
    else:
        return None
    _extend(t, frame)
    if frame.is_negated:
        frame.sign, frame.is_negated = SAME, False
    return frame


def _made(t: Tokens, place: int, start: int) -> Frame | None:
    """ "makes you happier", and the second of "feel calmer and less lonely"."""
    low, states, modifiers = t.low[place], t.lex.states, t.low[start:place]
    if low not in states:
        return None
    sign = DOWN if "less" in modifiers else UP
    if t.tag[start - 1] in "c," and start > 1 and t.low[start - 2] in states:
        return Frame(start, place, place + 1, "state", sign, word=states[low])
    before = start - 1
    if t.tag[before] not in "nd" and t.low[before] not in t.lex.sets["pronouns"]:
        return None
    for cause in range(before - 1, max(before - 5, -1), -1):
        if t.tag[cause] in ",;cusrCpmbx":
            return None
        if t.low[cause] in t.lex.sets["causatives"]:
            frame = Frame(cause, place, place + 1, "state", sign, word=states[low])
            _extend(t, frame)
            if frame.is_negated:
                frame.sign, frame.is_negated = SAME, False
            return frame
    return None


_LINKING: Final = frozenset({"remain", "remained", "remains", "stay", "stayed", "stays", "become", "became", "seem", "seemed", "appeared", "got",
                             "grew", "becomes", "kept", "proved", "appear"})  # fmt: skip
_ABOUT_OUTCOME: Final = frozenset(
    {"common", "frequent", "severe", "likely", "painful", "intense", "prevalent", "pronounced", "effective"}
)
_WORD_NUMBERS: Final = {"twice": 2.0, "thrice": 3.0, "double": 2.0, "triple": 3.0, "twofold": 2.0, "threefold": 3.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
                        "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "half": 0.5, "twelve": 12.0, "one": 1.0, "twenty": 20.0}  # fmt: skip


def amount_in(t: Tokens, start: int, end: int) -> tuple[float, str] | None:
    """The first amount in a stretch: (24, "percent"), (2, "times"), (1.5, "hours"); None where there is none."""
    for place in range(max(start, 0), min(end, len(t))):
        if t.tag[place] != "q":
            continue
        low = t.low[place]
        following = t.low[place + 1] if place + 1 < len(t) else ""
        if low in {"twice", "thrice", "twofold", "threefold"}:
            return _WORD_NUMBERS[low], "times"
        number = number_of(low)
        if number is None:
            continue
        if low.endswith("%") or following in {"percent", "%", "per", "percentage"}:
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


def number_of(low: str) -> float | None:
    """The number that a token writes, in digits or a small word."""
    if low in _WORD_NUMBERS:
        return _WORD_NUMBERS[low]
    digits = low.rstrip("%").replace(",", "")
    try:
        return float(digits)
    except ValueError:
        return None
