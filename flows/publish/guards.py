"""How far a table may shrink from one release to the next before the release is stopped."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.failures import Failure

LEAST_SHARE: Mapping[str, float] = {
    "articles": 0.5,
    "cited_references": 0.5,
    "studies": 0.5,
    "claims": 0.5,
    "citations": 0.5,
    "assertions": 0.5,
    "findings": 0.5,
    "evidence": 0.5,
    "claim_study_outcome": 0.5,
}
"""Rows a table must at least have, as a share of the last release's; the one place where this is set."""


def shrinkage(
    rows: Mapping[str, int],
    rows_before: Mapping[str, int],
    inputs: Mapping[str, str],
    inputs_before: Mapping[str, str],
) -> list[Failure]:
    """The tables that have fewer rows than the last release allows.

    A release asked for with other sources than the last (``inputs``, by name: all that were asked for, also
    those that could not be read) is another dataset on purpose, and is not compared.
    """
    if not set(inputs_before) <= set(inputs):
        return []
    failures = []
    for table, share in LEAST_SHARE.items():
        before, now = rows_before.get(table, 0), rows.get(table, 0)
        if now < before * share:
            message = (
                f"{now} rows; the last release has {before}, and at least {share:.0%} of them are needed"
            )
            failures.append(Failure("fewer_rows", table, None, message))
    return failures
