"""What a study is, from its title and abstract: design, number of people, population, countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from flows.extract.findings.count_patterns import PEOPLE
from flows.extract.findings.counts import read_sample_size
from flows.extract.findings.design import read_design
from flows.extract.findings.sections import AbstractSentence, Part, clean_abstract, read_sentences
from schemas.vocabulary import Design

_PEOPLE = "|".join(PEOPLE)
_POPULATION = re.compile(
    rf"\b(?:(?!(?:the|a|an|of|in|and|to|total|for|by|with|from|all|were|was|these|those|eligible|included|"
    rf"enrolled|randomi[sz]ed|assigned)\b)[A-Za-z][\w'’-]*\s){{0,4}}(?:{_PEOPLE})\b"
    r"(?:\s\((?:aged?|mean age|median age)[^)]{3,60}\))?"
    r"(?:,?\s(?:aged|with|without|who (?:were|had|have|smoke|work|underwent|received)|undergoing|living|"
    r"from|in|of|attending|at|hospitali[sz]ed|older than|over)\s"
    r"(?:(?!(?:were|was|who|randomi[sz]ed|enrolled|completed|recruited|included|assigned|received|"
    r"participated|is|are|had|with|and|using|between\s[A-Z])\b)[\w%'’,-]+\s?){1,9})?",
    re.I,
)


_NO_POPULATION = re.compile(
    r"^(?:trials|studies|articles|one|two|three|this|compared|receiving|more|less|most|other)\b"
    r"|\b(?:groups?|arms?|placebo|likely|discontinued|median|respectively|compared|received|versus|which)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the abstract says of the study itself; None and empty where it does not say."""

    design: Design
    n_participants: int | None
    population: str | None
    countries: tuple[str, ...]


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
    return tuple(sorted({code_of[match[0]] for match in pattern.finditer(text)}))


def _told(sentences: tuple[AbstractSentence, ...], parts: set[Part]) -> str:
    return " ".join(sentence.text for sentence in sentences if sentence.part in parts)


def read_study_facts(title: str, abstract: str) -> StudyFacts:
    """Read a study's facts from its title and abstract (plain text, JATS or HTML).

    Countries named only in the background or the conclusions are not taken to be the study's own.
    """
    cleaned = clean_abstract(abstract)
    sentences = read_sentences(cleaned)
    title = clean_abstract(title)
    own = _told(sentences, {Part.METHODS, Part.RESULTS, Part.BODY})
    about = own + (" " + _told(sentences, {Part.BACKGROUND}) if not own.strip() else "")
    design = read_design(title, about or cleaned)
    n = read_sample_size(f"{title}. {cleaned}")
    if (
        n is None
        and design is Design.CASE_SERIES
        and re.search(r"\b(?:A|An) \d+[- ]year[- ]old\b|\ba case\b", cleaned)
    ):
        n = 1
    return StudyFacts(design, n, _population(own or cleaned, title), read_countries(f"{title}. {own}"))


def _population(text: str, title: str) -> str | None:
    """The first noun phrase of people that a sentence of the methods names, else that of the title."""
    for source in (text, title):
        best: tuple[int, str] | None = None
        for match in _POPULATION.finditer(source):
            phrase = re.sub(r"\s+", " ", match[0]).strip(" ,.;")
            words = phrase.split()
            if len(words) < 2 or _NO_POPULATION.search(phrase):
                continue
            score = min(len(words), 8) + (3 if re.search(r"\d[\d,]*\s$", source[: match.start()]) else 0)
            if best is None or score > best[0]:
                best = (score, phrase)
        if best is not None:
            return best[1]
    return None
