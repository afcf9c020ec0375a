"""Names of persons and bodies, and the words around them: titles, credentials, roles.

A name is recognised by its shape (capitalised tokens, initials, particles) and told from an organisation by
the words it is made of. Nothing here knows who anybody is.
"""

from __future__ import annotations

import re

from flows.extract.wordlists import load_words
from flows.lexicon.letters import plain_letters

_WORDS = load_words("speaker_words")

TITLES = (
    "Dr", "Drs", "Prof", "Professor", "Doctor", "Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lord", "Lady",
    "Baroness", "Baron", "Sister", "Nurse", "Rev", "Reverend", "Col", "Gen", "Sen", "Senator", "President",
)  # fmt: skip
"""Titles that stand before a name: 'Dr. Lena Ortiz'."""

ORGANISATION_WORDS = _WORDS["organisation_words"]
"""Words that make a capitalised sequence a body, not a person: 'National Sleep Foundation'."""

NO_NAMES = _WORDS["no_names"]
"""Capitalised words that begin sentences and are no names."""

_LETTER = "[A-ZÀ-ÖØ-ÞŠŽČĆĐŁŚŻ]"
_CAP = rf"{_LETTER}[\w’'\-]*\w|[A-Z]\.(?:[A-Z]\.)*"
_PARTICLE = r"van|von|der|den|de|del|della|di|da|dos|du|la|le|al|bin|ibn|ten|ter|zu|st\.?"
_TITLE = r"(?:" + "|".join(TITLES) + r")\b\.?"
_OPENER = (
    r"(?!(?:A|An|The|But|And|Or|For|If|When|While|As|At|In|On|By|From|With|To|So|Yet|Then|Also|Because|"
    r"Since|Although|Though|"
    r"However|Still|After|Before|Like|Says|According|Meanwhile|Instead)\s)"
)
NAME = (
    rf"(?={_LETTER}){_OPENER}(?:{_TITLE}\s+){{0,2}}(?:{_CAP})"
    rf"(?:\s+(?:(?:{_PARTICLE})\s+){{0,2}}(?:{_CAP})){{0,4}}"
)
"""Pattern of a person's name with its titles: 'Prof. Anna van der Berg', 'Lund'. Its first letter is looked
for before anything dearer: names are searched at every character of a sentence."""

CREDENTIAL = (
    r"(?:(?:[A-Z][A-Za-z]{0,4}\.?-?){1,4}[A-Z]\.?|Ph\.?\s?D\.?s?|M\.?\s?D\.?|Psy\.?D\.?|Ed\.?D\.?|"
    r"Pharm\.?D\.?"
    r"|R\.?D\.?N?\.?|M\.?Sc\.?|B\.?Sc\.?|D\.?O\.?|R\.?N\.?|M\.?P\.?H\.?|[A-Z]{2,}(?:-[A-Z]+)*)(?![\w])"
)
"""Pattern of a credential after a name: 'Ph.D.', 'LCSW', 'BC-TMH', 'RDN'."""

_TITLE_PREFIX = re.compile(rf"^((?:{_TITLE}\s+)+)")
_GENERIC_CREDENTIAL = re.compile(rf"^{CREDENTIAL}$")
_POSSESSIVE = re.compile(r"[’']s$")


def split_titles(name: str) -> tuple[str, str]:
    """Titles and the bare name.

    >>> split_titles("Prof. Dr. Ana Lind")
    ('Prof. Dr.', 'Ana Lind')
    """
    match = _TITLE_PREFIX.match(name)
    if match is None:
        return "", name
    return match.group(1).strip(), name[match.end() :]


def family_name(name: str) -> str:
    """Last token of the bare name in lower case, without accents.

    >>> family_name("Dr. Anna van der Berg"), family_name("Lea Löfgren")
    ('berg', 'lofgren')
    """
    _, bare = split_titles(name)
    tokens = bare.split()
    while len(tokens) > 1 and tokens[-1].rstrip(".").lower() in {"jr", "sr", "ii", "iii"}:
        tokens.pop()
    return plain_letters(_POSSESSIVE.sub("", tokens[-1])) if tokens else ""


def is_person_name(name: str) -> bool:
    """Whether a capitalised sequence can be a person's name at all.

    >>> is_person_name("Jill E. Dane"), is_person_name("National Sleep Foundation"), is_person_name("CDC")
    (True, False, False)
    """
    titles, bare = split_titles(name)
    tokens = bare.split()
    if not tokens or tokens[0] in NO_NAMES:
        return False
    if any(ch.isdigit() for ch in bare):
        # A flattened superscript, or no name at all.
        return False
    if any(token.lower().rstrip(".,") in ORGANISATION_WORDS for token in tokens):
        return False
    if any(
        token in NO_NAMES and token not in {"May", "June", "April", "August", "Well", "Like"}
        for token in tokens
    ):
        return False
    if titles:
        return True
    return not (len(tokens) == 1 and tokens[0].isupper())


def is_full_name(name: str) -> bool:
    """Whether a name has at least a first and a family name."""
    _, bare = split_titles(name)
    return len(bare.split()) >= 2


def is_credential(token: str) -> bool:
    """Whether a token after a name is a credential ('RDN', 'Ph.D.')."""
    return _GENERIC_CREDENTIAL.match(token) is not None
