"""SHA-256 of files, and the ``SHA256SUMS`` file that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from schemas.failures import ContractError

SUMS_NAME = "SHA256SUMS"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>.+)")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_below(folder: Path) -> list[str]:
    """Paths of all files below a folder, relative, with forward slashes, sorted; ``SHA256SUMS`` left out."""
    entries = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    relative = (path.relative_to(folder).as_posix() for path in entries)
    return sorted(name for name in relative if name != SUMS_NAME)


def write_sums(folder: Path, names: Iterable[str]) -> None:
    """Write ``SHA256SUMS`` over the named files of the folder."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in sorted(names)]
    (folder / SUMS_NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read_sums(folder: Path) -> dict[str, str]:
    """The digests that ``SHA256SUMS`` lists, by path.

    Raises:
        ContractError: the file cannot be read, or a line is not a digest and a path inside the folder.
    """
    try:
        text = (folder / SUMS_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContractError(f"{SUMS_NAME} cannot be read: {error}") from error
    sums: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ContractError(f"{SUMS_NAME}, line {number}: not a digest and a path")
        name = match["path"]
        if name in sums:
            raise ContractError(f"{SUMS_NAME}, line {number}: {name} is listed twice")
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ContractError(f"{SUMS_NAME}, line {number}: {name} lies outside the release")
        sums[name] = match["digest"]
    return sums
