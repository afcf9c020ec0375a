"""Boxes in an article's text: sign-ups, pictures with a line under them, quotations pulled out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.document import BlockKind as K
from flows.ingest.cues import cue_kind
from flows.ingest.html_leaves import Leaf
from flows.ingest.html_tree import Node

_EMAIL = re.compile(r"(?i)e-?mail|newsletter")
_PICTURE = re.compile(
    r"(?i)(?:^|[-_ ])(?:img|image|photo|picture|pic|media)s?"
    r"(?:[-_]*(?:box|block|wrap(?:per)?|container|holder|group))?(?:$|[-_ ])"
)
_PULLED = re.compile(r"(?i)pull-?_*quote")
_BOX_TAGS = frozenset({"aside", "section", "div"})
_PICTURES = frozenset({"img", "picture", "svg", "video", "amp-img", "iframe"})
_SIGNUP_CHARACTERS = 450
_PICTURE_PARTS = 10
_PICTURE_WORDS = 45
_TEASER_WORDS = 6
_TEASER_CHARACTERS = 450
_QUOTE = "\"“”‘’' "


class Boxes:
    """The boxes of one page, seen from its article."""

    def __init__(self, leaves: Sequence[Leaf], main: Node) -> None:
        self._signups = _signups(leaves, main)
        self._teasers = _teasers(leaves, main)
        self._keys = [leaf.key for leaf in leaves if leaf.node.tag not in ("title", "h1")]
        self._main = main

    def kind(self, leaf: Leaf) -> K | None:
        """What the box around a leaf makes of it; None for a leaf in no box."""
        for node in leaf.node.ancestors():
            if node is self._main:
                return None
            if node in self._signups:
                return K.ADVERT
            if node in self._teasers:
                return K.TEASER
            if node.hint and _PULLED.search(node.hint) and self._is_repeated(leaf):
                return K.NOTICE
            if _is_picture_box(node) and leaf.text.count(" ") < _PICTURE_WORDS:
                return K.CAPTION
        return None

    def _is_repeated(self, leaf: Leaf) -> bool:
        """Whether another block says the same, and more."""
        return any(leaf.key in key and len(key) > len(leaf.key) for key in self._keys)


def _teasers(leaves: Sequence[Leaf], main: Node) -> frozenset[Node]:
    """The boxes that open with "Read more" or the like: an aside, or any other that holds little text."""
    kept = set(main.ancestors())
    boxes = set()
    for index, leaf in enumerate(leaves):
        if leaf.text.count(" ") >= _TEASER_WORDS or all(node is not main for node in leaf.node.ancestors()):
            continue
        if cue_kind(leaf.text) is not K.TEASER:
            continue
        for node in leaf.node.ancestors():
            if node in kept:
                break
            is_first = index == 0 or all(found is not node for found in leaves[index - 1].node.ancestors())
            if not is_first or node.tag not in _BOX_TAGS:
                continue
            inside = [f for f in leaves[index : index + 12] if any(n is node for n in f.node.ancestors())]
            if node.tag == "aside" or sum(len(found.text) for found in inside) <= _TEASER_CHARACTERS:
                boxes.add(node)
                break
    return frozenset(boxes)


def _signups(leaves: Sequence[Leaf], main: Node) -> frozenset[Node]:
    """For every field that asks for an address: the largest element around it that holds little text."""
    if not leaves:
        return frozenset()
    root = list(leaves[0].node.ancestors())[-1]
    fields = [found for found in root.walk() if found.tag == "input" and _asks_for_address(found)]
    if not fields:
        return frozenset()
    sizes: dict[Node, int] = {}
    for leaf in leaves:
        for node in leaf.node.ancestors():
            sizes[node] = sizes.get(node, 0) + len(leaf.text)
    kept = set(main.ancestors())
    boxes = set()
    for field in fields:
        box: Node | None = None
        for node in field.ancestors():
            if node in kept or sizes.get(node, 0) > _SIGNUP_CHARACTERS:
                break
            box = node
        if box is not None:
            boxes.add(box)
    return frozenset(boxes)


def _asks_for_address(field: Node) -> bool:
    return field.get("type").lower() == "email" or any(
        _EMAIL.search(field.get(name)) for name in ("name", "placeholder", "id", "aria-label")
    )


def _is_picture_box(node: Node) -> bool:
    """Whether an element is made for a picture, holds one, and little else."""
    if node.tag in ("body", "html", "main", "article") or not node.hint or not _PICTURE.search(node.hint):
        return False
    has_picture = False
    for number, found in enumerate(node.walk()):
        if number > _PICTURE_PARTS:
            return False
        has_picture = has_picture or found.tag in _PICTURES
    return has_picture
