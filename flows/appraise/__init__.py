"""Assertion × finding → verdict, distortions, rationale."""
