"""Authors' names taken apart, as reference managers want them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BODIES = """
    agency alliance association board bureau center centre collaboration collaborators college commission
    committee consortium council department federation foundation fund group initiative institute institutes
    investigators ministry network office organisation organization program programme project registry service
    services society study survey task team trial union university workshop
"""
BODIES = frozenset(_BODIES.split())
"""Words in the names of bodies, which have no family name: "World Health Organization"."""

_PARTICLES = "al bin da das de del della den der di dos du el la le ten ter van vande von zu"
PARTICLES = frozenset(_PARTICLES.split())
"""Words that begin a family name: "Anna van den Berg"."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A person's family and given name, or a name that is not taken apart (``given`` is None)."""

    family: str
    given: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the name is not taken apart."""
        return self.given is None


def name_of(text: str) -> Name:
    """A name as records write it; what may be no person's stays whole.

    >>> name_of("Doe, J. A."), name_of("Doe JA")
    (Name(family='Doe', given='J. A.'), Name(family='Doe', given='JA'))
    >>> name_of("Jane van den Doe"), name_of("World Health Organization")
    (Name(family='van den Doe', given='Jane'), Name(family='World Health Organization', given=None))
    """
    text = " ".join(text.split())
    parts = text.split(" ")
    if BODIES & {part.strip(",.;").casefold() for part in parts}:
        return Name(text)
    family, comma, given = text.partition(",")
    if comma:
        return Name(family.strip(), given.strip()) if family.strip() and given.strip() else Name(text)
    if not 2 <= len(parts) <= _MOST_WORDS or any(character.isdigit() for character in text):
        return Name(text)
    if parts[-1].isupper() and _INITIALS.fullmatch(parts[-1]):
        return Name(" ".join(parts[:-1]), parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in PARTICLES:
        start -= 1
    return Name(" ".join(parts[start:]), " ".join(parts[:start]))
