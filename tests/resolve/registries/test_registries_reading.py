"""The small readers: texts, identifiers, dates, licences, abstracts, kinds, comments, the CSV, settings."""

from __future__ import annotations

import csv
import doctest
import importlib
import io
import json
import pkgutil
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_formats import RETRACTION_WATCH_HEADER, pubmed_set, retraction_watch_csv
from registry_replay import Replay
from registry_studies import STUDIES, VITAMIN_D

from flows.resolve import registries
from flows.resolve.registries import (
    AbstractSection,
    Notice,
    Query,
    Reach,
    RegistrySettings,
    RelatedKind,
    europepmc,
    open_registries,
    pubmed,
)
from flows.resolve.registries.asking.faults import ContentError
from flows.resolve.registries.asking.snapshots import Snapshot
from flows.resolve.registries.pubmed_records import record_of
from flows.resolve.registries.reading import dates
from flows.resolve.registries.reading.abstracts import of_html, of_inverted_index, of_jats
from flows.resolve.registries.reading.building import build_record
from flows.resolve.registries.reading.comments import Comment, notices_of, relations_of
from flows.resolve.registries.reading.kinds import is_notice_title, without_mark
from flows.resolve.registries.reading.licenses import LICENSES, is_redistributable, license_of
from flows.resolve.registries.reading.text import (
    clean,
    doi_of,
    json_object,
    pmcid_of,
    pmid_of,
    same_doi,
    whole,
)
from flows.resolve.registries.reading.xml import parse_xml
from flows.resolve.registries.retraction_watch import check_csv
from schemas.vocabulary import StudyStatus

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def modules() -> list[str]:
    found = pkgutil.walk_packages(registries.__path__, registries.__name__ + ".")
    return [module.name for module in found]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp; B", "A & B"),
        ("p &lt; 0.05 in <i>E. coli</i>", "p < 0.05 in E. coli"),
        ("x<sub>2</sub>", "x2"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("a\x00b\ud800c", "a b c"),
        ("   ", None),
        (7, "7"),
        (True, None),
        (["x"], None),
    ],
)
def test_clean(value: Any, expected: str | None) -> None:
    assert clean(value) == expected


@given(JSON)
def test_readers_of_values_never_fail(value: Any) -> None:
    for read in (
        clean,
        doi_of,
        pmid_of,
        pmcid_of,
        whole,
        license_of,
        of_jats,
        of_html,
        of_inverted_index,
        dates.of_parts,
        dates.of_text,
        dates.iso,
    ):
        read(value)


@given(st.text())
def test_clean_is_one_line_and_settled(text: str) -> None:
    once = clean(text)
    if once is not None:
        assert once == " ".join(once.split())
        assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("10.5555/A.B", "10.5555/a.b"),
        ("https://doi.org/10.5555/a.b", "10.5555/a.b"),
        ("http://dx.doi.org/10.5555/a.b", "10.5555/a.b"),
        ("doi:10.5555/a.b", "10.5555/a.b"),
        ("10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",) * 2,
        ("10.5555/has space", "10.5555/hasspace"),
        ("11.5555/a", None),
        ("10.5555/", None),
        ("0", None),
        ("Unavailable", None),
        ("10.5555/" + "a" * 500, None),
        (None, None),
    ],
)
def test_doi(value: Any, doi: str | None) -> None:
    found = doi_of(value)
    if value and len(value) > 400:
        assert found is None or len(found) <= 300
    else:
        assert found == doi


def test_same_doi() -> None:
    assert same_doi("https://doi.org/10.5555/ABC.", "10.5555/abc")
    assert not same_doi("10.5555/abc", "10.5555/abd")
    assert not same_doi(None, None)


@pytest.mark.parametrize(
    ("value", "pmid"),
    [
        ("31282699", "31282699"),
        (31282699, "31282699"),
        ("https://pubmed.ncbi.nlm.nih.gov/31282699", "31282699"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/31282699/", "31282699"),
        ("0", None),
        (0, None),
        ("1234567890", None),
        ("PMC123", None),
        ("", None),
        (True, None),
        (None, None),
        ("-5", None),
    ],
)
def test_pmid(value: Any, pmid: str | None) -> None:
    assert pmid_of(value) == pmid


@pytest.mark.parametrize(
    ("value", "pmcid"),
    [
        ("PMC4608976", "PMC4608976"),
        ("pmc4608976", "PMC4608976"),
        ("4608976", "PMC4608976"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/4608976", "PMC4608976"),
        ("PMC0", None),
        ("x", None),
        (None, None),
        ("PMC123.1", "PMC123"),
    ],
)
def test_pmcid(value: Any, pmcid: str | None) -> None:
    assert pmcid_of(value) == pmcid


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2019, 3, 4]]}, "2019-03-04"),
        ({"date-parts": [[2019, 3]]}, "2019-03"),
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "3"]]}, "2019-03"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": [[2019, 2, 31]]}, "2019-02"),
        ({"date-parts": [[3019]]}, None),
        ({}, None),
    ],
)
def test_dates_of_crossref(value: Any, expected: str | None) -> None:
    assert dates.of_parts(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("8/26/2023 0:00", "2023-08-26"),
        ("12/1/1999", "1999-12-01"),
        ("26/8/2023", "2023"),
        ("soon", None),
        ("", None),
        ("20210304", None),
    ],
)
def test_dates_of_texts(value: str, expected: str | None) -> None:
    assert dates.of_text(value) == expected


