"""The role that an article gives a speaker: what stands before and after the name."""

from __future__ import annotations

import re

from flows.extract.speakers.names import TITLES, is_credential
from flows.extract.wordlists import load_words

_ROLE_NOUN = re.compile(
    r"\b(?:professor|lecturer|researcher|scientist|doctor|physician|surgeon|nurse|midwife|therapist|"
    r"counsell?or|dietit?cian"
    r"|dietitian|nutritionist|coach|trainer|instructor|expert|specialist|author|co-author|coauthor|leader|"
    r"lead|investigator|"
    r"director|head|chief|chair|chairman|chairwoman|president|vice|dean|founder|co-founder|owner|ceo|"
    r"officer|executive|manager"
    r"|spokesperson|spokesman|spokeswoman|adviser|advisor|fellow|student|candidate|consultant|practitioner|"
    r"GP|PhD|"
    r"editor|writer|journalist|teacher|patient|mother|father|mum|mom|dad|wife|husband|survivor|nurse|"
    r"pharmacist|dentist|neighbou?r|friend|sister|brother|aunt|uncle|cousin|colleague|roommate|flatmate|"
    r"daughter|son|grandmother|grandfather|"
    r"minister|secretary|member|analyst|economist|statistician|clinician|psychoanalyst|paediatrician|"
    r"pediatrician|"
    r"obstetrician|geriatrician|obgyn|resident|intern|clinic|chef|"
    r"\w+ologist|\w+iatrist|\w+etrist|\w+cologist|\w+pist|\w+ician|\w+ist|\w+opath)s?\b",
    re.I,
)
_PARENT = re.compile(r"(?:Grand)?(?:[Mm]other|[Ff]ather|[Mm]um|[Mm]om|[Dd]ad)-of-[\w-]+")
_NAMES_TOO = frozenset({"Lead", "Chief", "Dean", "Chase", "Head"})
_APPOSITION = re.compile(r"^(?:a|an|the|who is|one of|its|their|his|her|currently|formerly|now)\b", re.I)
_CUT = re.compile(
    r"[“”\"]|[.;:!?](?=\s|$)|\s[—–-]+\s|[—–]|\s(?:told|tells|said|says|in an? (?:interview|email|e-mail|"
    r"statement|news|press)"
    r"|in the (?:\w+ ){0,2}(?:release|statement|interview|announcement|article|report|paper)|by "
    r"(?:phone|telephone|e-?mail)"
    r"|in a|adding|that|which|where|whose|but|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_CLAUSE_OPENERS = load_words("speaker_words")["clause_openers"]
_PAST = load_words("claim_forms")["past"]
_LICENSED = frozenset(["retired", "registered", "certified", "licensed", "board-certified"])
_SHORTEST_WHO = 3
_WHO = re.compile(r"^who (?:works (?:with|at|for|in)|leads|led|heads|directs|runs|teaches|studies)\b")
_PRE_BOUNDARY = re.compile(
    r".*(?:[,;:“”\"—–(]|\b(?:that|and|but|as|so|while|because|to|when|if|says|said|though)\s)", re.S
)


def has_role_noun(text: str) -> bool:
    """Whether words name what somebody is: 'a New York-based therapist'."""
    return _ROLE_NOUN.search(text) is not None


def is_role(word: str) -> bool:
    """Whether one word by itself says what somebody is: 'Dietitian', 'Co-author'."""
    if _PARENT.fullmatch(word):
        return True
    return _ROLE_NOUN.fullmatch(word) is not None and word not in _NAMES_TOO and word not in TITLES


def trim_role(before: str) -> str | None:
    """The role that stands right before a name, from the last boundary on.

    >>> trim_role("It is common, but clinical psychologist ")
    'clinical psychologist'
    """
    bare = before.rstrip(" ,")
    tail = _PRE_BOUNDARY.sub("", bare, count=1).strip() if _PRE_BOUNDARY.match(bare) else bare.strip()
    if not tail or len(tail) > 100 or not has_role_noun(tail):
        return None
    tail = re.sub(r"^(?:as\s+|for\s+)?(?:the|a|an)?\s+|^(?:as|for|the|a|an)\s+", "", tail, flags=re.I)
    return None if tail.count(" ") > 9 else tail


def read_role(after: str) -> tuple[str | None, int]:
    """The role that follows a name: credentials and the first apposition.

    A second apposition explains something inside the first ("…with Talkspace, an online company that…") and
    is left out.

    Args:
        after: the text right after the name.

    Returns:
        The role, or None, and how many characters it took.

    >>> read_role(", RDN, a dietitian at Elm Clinic, a chain of clinics that is growing.")[0]
    'RDN, a dietitian at Elm Clinic'
    """
    head = re.match(r",?\s+(?:of|from|at|with)\s+(?=(?:the\s+)?[A-Z])", after)
    if head:
        cut = _CUT.search(after, head.end())
        stop = cut.start() if cut else len(after)
        phrase = after[head.start() : stop].lstrip(", ").split(",")[0]
        return phrase.strip() or None, len(phrase)
    lead = re.match(r"\s*[,(]\s*|\s+[—–-]\s+", after)
    if lead is None:
        return None, 0
    parts: list[str] = []
    has_apposition = False
    at = lead.end()
    while at < len(after):
        comma = after.find(",", at)
        close = after.find(")", at)
        stop = min((x for x in (comma, close) if x >= 0), default=len(after))
        raw = after[at:stop]
        cut = (
            None
            if is_credential(raw.strip().rstrip(".") + ".") or is_credential(raw.strip())
            else _CUT.search(raw)
        )
        segment = (raw[: cut.start()] if cut else raw).strip()
        kind = _segment_kind(segment, has_apposition)
        if kind == "stop":
            break
        parts.append(segment)
        has_apposition = has_apposition or kind == "apposition"
        at = stop + 1
        while at < len(after) and after[at] == " ":
            at += 1
        if cut or stop == close >= 0:
            break
    if not parts:
        return None, 0
    role = ", ".join(parts).strip(" ,")
    role += ")" * (role.count("(") - role.count(")"))
    return (role if is_credential(parts[-1]) else role.rstrip(".")), at


def _segment_kind(segment: str, has_apposition: bool) -> str:
    """What a stretch between commas is to the role: credential, apposition, continuation, or its end."""
    if not segment or _is_clause(segment.split()):
        return "stop"
    if is_credential(segment) or is_credential(segment.rstrip(".")):
        return "credential"
    words = segment.split()
    if not has_apposition:
        if segment.isdigit() and len(segment) <= 3:
            return "credential"
        if (_WHO.match(segment) and len(words) > _SHORTEST_WHO) or (
            has_role_noun(" ".join(words[:9])) and len(words) <= 24
        ):
            return "apposition"
        return "stop"
    if (words[0] in _PAST or words[0].endswith("ed")) and words[0] not in _LICENSED:
        return "stop"
    if segment.startswith("and ") and has_role_noun(segment):
        return "apposition"
    if (
        len(words) <= 4
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w in {"of", "and", "the"} for w in words)
    ):
        return "continuation"
    if not _APPOSITION.match(segment) and has_role_noun(" ".join(words[:4])) and len(words) <= 12:
        return "apposition"
    return "stop"


def _is_clause(words: list[str]) -> bool:
    """Whether a stretch is a clause of its own rather than a description."""
    return words[0].lower() in _CLAUSE_OPENERS
