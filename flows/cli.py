"""The command line: ``tearsheet build``, ``check``, ``verify``, ``predict``.

Exit codes: 0 done · 1 refused (a guard stopped the release, a release does not verify, an article makes no
claims) · 2 the call or its input cannot be used · 3 released, but some sources were refused.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer

from flows import console

DONE, REFUSED, UNUSABLE, PARTLY = 0, 1, 2, 3
BUNDLED_RAW = Path(__file__).resolve().parent.parent / "raw"

app = typer.Typer(
    name="tearsheet",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn health articles and the studies they cite into a structured, checkable evidence dataset.",
    epilog="Exit codes: 0 done; 1 refused; 2 unusable call or input; 3 released, but some sources refused.",
)

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON for a machine instead of tables.")]
RawFolder = Annotated[
    Path, typer.Option("--raw", help="Folder with sources.yaml and studies/.", show_default="the bundled one")
]


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    """Print the version where it is asked for."""
    if version:
        from flows.assembly import code_version  # noqa: PLC0415 - keeps --help fast

        typer.echo(f"tearsheet {code_version()}")
        raise typer.Exit(DONE)


@app.command()
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
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the flow's log.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Build a release of the bundled sources, or of the articles given with --source.

    A source that cannot be read costs itself only: it is reported and listed in the quarantine table, and
    the rest is released (exit code 3).
    """
    from flows.assembly import ReleaseRefused, release_version  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415

    try:
        version = release_version(str(out), version)
        _check_inputs(source, raw)
        _prepare_prefect(verbose)
        from flows.build import with_workers  # noqa: PLC0415 - takes seconds, and only this command needs it

        report = with_workers(workers)(
            sources=[str(path) for path in source] if source else None,
            raw=str(raw),
            out=str(out),
            version=version,
            allow_fewer_rows=allow_fewer_rows,
        )
    except (ReleaseRefused, FileError) as error:
        _fail(str(error), as_json)
    except Exception as error:
        if verbose:
            raise
        _fail(
            f"the build broke off, nothing was published: {type(error).__name__}: {error}", as_json, REFUSED
        )
    if as_json:
        _print_json(asdict(report))
    else:
        console.show_build(report)
    if report.status == "stopped":
        raise typer.Exit(UNUSABLE if not report.n_read else REFUSED)
    raise typer.Exit(PARTLY if report.n_refused else DONE)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="An article: text, Markdown or HTML.")],
    raw: RawFolder = BUNDLED_RAW,
    as_json: JsonFlag = False,
) -> None:
    """Read one article and print its trail of evidence; write nothing."""
    from flows.batches import bundled_catalogue  # noqa: PLC0415
    from flows.ingest import SourceError, load_source  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415
    from flows.pipeline import plain_row, process_article  # noqa: PLC0415

    try:
        rows = process_article(load_source(file), bundled_catalogue(raw))
    except (SourceError, FileError) as error:
        _fail(str(error), as_json)
    if as_json:
        tables = {name: [plain_row(record) for record in records] for name, records in rows.tables().items()}
        _print_json({"source": str(file), "notes": list(rows.notes), "tables": tables})
    else:
        console.show_article(rows)
    if not rows.claims:
        if not as_json:
            console.complain(f"{file}: no claims found")
        raise typer.Exit(REFUSED)


@app.command()
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
        _fail(f"{release}: no such release folder", as_json)
    try:
        report = check_release(release, source or [], raw)
    except (SourceError, FileError) as error:
        _fail(str(error), as_json)
    if as_json:
        _print_json(asdict(report))
    else:
        console.show_verification(release, report)
    raise typer.Exit(REFUSED if report.problems else DONE)


@app.command()
def predict(
    task: Annotated[
        str, typer.Argument(help="relation, direction, verdict, reference, sample_size, claims, article.")
    ],
    source: Annotated[Path, typer.Option("--input", "-i", help="JSON Lines to read; - for standard input.")],
    target: Annotated[
        Path, typer.Option("--output", "-o", help="JSON Lines to write; - for standard output.")
    ],
) -> None:
    """Run one component over JSON Lines, one object a line; `id` is kept, a bad line gives an `error`."""
    from flows.predict import TASKS  # noqa: PLC0415
    from flows.predict import predict as answers  # noqa: PLC0415

    if task not in TASKS:
        _fail(f"{task!r} is no task; there are: {', '.join(TASKS)}", as_json=False)
    n_failed = 0
    try:
        with _opened(source, "r", sys.stdin) as lines, _opened(target, "w", sys.stdout) as out:
            for answer in answers(task, lines):
                n_failed += "error" in answer
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"{source}: not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error), as_json=False)
    if n_failed:
        console.complain(f"{n_failed} lines could not be read; each has an error in its place")
        raise typer.Exit(PARTLY)


def _opened(path: Path, mode: str, standard: TextIO) -> AbstractContextManager[TextIO]:
    """A file as UTF-8 text, or the standard stream where the path is a dash."""
    if str(path) == "-":
        return nullcontext(standard)
    return path.open(mode, encoding="utf-8", newline="\n")  # type: ignore[return-value]


def main() -> None:
    """Entry point of the console script."""
    try:
        app()
    except KeyboardInterrupt:
        console.complain("interrupted; nothing was published")
        sys.exit(130)


def _check_inputs(sources: list[Path] | None, raw: Path) -> None:
    """Refuse at once what would only fail after Prefect's start: a malformed raw/, or no readable source."""
    from flows.batches import bundled_catalogue, bundled_specs  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415

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


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _fail(message: str, as_json: bool, code: int = UNUSABLE) -> NoReturn:
    if as_json:
        _print_json({"status": "error", "error": message})
    console.complain(message)
    raise typer.Exit(code)
