"""Reference lists, lists of experts and further reading, with a heading over them or without."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.document import BlockKind as K
from flows.ingest.blocks import RawBlock, joined
from flows.ingest.cues import heading_kind
from flows.ingest.shapes import (
    MAYBE_YEAR,
    is_numbered,
    is_only_link,
    names_journal,
    read_person,
    reference_score,
)

_POINTS = re.compile(
    r"\b(?:(?:found|read|seen|accessed|available|viewed|downloaded) (?:here|online|at this link)|"
    r"(?:click|read|see|find) (?:[\w-]+ ){0,4}here)\W*$",
    re.I,
)
"""A line that only says where something is to be read: 'The study can be found here'."""
_INLINE = re.compile(
    r"(?:\W{0,2})(?:(?:journal |study |research |original |full )?(?:references?|sources?|citations?"
    r"|stud(?:y|ies)|works|bibliography|resources?|paper|publication|article|more information)"
    r"(?: referenced| cited| consulted| used)?|based on|doi|pmid)\s*:\s*\S",
    re.IGNORECASE,
)
_BASED_ON = re.compile(r"\W{0,2}based on\s*:", re.IGNORECASE)
_BRACKETED = re.compile(
    r"\((?=[A-Z])(?!.*\b(?:was|were|is|are|has|have|note|declined|updated|first)\b)"
    r".{20,400}\b(?:19|20)\d\d\.?\)\W*",
    re.DOTALL,
)
"""A paragraph in brackets that ends in a year: "(Naps: the LUNA study. Sleep Medicine, May 2019.)"."""
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+[A-Z]")
_COLUMN_WORDS = 15
_STRONG = 4
"""A block with this :func:`reference_score` is a reference wherever it stands."""


def label_tail(blocks: list[RawBlock]) -> None:
    """Label references, experts and further reading among blocks whose other kinds are known."""
    zone: RawBlock | None = None
    kind = K.REFERENCE
    for index, block in enumerate(blocks):
        if block.kind in (K.REFERENCE_HEADING, K.FURTHER_READING):
            zone, kind = _open_zone(blocks, index)
            continue
        if block.kind is K.HEADING and heading_kind(block.text) is K.EXPERT:
            zone, kind = block, K.EXPERT
            continue
        is_short_notice = block.kind is K.NOTICE and block.text.count(" ") <= 3
        if block.kind is K.TEASER and block.is_list_item and zone is not None:
            continue
        if block.kind in (K.HEADING, K.TEASER) or is_short_notice:
            zone = None
            continue
        if block.kind is not None and not (zone is not None and _is_mistaken(block)):
            continue
        if zone is not None and kind is K.FURTHER_READING and is_inline_reference(block.text):
            block.kind, zone = K.REFERENCE, None
            continue
        if zone is not None:
            found = _kind_in_zone(block, kind)
            if found is None:
                zone = None
            else:
                block.kind = found
                continue
        if block.kind is None and (is_inline_reference(block.text) or is_linked_reference(block)):
            block.kind = K.REFERENCE
    _label_unannounced(blocks)
    _join_entries(blocks)
    _label_loose_experts(blocks)


def _open_zone(blocks: list[RawBlock], index: int) -> tuple[RawBlock | None, K]:
    """What a heading opens, by the shape of what follows: "Sources" can be people, "Notes" anything."""
    heading = blocks[index]
    if heading.kind is K.FURTHER_READING:
        return heading, K.FURTHER_READING
    n_references = n_people = n_seen = 0
    for block in blocks[index + 1 : index + 9]:
        if block.kind in (K.HEADING, K.REFERENCE_HEADING, K.FURTHER_READING):
            break
        if block.kind is not None:
            n_references += block.kind is K.REFERENCE
            continue
        n_seen += 1
        if read_person(block.text) is not None and reference_score(block.text) < 2:
            n_people += 1
        elif reference_score(block.text) >= 1 or any(_is_web(href) for _, _, href in block.links):
            n_references += 1
    if n_people > n_references and (
        n_references == 0 or (blocks[index + 1].kind is None and read_person(blocks[index + 1].text))
    ):
        heading.kind, heading.level = K.HEADING, heading.level or 2
        return heading, K.EXPERT
    is_vague = (
        re.match(r"(?i)\W*(?:\w+ )?(?:notes|resources?|sources?|footnotes)\b", heading.text) is not None
    )
    is_notes = re.match(r"(?i)\W*(?:end ?|foot)?notes\W*$", heading.text) is not None
    is_list = not is_notes and _is_short_list(blocks[index + 1 :])
    if n_references == 0 and (is_vague or n_seen == 0) and not is_list:
        heading.kind, heading.level = K.HEADING, heading.level or 2
        return None, K.REFERENCE
    return heading, K.REFERENCE


def _is_short_list(blocks: list[RawBlock]) -> bool:
    """Whether unlabelled lines follow that could be references without a year: short, no running prose."""
    first = next((block for block in blocks if block.kind is None), None)
    return (
        first is not None
        and len(first.text) < 300
        and reference_score(first.text) >= -1
        and not _is_running(first.text)
    )


def _is_web(href: str) -> bool:
    return href.startswith(("http://", "https://"))


def _is_mistaken(block: RawBlock) -> bool:
    """Inside a reference list a line that begins like a caption or credit is an entry after all."""
    return block.kind in (K.CAPTION, K.CREDIT) and reference_score(block.text) >= 2


def _kind_in_zone(block: RawBlock, kind: K) -> K | None:
    text = block.text
    score = reference_score(text)
    if kind is K.EXPERT:
        if score >= 3:
            return K.REFERENCE
        return (
            K.EXPERT
            if read_person(text) is not None or (len(text) < 160 and not _STOP.search(text))
            else None
        )
    if kind is K.REFERENCE and score < 2 and read_person(text) is not None:
        return K.EXPERT
    if score < 1 and _is_running(text) and not block.is_list_item:
        return None
    return kind


def _is_running(text: str) -> bool:
    """Whether a block is running prose: two sentences at least, or one long one."""
    return len(_STOP.findall(text)) >= 1 and reference_score(text) < 0 and len(text) > 120


def is_column(block: RawBlock, following: RawBlock) -> bool:
    """Whether a cell names the column under it ("Study", beside "Participants") and opens no list."""
    is_beside = block.is_cell and following.is_cell and following.text.count(" ") < _COLUMN_WORDS
    return is_beside and reference_score(following.text) < 1 and not following.text.strip("[].").isdigit()


@lru_cache(maxsize=1024)
def is_inline_reference(text: str) -> bool:
    """Whether a block is a reference with its own label, "Source: Holt B (2020) Naps", or by its shape."""
    if len(text) > 1200:
        return False
    if _BASED_ON.match(text):
        return True
    if text.startswith("(") and _BRACKETED.fullmatch(text):
        return names_journal(text)
    if _INLINE.match(text):
        body = text.split(":", 1)[1].strip()
        return reference_score(body) >= 1 or is_only_link(body)
    may_be_dated = len(text) < 700 and any(map(text.__contains__, ("19", "20", "10.")))
    return may_be_dated and MAYBE_YEAR.search(text) is not None and reference_score(text) >= _STRONG


def is_linked_reference(block: RawBlock) -> bool:
    """Whether a line like "Source: Journal of Naps" points to the study by its link."""
    return _INLINE.match(block.text) is not None and any(
        reference_score(href) >= 3 for _, _, href in block.links
    )


def points_out(block: RawBlock) -> bool:
    """Whether a line only says by its link where something is to be read: 'The study can be found here'."""
    return bool(block.links) and _POINTS.search(block.text) is not None


def _label_unannounced(blocks: list[RawBlock]) -> None:
    """A numbered or link list that closes the article is its reference list, heading or not."""
    end = len(blocks)
    index = end - 1
    found: list[RawBlock] = []
    while index >= 0:
        block = blocks[index]
        if block.kind is None:
            is_entry = reference_score(block.text) >= (
                2 if block.is_list_item or is_numbered(block.text) else 3
            )
            is_bare_link = is_only_link(block.text) or _is_linked_whole(block)
            if is_entry or is_bare_link:
                found.append(block)
            elif read_person(block.text) is None or (not found and index < end - 12):
                break
        elif block.kind in (K.PARAGRAPH, K.HEADING, K.REFERENCE_HEADING, K.TITLE, K.QUOTATION, K.DEK):
            break
        index -= 1
    if len(found) >= 2 or (found and reference_score(found[0].text) >= 3):
        for block in found:
            block.kind = K.REFERENCE


def _join_entries(blocks: list[RawBlock]) -> None:
    """Lines that stand together and make up one entry (authors, title, link) become one block."""
    index = 0
    while index < len(blocks):
        end = index + 1
        first = blocks[index]
        if first.kind is K.REFERENCE and not first.is_list_item:
            while end < len(blocks) and _is_beside(first, blocks[end]):
                end += 1
            run = blocks[index:end]
            n_entries = sum(reference_score(b.text) >= 2 and not is_only_link(b.text) for b in run)
            if len(run) > 1 and n_entries == 1 and reference_score(first.text) >= 0:
                blocks[index:end] = [joined(run)]
                end = index + 1
        index = end


def _is_beside(first: RawBlock, block: RawBlock) -> bool:
    return block.kind is K.REFERENCE and not block.is_list_item and block.group == first.group


def _is_linked_whole(block: RawBlock) -> bool:
    if len(block.links) != 1 or not block.is_list_item:
        return False
    start, end, href = block.links[0]
    return end - start >= 0.8 * len(block.text) and reference_score(href) >= 3


def _label_loose_experts(blocks: list[RawBlock]) -> None:
    """Lines of persons that close the article, after the references or in a run of two and more."""
    index = len(blocks) - 1
    run: list[RawBlock] = []
    while index >= 0:
        block = blocks[index]
        if block.kind is None and read_person(block.text) is not None and len(block.text) < 200:
            run.append(block)
        elif block.kind is None or block.kind in (K.PARAGRAPH, K.TITLE, K.HEADING):
            break
        index -= 1
    has_references = any(block.kind is K.REFERENCE for block in blocks)
    if len(run) >= 2 or (run and has_references):
        for block in run:
            block.kind = K.EXPERT
