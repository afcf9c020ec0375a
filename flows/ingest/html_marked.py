"""What trafilatura takes for the body of a page, marked on the page's leaves."""

from __future__ import annotations

import logging
import re
from typing import Any

from lxml.etree import LxmlError

from flows.ingest.html_leaves import Leaf

_MIN_KEY = 24
_RUNNING_WORDS = 15
_LEAST_SHARE = 0.4
"""Share of a page's running text that is at least its article's."""


def find_body(leaves: list[Leaf], source: str) -> None:
    """Mark the body as trafilatura sees it: quickly, and thoroughly where that finds little running text."""
    mark_body(leaves, bodied_text(source))
    running = sum(len(leaf.text) for leaf in leaves if _is_running(leaf))
    if sum(len(leaf.text) for leaf in leaves if leaf.is_in_body) < _LEAST_SHARE * running:
        mark_body(leaves, bodied_text(source, is_thorough=True))


def _is_running(leaf: Leaf) -> bool:
    return leaf.text.count(" ") >= _RUNNING_WORDS and 2 * leaf.n_linked < len(leaf.text)


def bodied_text(source: str, *, is_thorough: bool = False) -> list[str]:
    """The body as trafilatura sees it, a string a block; empty where it finds none."""
    import trafilatura  # noqa: PLC0415  # half a second to import, and plain text needs none of it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # an empty page is told by our own error
    try:
        document: Any = trafilatura.bare_extraction(source, include_comments=False, fast=not is_thorough)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return []  # too broken for it; its running paragraphs are read all the same
    if document is None or not document.text:
        return []
    return [line for line in document.text.split("\n") if line.strip()]


def mark_body(leaves: list[Leaf], lines: list[str]) -> None:
    """Mark the leaves whose text trafilatura took for the body."""
    keys = [re.sub(r"[\W_]+", "", line).casefold() for line in lines]
    whole = "".join(keys)
    short = frozenset(keys)
    for leaf in leaves:
        if leaf.key:
            leaf.is_in_body = leaf.key in whole if len(leaf.key) >= _MIN_KEY else leaf.key in short
