"""Names of persons and bodies, and roles before and behind them."""

from __future__ import annotations

import pytest
from test_extract_speakers import speakers

from flows.extract.speakers.names import NAME, family_name, is_person_name
from flows.extract.speakers.roles import read_role, trim_role


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (", LCSW, BC-TMH, a therapist with Elm, a firm", "LCSW, BC-TMH, a therapist with Elm"),
        (" of the University of Aarhus.", "of the University of Aarhus"),
        (", M.D., chief of medicine in Austin, Texas.", "M.D., chief of medicine in Austin, Texas"),
        (", a nurse at Elm in the press release", "a nurse at Elm"),
        (", a nurse at Elm by phone", "a nurse at Elm"),
        (", a nurse at Elm, led the way", "a nurse at Elm"),
        (", a nurse at Elm Sleep (ES), said", "a nurse at Elm Sleep (ES)"),
        (". She", None),
        (", there is no doubt", None),
    ],
)  # fmt: skip
def test_roles_end_where_something_else_begins(after: str, role: str | None) -> None:
    assert read_role(after)[0] == role


def test_role_before_the_name() -> None:
    assert trim_role("It is hard, but clinical psychologist ") == "clinical psychologist"
    assert trim_role("He met ") is None


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Jill E. Dane", True),
        ("Dr. Lund", True),
        ("Anna van der Berg", True),
        ("National Sleep Foundation", False),
        ("CDC", False),
        ("Monday", False),
        ("Researchers", False),
    ],
)
def test_persons_are_told_from_bodies(name: str, is_person: bool) -> None:
    assert is_person_name(name) is is_person


def test_family_names() -> None:
    assert family_name("Prof. Anna van der Berg") == "berg"
    assert family_name("Tom Reyes Jr.") == "reyes"
    assert NAME


def test_a_flattened_superscript_is_part_of_no_name() -> None:
    assert not is_person_name("Child Health3")


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the researchers, the study shows that Lactobacillus elmensis eases bloating.",
        "According to the researchers, Lactobacillus elmensis eased bloating.",
        "According to scientists, Omega oils ease pain.",
        "According to a spokesman, the drug Ozempra eases pain.",
    ],
)
def test_what_stands_behind_the_speakers_is_what_is_said(sentence: str) -> None:
    (found,) = speakers(sentence)
    assert found is not None
    assert not {"Lactobacillus", "Omega", "Ozempra"} & set((found.name or "").split())
