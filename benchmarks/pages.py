"""Pages written as sites write them, with their key: ``tests/data/pages/unseen``.

The first line of each template is its key (title, byline, publisher, date; ``encoding``, ``bom``,
``mojibake`` say how its bytes are spoilt). In the template ``B`` marks what is the article, ``N`` what is not
and must not be read as such, ``N2`` what may be either. The pages and keys were written before the code had
read them; the first figures stand in ``docs/reading-pages.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import yaml

PAGES = Path(__file__).parents[1] / "tests" / "data" / "pages" / "unseen"
_KEY = re.compile(r"\{# gold: (?P<key>\{.*?\}) #\}\n")


@dataclass
class KeyedPage:
    """A page as bytes, and what is to be read from it."""

    name: str
    content: bytes
    title: str | None
    byline: str | None
    publisher: str | None
    published_on: str | None
    body: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)

    @property
    def intruders(self) -> list[str]:
        """What must not be read, but for what the article says as well."""
        body = " ".join(self.body)
        return [text for text in self.never if text.strip("“”\"'.") not in body]


def load_keyed() -> Iterator[KeyedPage]:
    """Render every template."""
    texts = yaml.safe_load((PAGES / "texts.yaml").read_text(encoding="utf-8"))
    environment = jinja2.Environment(autoescape=True)
    for path in sorted(PAGES.glob("*.html.j2")):
        source = path.read_text(encoding="utf-8")
        match = _KEY.match(source)
        if match is None:
            raise ValueError(f"{path.name}: no key in the first line")
        key: dict[str, Any] = yaml.safe_load(match.group("key"))
        body: list[str] = []
        never: list[str] = []
        html = environment.from_string(source[match.end() :]).render(
            texts, B=_noting(body), N=_noting(never), N2=lambda text: text
        )
        if key.get("mojibake"):
            html = html.encode("utf-8").decode("sloppy-windows-1252")
        content = html.encode(key.get("encoding", "utf-8"))
        published = key["published_on"]
        yield KeyedPage(
            path.name.split(".")[0],
            b"\xef\xbb\xbf" * bool(key.get("bom")) + content,
            key["title"],
            key["byline"],
            key["publisher"],
            published.isoformat() if published else None,
            body,
            never,
        )


def _noting(to: list[str]) -> Callable[[str], str]:
    def note(text: str) -> str:
        to.append(text)
        return text

    return note
