"""Publishing: tables in, a complete and verified release out, or a report of why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

import pandas as pd
import pyarrow as pa

from flows.publish.changes import (
    Changes,
    Release,
    breaking,
    changes_between,
    changes_json,
    changes_markdown,
    read_release,
)
from flows.publish.checksums import write_sums, write_text
from flows.publish.documents import CHANGES_JSON_NAME, CHANGES_NAME, GUARDS_NAME, write_documents
from flows.publish.guards import (
    GuardResult,
    Outcome,
    Situation,
    evaluate,
    failures_of,
    guards_json,
    load_guards,
)
from flows.publish.interchange import Source, write_interchange
from flows.publish.parquet_files import ROWS_UNSHARDED
from flows.publish.place import Place
from flows.publish.readback import readback_problems
from flows.publish.record import read_release_record
from flows.publish.stopping import stop
from flows.publish.structure import structure_problems
from flows.publish.table_files import arrow_tables, write_tables
from flows.publish.verification import file_problems
from flows.publish.versions import version_key
from schemas.export import Provenance, ReleaseFacts, TableFacts, holds_interchange, table_schema
from schemas.failures import ContractError, Failure
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.validation import table_failures


class PublishStatus(StrEnum):
    """What came of publishing."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: the release, new or already there, its rows, and what guards warn of."""

    status: PublishStatus
    version: str
    path: Path
    n_rows: Mapping[str, int]
    warnings: Sequence[str] = ()


def publish_release(
    tables: Mapping[str, pd.DataFrame],
    out: Path,
    version: str,
    *,
    failures: Sequence[Failure] = (),
    provenance: Provenance | None = None,
    allow_fewer_rows: bool = False,
    guards: Path | None = None,
) -> Published:
    """Publish the tables as ``<out>/releases/<version>`` and let ``<out>/latest`` point to it.

    The release is written beside its place, hashed in passing, read back from the disk (bytes, and Parquet
    against what was to be written) and renamed in whole; ``latest`` moves last, and never back to an older
    version. Content equal to that of the newest release, or of the release of this very version, is not
    published again. The release before (the newest of a lower version that can be read) is compared with:
    ``CHANGES.md``, ``changes.json``, and the guards.

    Args:
        tables: every table of the contract, as :func:`schemas.validation.validate_tables` returns them. Their
            rows are not validated again; types, keys and foreign keys are looked at.
        out: the output directory; made where it is not there.
        version: a calendar version, see :func:`flows.publish.versions.next_version`.
        failures: what validation found wrong with whole tables; any stops the release.
        provenance: what went into the tables; by default the installed code, and nothing known of inputs.
        allow_fewer_rows: release although a table has fewer rows than the last release allows.
        guards: file of guards to use in place of the package's.

    Raises:
        ReleaseStopped: no release was made, ``latest`` is untouched, ``<out>/failed/<version>`` says why.
        PublisherBusyError: another process publishes into ``out``.
        ValueError: the version is no calendar version, or the file of guards is malformed.
        OSError: the disk refuses; nothing is left half written where releases are looked for.
    """
    version_key(version)
    rules = load_guards(guards)
    place = Place(out.resolve())
    made_by = provenance or Provenance(installed_version())
    with place.locked():
        found = [*failures, *_misfits(tables)]
        if found:
            stop(place, version, tables, found)
        stage = place.new_stage(version)
        try:
            data = arrow_tables(tables)
            found = structure_problems(data)
            written = {} if found else write_tables(data, stage, ROWS_UNSHARDED)
        except ContractError as error:
            found = [Failure("writable", None, None, str(error))]
        if found:
            stop(place, version, tables, found)
        standing = _standing(place, version, written)
        if standing is None:
            if place.release(version).exists():
                taken = f"the version {version} is taken by another release"
                stop(place, version, tables, [Failure("version_free", None, None, taken)])
            content = {name: table.content_sha256 for name, table in written.items()}
            after = Release(version, SCHEMA_VERSION, made_by, _schema(), data, content)
            before, changes = _against_before(place, after)
            is_comparable = before is not None and set(before.provenance.inputs) <= set(made_by.inputs)
            forgiven = frozenset({"kept_rows"} if allow_fewer_rows else ())
            results = evaluate(rules, Situation(data, written, changes, is_comparable), forgiven)
            found = _breaking(before, changes) + failures_of(results)
            if found:
                stop(place, version, tables, found, results)
            facts = ReleaseFacts(version, made_by, written, before.version if before else None)
            found = _complete(stage, facts, changes, results, data)
            if found:
                stop(place, version, tables, found, results)
            place.move_in(stage, place.release(version))
        else:
            results = []
        current = place.latest_version()
        released = standing or version
        if current is None or version_key(released) > version_key(current):
            place.point_latest(released)
        status = PublishStatus.UNCHANGED if standing else PublishStatus.PUBLISHED
        warnings = [str(result) for result in results if result.outcome == Outcome.WARNED.value]
        n_rows = {name: table.n_rows for name, table in written.items()}
        return Published(status, released, place.release(released), n_rows, warnings)


