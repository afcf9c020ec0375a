"""Abstract → findings: what a study is and what it found, each finding with the sentence that states it."""

from flows.extract.findings.counts import read_sample_size
from flows.extract.findings.facts import StudyFacts, read_countries, read_study_facts
from flows.extract.findings.numbers import Effect, read_effects
from flows.extract.findings.read import read_findings
from flows.extract.findings.sections import clean_abstract

__all__ = [
    "Effect",
    "StudyFacts",
    "clean_abstract",
    "read_countries",
    "read_effects",
    "read_findings",
    "read_sample_size",
    "read_study_facts",
]
