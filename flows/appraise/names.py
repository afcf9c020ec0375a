"""What an exposure is called: whether it names a thing, another thing, or one kind of a thing.

"The treatment" is whatever a study gave, "the yogurt" the one that it studied; "goat yogurt" is a kind of its
own, which a finding on yogurt need not hold for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.appraise.exposures import ALIGNED, FILLER_WORDS, overlap, polarity, present_words
from flows.lexicon.phrases import content_words

#: Words that stand for whatever a study gave or looked at, without naming it.
STAND_INS = (
    "treatment treatments treated therapy therapies intervention interventions programme programmes program "
    "programs drug drugs medication medications medicine medicines remedy pill pills tablet tablets capsule "
    "capsules supplement supplements product products approach method technique regimen regime plan scheme "
    "course session sessions device devices gadget routine strategy procedure jab jabs shot shots injection "
    "injections infusion infusions user users taker takers recipient recipients group participant "
    "new old weekly monthly yearly annual nightly simple single experimental active real true genuine"
)
STAND_IN_ROOTS = frozenset(content_words(STAND_INS))

_FILLERS = frozenset(content_words(FILLER_WORDS))

#: What narrows an exposure down to some of it, or adds another. Pattern, an example.
OF_SOME: tuple[tuple[str, str], ...] = (
    (r"\b(?:from|including|among|in (?:those|people))\b", "oats from mountain farms"),
    (r"\b(?:plus|and|combined|as with|but|unchanged|attributed)\b", "oats plus barley"),
)
_OF_SOME = re.compile("|".join(pattern for pattern, _ in OF_SOME), re.IGNORECASE)

#: A comparator that is whatever the study's was.
NO_TREATMENT = re.compile(
    r"\b(?:placebo|sham|dummy|controls?|usual|nothing|untreated|no|not|never|without|did ?n.t|those who|"
    r"people who|others?|rest|peers|before|baseline|normal|average|expected|general)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9-]+")
_ARTICLE = re.compile(r"^(?:the|this|these|those)\s+", re.IGNORECASE)
_DOING = re.compile(r"[a-z]+ing")
_BEFORE_A_BARE_THING = frozenset(
    _WORD.findall("a an the of near at in to on with for their any from by up off out")
)


@lru_cache(maxsize=8192)
def own_words(exposure: str) -> frozenset[str]:
    """The words of an exposure that say of what it is."""
    return present_words(exposure) - STAND_IN_ROOTS


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
def is_one_thing(claimed: str, found: str, text: str) -> bool:
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


def is_of_a_kind(
    claimed: str | None, found: str | None, things: tuple[str, ...], described: str, text: str
) -> bool:
    """Whether the claim is of one kind of a thing and the finding of it at large, or the other way round."""
    if claimed is None or found is None or overlap(claimed, found) < ALIGNED:
        return False
    studied = frozenset(content_words(described)).union(*map(present_words, things))
    if _has_a_kind(claimed, present_words(found), studied):
        return True
    is_of_some = bool(_OF_SOME.search(found)) and polarity(found) > 0 and not NO_TREATMENT.search(found)
    return is_of_some and not own_words(found) <= frozenset(content_words(text))


def _has_a_kind(claimed: str, found: frozenset[str], studied: frozenset[str]) -> bool:
    """Whether a word beside the study's own says of which kind the claimed thing is ("dried mango")."""
    words = _WORD.findall(claimed.lower())
    roots = [content_words(word) for word in words]
    places = [place for place, root in enumerate(roots) if not found.isdisjoint(root)]
    if not places:
        return False
    beside = [place for place in (places[0] - 1, places[-1] + 1) if 0 <= place < len(words)]
    return any(
        words[place] not in _BEFORE_A_BARE_THING
        and not _DOING.fullmatch(words[place])
        and _says_of_what(words[place]) - studied
        for place in beside
    )


def _says_of_what(word: str) -> frozenset[str]:
    return own_words(word) - _FILLERS
