"""The encoder of texts: word pieces, packed tables, and when its weights are read."""

from __future__ import annotations

import math

import numpy as np
import pytest

from flows.appraise import classify_verdict
from flows.appraise.reading.mixture import ENCODERS, TASK, Mixture, as_one, load_mixture
from flows.appraise.reading.model import CLASSES
from flows.encoder import load_encoder, mixed
from flows.encoder.net import LONGEST, LONGEST_FIRST, one_row, weights_of
from flows.encoder.pieces import END, START, UNKNOWN, pieces, words
from flows.encoder.tables import full, packed

PIECES = {
    piece: number for number, piece in enumerate([UNKNOWN, START, END, "hum", "##ming", "##s", "naps", "."])
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Humming.", ["hum", "##ming", "."]),
        ("HUMS", ["hum", "##s"]),
        ("naps, hum", ["naps", UNKNOWN, "hum"]),
        ("naptime", [UNKNOWN]),
        ("", []),
    ],
)
def test_words_are_put_together_from_pieces(text: str, expected: list[str]) -> None:
    names = list(PIECES)
    assert [names[number] for number in pieces(text, PIECES)] == expected


def test_accents_and_control_characters_go() -> None:
    assert words("Café\x00 au lait—twice") == ["cafe", "au", "lait", "—", "twice"]


def test_a_pair_is_cut_to_its_length() -> None:
    numbers, kinds = one_row("hum " * 200, "naps " * 300, PIECES)
    assert len(numbers) == len(kinds) == LONGEST
    assert kinds.count(0) == LONGEST_FIRST + 2
    assert numbers[-1] == PIECES[END]


def test_packed_tables_come_back_nearly_as_they_were() -> None:
    table = np.sin(np.arange(6 * 64, dtype=np.float32)).reshape(6, 64)
    halves, scales = packed(table, 32)
    assert halves.shape == (6, 32)
    assert scales.shape == (6, 2)
    assert np.abs(full(halves, scales) - table).max() < 0.16
    again, _ = packed(full(halves, scales), 32, shares=(1.0,))
    assert np.array_equal(full(halves, scales), full(again, scales))


def test_a_table_of_nothing_is_packed() -> None:
    assert not full(*packed(np.zeros((2, 32), np.float32), 32)).any()


@pytest.mark.parametrize("name", list(ENCODERS))
def test_the_shipped_encoders_give_probabilities(name: str) -> None:
    said = load_encoder(name).read("Humming lowers pulse.", "Humming lowered pulse in the trial.")[TASK]
    assert math.isclose(sum(math.exp(value) for value in said), 1.0, rel_tol=1e-6)
    assert weights_of(name).stat().st_size < 5_000_000


def test_sentences_that_cite_are_read_without_the_encoder() -> None:
    load_encoder.cache_clear()
    classify_verdict("Humming lowers pulse [3].", "Humming lowered pulse in the trial.")
    assert load_encoder.cache_info().currsize == 0
    classify_verdict("Humming lowers pulse.", "Humming lowered pulse in the trial.")
    assert load_encoder.cache_info().currsize == len(ENCODERS)


def test_the_encoders_count_as_one_by_their_shares() -> None:
    assert sum(ENCODERS.values()) == pytest.approx(1.0)
    first, second = [-1.0, -2.0, -0.5], [-0.2, -3.0, -2.0]
    share, other = ENCODERS.values()
    assert as_one([first, second]) == pytest.approx(
        [share * one + other * two for one, two in zip(first, second, strict=True)]
    )


def test_trees_and_encoder_are_averaged_as_logarithms() -> None:
    trees, encoder = ([math.log(share) for share in shares] for shares in ((0.2, 0.3, 0.5), (0.6, 0.3, 0.1)))
    assert mixed(trees, encoder, 0.0) == pytest.approx(trees)
    assert mixed(trees, encoder, 1.0) == pytest.approx(encoder, abs=1e-3)
    assert sum(math.exp(value) for value in mixed(trees, encoder, 0.4)) == pytest.approx(1.0)


def test_the_likeliest_class_of_both_is_given() -> None:
    even = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    trees, encoder = ([math.log(share) for share in shares] for shares in ((0.2, 0.5, 0.3), (0.1, 0.1, 0.8)))
    assert Mixture(0.0, even, (0.0, 0.0, 0.0)).read(trees, encoder) == (1, pytest.approx(0.5, abs=1e-3))
    assert Mixture(1.0, even, (0.0, 0.0, 0.0)).read(trees, encoder) == (2, pytest.approx(0.8, abs=1e-3))


def test_small_differences_between_machines_do_not_show() -> None:
    trees, encoder = [-1.0, -1.2, -0.9], [-0.5001, -2.2001, -1.3001]
    nearly = [value + 3e-6 for value in encoder]
    assert mixed(trees, encoder, 0.4) == mixed(trees, nearly, 0.4)


def test_the_shipped_calibration_is_of_all_classes() -> None:
    mixture = load_mixture()
    assert 0 < mixture.encoder_share < 1
    assert len(mixture.calibration) == len(mixture.calibration_intercept) == len(CLASSES)
    assert all(len(row) == len(CLASSES) for row in mixture.calibration)
