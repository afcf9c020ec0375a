"""The words of plain comparisons: degrees, verbs that say what is done, and whom a subject names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from flows.extract.assertions.inflection import inflect
from flows.extract.assertions.lexicon import Lexicon, words_of

DEGREE: Final = (
    r"(?P<no>(?:no|not any|any|neither) )?(?P<size>"
    r"(?:(?:about|around|almost|nearly|roughly|some|more than|less than|at least|well over|over|only) )?"
    r"(?:(?:an? |one |two )?(?:half|thirds?|quarters?|fifths?|tenths?|bit|little|lot)(?: again)? "
    r"|[\d.]+(?:%| percent| per cent) |(?:twice|thrice|(?:two|three|four|five|six|ten|[\d.]+) times) "
    r"|(?:far|much|slightly|somewhat|even|still|rather|a good deal|significantly|markedly|considerably|"
    r"noticeably) ){0,2})"
)
"""What may stand before "more": a "no", and how much."""
SIZE: Final = re.compile(r"half|third|twice|thrice|times|\d")
_AIDED: Final = re.compile(
    r"(?P<aid>(?:did|does|do|could|can|would|will|may|might) (?:not|~not)"
    r"(?: have to| need to| tend to)?(?: be)?|did|does|do|"
    r"(?:had|have|has|needed|managed|went on|go on|grew up|tended|tend|came|came on|began) to(?: be)?|"
    r"was|were|is|are|had been|have been|has been|got|could|can|would|will|may|might|had|have|has) "
    r"(?:[a-z]+ly |also |still |even )?$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\w’'-]+")
_CLAUSE: Final = re.compile(r"[,;:—]| (?:but|while|whereas|because|so|that|and) ")
_EVEN: Final = re.compile(
    r"^(?: [\w’'-]+){0,5}? as "
    r"(?=(?:with|without|before|ever|usual|always|in|on|those|after|their|other|the|people|when)\b)"
)
_EVER: Final = re.compile(r"(?:before|ever|usual|always)\b")
_BEING: Final = frozenset({"was", "were", "is", "are", "had been", "have been", "has been", "got"})
_INSIDE: Final = words_of("plain_inside")
_THEY: Final = words_of("plain_persons")
_NO_PEOPLE: Final = words_of("plain_no_persons")
_DOWN: Final = frozenset({"less", "slower", "worse", "fewer"})
_GROWING: Final = ("grew", "grow", "shr", "fell", "fall")
_BLOOD: Final = frozenset({"blood", "hearts"})
_AUXILIARIES: Final = frozenset({"was", "were", "are", "is", "had", "have", "did"})
_PASSIVE: Final = frozenset({"was", "were", "are", "is"})
_LONGEST_SUBJECT: Final = 13
_SHORTEST: Final = 3


class ActedVerb(NamedTuple):
    """Where a clause's verb group begins, its verb, and whether it is denied or passive."""

    start: int
    at: int
    denied: bool
    passive: bool


@cache
def plain_verbs() -> frozenset[str]:
    """Forms of everyday verbs, which say what is done and not which way anything goes."""
    return frozenset(form for verb in words_of("plain_verbs") for form in inflect(verb)) | words_of(
        "plain_past"
    )


def step(degree: str, no: str | None, size: str, *, down: bool = False) -> str:
    """The degree in words that the reader knows.

    >>> step("less", None, "far "), step("more", "no", ""), step("as", None, "twice ")
    ('~less', '~no ~more', 'twice ~as')
    """
    low = degree.lower()
    if no:
        return "~no ~more"
    if low.endswith(("as", "equally", "many", "much")):
        amount = " ".join(word for word in size.split() if word.lower() not in {"as", "again"})
        return "~more" if "half" in amount and "again" in size.lower() else f"{amount} ~as".strip()
    word = "~less" if (low in _DOWN) is not down else "~more"
    amount = " ".join(size.split()) if any(char.isdigit() for char in size) else ""
    return f"{amount} {word}".strip()


def names_people(subject: str, lex: Lexicon) -> bool:
    """Whether a subject names people."""
    people = lex.sets["people"]
    found = [word.lower() for word in _WORD.findall(subject)]
    first = next(
        (place for place, word in enumerate(found) if word in people or word in _THEY or _is_doer(word)), None
    )
    if first is None:
        return False
    following = found[first + 1] if first + 1 < len(found) else ""
    return not found[first].endswith(("'", "’")) and following not in _BLOOD


def _is_doer(word: str) -> bool:
    """Whether a plural names people by what they do ("waiters")."""
    return word.endswith("ers") and word not in _NO_PEOPLE


def is_done(word: str, lex: Lexicon) -> bool:
    """Whether a word is a form of a verb that says what is done."""
    is_regular = len(word) > _SHORTEST and word.endswith("ed") and word not in lex.words
    return is_regular or word in plain_verbs()


def clause_start(text: str, end: int) -> int:
    """Where the clause begins that a place is in."""
    return max((match.end() for match in _CLAUSE.finditer(text, 0, end)), default=0)


def verb_before(text: str, start: int, end: int, lex: Lexicon) -> ActedVerb | None:
    """The last verb of ``text[start:end]`` that is no part of a noun phrase or a relative clause."""
    words = [(match[0].lower(), match.start()) for match in _WORD.finditer(text, start, end)]
    for place in range(len(words) - 1, 0, -1):
        word, at = words[place]
        if not is_done(word, lex):
            continue
        if moves(word, lex) and not word.startswith(_GROWING):
            return None
        aid = _AIDED.search(text, start, at)
        if words[place - 1][0] in _INSIDE and aid is None:
            continue
        if aid is None:
            return ActedVerb(at, at, False, False)
        name = aid["aid"].lower()
        return ActedVerb(aid.start(), at, "not" in name, name in _BEING or name.endswith(" be"))
    return None


def moves(word: str, lex: Lexicon) -> bool:
    """Whether a word is a verb of change, so that it has been read already."""
    entry = lex.words.get(word)
    return entry is not None and entry.verb is not None and entry.verb.kind not in {"light", "get"}


def first_verb(text: str, start: int, lex: Lexicon) -> tuple[int, bool, int] | None:
    """Where the first verb group after ``start`` begins, whether it is passive, where its verb stands."""
    before = ""
    for place, match in enumerate(_WORD.finditer(text, start)):
        word = match[0].lower()
        if place > _LONGEST_SUBJECT:
            return None
        if place and before not in _INSIDE:
            if word in _AUXILIARIES:
                following = _WORD.search(text, match.end())
                return (match.start(), word in _PASSIVE, following.start()) if following else None
            if is_done(word, lex):
                return match.start(), False, match.start()
        before = word
    return None


def aid_before(text: str, place: int) -> tuple[int, bool]:
    """Where the auxiliary begins that stands before a place (the place itself without one), and whether it
    denies."""
    aid = _AIDED.search(text, 0, place)
    return (place, False) if aid is None else (aid.start(), "not" in aid["aid"].lower())


def evened_rest(rest: str, degree: str, size: str, *, denied: bool) -> str | None:
    """What follows "as often", its second "as" made a comparison; None where a bare "as" has none."""
    second = _EVEN.match(rest)
    if second is not None:
        tail = rest[second.end() :]
        ever = _EVER.match(tail)
        return rest[: second.end() - 4] + (tail[ever.end() :] if ever else f" ~than {tail}")
    return rest if denied or SIZE.search(size) or degree.lower() != "as" else None


def word_after(text: str, place: int) -> int:
    """Where the word that begins at or after a place ends."""
    match = _WORD.search(text, place)
    return match.end() if match else len(text)
