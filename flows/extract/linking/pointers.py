"""Cues that name a reference outright: numeric markers and hyperlinks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.document import Document, Span
from flows.document import Link as DocumentLink
from flows.extract.linking.markers import find_markers
from flows.extract.linking.study_cue import StudyCue
from flows.extract.views import View
from flows.records import CitedReference
from schemas.vocabulary import CueType, ReferenceType

_SOURCE = re.compile(
    r"\W*(?:sources?|links?|ref(?:erence)?s?|study|paper|abstract|pubmed|doi|full (?:text|study|paper)|"
    r"read more|here|via)\W*",
    re.I,
)
_MOST_SENTENCES = 6
_LABEL = 12
"""A link within the page that prints more than this says what it is itself."""
_BETWEEN_MARKERS = re.compile(r"[\s,;–-]*")
_DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+", re.I)
_PMC = re.compile(r"PMC\d+", re.I)
_PMID = re.compile(r"pubmed[^\d]*(\d{4,9})|/pmid[:/](\d{4,9})", re.I)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference named by number or by link; ``span`` is in the document's text."""

    reference_id: str
    cue_type: CueType
    span: Span
    is_of_block: bool = False
    """Stands at the paragraph's end for all of it: '… [source]'."""

    @property
    def way(self) -> str:
        """The way of linking (:data:`flows.extract.linking.links.WAYS`)."""
        if self.is_of_block:
            return "continued"
        return "hyperlink" if self.cue_type is CueType.HYPERLINK else "marker"


def find_pointers(
    document: Document, views: Sequence[View], references: Sequence[CitedReference]
) -> Mapping[int, tuple[Pointer, ...]]:
    """Find the markers and links of each sentence.

    Returns:
        Index of the sentence's view → what points from it, in the order of the text.
    """
    found: dict[int, list[Pointer]] = defaultdict(list)
    numbered = _numbered(references)
    labels = _links(document, views, references, found)
    for cue in find_markers(views, max(numbered, default=0)):
        if any(cue.span.start < span.end and span.start < cue.span.end for span in labels):
            continue
        for number in cue.numbers:
            if number in numbered:
                found[cue.view].append(Pointer(numbered[number], CueType.NUMERIC_MARKER, cue.span))
    _bracketed(views, references, found)
    _spread(document, views, found)
    return {index: tuple(pointers) for index, pointers in found.items()}


def beside_pointers(cues: Sequence[StudyCue], pointed: Sequence[Span], start: int) -> tuple[StudyCue, ...]:
    """The phrases that count beside markers and links: author and year, printed apart from them."""
    return tuple(
        cue
        for cue in cues
        if cue.authors
        and cue.year
        and not any(span.start < start + cue.end and start + cue.start < span.end for span in pointed)
    )


def printed_markers(document: Document, pointers: Mapping[int, Sequence[Pointer]]) -> list[Span]:
    """Where the text prints nothing but the number or label of a reference, brackets and commas included."""
    text = document.text
    spans = {
        p.span
        for found in pointers.values()
        for p in found
        if p.cue_type is CueType.NUMERIC_MARKER or p.span.of(text).strip("()[] ").isdigit()
    }
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and _BETWEEN_MARKERS.fullmatch(text, merged[-1].end, span.start):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return [_with_brackets(text, span) for span in merged]


def _with_brackets(text: str, span: Span) -> Span:
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if around in ("()", "[]") else span


def _links(
    document: Document,
    views: Sequence[View],
    references: Sequence[CitedReference],
    found: dict[int, list[Pointer]],
) -> list[Span]:
    """Links that lead to a reference, on the same page or elsewhere; returns those that print but a label.

    At the start of a sentence such a label belongs to the one before, as numbers do.
    """
    starts = [view.start for view in views]
    labels = []
    for link in document.links:
        index = bisect_right(starts, link.span.start) - 1
        if index < 0 or link.span.start >= views[index].end or not len(link.span):
            continue
        own = _led_to(link, references)
        reference_id = own or _linked(link.href, link.span, references)
        view = views[index]
        if reference_id is None or view.is_heading:
            continue
        printed = link.span.of(document.text).strip("()[] ")
        is_label = printed.isdigit() or (own is not None and len(printed) <= _LABEL and " " not in printed)
        if is_label:
            labels.append(link.span)
            is_first = index > 0 and not document.text[view.start : link.span.start].strip("([ ")
            if is_first and views[index - 1].sentence.block_index == view.sentence.block_index:
                view = views[index - 1]
        cue_type = CueType.NUMERIC_MARKER if is_label and own else CueType.HYPERLINK
        if all(p.reference_id != reference_id for p in found[view.index]):
            found[view.index].append(Pointer(reference_id, cue_type, link.span))
    return labels


