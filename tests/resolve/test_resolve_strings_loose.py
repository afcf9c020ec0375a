"""Loose references of press pages, and what is a book's: by runs of labels and as a whole."""

import pytest

from flows.resolve.strings import parse_reference_string
from flows.resolve.strings.fields import without_dates
from flows.resolve.strings.mending import mended
from flows.resolve.strings.runs import Run
from flows.resolve.strings.tokens import tokenise


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        # a place and a publisher; a book behind its editors, before an editor, before a publisher
        ("Quiet/j rooms:/j Marsh/j House/j 2007/d", []),
        ("(Ed.)/e, Quiet/j Rooms/j", []),
        ("Quiet/j Rooms./j Ed./e Ana/e Lund/e", []),
        ("Quiet/j Rooms,/j Marsh/h Press/h", []),
        # a listed journal with a second part, a journal with a volume
        ("Circulation:/j Heart/j Failure/j 2016/d", ["Circulation Heart Failure"]),
        ("Quiet/j Rooms,/j Marsh/h Press/h 4/v", ["Quiet Rooms"]),
    ],
)
def test_what_is_a_book_is_no_journal(labelled: str, expected: list[str]) -> None:
    assert [words for label, words in labelled_runs(labelled) if label == "journal"] == expected


@pytest.mark.parametrize(
    ("labelled", "title"),
    [
        # behind authors and date, whatever kind of outside it was taken for
        ("Ana/a Lund/a (2014)./d Light/w from/w the/w ward./w http/w", "Light from the ward"),
        ("Ana/a Lund./a London:/h Marsh/h and/h Sons/h", None),
        ("Ana/a Lund./a Retrieved/w from/w the/w page/w", None),
        # no name begins with an article
        ("Ana/a Lund,/a The/a Quiet/a Ward./a Rest/t at/t Night/t", "The Quiet Ward Rest at Night"),
        ("Ana/a Lund,/a The/a Marsh/a Group./a Rest/t at/t Night/t", "Rest at Night"),
        # a phrase is no name, a group behind the title does not belong to it, nor what "in" leads on to
        ("Good/a rest./a (1996)./d Ward/j Magazine/j 4/v", "Good rest"),
        ("Ana/a Lund./a Light/t and/t rest./t Department/t of/t Wards/t 2010/d", "Light and rest"),
        ("Ana/a Lund./a “Light/t and/t rest”,/t in/t A./t Marsh/t 2010/d", "Light and rest"),
        ("Ana/a Lund./a Personal/t communication,/t 2010/d", None),
        # a phrase goes on to the next mark
        ("Light/t and/t rest/t in/o nurses/o |/o Ward/o", "Light and rest in nurses"),
        ("Light/t and/t rest/t in/o Nature/j 2010/d", "Light and rest"),
        # a title is no editor when another work stands between
        ("Marsh,/a Bo./a Rest/t and/t Light/t. In/o Quiet/o Rooms,/o ed./e Ana/o Lund/o", "Rest and Light"),
    ],
)
def test_titles_are_found(labelled: str, title: str | None) -> None:
    found = dict(reversed(labelled_runs(labelled)))
    assert found.get("title") == title


def labelled_runs(labelled: str) -> list[tuple[str, str]]:
    """The mended runs of a text whose words carry the first letter of their label behind a stroke."""
    letters = {
        "a": "I-author",
        "t": "I-title",
        "j": "I-journal",
        "d": "I-date",
        "v": "I-volume",
        "p": "I-pages",
        "e": "o-editor",
        "h": "o-publisher",
        "w": "o-web",
        "o": "o-in",
    }
    tokens, _, _ = tokenise(
        " ".join(word.split("/")[0] + word.split("/")[1][1:] for word in labelled.split())
    )
    labels = [letters[word.split("/")[1][0]] for word in labelled.split()]
    return [
        (run.label, " ".join(token.text for token in tokens[run.first : run.last + 1]))
        for run in mended(labels, tokens)
    ]


def test_the_day_of_a_visit_is_no_volume() -> None:
    tokens, _, _ = tokenise("Quiet rooms. Accessed on 17.03.2005")
    found = [Run("title", 0, 1), Run("volume", 4, 4), Run("issue", 5, 5), Run("date", 6, 6)]
    kept = without_dates(found, "Quiet rooms. Accessed on 17.03.2005", tokens)
    assert [run.label for run in kept] == ["title", "date"]


