"""Choosing among references: by topic, by country, by what is left over."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.linking.nations import nation_of
from flows.extract.linking.profiles import SYNTHESES, Profile
from flows.extract.linking.study_cue import StudyCue

_CLEAR_TOPIC = 0.34
_TOPIC_MARGIN = 0.17
_OTHER_TOPIC = 0.34
_MOST = 3
_FIRST = frozenset(["first", "former", "earlier"])
_SECOND = frozenset(["second", "latter", "other", "later", "newer"])
_AGES = frozenset(["earlier", "later", "newer", "former", "latter"])
_EARLIER = frozenset(["earlier", "previous", "prior", "past", "older"])
_PAIR = 2
POLLS = frozenset(["poll", "survey"])
_NEXT = frozenset(["second", "another", "other", "separate"])
"""Words by which the second of two studies is opened."""
_NATIONAL = ("ish", "ese", "ean", "ian", "ican", "man", "tch", "nch", "iss", "eli", "ani", "gian", "ntine")
"""How words for nations end, so that Oxford researchers may have done a British study."""


def same_place(one: str | None, other: str | None) -> bool:
    """Whether 'u.s.' and 'american' are one nation, or the first four letters of two places agree."""
    nation, other_nation = nation_of(one), nation_of(other)
    if nation is not None and other_nation is not None:
        return nation == other_nation
    return bool(one and other) and (one or "")[:4] == (other or "")[:4]


def by_topic(profiles: Sequence[Profile], topic: frozenset[str]) -> list[Profile]:
    """The references, three at most, whose titles share most with a sentence; several where it is close."""
    overlaps = sorted(
        ((p.overlap(topic), p) for p in profiles), key=lambda pair: (-pair[0], pair[1].position)
    )
    if not overlaps or overlaps[0][0] < _CLEAR_TOPIC:
        return []
    return [p for overlap, p in overlaps if overlaps[0][0] - overlap < _TOPIC_MARGIN][:_MOST]


def clearly_other(profiles: Sequence[Profile], held: Profile, topic: frozenset[str]) -> Profile | None:
    """A reference whose title fits a sentence clearly better than that of the study at hand."""
    others = by_topic([p for p in profiles if p is not held], topic)
    if others and others[0].overlap(topic) - held.overlap(topic) >= _OTHER_TOPIC:
        return others[0]
    return None


def of_place(profiles: Sequence[Profile], cue: StudyCue, held: Profile | None) -> Profile | None:
    """The one other study that was done where a phrase says."""
    if not cue.place or (held is not None and same_place(held.place, cue.place)):
        return None
    same = [p for p in profiles if same_place(p.place, cue.place) and p is not held]
    return same[0] if len(same) == 1 else None


def are_elsewhere(cue: StudyCue, profile: Profile) -> bool:
    """Whether 'an Irish team' is no Danish study: both say of which nation, and differ."""
    if not cue.place or not profile.place:
        return False
    if nation_of(cue.place) is not None and nation_of(profile.place) is not None:
        return not same_place(cue.place, profile.place)
    nations = cue.place.endswith(_NATIONAL) and profile.place.endswith(_NATIONAL)
    return nations and not same_place(cue.place, profile.place)


def is_another_nation(cue: StudyCue, profile: Profile) -> bool:
    """Whether 'a Swedish team' is none of those 'at the University of Finland', who have been named."""
    is_team = (
        cue.text[:2].lower() in ("a ", "an") and bool(cue.place) and (cue.place or "").endswith(_NATIONAL)
    )
    houses = (profile.place or "").split() + sorted(profile.house)
    return is_team and bool(houses) and not any(same_place(cue.place, word) for word in houses)


def are_of_other_house(cue: StudyCue, profile: Profile) -> bool:
    """Whether 'researchers at Elm University' are not those 'from the University of Alba'."""
    return bool(cue.house and profile.house) and cue.house.isdisjoint(profile.house)


def of_subject(profiles: Sequence[Profile], held: Profile | None, subject: frozenset[str]) -> Profile | None:
    """The one other study whose sentences had the word by which a phrase calls it: 'the oat trial'."""
    if not subject or held is None or subject & held.subject:
        return None
    same = [p for p in profiles if p is not held and subject <= p.subject]
    return same[0] if len(same) == 1 else None


def of_size(profiles: Sequence[Profile], cue: StudyCue) -> Profile | None:
    """The one study with as many people as a phrase says: 'the 162 adults'."""
    same = [p for p in profiles if cue.n and p.n == cue.n]
    return same[0] if len(same) == 1 else None


def of_author(profiles: Sequence[Profile], held: Profile | None, family: str) -> Profile | None:
    """The one listed study by an author; of several the one at hand."""
    same = [p for p in profiles if family in p.authors and not p.is_link]
    return same[0] if len(same) == 1 else held if held in same else None


def counted_off(order: Sequence[Profile], cue: StudyCue) -> Profile | None:
    """Which of two studies told one after the other 'the first trial' or 'the later one' is.

    Args:
        order: the studies told of, in the order of the text.
        cue: the phrase.
    """
    words = cue.text.lower().split()
    is_first, is_second = not _FIRST.isdisjoint(words), not _SECOND.isdisjoint(words)
    if words[:1] not in (["the"], ["that"], ["this"]) or is_first == is_second or cue.has_handle:
        return None
    for place in range(len(order) - 1, 0, -1):
        if not _NEXT.isdisjoint(order[place].opener.split()):
            return order[place - 1] if is_first else order[place]
    if len(order) != _PAIR:
        return None
    one, other = order
    if not _AGES.isdisjoint(words) and _is_older(other, one):
        one, other = other, one
    return one if is_first else other


def _is_older(study: Profile, than: Profile) -> bool:
    """Whether a study told of second came out first: it is called earlier, or its year is."""
    if study.years and than.years:
        return max(study.years) < min(than.years)
    return not _EARLIER.isdisjoint(study.opener.split())


def of_kind(profiles: Sequence[Profile], held: Profile | None, cue: StudyCue) -> Profile | None:
    """The one study told of before that is a review, or a poll, where the one at hand is none."""
    kinds = next((kind for kind in (SYNTHESES, POLLS) if cue.noun in kind), None)
    if kinds is None or held is None or _is_of(held, kinds):
        return None
    same = [p for p in profiles if p.mentions and p is not held and _is_of(p, kinds)]
    return same[0] if len(same) == 1 else None


def _is_of(profile: Profile, kinds: frozenset[str]) -> bool:
    is_synthesis = kinds is SYNTHESES and profile.is_synthesis
    return is_synthesis or not kinds.isdisjoint(profile.opener.split())


def left_over(listed: Sequence[Profile]) -> Profile | None:
    """The only reference that the article has not spoken of yet, where it has spoken of all others."""
    unused = [p for p in listed if not p.mentions and not p.is_link]
    return unused[0] if len(unused) == 1 and len(listed) > 1 else None
