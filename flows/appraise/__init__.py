"""Assertion × finding → verdict, distortions, rationale."""

from flows.appraise.closely import Passage
from flows.appraise.reading import VerdictReading, classify_verdict
from flows.appraise.rows import appraise, appraise_closely

__all__ = ["Passage", "VerdictReading", "appraise", "appraise_closely", "classify_verdict"]
