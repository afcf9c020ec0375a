"""Where a subject ends: before a verb of its own clause, after an empty "it"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.tokens import Tokens

_APPROXIMATE: Final = frozenset({"about", "around", "over", "almost", "nearly", "roughly", "both"})
_TENDING: Final = frozenset({"tend", "tends", "tended"})
_SECOND_VERBS: Final = words_of("second_verbs")
_SEEMING: Final = frozenset({"seems", "appears", "seemed", "appeared", "seem", "appear"})
_PRONOUNS: Final = frozenset({"it", "they", "he", "she"})


def expletive(t: Tokens, limit: int, end: int) -> int:
    """What opens the clause after an empty "it" ("it makes sense *that*", "it *seems*"): its index, or -1."""
    marks = [place for place in range(limit, end - 1) if t.tag[place] == "," and t.low[place + 1] == "it"]
    first = marks[-1] if marks else limit
    while first < end and t.tag[first] in "auc,;":
        first += 1
    if first >= end or t.low[first] != "it":
        return -1
    if first + 2 < end and t.low[first + 1] in _SEEMING and t.low[first + 2] != "that":
        return first + 1
    return next((place for place in range(end - 2, first + 1, -1) if t.low[place] == "that"), -1)


def before_second_verb(t: Tokens, start: int, end: int) -> int:
    """Where the subject ends of a clause whose second verb is read ("it *is rich in zinc and* helps")."""
    if end <= start or t.tag[end - 1] != "c":
        return end
    reports = t.lex.sets["reports"]
    tends = next((i for i in range(start + 1, end - 2) if t.low[i] in _TENDING and t.tag[i + 1] == "t"), -1)
    if tends > 0:
        return tends  # people who nap tend to eat more and …
    for place in range(start + 1, end - 1):
        if t.low[place] == "that" and t.low[place - 1] in reports:
            continue
        if t.tag[place] in "rs" or t.low[place] == "that":
            return end
        if t.tag[place] in "bm" or (t.low[place] in _SECOND_VERBS and t.tag[place + 1] != "p"):
            return place
    return end


def tail_verb(t: Tokens, start: int, end: int) -> int:
    """Where the subject ends before a verb left at its end ("the drug *was still proving 70%*")."""
    place = end - 1
    while place > start and t.tag[place] not in "bm":
        low = t.low[place]
        if not (
            t.tag[place] in "aq" or low.endswith(("ed", "ing")) or low in _APPROXIMATE or low[0].isdigit()
        ):
            return end
        place -= 1
    relative = next((i for i in range(place - 1, start - 1, -1) if t.tag[i] == "r" or t.low[i] == "that"), -1)
    if place == start or t.low[max(relative, 0)] == "whose" or (
        relative >= 0 and all(t.tag[i] in "ahmx" for i in range(relative + 1, place))
    ):  # fmt: skip
        return end
    while place > start + 1 and t.low[place - 1] in t.lex.sets["fillers"]:
        place -= 1
    return place


def alone(t: Tokens, start: int, end: int) -> int:
    """Where a subject ends that is a pronoun ("*it* trains muscles, eases pain") or seems to do something."""
    if end - start > 1 and t.low[start] in _PRONOUNS and t.tag[start + 1] not in "c,rp":
        return start + 1
    while end - start > 1 and t.tag[end - 1] == "t":
        end -= 1
    is_seeming = t.low[end - 1] in _SEEMING or t.low[end - 1] in _TENDING
    return end - 1 if is_seeming and end - start > 1 else end


def before_lasting(t: Tokens, start: int, end: int) -> int:
    """Where the subject of a participle ends ("the boost *lasts a day*, easing pain")."""
    for place in range(start + 1, end):
        word = t.words[place]
        if t.tag[place] in "rs" or t.low[place] == "that":
            return end
        if word is not None and word.feel is not None and t.low[place].endswith("s"):
            return place
    return end
