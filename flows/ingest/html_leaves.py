"""A page's tree → its leaf blocks: every stretch of text that is set as one, with links and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin

from flows.ingest.html_tree import BLOCK, Node
from flows.ingest.mapped import Edit, MappedBuilder, MappedText, moved_by
from flows.ingest.normalise import normalise
from flows.ingest.words import WORDS

SKIPPED = WORDS["skipped_elements"]
_ENTITY = re.compile(
    r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,30};|(?:nbsp|amp|lt|gt|quot|copy|reg)(?![a-zA-Z0-9]))"
)
_PLAIN = re.compile(r"[ -%'-~]*")
"""Text that is printed as it is: ASCII without entities or control characters."""
_SPACES = re.compile(r"[ \n\t\r\f]+")
_INLINE = frozenset({"span", "a", "time"})
_UNSEEN = re.compile(r"(?i)(?:^|[\s_-])(?:sr-?only|sro|screen-reader-text|visually-?hidden)(?:$|\s)")
"""Classes of words for screen readers alone, which no page prints ("Trusted Source", "opens in new tab")."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEY = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Leaf:
    """A block of text of a page: its text, the element that holds it, its links in text offsets."""

    body: MappedText
    node: Node
    links: list[tuple[int, int, str]]
    notes: tuple[str, ...] = ()
    key: str = ""
    n_linked: int = 0
    is_in_body: bool = False
    is_other: bool = False
    """Whether it belongs to another story that the page holds too."""
    anchors: tuple[str, ...] = ()
    """The ``id`` and ``name`` of its element and of what that holds or opens with."""

    @property
    def text(self) -> str:
        """The leaf's text."""
        return self.body.text


@dataclass(slots=True)
class _Open:
    node: Node
    pieces: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    length: int = 0
    anchors: list[str] = field(default_factory=list)


def read_leaves(root: Node, source: MappedText, base: str | None) -> list[Leaf]:
    """Every leaf block of a page, in source order; scripts, styles and form fields are left out."""
    leaves: list[Leaf] = []
    state = _Open(root)

    def flush(node: Node) -> None:
        if state.pieces:
            leaf = _leaf(state, source)
            if leaf is not None:
                leaf.anchors = tuple(state.anchors)
                state.anchors = []
                leaves.append(leaf)
        state.node, state.pieces, state.links, state.length = node, [], [], 0

    def visit(node: Node) -> None:
        for number, child in enumerate(node.children):
            if isinstance(child, tuple):
                state.pieces.append(child)
                state.length += child[1] - child[0]
                continue
            tag = child.tag
            if tag in SKIPPED or (tag in _INLINE and _UNSEEN.search(child.hint)):
                continue
            if tag in _INLINE and state.pieces and number and _is_glued(source.text, state, node, number):
                state.pieces.append((child.start, child.start))
                state.length += 1
            if tag == "br":
                if state.pieces and _goes_on(source.text, state, node.children[number + 1 :]):
                    state.pieces.append((child.start, child.start))
                    state.length += 1
                else:
                    flush(node_of_block(node))
            elif tag in BLOCK:
                flush(child)
                state.anchors.extend(_anchors(child))
                visit(child)
                flush(node_of_block(node))
            elif tag == "a":
                start = state.length
                state.anchors.extend(_anchors(child))
                visit(child)
                href = child.get("href").strip()
                if href and start < state.length:
                    state.links.append((start, state.length, _absolute(href, base)))
            else:
                state.anchors.extend(_anchors(child))
                visit(child)

    visit(root)
    flush(root)
    return leaves


def _anchors(node: Node) -> list[str]:
    """The names that a link within the page can lead to an element by."""
    names = (node.get("id"), node.get("name") if node.tag == "a" else "")
    return [name for name in names if name]


def _is_glued(source: str, state: _Open, node: Node, number: int) -> bool:
    """Whether two inline elements stand side by side that a style sheet sets apart: "Ana Bell""May 4"."""
    before, child = node.children[number - 1], node.children[number]
    if isinstance(before, tuple) or isinstance(child, tuple) or before.tag not in _INLINE:
        return False
    start, end = state.pieces[-1]
    first = next((source[c[0]] for found in child.walk() for c in found.children if isinstance(c, tuple)), "")
    last = source[end - 1] if end > start else ""
    return (last.islower() and (first.isupper() or first.isdigit())) or (last.isdigit() and first.isupper())


