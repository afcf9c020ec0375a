# ruff: noqa: E501  # made-up texts read best on one line
"""Whatever comes in, a valid document or a SourceError comes out."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.ingest import RawSource, SourceError, read_document
from flows.ingest.html_leaves import read_leaves
from flows.ingest.html_tree import parse_html
from flows.ingest.mapped import MappedText, moved_by
from flows.ingest.normalise import normalise
from flows.ingest.sentences import split_sentences

_SETTINGS = settings(
    deadline=None,
    derandomize=True,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_PIECES = st.sampled_from(
    [
        "The study found that sleep was longer.", "By Ann Bell", "References", "Sources:", "1. ", "- ", "> ", "## ", "\n", "\n\n",
        "\r\n", " ", "  ", "\u00a0", "\u200b", "e\u0301", "“Yes,” she said.", "(2019)", "doi:10.1/x", "https://a.org/b_c?d=e", "[3]",
        "Smith, J. (2019) A title. Journal,", "Photo by A. Bell", "Dr. ", "U.S. ", "...", "…", "â€™", "Ã©", "***", "---", "===", "**", "_",
        "[a](http://b.c)", "`", "\\", "&amp;", "&#x27;", "<p>", "</p>", "<b>", "<li>", "<br>", "<a href='x'>", "</a>", "<sup>1</sup>",
        "<script>", "</script>", "<!--", "-->", "LONDON (Reuters) - ", "and the sleep of people who are", "Jane Doe, MD, professor",
        "<h1>", "</h1>", "<", ">", "\u2028", "\U0001f600", "\x0c", "<title>", "</title>", "<table>", "<td>", "“", "?", "!”",
    ]
)  # fmt: skip
_TEXT = st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=200)


@_SETTINGS
@given(text=_TEXT, name=st.sampled_from(["a.txt", "a.md", "a.html", "a"]))
def test_any_text_gives_a_valid_document_or_a_source_error(text, name, checked):
    content = text.encode("utf-8", "surrogatepass")
    try:
        document = read_document(RawSource(name, content))
    except SourceError:
        return
    checked(document, content)


@_SETTINGS
@given(content=st.binary(max_size=200), name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_bytes_give_a_valid_document_or_a_source_error(content, name, checked):
    try:
        document = read_document(RawSource(name, content))
    except SourceError:
        return
    checked(document, content)


@_SETTINGS
@given(text=_TEXT, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_any_encoding_leads_back_to_its_bytes(text, encoding, checked):
    try:
        content = text.encode(encoding)
        document = read_document(RawSource("a.txt", content))
    except (SourceError, UnicodeEncodeError):
        return
    checked(document, content)


@_SETTINGS
@given(text=_TEXT)
def test_normalising_twice_changes_nothing(text):
    once, _ = normalise(MappedText.identity(text))
    twice, notes = normalise(MappedText.identity(once.text))
    assert twice.text == once.text
    assert notes == ()


@_SETTINGS
@given(text=_TEXT)
def test_sentences_cover_everything_but_white_space(text):
    text = " ".join(text.split())
    spans = split_sentences(text)
    position = 0
    for start, end in spans:
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


@_SETTINGS
@given(text=st.text(max_size=60), data=st.data())
def test_edits_keep_the_way_back(text, data):
    mapped = MappedText.identity(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edits = [
        (start, end, data.draw(st.text(max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if start < end
    ]
    edits = [edit for index, edit in enumerate(edits) if not index or edit[0] >= edits[index - 1][1]]
    edited = mapped.edit(edits)
    move = moved_by(edits)
    inside = {offset for start, end, _ in edits for offset in range(start, end)}
    for offset, character in enumerate(text):
        if offset not in inside:
            assert edited.text[move(offset)] == character
            assert edited.source_range(move(offset), move(offset) + 1) == (offset, offset + 1)


@_SETTINGS
@given(text=_TEXT)
def test_the_markup_reader_loses_no_text(text):
    root = parse_html(text)
    for leaf in read_leaves(root, MappedText.identity(text), None):
        assert leaf.text == leaf.text.strip() != ""
        for start, end, _ in leaf.links:
            assert 0 <= start < end <= len(leaf.text)
