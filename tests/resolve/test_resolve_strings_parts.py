"""The parts that a reference is read with: names, identifiers, numbers."""

import pytest

from flows.resolve.strings import fields
from flows.resolve.strings.identifiers import PATTERNS, find_identifiers, normalise_doi
from flows.resolve.strings.names import split_authors


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Osei J, Lund AB", ("Osei J", "Lund AB")),
        ("Osei, J., & Lund, A. B.", ("Osei, J.", "Lund, A. B.")),
        ("J. Osei, A. Lund and K. Rao", ("J. Osei", "A. Lund", "K. Rao")),
        ("Osei, John, and Amy Lund", ("Osei, John", "Amy Lund")),
        ("Osei, John and Lund, Amy", ("Osei, John", "Lund, Amy")),
        ("Osei, Lund, and Rao", ("Osei", "Lund", "Rao")),
        ("Osei, J.P., Lund, A., et al.", ("Osei, J.P.", "Lund, A.")),
        ("Osei J and colleagues", ("Osei J",)),
        ("Kamer, S. C. L.; Warsel, A.", ("Kamer, S. C. L.", "Warsel, A.")),
        ("van der Berg J, de Vries K", ("van der Berg J", "de Vries K")),
        ("Di Marco, Andrea.", ("Di Marco, Andrea",)),
        ("Ferrin, W. R., Jr.", ("Ferrin, W. R., Jr.",)),
        ("Bick, L., & Ellis, H. (Eds.).", ("Bick, L.", "Ellis, H.")),
        ("Centers for Disease Control and Prevention", ("Centers for Disease Control and Prevention",)),
        ("World Health Organization.", ("World Health Organization",)),
        ("Osei J, Lund K, and the DREAM Study Group", ("Osei J", "Lund K", "the DREAM Study Group")),
        ("et al.", ()),
        ("", ()),
    ],
)
def test_names_in_every_order(printed: str, names: tuple[str, ...]) -> None:
    assert split_authors(printed) == names


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.kind}:{pattern.example[:20]}")
def test_every_pattern_finds_its_example(pattern) -> None:
    match = pattern.regex.search(pattern.example)
    assert match is not None
    found = find_identifiers(pattern.example)
    assert [item.kind for item in found] == [pattern.kind.split("_")[0]]
    assert found[0].value == pattern.expected


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.5555/ABC(2010)1:2.", "10.5555/abc(2010)1:2"),
        ("10.5555/abc).", "10.5555/abc"),
        ("10 .5555/j.ab", "10.5555/j.ab"),
        ("10.5555/abc/full", "10.5555/abc"),
        ("10.5555%2Fabc", "10.5555/abc"),
        ("10.5555/", None),
    ],
)
def test_doi_is_bare_and_lower_case(printed: str, doi: str | None) -> None:
    assert normalise_doi(printed) == doi


def test_a_doi_link_is_no_url() -> None:
    kinds = [
        item.kind for item in find_identifiers("See https://doi.org/10.5555/x1 and https://example.org/a.")
    ]
    assert kinds == ["doi", "url"]


def test_numbers_lose_their_words() -> None:
    assert fields.volume_of("Vol. 43,") == "43"
    assert fields.volume_of("IV,") == "IV"
    assert fields.issue_of("(3-4),") == "3-4"
    assert fields.issue_of("no. 6") == "6"
    assert fields.pages_of("(pp. 11–18).") == "11–18"
    assert fields.pages_of("S38-S42.") == "S38-S42"
    assert fields.pages_of("N.p.,") is None
    assert fields.year_of("2019a,") == 2019
    assert fields.year_of("(in press).") is None


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("“Sleep and mood,”", "Sleep and mood"),
        ("Sleep (and mood).", "Sleep (and mood)"),
        ("Sleep and mood)", "Sleep and mood"),
        ("Is sleep good?", "Is sleep good?"),
        ("J. Appl. Physiol.", "J. Appl. Physiol."),
        ("”", None),
    ],
)
def test_text_is_cleaned_of_what_stands_around_it(printed: str, clean: str | None) -> None:
    assert fields.clean_text(printed) == clean