@pytest.mark.parametrize(
    ("text", "authors", "container"),
    [
        ("Does humming help at night? Marsh et al, BMJ Open, 2016", ("Marsh",), "BMJ Open"),
        (
            "Light in hospital wards and rest: Marsh et al., Circulation: Heart Failure, 2016",
            ("Marsh",),
            "Circulation: Heart Failure",
        ),
        (
            "“Light in wards and rest” by Ana Lund, Bo Marsh and Ida Osei in Ward Notes. May 3 2022.",
            ("Ana Lund", "Bo Marsh", "Ida Osei"),
            "Ward Notes",
        ),
        (
            "Study: Light and rest in hospital wards - Osei, Lund & Marsh - Lancet Neurology, 2013",
            ("Osei", "Lund", "Marsh"),
            "Lancet Neurology",
        ),
    ],
)
def test_loose_lines_with_authors_behind_the_title(
    text: str, authors: tuple[str, ...], container: str
) -> None:
    parsed = parse_reference_string(text)
    assert (parsed.authors, parsed.container_title) == (authors, container)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # a preprint's number, a guideline's, a poster's; the issue of a review without volume
        ("Lund A. Light in wards. medRxiv 2021.03.11.21250001", (2021, None, None, None)),
        ("Rest Council. Sleep in wards. RC guideline RC219. 2022.", (2022, None, None, None)),
        (
            "Lund A. Light in wards. Presented at Rest Congress 2015. Abstract P1178.",
            (2015, None, None, None),
        ),
        ("Lund, A., Light in wards, Sleep Reviews 2014, Issue 7.", (2014, None, "7", None)),
        # "revisited" is no visit
        (
            "Lund A. Light in wards revisited. Heart Rhythm 2018, 15(9), 1300-1306.",
            (2018, "15", "9", "1300-1306"),
        ),
    ],
)
def test_numbers_of_other_kinds(text: str, numbers: tuple[int | str | None, ...]) -> None:
    parsed = parse_reference_string(text)
    assert (parsed.year, parsed.volume, parsed.issue, parsed.pages) == numbers


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        (
            "Quiet/j Notes,/j 10/v 1952/d -1962,/d June/d 1992/d",
            [("pages", "1952 1962"), ("date", "June 1992")],
        ),
        ("Quiet/j Notes,/j vols./v 12/p -15/p", [("volume", "vols 12 15")]),
        ("Quiet/j Notes,/j 7/v March./w Read/w it/w", [("date", "7")]),
        (
            "Quiet/j Notes,/j (Jan./d 16/p -23,/p 1993)/d",
            [("date", "Jan"), ("date", "16 23"), ("date", "1993")],
        ),
        ("Quiet/j Notes,/j 7/v May/w", [("date", "7")]),
        ("Quiet/j Notes,/j 7/v (May/w", [("volume", "7")]),
    ],
)
def test_numbers_of_days_and_years(labelled: str, expected: list[tuple[str, str]]) -> None:
    found = [run for run in labelled_runs(labelled) if run[0] != "journal"]
    assert found[-len(expected) :] == expected


def test_a_lead_of_a_page_is_taken_off() -> None:
    lead = "Story source: Materials provided by the ward. Journal Reference: "
    assert parse_reference_string(f"{lead}Ana Lund. Light in wards. Pain, 2019.").authors == ("Ana Lund",)
    assert (
        parse_reference_string("Read the full study: Light in wards. Pain, 2019.").title == "Light in wards"
    )


@pytest.mark.parametrize(
    ("text", "title", "container"),
    [
        (
            "The study, “Light in wards,” was published in the Journal of Rest on June 3, 2017.",
            "Light in wards",
            "Journal of Rest",
        ),
        ("Light in wards, published in Journal of Rest, by Ana Lund", "Light in wards", "Journal of Rest"),
        ("Journal of Rest, 2017. “Light in wards.”", "Light in wards", "Journal of Rest"),
        (
            'Primary Source: JAMA. Source Reference: Lund A "Light in wards" JAMA 2018',
            "Light in wards",
            "JAMA",
        ),
        (
            'Harvard Health Publishing. "Light in wards." Harvard Health Letter, March 2016.',
            "Light in wards",
            "Harvard Health Letter",
        ),
        (
            "Backpack weight and posture in nurses | Gait & Posture | https://doi.org/10.5555/rest.1",
            "Backpack weight and posture in nurses",
            "Gait & Posture",
        ),
        ("Lund, A.B. (in press). Light and rest. Food & Function.", "Light and rest", "Food & Function"),
        (
            "Lund, A. Light in hospital wards. PLOS Med (open access), 2019.",
            "Light in hospital wards",
            "PLOS Med",
        ),
        (
            "Light in hospital wards. Lund A, Osei K. Physiol Behav. 2014 May 28;130:109-12.",
            "Light in hospital wards",
            "Physiol Behav",
        ),
    ],
)
def test_journals_of_loose_lines(text: str, title: str, container: str) -> None:
    parsed = parse_reference_string(text)
    assert (parsed.title, parsed.container_title) == (title, container)


def test_a_group_behind_a_semicolon_is_an_author() -> None:
    parsed = parse_reference_string(
        "Tan LW, Ho BK; HARBOUR Study Group: Light in hospital wards. Eur J Clin Nutr 73:1–9, 2019"
    )
    assert parsed.authors == ("Tan LW", "Ho BK", "HARBOUR Study Group")
    assert parsed.title == "Light in hospital wards"


def test_others_are_no_author() -> None:
    parsed = parse_reference_string(
        "PLOS Medicine 16(3): e1002, 2019. Okafor and others, “Light in hospital wards”"
    )
    assert (parsed.authors, parsed.title) == (("Okafor",), "Light in hospital wards")


def test_a_short_link_is_an_address() -> None:
    parsed = parse_reference_string("Source: bit.ly/3xYq1Zt The Lancet Neurology, online March 4, 2019.")
    assert (parsed.url, parsed.container_title) == ("bit.ly/3xYq1Zt", "The Lancet Neurology")


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        # a short name before a whole day, a name that says what it is before "Vol."
        ("Rest/t at/t night./t Quiet/o wards,/o 25./d 04./d 2013/d", ["Quiet wards"]),
        ("Rest/t at/t night./t Quiet/o wards,/o 2013/d", []),
        ("“Rest/t at/t night”,/t AB/w Ward/w Journal,/w Vol./v 4,/v 1995,/d 5/p", ["AB Ward Journal"]),
        ("“Rest/t at/t night”,/t Quiet/o Wards,/o Vol./v 4,/v 1995,/d 5/p", []),
    ],
)
def test_journals_left_outside_are_found(labelled: str, expected: list[str]) -> None:
    assert [words for label, words in labelled_runs(labelled) if label == "journal"] == expected
