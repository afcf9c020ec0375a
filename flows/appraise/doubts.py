"""Why a finding that is near enough to a claim may still not be what the claim is about.

A study with one exposure is often written of by another name ("the jab", "the drug"), and a finding often
leaves its exposure out. Where a claim does name a thing, and the study another, that is another matter; so it
is where the claim compares with something else than the study did, or says of all what was found of some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from flows.appraise.exposures import (
    ALIGNED,
    Contrast,
    ExposureFit,
    ExposureKind,
    overlap,
    present_words,
)
from flows.appraise.exposures import degree as degree_of
from flows.appraise.facets import differ_in_kind
from flows.appraise.names import (
    NO_TREATMENT,
    STAND_IN_ROOTS,
    is_of_a_kind,
    is_one_thing,
    names_a_thing,
    own_words,
)
from flows.appraise.populations import are_exclusive, are_of_another_illness
from flows.appraise.timing import TimeFit, are_alike, compare_times, read_moment, times_in
from flows.lexicon.phrases import content_words
from flows.records import Assertion, Claim, Finding, Study
from schemas.vocabulary import Direction, Method

#: A claim that what was found holds for all, or as much as for something else. Pattern, an example.
OF_ALL: tuple[tuple[str, str], ...] = (
    (
        r"\bevery(?:one|body)?\b(?! (?:day|night|morning|evening|week|month|year|meal|other|single|bit)\b)",
        "eased pain in every patient",
    ),
    (r"\bwhether\b.{1,40}\bor\b", "eased pain, whether patients smoked or not"),
    (r"\b(?:regardless|irrespective) of\b|\bno matter\b", "eased pain regardless of age"),
    (r"\bboth \w+ and\b|\b(?:at|in|for) both\b|\b(?:and|as) \w+ alike\b", "eased pain in both men and women"),
    (
        r"^even\b|, even\b|\beven (?:in|for|among|if|when|small|low|now|light|mild)\b",
        "eased pain, even in small amounts",
    ),
    (
        r"\b(?:at|of|in|for) any (?:dose|amount|age|level|stage|kind|type)\b|\bat all (?:doses|ages)\b",
        "eased pain at any dose",
    ),
)
_OF_ALL = re.compile("|".join(pattern for pattern, _ in OF_ALL), re.IGNORECASE)

#: A claim that an effect lasts, or has gone; it needs a finding of that time. Pattern, an example.
OF_LASTING: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:last(?:s|ed|ing)?|persist\w*|permanent\w*|outlast\w*|still|for good|throughout)\b",
        "pain stayed low for good",
    ),
    (
        r"\b(?:faded|gone|w(?:ore|ears) off|vanish\w*|temporar\w*|at first|initially)\b",
        "eased pain at first",
    ),
    (
        r"\b(?:later|onwards?|(?:months|years) on|long[- ]term|in the long run|over time|eventually)\b",
        "pain eased later",
    ),
)
_OF_LASTING = re.compile("|".join(pattern for pattern, _ in OF_LASTING), re.IGNORECASE)

_AS_MUCH_AS = re.compile(
    r"(?<!half )(?<!twice )(?<!times )(?<!third )\bas (?:\w+ ){1,4}as "
    r"(?!\d|(?:before|ever|usual|possible|others?|those|people|placebo|sham|dummy|in|on|at|if|when|it|they)\b)"
    r"(?P<as>\w+(?: \w+){0,3})",
    re.IGNORECASE,
)

#: What changed in all arms alike is no effect of one of them. Pattern, an example.
OF_BOTH_ARMS: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:both|all|each|either|every|the two|the three) (?:of )?(?:the )?(?:[\w-]+ ){0,2}?"
        r"(?:groups?|arms?|conditions?|treatments?)\b",
        "both groups",
    ),
    (
        r"\b(?:groups?|arms?|conditions?)\b.{0,12}\b(?:equally|alike|to the same extent|similarly)\b",
        "groups equally",
    ),
    (r"\bparallel\b", "parallel in the two towns"),
)
_OF_BOTH_ARMS = re.compile("|".join(pattern for pattern, _ in OF_BOTH_ARMS), re.IGNORECASE)

_THAN = re.compile(r"\b(?:than|beats?|beating|outperform\w*|versus|compared (?:with|to))\b", re.IGNORECASE)
_LAPSE = re.compile(
    r"\b(?:after|for|over|at|within|in|by|during|following)\s+"
    r"(?P<time>(?:[\w-]+\s+){1,4}?(?:day|night|week|month|year)s?)\b",
    re.IGNORECASE,
)
_DAY = 24 * 60
_SIGNED = frozenset({Direction.INCREASE, Direction.DECREASE})


class _Marks(NamedTuple):
    """What the wording of a claim's sentence asks of any finding; read once a sentence."""

    is_of_all: bool
    is_of_lasting: bool
    is_compared: bool
    as_much_as: str | None


@lru_cache(maxsize=4096)
def _marks(text: str) -> _Marks:
    equal = _AS_MUCH_AS.search(text)
    return _Marks(
        is_of_all=_OF_ALL.search(text) is not None,
        is_of_lasting=_OF_LASTING.search(text) is not None,
        is_compared=_THAN.search(text) is not None,
        as_much_as=equal["as"] if equal else None,
    )


def things_of(contrasts: Iterable[Contrast]) -> tuple[str, ...]:
    """All that a study's findings name as what was looked at, or compared with."""
    return tuple(dict.fromkeys(thing for contrast in contrasts for thing in contrast if thing))


