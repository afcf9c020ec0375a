"""Reading a claim and a piece of evidence, both as free text: supported, contradicted, or not addressed."""

from flows.appraise.reading.mixture import VerdictReading, classify_verdict

__all__ = ["VerdictReading", "classify_verdict"]
