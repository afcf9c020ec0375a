"""The command line: ``tearsheet build``, ``check``, ``verify`` and the others that :data:`COMMANDS` names.

Exit codes: 0 done · 1 refused (a guard stopped the release, a release does not verify, an article makes no
claims) · 2 the call or its input cannot be used · 3 released, but some sources were refused.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows import console
from flows.commands import building, elsewhere, reading, releases, resolving
from flows.commands.common import DONE

app = typer.Typer(
    name="tearsheet",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn health articles and the studies they cite into a structured, checkable evidence dataset.",
    epilog="Exit codes: 0 done; 1 refused; 2 unusable call or input; 3 released, but some sources refused.",
)
COMMANDS = (
    building.build,
    reading.check,
    resolving.resolve,
    releases.verify,
    releases.diff,
    releases.reproduce,
    releases.cite,
    elsewhere.push,
    elsewhere.deposit,
    elsewhere.export,
    reading.predict,
)
for command in COMMANDS:
    app.command()(command)


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


def main() -> None:
    """Entry point of the console script."""
    try:
        app()
    except KeyboardInterrupt:
        console.complain("interrupted; nothing was published")
        sys.exit(130)
