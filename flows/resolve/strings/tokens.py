"""A reference string into tokens that lie in it without gap, so that every field is a substring."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.resolve.strings.identifiers import Identifier, find_identifiers

MAX_CHARS = 4_000
"""What stands behind this many characters of one reference is not read."""
MAX_TOKENS = 500

_PREFIX = re.compile(
    r"(?:[\s↩↑^•*·–—-]+|\[\s?(?:(?:REF|Ref|ref)\W?|[A-Z]-?)?\d{1,4}\s?\]|\(\s?\d{1,3}\s?\)|\d{1,3}\s?[.)\]:](?=\s?[^\W\d])|\d{1,3}\s+(?=[A-Z“\"]))\s*"
)
_RESIDUE = re.compile(
    r"[\s.,|;]*(?:[↩↑^]+(?:\ufe0e)?|\[\s*(?:Google Scholar|Cross ?Ref|PubMed|Scopus|Web of Science|Medline|"
    r"Article|Free Full Text|Full Text|Abstract|DOI|PDF|Green Version)\s*\]|(?:Google Scholar|Cross ?Ref|"
    r"Web of Science|View (?:Article|in Article|Record)|Full Text(?: PDF)?|"
    r"Free PMC article|Go to reference|View abstract)|"
    r"(?<=[.\d/|)\]]) (?:PubMed|Article|CAS|Medline|Scopus|ADS|Abstract))[\s.,|;]*$",
    re.I,
)
_LEAD = re.compile(
    r"\s*(?:(?:re)?sources?|(?:journal )?references?|refs?\.?|(?:full )?citations?|stud(?:y|ies)"
    r"|research(?: paper)?|paper"
    r"|based on|adapted from|trial registration"
    r"|(?:read|see|link to) (?:the |this )?(?:full |original )?(?:study|paper|article|research)"
    r"|story source:.{0,200}?journal references?|primary source:.{0,200}?source references?)\s*:\s+(?=\S)"
    r"|\s*(?:the|this) (?:new )?study,? (?=[“\"])",
    re.I,
)
_ACCESS = re.compile(r"\s*[(\[](?:open|free) access[)\]]", re.I)
_CORRECTION = re.compile(
    r" \[(?:published (?:correction|erratum)|correction|corrected|erratum|retracted)\b[^\[\]]{0,200}\]", re.I
)
_TAG = re.compile(r"</?(?:i|em|b|strong|italic|bold|sup|sub|u|span|sc|cite)\b[^<>]{0,80}>", re.I)
_CORE = re.compile(r"[^\W\d_]+(?:[’'‐-][^\W\d_]+)*|\d+")
_OPENING = "([{“\"'‘«„<「『¿¡"
_CLOSING = ".,;:!?)]}”\"'’»>」』"


class Token(NamedTuple):
    """A run of letters or digits, or an identifier as a whole (``text`` is then its kind in angle brackets).

    ``gap`` is what stands between it and the token before, white space and punctuation, as printed.
    """

    text: str
    start: int
    end: int
    gap: str


def normalise(text: str) -> str:
    """White space collapsed; number, "Source:", "(open access)", corrections, words of a page off."""
    text = text[: MAX_CHARS * 2]
    if "<" in text:
        text = _TAG.sub("", text)
    if "ccess" in text:
        text = _ACCESS.sub("", text)
    if "[" in text:
        text = _CORRECTION.sub("", text)
    clean = " ".join(text.split())[:MAX_CHARS]
    for _ in range(6):
        match = _RESIDUE.search(clean[-60:])
        if match is None or len(clean) <= len(match[0]):
            break
        cut = len(clean) - len(clean[-60:]) + match.start()
        clean = clean[: cut + (clean[cut : cut + 1] == ".")]
    for pattern in (_LEAD, _PREFIX):
        if prefix := pattern.match(clean):
            clean = clean[prefix.end() :]
    return clean


def tokenise(
    text: str, identifiers: tuple[Identifier, ...] | None = None
) -> tuple[list[Token], str, tuple[Identifier, ...]]:
    """Tokens of a normalised reference, what stands behind the last one, and the identifiers among them."""
    identifiers = find_identifiers(text) if identifiers is None else identifiers
    tokens: list[Token] = []
    position = end = 0
    for item in identifiers:
        end = _append(tokens, text, position, item.start, end)
        tokens.append(Token(f"<{item.kind}>", item.start, item.end, text[end : item.start]))
        position = end = item.end
    end = _append(tokens, text, position, len(text), end)
    return tokens[:MAX_TOKENS], text[end : end + 20], identifiers


def _append(tokens: list[Token], text: str, start: int, stop: int, end: int) -> int:
    for match in _CORE.finditer(text, start, stop):
        begin = match.start()
        tokens.append(Token(match[0], begin, match.end(), text[end:begin]))
        end = match.end()
    return end


def span_text(text: str, first: Token, last: Token) -> str:
    """What is printed from one token to another, with the brackets and marks that cling to them."""
    return stretch_text(text, first.start, last.end)


def stretch_text(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with the brackets and marks that cling to it."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return text[start:end]
