"""Documents, records and references made up for the resolver's tests."""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import Block, BlockKind, Document, Link, OffsetMap, Section, Span
from flows.records import CitedReference, Study
from schemas.identifiers import make_id
from schemas.vocabulary import ReferenceType, Resolution, StudyStatus


def build_document(parts: Sequence[tuple[BlockKind, str]], links: Sequence[tuple[str, str]] = ()) -> Document:
    """A document of the given blocks, a blank line between two; each link on the next place of its text."""
    text, blocks = "", []
    for kind, part in parts:
        if text:
            text += "\n\n"
        blocks.append(Block(kind, Span(len(text), len(text) + len(part)), 0))
        text += part
    placed, position = [], 0
    for label, href in links:
        start = text.index(label, position)
        position = start + len(label)
        placed.append(Link(Span(start, position), href))
    return Document(
        article_id=make_id("articles", text),
        text=text,
        title="",
        blocks=tuple(blocks),
        sections=(Section(0, None, Span(0, len(text))),),
        sentences=(),
        links=tuple(placed),
        experts=(),
        offsets=OffsetMap((0,), (0,), (len(text.encode()),)),
        language="en",
        media_type="text/plain",
        source_sha256="0" * 64,
        text_sha256="0" * 64,
        n_words=len(text.split()),
    )


def build_study(title: str, **fields: object) -> Study:
    """A curated record."""
    known: dict[str, object] = {
        "study_id": make_id("studies", str(fields.get("doi") or title)),
        "status": StudyStatus.PUBLISHED,
        "resolution": Resolution.CURATED,
    }
    return Study(title=title, **{**known, **fields})  # type: ignore[arg-type]


def build_reference(raw_text: str = "A printed reference", **fields: object) -> CitedReference:
    """A parsed reference, not yet resolved."""
    known: dict[str, object] = {
        "reference_id": make_id("cited_references", raw_text, repr(sorted(fields.items()))),
        "article_id": "art_0000000000000000",
        "reference_type": ReferenceType.LIST_ENTRY,
        "position": 0,
        "char_start": 0,
        "char_end": len(raw_text),
    }
    return CitedReference(raw_text=raw_text, **{**known, **fields})  # type: ignore[arg-type]
