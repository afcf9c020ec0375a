"""``tearsheet build``: sources to a release."""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows import console
from flows.commands.common import (
    BUNDLED_RAW,
    DONE,
    PARTLY,
    REFUSED,
    UNUSABLE,
    CloseFlag,
    JsonFlag,
    OfflineFlag,
    OnlineFlag,
    RawFolder,
    RefreshFlag,
    fail,
    mode_of,
    print_json,
)


def build(
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--source", "-s", help="An article to read (text, Markdown, HTML); may be given many times."
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for releases/ and latest.")] = Path(
        "output"
    ),
    version: Annotated[
        str | None,
        typer.Option("--version", help="Version YYYY.MM.DD[.N].", show_default="today's next free one"),
    ] = None,
    raw: RawFolder = BUNDLED_RAW,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read articles.")] = 1,
    allow_fewer_rows: Annotated[
        bool, typer.Option("--allow-fewer-rows", help="Publish although tables have shrunk.")
    ] = False,
    guards: Annotated[
        Path | None, typer.Option("--guards", help="File of guards in place of the package's.")
    ] = None,
    online: OnlineFlag = False,
    offline: OfflineFlag = False,
    refresh: RefreshFlag = False,
    closely: CloseFlag = False,
    to: Annotated[
        str | None, typer.Option("--to", help="Then push the release to this fsspec URL (see push).")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the flow's log.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Build a release of the bundled sources, or of the articles given with --source.

    A source that cannot be read costs itself only: it is reported and listed in the quarantine table, and
    the rest is released (exit code 3).
    """
    from flows.assembly import ReleaseRefused, release_version  # noqa: PLC0415
    from flows.looking_up import SettingsError, checked_settings  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415

    mode = mode_of(online, offline, refresh, as_json)
    try:
        version = release_version(str(out), version)
        _check_inputs(source, raw, guards)
        checked_settings(raw, mode)
        _prepare_prefect(verbose)
        from flows.build import with_workers  # noqa: PLC0415 - takes seconds, and only this command needs it

        report = with_workers(workers)(
            sources=[str(path) for path in source] if source else None,
            raw=str(raw),
            out=str(out),
            version=version,
            allow_fewer_rows=allow_fewer_rows,
            guards=str(guards) if guards else None,
            mode=mode,
            is_close=closely,
        )
    except (ReleaseRefused, FileError, SettingsError) as error:
        fail(str(error), as_json)
    except Exception as error:
        if verbose:
            raise
        fail(f"the build broke off, nothing was published: {type(error).__name__}: {error}", as_json, REFUSED)
    if as_json:
        print_json(asdict(report))
    else:
        console.show_build(report)
    if report.status == "stopped":
        raise typer.Exit(UNUSABLE if not report.n_read else REFUSED)
    if to is not None:
        _push(Path(report.path), to)
    raise typer.Exit(PARTLY if report.n_refused else DONE)


def _push(release: Path, to: str) -> None:
    from flows.publish.remote import RemoteError, push_release  # noqa: PLC0415

    try:
        push_release(release, to)
    except (RemoteError, OSError) as error:
        fail(f"released, but not pushed: {error}", as_json=False, code=REFUSED)


def _check_inputs(sources: list[Path] | None, raw: Path, guards: Path | None) -> None:
    """Refuse at once what would only fail after Prefect's start: malformed files, or no readable source."""
    from flows.batches import bundled_specs  # noqa: PLC0415
    from flows.looking_up import bundled_catalogue  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415
    from flows.publish.guards import load_guards  # noqa: PLC0415

    load_guards(guards)
    bundled_catalogue(raw)
    if not sources:
        bundled_specs(raw)
    elif not any(path.is_file() for path in sources):
        missing = sources[0]
        raise FileError(missing, "is a folder, not a file" if missing.is_dir() else "no such file")


def _prepare_prefect(verbose: bool) -> None:
    """Give Prefect, before it is imported, a quiet console and a home, unless the user has set it up."""
    defaults = {
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO" if verbose else "CRITICAL",
    }
    if not {"PREFECT_HOME", "PREFECT_API_URL", "PREFECT_PROFILES_PATH"} & os.environ.keys():
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        home = cache / "tearsheet" / "prefect"
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError:
            home = Path(tempfile.mkdtemp(prefix="tearsheet-prefect-"))
        defaults["PREFECT_HOME"] = str(home)
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
