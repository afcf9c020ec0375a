"""Of what: the exposure that a claim names beside the contrast that a study made.

Studies often state a contrast the other way round: the claim is about people who do something, the study
about people who cannot. The polarity of a phrase (doing, or not doing) tells the two apart. A contrast is
turned round only against a comparison group, never against the same people beforehand.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from flows.lexicon.phrases import content_words, polarity_of_exposure, similarity, stem

ALIGNED = 0.5
"""From this score on two exposures are taken for one."""
ON_TOPIC = 0.55
"""Score of an exposure that shares with the study's only what the study's title names."""
_CLEARLY_BETTER = 0.2
_MODIFIED = 0.4
_SAME_WORDS = 0.95
_AGENT = 5
_OPENING = 3

#: Openings that say a thing is little or lacking, beyond those of the lexicon: pattern, an example that a
#: test reads.
ABSENCE_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:lower|shorter|smaller|reduced|decreased)\b", "lower intake of salt"),
    (r"(?:less|fewer|poor|insufficient|no)\b(?! than)", "those who ate less sugar"),
    (r"(?:sedentary|inactiv|physical(?:ly)? inactiv)", "sedentary behaviour"),
    (r"(?:stoic|neutral|indifferent|impassive)\b", "neutral reactions"),
    (r"(?:unmoved|undiagnosed|unexposed|unsupervised)\b", "unmoved viewers"),
    (r"(?:skipp|omit|miss(?:ed|ing)\b|forgo)", "omitting breakfast"),
    (r"(?:rarely|seldom|hardly|scarcely|barely)\b", "those who hardly ever ate fish"),
    (r"(?:[\w-]+ ){0,2}?(?:break|holiday|detox|abstinence|rest) from\b", "a one-week break from caffeine"),
    (r"(?:[\w-]+ ){0,2}?(?<!well )(?<!better )(?:off|away from)\b", "those who stayed off caffeine"),
)
_ABSENCE = re.compile("|".join(pattern for pattern, _ in ABSENCE_WORDS), re.IGNORECASE)
#: Openings that say how little, which is the opposite of much but not of a thing as such ("short naps").
_LITTLE = re.compile(r"(?:little|few|low|short|small|weak|rare|infrequent|brief|scarce)\b", re.IGNORECASE)
_SOME = re.compile(r"\ba (?:little|few)\b", re.IGNORECASE)
_MUCH = re.compile(
    r"\b(?:high|higher|more|much|many|long|longer|strong|large|larger|great|greater|frequent|plenty|lots|heavy)\b",
    re.IGNORECASE,
)
_LACKING = re.compile(
    r"\b(?:without|not|never|no|non|instead of|rather than|except|less than|fewer than)\b", re.IGNORECASE
)
#: Where a clause was taken for an exposure, what stands before its verb is the exposure.
_FINITE_VERB = re.compile(
    r"\b(?:has|have|had|can|may|might|could|will|would|is|are|was|were|does|do|did|helps?|appears?|seems?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|when|if|while)\b", re.IGNORECASE)

#: Words of an exposure that do not say of what it is.
FILLER_WORDS = (
    "act physical process session bout regular daily habit habitual practice use using intake consumption "
    "consume level amount dose activity behaviour people front public good day time week high higher "
    "great long short low lower shed burst experience undergo receive engage perform attend complete "
    "one two three four five six seven eight nine ten hour minute "
    "around group little few much strong weak poor many having more increased reduced supplement "
    "supplementation taking eating drinking eat drink take "
)
_FILLERS = frozenset(content_words(FILLER_WORDS))
_LEAD = re.compile(
    r"^(?:(?:[a-z]+ who|the|a|an|having|who|that|with|people|those|participants|adults|women|men|children|"
    r"patients|had|have|were|was|are|ate|took|got|getting|eating|taking|drinking|more|much|very)\s+)+",
    re.IGNORECASE,
)

#: Words that make of a thing something else about it: a belief in crying is not crying. Pattern, an example.
MODIFIERS: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:belief|believ|attitude|expect|opinion|knowledge|intention|perceiv|perception)",
        "belief that crying helps",
    ),
    (r"\b(?:frequency|proneness|tendency|trait|history of|family history|genetic)", "crying frequency"),
)
_MODIFIER = re.compile("|".join(pattern for pattern, _ in MODIFIERS), re.IGNORECASE)

#: "The yogurt" is the one that was studied, whatever it is called there.
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\s+(?!who\b|that\b)", re.IGNORECASE)

#: Comparators that are the same people at another time.
_BEFOREHAND = re.compile(
    r"\b(?:before|beforehand|baseline|pre-?\w*|start|beginning|earlier|previous(?:ly)?)\b", re.I
)


#: Words that name an arm without saying of what ("no difference between the groups").
ARM_WORDS = (
    "group groups arm arms condition conditions both either two three participant participants patient "
    "patients subject subjects intervention interventions treatment treatments control controls study "
    "exposure exposed case cases"
)
_ARM_WORDS = frozenset(content_words(ARM_WORDS))


class Contrast(NamedTuple):
    """What a study looked at, and what it compared that with."""

    exposure: str | None
    comparator: str | None


def names_something(exposure: str | None) -> bool:
    """Whether an exposure says of what it is ("the groups" does not)."""
    return exposure is not None and not _ARM_WORDS.issuperset(content_words(exposure))


class ExposureKind(StrEnum):
    """How a claimed exposure stands to the contrast of a finding."""

    ALIGNED = "aligned"
    INVERTED = "inverted"
    UNSTATED = "unstated"
    NARROWED = "narrowed"
    OTHER_DEGREE = "other_degree"
    OTHER_GROUP = "other_group"
    UNALIGNED = "unaligned"


class ExposureFit(NamedTuple):
    """How a claim's exposure matches a finding's contrast: its kind, and a score of 0 to 1."""

    kind: ExposureKind
    score: float

    @property
    def is_inverted(self) -> bool:
        """Whether the study states the contrast the other way round."""
        return self.kind is ExposureKind.INVERTED

    @property
    def is_usable(self) -> bool:
        """Whether the finding may be held against the claim without doubt about what it is of."""
        return self.kind in {ExposureKind.ALIGNED, ExposureKind.INVERTED, ExposureKind.UNSTATED}


@lru_cache(maxsize=4096)
def polarity(phrase: str) -> int:
    """+1 for an exposure that is there ("napping"), -1 for one that is lacking ("unable to nap").

    Two words of absence cancel ("not avoiding sugar").
    """
    core, is_inverted = polarity_of_exposure(phrase)
    is_little = bool(_ABSENCE.match(_LEAD.sub("", core)))
    return -1 if is_inverted != is_little else 1


@lru_cache(maxsize=4096)
def degree(phrase: str) -> int:
    """-1 for little of a thing ("little salt"), +1 for much ("high intake"), 0 where neither is said."""
    if _LITTLE.match(_LEAD.sub("", phrase)) and not _SOME.search(phrase):
        return -1
    return 1 if _MUCH.search(phrase) else 0


@lru_cache(maxsize=8192)
def present_words(phrase: str) -> frozenset[str]:
    """Content words of what a phrase says is there: its core, without what follows a "without" or "not"."""
    core = polarity_of_exposure(phrase).core
    verb = _FINITE_VERB.search(core)
    if verb and content_words(core[: verb.start()]) and not _RELATIVE.search(core[: verb.start()]):
        core = core[: verb.start()]
    lacking = _LACKING.search(core)
    if lacking and lacking.start() > _OPENING:
        core = core[: lacking.start()]
    words = frozenset(_of_the_doing(word) for word in content_words(core))
    return (words - _FILLERS) or words


def _of_the_doing(word: str) -> str:
    """The stem of what somebody does ("walker" is of walking)."""
    if len(word) <= _AGENT or not word.endswith("er"):
        return word
    doing = word[:-2]
    return doing[:-1] if doing[-1] == doing[-2] else stem(doing)


@lru_cache(maxsize=8192)
def overlap(one: str, other: str) -> float:
    """Similarity of two exposures, where a phrase that contains the other counts as close (0 to 1)."""
    if one.strip().lower() == other.strip().lower():
        return 1.0
    words, other_words = present_words(one), present_words(other)
    if not words or not other_words:
        return 0.0
    shared = len(words & other_words) / min(len(words), len(other_words))
    score = max(_SAME_WORDS * similarity(one, other), 0.85 * shared)
    return score * _MODIFIED if _is_modified(one) != _is_modified(other) else score


@lru_cache(maxsize=8192)
def _is_modified(phrase: str) -> bool:
    return bool(_MODIFIER.search(phrase))


@lru_cache(maxsize=4096)
def _is_beforehand(comparator: str) -> bool:
    return bool(_BEFOREHAND.search(comparator))


def fit_exposures(
    claimed: str | None,
    claimed_comparator: str | None,
    found: str | None,
    found_comparator: str | None,
    claim_text: str,
    title: str = "",
) -> ExposureFit:
    """Compare the exposure of an assertion with the contrast of a finding.

    Args:
        claimed: What the claim is about, if it says so.
        claimed_comparator: What the claim compares it with.
        found: What the study looked at.
        found_comparator: What the study compared it with.
        claim_text: The claiming sentence.
        title: The study's title; a word of the study's exposure that stands there is what the study is about.
    """
    if not claimed or not found:
        return ExposureFit(ExposureKind.UNSTATED, 0.7)
    with_exposure = overlap(claimed, found)
    if with_exposure < ON_TOPIC and _is_on_topic(claimed, found, title):
        with_exposure = ON_TOPIC
    with_comparator = overlap(claimed, found_comparator) if found_comparator else 0.0
    is_beforehand = bool(found_comparator) and _is_beforehand(found_comparator or "")
    if with_exposure < ALIGNED and with_comparator < ALIGNED:
        return _by_absence(claimed, found, with_exposure)
    if not is_beforehand and _is_about_something_else(
        claimed, found, found_comparator, claimed_comparator, claim_text
    ):
        return ExposureFit(ExposureKind.NARROWED, with_exposure)
    if polarity(claimed) != polarity(found) and with_exposure >= ALIGNED:
        if is_beforehand:
            return ExposureFit(ExposureKind.OTHER_GROUP, with_exposure)
        return ExposureFit(ExposureKind.INVERTED, max(with_exposure, with_comparator))
    is_turned = with_comparator >= with_exposure + _CLEARLY_BETTER and not is_beforehand
    if is_turned and found_comparator and polarity(claimed) == polarity(found_comparator):
        return ExposureFit(ExposureKind.INVERTED, with_comparator)
    if with_exposure < ALIGNED:
        return ExposureFit(ExposureKind.UNALIGNED, with_exposure)
    return ExposureFit(_by_degree(claimed, found, found_comparator), with_exposure)


def _by_degree(claimed: str, found: str, found_comparator: str | None) -> ExposureKind:
    """Of one thing: as much of it, the opposite, or an amount that cannot be told from the study's."""
    said, shown = degree(claimed), degree(found)
    if (said >= 0 and shown >= 0) or said == shown:
        return ExposureKind.ALIGNED
    if said * shown < 0 or (found_comparator and degree(found_comparator) * shown < 0):
        return ExposureKind.INVERTED
    if found_comparator and said < 0 and degree(found_comparator) < 0:
        return ExposureKind.INVERTED
    return ExposureKind.OTHER_DEGREE


