"""The list of bundled sources, ``raw/sources.yaml``: which articles are read, from where, by what right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.marked_yaml import Fields, FileError, Node, read_yaml
from schemas.vocabulary import Term


class Rights(Term):
    """How much of an article's wording may go into a release."""

    FULL = "full", "all of it"
    QUOTE = "quote", "single sentences, as quotations"
    NONE = "none", "nothing: offsets and hashes stand in place of words"


class Variant(Term):
    """Which text of a source is read."""

    ORIGINAL = "original", "the article itself, put beside its rendition by the user"
    RENDITION = "rendition", "a retelling in our own words, which may be passed on"


class SourceListError(FileError):
    """``raw/sources.yaml`` or a file that it lists is not as it should be; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One bundled article: the file to read and what is known of it.

    ``title`` and ``rights`` are those of the ``variant`` that is read; ``sha256`` is that of ``path``.
    """

    source_id: str
    title: str
    publisher: str | None
    rights: Rights
    url: str | None
    byline: str | None
    published_on: date | None
    path: Path
    sha256: str
    variant: Variant

    @property
    def hints(self) -> dict[str, str | date]:
        """What ingest may take over where the file itself does not say, keyed as in ``RawSource``."""
        known = {
            "source_id": self.source_id,
            "title": self.title,
            "publisher": self.publisher,
            "rights": self.rights.value,
            "url": self.url,
            "byline": self.byline,
            "published_on": self.published_on,
        }
        return {key: value for key, value in known.items() if value is not None}


_KEYS = ("id", "title", "publisher", "rights", "url", "byline", "published_on", "path", "sha256", "original")
_ORIGINAL_KEYS = ("title", "rights")


def load_sources(raw_dir: Path) -> tuple[SourceEntry, ...]:
    """Read ``raw_dir/sources.yaml`` and check the files that it lists.

    Where the article itself lies beside its rendition as ``original.*``, that is the file to read.

    Returns:
        One entry a source, in the order of the list.

    Raises:
        SourceListError: malformed YAML, an unknown key or value, a duplicated id, a listed file that is
            missing, outside ``raw_dir`` or not the one whose checksum is listed.
    """
    path = raw_dir / "sources.yaml"
    try:
        nodes = Fields(read_yaml(path), "sources").need("sources")
        entries: list[SourceEntry] = []
        for node in nodes.items():
            entry = _entry(node, raw_dir)
            if any(entry.source_id == other.source_id for other in entries):
                node.fail(f"the id {entry.source_id!r} stands twice")
            entries.append(entry)
    except SourceListError:
        raise
    except FileError as fault:
        raise SourceListError(fault.path, fault.problem, fault.line, fault.column) from None
    return tuple(entries)


def _entry(node: Node, raw_dir: Path) -> SourceEntry:
    fields = Fields(node, *_KEYS)
    title, rights = fields.needed_text("title"), fields.needed_term("rights", Rights)
    listed = fields.need("path")
    path = raw_dir / fields.needed_text("path")
    if not path.resolve().is_relative_to(raw_dir.resolve()):
        listed.fail(f"'path' leads out of {raw_dir}")
    digest = _checked_sha256(path, listed, fields)
    original, variant = fields.get("original"), Variant.RENDITION
    own = Fields(original, *_ORIGINAL_KEYS) if original is not None else None
    found = _original_beside(path, node)
    if found is not None:
        path, variant, digest = found, Variant.ORIGINAL, _sha256(found)
        title = (own and own.text("title")) or title
        rights = (own and own.term("rights", Rights)) or Rights.QUOTE
    return SourceEntry(
        source_id=fields.needed_text("id"),
        title=title,
        publisher=fields.text("publisher"),
        rights=rights,
        url=fields.text("url"),
        byline=fields.text("byline"),
        published_on=fields.day("published_on"),
        path=path,
        sha256=digest,
        variant=variant,
    )


def _original_beside(path: Path, node: Node) -> Path | None:
    found = sorted(other for other in path.parent.glob("original.*") if other.is_file())
    if len(found) > 1:
        node.fail(f"several originals beside {path.name}: {', '.join(other.name for other in found)}")
    return found[0] if found else None


def _checked_sha256(path: Path, listed: Node, fields: Fields) -> str:
    if not path.is_file():
        listed.fail(f"the listed file {path} does not exist")
    digest, declared = _sha256(path), fields.needed_text("sha256")
    if digest != declared.lower():
        fields.need("sha256").fail(f"checksum of {path} is {digest}, listed is {declared}")
    return digest


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as fault:
        raise FileError(path, f"cannot be read ({fault.strerror})") from None
