"""What a sentence says acts: the subject's boundaries, links said the other way round, events."""

from __future__ import annotations

import pytest

from flows.extract.assertions import read_statement

SYMBOLS = {"increase": "+", "decrease": "-", "no_change": "=", "unsigned": "?"}

SUBJECTS = [
    ("Yoga appears to be the best way of preventing falls.", [("Yoga", "falls", "-")]),
    ("The boost from tea lasts up to noon, enhancing memory.", [("boost from tea", "memory", "+")]),
    ("It exercises muscles, improves memory and more.", [(None, "memory", "+")]),
    ("If you drink tea daily, you are less likely to get gout.", [("drink tea daily", "gout", "-")]),
    ("The risk of gout rises if they also smoke.", [("smoke", "risk of gout", "+")]),
    (
        "Adults who said they usually napped were more likely to develop gout.",
        [("usually napped", "gout", "+")],
    ),
    ("The 50-year-olds who napped had a higher risk of gout.", [("napped", "risk of gout", "+")]),
    ("Walkers assigned to the tested programs were less likely to fall.", [("tested programs", "fall", "-")]),
    (
        "You can cut your risk of gout by drinking tea, according to experts who studied walkers.",
        [("drinking tea", "risk of gout", "-")],
    ),
    (
        "The more milk a child drinks, the less likely that he or she will develop asthma.",
        [("milk", "asthma", "-")],
    ),
    (
        "Serious falls can be prevented by as much as 38% using a walking program.",
        [("walking program", "Serious falls", "-")],
    ),
]

TURNED = [
    ("A higher risk of gout was linked to soda.", [("soda", "risk of gout", "+")]),
    (
        "A lower risk of gout was associated with higher tea intake.",
        [("higher tea intake", "risk of gout", "-")],
    ),
    ("Gout risk linked to soda.", [("soda", "Gout risk", "?")]),
    (
        "Asthma has been linked with prenatal exposure to dust.",
        [("prenatal exposure to dust", "Asthma", "?")],
    ),
    (
        "This is the first time that asthma has been linked with exposure to dust.",
        [("exposure to dust", "asthma", "?")],
    ),
    ("Stroke risk was associated with depression.", [("Stroke risk", "depression", "?")]),
    ("Tea use was linked to asthma.", [("Tea use", "asthma", "?")]),
]

EVENTS = [
    ("Yoga cuts the risk of multiple falls.", [("Yoga", "risk of multiple falls", "-")]),
    ("The risk of gout falls.", [(None, "risk of gout", "-")]),
    ("Walkers in the tea program were less likely to be injured.", [("tea program", "injury", "-")]),
    ("Wool makes eczema flare.", [("Wool", "eczema", "+")]),
    ("People who took honey had coughs that were two days shorter.", [("took honey", "coughs", "-")]),
    (
        "Women exposed to smoke were more likely to have children who developed gout.",
        [("exposed to smoke", "children with gout", "+")],
    ),
    (
        "A drug that lowers blood pressure also improves mood.",
        [("drug that lowers blood pressure", "mood", "+")],
    ),
    (
        "Use of pills that inhibit enzymes had no effect on stroke risk.",
        [("Use of pills that inhibit enzymes", "stroke risk", "=")],
    ),
    # A risk acts on nothing: what acts was told before.
    (
        "Their odds of gout were 9 percent higher, and they were 16 percent more likely to fall.",
        [(None, "odds of gout", "+"), (None, "fall", "+")],
    ),
    (
        "The risk of gout was highest among nurses, who were 2.4 times as likely to fall.",
        [(None, "risk of gout", "+"), (None, "fall", "+")],
    ),
    ("Gout was rarer in children whose mothers ate plums.", [("ate plums", "Gout", "-")]),
    ("Naps dull pain, no question.", [("Naps", "pain", "-")]),
    ("People who stretched first did 5.5 more squats.", [("stretched first", "squats", "+")]),
    (
        "A link between naps, often taken at noon, and lower stroke risk was found.",
        [("naps", "stroke risk", "-")],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), SUBJECTS + TURNED + EVENTS)
def test_who_and_what_acts(sentence: str, rows: list[tuple[str | None, str, str]]) -> None:
    found = [(s.exposure, s.outcome, SYMBOLS[s.direction.value]) for s in read_statement(sentence)]
    assert found == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Walkers were less likely to sustain harm if they did fall than people who sat.",
        "They saw a correlation between tea and fewer signs related to gout.",
    ],
)
def test_a_clause_or_a_relation_is_no_exposure(sentence: str) -> None:
    exposures = [s.exposure or "" for s in read_statement(sentence)]
    assert not any("did" in each or "between" in each for each in exposures)
