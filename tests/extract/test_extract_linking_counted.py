"""Studies that a year in front, a number of people or a bracket tells apart."""

from __future__ import annotations

from test_extract_linking import cited


def test_a_year_in_front_opens_a_study_of_that_year() -> None:
    found = cited(
        "A 2022 paper in the journal Gut reported that naps lower blood pressure.\n\n"
        "And in 2019, Chilean researchers who followed 2,214 people concluded that naps improve memory."
    )
    assert [links[0][:6] for links in found] == ["A 2022", "Chilea"]


def test_people_by_their_number_open_a_study() -> None:
    found = cited(
        "In one small Danish study, men who napped had 12 percent fewer strokes.\n\n"
        "A 2021 trial in the journal Gut showed that naps cut blood pressure by 7 percent.\n\n"
        "Researchers tracking 785 people in Japan and Greece found that naps lower the risk of stroke. "
        "No other habit predicted stroke."
    )
    assert [links[0].split(",")[0] for links in found[:3]] == [
        "one small Danish study", "A 2021 trial in the journal Gut", "Researchers",
    ]  # fmt: skip
    assert found[3] == found[2]


def test_people_by_their_number_are_those_of_a_story_with_one_study() -> None:
    found = cited(
        "Naps lower blood pressure, a new study suggests. "
        "Researchers tracking 785 nurses found fewer strokes."
    )
    assert found[0] == found[1]


def test_a_journal_and_a_year_in_brackets_need_no_other_word() -> None:
    found = cited(
        "People with diabetes who napped lowered their blood pressure by 5 percent "
        "(Archives of Internal Medicine, 2012). A comparison group that walked more saw a drop of 3 percent.",
        "\nSources\n\nJournal of Naps, 2021; 151: 375-384\n\nArchives of Internal Medicine, 2012\n",
    )
    assert found == [("2",), ("2",)]
