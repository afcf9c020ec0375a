"""The tables of ``data/relation.yaml``, loaded once: verbs in all their forms, cues compiled, word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast

import yaml

Kind = Literal["causal", "conditional", "correlational", "comparative", "weak", "blocked"]
Form = Literal["base", "s", "past", "ing"]
TABLES: Final = Path(__file__).parent / "data" / "relation.yaml"
HEALTH_TERMS: Final = TABLES.with_name("health_terms.yaml")
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_doubled: Final = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]|control").fullmatch


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that states a relation or, as ``blocked``, keeps other wordings from doing so."""

    kind: Kind
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    also: frozenset[str]
    needs_outcome: bool
    """Whether an outcome of health must stand within the wording or shortly behind it."""
    example: str


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb: its lemma, and whether it needs an object, a follower or an outcome behind it."""

    lemma: str
    form: Form
    needs_object: bool
    followers: frozenset[str] | None
    needs_outcome: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the reader looks up."""

    verbs: dict[str, Verb]
    cues: tuple[Cue, ...]
    cues_of: dict[str, tuple[int, ...]]
    triggers: frozenset[str]
    outcomes: frozenset[str]
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
    if _doubled(verb):
        stem = verb + verb[-1]
    third = verb + "es" if re.search(r"(?:s|x|ch|sh)$", verb) else verb + "s"
    return (verb, "base"), (third, "s"), (stem + "ed", "past"), (stem + "ing", "ing")


def _described(entry: str) -> tuple[str, Form]:
    lemma, form = entry.split()
    return lemma, cast(Form, form)


def _outcomes(more: list[str], ambiguous: list[str]) -> frozenset[str]:
    """Outcomes of health in the singular and the plural."""
    terms = yaml.load(HEALTH_TERMS.read_text("utf-8"), Loader=LOADER)
    words = sorted({*terms["outcome"]["words"].split(), *more} - {*ambiguous})
    return frozenset(words) | {inflect(word)[1][0] for word in words}


@cache
def tables() -> Tables:
    """Read and compile the tables."""
    raw = yaml.load(TABLES.read_text("utf-8"), Loader=LOADER)
    change = frozenset(raw["change_verbs"].split())
    everyday = frozenset(raw["everyday_verbs"].split()) | frozenset(raw["everyday_particles"])
    followers = {
        lemma: frozenset(words.split())
        for table in ("preposition_verbs", "everyday_particles")
        for lemma, words in raw[table].items()
    }

    def verb(lemma: str, form: Form) -> Verb:
        return Verb(lemma, form, lemma in change, followers.get(lemma), lemma in everyday)

    irregular = {word: verb(*_described(described)) for word, described in raw["irregular"].items()}
    own_forms = {(known.lemma, known.form) for known in irregular.values()}
    verbs: dict[str, Verb] = {}
    for lemma in (*raw["effect_verbs"].split(), *sorted(change), *sorted(everyday), *followers):
        for word, form in inflect(lemma):
            if (lemma, form) not in own_forms:
                verbs.setdefault(word, verb(lemma, form))
    verbs.update(irregular)
    cues = tuple(
        Cue(
            cue["kind"],
            re.compile(cue["pattern"]),
            tuple(cue["anchors"].split()),
            frozenset(cue.get("also", "").split()),
            cue.get("outcome", False),
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
        outcomes=_outcomes(raw["outcomes"].split(), raw["not_outcomes"].split()),
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
