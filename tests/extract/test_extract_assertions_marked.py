"""Claims whose parts an encoder marks: what acts, on what, which way, where the rules read nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.encoder.net import load_pieces
from flows.extract import read_claims
from flows.extract.assertions import read_closely, read_statement
from flows.extract.assertions.marked import LABELS, LONGEST, mark, stretches, words_in
from flows.extract.assertions.statements import TOPIC
from flows.ingest import RawSource, read_document

ARTICLE = """Humming and gout

{claim}

The nurses hummed for ten minutes before breakfast in a hospital near the old harbour.
"""


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("B-X I-X O B-Y I-Y", {"X": [(0, 2)], "Y": [(3, 5)]}),
        ("B-Y I-Y B-Y O", {"X": [], "Y": [(0, 2), (2, 3)]}),
        ("O I-X O I-Y", {"X": [(1, 2)], "Y": [(3, 4)]}),
        ("B-X I-Y I-Y", {"X": [(0, 1)], "Y": [(1, 3)]}),
        ("O O", {"X": [], "Y": []}),
    ],
)
def test_labels_make_stretches(labels: str, found: dict[str, list[tuple[int, int]]]) -> None:
    assert stretches([LABELS.index(label) for label in labels.split()]) == found


@given(st.text(max_size=400))
def test_words_stand_where_they_are_printed(text: str) -> None:
    words = words_in(text, load_pieces().numbers)
    assert len(words.spans) == len(words.places)
    assert len(words.pieces) <= LONGEST + 1
    assert all(text[start:end].strip() for start, end in words.spans)
    assert words.places == sorted(set(words.places))


@given(st.text(max_size=120))
def test_what_is_marked_stands_in_the_text(text: str) -> None:
    marked = mark(text)
    assert marked is None or marked.outcome in text
    assert marked is None or marked.exposure is TOPIC or str(marked.exposure) in text


@pytest.mark.parametrize(
    ("sentence", "outcome", "direction", "exposure"),
    [
        ("Sour cherries put an end to restless nights.", "restless nights", "decrease", "Sour cherries"),
        ("Singing in a choir works no wonders for the lungs.", "lungs", "no_change", "Singing in a choir"),
        ("Chess did not make anybody any sharper.", "sharper", "no_change", "Chess"),
    ],
)
def test_what_the_rules_do_not_read(sentence: str, outcome: str, direction: str, exposure: str) -> None:
    assert read_statement(sentence) == ()
    (statement,) = read_closely(sentence)
    assert (statement.outcome, statement.direction, statement.exposure) == (outcome, direction, exposure)


@pytest.mark.parametrize(
    "sentence",
    [
        "Humming lowered the nurses' pulse by 5 percent compared with silence.",
        "Those on the new pill went to hospital just as often.",
        "It keeps the blues at bay.",
    ],
)
def test_what_both_read_is_told_by_the_rules(sentence: str) -> None:
    assert read_closely(sentence, "humming") == read_statement(sentence, "humming") != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Do sour cherries put an end to restless nights?",
        "Nobody knows whether sour cherries put an end to restless nights.",
        "The nurses were paid for their time.",
        "",
    ],
)
def test_nothing_is_marked_where_nothing_is_asserted(sentence: str) -> None:
    assert read_closely(sentence) == ()


def test_a_claim_that_the_rules_refuse_is_read_closely() -> None:
    claim = "Sour cherries put an end to restless nights, a study of 120 nurses found."
    source = RawSource(name="nights.txt", content=ARTICLE.format(claim=claim).encode())
    document = read_document(source)
    plain, close = (read_claims(document, (), (), is_close=is_close) for is_close in (False, True))
    assert [row.claim_text for row in close.claims] == [claim]
    assert (plain.assertions, len(plain.refused)) == ((), len(plain.claims))
    assert [(row.outcome, row.direction) for row in close.assertions] == [("restless nights", "decrease")]
    assert close.refused == ()
