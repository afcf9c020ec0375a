"""Sentences read by rules and encoder together: relation, claims, and that nothing else asks the encoder."""

from __future__ import annotations

import math

import pytest

from flows.encoder import load_encoder
from flows.extract import classify_relation, classify_relation_closely, read_claims
from flows.extract.claims import model
from flows.extract.closely import CLAIM_SHARE, RELATION_SHARE, together, weigh_closely
from flows.extract.relation_model import LABELS
from flows.ingest import RawSource, read_document
from schemas.vocabulary import Relation

ARTICLE = """Humming and the heart

Humming every morning lowers blood pressure, a study of 300 nurses found.

The nurses hummed for ten minutes before breakfast. Their pulse was five beats slower after a month.

Mia Osei, a singer who lives near the old harbour, has hummed since her childhood in the hills.
"""


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Humming every morning lowers blood pressure.", Relation.CAUSAL),
        ("Humming every morning might lower blood pressure.", Relation.CONDITIONAL_CAUSAL),
        ("People who hum every day were less likely to have gout.", Relation.CORRELATIONAL),
        ("The trial took place in forty villages.", Relation.NONE),
        ("Humming did not change blood pressure.", Relation.NONE),
    ],
)
def test_what_a_sentence_states(sentence: str, label: Relation) -> None:
    reading = classify_relation_closely(sentence)
    assert reading.label == label
    assert 0.25 <= reading.confidence <= 1


def test_the_encoder_reads_what_no_table_of_verbs_has() -> None:
    sentence = "Without the enzyme the mice stayed thin whatever they were fed."
    assert classify_relation(sentence).label == Relation.NONE
    assert classify_relation_closely(sentence).label == Relation.CAUSAL


def test_hedges_are_those_of_the_rules() -> None:
    sentence = "Napping may perhaps sharpen memory."
    assert classify_relation_closely(sentence).hedge_cues == classify_relation(sentence).hedge_cues


def test_a_section_label_changes_nothing() -> None:
    sentence = "Napping sharpens memory in children."
    assert classify_relation_closely(f"CONCLUSIONS: {sentence}") == classify_relation_closely(sentence)


@pytest.mark.parametrize("text", ["", " ", "!", "nap " * 900])
def test_any_text_is_read(text: str) -> None:
    assert classify_relation_closely(text).label in LABELS
    assert math.isfinite(weigh_closely(text, 0.0))


def test_both_readers_count() -> None:
    assert 0 < RELATION_SHARE < 1
    assert 0 < CLAIM_SHARE < 1
    words = (0.7, 0.1, 0.1, 0.1)
    encoded = [math.log(share) for share in (0.01, 0.01, 0.97, 0.01)]
    assert max(range(4), key=together(words, encoded).__getitem__) == 2
    assert sum(together(words, encoded)) == pytest.approx(1)
    assert weigh_closely("Napping sharpens memory.", 9.0) > weigh_closely("Napping sharpens memory.", 1.0)


def test_claims_are_told_from_what_is_none() -> None:
    claim = "Eating walnuts every day lowers the risk of stroke."
    none = "Her mother ran a small shop by the river."
    assert weigh_closely(claim, 0.0) > 0 > weigh_closely(none, 0.0)


def test_an_article_read_closely() -> None:
    document = read_document(RawSource("humming.txt", ARTICLE.encode("utf-8"), "text/plain"))
    claims = read_claims(document, (), (), is_close=True).claims
    assert "Humming every morning lowers blood pressure, a study of 300 nurses found." in {
        claim.claim_text for claim in claims
    }
    assert not any("harbour" in claim.claim_text for claim in claims)
    assert all(claim.char_end - claim.char_start == len(claim.claim_text) for claim in claims)


def test_each_way_of_reading_has_a_curve_of_its_own() -> None:
    for base in ("heading", "author", "expert", "report", "carried"):
        for is_close in (False, True):
            low, high = (model.confidence(value, base, is_close=is_close) for value in (0.0, 4.0))
            assert 0 < low < high < 1


def test_articles_are_read_without_the_encoder_unless_asked() -> None:
    load_encoder.cache_clear()
    document = read_document(RawSource("humming.txt", ARTICLE.encode("utf-8"), "text/plain"))
    assert read_claims(document, (), ()).claims
    assert load_encoder.cache_info().currsize == 0
