"""Words for studies in a sentence: which study phrase, how far it reaches back, what tells it apart.

Each phrase ("a 2019 study", "the researchers", "another trial", "studies show") is read into a
:class:`StudyCue`: its reach says whether it opens a study, points back to one, or invokes research in
general; its handles (year, journal, author, size, name) are what it can be matched by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.linking import introduced, nouns
from flows.extract.linking.authors import AuthorCue, find_authors
from flows.extract.linking.journals import JournalCue, find_journals, is_known
from flows.extract.linking.phrases import find_people, find_phrases, without_overlap
from flows.extract.linking.study_cue import Reach, StudyCue
from flows.extract.linking.years import find_year
from flows.extract.views import View

_PLACE_WORDS = frozenset(["in", "from"])
_ABOUT = re.compile(r" (?:of|in|on|among|with) (?P<about>(?:(?:the|a|an|[a-z][a-z-]*) ){0,4}[a-z][a-z-]+)\b")
_CALLED = re.compile(r"(?:,? (?:called|named|known as|dubbed) | of | \()(?:the )?")


def find_study_cues(
    view: View,
    known: frozenset[str],
    publication_year: int | None,
    trials: frozenset[str] = frozenset(),
) -> tuple[StudyCue, ...]:
    """Find the study phrases of a sentence with what tells each study apart.

    Args:
        view: the sentence.
        known: keys of the journals of the article's references.
        publication_year: of the article, for "last year"; None if unknown.
        trials: names of trials, see :mod:`flows.extract.linking.trials`.
    """
    text = view.text
    named = [name for name in sorted(trials) if name in text] if trials else []
    is_about_study = not (
        nouns.GATE.isdisjoint(view.words)
        and nouns.ELLIPSIS_GATE.isdisjoint(view.words)
        and nouns.TEAM_GATE.isdisjoint(view.words)
    )
    may_name_author = "et" in view.words or "colleagues" in view.words or "(" in text or is_about_study
    may_tell = view.has_digits and not introduced.TOLD_GATE.isdisjoint(view.words)
    told = introduced.told_in(text) if may_tell else None
    is_about_study = is_about_study or (view.has_digits and nouns.COUNTED_GATE.search(text) is not None)
    if not is_about_study and not may_name_author and nouns.JOURNAL_GATE.isdisjoint(view.words):
        return tuple(_trial(text, name) for name in named) or ((told,) if told else ())
    cues = [*find_phrases(text, view.words), *find_people(text, view.words)] if is_about_study else []
    cues.sort(key=lambda cue: (cue.start, -cue.end))
    cues = _without_teams(text, without_overlap(cues))
    may_name_journal = cues or view.words & nouns.JOURNAL_GATE or (view.has_digits and "(" in text)
    journals = find_journals(text, known, is_about_study) if may_name_journal else []
    found = [
        _called(text, cue, named) for cue in _with_handles(view, cues, journals, known, publication_year)
    ]
    bare = [_trial(text, n) for n in named if all(n not in cue.text for cue in found)]
    if told is not None and not bare and all(cue.reach is Reach.PEOPLE for cue in found):
        found.append(told)
    return tuple(sorted((*found, *bare), key=lambda cue: cue.start))


def find_labels(views: Sequence[View]) -> dict[int, StudyCue]:
    """The labels of a report told in parts, "Background: … Results: …", by the index of their sentence.

    "Bottom line:" in an article without such parts is the writer's own.
    """
    found = {}
    for view in views:
        match = nouns.REPORT_LABEL.match(view.text) if ":" in view.text or "–" in view.text else None
        if match is not None and not view.is_heading:
            found[view.index] = StudyCue(Reach.DEFINITE, *match.span(), match.group(), "study")
    return found if len({cue.text.lower() for cue in found.values()}) > 1 else {}


def _with_handles(
    view: View,
    cues: list[StudyCue],
    journals: list[JournalCue],
    known: frozenset[str],
    publication_year: int | None,
) -> list[StudyCue]:
    """Give each handle in the sentence to the study phrase that it belongs to."""
    text = view.text
    authors = find_authors(text, view.words)
    if not cues and not journals and not authors:
        return []
    bracketed = [author for author in authors if author.is_bracketed]
    if bracketed:
        # "(Tran and Osei, 2021)" is the sentence's citation; its other study words are only wording.
        return [
            StudyCue(
                Reach.NEW,
                a.start,
                a.end,
                text[a.start : a.end],
                authors=(a.family,),
                year=a.year,
                year_letter=a.year_letter,
            )
            for a in bracketed
        ]
    finished = []
    taken: set[int] = set()
    limits = [cue.start for cue in cues[1:]] + [len(text)]
    for cue, low, high in zip(cues, [0, *limits], limits, strict=False):
        if cue.reach is not Reach.WEAK:
            _take_journal(cue, journals, known, (low, high), taken)
            _take_authors(cue, authors, high, taken)
            _take_rest(cue, view, low, high, publication_year)
        cue.text = text[cue.start : cue.end]
        finished.append(cue)
    for journal in journals:
        if journal.start not in taken:
            dated = find_year(text, journal.start, journal.end, len(text), publication_year)
            year = journal.year or (dated.year if dated else None)
            finished.append(_bare(text, journal.start, journal.end, journal=journal.name, year=year))
    for author in authors:
        if author.start not in taken:
            finished.append(
                _bare(
                    text,
                    author.start,
                    author.end,
                    authors=(author.family,),
                    year=author.year,
                    year_letter=author.year_letter,
                )
            )
    return sorted(finished, key=lambda cue: cue.start)


def _without_teams(text: str, cues: list[StudyCue]) -> list[StudyCue]:
    """The phrases without the teams whose study the phrase before is: 'a trial by an Irish team'."""
    kept: list[StudyCue] = []
    for cue in cues:
        before = kept[-1] if kept else None
        if (
            before is not None
            and cue.reach is Reach.BARE
            and before.reach in (Reach.NEW, Reach.OTHER, Reach.DEFINITE)
            and nouns.BY_TEAM.search(text, before.end, cue.start)
        ):
            before.place = before.place or cue.place
            continue
        kept.append(cue)
    return kept


def _called(text: str, cue: StudyCue, named: Sequence[str]) -> StudyCue:
    """The phrase with the name right after it: 'the trial, called HEARTLY', 'results of HEARTLY'."""
    between = _CALLED.match(text, cue.end) if named and cue.name is None else None
    if between is None:
        return cue
    for name in named:
        if text.startswith(name, between.end()):
            cue.name, cue.end = name, between.end() + len(name)
            cue.text = text[cue.start : cue.end]
    return cue


def _trial(text: str, name: str) -> StudyCue:
    """A trial that is only named: 'In COSMIA, …'."""
    start = text.index(name)
    return StudyCue(Reach.DEFINITE, start, start + len(name), name, "trial", name=name)


def _bare(
    text: str,
    start: int,
    end: int,
    *,
    year: int | None,
    journal: str | None = None,
    authors: tuple[str, ...] = (),
    year_letter: str = "",
) -> StudyCue:
    """A handle that stands without any study phrase: 'as reported in Gut', 'Lind and colleagues'."""
    return StudyCue(
        Reach.NEW,
        start,
        end,
        text[start:end],
        journal=journal,
        authors=authors,
        year=year,
        year_letter=year_letter,
    )


def _take_journal(
    cue: StudyCue,
    journals: list[JournalCue],
    known: frozenset[str],
    stretch: tuple[int, int],
    taken: set[int],
) -> None:
    """Give the phrase the journal named in its stretch of the sentence, or inside itself."""
    for journal in journals:
        if stretch[0] <= journal.start < stretch[1]:
            taken.add(journal.start)
            cue.journal, cue.year, cue.end = journal.name, journal.year, max(cue.end, journal.end)
            return
    for match in nouns.CAPITALISED.finditer(cue.text, 1):
        name = match.group().strip()
        if is_known(name, known):
            cue.journal = name
            return


def _take_authors(cue: StudyCue, authors: list[AuthorCue], high: int, taken: set[int]) -> None:
    """Give the phrase the authors named after it: 'a study by Lind and colleagues'."""
    for author in authors:
        owns = author.end + 1 == cue.start and cue.text.startswith("whose")
        if owns or cue.start <= author.start < high:
            taken.add(author.start)
            cue.authors = (*cue.authors, author.family)
            cue.year = cue.year or author.year
            cue.year_letter = cue.year_letter or author.year_letter


def _take_rest(cue: StudyCue, view: View, low: int, high: int, publication_year: int | None) -> None:
    """Give the phrase its year, its size, its name and where it was done."""
    text = view.text
    if cue.year is None and (view.has_digits or publication_year is not None):
        dated = find_year(text, cue.start, cue.end, high, publication_year)
        if dated is not None:
            cue.year, cue.year_slack = dated.year, dated.slack
    if cue.place is None and not _PLACE_WORDS.isdisjoint(view.words):
        where = nouns.WHERE.search(text, cue.start, high)
        cue.place = where.group(1).lower() if where else None
    titled = nouns.TITLED.search(text, cue.start, high) if "“" in text or '"' in text else None
    cue.title = titled.group("title") if titled else None
    about = _ABOUT.match(text, cue.end) if cue.reach is Reach.DEFINITE else None
    cue.about = about.group("about") if about else ""
    size = nouns.SAMPLE.search(text, low, high) if view.has_digits else None
    n = int(size.group("n").replace(",", "")) if size else None
    cue.n = n if n != cue.year else None
    phrase = text[cue.start : cue.end]
    name = nouns.TRIAL_NAME.search(phrase) if not phrase[1:].islower() else None
    cue.name = name.group("name").strip() if name else None
