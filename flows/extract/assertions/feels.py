"""Verbs that the comparative or state after them completes: "felt better", "lasted half as long"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import UNITS
from flows.extract.assertions.groups import Frame, amount_in, settle
from flows.extract.assertions.lexicon import DOWN, SAME, UP, Feel, words_of
from flows.extract.assertions.tokens import Tokens

_FARTHEST: Final = 6
_BETWEEN: Final = words_of("feel_between")
_ADVERBIALS: Final = words_of("feel_adverbials")
_AS_WORDS: Final = words_of("feel_as")
_ONE: Final = frozenset({"a", "an"})
_COMPARING: Final = frozenset({"more", "less"})
_DEGREES: Final = frozenset({"more", "less", "as", "no"})
MANNERS: Final = dict.fromkeys(sorted(words_of("manners_up")), UP) | dict.fromkeys(
    sorted(words_of("manners_down")), DOWN
)


def read_feel(t: Tokens, place: int, feel: Feel) -> Frame | None:
    """Read the verb at ``place`` with what completes it; None where nothing does."""
    if place == 0 and feel.form == "base":
        return None
    if t.low[place + 1 : place + 2] == ["no longer"] and feel.long and (
        place + 2 == len(t.low) or t.tag[place + 2] in ",;Cp"
    ):  # fmt: skip
        return settle(t, Frame(place, place, place + 2, "feel", SAME, feel=feel, word="longer"))
    after, negated = _completion(t, place)
    if after >= len(t.low) or after - place > _FARTHEST:
        return None
    before = t.low[place + 1 : after]
    frame = (
        _state(t, place, after, feel, negated, before)
        if t.low[after] in t.lex.states
        else _comparative(t, place, after, feel, negated, before)
    )
    if frame is None:
        return None
    if feel.form in {"s", "ed"}:
        frame.form = feel.form
    frame.amount = (0.5, "times") if "half" in before else amount_in(t, place + 1, after)
    return settle(t, frame)


def _completion(t: Tokens, place: int) -> tuple[int, bool]:
    """Where the comparative or state after a verb stands, and whether it is negated."""
    after, negated, states, low = place + 1, False, t.lex.states, t.low
    while after < len(t.low) and (
        t.tag[after] in "aqzx"
        or low[after] in _BETWEEN
        or (low[after] in UNITS and (t.tag[after - 1] == "q" or low[after - 1] in _ONE))
        or (t.tag[after - 1] == "q" and _measures(t, after))
    ):
        word = low[after]
        negated = negated or t.tag[after] in "zx"
        if word in _COMPARING and not (
            after + 1 < len(t.low) and (low[after + 1] in states or t.tag[after + 1] == "a")
        ):
            break
        if word in MANNERS or word == "well" or (t.tag[after] == "a" and word in states):
            break
        after += 1
    return after, negated


def _measures(t: Tokens, place: int) -> bool:
    """Whether a noun between number and comparative is a unit ("scored three *marks* higher")."""
    return t.tag[place] == "n" and t.tag[place + 1 : place + 2] == ["J"]


def _state(t: Tokens, place: int, after: int, feel: Feel, negated: bool, before: list[str]) -> Frame | None:
    """ "Felt happier", "feel less lonely", "was as calm"."""
    low = t.low[after]
    if low == "likely" or (feel.noun == "" and t.tag[place] != "V" and place + 1 < after and not before):
        return None
    plain = not (_DEGREES & set(before)) and not low.endswith("er")
    if plain and feel.noun not in {"feeling", ""}:
        return None
    sign = DOWN if "less" in before else (SAME if "no" in before or "as" in before else UP)
    if t.low[after + 1 : after + 3] in (["less", "often"], ["less", "frequently"]):
        sign = -sign
    if negated:
        sign = SAME if _COMPARING & set(before) else DOWN
    return Frame(place, place, after + 1, "state", sign, word=t.lex.states[low], at_state=after)


def _comparative(
    t: Tokens, place: int, after: int, feel: Feel, negated: bool, before: list[str]
) -> Frame | None:
    low, word = t.low[after], t.words[after]
    if low in _AS_WORDS and "as" in before:
        sign = DOWN if "half" in before else (UP if "twice" in before or "times" in before else SAME)
        return Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)
    if low in MANNERS and _COMPARING & set(before):
        sign = SAME if negated else MANNERS[low] * (1 if "more" in before else -1)
        return Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)
    if word is not None and word.adjective is not None and t.tag[after] == "J":
        return _adjective(t, place, after, feel, SAME if negated else word.adjective)
    if t.tag[after] == "n" and t.low[after - 1] == "or":
        return None  # sleeping six hours or less
    if t.tag[after] == "n" and _COMPARING & set(before):
        return None  # eating more whole fruit
    if feel.noun == "" or negated or not (_COMPARING & {*before, low}):
        return None
    sign = UP if "more" in before or low == "more" else DOWN
    return Frame(place, place, after + 1, "feel", sign, feel=feel, word=low)


def _adjective(t: Tokens, place: int, after: int, feel: Feel, sign: int) -> Frame | None:
    """ "Slept longer", "felt better"; not "felt better things", nor "a better life longer"."""
    following = t.tag[after + 1] if after + 1 < len(t.low) else ";"
    if feel.noun == "" or (t.tag[place] == "V" and following == "n"):
        return None
    if feel.form in {"base", "s", "ing"} and t.tag[place] == "n" and place and t.tag[place - 1] in "dp":
        return None
    word = t.low[after]
    if word in _COMPARING and after + 1 < len(t.low) and t.low[after + 1] in _ADVERBIALS:
        after += 1
    return Frame(place, place, after + 1, "feel", sign, feel=feel, word=word)
