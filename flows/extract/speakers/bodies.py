"""Bodies that speak: which one 'the group' or 'it' means, who sells a thing, which groups do not speak."""

from __future__ import annotations

import re
from typing import Final

from flows.extract.speakers.words import COMPANY_WORDS
from flows.extract.views import View
from flows.extract.wordlists import load_words
from flows.values import value

_CAPITALS = r"[A-Z][\w&’'-]*(?:(?: (?:of|for|on|and|the|in|&)){0,2} [A-Z][\w&’'-]*){0,8}"
_KINDS = (
    "group|organi[sz]ation|association|society|charity|body|council|agency|federation|foundation|institute|"
    "academy|"
    "alliance|coalition|lobby|union|trust|college|network|campaign|department|board|bureau|commission|"
    "committee|forum|panel|confederation|regulator|watchdog|think tank"
)
_FIRMS = "company|firm|manufacturer|maker|brand|retailer|start-?up|producer|seller|supplier"
_SUBJECT: Final = re.compile(
    rf"\W*(?:(?:But|And|Yet|Meanwhile|However|Still|In response),? |"
    rf"(?:Rival|Competitor|Drugmaker|Charity|Campaign group) )?(?P<name>(?:[Tt]he )?{_CAPITALS})"
    r"(?: \([A-Z][A-Za-z&-]{1,9}\))?(?P<aside>, (?P<role>(?:an?|the|one of the|which|"
    r"whose)\s[^,;:“”\"]{3,110}),)?\s+"
    r"(?P<verb>[a-z]+)"
)
_KIND_OF: Final = re.compile(rf"\b(?:{_KINDS}|{_FIRMS})s?\b", re.I)
_FIRM_OF: Final = re.compile(rf"\b(?:{_FIRMS})s?\b", re.I)
_HOUSES: Final = frozenset(
    ["university", "hospital", "clinic", "school", "journal", "study", "trial", "survey"]
)
"""Names of places of research: 'the group' behind them is the one that did the study."""
_NAMES: Final = load_words("speaker_words")["organisation_words"]
_GATE: Final = _NAMES | frozenset(
    form
    for word in f"{_KINDS}|{_FIRMS}|organization|organisation|startup|start".split("|")
    for form in (word, word + "s")
)
_BACK: Final = re.compile(rf"(?:the|this) (?P<noun>{_KINDS}|{_FIRMS})$", re.I)
_IT_SAID: Final = re.compile(
    r"[”\"’',] ?it (?:also |later )?(?:said|says|added|adds|warned|argued|claimed|insisted|wrote|noted|"
    r"stated)\b(?= in | on |\W*$)|"
    r"^\W*It (?:also |later )?(?:said|says|added|adds|warned|argued|claimed|insisted|wrote|stated)\b"
)
_SAID_BY: Final = re.compile(
    rf"\b[Tt]h(?:e|is) (?:{_KINDS}|{_FIRMS})(?= (?:also |later )?(?:said|says|added|adds|warned|warns|"
    rf"argued|argues|"
    r"claimed|claims|insisted|noted|stated)\b)"
)
_MOST_SENTENCES: Final = 2
_A_GROUP: Final = re.compile(
    r"(?:the|this|that|his|her|their|our)(?: (?:research|study|scientific|same|whole|entire|expert|"
    r"[a-z]+-based))? "
    r"group$",
    re.I,
)
_COUNTED: Final = frozenset(["reported", "recorded", "registered", "received", "counted", "logged"])
_COUNTING: Final = re.compile(
    r"\W*(?:[\w’'-]+ ){0,4}?(?:centres|centers|hospitals|authorities|officials|agencies|police|insurers|"
    r"pharmacies|"
    r"ministry|department|regulators?|registry|schools|clinics|courts)(?: (?:in|of|across) (?:the "
    r")?[A-Z][\w. ]*?)? "
    rf"(?:{'|'.join(sorted(_COUNTED))})\b",
)
SELLERS: Final = frozenset(
    ["sellers", "vendors", "makers", "manufacturers", "brands", "companies", "firms", "retailers",
     "producers", "advertisers", "advertisements", "adverts", "ads", "labels", "distributors", "suppliers"]
)  # fmt: skip
"""Who sells a thing, or what it is sold by."""
SELLERS_END: Final = re.compile(
    r"(?:^|[,;:—–]\s|\b(?:and|but|while|though|although|because|as|that)\s)(?:[Tt]he |[Ss]ome |[Mm]any |"
    r"[Mm]ost |[Ii]ts |"
    r"[Tt]heir )?(?P<body>(?:(?!(?:of|for|by|from|in|to|with|on|like|than|at)\b)[\w’'-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(word[0].upper() + word[1:] for word in SELLERS))}|{'|'.join(sorted(SELLERS))}))$"
)


@value()
class Body:
    """An organisation that a sentence is about, as its subject."""

    name: str
    role: str | None
    view: int

    @property
    def is_company(self) -> bool:
        """Whether it sells something, or speaks for those who do."""
        return COMPANY_WORDS.search(f"{self.name}, {self.role or ''}") is not None


def read_body(view: View) -> Body | None:
    """The organisation that is the subject of a sentence, by its name or by what is said to it.

    Args:
        view: 'The Juice Council, a trade group, took issue with the findings.'
    """
    if view.is_heading or view.words.isdisjoint(_GATE):
        return None
    found = _SUBJECT.match(view.plain)
    if found is None:
        return None
    name, role = found.group("name"), found.group("role")
    words = name.lower().removeprefix("the ").split()
    is_kind = role is not None and _KIND_OF.search(role) is not None
    if not is_kind and (len(words) == 1 or _NAMES.isdisjoint(words) or not _HOUSES.isdisjoint(words)):
        return None
    return Body(name, role, view.index)


def refers_back(subject: str, body: Body | None, view: View) -> bool:
    """Whether 'the group' or 'the company', right behind the sentence about a body, is that body."""
    found = _BACK.search(subject)
    if found is None or body is None or not 0 < view.index - body.view <= _MOST_SENTENCES:
        return False
    noun = found.group("noun").lower()
    if noun in ("group", "body") or noun.startswith("organi"):
        return True
    return noun in f"{body.name} {body.role or ''}".lower() or (
        _FIRM_OF.fullmatch(noun) is not None and body.is_company
    )


def speaks_unnamed(view: View, body: Body | None) -> bool:
    """Whether 'it said', or 'the foundation said', is the body that the sentence before was about."""
    if body is None or view.is_heading or not 0 < view.index - body.view <= _MOST_SENTENCES:
        return False
    if "it" in view.words and view.index - body.view == 1 and _IT_SAID.search(view.plain):
        return True
    called = _SAID_BY.search(view.plain)
    return called is not None and refers_back(called.group(), body, view)


def reports(view: View) -> bool:
    """Whether authorities tell what they counted, which no study at hand has found."""
    return not view.words.isdisjoint(_COUNTED) and _COUNTING.match(view.text) is not None


def may_speak(generic: re.Match[str]) -> bool:
    """Whether a noun for unnamed speakers names people: 'the research group', no 'other food group'."""
    text = generic.group()
    return not text.lower().endswith(" group") or _A_GROUP.match(text) is not None


def is_sellers(name: str) -> bool:
    """Whether a body without a name sells something: 'panel makers'."""
    return name.rsplit(" ", 1)[-1].lower() in SELLERS
