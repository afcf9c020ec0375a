"""An author field into names, in every usual order of surname, given name and initials."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

_WORDS = yaml.safe_load((Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"))
GROUP_WORDS = frozenset(_WORDS["groups"].split())
"""A piece with one of these words is a group, kept whole, "and" and commas included."""

PARTICLES = frozenset(_WORDS["name_particles"].split())
SUFFIXES = frozenset(_WORDS["name_suffixes"].split())

_ET_AL = re.compile(
    r"[\s,;(\[]*(?:\bet\.?\s*al(?:ii|ia|\b)\.?|\band\s+(?:others|colleagues|co-?workers)\b|\bu\.\s?a\.|…|\.\.\.)"
    r"[\s,;.)\]]*",
    re.I,
)
_ROLE = re.compile(
    r"\s*[(\[]?\b(?:eds?|editors?|hrsg|dir|coords?|trans|compilers?)\b\.?[)\]]|[,\s]+\b(?:eds?|hrsg)\.?\s*$",
    re.I,
)
_LEAD = re.compile(r"^[\s,;.:&*•–-]*(?:(?:and|by|from|authors?|researchers?)\b\s*:?\s*)?", re.I)
_AND = re.compile(r"\s*(?:,\s*)?(?:&amp;|&|\b(?:and|und|et|y|och|og)\b)\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s.'’-]{0,2}){1,5}(?:(?:,?\s*)(?:jr|sr|ii|iii|iv)\.?)?", re.I)
_INITIAL_BREAKS = re.compile(r"[\s.,’'-]+")
_WORD = re.compile(r"[^\s,]+")
_PIECE = re.compile(r"\s*,\s*")
_NOT_A_NAME = re.compile(r"^[\W\d_]*$")
_STOPPED = re.compile(
    r"(?:[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)? (?:[A-ZÀ-Ž]\.[ -]?){1,3}\s*){2,}"
    r"|(?:[^\W\d_][\w’'-]+, [A-ZÀ-Ž][\w’'-]+\.?\s*){2,}"
)
"""Names with nothing but a full stop between: "Osei K. Lund A.B.", "Osei, Kofi. Lund, Anna."."""
_BETWEEN_STOPPED = re.compile(r"(?<=\.)\s+(?=[^\W\d_][\w’'-]+(?:,| (?:[^\W\d_][\w’'-]+ )?[A-ZÀ-Ž]\.))")
_MAX_FIELD = 20_000


def _is_initials(piece: str) -> bool:
    """Whether a piece is initials only: "J.", "A. B.", "JP", "J.-P.", "Yu.", "W. R., Jr."."""
    if not _INITIALS.fullmatch(piece):
        return False
    words = [word for word in _INITIAL_BREAKS.split(piece) if word]
    if len(words) > 1 and words[-1].casefold() in SUFFIXES:
        words.pop()
    return all(
        len(word) <= 4 and (word.isupper() or (len(word) == 1 and not word.islower())) for word in words
    ) or (len(words) == 1 and len(words[0]) == 2 and piece.rstrip().endswith("."))


def _is_surname(piece: str, following: str) -> bool:
    """Whether a piece before initials is a surname: also one in capitals ("OBA, Y.", not "Smith, JP, K.")."""
    return not _is_initials(piece) or (piece.isalpha() and len(piece) > 1 and "." in following)


def _has_initials(piece: str) -> bool:
    words = _WORD.findall(piece)
    return len(words) > 1 and (_is_initials(words[0]) or _is_initials(words[-1]) or words[-1].endswith("."))


def _is_group(piece: str) -> bool:
    return any(word.strip(".()’'").casefold() in GROUP_WORDS for word in _WORD.findall(piece))


def _is_suffix(piece: str) -> bool:
    return piece.replace(".", "").strip().casefold() in SUFFIXES


def _is_single(piece: str) -> bool:
    """One surname or one given name, particles apart."""
    return len([word for word in _WORD.findall(piece) if word.casefold() not in PARTICLES]) <= 1


def _names_of(pieces: list[str], is_pair: bool) -> list[str]:
    """Join the comma-separated pieces of one stretch without "and" into names.

    ``is_pair`` tells that a surname and a given name written out may be one name ("Hearn, Lafcadio").
    """
    names: list[str] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if names and _is_suffix(piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif following is not None and (
            (not _has_initials(piece) and _is_surname(piece, following) and _is_initials(following))
            or (is_pair and index == 0 and _is_inverted(piece, following, len(pieces)))
        ):
            names.append(f"{piece}, {following}")
            index += 1
        else:
            names.append(piece)
        index += 1
    return names


def _is_inverted(piece: str, following: str, n_pieces: int) -> bool:
    """Whether "piece, following" is a surname and a given name."""
    if _has_initials(piece) or _is_initials(piece) or _is_group(following) or _is_suffix(following):
        return False
    if piece.isupper() and following.isupper():
        return False
    if not _is_single(piece) and n_pieces > 2:
        return False
    words = _WORD.findall(following)
    if not _is_single(piece) and len(words) == 2 and not any(word.endswith(".") for word in words):
        return False
    return len(words) == 1 or (len(words) <= 3 and not words[-1].isupper()) or words[-1].endswith(".")


def _clean(name: str) -> str:
    name = name.strip(' \t\n,;:&*•"“”')
    while name.endswith(")") and name.count("(") < name.count(")"):
        name = name[:-1].rstrip(" ,;:")
    while name.startswith("(") and name.count("(") > name.count(")"):
        name = name[1:].lstrip()
    if name.endswith(".") and not re.search(r"(?:^|[\s.,’'-])(?:[^\W\d_]|jr|sr)\.$", name, re.I):
        name = name[:-1]
    return name


def split_authors(field: str) -> tuple[str, ...]:
    """The names of a printed author field, each as printed; "et al." and editors' marks are dropped.

    >>> split_authors("Smith, J., & Jones, A. B.")
    ('Smith, J.', 'Jones, A. B.')
    >>> split_authors("Lakoff, George, and Mark Johnson")
    ('Lakoff, George', 'Mark Johnson')
    >>> split_authors("Centers for Disease Control and Prevention")
    ('Centers for Disease Control and Prevention',)
    """
    text = _ROLE.sub("", _ET_AL.sub(", ", " ".join(field[:_MAX_FIELD].split())))
    text = _LEAD.sub("", text).strip(" ,;:")
    if not text:
        return ()
    names: list[str] = []
    if ". " in text and _STOPPED.fullmatch(text):
        text = _BETWEEN_STOPPED.sub(";", text)
    for part in re.split(r"\s*[;|]\s*|\s+[•·]\s+", text) if re.search(r"[;|•·]", text) else [text]:
        names.extend(_split_part(_LEAD.sub("", part)))
    cleaned = (_clean(name) for name in names)
    return tuple(name for name in cleaned if name and not _NOT_A_NAME.match(name))


def _split_part(part: str) -> list[str]:
    pieces = [piece for piece in _PIECE.split(part) if piece]
    if _is_group(part) and not any(_is_initials(piece) or _has_initials(piece) for piece in pieces):
        return [part]
    stretches: list[list[str]] = [[]]
    for piece in pieces:
        if _is_group(piece):
            stretches[-1].append(_LEAD.sub("", piece))
            continue
        for number, subpiece in enumerate(_AND.split(piece)):
            if number:
                stretches.append([])
            if subpiece:
                stretches[-1].append(subpiece)
    kept = [stretch for stretch in stretches if stretch]
    n_all = sum(len(stretch) for stretch in kept)
    singles_only = n_all > 2 and all(
        _is_single(piece) and not _is_initials(piece) for stretch in kept for piece in stretch
    )
    paired = singles_only and all(len(stretch) == 2 for stretch in kept)
    names: list[str] = []
    for number, stretch in enumerate(kept):
        names.extend(_names_of(stretch, is_pair=(paired or not singles_only) and (number == 0 or paired)))
    return names
