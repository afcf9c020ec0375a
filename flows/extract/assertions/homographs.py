"""What the words that follow say of a form that may be one part of speech or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.extract.assertions.lexicon import Verb, words_of

if TYPE_CHECKING:
    from flows.extract.assertions.tokens import Tokens

_SAME_PAST: Final = words_of("same_past")
_OF_EVENTS: Final = words_of("of_events")
_ADJECTIVAL: Final = ("ious", "ental", "urrent")
_OBJECTS: Final = (["d"], ["z"], ["p"])


def is_auxiliary(t: Tokens, place: int) -> bool:
    """Whether a form of have stands before another verb."""
    for after in range(place + 1, min(place + 5, len(t.low))):
        word = t.words[after]
        if t.tag[after] in "ax" or (t.low[after : after + 2] == ["more", "than"]) or (
            t.low[after] == "than" and t.low[after - 1] == "more"
        ):  # fmt: skip
            continue
        if t.low[after] in {"been", "to"}:
            return True
        if word is None and t.low[after].endswith("ed") and t.tag[after + 1 : after + 2] in _OBJECTS:
            return True  # have yielded no …
        if word is None or word.verb is None or word.verb.form != "ed":
            return False
        ends = after + 1 == len(t.low) or t.tag[after + 1] in ",;p"
        return word.adjective is None or (word.verb.moves_subject and ends)  # have improved in many
    return False


def has_verb_after(t: Tokens, place: int) -> bool:
    """Whether the next word is a plain verb of change ("fizzy *drinks* double your chances")."""
    if place + 2 >= len(t.low) or t.low[place][-1:] != "s":
        return False
    verb = t.words[place + 1].verb if t.words[place + 1] is not None else None  # type: ignore[union-attr]
    if verb is not None and verb.form == "s" and t.tag[place - 2 : place] == ["p", "n"]:
        return True  # a tax on fizzy drinks makes …
    return verb is not None and verb.form == "base" and verb.kind != "light" and (
        t.tag[place + 2] in "dnp" and t.words[place + 1].adjective is None  # type: ignore[union-attr]
    )  # fmt: skip


def disagrees(t: Tokens, subject: int, verb: Verb, word: str) -> bool:
    """Whether a base form stands after a singular noun ("cognitive *decline*"), so that it is no verb."""
    low = t.low[subject]
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return (
        verb.form == "base"
        and word not in _SAME_PAST
        and not (plural or low in t.lex.sets["people"] or low in t.lex.sets["pronouns"])
        and "c" not in t.tag[max(subject - 3, 0) : subject]
    )


def is_object(t: Tokens, place: int, form: str) -> bool:
    """Whether a noun phrase that ends here is what an -s form before it acts on."""
    while place > 0 and t.tag[place] in "nJda":
        place -= 1
    verb = t.verb[place]
    return t.tag[place] == "V" and verb is not None and verb.kind != "light" and form in {"base", verb.form}


def is_event(t: Tokens, place: int) -> bool:
    """Whether an adjective before a form of "fall" makes it a thing that happens ("multiple *falls*")."""
    low = t.low[place]
    return low in _OF_EVENTS or low.endswith(_ADJECTIVAL)


def takes_up(low: str, form: str) -> bool:
    """Whether "this" or "these" is a subject before a verb: it agrees with the verb, and with no noun."""
    return (low == "this" and form == "s") or (low in {"these", "those"} and form == "base")


def follows_more(t: Tokens, place: int) -> bool:
    """Whether a form in -s has "eating more" for its subject ("eating more *raises* the risk")."""
    return (
        place > 0
        and t.low[place - 1] in {"more", "less"}
        and t.low[place].endswith("s")
        and t.tag[place + 1 : place + 2] == ["d"]
    )


def is_sized(t: Tokens, place: int, form: str, previous: str) -> bool:
    """Whether a share stands behind a base form ("levels in the blood increase *17%*")."""
    sizes = t.low[place : place + 2] if form == "base" and previous == "n" else []
    return bool(sizes) and sizes[0][0].isdigit() and any(s[-1] == "%" or s == "percent" for s in sizes)


def is_tied(t: Tokens, end: int) -> bool:
    """Whether a verb that ties one thing to another stands before a place ("studies *tie* naps to …")."""
    return any(verb is not None and verb.kind == "links" for verb in t.verb[:end])
