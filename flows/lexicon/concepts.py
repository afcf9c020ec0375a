"""Outcome concepts: what an outcome phrase is about, and whether its rise is good or bad for the person.

The concepts stand in ``data/concepts/``, a file a field, with MeSH descriptors where they are certain; a
user's own file of the same shape is added by :func:`use_concepts`. Where the lay press and physiology differ
the press is followed: heart rate and cortisol count as bad when they rise, because health journalism writes
of them as signs of stress ("lowers your heart rate" is offered as a benefit); body weight and energy intake
likewise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NoReturn

import yaml

from flows.lexicon.phrases import stem, words_of
from flows.lexicon.pieces import by_pieces
from flows.marked_yaml import FileError, Node, read_yaml
from schemas.vocabulary import Direction, Valence

Pole = Literal["good", "bad", "neutral"]
_BUNDLED: Final = Path(__file__).parent / "data" / "concepts"
_words: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?").findall
_MESH: Final = re.compile(r"D\d{6,9}")
_KEYS: Final = ("mesh", "label", "pole", "terms", "inverse")
_FLIP: Final[dict[Pole, Pole]] = {"good": "bad", "bad": "good", "neutral": "neutral"}


class ConceptError(FileError):
    """A concepts file that cannot be used: what is wrong, and on which line."""


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


Index = dict[str, tuple[tuple[frozenset[str], int, Concept], ...]]


def _concept_of_entry(entry: dict[str, Any], fail: Callable[[str], NoReturn]) -> Concept:
    label = entry.get("label")
    if not isinstance(label, str) or not label.strip():
        fail("a concept needs a label")
    if entry.get("pole") not in _FLIP:
        fail(f"{label!r}: pole must be good, bad or neutral, not {entry.get('pole')!r}")
    mesh = entry.get("mesh")
    if mesh is not None and not _MESH.fullmatch(str(mesh)):
        fail(f"{label!r}: {mesh!r} is no MeSH descriptor such as D006854")
    words: dict[str, tuple[str, ...]] = {}
    for key, default in (("terms", [label]), ("inverse", [])):
        terms = entry.get(key) or default
        if isinstance(terms, str):
            terms = terms.split("; ")
        if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
            fail(f"{label!r}: {key} must be a list of phrases")
        words[key] = tuple(terms)
    return Concept(
        id=mesh or "local:" + re.sub(r"\W+", "-", label.lower()).strip("-"),
        mesh=mesh,
        label=label,
        pole=entry["pole"],
        terms=words["terms"],
        inverse=words["inverse"],
    )


def _bundled() -> Iterator[Concept]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    for path in sorted(_BUNDLED.glob("*.yaml")):

        def fail(problem: str, path: Path = path) -> NoReturn:
            raise ConceptError(path, problem)

        for entry in yaml.load(path.read_text(encoding="utf-8"), loader):
            yield _concept_of_entry(entry, fail)


def _users(path: Path) -> Iterator[Concept]:
    """The concepts of a user's file, each complaint with its line."""
    seen: set[str] = set()
    try:
        for node in read_yaml(path).items():
            fields = node.mapping(*_KEYS)
            concept = _concept_of_entry({key: _plain(value) for key, value in fields.items()}, node.fail)
            if not all(map(_stems, concept.terms + concept.inverse)):
                node.fail(f"{concept.label!r}: its terms must be a list of phrases")
            if concept.id in seen:
                node.fail(f"{concept.label!r}: {concept.id} stands twice in this file")
            seen.add(concept.id)
            yield concept
    except ConceptError:
        raise
    except FileError as fault:
        raise ConceptError(fault.path, fault.problem, fault.line, fault.column) from None


def _plain(node: Node) -> Any:
    """A marked value without its marks."""
    return [_plain(item) for item in node.value] if isinstance(node.value, list) else node.value


def load_concepts(extra: Path | None = None) -> tuple[Concept, ...]:
    """Read the bundled concepts, and those of a user's file after them (same id: the user's entry wins).

    Raises:
        ConceptError: the user's file is malformed; names the file, the line and what is wrong.
    """
    concepts = {concept.id: concept for concept in _bundled()}
    if extra is not None:
        concepts |= {concept.id: concept for concept in _users(extra)}
    return tuple(concepts.values())