@pytest.mark.parametrize("entry", LICENSES, ids=lambda entry: entry[2])
def test_license_examples(entry: tuple[str, str, str]) -> None:
    pattern, _, example = entry
    assert re.search(pattern, example.lower())
    assert license_of(example) is not None


@pytest.mark.parametrize(
    ("value", "name", "is_free"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", True),
        ("http://creativecommons.org/licenses/by-sa/3.0", "CC-BY-SA-3.0", True),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0", False),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", True),
        ("cc-by", "CC-BY", True),
        ("cc by", "CC-BY", True),
        ("CC BY-NC", "CC-BY-NC", False),
        ("cc-by-nc-nd", "CC-BY-NC-ND", False),
        ("cc-by-nd", "CC-BY-ND", False),
        ("cc0", "CC0-1.0", True),
        ("public-domain", "public-domain", True),
        ("Creative Commons Attribution 4.0 International License", "CC-BY-4.0", True),
        ("under the Creative Commons Attribution License (CC BY 4.0), which permits use", "CC-BY-4.0", True),
        ("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", "CC-BY-NC-ND-4.0", False),
        ("Creative Commons Attribution License, which permits non-commercial use", "CC-BY-NC", False),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", None, False),
        ("publisher-specific, author manuscript", None, False),
        ("other-oa", None, False),
        ("bronze", None, False),
        (None, None, False),
        (4, None, False),
    ],
)
def test_licenses(value: Any, name: str | None, is_free: bool) -> None:
    assert license_of(value) == name
    assert is_redistributable(name) is is_free


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


def test_search_terms() -> None:
    title = "Naps (AND) mood: a *trial*?"
    query = Query(title=title, authors=("Ng, W. L.",), year=2019, container_title="J. Sleep")
    assert list(pubmed.search_terms(query)) == [
        "(Naps[Title] AND mood[Title] AND trial[Title])",
        'ng[Author] AND 2018:2020[dp] AND "J Sleep"[Journal]',
    ]
    assert list(europepmc.search_terms(query)) == [
        "TITLE:(Naps and mood a trial)",
        'AUTH:"ng" AND PUB_YEAR:[2018 TO 2020] AND JOURNAL:"J Sleep"',
    ]
    assert list(europepmc.search_terms(Query(text='a "b" OR (c)'))) == ["a b or c"]
    assert list(pubmed.search_terms(Query(authors=("Ng",)))) == []


def test_search_terms_of_a_study_that_is_only_told_of() -> None:
    query = Query(
        text="a 2018 study in the journal CNS Spectrums on crying", container_title="CNS Spectrums", year=2018
    )
    (term,) = pubmed.search_terms(query)
    assert term == (
        '"CNS Spectrums"[Journal] AND 2017:2019[dp] AND (study[Title] OR journal[Title] OR crying[Title])'
    )
    assert next(iter(europepmc.search_terms(query))) == (
        'JOURNAL:"CNS Spectrums" AND PUB_YEAR:[2017 TO 2019] AND (study OR journal OR crying)'
    )


def test_csv_is_checked() -> None:
    whole_csv = retraction_watch_csv(STUDIES)
    check_csv(whole_csv.encode())
    check_csv(("\ufeff" + whole_csv).encode())
    for wrong in ("", "<html></html>", "a,b\n1,2\n", whole_csv[:-40], whole_csv.encode("utf-16")):
        with pytest.raises(ContentError):
            check_csv(wrong if isinstance(wrong, bytes) else wrong.encode())