def _led_to(link: DocumentLink, references: Sequence[CitedReference]) -> str | None:
    target = link.target
    if target is None:
        return None
    inside = (r for r in references if r.char_start < target.end and target.start < r.char_end)
    return next((r.reference_id for r in inside if r.reference_type is ReferenceType.LIST_ENTRY), None)


def _numbered(references: Sequence[CitedReference]) -> dict[int, str]:
    """Number of each list entry → its id; by the printed marker, else by its place in the list."""
    listed = [r for r in references if r.reference_type is ReferenceType.LIST_ENTRY]
    printed: dict[int, str] = {}
    for reference in listed:
        digits = re.sub(r"\D", "", reference.marker or "")
        if digits:
            printed.setdefault(int(digits), reference.reference_id)
    if printed:
        return printed
    ordered = sorted(listed, key=lambda r: (r.position, r.char_start))
    return {number: reference.reference_id for number, reference in enumerate(ordered, start=1)}


def _bracketed(
    views: Sequence[View], references: Sequence[CitedReference], found: dict[int, list[Pointer]]
) -> None:
    """References printed in the text, in brackets: behind a full stop they belong to the sentence before."""
    starts = [view.start for view in views]
    for reference in references:
        if reference.reference_type is not ReferenceType.PROSE:
            continue
        index = bisect_right(starts, reference.char_start) - 1
        if index < 0 or reference.char_start >= views[index].end or views[index].is_heading:
            continue
        view = views[index]
        is_first = reference.char_start - view.start <= 1 and index > 0
        if is_first and views[index - 1].sentence.block_index == view.sentence.block_index:
            view = views[index - 1]
        span = Span(reference.char_start, reference.char_end)
        found[view.index].append(Pointer(reference.reference_id, CueType.JOURNAL_YEAR, span))


def _spread(document: Document, views: Sequence[View], found: dict[int, list[Pointer]]) -> None:
    """Give a link that is only called "source" to the sentences of the paragraph that it closes."""
    for index, pointers in sorted(found.items()):
        view, last = views[index], pointers[-1] if pointers else None
        if last is None or last.cue_type is not CueType.HYPERLINK:
            continue
        behind = document.text[last.span.end : view.block.span.end].strip(" \n.)]")
        if behind or not _SOURCE.fullmatch(last.span.of(document.text)):
            continue
        for earlier in range(index - 1, max(-1, index - _MOST_SENTENCES), -1):
            if views[earlier].sentence.block_index != view.sentence.block_index or found.get(earlier):
                break
            found[earlier] = [Pointer(last.reference_id, last.cue_type, last.span, is_of_block=True)]


def _linked(href: str, span: Span, references: Sequence[CitedReference]) -> str | None:
    """The reference that a link leads to: same DOI, PMID, PMCID or address, or the very same link."""
    lowered = href.lower()
    doi = _DOI.search(lowered)
    pmc = _PMC.search(href)
    pmid = _PMID.search(lowered)
    for reference in references:
        if doi and reference.doi and doi.group().startswith(reference.doi.lower()):
            return reference.reference_id
        if pmc and reference.pmcid and pmc.group().upper() == reference.pmcid.upper():
            return reference.reference_id
        if pmid and reference.pmid and (pmid.group(1) or pmid.group(2)) == reference.pmid:
            return reference.reference_id
        if reference.url and _bare(reference.url) == _bare(href):
            return reference.reference_id
    for reference in references:
        if reference.reference_type is ReferenceType.HYPERLINK and (
            reference.char_start < span.end and span.start < reference.char_end
        ):
            return reference.reference_id
    return None


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/+$", "", url.lower())
