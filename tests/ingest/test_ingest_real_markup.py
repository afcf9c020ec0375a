"""Pages in markup as sites write it: nothing of the article lost, nothing else taken, no field invented."""

import pytest

from benchmarks.pages import load_keyed
from flows.document import BlockKind
from flows.ingest import RawSource, read_article_html, read_document
from flows.ingest.blocks import RawBlock
from flows.ingest.decode import decode
from flows.ingest.endings import label_endings
from flows.ingest.label import label
from flows.ingest.mapped import MappedText

PAGES = list(load_keyed())
TAKEN_ALL_THE_SAME = {"08_table_2005": {"Refinance now at low rates"}}


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_is_read_as_its_key_says(page):
    read = read_article_html(decode(page.content, page.name).text)
    published = read.published_on.isoformat() if read.published_on else None
    assert (read.title, read.byline, read.publisher, published) == (
        page.title,
        page.byline,
        page.publisher,
        page.published_on,
    )
    text = plain(read.text)
    assert [part for part in page.body if plain(part) not in text] == []
    intruders = {part for part in page.intruders if plain(part) in text}
    assert intruders == TAKEN_ALL_THE_SAME.get(page.name, set())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_spans_of_a_page_lead_back_to_its_bytes(page):
    document = read_document(RawSource(f"{page.name}.html", page.content))
    for sentence in document.sentences:
        start, end = document.offsets.source_range(sentence.span)
        assert 0 <= start < end <= len(page.content)


def blocks_of(*texts):
    return [RawBlock(MappedText.identity(text)) for text in texts]


STORY = ["Walnuts help, a trial shows", *(f"The trial was long, part {n} of it." for n in range(4))]


def kinds_after(*texts):
    blocks = label(blocks_of(*STORY, *texts), None)
    return [block.kind for block in blocks[len(STORY) :]]


def test_what_follows_the_end_of_a_release_is_no_story():
    assert (
        kinds_after("###", "Fennick University is old.", "It has five faculties.") == [BlockKind.NOTICE] * 3
    )


def test_contacts_and_boilerplate_are_notices():
    found = kinds_after(
        "Media contact", "Tilda Rowe", "press@fennick.example", "About Fennick University", "It is old."
    )
    assert found == [BlockKind.NOTICE] * 5


def test_comments_below_their_heading_are_no_story():
    assert kinds_after("3 responses", "I ate walnuts all winter and had no cold.") == [BlockKind.NOTICE] * 2


def test_references_below_the_end_stay_references():
    entry = "Morn H, Oduya P. Walnuts and lipids. J Imagined Cardiol. 2021;18(3):210-219."
    assert kinds_after("###", "References", entry)[1:] == [BlockKind.REFERENCE_HEADING, BlockKind.REFERENCE]


def test_a_rule_in_the_first_third_ends_nothing():
    blocks = blocks_of("A title over it", "###", *(f"Sentence number {n} stands here." for n in range(6)))
    label_endings(blocks)
    assert all(block.kind is not BlockKind.NOTICE for block in blocks)


def test_a_heading_about_a_topic_is_no_boilerplate():
    assert BlockKind.NOTICE not in kinds_after("About mental health", "It is talked of more than it was.")


def test_a_reading_time_is_no_byline():
    page = (
        '<html><head><title>Walnuts help</title><meta name="twitter:label1" content="Reading time">'
        '<meta name="twitter:data1" content="4 minutes"></head><body><article><h1>Walnuts help</h1>'
        + "<p>The trial was long and careful, and it found a small effect on lipids.</p>" * 4
        + "</article></body></html>"
    )
    assert read_article_html(page).byline is None
