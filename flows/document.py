"""What flows through the stages: the read article, as values that nothing changes (:mod:`flows.values`).

Every offset counts Unicode code points of :attr:`Document.text`, the normalised text, and every span is
half-open: ``document.text[span.start:span.end]`` is what it covers. Blocks tile the text between them: a
character outside every block is white space. Nothing of the source is thrown away; what is not the article's
own prose is labelled by its block kind instead.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from datetime import date

from flows.values import value
from schemas.vocabulary import Term


class BlockKind(Term):
    """What a block of the article is."""

    TITLE = "title", "the article's title"
    DEK = "dek", "the standfirst under the title"
    BYLINE = "byline", "who wrote it, when"
    DATELINE = "dateline", "where a wire story comes from, before its first sentence: 'LONDON (Reuters) - '"
    HEADING = "heading", "a section's heading"
    PARAGRAPH = "paragraph", "running text"
    LIST_ITEM = "list_item", "an item of a list in the running text"
    LABEL = "label", "a cell of a table or a label of a list: words that are no sentence"
    QUOTATION = "quotation", "a block quotation"
    SUMMARY = "summary", "a box that repeats the article's points"
    CAPTION = "caption", "what stands under a picture"
    CREDIT = "credit", "who made a picture"
    ADVERT = "advert", "advertising, newsletter sign-ups, shop links"
    TEASER = "teaser", "a pointer to another article"
    NOTICE = "notice", "'originally published', corrections, disclaimers, copyright"
    REFERENCE_HEADING = "reference_heading", "the heading over the reference list"
    REFERENCE = "reference", "text of the reference list"
    FURTHER_READING = "further_reading", "recommended reading, which no claim leans on"
    EXPERT = "expert", "an entry of the list of people interviewed"

    @property
    def is_prose(self) -> bool:
        """Whether the article speaks here, so that claims are read from it."""
        return self in _PROSE


_PROSE = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.DEK,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.SUMMARY,
    }
)


@value(order=True)
class Span:
    """A half-open range of code points of the normalised text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]


@value()
class Block:
    """A labelled stretch of the article, in reading order."""

    kind: BlockKind
    span: Span
    section_index: int
    level: int = 0
    """Heading level (1 is the highest), 0 for anything else."""


@value()
class Section:
    """A heading and what stands under it. Section 0 is what comes before the first heading."""

    index: int
    title: str | None
    span: Span


@value()
class Sentence:
    """One sentence of a prose block; a title or heading is one sentence."""

    index: int
    span: Span
    block_index: int
    section_index: int


@value()
class Link:
    """A hyperlink: the span of its text, where it points, and the block it leads to on the same page."""

    span: Span
    href: str
    target: Span | None = None


@value()
class Expert:
    """A person whom the article lists as interviewed, with what it says of them (credentials, post)."""

    span: Span
    name: str
    role: str | None


@value()
class OffsetMap:
    """Where each stretch of the normalised text stands in the bytes of the source.

    Parallel tuples of runs, sorted by ``text_starts``: run *i* covers the code points from ``text_starts[i]``
    up to the next run (the last one: to ``text_length``) and comes from ``source_starts[i]:source_ends[i]``
    (bytes). A run with :attr:`width` bytes a code point maps one to one; any other is a single character or a
    replacement whose inside cannot be told apart. ``encoding`` is what the bytes were decoded with.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    encoding: str = "utf-8"
    text_length: int | None = None

    @property
    def width(self) -> int:
        """Bytes of the encoding's usual character."""
        return 2 if self.encoding.startswith("utf-16") else 1

    def run_at(self, offset: int) -> int:
        """Index of the run that covers a code point of the normalised text."""
        if not self.text_starts or offset < self.text_starts[0]:
            raise ValueError(f"no run covers offset {offset}")
        return bisect_right(self.text_starts, offset) - 1

    def source_range(self, span: Span) -> tuple[int, int]:
        """The smallest range of source bytes that a span of the text came from.

        A run that maps one to one is cut at the span's ends; any other is taken whole.
        """
        first = self.run_at(span.start)
        last = self.run_at(max(span.start, span.end - 1))
        starts = list(self.source_starts[first : last + 1])
        ends = list(self.source_ends[first : last + 1])
        if self._is_linear(first):
            starts[0] += self.width * (span.start - self.text_starts[first])
        if self._is_linear(last):
            ends[-1] = self.source_starts[last] + self.width * (span.end - self.text_starts[last])
        return min(starts), max(ends)

    def _is_linear(self, run: int) -> bool:
        following = run + 1
        text_end = self.text_starts[following] if following < len(self.text_starts) else self.text_length
        if text_end is None:
            return False
        n_bytes = self.source_ends[run] - self.source_starts[run]
        return n_bytes == self.width * (text_end - self.text_starts[run])


@value()
class Document:
    """An article as read: its normalised text, labelled, with a way back to the source."""

    article_id: str
    text: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...]
    experts: tuple[Expert, ...]
    offsets: OffsetMap
    language: str
    media_type: str
    source_sha256: str
    text_sha256: str
    n_words: int
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_on: date | None = None
    rights: str = "quote"
    notes: tuple[str, ...] = field(default=())
    """What the reading had to repair or could not tell (an encoding guessed, a title missing)."""

    def text_of(self, part: Span | Block | Sentence) -> str:
        """The text that a span, block or sentence covers."""
        span = part if isinstance(part, Span) else part.span
        return span.of(self.text)

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of the given kinds, in reading order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def section_title(self, section_index: int) -> str | None:
        """Heading of a section; None for what stands before the first heading."""
        return self.sections[section_index].title
