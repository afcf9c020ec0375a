"""Who and what a statement is about: exposures, people, comparator, time, from both sides of a trigger."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flows.extract.assertions.adjuncts import after_duration, people_at
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.limits import is_bare_adjective, is_clause, is_relation, is_risk
from flows.extract.assertions.sides import Right
from flows.extract.assertions.subjects import Left, read_left
from flows.extract.assertions.tokens import Tokens
from flows.extract.assertions.who import is_research, is_set_apart, split_people
from flows.values import value


@value()
class Cast:
    """The roles of a statement, as text."""

    exposures: tuple[str, ...]
    comparator: str | None
    population: str | None
    timepoint: str | None
    is_void: bool = False
    """Whether the subject is a clause that was not understood, so that there is no row."""


def exposure_text(t: Tokens, start: int, end: int) -> str:
    """An exposure's words without leading determiners and trailing function words."""
    while start < end and (t.low[start] in _LEAD or t.tag[start] in ",c"):
        start += 1
    start = after_duration(t, start, end)
    end = next(
        (place for place in range(start + 1, end) if t.tag[place] == "A" or t.low[place] == "neither"), end
    )
    if start + 1 < end and t.low[start] in _YOU and t.low[start] != "people":
        start += 1  # when you nap
        while start + 1 < end and (t.tag[start] in "ab" or t.low[start] in _HAVING):
            start += 1  # once you have napped
    for place in range(start, min(start + 3, end - 1)):
        if t.low[place] in _EFFECTS and t.low[place + 1] == "of":
            start = place + 2
    while end > start and (t.tag[end - 1] in ",;cptmbhorsd" or t.low[end - 1] in _TAIL):
        if t.low[end - 1] in _ENDS:
            break
        end -= 1
    if t.low[end - 1] == "often" and t.tag[end : end + 1] == ["V"]:
        end -= 1  # beer often linked to …
    return t.phrase(start, end).strip(" ,.;:-'’")


_LEAD: Final = words_of("lead")
_TAIL: Final = frozenset({"group", "arm", "also", "both", "who", "grow up", "grew up", "grows up"})
_ENDS: Final = words_of("ends")
_UNSPLIT: Final = words_of("unsplit")


def _split(t: Tokens, start: int, end: int) -> tuple[str, ...]:
    """A coordinated exposure as its members ("both coffee and tea"), else the whole."""
    marks = [i for i in range(start, end) if t.tag[i] in "c,"]
    whole = exposure_text(t, start, end)
    if not marks or not whole:
        return (whole,) if whole else ()
    paired = t.low[start] in {"both", "either", "neither"}
    if "plus" in t.low[start:end] or (not paired and any(t.tag[i] == "J" for i in range(start, marks[0]))):
        return (whole,) if whole else ()
    if not paired and marks[0] == start + 1 and is_bare_adjective(t.low[start]):
        return (whole,) if whole else ()  # poor or insufficient sleep
    if all(t.tag[i] in "qa" for i in range(start, marks[0])) or _is_span(t, marks[0]):  # two or more cups
        return (whole,) if whole else ()
    edges = [start, *(i + 1 for i in marks)]
    stops = [*marks, end]
    parts = [(a, b) for a, b in zip(edges, stops, strict=True) if a < b] or [(start, end)]
    plain = all(b - a <= 4 and not any(t.tag[i] in "prtsmbV" for i in range(a, b)) for a, b in parts)
    last = t.low[parts[-1][1] - 1]
    if not (paired or plain) or (last in _UNSPLIT and parts[-1][1] - parts[-1][0] > 1 and not paired):
        return (whole,) if whole else ()
    texts = tuple(text for a, b in parts if (text := exposure_text(t, a, b)))
    return texts if len(texts) > 1 else ((whole,) if whole else ())


def _is_span(t: Tokens, mark: int) -> bool:
    """ "Once or twice a week", "one or two cups": one amount."""
    return t.low[mark] in {"or", "to"} and t.tag[mark + 1 : mark + 2] == ["q"]


@dataclass(slots=True)
class _Roles:
    """The roles while they are read."""

    exposures: tuple[str, ...] = ()
    population: str | None = None
    topic: str | None = None
    fallback: Callable[[], tuple[str, ...]] = tuple
    generic: bool = False
    moved: bool = False
    is_void: bool = False
    is_illness: bool = False
    """Whether the exposure only is what the people have ("women with *asthma*")."""


