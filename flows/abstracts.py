"""What the abstracts of the resolved studies say: the facts of each study, and what it found."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace

from flows.appraise import Passage
from flows.extract import (
    RefusedFinding,
    Unsound,
    clean_abstract,
    read_findings_and_refused,
    read_passages,
    read_study_facts,
    strength_of,
)
from flows.records import Finding, Refusal, Study
from flows.resolve import EVIDENCE_LEVELS, Abstract, Resolved
from schemas.frames import canonical_json
from schemas.vocabulary import Design, Method


def read_abstracts(resolved: Resolved) -> Resolved:
    """Read the abstracts that came with the studies' records.

    Returns:
        The same, its studies with the abstract's hash and with design, people, population and countries
        where the record did not give them; its findings with those that the abstracts state, each with its
        sentence. A study's curated findings stay beside them. What was read and cannot be a finding is among
        the refused rows, with the reason.
    """
    studies: list[Study] = []
    read: list[Finding] = []
    refused: list[Refusal] = []
    for study in resolved.studies:
        abstract = resolved.abstracts.get(study.study_id)
        if abstract is None:
            studies.append(study)
            continue
        text = clean_abstract(abstract.text)
        studies.append(_with_facts(study, abstract, text))
        told, unsound = read_findings_and_refused(study.study_id, study.title, text)
        verbatim = [finding for finding in told if _is_verbatim(finding, text)]
        astray = [RefusedFinding(one, Unsound.NOT_VERBATIM) for one in told if one not in verbatim]
        read += verbatim
        refused += [refuse_finding(one) for one in (*unsound, *astray)]
    known = {finding.finding_id for finding in resolved.findings}
    new = tuple(finding for finding in read if finding.finding_id not in known)
    return replace(
        resolved,
        studies=tuple(studies),
        findings=(*resolved.findings, *new),
        refused=(*resolved.refused, *refused),
    )


def passages_of(resolved: Resolved) -> dict[str, tuple[Passage, ...]]:
    """Study id → the sentences of its abstract that may state a result; not of a study that a person read."""
    curated = {finding.study_id for finding in resolved.findings if finding.method is Method.CURATED}
    designs = {study.study_id: study.design for study in resolved.studies}
    return {
        study_id: passages_in(abstract.text, designs.get(study_id, Design.UNKNOWN))
        for study_id, abstract in resolved.abstracts.items()
        if study_id not in curated
    }


def passages_in(abstract: str, design: Design) -> tuple[Passage, ...]:
    """The sentences of a study's abstract that may state a result, each with its place."""
    return tuple(
        Passage(one.text, one.locator, one.start, one.end, _sha256(one.text), strength_of(one.text, design))
        for one in read_passages(abstract)
    )


def refuse_finding(refused: RefusedFinding) -> Refusal:
    """The quarantine row of what an abstract says and no finding can be made of."""
    return Refusal(
        table_name="findings",
        row_id=refused.finding.finding_id,
        row_json=canonical_json(asdict(refused.finding)),
        check_name=f"finding_{refused.why.name.lower()}",
        column_name=refused.why.column_name,
        failure_case=refused.why.reason,
        stage="extract",
    )


def judged_by(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that verdicts may rest on: of a study that a person has read, only what they noted."""
    curated = {finding.study_id for finding in findings if finding.method is Method.CURATED}
    return tuple(
        finding for finding in findings if finding.method is Method.CURATED or finding.study_id not in curated
    )


def _with_facts(study: Study, abstract: Abstract, text: str) -> Study:
    facts = read_study_facts(study.title, text)
    design = facts.design if study.design is Design.UNKNOWN else study.design
    level = study.evidence_level if study.evidence_level is not None else EVIDENCE_LEVELS[design]
    return replace(
        study,
        design=design,
        evidence_level=level,
        n_participants=study.n_participants or facts.n_participants,
        population=study.population or facts.population,
        countries=study.countries or facts.countries,
        abstract_sha256=_sha256(text),
        abstract_registry=abstract.registry,
        abstract_text=text if study.abstract_text else None,
    )


def _is_verbatim(finding: Finding, text: str) -> bool:
    """Whether a finding's offsets lead to the very sentence that it was read off."""
    return finding.sentence_sha256 == _sha256(text[finding.char_start : finding.char_end])


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
