"""From the rows of all batches to a release: gather, validate together, publish, report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

from flows.batches import SourceSpec, bundled_specs, read_batches
from flows.collection import Row, collect
from flows.ingest import SourceError, load_source, read_document
from flows.notable import retracted_leads
from flows.pipeline import plain_row
from flows.publish import Provenance, VerificationReport, next_version, publish_release, verify_release
from flows.publish.checksums import folder_sha256, sha256_of
from flows.publish.versions import is_version
from flows.records import Refusal
from schemas.failures import ReleaseStopped
from schemas.frames import canonical_json, frames_from_records
from schemas.validation import Validated, validate_tables
from schemas.vocabulary import Lookup, Verdict

N_SOURCES_LISTED = 20
ABSENT = "unreadable"


class ReleaseRefused(ValueError):  # noqa: N818 - it says what happened
    """The call cannot make a release: the version is malformed or taken."""


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """Where a release goes, under which version, and what the guards let pass."""

    out: str
    version: str
    allow_fewer_rows: bool = False
    guards: str | None = None
    """File of guards in place of the package's."""
    studies: str | None = None
    """Folder of the curated studies that the articles were read with."""
    is_close: bool = False
    """Whether claims were read with the text encoder."""


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A source that went into a release."""

    path: str
    variant: str
    article_id: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, wrote and refused. ``status``: ``published``, ``unchanged`` or ``stopped``."""

    status: str
    version: str
    path: str
    n_read: int
    n_refused: int
    n_rows: Mapping[str, int] = field(default_factory=dict)
    retracted: Sequence[str] = ()
    """Claims that lean on a retracted study, a sentence each: what a reader has to know first."""
    lookups: Mapping[str, int] = field(default_factory=dict)
    """References by how far the registries could be asked for them."""
    verdicts: Mapping[str, int] = field(default_factory=dict)
    quarantined: Mapping[str, int] = field(default_factory=dict)
    sources: Sequence[SourceRead] = ()
    n_sources_unlisted: int = 0
    refused: Sequence[str] = ()
    notes: Sequence[tuple[str, str]] = ()
    stopped_by: Sequence[str] = ()


@dataclass(slots=True)
class _Gathered:
    tables: dict[str, list[Row]]
    texts: dict[str, str]
    inputs: dict[str, str]
    sources: list[SourceRead]
    refused: list[str]
    notes: list[tuple[str, str]]


def code_version() -> str:
    """Version of the installed package."""
    return installed_version("tearsheet")


@lru_cache(maxsize=1)
def code_sha256() -> str:
    """Of all files of the package that can change a row: it tells versions apart that nobody has numbered."""
    root = Path(__file__).resolve().parent.parent
    return folder_sha256(root, [path for room in ("flows", "schemas") for path in (root / room).rglob("*")])


def release_version(out: str, version: str | None) -> str:
    """The version asked for, or the next free CalVer of today (UTC).

    Raises:
        ReleaseRefused: the version is not ``YYYY.MM.DD`` or ``YYYY.MM.DD.N``.
    """
    if version is None:
        return next_version(Path(out), datetime.now(UTC).date())
    if not is_version(version):
        raise ReleaseRefused(f"{version!r} is no version: expected YYYY.MM.DD or YYYY.MM.DD.N")
    return version


def make_release(
    batches: Sequence[Path], request: ReleaseRequest, warnings: Sequence[str] = ()
) -> BuildReport:
    """Validate what the batches left and publish it; a release that a guard stops is reported, not raised.

    ``warnings`` are what went wrong with registries beforehand; they go into the report.
    """
    gathered = _gather(read_batches(batches))
    gathered.notes += [("registries", warning) for warning in dict.fromkeys(warnings)]
    validated = validate_tables(frames_from_records(gathered.tables), texts=gathered.texts)
    out = Path(request.out)
    try:
        published = publish_release(
            validated.tables,
            out,
            request.version,
            failures=validated.failures,
            provenance=_provenance(gathered, request),
            allow_fewer_rows=request.allow_fewer_rows,
            guards=Path(request.guards) if request.guards else None,
        )
    except ReleaseStopped as stop:
        return _report(
            "stopped",
            request.version,
            str(out / "failed" / request.version),
            gathered,
            validated,
            [str(f) for f in stop.failures],
        )
    gathered.notes += [("guard", warning) for warning in published.warnings]
    return _report(published.status.value, published.version, str(published.path), gathered, validated, [])


