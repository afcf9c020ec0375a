"""What stands before the story: front matter in its three forms, datelines, and the language of few words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.document import BlockKind
from flows.ingest import RawSource, SourceError, read_document

STORY = (
    "People who ate a handful of walnuts a day had slightly lower cholesterol after six months, a trial in"
    " two towns has found.\n\nThe drop was modest and amounted to 0.2 mmol per litre on average."
)


def read(name, text):
    return read_document(RawSource(name, text.encode("utf-8")))


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Walnuts: the facts"\nauthor: Nell Carraway\ndate: 2019-03-04\n---\n',
        '+++\ntitle = "Walnuts: the facts"\nauthor = "Nell Carraway"\ndate = 2019-03-04T10:00:00Z\n+++\n',
        '{\n  "title": "Walnuts: the facts",\n  "author": "Nell Carraway",\n  "date": "2019-03-04"\n}\n',
    ],
    ids=["yaml", "toml", "json"],
)
def test_front_matter_is_read_and_is_no_text(front):
    document = read("story.md", f"{front}\n{STORY}\n")
    assert (document.title, document.byline) == ("Walnuts: the facts", "Nell Carraway")
    assert document.published_on == date(2019, 3, 4)
    assert document.text == f"Walnuts: the facts\n\n{STORY}"


@pytest.mark.parametrize("front", ["+++\ntitle = \n+++\n", '{\n  "title": oops\n}\n'], ids=["toml", "json"])
def test_broken_front_matter_is_said(front):
    assert any("front matter is not valid" in note for note in read("story.md", f"{front}\n{STORY}\n").notes)


@pytest.mark.parametrize(
    ("line", "published_on"),
    [
        ("LONDON (Reuters) -", None),
        ("Boston, MA –", None),
        ("Minneapolis, Minn. (Newswise) —", None),
        ("LEEDS, England:", None),
        ("LONDON, 12 May 2015 -", date(2015, 5, 12)),
        ("June 3, 2020 -", date(2020, 6, 3)),
    ],
)
def test_dateline_is_cut_off_the_first_sentence(line, published_on):
    document = read("wire.txt", f"Walnuts lower cholesterol, study finds\n\n{line} {STORY}\n")
    (block,) = document.blocks_of(BlockKind.DATELINE)
    assert document.text_of(block) == line
    assert document.text_of(document.sentences[1]).startswith("People who ate")
    assert document.published_on == published_on


@pytest.mark.parametrize(
    "text", ["Les noix sont bonnes pour le coeur.", "Walnüsse senken das Cholesterin nicht."]
)
def test_few_words_of_another_language_are_refused(text):
    with pytest.raises(SourceError) as refused:
        read("short.txt", text)
    assert refused.value.code == "not_english"


@pytest.mark.parametrize(
    "text",
    [
        "Walnuts lower cholesterol.",
        "Doctors praise Los Angeles nuts.",
        "Gardening keeps grandparents happier",
    ],
)
def test_few_english_words_pass(text):
    assert read("short.txt", text).language == "en"


def test_a_quotation_in_french_does_not_refuse_an_english_story():
    quote = (
        '"Les noix sont bonnes pour le coeur et pour la tête, mais il ne faut pas en manger trop," she said.'
    )
    assert read("story.txt", f"Walnuts\n\n{STORY}\n\n{quote}\n").language == "en"


@given(st.text(alphabet='+-{}\n"=: abc', max_size=80))
def test_any_beginning_is_read_or_refused(front):
    try:
        document = read("story.md", f"{front}\n\n{STORY}\n")
    except SourceError:
        return
    assert "cholesterol" in document.text


@pytest.mark.parametrize(
    "above",
    [
        "PUBLIC RELEASE: 7-NOV-2018",
        "News Release 7-Nov-2018\n\nPeer-Reviewed Publication",
        "THE NUT ISSUE",
        "Wellness",
    ],
    ids=["release", "newswire", "capitals", "department"],
)
def test_a_line_over_the_headline_is_no_title(above):
    document = read("story.txt", f"{above}\n\nWalnuts lower cholesterol a little\n\n{STORY}\n")
    assert document.title == "Walnuts lower cholesterol a little"
    assert document.published_on == (date(2018, 11, 7) if "2018" in above else None)
