"""A release to another place: any fsspec URL (``file://``, ``s3://``, ``gs://``, …).

    <url>/releases/<version>/   complete releases     <url>/latest.json   names the newest
    <url>/.staging/<version>/   what a run is uploading

Object stores have no links and rename nothing in one step. So files go to the staging prefix, are read back
and hashed there, copied in place with ``SHA256SUMS`` last (a release without it is not whole), and only then
is the pointer, one small object, written anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fsspec

from flows.publish.checksums import SUMS_NAME, read_sums, sha256_of
from flows.publish.record import read_release_record
from flows.publish.verification import file_problems
from flows.publish.versions import is_version, version_key

POINTER = "latest.json"


class RemoteError(RuntimeError):
    """The release was not put there; the pointer is where it was."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What came of pushing: ``uploaded`` or ``unchanged`` (it was there), and what the pointer names."""

    status: str
    version: str
    url: str
    latest: str


def push_release(release: Path, url: str) -> Pushed:
    """Put a release under an fsspec URL and let the pointer there name it, unless it names a newer one.

    Raises:
        ContractError: the release cannot be read.
        RemoteError: the release is damaged, the version is taken there by another, or what was uploaded is
            not what was sent; or no driver for the URL is installed.
    """
    folder = release.resolve()
    version = read_release_record(folder).version
    problems = file_problems(folder)
    if problems:
        raise RemoteError(f"{release} is damaged: {problems[0]}")
    try:
        store, root = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise RemoteError(f"{url} cannot be used: {error}") from error
    root = root.rstrip("/")
    store.invalidate_cache()
    sums = read_sums(folder) | {SUMS_NAME: sha256_of(folder / SUMS_NAME)}
    target, staging = f"{root}/releases/{version}", f"{root}/.staging/{version}"
    status = "unchanged"
    if store.exists(f"{target}/{SUMS_NAME}"):
        if _sha256(store, f"{target}/{SUMS_NAME}") != sums[SUMS_NAME]:
            raise RemoteError(f"{url} has another release of the version {version}")
    else:
        status = "uploaded"
        _remove(store, staging)
        try:
            _upload(store, folder, staging, sums)
            _place(store, staging, target, sums)
        finally:
            _remove(store, staging)
    latest = _move_pointer(store, root, version, sums[SUMS_NAME])
    return Pushed(status, version, f"{url.rstrip('/')}/releases/{version}", latest)


def _upload(store: Any, folder: Path, staging: str, sums: Mapping[str, str]) -> None:
    for name in sums:
        _make_folder(store, f"{staging}/{name}")
        store.put_file(str(folder / name), f"{staging}/{name}")
    for name, digest in sums.items():
        if _sha256(store, f"{staging}/{name}") != digest:
            raise RemoteError(f"{staging}/{name} is not what was sent")


def _place(store: Any, staging: str, target: str, sums: Mapping[str, str]) -> None:
    # What a broken run left there is no release without its SHA256SUMS, and is written over.
    _remove(store, target)
    for name in [*(name for name in sums if name != SUMS_NAME), SUMS_NAME]:
        _make_folder(store, f"{target}/{name}")
        store.cp_file(f"{staging}/{name}", f"{target}/{name}")
    store.invalidate_cache()
    for name in sums:
        if store.size(f"{target}/{name}") != store.size(f"{staging}/{name}"):
            store.rm_file(f"{target}/{SUMS_NAME}")
            raise RemoteError(f"{target}/{name} was not copied whole")


def _move_pointer(store: Any, root: str, version: str, sums_sha256: str) -> str:
    """Let the pointer name the version, never an older one than it does; returns what it names."""
    path = f"{root}/{POINTER}"
    current = _pointed(store, path)
    if current is not None and version_key(current) >= version_key(version):
        return current
    value = {"version": version, "path": f"releases/{version}", "sums_sha256": sums_sha256}
    store.pipe_file(path, (json.dumps(value, indent=2) + "\n").encode())
    return version


def _pointed(store: Any, path: str) -> str | None:
    if not store.exists(path):
        return None
    try:
        version = str(json.loads(store.cat_file(path))["version"])
    except (ValueError, KeyError, TypeError):
        return None
    return version if is_version(version) else None


def _sha256(store: Any, path: str) -> str:
    with store.open(path, "rb") as file:
        total = hashlib.sha256()
        while block := file.read(1 << 22):
            total.update(block)
        return total.hexdigest()


def _make_folder(store: Any, path: str) -> None:
    if "file" in (store.protocol if isinstance(store.protocol, tuple) else (store.protocol,)):
        store.makedirs(path.rpartition("/")[0], exist_ok=True)


def _remove(store: Any, path: str) -> None:
    if store.exists(path):
        store.rm(path, recursive=True)
    store.invalidate_cache()
