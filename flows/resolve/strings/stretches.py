"""The stretches of a reference: what stands between two punctuation marks, and its sentences.

Most of what tells a title from the book, journal or series behind it is not in the words but in the stretch
that they stand in: how long it is, how it ends, what comes before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from flows.resolve.strings.words import MARKS, Word

Key = tuple[Hashable, ...]

BREAK = re.compile(r"[.,;:?!()\[\]\"“”«»„]")
_STOP = re.compile(r"[.?!][\"”»’')\]]*_|[”»\"]|[?!]|\)\.")
_CHUNK_MARKS = MARKS - {"and", "particle", "al"}
_NO_STOP = frozenset({"volume", "issue", "page", "editor", "month"})
_IN, _PUBLISHER, _PLACE, _PROCEEDINGS, _EDITOR, _JOURNAL, _WEB, _YEAR, _NUMBERS, _NAMES = (
    1 << n for n in range(10)
)
_FLAG_OF = {
    "in": _IN,
    "publisher": _PUBLISHER,
    "place": _PLACE,
    "proceedings": _PROCEEDINGS,
    "editor": _EDITOR,
    "journal": _JOURNAL,
    "web": _WEB,
    "preprint": _WEB,
}
_PASSED_ON = ~(_PLACE | _NAMES)
"""What tells something of the sentences before and after, too."""
_SIZES = (0, 1, 3, 7, 14)


def chunks(words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[int, int, Key]]:
    """The stretches between punctuation marks: first token, end, and the key of what they tell."""
    n = len(words)
    bounds: list[tuple[int, int]] = []
    start = 0
    for index in range(1, n + 1):
        gap = gaps[index]
        if index == n or (
            gap not in ("_", "")
            and BREAK.search(gap)
            and not (gap in ("._", ".") and words[index - 1].shape in ("X", "x"))
        ):
            bounds.append((start, index))
            start = index
    kinds = [_kind(words[first:end], gaps[end]) for first, end in bounds]
    nowhere = ("$", "", "")
    kinds += [nowhere, nowhere]
    opening = kinds[0][0]
    result: list[tuple[int, int, Key]] = []
    before = ("^", "", "")
    for number, (first, end) in enumerate(bounds):
        kind, after = kinds[number], kinds[number + 1]
        result.append(
            (first, end, (*kind, min(number, 8), *before, after[0], after[1], kinds[number + 2][0], opening))
        )
        before = kind
    return result


def _kind(words: Sequence[Word], closer: str) -> tuple[str, str, str]:
    n_words = lower = initials = 0
    digits = mark = ""
    for word in words:
        shape = word.shape
        if shape[0] in "Xxw":
            n_words += 1
            lower += shape == "xx"
            initials += shape in ("X", "XX")
        elif shape == "year":
            digits = "y"
        elif shape[0] == "0":
            digits = "d"
        else:
            mark = mark or shape
        if not mark and word.mark in _CHUNK_MARKS:
            mark = word.mark
    size = (
        "0" if not n_words else "1" if n_words == 1 else "2" if n_words < 4 else "3" if n_words < 8 else "4"
    )
    if initials and initials * 2 >= n_words:
        case = "i"
    else:
        case = "l" if lower * 2 > n_words else "m" if lower else "c"
    return f"{size}{case}{digits}", mark, closer


def chunk_features(
    kind: str,
    mark: str,
    closer: str,
    number: int,
    last: str,
    last_mark: str,
    last_closer: str,
    following: str,
    following_mark: str,
    following2: str,
    opening: str,
) -> tuple[str, ...]:
    """The features of a key of :func:`chunks`."""
    return (
        f"c={kind}{closer}",
        f"cn={number}",
        f"cm={mark}",
        f"c-={last}{last_closer}{kind}",
        f"c+={kind}{closer}{following}{following_mark}",
        f"c+2={following}{following2}",
        f"c-+={last}{last_mark}|{kind}|{following}",
        f"cl={opening}|{min(number, 4)}{kind}",
    )


def sentences(words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[int, int, Key]]:
    """The sentences of a reference, in the form of :func:`chunks`: they end at stops and quotation marks."""
    n = len(words)
    starts = [0]
    starts += [
        index for index in range(1, n) if len(gaps[index]) > 1 and _ends(words[index - 1], gaps[index])
    ]
    ends = [*starts[1:], n]
    told = [_flags(words[first:end]) for first, end in zip(starts, ends, strict=True)]
    most = max(n_words for _, n_words in told)
    longest = next(number for number, (_, n_words) in enumerate(told) if n_words == most)
    later = [0]
    for flags, _ in reversed(told[1:]):
        later.append((later[-1] | flags) & _PASSED_ON)
    later.reverse()
    result: list[tuple[int, int, Key]] = []
    earlier = 0
    before = -1
    for number, (flags, n_words) in enumerate(told):
        key = (
            min(number, 5),
            "<" if number < longest else "=" if number == longest else ">",
            sum(n_words > size for size in _SIZES),
            flags,
            before,
            told[number + 1][0] if number + 1 < len(told) else -1,
            earlier,
            later[number],
            gaps[ends[number]],
        )
        result.append((starts[number], ends[number], key))
        earlier = (earlier | flags) & _PASSED_ON
        before = flags
    return result


def _ends(word: Word, gap: str) -> bool:
    if word.shape == "year" and ")" in gap:
        return True
    return word.shape not in ("X", "x") and word.mark not in _NO_STOP and _STOP.search(gap) is not None


def _flags(words: Sequence[Word]) -> tuple[int, int]:
    """What a sentence has, as bits, and its number of words."""
    flags = n_words = n_initials = 0
    last = ""
    for _, _, shape, mark in words:
        kind = shape[0]
        if kind in "Xxw":
            n_words += 1
            n_initials += shape in ("X", "XX")
            if mark:
                flags |= _FLAG_OF.get(mark, 0)
        elif shape == "year":
            flags |= _YEAR
        elif kind == "0" and (last == "0" or mark):
            flags |= _NUMBERS
        last = kind
    return (flags | _NAMES if n_initials * 3 >= max(n_words, 1) else flags), n_words


def sentence_features(
    number: int,
    at: str,
    size: int,
    flags: int,
    last: int,
    following: int,
    earlier: int,
    later: int,
    closer: str,
) -> tuple[str, ...]:
    """The features of a key of :func:`sentences`."""
    return (
        f"S={number}{at}{size}",
        f"Sf={size}.{flags}{closer}",
        f"S-={last}|{size}.{flags}",
        f"S+={size}.{flags}|{following}",
        f"Se={number}{at}{earlier}",
        f"Sl={number}{at}{later}",
        f"Sel={earlier}|{later}",
        f"Snf={number}.{flags}",
    )
