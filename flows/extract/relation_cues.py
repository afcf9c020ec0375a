"""The tables of ``data/relation.yaml``, loaded once: verbs in all their forms, cues compiled, word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import yaml

Kind = Literal["causal", "conditional", "correlational", "comparative", "weak", "blocked"]
Form = Literal["base", "s", "past", "ing"]
TABLES: Final = Path(__file__).parent / "data" / "relation.yaml"
_DOUBLED: Final = frozenset({"spur", "cut", "control"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that states a relation or, as ``blocked``, keeps other wordings from doing so."""

    kind: Kind
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    also: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb: its lemma, and whether it needs an object or one of ``followers`` behind it."""

    lemma: str
    form: Form
    needs_object: bool
    followers: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the reader looks up."""

    verbs: dict[str, Verb]
    cues: tuple[Cue, ...]
    cues_of: dict[str, tuple[int, ...]]
    triggers: frozenset[str]
    intervention: re.Pattern[str]
    hedges: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    infinitive_governors: frozenset[str]
    not_a_subject: frozenset[str]
    intransitive_next: frozenset[str]
    adjectival_participles: frozenset[str]


def inflect(verb: str) -> tuple[tuple[str, Form], ...]:
    """The regular forms of an English verb."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if re.search(r"[^aeiou]y$", verb):
        return (verb, "base"), (verb[:-1] + "ies", "s"), (verb[:-1] + "ied", "past"), (verb + "ing", "ing")
    if verb in _DOUBLED:
        stem = verb + verb[-1]
    third = verb + "es" if re.search(r"(?:s|x|ch|sh)$", verb) else verb + "s"
    return (verb, "base"), (third, "s"), (stem + "ed", "past"), (stem + "ing", "ing")


@cache
def tables() -> Tables:
    """Read and compile the tables."""
    raw = yaml.load(TABLES.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    change = raw["change_verbs"].split()
    followers = {lemma: frozenset(words.split()) for lemma, words in raw["preposition_verbs"].items()}
    verbs: dict[str, Verb] = {}
    for lemma in (*raw["effect_verbs"].split(), *change, *followers):
        for word, form in inflect(lemma):
            verbs.setdefault(word, Verb(lemma, form, lemma in change, followers.get(lemma)))
    for word, described in raw["irregular"].items():
        lemma, form = described.split()
        verbs[word] = Verb(lemma, form, lemma in change, followers.get(lemma))
    cues = tuple(
        Cue(
            cue["kind"],
            re.compile(cue["pattern"]),
            tuple(cue["anchors"].split()),
            frozenset(cue.get("also", "").split()),
            cue["example"],
        )
        for cue in raw["cues"]
    )
    cues_of: dict[str, list[int]] = {}
    for index, cue in enumerate(cues):
        for anchor in dict.fromkeys(cue.anchors):
            cues_of.setdefault(anchor, []).append(index)
    return Tables(
        verbs=verbs,
        cues=cues,
        cues_of={word: tuple(indices) for word, indices in cues_of.items()},
        triggers=frozenset(cues_of) | frozenset(verbs),
        intervention=re.compile(
            rf"\b(?:{'|'.join(raw['intervention_stems'].split())})|"
            rf"(?:{'|'.join(raw['drug_endings'].split())})\b"
        ),
        **{
            name: frozenset(raw[name].split())
            for name in (
                "hedges",
                "modals",
                "negations",
                "infinitive_governors",
                "not_a_subject",
                "intransitive_next",
                "adjectival_participles",
            )
        },
    )
