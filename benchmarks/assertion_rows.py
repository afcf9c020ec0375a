"""Press claims with their exposure and outcome marked word by word, for the encoder of assertions.

The claims are those of ``data/studies_and_claims.jsonl`` and ``data/contrast_claims.jsonl``. Their exposures
and outcomes are named much as the claim words them: where they stand in it as they are, they are marked
there; else the shortest stretch is that has enough of their words by stem ("depression": "depressed").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.extract.assertions.marked import LABELS, WAYS, WORD, words_in
from flows.extract.direction.text import stem
from schemas.vocabulary import Direction

DATA = Path(__file__).parent / "data"
FILES = ("studies_and_claims.jsonl", "contrast_claims.jsonl")
IGNORED = -100
"""Stands for a label that is not known."""
_LEAST_SHARE = 0.6
_LONGER = 4
_LEAST_STEM = 4
_EMPTY = frozenset(
    [
        *("a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "with", "by", "at", "from", "who"),
        *("their", "your", "his", "her", "its", "my", "our", "how", "much", "many", "more", "less", "that"),
        *("lower", "higher", "fewer", "rate", "rates", "number", "risk", "chance", "people"),
        *("being", "getting", "having", "have", "is", "was", "were", "be"),
    ]
)


class Marked(NamedTuple):
    """A claim as the encoder takes it, what each of its words is (a row of labels), and its way."""

    text: str
    pieces: list[int]
    places: list[int]
    labels: list[int]
    way: int


def claims(part: str) -> Iterator[dict[str, str | None]]:
    """The claims of a part (``training``, ``held_out``), with exposure, outcome and direction or without."""
    for name in FILES:
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["part"] == part:
                yield from entry["claims"]


def marked_claims(part: str, numbers: dict[str, int]) -> list[Marked]:
    """The claims of a part, marked; one whose parts overlap is left out."""
    found = []
    for claim in claims(part):
        text = str(claim["claim"])
        words = words_in(text, numbers)
        lower = [text[start:end].lower() for start, end in words.spans]
        labels = [LABELS.index("O")] * len(lower)
        places = {kind: place_of(claim[name], lower) for kind, name in (("X", "exposure"), ("Y", "outcome"))}
        if any(claim[name] and places[kind] is None for kind, name in (("X", "exposure"), ("Y", "outcome"))):
            labels = [IGNORED] * len(lower)
        one, other = places["X"], places["Y"]
        if one and other and one[0] < other[1] and other[0] < one[1]:
            continue
        for kind, place in places.items():
            if place is not None:
                start, end = place
                labels[start] = LABELS.index(f"B-{kind}")
                labels[start + 1 : end] = [LABELS.index(f"I-{kind}")] * (end - start - 1)
        direction = claim["direction"]
        way = WAYS.index(Direction(direction) if direction else None)
        found.append(Marked(text, words.pieces, words.places, labels, way))
    return found


def place_of(wording: str | None, words: Sequence[str]) -> tuple[int, int] | None:
    """First word and the one behind the last of a stretch that says what a wording says, or None."""
    if not wording:
        return None
    wanted = words_of(wording)
    for start in range(len(words) - len(wanted) + 1):
        if list(words[start : start + len(wanted)]) == wanted:
            return start, start + len(wanted)
    stems = [stem(word) for word in wanted if word not in _EMPTY] or [stem(word) for word in wanted]
    own = [stem(word) for word in words]
    has = [[is_near(one, other) for other in stems] for one in own]
    best, most = None, (0.0, 0)
    for start in range(len(words)):
        if not any(has[start]):
            continue
        for end in range(start + 1, min(len(words), start + len(wanted) + _LONGER) + 1):
            if not any(has[end - 1]):
                continue
            share = sum(any(row[at] for row in has[start:end]) for at in range(len(stems))) / len(stems)
            if share >= _LEAST_SHARE and (share, start - end) > most:
                best, most = (start, end), (share, start - end)
    return best


def words_of(text: str) -> list[str]:
    """A wording's words, cut as a claim's are."""
    return [match[0].lower() for match in WORD.finditer(text)]


def is_near(one: str, other: str) -> bool:
    """Whether two stems are one, or begin alike ("depress", "depression")."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= _LEAST_STEM and one[: _LEAST_STEM + 1] == other[: _LEAST_STEM + 1] and one not in _EMPTY
