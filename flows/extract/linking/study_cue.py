"""What a phrase for a study says: how it points, and what tells the study apart."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.vocabulary import Term


class Reach(Term):
    """How a phrase points to a study."""

    NEW = "new", "opens one: 'a study', 'new research'"
    OTHER = "other", "opens another one: 'another study', 'earlier work'"
    DEFINITE = "definite", "points back: 'the study', 'this trial'"
    SAME = "same", "points back expressly: 'the same study cited above'"
    PEOPLE = "people", "its people: 'the researchers', 'participants'"
    BARE = "bare", "people without article: 'researchers', which may open or continue"
    GENERIC = "generic", "research in general: 'studies show'"
    WEAK = "weak", "science invoked in passing: 'science says'"


@dataclass(slots=True)
class StudyCue:
    """One phrase for a study. ``start:end`` count from the start of the sentence.

    It is filled in while its sentence is read, and left alone from then on.
    """

    reach: Reach
    start: int
    end: int
    text: str
    noun: str = ""
    is_main: bool = False
    is_singled_out: bool = False
    """Introduced by whoever speaks: 'the trial I like better'."""
    is_of_many: bool = False
    """One of several that the article has told of together: 'One found that …'."""
    about: str = ""
    """What it was about or whom it was done in, behind the noun: 'the study of people with diabetes'."""
    year: int | None = None
    year_slack: int = 0
    year_letter: str = ""
    """What tells two papers of one year apart: the "a" of "2019a"."""
    journal: str | None = None
    authors: tuple[str, ...] = ()
    n: int | None = None
    name: str | None = None
    title: str | None = None
    place: str | None = None
    house: frozenset[str] = frozenset()
    """Words of the names of the universities where its people work."""

    @property
    def has_handle(self) -> bool:
        """Whether the phrase says anything by which the study can be told apart."""
        return bool(self.year or self.journal or self.authors or self.name)
