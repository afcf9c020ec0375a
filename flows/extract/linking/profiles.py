"""What is known of each study that the article may mean, and how well a study phrase fits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.extract.linking.journals import journal_key, same_journal
from flows.extract.linking.nations import nation_of
from flows.extract.linking.nouns import SAMPLE
from flows.extract.linking.study_cue import StudyCue
from flows.lexicon.letters import plain_letters
from flows.lexicon.phrases import content_words
from flows.records import CitedReference, Study
from schemas.vocabulary import ReferenceType

_JOURNAL, _YEAR, _NEAR_YEAR, _FIRST_AUTHOR, _AUTHOR, _SIZE, _NAME = 3.0, 2.0, 1.0, 3.5, 3.0, 3.0, 3.0
_TOPIC = 2.0
CONFLICT = -100.0
_GENERIC_TOPIC = frozenset(
    [
        "study",
        "trial",
        "research",
        "effect",
        "effects",
        "analysis",
        "review",
        "randomized",
        "controlled",
        "systematic",
        "association",
        "health",
        "risk",
        "results",
        "people",
        "adult",
    ]
)
_PART = re.compile(r"[.?!;]\s+|\s\(?\d{4}\)?|,\s*(?=\d)|\s[“”\"]|[“”\"]\s")
SYNTHESIS = re.compile(r"\b(?:meta-?analys[ie]s|systematic review|umbrella review|pooled)", re.I)
SYNTHESES = frozenset(["meta-analysis", "metaanalysis", "review", "reviews", "meta-analyses"])
_LETTERED_YEAR = re.compile(r"\b(?:19|20)\d{2}([a-f])\b")
_SMALL = frozenset(["of", "the", "and", "in", "for", "on"])
_LONGEST = 9
_HONORIFIC = re.compile(r"[^\w\s’'-]")


@dataclass(slots=True, eq=False)
class Profile:
    """One study the article may mean: a listed reference, or one that only the prose describes.

    Each is one study, whatever is known of it. A prose profile grows while the article is read: a later
    phrase may name its journal.
    """

    reference_id: str
    years: frozenset[int]
    journals: tuple[str, ...]
    authors: frozenset[str]
    first_author: str | None
    n: int | None
    topic: frozenset[str]
    name_text: str
    position: int
    maybe_journals: tuple[str, ...] = ()
    place: str | None = None
    house: frozenset[str] = frozenset()
    """Words of the names of the universities where those who did it work."""
    title: str | None = None
    """Of a study of the prose, where the article gives it."""
    year_letter: str = ""
    is_prose: bool = False
    is_synthesis: bool = False
    """Whether it pools other studies, so that "the trials" are its own."""
    is_link: bool = False
    """Only linked in the text: meant where the link stands, hardly by a phrase elsewhere."""
    is_beside: bool = False
    """Opened only to be set beside another: 'Lund pointed to a trial in which …'."""
    same_as: Profile | None = None
    """The reference that the article gives for it further on."""
    mentions: int = 0
    opener: str = ""
    """The phrase by which the article spoke of it first, in lower case."""
    told: frozenset[str] = frozenset()
    """Topic words of the sentence that opened a study of the prose."""
    subject: frozenset[str] = frozenset()
    """Topic words of the sentences that speak of it with a phrase or a link."""
    cues: list[tuple[StudyCue, int]] = field(default_factory=list)

    def fit(self, cue: StudyCue, topic: frozenset[str]) -> float:
        """How well a phrase fits: points for every handle that agrees, ``CONFLICT`` where one contradicts."""
        score = 0.0
        if cue.journal and self.journals:
            if not any(same_journal(cue.journal, journal) for journal in self.journals):
                return CONFLICT
            score += _JOURNAL
        elif cue.journal and any(same_journal(cue.journal, journal) for journal in self.maybe_journals):
            score += _JOURNAL
        if cue.year and self.years:
            distance = min(abs(cue.year - year) for year in self.years)
            if distance > max(1, cue.year_slack) or self._is_other_letter(cue):
                return CONFLICT
            score += _YEAR if distance == 0 else _NEAR_YEAR if cue.journal or cue.authors else 0.3
        if cue.authors and self.authors:
            if cue.authors[0] == self.first_author:
                score += _FIRST_AUTHOR
            elif any(author in self.authors for author in cue.authors):
                score += _AUTHOR
            else:
                return CONFLICT
        if cue.n and self.n == cue.n:
            score += _SIZE
        if cue.name and cue.name.lower() in self.name_text:
            score += _NAME
        elif cue.name and self.is_prose and self.name_text:
            return CONFLICT
        return score + _TOPIC * self.overlap(topic)

    def _is_other_letter(self, cue: StudyCue) -> bool:
        """Whether the phrase says "2019a" and this is "2019b"."""
        return bool(cue.year_letter and self.year_letter) and cue.year_letter != self.year_letter

    def has_any(self, cue: StudyCue) -> bool:
        """Whether a handle of the phrase agrees with something this profile is known by."""
        names = self.journals or self.maybe_journals
        if cue.journal and names and not any(same_journal(cue.journal, name) for name in names):
            return False
        return bool(
            (
                cue.journal
                and any(same_journal(cue.journal, name) for name in self.journals or self.maybe_journals)
            )
            or (cue.authors and self.authors & set(cue.authors))
            or (cue.name and cue.name.lower() in self.name_text)
            or (cue.n and cue.n == self.n)
            or (cue.year and cue.year in self.years)
        )

    def overlap(self, topic: frozenset[str]) -> float:
        """Share (0..1) of the title's topic words that a stretch of text has; 0 without a title."""
        if not self.topic:
            return 0.0
        return len(self.topic & topic) / min(6, len(self.topic))

    def learn(self, cue: StudyCue) -> None:
        """Take over the handles of a later phrase for the same prose study."""
        self.is_synthesis = self.is_synthesis or cue.noun in SYNTHESES
        if cue.n and self.n is None:
            self.n = cue.n
        if self.place is None:
            self.place = nation_of(cue.place)
        if not self.is_prose:
            return
        self.title = self.title or cue.title
        if cue.journal and not self.journals:
            self.journals = (cue.journal,)
        if cue.year and not self.years and not cue.year_slack:
            self.years = frozenset({cue.year})
        if cue.authors and not self.authors:
            self.authors = frozenset(cue.authors)
            self.first_author = cue.authors[0]
        if cue.name and not self.name_text:
            self.name_text = cue.name.lower()


