"""Made-up references, printed in the press's styles and degraded in the press's ways."""

# ruff: noqa: ARG001, ARG005, E501  (every degradation has one signature; a style reads best in one line)

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.made_up_records import Work

N_EACH = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a work, field by field, before a style puts it in order."""

    authors: tuple[str, ...]
    year: int | None
    title: str | None
    journal: str | None
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None
    et_al: bool = False


Degrade = Callable[[random.Random, Printed, Work], Printed]


def _cased(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=(printed.title or "").title())


def _year_off(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, year=(printed.year or 2000) + rng.choice((-1, 1)))


def _no_year(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, year=None)


def _first_author(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=printed.authors[:1], et_al=rng.random() < 0.6)


def _no_author(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=())


def _abbreviated(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, journal=work.abbreviation)


def _typo(rng: random.Random, text: str) -> str:
    places = [n for n in range(2, len(text) - 1) if text[n].isalpha() and text[n + 1].isalpha()]
    if not places:
        return text
    place = rng.choice(places)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + text[place] + text[place:]


def _journal_misspelt(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, journal=_typo(rng, printed.journal or ""))


def _title_misspelt(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=_typo(rng, _typo(rng, printed.title or "")))


def _no_subtitle(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=re.split(r"[:?]\s", printed.title or "")[0])


def _words_left_out(rng: random.Random, printed: Printed, _: Work) -> Printed:
    words = (printed.title or "").split()
    for _n in range(max(1, len(words) // 5)):
        if len(words) > 5:
            words.pop(rng.randrange(1, len(words)))
    return replace(printed, title=" ".join(words))


def _accents_lost(rng: random.Random, printed: Printed, _: Work) -> Printed:
    def bare(text: str) -> str:
        letters = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ı", "i"))
        return "".join(c for c in letters if not unicodedata.combining(c))

    return replace(printed, authors=tuple(map(bare, printed.authors)), journal=bare(printed.journal or ""))


def _hyphenated(rng: random.Random, printed: Printed, _: Work) -> Printed:
    words = (printed.title or "").split()
    long = [n for n, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if long:
        place = rng.choice(long)
        cut = rng.randint(3, len(words[place]) - 3)
        words[place] = f"{words[place][:cut]}- {words[place][cut:]}"
    return replace(printed, title=" ".join(words))


def _right_doi(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, doi=work.candidate.study.doi)


def _mistyped_doi(rng: random.Random, printed: Printed, work: Work) -> Printed:
    return replace(printed, doi=f"{work.candidate.study.doi}{rng.randint(0, 9)}")


def _no_title(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, title=None)


def _second_author_first(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, authors=printed.authors[1:2] or printed.authors)


def _place_left_out(rng: random.Random, printed: Printed, _: Work) -> Printed:
    return replace(printed, volume=None, pages=None)


def _press(rng: random.Random, printed: Printed, work: Work) -> Printed:
    """Several at once, as a magazine's list has them."""
    for degrade in rng.sample(
        [_year_off, _first_author, _abbreviated, _no_subtitle, _title_misspelt, _accents_lost], 3
    ):
        printed = degrade(rng, printed, work)
    return _place_left_out(rng, printed, work)


DEGRADATIONS: dict[str, Degrade] = {
    "as recorded": lambda rng, printed, work: printed,
    "title in capitals": _cased,
    "year off by one": _year_off,
    "year left out": _no_year,
    "first author only": _first_author,
    "authors left out": _no_author,
    "second author first": _second_author_first,
    "journal abbreviated": _abbreviated,
    "journal misspelt": _journal_misspelt,
    "title misspelt": _title_misspelt,
    "subtitle left out": _no_subtitle,
    "words left out": _words_left_out,
    "title left out": _no_title,
    "accents lost": _accents_lost,
    "hyphens of a PDF": _hyphenated,
    "volume and pages left out": _place_left_out,
    "right DOI": _right_doi,
    "DOI of another work": lambda rng, printed, work: printed,
    "DOI mistyped": _mistyped_doi,
    "three at once": _press,
}
ABSENT = "record absent"


def _name(author: str) -> str:
    family, given = author.split(", ")
    return f"{family} {given[0]}"


def _print(rng: random.Random, printed: Printed) -> str:
    names = [_name(author) for author in printed.authors]
    authors = ", ".join(names) + (" et al" if printed.et_al and names else "")
    year, title, journal = printed.year or "", printed.title, printed.journal
    place = f"{printed.volume}:{printed.pages}" if printed.volume else ""
    style = rng.randrange(4)
    doi = f" https://doi.org/{printed.doi}" if printed.doi else ""
    if style == 0:
        parts = [
            f"{authors}." if authors else "",
            f"{title}." if title else "",
            f"{journal}.",
            f"{year};{place}." if place else f"{year}.",
        ]
    elif style == 1:
        numbers = f", {printed.volume}, {printed.pages}" if printed.volume else ""
        parts = [
            f"{authors} ({year})." if authors else f"({year}).",
            f"{title}." if title else "",
            f"{journal}{numbers}.",
        ]
    elif style == 2:
        numbers = f" {printed.volume}: {printed.pages}" if printed.volume else ""
        parts = [
            f"{authors}," if authors else "",
            f"“{title},”" if title else "",
            f"{journal}{numbers} ({year}).",
        ]
    else:
        parts = [
            f"{authors}:" if authors else "",
            f"{title}." if title else "",
            f"{journal}, {year}" + (f", {place}" if place else ""),
        ]
    text = " ".join(part for part in parts if part)
    return text.replace(" ()", "").replace("() .", "") + doi


def printed_of(work: Work) -> Printed:
    """The work as its record would print it."""
    study = work.candidate.study
    return Printed(
        study.authors, study.year_published, study.title, study.container_title, work.candidate.volume, work.candidate.pages
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One printed reference, and the record that it means; None where that is not among the records."""

    kind: str
    text: str
    meant: str | None
    without: str | None = None
    """A record to leave out."""


def make_cases(works: Sequence[Work], seed: int) -> list[Case]:
    """``N_EACH`` references a degradation, and three times as many whose record is absent."""
    rng = random.Random(seed)
    cases: list[Case] = []
    printable = [work for work in works if work.kind not in {"comment", "meeting_abstract"}]
    for kind, degrade in DEGRADATIONS.items():
        for work in rng.sample(printable, N_EACH):
            printed = degrade(rng, printed_of(work), work)
            if kind == "DOI of another work":
                siblings = [own for own in works if own.family == work.family and own is not work]
                printed = replace(printed, doi=rng.choice(siblings or list(works)).candidate.study.doi)
            cases.append(Case(kind, _print(rng, printed), work.candidate.study.study_id))
    kinds = sorted(set(DEGRADATIONS) - {"right DOI", "as recorded"})
    families = Counter(work.family for work in works)
    crowded = [work for work in printable if families[work.family] > 1]
    for work in rng.sample(crowded, 3 * N_EACH):
        printed = DEGRADATIONS[rng.choice(kinds)](rng, printed_of(work), work)
        cases.append(Case(ABSENT, _print(rng, printed), None, work.candidate.study.study_id))
    return cases
