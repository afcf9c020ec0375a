"""Characters as the rest of the package expects them: NFC, plain spaces and line ends, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

import ftfy

from flows.ingest.mapped import Edit, MappedText

# Everything but printable ASCII, line feeds, and the letters and marks that are common in English print.
_UNCOMMON = re.compile("[^\n -~¡-¬®-\u02ff–—‘’“”•…€™]")
_LINE_END = re.compile("\r\n?")
_SPACE = frozenset("\t\u00a0\u1680\u202f\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}
_NEW_LINE = frozenset("\x0b\x0c\x85\u2028")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_PICTOGRAPH = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
# A UTF-8 lead byte and a continuation byte, both read as cp1252 or Latin-1: what mojibake is made of.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
_MAX_REPAIRS = 5
_TOKEN = re.compile(r"\S+")
_SPACES = re.compile(r" {2,}")


def normalise(source: MappedText) -> tuple[MappedText, tuple[str, ...]]:
    """Normalise characters and repair mojibake; returns the text and notes on what was repaired.

    Line ends become ``\\n``, odd spaces a space, invisible characters nothing; the result is NFC. Applying it
    twice changes nothing more. Quotation marks and dashes stay as printed. Mojibake is repaired line by line
    with ftfy's ``fix_encoding``, and only where a broken sequence is seen.
    """
    was_repaired = False
    text = source
    if _MOJIBAKE.search(text.text):  # before control characters go, which are half of a broken sequence
        text = text.edit(_mojibake_edits(text.text))
        was_repaired = text.text != source.text
    text = _characters(text)
    for _ in range(_MAX_REPAIRS):
        if not _MOJIBAKE.search(text.text):
            break
        repaired = _characters(text.edit(_mojibake_edits(text.text)))
        if repaired.text == text.text:
            break
        text, was_repaired = repaired, True
    return text, ("mojibake repaired",) if was_repaired else ()


def has_mojibake(text: str) -> bool:
    """Whether a sequence stands in a text that UTF-8 read as cp1252 leaves."""
    return _MOJIBAKE.search(text) is not None


def _characters(source: MappedText) -> MappedText:
    text = source.edit([(m.start(), m.end(), "\n") for m in _LINE_END.finditer(source.text)])
    text = text.edit(_odd_edits(text.text))
    if not unicodedata.is_normalized("NFC", text.text):
        text = text.edit(_composed_edits(text.text))
    return text


def collapse_spaces(text: MappedText) -> MappedText:
    """Every run of spaces becomes one space."""
    if "  " not in text.text:
        return text
    return text.edit([(m.start(), m.end(), " ") for m in _SPACES.finditer(text.text)])


def _odd_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _UNCOMMON.finditer(text):
        character, start = match.group(), match.start()
        if character in _SPACE:
            edits.append((start, start + 1, " "))
        elif character in _NEW_LINE:
            edits.append((start, start + 1, "\n"))
        elif character == "\u2029":
            edits.append((start, start + 1, "\n\n"))
        elif character == "\u2011":  # a hyphen that only asks not to be broken at
            edits.append((start, start + 1, "-"))
        elif character == "\u200d":
            if not (
                start and _PICTOGRAPH.match(text[start - 1])
            ):  # inside an emoji it holds the parts together
                edits.append((start, start + 1, ""))
        elif _INVISIBLE.match(character):
            edits.append((start, start + 1, ""))
    return edits


def _mojibake_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if _MOJIBAKE.search(line):
            fixed = ftfy.fix_encoding(line)
            if fixed != line:
                matcher = SequenceMatcher(None, line, fixed, autojunk=False)
                for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
                    if tag != "equal":
                        edits.append((position + a_start, position + a_end, fixed[b_start:b_end]))
        position += len(line)
    return edits


def _composed_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not unicodedata.is_normalized("NFC", token):
            edits.append((match.start(), match.end(), unicodedata.normalize("NFC", token)))
    return edits
