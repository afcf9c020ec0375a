"""``tearsheet resolve``: one printed reference, the records it may mean, and how far each agrees."""

from __future__ import annotations

from typing import Annotated

import typer

from flows import console
from flows.commands.common import (
    BUNDLED_RAW,
    REFUSED,
    JsonFlag,
    OfflineFlag,
    OnlineFlag,
    RawFolder,
    RefreshFlag,
    fail,
    mode_of,
    print_json,
)


def resolve(
    text: Annotated[str, typer.Argument(help="The reference as printed, in quotation marks.")],
    raw: RawFolder = BUNDLED_RAW,
    online: OnlineFlag = False,
    offline: OfflineFlag = False,
    refresh: RefreshFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Find the record of one printed reference; print the candidates with their scores.

    Exit code 1 where no record was found, or several fit equally well.
    """
    from flows.looking_up import SettingsError, checked_settings, study_lookup  # noqa: PLC0415
    from flows.marked_yaml import FileError  # noqa: PLC0415
    from flows.pipeline import plain_row  # noqa: PLC0415
    from flows.resolve import reference_of, resolve_references  # noqa: PLC0415
    from schemas.vocabulary import MatchMethod  # noqa: PLC0415

    if not text.strip():
        fail("the reference is empty", as_json)
    mode = mode_of(online, offline, refresh, as_json)
    try:
        with study_lookup(raw, checked_settings(raw, mode)) as lookup:
            resolved = resolve_references([reference_of(text)], lookup)
    except (FileError, SettingsError) as error:
        fail(str(error), as_json)
    (reference,) = resolved.references
    if as_json:
        print_json(
            {
                "reference": plain_row(reference),
                "candidates": [plain_row(row) for row in resolved.candidates],
                "study": plain_row(resolved.studies[0]),
                "notices": [plain_row(row) for row in resolved.notices],
                "warnings": list(resolved.warnings),
            }
        )
    else:
        console.show_reference(resolved)
    if reference.match_method is MatchMethod.NONE:
        raise typer.Exit(REFUSED)
