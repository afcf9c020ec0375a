"""What a reference and an entry of a list of experts look like, whatever stands above them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.ingest.words import WORDS

_IDENTIFIER = re.compile(r"\b10\.\d{4,9}/\S|\bdoi\b|\bpmid\b|\bpmc\d")
_IDENTIFIER_PARTS = ("10.", "doi", "pmid", "pmc")
_STUDY_SITES = WORDS["study_sites"]
_URL = re.compile(r"(?i)\bhttps?://\S+|\bwww\.\S+")
_ONLY_URL = re.compile(
    r"(?i)(?:\W*(?:\[?\d{1,3}[\].)]+\s*)?)?(?:https?://\S+|www\.\S+|(?:doi|pmid|pmcid|pmc)\W{0,3}\s*\S+)\W*"
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d[a-z]?(?![\d%])")
_YEAR_SLOT = re.compile(
    r"\((?:[^()]{0,20}\s)?(?:19|20)\d\d[a-z]?(?:,[^()]{0,20})?\)|[.;,]\s(?:19|20)\d\d[a-z]?\s?[.;:(,]"
)
_INITIALS_FIRST = re.compile(
    r"(?:\W*\d{0,3}[\].)]*\s*)?(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)?"
    r",?\s(?:[A-Z]\.?[ -]?){1,4}(?=[,.;(&\s:]|$)"
)
_ET_AL = re.compile(r"\bet\.? al\b")
# One set of first characters, so that the search leaps from one to the next: it runs over every block.
_VOLUME = re.compile(
    r"[;\dvp](?:(?<=\b\d)\d{0,3}(?:\s?\(\w[\w. –-]{0,12}\)\s?[:,]|\s?:\s?e?\d{1,6}\s?[-–])|(?<=;)\s?\d{1,4}\b"
    r"|(?<=\bv)ol(?:ume)?\.? \d|(?<=\bp)p?\.\s?\d)"
)
_JOURNAL = re.compile(
    r"\b(?:J(?:ournal)?|Lancet|BMJ|JAMA|Nature|Science|PLoS|PLOS|Annals|Archives|Proceedings|Proc|Frontiers|Review|Reviews|Rev"
    r"|Psychol\w*|Neurosci\w*|Nutrients?|N Engl J Med|NEJM|Cochrane|Press|Publishers?|University"
    r"|Int J|Am J|Eur J|Br J)\b"
)
_RETRIEVED = re.compile(
    r"(?i)\b(?:retrieved|accessed|available (?:at|from|online)|in press|epub|preprint|published online)\b"
)
MAYBE_YEAR = re.compile(r"(?:19|20)\d\d|10\.\d{4}")
_PROSE_WORDS = WORDS["prose"]
_DIGIT = re.compile(r"\d")
_DOTTED = re.compile(r"\.[a-z]")
# Words without which the slower patterns need not be tried.
_RETRIEVED_PARTS = ("retriev", "access", "availab", "in press", "epub", "preprint", "online")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\[\^?\d{1,3}\]:?|\^?\d{1,3}\s(?=[A-Z]))\s*")

_IS_A = re.compile(r",?\s+(?:is|was)\s+(?:an?|the|also an?)\s+")

CREDENTIALS = (
    r"(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?O\.?|Psy\.?D\.?|R\.?D\.?N?\.?|R\.?N\.?|LCSW(?:-R|-C)?|LMFT|LMHC|LPC|LMSW|LISW|BC-TMH|MPH|M\.?S\.?(?:c\.?)?|M\.?A\.?"
    r"|M\.?P\.?H\.?|M\.?Ed\.?|Ed\.?D\.?|Dr\.?P\.?H\.?|FACC|FACP|FACOG|FAAP|FAASM|CSCS|CPT|CDN|CDCES|LDN|NP|APRN|PA-C|DPT|PT|DDS|DMD|PharmD|FRCP"
    r"|MBBS|MRCP|CNS|LAc|CPsychol|B\.?Sc\.?|BSN|OBE|MBE)"
)
_ROLE = re.compile(
    r"(?i)\b(?:professor|therapist|psycho\w+|doctor|physician|dieti[tc]ian|nutritionist|director"
    r"|researcher|author of|coach|scientist|surgeon"
    r"|\w+ologist|\w*iatrist|\w*iatrician|nurse|founder|co-?founder|spokes(?:person|woman|man)|chief"
    r"|president|head of|fellow|lecturer|instructor"
    r"|trainer|counsell?or|specialist|practitioner|expert|ceo|consultant|pharmacist|midwife|dentist|clinician|epidemiologist|investigator"
    r"|chair(?:man|woman)?|dean|educator|physiotherapist|social worker|economist|analyst|editor"
    r"|advis[eo]r|officer|manager|advocate|resident)\b"
)
_HAS_CREDENTIAL = re.compile(rf",\s*{CREDENTIALS}(?=[,;\s]|$)")
_PERSON = re.compile(
    r"(?P<name>(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s+)*"
    r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:de|van|von|der|den|la|le|el|bin|al|di|da|dos|ten)\s+)*[A-ZÀ-Þ][\w'’.-]*){1,4})"
    r"(?:\s*(?:,|[–—]|-(?=\s)|:|\()\s*(?P<role>\S.*?)\s*)?$",
    re.DOTALL,
)


@lru_cache(maxsize=1024)
def reference_score(text: str) -> int:
    """How much a block looks like an entry of a reference list; 3 and more is a reference by its shape alone.

    One point each for an identifier, a year where styles put it, an author with initials at the start,
    volume and pages, the name of a journal or press, "et al.", "retrieved"; less for wordings of prose.
    """
    lowered = text.lower()
    has_identifier = _has_identifier(lowered)
    if is_only_link(text):
        return 3 if has_identifier else 2
    n_prose = sum(map(_PROSE_WORDS.__contains__, text.split()))
    penalty = 1 + n_prose // 3 if n_prose >= 3 else 0
    starts_with_author = _INITIALS_FIRST.match(text) is not None
    if penalty >= 3 and not starts_with_author:  # running prose: no need to look closer
        return 2 * has_identifier - penalty
    score = 2 * starts_with_author - penalty
    if has_identifier:
        score += 2
    elif ("http" in lowered or "www." in lowered) and _URL.search(text):
        score += 1
    if ("19" in text or "20" in text) and _YEAR.search(text):
        score += bool(_YEAR_SLOT.search(text))
    else:
        score -= 1
    if _DIGIT.search(text):
        score += bool(_VOLUME.search(text))
    score += bool(_JOURNAL.search(text)) + (" al" in text and bool(_ET_AL.search(text)))
    return score + (any(map(lowered.__contains__, _RETRIEVED_PARTS)) and bool(_RETRIEVED.search(text)))


def _has_identifier(lowered: str) -> bool:
    """Whether a text, in lower case, holds a DOI, a PubMed number or the address of a site of studies."""
    if any(map(lowered.__contains__, _IDENTIFIER_PARTS)) and _IDENTIFIER.search(lowered):
        return True
    return _DOTTED.search(lowered) is not None and any(map(lowered.__contains__, _STUDY_SITES))


def names_journal(text: str) -> bool:
    """Whether a text has a word that names of journals and presses are made of."""
    return _JOURNAL.search(text) is not None


def is_only_link(text: str) -> bool:
    """Whether a block is nothing but a web address or an identifier."""
    return text.count(" ") <= 6 and _ONLY_URL.fullmatch(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a block starts with the number of a list."""
    return bool(_NUMBERED.match(text))


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a list of experts prints them: ``name`` without titles of post, ``role`` the rest."""

    name: str
    role: str | None


@lru_cache(maxsize=1024)
def read_person(text: str) -> Person | None:
    """Read "Name, credentials, post" (or "Name, post"); None where the text is no such line."""
    if len(text) > 250 or _YEAR_SLOT.search(text) or _URL.search(text) or _has_identifier(text.lower()):
        return None
    line = _NUMBERED.sub("", text, count=1).rstrip(" .;")
    match = _PERSON.match(_IS_A.sub(", ", line, count=1))
    if match is None:
        return None
    name, role = match.group("name"), match.group("role")
    is_titled = bool(re.match(r"(?:Dr|Prof|Professor)\b", name))
    if role is None:
        return Person(name, None) if is_titled else None
    role = role.rstrip(")") if role.count(")") > role.count("(") else role
    if not (is_titled or _HAS_CREDENTIAL.search(line) or _ROLE.search(role)):
        return None
    if sum(word in _PROSE_WORDS for word in role.split()) >= 2 or re.search(
        r"[.!?]\s+[A-Z][a-z]+\s+[a-z]", role
    ):
        return None
    return Person(name, role)
