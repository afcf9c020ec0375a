"""Of what kind: two outcomes that share their words, or their concept, and still are two.

Deaths from a thing are not the thing, nor is fear of it, nor how long it lasts. The families of words that
tell such outcomes apart stand in ``data/facets.yaml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from flows.appraise.outcomes import are_told_apart
from flows.lexicon.concepts import concept_of, when_concepts_change
from flows.lexicon.phrases import content_words, words_of

_FACETS = Path(__file__).parent / "data" / "facets.yaml"

#: What stands behind an outcome and narrows it down: pattern, an example that a test reads.
NARROWING: tuple[tuple[str, str], ...] = (
    (r"(?:due to|caused by|from|because of)\b", "pneumonia from surgery on the lung"),
    (r"(?:requiring|needing|leading to|resulting in|ending in)\b", "falls requiring hospital care"),
    (
        r"(?:that|which) (?:needs?|leads?|ends?|results?|requires?|sends?|lands?|takes?)\b",
        "falls that end in injury",
    ),
    (r"(?:in)?to(?= remission\b)", "diabetes into remission"),
)
_NARROWING = re.compile(
    r"\s+(?:" + "|".join(pattern for pattern, _ in NARROWING) + r")\s+(?P<by>[^,.;]+)", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]+")
#: "The first week" is a time, no first of anything.
_A_TIME = re.compile(r"\b(?:first|second|last)\s+(?:\w+\s+)?(?:hour|day|night|week|month|year)s?\b")
#: Of all causes together, which is of none in particular.
_ALL_CAUSES = re.compile(r"\b(?:all[- ]cause|any cause|all causes|overall|total)\b", re.IGNORECASE)
_ONE_CAUSE = re.compile(
    r"\b(?:deaths?|dying|died?|mortality|killed)\s+(?:from|of|by|due to|caused by)\b(?!\s+(?:any|all)\b)",
    re.IGNORECASE,
)

#: An outcome in which another sentence begins has been cut badly.
_A_TWIST = re.compile(r"\b(?:but|whereas|although|despite) ")

#: Words of an outcome that say how it was counted or asked for, beside those of the lexicon.
COUNTING_WORDS = (
    "danger dangers hazard occurrence event events case cases episode episodes index measured self-reported "
    "count improvement gain loss having suffering new incident onset feeling feelings problem problems "
    "trouble issue issues sign signs ability capacity state health adults women men participants scale fast"
)
_COUNTING = frozenset(content_words(f"{COUNTING_WORDS} {' '.join(sorted(words_of('generic')))}"))


class Family(NamedTuple):
    """A family of words that tell outcomes apart: word → number of the row it stands in."""

    rows: dict[str, int]
    must_match: bool

    def rows_of(self, words: frozenset[str]) -> set[int]:
        """The rows that some words stand in."""
        return {self.rows[word] for word in words if word in self.rows}


class _Outcomes(NamedTuple):
    """The words of a claimed and of a found outcome, all of them and those that only one has."""

    said: frozenset[str]
    shown: frozenset[str]
    said_only: frozenset[str]
    shown_only: frozenset[str]
    sentence: frozenset[str]


@cache
def families() -> tuple[Family, ...]:
    """The families of ``data/facets.yaml``, in their order."""
    return tuple(
        Family(
            {word: number for number, row in enumerate(entry["values"]) for word in row}, entry["must_match"]
        )
        for entry in yaml.safe_load(_FACETS.read_text(encoding="utf-8"))
    )


@lru_cache(maxsize=16_384)
def differ_in_kind(claimed: str, found: str, claim_text: str) -> bool:
    """Whether a claimed and a found outcome are told apart by what is measured of them.

    Args:
        claimed: The outcome as the claim's assertion words it.
        found: The outcome as the study words it.
        claim_text: The claiming sentence; a kind that it names anywhere counts as said.

    >>> differ_in_kind("falls", "fear of falling", "Dancing prevents falls.")
    True
    """
    claimed, found = claimed.lower(), found.lower()
    if _ALL_CAUSES.search(found) and _ONE_CAUSE.search(claim_text) and not _ONE_CAUSE.search(found):
        return True
    if are_told_apart(claimed, found) or _A_TWIST.search(found):
        return True
    said, shown = _words_of(claimed), _words_of(found)
    said_only = (_own_words(claimed) | _narrowed_by(claimed, claim_text)) - shown
    shown_only = _own_words(found) - said
    if said == shown and not said_only:
        return False
    both = _Outcomes(said, shown, said_only, shown_only, _words_of(claim_text.lower()))
    return _are_two_sorts(claimed, found, both) or any(_are_apart(family, both) for family in families())


@lru_cache(maxsize=16_384)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_A_TIME.sub(" ", text)))


@lru_cache(maxsize=16_384)
def _own_words(text: str) -> frozenset[str]:
    """The words of an outcome without those that name its concept."""
    words = _words_of(text)
    concept = concept_of(text)
    if concept is None:
        return words
    roots = frozenset(content_words(text))
    terms = (frozenset(content_words(term)) for term in (*concept.terms, *concept.inverse))
    naming = frozenset(root for term in terms if term <= roots for root in term)
    return frozenset(word for word in words if naming.isdisjoint(content_words(word)))


@lru_cache(maxsize=16_384)
def says_more(one: str, other: str) -> bool:
    """Whether two outcomes are of one concept, and the first says more of it than the second.

    >>> says_more("retinal bleeding", "bleeding"), says_more("risk of bleeding", "bleeding")
    (True, False)
    """
    one, other = one.lower(), other.lower()
    concept, other_concept = concept_of(one), concept_of(other)
    if concept is None or other_concept is None or concept.id != other_concept.id:
        return False
    words = _own_words(one) - _words_of(other)
    return not _COUNTING.union(content_words(other)).issuperset(
        root for word in words for root in content_words(word)
    )


when_concepts_change(says_more.cache_clear)
when_concepts_change(_own_words.cache_clear)
when_concepts_change(differ_in_kind.cache_clear)


def _narrowed_by(claimed: str, claim_text: str) -> frozenset[str]:
    """Words that narrow an outcome down right behind it in the sentence."""
    start = claim_text.lower().find(claimed)
    match = _NARROWING.match(claim_text, start + len(claimed)) if start >= 0 else None
    return _words_of(match["by"].lower()) if match else frozenset()


def _are_apart(family: Family, both: _Outcomes) -> bool:
    told, seen = family.rows_of(both.said), family.rows_of(both.shown)
    if told and seen:
        return told.isdisjoint(seen)
    if not seen:
        return bool(family.rows_of(both.said_only))
    if not family.must_match or not seen.isdisjoint(family.rows_of(both.sentence)):
        return False
    return bool(family.rows_of(both.shown_only))


def _are_two_sorts(claimed: str, found: str, both: _Outcomes) -> bool:
    """Whether two outcomes of two words are of one thing, and each says of which sort ("beer sales")."""
    said, shown = content_words(claimed), content_words(found)
    if len(said) != 2 or len(shown) != 2 or said[1] != shown[1]:
        return False
    is_told = all(
        any(first in content_words(word) for word in words)
        for first, words in ((said[0], both.said_only), (shown[0], both.shown_only))
    )
    return is_told and not any(
        family.rows_of(both.said_only) & family.rows_of(both.shown_only) for family in families()
    )
