"""Journals in running text: recognised by what stands around the name, by its shape, or as known ones.

Known are the journals of the article's own references and a short table of those the press calls by name
alone (``data/journals.yaml``). Ordinary words that are also journals (Sleep, Stroke) count only where
something is said to be published or studied *in* them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz

_TABLE = Path(__file__).parents[1] / "data" / "journals.yaml"
_CAPS = (
    r"(?:[A-Z][\w&.:’'\-]*|eLife|npj)"
    r"(?:(?:,?\s+(?:(?:of|and|the|in|for|on|&|et)\s+){0,2})(?:[A-Z&][\w&:’'\-]*))*"
)
_PLACES = (
    r"(?:North|South|East|West|New|Saint|St|San|Santa|Los|Las|United|Saudi|Hong|Costa|Sri|Great|Northern|"
    r"Southern|Eastern|"
    r"Western|Central|Rio|Cape|Fort|El|Salt|Middle|Sub|Latin|Inner|Greater)\b"
)
_AFTER_JOURNAL = re.compile(rf"\bjournals?,?\s+(?:called\s+)?[“\"‘*_]?(?P<j>{_CAPS})")
_PUBLISHED = re.compile(
    rf"\b(?:[Pp]ublish(?:ed|ing)|[Aa]ppear(?:s|ed|ing)|[Rr]eported|[Pp]rinted|[Ww]riting|[Ww]rote|featured|"
    rf"out|online|report|described)\b"
    rf"(?:\s+(?!in\s)[\w,’'\-]+(?:(?<=Jan)\.|(?<=Feb)\.|(?<=Mar)\.|(?<=Apr)\.|(?<=Aug)\.|(?<=Sept)\.|"
    rf"(?<=Oct)\.|(?<=Nov)\.|"
    rf"(?<=Dec)\.)?){{0,6}}?,?\s+in\s+(?:the\s+)?[“\"‘*_]?(?P<j>{_CAPS})"
)
_PARENTHESIS = re.compile(rf"[(\[](?:[Tt]he\s+)?(?P<j>{_CAPS}),?\s+(?P<y>(?:19|20)\d\d)[)\]]")
_STUDY_IN = re.compile(
    rf"\b(?:study|paper|trial|review|analysis|meta-analysis|research|report|survey|article|results|"
    rf"findings)\s+(?:is\s+|are\s+)?in\s+"
    rf"(?:the\s+)?[“\"‘*_]?(?P<j>(?!{_PLACES})[A-Z][\w&:’'\-]*\s+{_CAPS})"
)
_IN = re.compile(rf"\b(?:[Ii]n|by|from|to)\s+(?:the\s+)?[“\"‘*_]?(?P<j>{_CAPS})")
_SHAPE = re.compile(
    r"^(?:The\s+)?(?:(?:[A-Z]\w+\s+)*Journal\s+of\s|(?:[A-Z]\w+\s+){1,4}Journal$|Annals\s+of\s|"
    r"Archives\s+of\s|Proceedings\s+of\s|"
    r"Frontiers\s+in\s|Nature\s+[A-Z]|JAMA\s+[A-Z]|BMC\s+[A-Z]|BMJ\s+[A-Z]|P[Ll][Oo]S\s+[A-Z]|"
    r"Lancet\s+[A-Z]|Cell\s+[A-Z]|"
    r"Current\s+Opinion|Trends\s+in\s|Advances\s+in\s|International\s+Journal|European\s+Journal|"
    r"Journals\s+of\s|"
    r"Acta\s+[A-Z]|Science\s+[A-Z]\w+\s+Medicine|Communications\s+[A-Z]|npj\s+[A-Z])"
)
_CALENDAR = re.compile(
    r"\s*(?:,?\s*\b(?:in|on|the)\b\s+)*\b(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter)\b.*$"
)
_NO_JOURNAL = frozenset(
    [
        "britain",
        "england",
        "scotland",
        "wales",
        "ireland",
        "america",
        "europe",
        "asia",
        "africa",
        "china",
        "japan",
        "india",
        "canada",
        "australia",
        "germany",
        "france",
        "spain",
        "italy",
        "sweden",
        "denmark",
        "norway",
        "finland",
        "netherlands",
        "dutch",
        "brazil",
        "mexico",
        "us",
        "usa",
        "uk",
        "u.s",
        "u.k",
        "london",
        "the",
        "this",
        "that",
        "these",
        "those",
        "dr",
        "they",
        "he",
        "she",
        "it",
        "we",
        "i",
        "new",
        "research",
    ]
)
_NO_JOURNAL_WORDS = re.compile(
    r"\b(?:University|Press|Institute|College|Hospital|Council|School|Conference|Congress|Dr)\b"
)
_KEY = re.compile(r"[^a-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class JournalCue:
    """A journal named in a sentence; ``start:end`` count from the start of the text searched."""

    name: str
    start: int
    end: int
    year: int | None = None


def journal_key(name: str) -> str:
    """A journal's name in the form in which it is compared: lower case, no article, no punctuation.

    >>> journal_key("The Lancet Diabetes & Endocrinology")
    'lancet diabetes and endocrinology'
    """
    key = _KEY.sub(" ", name.lower().replace("&", " and ").replace("’", "").replace("'", ""))
    words = key.split()
    while words and words[0] == "the":
        words.pop(0)
    return " ".join(words)


@cache
def known_journals() -> dict[str, str]:
    """Key of every name and alias in the table → key of the journal's own name."""
    entries = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return {
        journal_key(name): journal_key(entry["name"])
        for entry in entries
        for name in (entry["name"], *entry["aliases"])
    }


