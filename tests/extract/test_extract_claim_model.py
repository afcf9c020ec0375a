"""The claim model: what it takes for a claim and how sure it says it is."""

from __future__ import annotations

import pytest

from flows.extract import read_claims
from flows.extract.claims import model
from flows.extract.claims.signals import read_signals
from flows.extract.views import read_views
from flows.ingest import RawSource, read_document
from flows.records import Claim


def claims(*paragraphs: str) -> dict[str, Claim]:
    text = "A page about everything\n\n" + "\n\n".join(paragraphs) + "\n"
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    return {claim.claim_text: claim for claim in read_claims(document, (), ()).claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "There are many different kinds of headache.",
        "The bowel is lined with a thin layer of cells.",
        "Magnesium is one of the most popular minerals on the market.",
        "Let’s look at what the evidence on sleep says.",
    ],
)
def test_what_the_model_takes_for_no_claim(sentence: str) -> None:
    assert sentence not in claims("Walking after dinner lowers blood sugar.", sentence)


def test_the_model_s_sum_does_not_hang_on_the_order_of_its_features() -> None:
    names = ["flag=effect", "relation=causal", "base=author", "E.V.O", "not a feature"]
    apart = [frozenset([name]) for name in reversed(names)]
    assert model.total([frozenset(names)]) == model.total(apart)
    assert model.total([frozenset(["relation=causal"])]) > model.total([frozenset(["relation=none"])])


def test_order_of_words_is_read_by_what_they_are() -> None:
    text = b"A page about everything\n\nWalking can ease pain.\n"
    document = read_document(RawSource(name="a.txt", content=text, media_type="text/plain"))
    assert read_signals(read_views(document)[-1]).order == "EMVO"


def test_confidence_rises_with_the_model_s_sum_and_never_leaves_its_range() -> None:
    for base in ("report", "expert", "author", "heading", "carried"):
        values = [model.confidence(total / 2, base) for total in range(-8, 9)]
        assert values == sorted(values)
        assert values[0] >= 0.0
        assert values[-1] <= 1.0
    assert model.confidence(9.0, "report", is_method=True) <= 0.45
