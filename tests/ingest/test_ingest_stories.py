"""A page with several articles: parts of one story are kept in order, other stories are not."""

from __future__ import annotations

import pytest

from flows.document import Document
from flows.ingest import RawSource, read_document

TITLE = "Naps and gout in nurses"


def story(name: str, n_paragraphs: int = 3) -> str:
    """Paragraphs as long as those of the press, each of which says which story it is of."""
    return "".join(
        f"<p>The {name} of the hospital kept a diary of their sleep for {10 + number} weeks, and a doctor "
        f"looked at it once a month. Those {name} who napped for {20 + number} minutes had less pain in the "
        "knees than those who stayed awake, and they made fewer mistakes in the second half of the night.</p>"
        for number in range(n_paragraphs)
    )


def read(body: str) -> Document:
    html = f'<html lang="en"><head><title>{TITLE}</title></head><body>{body}</body></html>'
    return read_document(RawSource("a.html", html.encode(), "text/html", url="https://example.org/naps"))


def stories_in(document: Document) -> list[str]:
    """The names of the stories whose sentences are read, in order, each once."""
    names = ("cooks", "nurses", "porters", "students")
    said = [name for s in document.sentences for name in names if name in document.text_of(s).split()]
    return list(dict.fromkeys(said[1:] if said[:1] == ["nurses"] else said))  # the title names nurses


CARD = (
    '<article class="item"><h3><a href="/tea">Tea and colds</a></h3><p>Tea keeps students from colds, '
    "a survey of three colleges has found, and those who drank it slept longer.</p></article>"
)
BRIEF = (
    '<article class="item"><h3>Tea and colds</h3><p>Tea keeps students from colds, a survey has found.</p>'
    '<a href="/tea">More</a></article>'
)
ANN, BOB = '<p class="byline">By Ann Bell</p>', '<p class="byline">By Bob Holm</p>'

PARTS = {
    "under one headline": f"<main><h1>{TITLE}</h1><article>{story('nurses')}</article>"
    f"<article>{story('cooks')}</article></main>",
    "the first holds the headline": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>"
    f"<article><h2>In the kitchen</h2>{story('cooks')}</article></main>",
    "numbered reasons": f"<main><h1>{TITLE}</h1><article id='a'><h2>1. Knees</h2>{story('nurses')}</article>"
    f"<article id='b'><h2>2. Hands</h2>{story('cooks')}</article></main>",
    "a live page": f"<main><h1>{TITLE}</h1><article><time>10:30</time>{story('nurses')}</article>"
    f"<article><time>10:20</time>{story('cooks')}</article></main>",
    "each in a box": f"<main><h1>{TITLE}</h1><div class='w'><article>{story('nurses')}</article></div>"
    f"<div class='w'><article>{story('cooks')}</article></div></main>",
    "parts in an article": f"<article><h1>{TITLE}</h1><article>{story('nurses')}</article>"
    f"<article>{story('cooks')}</article></article>",
    "a teaser between": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>{CARD}"
    f"<article>{story('cooks')}</article></main>",
    "a brief between": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article><div>{BRIEF}</div>"
    f"<article>{story('cooks')}</article></main>",
    "headlines that link to themselves": f"<main><h1>{TITLE}</h1>"
    f"<article><h2><a href='#a'>Knees</a></h2>{story('nurses')}</article>"
    f"<article><h2><a href='/naps#b'>Hands</a></h2>{story('cooks')}</article></main>",
}
OTHERS = {
    "teasers beside": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>{CARD}{BRIEF}</main>",
    "teasers within": f"<main><article><h1>{TITLE}</h1>{story('nurses', 2)}{CARD}{story('nurses')}"
    "</article></main>",
    "the next story of an endless page": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>"
    f"<article><h1>Tea and colds</h1>{story('students', 5)}</article></main>",
    "a blog's front page": f"<main><article><h2>{TITLE}</h2>{ANN}{story('nurses')}</article>"
    f"<article><h2>Tea and colds</h2>{BOB}{story('students', 5)}</article></main>",
    "signed by another": f"<main><article><h1>{TITLE}</h1>{ANN}{story('nurses')}</article>"
    f"<article><h2>Tea and colds</h2>{BOB}{story('students', 5)}</article></main>",
    "under more stories": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>"
    f"<section><h2>More stories</h2><article>{story('students', 4)}</article></section></main>",
    "comments": f"<main><article><h1>{TITLE}</h1>{story('nurses')}"
    f"<article class='comment'>{story('students', 4)}</article></article></main>",
    "an aside": f"<main><article><h1>{TITLE}</h1>{story('nurses')}</article>"
    f"<aside><article>{story('students', 4)}</article></aside></main>",
}


@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS.keys())
def test_the_parts_of_a_story_are_kept_in_order(body: str) -> None:
    assert stories_in(read(body)) == ["nurses", "cooks"]


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS.keys())
def test_another_story_is_left_out(body: str) -> None:
    assert stories_in(read(body)) == ["nurses"]


def test_every_span_of_several_parts_is_the_text_it_covers() -> None:
    document = read(PARTS["a teaser between"])
    for sentence in document.sentences:
        assert document.text_of(sentence) == document.text[sentence.span.start : sentence.span.end]
        assert document.text_of(sentence).strip() == document.text_of(sentence)
