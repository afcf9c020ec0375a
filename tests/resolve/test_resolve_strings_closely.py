"""Printed references read with the text encoder beside the model."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.encoder import load_encoder
from flows.resolve import parse_reference_closely
from flows.resolve.strings import closely
from flows.resolve.strings.model import bundled_tagger
from flows.resolve.strings.tokens import normalise, tokenise

NUMBERS = load_encoder(closely.ENCODER).pieces.numbers


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("<doi>", closely.IDENTIFIER),
        ("2019", closely.DIGITS),
        ("sleep", closely.LOWER),
        ("BMJ", closely.UPPER),
        ("K", closely.INITIAL),
        ("Lund", closely.CAPITALISED),
        ("pH", closely.ODD),
    ],
)
def test_how_a_word_is_written(word: str, shape: int) -> None:
    assert closely.shape_of(word) == shape


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.text("Ab1 9.,;()“”'’-&é語/: ", max_size=400))
def test_every_token_has_a_place_until_the_row_is_full(text: str) -> None:
    tokens, tail, _ = tokenise(normalise(text))
    row = closely.row_of(tokens, tail, NUMBERS)
    assert len(row.pieces) == len(row.shapes) <= closely.LONGEST
    assert row.places == sorted(set(row.places))
    assert len(row.places) == len(tokens) or len(row.pieces) == closely.LONGEST


def test_the_encoder_knows_the_labels_of_the_model() -> None:
    assert set(bundled_tagger().labels) <= set(load_encoder(closely.ENCODER).labels)


def test_what_is_added_is_whole_and_bounded() -> None:
    tokens, tail, _ = tokenise("Lund K. Naps and recall. Sleep. 2019;4:1-9.")
    further = closely.weigh_closely(tokens, tail, bundled_tagger().labels)
    assert further.dtype == np.int32
    assert further.shape == (len(tokens), len(bundled_tagger().labels))
    assert further.max() <= 0
    assert further.min() >= round(closely.LEAST * 1000 * closely.SHARE)


def test_a_reference_longer_than_the_row_is_read_to_its_end() -> None:
    text = f"Lund K. {'On the naps of swifts and their songs ' * 40}. Sleep. 2019;4:1-9."
    assert parse_reference_closely(text).year == 2019


@pytest.mark.parametrize("text", ["", " ", "....", "2019", "https://doi.org/10.1000/xyz"])
def test_whatever_the_text(text: str) -> None:
    parse_reference_closely(text)


def test_fields_of_a_plain_reference() -> None:
    parsed = parse_reference_closely(
        "Okafor, N. and Lindqvist, P. Gardening and the mood of pensioners. In Annals of Everyday Health, "
        "volume 12, pages 33-41, Harbour Press, Leeds, 2014."
    )
    assert parsed.authors == ("Okafor, N.", "Lindqvist, P.")
    assert parsed.title == "Gardening and the mood of pensioners"
    assert (parsed.year, parsed.volume, parsed.pages) == (2014, "12", "33-41")
