"""Why a finding that is near enough to a claim may still not be what the claim is about.

A study with one exposure is often written of by another name ("the jab", "the drug"), and a finding often
leaves its exposure out. Where a claim does name a thing, and the study another, that is another matter; so it
is where the claim compares with something else than the study did, or says of all what was found of some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from flows.appraise.exposures import ALIGNED, Contrast, ExposureFit, ExposureKind, overlap, present_words
from flows.appraise.exposures import degree as degree_of
from flows.appraise.facets import differ_in_kind
from flows.appraise.timing import are_alike, read_moment, times_in
from flows.lexicon.phrases import content_words
from flows.records import Assertion, Claim, Finding
from schemas.vocabulary import Direction

#: Words that stand for whatever a study gave or looked at, without naming it.
STAND_INS = (
    "treatment treatments treated therapy therapies intervention interventions programme programmes program "
    "programs drug drugs medication medications medicine medicines remedy pill pills tablet tablets capsule "
    "capsules supplement supplements product products approach method technique regimen regime plan scheme "
    "course session sessions device devices gadget routine strategy procedure jab jabs shot shots injection "
    "injections infusion infusions user users taker takers recipient recipients group participant "
    "new old weekly monthly yearly annual nightly simple single experimental active real true genuine"
)
_STAND_INS = frozenset(content_words(STAND_INS))

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
        r"(?<!half )(?<!twice )(?<!times )(?<!third )\bas (?:\w+ ){1,4}as "
        r"(?!\d|(?:before|ever|usual|possible|others?|those|people|placebo)\b)\w+",
        "eased pain as well as the pills",
    ),
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

#: What changed in all arms alike is no effect of one of them. Pattern, an example.
OF_BOTH_ARMS: tuple[tuple[str, str], ...] = (
    (r"\b(?:both|all|either|the two|the three) (?:groups|arms|conditions|treatments)\b", "both groups"),
    (
        r"\b(?:groups?|arms?|conditions?)\b.{0,12}\b(?:equally|alike|to the same extent|similarly)\b",
        "groups equally",
    ),
    (r"\bparallel\b", "parallel in the two towns"),
)
_OF_BOTH_ARMS = re.compile("|".join(pattern for pattern, _ in OF_BOTH_ARMS), re.IGNORECASE)

#: A comparator that is whatever the study's was.
_NO_TREATMENT = re.compile(
    r"\b(?:placebo|sham|dummy|controls?|usual|nothing|untreated|no|not|never|without|did ?n.t|those who|"
    r"people who|others?|rest|peers|before|baseline|normal|average|expected|general)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:than|beats?|beating|outperform\w*|versus|compared (?:with|to))\b", re.IGNORECASE)
_LAPSE = re.compile(
    r"\b(?:after|for|over|at|within|in|by|during|following)\s+"
    r"(?P<time>(?:[\w-]+\s+){1,4}?(?:day|night|week|month|year)s?)\b",
    re.IGNORECASE,
)
_DAY = 24 * 60
_WORD = re.compile(r"[a-z0-9-]+")
_ARTICLE = re.compile(r"^(?:the|this|these|those)\s+", re.IGNORECASE)
_BEFORE_A_BARE_THING = frozenset(_WORD.findall("a an the of near at in to on with for their any from by"))
_SIGNED = frozenset({Direction.INCREASE, Direction.DECREASE})


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
    title: str = "",
) -> bool:
    """Whether a finding may be on another thing than the claim, whichever way it points.

    Args:
        assertion: What the claim says.
        claim: The claim.
        finding: A finding on its outcome.
        contrast: What the finding is of.
        exposure: How that fits the claimed exposure.
        things: All exposures and comparators of the study (:func:`things_of`).
        title: The study's title.
    """
    text = claim.claim_text
    return (
        _is_of_another(assertion.exposure, contrast, exposure, things, title, text)
        or _is_of_all_arms(finding)
        or (assertion.direction is not Direction.NO_CHANGE and bool(_OF_ALL.search(text)))
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
        is_named = names_a_thing(claimed, text) and not _is_one_thing(claimed, contrast.exposure or "", text)
        return is_named or degree_of(claimed) < 0
    if exposure.kind is ExposureKind.UNSTATED:
        is_unknown = not things and present_words(claimed).isdisjoint(content_words(title))
        return (is_unknown and names_a_thing(claimed, text)) or degree_of(claimed) < 0
    return False


@lru_cache(maxsize=8192)
def _mentions(text: str, things: tuple[str, ...], title: str) -> bool:
    """Whether a sentence says something of what a study looked at, be it only "the treatment"."""
    studied = _STAND_INS.union(content_words(title), *map(own_words, things))
    return not studied.isdisjoint(content_words(text))


@lru_cache(maxsize=8192)
def own_words(exposure: str) -> frozenset[str]:
    """The words of an exposure that say of what it is."""
    return present_words(exposure) - _STAND_INS


@lru_cache(maxsize=8192)
def names_a_thing(claimed: str, text: str) -> bool:
    """Whether an exposure says of what it is; "the yogurt" is the one that was studied, whatever its name.

    Args:
        claimed: The exposure, with or without its article.
        text: The sentence that it stands in.
    """
    own = own_words(claimed)
    if len(own) != 1:
        return bool(own)
    return not _is_definite(_ARTICLE.sub("", claimed), text)


def _is_definite(phrase: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:the|this|these|those)\s+{re.escape(phrase)}", text, re.IGNORECASE))


@lru_cache(maxsize=8192)
def _is_one_thing(claimed: str, found: str, text: str) -> bool:
    """Whether two exposures share a thing of which one gives no kind ("near a park"; "the app")."""
    shared = own_words(claimed) & own_words(found)
    if any(_is_definite(word, text) for word in shared):
        return True
    ends = content_words(claimed)[-1:], content_words(found)[-1:]
    return ends[0] == ends[1] and any(_has_bare_end(phrase, shared) for phrase in (claimed, found))


def _has_bare_end(phrase: str, shared: frozenset[str]) -> bool:
    words = _WORD.findall(phrase.lower())
    is_bare = len(words) == 1 or (len(words) > 1 and words[-2] in _BEFORE_A_BARE_THING)
    return is_bare and not shared.isdisjoint(content_words(words[-1]))


def _is_of_all_arms(finding: Finding) -> bool:
    return finding.direction in _SIGNED and bool(_OF_BOTH_ARMS.search(finding.exposure or ""))


def _compares_otherwise(
    than: str | None, contrast: Contrast, things: tuple[str, ...], text: str, finding: Finding
) -> bool:
    """Whether the claim compares with what the study did not, or a finding leaves out which arm had more."""
    is_named = than is not None and names_a_thing(than, text) and not _NO_TREATMENT.search(than)
    if is_named and not any(overlap(than or "", thing) >= ALIGNED for thing in things):
        return True
    return finding.direction in _SIGNED and contrast.exposure is None and bool(_THAN.search(text))


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
