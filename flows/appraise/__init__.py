"""Assertion × finding → verdict, distortions, rationale."""

from flows.appraise.rows import appraise

__all__ = ["appraise"]
