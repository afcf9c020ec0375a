"""Commands on releases that stand: ``tearsheet verify``, ``diff``, ``reproduce``, ``cite``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows import console
from flows.commands.common import (
    BUNDLED_RAW,
    DONE,
    REFUSED,
    UNUSABLE,
    JsonFlag,
    RawFolder,
    fail,
    print_json,
)

ReleaseFolder = Annotated[
    Path, typer.Argument(help="A release folder, or a link to one such as output/latest.")
]
Sources = Annotated[
    list[Path] | None,
    typer.Option("--source", "-s", help="An article of the release; may be given many times."),
]


def verify(
    release: ReleaseFolder, source: Sources = None, raw: RawFolder = BUNDLED_RAW, as_json: JsonFlag = False
) -> None:
    """Verify a release: checksums, schemas, keys, rules, and the quotations against sources at hand."""
    from flows.assembly import check_release  # noqa: PLC0415
    from flows.ingest import SourceError  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415

    need_folder(release, as_json)
    try:
        report = check_release(release, source or [], raw)
    except (SourceError, FileError) as error:
        fail(str(error), as_json)
    if as_json:
        print_json(asdict(report))
    else:
        console.show_verification(release, report)
    raise typer.Exit(REFUSED if report.problems else DONE)


def diff(
    before: Annotated[Path, typer.Argument(help="The older release's folder.")],
    after: Annotated[Path, typer.Argument(help="The newer release's folder.")],
    as_json: JsonFlag = False,
) -> None:
    """Say what changed from one release to another: rows by key, columns, vocabularies, causes."""
    from flows.publish.changes import (  # noqa: PLC0415
        changes_between,
        changes_json,
        changes_markdown,
        read_release,
    )
    from schemas.failures import ContractError  # noqa: PLC0415

    need_folder(before, as_json)
    need_folder(after, as_json)
    try:
        changes = changes_between(read_release(before.resolve()), read_release(after.resolve()))
    except ContractError as error:
        fail(str(error), as_json)
    typer.echo(changes_json(changes) if as_json else changes_markdown(changes), nl=False)


def reproduce(
    release: ReleaseFolder,
    source: Sources = None,
    raw: RawFolder = BUNDLED_RAW,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Keep the second making in this folder.")
    ] = None,
    guards: Annotated[
        Path | None,
        typer.Option("--guards", help="The release's own file of guards, if it had one."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Build a release again from the inputs that it records, and say what differs.

    Exit codes: 0 byte-identical; 1 something differs; 2 inputs are missing.
    """
    from flows.marked_yaml import FileError  # noqa: PLC0415
    from flows.reproduction import reproduce as build_again  # noqa: PLC0415
    from schemas.failures import ContractError  # noqa: PLC0415

    need_folder(release, as_json)
    try:
        found = build_again(release, raw, source or [], out, guards)
    except (ContractError, FileError) as error:
        fail(str(error), as_json)
    if as_json:
        print_json(asdict(found))
    else:
        console.show_reproduction(found)
    codes = {"identical": DONE, "impossible": UNUSABLE}
    raise typer.Exit(codes.get(found.status, REFUSED))


def cite(
    release: Annotated[Path, typer.Argument(help="A release folder, or a link to one.")] = Path(
        "output/latest"
    ),
    row: Annotated[str | None, typer.Option("--row", help="The evidence_id of a row.")] = None,
    style: Annotated[str, typer.Option("--style", help="apa, bibtex or csl-json.")] = "apa",
) -> None:
    """Print how to cite a release, or one row of it."""
    from flows.publish.parquet_files import read_parquet  # noqa: PLC0415
    from flows.publish.record import read_release_record  # noqa: PLC0415
    from schemas.export import STYLES, citation  # noqa: PLC0415
    from schemas.failures import ContractError  # noqa: PLC0415

    if style not in STYLES:
        fail(f"{style!r} is no style; there are: {', '.join(STYLES)}", as_json=False)
    need_folder(release, as_json=False)
    folder = release.resolve()
    try:
        version = read_release_record(folder).version
        if row is not None:
            known = read_parquet(folder / "parquet" / "evidence.parquet")["evidence_id"].to_pylist()
            if row not in known:
                fail(f"release {version} has no row of evidence {row!r}", as_json=False)
    except ContractError as error:
        fail(str(error), as_json=False)
    typer.echo(citation(version, style, row), nl=False)


def need_folder(release: Path, as_json: bool) -> None:
    """End with a complaint where there is no such folder."""
    if not release.is_dir():
        fail(f"{release}: no such release folder", as_json)
