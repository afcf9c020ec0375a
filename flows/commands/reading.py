"""``tearsheet check`` and ``tearsheet predict``: one article, or one component over JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows import console
from flows.commands.common import (
    BUNDLED_RAW,
    PARTLY,
    REFUSED,
    CloseFlag,
    JsonFlag,
    OfflineFlag,
    OnlineFlag,
    RawFolder,
    RefreshFlag,
    fail,
    mode_of,
    opened,
    print_json,
)


def check(
    file: Annotated[Path, typer.Argument(help="An article: text, Markdown or HTML.")],
    raw: RawFolder = BUNDLED_RAW,
    online: OnlineFlag = False,
    offline: OfflineFlag = False,
    refresh: RefreshFlag = False,
    closely: CloseFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Read one article and print its trail of evidence; write nothing but stored answers of registries."""
    from flows.ingest import SourceError, load_source  # noqa: PLC0415
    from flows.looking_up import SettingsError, checked_settings, study_lookup  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415
    from flows.pipeline import plain_row, process_article  # noqa: PLC0415

    mode = mode_of(online, offline, refresh, as_json)
    try:
        with study_lookup(raw, checked_settings(raw, mode)) as lookup:
            rows = process_article(load_source(file), lookup, is_close=closely)
    except (SourceError, FileError, SettingsError) as error:
        fail(str(error), as_json)
    if as_json:
        tables = {name: [plain_row(record) for record in records] for name, records in rows.tables().items()}
        print_json({"source": str(file), "notes": list(rows.notes), "tables": tables})
    else:
        console.show_article(rows)
    if not rows.claims:
        if not as_json:
            console.complain(f"{file}: no claims found")
        raise typer.Exit(REFUSED)


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
        fail(f"{task!r} is no task; there are: {', '.join(TASKS)}", as_json=False)
    n_failed = 0
    try:
        with opened(source, "r", sys.stdin) as lines, opened(target, "w", sys.stdout) as out:
            for answer in answers(task, lines):
                n_failed += "error" in answer
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{source}: not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error), as_json=False)
    if n_failed:
        console.complain(f"{n_failed} lines could not be read; each has an error in its place")
        raise typer.Exit(PARTLY)
