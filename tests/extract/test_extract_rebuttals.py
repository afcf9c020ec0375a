"""The writer's next sentence disputes a claim."""

from __future__ import annotations

import pytest

from flows.extract import read_claims
from flows.extract.rebuttals import EXAMPLES, is_rebuttal
from flows.ingest import RawSource, read_document
from schemas.vocabulary import AttributedTo


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_every_build_is_seen(sentence: str) -> None:
    assert is_rebuttal(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence that tea cures gout.",
        "It doesn't take long.",
        "That is wrong for older people with gout.",
        "They don't know why.",
    ],
)
def test_what_says_more_is_none(sentence: str) -> None:
    assert not is_rebuttal(sentence)


def test_the_claim_before_is_disputed_and_no_other() -> None:
    text = (
        "Tea and gout\n\nTea maker BrewWell says its blend cures gout. There is no evidence for that.\n\n"
        "Smoking raises the risk of gout.\n\nA study found that naps cut gout. That is nonsense.\n"
    )
    document = read_document(RawSource(name="tea", content=text.encode(), media_type="text/plain"))
    claims = read_claims(document, (), ()).claims
    assert [claim.article_stance.value for claim in claims] == ["disputes", "endorses", "reports"]
    assert claims[0].attributed_to is AttributedTo.COMPANY
    assert claims[0].speaker_name == "BrewWell"
