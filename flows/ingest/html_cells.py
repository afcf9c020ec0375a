"""Cells: which leaves of a page stand in a table of data, or as the term of a list: no running text."""

from __future__ import annotations

from collections.abc import Sequence

from flows.ingest.html_leaves import Leaf
from flows.ingest.html_tree import Node

_CELLS = frozenset({"td", "th"})
_TERMS = frozenset({"dt", "dd"})
_EMPHASIS = frozenset({"b", "strong", "h2", "h3", "h4", "h5", "h6"})
_LAYOUT = frozenset({"br", "p", "div", "ul"})
SHORT_CELL = 80
"""Characters that a cell of a word or a figure holds less of."""
_SHORT = 100
_SHARE_OF_SHORT = 0.6


class Cells:
    """The cells of one page. Tables are looked at when a leaf in one is met, each once."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._lengths: dict[Node, int] = {}
        self._tables: dict[Node, bool] = {}

    def holds(self, leaf: Leaf, inner: Sequence[Node]) -> bool:
        """Whether a leaf stands in a cell or as a term; ``inner`` is what holds it within the article."""
        node = leaf.node
        if node.tag in _TERMS or (node.tag in _CELLS and len(leaf.text) < SHORT_CELL):
            return True
        if node.tag == "li":
            return _is_all_emphasis(leaf)
        table = next((found for found in inner if found.tag == "table"), None)
        return table is not None and any(found.tag in _CELLS for found in inner) and self._is_data(table)

    def _is_data(self, table: Node) -> bool:
        """Whether a table sets out data: short cells side by side in several rows, no page laid out in it."""
        if table not in self._tables:
            self._tables[table] = self._looks_like_data(table)
        return self._tables[table]

    def _looks_like_data(self, table: Node) -> bool:
        nodes = list(table.walk())
        if table.get("role") in ("presentation", "none") or sum(node.tag == "table" for node in nodes) > 1:
            return False
        rows = [[cell for cell in node.elements if cell.tag in _CELLS] for node in nodes if node.tag == "tr"]
        if sum(len(row) > 1 for row in rows) <= 1:
            return False
        lengths = [length for row in rows for cell in row if (length := self._length(cell))]
        return sum(length < _SHORT for length in lengths) >= _SHARE_OF_SHORT * len(lengths)

    def _length(self, cell: Node) -> int:
        """How many characters stand in a cell."""
        if not self._lengths:
            for leaf in self._leaves:
                for node in leaf.node.ancestors():
                    if node.tag in _CELLS:
                        self._lengths[node] = self._lengths.get(node, 0) + len(leaf.text)
                        break
        return self._lengths.get(cell, 0)


def is_layout(cell: Node) -> bool:
    """Whether a cell lays out the page rather than a table: it holds lines or blocks of its own."""
    return any(node.tag in _LAYOUT for node in cell.walk())


def _is_all_emphasis(leaf: Leaf) -> bool:
    """Whether a list item is nothing but words set in bold: the label of what follows."""
    bold = next((node for node in leaf.node.elements if node.tag in _EMPHASIS), None)
    if bold is None:
        return False
    n_bold = sum(end - start for node in bold.walk() for start, end in _texts(node))
    return n_bold >= len(leaf.text) - 1


def _texts(node: Node) -> list[tuple[int, int]]:
    return [child for child in node.children if isinstance(child, tuple)]