def installed_version() -> str:
    """Version of this package as installed; ``unknown`` where it runs without being installed."""
    try:
        return metadata.version("tearsheet")
    except metadata.PackageNotFoundError:
        return "unknown"


def _complete(
    stage: Path,
    facts: ReleaseFacts,
    changes: Changes,
    results: Sequence[GuardResult],
    tables: Mapping[str, pa.Table],
) -> list[Failure]:
    """Write what stands beside the tables and the checksums of all; returns what does not read back."""
    files = write_documents(facts, stage)
    files.append(write_text(stage, CHANGES_NAME, changes_markdown(changes)))
    files.append(write_text(stage, CHANGES_JSON_NAME, changes_json(changes)))
    files.append(write_text(stage, GUARDS_NAME, guards_json(results)))
    if holds_interchange(facts):
        files += write_interchange(Source(facts.version, facts.provenance, tables), stage)
    for table in facts.tables.values():
        files += [table.csv, *table.parquet]
    sums = {file.path: file.sha256 for file in files}
    write_sums(stage, sums)
    return readback_problems(stage, sums, tables)


def _misfits(tables: Mapping[str, pd.DataFrame]) -> list[Failure]:
    failures = [
        failure for name, table in TABLES.items() for failure in table_failures(table, tables.get(name))
    ]
    unknown = sorted(set(tables) - set(TABLES))
    return [
        *failures,
        *(Failure("table_known", name, None, "the contract has no such table") for name in unknown),
    ]


def _schema() -> dict[str, Mapping[str, object]]:
    return {name: table_schema(table) for name, table in TABLES.items()}


def _against_before(place: Place, after: Release) -> tuple[Release | None, Changes]:
    """The newest release of a lower version that can be read, and what changed since.

    One that is damaged must not keep a good one from being made.
    """
    for name in reversed(place.versions()):
        if version_key(name) < version_key(after.version):
            try:
                before = read_release(place.release(name))
                return before, changes_between(before, after)
            except ContractError:
                continue
    return None, changes_between(None, after)


def _breaking(before: Release | None, changes: Changes) -> list[Failure]:
    if before is None:
        return []
    needed = f"needs a new major schema version, and {SCHEMA_VERSION} is none beside {before.schema_version}"
    return [
        Failure("breaking_schema", change.table, change.column, f"{change.what}; this {needed}")
        for change in breaking(changes.schema, before.schema_version, SCHEMA_VERSION)
    ]


def _standing(place: Place, version: str, written: Mapping[str, TableFacts]) -> str | None:
    """The release that holds these tables already: the one of this very version, or else the newest."""
    versions = place.versions()
    candidates = [version] if version in versions else versions[-1:]
    return next((name for name in candidates if _is_same(place.release(name), written)), None)


def _is_same(folder: Path, written: Mapping[str, TableFacts]) -> bool:
    """Whether a standing release is whole and its tables are those that were just written."""
    try:
        record = read_release_record(folder)
    except ContractError:
        return False
    content = {name: table.content_sha256 for name, table in written.items()}
    if (record.content, record.schema_version) != (content, SCHEMA_VERSION):
        return False
    return not file_problems(folder)
