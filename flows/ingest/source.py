"""A source as it comes: its bytes, its name, and what is known of it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.ingest.errors import SourceError

MAX_SOURCE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class RawSource:
    """Bytes to be read as an article. What is given beside the bytes wins over what the page says."""

    name: str
    content: bytes
    media_type: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    byline: str | None = None
    rights: str | None = None
    source_id: str | None = None


def load_source(
    path: Path,
    *,
    media_type: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published_on: date | None = None,
    byline: str | None = None,
    rights: str | None = None,
    source_id: str | None = None,
) -> RawSource:
    """Read a file into a :class:`RawSource`; the keyword arguments are its hints.

    Raises:
        SourceError: ``not_found``, ``is_directory``, ``unreadable`` or ``too_large`` (over 20 MB).
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise SourceError("is_directory", str(path), "is a folder, not a file")
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            raise SourceError("too_large", str(path), f"{size:,} bytes, more than {MAX_SOURCE_BYTES:,}")
        content = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("not_found", str(path), "no such file") from None
    except (OSError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError("unreadable", str(path), f"cannot be read ({reason})") from error
    return RawSource(
        name=name,
        content=content,
        media_type=media_type,
        url=url,
        title=title,
        publisher=publisher,
        published_on=published_on,
        byline=byline,
        rights=rights,
        source_id=source_id,
    )