def profile_references(references: Sequence[CitedReference], studies: Sequence[Study]) -> list[Profile]:
    """Profile the article's references by what is printed and what the resolved record says."""
    by_id = {study.study_id: study for study in studies}
    return [_profile(reference, by_id.get(reference.study_id or "")) for reference in references]


def prose_profile(cue: StudyCue) -> Profile:
    """What a phrase says of a study that only the prose describes."""
    return Profile(
        reference_id="",
        years=frozenset({cue.year}) if cue.year and not cue.year_slack else frozenset(),
        journals=(cue.journal,) if cue.journal else (),
        authors=frozenset(cue.authors),
        first_author=cue.authors[0] if cue.authors else None,
        n=cue.n,
        topic=frozenset(),
        name_text=(cue.name or "").lower(),
        position=0,
        place=cue.place,
        house=cue.house,
        title=cue.title,
        is_prose=True,
        is_synthesis=cue.noun in SYNTHESES,
    )


def _profile(reference: CitedReference, study: Study | None) -> Profile:
    years = {reference.year} | ({study.year_published, study.year_online} if study else set())
    journals = [reference.container_title, study.container_title if study else None]
    printed = [_family(author) for author in reference.authors]
    recorded = [_family(author) for author in study.authors] if study else []
    authors = [name for name in (*printed, *recorded) if name]
    title = " ".join(part for part in (reference.title, study.title if study else None) if part)
    lettered = _LETTERED_YEAR.search(reference.raw_text)
    distinct: dict[str, str] = {}
    for journal in journals:
        if journal:
            distinct.setdefault(journal_key(journal), journal)
    return Profile(
        reference_id=reference.reference_id,
        years=frozenset(year for year in years if year),
        journals=tuple(distinct.values()),
        authors=frozenset(authors),
        first_author=authors[0] if authors else None,
        n=(study.n_participants if study else None) or _people_in(title),
        topic=topic_of(title),
        name_text=f"{title} {reference.raw_text}".lower(),
        position=reference.position,
        year_letter=lettered.group(1) if lettered else "",
        is_link=reference.reference_type is not ReferenceType.LIST_ENTRY,
        is_synthesis=SYNTHESIS.search(title or reference.raw_text) is not None,
        maybe_journals=() if distinct else _printed_names(reference.raw_text, title),
    )


def _people_in(title: str) -> int | None:
    """How many people a title says took part: 'Walking and knee pain in 162 adults'."""
    size = SAMPLE.search(title)
    return int(size.group("n").replace(",", "")) if size else None


def _printed_names(raw: str, title: str) -> tuple[str, ...]:
    """Stretches of a printed reference that may be its journal: short and capitalised."""
    found = []
    for part in _PART.split(raw):
        name = (
            part.strip(" .,;:()[]*_\"“”’'").split(",")[0]
            if part.count(" ") > _LONGEST
            else part.strip(" .,;:()[]*_\"“”’'")
        )
        words = name.split()
        if (
            not words
            or len(words) > _LONGEST
            or name.lower() in title.lower()
            or any(ch.isdigit() for ch in name)
        ):
            continue
        if all(word[0].isupper() or word in _SMALL or word == "&" for word in words) and len(name) > 2:
            found.append(name)
    return tuple(found)


def topic_of(text: str) -> frozenset[str]:
    """Stemmed content words of a text, without those that every study's title has."""
    return frozenset(word for word in content_words(text) if word not in _GENERIC_TOPIC)


def _family(author: str) -> str:
    """Family name of a printed author: 'Lindqvist, L.S.', 'Lindqvist LS', 'Lea Lindqvist' → 'lindqvist'.

    >>> _family("van der Berg A"), _family("Lea S. Löfgren")
    ('berg', 'lofgren')
    """
    if "," in author:
        author = author.split(",", maxsplit=1)[0]
    words = _HONORIFIC.sub(" ", author).split()
    while len(words) > 1 and (words[-1].isupper() and len(words[-1]) <= 4):
        words.pop()
    return plain_letters(words[-1]) if words else ""
