"""Batches of articles between files: each batch is read from source files and left as lines of JSON.

A batch passes on paths, not rows, so that a build of any size holds one batch in memory at a time and its
batches can be worked off by other processes.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flows.ingest import SourceError, load_source
from flows.looking_up import registry_settings, study_lookup
from flows.pipeline import (
    ArticleRows,
    look_up_article,
    plain_row,
    process_article,
    refused_source,
)
from flows.resolve import StudyLookup
from flows.sources import Rights, load_sources
from schemas.rights import WITHHELD_CASE, withhold

Logger = logging.Logger | logging.LoggerAdapter[Any]
HINTS = ("source_id", "title", "publisher", "rights", "url", "byline", "published_on")


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """An article to read: its file, which text of it that is, and what is known of it beforehand."""

    path: str
    variant: str = "original"
    hints: Mapping[str, str] = field(default_factory=dict)

    def reading_hints(self) -> dict[str, Any]:
        """The hints as :func:`flows.ingest.load_source` takes them."""
        hints: dict[str, Any] = {key: self.hints[key] for key in HINTS if key in self.hints}
        if "published_on" in hints:
            hints["published_on"] = date.fromisoformat(hints["published_on"])
        return hints


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What came of a batch: how many sources were read and refused, and where the rows are."""

    path: str
    n_read: int
    n_refused: int


def bundled_specs(raw: Path) -> list[SourceSpec]:
    """The sources that ``raw/sources.yaml`` lists.

    Raises:
        flows.marked_yaml.FileError: the list or a file that it names is not as it should be.
    """
    return [
        SourceSpec(
            str(entry.path), entry.variant.value, {key: str(value) for key, value in entry.hints.items()}
        )
        for entry in load_sources(raw)
    ]


def batched(specs: Sequence[SourceSpec], size: int) -> Iterator[Sequence[SourceSpec]]:
    """The specs in runs of at most ``size``."""
    if size < 1:
        raise ValueError(f"a batch holds at least one source, not {size}")
    for start in range(0, len(specs), size):
        yield specs[start : start + size]


def process_batch(
    specs: Sequence[SourceSpec],
    raw: Path,
    target: Path,
    logger: Logger,
    mode: str | None = None,
    *,
    is_close: bool = False,
) -> BatchCounts:
    """Work off one batch into ``target``: one line of JSON an article, or what refused it.

    A source that cannot be read costs itself only. So does one that a fault of ours stumbles over: it is
    refused as ``internal_error``, logged with its trace, and counted, never passed over.

    Args:
        specs: the batch.
        raw: folder of the curated studies and of the registries' snapshots.
        target: file to write.
        logger: where each article is reported.
        mode: how registries are asked, as in :func:`flows.looking_up.registry_settings`.
        is_close: as in :func:`flows.pipeline.process_article`.
    """
    n_refused = 0
    with (
        study_lookup(raw, registry_settings(raw, mode)) as lookup,
        target.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        for spec in specs:
            entry = _entry(spec, lookup, logger, is_close)
            n_refused += "error" in entry
            lines.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    return BatchCounts(str(target), len(specs) - n_refused, n_refused)


def look_up_batch(
    specs: Sequence[SourceSpec],
    raw: Path,
    logger: Logger,
    mode: str | None,
    run_id: str | None = None,
    *,
    is_close: bool = False,
) -> tuple[str, ...]:
    """Ask the registries for everything that a batch of articles refers to, so that the answers are at hand.

    Args:
        specs: the batch; what cannot be read is passed over here, and refused where it is processed.
        raw: folder of the curated studies and of the registries' snapshots.
        logger: where warnings go.
        mode: ``online`` or ``refresh``.
        run_id: names the run whose batches share one budget of requests.
        is_close: as in :func:`flows.pipeline.process_article`.

    Returns:
        What went wrong with registries, each once, in the order met.
    """
    warnings: dict[str, None] = {}
    with study_lookup(raw, registry_settings(raw, mode), run_id) as lookup:
        for spec in specs:
            try:
                source = load_source(Path(spec.path), **spec.reading_hints())
                found = look_up_article(source, lookup, is_close=is_close)
            except Exception as error:
                logger.info("not looked up: %s", error)
                continue
            for warning in found:
                if warning not in warnings:
                    logger.warning("%s", warning)
                warnings[warning] = None
    return tuple(warnings)


def _entry(spec: SourceSpec, lookup: StudyLookup, logger: Logger, is_close: bool) -> dict[str, Any]:
    try:
        source = load_source(Path(spec.path), **spec.reading_hints())
        rows = process_article(source, lookup, is_close=is_close)
    except SourceError as error:
        logger.warning("refused %s", error)
        return _refused_entry(spec, error)
    except Exception as error:
        logger.exception("refused %s: a fault of tearsheet's own", spec.path)
        return _refused_entry(spec, error)
    logger.info("read %s: %s", spec.path, ", ".join(f"{len(r)} {t}" for t, r in rows.tables().items()))
    return _read_entry(spec, rows)


def read_batches(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The entries that :func:`process_batch` wrote, batch after batch."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _read_entry(spec: SourceSpec, rows: ArticleRows) -> dict[str, Any]:
    tables = {name: [plain_row(record) for record in records] for name, records in rows.tables().items()}
    if rows.article.rights == Rights.NONE:
        # Here, so that no later stage, table or report can pass on what may not be passed on.
        tables = withhold(tables, rows.text)
    return {
        "source": spec.path,
        "source_id": spec.hints.get("source_id"),
        "variant": spec.variant,
        "sha256": rows.article.source_sha256,
        "article_id": rows.article.article_id,
        "text": rows.text,
        "notes": list(rows.notes),
        "tables": tables,
    }


def _refused_entry(spec: SourceSpec, error: Exception) -> dict[str, Any]:
    refusal = refused_source(Path(spec.path).name, error)
    row = plain_row(refusal)
    if spec.hints.get("rights") == Rights.NONE:
        # A message may repeat what it stumbled over; the build's report says it, the release does not.
        row["failure_case"] = WITHHELD_CASE
    return {
        "source": spec.path,
        "source_id": spec.hints.get("source_id"),
        "variant": spec.variant,
        "sha256": None,
        "article_id": None,
        "error": refusal.failure_case,
        "error_code": refusal.check_name,
        "notes": [],
        "tables": {"quarantine": [row]},
    }