def cast_of(
    t: Tokens,
    left: Left,
    right: Right,
    topic: str | None,
    *,
    moved: bool = False,
    fallback: Callable[[], tuple[str, ...]] = tuple,
    acts: bool = False,
    compares: bool = False,
) -> Cast:
    """Assign the roles.

    ``moved`` says that the subject was the outcome, so that the exposure stands elsewhere: by whom,
    with what, in which group.
    """
    roles = _Roles(topic=topic, fallback=fallback, moved=moved)
    if left.start < left.end:
        does = right.agent is not None and t.low[right.agent[0]].endswith("ing")
        _read_subject(t, left, roles, does=does)
    is_bare = left.end - left.start == 1 and t.words[left.start] is None
    if acts and not roles.moved and roles.population and not (roles.exposures or right.agent) and (
        right.items and (is_bare or t.low[left.end - 1] in _HELPERS)
    ):  # fmt: skip
        roles.exposures, roles.population = (roles.population,), None
    _read_populations(t, left, right, roles)
    _read_agents(t, left, right, roles)
    comparator = right.comparator or left.comparator
    if comparator is not None:
        comparator = _COMPARED.sub("", comparator.strip(" ,.;:")).removesuffix(" to") or None
    if (
        right.condition is not None
        and "did" not in t.low[slice(*right.condition)]
        and (not roles.exposures or roles.is_illness or (comparator or "").split(" ")[0] in {"when", "if"})
    ):
        if left.start < left.end and t.low[left.start : left.end] != ["you"]:
            whole = exposure_text(t, left.start, left.end)
            roles.population = whole if roles.is_illness else roles.population or whole
        roles.exposures = (exposure_text(t, *right.condition),)
    exposures = roles.exposures
    if not exposures and roles.generic and is_set_apart(t, left.start, left.end, comparator, compares):
        exposures, roles.population = (roles.population or "",), None
    if not exposures and (roles.generic or roles.moved):
        exposures = roles.fallback()
    if not exposures and roles.moved and right.place is not None:
        exposures = (exposure_text(t, *right.place),)
    if not exposures and roles.topic:
        exposures = (roles.topic,)
    exposures = tuple([e for e in exposures if e])
    people = None if roles.population in _ARMS else roles.population  # did not differ between groups
    return Cast(exposures, comparator, people, left.timepoint, roles.is_void)


def _read_subject(t: Tokens, left: Left, roles: _Roles, *, does: bool) -> None:
    """Who and what stands before the trigger; ``does`` says that what people do is told behind it."""
    start, end = left.start, left.end
    words = t.low[start:end]
    if (left.condition is not None or does) and end - start == 1 and words[0] in _YOU | {"he", "she"}:
        roles.generic = does
        return  # if you nap, you cut your risk; you can cut it by napping
    is_pointing = end - start <= 2 and words[-1] in _POINTED and words[0] in _DEMONSTRATIVE
    if is_pointing or words[0] == "there" or (end - start == 1 and words[0] in t.lex.sets["pronouns"]):
        roles.exposures = roles.fallback() or ((roles.topic,) if roles.topic else ())
    elif is_research(t, start, end):
        roles.moved = True
    else:
        what, who = split_people(t, start, end)
        roles.generic = what is None
        if what is not None and is_risk(t, *what):
            roles.exposures, what = roles.fallback() or ((roles.topic,) if roles.topic else ()), None
        if what is not None and words_between(t, what) in _OTHERS:
            what, roles.topic, roles.fallback = None, None, tuple
        if what is not None:
            roles.exposures = _split(t, *what)
            roles.is_illness = who is not None and t.low[who[1] : who[1] + 1] == ["with"]
            roles.is_void = any(map(is_clause, roles.exposures))
        if who is not None:
            roles.population = exposure_text(t, *who)
        roles.is_void = (
            roles.is_void or (start > 0 and words[0] in {"is", "are", "was", "were"}) or is_relation(words)
        )


def is_whom(t: Tokens, words: list[int]) -> bool:
    """Whether a subject that moves is people ("*sixty percent of patients on the drug* got better")."""
    start = next((i for i in words if t.tag[i] not in "dq" and t.low[i] != "of"), -1)
    return start >= 0 and people_at(t, start, words[-1] + 1) >= 0


def words_between(t: Tokens, span: tuple[int, int]) -> tuple[str, ...]:
    """The lower-case words of a span."""
    return tuple(t.low[span[0] : span[1]])


