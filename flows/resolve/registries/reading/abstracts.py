"""Abstracts as registries write them (JATS, headings in HTML, an inverted index), into sections.

JATS: https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/abstract.html. Inverted index: OpenAlex,
https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.reading.text import clean
from flows.resolve.registries.reading.xml import clean_text, local_name, parse_xml
from flows.resolve.registries.record import AbstractSection

_NAMESPACES = (
    'xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" xmlns:mml="http://www.w3.org/1998/Math/MathML" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)(\w{2,31};)?")
_HEADING = re.compile(r"(?is)<h[1-6]\b[^<>]*>(.*?)</h[1-6]\s*>")
_BLOCKS = frozenset({"p", "sec", "list", "list-item", "title", "abstract", "def-list", "disp-formula", "br"})
_SKIPPED = frozenset({"alternatives", "tex-math", "annotation", "fn", "xref-group"})
_EMPTY_LABEL = re.compile(r"(?i)(?:abstract|summary|graphical abstract)[.:]?")
MAX_WORDS = 20_000


def of_jats(value: Any) -> tuple[AbstractSection, ...]:
    """The sections of an abstract in JATS, or of plain text; what is not well formed loses its tags."""
    if not isinstance(value, str) or not value.strip():
        return ()
    whole = _ENTITY.sub(lambda found: html.escape(html.unescape(found[0])), value)
    try:
        root = parse_xml(f"<abstract {_NAMESPACES}>{whole}</abstract>".encode())
    except ContentError:
        return _section(None, clean(value))
    return sections_of(root)


def sections_of(root: Element) -> tuple[AbstractSection, ...]:
    """The sections of a JATS element: each ``sec`` with its title, the rest without one."""
    sections: list[AbstractSection] = []
    loose: list[str] = [root.text or ""]

    def close() -> None:
        sections.extend(_section(None, clean_text("".join(loose))))
        loose.clear()

    for child in root:
        name = local_name(child)
        if name == "sec":
            close()
            sections.extend(_of_sec(child))
        elif name == "abstract":
            close()
            sections.extend(sections_of(child))
        elif name != "title" or not _EMPTY_LABEL.fullmatch(_joined(child).strip()):
            loose.append(_joined(child))
        loose.append(child.tail or "")
    close()
    return tuple(sections)


def of_html(value: Any) -> tuple[AbstractSection, ...]:
    """The sections of an abstract with headings in HTML, as Europe PMC writes them (``<h4>Methods</h4>``)."""
    if not isinstance(value, str):
        return ()
    parts = _HEADING.split(value)
    sections = list(_section(None, clean(parts[0])))
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        sections.extend(_section(_label(clean(heading)), clean(text)))
    return tuple(sections)


def of_inverted_index(value: Any) -> tuple[AbstractSection, ...]:
    """An abstract from its words and their positions.

    >>> of_inverted_index({"Naps": [0], "help": [1, 3], "who": [2]})
    (AbstractSection(label=None, text='Naps help who help'),)
    """
    placed: dict[int, str] = {}
    for word, positions in value.items() if isinstance(value, Mapping) else ():
        for position in positions if isinstance(positions, list) else ():
            if isinstance(position, int) and not isinstance(position, bool) and 0 <= position < MAX_WORDS:
                placed[position] = str(word)
    text = clean_text(" ".join(placed[position] for position in sorted(placed)))
    return _section(None, re.sub(r"^Abstract[.:]?\s+(?=[A-Z])", "", text) if text else None)


def labelled(label: str | None, text: str | None) -> tuple[AbstractSection, ...]:
    """A section of what is already taken apart; none without text."""
    return _section(_label(label), text)


def _of_sec(sec: Element) -> Iterator[AbstractSection]:
    label = None
    parts: list[str] = []
    for child in sec:
        if local_name(child) == "title" and label is None:
            label = _label(clean_text(_joined(child)))
        else:
            parts.append(_joined(child))
        parts.append(child.tail or "")
    yield from _section(label, clean_text("".join(parts)))


def _joined(element: Element) -> str:
    """The text of an element, with spaces where blocks end, and a formula once only."""
    name = local_name(element)
    if name in _SKIPPED or not name:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_joined(child), child.tail or ""]
    text = "".join(parts)
    return f" {text} " if name in _BLOCKS else text


def _label(text: str | None) -> str | None:
    label = (text or "").strip().rstrip(":.").strip()
    return label[:200] if label and not _EMPTY_LABEL.fullmatch(label) else None


def _section(label: str | None, text: str | None) -> tuple[AbstractSection, ...]:
    return (AbstractSection(label, text),) if text else ()
