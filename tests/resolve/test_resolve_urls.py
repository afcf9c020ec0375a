"""Web addresses and the references made of links in the text."""

# ruff: noqa: E501  (tables read best with one case a line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_support import build_document

from flows.document import BlockKind
from flows.resolve import parse_references
from flows.resolve.tables import STUDY_HOSTS
from flows.resolve.urls import canonical_url, identifiers_of, study_link
from schemas.vocabulary import ReferenceType

DOI = "10.5555/abc.7"


@pytest.mark.parametrize("entry", STUDY_HOSTS, ids=lambda entry: f"{entry.host} {entry.path.pattern}"[:60])
def test_each_host_knows_its_example_and_not_its_home_page(entry: object) -> None:
    link = study_link(entry.example)  # type: ignore[attr-defined]
    assert link is not None
    if entry.doi is not None:  # type: ignore[attr-defined]
        assert link.doi is not None
    assert study_link(f"https://www.{entry.host}/") is None  # type: ignore[attr-defined]
    assert (
        study_link(f"https://www.{entry.host}/about") is None or "/about" in str(link) or entry.host in SHORT
    )  # type: ignore[attr-defined]


SHORT = ("go.nature.com", "ja.ma", "nej.md", "psyarxiv.com")


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.5555/abc.7",
        "http://dx.doi.org/10.5555/ABC.7",
        "doi.org/10.5555/abc.7",
        "https://www.doi.org/10.5555/abc.7?utm_source=feed#s2",
        "https://onlinelibrary.wiley.com/doi/full/10.5555/abc.7",
        "https://onlinelibrary.wiley.com/doi/abs/10.5555/abc.7?casa_token=x:y",
        "https://www.frontiersin.org/articles/10.5555/abc.7/full",
        "https://journals.plos.org/plosone/article?id=10.5555%2Fabc.7",
        "https://doi-org.ezproxy.example.edu/10.5555/abc.7",
        "https://ezproxy.example.edu/login?url=https://doi.org/10.5555/abc.7",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fdoi.org%2F10.5555%2Fabc.7&usg=x",
        "https://www-tandfonline-com.ezproxy.example.ac.uk/doi/full/10.5555/abc.7",
    ],
)
def test_one_doi_behind_many_addresses(url: str) -> None:
    link = study_link(url)
    assert link is not None
    assert link.doi == DOI


@pytest.mark.parametrize(
    ("url", "identifiers"),
    [
        ("https://www.ncbi.nlm.nih.gov/pubmed/31234567", (None, "31234567", None)),
        ("https://pubmed.ncbi.nlm.nih.gov/31234567/?from_term=x", (None, "31234567", None)),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/pdf/x.pdf", (None, None, "PMC1234567")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", (None, None, "PMC1234567")),
        ("https://europepmc.org/article/MED/31234567", (None, "31234567", None)),
        ("https://www.medrxiv.org/content/10.1101/2099.01.02.12345678v2.full.pdf", ("10.1101/2099.01.02.12345678", None, None)),
        ("https://www.example.org/news", (None, None, None)),
    ],
)  # fmt: skip
def test_identifiers(url: str, identifiers: tuple[str | None, ...]) -> None:
    assert identifiers_of(url) == identifiers


@pytest.mark.parametrize(
    "url",
    [
        "https://www.nature.com/articles/d41586-999-12345-6",
        "https://www.example.org/10-best-naps",
        "https://www.bmj.com/subscribe",
        "https://jamanetwork.com/journals/jama",
        "mailto:someone@example.org",
        "#ref1",
        "/about",
        "",
        "http://[::1",
    ],
)
def test_no_study_there(url: str) -> None:
    assert study_link(url) is None


@given(st.text(max_size=80) | st.from_regex(r"https?://[a-z.]{1,20}/[\w/?=&%.#-]{0,60}", fullmatch=True))
def test_canonical_form_is_stable_and_never_raises(url: str) -> None:
    plain = canonical_url(url)
    study_link(url)
    assert canonical_url(plain) == plain or "%" in url or "://" in plain


