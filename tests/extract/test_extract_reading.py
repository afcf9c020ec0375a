"""The reading as a whole: rows that hold together, and what it must show on the real article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.document import Document
from flows.extract import Extraction, read_claims
from flows.ingest import RawSource, SourceError, load_source, read_document
from flows.records import CitedReference, Claim
from flows.resolve import Catalogue, load_catalogue, parse_references, resolve_references
from schemas.vocabulary import ClaimKind, ReferenceType, UncitedReason

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TEARSHEET_SHARED", ROOT.parent / "shared"))
ARTICLE = SHARED / "articles" / "crying-health.txt"

TEXT = """Naps and the night shift

A short nap lowers stress, according to a 2019 study published in the journal Gut. Nappers also slept longer.
A short nap lowers stress, according to a 2019 study published in the journal Gut.

"Naps are safe," says Jane Roe, a nurse. Studies show that naps help memory.
"""


def extract(text: str) -> tuple[Document, Extraction]:
    document = read_document(RawSource(name="a.txt", content=text.encode(), media_type="text/plain"))
    references = resolve_references(parse_references(document), Catalogue((), ())).references
    return document, read_claims(document, references, ())


def check(document: Document, extraction: Extraction) -> None:
    """What holds of every extraction."""
    ids = [claim.claim_id for claim in extraction.claims]
    assert len(set(ids)) == len(ids)
    cited = {citation.claim_id for citation in extraction.citations}
    assert cited <= set(ids)
    assert len({c.citation_id for c in extraction.citations}) == len(extraction.citations)
    for claim in extraction.claims:
        assert document.text[claim.char_start : claim.char_end] == claim.claim_text
        assert document.text[: claim.char_start].endswith(claim.quote_prefix)
        assert document.text[claim.char_end :].startswith(claim.quote_suffix)
        assert 0.0 <= claim.confidence <= 1.0
        is_report = claim.claim_kind is ClaimKind.STUDY_REPORT
        assert (claim.uncited_reason is not None) == (is_report and claim.claim_id not in cited)
    for citation in extraction.citations:
        assert document.text[citation.char_start : citation.char_end] == citation.cue_text
    asserted = {assertion.claim_id for assertion in extraction.assertions}
    refused = [refusal for refusal in extraction.refused if refusal.check_name == "no_assertion_read"]
    assert len(refused) == len([i for i in ids if i not in asserted])
    for reference in extraction.prose_references:
        assert reference.reference_type is ReferenceType.PROSE
        assert document.text[reference.char_start : reference.char_end] == reference.raw_text


def test_rows_hold_together() -> None:
    document, extraction = extract(TEXT)
    check(document, extraction)
    assert len(extraction.prose_references) == 1
    prose = extraction.prose_references[0]
    assert (prose.year, prose.container_title) == (2019, "Gut")
    assert [c.uncited_reason for c in extraction.claims if c.uncited_reason] == [
        UncitedReason.NO_STUDY_IDENTIFIED
    ]


def test_an_edit_elsewhere_moves_no_id_of_an_untouched_sentence() -> None:
    source = RawSource(name="a.txt", content=TEXT.encode(), media_type="text/plain")
    document = read_document(source)
    before = read_claims(document, (), ())
    assert [c.claim_id for c in before.claims] == [c.claim_id for c in read_claims(document, (), ()).claims]


def test_an_article_without_claims_gives_none() -> None:
    document, extraction = extract(
        "A walk in town\n\nThe train was late. We took the bus and had a look at the harbour.\n"
    )
    check(document, extraction)
    assert extraction.claims == ()


_PIECES = st.sampled_from(
    [
        "A 2019 study in Gut found that naps cut stress. ",
        "The researchers saw no harm. ",
        "Those who slept felt better. ",
        '"Sleep is vital," says Dr. Jane Roe. ',
        '"It calms the heart. ',
        "She adds that naps help.\n\n",
        "Another trial found harm. ",
        "According to the same study, mood rose. ",
        "Naps help memory [1]. ",
        "Myth: naps are bad. ",
        "\n\nWhy naps help\n\n",
        "Smith et al. (2020) disagreed about pain. ",
        "They also ate less (250 ml). ",
    ]
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(_PIECES, min_size=1, max_size=14))
def test_any_order_of_sentences_gives_rows_that_hold_together(pieces: list[str]) -> None:
    text = (
        "Naps and health\n\n"
        + "".join(pieces)
        + "\n\nReferences\n\n1. Lind A. Naps and stress. Gut. 2019;1:2-3.\n"
    )
    try:
        document, extraction = extract(text)
    except SourceError:
        return
    check(document, extraction)


@pytest.fixture(scope="module")
def article() -> tuple[Document, tuple[CitedReference, ...], Extraction]:
    if not ARTICLE.exists():
        pytest.skip("the verbatim article is not here")
    document = read_document(load_source(ARTICLE))
    resolved = resolve_references(parse_references(document), load_catalogue(ROOT / "raw" / "studies"))
    return document, resolved.references, read_claims(document, resolved.references, resolved.studies)


def _that(extraction: Extraction, *words: str) -> Claim:
    found = [c for c in extraction.claims if all(word in c.claim_text for word in words)]
    assert len(found) == 1, (words, [c.claim_text[:40] for c in found])
    return found[0]


@pytest.mark.shared
def test_on_the_real_article_every_report_leads_to_its_study(
    article: tuple[Document, tuple[CitedReference, ...], Extraction],
) -> None:
    document, references, extraction = article
    check(document, extraction)
    position = {reference.reference_id: reference.position for reference in references}
    cited: dict[str, list[int]] = {}
    for citation in extraction.citations:
        assert not citation.is_ambiguous
        cited.setdefault(citation.claim_id, []).append(position[citation.reference_id])
    reports = [c for c in extraction.claims if c.claim_kind is ClaimKind.STUDY_REPORT]
    assert [cited[c.claim_id] for c in reports] == [[0], [1], [1], [1], [1], [1], [3], [2], [3]]
    assert set(cited) == {c.claim_id for c in reports}
    assert extraction.prose_references == ()


@pytest.mark.shared
def test_on_the_real_article_every_statement_has_its_speaker(
    article: tuple[Document, tuple[CitedReference, ...], Extraction],
) -> None:
    document, _, extraction = article
    first, second = (expert.name for expert in document.experts)
    spoken = [c for c in extraction.claims if c.claim_kind is ClaimKind.EXPERT_STATEMENT]
    names = [c.speaker_name for c in spoken]
    assert names == [first, first, first, *[second] * 6, first, first, second]
    assert all(c.speaker_role for c in spoken)
    headings = {
        s.span.start
        for s in document.sentences
        if document.blocks[s.block_index].kind in {"title", "heading"}
    }
    assert all(
        c.claim_kind is ClaimKind.AUTHOR_STATEMENT for c in extraction.claims if c.char_start in headings
    )
    assert _that(extraction, "if you do want to cry").claim_kind is ClaimKind.AUTHOR_STATEMENT
