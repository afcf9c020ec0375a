"""Document → claims, citations and assertions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.document import Document
from flows.extract.assertions import read_assertions
from flows.extract.reading import ArticleReader
from flows.extract.rows import claim_rows, refuse_without_assertion
from flows.records import Assertion, Citation, CitedReference, Claim, Refusal, Study


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one article."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    assertions: tuple[Assertion, ...]
    prose_references: tuple[CitedReference, ...]
    refused: tuple[Refusal, ...]


def read_claims(
    document: Document,
    references: Sequence[CitedReference],
    studies: Sequence[Study],
    *,
    is_close: bool = False,
) -> Extraction:
    """Read the health claims of an article and link them to the studies they lean on.

    Args:
        document: the article.
        references: its references, resolved (``study_id``) or not.
        studies: the records that the references lead to.
        is_close: whether text encoders are asked too what claims and what relation is stated (closely.py),
            and what a claim asserts that the rules cannot read (assertions/marked.py); slower, and not to
            the last digit the same on every machine.

    Returns:
        Claims in reading order, their citations and assertions; references to studies that only the prose
        describes; and a refusal for every claim from which no assertion could be read.
    """
    reads, prose = ArticleReader(document, references, studies, is_close).run()
    claims, citations = claim_rows(document, reads)
    assertions: list[Assertion] = []
    refused: list[Refusal] = []
    for claim, read in zip(claims, reads, strict=True):
        found = read_assertions(claim, document, text=read.view.text, is_close=is_close)
        assertions.extend(found)
        if not found:
            refused.append(refuse_without_assertion(claim))
    return Extraction(claims, citations, tuple(assertions), prose, tuple(refused))
