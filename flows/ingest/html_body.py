"""Which of a page's leaf blocks are the article, and what each is.

trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15) says which text is the body; the leaves say
where it stands. The element that holds most of that text is the article: what trafilatura left out in it is
labelled rather than lost, and reference lists are taken wherever they stand below it.
"""

from __future__ import annotations

import re
from collections import Counter

from flows.document import BlockKind as K
from flows.ingest.blocks import RawBlock
from flows.ingest.cues import cue_kind, heading_kind, page_hint
from flows.ingest.html_boxes import Boxes
from flows.ingest.html_cells import SHORT_CELL, Cells, is_layout
from flows.ingest.html_leaves import Leaf
from flows.ingest.html_tree import Node
from flows.ingest.shapes import is_only_link, reference_score

_CHROME_TAGS = frozenset({"nav", "footer", "form", "button", "menu"})
_WHOLE_PAGE = frozenset({"body", "html", "#root", "main", "article"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SEPARATORS = re.compile(r"\s+[|•·>»/]\s+")
_SHARE_OF_BODY = 0.8
_RUNNING_WORDS = 6


def main_element(leaves: list[Leaf]) -> Node | None:
    """The deepest element that holds most of the body's text, headlines and link lists counted little."""
    weights: Counter[Node] = Counter()
    total = 0
    for leaf in leaves:
        if leaf.is_in_body:
            weight = _weight(leaf)
            total += weight
            for node in leaf.node.ancestors():
                weights[node] += weight
    if not total:
        return None
    fitting = [node for node, weight in weights.items() if weight >= _SHARE_OF_BODY * total]
    best = max(fitting, key=lambda node: node.depth)
    while best.parent is not None and best.tag in (
        "p",
        "span",
        "li",
        "td",
        "tr",
        "tbody",
        "blockquote",
        "h1",
        "h2",
        "h3",
    ):
        best = best.parent
    return best


def _weight(leaf: Leaf) -> int:
    """Length of running text: linked text counts nothing, lines without a stop a quarter."""
    n_free = max(len(leaf.text) - leaf.n_linked, 0)
    return n_free if re.search(r"[.!?…]", leaf.text) else n_free // 4


def guess_body(leaves: list[Leaf]) -> None:
    """Where trafilatura finds nothing: running text outside the page's furniture, else any text there."""
    for leaf in leaves:
        is_furniture = any(_is_chrome(node) for node in leaf.node.ancestors())
        leaf.is_in_body = not is_furniture and leaf.n_linked * 2 < len(leaf.text)
    if any(leaf.is_in_body and leaf.text.count(" ") >= _RUNNING_WORDS for leaf in leaves):
        for leaf in leaves:
            leaf.is_in_body = leaf.is_in_body and leaf.text.count(" ") >= _RUNNING_WORDS


def _is_chrome(node: Node) -> bool:
    if node.tag in _CHROME_TAGS:
        return True
    if node.tag in _WHOLE_PAGE:
        return False
    return page_hint(node.hint) == (True, None)


def select(leaves: list[Leaf], main: Node, title_key: str) -> list[RawBlock]:
    """The article's blocks in reading order, with the kinds that markup gives away.

    Taken are: what stands in the main element from the headline on, what stands between a headline above it
    and its text, text of the body elsewhere that is not said twice, and reference lists below it.
    """
    blocks: list[RawBlock] = []
    seen: set[str] = set()
    groups: dict[int, int] = {}
    first, last = _reach(leaves, main)
    title_at = _title_at(leaves, title_key, first)
    is_in_list = False
    boxes, cells = Boxes(leaves, main), Cells(leaves)
    for index, leaf in enumerate(leaves):
        if leaf.is_other:
            continue
        within = _within(leaf, main)
        kind, is_out = _kind(leaf, main, title_key if index == title_at else "")
        if index > last and not within:
            is_in_list = _is_reference_tail(leaves, index, is_in_list)
            if not is_in_list:
                continue
        elif is_out:
            continue
        elif within:
            kind = kind if kind is K.TITLE else boxes.kind(leaf) or kind
            is_elsewhere = leaf.n_linked * 2 > len(leaf.text) or kind in (K.NOTICE, K.TEASER, K.ADVERT)
            if index < title_at < last and (not leaf.is_in_body or is_elsewhere):
                continue
            kind = kind or _kind_of_loose(leaf)
        elif index != title_at:
            is_head = title_at < index < first
            if leaf.key in seen or any(_is_chrome(node) for node in leaf.node.ancestors()):
                continue
            if leaf.n_linked * 2 > len(leaf.text) and not is_head:
                continue
            if not leaf.is_in_body and not (is_head and _is_of_head(leaf, kind)):
                continue
        seen.add(leaf.key)
        node = leaf.node
        group = groups.setdefault(id(_figure(node) or leaf), len(groups))
        inner = _inner(node, main)
        is_cell = cells.holds(leaf, inner)
        is_short = is_cell and len(leaf.text) < SHORT_CELL
        is_item = is_short or node.tag in ("dd", "dt") or any(found.tag == "li" for found in inner)
        level = _HEADINGS.get(node.tag, 0)
        blocks.append(RawBlock(leaf.body, kind, level, is_item, is_cell, group, leaf.links, leaf.anchors))
    return blocks


def _title_at(leaves: list[Leaf], title_key: str, first: int) -> int:
    """Index of the headline: the last h1 or h2 of the title's text before the body, else any such leaf."""
    places = [index for index, leaf in enumerate(leaves) if title_key and leaf.key == title_key]
    headlines = [index for index in places if _heading_level(leaves[index].node) in (1, 2)]
    before = [index for index in headlines if index <= first]
    chosen = before[-1:] or headlines[:1] or [index for index in places if index <= first][-1:]
    return chosen[0] if chosen else -1


def _heading_level(node: Node) -> int:
    return next((_HEADINGS[found.tag] for found in node.ancestors() if found.tag in _HEADINGS), 0)


def _is_of_head(leaf: Leaf, kind: K | None) -> bool:
    """Whether a leaf between headline and body is a standfirst, a byline or a picture's text."""
    if kind in (K.DEK, K.BYLINE, K.CAPTION, K.CREDIT, K.SUMMARY) or cue_kind(leaf.text) in (
        K.BYLINE,
        K.CAPTION,
        K.CREDIT,
    ):
        return True
    is_sentence = leaf.text.count(" ") >= 5 and leaf.n_linked * 2 < len(leaf.text)
    return kind is None and leaf.node.tag in ("p", "h2", "dd") and is_sentence


def _inner(node: Node, main: Node) -> list[Node]:
    found = []
    for ancestor in node.ancestors():
        if ancestor is main:
            break
        found.append(ancestor)
    return found


def _within(leaf: Leaf, main: Node) -> bool:
    return any(node is main for node in leaf.node.ancestors())


def _reach(leaves: list[Leaf], main: Node) -> tuple[int, int]:
    inside = [index for index, leaf in enumerate(leaves) if leaf.is_in_body and _within(leaf, main)]
    return (inside[0], inside[-1]) if inside else (0, len(leaves))


def _figure(node: Node) -> Node | None:
    return next((found for found in node.ancestors() if found.tag == "figure"), None)


def _kind(leaf: Leaf, main: Node, title_key: str) -> tuple[K | None, bool]:
    """The kind that a leaf's elements give away, and whether it is no part of the article at all."""
    node = leaf.node
    if leaf.key and leaf.key == title_key:
        return K.TITLE, False
    announced = heading_kind(leaf.text)
    for found in [*_inner(node, main)]:
        if found.tag in ("nav", "button", "menu") or (
            found.tag == "footer" and announced is None and reference_score(leaf.text) < 2
        ):
            return None, True
        if found.tag == "form":
            return K.ADVERT, False
        if found.tag in ("figcaption", "caption"):
            return (
                K.CREDIT
                if cue_kind(leaf.text) is K.CREDIT or page_hint(node.hint) == (True, K.CREDIT)
                else K.CAPTION
            ), False
        known, kind = page_hint(found.hint) if found.hint else (False, None)
        if known and not (
            leaf.is_in_body and kind in (None, K.ADVERT, K.TEASER, K.NOTICE) and _is_wrapper(leaf, found)
        ):
            if kind is None:
                return None, True
            refined = _refined(leaf, kind, announced)
            if refined is not None:
                return refined, False
        if found.tag == "aside" and not leaf.is_in_body and announced is None and not leaf.text.endswith("."):
            return K.TEASER, False
        if found.tag == "blockquote":
            return K.QUOTATION, False
    if node.tag in _HEADINGS:
        return K.HEADING, False
    return None, False


def _is_wrapper(leaf: Leaf, found: Node) -> bool:
    """A class like "content subscribe-wall" around running text of the body says nothing of the text."""
    return found is not leaf.node and len(leaf.text) > 80 and len(found.children) > 6


def _refined(leaf: Leaf, kind: K, announced: K | None) -> K | None:
    """What the class says, where the text can be that."""
    n_words = leaf.text.count(" ") + 1
    if kind is K.REFERENCE:
        return None if leaf.node.tag in _HEADINGS or announced or leaf.text.count(" ") > 90 else K.REFERENCE
    if kind is K.BYLINE:
        return K.BYLINE if n_words <= 30 and leaf.node.tag not in ("h1", "h2") else None
    if kind is K.DEK:
        return K.DEK if n_words <= 60 and leaf.node.tag != "h1" else None
    if kind is K.SUMMARY:
        return K.SUMMARY if leaf.node.tag not in _HEADINGS else K.HEADING
    if kind in (K.CAPTION, K.CREDIT):
        return kind if n_words <= 80 else None
    return kind


def _kind_of_loose(leaf: Leaf) -> K | None:
    """What a leaf in the article is that no class explains: a line that is all link, or that was left out."""
    text = leaf.text
    if _links_to_study(leaf) or reference_score(text) >= 2 or is_only_link(text):
        return None
    is_all_link = leaf.n_linked >= 0.8 * len(_SEPARATORS.sub(" ", text))
    if leaf.is_in_body:
        is_short_line = (
            leaf.node.tag in ("p", "div", "td") and text.count(" ") < 25 and not text.endswith(".")
        )
        return K.TEASER if is_all_link and is_short_line else None
    if cue_kind(text) is not None or heading_kind(text) is not None:
        return None
    if leaf.node.tag == "td" and text.count(" ") < 4 and is_layout(leaf.node):
        return K.NOTICE
    if leaf.node.tag in _HEADINGS or leaf.node.tag in ("p", "blockquote", "li", "td", "th", "dd", "dt"):
        return K.TEASER if is_all_link else None
    if leaf.n_linked >= 0.5 * len(text):
        return K.TEASER
    is_running = text.endswith((".", "!", "?", ".”", '."')) and text.count(" ") >= 8
    return None if is_running else K.NOTICE


def _is_reference_tail(leaves: list[Leaf], index: int, is_in_list: bool) -> bool:
    """Whether a leaf below the article belongs to its reference list, or is the heading of one."""
    leaf = leaves[index]
    if any(
        page_hint(node.hint) == (True, None) or node.tag == "nav"
        for node in leaf.node.ancestors()
        if node.hint or node.tag == "nav"
    ):
        return False
    if heading_kind(leaf.text) is K.REFERENCE_HEADING:
        following = leaves[index + 1 : index + 4]
        return any(reference_score(f.text) >= 1 or _links_to_study(f) for f in following)
    if reference_score(leaf.text) >= 3 and leaf.node.tag in ("li", "p", "div", "dd", "td", "cite"):
        return True
    return is_in_list and (reference_score(leaf.text) >= 1 or _links_to_study(leaf))


def _links_to_study(leaf: Leaf) -> bool:
    return any(reference_score(href) >= 3 for _, _, href in leaf.links)
