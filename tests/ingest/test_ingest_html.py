# ruff: noqa: E501  # made-up texts read best on one line
"""Pages: the body found, everything named, spans leading back to the bytes. All pages are made up."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

from flows.document import BlockKind as K
from flows.document import Span
from flows.ingest import RawSource, SourceError, read_article_html, read_document
from flows.ingest.html_meta import without_site

_BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "ingest.py"
_spec = importlib.util.spec_from_file_location("ingest_benchmark", _BENCHMARK)
assert _spec is not None
assert _spec.loader is not None
benchmark = importlib.util.module_from_spec(_spec)
sys.modules["ingest_benchmark"] = benchmark
_spec.loader.exec_module(benchmark)
PAGES = benchmark.load_pages()

BODY = [
    "People who nap late had higher blood sugar in a small trial, according to a new study in a made-up journal. It ran for 8 weeks.",
    "“We did not expect it,” said Dr. Ana Sousa, who led the work at the Example Institute, and who naps herself.",
    "Napping before three in the afternoon made no difference to blood sugar in the trial, and mood improved on most days.",
    "The researchers say longer trials are needed before anybody changes their habits, whatever their age.",
]


def page(*middle: str, head: str = "", before: str = "", after: str = "") -> str:
    body = (
        "".join(f"<p>{text}</p>" for text in BODY[:2])
        + "".join(middle)
        + "".join(f"<p>{text}</p>" for text in BODY[2:])
    )
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Late naps and sugar | Example Daily</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav>{before}<article><h1>Late naps and sugar</h1>{body}</article>{after}</body></html>"
    )


def read(html: str, **hints):
    return read_document(RawSource("page.html", html.encode(), **hints))


def texts(document, *kinds: K) -> list[str]:
    return [document.text_of(block) for block in document.blocks_of(*kinds)]


@pytest.mark.parametrize("made", PAGES, ids=[made.name for made in PAGES])
def test_made_pages_are_read_whole(made, checked):
    read_page = read_article_html(made.html)
    assert read_page.title == made.title
    assert read_page.byline == made.author
    assert read_page.published_on == (date.fromisoformat(made.date) if made.date else None)
    precision, recall, _ = benchmark.score(read_page.text, "\n".join(made.body + made.references))
    assert precision > 0.95
    assert recall > 0.98
    content = made.html.encode()
    document = checked(read_document(RawSource(f"{made.name}.html", content)), content)
    for text in made.references:
        assert any(text in found for found in texts(document, K.REFERENCE))


def test_spans_lead_back_to_entities_and_tags():
    html = page(
        "<p>Sugar &amp; sleep&nbsp;are <b>li<i>nk</i>ed</b> in caf&eacute;s, say 42 volunteers who were asked.</p>"
    )
    document = read(html)
    start = document.text.index("Sugar & sleep are linked in cafés")
    low, high = document.offsets.source_range(Span(start, start + len("Sugar & sleep are linked in cafés")))
    assert (
        html.encode()[low:high].decode() == "Sugar &amp; sleep&nbsp;are <b>li<i>nk</i>ed</b> in caf&eacute;s"
    )


def test_a_link_keeps_its_text_and_its_absolute_address():
    html = page(
        '<p>It was <a href="/study?id=1&amp;x=2">a trial of naps</a> that began the debate, says the team.<sup><a href="#r1">1</a></sup></p>'
    )
    document = read(html, url="https://example.org/news/naps")
    assert [(document.text_of(link.span), link.href) for link in document.links] == [
        ("a trial of naps", "https://example.org/study?id=1&x=2"),
        ("1", "#r1"),
    ]
    assert "says the team.1" in document.text


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        ('<figure><img src=a.jpg><figcaption>A cat asleep on a chair</figcaption></figure>', K.CAPTION, "A cat asleep on a chair"),
        ('<div class="photo-credit">Lena Ortiz / Agency</div>', K.CREDIT, "Lena Ortiz / Agency"),
        ('<div class="ad-slot"><p>Advertisement</p></div>', K.ADVERT, "Advertisement"),
        ('<div class="newsletter-signup"><p>Get our letter every week.</p></div>', K.ADVERT, "Get our letter every week."),
        ('<form><label>Your name</label></form>', K.ADVERT, "Your name"),
        ('<aside class="related"><ul><li><a href=/a>Ten naps to try</a></li></ul></aside>', K.TEASER, "Ten naps to try"),
        ('<p><a href=/a>Why we dream: all you need to know</a></p>', K.TEASER, "Why we dream: all you need to know"),
        ('<blockquote><p>Sleep is the best of all medicines, she wrote in her diary.</p></blockquote>', K.QUOTATION,
         "Sleep is the best of all medicines, she wrote in her diary."),
        ('<div class="key-points"><ul><li>Late naps raise sugar.</li></ul></div>', K.SUMMARY, "Late naps raise sugar."),
        ('<h2>What it means</h2>', K.HEADING, "What it means"),
        ('<p>This article was first published in June.</p>', K.NOTICE, "This article was first published in June."),
    ],
)  # fmt: skip
def test_what_stands_in_the_article_is_named(markup, kind, text):
    assert texts(read(page(markup)), kind) == [text]


@pytest.mark.parametrize(
    "markup",
    [
        "<section><h2>References</h2><ol><li>Sousa A. Late naps. J Made Up. 2020;1:2-3.</li><li>Holt B. (2019) Sugar. Example Letters.</li></ol></section>",
        "<details><summary>Sources</summary><p>Sousa A. Late naps. J Made Up. 2020;1:2-3.</p><p>Holt B. (2019) Sugar. Example Letters.</p></details>",
        '<div class="accordion"><h3>Article sources</h3><div hidden><ul><li>Sousa A. Late naps. J Made Up. 2020;1:2-3.</li><li>Holt B. (2019) Sugar. Example Letters.</li></ul></div></div>',
        "<footer><h4>Bibliography</h4><ol><li>Sousa A. Late naps. J Made Up. 2020;1:2-3.</li><li>Holt B. (2019) Sugar. Example Letters.</li></ol></footer>",
    ],
)
@pytest.mark.parametrize("is_inside", [True, False])
def test_reference_lists_survive_wherever_they_stand(markup, is_inside):
    html = page() if is_inside else page(after=markup)
    html = html.replace("</article>", markup + "</article>") if is_inside else html
    assert texts(read(html), K.REFERENCE) == [
        "Sousa A. Late naps. J Made Up. 2020;1:2-3.",
        "Holt B. (2019) Sugar. Example Letters.",
    ]


def test_what_is_no_article_is_left_out():
    document = read(
        page(
            before='<div class="cookie-banner"><p>We use cookies to improve your visit. Accept them all today.</p></div>',
            after='<div class="comments"><p>I nap all day long and have no problem with it, thank you very much.</p></div>',
        )
    )
    assert "cookies" not in document.text
    assert "thank you very much" not in document.text


def test_text_in_a_script_is_not_read_twice():
    script = (
        '<script type="application/ld+json">{"@type":"Article","articleBody":"'
        + " ".join(BODY).replace('"', "")
        + '"}</script>'
    )
    document = read(page(head=script))
    assert document.text.count("People who nap late") == 1


def test_the_head_of_a_page():
    head = (
        '<meta property="og:title" content="Late naps and sugar"><meta property="og:site_name" content="Example Daily">'
        '<link rel=canonical href="https://example.org/naps"><script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#a",'
        '"name":"Mira Holt"},{"@type":["NewsArticle"],"headline":"Late naps &amp; sugar","author":{"@id":"#a"},"datePublished":"2021-03-04"}]}</script>'
    )
    document = read(page(head=head))
    assert (document.title, document.byline, document.publisher) == (
        "Late naps and sugar",
        "Mira Holt",
        "Example Daily",
    )
    assert (document.published_on, document.url) == (date(2021, 3, 4), "https://example.org/naps")


@pytest.mark.parametrize(
    "sentence",
    [
        "A 2015 study agreed with this.",
        "The trial began on March 3, 2015, they say.",
        "<time>2015</time> was the year of it all.",
    ],
)
def test_no_date_is_invented(sentence):
    document = read(page(f"<p>{sentence}</p>"))
    assert document.published_on is None
    assert document.byline is None


def test_titles_without_the_name_of_the_site():
    assert without_site("Naps and sugar | Example Daily", None) == "Naps and sugar"
    assert without_site("Naps - a short history - Example", "Example") == "Naps - a short history"
    assert without_site("Naps and sugar", "Example") == "Naps and sugar"


def test_a_page_without_text_is_refused():
    with pytest.raises(SourceError) as caught:
        read("<html><body><nav><a href=/>Home</a></nav><script>var x;</script></body></html>")
    assert caught.value.code == "no_text"


def test_line_breaks_end_a_block_unless_the_sentence_goes_on():
    first = "Naps are free,<br>and they are short, which most people who tried them over eight weeks came to like."
    second = (
        "A second line of the same paragraph says that walks are free too.<br>A third one says so of sleep."
    )
    document = read(
        page(f"<p>{first}<br><br>{second}</p>").replace("<h1>Late naps and", "<h1>Late naps<br>and")
    )
    assert texts(document, K.TITLE) == ["Late naps and sugar"]
    assert texts(document, K.PARAGRAPH)[2:5] == [
        "Naps are free, and they are short, which most people who tried them over eight weeks came to like.",
        "A second line of the same paragraph says that walks are free too.",
        "A third one says so of sleep.",
    ]


def test_references_that_are_only_links():
    links = "<ul><li><a href=https://pubmed.ncbi.nlm.nih.gov/12345/>1</a></li><li><a href=https://doi.org/10.1234/x>2</a></li></ul>"
    html = page().replace(
        "</article>", f"<p>Source: <a href=https://doi.org/10.1234/y>Journal of Naps</a></p>{links}</article>"
    )
    document = read(html)
    assert texts(document, K.REFERENCE) == ["Source: Journal of Naps", "1", "2"]
    assert [link.href for link in document.links][-2:] == [
        "https://pubmed.ncbi.nlm.nih.gov/12345/",
        "https://doi.org/10.1234/x",
    ]


def test_a_bold_line_is_a_heading_and_another_headline_is_the_title():
    head = '<meta property="og:title" content="The science of napping, explained">'
    document = read(
        page("<p><strong>What the trial did</strong></p>", head=head).replace(
            "Late naps and sugar | ", "Naps | "
        )
    )
    assert texts(document, K.HEADING) == ["What the trial did"]
    assert texts(document, K.TITLE) == ["Late naps and sugar"]
    assert document.title == "The science of napping, explained"
