"""XML from outside: parsed without DTDs, entities and anything that lies elsewhere (defusedxml)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.interface import WarningCode
from flows.resolve.registries.reading.text import clean

_DOCTYPE = re.compile(
    rb"\A(\s*<\?xml[^<>]{0,200}\?>)?(\s*)<!DOCTYPE\s+(?:PubmedArticleSet|eSearchResult|article|responseWrapper)"
    rb"(?:\s+PUBLIC\s+\"[^\"<>\[]{0,200}\"\s+\"[^\"<>\[]{0,200}\"|\s+SYSTEM\s+\"[^\"<>\[]{0,200}\")?\s*>"
)
"""The line by which NCBI and JATS name their DTD. It holds nothing and is cut off; another is refused."""
MAX_DEPTH = 200


def parse_xml(body: bytes) -> Element:
    """The root of a document.

    Raises:
        ContentError: it is no well-formed XML, declares a DTD or entities of its own, or is nested too deep.
    """
    try:
        root: Element = fromstring(
            _DOCTYPE.sub(rb"\1\2", body, count=1),
            forbid_dtd=True,
            forbid_entities=True,
            forbid_external=True,
        )
    except DefusedXmlException as fault:
        raise ContentError(
            WarningCode.UNEXPECTED_CONTENT, f"XML with a DTD or entities: {type(fault).__name__}"
        ) from None
    except (UnicodeError, LookupError):
        raise ContentError(WarningCode.WRONG_CHARSET, "XML in another encoding than it says") from None
    except (ParseError, ValueError, RecursionError) as fault:
        code = WarningCode.WRONG_CHARSET if "encoding" in str(fault) else WarningCode.WRONG_FORMAT
        raise ContentError(code, f"not whole XML: {fault}") from None
    _check_depth(root)
    return root


def text_of(element: Element | None) -> str | None:
    """All text of an element in one line; None if it is missing or empty."""
    return None if element is None else clean_text("".join(element.itertext()))


def clean_text(text: str) -> str | None:
    """A text whose mark-up is already gone, in one line. "<" and "&" in it are meant."""
    return clean(text.replace("&", "&amp;").replace("<", "&lt;"))


def find_text(element: Element, path: str) -> str | None:
    """The text of the first element under a path."""
    return text_of(element.find(path))


def local_name(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _check_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise ContentError(WarningCode.UNEXPECTED_CONTENT, f"XML nested deeper than {MAX_DEPTH} levels")
