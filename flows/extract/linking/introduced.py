"""Studies and people told of for the first time, by what stands around the words for them."""

from __future__ import annotations

import re

from flows.extract.linking.nouns import AT_PLACE, COUNTED_OFF, NAMED_BEFORE
from flows.extract.linking.study_cue import Reach, StudyCue

SINGLED_OUT = re.compile(
    r"\s(?:that |which )?(?:I|we)(?:[’'](?:d|ve))? (?:\w+ly |always |often |usually |keep |most )?"
    r"(?:like|liked|love|loved|trust|prefer|cite|citing|quote|quoting|admire|find|found|rate|remember|"
    r"recommend|"
    r"tell|think|mention|going back to|coming back to|would (?:point|go))\b"
)
"""What singles a study out that has not been told of: 'The trial I like better is from China.'"""
TOLD_GATE = frozenset(
    ["linked", "tied", "associated", "we", "by", "no", "cut", "lowered", "reduced", "raised", "increased",
     "improved", "eased", "doubled", "halved"]
)  # fmt: skip
_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7}) (?:[\w’'-]+ ){0,3}?"
_PEOPLE = (
    "people|adults|women|men|children|patients|students|volunteers|participants|nurses|workers|teenagers|"
    "teens|mothers|babies|pupils|couples|households|athletes|runners|twins"
)
TIED_IN = re.compile(
    r"\b(?:(?:was|were) (?:\w+ly )?"
    r"(?:(?:linked|tied|associated) (?:to|with)|no (?:better|worse|more|less|safer))|"
    r"(?:cut|lowered|reduced|raised|increased|improved|eased|doubled|halved|did no (?:better|worse|more))) "
    r"[^.;:“”\"]*?\b(?:in|among) "
    r"(?P<who>(?:(?:nearly|almost|about|around|more than|over|some|just|only|roughly) )?"
    rf"{_COUNT}(?:{_PEOPLE}|[A-Z][a-z]+(?:ans|ons|ers)))\b"
)
"""Those in whom a link was seen, by their number: 'Late nights were tied to stress in 74,000 adults.'"""
OWN_STUDY = re.compile(
    r"\W*(?:(?:In|Back in) (?:19|20)\d\d,? )?(?P<who>[Ww]e) (?:have |once |recently |then )?"
    r"(?:followed|tracked|studied|tested|scanned|recruited|gave|asked|surveyed|compared|monitored|"
    r"randomi[sz]ed|enrolled|treated|measured|examined|looked at)\b"
    rf"[^.;:]{{0,40}}?\b{_COUNT}(?:{_PEOPLE})\b"
)
"""Whoever speaks has done a study: 'We followed 5,900 office workers for six years.'"""
FOLLOWED_BY = re.compile(
    rf"(?P<who>\b{_COUNT}(?:{_PEOPLE}))(?: who (?:were|had been))? "
    r"(?:followed|tracked|studied|monitored|surveyed|tested|treated|examined|scanned)"
    r"(?: for [^,;.]{3,40}?)? by\b"
)
"""Those who took part, by who did the study: 'Among 9,000 nurses followed by Elm researchers, …'."""
ALSO_AT = re.compile(
    r"(?: (?:at|in|from) (?:the )?[A-Z][\w’'-]*(?: (?:of |and |the )*[A-Z][\w’'-]*){0,4})?"
    r"\s+(?:(?:has|had)\s+)?(?:also|even|since|separately)\b"
)
"""Behind a team: where it works, and that it adds to what has been found: 'A group in Oslo has even …'."""
FIRST_ANSWER = re.compile(
    r"(?:^|[;:,] |\b(?:and|but) )(?P<who>(?:[Tt]he|[Aa]n?) (?:first|best|clearest|strongest|second|latest|"
    r"better|clearer|"
    r"stronger|newest) (?:[a-z]+ )?(?:answer|clue|hint|proof|evidence|test|look))(?= (?:came|comes|"
    r"arrived)\b)"
)
"""A study by what it gave: 'The first good answer came in 2013 from a clinic in Oslo.'"""
LATER = re.compile(
    r"\W*(?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]en|[Ss]everal|[Mm]any|[Aa] few|\d+) "
    r")?(?:decades?|"
    r"years?|months?|Years|Months|Decades) later\b|\W*(?:Later|More recently|Since then|Meanwhile),? "
)
"""At the head of a sentence: what follows came after the study just told of."""
REPEATING = re.compile(r" (?:(?:has|have|had) )?(?:also )?(?:repeat|replicat|reproduc)")
"""Behind a team: it does again what another has done."""
WHO_COUNTED = re.compile(r",? (?:who|\w+ing)\b")
"""Behind 'researchers': what they are told by, as nobody is who has been told of: 'tracking 785 people'."""
SUBJECTS = frozenset(
    ["study", "studies", "trial", "trials", "research", "review", "reviews", "analysis", "paper", "survey",
     "experiment", "report", "team", "researchers", "authors", "scientists", "investigators"]
)  # fmt: skip
TELLS_OF = re.compile(
    r"[a-z]+ed|found|gave|took|saw|had|has|have|drew|was|were|is|are|led|ran|uses|finds|gives|compares|"
    r"combines|pools|involves|includes|examines|analy[sz]es"
)
"""Behind a study or those who did it a verb, so that what follows is another phrase."""
IS_NOT_A = re.compile(r"^\W*(?:[Ii]t|[Tt]his|[Tt]hat)(?: (?:was|is)(?: not|n[’']t)|[’']s not) $")
"""What kind of study the one at hand is not: 'It was not a trial'."""


_THERE_WAS = re.compile(r"\W*(?:[A-Z][a-z]+, )?[Tt]here (?:was|were) (?:also |however |still )?")
_TELLS_LAST = re.compile(r" (?:show(?:ed|s)?|suggest(?:ed|s)?|indicate[sd]?|reveal(?:ed|s)?)\W*$")
_DATA = frozenset(["the data", "the evidence", "the figures", "the numbers"])
"""What the study at hand showed, behind what it was: 'Nappers slept longer, the data showed.'"""
_LAST = re.compile(r"[Tt]he (?:last|final) (?:study|trial|paper|review|survey)$")
"""The last of several told in turn, which has not been told of."""
_DID = (
    r"found|finds|showed|shows|reported|suggested|linked|concluded|saw|looked|tested|followed|tracked|compared|"
    r"gave|examined|analy[sz]ed|included|involved|enrolled|asked|recruited|pooled|failed"
)
ONE_OF_MANY = re.compile(
    r"\W*(?:(?:But|And|Yet|Meanwhile,|However,) )?"
    r"(?P<who>(?:[Oo]ne|[Aa]nother|[Tt]he other|[Aa] (?:second|third|fourth))"
    r"(?: of (?:them|these|those|the (?:two|three|four|studies|trials)))?)"
    rf"(?= (?:(?:has|had|also) )?(?:{_DID})\b)"
)
"""One of several studies that have been told of together: 'One found that …', 'Another tested …'."""
MODAL_AFTER = re.compile(r"\s+(?:can|cannot|will|should|must) (?!also )[a-z]+ ")
"""Behind 'a report' of whatever kind: 'A frightening report can make matters worse.'"""
DIRECTED = re.compile(
    r",? (?:that|which) (?:he|she|I|we|they|[A-Z][\w’'-]+)(?: now| still| has| have)? "
    r"(?:directs?|directed|leads?|led|runs?|ran|heads?|headed|conducted|co-?wrote|did|oversees|began|"
    r"started)\b"
)
"""What tells a study apart that has not been told of: 'the Elm study that she directs'."""


def is_participle(word: str, before: str) -> bool:
    """Whether a word that is mostly a verb stands before its noun: 'a pooled analysis'."""
    return word in ("pooled", "combined") and before.rstrip().rsplit(" ", 1)[-1].lower() in (
        "a",
        "the",
        "this",
        "new",
    )


def is_subject(word: str, behind: list[str]) -> bool:
    """Whether a word is what a verb behind it belongs to: 'the study employed survey data'.

    >>> is_subject("study", ["employed", "survey"]), is_subject("study", ["survey"])
    (True, False)
    """
    return word in SUBJECTS and bool(behind) and TELLS_OF.fullmatch(behind[0]) is not None


def is_no_study(text: str, start: int, end: int, noun: str) -> bool:
    """Whether a noun is a verb, 'The Guardian reports that …', or a report of another kind."""
    if noun == "study" and text.endswith("under ", 0, start):
        return True
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
    is_last = reach is Reach.GENERIC and text.endswith(", ", 0, start) and _TELLS_LAST.match(text, end)
    if is_last and text[start:end].lower() in _DATA:
        return Reach.DEFINITE, False
    if reach is Reach.DEFINITE and _LAST.fullmatch(text, start, end):
        return Reach.OTHER, False
    if reach is Reach.DEFINITE and SINGLED_OUT.match(text, end):
        return Reach.OTHER, True
    if reach is Reach.DEFINITE and " " in text[start:end].removeprefix("the ") and DIRECTED.match(text, end):
        return Reach.OTHER, False
    return reach, False


def is_later(text: str, is_pooling: bool) -> bool:
    """Whether researchers are told of as others by a time ('A decade later, …'), or pool studies."""
    return is_pooling or LATER.match(text) is not None


def first_answers(text: str, words: frozenset[str]) -> list[StudyCue]:
    """Studies by what they gave: 'the first good answer came from …'."""
    if words.isdisjoint(("came", "comes", "arrived")):
        return []
    return [
        StudyCue(Reach.OTHER, *match.span("who"), match.group("who"), "study", is_singled_out=True)
        for match in FIRST_ANSWER.finditer(text)
    ]


def counted_off(text: str) -> list[StudyCue]:
    """Studies told off one by one: 'The first, from Japan, found …; the second, from Turkey, saw …'."""
    found = []
    for match in COUNTED_OFF.finditer(text):
        place = AT_PLACE.search(match.group("aside"))
        where = place.group().split()[-1].lower() if place else None
        found.append(
            StudyCue(Reach.OTHER, match.start(1), match.end(1), match.group(1), "study", place=where)
        )
    return found


def is_none_seen(text: str, cue: StudyCue) -> bool:
    """Whether 'There was also no evidence that …' says what the study at hand did not see."""
    return cue.text.lower() == "no evidence" and _THERE_WAS.fullmatch(text, 0, cue.start) is not None


def one_of_many(text: str) -> StudyCue | None:
    """One of several studies told of together, at the head of a sentence: 'One found that …'."""
    found = ONE_OF_MANY.match(text)
    return found and StudyCue(Reach.OTHER, *found.span("who"), found.group("who"), "study", is_of_many=True)


def told_in(text: str) -> StudyCue | None:
    """A study by the number of its people, where no word for a study stands."""
    found = TIED_IN.search(text) or OWN_STUDY.match(text) or FOLLOWED_BY.search(text)
    if found is None:
        return None
    n = int(found.group("n").replace(",", ""))
    return StudyCue(Reach.BARE, *found.span("who"), found.group("who"), "people", n=n)
