"""Words for studies in a sentence: which study phrase, how far it reaches back, what tells it apart.

Each phrase ("a 2019 study", "the researchers", "another trial", "studies show") is read into a
:class:`StudyCue`: its reach says whether it opens a study, points back to one, or invokes research in
general; its handles (year, journal, author, size, name) are what it can be matched by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.extract.linking import nouns
from flows.extract.linking.authors import find_authors
from flows.extract.linking.journals import JournalCue, find_journals, is_known
from flows.extract.linking.years import find_year
from flows.extract.views import View
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


@dataclass(frozen=True, slots=True)
class StudyCue:
    """One phrase for a study. ``start:end`` count from the start of the sentence."""

    reach: Reach
    start: int
    end: int
    text: str
    noun: str = ""
    is_main: bool = False
    year: int | None = None
    year_slack: int = 0
    journal: str | None = None
    authors: tuple[str, ...] = ()
    n: int | None = None
    name: str | None = None
    place: str | None = None

    @property
    def has_handle(self) -> bool:
        """Whether the phrase says anything by which the study can be told apart."""
        return bool(self.year or self.journal or self.authors or self.name)


def find_study_cues(view: View, known: frozenset[str], publication_year: int | None) -> tuple[StudyCue, ...]:
    """Find the study phrases of a sentence with what tells each study apart.

    Args:
        view: the sentence.
        known: keys of the journals of the article's references.
        publication_year: of the article, for "last year"; None if unknown.
    """
    text = view.text
    is_about_study = not nouns.GATE.isdisjoint(view.words) or not nouns.ELLIPSIS_GATE.isdisjoint(view.words)
    may_name_author = "et" in view.words or "colleagues" in view.words or "(" in text or is_about_study
    if not is_about_study and not may_name_author:
        return ()
    cues = [*_phrases(text, view.words), *_people(text, view.words)] if is_about_study else []
    cues.sort(key=lambda cue: (cue.start, -cue.end))
    cues = _without_overlap(cues)
    journals = find_journals(text, known, is_about_study) if view.words & nouns.JOURNAL_GATE or cues else []
    return tuple(_with_handles(text, cues, journals, known, publication_year, may_name_author, view.words))


def _phrases(text: str, words: frozenset[str]) -> list[StudyCue]:
    cues: list[StudyCue] = []
    for match in nouns.STUDY.finditer(text) if words & nouns.STUDY_GATE else ():
        cue = _phrase(text, match)
        if cue is not None:
            cues.append(cue)
    for match in nouns.ELLIPSIS.finditer(text) if words & nouns.ELLIPSIS_GATE else ():
        cues.append(StudyCue(Reach.OTHER, match.start(1), match.end(1), match.group(1), "study"))
    for match in nouns.WEAK.finditer(text) if "science" in words else ():
        cues.append(StudyCue(Reach.WEAK, match.start(), match.end(), match.group(), "science"))
    return cues


def _phrase(text: str, match: re.Match[str]) -> StudyCue | None:
    """Read the noun phrase that ends in a study noun."""
    noun = match.group().lower()
    if match.group()[0].isupper() and noun in nouns.NAME_PARTS and nouns.NAME_BEFORE.search(text[: match.start()]):
        return None
    start, determiner = match.start(), ""
    modifiers: list[str] = []
    comma: tuple[int, list[str]] | None = None
    left = text[max(0, start - 110) : start]
    for token in reversed(list(re.finditer(r"\S+", left))):
        word = token.group().strip("“\"‘(—–").lower()
        bare = word.rstrip(",")
        if token.group()[-1] in ".;:!?”—–)" and not re.fullmatch(r"(?:u\.s\.|u\.k\.|vs\.|dr\.)", word):
            break
        if bare in nouns.DETERMINERS:
            determiner = bare
            start = match.start() - len(left) + token.start() + (len(token.group()) - len(token.group().lstrip("“\"‘(—–")))
            break
        if word.endswith(",") and comma is None:
            comma = (start, list(modifiers))
        if bare in nouns.STOPS or len(modifiers) > 7 or (bare.endswith("’s") or bare.endswith("'s")) and modifiers == [] and bare in {"it's", "that's"}:
            break
        modifiers.insert(0, bare)
        start = match.start() - len(left) + token.start()
    if comma is not None and not determiner:
        start, modifiers = comma
    reach = _reach(text, match, noun, determiner, modifiers)
    if reach is None:
        return None
    is_main = any(word in nouns.MAIN for word in modifiers)
    phrase = text[start : match.end()]
    place = nouns.PLACE.search(phrase, 1)
    return StudyCue(
        reach, start, match.end(), phrase, noun, is_main, place=place.group().strip().lower() if place else None
    )


def _reach(text: str, match: re.Match[str], noun: str, determiner: str, modifiers: list[str]) -> Reach | None:
    after = text[match.end() : match.end() + 40]
    words = {determiner, *modifiers}
    if nouns.VERB_USE.match(after) and noun in {"results", "studies", "reports", "reviews", "surveys", "trials", "report"} and (
        noun == "results" or not words - {""}
    ):
        return None
    if noun == "work" and not words & (nouns.OPENERS | nouns.MAIN | nouns.OTHERS):
        return None
    if words & nouns.SAME:
        return Reach.SAME
    if determiner in nouns.NO_STUDY:
        return Reach.GENERIC
    is_plural = noun in nouns.PLURALS
    is_definite = determiner in nouns.DEFINITE
    if determiner in nouns.PERSONAL and noun not in {"findings", "results", "data"}:
        return Reach.OTHER
    if is_definite and is_plural and noun in {"studies", "trials", "surveys", "experiments", "reviews", "papers"}:
        return Reach.GENERIC
    if noun in nouns.NEEDS_DETERMINER and not determiner and not words & nouns.OPENERS:
        return None
    if words & nouns.OTHERS:
        return Reach.GENERIC if is_plural and noun not in {"findings", "results"} and not is_definite else Reach.OTHER
    if is_definite:
        if noun in nouns.EVIDENCE and determiner not in {"this", "these", "their", "its"}:
            return Reach.GENERIC
        return Reach.DEFINITE
    if noun in nouns.EVIDENCE or is_plural or (noun == "research" and not words & nouns.OPENERS):
        return Reach.GENERIC
    return Reach.NEW


def _people(text: str, words: frozenset[str]) -> list[StudyCue]:
    cues: list[StudyCue] = []
    if words & nouns.PEOPLE_GATE:
        for match in nouns.PEOPLE.finditer(text):
            place = nouns.PLACE.search(match.group(), 1)
            cues.append(
                StudyCue(
                    Reach.PEOPLE,
                    match.start(),
                    match.end(),
                    match.group(),
                    "people",
                    place=place.group().lower() if place else None,
                )
            )
        for match in nouns.BARE.finditer(text) if words & nouns.BARE_GATE else ():
            place = match.group("at") or (match.group("place") if match.start(1) else None)
            cues.append(
                StudyCue(Reach.BARE, match.start(1), match.end(1), match.group(1), "people", place=place.strip().lower() if place else None)
            )
    return cues


def _without_overlap(cues: list[StudyCue]) -> list[StudyCue]:
    kept: list[StudyCue] = []
    for cue in cues:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
        elif len(cue.text) > len(kept[-1].text) and cue.reach is not Reach.BARE:
            kept[-1] = cue
    return kept


def _with_handles(
    text: str,
    cues: list[StudyCue],
    journals: list[JournalCue],
    known: frozenset[str],
    publication_year: int | None,
    may_name_author: bool,
    words: frozenset[str],
) -> list[StudyCue]:
    """Give each handle in the sentence to the study phrase that it belongs to."""
    authors = find_authors(text, words) if may_name_author else []
    if not cues and not journals and not authors:
        return []
    bracketed = [author for author in authors if author.is_bracketed]
    if bracketed:
        # "(Tran and Osei, 2021)" is the sentence's citation; its other study words are only wording.
        return [StudyCue(Reach.NEW, a.start, a.end, text[a.start : a.end], authors=(a.family,), year=a.year) for a in bracketed]
    bounds = [cue.start for cue in cues[1:]] + [len(text)]
    finished = []
    taken_journals: set[int] = set()
    taken_authors: set[int] = set()
    for i, cue in enumerate(cues):
        low, high = (0 if i == 0 else cue.start), bounds[i]
        found = cue
        if cue.reach is not Reach.WEAK:
            for j, journal in enumerate(journals):
                if low <= journal.start < high and found.journal is None:
                    taken_journals.add(j)
                    found = replace(found, journal=journal.name, year=journal.year, end=max(found.end, journal.end))
            if found.journal is None:
                found = _with_inner_journal(found, known)
            for a, author in enumerate(authors):
                if cue.start <= author.start < high:
                    taken_authors.add(a)
                    found = replace(
                        found, authors=(*found.authors, author.family), year=found.year or author.year
                    )
            if found.year is None:
                dated = find_year(text, found.start, max(found.end, cue.end), high, publication_year)
                if dated is not None:
                    found = replace(found, year=dated.year, year_slack=dated.slack)
            found = replace(found, n=_sample(text[low:high]), name=_trial_name(cue.text))
            if found.place is None:
                where = nouns.WHERE.search(text, found.start, high)
                found = replace(found, place=where.group(1).lower() if where else None)
        finished.append(replace(found, end=min(max(found.end, cue.end), len(text)), text=text[found.start : max(found.end, cue.end)]))
    for j, journal in enumerate(journals):
        if j not in taken_journals:
            later = find_year(text, journal.start, journal.end, len(text), publication_year)
            year = journal.year or (later.year if later else None)
            finished.append(
                StudyCue(Reach.NEW, journal.start, journal.end, text[journal.start : journal.end], journal=journal.name, year=year)
            )
    for a, author in enumerate(authors):
        if a not in taken_authors:
            finished.append(
                StudyCue(Reach.NEW, author.start, author.end, text[author.start : author.end], authors=(author.family,), year=author.year)
            )
    return sorted(finished, key=lambda cue: cue.start)


def _with_inner_journal(cue: StudyCue, known: frozenset[str]) -> StudyCue:
    """'the same 2019 Emotion study': the journal stands inside the phrase."""
    for match in nouns.CAPITALISED.finditer(cue.text, 1):
        name = match.group().strip()
        if is_known(name, known):
            return replace(cue, journal=name)
    return cue


def _sample(text: str) -> int | None:
    match = nouns.SAMPLE.search(text)
    if match is None:
        return None
    return int(match.group("n").replace(",", ""))


def _trial_name(phrase: str) -> str | None:
    """The name of a trial: 'the DASH trial', 'the Nurses’ Health Study'."""
    match = nouns.TRIAL_NAME.search(phrase)
    return match.group("name").strip() if match else None
