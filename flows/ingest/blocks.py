"""What the readers of the formats hand to the labelling: blocks of text, some with a kind from the markup."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from flows.document import BlockKind
from flows.ingest.mapped import MappedBuilder, MappedText


@dataclass(slots=True)
class RawBlock:
    """A printed paragraph, line, list item or heading, before it is labelled.

    ``kind`` is what the markup says (None where it says nothing), ``group`` counts the blocks of lines or
    page containers, so that a caption can be told to stand with its credit. ``is_cell`` says that the markup
    sets it as a cell or as a term, where words need not be a sentence.
    """

    body: MappedText
    kind: BlockKind | None = None
    level: int = 0
    is_list_item: bool = False
    is_cell: bool = False
    group: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    anchors: tuple[str, ...] = ()
    """By what names the links of the page lead here (``id``, ``name``, the label of a footnote)."""

    @property
    def text(self) -> str:
        """The block's text."""
        return self.body.text

    def part(self, start: int, end: int, kind: BlockKind | None) -> RawBlock:
        """A stretch of the block as a block of its own."""
        links = [
            (max(first, start) - start, min(last, end) - start, href)
            for first, last, href in self.links
            if first < end and last > start
        ]
        return replace(self, body=self.body.slice(start, end), kind=kind, links=links)


def joined(blocks: list[RawBlock]) -> RawBlock:
    """Consecutive blocks as one, a space between them; kind and place are the first one's."""
    builder = MappedBuilder()
    links: list[tuple[int, int, str]] = []
    for block in blocks:
        if len(builder):
            builder.put(" ", builder.source_end, max(builder.source_end, block.body.source_range(0, 0)[0]))
        shift = len(builder)
        links.extend((start + shift, end + shift, href) for start, end, href in block.links)
        builder.add(block.body)
    return replace(blocks[0], body=builder.build(), links=links)


@dataclass(slots=True)
class Page:
    """The blocks of a source in reading order, and what the source says of itself."""

    blocks: list[RawBlock]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    notes: list[str] = field(default_factory=list)
