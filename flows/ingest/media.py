"""What kind of text a source is: by its name, and by what stands in it."""

from __future__ import annotations

import re

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"

SUFFIXES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
_HTML_START = re.compile(
    r"(?is)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|meta)\b"
)
_HTML_TAG = re.compile(r"(?i)</(?:p|div|html|body|article|h[1-6]|ul|li|span|table|section)>")
_MARKDOWN_SIGN = re.compile(
    r"(?m)^#{1,6} \S|\]\((?:https?://|/|#)[^)\s]*\)|^\[[^\]]+\]: +https?://|\*\*[^*\n]+\*\*|^> \S"
    r"|^(?:={4,}|-{4,})$|\A\s*---\n\w+:|\A\s*\+\+\+\n\w+ *="
)

_MARKDOWN_SIGNS = ("](", "**", "# ", "====", "----", "]: ", "---", "> ", "+++")


def media_type_of(name: str, text: str, declared: str | None) -> str:
    """The media type to read a text as: HTML where the content is, else what is declared, else the suffix.

    A plain text full of Markdown's signs is read as Markdown.
    """
    head = text[:4096]
    if _HTML_START.match(head) and "<" in text[1:]:
        return HTML
    known = declared.split(";")[0].strip().lower() if declared else None
    known = {"application/xhtml+xml": HTML, "text/x-markdown": MARKDOWN}.get(known or "", known)
    if known not in (PLAIN, MARKDOWN, HTML):
        dot = name.rfind(".")
        known = SUFFIXES.get(name[dot:].lower()) if dot >= 0 else None
    n_tags = len(_HTML_TAG.findall(text[:50_000])) if "</" in text else 0
    if known == HTML:
        return HTML if n_tags or re.search(r"<\w+[^>]*>", head) else PLAIN
    if n_tags >= 5 and known != MARKDOWN:
        return HTML
    if known == MARKDOWN:
        return MARKDOWN
    may_be_markdown = any(sign in text for sign in _MARKDOWN_SIGNS)
    if may_be_markdown and len(_MARKDOWN_SIGN.findall(text[:50_000])) >= 2:
        return MARKDOWN
    return known or PLAIN
