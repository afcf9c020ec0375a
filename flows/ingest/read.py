"""Bytes → :class:`~flows.document.Document`."""

from __future__ import annotations

import hashlib
import re

from flows.document import Block, BlockKind, Document, Expert, Link, Section, Sentence, Span
from flows.ingest.blocks import Page, RawBlock
from flows.ingest.bylines import printed_byline, printed_date
from flows.ingest.decode import decode, offset_map
from flows.ingest.errors import SourceError
from flows.ingest.html import read_html
from flows.ingest.label import label
from flows.ingest.language import detect_language, language_name
from flows.ingest.lines import read_lines
from flows.ingest.mail import read_mail_header
from flows.ingest.mapped import MappedBuilder, MappedText
from flows.ingest.markdown import read_markdown
from flows.ingest.media import media_type_of
from flows.ingest.normalise import normalise
from flows.ingest.sentences import split_sentences
from flows.ingest.shapes import read_person
from flows.ingest.source import MAX_SOURCE_BYTES, RawSource
from schemas.identifiers import make_id

_WORD = re.compile(r"\S*\w\S*")
_URL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]")
_ONE_SENTENCE = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_OPENS_SECTION = frozenset({BlockKind.HEADING, BlockKind.REFERENCE_HEADING})
_TITLE_WORDS = 12


def read_document(source: RawSource) -> Document:
    """Decode, normalise, label every block, split sentences; hints win over what the source says.

    Raises:
        SourceError: one clear sentence on why the source cannot be read; see :data:`SOURCE_ERRORS`.
    """
    if len(source.content) > MAX_SOURCE_BYTES:
        raise SourceError(
            "too_large", source.name, f"{len(source.content):,} bytes, more than {MAX_SOURCE_BYTES:,}"
        )
    decoded = decode(source.content, source.name)
    media_type = media_type_of(source.name, decoded.text, source.media_type)
    text = MappedText.identity(decoded.text)
    if media_type == "text/html":
        page = read_html(text, source.url)
        notes: tuple[str, ...] = ()
    else:
        normal, notes = normalise(text)
        header, normal = read_mail_header(normal)
        page = read_markdown(normal) if media_type == "text/markdown" else Page(read_lines(normal))
        page.blocks[:0] = header
    blocks = label(page.blocks, source.title or page.title)
    mapped, spans = _assemble(blocks)
    if not _WORD.search(mapped.text):
        raise SourceError("no_text", source.name, "holds no article text")
    language, language_notes = _language(source.name, mapped.text)
    labelled, sections = _sections(blocks, spans)
    title = _title(source, page, blocks)
    title_notes = () if title else ("no title found: named by its first words",)
    title = title or _first_words(mapped.text, blocks, spans)
    publisher = source.publisher or page.publisher
    url = source.url or page.url
    return Document(
        article_id=make_id("articles", url) if url else make_id("articles", None, title, publisher),
        text=mapped.text,
        title=title,
        blocks=labelled,
        sections=sections,
        sentences=_sentences(mapped.text, labelled),
        links=_links(mapped.text, blocks, spans),
        experts=_experts(mapped.text, labelled),
        offsets=offset_map(mapped, decoded),
        language=language,
        media_type=media_type,
        source_sha256=hashlib.sha256(source.content).hexdigest(),
        text_sha256=hashlib.sha256(mapped.text.encode("utf-8")).hexdigest(),
        n_words=len(mapped.text.split()),
        publisher=publisher,
        url=url,
        byline=source.byline or page.byline or printed_byline(blocks),
        published_on=source.published_on or page.published_on or printed_date(blocks),
        rights=source.rights or "quote",
        notes=(*decoded.notes, *notes, *page.notes, *language_notes, *title_notes),
    )


