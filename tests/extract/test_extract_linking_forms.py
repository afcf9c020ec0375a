"""Citations as the press prints them: in brackets, behind the full stop, in a report told in parts."""

from __future__ import annotations

import pytest
from test_extract_linking import LIST, cited


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Napping lowers blood pressure (Sleep Sci, 2019;12(3):45-51).", [("1",)]),
        (
            "A trial found that naps improved memory (Nap Med, May 4, 2020;9:e12). They fell ill less.",
            [("1",), ("1",)],
        ),
        (
            "Naps lower blood pressure (Sleep Sci 2019;12:45-51) and improve memory (Nap Med 2020;9(2):e12).",
            [("1", "2")],
        ),
        (
            "Naps improved memory in nurses. (Nap Med, 2020;9:12-4.) Coffee is bad for sleep.",
            [("1",)],
        ),
        ("Naps lowered the risk of stroke (HR 0.80, 95% CI 0.68 to 0.94; 1,204 people).", [()]),
        ("Naps helped memory in half of the group (Table 2; 12 of 24).", [()]),
    ],
)
def test_a_reference_in_brackets_is_cited_by_its_sentence(body: str, expected: list[tuple[str, ...]]) -> None:
    found = cited(body)
    assert [links for links in found if links] == [links for links in expected if links]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Chocolate improves memory. (2) It also cuts stroke risk. (1, 3)", [("2",), ("1", "3")]),
        ("Drink water (500 ml). Chocolate cut stroke risk (1). It improved memory (2).", [("1",), ("2",)]),
    ],
)
def test_a_number_behind_the_full_stop_belongs_to_the_sentence_before(
    body: str, expected: list[tuple[str, ...]]
) -> None:
    assert [links for links in cited(body, LIST) if links] == expected


ONE = "\nReferences\n\n1. Lind K. Puzzles and memory. Nap Med. 2020;9:1-9.\n"


def test_a_report_told_in_parts_is_that_of_its_study() -> None:
    body = (
        "Bottom line: Puzzles may delay the loss of memory.\n\n"
        "Background: Previous research has linked puzzles with better memory.\n\n"
        "Results: Memory was 20 percent better in those who did puzzles.\n\n"
        "Discussion: Puzzles might delay the loss of memory."
    )
    assert cited(body, ONE) == [("1",), (), ("1",), ("1",)]


def test_a_bottom_line_without_other_parts_is_the_writers() -> None:
    body = "A 2011 study in Stroke found fewer strokes.\n\nBottom line: Chocolate can improve health."
    assert cited(body, LIST)[-1] == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "A study found that tea lowered blood pressure. Previous research has shown that tea raised it.",
            [("A study",), ()],
        ),
        (
            "A study found that tea lowered blood pressure. Research from Oslo University shows a rise.",
            [("A study",), ("Research",)],
        ),
        (
            "A study of 4,500 nurses in the journal Gut found that tea lowered blood pressure. "
            "The Bergen Health Study, which has 8,500 subjects, also concluded that tea lowered it.",
            [("A study of 4,500 nurses in the journal Gut",), ("The Bergen Health Study",)],
        ),
        (
            "A meta-analysis in the journal Gut found that tea lowered blood pressure. "
            "In most of the trials, tea lowered weight by 2 percent.",
            [("A meta-analysis in the journal Gut",), ("A meta-analysis in the journal Gut",)],
        ),
        (
            "A study by Harvard researchers found that tea lowered blood pressure. "
            "It came from other research centres. The study also found that tea lowered weight.",
            [("A study",), ("A study",)],
        ),
    ],
)
def test_what_another_study_is(body: str, expected: list[tuple[str, ...]]) -> None:
    found = [links for links in cited(body) if links]
    assert [tuple(text[:30] for text in links) for links in found] == [
        tuple(text[:30] for text in links) for links in expected if links
    ]


def test_places_are_no_authors() -> None:
    from flows.extract.linking.authors import find_authors

    texts = ("a study by Harvard researchers", "research by Brigham and Lund Hospital", "a trial from Canada")
    assert [find_authors(f"{text} found harm.", frozenset(text.split())) for text in texts] == [[], [], []]


MORE = f"""{LIST.rstrip()}
4. Berg T. Tea and blood pressure in 162 adults. Gut. 2019;9:1-8.
5. Holm R. Naps and learning in children. Emotion. 2021;3:4-9.
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The 162 adults had lower blood pressure when they drank tea.", [("4",)]),
        ("Writing in Emotion, psychologists say that naps improved learning in children.", [("5",)]),
        ("Doctors report in Gut that tea lowers blood pressure.", [("4",)]),
        ("According to Okafor, flavonoids improved sleep quality.", [("3",)]),
        ("“We found that flavonoids improved sleep,” Okafor said.", [("3",)]),
        ("“Sleep is good for the heart,” says Okafor.", [()]),
        ("A team at Lund University found that naps improved learning in children.", [("5",)]),
        (
            "Tea lowers blood pressure. That’s according to research published in the journal Gut.",
            [("4",)],
        ),
        ("Naps improve learning by 20 percent. So says a study in Emotion.", [("5",)]),
        (
            "A 2019 study found that tea lowered blood pressure. Another study found that coffee raised it. "
            "The first study also found fewer strokes. In the second study, people slept better.",
            [("4",), ("Another study",), ("4",), ("Another study",)],
        ),
    ],
)
def test_one_of_several_listed_studies(body: str, expected: list[tuple[str, ...]]) -> None:
    found = cited(body, MORE)
    assert found[: len(expected)] == expected
