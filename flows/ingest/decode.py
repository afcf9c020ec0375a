"""Bytes → characters, and the way back from a character to its bytes."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from dataclasses import dataclass

from flows.document import OffsetMap
from flows.ingest.errors import SourceError
from flows.ingest.mapped import MappedText

MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
"""First bytes of what people drop into an article folder by mistake."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What cp1252 text in English holds beyond ASCII: typography, units, and the letters of names.
_PLAUSIBLE_CP1252 = frozenset(
    "‘’“”‚„–—…•·™®©°£€¥¢½¼¾¹²³±×÷µ§¶«»¿¡†‡‰\u00a0\u00ad"
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßšžœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠŽŒ"
)
_DECLARED = re.compile(rb"""(?is)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""")
_XML_DECLARED = re.compile(rb"""(?is)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:.-]{2,40})""")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Browsers read these labels as cp1252 (WHATWG Encoding Standard).
_READ_AS_CP1252 = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source, the encoding, how many bytes its byte order mark has, and any remark."""

    text: str
    encoding: str
    n_mark_bytes: int
    notes: tuple[str, ...]


def decode(content: bytes, name: str) -> Decoded:
    """Decode a source: byte order mark, then UTF-8, then a charset that HTML declares, then cp1252.

    cp1252 is taken only when what it gives is plausible English text, and is noted.

    Raises:
        SourceError: ``empty``, ``binary`` or ``not_utf8``.
    """
    if not content.strip():
        raise SourceError("empty", name, "is empty")
    for magic, what in MAGIC:
        if content.startswith(magic):
            raise SourceError("binary", name, f"is binary ({what}), not UTF-8 text")
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_marked(content, name, mark, encoding)
    if b"\x00" in content:
        raise SourceError("binary", name, "is binary (it has NUL bytes), not UTF-8 text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_otherwise(content, name, error)
    n_controls = len(_CONTROL.findall(content))
    if n_controls > 8 and n_controls > len(content) // 50:
        raise SourceError("binary", name, "is binary (full of control characters), not UTF-8 text")
    return Decoded(text, "utf-8", 0, ())


def _decode_marked(content: bytes, name: str, mark: bytes, encoding: str) -> Decoded:
    body = content[len(mark) :]
    if not body.strip(b" \t\r\n\x00"):
        raise SourceError("empty", name, "is empty but for a byte order mark")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_utf8(name, error, content) from error
    if encoding != "utf-8" and body.count(b"\x00") * 3 < len(body):
        # English in UTF-16 has a NUL in nearly every pair of bytes; anything else is chance.
        raise SourceError("not_utf8", name, "is not UTF-8, and its UTF-16 mark is followed by no UTF-16 text")
    if "\x00" in text:
        raise SourceError("binary", name, "is binary (it has NUL characters), not UTF-8 text")
    if not text.strip():
        raise SourceError("empty", name, "is empty")
    notes = () if encoding == "utf-8" else (f"decoded as {encoding.upper()} by its byte order mark",)
    return Decoded(text, encoding, len(mark), notes)


def _decode_otherwise(content: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    declared = declared_charset(content)
    if declared is not None and declared != "utf-8":
        try:
            return Decoded(content.decode(declared), declared, 0, (f"decoded as {declared}, as declared",))
        except UnicodeDecodeError:
            pass
    high = _HIGH.findall(content)
    n_sequences = len(_MULTIBYTE.findall(content))
    if len(high) * 8 > len(content) or n_sequences * 2 > len(high) or _CONTROL.search(content):
        raise _not_utf8(name, error, content) from error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise _not_utf8(name, error, content) from error
    if any(character not in _PLAUSIBLE_CP1252 for character in text if character > "\x7f"):
        raise _not_utf8(name, error, content) from error
    return Decoded(text, "cp1252", 0, ("not UTF-8: decoded as cp1252 (guessed)",))


def _not_utf8(name: str, error: UnicodeDecodeError, content: bytes) -> SourceError:
    byte = content[min(error.start, len(content) - 1)]
    return SourceError("not_utf8", name, f"is not UTF-8 (byte 0x{byte:02x} at offset {error.start})")


def declared_charset(content: bytes) -> str | None:
    """The charset that an HTML or XML head declares, by its Python name; None without one."""
    match = _DECLARED.search(content[:4096]) or _XML_DECLARED.match(content[:200])
    if match is None:
        return None
    label = match.group(1).decode("ascii").lower()
    if label in _READ_AS_CP1252:
        return "cp1252"
    try:
        found = codecs.lookup(label)
    except LookupError:
        return None
    return found.name if found._is_text_encoding else None


def offset_map(mapped: MappedText, decoded: Decoded) -> OffsetMap:
    """Turn runs over the source's characters into runs over its bytes.

    One-to-one runs are cut where a character is wider than the encoding's usual width, so that each run of
    the result is one-to-one in bytes too, or a single stretch whose inside cannot be told apart.
    """
    width, wide, extra = _widths(decoded)
    base = decoded.n_mark_bytes

    def byte_of(index: int) -> int:
        return base + width * index + extra[bisect_left(wide, index)]

    text_starts: list[int] = []
    source_starts: list[int] = []
    source_ends: list[int] = []

    def put(text_start: int, first: int, last: int) -> None:
        text_starts.append(text_start)
        source_starts.append(byte_of(first))
        source_ends.append(byte_of(last))

    runs = mapped.runs
    for index, (start, first, last) in enumerate(runs):
        end = runs[index + 1][0] if index + 1 < len(runs) else len(mapped.text)
        if end - start != last - first:
            put(start, first, last)
            continue
        position = first
        for spot in wide[bisect_left(wide, first) : bisect_left(wide, last)]:
            if spot > position:
                put(start + position - first, position, spot)
            put(start + spot - first, spot, spot + 1)
            position = spot + 1
        if position < last:
            put(start + position - first, position, last)
    return OffsetMap(
        tuple(text_starts),
        tuple(source_starts),
        tuple(source_ends),
        encoding=decoded.encoding,
        text_length=len(mapped.text),
    )


def _widths(decoded: Decoded) -> tuple[int, list[int], list[int]]:
    """Usual bytes a character, which characters differ, and the bytes they add up to before each."""
    text, encoding = decoded.text, decoded.encoding
    extra = [0]
    total = 0
    if encoding.startswith("utf-16"):
        wide = [match.start() for match in re.finditer(r"[\U00010000-\U0010ffff]", text)]
        extra.extend(2 * (n + 1) for n in range(len(wide)))
        return 2, wide, extra
    if encoding == "utf-8":
        if text.isascii():
            return 1, [], extra
        wide = []
        for match in re.finditer(r"[^\x00-\x7f]", text):
            wide.append(match.start())
            character = match.group()
            total += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
            extra.append(total)
        return 1, wide, extra
    if encoding == "cp1252":
        return 1, [], extra
    wide = []
    for index, character in enumerate(text):
        n_bytes = len(character.encode(encoding, "replace"))
        if n_bytes != 1:
            wide.append(index)
            total += n_bytes - 1
            extra.append(total)
    return 1, wide, extra
