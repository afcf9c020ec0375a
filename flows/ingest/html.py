"""HTML → blocks, and the reading of one page on its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from flows.document import BlockKind
from flows.ingest.blocks import Page, RawBlock
from flows.ingest.bylines import printed_byline, printed_date
from flows.ingest.cues import page_hint
from flows.ingest.dates import read_date
from flows.ingest.html_body import guess_body, main_element, select
from flows.ingest.html_leaves import Leaf, clean_text, read_leaves
from flows.ingest.html_marked import find_body
from flows.ingest.html_meta import PageMeta, inner_text, is_name, join_names, read_meta, without_site
from flows.ingest.html_stories import sort_stories
from flows.ingest.html_tree import Node, parse_html
from flows.ingest.label import label
from flows.ingest.mapped import MappedText
from flows.ingest.shapes import reference_score

_KEY = re.compile(r"[\W_]+")
_BYLINE_CLASS = re.compile(
    r"(?i)(?:^|[-_ ])(?:by-?line|author(?:-?name|s)?|contributor(?:-?name)?)(?:$|[-_ ])"
)
_TITLE_CLASS = re.compile(
    r"(?i)(?:^|[-_ ])(?:entry|post|article|story|page|news|node)[-_]?_*(?:title|headline|heading)(?:$|[-_ ])"
    r"|^headline$"
)
_MAX_NAMED = 3
_URL_DATE = re.compile(
    r"(?i)/((?:19|20)\d\d)[/-](\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d\d?)(?:/|-|$)"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+ (?:(?:de|van|von|der|den|la|bin|al|da) )*){1,3}[A-ZÀ-Þ][\w'’-]+")
_POSTED = re.compile(
    r"(?i:posted|written|published) by:? (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}?)"
    r"(?= (?:at|on)\b|[,|]|$| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d| \d)"
)
_STRING = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_BODY_KINDS = frozenset(
    {kind for kind in BlockKind if kind.is_prose and kind is not BlockKind.TITLE}
    | {BlockKind.DATELINE, BlockKind.LABEL, BlockKind.REFERENCE_HEADING, BlockKind.REFERENCE}
)
_MIN_BODY = 140
_LINKED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What ``predict article`` answers: the fields (None where the page gives none) and the body."""

    title: str | None
    byline: str | None
    published_on: date | None
    publisher: str | None
    url: str | None
    text: str


def read_article_html(html: str, url: str | None = None) -> ArticlePage:
    """Title, byline, date and body text of a page given as a string; blank lines part the paragraphs."""
    page = read_html(MappedText.identity(html), url)
    blocks = label(page.blocks, page.title)
    texts = []
    for block in blocks:
        text = block.text.strip()
        if block.kind in _BODY_KINDS and text:
            texts.append(text)
    title = page.title or next((block.text for block in blocks if block.kind is BlockKind.TITLE), None)
    byline = page.byline or printed_byline(blocks)
    published_on = page.published_on or printed_date(blocks)
    return ArticlePage(title, byline, published_on, page.publisher, page.url, "\n\n".join(texts))


def read_html(text: MappedText, url: str | None) -> Page:
    """Read a page: what its head says, and the article's blocks, mapped to the source."""
    source = text.text
    root = parse_html(source)
    meta = read_meta(root, source)
    leaves = read_leaves(root, text, _base(root, url or meta.url))
    title = _title(meta, leaves)
    title_key = _key(title or "")
    find_body(leaves, source)
    if sum(len(leaf.text) for leaf in leaves if leaf.is_in_body) < _MIN_BODY:
        guess_body(leaves)
    sort_stories(leaves, title_key, url or meta.url)
    main = main_element(leaves)
    blocks = select(leaves, main, title_key) if main is not None else []
    notes = sorted({note for leaf in leaves for note in leaf.notes})
    if sum(len(block.text) for block in blocks) < _MIN_BODY:
        in_script = _from_script(text, meta)
        if in_script:
            blocks = in_script
            notes.append("article text taken from the page's JSON-LD")
    headline = next((block for block in blocks[:6] if block.level == 1), None)
    if headline is not None and not any(block.kind is BlockKind.TITLE for block in blocks):
        headline.kind = BlockKind.TITLE  # printed otherwise than the head has it
    if blocks and not any(block.kind is BlockKind.TITLE for block in blocks):
        _add_title(blocks, root, text, title)
    _label_own_links(blocks, url or meta.url)
    byline = meta.byline or _byline(leaves) or _marked_byline(root, source)
    return Page(
        blocks,
        title,
        byline,
        meta.publisher,
        meta.published_on or _url_date(url or meta.url),
        meta.url,
        notes,
    )


def _label_own_links(blocks: list[RawBlock], url: str | None) -> None:
    """Items that are nothing but a link to another page of the site are pointers to other articles."""
    host = urlsplit(url).netloc.removeprefix("www.") if url else ""
    for block in blocks:
        if not block.is_list_item or block.kind is not None or len(block.links) != 1:
            continue
        start, end, href = block.links[0]
        is_own = href.startswith("/") or (host and urlsplit(href).netloc.removeprefix("www.") == host)
        if is_own and end - start >= _LINKED_SHARE * len(block.text) and reference_score(block.text) < 1:
            block.kind = BlockKind.TEASER


