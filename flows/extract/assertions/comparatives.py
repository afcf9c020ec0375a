"""Directions without a direction verb: "more likely to", "was lower in", "makes happier"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.groups import Frame, amount_in, extend_group, settle
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, SAME, UNSIGNED, UP, words_of
from flows.extract.assertions.tokens import Tokens

_LINKING: Final = words_of("linking")
_ABOUT_OUTCOME: Final = words_of("about_outcome")
_AMOUNTS: Final = words_of("amount_words")
_MAKING: Final = words_of("making")
_COMPARING: Final = frozenset({"more", "less"})
_PARTS: Final = frozenset({"half", "third", "quarter"})
_DEGREES: Final = frozenset({"more", "less", "as", "no"})


def _modifiers(t: Tokens, place: int) -> tuple[int, bool, tuple[float, str] | None]:
    """Walk left over what modifies a comparative: adverbs, amounts, "no"; start, negation, amount."""
    before, negated = place - 1, False
    while before >= 0 and (
        t.tag[before] in "aqxz" or t.low[before] in _AMOUNTS or _is_unit(t, before, place - 1)
    ):
        if t.tag[before] in "xz":
            negated = not negated
        if t.low[before] == "to" and t.tag[before - 1] != "q":
            break
        before -= 1
    return before + 1, negated, amount_in(t, before + 1, place)


def _is_unit(t: Tokens, place: int, last: int) -> bool:
    """Whether a word between a number and a comparative is its unit ("5 *kg* greater")."""
    return place == last and place > 1 and t.tag[place] == "n" and t.low[place - 1][0].isdigit()


def read_likely(t: Tokens, place: int) -> Frame | None:
    """ "More likely to", "no less likely to", "twice as likely to"."""
    before, low = place - 1, t.low
    if place + 1 >= len(t.low) or before < 0:
        return None
    word = low[before]
    if word == "equally":
        sign, start, negated, amount = SAME, before, False, None
    elif word in {"more", "less"}:
        start, negated, amount = _modifiers(t, before)
        sign = UP if word == "more" else DOWN
    elif word == "as":
        start, negated, amount = _modifiers(t, before)
        sign, amount = _as_much(low[start:before], amount)
    elif word in {"far", "much"}:
        return None
    else:
        return None
    frame = Frame(start, place, place + 1, "likely", SAME if negated else sign, amount=amount, word="likely")
    return settle(t, frame)


def read_effective(t: Tokens, place: int) -> Frame | None:
    """ "as effective as X in", "more effective than X at", "effective against"."""
    before = t.low[place - 1]
    if before in {"as", "more", "less", "equally"}:
        start, negated, _ = _modifiers(t, place - 1)
        sign = SAME if before in {"as", "equally"} or negated else (BENEFIT if before == "more" else HARM)
        frame = Frame(start, place, place + 1, "effective", sign, word="effective")
        extend_group(t, frame)
        return frame
    if place + 1 < len(t.low) and t.low[place + 1] in {"in", "at", "for", "against"}:
        start = place
        while start and (t.tag[start - 1] in "qa" or t.low[start - 1] == "%"):
            start -= 1
        frame = Frame(start, place, place + 1, "effective", BENEFIT, word="effective")
        extend_group(t, frame)
        frame.sign = SAME if frame.is_negated else frame.sign
        return frame
    return None


def read_copula(t: Tokens, place: int) -> Frame | None:
    """ "was lower in", "remained unchanged", "were happier"."""
    low, word = t.low[place], t.words[place]
    following = t.tag[place + 1] if place + 1 < len(t.low) else ";"
    if following not in ",;pCcusrAtaxq" and t.low[place + 1] != "later":
        return None
    is_the_same = t.low[place - 1 : place + 1] == ["the", "same"]
    start, negated, amount = _modifiers(t, place - 1 if is_the_same else place)
    if start == 0:
        return None
    if (found := _made(t, place, start)) is not None:
        return found
    modifiers = t.low[start:place]
    said = t.words[start - 1]
    feels = said is not None and said.feel is not None and said.feel.noun != ""
    verbless = low in {"better", "worse"} and following == "C" and "no" in modifiers and not feels
    verbless = verbless and "V" not in t.tag[:start]
    if t.low[start - 1] in _LINKING:
        start -= 1
    elif not (t.tag[start - 1] == "b" or verbless):
        return None
    if low in t.lex.states and t.tag[place] != "J":
        return _state(t, place, start, negated, amount, modifiers)
    if low == "different":
        frame = Frame(start, place, place + 1, "copula", SAME if negated else UNSIGNED, word=low)
    elif word is not None and word.adjective == SAME and _COMPARING & set(modifiers):
        return None  # less stable than
    elif word is not None and word.adjective is not None:
        sign = SAME if negated else word.adjective
        frame = Frame(start, place, place + 1, "copula", sign, amount=amount, word=low)
    else:
        return None
    return settle(t, frame)


def _state(
    t: Tokens, place: int, start: int, negated: bool, amount: tuple[float, str] | None, modifiers: list[str]
) -> Frame | None:
    """ "Were happier", "was less common": a state of people, or one of the outcome."""
    low = t.low[place]
    if not (_DEGREES & set(modifiers)) and not low.endswith("er"):
        return None
    sign = DOWN if "less" in modifiers else UP
    if low in _ABOUT_OUTCOME:
        if "as" in modifiers:
            sign, amount = _as_much(modifiers, amount)
        sign = SAME if negated else sign
        return settle(t, Frame(start, place, place + 1, "copula", sign, amount=amount, word=low))
    sign = SAME if negated or ("as" in modifiers and sign == UP) else sign
    noun = t.lex.states[low]
    frame = Frame(start, place, place + 1, "state", sign, amount=amount, word=noun, at_state=place)
    return settle(t, frame)


def _as_much(modifiers: list[str], amount: tuple[float, str] | None) -> tuple[int, tuple[float, str] | None]:
    """Which way "twice as common", "half as common", "as common" differ, and by how much."""
    if not _PARTS.isdisjoint(modifiers):
        return DOWN, (0.5, "times") if "half" in modifiers else None
    return (SAME if amount is None else UP if amount[0] > 1 else DOWN), amount


def _made(t: Tokens, place: int, start: int) -> Frame | None:
    """ "makes you happier", "make acne worse", and the second of "feel calmer and less lonely"."""
    low, states = t.low[place], t.lex.states
    entry = t.words[place]
    if low not in states:
        if entry is None or entry.adjective not in {BENEFIT, HARM} or low not in {"better", "worse"}:
            return None
        cause = _cause(t, start, _MAKING)
        if cause is None or cause + 1 >= start:
            return None
        frame = Frame(cause, place, place + 1, "made", entry.adjective, between=(cause + 1, start))
        return settle(t, frame)
    sign = SAME if "z" in t.tag[start:place] else DOWN if "less" in t.low[start:place] else UP
    if t.tag[start - 1] in "c,u" and start > 1 and t.low[start - 2] in states:
        return Frame(start, place, place + 1, "state", sign, word=states[low], at_state=place)
    if t.tag[start - 1] not in "nd" and t.low[start - 1] not in t.lex.sets["pronouns"]:
        return None
    cause = _cause(t, start - 1, t.lex.sets["causatives"])
    if cause is None:
        return None
    return settle(t, Frame(cause, place, place + 1, "state", sign, word=states[low], at_state=place))


def read_kept(t: Tokens, place: int) -> Frame | None:
    """ "Keeps your bones strong", "does your heart good": the outcome stands between."""
    sign, verbs = t.lex.complements[t.low[place]]
    cause = _cause(t, place, verbs)
    if cause is None or t.lex.sets["pronouns"].issuperset(t.low[cause + 1 : place]):
        return None
    if t.low[place - 1] in t.lex.sets["people"] and t.low[place] in t.lex.states:
        return _made(t, place, place)  # keeps children healthy
    frame = Frame(cause, place, place + 1, "made", sign, form=t.low[cause], between=(cause + 1, place))
    return settle(t, frame)


def read_made_to(t: Tokens, dead: list[bool]) -> Frame | None:
    """ "Makes you crave sugar": what somebody is made to do, where the sentence has no other trigger."""
    for place in range(len(t.low) - 2):
        if t.low[place] not in _MAKING or dead[place] or t.tag[place - 1 : place] == ["t"]:
            continue
        after = place + 1
        whom = t.low[after]
        if (whom in t.lex.sets["pronouns"] or whom in t.lex.sets["people"]) and t.tag[after + 1] == "n":
            frame = Frame(place, place, after + 1, "cause", UP, word=t.low[place])
            extend_group(t, frame)
            return frame
    return None


def _cause(t: Tokens, end: int, verbs: frozenset[str]) -> int | None:
    """The causative within five words before ``end``, in the same clause."""
    for place in range(end - 1, max(end - 6, -1), -1):
        if t.low[place] in verbs:
            return place
        if t.tag[place] in ",;cusrCpmbx":
            return None
    return None
