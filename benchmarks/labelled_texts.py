"""Labelled press texts from a local file, for measuring and training the reading of claims.

Other people's texts stay out of the repository; the file is one's own. One JSON object a line:

    {"name": "…", "text": "the whole article", "claims": [{"start": 0, "end": 41, "kind": "study_report"}, …]}

``start`` and ``end`` are code points of ``text``, as ``tearsheet predict claims`` gives them; ``kind`` is a
``claim_kind`` or a list of those that are right. A claim may have ``speaker``, ``stance`` (an
``article_stance``) and ``optional`` (counts neither for nor against). Every other sentence claims nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.document import Document, Span
from flows.extract import read_claims
from flows.ingest import RawSource, read_document
from flows.records import Claim
from flows.resolve import Catalogue, parse_references, resolve_references


@dataclass(frozen=True)
class LabelledClaim:
    """A stretch of the text that is a claim."""

    start: int
    end: int
    kinds: tuple[str, ...]
    speaker: str | None = None
    stance: str | None = None
    is_optional: bool = False


@dataclass(frozen=True)
class LabelledText:
    """A text and all its claims."""

    name: str
    text: str
    claims: tuple[LabelledClaim, ...]


def load(path: Path) -> list[LabelledText]:
    """The texts of a file."""
    return [_text(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _text(entry: dict[str, Any]) -> LabelledText:
    return LabelledText(entry["name"], entry["text"], tuple(map(_claim, entry["claims"])))


def _claim(entry: dict[str, Any]) -> LabelledClaim:
    kind = entry["kind"]
    return LabelledClaim(
        entry["start"],
        entry["end"],
        tuple(kind) if isinstance(kind, list) else (kind,),
        entry.get("speaker"),
        entry.get("stance"),
        entry.get("optional", False),
    )


def read(labelled: LabelledText) -> tuple[Document, tuple[Claim, ...]]:
    """Read the claims of a text as ``tearsheet predict claims`` does."""
    source = RawSource(
        name=f"{labelled.name}.txt", content=labelled.text.encode("utf-8"), media_type="text/plain"
    )
    document = read_document(source)
    resolved = resolve_references(parse_references(document), Catalogue((), ()))
    return document, read_claims(document, resolved.references, resolved.studies).claims


def paired(
    labelled: LabelledText, document: Document, claims: Sequence[Claim]
) -> Iterator[tuple[Claim | None, LabelledClaim | None]]:
    """Every claim read with the labelled one that it overlaps most, and what is left of both."""
    content = labelled.text.encode("utf-8")
    left = list(labelled.claims)
    for claim in claims:
        first, last = document.offsets.source_range(Span(claim.char_start, claim.char_end))
        start = len(content[:first].decode("utf-8", "replace"))
        end = len(content[:last].decode("utf-8", "replace"))
        nearest = max(left, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        if nearest is None or min(end, nearest.end) <= max(start, nearest.start):
            yield claim, None
        else:
            left.remove(nearest)
            yield claim, nearest
    for one in left:
        yield None, one
