"""Evidence read closely: a claim beside the sentences of a study's abstract, by a text encoder.

Findings are read from abstracts by rules, which find about half of what is there, and wordings are compared
by words and concepts, which know few of the ways in which the press says things. Where it is asked for
(``--closely``), an encoder that has learned from claims about made-up studies
(``benchmarks/train_evidence_encoder.py``) says of each sentence of the abstract whether it supports the
claim, contradicts it or does neither. What it says most surely of any sentence is weighed together with the
verdict of the rules (``data/closely.json``). A verdict is given only where its probability reaches a bar, and
only on a finding: one that the rules read off the sentence, else one that says of the claim's own outcome
what the claim says, for the sentence supports it. Weights and bars come from short made-up abstracts; by what
the probability overstates on abstracts as real ones are built, a row is less sure (``trust`` there).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from flows.appraise.directions import AGAINST, Agreement, compare_directions, turn
from flows.appraise.fitting import outcome_of
from flows.appraise.judgement import Judgement, with_distortions
from flows.appraise.outcomes import NEAR_OUTCOME, Outcome, fit_outcomes
from flows.appraise.reasons import Reason
from flows.encoder import load_encoder, softmax
from flows.records import Assertion, Claim, Finding, Study
from schemas.identifiers import make_id
from schemas.vocabulary import Direction, Method, Relation, Verdict

ENCODER: Final = "evidence"
HEAD: Final = "verdict"
WEIGHTS: Final = Path(__file__).parent / "data" / "closely.json"
CLASSES: Final = (Verdict.NOT_ADDRESSED, Verdict.CONTRADICTED, Verdict.SUPPORTED)
_NEITHER, _AGAINST, _FOR = range(3)
_DIGITS: Final = 3
_READ: Final = 0.8
"""Confidence of a finding that the encoder alone sees in a sentence."""
_BEYOND_READING: Final = frozenset({Reason.NO_STUDY, Reason.DOUBTFUL_LINK})
_WITH_FINDING: Final = frozenset({Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED, Verdict.CONTRADICTED})
#: How a claim of several outcomes is put for one of them.
_SAYS: Final = {
    Direction.INCREASE: "{exposure} increases {outcome}.",
    Direction.DECREASE: "{exposure} reduces {outcome}.",
    Direction.NO_CHANGE: "{exposure} makes no difference to {outcome}.",
    Direction.UNSIGNED: "{exposure} is linked to {outcome}.",
    Direction.MIXED: "{exposure} changes {outcome}.",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an abstract that may state a result, and where it stands."""

    text: str
    locator: str
    char_start: int
    char_end: int
    sentence_sha256: str
    relation: Relation
    """How strongly it relates what it found, by its wording, else by the study's design."""


@dataclass(frozen=True, slots=True)
class CloseReading:
    """What an abstract says of a claim: how surely for and against it, and the finding of each.

    ``support`` and ``against`` are the greatest log odds, over its sentences, of supporting (contradicting)
    the claim rather than doing neither.
    """

    support: float
    against: float
    supporting: Finding | None
    opposing: Finding | None


def read_closely(
    assertion: Assertion,
    claim: Claim,
    study_id: str,
    findings: Sequence[Finding],
    passages: Sequence[Passage],
    *,
    is_only: bool,
) -> CloseReading:
    """Hold a claim against the sentences of an abstract.

    Args:
        assertion: What the claim says of one outcome.
        claim: The claim.
        study_id: The study.
        findings: Those of the study.
        passages: The sentences of its abstract that may state a result; at least one.
        is_only: Whether the assertion is all that the claim says.
    """
    said = claim.claim_text if is_only else _put(assertion)
    odds = [_odds(said, passage.text) for passage in passages]
    best = max(range(len(odds)), key=lambda place: (odds[place][0], -place))
    worst = max(range(len(odds)), key=lambda place: (odds[place][1], -place))
    return CloseReading(
        support=odds[best][0],
        against=odds[worst][1],
        supporting=_finding_in(passages[best], assertion, findings, is_for=True)
        or _finding_of(passages[best], assertion, study_id),
        opposing=_finding_in(passages[worst], assertion, findings, is_for=False),
    )


def _put(assertion: Assertion) -> str:
    exposure = assertion.exposure or "It"
    return _SAYS[assertion.direction].format(exposure=exposure, outcome=assertion.outcome)


@lru_cache(maxsize=1 << 14)
def _odds(said: str, sentence: str) -> tuple[float, float]:
    logs = load_encoder(ENCODER).read(said, sentence)[HEAD]
    return round(logs[_FOR] - logs[_NEITHER], _DIGITS), round(logs[_AGAINST] - logs[_NEITHER], _DIGITS)


