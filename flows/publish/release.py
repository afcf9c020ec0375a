"""Publishing: tables in, a complete and verified release out, or a report of why there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import NoReturn

import pandas as pd

from flows.publish.csv_files import write_csv
from flows.publish.documents import (
    ReleaseFacts,
    ReleaseRecord,
    read_release_record,
    write_documents,
    write_tables,
)
from flows.publish.guards import shrinkage
from flows.publish.place import Place
from flows.publish.verification import file_problems, verify_release
from flows.publish.versions import version_key
from schemas.arrow import to_arrow
from schemas.failures import ContractError, Failure, ReleaseStopped
from schemas.frames import sort_rows
from schemas.table import SCHEMA_VERSION
from schemas.tables import QUARANTINE, TABLES
from schemas.texts import Texts
from schemas.validation import table_failures


class PublishStatus(StrEnum):
    """What came of publishing."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: the release, new or already there, and its rows by table."""

    status: PublishStatus
    version: str
    path: Path
    n_rows: Mapping[str, int]


def publish_release(
    tables: Mapping[str, pd.DataFrame],
    out: Path,
    version: str,
    *,
    failures: Sequence[Failure] = (),
    inputs: Mapping[str, str] | None = None,
    code_version: str | None = None,
    texts: Texts | None = None,
    allow_fewer_rows: bool = False,
) -> Published:
    """Publish the tables as ``<out>/releases/<version>`` and let ``<out>/latest`` point to it.

    The release is written beside its place, verified there (checksums, schemas, keys, rules, CSV against
    Parquet) and renamed in whole; ``latest`` moves last, and never back to an older version. Content equal to
    that of the newest release, or of the release of this very version, is not published again.

    Args:
        tables: every table of the contract, as :func:`schemas.validation.validate_tables` returns them.
        out: the output directory; made where it is not there.
        version: a calendar version, see :func:`flows.publish.versions.next_version`.
        failures: what validation found wrong with whole tables; any stops the release.
        inputs: SHA-256 of every source asked for, by name.
        code_version: of the package that made the tables; by default the installed one's.
        texts: normalised text by ``article_id``, to verify offsets against.
        allow_fewer_rows: release although a table has fewer rows than the last release allows.

    Raises:
        ReleaseStopped: no release was made, ``latest`` is untouched, ``<out>/failed/<version>`` says why.
        PublisherBusyError: another process publishes into ``out``.
        ValueError: the version is no calendar version.
        OSError: the disk refuses; nothing is left half written where releases are looked for.
    """
    version_key(version)
    place = Place(out.resolve())
    inputs = dict(inputs or {})
    with place.locked():
        newest = _newest(place)
        found = [*failures, *_misfits(tables)]
        if newest and not found and not allow_fewer_rows:
            n_rows = {name: len(frame) for name, frame in tables.items()}
            found += shrinkage(n_rows, newest.n_rows, inputs, newest.inputs)
        if found:
            _stop(place, version, tables, found)
        stage = place.new_stage(version)
        try:
            written = write_tables(tables, stage)
        except ContractError as error:
            _stop(place, version, tables, [Failure("writable", None, None, str(error))])
        facts = ReleaseFacts(version, code_version or installed_version(), inputs, written)
        if place.release(version).exists() and not _is_same(place.release(version), facts):
            taken = Failure("version_free", None, None, f"the version {version} is taken by another release")
            _stop(place, version, tables, [taken])
        standing = version if place.release(version).exists() else _same_as_newest(place, newest, facts)
        if standing is None:
            write_documents(facts, stage)
            report = verify_release(stage, sources=texts)
            if report.problems:
                _stop(place, version, tables, report.problems)
            place.move_in(stage, place.release(version))
        current = place.latest_version()
        released = standing or version
        if current is None or version_key(released) > version_key(current):
            place.point_latest(released)
        status = PublishStatus.UNCHANGED if standing else PublishStatus.PUBLISHED
        n_rows = {name: table.n_rows for name, table in facts.tables.items()}
        return Published(status, released, place.release(released), n_rows)


def installed_version() -> str:
    """Version of this package as installed; ``unknown`` where it runs without being installed."""
    try:
        return metadata.version("tearsheet")
    except metadata.PackageNotFoundError:
        return "unknown"


def _misfits(tables: Mapping[str, pd.DataFrame]) -> list[Failure]:
    failures = [
        failure for name, table in TABLES.items() for failure in table_failures(table, tables.get(name))
    ]
    unknown = sorted(set(tables) - set(TABLES))
    return [
        *failures,
        *(Failure("table_known", name, None, "the contract has no such table") for name in unknown),
    ]


def _newest(place: Place) -> ReleaseRecord | None:
    """Record of the newest release that stands; also of one that a killed run left ``latest`` behind."""
    versions = place.versions()
    if not versions:
        return None
    try:
        return read_release_record(place.release(versions[-1]))
    except ContractError:
        # A damaged release before this one must not keep a good one from being made.
        return None


def _is_same(folder: Path, facts: ReleaseFacts) -> bool:
    """Whether a standing release is whole and its tables are those that were just written."""
    try:
        record = read_release_record(folder)
    except ContractError:
        return False
    content = {name: table.csv.sha256 for name, table in facts.tables.items()}
    if (record.content, record.schema_version) != (content, SCHEMA_VERSION):
        return False
    return not file_problems(folder)


def _same_as_newest(place: Place, newest: ReleaseRecord | None, facts: ReleaseFacts) -> str | None:
    if newest is None or not _is_same(place.release(place.versions()[-1]), facts):
        return None
    return place.versions()[-1]


def _stop(
    place: Place, version: str, tables: Mapping[str, pd.DataFrame], failures: Sequence[Failure]
) -> NoReturn:
    """Leave a report of the failures and raise ReleaseStopped."""
    stopped = ReleaseStopped(failures)
    stage = place.new_stage(f"{version}.failed")
    report = {"version": version, "failures": [asdict(failure) for failure in failures]}
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    (stage / "report.json").write_text(text, encoding="utf-8", newline="\n")
    (stage / "report.md").write_text(
        f"# {version} was not released\n\n{stopped}\n", encoding="utf-8", newline="\n"
    )
    quarantine = tables.get(QUARANTINE)
    table = TABLES[QUARANTINE]
    if quarantine is not None and not table_failures(table, quarantine):
        write_csv(table, to_arrow(table, sort_rows(table, quarantine)), stage / "quarantine.csv")
    place.move_in(stage, place.failed(version))
    raise stopped
