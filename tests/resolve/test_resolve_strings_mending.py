"""Runs of labels, mended by what is known of references."""

import pytest

from flows.resolve.strings import parse_reference_string
from flows.resolve.strings.mending import mended
from flows.resolve.strings.runs import Run, runs_of
from flows.resolve.strings.tokens import tokenise

LABEL = {"a": "I-author", "t": "I-title", "j": "I-journal", "d": "I-date", "v": "I-volume", "p": "I-pages"}


def runs(text: str, letters: str) -> list[tuple[str, str]]:
    """The mended runs of a text: their labels and words. A letter labels a token, "." is outside."""
    tokens, _, _ = tokenise(text)
    labels = [LABEL.get(letter.lower(), "o-end") for letter in letters]
    labels = [
        "B" + label[1:] if letter.isupper() else label for letter, label in zip(letters, labels, strict=True)
    ]
    return [
        (run.label, " ".join(token.text for token in tokens[run.first : run.last + 1]))
        for run in mended(labels, tokens)
    ]


def test_runs_end_where_the_next_begins() -> None:
    assert runs_of(["B-title", "I-title", "B-title", "o-end", "I-date"]) == [
        Run("title", 0, 1),
        Run("title", 2, 2),
        Run("date", 4, 4),
    ]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("Ueda, Y. (Eds.) Quiet Rooms", "aa.Tt", [("title", "Quiet Rooms")]),
        ("Ueda, Y., director. Quiet Rooms", "aaaTt", [("title", "Quiet Rooms")]),
        ("Ruth H. Marsh and Bo Lund, eds., Quiet Rooms", "aaTttt.Tt", [("title", "Quiet Rooms")]),
        (
            "U.S. Department of Rest. Quiet Rooms",
            "aaTttTt",
            [("author", "U S Department of Rest"), ("title", "Quiet Rooms")],
        ),
        ("Osei et al. Gut 2016", "Tttjd", [("author", "Osei et al"), ("journal", "Gut"), ("date", "2016")]),
        (
            "Quiet rooms and rest, Ana Lund et al., 2019",
            "Ttttttttd",
            [("title", "Quiet rooms and rest"), ("author", "Ana Lund et al"), ("date", "2019")],
        ),
        (
            "Quiet rooms. Authors: Ana Lund, Bo Marsh.",
            "Tt.....",
            [("title", "Quiet rooms"), ("author", "Ana Lund Bo Marsh")],
        ),
        (
            "Quiet rooms, by Ana Lund and Bo Marsh, in Spine, 2019",
            "Tt.......jd",
            [
                ("title", "Quiet rooms"),
                ("author", "Ana Lund and Bo Marsh"),
                ("journal", "Spine"),
                ("date", "2019"),
            ],
        ),
        (
            "Quiet rooms. Spine, 2019. Rosen G, Abaza T",
            "Ttjd..aa",
            [("title", "Quiet rooms"), ("journal", "Spine"), ("date", "2019"), ("author", "Rosen G Abaza T")],
        ),
        (
            "Quiet rooms. Department of Rest, 2019",
            "Tt...d",
            [("title", "Quiet rooms"), ("author", "Department of Rest"), ("date", "2019")],
        ),
        (
            "Osei K. Die alte Brücke, 1999",
            "aaaaad",
            [("author", "Osei K"), ("title", "Die alte Brücke"), ("date", "1999")],
        ),
    ],
)
def test_authors(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        (
            "Impact in Canada. Geology, 24",
            "TtJjv",
            [("title", "Impact in Canada"), ("journal", "Geology"), ("volume", "24")],
        ),
        (
            "E. Osei, J. Opt. Soc. Nor. 1982, 72",
            "aaaajjdv",
            [("author", "E Osei"), ("journal", "J Opt Soc Nor"), ("date", "1982"), ("volume", "72")],
        ),
        (
            "Rest at sea. In Fourth Conference on Rest, 2001",
            "Ttt.Jjjjd",
            [("title", "Rest at sea"), ("date", "2001")],
        ),
        ("Rest at sea. London: Harbour House, 2001", "Ttt.Jjd", [("title", "Rest at sea"), ("date", "2001")]),
        (
            "Rest at sea. Current Rest Notes 12, 3-9",
            "Ttt...vpp",
            [("title", "Rest at sea"), ("journal", "Current Rest Notes"), ("volume", "12"), ("pages", "3 9")],
        ),
        (
            "“Rest at sea”, Rest Notes. Vol. 7, pp. 3",
            "Tttttvvpp",
            [("title", "Rest at sea"), ("journal", "Rest Notes"), ("volume", "Vol 7"), ("pages", "pp 3")],
        ),
        (
            "Rest at sea. Proc Am Rest Soc. 2008",
            "Ttt....d",
            [("title", "Rest at sea"), ("journal", "Proc Am Rest Soc"), ("date", "2008")],
        ),
        (
            "Osei, JAMA Network Open, 2018",
            "aTttd",
            [("author", "Osei"), ("journal", "JAMA Network Open"), ("date", "2018")],
        ),
    ],
)
def test_journals(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("Quiet rooms. Paper presented at Lund", "Tttttt", [("title", "Quiet rooms")]),
        ("Quiet rooms: rest at sea. Lund", "Tt....", [("title", "Quiet rooms rest at sea")]),
        ("Quiet rooms at sea", "TtTt", [("title", "Quiet rooms at sea")]),
        ("Quiet rooms. Report CS-90-25", "Tt..pp", [("title", "Quiet rooms")]),
    ],
)
def test_titles_and_report_numbers(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Source: Osei RC and Lund F, Sleep Medicine 2015; 45: 3117–29", "authors", ("Osei RC", "Lund F")),
        ("[REF-6] Osei ES et al. Rest at sea. Gut. 2000;62(5):623-32.", "authors", ("Osei ES",)),
        ("Osei F. Rest at sea. Quiet Notes, v. 9, n. 7, e178, 2019.", "volume", "9"),
        ("Osei F. Rest at sea. Quiet Notes, v. 9, n. 7, e178, 2019.", "issue", "7"),
        ("Lund A, 'Rest at sea', Health & Place, Volume XIV:4, 2008", "issue", "4"),
        (
            "Osei F. Rest at sea. <i>Sleep Medicine</i>. 2012;106(11):757-65.",
            "container_title",
            "Sleep Medicine",
        ),
    ],
)
def test_forms_of_the_press(text: str, field: str, expected: object) -> None:
    assert getattr(parse_reference_string(text), field) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        (
            "Quiet rooms. Lund AB, Osei K. Rest Notes, 2019",
            "Tt....jjd",
            [
                ("title", "Quiet rooms"),
                ("author", "Lund AB Osei K"),
                ("journal", "Rest Notes"),
                ("date", "2019"),
            ],
        ),
        (
            "Effects of rest on pain, by Lena Fischer, Tom Adler",
            "Ttttttttaa",
            [("title", "Effects of rest on pain"), ("author", "Lena Fischer Tom Adler")],
        ),
        (
            "Knee pain and swimming, Ines Lund and Peter Osei, Spine, 2014",
            "Tttttttttjd",
            [
                ("title", "Knee pain and swimming"),
                ("author", "Ines Lund and Peter Osei"),
                ("journal", "Spine"),
                ("date", "2014"),
            ],
        ),
        (
            "Rest in three harbours. Bo Lund, Ana Osei, Kim Marsh. 2010",
            "aaaaTtttttd",
            [("title", "Rest in three harbours"), ("author", "Bo Lund Ana Osei Kim Marsh"), ("date", "2010")],
        ),
        (
            "Lund, Bo, Ann Marsh, and K. Osei, eds. Quiet Rooms",
            "aaTt....Tt",
            [("title", "Quiet Rooms")],
        ),
        (
            "Turmeric. National Board for Rest",
            "aTttt",
            [("title", "Turmeric"), ("author", "National Board for Rest")],
        ),
        (
            "The Rest Group. Quiet rooms at sea",
            "TttTttt",
            [("author", "The Rest Group"), ("title", "Quiet rooms at sea")],
        ),
    ],
)
def test_authors_behind_the_title(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        (
            "Quiet Notes, vol. 9, no. 2",
            "jjvv.v",
            [("journal", "Quiet Notes"), ("volume", "vol 9"), ("issue", "2")],
        ),
        (
            "Quiet Notes 11, 4 (2001): 9",
            "jjvpdp",
            [("journal", "Quiet Notes"), ("volume", "11"), ("issue", "4"), ("date", "2001"), ("pages", "9")],
        ),
        ("Quiet Notes, LXV, 1958", "jjjd", [("journal", "Quiet Notes"), ("volume", "LXV"), ("date", "1958")]),
        (
            "Quiet Notes 2010, 10, 1979",
            "jjdvd",
            [("journal", "Quiet Notes"), ("date", "2010"), ("volume", "10"), ("pages", "1979")],
        ),
        ("Quiet Rooms. Lund, 1974–1978", "Tt.pp", [("title", "Quiet Rooms"), ("date", "1974 1978")]),
        ("Quiet Rooms. ISBN 0-471-35349", "Tt..pp", [("title", "Quiet Rooms")]),
    ],
)
def test_numbers(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        (
            "Rest at sea. LIFT. N Engl J Med, 2018",
            "Tttjjjjjd",
            [("title", "Rest at sea"), ("journal", "N Engl J Med"), ("date", "2018")],
        ),
        (
            "Rest at sea. Rest Notes Special Issue 3",
            "Tttjjjjv",
            [("title", "Rest at sea"), ("journal", "Rest Notes"), ("volume", "3")],
        ),
        ("Rest at sea. Centre for Rest, 2001", "Tttjjjd", [("title", "Rest at sea"), ("date", "2001")]),
        (
            "“Rest at sea”, Northmoor Echo, 25 July 2016",
            "Ttt..ddd",
            [("title", "Rest at sea"), ("journal", "Northmoor Echo"), ("date", "25 July 2016")],
        ),
        ("Rest. In Quiet Rooms and Their Uses", "Ttttttt", [("title", "Rest")]),
    ],
)
def test_where_titles_and_journals_end(text: str, letters: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, letters) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("OBA, Y. et al. Rest at sea. Sleep Medicine, v. 9, 2014.", "authors", ("OBA, Y.",)),
        (
            "Lund K. Osei B.A. Rest at sea. Sleep Medicine 2010; 93: 57-90",
            "authors",
            ("Lund K.", "Osei B.A."),
        ),
        ("Lund K. Rest at sea. Northmoor Review. Accessed 3 May 2012.", "year", None),
        ("Lund, M. (forthcoming). Rest at sea. Quiet Notes.", "author_text", "Lund, M."),
    ],
)
def test_names_and_years_of_the_press(text: str, field: str, expected: object) -> None:
    assert getattr(parse_reference_string(text), field) == expected
