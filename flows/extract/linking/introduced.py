"""Studies and people told of for the first time, by what stands around the words for them."""

from __future__ import annotations

import re

from flows.extract.linking.nouns import NAMED_BEFORE
from flows.extract.linking.study_cue import Reach, StudyCue

SINGLED_OUT = re.compile(
    r"\s(?:that |which )?(?:I|we)(?:[’'](?:d|ve))? (?:\w+ly |always |often |usually |keep |most )?"
    r"(?:like|liked|love|loved|trust|prefer|cite|citing|quote|quoting|admire|find|found|rate|remember|"
    r"recommend|"
    r"tell|think|mention|going back to|coming back to|would (?:point|go))\b"
)
"""What singles a study out that has not been told of: 'The trial I like better is from China.'"""
TOLD_GATE = frozenset(["linked", "tied", "associated", "we", "by"])
TIED_IN = re.compile(
    r"\b(?:was|were) (?:\w+ly )?(?:linked|tied|associated) (?:to|with)\b[^.;:“”\"]*? (?:in|among) "
    r"(?P<who>(?:(?:nearly|almost|about|around|more than|over|some|just|only|roughly) )?"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[\w’'-]+ ){0,3}?(?:people|adults|women|men|children|patients|"
    r"students|volunteers|nurses|workers|teenagers|teens|mothers|babies|pupils|households|Americans|"
    r"Britons))\b"
)
"""Those in whom a link was seen, by their number: 'Late nights were tied to stress in 74,000 adults.'"""
OWN_STUDY = re.compile(
    r"\W*(?:(?:In|Back in) (?:19|20)\d\d,? )?(?P<who>[Ww]e) (?:have |once |recently |then )?(?:followed|"
    r"tracked|studied|"
    r"tested|scanned|recruited|gave|asked|surveyed|compared|monitored|randomi[sz]ed|enrolled|treated|"
    r"measured|examined|"
    r"looked at)\b[^.;:]{0,40}?\b(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[\w’'-]+ ){0,3}?(?:people|adults|"
    r"women|men|"
    r"children|patients|students|volunteers|participants|nurses|workers|teenagers|teens|mothers|babies|"
    r"pupils|couples|"
    r"athletes|runners)\b"
)
"""Whoever speaks has done a study: 'We followed 5,900 office workers for six years.'"""
FOLLOWED_BY = re.compile(
    r"(?P<who>\b(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[\w’'-]+ ){0,3}?(?:people|adults|women|men|children|"
    r"patients|"
    r"students|volunteers|nurses|workers|teenagers|teens|mothers|babies|pupils|couples|athletes|runners|"
    r"twins))"
    r"(?: who (?:were|had been))? (?:followed|tracked|studied|monitored|surveyed|tested|treated|examined|"
    r"scanned)"
    r"(?: for [^,;.]{3,40}?)? by\b"
)
"""Those who took part, by who did the study: 'Among 9,000 nurses followed by Elm researchers, …'."""
ALSO_AT = re.compile(
    r"(?: (?:at|in|from) (?:the )?[A-Z][\w’'-]*(?: (?:of |and |the )*[A-Z][\w’'-]*){0,4})?"
    r"\s+(?:(?:has|had)\s+)?(?:also|even|since|separately)\b"
)
"""Behind a team: where it works, and that it adds to what has been found: 'A group in Oslo has even …'."""
REPEATING = re.compile(r" (?:(?:has|have|had) )?(?:also )?(?:repeat|replicat|reproduc)")
"""Behind a team: it does again what another has done."""
WHO_COUNTED = re.compile(r",? (?:who|\w+ing)\b")
"""Behind 'researchers': what they are told by, as nobody is who has been told of: 'tracking 785 people'."""
IS_NOT_A = re.compile(r"^\W*(?:[Ii]t|[Tt]his|[Tt]hat)(?: (?:was|is)(?: not|n[’']t)|[’']s not) $")
"""What kind of study the one at hand is not: 'It was not a trial'."""


MODAL_AFTER = re.compile(r"\s+(?:can|will|should|must|would|could|needs?|has) (?!also |have )[a-z]+ ")
"""Behind 'a report' of whatever kind: 'A frightening report can make matters worse.'"""
DIRECTED = re.compile(
    r",? (?:that|which) (?:he|she|I|we|they|[A-Z][\w’'-]+)(?: now| still| has| have)? "
    r"(?:directs?|directed|leads?|led|runs?|ran|heads?|headed|conducted|co-?wrote|did|oversees|began|"
    r"started)\b"
)
"""What tells a study apart that has not been told of: 'the Elm study that she directs'."""


def is_no_study(text: str, start: int, end: int, noun: str) -> bool:
    """Whether a noun is a verb, 'The Guardian reports that …', or a report of another kind."""
    if noun == "reports":
        return NAMED_BEFORE.search(text[:start]) is not None
    return noun == "report" and MODAL_AFTER.match(text, end) is not None


def reach_of(text: str, start: int, end: int, reach: Reach) -> tuple[Reach, bool]:
    """How a phrase points, and whether whoever speaks singles a study out by it.

    Args:
        text: the sentence.
        start: of the phrase.
        end: of the phrase.
        reach: how it points by its own words.

    >>> reach_of("The trial I like is from China.", 0, 9, Reach.DEFINITE)[1]
    True
    """
    if reach is Reach.NEW and IS_NOT_A.match(text[:start]):
        return Reach.GENERIC, False
    if reach is Reach.NEW and MODAL_AFTER.match(text, end):
        return Reach.GENERIC, False
    if reach is Reach.DEFINITE and SINGLED_OUT.match(text, end):
        return Reach.OTHER, True
    if reach is Reach.DEFINITE and " " in text[start:end].removeprefix("the ") and DIRECTED.match(text, end):
        return Reach.OTHER, False
    return reach, False


def told_in(text: str) -> StudyCue | None:
    """A study by the number of its people, where no word for a study stands."""
    found = TIED_IN.search(text) or OWN_STUDY.match(text) or FOLLOWED_BY.search(text)
    if found is None:
        return None
    n = int(found.group("n").replace(",", ""))
    return StudyCue(Reach.BARE, *found.span("who"), found.group("who"), "people", n=n)