def _goes_on(source: str, state: _Open, following: list[Node | tuple[int, int]]) -> bool:
    """Whether a line break only breaks a line: in a heading, or in the middle of a sentence."""
    if node_of_block(state.node).tag in _HEADINGS:
        return True
    start, end = state.pieces[-1]
    text = next((source[child[0] : child[1]] for child in following[:1] if isinstance(child, tuple)), "")
    before = source[start:end].rstrip()
    return text.lstrip()[:1].islower() and bool(before) and before[-1] not in ".!?:;"


def node_of_block(node: Node) -> Node:
    """The block element that holds an element's text."""
    return next((found for found in node.ancestors() if found.tag in BLOCK), node)


def _absolute(href: str, base: str | None) -> str:
    if base and not href.startswith(("#", "mailto:", "tel:", "javascript:")):
        try:
            return urljoin(base, href)
        except ValueError:
            return href
    return "https:" + href if href.startswith("//") else href


def _leaf(state: _Open, source: MappedText) -> Leaf | None:
    builder = MappedBuilder()
    for start, end in state.pieces:
        if start == end:
            builder.put(" ", start, end)
        else:
            builder.add(source, start, end)
    raw = builder.build()
    if not raw.text.strip():
        return None
    body, links, notes = clean_text(raw, state.links)
    if not body.text:
        return None
    leaf = Leaf(body, state.node, links, notes)
    leaf.key = _KEY.sub("", body.text).casefold()
    leaf.n_linked = sum(end - start for start, end, _ in links)
    return leaf


def clean_text(
    raw: MappedText, links: list[tuple[int, int, str]]
) -> tuple[MappedText, list[tuple[int, int, str]], tuple[str, ...]]:
    """Resolve entities, normalise characters, collapse white space, trim; links move along."""
    notes: tuple[str, ...] = ()
    stripped = raw.text.strip()
    if "  " not in stripped and _PLAIN.fullmatch(stripped):
        normal = raw
    else:
        normal, links, notes = _cleaned(raw, links)
    start = len(normal.text) - len(normal.text.lstrip())
    end = len(normal.text.rstrip())
    body = normal.slice(start, end) if start or end < len(normal.text) else normal
    kept = []
    for first, last, href in links:
        first, last = max(first - start, 0), min(last - start, len(body.text))  # noqa: PLW2901
        stretch = body.text[first:last]
        first += len(stretch) - len(stretch.lstrip())  # noqa: PLW2901
        last = first + len(stretch.strip())  # noqa: PLW2901
        if first < last:
            kept.append((first, last, href))
    return body, kept, notes


def _cleaned(
    raw: MappedText, links: list[tuple[int, int, str]]
) -> tuple[MappedText, list[tuple[int, int, str]], tuple[str, ...]]:
    text, links = _edited(raw, links, _entity_edits(raw.text))
    lined, links = _edited(
        text, links, [(m.start(), m.end(), " ") for m in _SPACES.finditer(text.text) if m.group() != " "]
    )
    normal, notes = normalise(lined)
    if normal.text != lined.text:
        if links:
            links = _by_source(lined, normal, links)
        spaces = [(m.start(), m.end(), " ") for m in _SPACES.finditer(normal.text) if m.group() != " "]
        normal, links = _edited(normal, links, spaces)
    return normal, links, notes


def _entity_edits(text: str) -> list[Edit]:
    if "&" not in text:
        return []
    return [(m.start(), m.end(), unescape(m.group())) for m in _ENTITY.finditer(text)]


def _edited(
    text: MappedText, links: list[tuple[int, int, str]], edits: list[Edit]
) -> tuple[MappedText, list[tuple[int, int, str]]]:
    if not edits:
        return text, links
    move = moved_by(edits)
    return text.edit(edits), [(move(start), move(end), href) for start, end, href in links]


def _by_source(
    before: MappedText, after: MappedText, links: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Find links again after an edit of unknown shape, by the source characters they came from."""
    starts = [run[1] for run in after.runs]
    moved = []
    for start, end, href in links:
        low, high = before.source_range(start, end)
        inside = [
            offset
            for offset in range(len(after.text))
            if starts and low <= after.source_range(offset, offset + 1)[0] < high
        ]
        if inside:
            moved.append((inside[0], inside[-1] + 1, href))
    return moved
