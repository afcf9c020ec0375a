"""What is tried stands beside the clause where its subject is people or the outcome itself: "nurses slept
better *with the lamp*", "*after a month of naps*, pain was rarer", "ulcers were rarer *on the tablet*"."""

from __future__ import annotations

from typing import Final

from flows.extract.assertions.adjuncts import UNITS, people_at, phrase_end, time_end
from flows.extract.assertions.lexicon import words_of
from flows.extract.assertions.people import exposure_text
from flows.extract.assertions.statements import TOPIC, Statement
from flows.extract.assertions.tokens import Tokens
from flows.lexicon.concepts import concept_of
from schemas.vocabulary import Direction

_GIVING: Final = words_of("beside_giving")
_NOT_GIVEN: Final = words_of("beside_not_given")
_NOT_ON: Final = words_of("beside_not_on")
_IN_VAIN: Final = words_of("beside_in_vain")
_BINDING: Final = words_of("beside_binding")
_BINDING_ON: Final = words_of("beside_binding_on")
_USERS: Final = words_of("beside_users")
_BY: Final = frozenset({"with", "of", "on", "near", "without", "offered", "given", "under"})
_OF_PEOPLE: Final = words_of("beside_of_people")
_POINTING: Final = frozenset({"it", "this", "that", "these", "those", "he", "she", "nobody", "everything"})
_LONGEST: Final = 10
_PAIR: Final = 2
_LONGEST_CLAUSE: Final = 18
_FEWEST: Final = 2


def fill_beside(
    t: Tokens, found: list[Statement], first: int, clause: tuple[int, int], at: int, *, compares: bool
) -> None:
    """Put what stands beside a clause into its statements that have no exposure.

    Args:
        t: The sentence.
        found: The statements so far, changed in place.
        first: Index of the clause's first statement.
        clause: The clause's tokens.
        at: Where its trigger begins.
        compares: Whether it says what people are like or have, and not what happened to them.
    """
    if all(s.exposure not in {None, TOPIC} for s in found[first:]):
        return
    given = _beside(t, clause[0], clause[1], at, found[first].direction is Direction.NO_CHANGE)
    if given is None:
        if compares and t.low[clause[0]] not in _POINTING:
            found[first:] = [_told_apart(t, statement) for statement in found[first:]]
        return
    text = exposure_text(t, given[1], given[2])
    if not text or text.lower() in _NOT_GIVEN:
        return
    whole = t.phrase(given[0], given[2])
    for number in range(first, len(found)):
        statement = found[number]
        if statement.exposure in {None, TOPIC} and statement.direction is not Direction.UNSIGNED:
            found[number] = _filled(statement, text, whole)


def _filled(statement: Statement, text: str, whole: str) -> Statement:
    """The statement with its exposure, which is no part of the outcome, the people or the comparator."""
    outcome = statement.outcome
    if text in outcome:
        outcome = outcome.removesuffix(whole).rstrip()
        if text in outcome or len(outcome.split()) < _FEWEST:
            return statement
    if text in (statement.comparator or "") or text in (statement.population or ""):
        return statement
    timepoint = None if text in (statement.timepoint or "") else statement.timepoint
    return statement._replace(outcome=outcome, exposure=text, timepoint=timepoint)


def _beside(t: Tokens, start: int, end: int, at: int, is_same: bool) -> tuple[int, int, int] | None:
    """The phrase that tells what is tried, behind the trigger or before the subject: where its preposition,
    its first and its last word stand."""
    if t.low[start] in _POINTING:
        return None
    for place in range(at + 1, end if end - start <= _LONGEST_CLAUSE else 0):
        word = t.low[place]
        if word == "where" and (span := _where(t, place, end)):
            return span
        is_given = (word in _GIVING and t.tag[place] == "p") or (is_same and word in _IN_VAIN)
        if is_given and (span := _given(t, place, end)):
            return span
        if is_same and word == "for" and t.low[place + 1 : place + 2] == ["all"] and (
            t.low[place + 2 : place + 3] == ["the"] and (span := _given(t, place + 1, end))
        ):  # fmt: skip
            return span
    for place in range(at + 1, end):
        if t.low[place] in {"in", "among", "amongst"} and t.tag[place - 1] not in "Cc":
            until = phrase_end(t, place + 1, end)
            if not _USERS.isdisjoint(t.low[place + 1 : until]):
                return place, place + 1, until
    first = start
    while first < at and t.tag[first] in "auc,":
        first += 1
    if t.low[first] == "where" and "," in t.tag[first:at]:
        return _where(t, first, at)
    if t.low[first] in _GIVING and (span := _given(t, first, at)) and t.tag[span[2] : span[2] + 1] == [","]:
        return None if span[2] + 1 < at and t.low[span[2] + 1] in _POINTING else span
    return None


