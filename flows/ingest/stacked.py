"""References in three lines each, title / authors / journal and year, with a heading over them or without."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.document import BlockKind as K
from flows.ingest.blocks import RawBlock
from flows.ingest.mapped import MappedBuilder
from flows.ingest.shapes import is_only_link

_CAPITAL = r"[A-ZÀ-Þ][\w'’-]+"
_PARTICLE = r"(?:(?:van|von|der|den|de|del|da|di|la|le|el|bin|al) )*"
_SHORT = (
    rf"(?:{_PARTICLE}{_CAPITAL}(?: {_CAPITAL})?,? (?:[A-Z]\.?[ -]?){{1,4}}|"
    rf"(?:[A-Z]\. ?){{1,4}}{_PARTICLE}{_CAPITAL})"
)
_FULL = rf"{_CAPITAL}(?: [A-Z]\.?)? {_PARTICLE}{_CAPITAL}"
_JOIN = r"\s*(?:[,;]|,? and|,? &)\s+"
_AL = r"(?:,? et al\.?)?\.?"
AUTHORS = re.compile(
    rf"{_SHORT}(?:{_JOIN}{_SHORT})*{_AL}|{_FULL}(?:{_JOIN}{_FULL})+{_AL}|(?:{_CAPITAL}|{_FULL}),? et al\.?"
)
"""'Lund A, Berg T', 'A. Lund and T. Berg', 'Ana Lund, Tom Berg', 'Lund et al.'."""
SOURCE = re.compile(
    r"(?:The )?[A-Z][\w’'&-]*\.?(?:(?: |: )(?:of|the|and|in|for|on|&|[A-Z][\w’'&-]*\.?)){0,9}"
    r"(?:[,.;]? *\(?(?:vol\.? *)?\d{1,4}(?:\(\d+\))?)??[,.;:]? *\(?(?:\d{1,2} )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?,? )?"
    r"(?:19|20)\d\d\b\)?[^A-Za-z]{0,40}(?:(?:pp?|e)\.? ?\d[\d–-]*\.?)?(?:\W*doi:?\W*\S+)?"
)
"""'Sleep Medicine, 2019', 'Stroke, 2021;52(3):811-9', 'Gut 12 (March 2020)'."""
_TITLE_WORDS = range(4, 41)
_LONGEST = 160
_LINES = 3


def label_stacked(blocks: list[RawBlock]) -> None:
    """Make one block of every three lines that are a reference: of several, or of the article's last ones."""
    last = len(blocks)
    while last and _is_passed(blocks[last - 1]):
        last -= 1
    starts = [at for at in range(len(blocks) - _LINES + 1) if _is_stack(blocks[at : at + _LINES])]
    for at in reversed(starts):
        end = at + _LINES
        while end < len(blocks) and blocks[end].kind is None and is_only_link(blocks[end].text):
            end += 1
        if len(starts) > 1 or end >= last:
            blocks[at:end] = [_stacked(blocks[at:end])]


def _is_passed(block: RawBlock) -> bool:
    """Whether a block may stand behind the references: the page's own words, an address."""
    return block.kind not in (None, K.PARAGRAPH, K.HEADING) or is_only_link(block.text)


def _is_stack(lines: list[RawBlock]) -> bool:
    """Whether three lines are a title, its authors and where it came out."""
    title, authors, source = lines
    if any(block.kind not in (None, K.HEADING) or len(block.text) > _LONGEST for block in (authors, source)):
        return False
    if "19" not in source.text and "20" not in source.text:
        return False
    if SOURCE.fullmatch(source.text.strip()) is None or AUTHORS.fullmatch(authors.text.strip()) is None:
        return False
    words = title.text.split()
    is_title = title.kind in (None, K.HEADING) and len(words) in _TITLE_WORDS and words[0][0].isupper()
    return is_title and not title.text.rstrip().endswith((":", "?”", ".”")) and ". " not in title.text


def _stacked(lines: list[RawBlock]) -> RawBlock:
    """The lines as one block; where a line ends without a mark, a full stop parts it from the next."""
    builder = MappedBuilder()
    links: list[tuple[int, int, str]] = []
    before = ""
    for block in lines:
        if before:
            mark = " " if before.rstrip().endswith((".", "?", "!")) else ". "
            builder.put(mark, builder.source_end, max(builder.source_end, block.body.source_range(0, 0)[0]))
        shift = len(builder)
        links.extend((start + shift, end + shift, href) for start, end, href in block.links)
        builder.add(block.body)
        before = block.text
    return replace(lines[0], body=builder.build(), links=links, kind=K.REFERENCE, level=0)
