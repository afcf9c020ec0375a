"""What the abstracts of the resolved studies say: the facts of each study, and what it found."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from flows.extract import clean_abstract, read_findings, read_study_facts
from flows.records import Finding, Study
from flows.resolve import EVIDENCE_LEVELS, Abstract, Resolved
from schemas.vocabulary import Design, Method


def read_abstracts(resolved: Resolved) -> Resolved:
    """Read the abstracts that came with the studies' records.

    Returns:
        The same, its studies with the abstract's hash and with design, people, population and countries
        where the record did not give them; its findings with those that the abstracts state, each with its
        sentence. A study's curated findings stay beside them.
    """
    studies: list[Study] = []
    read: list[Finding] = []
    for study in resolved.studies:
        abstract = resolved.abstracts.get(study.study_id)
        if abstract is None:
            studies.append(study)
            continue
        text = clean_abstract(abstract.text)
        studies.append(_with_facts(study, abstract, text))
        read += _verbatim(read_findings(study.study_id, study.title, text), text)
    known = {finding.finding_id for finding in resolved.findings}
    new = tuple(finding for finding in read if finding.finding_id not in known)
    return replace(resolved, studies=tuple(studies), findings=(*resolved.findings, *new))


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


def _verbatim(findings: tuple[Finding, ...], text: str) -> list[Finding]:
    """The findings whose offsets lead to the very sentence that they were read off."""
    return [
        finding
        for finding in findings
        if finding.sentence_sha256 == _sha256(text[finding.char_start : finding.char_end])
    ]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
