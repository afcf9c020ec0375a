"""SHA-256 of files, and the ``SHA256SUMS`` file that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from schemas.export import FileFacts
from schemas.failures import ContractError

SUMS_NAME = "SHA256SUMS"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>.+)")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_sha256(folder: Path, paths: Iterable[Path] | None = None) -> str:
    """SHA-256 over the names and contents of a folder's files, or of some of them; caches are left out."""
    files = (path for path in (folder.rglob("*") if paths is None else paths) if path.is_file())
    total = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if "__pycache__" not in name:
            total.update(f"{sha256_of(path)}  {name}\n".encode())
    return total.hexdigest()


class HashingFile:
    """A file to write into that hashes what passes, so that nothing is read again to be hashed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.n_bytes = 0
        self.closed = False

    def write(self, data: bytes | memoryview) -> int:
        """Write the bytes; returns how many there were."""
        self._hash.update(data)
        self._file.write(data)
        self.n_bytes += len(data)
        return len(data)

    def flush(self) -> None:
        """Hand what was written to the system."""
        self._file.flush()

    def close(self) -> None:
        """Be closed by a writer; the file below stays open for whoever opened it."""
        self.closed = True

    def tell(self) -> int:
        """How many bytes were written."""
        return self.n_bytes

    def readable(self) -> bool:
        """Never: it is written only."""
        return False

    def writable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Never: what was hashed cannot be taken back."""
        return False

    @property
    def sha256(self) -> str:
        """SHA-256 of all that was written, in hexadecimal."""
        return self._hash.hexdigest()


@contextmanager
def hashing(path: Path) -> Iterator[HashingFile]:
    """Open a file to be written and hashed in passing."""
    with path.open("wb") as file:
        yield HashingFile(file)


def write_text(folder: Path, name: str, text: str) -> FileFacts:
    """Write a text of a release in UTF-8, lines ended by a line feed; returns the file's facts."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    path.write_bytes(data)
    return FileFacts(name, len(data), hashlib.sha256(data).hexdigest())


def files_below(folder: Path) -> list[str]:
    """Paths of all files below a folder, relative, with forward slashes, sorted; ``SHA256SUMS`` left out."""
    entries = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    relative = (path.relative_to(folder).as_posix() for path in entries)
    return sorted(name for name in relative if name != SUMS_NAME)


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Write ``SHA256SUMS``: the digest of each file by its name, sorted by name."""
    lines = [f"{digest}  {name}\n" for name, digest in sorted(sums.items())]
    (folder / SUMS_NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def sums_of(folder: Path) -> dict[str, str]:
    """The digest of every file that stands in a folder, by its name, read from the disk."""
    return {name: sha256_of(folder / name) for name in files_below(folder)}


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
