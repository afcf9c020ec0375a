"""The Prefect flow that builds a release, and the deployment that builds it every night (prefect.yaml)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from prefect import Flow, flow
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows import tasks
from flows.assembly import BuildReport, ReleaseRequest, release_version
from flows.batches import SourceSpec, batched, bundled_specs
from flows.looking_up import is_asking

BATCH_SIZE = 200


def with_workers(workers: int) -> Flow[..., BuildReport]:
    """The flow with its batches worked off by so many processes; the release's bytes do not depend on it."""
    if workers == 1:
        return build
    processes: Any = ProcessPoolTaskRunner(max_workers=workers)
    return build.with_options(task_runner=processes)


def run_name() -> str:
    """Name of a flow run: what it builds and into which folder."""
    parameters = flow_run.get_parameters()
    sources = parameters.get("sources")
    what = f"{len(sources)}-sources" if sources else "bundled"
    return f"build-{what}-{parameters.get('version') or 'next'}"


# The runners' type parameter is how futures are typed; Prefect's own annotations do not agree on it.
_ONE_THREAD: Any = ThreadPoolTaskRunner(max_workers=1)


@flow(
    name="tearsheet-build",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=_ONE_THREAD,
)
def build(
    sources: list[str] | None = None,
    raw: str = "raw",
    out: str = "output",
    version: str | None = None,
    batch_size: int = BATCH_SIZE,
    allow_fewer_rows: bool = False,
    guards: str | None = None,
    mode: str | None = None,
    is_close: bool = False,
) -> BuildReport:
    """Build a release from article files, or from the bundled sources where none is given.

    Args:
        sources: files to read (text, Markdown or HTML); None for those that ``raw/sources.yaml`` lists.
        raw: folder of the bundled sources and of the curated studies.
        out: folder that holds ``releases/`` and ``latest``.
        version: CalVer of the release; None for today's (UTC) next free one.
        batch_size: articles a task.
        allow_fewer_rows: publish although a table has shrunk by more than the guards allow.
        guards: file of guards in place of the package's (docs/release.md).
        mode: ``online`` asks the registries for what no snapshot answers, ``refresh`` asks all again,
            ``offline`` reads snapshots only; None for what the settings say (docs/registries.md).
        is_close: read claims with the text encoder beside the rules (docs/release.md).

    Returns:
        What was read, written and refused. A release that the guards stopped is a report too, with the
        status ``stopped``: nothing was published.
    """
    logger = get_run_logger()
    specs = [SourceSpec(path) for path in sources] if sources else bundled_specs(Path(raw))
    logger.info("reading %d sources: %s", len(specs), ", ".join(spec.path for spec in specs[:20]))
    request = ReleaseRequest(
        out=out,
        version=release_version(out, version),
        allow_fewer_rows=allow_fewer_rows,
        guards=guards,
        studies=str(Path(raw) / "studies"),
        is_close=is_close,
    )
    with tempfile.TemporaryDirectory(prefix="tearsheet-") as staging:
        batches = list(enumerate(batched(specs, batch_size)))
        warnings: list[str] = []
        if is_asking(Path(raw), mode):
            asked = [
                tasks.lookups.submit(batch, raw, mode, number, str(flow_run.get_id()), is_close)
                for number, batch in batches
            ]
            warnings = [warning for future in asked for warning in future.result()]
            # Everything that was answered is at hand now: all articles see the same answers.
            mode = "offline"
        futures = [
            tasks.articles.submit(batch, raw, staging, number, mode, is_close) for number, batch in batches
        ]
        counts = [future.result() for future in futures]
        report: BuildReport = tasks.release(counts, request, warnings)
    logger.info("%s: %d read, %d refused", report.status, report.n_read, report.n_refused)
    return report
