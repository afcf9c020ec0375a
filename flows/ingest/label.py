"""Blocks as read → blocks with their kinds. Nothing is dropped: what is not prose is named for what it is."""

from __future__ import annotations

import itertools
import re

from flows.document import BlockKind as K
from flows.ingest.blocks import RawBlock
from flows.ingest.bylines import signed_name
from flows.ingest.cues import cue_kind, dateline_end, ends_in_credit, heading_kind
from flows.ingest.endings import label_endings
from flows.ingest.shapes import is_numbered, reference_score
from flows.ingest.stacked import label_stacked
from flows.ingest.tail import is_column, is_inline_reference, is_linked_reference, label_tail, points_out

_TERMINAL = re.compile(r"[.,;!…][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_CAPITAL = re.compile(r"[\"'“‘(]?[A-ZÀ-Þ0-9]")
_NUMBERED_HEADING = re.compile(
    r"(?:\(?\d{1,2}[.)]|#\d{1,2}[:.]?|(?:step|tip|myth|reason|fact)\s+#?\d{1,2}[:.])\s+\S", re.IGNORECASE
)
_NOTICE_HEADING = re.compile(
    r"(?i)\W*(?:about the author|(?:medical )?disclaimer|disclosures?|corrections?|clarification"
    r"|(?:author|editor)['’]?s['’]? note"
    r"|(?:media |press )?contacts?|conflicts? of interest|competing interests|funding)\W*"
)
_HEAD_KINDS = frozenset({K.BYLINE, K.NOTICE, K.CAPTION, K.CREDIT, K.ADVERT, K.TEASER})
_MAX_CUE_LENGTH = 700
_LABEL_WORDS = 3
_KICKER_SPACES = 3
_SENTENCE_WORDS = 4
_RUNNING_WORDS = 15


def label(blocks: list[RawBlock], title: str | None) -> list[RawBlock]:
    """Give every block its kind, in place; datelines are cut off their paragraph.

    Args:
        blocks: The source's blocks in reading order; a kind that the markup gave is kept.
        title: The title if it is known beforehand, so that its block is recognised.
    """
    _label_by_cues(blocks)
    _label_head(blocks, title)
    label_endings(blocks)
    label_stacked(blocks)
    _label_captions(blocks)
    _label_headings(blocks)
    label_tail(blocks)
    _label_zones(blocks)
    _label_notices(blocks)
    _label_signatures(blocks)
    for block in blocks:
        if block.kind is None:
            plain = K.LIST_ITEM if block.is_list_item else K.PARAGRAPH
            block.kind = K.LABEL if is_bare(block) else plain
    return _cut_datelines(blocks)


def is_bare(block: RawBlock) -> bool:
    """Whether a cell or list item is words that are no sentence: a figure, a term, a heading of a column.

    What stops like a sentence or runs long is one, wherever it stands ("Less pain." is not).
    """
    n_words = block.text.count(" ") + 1
    if not block.is_cell:
        return block.is_list_item and n_words <= _LABEL_WORDS and not _STOP.search(block.text)
    return n_words < (_SENTENCE_WORDS if _STOP.search(block.text[-4:]) else _RUNNING_WORDS)


def _label_by_cues(blocks: list[RawBlock]) -> None:
    for block in blocks:
        if block.kind is None or block.kind in (K.HEADING, K.QUOTATION):
            text = block.text
            if len(text) > _MAX_CUE_LENGTH:
                continue
            kind = cue_kind(text)
            if block.kind is K.HEADING and kind not in (K.TEASER, K.ADVERT, K.BYLINE):
                is_furniture = kind is K.NOTICE and text.count(" ") <= 4
                block.kind = K.NOTICE if is_furniture else K.HEADING
                continue
            if kind is not None:
                block.kind = kind
            elif len(text) <= 500 and ends_in_credit(text):
                block.kind = K.CAPTION


def _label_head(blocks: list[RawBlock], title: str | None) -> None:
    """The title is the first line that can be one; under it come the standfirst and who wrote it."""
    index = _title_index(blocks, title)
    if index is None:
        return
    head = blocks[index]
    head.kind, head.level = K.TITLE, head.level or 1
    for position in range(index + 1, min(index + 4, len(blocks) - 1)):
        block = blocks[position]
        if block.kind in _HEAD_KINDS:
            continue
        if block.kind is None and not block.is_list_item and _is_dek(blocks, position):
            block.kind = K.DEK
        break


def _title_index(blocks: list[RawBlock], title: str | None) -> int | None:
    if any(block.kind is K.TITLE for block in blocks):
        return next(index for index, block in enumerate(blocks) if block.kind is K.TITLE)
    if title is not None:
        wanted = _bare(title)
        for index, block in enumerate(blocks[:12]):
            if block.kind in (None, K.HEADING) and _bare(block.text) == wanted:
                return index
    for index, block in enumerate(blocks[:6]):
        if block.kind in _HEAD_KINDS:
            continue
        if block.kind is K.HEADING:
            return index if block.level <= 1 or index + 1 < len(blocks) else None
        if block.kind is not None or len(blocks) < 2:
            return None
        if _is_kicker(blocks, index):
            block.kind = K.NOTICE
            continue
        return index if _can_be_title(block, blocks[index + 1 :]) else None
    return None


def _is_kicker(blocks: list[RawBlock], index: int) -> bool:
    """Whether a line over a headline only names a department: one or two words, four in capitals."""
    if index + 2 >= len(blocks):
        return False
    text, following = blocks[index].text, blocks[index + 1]
    if text.count(" ") > (_KICKER_SPACES if text.isupper() and not following.text.isupper() else 1):
        return False
    is_headline = following.text.count(" ") >= 4 and len(following.text) < 160 and following.kind is None
    return (
        is_headline and not _TERMINAL.search(following.text) and _can_be_title(following, blocks[index + 2 :])
    )


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _can_be_title(block: RawBlock, following: list[RawBlock]) -> bool:
    text = block.text
    if (
        len(text) > 220
        or not following
        or (block.is_list_item and not _CAPITAL.match(text.split(" ", 1)[-1]))
    ):
        return False
    if heading_kind(text) in (K.REFERENCE_HEADING, K.EXPERT) or dateline_end(text):
        return False
    n_words = text.count(" ") + 1
    if text.endswith((".", ";", ",")) and not text.endswith(("...", "U.S.", "U.K.")):
        one_sentence = len(_STOP.findall(text)) == 1
        return one_sentence and n_words <= 16 and any(len(b.text) > 2 * len(text) for b in following[:3])
    return n_words <= 32


def _is_dek(blocks: list[RawBlock], position: int) -> bool:
    text = blocks[position].text
    n_words = text.count(" ") + 1
    if n_words > 45 or n_words < 4 or dateline_end(text):
        return False
    if blocks[position + 1].kind is K.BYLINE or any(
        b.kind is K.BYLINE for b in blocks[position + 1 : position + 3]
    ):
        return len(_STOP.findall(text)) <= 2
    following = blocks[position + 1]
    is_short_line = not _TERMINAL.search(text) and following.kind is None and len(following.text) > len(text)
    return bool(is_short_line) and n_words >= 9


def _label_captions(blocks: list[RawBlock]) -> None:
    """A short block that stands in one group with a picture's credit is that picture's caption."""
    for block, following in itertools.pairwise(blocks):
        is_one_group = following.kind is K.CREDIT and block.group == following.group
        if block.kind is None and is_one_group and block.text.count(" ") < 60:
            block.kind = K.CAPTION


def _label_headings(blocks: list[RawBlock]) -> None:
    for index, block in enumerate(blocks):
        if block.kind is K.HEADING:
            block.kind = _announced(block.text)
            continue
        if block.kind is not None:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        is_known = heading_kind(block.text) is not None
        if following is not None and is_known and not is_column(block, following):
            block.kind, block.level = _announced(block.text), block.level or 2
        elif _is_heading(block, following, blocks[index - 1] if index else None):
            block.kind, block.level = K.HEADING, block.level or 2


def _announced(text: str) -> K:
    kind = heading_kind(text)
    return kind if kind in (K.REFERENCE_HEADING, K.FURTHER_READING) else K.HEADING


def _is_heading(block: RawBlock, following: RawBlock | None, before: RawBlock | None) -> bool:
    text = block.text
    if following is None or len(text) > 110 or following.kind in (K.CREDIT, K.TITLE):
        return False
    n_words = text.count(" ") + 1
    if "://" in text or reference_score(text) >= 2 or is_inline_reference(text):
        return False
    if is_linked_reference(block) or points_out(block):
        return False
    is_beside = before is not None and before.group == block.group and before.kind is None
    if before is not None and is_beside and reference_score(before.text) >= 2:
        return False
    if n_words > 15 or (_TERMINAL.search(text) and not text.endswith("!")):
        return False
    if _NUMBERED_HEADING.match(text):
        is_in_list = before is not None and before.group == block.group and is_numbered(before.text)
        return not is_in_list and not is_numbered(following.text) and len(following.text) > len(text)
    if block.is_list_item or not _CAPITAL.match(text):
        return False
    if following.kind not in (None, K.CAPTION, K.ADVERT, K.QUOTATION, K.HEADING):
        return False
    if text.endswith(":"):
        return n_words <= 6 and (not following.is_list_item or n_words <= 4)
    if text.endswith("?"):
        return n_words <= 14 and following.text.count(" ") >= 8
    if is_beside and following.group == block.group:
        return False
    if text.isupper():
        return True
    return n_words <= 12 and (len(following.text) > len(text) or following.is_list_item)


def _label_zones(blocks: list[RawBlock]) -> None:
    """A summary box and a run of teasers go on under their heading."""
    zone: K | None = None
    n_in_zone = 0
    opener: RawBlock | None = None
    for index, block in enumerate(blocks):
        if block.kind is K.HEADING:
            zone = K.SUMMARY if heading_kind(block.text) is K.SUMMARY else None
            n_in_zone = 0
            opener = block
            continue
        if block.kind is K.TEASER:
            is_heading = not block.is_list_item and not re.search(r"[:»>→|]\s*\S", block.text)
            zone = K.TEASER if is_heading else None
            n_in_zone = 0
            continue
        if zone is None:
            continue
        if block.kind is not None:
            if block.kind is K.SUMMARY and zone is K.SUMMARY and opener is not None:
                opener.kind, opener.level = K.SUMMARY, 0
                n_in_zone += 1
            elif block.kind not in (K.ADVERT, K.CAPTION, K.CREDIT):
                zone = None
            continue
        if zone is K.SUMMARY and (block.is_list_item or (n_in_zone == 0 and index < len(blocks) - 1)):
            block.kind = K.SUMMARY
            if opener is not None:  # the box ends without a heading: what follows is not its section
                opener.kind, opener.level = K.SUMMARY, 0
        elif zone is K.TEASER and block.text.count(" ") <= 18 and not _TERMINAL.search(block.text):
            block.kind = K.TEASER
        else:
            zone = None
        n_in_zone += 1


def _label_notices(blocks: list[RawBlock]) -> None:
    """What stands under "About the author", "Disclaimer" and the like belongs to the notice."""
    for block, following in itertools.pairwise(blocks):
        if block.kind is K.NOTICE and following.kind is None and _NOTICE_HEADING.fullmatch(block.text):
            following.kind = K.NOTICE


def _label_signatures(blocks: list[RawBlock]) -> None:
    """A name behind a dash signs the article, unless a quotation stands above it."""
    for before, block in itertools.pairwise(blocks):
        is_quoted = before.kind is K.QUOTATION or before.text.rstrip().endswith(("”", '"', "’", "'"))
        if block.kind is None and not is_quoted and signed_name(block.text) is not None:
            block.kind = K.BYLINE


def _cut_datelines(blocks: list[RawBlock]) -> list[RawBlock]:
    """Cut the dateline off the story's first paragraph, or off its second where the first is a standfirst."""
    n_paragraphs = 0
    for index, block in enumerate(blocks[:12]):
        if block.kind is not K.PARAGRAPH:
            continue
        found = dateline_end(block.text)
        if found is not None:
            end, start = found
            line = block.part(0, end, K.DATELINE)
            rest = block.part(start, len(block.text), K.PARAGRAPH)
            return [*blocks[:index], line, rest, *blocks[index + 1 :]]
        n_paragraphs += 1
        if n_paragraphs == 2:
            break
    return blocks
