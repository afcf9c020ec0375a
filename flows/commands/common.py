"""What every command shares: exit codes, options, and how it answers a machine or gives up."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer

from flows import console

DONE, REFUSED, UNUSABLE, PARTLY = 0, 1, 2, 3
BUNDLED_RAW = Path(__file__).resolve().parent.parent.parent / "raw"

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON for a machine instead of tables.")]
RawFolder = Annotated[
    Path, typer.Option("--raw", help="Folder with sources.yaml and studies/.", show_default="the bundled one")
]

OnlineFlag = Annotated[
    bool,
    typer.Option("--online", help="Ask the registries for what no stored answer says (docs/registries.md)."),
]
OfflineFlag = Annotated[
    bool, typer.Option("--offline", help="Read stored answers only; no connection is opened. The default.")
]
RefreshFlag = Annotated[
    bool, typer.Option("--refresh", help="Ask the registries for everything again, and say what changed.")
]

CloseFlag = Annotated[
    bool,
    typer.Option("--closely", help="Read claims and references with a text encoder too: more right, slower."),
]


def mode_of(online: bool, offline: bool, refresh: bool, as_json: bool = False) -> str | None:
    """Which of the three was asked for; None for what the settings say. More than one ends the command."""
    given = [
        name for name, is_on in (("online", online), ("offline", offline), ("refresh", refresh)) if is_on
    ]
    if len(given) > 1:
        fail(f"--{given[0]} and --{given[1]} exclude one another", as_json)
    return given[0] if given else None


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def fail(message: str, as_json: bool, code: int = UNUSABLE) -> NoReturn:
    """Complain, also in JSON where that was asked for, and end with the exit code."""
    if as_json:
        print_json({"status": "error", "error": message})
    console.complain(message)
    raise typer.Exit(code)


def opened(path: Path, mode: str, standard: TextIO) -> AbstractContextManager[TextIO]:
    """A file as UTF-8 text, or the standard stream where the path is a dash."""
    if str(path) == "-":
        return nullcontext(standard)
    return path.open(mode, encoding="utf-8", newline="\n")  # type: ignore[return-value]
