# ruff: noqa: E501  # made-up texts read best on one line
"""Every entry of the tables has an example, and the example is read as the entry says."""

from __future__ import annotations

import pytest

from flows.ingest.cues import (
    CAPTION_ENDS,
    DATELINES,
    HEADINGS,
    LINES,
    PAGE_HINTS,
    cue_kind,
    dateline_end,
    ends_in_credit,
    heading_kind,
    page_hint,
)
from flows.ingest.dates import read_date
from flows.ingest.shapes import read_person, reference_score


@pytest.mark.parametrize(("cue", "example"), [(cue, example) for cue in LINES for example in cue.examples])
def test_lines(cue, example):
    assert cue.pattern.match(example)
    assert example.count(" ") < cue.n_words
    assert cue_kind(example) is cue.kind


@pytest.mark.parametrize(("cue", "example"), [(cue, example) for cue in HEADINGS for example in cue.examples])
def test_headings(cue, example):
    assert heading_kind(example) is cue.kind


@pytest.mark.parametrize("cue", PAGE_HINTS, ids=lambda cue: cue.examples[0])
def test_page_hints(cue):
    assert page_hint(cue.examples[0]) == (True, cue.kind)


@pytest.mark.parametrize("cue", CAPTION_ENDS, ids=lambda cue: cue.examples[0])
def test_caption_ends(cue):
    assert cue.pattern.search(cue.examples[0])
    assert ends_in_credit(cue.examples[0])


@pytest.mark.parametrize("cue", DATELINES, ids=lambda cue: cue.examples[0])
def test_datelines(cue):
    assert cue.pattern.match(cue.examples[0])
    assert dateline_end(cue.examples[0]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The sources of the data were two surveys.", "Researchers and resources", "What the experts say", "A summary of the trial", "Sleep",
        "Notes from a small island",
    ],
)  # fmt: skip
def test_headings_of_sections_announce_nothing(text):
    assert heading_kind(text) is None


@pytest.mark.parametrize(
    ("text", "is_reference"),
    [
        ("Sousa A, Bell C. Naps and sugar. J Sleep Res. 2020;12(3):45-52.", True),
        ("Sousa, A. (2020). Naps and sugar. Journal of Sleep, 12, 45–52. https://doi.org/10.1234/ab", True),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", True),
        (
            "In 2020, researchers found that naps were linked to sugar, and that they had not been before.",
            False,
        ),
        ("Dr. A. Sousa said in 2020 that naps are good for you and that they will stay so.", False),
    ],
)
def test_references_have_a_shape(text, is_reference):
    assert (reference_score(text) >= 3) is is_reference


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Jill A. Stone, LCSW, BC-TMH, Ohio-based therapist", "Jill A. Stone", "LCSW, BC-TMH, Ohio-based therapist"),
        ("Dr. Pat Moor, Ph.D., sleep scientist with Example", "Dr. Pat Moor", "Ph.D., sleep scientist with Example"),
        ("Ana de Souza – professor of medicine at Example University", "Ana de Souza", "professor of medicine at Example University"),
        ("Lee Park (dietitian, Example Clinic)", "Lee Park", "dietitian, Example Clinic"),
        ("Dr. Ruth Okafor", "Dr. Ruth Okafor", None),
    ],
)  # fmt: skip
def test_people(text, name, role):
    person = read_person(text)
    assert person is not None
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    "text",
    ["Example Clinic", "New York, Ohio and Texas", "Sousa, A. (2020) Naps. Journal of Sleep,", "Walking Helps, Says Study", "More walking, better sleep."],
)  # fmt: skip
def test_no_people(text):
    assert read_person(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 3, 2021", "2021-03-03"), ("3rd of March 2021", "2021-03-03"), ("Wed, 03 Mar 2021 10:00:00 GMT", "2021-03-03"),
        ("2021-03-03T10:00:00Z", "2021-03-03"), ("20210303", "2021-03-03"), ("25/12/2020", "2020-12-25"), ("12/25/2020", "2020-12-25"),
        ("03/04/2021", None), ("2015", None), ("March 2021", None), ("February 30, 2021", None),
    ],
)  # fmt: skip
def test_dates(text, expected):
    found = read_date(text)
    assert (found.isoformat() if found else None) == expected
