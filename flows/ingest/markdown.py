"""Markdown → blocks: front matter read, inline markup taken off, links kept."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from html import unescape
from typing import Any

import yaml

from flows.document import BlockKind
from flows.ingest.blocks import Page, RawBlock
from flows.ingest.dates import read_date
from flows.ingest.lines import read_lines
from flows.ingest.mapped import Edit, MappedText, moved_by

_FRONT = re.compile(
    r"\A\s*(?:---[ ]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)|\+\+\+[ ]*\n(?P<toml>(?:.*\n)*?)\+\+\+"
    r"|(?P<json>\{[ ]*\n(?:.*\n)*?\}))[ ]*(?:\n|\Z)"
)
_DEFINITION = re.compile(
    r"(?m)^[ ]{0,3}\[(?P<id>[^\]^][^\]]*)\]:[ ]*<?(?P<href>\S+?)>?(?:[ ]+[\"'(].*[\"')])?[ ]*$"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(
    r"!\[(?P<text>[^\]]*)\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'][^\"']*[\"'])?\)"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(<?(?P<href>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'(][^\"']*[\"')])?\)"
)
_LINK_BY_ID = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\](?:\[(?P<id>[^\[\]]*)\])?(?![(\[:])")
_AUTOLINK = re.compile(r"<(?P<href>(?:https?://|mailto:)[^\s<>]+)>")
_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?P<colon>:)?")
_TAG = re.compile(
    r"</?(?:sup|sub|em|strong|b|i|u|br|span|a|p|div|small|mark|kbd|cite|figure|figcaption|img)\b[^<>]*>",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(?P<text>.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])(?P<text>[^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])(_)(?=[^\s_])(?P<under>[^_]+?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(`+)(?P<text>[^`]+)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>|-])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")

_KEYS = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "published_on": ("date", "published", "published_on", "published_at", "pubdate", "publication_date"),
    "publisher": ("publisher", "site", "site_name", "publication", "outlet", "source"),
    "url": ("url", "canonical", "canonical_url", "link", "permalink"),
}


def read_markdown(text: MappedText) -> Page:
    """Read a normalised Markdown text into blocks and what its front matter says."""
    page = Page([])
    front = _FRONT.match(text.text)
    title_block: RawBlock | None = None
    if front:
        values = _front_matter(front.group("yaml"), front.group("toml"), front.group("json"), page)
        if values is None:
            front = None
        else:
            title_block = _title_block(text, front, page.title)
    rest = text.slice(front.end(), len(text.text)) if front else text
    rest = rest.edit([(match.start(), match.end(), "") for match in _COMMENT.finditer(rest.text)])
    targets = {match.group("id").lower(): match.group("href") for match in _DEFINITION.finditer(rest.text)}
    rest = rest.edit([(match.start(), match.end(), "") for match in _DEFINITION.finditer(rest.text)])
    page.blocks = [_inline(block, targets) for block in read_lines(rest, is_markdown=True)]
    for block in page.blocks:  # the rows of a table
        block.is_cell = block.kind is None and block.text.startswith("|") and block.text.endswith("|")
    has_heading = any(block.kind is BlockKind.HEADING and block.level == 1 for block in page.blocks[:4])
    if title_block is not None and not has_heading:
        title_block.kind, title_block.level = BlockKind.TITLE, 1
        page.blocks.insert(0, title_block)
    return page


def _front_matter(
    in_yaml: str | None, in_toml: str | None, in_json: str | None, page: Page
) -> dict[str, Any] | None:
    """The fields of the front matter, in whichever of the three forms it stands; None where it is none."""
    try:
        if in_toml is not None:
            values: Any = tomllib.loads(in_toml)
        elif in_json is not None:
            values = json.loads(in_json)
        else:
            values = yaml.safe_load(in_yaml or "")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark is not None else ""
        page.notes.append(f"front matter is not valid YAML{line}: read as text")
        return None
    except ValueError:  # of TOML and JSON: the text may as well begin with a bracket or a rule
        page.notes.append(
            f"front matter is not valid {'TOML' if in_toml is not None else 'JSON'}: read as text"
        )
        return None
    if values is None:
        return {}
    if not isinstance(values, dict):
        return None
    found = {str(key).lower(): value for key, value in values.items()}
    page.title = _string(_first(found, "title"))
    page.byline = _string(_first(found, "byline"))
    page.publisher = _string(_first(found, "publisher"))
    page.url = _string(_first(found, "url"))
    page.published_on = _as_date(_first(found, "published_on"))
    return found


def _first(values: dict[str, Any], field: str) -> Any:
    return next((values[key] for key in _KEYS[field] if values.get(key) not in (None, "")), None)


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, (_string(part) for part in value))) or None
    if isinstance(value, dict):
        return _string(value.get("name"))
    return str(value).strip() or None if value is not None else None


def _as_date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return read_date(str(value)) if value is not None else None


def _title_block(text: MappedText, front: re.Match[str], title: str | None) -> RawBlock | None:
    start = front.group().find(title) if title else -1
    if title is None or start < 0:
        return None
    start += front.start()
    return RawBlock(text.slice(start, start + len(title)))


def _inline(block: RawBlock, targets: dict[str, str]) -> RawBlock:
    """Take the inline markup off a block and keep its links."""
    text = block.text
    if not re.search(r"[\[\]*_`<&\\~]", text):
        return block
    edits: list[Edit] = []
    links: list[tuple[int, int, str]] = []
    hidden = list(text)

    def cut(start: int, end: int, new: str = "") -> None:
        edits.append((start, end, new))
        hidden[start:end] = "\x00" * (end - start)

    images = list(_IMAGE.finditer(text))
    for match in images:
        cut(match.start(), match.start("text"))
        cut(match.end("text"), match.end())
    _cut_links("".join(hidden), text, cut, links, targets)
    for pattern in (_TAG, _CODE, _STRONG, _EMPHASIS):
        for match in pattern.finditer("".join(hidden)):
            if pattern is _TAG:
                cut(match.start(), match.end(), " " if match.group().lower().startswith("<br") else "")
            else:
                name = "text" if match.group("text") is not None else "under"
                cut(match.start(), match.start(name))
                cut(match.end(name), match.end())
    for match in _ESCAPE.finditer("".join(hidden)):
        cut(match.start(), match.start() + 1)
    for match in _ENTITY.finditer("".join(hidden)):
        cut(match.start(), match.end(), unescape(match.group()))
    edits = sorted(edit for edit in edits if edit[1] > edit[0] or edit[2])
    move = moved_by(edits)
    only_image = len(images) == 1 and images[0].span() == (0, len(text))
    kind = block.kind or (BlockKind.CAPTION if only_image else None)
    moved = [(move(start), move(end), href) for start, end, href in links]
    notes = [match.group("id") for match in _FOOTNOTE.finditer(text) if match.group("colon")]
    return RawBlock(
        block.body.edit(edits),
        kind,
        block.level,
        block.is_list_item,
        block.is_cell,
        block.group,
        moved,
        tuple(_note(name) for name in notes),
    )


def _note(name: str) -> str:
    """The anchor of a footnote."""
    return f"fn:{name}"


def _cut_links(
    seen: str, text: str, cut: Any, links: list[tuple[int, int, str]], targets: dict[str, str]
) -> None:
    for match in _LINK.finditer(seen):
        links.append((*match.span("text"), text[slice(*match.span("href"))]))
        cut(match.start(), match.start("text"))
        cut(match.end("text"), match.end())
    for match in _AUTOLINK.finditer(seen):
        links.append((*match.span("href"), match.group("href")))
        cut(match.start(), match.start("href"))
        cut(match.end("href"), match.end())
    for match in _FOOTNOTE.finditer(seen):
        if match.group("colon") and not match.group("id").isdigit():
            cut(match.start(), match.end())
            continue
        cut(match.start() + 1, match.start("id"))
        if match.group("colon"):
            cut(match.end() - 1, match.end())
        else:
            links.append((*match.span("id"), "#" + _note(match.group("id"))))
    if targets:
        for match in _LINK_BY_ID.finditer(seen):
            href = targets.get((match.group("id") or match.group("text")).lower())
            if href is not None:
                links.append((*match.span("text"), href))
                cut(match.start(), match.start("text"))
                cut(match.end("text"), match.end())
