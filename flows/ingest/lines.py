"""Lines of plain text or Markdown → blocks: hard wraps undone, lists, headings and quotations told apart."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from math import ceil

from flows.document import BlockKind
from flows.ingest.blocks import RawBlock
from flows.ingest.mapped import MappedBuilder, MappedText
from flows.ingest.normalise import collapse_spaces

_HASH = re.compile(r"(#{1,6})[ ]+(?=\S)")
_HASH_END = re.compile(r"[ ]+#+$")
_UNDERLINE = re.compile(r"(={3,}|-{3,})$")
_RULE = re.compile(r"(?:[-*_=~•#][ ]?){3,}$")
_QUOTE = re.compile(r"(?:>[ ]?)+")
_BULLET = re.compile(r"[*+•‣▪◦●·■□✓➤►][ ]+(?=\S)")
_DASH = re.compile(r"[-–—][ ]+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\[\^?\d{1,3}\]:?)[ ]+(?=\S)")
_LOWER = re.compile(r"[a-z]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HYPHEN_END = re.compile(r"[a-z]-$")
_NOT_COMPOUND = re.compile(r"(?:and|or|to|nor|versus|vs)\b")
_WORD = re.compile(r"\S+")
_FENCE = re.compile(r"(?:```|~~~)")

_MIN_WRAP, _MAX_WRAP = 40, 130


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    group: int
    has_break: bool
    kind: BlockKind | None = None
    level: int = 0
    is_list_item: bool = False
    is_start: bool = False


def read_lines(text: MappedText, *, is_markdown: bool = False) -> list[RawBlock]:
    """Group the lines of a normalised text into blocks.

    A line end is taken for a hard wrap, and becomes a space, where the next word would not have fitted the
    text's usual width, or where the sentence plainly goes on. Bullets, ``#`` and ``>`` are markup and leave
    the text; the numbers of numbered lines stay.
    """
    lines = _lines(text.text)
    _mark(lines)
    width = _wrap_width(lines)
    blocks: list[RawBlock] = []
    current: list[_Line] = []
    for line in lines:
        if current and _continues(current, line, width, is_markdown):
            current.append(line)
            continue
        if current:
            blocks.append(_block(text, current))
        current = [line]
    if current:
        blocks.append(_block(text, current))
    return blocks


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position = 0
    group = 0
    is_blank = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if (
            not stripped
            or _FENCE.match(stripped)
            or (_RULE.fullmatch(stripped) and (is_blank or not _UNDERLINE.fullmatch(stripped)))
        ):
            is_blank = True
        else:
            group += is_blank
            start = position + len(raw) - len(raw.lstrip())
            indent = start - position
            has_break = raw.endswith(("  ", "\\"))
            lines.append(_Line(start, start + len(stripped), stripped, indent, group, has_break))
            is_blank = False
        position += len(raw) + 1
    return lines


def _mark(lines: list[_Line]) -> None:
    """Read the markup at the start of each line, and take it off."""
    drop: list[int] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index and lines[index - 1].group == line.group else None
        if previous is not None and _UNDERLINE.fullmatch(line.text):
            if index < 2 or lines[index - 2].group != line.group:
                previous.kind, previous.level = BlockKind.HEADING, 1 if line.text[0] == "=" else 2
            drop.append(index)
            continue
        match = _HASH.match(line.text)
        if match:
            line.kind, line.level, line.is_start = BlockKind.HEADING, len(match.group(1)), True
            _cut(line, match.end())
            ending = _HASH_END.search(line.text)
            if ending:
                line.end -= len(line.text) - ending.start()
                line.text = line.text[: ending.start()]
            continue
        match = _QUOTE.match(line.text)
        if match and match.end() < len(line.text):
            line.kind = BlockKind.QUOTATION
            _cut(line, match.end())
            line.is_start = previous is None or previous.kind is not BlockKind.QUOTATION
        match = _BULLET.match(line.text) or (_DASH.match(line.text) if _may_be_dash_item(previous) else None)
        if match:
            line.is_list_item = line.is_start = True
            _cut(line, match.end())
        elif _NUMBER.match(line.text):
            line.is_list_item = line.is_start = True
    for index in reversed(drop):
        del lines[index]


def _cut(line: _Line, length: int) -> None:
    line.start += length
    line.text = line.text[length:]


def _may_be_dash_item(previous: _Line | None) -> bool:
    return previous is None or previous.is_list_item or bool(_SENTENCE_END.search(previous.text))


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which the text is hard-wrapped; None where its line ends are paragraph ends."""
    lengths = sorted(len(line.text) + line.indent for line in lines if line.text.count(" ") >= 3)
    if len(lengths) < 2:
        return None
    width = lengths[ceil(0.97 * len(lengths)) - 1]
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return None
    n_pairs = n_full = 0
    for line, following in itertools.pairwise(lines):
        if line.group == following.group and not following.is_start:
            n_pairs += 1
            n_full += _is_full(line, following, width) and not _SENTENCE_END.search(line.text)
    return width if n_full >= 2 and n_full * 5 >= n_pairs * 2 else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    word = _WORD.match(following.text)
    length = line.indent + len(line.text) + 1 + (len(word.group()) if word else 0)
    return length > width - 4 and len(line.text) + line.indent >= width // 2


def _continues(current: list[_Line], line: _Line, width: int | None, is_markdown: bool) -> bool:
    last = current[-1]
    if line.group != last.group:
        return False
    if line.is_start or line.level or last.level or (is_markdown and last.has_break):
        return False
    if width is not None and _is_full(last, line, width):
        return True
    if current[0].is_list_item and line.indent > current[0].indent:
        return True
    if line.kind is BlockKind.QUOTATION and last.kind is BlockKind.QUOTATION:
        return True
    if _LOWER.match(line.text) and not _SENTENCE_END.search(last.text) and len(last.text) >= 20:
        return True
    return is_markdown and len(last.text) >= 60


def _block(text: MappedText, lines: list[_Line]) -> RawBlock:
    first = lines[0]
    if len(lines) == 1:
        body = collapse_spaces(text.slice(first.start, first.end))
        return RawBlock(body, first.kind, first.level, first.is_list_item, group=first.group)
    builder = MappedBuilder()
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            is_compound = _HYPHEN_END.search(before.text) and _LOWER.match(line.text)
            if not (is_compound and not _NOT_COMPOUND.match(line.text)):
                builder.put(" ", *text.source_range(before.end, line.start))
        builder.add(text, line.start, line.end)
    body = collapse_spaces(builder.build())
    return RawBlock(body, first.kind, first.level, first.is_list_item, group=first.group)