def _is_on_topic(claimed: str, found: str, title: str) -> bool:
    """Whether a claim names everything of the study's exposure that its title names."""
    topic = present_words(found).intersection(content_words(title))
    if _is_modified(claimed) != _is_modified(found):
        return False
    return bool(topic) and topic <= present_words(claimed)


def _by_absence(claimed: str, found: str, score: float) -> ExposureFit:
    """Where no word is shared: two phrases of absence are the group that did not ("stoic", "not crying")."""
    if polarity(claimed) < 0 and polarity(found) < 0:
        return ExposureFit(ExposureKind.ALIGNED, ALIGNED)
    if polarity(claimed) < 0:
        return ExposureFit(ExposureKind.OTHER_GROUP, score)
    return ExposureFit(ExposureKind.UNALIGNED, score)


def _is_about_something_else(
    claimed: str, found: str, found_comparator: str | None, claimed_comparator: str | None, claim_text: str
) -> bool:
    """Whether both arms have what the claim is about: then the contrast is a condition that it leaves out.

    "Crying makes you feel better" beside "being helped while crying" against "crying without help".
    """
    if not found_comparator or claimed_comparator or polarity(claimed) < 0 or _DEFINITE.match(claimed):
        return False
    words, arm, other_arm = (present_words(text) for text in (claimed, found, found_comparator))
    extra = arm - other_arm - words
    if not words or not words <= arm & other_arm or not extra:
        return False
    if polarity(found) != polarity(found_comparator):
        return False
    return not extra & set(content_words(claim_text))
