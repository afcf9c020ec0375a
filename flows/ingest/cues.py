"""Wordings that tell what a line of an article is, from ``data/cues.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from flows.document import BlockKind

CUES_FILE = Path(__file__).parent / "data" / "cues.yaml"
_PART = re.compile(r"<([A-Z]+)>")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_NEVER = r"(?!)"
_Match = Callable[[str], re.Match[str] | None]
_PICTURE_WORDS = (
    *("photo", "image", "picture", "illustr", "screensh", "graphic", "video", "coll", "credit", "©"),
    *("getty", "stock", "splash", "alamy", "pex", "pix", "wiki", "flickr", "afp", "epa", "insta", "tube"),
)
_ART = re.compile(r"\bart(?:work)?\s*(?:credits?\s*)?(?:by|via|courtesy|[:/©])")
_DEFAULT_WORDS = 40
_MAX_HEADING = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording, the kind of block it gives away, and texts that it must match."""

    kind: BlockKind | None
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    n_words: int = _DEFAULT_WORDS


def _load() -> dict[str, tuple[Cue, ...]]:
    tables = yaml.safe_load(CUES_FILE.read_text(encoding="utf-8"))
    parts: dict[str, str] = tables.pop("parts")
    return {name: tuple(_cue(entry, parts, name) for entry in entries) for name, entries in tables.items()}


def _cue(entry: dict[str, Any], parts: dict[str, str], table: str) -> Cue:
    pattern = entry["pattern"]
    while _PART.search(pattern):
        pattern = _PART.sub(lambda match: parts[match.group(1)], pattern)
    if table == "headings":
        pattern = rf"(?:\d{{1,2}}[.)]\s*)?(?:{pattern})\s*[:.]?"
    kind = entry.get("kind", "outside")
    return Cue(
        None if kind == "outside" else BlockKind[kind.upper()],
        re.compile(pattern, re.IGNORECASE),
        tuple(entry.get("examples", ())) or (entry["example"],),
        entry.get("words", _DEFAULT_WORDS),
    )


_TABLES = _load()
LINES, HEADINGS = _TABLES["lines"], _TABLES["headings"]
_TIERS = (60, 16, 0)
"""Blocks of more words than a tier's never meet the cues that hold fewer; each tier is one pattern."""
PAGE_HINTS, CAPTION_ENDS, DATELINES = _TABLES["page_hints"], _TABLES["caption_ends"], _TABLES["datelines"]


def cue_kind(text: str) -> BlockKind | None:
    """The kind that a block's first words give away; None where they say nothing."""
    n_words = text.count(" ") + 1
    match_lower, match_printed, cues = _lines_for(next(tier for tier in _TIERS if tier < n_words))
    found = [match for match in (match_lower(text.lower()), match_printed(text)) if match is not None]
    if not found:
        return None
    place = min(int((match.lastgroup or "")[len("cue") :]) for match in found)
    for cue in cues[place:]:
        if n_words <= cue.n_words and cue.pattern.match(text):
            return cue.kind
    return None


@cache
def _lines_for(tier: int) -> tuple[_Match, _Match, tuple[Cue, ...]]:
    """The cues of lines that hold more than so many words: as two patterns, and by the numbers of groups.

    Those without capitals are for the text in lower case, where matching takes half the time; the others are
    for the text as printed.
    """
    cues = tuple(cue for cue in LINES if cue.n_words > tier)
    groups = [f"(?P<cue{place}>{cue.pattern.pattern})" for place, cue in enumerate(cues)]
    is_cased = [_CAPITAL.search(cue.pattern.pattern) is not None for cue in cues]
    lower = "|".join(group for group, cased in zip(groups, is_cased, strict=True) if not cased)
    printed = "|".join(group for group, cased in zip(groups, is_cased, strict=True) if cased)
    return re.compile(lower or _NEVER).match, re.compile(printed or _NEVER, re.IGNORECASE).match, cues


def heading_kind(text: str) -> BlockKind | None:
    """What a heading announces: references, further reading, experts or a summary; None for any other."""
    if len(text) > _MAX_HEADING:
        return None
    for cue in HEADINGS:
        if cue.pattern.fullmatch(text):
            return cue.kind
    return None


@lru_cache(maxsize=4096)
def page_hint(hint: str) -> tuple[bool, BlockKind | None]:
    """Whether class, id and role of an element say what its text is, and what (None: no article)."""
    for cue in PAGE_HINTS:
        if cue.pattern.search(hint):
            return True, cue.kind
    return False, None


def ends_in_credit(text: str) -> bool:
    """Whether a block ends with a picture's credit, as captions do."""
    tail = text[-140:]
    lowered = tail.lower()
    names_picture = any(map(lowered.__contains__, _PICTURE_WORDS))
    if not names_picture and not ("art" in lowered and _ART.search(lowered)):
        return False
    return any(cue.pattern.search(tail) for cue in CAPTION_ENDS)


def dateline_end(text: str) -> tuple[int, int] | None:
    """Where the dateline at the start of a paragraph ends, and where its first sentence starts."""
    for cue in DATELINES:
        match = cue.pattern.match(text)
        if match:
            line = match.group("line").rstrip()
            is_bare = not re.search(r"[,(/]", line)
            if (
                is_bare and "house" not in match.groupdict() and len(re.sub(r"[^A-Z]", "", line)) < 4
            ):  # "BMI - The index" is no place
                return None
            return len(line), match.end("line")
    return None
