"""Abstract → findings: what a study is and what it found, each finding with the sentence that states it."""

from flows.extract.findings.counts import read_sample_size
from flows.extract.findings.facts import StudyFacts, read_countries, read_study_facts
from flows.extract.findings.numbers import Effect, read_effects
from flows.extract.findings.read import (
    RefusedFinding,
    read_findings,
    read_findings_and_refused,
    read_passages,
    strength_of,
)
from flows.extract.findings.sections import clean_abstract
from flows.extract.findings.soundness import Unsound

__all__ = [
    "Effect",
    "RefusedFinding",
    "StudyFacts",
    "Unsound",
    "clean_abstract",
    "read_countries",
    "read_effects",
    "read_findings",
    "read_findings_and_refused",
    "read_passages",
    "read_sample_size",
    "read_study_facts",
    "strength_of",
]
