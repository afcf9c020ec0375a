"""Which ``<article>`` elements of a page are parts of its story, and which are other stories.

A page may cut one story into several articles (a live blog, a list of reasons, a long read with boxes
between), and may set other stories beside it as articles too: teasers, lists of related pieces, the next
story of an endless page. What tells them apart is what each holds: a headline of its own beside the page's,
a headline that is a link, a way to "read more", a signature of its own, a place under "More stories".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flows.document import BlockKind as K
from flows.ingest.cues import cue_kind, page_hint
from flows.ingest.html_leaves import Leaf
from flows.ingest.html_tree import Node

_STOP = re.compile(r"[.!?…]")
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ELSEWHERE = frozenset({"aside", "nav", "footer", "form", "menu"})
_RUNNING_WORDS = 6
_LINKED_SHARE = 0.8
_FEW_LINES = 3
_POINTER_WORDS = 6


@dataclass(slots=True)
class _Story:
    """One article element: its leaves, in order."""

    node: Node
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """Characters of running text."""
        return sum(len(leaf.text) for leaf in self.leaves if _is_running(leaf))

    @property
    def heading(self) -> tuple[Leaf, int] | None:
        """Its first heading with the level."""
        for leaf in self.leaves:
            level = next((_LEVELS[n.tag] for n in leaf.node.ancestors() if n.tag in _LEVELS), 0)
            if level:
                return leaf, level
        return None


def sort_stories(leaves: Sequence[Leaf], title_key: str, url: str | None) -> None:
    """Mark the leaves of other stories as such, and those of the story's further parts as its body.

    Args:
        leaves: The page's leaves with the body marked as it was found.
        title_key: The title's letters, as in :attr:`Leaf.key`; empty where no title is known.
        url: The page's own address; a headline that links to it leads nowhere else.
    """
    stories = _stories(leaves)
    if len(stories) < 2:
        return
    pointers = {story.node for story in stories if _points_elsewhere(story, url)}
    main = _main(stories, pointers, title_key, leaves)
    openers = _openers(leaves)
    for story in stories:
        if main is None or story is main or _holds(story.node, main.node):
            is_other = False
        else:
            is_other = (
                story.node in pointers
                or _is_own_story(story, main, title_key)
                or _is_in_list_of_others(story, main, openers)
            )
        if is_other:
            for leaf in story.leaves:
                leaf.is_other, leaf.is_in_body = True, False
        elif main is not None and not _holds(story.node, main.node) and _stands_beside(story.node, main.node):
            _take(story)


def _stories(leaves: Sequence[Leaf]) -> list[_Story]:
    """The article elements that hold text, in the order of the page."""
    found: dict[Node, _Story] = {}
    for leaf in leaves:
        for node in leaf.node.ancestors():
            if node.tag == "article":
                found.setdefault(node, _Story(node)).leaves.append(leaf)
    return list(found.values())


def _main(
    stories: list[_Story], pointers: set[Node], title_key: str, leaves: Sequence[Leaf]
) -> _Story | None:
    """The article of the page's story: the one under its headline, else the longest; None where the body
    that was found stands outside all of them."""
    candidates = [story for story in stories if story.node not in pointers] or stories
    titled = [s for s in candidates if title_key and any(_is_headline(leaf, title_key) for leaf in s.leaves)]
    if titled:
        return max(titled, key=lambda story: (story.weight, -story.node.start))
    inside = {id(leaf) for story in stories for leaf in story.leaves}
    outside = sum(len(leaf.text) for leaf in leaves if leaf.is_in_body and id(leaf) not in inside)
    longest = max(candidates, key=lambda story: (story.weight, -story.node.start))
    return longest if outside <= longest.weight else None


def _is_headline(leaf: Leaf, title_key: str) -> bool:
    return leaf.key == title_key and any(node.tag in ("h1", "h2") for node in leaf.node.ancestors())


def _points_elsewhere(story: _Story, url: str | None) -> bool:
    """Whether an article only points to a story: its headline is a link, or it ends in "Read more"."""
    if page_hint(story.node.hint) in _HINTS or any(n.tag in _ELSEWHERE for n in story.node.ancestors()):
        return True
    heading = story.heading
    if heading is not None and _leads_off(heading[0], url):
        return True
    if sum(_is_running(leaf) for leaf in story.leaves) >= _FEW_LINES:
        return False
    lines = [leaf for leaf in story.leaves if leaf.text.count(" ") < _POINTER_WORDS and _leads_off(leaf, url)]
    return any(cue_kind(leaf.text) is K.TEASER for leaf in lines) or any(
        leaf is story.leaves[-1] and _is_on_site(leaf.links[0][2], url) for leaf in lines
    )


def _leads_off(leaf: Leaf, url: str | None) -> bool:
    """Whether a line is one link to another page."""
    hrefs = [href for start, end, href in leaf.links if end - start >= _LINKED_SHARE * len(leaf.text)]
    own_path = urlsplit(url).path if url else None
    return any(not href.startswith("#") and urlsplit(href).path != own_path for href in hrefs)


def _is_on_site(href: str, url: str | None) -> bool:
    host = urlsplit(href).netloc
    return not host or (url is not None and host == urlsplit(url).netloc)


_HINTS = ((True, None), (True, K.TEASER), (True, K.ADVERT))


def _is_own_story(story: _Story, main: _Story, title_key: str) -> bool:
    """Whether an article with text of its own tells another story than the main one."""
    heading, of_main = story.heading, main.heading
    if heading is None or heading[0].key == title_key:
        return False
    if of_main is None or of_main[0].key != title_key:
        return heading[1] == 1 and of_main is not None and of_main[1] == 1
    return heading[1] <= of_main[1] or (_is_signed(story) and _is_signed(main))


def _openers(leaves: Sequence[Leaf]) -> frozenset[Node]:
    """The elements whose first line is "More stories" or the like."""
    opened: set[Node] = set()
    seen: set[Node] = set()
    for leaf in leaves:
        is_opener = leaf.text.count(" ") < _POINTER_WORDS and cue_kind(leaf.text) is K.TEASER
        for node in leaf.node.ancestors():
            if node in seen:
                break
            seen.add(node)
            if is_opener:
                opened.add(node)
    return frozenset(opened)


def _is_in_list_of_others(story: _Story, main: _Story, openers: frozenset[Node]) -> bool:
    """Whether what holds an article and not the main one is a list of other stories."""
    for node in story.node.ancestors():
        if _holds(node, main.node):
            return False
        if node in openers or (node.hint and page_hint(node.hint) in _HINTS):
            return True
    return False


def _is_signed(story: _Story) -> bool:
    """Whether an article says by whom it is."""
    return any(
        cue_kind(leaf.text) is K.BYLINE
        or any(page_hint(n.hint) == (True, K.BYLINE) for n in _within(leaf, story))
        for leaf in story.leaves
        if leaf.text.count(" ") < _RUNNING_WORDS * 2
    )


def _within(leaf: Leaf, story: _Story) -> list[Node]:
    nodes = []
    for node in leaf.node.ancestors():
        if node is story.node:
            break
        nodes.append(node)
    return nodes


def _stands_beside(node: Node, main: Node) -> bool:
    """Whether an article stands beside the main one, or in it, or each in a like box beside the other."""
    one, other = node.parent, main.parent
    if one is other or _holds(main, node):
        return True
    if one is None or other is None or one.parent is not other.parent:
        return False
    return one.tag == other.tag and one.get("class") == other.get("class")


def _holds(outer: Node, node: Node) -> bool:
    return any(found is outer for found in node.ancestors())


def _take(story: _Story) -> None:
    """Mark an article's running text as body."""
    for leaf in story.leaves:
        furniture = any(
            node.tag in _ELSEWHERE or page_hint(node.hint) == (True, None) for node in _within(leaf, story)
        )
        leaf.is_in_body = leaf.is_in_body or (
            _is_running(leaf) and _STOP.search(leaf.text) is not None and not furniture
        )


def _is_running(leaf: Leaf) -> bool:
    return leaf.text.count(" ") >= _RUNNING_WORDS and 2 * leaf.n_linked < len(leaf.text)