def _provenance(gathered: _Gathered, request: ReleaseRequest) -> Provenance:
    studies = Path(request.studies) if request.studies else None
    parameters: dict[str, Any] = {"allow_fewer_rows": request.allow_fewer_rows}
    if request.is_close:
        parameters["closely"] = True
    if request.guards:
        parameters["guards_sha256"] = sha256_of(Path(request.guards))
    if studies and (concepts := studies.parent / "concepts.yaml").is_file():
        parameters["concepts_sha256"] = sha256_of(concepts)
    return Provenance(
        code_version=code_version(),
        code_sha256=code_sha256(),
        inputs=gathered.inputs,
        studies_sha256=folder_sha256(studies) if studies and studies.is_dir() else None,
        parameters=parameters,
    )


def check_release(release: Path, sources: Sequence[Path], raw: Path) -> VerificationReport:
    """Verify a release, also against the sources at hand: those given, and the bundled ones that it holds.

    Raises:
        SourceError: a source given cannot be read. A bundled one that cannot be read is passed over.
    """
    texts: dict[str, str] = {}
    for path in sources:
        document = read_document(load_source(path))
        texts[document.article_id] = document.text
    for spec in _bundled(raw):
        try:
            document = read_document(load_source(Path(spec.path), **spec.reading_hints()))
        except SourceError:
            continue
        texts.setdefault(document.article_id, document.text)
    return verify_release(release, texts)


def _bundled(raw: Path) -> list[SourceSpec]:
    return bundled_specs(raw) if (raw / "sources.yaml").exists() else []


def _gather(entries: Iterable[Mapping[str, Any]]) -> _Gathered:
    gathered = _Gathered({}, {}, {}, [], [], [])
    tables: list[Mapping[str, Sequence[Row]]] = []
    read: dict[str, str] = {}
    # In the order of what was read, not of when: which of two copies stays must not depend on the call.
    for entry in sorted(entries, key=lambda entry: (entry["sha256"] or "", Path(entry["source"]).name)):
        name = Path(entry["source"]).name
        gathered.inputs[_input_name(gathered.inputs, entry)] = entry["sha256"] or ABSENT
        gathered.notes += [(name, note) for note in entry["notes"]]
        if "error" in entry:
            gathered.refused.append(entry["error"])
            tables.append(entry["tables"])
            continue
        article_id = entry["article_id"]
        if article_id in read:
            refusal = _duplicate(entry, read[article_id])
            gathered.refused.append(refusal.failure_case)
            tables.append({"quarantine": [plain_row(refusal)]})
            continue
        read[article_id] = name
        gathered.texts[article_id] = entry["text"]
        gathered.sources.append(SourceRead(entry["source"], entry["variant"], article_id))
        tables.append(entry["tables"])
    gathered.tables = collect(tables)
    return gathered


def _input_name(taken: Mapping[str, str], entry: Mapping[str, Any]) -> str:
    """What the release calls an input: its id and variant, or its file name; with its hash where taken."""
    name = Path(entry["source"]).name
    name = f"{entry['source_id']} ({entry['variant']})" if entry["source_id"] else name
    return name if name not in taken else f"{name} {entry['sha256'] or ABSENT}"


def _duplicate(entry: Mapping[str, Any], kept: str) -> Refusal:
    name = Path(entry["source"]).name
    row = entry["tables"]["articles"][0]
    return Refusal(
        table_name="articles",
        row_id=entry["article_id"],
        row_json=canonical_json(row),
        check_name="duplicate_article",
        column_name="article_id",
        failure_case=f"{name}: the same article as {kept} (same address, or same title and publisher)",
        stage="assembly",
    )


def _report(
    status: str, version: str, path: str, gathered: _Gathered, validated: Validated, stopped_by: list[str]
) -> BuildReport:
    verdicts = Counter(validated.tables["evidence"]["verdict"].astype(str))
    lookups = Counter(validated.tables["cited_references"]["lookup"].astype(str))
    checks = Counter(validated.quarantine["check_name"].astype(str))
    sources = sorted(gathered.sources, key=lambda source: source.path)
    return BuildReport(
        status=status,
        version=version,
        path=path,
        n_read=len(gathered.sources),
        n_refused=len(gathered.refused),
        n_rows={name: len(frame) for name, frame in validated.tables.items()},
        retracted=retracted_leads(validated.tables),
        lookups={value: lookups[value] for value in Lookup.values() if lookups[value]},
        verdicts={value: verdicts[value] for value in Verdict.values() if verdicts[value]},
        quarantined=dict(sorted(checks.items())),
        sources=sources[:N_SOURCES_LISTED],
        n_sources_unlisted=max(0, len(sources) - N_SOURCES_LISTED),
        refused=sorted(gathered.refused),
        notes=sorted(gathered.notes),
        stopped_by=stopped_by,
    )
