"""The reader's words, from ``data/triggers.yaml`` and ``data/grammar.yaml``, inflected and indexed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from flows.extract.assertions.inflection import inflect

_DATA: Final = Path(__file__).parent / "data"

UP: Final = 1
DOWN: Final = -1
SAME: Final = 0
UNSIGNED: Final = 2
BENEFIT: Final = 3
HARM: Final = -3
LIGHT: Final = 9
_SIGNS: Final = {
    "up": UP,
    "down": DOWN,
    "same": SAME,
    "unsigned": UNSIGNED,
    "benefit": BENEFIT,
    "harm": HARM,
    "light": LIGHT,
}


class Verb(NamedTuple):
    """A verb of change in one inflection (``form``: base, s, ed, ing, or phrase for "good for")."""

    sign: int
    effect: str | None
    kind: str
    moves_subject: bool
    form: str
    phrasal: bool


class Feel(NamedTuple):
    """A verb that a comparative completes ("slept longer"): the noun its outcome goes by."""

    noun: str
    long: str | None
    early: str | None
    fast: str | None
    form: str


class Word(NamedTuple):
    """What a word can be: its closed class (a one-letter tag), and its readings as a trigger."""

    tag: str
    verb: Verb | None = None
    noun: int | None = None
    adjective: int | None = None
    feel: Feel | None = None
    is_open: bool = False
    """Whether it can be a trigger, so that its neighbours decide its tag."""
    may_frame: bool = False
    """Whether a frame may stand on it."""


class Rewrite(NamedTuple):
    """What the text in lower case must hold, the pattern, what takes its place, and of what else one must
    be held."""

    needs: str
    pattern: re.Pattern[str]
    replacement: str
    also: tuple[str, ...]


class Lexicon(NamedTuple):
    """Words by their lower-case form; phrases by their first word, the longest first."""

    words: dict[str, Word]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    triggers: frozenset[str]
    states: dict[str, str]
    complements: dict[str, tuple[int, frozenset[str]]]
    """What a thing is kept or done ("strong", "good"): its sign, and the verbs that keep or do it."""
    sets: dict[str, frozenset[str]]
    introducing: frozenset[str]
    """Words that say who says so, or what was looked for."""


def _read(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    read: dict[str, Any] = yaml.load((_DATA / name).read_text(encoding="utf-8"), loader)
    return read


def read_entries(name: str) -> list[dict[str, Any]]:
    """The entries of a list in ``data``, every scalar as text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    read: list[dict[str, Any]] = yaml.load((_DATA / name).read_text(encoding="utf-8"), loader)
    return read


def _verbs(triggers: dict[str, Any]) -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for group in triggers["verbs"]:
        sign, effect, kind = _SIGNS[group["sign"]], group.get("effect"), group.get("kind", "change")
        kind = "light" if sign == LIGHT else kind
        for entry in group["words"]:
            first, _, rest = entry.partition(" ")
            if first == "be":
                found.setdefault(rest, Verb(sign, effect, kind, False, "phrase", True))
                continue
            for form, name in inflect(first).items():
                verb = Verb(sign, effect, kind, group.get("subject") == "true", name, bool(rest))
                found.setdefault(f"{form} {rest}" if rest else form, verb)
    return found


def _feels(triggers: dict[str, Any]) -> dict[str, Feel]:
    found: dict[str, Feel] = {}
    for group in triggers["feels"]:
        for entry in group["words"]:
            first, _, rest = entry.partition(" ")
            for form, name in inflect(first).items():
                feel = Feel(group["noun"], group.get("long"), group.get("early"), group.get("fast"), name)
                found.setdefault(f"{form} {rest}" if rest else form, feel)
    return found


def _complements(groups: dict[str, dict[str, list[str]]]) -> dict[str, tuple[int, frozenset[str]]]:
    return {
        word: (_SIGNS[sign], frozenset(inflect(verb)))
        for verb, signs in groups.items()
        for sign, words in signs.items()
        for word in words
    }


_CLASSES: Final = (
    # tag, list in grammar.yaml
    ("d", "determiners"), ("q", "numbers"), ("m", "modals"), ("b", "be"), ("h", "have"), ("o", "do"),
    ("x", "negators"), ("p", "prepositions"), ("c", "conjunctions"), ("u", "contrast"),
    ("s", "subordinators"), ("r", "relatives"), ("C", "comparators"), ("n", "idle"),
)  # fmt: skip


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _read("sets.yaml").items()}


def words_of(name: str) -> frozenset[str]:
    """A word set of ``data/sets.yaml``."""
    return _sets()[name]


@cache
def rewrites() -> tuple[Rewrite, ...]:
    """The rewrites of ``data/rewrites.yaml``, in their order."""
    return tuple(
        Rewrite(
            entry["needs"],
            re.compile(entry["pattern"], re.IGNORECASE),
            entry["with"],
            tuple(entry["also"].split("|")) if "also" in entry else (),
        )
        for entry in read_entries("rewrites.yaml")
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and inflected once."""
    triggers, grammar = _read("triggers.yaml"), _read("grammar.yaml")
    tags: dict[str, str] = {}
    for tag, name in _CLASSES:
        for word in grammar[name]:
            tags.setdefault(word, tag)
    tags |= {"no": "z", "neither": "z", "none": "z", "to": "t", "that": "r", "according to": "A"}
    verbs, feels = _verbs(triggers), _feels(triggers)
    nouns: dict[str, int] = {}
    for name, words in triggers["nouns"].items():
        for word in words:
            plural = word[:-1] + "ies" if word.endswith("ty") else word + "s"
            nouns |= {word: _SIGNS[name], plural: _SIGNS[name]}
    adjectives = {word: _SIGNS[name] for name, words in triggers["adjectives"].items() for word in words}
    for word in triggers["fillers"]:
        tags.setdefault(word, "a")
    complements = _complements(triggers["complements"])
    everything = sorted({*tags, *verbs, *nouns, *adjectives, *feels, *complements})
    framing = {*verbs, *adjectives, *feels, *complements, *triggers["states"], *words_of("framing")}
    words = {
        word: Word(
            tags.get(word, "n"),
            verbs.get(word),
            nouns.get(word),
            adjectives.get(word),
            feels.get(word),
            word in verbs or word in nouns or word in adjectives,
            word in framing,
        )
        for word in [*everything, *sorted(framing - set(everything))]
    }
    sets = {name: frozenset(grammar[name]) for name in grammar if isinstance(grammar[name], list)}
    sets |= {
        name: frozenset(triggers[name])
        for name in ("positive", "negative", "harmful_states", "fillers", "naming")
    }
    multi = [word for word in [*everything, *sorted(sets["aims"])] if " " in word]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in multi:
        first, *rest = phrase.split()
        phrases.setdefault(first, []).append((tuple(rest), phrase))
    light = {word for word, verb in verbs.items() if verb.kind == "light"}
    spoken = {max(part.split(), key=len) for part in [*verbs, *nouns, *adjectives] if part not in light}
    return Lexicon(
        words,
        {word: tuple(sorted(ends, key=lambda end: (-len(end[0]), end))) for word, ends in phrases.items()},
        frozenset(spoken) | words_of("spoken") | frozenset(triggers["states"]) | frozenset(inflect("make")),
        dict(triggers["states"]),
        complements,
        sets,
        sets["reports"] | sets["aims"] | words_of("hints"),
    )  # fmt: skip
