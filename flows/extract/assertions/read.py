"""Claims → rows of ``assertions``."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from flows.document import Document
from flows.extract.assertions.lexicon import lexicon, words_of
from flows.extract.assertions.marked import read_open_closely
from flows.extract.assertions.sentence import fill_topic, read_open
from flows.extract.assertions.statements import TOPIC, Statement
from flows.lexicon.concepts import concept_of, valence_of
from flows.records import Assertion, Claim
from schemas.identifiers import make_id
from schemas.vocabulary import Direction, Valence

_LOOK_BACK: Final = 4
"""How many sentences are asked for what "it" stands for (of the same paragraph) or what the risk is of."""
_BARE: Final = words_of("bare")
"""Outcomes that say nothing without what they are a risk of."""
_RISK_OF: Final = re.compile(
    r"(?i)^(?:the |their )?(?:risks?|odds|chances?|likelihood) (?:of|for) (?:an? |the )?"
)
_ITEM: Final = re.compile(r"(?:#\s?\d{1,2}[.:)]?|\d{1,2}[.:)])\s+(?P<thing>[A-Z][\w’'-]+(?:\s[\w’'-]+){0,3})")


def read_assertions(
    claim: Claim,
    document: Document,
    *,
    text: str | None = None,
    topic: str | None = None,
    is_close: bool = False,
) -> tuple[Assertion, ...]:
    """Read the assertions of one claim, one row an outcome; empty where the sentence asserts none.

    Args:
        claim: The claim; its span finds the sentences before it.
        text: The claim's text without what is no part of the sentence (the numbers of references).
        document: The article, for what a pronoun or a missing subject stands for.
        topic: That exposure, where the caller knows it; else the nearest earlier sentence of the paragraph
            that names one, then the section's heading, then the article's title.
        is_close: whether an encoder is asked beside the rules (marked.py).
    """
    said = claim.claim_text if text is None else text
    statements = read_open_closely(said) if is_close else read_open(said)
    if topic is None and any(statement.exposure is TOPIC for statement in statements):
        topic = topic_before(document, claim.char_start, claim.section_index)
    statements = fill_topic(statements, topic)
    if any(statement.outcome.lower() in _BARE for statement in statements):
        statements = _named(statements, risk_before(document, claim.char_start))
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
        exposure = (_exposure_of(heading) or _item_of(heading)) if heading else None
        if exposure is not None:
            return exposure
    return None


def risk_before(document: Document, char_start: int) -> str | None:
    """What "a lower risk" is a risk of: the outcome of the nearest sentence before, or of the title.

    Of several outcomes none is taken, nor one that nobody runs a risk of (better sleep).
    """
    place = bisect_left(document.sentences, char_start, key=lambda sentence: sentence.span.start)
    before = (document.text_of(s) for s in reversed(document.sentences[max(0, place - _LOOK_BACK) : place]))
    for sentence in (*before, document.title):
        statements = read_open(sentence)
        outcomes = {s.outcome for s in statements}
        if outcomes and not all(outcome.lower() in _BARE for outcome in outcomes):
            is_one = len(outcomes) == 1 and _is_risked(statements[0])
            return _RISK_OF.sub("", statements[0].outcome) if is_one else None
    return None


def _is_risked(statement: Statement) -> bool:
    return (
        _RISK_OF.match(statement.outcome) is not None
        or valence_of(statement.name, Direction.INCREASE) is Valence.HARM
    )


def _named(statements: tuple[Statement, ...], risk: str | None) -> tuple[Statement, ...]:
    """The statements with bare risks named."""
    if risk is None:
        return statements
    return tuple(
        s._replace(outcome=f"{s.outcome} of {risk}") if s.outcome.lower() in _BARE else s for s in statements
    )


def _item_of(heading: str) -> str | None:
    """The thing that a numbered heading of a list names: "2. Fatty fish"."""
    match = _ITEM.fullmatch(heading.strip())
    if match is None or not lexicon().triggers.isdisjoint(match["thing"].lower().split()):
        return None
    return match["thing"]


def _exposure_of(sentence: str) -> str | None:
    return next((s.exposure for s in read_open(sentence) if s.exposure and _may_be_it(s.exposure)), None)


def _may_be_it(exposure: str) -> bool:
    """Whether an exposure may be what "it" or a missing subject stands for: people and "9 foods" are not."""
    is_counted = exposure.split(" ", 1)[0].isdigit()
    return not (
        exposure is TOPIC or is_counted or exposure.rpartition(" ")[2].lower() in lexicon().sets["people"]
    )


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
