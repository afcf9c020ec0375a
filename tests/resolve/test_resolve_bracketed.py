"""References printed in brackets in the running text."""

from __future__ import annotations

import pytest

from flows.ingest import RawSource, read_document
from flows.records import CitedReference
from flows.resolve import parse_references
from schemas.vocabulary import ReferenceType


def references(text: str) -> list[CitedReference]:
    body = f"Naps and health\n\nNaps help people, it is said, and here is what is known of it.\n\n{text}\n"
    return list(parse_references(read_document(RawSource("a.txt", body.encode(), "text/plain"))))


@pytest.mark.parametrize(
    ("bracket", "fields"),
    [
        ("(Sleep Sci, 2019;12(3):45-51)", ("Sleep Sci", 2019, "12")),
        ("(Nap Med Open, 2020 Jul 1;5(7):e22)", ("Nap Med Open", 2020, "5")),
        ("(Nap Med, May 4, 2020;9:11-4)", ("Nap Med", 2020, "9")),
        ("[BMJ 2015;350:h1551]", ("BMJ", 2015, "350")),
    ],
)
def test_a_journal_with_volume_and_pages_is_a_reference(bracket: str, fields: tuple[str, int, str]) -> None:
    (found,) = references(f"Naps lower blood pressure {bracket}, and they are free.")
    assert (found.container_title, found.year, found.volume) == fields
    assert found.reference_type is ReferenceType.PROSE
    assert found.raw_text == bracket[1:-1]


def test_several_in_one_bracket() -> None:
    found = references("Naps lower blood pressure (Gut 2019;68:1-9; Heart 2020;106:5-8).")
    assert [(f.container_title, f.year) for f in found] == [("Gut", 2019), ("Heart", 2020)]


@pytest.mark.parametrize(
    "aside",
    ["(HR 0.80, 95% CI 0.68 to 0.94)", "(May 2019)", "(500 ml)", "(Table 2; 12 of 24)", "(in Oslo, 2019)"],
)
def test_asides_are_no_references(aside: str) -> None:
    assert references(f"Naps lowered blood pressure {aside} in nurses.") == []


def test_what_is_listed_is_not_repeated() -> None:
    listed = "References\n\nLund A, Berg O. Naps and blood pressure in nurses. Gut. 2019;68:1-9."
    found = references(f"Naps lower blood pressure (Gut 2019;68:1-9).\n\n{listed}")
    assert [f.reference_type for f in found] == [ReferenceType.LIST_ENTRY]
