"""Prefect tasks: thin wrappers that give the plain functions a run of their own, a name and a log.

A task costs the server 25 to 35 ms whatever it does, so one task works off a batch of articles.
Tasks pass on paths; retries belong to tasks that reach a network, and none of these does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.logging import get_run_logger

from flows.assembly import BuildReport, ReleaseRequest, make_release
from flows.batches import BatchCounts, SourceSpec, process_batch


@task(name="articles", task_run_name="articles-{number:05d}", persist_result=False)
def articles(specs: Sequence[SourceSpec], raw: str, staging: str, number: int) -> BatchCounts:
    """Read, resolve, extract and appraise one batch of articles into ``staging``."""
    logger = get_run_logger()
    counts = process_batch(specs, Path(raw), Path(staging) / f"batch-{number:05d}.jsonl", logger)
    logger.info("batch %d: %d read, %d refused", number, counts.n_read, counts.n_refused)
    return counts


@task(name="release", task_run_name="release-{request.version}", persist_result=False)
def release(batches: Sequence[BatchCounts], request: ReleaseRequest) -> BuildReport:
    """Validate the rows of all batches together and publish them, or stop and say why."""
    logger = get_run_logger()
    report = make_release([Path(batch.path) for batch in batches], request)
    logger.info("%s %s: %s", report.status, report.version, report.n_rows)
    for check, count in report.quarantined.items():
        logger.warning("quarantined by %s: %d", check, count)
    for reason in report.stopped_by:
        logger.error("stopped: %s", reason)
    return report
