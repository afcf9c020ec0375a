"""Outcome concepts: what an outcome phrase is about, and whether its rise is good or bad for the person.

The concepts stand in ``data/concepts.yaml`` with MeSH descriptors where they are certain; a user's own file
of the same shape is added by :func:`use_concepts`. Where the lay press and physiology differ the press is
followed: heart rate and cortisol count as bad when they rise, because health journalism writes of them as
signs of stress ("lowers your heart rate" is offered as a benefit); body weight and energy intake likewise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from flows.lexicon.phrases import stem, words_of
from schemas.vocabulary import Direction, Valence

Pole = Literal["good", "bad", "neutral"]
_BUNDLED: Final = Path(__file__).parent / "data" / "concepts.yaml"
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FLIP: Final[dict[Pole, Pole]] = {"good": "bad", "bad": "good", "neutral": "neutral"}


class ConceptError(ValueError):
    """A concepts file that cannot be used: what is wrong, and in which entry."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An outcome concept as a phrase words it.

    ``pole`` is what a rise of the outcome *as worded* means; for a wording of the opposite ("insomnia" for
    sleep quality) ``is_inverse`` is true and the pole is turned round, while ``id`` and ``label`` stay those
    of the concept.
    """

    id: str
    mesh: str | None
    label: str
    pole: Pole
    terms: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    is_inverse: bool = False


Index = dict[str, tuple[tuple[frozenset[str], Concept], ...]]


def _concept_of_entry(entry: Any, where: str) -> Concept:
    if not isinstance(entry, dict) or not isinstance(entry.get("label"), str):
        raise ConceptError(f"{where}: an entry needs a label: {entry!r}")
    unknown = sorted(set(entry) - {"mesh", "label", "pole", "terms", "inverse"})
    if unknown:
        raise ConceptError(f"{where}, {entry['label']!r}: unknown keys {unknown}")
    if entry.get("pole") not in _FLIP:
        raise ConceptError(
            f"{where}, {entry['label']!r}: pole must be good, bad or neutral, not {entry.get('pole')!r}"
        )
    mesh = entry.get("mesh")
    terms = tuple(str(term) for term in entry.get("terms") or (entry["label"],))
    return Concept(
        id=mesh or "local:" + re.sub(r"\W+", "-", entry["label"].lower()).strip("-"),
        mesh=mesh,
        label=entry["label"],
        pole=entry["pole"],
        terms=terms,
        inverse=tuple(str(term) for term in entry.get("inverse") or ()),
    )


def load_concepts(extra: Path | None = None) -> tuple[Concept, ...]:
    """Read the bundled concepts, and those of a user's file after them (same id: the user's entry wins).

    Raises:
        ConceptError: naming the file and, for YAML syntax, the line.
    """
    concepts: dict[str, Concept] = {}
    for path in (_BUNDLED, extra):
        if path is None:
            continue
        try:
            entries = yaml.load(
                path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            )
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise ConceptError(f"{path}: {error}") from error
        if not isinstance(entries, list):
            raise ConceptError(f"{path}: a list of concepts was expected")
        for number, entry in enumerate(entries, 1):
            concept = _concept_of_entry(entry, f"{path}, entry {number}")
            concepts[concept.id] = concept
    return tuple(concepts.values())


def index_concepts(concepts: tuple[Concept, ...]) -> Index:
    """Terms by their rarest-looking (longest) stem, for :func:`concept_of`."""
    found: dict[str, list[tuple[frozenset[str], Concept]]] = {}
    for concept in concepts:
        turned = replace(concept, pole=_FLIP[concept.pole], is_inverse=True)
        for owner, terms in ((concept, concept.terms), (turned, concept.inverse)):
            for term in terms:
                stems = frozenset(_stems(term))
                key = max(sorted(stems), key=len)
                found.setdefault(key, []).append((stems, owner))
    return {key: tuple(terms) for key, terms in found.items()}


@cache
def _bundled_index() -> Index:
    return index_concepts(load_concepts())


_chosen: list[Index] = []


def use_concepts(extra: Path | None) -> None:
    """Make :func:`concept_of` and :func:`valence_of` use a user's file too, in this process."""
    _chosen[:] = [index_concepts(load_concepts(extra))] if extra else []
    _look_up.cache_clear()


