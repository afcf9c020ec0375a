"""What the readers look at: each prose sentence once, its words, and what of it stands in quotation marks.

A view is made once a sentence and passed to every reader, so that nothing is lower-cased, tokenised or cut
twice. All spans are offsets into the document's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.document import Block, BlockKind, Document, Sentence, Span
from flows.values import value

_words = re.compile(r"[^\W_]+(?:['’][^\W_]+)*").findall
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[“”\"]")
_MARKS = ("“", "”", '"', "‘", " '", "\n'")
_SINGLE = re.compile(r"(?:(?<=\s)|(?<![\s\S]))[‘'](?=\w)[^“”\"\n]{15,600}?[,.!?][’'](?=\s|$)")
_STOPS = frozenset(",.!?")
_SHORTEST_SPEECH = 4
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@value()
class View:
    """One sentence as the readers see it.

    ``lower`` is its text in lower case; ``words`` are its distinct lower-case words, ``tokens`` the same in
    order; ``plain`` is the sentence with everything between quotation marks blanked (same length), so that a
    pattern found there is the article's own wording; ``quoted`` are the quoted spans, marks included, clipped
    to the sentence; ``start`` and ``end`` are its offsets in the document's text.
    """

    index: int
    sentence: Sentence
    block: Block
    text: str
    lower: str
    tokens: tuple[str, ...]
    words: frozenset[str]
    quoted: tuple[Span, ...]
    plain: str
    quoted_share: float
    has_digits: bool
    start: int
    end: int
    is_heading: bool
    """Whether the sentence is the article's title or a section's heading."""


def lowered(text: str) -> str:
    """The text in lower case, every character at its old place.

    >>> lowered("İzmir and OSLO")
    'İzmir and oslo'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def read_views(document: Document) -> tuple[View, ...]:
    """View every sentence of the document's prose, in reading order."""
    quotes = _quoted_by_block(document)
    views: list[View] = []
    for sentence in document.sentences:
        block = document.blocks[sentence.block_index]
        if not block.kind.is_prose:
            continue
        span = sentence.span
        text = document.text[span.start : span.end]
        in_block = quotes.get(sentence.block_index)
        quoted = _clipped(in_block, span) if in_block else ()
        lower = lowered(text)
        tokens = tuple(_words(lower))
        plain = _blanked(text, quoted, span.start) if quoted else text
        share = sum(len(span) for span in quoted) / max(1, len(text)) if quoted else 0.0
        views.append(
            View(
                len(views),
                sentence,
                block,
                text,
                lower,
                tokens,
                frozenset(tokens),
                quoted,
                plain,
                share,
                _DIGIT.search(text) is not None,
                span.start,
                span.end,
                block.kind in _HEADINGS,
            )
        )
    return tuple(views)


def without(views: Sequence[View], spans: Sequence[Span]) -> tuple[View, ...]:
    """The views with stretches of the document's text blanked, each character by a space.

    Args:
        views: the article's sentences.
        spans: what the readers are not to see (reference numbers), in reading order, apart from one another.
    """
    if not spans:
        return tuple(views)
    starts = [span.start for span in spans]
    seen = []
    for view in views:
        first, last = bisect_left(starts, view.start), bisect_left(starts, view.end)
        is_whole = first == last
        seen.append(view if is_whole else _with_text(view, _erased(view, spans[first:last])))
    return tuple(seen)


def behind(views: Sequence[View], labels: Mapping[int, int]) -> tuple[View, ...]:
    """The views, those of an interview's turns beginning behind the speaker's label.

    Args:
        views: the article's sentences.
        labels: index of a view → how many characters at its start are the label and the space behind it.
    """
    return tuple(_begun(view, labels[view.index]) if view.index in labels else view for view in views)


def _begun(view: View, at: int) -> View:
    start = view.start + at
    moved = replace(view, start=start, quoted=_clipped(view.quoted, Span(start, view.end)))
    return _with_text(moved, view.text[at:])


def _erased(view: View, spans: Sequence[Span]) -> str:
    text = view.text
    for span in spans:
        start, end = span.start - view.start, min(span.end - view.start, len(text))
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _with_text(view: View, text: str) -> View:
    """The view with another text of the same length."""
    lower = lowered(text)
    tokens = tuple(_words(lower))
    return replace(
        view,
        text=text,
        lower=lower,
        tokens=tokens,
        words=frozenset(tokens),
        plain=_blanked(text, view.quoted, view.start) if view.quoted else text,
        has_digits=_DIGIT.search(text) is not None,
    )


def _clipped(quotes: Sequence[Span], within: Span) -> tuple[Span, ...]:
    """The parts of the quotations that lie in a span."""
    parts = []
    for quote in quotes:
        start, end = max(quote.start, within.start), min(quote.end, within.end)
        if start < end:
            parts.append(Span(start, end))
    return tuple(parts)


def _blanked(text: str, quoted: Sequence[Span], offset: int) -> str:
    """The text with its quoted stretches replaced by spaces, quotation marks kept."""
    pieces, at = [], 0
    for span in quoted:
        start, end = span.start - offset, span.end - offset
        inner_start = start + (1 if text[start] in '“”"' else 0)
        inner_end = end - (1 if text[end - 1] in '“”"' and end - 1 >= inner_start else 0)
        pieces.append(text[at:inner_start])
        pieces.append(" " * (inner_end - inner_start))
        at = inner_end
    pieces.append(text[at:])
    return "".join(pieces)


def _quoted_by_block(document: Document) -> dict[int, tuple[Span, ...]]:
    """Quoted stretches of each prose block; a quotation left open runs to the block's end.

    A paragraph that opens with a quotation mark while the one before was left open carries the quotation on
    (the newspapers' convention for speech over several paragraphs).
    """
    text = document.text
    found: dict[int, tuple[Span, ...]] = {}
    for index, block in enumerate(document.blocks):
        if not block.kind.is_prose:
            continue
        start, end = block.span.start, block.span.end
        if block.kind is BlockKind.QUOTATION and not _has_mark(text, start, end):
            found[index] = (block.span,)
            continue
        if not _has_mark(text, start, end):
            continue
        found[index] = _quotations(text, start, end)
    return found


def _has_mark(text: str, start: int, end: int) -> bool:
    """Whether a stretch has a mark of quotation; what stands before it tells one from an apostrophe."""
    before = max(0, start - 1)
    return any(text.find(mark, before if len(mark) > 1 else start, end) >= 0 for mark in _MARKS)


def _quotations(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Pair the quotation marks of one block; a word or two in marks is a term, not speech."""
    spans = _paired(text, start, end)
    if not spans and ("'" in text[start:end] or "‘" in text[start:end]):
        spans = [Span(*match.span()) for match in _SINGLE.finditer(text, start, end)]
    return tuple(span for span in spans if _is_speech(span.of(text)))


def _is_speech(quoted: str) -> bool:
    return quoted.count(" ") >= _SHORTEST_SPEECH - 1 or quoted.rstrip("”\"’'")[-1:] in _STOPS


def _paired(text: str, start: int, end: int) -> list[Span]:
    spans = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark == '"' and at > start and text[at - 1].isdigit() and opened is None:
            continue  # inches
        if opened is None:
            if mark != "”":
                opened = at
        elif mark == "“":
            spans.append(Span(opened, at))
            opened = at
        else:
            spans.append(Span(opened, at + 1))
            opened = None
    if opened is not None and end - opened > 1:
        spans.append(Span(opened, end))
    return spans
