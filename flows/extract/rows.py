"""The rows of ``claims`` and ``citations`` for the sentences that were read as claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flows.document import Document
from flows.extract.linking.links import Link
from flows.extract.relation import RelationReading
from flows.extract.speakers import Attribution
from flows.extract.views import View
from flows.records import Citation, Claim, Refusal
from flows.values import value
from schemas.identifiers import make_id
from schemas.vocabulary import ArticleStance, AttributedTo, ClaimKind, Method, UncitedReason

_CONTEXT = 32


@value()
class Read:
    """A sentence that was read as a claim, with the links it leans on."""

    view: View
    kind: ClaimKind
    attributed_to: AttributedTo
    stance: ArticleStance
    attribution: Attribution | None
    links: tuple[Link, ...]
    confidence: float
    relation: RelationReading
    is_undecided: bool = False
    """Means one of several references, and nothing tells which."""
    is_cataphoric: bool = False
    """Speaks of researchers not named yet."""


def claim_rows(document: Document, reads: Sequence[Read]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """The rows of the sentences read as claims."""
    claims: list[Claim] = []
    citations: list[Citation] = []
    seen: Counter[str] = Counter()
    for read in reads:
        text = document.text[read.view.start : read.view.end]
        claim_id = make_id("claims", document.article_id, text, seen[text])
        seen[text] += 1
        claims.append(_claim(document, read, claim_id))
        citations.extend(_citation(document, claim_id, link) for link in read.links)
    return tuple(claims), tuple(citations)


def _claim(document: Document, read: Read, claim_id: str) -> Claim:
    view = read.view
    relation = read.relation
    is_uncited = read.kind is ClaimKind.STUDY_REPORT and not read.links
    named = read.attribution
    return Claim(
        claim_id=claim_id,
        article_id=document.article_id,
        claim_text=document.text[view.start : view.end],
        char_start=view.start,
        char_end=view.end,
        quote_prefix=document.text[max(0, view.start - _CONTEXT) : view.start],
        quote_suffix=document.text[view.end : view.end + _CONTEXT],
        section_index=view.sentence.section_index,
        section_title=document.section_title(view.sentence.section_index),
        claim_kind=read.kind,
        attributed_to=read.attributed_to,
        article_stance=read.stance,
        speaker_name=named.name if named else None,
        speaker_role=named.role if named else None,
        relation=relation.label,
        is_hedged=relation.is_hedged,
        hedge_cues=tuple(relation.hedge_cues),
        uncited_reason=_uncited(read) if is_uncited else None,
        method=Method.RULE,
        confidence=read.confidence,
    )


def _uncited(read: Read) -> UncitedReason:
    return UncitedReason.AMBIGUOUS_REFERENCE if read.is_undecided else UncitedReason.NO_STUDY_IDENTIFIED


def _citation(document: Document, claim_id: str, link: Link) -> Citation:
    span = link.span
    return Citation(
        citation_id=make_id("citations", claim_id, link.profile.reference_id),
        claim_id=claim_id,
        reference_id=link.profile.reference_id,
        cue_type=link.cue_type,
        cue_text=span.of(document.text),
        char_start=span.start,
        char_end=span.end,
        is_ambiguous=link.is_ambiguous,
        score=link.score,
    )


def refuse_without_assertion(claim: Claim) -> Refusal:
    """Say in the quarantine that no outcome could be read from a claim; the claim itself stays."""
    return Refusal(
        table_name="assertions",
        row_id=None,
        row_json=f'{{"claim_id": "{claim.claim_id}"}}',
        check_name="no_assertion_read",
        column_name="outcome",
        failure_case="no outcome could be read from the claim",
        stage="extract",
    )