def _finding_in(
    passage: Passage, assertion: Assertion, findings: Iterable[Finding], *, is_for: bool
) -> Finding | None:
    """The finding read off a sentence that is on an outcome like the claim's and speaks so, or None.

    Against a claim, the only finding of the sentence will do on any wording of an outcome.
    """
    own = [one for one in findings if one.sentence_sha256 == passage.sentence_sha256]
    claimed = Outcome(assertion.outcome, assertion.outcome_concept, assertion.direction, assertion.valence)
    best, most = None, NEAR_OUTCOME if is_for or len(own) > 1 else 0.0
    for one in own:
        fit = fit_outcomes(claimed, outcome_of(one))
        found = turn(one.direction, times=int(fit.is_flipped))
        agreement = compare_directions(assertion.direction, found)
        is_so = agreement not in AGAINST if is_for else agreement is not Agreement.AGREES
        if is_so and fit.score >= most and (best is None or fit.score > most):
            best, most = one, fit.score
    return best


def _finding_of(passage: Passage, assertion: Assertion, study_id: str) -> Finding:
    """What a sentence that supports a claim says of the claim's outcome."""
    parts = (passage.sentence_sha256, assertion.outcome, assertion.direction.value, assertion.exposure)
    return Finding(
        finding_id=make_id("findings", study_id, *parts),
        study_id=study_id,
        outcome=assertion.outcome,
        outcome_concept=assertion.outcome_concept,
        direction=assertion.direction,
        valence=assertion.valence,
        exposure=assertion.exposure,
        comparator=assertion.comparator,
        relation=passage.relation,
        locator=passage.locator,
        method=Method.MODEL,
        confidence=_READ,
        char_start=passage.char_start,
        char_end=passage.char_end,
        sentence_sha256=passage.sentence_sha256,
    )


def settle(
    judgement: Judgement, reading: CloseReading, claim: Claim, assertion: Assertion, study: Study | None
) -> Judgement:
    """The judgement of rules and encoder together.

    Where both say the same it stays, with its probability. The encoder's own verdict is given where its
    probability reaches the bar and a finding carries it; a verdict of the rules that it does not bear out
    is taken back (:attr:`Reason.READ_OTHERWISE`).
    """
    if judgement.reason in _BEYOND_READING:
        return judgement
    chances = chances_of(reading, judgement.verdict)
    bars = load_weights()[1]
    trust = load_trust()
    sure = {
        Verdict.SUPPORTED: chances[_FOR] * trust["supported"],
        Verdict.CONTRADICTED: chances[_AGAINST] * trust["contradicted"],
    }
    if _is_borne_out(judgement.verdict, chances, bars):
        return replace(judgement, chance=sure.get(judgement.verdict))
    if chances[_FOR] >= bars["supported"] and reading.supporting is not None:
        chance, read_off = sure[Verdict.SUPPORTED], reading.supporting
        read = Judgement(Reason.READ_AGREEING, None, (), chance=chance, read=read_off)
        return with_distortions(read, claim, assertion, study)
    if chances[_AGAINST] >= bars["contradicted"] and reading.opposing is not None:
        chance = sure[Verdict.CONTRADICTED]
        return Judgement(Reason.READ_OPPOSING, None, (), chance=chance, read=reading.opposing)
    if judgement.verdict in _WITH_FINDING:
        return Judgement(Reason.READ_OTHERWISE, judgement.fit, (), chance=chances[_NEITHER])
    if judgement.verdict is Verdict.NOT_ADDRESSED:
        return replace(judgement, chance=chances[_NEITHER])
    return judgement


def _is_borne_out(verdict: Verdict, chances: Sequence[float], bars: Mapping[str, float]) -> bool:
    if verdict is Verdict.CONTRADICTED:
        return chances[_AGAINST] >= bars["kept_against"]
    return verdict in _WITH_FINDING and chances[_FOR] >= bars["kept"]


def chances_of(reading: CloseReading, verdict: Verdict) -> tuple[float, ...]:
    """The probability of each of :data:`CLASSES`, from the encoder's odds and the verdict of the rules."""
    weights = load_weights()[0]
    given = {"one": 1.0, "support": reading.support, "against": reading.against, verdict.value: 1.0}
    return softmax(
        [
            sum(value * weights[name][number] for name, value in given.items() if name in weights)
            for number in range(len(CLASSES))
        ]
    )


@cache
def load_trust() -> dict[str, float]:
    """Verdict → what its probability is multiplied by where a row says how sure it is."""
    trust: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["trust"]
    return trust


@cache
def load_weights() -> tuple[dict[str, list[float]], dict[str, float]]:
    """Feature → its weight for each of :data:`CLASSES`; the bars."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return data["weights"], data["bars"]
