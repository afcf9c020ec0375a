"""Names listed behind a title and what stands around them; years in titles; words that are no fields."""

import pytest

from flows.resolve.strings import parse_reference_string


@pytest.mark.parametrize(
    ("text", "authors", "title", "container"),
    [
        (
            "Quiet rooms and falls in wards. Osei B, Lund T. Journal of Rest Research, 2018",
            ("Osei B", "Lund T."),
            "Quiet rooms and falls in wards",
            "Journal of Rest Research",
        ),
        (
            "Light in wards at night. Lund H; Osei I; Marsh Z. Pediatrics (2012) 130 (3): 465–471.",
            ("Lund H", "Osei I", "Marsh Z."),
            "Light in wards at night",
            "Pediatrics",
        ),
        (
            "Light in hospital wards at night and falls. Pérez-Lund JJ, de la Osei JC, Marsh OA. "
            "May 2014, J Rest, Vol. 9, pp. 4-8.",
            ("Pérez-Lund JJ", "de la Osei JC", "Marsh OA"),
            "Light in hospital wards at night and falls",
            "J Rest",
        ),
        (
            'Journal of the Northern Rest Association, "Light in wards at night", Lund P. et al, 2022',
            ("Lund P.",),
            "Light in wards at night",
            "Journal of the Northern Rest Association",
        ),
        (
            '"Light in wards at night" – Osei et al., Age & Ageing 2020',
            ("Osei",),
            "Light in wards at night",
            "Age & Ageing",
        ),
        (
            "National Sleep Foundation. (n.d.). How much light do wards need? https://www.example.org/wards",
            ("National Sleep Foundation",),
            "How much light do wards need?",
            None,
        ),
        (
            "Trial registration: Lund R. Light in wards at night. ISRCTN00000001, 2017",
            ("Lund R.",),
            "Light in wards at night",
            None,
        ),
        ("Light in wards and vitamin D status", (), "Light in wards and vitamin D status", None),
    ],
)
def test_authors_listed_behind_the_title(
    text: str, authors: tuple[str, ...], title: str, container: str | None
) -> None:
    parsed = parse_reference_string(text)
    assert (parsed.authors, parsed.title, parsed.container_title) == (authors, title, container)


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("Osei F, et al. 'Light and rest in wards' (Ward and Rest, 2013)", "Ward and Rest"),
        ("Osei F. et al. Light in hospital wards. bioRxiv https://doi.org/10.5555/2022.01.01.4", "bioRxiv"),
        ("Osei, F.: Light in wards. Br J Rest Med. Epub ahead of print 2017 Sep 2.", "Br J Rest Med"),
        (
            "Osei P, Lund E. Light on prescription. Perspect Public Rest (2021). https://doi.org/10.5555/17.1",
            "Perspect Public Rest",
        ),
        # an event, the short name of the group that wrote it
        (
            "Osei T, Lund L, et al. Light in wards. Paper presented at: SLEEP 2023; June 3-7, 2023; Rome.",
            None,
        ),
        ("Royal College of Wards. Position statement: light at night. RCW, May 2018", None),
        ("RC. Light in wards: rest and nights. RC guideline RC99. Published 12 March 2022.", None),
    ],
)
def test_containers_beside_dates_and_links(text: str, container: str | None) -> None:
    assert parse_reference_string(text).container_title == container


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        (
            "Office for Ward Statistics, Nights in the wards: counted in 2020, 7 December 2021",
            "Nights in the wards: counted in 2020",
            2021,
        ),
        (
            "Centers for Ward Rest (CWR). Rest in wards, 2018–19 season. Last reviewed: January 8, 2020.",
            "Rest in wards, 2018–19 season",
            2020,
        ),
        ("Lund A. Light in wards, 2018. Quiet Notes 4, 5-9", "Light in wards", 2018),
    ],
)
def test_a_year_in_a_title_is_not_that_of_the_work(text: str, title: str, year: int) -> None:
    parsed = parse_reference_string(text)
    assert (parsed.title, parsed.year) == (title, year)


def test_a_correction_in_brackets_is_no_part_of_the_reference() -> None:
    parsed = parse_reference_string(
        "Lund N, Osei M. Light in wards revisited [published correction appears in Rest Med. 2020;50(1):21]. "
        "Rest Med. 2019;49(11):1755-1762."
    )
    assert (parsed.title, parsed.container_title) == ("Light in wards revisited", "Rest Med")
    assert (parsed.year, parsed.volume, parsed.pages) == (2019, "49", "1755-1762")


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Lund M and Osei H. Light in wards. BMJ 2021;372:n71 (Published 29 March 2021)", "n71"),
        ("Lund K. Light in wards. Rest Reviews 2014, Issue 2. Art. No.: RR000999.", "RR000999"),
        ("Lund et al., “Light and rest in wards,” presented at Rest 2023, Boston, July 22-25.", None),
    ],
)
def test_numbers_of_articles_and_days(text: str, pages: str | None) -> None:
    parsed = parse_reference_string(text)
    assert parsed.pages == pages
    assert parsed.issue in (None, "2")


def test_a_contribution_ends_the_title() -> None:
    parsed = parse_reference_string(
        "Light in hospital wards. Abstract P-214, presented at the Congress of the Rest Society, June 2017."
    )
    assert parsed.title == "Light in hospital wards"


def test_what_a_text_is_based_on_is_no_author() -> None:
    assert parse_reference_string("Based on: Lund V, Osei P. Light in wards. Headache 2011").authors == (
        "Lund V",
        "Osei P.",
    )
