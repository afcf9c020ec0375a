"""In whom: the people a claim speaks of beside the sample a study had.

Deliberately conservative. A sample counts as narrow only for the markers listed here, a claim as general
only if it speaks of people at large and names none of the sample's traits; the distortion is noted and
never flips a verdict.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.lexicon.concepts import concept_of, when_concepts_change
from flows.lexicon.phrases import content_words
from schemas.vocabulary import Design

#: trait of a narrow sample → (pattern in the sample's description, pattern in a claim that does name the
#: trait).
NARROW_SAMPLES: dict[str, tuple[str, str]] = {
    "women only": (
        r"\b(?:wom[ae]n|females?|girls?|mothers?)\b",
        r"\b(?:wom[ae]n|female|girl|mother|mum|mom|pregnan)",
    ),
    "men only": (r"(?<!wo)\bm[ae]n\b|\b(?<!fe)males?\b|\bboys?\b", r"(?<!wo)\bm[ae]n\b|\b(?<!fe)male|\bboy"),
    "students": (
        r"\b(?:student|undergraduate|pupil)",
        r"\b(?:student|undergraduate|pupil|college|universit)",
    ),
    "children": (
        r"\b(?:child|infant|toddler|adolescent|teen|schoolchild|newborn)",
        r"\b(?:child|kid|infant|bab(?:y|ies)|toddler|adolescen|teen|newborn|young)",
    ),
    "athletes": (
        r"\b(?:athlete|runner|cyclist|bodybuilder|footballer)",
        r"\b(?:athlet|runner|cyclist|bodybuild|footballer|player|sport)",
    ),
    "animals": (
        r"\b(?:mice|mouse|rats?|rodents?|monkeys?|zebrafish|piglets?|rabbits?|fruit flies)\b",
        r"\b(?:mice|mouse|rats?|rodent|monkey|zebrafish|pig|rabbit|fl(?:y|ies)|worm|animal)",
    ),
    "cells": (
        r"\b(?:cell lines?|cultured cells|in vitro)\b",
        r"\b(?:cells?|in vitro|lab(?:oratory)?|tissue|dish)\b",
    ),
}
_NARROW = {
    trait: (re.compile(sample, re.IGNORECASE), re.compile(claim, re.IGNORECASE))
    for trait, (sample, claim) in NARROW_SAMPLES.items()
}
_BOTH_SEXES = re.compile(
    r"\b(?:wom[ae]n|females?|girls?)\b.*(?<!wo)\bm[ae]n\b|\bm[ae]n\b.*\bwom[ae]n\b|\bboth sexes\b", re.I
)
_PEOPLE_AT_LARGE = re.compile(
    r"\b(?:you|your|yourself|we|us|our|people|humans?|everyone|everybody|anyone|adults|americans|britons|individuals|"
    r"person)\b",
    re.IGNORECASE,
)
_STUDY_PEOPLE = re.compile(
    r"\b(?:participants?|volunteers?|subjects?|patients?|in the study|were shown|enrolled|recruited)\b", re.I
)
_OF_DESIGN = {Design.ANIMAL: "animals", Design.IN_VITRO: "cells"}

#: groups of which a finding holds for one only: a finding in one is none in another.
EXCLUSIVE_GROUPS: tuple[tuple[str, ...], ...] = (
    (r"(?<!wo)\bm[ae]n\b|(?<!fe)\bmales?\b|\bboys?\b", r"\bwom[ae]n\b|\bfemales?\b|\bgirls?\b"),
    (r"\bmothers?\b|\bmums?\b|\bmoms?\b", r"\bfathers?\b|\bdads?\b|\badolescen|\bteen|\bstudents?\b"),
    (r"\bchild|\bkids?\b|\binfant|\badolescen|\bteen", r"\badults?\b|\bolder\b|\belderly\b|\bseniors?\b"),
)
_EXCLUSIVE = tuple(tuple(re.compile(group, re.IGNORECASE) for group in groups) for groups in EXCLUSIVE_GROUPS)

_WITH_AN_ILLNESS = re.compile(
    r"\b(?:people|patients?|adults|men|women|children|kids|boys|girls|infants|babies|teenagers|adolescents|mice|rats)"
    r"\s+(?:already )?(?:with|who have|suffering from|living with|being treated for|treated for)\s+"
    r"(?P<illness>(?:[\w-]+\s?){1,4})",
    re.IGNORECASE,
)


def narrow_trait(
    claim_text: str, claimed_population: str | None, sample: str | None, design: Design
) -> str | None:
    """The trait of a narrow sample that a general claim leaves out, or None.

    Args:
        claim_text: The claiming sentence.
        claimed_population: Whom the assertion is about, where the sentence says so.
        sample: The study's (or the finding's) description of its sample.
        design: The study's design; animals and cells are narrow whatever the description says.
    """
    said = f"{claim_text} {claimed_population or ''}"
    of_design = _OF_DESIGN.get(design)
    if of_design:
        return None if _NARROW[of_design][1].search(said) else of_design
    if not sample or not (traits := _traits(sample)) or not _is_of_people_at_large(said):
        return None
    return next((trait for trait in traits if not _NARROW[trait][1].search(said)), None)


@lru_cache(maxsize=4096)
def _traits(sample: str) -> tuple[str, ...]:
    """The narrow traits of a sample, by its description."""
    traits = tuple(trait for trait, (pattern, _) in _NARROW.items() if pattern.search(sample))
    if _BOTH_SEXES.search(sample):
        return tuple(trait for trait in traits if not trait.endswith("only"))
    return traits


@lru_cache(maxsize=4096)
def _is_of_people_at_large(said: str) -> bool:
    return bool(_PEOPLE_AT_LARGE.search(said)) and not _STUDY_PEOPLE.search(said)


def are_exclusive(claimed: str | None, found: str | None) -> bool:
    """Whether a claim and a finding speak of groups that have nobody in common (men, women)."""
    if not claimed or not found:
        return False
    return any(
        one and other and one.isdisjoint(other)
        for one, other in zip(_sides(claimed), _sides(found), strict=True)
    )


@lru_cache(maxsize=8192)
def _sides(text: str) -> tuple[frozenset[int], ...]:
    """For each set of exclusive groups, those that a text names."""
    return tuple(
        frozenset(index for index, group in enumerate(groups) if group.search(text)) for groups in _EXCLUSIVE
    )


@lru_cache(maxsize=8192)
def are_of_another_illness(claim_text: str, described: str) -> bool:
    """Whether a sentence speaks of people with an illness that a study's description does not name.

    Args:
        claim_text: The claiming sentence.
        described: The sample, what was compared and what was measured, as the study words them.
    """
    return any(_is_unnamed(match["illness"], described) for match in _WITH_AN_ILLNESS.finditer(claim_text))


def _is_unnamed(illness: str, described: str) -> bool:
    concept, other = concept_of(illness), concept_of(described)
    if concept is None or (other is not None and other.id == concept.id):
        return False
    roots = frozenset(content_words(described))
    terms = (frozenset(content_words(term)) for term in (*concept.terms, *concept.inverse))
    return not any(term <= roots for term in terms) and roots.isdisjoint(content_words(illness))


when_concepts_change(are_of_another_illness.cache_clear)
