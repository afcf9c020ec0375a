"""Who and what a statement is about: exposures, people, comparator, time, from both sides of a trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.adjuncts import people_at
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.sides import Right
from flows.extract.assertions.subjects import Left, split_people
from flows.extract.assertions.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles of a statement, as text."""

    exposures: tuple[str, ...]
    comparator: str | None
    population: str | None
    timepoint: str | None


def exposure_text(t: Tokens, start: int, end: int) -> str:
    """An exposure's words without leading determiners and trailing function words."""
    while start < end and (t.low[start] in _LEAD or t.tag[start] in ",c"):
        start += 1
    for place in range(start, min(start + 3, end - 1)):
        if t.low[place] in {"benefits", "effects"} and t.low[place + 1] == "of":
            start = place + 2
    while end > start and (
        t.tag[end - 1] in ",;cptmbhorsd" or t.low[end - 1] in {"group", "arm", "also", "both", "who"}
    ):
        if t.low[end - 1] in _ENDS:
            break
        end -= 1
    return t.phrase(start, end).strip(" ,.;:-'’")


_LEAD: Final = words_of("lead")
_ENDS: Final = words_of("ends")
_UNSPLIT: Final = words_of("unsplit")


def _split(t: Tokens, start: int, end: int) -> tuple[str, ...]:
    """A coordinated exposure as its members ("both coffee and tea"), else the whole."""
    marks = [i for i in range(start, end) if t.tag[i] in "c,"]
    whole = exposure_text(t, start, end)
    if not marks:
        return (whole,) if whole else ()
    paired = t.low[start] in {"both", "either", "neither"}
    if not paired and any(t.tag[i] == "J" for i in range(start, marks[0])):
        return (whole,) if whole else ()
    edges = [start, *(i + 1 for i in marks)]
    stops = [*marks, end]
    parts = [(a, b) for a, b in zip(edges, stops, strict=True) if a < b]
    plain = all(b - a <= 4 and not any(t.tag[i] in "prtsmbV" for i in range(a, b)) for a, b in parts)
    last = t.low[parts[-1][1] - 1]
    if not (paired or plain) or (last in _UNSPLIT and parts[-1][1] - parts[-1][0] > 1 and not paired):
        return (whole,) if whole else ()
    texts = tuple(text for a, b in parts if (text := exposure_text(t, a, b)))
    return texts if len(texts) > 1 else ((whole,) if whole else ())


def _is_research(t: Tokens, start: int, end: int) -> bool:
    """Whether a subject is a study or its authors, so that it causes nothing."""
    research = t.lex.sets["research"]
    for place in range(start, min(end, start + 8)):
        if t.tag[place] == "p" or t.tag[place] == "r":
            break
        if t.low[place] in research and not (place + 1 < end and t.tag[place + 1] == "n"):
            return True
    return False


def cast_of(
    t: Tokens,
    left: Left,
    right: Right,
    topic: str | None,
    *,
    moved: bool = False,
    fallback: tuple[str, ...] = (),
    acts: bool = False,
) -> Cast:
    """Assign the roles.

    ``moved`` says that the subject was the outcome, so that the exposure stands elsewhere: by whom,
    with what, in which group.
    """
    exposures: tuple[str, ...] = ()
    population: str | None = None
    start, end = left.start, left.end
    generic = False
    if start < end:
        words = t.low[start:end]
        if (
            (end - start == 1 and words[0] in t.lex.sets["pronouns"])
            or words[0] in {"there"}
            or (
                (
                    end - start <= 2
                    and words[-1] in {"practice", "habit", "act", "process", "effect", "results", "benefits"}
                )
                and words[0] in _DEMONSTRATIVE
            )
        ):
            exposures = fallback or ((topic,) if topic else ())
        elif _is_research(t, start, end):
            moved = True
        else:
            what, who = split_people(t, start, end)
            generic = what is None
            if what is not None and t.low[what[0] : what[1]] in (
                ["others"],
                ["the", "others"],
                ["rest"],
                ["the", "rest"],
            ):
                what, topic, fallback = None, None, ()
            if what is not None:
                exposures = _split(t, *what)
            if who is not None:
                population = exposure_text(t, *who)
    if (
        not exposures
        and population
        and right.items
        and not moved
        and left.end - left.start <= 2
        and t.words[left.start] is None
        and not topic
        and acts
    ):
        exposures, population = (population,), None
    condition = left.condition
    if right.population is not None:
        what, who = split_people(t, *right.population)
        text = exposure_text(t, *who) if who is not None else None
        if what is not None and not exposures and _is_doing(t, right.population, what):
            exposures = _split(t, *what)
            population = population or text
        else:
            population = population or exposure_text(t, *right.population)
    if left.population is not None and population is None:
        what, who = split_people(t, *left.population)
        if what is not None and moved and not exposures and _is_doing(t, left.population, what):
            exposures = (exposure_text(t, *what),)
        else:
            population = exposure_text(t, *left.population)
    if not exposures and right.agent is not None and (moved or start >= end):
        first, last = right.agent
        if people_at(t, first, last) < 0 or t.low[first] not in t.lex.sets["pronouns"]:
            exposures = _split(t, first, last)
    if not exposures and condition is not None:
        exposures = (exposure_text(t, *condition),)
    exposures = tuple(
        text
        for text in exposures
        if any(char.isalpha() for char in text) and not _SHARE.match(text) and text.lower() not in _NOBODY
    )
    comparator = right.comparator or left.comparator
    if comparator is not None:
        comparator = _COMPARED.sub("", comparator.strip(" ,.;:")) or None
    if right.condition is not None and (not exposures or (comparator or "").split(" ")[0] in {"when", "if"}):
        population = population or (exposure_text(t, start, end) if start < end else None)
        exposures = (exposure_text(t, right.condition[0], right.condition[1]),)
    if not exposures and (generic or moved):
        exposures = fallback
    if not exposures and moved and right.place is not None:
        exposures = (exposure_text(t, *right.place),)
    if not exposures and topic:
        exposures = (topic,)
    return Cast(tuple(e for e in exposures if e), comparator, population, left.timepoint)


_COMPARED: Final = re.compile(
    r"^(?:(?:in|with|among|for|that of|those of|to) (?=\w)|"
    r"(?:they|it|he|she|you|we) (?:did|had|was|were|are|do|does) "
    r"(?=before|after|when|at|in|during|on)\b)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"^[\d.,]+ ?(?:%|percent|per cent) of|^[\d.,%/ ]+$")
_NOBODY: Final = words_of("nobody")
_DID: Final = words_of("did")
_DEMONSTRATIVE: Final = words_of("demonstrative")


def _is_doing(t: Tokens, span: tuple[int, int], what: tuple[int, int]) -> bool:
    """Whether a people phrase says what they did or got, not only who they are."""
    between = t.low[span[0] : what[0]]
    return any(word in _DID for word in between) or t.low[span[1] - 1] in t.lex.sets["groups"]
