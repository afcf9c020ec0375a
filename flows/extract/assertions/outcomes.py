"""How an outcome is worded in its row."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.groups import Frame, amount_in
from flows.extract.assertions.lexicon import BENEFIT, DOWN, HARM, UP, words_of
from flows.extract.assertions.sides import Item
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import concept_of


def outcome_text(t: Tokens, words: list[int]) -> str:
    """The outcome as words: without leading determiners, amounts, fillers, bare function words."""
    start, end = 0, len(words)
    naming = t.lex.sets["naming"]
    while start < end and (t.tag[words[start]] in "dqatpbmoh" or t.low[words[start]] in _LEADING):
        if t.low[words[start]] in naming:
            break
        start += 1
    while end > start and (t.tag[words[end - 1]] in "dpatqbmr,;" or t.low[words[end - 1]] in _TRAILING):
        if t.tag[words[end - 1]] == "q" and end - start > 1 and t.low[words[end - 1]].isdigit():
            break
        end -= 1
    text = " ".join([t.text[index] for index in words[start:end] if t.text[index]])
    return text.strip(" ,.;:-").removeprefix("a ").removeprefix("A ")


_LETTING: Final = ("enabl", "allow", "encourag", "caus")
_POUNDS: Final = words_of("pounds")
_LEADING: Final = words_of("leading") | {"%", "fold"}
_TRAILING: Final = words_of("trailing")


def completed(t: Tokens, outcome: str, frame: Frame, item: Item, words: list[int]) -> str:
    """An outcome with what belongs to its name: "*rise in* weight", "*missed* days"; pounds are weight."""
    if frame.word.startswith("miss"):
        return f"{t.text[frame.at]} {outcome}"
    if frame.word.startswith("treat"):
        return without_people(t, outcome, words)
    if frame.word.startswith(_LETTING) and any(t.low[place] == "to" for place in words):
        return ""  # enables cells to divide
    if frame.kind != "change":
        return outcome
    if item.change and item.sign in {UP, DOWN, BENEFIT, HARM}:
        outcome = f"{' '.join([t.text[i] for i in item.change])} {outcome}"
    if outcome.lower() in _POUNDS:
        item.amount = amount_in(t, item.starts, words[-1] + 1)
        return "weight"
    if item.amount is None and t.tag[item.starts] in "dqa":
        share = amount_in(t, item.starts, item.starts + 4)
        item.amount = share if share is not None and share[1] == "percent" else None
    return outcome


def without_people(t: Tokens, outcome: str, words: list[int]) -> str:
    """What is treated in "treating *adults with gout*": gout."""
    is_whom = bool(words) and t.low[words[0]] in t.lex.sets["people"]
    return (outcome.partition(" with ")[2] or outcome) if is_whom else outcome


_EMPTY: Final = words_of("empty")
_MOMENTS: Final = words_of("moments")
_BEREFT: Final = words_of("bereft")
_COUNTING: Final = ("number ", "numbers ", "proportion ", "share ", "percentage ")
_LONGEST: Final = 120


def is_none(t: Tokens, outcome: str, sign: int) -> bool:
    """Whether what was read is no outcome: no words, too many, people that are not counted, a moment."""
    low = outcome.lower()
    if not outcome or low == outcome.upper() or low in _EMPTY or len(outcome) > _LONGEST:
        return True
    first_word, last_word = low.partition(" ")[0], low.rpartition(" ")[2]
    is_people = first_word not in _BEREFT and (
        sign not in {BENEFIT, HARM} and not low.startswith(_COUNTING) and last_word in t.lex.sets["people"]
    )
    return (is_people or last_word in _MOMENTS) and concept_of(outcome) is None
