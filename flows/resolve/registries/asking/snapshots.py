"""The store of answers: each kept as it came, by the hash of its bytes, with the question that it answers.

    objects/ab/abcd…        the bytes of answers, named by their SHA-256
    requests/<registry>/ab/abcd….json
                            what was asked, when, and which object answered it

A question is known by registry, path and parameters, without the base URL (a mirror stands in for the
registry itself), without keys and without the contact. Negative answers (404) are answers; a question
without an answer leaves nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

_STRIPES = 64
_N_EARLIER = 50


class DamagedSnapshotError(Exception):
    """A stored answer is not what it was: missing, cut off, or changed."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A stored answer.

    ``fetched_at`` is UTC, ISO 8601, to the second; ``url`` has no keys in it; ``run`` is the run that asked.
    """

    registry: str
    url: str
    status: int
    media_type: str
    license: str
    fetched_at: str
    sha256: str
    body: bytes
    run: str = ""

    @property
    def fetched_on(self) -> str:
        """The day of the answer."""
        return self.fetched_at[:10]

    @property
    def is_not_found(self) -> bool:
        """Whether the registry answered that it knows no such record."""
        return self.status in (404, 410)


class SnapshotStore:
    """A folder of answers, shared by any number of threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._locks: dict[int, FileLock] = {}

    @staticmethod
    def key(registry: str, path: str, parameters: Iterable[tuple[str, str]]) -> str:
        """The name of a question: a hash, so that nothing of it is ever part of a path."""
        asked = json.dumps([registry, path, sorted(parameters)], ensure_ascii=True)
        return hashlib.sha256(asked.encode("ascii")).hexdigest()

    def lock(self, key: str) -> FileLock:
        """A lock on a question, so that two workers do not ask it at once. It makes the folder."""
        stripe = int(key[:8], 16) % _STRIPES
        lock = self._locks.get(stripe)
        if lock is None:
            folder = self.folder / "locks"
            folder.mkdir(parents=True, exist_ok=True)
            lock = self._locks.setdefault(stripe, FileLock(folder / f"{stripe:02d}.lock"))
        return lock

    def read(self, registry: str, key: str) -> Snapshot | None:
        """The stored answer to a question; None if there is none.

        Raises:
            DamagedSnapshotError: there was one, and it is not whole.
        """
        path = self._entry_path(registry, key)
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as fault:
            raise DamagedSnapshotError(f"{path}: {fault}") from None
        try:
            sha256 = _digest(entry["sha256"])
            body = self._object_path(sha256).read_bytes()
            snapshot = Snapshot(
                registry=registry,
                url=str(entry["url"]),
                status=int(entry["status"]),
                media_type=str(entry["media_type"]),
                license=str(entry["license"]),
                fetched_at=str(entry["fetched_at"]),
                sha256=sha256,
                body=body,
                run=str(entry.get("run", "")),
            )
        except (OSError, KeyError, TypeError, ValueError) as fault:
            raise DamagedSnapshotError(f"{path}: {fault}") from None
        if hashlib.sha256(body).hexdigest() != sha256:
            raise DamagedSnapshotError(f"the stored answer {sha256} has been changed")
        return snapshot

    def write(self, key: str, snapshot: Snapshot, *, is_first: bool = False) -> None:
        """Keep an answer; an earlier one to the same question stays among the objects and in its history.

        Args:
            key: of the question, whose lock is held.
            snapshot: the answer.
            is_first: there is no earlier one.
        """
        object_path = self._object_path(snapshot.sha256)
        _write_whole(object_path, snapshot.body)
        path = self._entry_path(snapshot.registry, key)
        entry = {
            "registry": snapshot.registry,
            "url": snapshot.url,
            "status": snapshot.status,
            "media_type": snapshot.media_type,
            "license": snapshot.license,
            "fetched_at": snapshot.fetched_at,
            "sha256": snapshot.sha256,
            "n_bytes": len(snapshot.body),
            "run": snapshot.run,
            "earlier": [] if is_first else self._earlier(path),
        }
        text = json.dumps(entry, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        _write_whole(path, text.encode("utf-8"))

    def _earlier(self, path: Path) -> list[dict[str, Any]]:
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
            last = {name: entry[name] for name in ("fetched_at", "sha256", "status")}
            return [last, *entry["earlier"]][:_N_EARLIER]
        except (OSError, KeyError, TypeError, ValueError):
            return []

    def _entry_path(self, registry: str, key: str) -> Path:
        return self.folder / "requests" / registry / key[:2] / f"{key}.json"

    def _object_path(self, sha256: str) -> Path:
        return self.folder / "objects" / sha256[:2] / sha256


def _digest(value: Any) -> str:
    """A SHA-256 in hexadecimal; anything else could be a path."""
    text = str(value)
    if len(text) != 64 or any(mark not in "0123456789abcdef" for mark in text):
        raise ValueError(f"not a SHA-256: {text[:80]!r}")
    return text


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one, never half of one."""
    aside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        aside.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
    aside.replace(path)
