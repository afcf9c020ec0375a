"""The people of an article: a short mention ('Lund') leads to the full person, with the role it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.document import Document, Span
from flows.extract.speakers.names import (
    NAME,
    NO_NAMES,
    family_name,
    is_full_name,
    is_person_name,
    split_titles,
)
from flows.extract.speakers.roles import has_role_noun, is_role, read_role, trim_role
from flows.extract.speakers.subjects import Mention, Who
from flows.extract.speakers.words import PROFESSION
from flows.extract.views import lowered

_FULL_END = re.compile(rf"(?<![\w’'])({NAME})$")
_FULL = re.compile(rf"(?<![\w’'])({NAME})(?![\w])")
_CAPITAL = "A-ZÀ-ÞŠŽČĆŁŚ"
_INTRODUCED = re.compile(
    rf"[{_CAPITAL}](?:[\w’'-]+|[a-z]{{1,3}}\.)"
    rf"(?: (?:[{_CAPITAL}][\w’'-]+|[{_CAPITAL}]\.|(?:Drs?|Prof|Mrs?|Ms|St)\.|van|von|der|den|de|del|da|di|"
    rf"la|le|bin|al)){{1,6}}"
    rf"(?=, (?:\d{{2}}\b|an? |the |who )| (?:is|was) (?:an?|the|chief|head|director|professor) | \(\d{{2}}\))"
)
"""A full name with what introduces it: 'Ana Lind, 34,', 'Dr Roe is a surgeon'."""
_IS_A = re.compile(r" (?:is|was) ((?:an?|the|chief|head|director|professor) [^.;:“”\"\n]+)")
_STORY = re.compile(
    r"\b\d{1,2}-year-old\b|\b(?:mother|father|mum|mom|dad|grandmother|grandfather) of\b|\bdiagnosed with\b|"
    r"\b(?:struggled|suffered|lived|battled|suffering|struggling) (?:with|from)\b"
)
"""What is told of a patient, in lower case."""
_BEFORE_CLAUSE = re.compile(r",| who | that | and (?:has|had|is|was) ")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|the|of)\s+$")
_NAME_REACH = 130
_FEMALE_TITLES = ("Ms", "Mrs", "Miss", "Dame", "Lady", "Baroness", "Sister")
_MALE_TITLES = ("Mr", "Sir", "Lord", "Baron")


@dataclass(slots=True)
class Person:
    """Somebody the article names. ``name`` is the fullest form, with the title it was introduced by."""

    name: str
    role: str | None
    pronoun: str | None = None
    is_author: bool = False
    family: str = ""
    forms: frozenset[str] = frozenset()
    is_patient: bool | None = None
    """Whether their own story is told; None as long as nobody asked."""
    told: str = ""
    """Everything the article says of who this is, by which a lay person is told from an expert."""

    def __post_init__(self) -> None:
        self.family = family_name(self.name)
        self.forms = frozenset({self.family, f"{self.family}'s", f"{self.family}’s"})
        self.tell(self.role)

    def tell(self, role: str | None) -> None:
        """Note what a mention says of the person; somebody introduced by age goes by first name too."""
        if not role:
            return
        self.told = f"{self.told}; {role}" if self.told else role
        titles, bare = split_titles(self.name)
        if role[:2].isdigit() and not titles:
            first = bare.split()[0].lower()
            self.forms |= {first, f"{first}'s", f"{first}’s"}

    def fits(self, pronoun: str) -> bool:
        """Whether 'he' or 'she' may be this person, by what is known so far; without a pronoun anybody."""
        return not pronoun or self.pronoun is None or self.pronoun == pronoun


@dataclass(slots=True)
class People:
    """Everybody named so far or listed as interviewed, by family name."""

    prose: str
    lowered: str = ""
    members: list[Person] = field(default_factory=list)
    _by_family: dict[str, list[Person]] = field(default_factory=dict)
    _searched: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> People:
        """The people whom the document lists as interviewed."""
        prose = "\n".join(document.text_of(block) for block in document.blocks if block.kind.is_prose)
        people = cls(prose, lowered(prose))
        for expert in document.experts:
            people.add(expert.name, expert.role)
        people.introduce()
        return people

    def is_told_of(self, person: Person) -> bool:
        """Whether the article tells the story of somebody whom it gives no role: their age, their illness."""
        if person.is_patient is None:
            has_role = (
                has_role_noun(person.role or "") or split_titles(person.name)[0] != "" or person.is_author
            )
            person.is_patient = not has_role and any(
                _STORY.search(told) and PROFESSION.search(told) is None
                for told in self._around(person.family)
            )
        return person.is_patient

    def _around(self, family: str) -> Iterator[str]:
        """The sentences, in lower case, that name somebody."""
        at = self.lowered.find(family)
        while at >= 0:
            start = max(self.lowered.rfind(mark, 0, at) for mark in ".!?\n") + 1
            ends = [end for mark in ".!?\n" if (end := self.lowered.find(mark, at)) >= 0]
            end = min(ends, default=len(self.lowered))
            yield self.lowered[start:end]
            at = self.lowered.find(family, end)

    def introduce(self) -> None:
        """Enter everybody whom the article introduces with an age or an occupation."""
        for match in _INTRODUCED.finditer(self.prose):
            name, start = match.group(), match.start()
            if start and (self.prose[start - 1].isalnum() or self.prose[start - 1] in "’'"):
                continue
            if name.split(" ", 1)[0] in NO_NAMES:
                name = name.split(" ", 1)[1]
            if not is_person_name(name) or not is_full_name(name):
                continue
            rest = self.prose[match.end() : match.end() + _NAME_REACH].split("\n", 1)[0]
            stated = _IS_A.match(rest)
            role = _BEFORE_CLAUSE.split(stated.group(1), 1)[0].strip() if stated else read_role(rest)[0]
            if role and (has_role_noun(role) or role[:2].isdigit()):
                self.add(name, role)

    def add(self, name: str, role: str | None) -> Person:
        """Enter a person by full name, or complete one who is there already."""
        name = name.removesuffix("’s").removesuffix("'s")
        first, _, bare = name.partition(" ")
        if " " in bare and is_role(first) and is_full_name(bare):
            name, role = bare, f"{first.lower()}, {role}" if role else first.lower()
        for person in self._by_family.get(family_name(name), ()):
            if _same_person(person.name, name):
                person.tell(role)
                if role and (person.role is None or len(role) > len(person.role) + 12):
                    person.role = role
                if len(name) > len(person.name):
                    person.name = name
                return person
        person = Person(name, role, _pronoun_of(name))
        self.members.append(person)
        self._by_family.setdefault(person.family, []).append(person)
        return person

    def resolve(self, mention: Mention) -> Person | None:
        """The person behind a mention by name.

        Returns:
            The person; a new one where the name is full or titled and unknown; None where the family name
            alone belongs to two persons, or to nobody (then it is hardly a person's name).
        """
        name = re.sub(r"[’']s$", "", mention.name or "")
        titles, bare = split_titles(name)
        if is_full_name(name):
            return self.add(name, mention.role)
        family = family_name(name)
        known = self._known(family)
        if not known:
            first = [p for p in self.members if split_titles(p.name)[1].split()[0].lower() == bare.lower()]
            if len(first) == 1:
                first[0].tell(mention.role)
                return first[0]
            return self.add(name, mention.role) if titles or mention.role else None
        if len(known) == 1:
            known[0].tell(mention.role)
            if mention.role and not known[0].role:
                known[0].role = mention.role
            return known[0]
        titled = [p for p in known if titles and split_titles(p.name)[0].rstrip(".") == titles.rstrip(".")]
        gendered = [p for p in known if titles and p.pronoun and p.pronoun == _pronoun_of(name)]
        for choice in (titled, gendered):
            if len(choice) == 1:
                return choice[0]
        return None

    def named(self, family: str) -> list[Person]:
        """Persons of a family name, also those whom the text has named without letting them speak."""
        return self._known(family)

    def last_named(self, text: str) -> Person | None:
        """The person whom a stretch of text names last, in full or with a title, entered if unknown."""
        found: Person | None = None
        for match in _FULL.finditer(text):
            name = match.group(1)
            before = text[: match.start(1)]
            if is_full_name(name) and is_person_name(name) and not _PLACE_BEFORE.search(before):
                found = self.add(name, read_role(text[match.end() :])[0])
            elif split_titles(name)[0] and is_person_name(name):
                titled = Mention(Who.PERSON, name, None, Span(*match.span(1)), "")
                found = self.resolve(titled) or found
        return found

    def told_of_first(self, text: str) -> Person | None:
        """The person with whose full name a sentence begins, entered if unknown: 'Ana Lund of Elm led …'."""
        name = _FULL.match(text)
        if name is None or not (is_full_name(name.group(1)) and is_person_name(name.group(1))):
            return None
        return self.add(name.group(1), None)

    def is_shared(self, name: str) -> bool:
        """Whether a family name belongs to two persons of the article."""
        return len(self._known(family_name(name))) > 1

    def _known(self, family: str) -> list[Person]:
        """Persons of a family name; the document is searched once for a full form."""
        if family not in self._searched:
            self._searched.add(family)
            at = self.lowered.find(family) if family else -1
            while at >= 0:
                end = at + len(family)
                self._search(at, end, family)
                at = self.lowered.find(family, end)
        return self._by_family.get(family, [])

    def _search(self, at: int, end: int, family: str) -> None:
        """Enter the full name that ends at a mention of a family name, if one does."""
        if self.prose[end : end + 1].isalnum() or not self.prose[at].isupper():
            return
        before = self.prose[max(0, at - _NAME_REACH) : end].rsplit("\n", 1)[-1]
        found = _FULL_END.search(before)
        if found is None:
            return
        name = found.group(1)
        if family_name(name) == family and is_full_name(name) and is_person_name(name):
            after = self.prose[end : end + 200].split("\n")[0]
            post, _ = read_role(after)
            role = ", ".join(part for part in (trim_role(before[: found.start(1)]), post) if part) or None
            self.add(name, role)


def _same_person(one: str, other: str) -> bool:
    """Whether two full names of one family name are one person: equal, or first names that abbreviate."""
    first, second = split_titles(one)[1].split()[:-1], split_titles(other)[1].split()[:-1]
    if not first or not second:
        return True
    a, b = first[0].rstrip("."), second[0].rstrip(".")
    return a.startswith(b) or b.startswith(a)


def _pronoun_of(name: str) -> str | None:
    titles = split_titles(name)[0].replace(".", "").split()
    if any(title in _FEMALE_TITLES for title in titles):
        return "she"
    return "he" if any(title in _MALE_TITLES for title in titles) else None
