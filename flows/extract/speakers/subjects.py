"""The subject of a verb of speaking that stands some words before it: appositions, coordinations, makers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from flows.document import Span
from flows.extract.speakers import words
from flows.extract.speakers.names import NAME, is_full_name, is_person_name
from flows.extract.speakers.roles import is_role, read_role, trim_role
from flows.values import value
from schemas.vocabulary import Term

_MAKER = re.compile(
    r"^(?P<name>[A-Z][\w&’'\-]*(?:\s+[A-Z][\w&’'\-]*){0,4}),\s+(?P<role>(?:the|an?|"
    r"which)\s[^“”\"]{3,120}?)\s*[,)—–]$"
)
_MAKER_BEFORE = re.compile(
    r"^(?:[Tt]he\s+)?(?P<role>(?:[\w&-]+\s+){0,3}?(?:company|firm|maker|manufacturer|brand|start-?up|"
    r"retailer))\s+"
    r"(?P<name>[A-Z][\w&’'\-]*(?:\s+[A-Z][\w&’'\-]*){0,3})\s*$"
)
_GROUP_BEFORE = re.compile(
    r"^(?:[Tt]he\s+)?(?P<role>(?:[\w-]+\s+){0,2}?(?:[Cc]harity|[Tt]hink tank|[Uu]nion|[Ww]atchdog|"
    r"[Nn]on-?profit|(?:[Cc]ampaign|[Aa]dvocacy|[Cc]onsumer|[Ii]ndustry|[Ll]obby|[Tt]rade|[Pp]ressure|"
    r"[Pp]atient|[Hh]ealth) (?:group|body|association)))\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w&’'\-]*(?:\s+[A-Z][\w&’'\-]*){0,4})\s*$"
)
"""A body by what it is: 'Campaign group Clear Air said'."""
_WHICH = re.compile(
    r"^(?:But |And |Yet )?(?P<name>(?:[Tt]he )?[A-Z][\w&’'-]*(?:(?: of| for| and)? [A-Z][\w&’'-]*){0,5})"
    r"(?<! Study)(?<! Trial)(?<! Survey)(?<! Report)(?: \([A-Z]{2,8}\))?, (?P<role>(?:which|whose) "
    r"[^“”\"]{3,120}),$"
)
"""'The Sleep Council, which speaks for bed makers, …': a body, no person."""
COORDINATED = re.compile(
    rf"^(She|He|{NAME}) (?![^“”\"]*[“”\"])[^,;:]{{3,90}},? (?:and|but|yet)(?: also| then)?$"
)
_BODY_NOUN_END = re.compile(
    r"\b(?:of|at|from|with|for) the (?:[a-z-]+ )?(?:charity|company|firm|group|campaign|foundation|union|"
    r"agency|"
    r"clinic|website|app|start-?up|maker|magazine|network) $"
)
"""What stands before a body by which a person is described: 'Moll of the charity Heart Now said'."""
NAME_END = re.compile(rf"(?:^|(?<=[\s(—–“\"-]))({NAME})$")
_AGE_DIGITS = 3
_AT_BODY = re.compile(r"\b(?:at|of|from|in) (?:the )?[A-Z]")
_PLACES = Path(__file__).parents[1] / "findings" / "data" / "countries.yaml"

_ADVERBS = frozenset(
    [
        "also",
        "then",
        "now",
        "has",
        "have",
        "had",
        "later",
        "further",
        "once",
        "recently",
        "long",
        "often",
        "still",
        "always",
        "would",
        "will",
    ]
)


@cache
def places() -> frozenset[str]:
    """Names of countries and of cities that place a study."""
    table = yaml.safe_load(_PLACES.read_text(encoding="utf-8"))
    return frozenset(name for names in table.values() for name in names)


class Who(Term):
    """What kind of speaker a mention is."""

    PERSON = "person", "a person by name"
    PRONOUN = "pronoun", "he, she"
    BODY = "body", "an institution or company by name"
    AUTHORS = "authors", "the researchers of a study, unnamed"
    PRESS = "press", "a newspaper, an agency, reports: whoever passes on what others say"
    EXPERTS = "experts", "experts, doctors, critics, unnamed"


@value()
class Mention:
    """A speaker as one sentence names it. ``span`` counts from the start of the sentence."""

    who: Who
    name: str | None
    role: str | None
    span: Span
    verb: str


def read_coordinated(joined: re.Match[str], spoken: str) -> Mention | None:
    """'Duarte finds it convincing but says …': the subject at the start of the sentence."""
    subject = joined.group(1)
    span = Span(*joined.span(1))
    if subject in {"She", "He"}:
        return Mention(Who.PRONOUN, subject.lower(), None, span, spoken)
    return Mention(Who.PERSON, subject, None, span, spoken) if is_person_name(subject) else None


def read_presented(left: str, spoken: str) -> Mention | None:
    """'My physiotherapist, Lena Brandt, tells me': the role first, the name between commas."""
    inner = left.rstrip(" ,")
    named = NAME_END.search(inner)
    if named is None or not is_person_name(named.group(1)) or not inner[: named.start(1)].endswith(", "):
        return None
    role = trim_role(inner[: named.start(1)].rstrip(" ,"))
    if role and _AT_BODY.search(role) and (" " not in named.group(1) or named.group(1) in places()):
        # "Scientists at Alba University, Chile, say": where the university is, not who speaks.
        return None
    return make_person(named.group(1), role, named.start(1), spoken) if role else None


def read_which(left: str, spoken: str) -> Mention | None:
    """A body by what it does: 'The Sleep Council, which speaks for bed makers, said'."""
    which = _WHICH.search(left)
    if which is not None and (
        is_full_name(which.group("name")) or words.COMPANY_WORDS.search(which.group("role"))
    ):
        return Mention(Who.BODY, which.group("name"), which.group("role"), Span(*which.span("name")), spoken)
    return None


def read_maker(left: str, spoken: str) -> Mention | None:
    """A company by what it makes or sells: 'BrewWell, the maker of X, says', 'Tea maker BrewWell says'."""
    group = _GROUP_BEFORE.match(left)
    if group is not None:
        return Mention(Who.BODY, group.group("name"), group.group("role"), Span(*group.span("name")), spoken)
    match = _MAKER.match(left)
    if match is None and (before := _MAKER_BEFORE.match(left)) and not is_full_name(before.group("name")):
        match = before
    if match is None or words.COMPANY_WORDS.search(match.group("role")) is None:
        return None
    return Mention(Who.BODY, match.group("name"), match.group("role"), Span(*match.span("name")), spoken)


def read_apposed(left: str, spoken: str) -> Mention | None:
    """'Jane Roe, a professor at Y, told': the name stands some commas before the verb."""
    body = left.rstrip(" ,)—–")
    cut = len(body)
    for _ in range(6):
        cut = max(body.rfind(",", 0, cut), body.rfind("—", 0, cut), body.rfind("(", 0, cut))
        if cut < 0:
            return None
        head = body[:cut].rstrip()
        named = NAME_END.search(head)
        if named is None or not is_person_name(named.group(1)) or is_place_of(head, named):
            continue
        post, _ = read_role(left[len(head) :])
        pre = trim_role(head[: named.start(1)])
        if post is None and pre is None and not _is_short_aside(left[len(head) :]):
            continue
        return make_person(named.group(1), joined_roles(pre, post), named.start(1), spoken)
    return None


def is_place_of(left: str, named: re.Match[str]) -> bool:
    """Whether the name before the verb is where the person is from: 'Kira Lund of Aarhus said'."""
    before = left[: named.start(1)]
    return before.endswith((" of ", " at ", " from ", " with ", " in ", " the ")) or (
        _BODY_NOUN_END.search(before) is not None
    )


def is_last_of(left: str, named: re.Match[str]) -> bool:
    """Whether one word ends an apposition: 'Dr. Roe, head of the clinic, Alba Hospitals, Bergen told'."""
    return " " not in named.group(1) and left[: named.start(1)].endswith(", ")


def make_person(name: str, role: str | None, start: int, spoken: str) -> Mention:
    """A person by name; a role that begins with a capital ('Dietitian Ana Lund') is taken off the name."""
    bare, before = name, []
    while " " in bare and is_role(bare.split()[0]):
        head, bare_rest = bare.split(" ", 1)
        before.append(head.lower())
        start += len(bare) - len(bare_rest)
        bare = bare_rest
    role = joined_roles(" ".join(before), role) if before else role
    return Mention(Who.PERSON, bare, role, Span(start, start + len(bare)), spoken)


def _is_short_aside(text: str) -> bool:
    aside = text.strip(" ,()—–")
    return (aside.isdigit() and len(aside) <= _AGE_DIGITS) or aside.startswith(
        ("who ", "whose ", "which ", "in ")
    )


def joined_roles(pre: str | None, post: str | None) -> str | None:
    """The role before a name and the one after it as one text."""
    parts = [part for part in (pre, post) if part]
    return ", ".join(parts) or None


def read_unnamed(generic: re.Match[str], spoken: str) -> Mention:
    """'The researchers', 'some scientists', 'one doctor'."""
    if generic.group("single"):
        return Mention(Who.EXPERTS, None, None, Span(*generic.span("single")), spoken)
    is_study = words.is_authors(generic.group("noun")) and not words.OF_MANY.match(generic.group())
    who = Who.AUTHORS if is_study else Who.EXPERTS
    return Mention(who, None, None, Span(*generic.span("noun")), spoken)


def is_measure(found: Mention) -> bool:
    """Whether it is what something is measured by: 'according to the Elm Sleep Index'."""
    return found.name is not None and found.name.rpartition(" ")[2].lower() in words.MEASURES


def is_press(found: Mention) -> bool:
    """Whether it is a newspaper or an agency, which only passes on what others say."""
    return found.name is not None and words.PRESS.search(found.name) is not None


def without_adverbs(left: str) -> str:
    """The text without the adverbs and auxiliaries at its end: 'Lund has also' → 'Lund'."""
    while True:
        head, _, last = left.rpartition(" ")
        is_adverb = last in _ADVERBS or (
            last.endswith("ly") and last.isascii() and last.isalpha() and last.islower()
        )
        if not head or not is_adverb:
            return left
        left = head.rstrip()


def is_noun(found: Mention, after: str) -> bool:
    """Whether the verb is a noun after all: 'Earlier fears were …', 'Health claims …'."""
    if after.startswith((" data", " record")):
        return True  # "Medicare claims data"
    if after.startswith((" that its ", " its ", " that their ", " to ")):
        return False
    return (
        found.verb.lower() in words.NOUNS_TOO
        and found.span.start == 0
        and " " not in (found.name or " ")
        and found.role is None
    )
