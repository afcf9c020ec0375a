"""An abstract's findings: what the study found on each outcome, with the sentence that states it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from flows.extract.direction import classify_direction
from flows.extract.findings.alike import is_denied_by
from flows.extract.findings.arms import are_arms, arms_of
from flows.extract.findings.compared import UNTESTED
from flows.extract.findings.constructions import further_rules
from flows.extract.findings.facts import StudyFacts, read_study_facts
from flows.extract.findings.numbers import NULLS, Effect, read_effects
from flows.extract.findings.repeats import first_own, in_full, is_concluding, is_told, short_forms
from flows.extract.findings.respective import respective_effects
from flows.extract.findings.results import may_state_result
from flows.extract.findings.sections import AbstractSentence, Part, clean_abstract, read_sentences
from flows.extract.findings.soundness import Statement, Unsound
from flows.extract.findings.statements import read_statements
from flows.extract.relation import classify_relation
from flows.lexicon.concepts import concept_of, valence_of
from flows.records import Finding
from schemas.identifiers import make_id
from schemas.vocabulary import Design, Direction, Method, Relation

_CAUSAL_DESIGNS = frozenset(
    {
        Design.RANDOMIZED_CONTROLLED_TRIAL,
        Design.META_ANALYSIS,
        Design.SYSTEMATIC_REVIEW,
        Design.ANIMAL,
        Design.IN_VITRO,
        Design.QUASI_EXPERIMENT,
    }
)
_OF_FURTHER: Final = 0.68
"""Most confidence in a further construction's finding: 34 of 50 were right (real sentences of abstracts)."""


@dataclass(frozen=True, slots=True)
class RefusedFinding:
    """What was read as a finding and cannot be one: the row as it would be, and why it is none."""

    finding: Finding
    why: Unsound


_NOTHING_PRINTED = Effect(None, None, None, None, None, None, 0, 0)


def read_findings(study_id: str, title: str, abstract: str) -> tuple[Finding, ...]:
    """Read what a study found from its abstract: a row an outcome, contrast and time, null results too.

    Args:
        study_id: the study's identifier, copied into every row.
        title: the study's title; not read for findings, only for the study's design.
        abstract: plain text, JATS or HTML, with section labels or without.

    Returns:
        The findings in the abstract's order. What the conclusions repeat of the results is not told twice.
    """
    return read_findings_and_refused(study_id, title, abstract)[0]


def read_passages(abstract: str) -> tuple[AbstractSentence, ...]:
    """The sentences of an abstract that may state a result, whether or not a finding is read off them."""
    sentences = read_sentences(clean_abstract(abstract))
    labelled = any(sentence.part is Part.RESULTS for sentence in sentences)
    own = 0 if labelled else first_own(sentences)
    return tuple(
        sentence
        for index, sentence in enumerate(sentences)
        if index >= own and may_state_result(sentence, index, labelled)
    )


def read_findings_and_refused(
    study_id: str, title: str, abstract: str
) -> tuple[tuple[Finding, ...], tuple[RefusedFinding, ...]]:
    """The findings as :func:`read_findings` gives them, and what cannot be one, with the reason."""
    cleaned = clean_abstract(abstract)
    sentences = read_sentences(cleaned)
    forms = short_forms(cleaned)
    facts = read_study_facts(title, abstract)
    labelled = any(sentence.part is Part.RESULTS for sentence in sentences)
    found: list[Finding] = []
    refused: dict[str, RefusedFinding] = {}
    own = 0 if labelled else first_own(sentences)
    arms: tuple[str, ...] = ()
    for index, sentence in enumerate(sentences):
        arms = arms or _arms_of_methods(sentence)
        if index >= own and may_state_result(sentence, index, labelled):
            denied = any(is_denied_by(one.text) for one in sentences[index + 1 : index + 2])
            told, unsound = _of_sentence(study_id, sentence, facts, forms, arms, denied)
            arms = _arms_now(told, arms)
            for finding in told:
                if not is_told(finding, found, is_concluding(sentence), forms):
                    found.append(finding)
            refused.update({one.finding.finding_id: one for one in unsound})
    return tuple(found), tuple(refused.values())


def _arms_of_methods(sentence: AbstractSentence) -> tuple[str, ...]:
    return arms_of(sentence.text) if sentence.part in {Part.METHODS, Part.BODY} else ()