def written_csv(folder: Path, rows: list[dict[str, str]]) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, RETRACTION_WATCH_HEADER)
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "rw.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def test_csv_from_a_path_and_reinstatement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = {
        "Title": 'A, "quoted" paper',
        "Journal": "J",
        "Author": "Ann Onym;Bo Ring",
        "OriginalPaperDate": "1/2/2010 0:00",
    }
    rows = [
        {
            **base,
            "OriginalPaperDOI": "10.5555/A",
            "RetractionNature": "Retraction",
            "RetractionDate": "3/4/2012 0:00",
            "RetractionDOI": "unavailable",
            "RetractionPubMedID": "0",
            "Reason": "+Error in Data;+Plagiarism;",
        },
        {
            **base,
            "OriginalPaperDOI": "10.5555/A",
            "RetractionNature": "Reinstatement",
            "RetractionDate": "3/4/2013 0:00",
        },
        {
            **base,
            "OriginalPaperDOI": "10.5555/B",
            "RetractionNature": "Retraction",
            "RetractionDate": "3/4/2012 0:00",
        },
        {**base, "OriginalPaperDOI": "10.5555/C", "RetractionNature": "Something new"},
    ]
    settings = RegistrySettings(
        registries="retraction_watch",
        retraction_watch_path=written_csv(tmp_path, rows),
        snapshots=tmp_path / "s",
    )
    with open_registries(settings) as (watch,):
        reinstated, retracted, new = (watch.lookup(Query(doi=f"10.5555/{name}")) for name in "abc")
        by_title = watch.search(Query(title="A “quoted” paper"))
        assert watch.lookup(Query(doi="10.5555/d")).reach is Reach.NOT_FOUND
    assert reinstated.records[0].notices == ()
    assert reinstated.records[0].study.status is StudyStatus.PUBLISHED
    (notice,) = retracted.records[0].notices
    assert (notice.kind, notice.issued_on, notice.notice_doi) == (StudyStatus.RETRACTED, "2012-03-04", None)
    assert new.records[0].study.status is StudyStatus.PUBLISHED
    assert "somethingnew" in str(new.warnings[0])
    assert by_title.records[0].study.authors == ("Ann Onym", "Bo Ring")
    gone = RegistrySettings(
        registries="retraction_watch", retraction_watch_path=tmp_path / "none", snapshots=tmp_path
    )
    with open_registries(gone) as (watch,):
        assert watch.lookup(Query(doi="10.5555/a")).reach is Reach.UNREACHABLE


@given(st.binary(max_size=80))
def test_json_fails_in_one_way(body: bytes) -> None:
    with suppress(ContentError):
        assert isinstance(json_object(body), dict)


def test_json_is_utf8() -> None:
    assert json_object('\ufeff{"a": "é"}'.encode()) == {"a": "é"}
    for wrong in (
        '{"a": "é"}'.encode("latin-1"),
        '{"a": 1}'.encode("utf-16"),
        b"[1]",
        b'{"a"',
        b"[" * 100_000,
    ):
        with pytest.raises(ContentError):
            json_object(wrong)


def test_settings_by_environment_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'contact_email = "file@example.org"\nregistries = ["pubmed", "crossref"]\nrequest_budget = 7\n'
    )
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(file))
    monkeypatch.setenv("TEARSHEET_REQUEST_BUDGET", "9")
    monkeypatch.setenv("TEARSHEET_ALLOWED_PRIVATE_HOSTS", "a.example, b.example")
    monkeypatch.setenv("TEARSHEET_NCBI_KEY", "secret-4")
    settings = RegistrySettings()
    assert settings.contact_email == "file@example.org"
    assert settings.registries == ("pubmed", "crossref")
    assert settings.request_budget == 9
    assert settings.allowed_private_hosts == ("a.example", "b.example")
    assert "secret-4" not in repr(settings)
    assert RegistrySettings(request_budget=1).request_budget == 1


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('registries = ["pubmed", "scopus"]', "scopus"),
        ('registries = ["pubmed", "pubmed"]', "once"),
        ("unknown_setting = 1", "unknown_setting"),
        ('mode = "sometimes"', "mode"),
        ('contact_email = "nobody"', "e-mail"),
        ("request_budget = -1", "request_budget"),
    ],
)
def test_settings_that_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, match: str
) -> None:
    file = tmp_path / "tearsheet.toml"
    file.write_text(text)
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(file))
    with pytest.raises(ValueError, match=match):
        RegistrySettings()


def test_settings_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(FileNotFoundError, match="none"):
        RegistrySettings()


def test_environment_of_the_local_server(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in replay.environment(tmp_path, openalex_key=None).items():
        monkeypatch.setenv(name, value)
    assert RegistrySettings() == replay.settings(tmp_path)


def test_every_setting_is_documented(root: Path) -> None:
    text = (root / "docs" / "registries.md").read_text(encoding="utf-8")
    for name, field in RegistrySettings.model_fields.items():
        assert f"| `{name}` |" in text, name
        assert field.description
        assert field.description in text, name


def test_what_a_record_is_made_of_is_json(tmp_path: Path) -> None:
    """Everything that a record holds can be written down, without a clock in it."""
    record = build_record("crossref", title=VITAMIN_D.title, doi=VITAMIN_D.doi)
    assert json.dumps(record.study.study_id)
    assert "20" not in (record.n_citations_on or "")
