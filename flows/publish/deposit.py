"""A release to Zenodo: one archive and its metadata, left as a draft for a person to look at and publish.

API: https://developers.zenodo.org (depositions and buckets).
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from flows.publish.checksums import files_below
from flows.publish.record import read_release_record

ZENODO = "https://zenodo.org"
TIMEOUT_S = 60.0
EPOCH = (1980, 1, 1, 0, 0, 0)


class DepositError(RuntimeError):
    """The deposit was not made; the message says what the server answered."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """What is, or would be, deposited; ``url`` is the draft's page, None of a dry run."""

    archive: str
    n_bytes: int
    md5: str
    metadata: dict[str, Any]
    url: str | None = None


def deposit_release(
    release: Path, scratch: Path, *, token: str | None = None, server: str = ZENODO, dry_run: bool = True
) -> Deposit:
    """Pack a release and upload it as a draft; of a dry run, only pack it and say what would be sent.

    Args:
        release: the release's folder.
        scratch: where the archive is written.
        token: of an account with the scopes ``deposit:write``.
        server: address of the Zenodo to use, such as ``https://sandbox.zenodo.org``.
        dry_run: reach no network.

    Raises:
        ContractError: the release cannot be read.
        DepositError: there is no token, or the server refused.
    """
    folder = release.resolve()
    version = read_release_record(folder).version
    archive = _pack(folder, scratch / f"tearsheet-{version}.zip", f"tearsheet-{version}")
    data = archive.read_bytes()
    metadata = zenodo_metadata(json.loads((folder / "datacite.json").read_text(encoding="utf-8")))
    # The server answers with MD5, which here guards against slips of the wire only.
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    planned = Deposit(archive.name, len(data), md5, metadata)
    if dry_run:
        return planned
    if not token:
        raise DepositError("a token is needed: set ZENODO_TOKEN, or use --dry-run")
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=server, headers=headers, timeout=TIMEOUT_S) as client:
        draft = _answer(client.post("/api/deposit/depositions", json={"metadata": metadata}))
        uploaded = _answer(client.put(f"{draft['links']['bucket']}/{archive.name}", content=data))
        if uploaded.get("checksum", f"md5:{md5}") != f"md5:{md5}":
            raise DepositError(f"the server holds another file than was sent: {uploaded['checksum']}")
    return Deposit(archive.name, len(data), md5, metadata, draft["links"].get("html"))


def zenodo_metadata(datacite: dict[str, Any]) -> dict[str, Any]:
    """Zenodo's metadata from a release's ``datacite.json``."""
    return {
        "upload_type": "dataset",
        "title": datacite["titles"][0]["title"],
        "description": " ".join(part["description"] for part in datacite["descriptions"]),
        "creators": [{"name": creator["name"]} for creator in datacite["creators"]],
        "version": datacite["version"],
        "publication_date": datacite["dates"][0]["date"],
        "keywords": [subject["subject"] for subject in datacite["subjects"]],
        "access_right": "open",
        "license": datacite["rightsList"][0]["rightsIdentifier"].lower(),
    }


def _pack(folder: Path, target: Path, name: str) -> Path:
    """The folder as an archive whose bytes depend on its files only."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in [*files_below(folder), "SHA256SUMS"]:
            info = zipfile.ZipInfo(f"{name}/{file}", EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (folder / file).read_bytes())
    return target


def _answer(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        raise DepositError(f"{response.request.url} answered {response.status_code}: {response.text:.200}")
    answer: dict[str, Any] = response.json()
    return answer
