"""Claims → rows of ``assertions``."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from flows.document import Document
from flows.extract.assertions.lexicon import lexicon
from flows.extract.assertions.sentence import fill_topic, read_open
from flows.extract.assertions.statements import TOPIC, Statement
from flows.lexicon.concepts import concept_of, valence_of
from flows.records import Assertion, Claim
from schemas.identifiers import make_id
from schemas.vocabulary import Direction, Valence

_LOOK_BACK: Final = 4
"""How many sentences of the same paragraph are asked for what "it" stands for."""


def read_assertions(
    claim: Claim, document: Document, *, text: str | None = None, topic: str | None = None
) -> tuple[Assertion, ...]:
    """Read the assertions of one claim, one row an outcome; empty where the sentence asserts none.

    Args:
        claim: The claim; its span finds the sentences before it.
        text: The claim's text without what is no part of the sentence (the numbers of references).
        document: The article, for what a pronoun or a missing subject stands for.
        topic: That exposure, where the caller knows it; else the nearest earlier sentence of the paragraph
            that names one, then the section's heading, then the article's title.
    """
    statements = read_open(claim.claim_text if text is None else text)
    if topic is None and any(statement.exposure is TOPIC for statement in statements):
        topic = topic_before(document, claim.char_start, claim.section_index)
    statements = fill_topic(statements, topic)
    rows = (_row(claim.claim_id, statement) for statement in statements)
    return tuple({row.assertion_id: row for row in rows}.values())


def topic_before(document: Document, char_start: int, section_index: int) -> str | None:
    """The exposure that the text before a place was about, or None."""
    place = bisect_left(document.sentences, char_start, key=lambda sentence: sentence.span.start)
    here = document.sentences[place : place + 1]
    for sentence in reversed(document.sentences[max(0, place - _LOOK_BACK) : place]):
        if not here or here[0].span.start != char_start or sentence.block_index != here[0].block_index:
            break
        if (exposure := _exposure_of(document.text_of(sentence))) is not None:
            return exposure
    for heading in (document.section_title(section_index), document.title):
        if heading and (exposure := _exposure_of(heading)) is not None:
            return exposure
    return None


def _exposure_of(sentence: str) -> str | None:
    return next((s.exposure for s in read_open(sentence) if s.exposure and _may_be_it(s.exposure)), None)


def _may_be_it(exposure: str) -> bool:
    """Whether an exposure may be what "it" or a missing subject stands for: people are not."""
    return exposure is not TOPIC and exposure.rpartition(" ")[2].lower() not in lexicon().sets["people"]


def valence_of_statement(statement: Statement) -> Valence:
    """What a statement's change means for the person: by the outcome's pole, else by the wording."""
    valence = valence_of(statement.name, statement.direction)
    if valence is Valence.UNKNOWN and statement.effect is not None and statement.direction in (
        Direction.INCREASE, Direction.DECREASE
    ):  # fmt: skip
        return statement.effect
    return valence


def _row(claim_id: str, statement: Statement) -> Assertion:
    concept = concept_of(statement.name)
    return Assertion(
        assertion_id=make_id(
            "assertions",
            claim_id,
            statement.exposure,
            statement.comparator,
            statement.population,
            statement.outcome,
            statement.timepoint,
            statement.direction.value,
        ),
        claim_id=claim_id,
        outcome=statement.outcome,
        direction=statement.direction,
        valence=valence_of_statement(statement),
        exposure=statement.exposure,
        comparator=statement.comparator,
        population=statement.population,
        outcome_concept=concept.id if concept is not None else None,
        timepoint=statement.timepoint,
        claimed_value=statement.value,
        claimed_unit=statement.unit,
        claimed_n=statement.n,
    )