def is_doubtful(
    assertion: Assertion,
    claim: Claim,
    finding: Finding,
    contrast: Contrast,
    exposure: ExposureFit,
    things: tuple[str, ...],
    study: Study | None = None,
) -> bool:
    """Whether a finding may be on another thing than the claim, whichever way it points.

    Args:
        assertion: What the claim says.
        claim: The claim.
        finding: A finding on its outcome.
        contrast: What the finding is of.
        exposure: How that fits the claimed exposure.
        things: All exposures and comparators of the study (:func:`things_of`).
        study: The study, which lends its title and its sample.
    """
    text = claim.claim_text
    title = study.title if study else ""
    return (
        _is_of_another(assertion.exposure, contrast, exposure, things, title, text)
        or _is_of_all_arms(finding)
        or _is_of_others(assertion, claim, finding, things, study)
        or (assertion.direction is not Direction.NO_CHANGE and _marks(text).is_of_all)
        or _equals_another(text, things)
        or (
            finding.method is not Method.CURATED
            and _is_too_much_for_a_reading(assertion, claim, finding, contrast, things, study)
        )
        or _compares_otherwise(assertion.comparator, contrast, things, text, finding)
        or _is_of_another_time(assertion, finding, text)
        or differ_in_kind(assertion.outcome, finding.outcome, text)
    )


def _is_of_another(
    claimed: str | None,
    contrast: Contrast,
    exposure: ExposureFit,
    things: tuple[str, ...],
    title: str,
    text: str,
) -> bool:
    """Whether the claim names a thing, or a degree of it, and the study others only."""
    if claimed is None:
        return bool(things) and not _mentions(text, things, title)
    if exposure.kind is ExposureKind.UNALIGNED:
        is_named = names_a_thing(claimed, text) and not is_one_thing(claimed, contrast.exposure or "", text)
        return is_named or degree_of(claimed) < 0
    if exposure.kind is ExposureKind.UNSTATED:
        is_known = not present_words(claimed).isdisjoint(content_words(title)) or any(
            overlap(claimed, thing) >= ALIGNED for thing in things
        )
        return (not is_known and names_a_thing(claimed, text)) or degree_of(claimed) < 0
    return False


@lru_cache(maxsize=8192)
def _mentions(text: str, things: tuple[str, ...], title: str) -> bool:
    """Whether a sentence says something of what a study looked at, be it only "the treatment"."""
    studied = STAND_IN_ROOTS.union(content_words(title), *map(own_words, things))
    return not studied.isdisjoint(content_words(text))


def _is_of_others(
    assertion: Assertion, claim: Claim, finding: Finding, things: tuple[str, ...], study: Study | None
) -> bool:
    """Whether the sentence speaks of people whom the study had not."""
    sample = finding.population or (study.population if study else None)
    if not sample:
        return False
    if assertion.population is None and are_exclusive(claim.claim_text, sample):
        return True
    described = " ".join((sample, finding.outcome, *things, study.title if study else ""))
    return are_of_another_illness(claim.claim_text, described)


def _equals_another(text: str, things: tuple[str, ...]) -> bool:
    """Whether a claim sets two things equal, of which the study looked at one at most."""
    other = _marks(text).as_much_as
    return other is not None and not any(own_words(other) & own_words(thing) for thing in things)


def _is_too_much_for_a_reading(
    assertion: Assertion,
    claim: Claim,
    finding: Finding,
    contrast: Contrast,
    things: tuple[str, ...],
    study: Study | None,
) -> bool:
    """Whether a claim says of what kind, or for how long, and the finding as it was read does not."""
    if finding.method is Method.CURATED:
        return False
    text = claim.claim_text
    if (
        _marks(text).is_of_lasting
        and compare_times(assertion.timepoint, finding.timepoint) is not TimeFit.SAME
    ):
        return True
    described = f"{study.title} {study.population or ''}" if study else ""
    return is_of_a_kind(assertion.exposure, contrast.exposure, things, described, text)


def _is_of_all_arms(finding: Finding) -> bool:
    return finding.direction in _SIGNED and bool(_OF_BOTH_ARMS.search(finding.exposure or ""))


def _compares_otherwise(
    than: str | None, contrast: Contrast, things: tuple[str, ...], text: str, finding: Finding
) -> bool:
    """Whether the claim compares with what the study did not, or a finding leaves out which arm had more."""
    is_named = than is not None and names_a_thing(than, text) and not NO_TREATMENT.search(than)
    if is_named and not any(overlap(than or "", thing) >= ALIGNED for thing in things):
        return True
    is_of_nothing = finding.direction in _SIGNED and contrast.exposure is None
    return is_of_nothing and _marks(text).is_compared


def _is_of_another_time(assertion: Assertion, finding: Finding, text: str) -> bool:
    """Whether the sentence names a length of time, of a day or more, and the finding is of another."""
    if assertion.timepoint is not None or not finding.timepoint:
        return False
    found = read_moment(finding.timepoint).minutes
    if not found:
        return False
    said = [minutes for minutes in _lapses(text) if minutes >= _DAY]
    return bool(said) and not any(are_alike(found, one) for one in said)


@lru_cache(maxsize=4096)
def _lapses(text: str) -> tuple[float, ...]:
    """The lengths of time after or over which a sentence says that something held, in minutes."""
    moments = (moment for phrase in _LAPSE.finditer(text) for moment in times_in(phrase["time"]))
    return tuple(moment.minutes for moment in moments if moment.minutes)