_DROP: Final = frozenset(
    stem(word)
    for word in ("of", "the", "a", "your", "their", "and", "to", "in", "with", "for", "from", "at", "as")
)
_ADJUNCT: Final = re.compile(
    r"\b(?:in|among|for|during|after|before|with|by|at|from|due|because|when|while|who|that|than)\b"
)


def _stems(phrase: str) -> list[str]:
    return [word for word in (stem(match) for match in _WORD.findall(phrase)) if word not in _DROP]


@lru_cache(maxsize=16_384)
def _look_up(phrase: str) -> Concept | None:
    index = _chosen[0] if _chosen else _bundled_index()
    words = _stems(phrase)
    if not words:
        return None
    places = {word: place for place, word in reversed(list(enumerate(words)))}
    known = places.keys()
    head = (
        len(_stems(cut[0]))
        if len(cut := _ADJUNCT.split(phrase, maxsplit=1)) > 1 and cut[0].strip()
        else len(words)
    )
    best: tuple[bool, int, int, int] | None = None
    chosen: Concept | None = None
    for word in places:
        for stems, concept in index.get(word, ()):
            if stems <= known:
                last = max(places[item] for item in stems)
                rank = (last < head, len(stems), -int(concept.label in _VAGUE), last)
                if best is None or rank > best:
                    best, chosen = rank, concept
    return chosen


_VAGUE: Final = words_of("vague")


def concept_of(phrase: str) -> Concept | None:
    """The outcome concept that a phrase words, or None.

    The term with the most words wins; between equals the more telling, then the one that stands last
    ("risk of stroke" is stroke). Words after a preposition count only where the phrase before it names
    no concept.

    >>> concept_of("your cortisol levels").id, concept_of("insomnia").pole
    ('D006854', 'bad')
    """
    return _look_up(phrase.lower())


def pole_of(phrase: str) -> Pole | None:
    """What a rise of the outcome as worded means; None where the phrase is of no known concept."""
    words = _WORD.findall(phrase.lower())
    concept = concept_of(phrase)
    first = words[0] if words else ""
    if first in _FALLING and words[1:2] in (["in"], ["of"]):
        inner = pole_of(" ".join(words[2:]))
        return _FLIP[inner] if inner is not None else None
    if first in _LACKING and concept is not None and not concept.is_inverse:
        return _FLIP[concept.pole]
    if concept is not None and concept.pole == "good" and any(word in _HARMED for word in words):
        return "bad"
    if concept is None or concept.pole == "neutral":
        if any(word in _RISKY for word in words):
            return "bad"
        if any(word in _BENEFICIAL for word in words):
            return "good"
    if concept is not None and concept.pole == "bad" and words and words[-1] in _WARDING:
        # "resistance" wards an infection off, but is the very name of "insulin resistance"
        return "bad" if any(term.endswith(words[-1]) for term in concept.terms) else "good"
    return concept.pole if concept is not None else None


_FALLING: Final = words_of("falling")
_LACKING: Final = words_of("lacking")
_HARMED: Final = words_of("harmed")
_WARDING: Final = words_of("warding")
_RISKY: Final = words_of("risky")
_BENEFICIAL: Final = words_of("beneficial")


def valence_of(phrase: str, direction: Direction) -> Valence:
    """What a change of an outcome means for the person, from the outcome's pole and the direction as worded.

    >>> valence_of("negative mood", Direction.INCREASE).value
    'harm'
    >>> valence_of("risk of stroke", Direction.DECREASE).value
    'benefit'
    """
    if direction is Direction.NO_CHANGE:
        return Valence.NEUTRAL
    if direction not in (Direction.INCREASE, Direction.DECREASE):
        return Valence.UNKNOWN
    pole = pole_of(phrase)
    if pole is None:
        return Valence.UNKNOWN
    if pole == "neutral":
        return Valence.NEUTRAL
    return Valence.BENEFIT if (pole == "good") is (direction is Direction.INCREASE) else Valence.HARM
