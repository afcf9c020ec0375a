"""Who speaks in one sentence: the grammar of attributions, direct and indirect.

A sentence is searched for a verb of speaking (or "according to") outside its quotation marks; the words to
its left or, inverted, to its right are read as a person with a role, a body, a pronoun, or "the researchers".
"""

from __future__ import annotations

import re

from flows.document import Span
from flows.extract.speakers import bodies, words
from flows.extract.speakers.names import NAME, is_person_name
from flows.extract.speakers.roles import has_role_noun, read_role, trim_role
from flows.extract.speakers.subjects import (
    COORDINATED,
    NAME_END,
    Mention,
    Who,
    is_last_of,
    is_measure,
    is_noun,
    is_place_of,
    is_press,
    joined_roles,
    make_person,
    read_apposed,
    read_coordinated,
    read_maker,
    read_presented,
    read_unnamed,
    read_which,
    without_adverbs,
)
from flows.extract.views import lowered

_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s per|[Ii]n the (?:words|opinion|view) of|[Ii]n the eyes of)\s+"
)
_VIEW = re.compile(rf"\b[Ii]n ({NAME})[’']s? (?:view|opinion|words|experience|estimation|book)\b")
_NAME = re.compile(NAME)
_NAME_OF = re.compile(
    rf"(?:^|(?<=[\s(—–“\"-]))({NAME})\s+((?:of|from|at|"
    rf"with)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}?[A-Z][^,;“”\"]{{2,80}})$"
)
_PRONOUNS = ("she", "he", "She", "He")
_TOLD = ("told", "tells")
"""Behind these stands who is told: "Roe, a nurse, told the Echo: …"."""
_WHO_ASIDE = re.compile(r", who [^,;:“”\"]{4,100}$")
_NARRATORS = ("I", "we", "We", "you", "You", "they", "They", "it", "It", "who", "which", "that", "some",
              "people")  # fmt: skip
_SOME_PEOPLE = ("Some people", "some people", "Many people", "many people", "Most people", "most people")
_COORDINATORS = (" and", " but", " yet", " also", " then")
_FROM = (" of ", " from ", " at ", " with ")
_SHORT, _LONG = 90, 300
"""How far back from a verb its subject may begin, in characters: a noun phrase, a long name of a body."""
_PRONOUN_END = re.compile(r"(?:^|[\s—–(“\"-])(she|he|She|He)$")
_NARRATOR_END = re.compile(r"(?:^|[\s—–(“\"-])(I|we|We|you|You|they|They|it|It|who|which|that|some|people)$")
_BODY = re.compile(
    r"(?:^|(?<=\s))((?:[Tt]he\s+)?(?:U\.S\.\s+|U\.K\.\s+)?[A-Z][\w.&’'\-]*(?:\s+(?:(?:of|for|and|&|on|the|"
    r"in)\s+){0,2}[A-Z][\w&’'\-]*){0,8})$"
)
_BODY_START = re.compile(
    r"((?:[Tt]he\s+)?(?:U\.S\.\s+|U\.K\.\s+)?[A-Z][\w&’'\-]*(?:\s+(?:(?:of|for|and|&|on|the|"
    r"in)\s+){0,2}[A-Z][\w&’'\-]*){0,8})"
)


def read_mention(plain: str, spoken: frozenset[str]) -> Mention | None:
    """Read the attribution of one sentence.

    Args:
        plain: the sentence with its quoted stretches blanked (``View.plain``).
        spoken: those of its words that are in ``words.SPEECH_WORDS``.

    Returns:
        The speaker as named there; None where nobody is said to speak.
    """
    press: Mention | None = None
    reacting = words.REACTING.search(plain) if spoken & words.REACTION_WORDS else None
    if reacting is not None:
        found = _left(plain, *reacting.span("verb"))
        if found is not None and found.who is not Who.AUTHORS and not is_press(found):
            return found
    for start, end in _verbs(plain, spoken):
        found = _left(plain, start, end) or _right(plain, start, end)
        if found is not None and is_press(found):
            press = press or Mention(Who.PRESS, None, None, found.span, found.verb)
        elif (
            found is not None
            and not is_noun(found, plain[end:])
            and plain[start:end] not in words.PRESS_VERBS
        ):
            return found
    for match in _ACCORDING.finditer(plain) if spoken & words.ACCORDING_WORDS else ():
        hearsay = words.HEARSAY.match(plain, match.end())
        found = None if hearsay else _subject_at(plain, match.end(), "according to")
        if hearsay or (found is not None and is_press(found)):
            press = press or Mention(Who.PRESS, None, None, Span(*match.span()), "according to")
        elif found is not None and not is_measure(found):
            return found
    if press is not None:
        return press
    view = _VIEW.search(plain) if spoken & words.VIEW_WORDS else None
    if view and is_person_name(view.group(1)):
        return Mention(Who.PERSON, view.group(1), None, Span(*view.span(1)), "in the view of")
    return None