def _arms_now(told: Sequence[Finding], arms: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the text compares, in its order, after a sentence that compared two groups."""
    pairs = {(one.exposure, one.comparator) for one in told}
    exposure, comparator = pairs.pop() if len(pairs) == 1 else (None, None)
    if exposure is None or comparator is None or len(arms) > 2 or not are_arms((exposure, comparator)):
        return arms
    return (exposure, comparator)


def _of_sentence(
    study_id: str,
    sentence: AbstractSentence,
    facts: StudyFacts,
    forms: Mapping[str, str],
    arms: tuple[str, ...],
    is_denied: bool,
) -> tuple[list[Finding], list[RefusedFinding]]:
    relation = classify_relation(sentence.text).label
    statements, unsound = read_statements(sentence.text, arms, is_denied)
    found = []
    refused = [
        RefusedFinding(
            _finding(study_id, sentence, facts, forms, relation, one.cut(), _NOTHING_PRINTED),
            one.why,
        )
        for one in unsound
    ]
    for statement in statements:
        effect = _effect_of(statement, statements, sentence.text)
        finding = _finding(study_id, sentence, facts, forms, relation, statement, effect)
        if finding.direction is Direction.UNSIGNED and (
            not finding.exposure or statement.pattern in {"factors of outcome were", "result favoured"}
        ):
            refused.append(RefusedFinding(finding, Unsound.NO_DIRECTION))
        else:
            found.append(finding)
    return found, refused


def _effect_of(statement: Statement, statements: tuple[Statement, ...], text: str) -> Effect:
    """The numbers behind the statement's own words; else its clause's, in the order of its statements."""
    same = [other for other in statements if other.start == statement.start]
    rank = same.index(statement)
    told = respective_effects(text[statement.start : statement.end], len(same))
    if told:
        return told[rank]
    if statement.statistics is not None:
        own = read_effects(text[slice(*statement.statistics)])
        if own:
            return own[0]
    effects = read_effects(text[statement.start : statement.end])
    if len(effects) == 1:
        return effects[0]
    return effects[rank] if rank < len(effects) else _NOTHING_PRINTED


def _finding(
    study_id: str,
    sentence: AbstractSentence,
    facts: StudyFacts,
    forms: Mapping[str, str],
    relation: Relation,
    statement: Statement,
    effect: Effect,
) -> Finding:
    direction, confidence = _settle(statement, effect, sentence.text[statement.start : statement.end])
    if statement.pattern in _further_patterns():
        confidence = min(confidence, _OF_FURTHER)
    in_words = in_full(statement.outcome, forms)
    concept = concept_of(in_words) or concept_of(statement.outcome)
    whom = statement.population or facts.population
    parts = (statement.exposure, statement.comparator, whom, statement.outcome, statement.timepoint)
    return Finding(
        finding_id=make_id("findings", study_id, *parts, sentence.text, statement.start),
        study_id=study_id,
        exposure=statement.exposure,
        comparator=statement.comparator,
        population=whom,
        outcome=statement.outcome,
        outcome_concept=concept.id if concept else None,
        timepoint=statement.timepoint,
        direction=direction,
        valence=valence_of(in_words, direction),
        effect_size=effect.value,
        effect_measure=effect.measure if effect.value is not None else None,
        ci_low=effect.ci_low,
        ci_high=effect.ci_high,
        p_value=effect.p_value,
        n_analysed=None,
        relation=_strength(relation, direction, facts.design),
        locator=sentence.locator,
        method=Method.RULE,
        confidence=confidence,
        char_start=sentence.start,
        char_end=sentence.end,
        sentence_sha256=hashlib.sha256(sentence.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


@cache
def _further_patterns() -> frozenset[str]:
    return frozenset(rule.name for rule in further_rules())


def _settle(statement: Statement, effect: Effect, clause: str) -> tuple[Direction, float]:
    """The direction: the wording's, unless the numbers say that nothing was found or give the sign."""
    direction = statement.direction
    if statement.pattern == UNTESTED:
        return direction, 0.6
    if statement.is_stated_null:
        return direction, 0.9
    if effect.is_null and not re.search(r"\bsignificantly\b", clause):
        return Direction.NO_CHANGE, 0.8
    if direction is Direction.UNSIGNED and effect.value is not None and effect.measure is not None:
        above = effect.value > (NULLS.get(effect.measure) or 0.0)
        return (Direction.INCREASE if above else Direction.DECREASE), 0.8
    if direction is Direction.UNSIGNED or not statement.exposure:
        return direction, 0.6 if direction is Direction.UNSIGNED else 0.75
    reading = classify_direction(statement.exposure, statement.comparator or "", statement.outcome, clause)
    if reading.direction is direction:
        return direction, round(0.75 + 0.2 * reading.confidence, 4)
    return direction, round(0.8 - 0.25 * reading.confidence, 4)


def strength_of(sentence: str, design: Design) -> Relation:
    """How strongly a sentence that states a result relates it: by its wording, else by the design."""
    return _strength(classify_relation(sentence).label, Direction.INCREASE, design)


def _strength(relation: Relation, direction: Direction, design: Design) -> Relation:
    """A finding always relates its outcome to something; the design tells how where the wording does not."""
    if relation is not Relation.NONE:
        return relation
    return (
        Relation.CAUSAL
        if design in _CAUSAL_DESIGNS and direction is not Direction.UNSIGNED
        else Relation.CORRELATIONAL
    )
