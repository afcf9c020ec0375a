"""Commands that bring a release elsewhere: ``tearsheet push``, ``deposit``, and ``export``."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.common import REFUSED, JsonFlag, fail, opened, print_json
from flows.commands.releases import ReleaseFolder, need_folder


def push(
    release: ReleaseFolder,
    to: Annotated[
        str, typer.Option("--to", help="An fsspec URL: file:///data, s3://bucket/prefix, gs://bucket, …")
    ],
    as_json: JsonFlag = False,
) -> None:
    """Upload a release to any fsspec URL: to a staging prefix, verified there, then the pointer moves."""
    from flows.publish.remote import RemoteError, push_release  # noqa: PLC0415
    from schemas.failures import ContractError  # noqa: PLC0415

    need_folder(release, as_json)
    try:
        pushed = push_release(release, to)
    except ContractError as error:
        fail(str(error), as_json)
    except (RemoteError, OSError) as error:
        fail(f"not pushed: {error}", as_json, REFUSED)
    if as_json:
        print_json(asdict(pushed))
    else:
        typer.echo(f"{pushed.status} {pushed.url}; latest there is {pushed.latest}")


def deposit(
    release: ReleaseFolder,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Reach no network; print what would be sent.")
    ] = False,
    server: Annotated[
        str, typer.Option("--server", help="Which Zenodo, such as https://sandbox.zenodo.org.")
    ] = "https://zenodo.org",
) -> None:
    """Upload a release to Zenodo as a draft, never published from here; the token is ZENODO_TOKEN."""
    import httpx  # noqa: PLC0415

    from flows.publish.deposit import DepositError, deposit_release  # noqa: PLC0415
    from schemas.failures import ContractError  # noqa: PLC0415

    need_folder(release, as_json=True)
    token = os.environ.get("ZENODO_TOKEN")
    with tempfile.TemporaryDirectory(prefix="tearsheet-deposit-") as scratch:
        try:
            made = deposit_release(release, Path(scratch), token=token, server=server, dry_run=dry_run)
        except ContractError as error:
            fail(str(error), as_json=True)
        except (DepositError, httpx.HTTPError, OSError) as error:
            fail(f"not deposited: {error}", as_json=True, code=REFUSED)
    print_json(asdict(made))


def export(
    release: ReleaseFolder,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="claimreview, webannotation, nanopub, csl, bibtex or ris.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write; - for standard output.")] = Path(
        "-"
    ),
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            help="What IRIs begin with: where the release stands on the web, such as https://example.org/d/.",
            show_default="tearsheet:",
        ),
    ] = None,
) -> None:
    """Write a release of any size in a format of others: claim reviews, annotations, RDF, references."""
    from flows.publish.interchange import DEFAULT_BASE, WRITERS  # noqa: PLC0415
    from flows.publish.interchange import export as exported  # noqa: PLC0415
    from flows.publish.interchange.source import is_base  # noqa: PLC0415
    from schemas.failures import ContractError  # noqa: PLC0415

    if format_ not in WRITERS:
        fail(f"{format_!r} is no format; there are: {', '.join(WRITERS)}", as_json=False)
    if base is not None and not is_base(base):
        fail(f"{base!r} is no absolute IRI that ends in one of / # : ?", as_json=False)
    need_folder(release, as_json=False)
    try:
        texts = exported(release.resolve(), format_, base or DEFAULT_BASE)
        with opened(out, "w", sys.stdout) as file:
            file.writelines(texts)
    except (ContractError, OSError) as error:
        fail(str(error), as_json=False)