def _assemble(blocks: list[RawBlock]) -> tuple[MappedText, list[Span]]:
    """Put the blocks together, a blank line between them; empty ones are taken out of the list."""
    builder = MappedBuilder()
    spans: list[Span] = []
    kept: list[RawBlock] = []
    position = 0
    for block in blocks:
        body = block.body.strip()
        if not body.text:
            continue
        if body is not block.body:
            start = len(block.text) - len(block.text.lstrip())
            block = block.part(start, start + len(body.text), block.kind)  # noqa: PLW2901
        first = body.runs[0][1]
        if kept:
            between = " " if kept[-1].kind is BlockKind.DATELINE else "\n\n"
            builder.put(between, position, max(position, first))
        spans.append(Span(len(builder), len(builder) + len(body.text)))
        builder.add(body)
        position = max(position, body.runs[-1][2])
        kept.append(block)
    blocks[:] = kept
    return builder.build(), spans


def _language(name: str, text: str) -> tuple[str, tuple[str, ...]]:
    code, is_sure = detect_language(text)
    if code != "en":
        raise SourceError("not_english", name, f"is not English: it reads as {language_name(code)} ({code})")
    return code, () if is_sure else ("too little running text to tell its language: taken for English",)


def _sections(blocks: list[RawBlock], spans: list[Span]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    labelled: list[Block] = []
    titles: list[str | None] = [None]
    ranges: list[list[int]] = [[0, 0]]
    for block, span in zip(blocks, spans, strict=True):
        kind = block.kind or BlockKind.PARAGRAPH
        if kind in _OPENS_SECTION or (kind is BlockKind.FURTHER_READING and block.level):
            titles.append(block.text.strip())
            ranges.append([span.start, span.end])
        ranges[-1][1] = span.end
        labelled.append(Block(kind, span, len(titles) - 1, block.level))
    sections = tuple(
        Section(index, title, Span(*limits))
        for index, (title, limits) in enumerate(zip(titles, ranges, strict=True))
    )
    return tuple(labelled), sections


def _sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        if not block.kind.is_prose:
            continue
        start = block.span.start
        whole = [(0, len(block.span))]
        parts = whole if block.kind in _ONE_SENTENCE else split_sentences(block.span.of(text))
        for first, last in parts:
            span = Span(start + first, start + last)
            sentences.append(Sentence(len(sentences), span, index, block.section_index))
    return tuple(sentences)


def _links(text: str, blocks: list[RawBlock], spans: list[Span]) -> tuple[Link, ...]:
    """Links of the markup, and bare web addresses that no such link covers, in reading order."""
    targets: dict[str, Span] = {}
    for block, span in zip(blocks, spans, strict=True):
        for anchor in block.anchors:
            targets.setdefault(anchor, span)
    links = [
        Link(Span(span.start + first, span.start + last), href, targets.get(href.partition("#")[2]))
        for block, span in zip(blocks, spans, strict=True)
        for first, last, href in block.links
        if first < last <= len(span)
    ]
    if "http" in text:
        for match in _URL.finditer(text):
            span = Span(*match.span())
            if not any(link.span.start < span.end and span.start < link.span.end for link in links):
                links.append(Link(span, match.group()))
    return tuple(sorted(links, key=lambda link: (link.span, link.href)))


def _experts(text: str, blocks: tuple[Block, ...]) -> tuple[Expert, ...]:
    experts: list[Expert] = []
    for block in blocks:
        if block.kind is BlockKind.EXPERT:
            printed = block.span.of(text)
            person = read_person(printed)
            experts.append(
                Expert(block.span, person.name, person.role) if person else Expert(block.span, printed, None)
            )
    return tuple(experts)


def _first_words(text: str, blocks: list[RawBlock], spans: list[Span]) -> str:
    """The words that a text without a title is named by: not those of a dateline."""
    starts = (s.start for b, s in zip(blocks, spans, strict=True) if b.kind is not BlockKind.DATELINE)
    return " ".join(text[next(starts, 0) :].split()[:_TITLE_WORDS])


def _title(source: RawSource, page: Page, blocks: list[RawBlock]) -> str | None:
    printed = next((block.text for block in blocks if block.kind is BlockKind.TITLE), None)
    return source.title or page.title or printed
