"""Prefect tasks: thin wrappers that give the plain functions a run of their own, a name and a log.

A task costs the server 25 to 35 ms whatever it does, so one task works off a batch of articles.
Tasks pass on paths. Only ``lookups`` reaches a network, and only it is tried again: what it brings is kept as
snapshots, which the tasks after it read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.logging import get_run_logger
from prefect.tasks import exponential_backoff

from flows.assembly import BuildReport, ReleaseRequest, make_release
from flows.batches import BatchCounts, SourceSpec, look_up_batch, process_batch


@task(
    name="lookups",
    task_run_name="lookups-{number:05d}",
    persist_result=False,
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_jitter_factor=0.5,
)
def lookups(
    specs: Sequence[SourceSpec], raw: str, mode: str | None, number: int, run_id: str, is_close: bool = False
) -> tuple[str, ...]:
    """Ask the registries for what one batch of articles refers to; the answers become snapshots.

    A registry that cannot be reached is no failure of the task: single requests are tried again where they
    are made, and what stays unanswered is reported.
    """
    logger = get_run_logger()
    warnings = look_up_batch(specs, Path(raw), logger, mode, run_id, is_close=is_close)
    logger.info("batch %d: looked up, %d warnings", number, len(warnings))
    return warnings


@task(name="articles", task_run_name="articles-{number:05d}", persist_result=False)
def articles(
    specs: Sequence[SourceSpec],
    raw: str,
    staging: str,
    number: int,
    mode: str | None = None,
    is_close: bool = False,
) -> BatchCounts:
    """Read, resolve, extract and appraise one batch of articles into ``staging``."""
    logger = get_run_logger()
    target = Path(staging) / f"batch-{number:05d}.jsonl"
    counts = process_batch(specs, Path(raw), target, logger, mode, is_close=is_close)
    logger.info("batch %d: %d read, %d refused", number, counts.n_read, counts.n_refused)
    return counts


@task(name="release", task_run_name="release-{request.version}", persist_result=False)
def release(
    batches: Sequence[BatchCounts], request: ReleaseRequest, warnings: Sequence[str] = ()
) -> BuildReport:
    """Validate the rows of all batches together and publish them, or stop and say why."""
    logger = get_run_logger()
    report = make_release([Path(batch.path) for batch in batches], request, warnings)
    logger.info("%s %s: %s", report.status, report.version, report.n_rows)
    for lead in report.retracted:
        logger.warning("%s", lead)
    for check, count in report.quarantined.items():
        logger.warning("quarantined by %s: %d", check, count)
    for reason in report.stopped_by:
        logger.error("stopped: %s", reason)
    return report