def opening_exposure(t: Tokens) -> tuple[str, ...]:
    """The subject of the first verb of a sentence, where it is neither people nor research."""
    first = next((i for i, tag in enumerate(t.tag) if tag in "mbhoV"), 0)
    left = read_left(t, 0, first)
    start, end = left.start, left.end
    if start >= end or t.tag[0] == "V" or is_research(t, start, end) or is_risk(t, start, end):
        return ()
    what, _ = split_people(t, left.start, left.end)
    if what is None:
        return ()
    if what != (left.start, left.end):
        return (exposure_text(t, *what),) if "r" in t.tag[left.start : what[0] + 1] else ()
    if left.end - left.start == 1 and (left.start or t.tag[0] != "n"):
        return ()
    text = exposure_text(t, left.start, left.end)
    return (text,) if text and t.low[left.start] not in t.lex.sets["pronouns"] else ()


def _read_populations(t: Tokens, left: Left, right: Right, roles: _Roles) -> None:
    """The people named beside the outcome or before the clause: who they are, or what they did."""
    if right.population is not None:
        what, who = split_people(t, *right.population)
        if what is not None and not roles.exposures and _is_doing(t, right.population, what):
            roles.exposures = _split(t, *what)
            text = exposure_text(t, *who) if who is not None else None
        else:
            text = exposure_text(t, *right.population)
        roles.population = roles.population or text
    if left.population is not None and roles.population is None:
        what, _ = split_people(t, *left.population)
        if what is not None and roles.moved and not roles.exposures and _is_doing(t, left.population, what):
            roles.exposures = (exposure_text(t, *what),)
        else:
            roles.population = exposure_text(t, *left.population)


def _read_agents(t: Tokens, left: Left, right: Right, roles: _Roles) -> None:
    """By whom or with what, where the subject is no exposure; a condition before the clause else."""
    if (
        not roles.exposures
        and right.agent is not None
        and (
            roles.moved
            or left.start >= left.end
            or ((roles.population or roles.generic) and t.low[right.agent[0]].endswith("ing"))
        )
    ):
        first, last = right.agent
        if people_at(t, first, last) < 0 or t.low[first] not in t.lex.sets["pronouns"]:
            roles.exposures = _split(t, first, last)
    if not roles.exposures and left.condition is not None:
        roles.exposures = (exposure_text(t, *left.condition),)
    roles.exposures = tuple([text for text in roles.exposures if _names_something(text)])


def _names_something(text: str) -> bool:
    low = text.lower()
    if low.rpartition(" ")[2] in _SUBJECTS:
        return False  # … or find that it
    if low.startswith(("as a ", "as an ", "based on ")) or all(word in _NOBODY for word in low.split()):
        return False
    return low != text.upper() and not (text[:1].isdigit() and _SHARE.match(text))


_COMPARED: Final = re.compile(
    r"^(?:(?:in|with|among|for|that of|those of|to) (?=\w)|"
    r"(?:they|it|he|she|you|we) (?:did|had|was|were|are|do|does) "
    r"(?=before|after|when|at|in|during|on)\b)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"^[\d.,]+ ?(?:%|percent|per cent) of|^[\d.,%/ ]+$|^\d[\d.,%]* to \d")
_NOBODY: Final = words_of("nobody")
_STATES: Final = words_of("states_of_people")
_EXPOSED: Final = words_of("exposed")
_HAVING: Final = frozenset({"have", "had", "do"})
_YOU: Final = frozenset({"you", "we", "they", "people"})
_HELPERS: Final = words_of("helpers")
_ARMS: Final = frozenset({"groups", "arms", "two groups", "both groups"})
_EFFECTS: Final = words_of("effects_of")
_SUBJECTS: Final = frozenset({"it", "he", "she", "they", "we", "i"})
_DID: Final = words_of("did")
_DEMONSTRATIVE: Final = words_of("demonstrative")
_POINTED: Final = words_of("pointed")
_OTHERS: Final = frozenset({("others",), ("the", "others"), ("the", "rest")})


def _is_doing(t: Tokens, span: tuple[int, int], what: tuple[int, int]) -> bool:
    """Whether a people phrase says what they did or got, not only who they are."""
    between = t.low[span[0] : what[0]]
    if (
        between == ["those"]
        or between[-1:] == ["on"]
        or "whose" in between
        or t.tag[what[0]] == "x"
        or t.low[span[1] - 1] in _EXPOSED
    ):
        return True
    is_state = t.low[what[0]] in _STATES and what[1] - what[0] == 1
    if what[0] > span[0] and t.low[what[0]].endswith("ing") and not is_state:
        return True
    return not _DID.isdisjoint(between) or t.low[span[1] - 1] in t.lex.sets["groups"]