def _verbs(plain: str, spoken: frozenset[str]) -> list[tuple[int, int]]:
    """Where the verbs of speaking stand, in the order of the text."""
    found = []
    lower = lowered(plain)
    for word in spoken:
        if word in words.SILENT:
            continue
        at = lower.find(word)
        while at >= 0:
            end = at + len(word)
            is_word = not (at and plain[at - 1].isalnum()) and not plain[end : end + 1].isalnum()
            particle = words.PARTICLES.get(word)
            is_name = plain[at].isupper() and bool(plain[:at].strip("“\"”’'—– "))
            if is_word and not is_name and (particle is None or lower.startswith(particle, end)):
                found.append((at, end))
            at = lower.find(word, end)
    return sorted(found)


def _left(plain: str, start: int, end: int) -> Mention | None:
    """The subject before the verb: 'Dane says', 'X, a professor at Y, told', 'she adds'."""
    left = words.ACRONYM.sub("", without_adverbs(plain[:start].rstrip()))
    spoken = plain[start:end]
    if not left:
        return None
    pronoun = _at_end(_PRONOUN_END, left, _SHORT) if left.endswith(_PRONOUNS) else None
    if pronoun:
        return Mention(Who.PRONOUN, pronoun.group(1).lower(), None, Span(*pronoun.span(1)), spoken)
    is_some = left.endswith(_SOME_PEOPLE)
    if left.endswith(_NARRATORS) and not is_some and _at_end(_NARRATOR_END, left, _SHORT):
        return None
    last = left.rsplit(None, 1)[-1].lower()
    known = _at_end(words.KNOWN_END, left, _SHORT) if last.endswith(words.KNOWN_ENDINGS) else None
    if known:
        return Mention(Who.PRONOUN, None, None, Span(*known.span("known")), spoken)
    generic = _at_end(words.GENERIC_END, left, _SHORT) if last.endswith(words.GENERIC_ENDINGS) else None
    generic = generic if generic and bodies.may_speak(generic) else None
    sellers = _at_end(bodies.SELLERS_END, left, _SHORT) if last in bodies.SELLERS else None
    if sellers:
        return _body(sellers, spoken)
    is_plural_only = spoken.lower() in words.PLURAL_VERBS
    if generic and words.LED_BY.search(left):
        return Mention(Who.AUTHORS, None, None, Span(*generic.span()), spoken)
    if generic and not (is_plural_only and words.OBJECT_BEFORE.search(left[: generic.start()])):
        return read_unnamed(generic, spoken)
    if is_plural_only:
        return None
    is_unnamed = last in words.UNNAMED_ENDINGS or "spokes" in left
    unnamed = _at_end(words.UNNAMED_BODY_END, left, _LONG) if is_unnamed else None
    if unnamed:
        return _body(unnamed, spoken)
    joined = COORDINATED.match(left) if left.endswith(_COORDINATORS) else None
    if joined:
        return read_coordinated(joined, spoken)
    return _named(left, spoken)


def _body(found: re.Match[str], spoken: str) -> Mention:
    return Mention(Who.BODY, found.group("body"), None, Span(*found.span("body")), spoken)


def _at_end(pattern: re.Pattern[str], text: str, reach: int) -> re.Match[str] | None:
    """Search a pattern that ends with the text, from no farther back than it can begin."""
    return pattern.search(text, max(0, len(text) - reach))


def _named(left: str, spoken: str) -> Mention | None:
    """The person or body by name that stands right before the verb, or before an apposition."""
    last = left.rsplit(None, 1)[-1]
    is_capital = not last.islower()
    named = _at_end(NAME_END, left, _LONG) if is_capital else None
    is_person = named is not None and is_person_name(named.group(1))
    may_be_from = not is_person or (named is not None and is_place_of(left, named))
    of = _at_end(_NAME_OF, left, _LONG) if may_be_from and any(word in left for word in _FROM) else None
    if of and is_person_name(of.group(1)):
        role = joined_roles(trim_role(left[: of.start(1)]), of.group(2))
        return make_person(of.group(1), role, of.start(1), spoken)
    if named and words.OBJECT_BEFORE.search(left[: named.start(1)]):
        return None
    if is_capital and (maker := read_maker(left, spoken)) is not None:
        return maker
    apposed = read_apposed(left[: named.start(1)], spoken) if named and is_last_of(left, named) else None
    if apposed is not None:
        return apposed
    if named and is_person:
        role = trim_role(left[: named.start(1)])
        return make_person(named.group(1), role, named.start(1), spoken)
    if left.endswith((",", ")", "—", "–")):
        found = (
            read_which(left, spoken)
            or read_presented(left, spoken)
            or read_apposed(left, spoken)
            or read_maker(left, spoken)
        )
        return found or _before_comma(left, spoken)
    body = _at_end(_BODY, words.CONJUNCTION.sub(_blank, left), _LONG) if is_capital else None
    if body and _is_body(body.group(1)) and not words.OBJECT_BEFORE.search(left[: body.start(1)]):
        return Mention(Who.BODY, body.group(1), None, Span(*body.span(1)), spoken)
    return None


