"""Commands on releases that stand: ``tearsheet verify``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows import console
from flows.commands.common import BUNDLED_RAW, DONE, REFUSED, JsonFlag, RawFolder, fail, print_json


def verify(
    release: Annotated[
        Path, typer.Argument(help="A release folder, or a link to one such as output/latest.")
    ],
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", "-s", help="An article of the release, to hold the quotations against."),
    ] = None,
    raw: RawFolder = BUNDLED_RAW,
    as_json: JsonFlag = False,
) -> None:
    """Verify a release: checksums, schemas, keys, rules, and the quotations against sources at hand."""
    from flows.assembly import check_release  # noqa: PLC0415
    from flows.ingest import SourceError  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415

    if not release.is_dir():
        fail(f"{release}: no such release folder", as_json)
    try:
        report = check_release(release, source or [], raw)
    except (SourceError, FileError) as error:
        fail(str(error), as_json)
    if as_json:
        print_json(asdict(report))
    else:
        console.show_verification(release, report)
    raise typer.Exit(REFUSED if report.problems else DONE)