@cache
def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split() if word not in {"of", "the", "and", "in", "for", "on"})


@cache
def same_journal(one: str, other: str) -> bool:
    """Whether two printed names are one journal: equal, an alias, initials, an abbreviation or nearly equal.

    >>> same_journal("AJCN", "American Journal of Clinical Nutrition")
    True
    >>> same_journal("Nature", "Nature Medicine")
    False
    """
    a, b = journal_key(one), journal_key(other)
    a, b = known_journals().get(a, a), known_journals().get(b, b)
    if a == b:
        return True
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if " " not in short and len(short) >= 3 and short == _initials(long):
        return True
    if fuzz.ratio(a, b) >= 91 and a.split()[0] == b.split()[0] and len(short) > 6:
        return True
    if " of the united states" in long and long.startswith(short):
        return True
    return _abbreviates(short.split(), long.split())


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """'am j clin nutr' for 'american journal of clinical nutrition'."""
    content = [word for word in long if word not in {"of", "the", "and", "in", "for", "on"}]
    words = [word for word in short if word not in {"of", "the", "and", "in", "for", "on"}]
    return (
        len(words) == len(content) > 1
        and words != content
        and all(full.startswith(word) for word, full in zip(words, content, strict=True))
    )


def find_journals(text: str, known: Collection[str], is_about_study: bool) -> list[JournalCue]:
    """Find the journals that a sentence names.

    Args:
        text: the sentence.
        known: keys (see :func:`journal_key`) of the journals of the article's references.
        is_about_study: whether the sentence speaks of a study at all.

    Returns:
        The journals in the order of the text, none twice.
    """
    found: dict[int, JournalCue] = {}
    for match in _PARENTHESIS.finditer(text) if "(" in text or "[" in text else ():
        _keep(
            found, match, known, must_be_known=not _SHAPE.match(match.group("j")), year=int(match.group("y"))
        )
    if "ournal" in text:
        for match in _AFTER_JOURNAL.finditer(text):
            _keep(found, match, known, must_be_known=False)
    has_in = " in " in text
    for match in _PUBLISHED.finditer(text) if has_in else ():
        _keep(found, match, known, must_be_known=False)
    if is_about_study and has_in:
        for match in _STUDY_IN.finditer(text):
            _keep(found, match, known, must_be_known=False)
    if is_about_study or found or "ournal" in text:
        for match in _IN.finditer(text):
            _keep(found, match, known, must_be_known=True)
    return sorted(found.values(), key=lambda cue: cue.start)


def _keep(
    found: dict[int, JournalCue],
    match: re.Match[str],
    known: Collection[str],
    must_be_known: bool,
    year: int | None = None,
) -> None:
    start = match.start("j")
    if any(cue.start <= start < cue.end for cue in found.values()):
        return
    name = _trimmed(match.group("j"), known)
    if not name or name.lower().rstrip(".") in _NO_JOURNAL or _NO_JOURNAL_WORDS.search(name):
        return
    if must_be_known and not is_known(name, known) and not _SHAPE.match(name):
        return
    found[start] = JournalCue(name, start, start + len(name), year)


def is_known(name: str, known: Collection[str]) -> bool:
    """Whether a name is one of the article's own journals or of the table."""
    key = journal_key(name)
    return key in known or key in known_journals() or any(same_journal(key, other) for other in sorted(known))


def _trimmed(name: str, known: Collection[str]) -> str:
    """The name without what follows it: a month, a second clause after a comma."""
    name = _CALENDAR.sub("", name).rstrip(" .,:;’'\"”")
    name = re.sub(r"[’']s$", "", name)
    if "," in name and not is_known(name, known) and not re.match(r"(?:The )?Journal|Annals|Archives", name):
        name = name.split(",")[0]
    while re.search(r"\s(?:in|on|the|of|and|for|&)$", name):
        name = name.rsplit(" ", 1)[0]
    return name
