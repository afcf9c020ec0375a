"""The output directory: one publisher at a time, whole releases only, and a pointer that moves atomically.

    <out>/releases/<version>/   complete releases     <out>/latest        relative link to the newest
    <out>/failed/<version>/     reports of stopped    <out>/.staging/     what a run is writing

A release is written below ``.staging`` on the same file system, flushed to disk and renamed in whole; the
link is replaced by renaming another over it. Whatever a killed run leaves stands in ``.staging`` and is
swept away by the next run, which knows by the lock that nobody is writing there.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.publish.versions import is_version, version_key


class PublisherBusyError(RuntimeError):
    """Another process is publishing into the same directory."""


class OutputError(OSError):
    """The output directory cannot be written to, or holds something else where its parts belong."""


@dataclass(frozen=True, slots=True)
class Place:
    """An output directory and the paths in it."""

    out: Path

    @property
    def latest(self) -> Path:
        """The link to the newest complete release."""
        return self.out / "latest"

    @property
    def staging(self) -> Path:
        """Where a run writes before it renames."""
        return self.out / ".staging"

    def release(self, version: str) -> Path:
        """Where a release stands."""
        return self.out / "releases" / version

    def failed(self, version: str) -> Path:
        """Where the report of a stopped release stands."""
        return self.out / "failed" / version

    def latest_version(self) -> str | None:
        """The version that ``latest`` points to; None where it points to no release."""
        name = self.latest.resolve().name
        return name if self.latest.is_symlink() and self.latest.is_dir() and is_version(name) else None

    def versions(self) -> list[str]:
        """Versions of the releases that stand, the oldest first; what is named otherwise is none."""
        names = (path.name for path in (self.out / "releases").glob("*") if path.is_dir())
        return sorted(filter(is_version, names), key=version_key)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the directory for one publisher; the system lets go when the process ends, however it ends.

        Raises:
            PublisherBusyError: another process holds it.
            OutputError: the directory cannot be made or written to, or ``latest`` is no link.
        """
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.out / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise OutputError(f"{self.out} cannot be written to: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise PublisherBusyError(
                f"another process is publishing into {self.out}; try again later"
            ) from error
        try:
            if self.latest.exists() and not self.latest.is_symlink():
                raise OutputError(
                    f"{self.latest} is no link: move it away, a release's pointer belongs there"
                )
            shutil.rmtree(self.staging, ignore_errors=True)
            yield
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)
            os.close(handle)

    def new_stage(self, name: str) -> Path:
        """An empty directory to write into."""
        stage = self.staging / name
        stage.mkdir(parents=True)
        return stage

    def move_in(self, stage: Path, target: Path) -> None:
        """Flush a staged directory to disk and rename it to its place; one that is there is replaced."""
        flush(stage)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            # Renamed away first: a directory in use is never half gone.
            target.replace(self.new_stage(f"{stage.name}.replaced") / "old")
        stage.replace(target)
        flush_folder(target.parent)
        flush_folder(self.out)

    def point_latest(self, version: str) -> None:
        """Let ``latest`` point to a release, by a relative link renamed over the one before."""
        link = self.new_stage(f"{version}.link") / "latest"
        link.symlink_to(Path("releases") / version)
        link.replace(self.latest)
        flush_folder(self.out)


def flush(folder: Path) -> None:
    """Force a directory's files and entries to disk, so that a rename never outruns what it names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        elif path.is_dir():
            flush_folder(path)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Force a directory's entries to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
