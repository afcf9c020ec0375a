"""A digest's items in running paragraphs, each opened by a few words: 'Night owls, beware. Going …'."""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import BlockKind
from flows.extract.views import View

_LONGEST = 5
_LEAST = 3
_MOST = 0.6
_TOLD = frozenset(["said", "says", "found", "finds"])
_PRONOUNS = frozenset(["it", "they", "he", "she", "we", "i", "this", "that", "there", "but"])


def item_openings(views: Sequence[View]) -> frozenset[int]:
    """The sentences with which the items of a digest open; none where the article is no digest.

    They are short, without a figure, first in their paragraph; most of the paragraphs begin so.
    """
    first: list[View] = []
    n_paragraphs = 0
    for view, after in zip(views, (*views[1:], None), strict=True):
        if view.is_heading or view.block.kind is not BlockKind.PARAGRAPH:
            continue
        is_first = not view.index or views[view.index - 1].block is not view.block
        is_more = after is not None and after.block is view.block
        if not (is_first and is_more):
            continue
        n_paragraphs += 1
        if len(view.tokens) <= _LONGEST and not view.quoted and not view.has_digits and _is_label(view):
            first.append(view)
    is_digest = len(first) >= _LEAST and len(first) >= _MOST * n_paragraphs
    return frozenset(view.index for view in first) if is_digest else frozenset()


def _is_label(view: View) -> bool:
    """Whether a sentence tells nothing that goes on: 'Night owls, beware.', no 'It did not help.'"""
    is_told = not _TOLD.isdisjoint(view.words) or view.tokens[:1] == () or view.tokens[0] in _PRONOUNS
    return view.text.rstrip()[-1:] in ".!:" and not is_told
