"""HTML → blocks."""

from __future__ import annotations

from flows.ingest.blocks import Page
from flows.ingest.mapped import MappedText


def read_html(text: MappedText, url: str | None) -> Page:
    """Read a page."""
    raise NotImplementedError