def _told_apart(t: Tokens, statement: Statement) -> Statement:
    """Of people with something, or who use it, that is what they differ by ("owners of cats were calmer")."""
    people = statement.population
    if people is None or statement.exposure not in {None, TOPIC}:
        return statement
    words = people.lower().split()
    after = next((place for place, word in enumerate(words) if word in _BY), -1)
    head = after - 1 if after > 0 else len(words) - 1
    if not words:
        return statement
    if words[head] in _USERS and len(words) > 1:
        return statement._replace(exposure=people, population=None)
    if after < 1 or words[head] not in t.lex.sets["people"] or not _OF_PEOPLE.isdisjoint(words[after:]):
        return statement
    what = people.split(" ", after + 1)[-1]
    is_illness = concept_of(what) is not None and statement.comparator is None
    if len(words) == after + 1 or is_illness or any(word[0].isdigit() for word in words[after:]):
        return statement
    return statement._replace(exposure=what, population=" ".join(people.split()[:after]))


def _given(t: Tokens, place: int, end: int) -> tuple[int, int, int] | None:
    """The span of a phrase that may say what is tried; None of times, people, tests and places."""
    word, first, before = t.low[place], place + 1, t.low[place - 1] if place else ""
    if word == "on" and (before in _BINDING_ON or not _NOT_ON.isdisjoint(t.low[first : first + 4])):
        return None
    if before in _BINDING or (place and t.tag[place - 1] in "CcV,") or before in t.lex.sets["people"]:
        return None
    if before in UNITS or before in {"as", "than", "or"} or first >= end:
        return None
    until = time_end(t, place)
    if until:
        unit = next((i for i in range(first, until) if t.low[i] in UNITS), -1)
        if unit < 0 or t.low[unit + 1 : unit + 2] != ["of"]:
            if unit >= 0 or word not in {"after", "following"}:
                return None
        else:
            first = unit + 2
    until = phrase_end(t, first, end)
    while until > first and t.tag[until - 1] in "p,ca;":
        until -= 1
    if until <= first or until - first > _LONGEST or t.tag[first] in "qCrsVmbtx":
        return None
    if people_at(t, first, until) >= 0 or t.low[first] in t.lex.sets["pronouns"]:
        return None
    low = t.low[first:until]
    is_each = low[0] in {"each", "every"} and word == "with" and len(low) > 1 and low[1] not in UNITS
    return (place, first, until) if is_each or _may_be_tried(t, first, until) else None


def _may_be_tried(t: Tokens, first: int, until: int) -> bool:
    low, tags = t.low[first:until], t.tag[first:until]
    is_moving = any(tag in "bmhKs" for tag in tags) or (tags[0] == "V" and not low[0].endswith("ing"))
    is_named = _NOT_GIVEN.isdisjoint(low) and t.lex.sets["research"].isdisjoint(low)
    return is_named and not is_moving and not low[-1].isdigit()


def _where(t: Tokens, place: int, end: int) -> tuple[int, int, int] | None:
    """What there is in a place: "*where lamps were in use*", "where there are *lamps*"."""
    there = t.low[place + 1 : place + 2] == ["there"]
    first = until = place + 3 if there else place + 1
    while until < end and t.tag[until] not in "bmhoVxr,;cCsu" and (until == first or t.tag[until] != "p"):
        until += 1
    if until <= first or t.low[first] in t.lex.sets["pronouns"] or people_at(t, first, until) >= 0:
        return None
    return (place, first, until) if there or until < end else None


def moves_alike(t: Tokens) -> bool:
    """Whether two things move side by side ("pain fell *and* sleep rose in those who napped")."""
    verbs = [(place, verb) for place, verb in enumerate(t.verb) if verb is not None]
    if len(verbs) != _PAIR or not all(verb.moves_subject for _, verb in verbs):
        return False
    between = t.tag[verbs[0][0] : verbs[1][0]]
    return between.count("c") == 1 and not set(";usrmb") & set(between)
