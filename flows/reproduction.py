"""Making a release again from what it records of itself, and saying what differs."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.assembly import ReleaseRequest, code_sha256, code_version, make_release
from flows.batches import SourceSpec, batched, bundled_specs, process_batch
from flows.looking_up import registry_settings
from flows.publish.checksums import folder_sha256, read_sums, sha256_of
from flows.publish.parquet_files import read_parquet
from flows.publish.record import ReleaseRecord, read_release_record
from flows.publish.table_files import parquet_name
from schemas.table import SCHEMA_VERSION
from schemas.vocabulary import Resolution

ABSENT = "unreadable"
BATCH_SIZE = 200
LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What came of making a release again.

    ``status``: ``identical`` (every file, byte by byte), ``same_content`` (the tables' contents are equal,
    some files are not), ``different``, or ``impossible`` (inputs are missing; nothing was built).
    """

    version: str
    status: str
    missing: Sequence[str] = ()
    """Inputs that the release records and that were not found, by name."""
    circumstances: Sequence[str] = ()
    """What is not as it was when the release was made: code, schema, studies."""
    tables: Sequence[str] = ()
    """Tables whose content differs."""
    files: Sequence[str] = ()
    """Files whose bytes differ, or that only one side has."""
    built: str | None = None
    """Where the second making was kept, if it was to be kept."""


def reproduce(
    release: Path,
    raw: Path,
    sources: Sequence[Path] = (),
    keep: Path | None = None,
    guards: Path | None = None,
) -> Reproduction:
    """Build a release again from the sources that it records, found by their hashes, and compare.

    Args:
        release: the release's folder. The release before it, if it recorded one, is looked for beside it.
        raw: folder of the bundled sources and of the curated studies.
        sources: further files among which the recorded sources are looked for.
        keep: output directory to build into; by default a temporary one.
        guards: file of guards, where the release was made with one of its own.

    Raises:
        ContractError: the release cannot be read.
    """
    folder = release.resolve()
    record = read_release_record(folder)
    specs, missing = _specs(record, raw, sources)
    circumstances = [
        *_circumstances(record, raw, guards),
        *_without_answers(folder, raw),
        *_without_previous(folder, record),
    ]
    if missing:
        return Reproduction(record.version, "impossible", missing, circumstances)
    is_close = bool(record.provenance.parameters.get("closely"))
    with tempfile.TemporaryDirectory(prefix="tearsheet-again-") as scratch:
        out = keep or Path(scratch) / "out"
        _bring_previous(folder, record, out)
        batches = []
        for number, batch in enumerate(batched(specs, BATCH_SIZE)):
            target = Path(scratch) / f"batch-{number:05d}.jsonl"
            # From stored answers only: what a registry says today is no input of that release.
            process_batch(batch, raw, target, LOGGER, mode="offline", is_close=is_close)
            batches.append(target)
        request = ReleaseRequest(
            str(out),
            record.version,
            allow_fewer_rows=bool(record.provenance.parameters.get("allow_fewer_rows")),
            guards=str(guards) if guards else None,
            studies=str(raw / "studies"),
            is_close=is_close,
        )
        report = make_release(batches, request)
        if report.status == "stopped":
            return Reproduction(
                record.version, "different", (), [*circumstances, *report.stopped_by], ["(stopped)"]
            )
        again = Path(report.path)
        tables = _different(record.content, read_release_record(again).content)
        files = _different(read_sums(folder), read_sums(again))
        status = "different" if tables else "same_content" if files else "identical"
        return Reproduction(
            record.version, status, (), circumstances, tables, files, str(again) if keep else None
        )


def _specs(record: ReleaseRecord, raw: Path, sources: Sequence[Path]) -> tuple[list[SourceSpec], list[str]]:
    """The recorded sources as files at hand, and the names of those that are not; found by their hashes."""
    bundled = bundled_specs(raw) if (raw / "sources.yaml").exists() else []
    at_hand: dict[str, list[SourceSpec]] = {}
    for spec in [*bundled, *(SourceSpec(str(path)) for path in sources)]:
        if Path(spec.path).is_file():
            at_hand.setdefault(sha256_of(Path(spec.path)), []).append(spec)
    found, missing = [], []
    for name, digest in record.provenance.inputs.items():
        specs = [spec for spec in at_hand.get(digest, []) if name.startswith(_input_name(spec))]
        # A source that could not be read then has no hash; it is found by its name, or not at all.
        specs = specs or at_hand.get(digest, [])
        if digest == ABSENT or not specs:
            missing.append(name)
        else:
            found.append(specs[0])
    return found, missing


def _input_name(spec: SourceSpec) -> str:
    source_id = spec.hints.get("source_id")
    return f"{source_id} ({spec.variant})" if source_id else Path(spec.path).name


def _circumstances(record: ReleaseRecord, raw: Path, guards: Path | None) -> list[str]:
    made_by = record.provenance
    studies = raw / "studies"
    pairs = {
        "schema version": (record.schema_version, SCHEMA_VERSION),
        "code version": (made_by.code_version, code_version()),
        "code": (made_by.code_sha256, code_sha256()),
        "file of guards": (
            made_by.parameters.get("guards_sha256"),
            sha256_of(guards) if guards else None,
        ),
        "curated studies": (made_by.studies_sha256, folder_sha256(studies) if studies.is_dir() else None),
    }
    return [f"{name}: was {was}, is {now}" for name, (was, now) in pairs.items() if was != now]


def _without_answers(folder: Path, raw: Path) -> list[str]:
    """Whether studies came from registries whose stored answers are not at hand."""
    if registry_settings(raw, "offline") is not None:
        return []
    resolutions = read_parquet(folder / parquet_name("studies"))["resolution"].to_pylist()
    n_from_registries = sum(resolution == Resolution.REGISTRY for resolution in resolutions)
    if not n_from_registries:
        return []
    return [f"stored answers of the registries: none at hand; {n_from_registries} studies came from them"]


def _without_previous(folder: Path, record: ReleaseRecord) -> list[str]:
    if not record.previous or (folder.parent / record.previous).is_dir():
        return []
    return [f"the release before, {record.previous}, is not beside it: changes and guards cannot be the same"]


def _bring_previous(folder: Path, record: ReleaseRecord, out: Path) -> None:
    """Put the release before into the output directory: changes and guards are made against it."""
    previous = folder.parent / (record.previous or "")
    target = out / "releases" / (record.previous or "")
    if record.previous and previous.is_dir() and not target.exists():
        shutil.copytree(previous, target)


def _different(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
