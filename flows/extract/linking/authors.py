"""Authors named in running text as the handle of a study."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.speakers.names import NAME, family_name, is_person_name

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)[a-f]?"
_COLLEAGUES = re.compile(
    rf"(?P<name>{NAME})(?:,[^,()]{{3,80}},)?\s+(?:(?:and|&)\s+(?:(?:his|her|"
    rf"their)\s+)?(?:\w+\s+)?(?:colleagues|co-workers|coworkers|team|co-authors|coauthors|"
    rf"collaborators)|et al\.?)(?:,?\s*\(?(?P<year>{_YEAR})\)?)?"
)
_OF_COLLEAGUES = re.compile(
    rf"(?P<name>{NAME}),\s+(?:[A-Z][\w.]{{1,6}},?\s+){{0,3}}(?:of|from|at|"
    rf"with)\s+[^;:()“”]{{3,150}}?,?\s+(?:and|&)\s+"
    rf"(?:(?:his|her|their)\s+)?(?:\w+\s+)?(?:colleagues|co-workers|coworkers|co-authors|coauthors|"
    rf"collaborators)\b(?P<year>)"
)
"""'Ana Lund, Ph.D., of a hospital in Bergen, Norway, and colleagues': the name stands before the place."""
_TEAM = re.compile(
    rf"(?P<name>{NAME})[’']s?\s+(?:\w+\s+)?(?:team|group|lab|laboratory|study|trial|paper|"
    rf"findings)\b(?P<year>)"
)
_LED = re.compile(
    rf"\b(?:study|trial|research|team|group|consortium|review|paper|analysis|work|experiment|survey|"
    rf"meta-analysis)\s+(?:[\w’'-]+\s+){{0,4}}?(?:led|by|authored|headed|directed)\s+(?:by\s+)?"
    rf"(?:(?!the\b)[a-z][\w’'-]+\s+){{0,4}}(?P<name>{NAME})(?P<year>)"
)
_NAME_YEAR = re.compile(rf"(?P<name>{NAME})(?:\s+(?:and|&)\s+{NAME})?\s*\((?P<year>{_YEAR})\)")
_GROUP = re.compile(rf"\((?:see |e\.g\.,? |cf\. )?(?P<group>[A-Z][^()]{{2,160}}?{_YEAR}[^()]{{0,80}})\)")
_IN_GROUP = re.compile(
    rf"(?P<name>[A-ZÀ-Þ][\w’'\-]+)(?:,?\s+[A-Z]\.)*(?:\s+et al\.?|(?:,\s+[A-Z][\w’'-]+)*,?\s+(?:&|"
    rf"and)\s+[A-Z][\w’'\-]+)?,?\s+(?P<year>{_YEAR})"
)
_OF_PLACE = re.compile(
    r"\s+(?:(?:and|&)\s+[A-Z][\w’'-]+\s+)?(?:University|College|Hospitals?|School|Institutes?|Cent(?:er|"
    r"re)s?|Clinic|Medical|"
    r"Medicine|Medicare|Foundation|Health|researchers?|scientists?|academics|doctors|experts|investigators|"
    r"economists|"
    r"psychologists|epidemiologists|neuroscientists|nutritionists|cardiologists|biologists)\b"
)
"""What follows the name of a place or house where a study was done: 'by Harvard researchers'."""
_WHOSE = re.compile(
    rf"(?P<name>{NAME})(?:,? (?:of|at|from) [^,;:“”]{{2,80}})?,(?= whose (?:{_YEAR} )?(?:[a-z]+ ){{0,3}}?"
    r"(?:study|trial|paper|survey|review|experiments?|analysis|meta-analysis)\b)(?P<year>)"
)
"""'Ana Lund of Bergen, whose 2009 paper found …'."""
_OTHERS = frozenset(
    ["colleagues", "workers", "coworkers", "co-workers", "authors", "coauthors", "collaborators"]
)
_NAMED = (
    (_OF_COLLEAGUES, _OTHERS),
    (
        _COLLEAGUES,
        frozenset(
            [
                "colleagues",
                "workers",
                "coworkers",
                "co-workers",
                "team",
                "al",
                "authors",
                "coauthors",
                "collaborators",
            ]
        ),
    ),
    (_NAME_YEAR, frozenset[str]()),
    (_TEAM, frozenset(["team", "group", "lab", "laboratory", "study", "trial", "paper", "findings"])),
    (_WHOSE, frozenset(["whose"])),
    (_LED, frozenset(["led", "by", "authored", "headed", "directed"])),
)
"""Each pattern with the words of which one must be there."""


@dataclass(frozen=True, slots=True)
class AuthorCue:
    """An author (lower-case family name) and the year given with the name; offsets of the whole wording."""

    family: str
    year: int | None
    start: int
    end: int
    is_bracketed: bool = False
    year_letter: str = ""


def find_authors(text: str, words: frozenset[str]) -> list[AuthorCue]:
    """Find authors that a sentence names as those of a study.

    Args:
        text: the sentence.
        words: its lower-case words, by which most patterns are left untried.

    >>> [cue.family for cue in find_authors("It helps (Okafor, 2007; Lind et al., 2012).", frozenset())]
    ['okafor', 'lind']
    """
    found: list[AuthorCue] = []
    taken: list[tuple[int, int]] = []
    if "(" in text:
        for group in _GROUP.finditer(text):
            for match in _IN_GROUP.finditer(text, group.start("group"), group.end("group")):
                _keep(found, taken, match, is_bracketed=True)
    for pattern, gate in _NAMED:
        if gate.isdisjoint(words) and not (pattern is _NAME_YEAR and "(" in text):
            continue
        if pattern is _TEAM and "’" not in text and "'" not in text:
            continue
        for match in pattern.finditer(text):
            _keep(found, taken, match)
    return sorted(found, key=lambda cue: cue.start)


def _keep(
    found: list[AuthorCue], taken: list[tuple[int, int]], match: re.Match[str], is_bracketed: bool = False
) -> None:
    name = match.group("name")
    start, end = match.span()
    if any(low < end and start < high for low, high in taken) or not is_person_name(name):
        return
    if _OF_PLACE.match(match.string, match.end("name")):
        return
    year = match.group("year")
    found.append(
        AuthorCue(
            family_name(name),
            int(year[:4]) if year else None,
            match.start("name"),
            end,
            is_bracketed,
            year[4:] if year else "",
        )
    )
    taken.append((start, end))