def _base(root: Node, url: str | None) -> str | None:
    base = next((node.get("href") for node in root.walk() if node.tag == "base" and node.get("href")), None)
    return base or url


def _key(text: str) -> str:
    return _KEY.sub("", text).casefold()


def _title(meta: PageMeta, leaves: list[Leaf]) -> str | None:
    """The headline as printed if the head confirms it, else what the head says, else the only h1."""
    headlines = [
        leaf for leaf in leaves if leaf.node.tag == "h1" or any(n.tag == "h1" for n in _near(leaf.node))
    ]
    said = [value for value in (meta.title, meta.page_title) if value]
    named = [leaf for leaf in leaves if any(_TITLE_CLASS.search(node.hint) for node in _near(leaf.node))]
    for leaf in [*named[:_MAX_NAMED], *headlines]:
        if (
            any(leaf.key and (leaf.key in _key(value) or _key(value) in leaf.key) for value in said)
            and len(leaf.key) > 8
        ):
            return leaf.text
    if meta.title:
        stripped = without_site(meta.title, meta.publisher)
        return (
            stripped
            if meta.publisher and stripped != meta.title and meta.title.endswith(meta.publisher)
            else meta.title
        )
    if len(headlines) == 1 and headlines[0].text.count(" ") >= 1:
        return headlines[0].text
    if meta.page_title:
        return without_site(meta.page_title, meta.publisher)
    return headlines[0].text if headlines else None


def _near(node: Node) -> list[Node]:
    return [found for found, _ in zip(node.ancestors(), range(3), strict=False)]


def _add_title(blocks: list[RawBlock], root: Node, text: MappedText, title: str | None) -> None:
    """Where the article prints no headline, the title stands in the text as the page's ``<title>`` has it."""
    node = next((found for found in root.walk() if found.tag == "title"), None)
    if node is None or title is None or not node.children or not isinstance(node.children[0], tuple):
        return
    first = blocks[0].body.source_range(0, 1)[0]
    start, end = node.children[0]
    body, _, _ = clean_text(text.slice(start, end), [])
    at = body.text.find(title)
    if at >= 0 and end <= first:
        blocks.insert(0, RawBlock(body.slice(at, at + len(title)), BlockKind.TITLE, 1))


def _byline(leaves: list[Leaf]) -> str | None:
    for leaf in leaves:
        for node in _near(leaf.node):
            if "author" in node.get("rel") or _BYLINE_CLASS.search(node.hint):
                name = re.sub(r"(?i)^(?:(?:written|words|story)\s+)?by:?\s+", "", leaf.text)
                name = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|,?\s+(?:published|updated|on)\b", name)[0].strip(
                    " ,"
                )
                is_named = 1 <= name.count(" ") <= 8 and name[:1].isupper() and read_date(name) is None
                if is_named and is_name(name) and not name.endswith("."):
                    return join_names([name])
    for leaf in leaves:
        match = _POSTED.match(leaf.text) if len(leaf.text) < 120 else None
        if match and is_name(match.group("name")):
            return match.group("name")
    return None


def _marked_byline(root: Node, source: str) -> str | None:
    """A name in an element within a line that its class calls the author's."""
    for node in root.walk():
        if node.tag in ("span", "a", "strong", "b") and _BYLINE_CLASS.search(node.hint):
            printed = inner_text(node, source)
            if _NAME.fullmatch(printed) and not any(page_hint(n.hint)[0] for n in _outside(node)):
                return printed
    return None


def _outside(node: Node) -> list[Node]:
    """What holds an element and says by its class what it is, but for the line of the author itself."""
    return [
        n
        for n in node.ancestors()
        if n.hint and n.tag not in ("body", "html") and not _BYLINE_CLASS.search(n.hint)
    ]


def _url_date(url: str | None) -> date | None:
    match = _URL_DATE.search(url) if url else None
    if match is None:
        return None
    year, month, day = match.groups()
    return read_date(f"{year}-{month}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}")


def _from_script(text: MappedText, meta: PageMeta) -> list[RawBlock]:
    """The body from JSON-LD, where the page prints none of it; mapped to the script's characters."""
    longest = max(meta.article_bodies, key=len, default="")
    if len(longest) < _MIN_BODY:
        return []
    for match in _STRING.finditer(text.text):
        raw = text.slice(*match.span(1))
        edits = []
        for escape in _ESCAPE.finditer(raw.text):
            try:
                edits.append((*escape.span(), json.loads(f'"{escape.group()}"')))
            except ValueError:
                continue
        body = raw.edit(edits)
        if len(body.text) < _MIN_BODY:
            continue
        blocks = []
        for part in re.finditer(r"[^\n]+", body.text):
            cleaned, links, _ = clean_text(body.slice(*part.span()), [])
            if cleaned.text:
                blocks.append(RawBlock(cleaned, links=links))
        return blocks
    return []
