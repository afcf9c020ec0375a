"""Reference lists of every make into their entries."""

# ruff: noqa: E501  (tables read best with one case a line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_support import build_document

from flows.document import BlockKind
from flows.resolve.entries import find_entries
from flows.resolve.references import parse_references

APA = "Holm, B. R. (2018). Naps and recall in nurses. Journal of Rest, 12(3), 45-52."
APA_TWO = "Quist, A., & Abara, N. (2020). Oats and serum lipids. Lipid Letters, 7, 1-9."
VANCOUVER = "Okoye T, Lind A. Psyllium and stool frequency. Gut Rep. 2018;12(3):201-9."
VANCOUVER_TWO = "Wu J, Castel R. Night shifts and appetite. Eur J Meals. 2020;33:115-22."

# name, text of the list's block, expected entries
LISTS = [
    ("one a line", f"{APA}\n{APA_TWO}", [APA, APA_TWO]),
    ("blank lines", f"{APA}\n\n{APA_TWO}", [APA, APA_TWO]),
    ("trailing commas", "Holm, B. (2018) Naps. Rest,\nQuist, A. (2020) Oats. Lipids,", 2),
    ("numbered", f"1. {VANCOUVER}\n2. {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("numbered with brackets", f"[1] {VANCOUVER}\n[2] {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("numbered with parentheses", f"(1) {VANCOUVER}\n(2) {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("numbers without point", f"1 {VANCOUVER}\n2 {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("superscript glued on", f"1{VANCOUVER}\n2{VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("volume apart", "[1] Holm B. Naps. Rest Rep. 2018;\n\n22:40-52.\n\n[2] Wu J. Oats. Lipids. 2020.", 2),
    ("page number between", f"1. {VANCOUVER}\n\n- 15 -\n\n2. {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    (
        "Harvard in one line",
        "Holm, S., Birk, M., 2008. Naps and gout at 16 years. Am. J. Clin. Naps, 88, pp.167-175. Quist, P., 2011. Oats and gout: a study. Oat Lett., 4, p.12.",
        2,
    ),
    (
        "MLA in one line",
        'Holm, Bea, and Ada Quist. "Naps in Nurses." Rest Rep, vol. 6, no. 3, 2008, pp. 32-35. Wu, Jo V., et al. "Oats in Adults." '
        "Lipid Reviews, no. 8, 2015. Birk, Ben. Loud Nights: Noise and Rest. Harbour Press, 2017.",
        3,
    ),
    ("bullets", f"• {APA}\n• {APA_TWO}", [APA, APA_TWO]),
    ("dashes", f"- {APA}\n- {APA_TWO}", [APA, APA_TWO]),
    (
        "numbered, wrapped",
        "1. Okoye T, Lind A. Psyllium and stool\n   frequency. Gut Rep. 2018;12(3):201-9.\n2. Wu J. Shifts.\n   Meals. 2020.",
        [
            "Okoye T, Lind A. Psyllium and stool\n   frequency. Gut Rep. 2018;12(3):201-9.",
            "Wu J. Shifts.\n   Meals. 2020.",
        ],
    ),
    (
        "unnumbered, wrapped",
        "Holm, B. R. (2018). Naps and recall in nurses who work by night and\n"
        "rest by day. Journal of Rest, 12(3), 45-52.\n"
        "Quist, A., & Abara, N. (2020). Oats and serum lipids in office workers:\n"
        "a cohort. Lipid Letters, 7, 1-9.",
        2,
    ),
    (
        "authors wrapped",
        "Holm B, Quist A, Abara N, Okoye T, Lind A, Castel R, Wu J,\n"
        "Brandt L. Naps and recall. J Rest. 2018;12:45-52.\n"
        "Quist A. Oats. Lipid Lett. 2020;7:1-9.",
        2,
    ),
    (
        "address on its own line",
        f"{APA}\nhttps://doi.org/10.5555/jr.1\n{APA_TWO}\nhttps://doi.org/10.5555/ll.2",
        2,
    ),
    ("addresses only", "https://doi.org/10.5555/jr.1\nhttps://doi.org/10.5555/ll.2\nPMID: 31234567", 3),
    ("two in one line", f"{APA[:-1]}; {APA_TWO}", [APA[:-1], APA_TWO]),
    ("two with and", f"{APA[:-1]}; and {APA_TWO}", [APA[:-1], APA_TWO]),
    ("based on", "Based on: Naps and recall, Journal of Rest; and Oats and lipids, Lipid Letters", 2),
    ("source", f"Source: {APA}", [APA]),
    (
        "sources, short links",
        "SOURCES: bit.ly/2AbCdE Rest, online May 2, 2019; bit.ly/2FgHiJ Gut, online May 3, 2019.",
        2,
    ),
    ("inline numbers", f"1. {VANCOUVER} 2. {VANCOUVER_TWO}", [VANCOUVER, VANCOUVER_TWO]),
    ("two APA run together", f"{APA} {APA_TWO}", [APA, APA_TWO]),
    ("authors by semicolon", "Holm, B.; Quist, A.; Abara, N. Naps and recall. Rest 2018, 12, 45-52.", 1),
    ("year and volume", "Holm B. Naps. Rest. 2018; 12: 45-52. Available online; Accessed May 2020.", 1),
    ("buttons", f"{APA}\nRead more\nShow all references", [APA]),
    ("label alone", f"Sources:\n{APA}\n{APA_TWO}", [APA, APA_TWO]),
    (
        "title first",
        "Naps and recall in nurses. Journal of Rest, 2018. B. Holm, A. Quist\nOats and lipids. Lipid Letters, 2020. N. Abara",
        2,
    ),
    ("particle", "van der Holm, B. (2018). Naps. Rest.\nde Quist, A. (2020). Oats. Lipids.", 2),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_one_block(text: str, expected: list[str] | int) -> None:
    document = build_document([(BlockKind.REFERENCE_HEADING, "References"), (BlockKind.REFERENCE, text)])
    printed = [document.text[entry.start : entry.end] for entry in find_entries(document)]
    assert (len(printed) if isinstance(expected, int) else printed) == expected, printed


@pytest.mark.parametrize(
    "case", [case for case in LISTS if "wrapped" not in case[0]], ids=lambda case: case[0]
)
def test_a_block_a_line(case: tuple[str, str, list[str] | int]) -> None:
    _, text, expected = case
    document = build_document([(BlockKind.REFERENCE, line) for line in text.split("\n") if line.strip()])
    entries = find_entries(document)
    assert len(entries) == (expected if isinstance(expected, int) else len(expected))


def test_numbers_are_markers_and_no_part_of_the_entry() -> None:
    document = build_document([(BlockKind.REFERENCE, f"1. {VANCOUVER}\n\n2. {VANCOUVER_TWO}")])
    assert [entry.marker for entry in find_entries(document)] == ["1", "2"]
    assert [row.marker for row in parse_references(document)] == ["1", "2"]


def test_an_address_in_a_paragraph_of_its_own() -> None:
    def printed(*parts: str) -> list[str]:
        document = build_document([(BlockKind.REFERENCE, part) for part in parts])
        return [document.text[entry.start : entry.end] for entry in find_entries(document)]

    one, other = "https://doi.org/10.5555/jr.1", "https://doi.org/10.5555/ll.2"
    assert printed(APA, one, APA_TWO, other) == [f"{APA}\n\n{one}", f"{APA_TWO}\n\n{other}"]
    assert printed(APA, APA_TWO, one) == [APA, APA_TWO, one]


def test_a_year_or_an_age_at_the_start_is_no_number() -> None:
    titles = "100 days of naps. Journal of Rest, 2018.\n12-month follow-up of oats. Lipid Letters, 2020."
    document = build_document([(BlockKind.REFERENCE, titles)])
    assert [entry.marker for entry in find_entries(document)] == [None, None]


def test_links_that_are_the_number_are_an_entry_each() -> None:
    links = [("1", "https://doi.org/10.5555/jr.1"), ("2", "https://pubmed.ncbi.nlm.nih.gov/31234567/")]
    document = build_document([(BlockKind.REFERENCE, "Sources: 1, 2")], links)
    rows = parse_references(document)
    assert [(row.raw_text, row.marker, row.doi, row.pmid) for row in rows] == [
        ("1", "1", "10.5555/jr.1", None),
        ("2", "2", None, "31234567"),
    ]


def test_a_link_behind_here_gives_the_identifier() -> None:
    document = build_document(
        [(BlockKind.REFERENCE, "Holm (2018), Journal of Rest. Read it here.")],
        [("here", "https://www.nature.com/articles/s41586-999-1234-5?utm_source=x")],
    )
    (row,) = parse_references(document)
    assert row.doi == "10.1038/s41586-999-1234-5"
    assert row.url is not None
    assert row.url.startswith("https://www.nature.com/")


def test_links_of_one_entry_to_several_registries_stay_one_entry() -> None:
    document = build_document(
        [(BlockKind.REFERENCE, f"{VANCOUVER} PubMed CrossRef Google Scholar")],
        [
            ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
            ("CrossRef", "https://doi.org/10.5555/gr.7"),
            ("Google Scholar", "https://scholar.google.com/scholar?q=psyllium"),
        ],
    )
    (row,) = parse_references(document)
    assert (row.doi, row.pmid) == ("10.5555/gr.7", "31234567")


def test_further_reading_is_no_reference_list() -> None:
    document = build_document([(BlockKind.FURTHER_READING, APA), (BlockKind.PARAGRAPH, "Naps help.")])
    assert parse_references(document) == ()


PIECES = st.sampled_from(
    ["1. ", "[2] ", "• ", "\n", "\n\n", "; and ", "; ", "Holm, B. (2018) ", "Naps and recall. ", "Rest, ", "2018;12:4 ",
     "https://doi.org/10.5555/x ", "Source: ", "Read more", "é", "(", "10.5555/", "\u00a0"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_entries_are_exact_apart_and_in_order(text: str, is_split: bool) -> None:
    parts = text.split("\n") if is_split else [text]
    document = build_document([(BlockKind.REFERENCE, part) for part in parts])
    rows = parse_references(document)
    position = 0
    for row in rows:
        assert position <= row.char_start < row.char_end
        assert document.text[row.char_start : row.char_end] == row.raw_text == row.raw_text.strip()
        position = row.char_end
    assert len({row.reference_id for row in rows}) == len(rows)


@given(st.permutations([APA, APA_TWO, VANCOUVER, VANCOUVER_TWO]))
def test_identifiers_do_not_depend_on_the_order(order: list[str]) -> None:
    document = build_document([(BlockKind.REFERENCE, "\n".join(order))])
    names = {row.raw_text: row.reference_id[4:] for row in parse_references(document)}
    assert set(names) == {APA, APA_TWO, VANCOUVER, VANCOUVER_TWO}


@pytest.mark.parametrize(
    ("printed", "journal"),
    [
        ("Holm, B. (2018) Naps and recall in nurses: a cohort. Rest Spectrum,", "Rest Spectrum"),
        ("Holm, B. (2018) Naps and recall in nurses. Sleep,", "Sleep"),
        ("Holm, B. (2018) Naps and recall in nurses. Oslo University Press.", None),
    ],
)
def test_the_journal_of_a_loose_entry(printed: str, journal: str | None) -> None:
    (row,) = parse_references(build_document([(BlockKind.REFERENCE, printed)]))
    assert row.container_title == journal


def test_an_address_alone_has_no_authors() -> None:
    document = build_document([(BlockKind.REFERENCE, "https://pubmed.ncbi.nlm.nih.gov/31234567/")])
    (row,) = parse_references(document)
    assert (row.pmid, row.authors, row.title, row.container_title) == ("31234567", (), None, None)
    assert row.url == "https://pubmed.ncbi.nlm.nih.gov/31234567/"


def test_buttons_are_no_part_of_the_reference() -> None:
    links = [
        ("CrossRef", "https://doi.org/10.5555/gr.7"),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
    ]
    (row,) = parse_references(build_document([(BlockKind.REFERENCE, f"{VANCOUVER} CrossRef PubMed")], links))
    assert (row.year, row.volume, row.container_title) == (2018, "12", "Gut Rep")
