"""What a study is, from its title and abstract: design, number of people, population, countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from flows.extract.findings.counts import read_sample_size
from flows.extract.findings.design import read_design
from flows.extract.findings.population import read_population
from flows.extract.findings.sections import AbstractSentence, Part, clean_abstract, read_sentences
from schemas.vocabulary import Design

_RECENT = 16
"""Abstracts whose facts are kept: the findings of an abstract ask for them again."""


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the abstract says of the study itself; None and empty where it does not say."""

    design: Design
    n_participants: int | None
    population: str | None
    countries: tuple[str, ...]


_NO_PLACE = re.compile(
    r"(?:(?:-[A-Z]\w+)?\s[\w-]+){0,4}?\s(?i:scales?|scores?|index|inventory|tests?|tasks?"
    r"|questionnaires?|assessment|classifications?|guidelines?|recommendations?|terminology|nomenclature"
    r"|criteria|stool form|syndrome)\b"
    r"|\s(?:(?:Golden|golden|albino|White|white|Webster|Black)\s)?(?i:mice|mouse|rats?|hamsters?"
    r"|rabbits?|bulldogs?|shepherds?|encephalitis|hedgehogs?)\b"
    r"|\s(?i:(?:herbal|patent)?\s?medicines?|herbs?|hamster ovary)\b"
)
"""Behind the name of a place: an instrument, a breed or a remedy called after it."""


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, list[str]] = yaml.safe_load(
        (Path(__file__).parent / "data" / "countries.yaml").read_text("utf-8")
    )
    code_of = {name: code for code, names in table.items() for name in names}
    names = sorted(code_of, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)"), code_of


def read_countries(text: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of the countries that a text names (country, people, city), sorted."""
    pattern, code_of = _countries()
    named = {code_of[m[0]] for m in pattern.finditer(text) if not _NO_PLACE.match(text, m.end())}
    return tuple(sorted(named))


_AIM = re.compile(
    r"\b(?:aim\w*|objectives?|purpose|goal|hypothes\w+|this (?:\w+ )?(?:study|trial|review)|we (?:examined"
    r"|investigated|assessed|evaluated|studied|compared|tested|explored|sought|estimated)"
    r"|to (?:explore|investigate|examine|assess|determine|evaluate|compare|describe|identify|test"
    r"|estimate))\b",
    re.I,
)
"""What a sentence of the background has that tells of the study itself."""


def _told(sentences: tuple[AbstractSentence, ...], parts: set[Part]) -> str:
    return " ".join(sentence.text for sentence in sentences if sentence.part in parts)


def _aims(sentences: tuple[AbstractSentence, ...]) -> str:
    return " ".join(
        sentence.text
        for sentence in sentences
        if sentence.part is Part.BACKGROUND and _AIM.search(sentence.text) is not None
    )


@lru_cache(maxsize=_RECENT)
def read_study_facts(title: str, abstract: str) -> StudyFacts:
    """Read a study's facts from its title and abstract (plain text, JATS or HTML).

    Countries named only in the background or the conclusions are not taken to be the study's own.
    """
    cleaned = clean_abstract(abstract)
    sentences = read_sentences(cleaned)
    title = clean_abstract(title)
    own = _told(sentences, {Part.METHODS, Part.RESULTS, Part.BODY})
    about = own if own.strip() else _told(sentences, {Part.BACKGROUND})
    design = read_design(title, about or cleaned)
    n = read_sample_size(f"{title}. {cleaned}")
    if (
        n is None
        and design is Design.CASE_SERIES
        and re.search(r"\b(?:A|An) \d+[- ]year[- ]old\b|\ba case\b", cleaned)
    ):
        n = 1
    return StudyFacts(
        design,
        n,
        read_population(
            _told(sentences, {Part.METHODS, Part.BODY}) or own or cleaned,
            title,
            _told(sentences, {Part.BACKGROUND}),
            own,
        ),
        read_countries(f"{title}. {own} {_aims(sentences)}"),
    )