def prose(
    text: str, links: list[tuple[str, str]], *, entries: str = ""
) -> list[tuple[str, str | None, str | None]]:
    parts = [(BlockKind.PARAGRAPH, text)]
    if entries:
        parts.append((BlockKind.REFERENCE, entries))
    document = build_document(parts, links)
    rows = parse_references(document)
    assert [row.position for row in rows] == list(range(len(rows)))
    for row in rows:
        assert document.text[row.char_start : row.char_end] == row.raw_text
    return [(row.raw_text, row.doi, row.url) for row in rows if row.reference_type is ReferenceType.HYPERLINK]


def test_links_of_the_text_are_references() -> None:
    links = [
        ("a study", "https://doi.org/10.5555/abc.7"),
        ("a trial", "https://www.nejm.org/doi/full/10.5555/nej.1"),
        ("our shop", "https://www.example.org/shop"),
    ]
    assert prose("See a study, a trial and our shop.", links) == [
        ("a study", DOI, "https://doi.org/10.5555/abc.7"),
        ("a trial", "10.5555/nej.1", "https://www.nejm.org/doi/full/10.5555/nej.1"),
    ]


def test_the_same_study_is_not_listed_twice() -> None:
    links = [("a study", "https://doi.org/10.5555/abc.7"), ("The study", "https://dx.doi.org/10.5555/ABC.7/")]
    assert len(prose("See a study. The study was small.", links)) == 1
    assert prose("See a study.", links[:1], entries="Holm B. Naps. 2018. doi:10.5555/abc.7") == []
    page = [("a study", "https://www.sciencedirect.com/science/article/pii/S01?via=ihub")]
    entry = "Holm B. Naps. 2018. https://sciencedirect.com/science/article/pii/S01"
    assert prose("See a study.", page, entries=entry) == []
    assert len(prose("See a study.", page, entries="Holm B. Naps. 2018.")) == 1


def test_an_entry_takes_over_the_address_of_a_link_to_it() -> None:
    document = build_document(
        [
            (BlockKind.PARAGRAPH, "See a study."),
            (BlockKind.REFERENCE, "Holm B. Naps. 2018. doi:10.1038/s41586-999-1"),
        ],
        [("a study", "https://www.nature.com/articles/s41586-999-1")],
    )
    (row,) = parse_references(document)
    assert (row.reference_type, row.url) == (
        ReferenceType.LIST_ENTRY,
        "https://www.nature.com/articles/s41586-999-1",
    )


def test_printed_addresses_of_the_text_are_references() -> None:
    found = prose("Naps help (https://doi.org/10.5555/abc.7). So do oats (doi: 10.5555/ll.2) and shops.", [])
    assert [doi for _, doi, _ in found] == [DOI, "10.5555/ll.2"]


def test_links_outside_the_prose_are_none() -> None:
    document = build_document(
        [(BlockKind.ADVERT, "See a study"), (BlockKind.FURTHER_READING, "and a trial")],
        [("a study", "https://doi.org/10.5555/abc.7"), ("a trial", "https://doi.org/10.5555/abc.8")],
    )
    assert parse_references(document) == ()


def test_identifier_of_a_link_does_not_hang_on_its_neighbours() -> None:
    one, other = ("one study", "https://doi.org/10.5555/a"), ("one study", "https://doi.org/10.5555/b")
    text = "Here is one study and one study."
    both = build_document([(BlockKind.PARAGRAPH, text)], [one, other])
    last = build_document([(BlockKind.PARAGRAPH, text)], [("Here", "https://example.org"), other])
    assert parse_references(both)[1].doi == parse_references(last)[0].doi
    assert parse_references(both)[1].reference_id == parse_references(last)[0].reference_id
