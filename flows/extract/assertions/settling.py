"""Words that their neighbours give another class: amounts that compare nothing, "that" before a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.extract.assertions.lexicon import words_of

if TYPE_CHECKING:
    from flows.extract.assertions.tokens import Tokens

_VERBS: Final = (["V"], ["m"], ["b"], ["h"])
_PERSONS: Final = words_of("persons")
_IDEAL: Final = frozenset({"optimal", "ideal", "perfect", "satisfactory"})


def settle_amounts(t: Tokens) -> None:
    """ "About 12" is an amount, and so are "six or fewer", "one or two", "8,000 steps or more"."""
    tag, low = t.tag, t.low
    if "q" not in tag:
        return
    for place in range(len(low) - 1):
        word = low[place]
        if word in _ABOUT:
            after = place + 2 if low[place + 1] in _ARTICLES else place + 1
            if tag[after : after + 1] == ["q"]:
                tag[place] = "a"
        elif word == "or" and place:
            following = low[place + 1]
            if tag[place - 1] == tag[place + 1] == "q":
                tag[place] = "q"
            elif following in _OR_MORE and "q" in tag[max(place - 5, 0) : place]:
                tag[place] = "q"
                tag[place + 1] = "q" if tag[place - 1] == "q" else "n"
                t.words[place + 1] = None


_ABOUT: Final = frozenset({"about", "around", "up to"})
_ARTICLES: Final = frozenset({"a", "an"})
_OR_MORE: Final = frozenset({"more", "less", "fewer", "over", "older", "younger", "longer", "higher"})


def settle_words(t: Tokens) -> None:
    """ "More than 300", "fewer than six" are amounts, no comparison; "once a day" no condition."""
    tag, low = t.tag, t.low
    for place in range(1, len(low) - 1):
        if tag[place] == "s" and low[place] == "what" and low[place - 1].endswith("ing"):
            tag[place] = "n"  # hiding what you feel
        elif low[place] == "before" and low[place + 1] in _PERSONS and tag[place + 2 : place + 3] in _VERBS:
            tag[place] = "s"  # before it leads to gout
        elif tag[place] == "s" and low[place] in {"once", "so", "since"}:
            if low[place] == "since":
                if tag[place + 1] == "q" or not _opens_clause(t, place):
                    tag[place] = "p"
            elif tag[place - 1] not in ",;" and not _has_verb(t, place):
                tag[place] = "a"
        if low[place] == "that" and tag[place - 1] == "V" and tag[place + 1] in "nJK" and (
            t.verb[place - 1].kind != "light"  # type: ignore[union-attr]
            and low[place - 1] not in t.lex.sets["reports"]
        ):  # fmt: skip
            tag[place] = "d"  # raised that risk
        if low[place] == "than":
            _settle_than(t, place)


def _settle_than(t: Tokens, place: int) -> None:
    """ "More than 300" and "no less than ideal" compare nothing."""
    tag, low = t.tag, t.low
    if low[place] == "than" and low[place - 1] == "other":
        tag[place] = "n"  # a cause other than cancer
    if low[place] == "than" and tag[place - 1] == "J":
        if low[place + 1] in _IDEAL:
            tag[place - 1] = tag[place] = "a"
        if tag[place + 1] == "q":
            tag[place - 1] = tag[place] = "q"
        elif tag[place + 1] == "V" and low[place - 1] == "more":
            tag[place - 1] = tag[place] = "a"


def _has_verb(t: Tokens, place: int) -> bool:
    """Whether "once" opens a clause ("once the ban came in"), not a count ("once a day")."""
    after = t.low[place + 1]
    return t.low[place] == "once" and t.tag[place + 1] == "d" and after not in {"a", "an", "every"}


def _opens_clause(t: Tokens, place: int) -> bool:
    """Whether a verb follows a subordinator before the next mark."""
    for tag in t.tag[place + 1 : place + 9]:
        if tag in ",;":
            return False
        if tag in "Vbhmo":
            return True
    return False


def is_neither(t: Tokens, place: int) -> bool:
    """Whether "neither" stands before a verb ("it *neither* eases pain nor …")."""
    following = t.words[place + 1] if place + 1 < len(t.words) else None
    return (
        place > 0
        and t.low[place] == "neither"
        and following is not None
        and following.verb is not None
        and following.verb.form in {"base", "s", "ed"}
    )
