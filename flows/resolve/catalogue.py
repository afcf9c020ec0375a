"""The curated studies, ``raw/studies``: one folder a study, a CSL-JSON record and what the study found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.lexicon.concepts import concept_of, valence_of
from flows.marked_yaml import Fields, FileError, Node, read_yaml
from flows.records import CitedReference, Finding, Study
from flows.resolve.csl import read_record
from flows.resolve.index import StudyIndex
from flows.resolve.lookup import Candidate, Found
from schemas.identifiers import make_id
from schemas.vocabulary import Design, Direction, Method, Relation, Resolution, StudyStatus, Valence

EVIDENCE_LEVELS: Mapping[Design, int | None] = {
    Design.META_ANALYSIS: 1,
    Design.SYSTEMATIC_REVIEW: 1,
    Design.RANDOMIZED_CONTROLLED_TRIAL: 2,
    Design.QUASI_EXPERIMENT: 3,
    Design.COHORT: 3,
    Design.CASE_CONTROL: 4,
    Design.CROSS_SECTIONAL: 4,
    Design.CASE_SERIES: 4,
    Design.QUALITATIVE: None,
    Design.NARRATIVE_REVIEW: 5,
    Design.ANIMAL: 5,
    Design.IN_VITRO: 5,
    Design.UNKNOWN: None,
}
"""Level of evidence by design, 1 the strongest: the row "Does this intervention help?" of the Oxford Centre
for Evidence-Based Medicine 2011 Levels of Evidence. The table has no place for qualitative studies and does
not name cross-sectional ones, which stand beside case-control studies: neither follows people over time."""


class CatalogueError(FileError):
    """A file of the catalogue is not as it should be; the message names it and the line."""


@dataclass(frozen=True)
class Catalogue:
    """Curated studies and their findings, each in the order of the folders' names."""

    studies: tuple[Study, ...] = ()
    findings: tuple[Finding, ...] = ()
    _index: StudyIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = StudyIndex([Candidate(study=study) for study in self.studies])
        object.__setattr__(self, "_index", index)

    def find(self, reference: CitedReference, topic: str) -> Found:  # noqa: ARG002
        """Studies that share an identifier, an author, a word of the title or year and journal with it."""
        return Found(self._index.candidates(reference))

    def findings_of(self, study_id: str) -> Sequence[Finding]:
        """The findings of one study."""
        return tuple(finding for finding in self.findings if finding.study_id == study_id)


_STUDY_KEYS = (
    "design", "evidence_level", "n_participants", "population", "countries", "is_open_access", "license",
    "status", "findings",
)  # fmt: skip
_FINDING_KEYS = (
    "exposure", "comparator", "population", "outcome", "outcome_concept", "timepoint", "direction", "valence",
    "meaning", "relation", "locator", "effect_size", "effect_measure", "ci_low", "ci_high", "p_value",
    "n_analysed",
)  # fmt: skip


def load_catalogue(folder: Path) -> Catalogue:
    """Read the curated studies.

    Args:
        folder: holds one sub-folder a study with ``record.json`` (CSL-JSON) and, where something is known of
            the study itself, ``study.yaml``; ``raw/README.md`` documents both.

    Raises:
        CatalogueError: a file is missing or malformed, a field is missing or unknown, a value is not of its
            vocabulary (the message lists the allowed ones), or two records are the same study.
    """
    try:
        return _load(folder)
    except CatalogueError:
        raise
    except FileError as fault:
        raise CatalogueError(fault.path, fault.problem, fault.line, fault.column) from None


def _load(folder: Path) -> Catalogue:
    if not folder.is_dir():
        raise CatalogueError(folder, "no such folder")
    studies: list[Study] = []
    findings: list[Finding] = []
    seen: dict[str, Path] = {}
    for place in sorted(child for child in folder.iterdir() if child.is_dir() and child.name[0] not in "._"):
        record_path, facts_path = place / "record.json", place / "study.yaml"
        record = read_record(record_path)
        for name in ("doi", "pmid", "pmcid"):
            if record[name] is None:
                continue
            key = f"{name} {record[name].casefold()}"
            if key in seen:
                raise CatalogueError(record_path, f"{name} {record[name]} is already that of {seen[key]}")
            seen[key] = record_path
        study, own_findings = _study(record, facts_path)
        if any(study.study_id == other.study_id for other in studies):
            raise CatalogueError(record_path, f"the study {study.title!r} stands twice")
        studies.append(study)
        findings.extend(own_findings)
    return Catalogue(tuple(studies), tuple(findings))


def _study(record: dict[str, Any], facts_path: Path) -> tuple[Study, list[Finding]]:
    identifier = (record["doi"] or "").lower() or record["pmid"] or record["title"]
    study_id = make_id("studies", identifier)
    known = {"study_id": study_id, "resolution": Resolution.CURATED, **record}
    if not facts_path.exists():
        return Study(**known), []
    fields = Fields(read_yaml(facts_path), *_STUDY_KEYS)
    design = fields.term("design", Design) or Design.UNKNOWN
    level = fields.count("evidence_level")
    study = Study(
        **known,
        design=design,
        evidence_level=EVIDENCE_LEVELS[design] if level is None else level,
        n_participants=fields.count("n_participants"),
        population=fields.text("population"),
        countries=fields.texts("countries"),
        is_open_access=fields.truth("is_open_access"),
        license=fields.text("license"),
        status=fields.term("status", StudyStatus) or StudyStatus.UNKNOWN,
    )
    listed = fields.get("findings")
    findings: list[Finding] = []
    for node in listed.items() if listed is not None else ():
        finding = _finding(node, study_id)
        if any(finding.finding_id == other.finding_id for other in findings):
            node.fail(
                "this finding stands twice (same exposure, comparator, population, outcome and timepoint)"
            )
        findings.append(finding)
    return study, findings


def _finding(node: Node, study_id: str) -> Finding:
    fields = Fields(node, *_FINDING_KEYS)
    outcome, direction = fields.needed_text("outcome"), fields.needed_term("direction", Direction)
    exposure, comparator = fields.text("exposure"), fields.text("comparator")
    population, timepoint = fields.text("population"), fields.text("timepoint")
    concept = fields.text("outcome_concept")
    if concept is None:
        known = concept_of(outcome)
        concept = known.id if known is not None else None
    return Finding(
        finding_id=make_id("findings", study_id, exposure, comparator, population, outcome, timepoint),
        study_id=study_id,
        outcome=outcome,
        direction=direction,
        valence=fields.term("valence", Valence) or valence_of(outcome, direction),
        relation=fields.term("relation", Relation) or Relation.NONE,
        locator=fields.needed_text("locator"),
        method=Method.CURATED,
        confidence=1.0,
        exposure=exposure,
        comparator=comparator,
        population=population,
        outcome_concept=concept,
        timepoint=timepoint,
        effect_size=fields.number("effect_size"),
        effect_measure=fields.text("effect_measure"),
        ci_low=fields.number("ci_low"),
        ci_high=fields.number("ci_high"),
        p_value=fields.number("p_value"),
        n_analysed=fields.count("n_analysed"),
        meaning=fields.text("meaning"),
    )