def _before_comma(left: str, spoken: str) -> Mention | None:
    """'Senior author Professor Ana Lund at Alba University, said': a comma that parts subject and verb."""
    bare = left.rstrip(" ,")
    who = _WHO_ASIDE.search(bare)
    bare = bare[: who.start()] if who is not None else bare
    inner = words.CAPITAL_ROLE.sub(lambda role: role.group().lower(), bare)
    of = (
        _at_end(_NAME_OF, inner, _LONG) if "," not in inner and any(word in inner for word in _FROM) else None
    )
    if of is None or not is_person_name(of.group(1)):
        return None
    role = joined_roles(trim_role(inner[: of.start(1)]), of.group(2))
    found = make_person(of.group(1), role, of.start(1), spoken)
    return found if who is not None or has_role_noun(found.role or "") else None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_body(name: str) -> bool:
    bare = re.sub(r"^[Tt]he\s+", "", name)
    return bool(bare) and bare not in words.NO_BODIES and bare.split()[0] not in words.NO_BODIES


def _right(plain: str, start: int, end: int) -> Mention | None:
    """The subject after the verb: '," says clinical psychologist Jane Roe, Ph.D.'"""
    before = plain[:start].rstrip()
    if plain[start:end].lower() in words.PLURAL_VERBS or plain[start:end].lower() in _TOLD:
        return None
    if before and before[-1] not in "”\"’',?!—–)":
        return None
    return _subject_at(plain, end, plain[start:end])


def _subject_at(plain: str, at: int, spoken: str) -> Mention | None:
    """A subject that begins at an offset: role words, name, credentials, apposition."""
    rest = plain[at:]
    start = len(rest) - len(rest.lstrip())
    if words.is_study_phrase(rest):
        return None
    pronoun = re.match(r"\s*(she|he)\b", rest)
    if pronoun:
        return Mention(
            Who.PRONOUN, pronoun.group(1), None, Span(at + pronoun.start(1), at + pronoun.end(1)), spoken
        )
    group = words.GENERIC_START.match(rest)
    if group and words.GROUP_OF.match(rest, group.end()):
        who = Who.AUTHORS if words.is_authors(group.group("noun")) else Who.EXPERTS
        return Mention(who, None, None, _moved(group.span("noun"), at), spoken)
    for named in _NAME.finditer(rest, start, min(len(rest), start + 150)):
        pre = rest[start : named.start()]
        if not _may_precede(pre):
            break
        if not is_person_name(named.group()) or words.MODIFIER_AFTER.match(rest, named.end()):
            continue
        post, _ = read_role(rest[named.end() :])
        role = joined_roles(trim_role(pre), post)
        return make_person(named.group(), role, at + named.start(), spoken)
    if group:
        who = Who.AUTHORS if words.is_authors(group.group("noun")) else Who.EXPERTS
        return Mention(who, None, None, _moved(group.span("noun"), at), spoken)
    single = words.SINGLE_START.match(rest)
    if single:
        return Mention(Who.EXPERTS, None, None, _moved(single.span("single"), at), spoken)
    unnamed = words.UNNAMED_BODY_START.match(rest)
    if unnamed:
        return Mention(Who.BODY, unnamed.group("body"), None, _moved(unnamed.span("body"), at), spoken)
    body = _BODY_START.match(rest, start)
    if body and _is_body(body.group(1)):
        return Mention(Who.BODY, body.group(1), None, _moved(body.span(1), at), spoken)
    return None


def _moved(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def _may_precede(pre: str) -> bool:
    """Whether words can stand between the verb and the speaker's name: a role, nothing else."""
    bare = pre.strip()
    before, _, last = bare.rpartition(",")
    if before and last and not has_role_noun(last):
        return False  # "according to a spokesman, the drug Ozempra": what is said
    return (
        not bare
        or (len(bare) < 110 and has_role_noun(bare))
        or bare.lower() in {"the", "a", "an"}
        or (len(bare.split()) <= 7 and bare[0].isupper() and "." not in bare)
    )
