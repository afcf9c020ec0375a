"""Directions without a direction verb: "more likely to", "felt better", "was lower in", "makes happier"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import UNITS
from flows.extract.assertions.groups import Frame, amount_in, extend_group
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, Feel, words_of
from flows.extract.assertions.tokens import Tokens

_LINKING: Final = words_of("linking")
_ABOUT_OUTCOME: Final = words_of("about_outcome")
_AMOUNTS: Final = words_of("amount_words")
_MANNERS: Final = dict.fromkeys(sorted(words_of("manners_up")), UP) | dict.fromkeys(
    sorted(words_of("manners_down")), DOWN
)


def _modifiers(t: Tokens, place: int) -> tuple[int, bool, tuple[float, str] | None]:
    """Walk left over what modifies a comparative: adverbs, amounts, "no"; start, negation, amount."""
    before, negated = place - 1, False
    while before >= 0 and (t.tag[before] in "aqxz" or t.low[before] in _AMOUNTS):
        if t.tag[before] in "xz":
            negated = not negated
        if t.low[before] == "to" and t.tag[before - 1] != "q":
            break
        before -= 1
    return before + 1, negated, amount_in(t, before + 1, place)


def read_likely(t: Tokens, place: int) -> Frame | None:
    """ "More likely to", "no less likely to", "twice as likely to"."""
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
    extend_group(t, frame)
    if frame.is_negated and negated_before != SAME:
        frame.sign = SAME
    frame.is_negated = False
    return frame


def read_effective(t: Tokens, place: int) -> Frame | None:
    """ "as effective as X in", "more effective than X at", "effective against"."""
    before = t.low[place - 1]
    if before in {"as", "more", "less", "equally"}:
        start, negated, _ = _modifiers(t, place - 1)
        sign = SAME if before in {"as", "equally"} or negated else (BENEFIT if before == "more" else HARM)
        frame = Frame(start, place, place + 1, "effective", sign, word="effective")
        extend_group(t, frame)
        return frame
    if place + 1 < len(t) and t.low[place + 1] in {"in", "at", "for", "against"}:
        start = place
        while start and (t.tag[start - 1] in "qa" or t.low[start - 1] == "%"):
            start -= 1
        frame = Frame(start, place, place + 1, "effective", BENEFIT, word="effective")
        extend_group(t, frame)
        frame.sign = SAME if frame.is_negated else frame.sign
        return frame
    return None


def read_feel(t: Tokens, place: int, feel: Feel) -> Frame | None:
    """A verb that the comparative or state after it completes ("felt better", "lasted half as long")."""
    if place == 0 and feel.form == "base":
        return None
    after, negated, states = place + 1, False, t.lex.states
    while after < len(t) and (
        t.tag[after] in "aqzx"
        or t.low[after]
        in {"%", "times", "as", "a", "well", "more", "less", "about", "the", "any", "an", "average", "of"}
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
    extend_group(t, frame)
    if frame.is_negated:
        frame.sign, frame.is_negated = SAME, False
    return frame


def read_copula(t: Tokens, place: int) -> Frame | None:
    """ "was lower in", "remained unchanged", "were happier"."""
    low, word = t.low[place], t.words[place]
    following = t.tag[place + 1] if place + 1 < len(t) else ";"
    if following not in ",;pCcusrAtaxq" and following != "C":
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
    if t.low[start - 1] in _LINKING:
        start -= 1
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
    extend_group(t, frame)
    if frame.is_negated:
        frame.sign, frame.is_negated = SAME, False
    return frame


def _made(t: Tokens, place: int, start: int) -> Frame | None:
    """ "makes you happier", and the second of "feel calmer and less lonely"."""
    low, states, modifiers = t.low[place], t.lex.states, t.low[start:place]
    entry = t.words[place]
    if low not in states and entry is not None and entry.adjective in {BENEFIT, HARM}:
        for cause in range(start - 1, max(start - 6, -1), -1):
            if t.tag[cause] in ",;cusrCpmbx":
                return None
            if (
                low in {"better", "worse"}
                and t.low[cause].startswith(("make", "making", "made"))
                and cause + 1 < start
            ):
                frame = Frame(cause, place, place + 1, "made", entry.adjective, between=(cause + 1, start))
                extend_group(t, frame)
                frame.sign = SAME if frame.is_negated else frame.sign
                return frame
        return None
    if low not in states:
        return None
    sign = DOWN if "less" in modifiers else UP
    if t.tag[start - 1] in "c,u" and start > 1 and t.low[start - 2] in states:
        return Frame(start, place, place + 1, "state", sign, word=states[low])
    before = start - 1
    if t.tag[before] not in "nd" and t.low[before] not in t.lex.sets["pronouns"]:
        return None
    for cause in range(before - 1, max(before - 5, -1), -1):
        if t.tag[cause] in ",;cusrCpmbx":
            return None
        if t.low[cause] in t.lex.sets["causatives"]:
            frame = Frame(cause, place, place + 1, "state", sign, word=states[low])
            extend_group(t, frame)
            if frame.is_negated:
                frame.sign, frame.is_negated = SAME, False
            return frame
    return None
