"""Assertion × finding → verdict, distortions, rationale."""

from flows.appraise.reading import VerdictReading, classify_verdict
from flows.appraise.rows import appraise

__all__ = ["VerdictReading", "appraise", "classify_verdict"]
