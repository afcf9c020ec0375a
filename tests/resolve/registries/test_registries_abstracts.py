"""The readers of abstracts, titles of notices, comments, dates and books of PubMed."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_formats_medline import pubmed_set

from flows.resolve.registries import (
    AbstractSection,
    Notice,
    RelatedKind,
)
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.pubmed_records import record_of
from flows.resolve.registries.reading.abstracts import of_html, of_inverted_index, of_jats
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.comments import Comment, notices_of, relations_of
from flows.resolve.registries.reading.kinds import is_notice_title, without_mark
from flows.resolve.registries.reading.xml import parse_xml
from schemas.vocabulary import StudyStatus


def test_jats_as_it_is_deposited() -> None:
    text = (
        "<jats:title>Abstract</jats:title><jats:sec><jats:title>Background:</jats:title>"
        "<jats:p>Does it &lt; 5&nbsp;% &amp; help?</jats:p></jats:sec>"
        "<jats:sec><jats:title>Results</jats:title><jats:p>CO<jats:sub>2</jats:sub> fell.</jats:p>"
        "<jats:p>Then rose.</jats:p></jats:sec>"
    )
    assert of_jats(text) == (
        AbstractSection("Background", "Does it < 5 % & help?"),
        AbstractSection("Results", "CO2 fell. Then rose."),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", [(None, "One. Two.")]),
        ("Just text with p < 0.05 in it", [(None, "Just text with p < 0.05 in it")]),
        ("<p>Broken <b>mark-up", [(None, "Broken mark-up")]),
        ("<jats:sec><jats:title>Aim</jats:title></jats:sec>", []),
        ('<!DOCTYPE x [<!ENTITY y "z">]><p>&y;</p>', None),
        (
            "<jats:p>Before.</jats:p><jats:sec><jats:title>Methods</jats:title><jats:sec><jats:title>Sample</jats:title>"
            "<jats:p>Inner.</jats:p></jats:sec></jats:sec>",
            [(None, "Before."), ("Methods", "Sample Inner.")],
        ),
        ("<jats:p>a<mml:math><mml:mi>x</mml:mi></mml:math>b</jats:p>", [(None, "axb")]),
        ("", []),
    ],
)
def test_jats_variants(text: str, expected: list[tuple[str | None, str]] | None) -> None:
    found = [(section.label, section.text) for section in of_jats(text)]
    if expected is None:
        assert "z" not in [text for _, text in found], "no entity is ever filled in"
    else:
        assert found == expected


@given(
    st.lists(st.tuples(st.text("abc xyz<>&é", max_size=12), st.text("abc xyz<>&é", max_size=30)), max_size=4)
)
def test_jats_keeps_every_word(parts: list[tuple[str, str]]) -> None:
    jats = "".join(
        f"<jats:sec><jats:title>T{escape(label)}</jats:title><jats:p>{escape(text)}</jats:p></jats:sec>"
        for label, text in parts
    )
    found = of_jats(jats)
    expected = [" ".join(text.split()) for _, text in parts if text.split()]
    assert [section.text for section in found] == expected


@given(st.lists(st.text("abcdefg", min_size=1, max_size=5), max_size=30))
def test_inverted_index_is_inverted(words: list[str]) -> None:
    index: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        index.setdefault(word, []).append(position)
    found = of_inverted_index(index)
    assert " ".join(section.text for section in found) == " ".join(words)


def test_inverted_index_bounds() -> None:
    assert of_inverted_index({"a": [0], "b": [10**12], "c": [-1], "d": "e", "f": [None, 1]}) == (
        AbstractSection(None, "a f"),
    )


def test_html_headings() -> None:
    assert of_html("Lead. <h4>Methods</h4>We <i>asked</i>.<H4>Results: </H4>Yes &lt; 3.") == (
        AbstractSection(None, "Lead."),
        AbstractSection("Methods", "We asked."),
        AbstractSection("Results", "Yes < 3."),
    )


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Naps and recall",
        "Correction to: Naps and recall",
        "Erratum",
        "Corrigendum: Naps",
        "Expression of Concern: Naps and recall",
        "Retraction Note: Naps",
        "Publisher Correction: Naps",
        "Retraction notice to Naps and recall",
        "Author's correction: Naps",
    ],
)
def test_titles_of_notices(title: str) -> None:
    assert is_notice_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction of upper eyelids: a review",
        "Correction of refractive error in adults",
        "Naps: a correction",
        "Retractions in the medical literature",
        "Corrections officers and sleep",
        "Erratic sleep and mood",
    ],
)
def test_titles_that_only_sound_like_notices(title: str) -> None:
    assert not is_notice_title(title)


@pytest.mark.parametrize(
    "mark", ["RETRACTED: ", "RETRACTED ARTICLE: ", "Withdrawn: ", "[Retracted] ", "(RETRACTED paper): "]
)
def test_mark_of_retraction_in_a_title(mark: str) -> None:
    if mark.startswith("("):
        assert without_mark(mark + "Naps")[0] in ("Naps", mark + "Naps")
        return
    assert without_mark(mark + "Naps and recall") == ("Naps and recall", True)
    record = build_record("crossref", title=mark + "Naps and recall", doi="10.5555/x")
    assert record.study.title == "Naps and recall"
    assert record.study.status is StudyStatus.RETRACTED
    assert record.notices == (Notice(kind=StudyStatus.RETRACTED, registry="crossref"),)


def test_gravest_notice_counts() -> None:
    kinds = (StudyStatus.CORRECTED, StudyStatus.RETRACTED, StudyStatus.EXPRESSION_OF_CONCERN)
    notices = tuple(Notice(kind=kind, registry="crossref") for kind in kinds)
    assert build_record("crossref", title="Naps", notices=notices).study.status is StudyStatus.RETRACTED
    assert (
        build_record("crossref", title="Naps", notices=notices[::2]).study.status
        is StudyStatus.EXPRESSION_OF_CONCERN
    )
    with pytest.raises(ValueError, match="no kind of notice"):
        Notice(kind=StudyStatus.PUBLISHED, registry="crossref")


def test_years_far_apart() -> None:
    study = build_record("crossref", title="Old paper", published_on="1995", online_on="2012-01-01").study
    assert (study.year_published, study.year_online) == (1995, None)
    assert build_record("crossref", title="New", online_on="2020-01-01").study.year_published == 2020


def test_comments() -> None:
    comments = [
        Comment(
            "RetractionIn", "20137807", "J Sleep Sci. 2010 Feb 6;375(9713):445. doi: 10.5555/X(10)60175-4."
        ),
        Comment("Erratum in", None, "J Sleep Sci. 2009 Mar;1(2):3"),
        Comment("CommentIn", "1", "Other. 2011;1:1"),
        Comment("UpdateIn", "2", None),
        Comment("PartialRetractionIn", "3", "2012;"),
    ]
    retraction, erratum, partial = notices_of(comments, "pubmed")
    assert (retraction.kind, retraction.issued_on) == (StudyStatus.RETRACTED, "2010-02-06")
    assert (retraction.notice_doi, retraction.notice_pmid) == ("10.5555/x(10)60175-4", "20137807")
    assert (erratum.kind, erratum.issued_on) == (StudyStatus.CORRECTED, "2009-03")
    assert (partial.kind, partial.reason) == (StudyStatus.CORRECTED, "partial retraction")
    (of,) = relations_of([Comment("Retraction of", "9", "J. 2001;1:1"), Comment("Comment on", "8", None)])
    assert (of.kind, of.pmid) == (RelatedKind.IS_NOTICE_OF, "9")


ARTICLE = """<PubmedArticle><MedlineCitation><PMID>900000099</PMID><Article>
<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle>
<AuthorList><Author ValidYN="Y"><CollectiveName>The Nap Group</CollectiveName></Author>
<Author ValidYN="N"><LastName>Wrong</LastName></Author></AuthorList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.5555/own</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList>
</Reference></ReferenceList></PubmedData></PubmedArticle>"""


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("<Year>2019</Year><Month>Mar</Month>", 2019),
        ("<MedlineDate>2018 Dec-2019 Jan</MedlineDate>", 2018),
        ("<MedlineDate>Winter</MedlineDate>", None),
        ("", None),
    ],
)
def test_pubmed_dates(date: str, year: int | None) -> None:
    snapshot = Snapshot("pubmed", "", 200, "", "", "2024-01-01T00:00:00Z", "0" * 64, b"")
    root = parse_xml(pubmed_set([ARTICLE.format(date=date, title="[Naps &amp; recall.]")]).encode())
    record = record_of(root[0], "pubmed", snapshot)
    assert record is not None
    assert record.study.year_published == year
    assert record.study.title == "Naps & recall"
    assert record.study.authors == ("The Nap Group",)
    assert record.study.doi == "10.5555/own", "not that of a work that it cites"


def test_pubmed_book() -> None:
    book = """<PubmedBookArticle><BookDocument><PMID Version="1">900000098</PMID><ArticleIdList>
    <ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList><Book><BookTitle>Pearls</BookTitle>
    <PubDate><Year>2024</Year><Month>01</Month></PubDate></Book><ArticleTitle>Sleep Apnea</ArticleTitle>
    <AuthorList><Author><LastName>Doe</LastName><ForeName>Jan</ForeName></Author></AuthorList>
    <PublicationType>Study Guide</PublicationType><Abstract><AbstractText>Common.</AbstractText></Abstract>
    </BookDocument></PubmedBookArticle>"""
    snapshot = Snapshot("pubmed", "", 200, "", "", "2024-01-01T00:00:00Z", "0" * 64, b"")
    record = record_of(parse_xml(book.encode()), "pubmed", snapshot)
    assert record is not None
    assert (record.study.title, record.study.container_title) == ("Sleep Apnea", "Pearls")
    assert (record.study.pmid, record.study.year_published) == ("900000098", 2024)
    assert (record.study.csl_type, record.study.authors) == ("chapter", ("Doe, Jan",))
    assert record.abstract == (AbstractSection(None, "Common."),)
