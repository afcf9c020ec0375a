"""How well, and how fast, articles are read out of web pages and plain text.

``python -m benchmarks.ingest`` prints body precision, recall and F1 (bags of words) of trafilatura's modes
and of this package on made-up pages (``tests/data/pages``), whether title, byline and date are right, and the
time an article takes.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import trafilatura
import yaml

from benchmarks.measures import Found, Result
from benchmarks.pages import load_keyed
from flows.ingest import RawSource, read_article_html, read_document
from flows.ingest.decode import decode

PAGES = Path(__file__).parents[1] / "tests" / "data" / "pages"


@dataclass
class MadePage:
    """A page made from a template, and what should be read from it."""

    name: str
    html: str
    title: str
    author: str | None
    date: str | None
    body: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)


def load_pages() -> list[MadePage]:
    """Render every template with texts of its own; what a template marks as body or reference is the key."""
    texts = yaml.safe_load((PAGES / "texts.yaml").read_text(encoding="utf-8"))
    environment = jinja2.Environment(autoescape=True)
    pages = []
    for number, path in enumerate(sorted(PAGES.glob("*.html.j2"))):
        body: list[str] = []
        references: list[str] = []
        source = path.read_text(encoding="utf-8")
        turn = number % len(texts["titles"])
        paragraphs = texts["paragraphs"][number % 3 :] + texts["paragraphs"][: number % 3]
        values: dict[str, Any] = {
            **{key: texts[key] for key in ("captions", "teasers", "comments", "cookies", "references")},
            "p": paragraphs,
            "s": texts["sentences"],
            "h": texts["headings"],
            "title": texts["titles"][turn],
            "author": texts["authors"][turn],
            "date": texts["dates"][turn],
            "site": texts["sites"][turn],
            "body": lambda text, to=body: (to.append(text), text)[1],
            "refs": lambda text, to=references: (to.append(text), text)[1],
        }
        html = environment.from_string(source).render(values)
        author = values["author"] if "author }}" in source else None
        date = values["date"] if "date }}" in source else None
        pages.append(MadePage(path.name.split(".")[0], html, values["title"], author, date, body, references))
    return pages


def words_of(text: str) -> Counter[str]:
    """The words of a text with how often each stands."""
    return Counter(re.findall(r"\w+", text.lower()))


def score(found: str, expected: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over words, each as often as it stands."""
    a, b = words_of(found), words_of(expected)
    both = sum((a & b).values())
    precision = both / max(sum(a.values()), 1)
    recall = both / max(sum(b.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def candidates() -> dict[str, Callable[[str], str]]:
    """The extractors compared."""

    def mode(**options: Any) -> Callable[[str], str]:
        return lambda html: str(
            trafilatura.extract(html, include_comments=False, output_format="txt", **options) or ""
        )

    return {
        "trafilatura": mode(),
        "trafilatura, precision": mode(favor_precision=True),
        "trafilatura, recall": mode(favor_recall=True),
        "trafilatura, fast": mode(fast=True),
        "tearsheet": lambda html: read_article_html(html).text,
    }


@dataclass(frozen=True)
class _Key:
    html: str
    title: str | None
    byline: str | None
    published_on: str | None
    printed: str


def _made() -> list[_Key]:
    return [
        _Key(page.html, page.title, page.author, page.date, "\n".join(page.body + page.references))
        for page in load_pages()
    ]


def _keyed() -> list[_Key]:
    return [
        _Key(
            decode(page.content, page.name).text,
            page.title,
            page.byline,
            page.published_on,
            "\n".join(page.body),
        )
        for page in load_keyed()
    ]


def results() -> Iterator[Result]:
    """Words of the body, and the fields, over the made-up pages."""
    for name, pages in (("own pages, by template", _made()), ("own pages, as sites write them", _keyed())):
        found: Counter[str] = Counter()
        fields: dict[str, Counter[str]] = {measure: Counter() for measure in ("title", "byline", "date")}
        for page in pages:
            read = read_article_html(page.html)
            printed = words_of(page.printed)
            taken = words_of(read.text.replace(page.title or "", "", 1))
            found["right"] += sum((printed & taken).values())
            found["found"] += sum(taken.values())
            found["gold"] += sum(printed.values())
            date = read.published_on.isoformat() if read.published_on else None
            for measure, value, gold in (
                ("title", read.title, page.title),
                ("byline", read.byline, page.byline),
                ("date", date, page.published_on),
            ):
                fields[measure]["right"] += gold is not None and value == gold
                fields[measure]["found"] += value is not None
                fields[measure]["gold"] += gold is not None
        rows = [Found("body, words", found["right"], found["found"], found["gold"])]
        rows += [Found(measure, row["right"], row["found"], row["gold"]) for measure, row in fields.items()]
        yield Result("ingest", f"{len(pages)} {name}", rows)


def main() -> None:
    pages = load_pages()
    for name, keys in (("by template", _made()), ("as sites write them", _keyed())):
        _print_extractors(f"{len(keys)} made-up pages, {name}", keys)
    print(f"\n{'page':<22} {'title':>6} {'byline':>7} {'date':>6} {'F1':>6}")
    for page in pages:
        read = read_article_html(page.html)
        date = read.published_on.isoformat() if read.published_on else None
        text = "\n".join(page.body + page.references)
        print(
            f"{page.name:<22} {_mark(read.title, page.title):>6} {_mark(read.byline, page.author):>7}"
            f" {_mark(date, page.date):>6} {score(read.text, text)[2]:6.3f}"
        )
    _time_plain_text(pages)


def _print_extractors(title: str, pages: list[_Key]) -> None:
    """Body precision, recall and F1 of every extractor, and what a page costs it."""
    print(f"\n{title}")
    print(f"{'extractor':<24} {'precision':>9} {'recall':>9} {'F1':>9} {'worst F1':>9}  {'ms a page':>9}")
    for name, extract in candidates().items():
        extract(pages[0].html)
        rows, times = [], []
        for page in pages:
            start = time.process_time()
            text = extract(page.html)
            times.append(time.process_time() - start)
            rows.append(score(text.replace(page.title or "", "", 1), page.printed))
        means = [statistics.fmean(column) for column in zip(*rows, strict=True)]
        print(
            f"{name:<24} {means[0]:9.3f} {means[1]:9.3f} {means[2]:9.3f} {min(row[2] for row in rows):9.3f}"
            f"  {1000 * statistics.median(times):9.1f}"
        )


def _mark(found: str | None, expected: str | None) -> str:
    return "ok" if found == expected else f"{found!r}"


def _time_plain_text(pages: list[MadePage]) -> None:
    paragraphs = list(dict.fromkeys(text for page in pages for text in page.body if text.count(" ") > 15))
    text = ""
    for number in range(100):
        if text.count(" ") > 1200:
            break
        text += "\n\n" + paragraphs[number % len(paragraphs)]
    references = "\n\n".join(dict.fromkeys(text for page in pages for text in page.references))
    content = f"A title over a long article\n\nBy Mira Holt{text}\n\nReferences\n\n{references}\n".encode()
    times = []
    for _ in range(60):
        start = time.process_time()
        document = read_document(RawSource("long.txt", content))
        times.append(time.process_time() - start)
    print(f"\nplain text of {document.n_words} words: {1000 * statistics.median(times):.1f} ms (median, CPU)")


if __name__ == "__main__":
    main()