def index_concepts(concepts: tuple[Concept, ...]) -> Index:
    """Terms by their rarest-looking (longest) stem, for :func:`concept_of`."""
    found: dict[str, list[tuple[frozenset[str], int, Concept]]] = {}
    for concept in concepts:
        wordings = [(concept, concept.terms)]
        if concept.inverse:
            turned = replace(concept, pole=_FLIP[concept.pole], is_inverse=True)
            wordings.append((turned, concept.inverse))
        for owner, terms in wordings:
            for term in terms:
                words = _stems(term)
                stems = frozenset(words)
                telling = len(stems) if stems.isdisjoint(_MEASURES) else len(stems - _MEASURES)
                found.setdefault(max(words, key=len), []).append((stems, telling, owner))
    return {key: tuple(terms) for key, terms in found.items()}


@cache
def _bundled_index() -> Index:
    return index_concepts(load_concepts())


_chosen: list[Index] = []
_chosen_file: list[str | None] = [None]
_forgetting: list[Callable[[], None]] = []


def when_concepts_change(forget: Callable[[], None]) -> None:
    """Have a cache that rests on the concepts emptied whenever other ones are chosen."""
    _forgetting.append(forget)


def use_concepts(extra: Path | None) -> None:
    """Make :func:`concept_of` and :func:`valence_of` use a user's file too, in this process.

    Raises:
        ConceptError: see :func:`load_concepts`; the concepts stay those of before.
    """
    content = extra.read_text(encoding="utf-8", errors="replace") if extra and extra.is_file() else None
    if content == _chosen_file[0] and (extra is None or content is not None):
        return
    _chosen[:] = [index_concepts(load_concepts(extra))] if extra else []
    _chosen_file[0] = content
    for forget in (_look_up.cache_clear, *_forgetting):
        forget()


_DROP: Final = frozenset(map(stem, words_of("unsaid")))
_MEASURES: Final = frozenset(map(stem, words_of("generic") | words_of("measured") | words_of("stop")))
_ADJUNCT: Final = re.compile(
    r"\b(?:in|among|for|during|after|before|with|by|at|from|due|because|when|while|who|that|than)\b"
)


@by_pieces
def _stems(piece: str) -> tuple[str, ...]:
    return tuple(word for word in map(stem, _words(piece)) if word not in _DROP)


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
    is_bare = _MEASURES.issuperset(words[:head])
    found = [
        (max(places[item] for item in stems), stems, telling, concept)
        for word in places
        for stems, telling, concept in index.get(word, ())
        if stems <= known and (telling or is_bare or concept.label in _VAGUE)
    ]
    if not found:
        return None
    core = max(found, key=lambda term: (term[0] < head, *_rank(term)))[1]
    return max((term for term in found if core <= term[1]), key=_rank)[3]


def _rank(term: tuple[int, frozenset[str], int, Concept]) -> tuple[int, int, int]:
    last, stems, telling, concept = term
    return telling - (concept.label in _VAGUE), len(stems), last


_VAGUE: Final = words_of("vague")


def concept_of(phrase: str) -> Concept | None:
    """The outcome concept that a phrase words, or None.

    The term with the most words wins, of which those of measure ("risk", "level") count least, as does one
    of a vague concept; between equals the one that stands last ("risk of stroke" is stroke). A word that may
    be a measure names an outcome where it stands alone ("concentration", not "insulin concentration"). Words
    after a preposition count only where the phrase before it names no concept, or where they say more of the
    one it names ("pain in the lower back").

    >>> concept_of("your cortisol levels").id, concept_of("insomnia").pole
    ('D006854', 'bad')
    """
    return _look_up(phrase.lower())


def pole_of(phrase: str) -> Pole | None:
    """What a rise of the outcome as worded means; None where the phrase is of no known concept."""
    words = _words(phrase.lower())
    concept = concept_of(phrase)
    first = words[0] if words else ""
    if first in _FALLING and words[1:2] in (["in"], ["of"]):
        inner = pole_of(" ".join(words[2:]))
        return _FLIP[inner] if inner is not None else None
    if first in _LACKING and concept is not None and not concept.is_inverse:
        return _FLIP[concept.pole]
    if (
        concept is not None
        and concept.pole == "good"
        and not concept.is_inverse
        and not _HARMED.isdisjoint(words)
    ):
        return "bad"
    if concept is None or concept.pole == "neutral":
        if not _RISKY.isdisjoint(words):
            return "bad"
        if not _BENEFICIAL.isdisjoint(words):
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
