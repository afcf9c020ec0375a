"""A page's markup as a tree whose every piece of text knows its place in the source.

lxml and the standard parsers forget where text stood; this reader is small, forgiving, and does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from flows.ingest.words import WORDS

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^>]*>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>"
    r"|<(?P<close2>/?)(?P<tag2>[a-zA-Z][^\s/>]*)(?P<attributes2>[^>]*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
VOID = WORDS["void_elements"]
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
BLOCK = WORDS["block_elements"]
"""Elements that start a new block of text."""
_CLOSES_P = BLOCK - WORDS["inside_p"]
_IMPLIED = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table", "tbody", "thead", "tfoot"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select"}),
}
_IN_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})
_MAX_DEPTH = 400
_HINTS = ("class", "id", "role", "itemprop", "data-component", "aria-label")


class Node:
    """An element: its tag, attributes, place, and children in order; a text child is its ``(start, end)``."""

    __slots__ = ("_attributes", "_hint", "_raw", "children", "depth", "elements", "parent", "start", "tag")

    def __init__(self, tag: str, raw: str, start: int, parent: Node | None) -> None:
        self.tag = tag
        self._raw = raw
        self._attributes: dict[str, str] | None = None
        self._hint: str | None = None
        self.start = start
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.children: list[Node | tuple[int, int]] = []
        self.elements: list[Node] = []
        """The children that are elements."""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes, names in lower case, entities resolved."""
        if self._attributes is None:
            self._attributes = {}
            for name, double, single, bare in _ATTRIBUTE.findall(self._raw):
                self._attributes.setdefault(name.lower(), unescape(double or single or bare))
        return self._attributes

    def get(self, name: str) -> str:
        """An attribute's value, empty where there is none."""
        return self.attributes.get(name, "") if self._raw else ""

    @property
    def hint(self) -> str:
        """What class, id, role and test hooks say the element is."""
        if self._hint is None:
            values = self.attributes if self._raw else {}
            self._hint = " ".join([values[name] for name in _HINTS if name in values]) if values else ""
        return self._hint

    def ancestors(self) -> Iterator[Node]:
        """The node itself and what holds it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """The node and every element under it, in source order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.elements))


def parse_html(source: str) -> Node:
    """Read a page into a tree. Never raises: what is not markup is text."""
    root = Node("#root", "", 0, None)
    current = root
    position = 0
    is_in_head = False
    for match in _tokens(source):
        if match.start() < position:
            continue
        if match.start() > position:
            current.children.append((position, match.start()))
        position = match.end()
        tag = match.group("tag") or match.group("tag2")
        if tag is None:
            continue
        tag = tag.lower()
        if match.group("close") or match.group("close2"):
            current = _close(current, tag)
            continue
        raw = match.group("attributes") or match.group("attributes2") or ""
        if is_in_head and tag not in _IN_HEAD:
            current, is_in_head = _leave_head(current), False
        current = _open(current, tag)
        node = Node(tag, raw, match.start(), current)
        current.children.append(node)
        current.elements.append(node)
        is_in_head = is_in_head or tag == "head"
        if tag in RAW:
            end = _raw_end(source, position, tag)
            if end > position:
                node.children.append((position, end))
            position = end
        elif tag not in VOID and not (raw.endswith("/") and tag in ("path", "g", "circle", "rect", "use")):
            current = node if node.depth < _MAX_DEPTH else current
    if position < len(source):
        current.children.append((position, len(source)))
    return root


def _tokens(source: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(source)


def _raw_end(source: str, position: int, tag: str) -> int:
    match = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(source, position)
    return match.start() if match else len(source)


def _leave_head(current: Node) -> Node:
    """What holds the page's head, where it is still open at an element that cannot stand in it."""
    head = next((node for node in current.ancestors() if node.tag == "head"), None)
    return head.parent if head is not None and head.parent is not None else current


def _open(current: Node, tag: str) -> Node:
    """Close what a start tag implies closed."""
    if tag in _IMPLIED:
        closes, stops = _IMPLIED[tag]
        for node in current.ancestors():
            if node.tag in stops:
                break
            if node.tag in closes:
                current = node.parent or node
                if tag not in ("tr",):
                    break
    elif tag in _CLOSES_P:
        for node in current.ancestors():
            if node.tag == "p":
                return node.parent or node
            if node.tag in BLOCK or node.tag == "#root":
                break
    return current


def _close(current: Node, tag: str) -> Node:
    for node in current.ancestors():
        if node.tag == tag and node.parent is not None:
            return node.parent
        if node.tag in ("td", "th", "body", "html", "article", "main", "section") and tag not in BLOCK:
            break
        if node.tag == "table" and tag not in ("table", "div", "section", "article", "body", "html", "main"):
            break
    return current
