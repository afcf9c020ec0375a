"""Why: a verdict in plain English, put together from the sentences of ``data/rationale.yaml``.

What the article says, what the study found (with time, contrast and where it is stated), hence the verdict
and what is distorted. Phrases of the article and of the record stand in quotation marks, so that the
sentences around them hold for any wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from flows.appraise.fitting import Fit
from flows.appraise.judgement import Judgement
from flows.appraise.reasons import Reason
from flows.records import Assertion, Claim, Finding, Study
from schemas.vocabulary import Direction, Distortion

_TEMPLATES = Path(__file__).parent / "data" / "rationale.yaml"
_MOST_COVERED = 4
_NAMES_OUTCOMES = frozenset({Reason.UMBRELLA, Reason.OTHER_OUTCOMES})


@cache
def templates() -> dict[str, Any]:
    """The sentences, as read from the package's YAML file."""
    loaded: dict[str, Any] = yaml.safe_load(_TEMPLATES.read_text(encoding="utf-8"))
    return loaded


def explain(
    assertion: Assertion, claim: Claim, study: Study | None, findings: Sequence[Finding], judgement: Judgement
) -> str:
    """Say in a few sentences why an assertion got its verdict."""
    table = templates()
    said = _contrast(
        assertion.direction, assertion.outcome, assertion.exposure, assertion.comparator, assertion.timepoint
    )
    sentences = [table["said"][claim.article_stance].format(said=said)]
    if judgement.fit is not None:
        sentences.append(_found_sentence(judgement.fit.finding))
        sentences.extend(_turned_sentence(judgement.fit, assertion))
    elif judgement.read is not None:
        sentences.append(_found_sentence(judgement.read))
    reason = table["reason"][judgement.reason]
    covered = _covered(findings) if judgement.reason in _NAMES_OUTCOMES else ""
    sentences.append(reason.format(covered=covered, other=_other(judgement)))
    sentences.extend(_notes(judgement, study))
    return " ".join(sentences)


def _found_sentence(finding: Finding) -> str:
    table = templates()
    found = _contrast(
        finding.direction,
        finding.outcome,
        finding.exposure,
        finding.comparator,
        finding.timepoint,
        found=True,
    )
    if finding.locator:
        found += f" (stated in: {finding.locator.strip().rstrip('.')})"
    if finding.meaning:
        sentence: str = table["meaning"].format(found=found, meaning=_plain(finding.meaning).rstrip("."))
    else:
        sentence = table["found"].format(found=found)
    return sentence


def _turned_sentence(one: Fit, assertion: Assertion) -> list[str]:
    if one.found == one.finding.direction:
        return []
    key = "outcome" if not one.exposure.is_inverted else "both" if one.outcome.is_flipped else "exposure"
    turned = _of(one.found, assertion.outcome)
    return [templates()["turned"][key].format(turned=turned)]


def _notes(judgement: Judgement, study: Study | None) -> list[str]:
    table = templates()
    notes = [
        table["distortion"][distortion].format(trait=judgement.narrow_trait)
        for distortion in judgement.distortions
        if distortion in {Distortion.CAUSAL_OVERSTATEMENT, Distortion.POPULATION_GENERALISED}
    ]
    sentences = [table["distortion_joint"].format(notes=", and ".join(notes))] if notes else []
    if study is not None and study.status.value in table["status"]:
        sentences.append(table["status"][study.status.value])
    return sentences


def _contrast(
    direction: Direction,
    outcome: str,
    exposure: str | None,
    comparator: str | None,
    timepoint: str | None,
    *,
    found: bool = False,
) -> str:
    """A noun phrase: direction and outcome, of what, against what, when."""
    parts = [_of(direction, outcome)]
    if exposure:
        parts.append(f"for {quote(exposure)}")
    if comparator:
        parts.append(f"compared with {quote(comparator)}")
    phrase = " ".join(parts)
    if timepoint:
        phrase += f", {'measured' if found else 'at the time'} {quote(timepoint)}"
    return phrase


def _of(direction: Direction, outcome: str) -> str:
    phrase: str = templates()["direction"][direction].format(outcome=quote(outcome))
    return phrase


def _other(judgement: Judgement) -> str:
    if judgement.other is None:
        return ""
    finding = judgement.other.finding
    found = _contrast(finding.direction, finding.outcome, None, None, finding.timepoint, found=True)
    sentence: str = templates()["other"].format(found=found)
    return sentence


def _covered(findings: Sequence[Finding]) -> str:
    outcomes = list(dict.fromkeys(finding.outcome for finding in findings))
    shown = [quote(outcome) for outcome in outcomes[:_MOST_COVERED]]
    return ", ".join(shown) + (" and others" if len(outcomes) > _MOST_COVERED else "")


@lru_cache(maxsize=8192)
def quote(phrase: str) -> str:
    """A phrase in quotation marks, without marks or stops of its own at its ends."""
    return f"“{_plain(phrase)}”"


def _plain(phrase: str) -> str:
    return " ".join(phrase.split()).strip(" .,;:“”\"'").replace("“", "‘").replace("”", "’")


__all__ = ["Reason", "explain", "quote", "templates"]
