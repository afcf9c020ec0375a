"""What the model sees of each token of a reference.

The features of a token alone are computed once a word and cached; a reference's features are these for the
token and its neighbours, and what only the whole string tells: position, quotation, brackets, the stretch
between two punctuation marks that the token stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from flows.resolve.strings.tokens import Token

_WORDS = yaml.safe_load((Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"))
_MARK_OF: dict[str, str] = {
    **dict.fromkeys(_WORDS["places"].split(), "place"),
    **dict.fromkeys(_WORDS["given_names"].split(), "given"),
    **{word: mark for mark, words in reversed(_WORDS["marks"].items()) for word in words.split()},
}
_JOURNALS = frozenset(tuple(re.findall(r"[^\W\d_]+", name)) for name in _WORDS["journals"].split(","))
_JOURNAL_STARTS: dict[str, tuple[int, ...]] = {
    start: tuple(sorted({len(name) for name in _JOURNALS if name[0] == start}, reverse=True))
    for start in sorted({name[0] for name in _JOURNALS})
}
_OPEN = re.compile(r"(?:^|[\s(.,:;\"])([“\"„«‘'「『])(?=$|[(\[“])|([“«])")
_CLOSERS = {
    "“": "”“",
    '"': '"”',
    "„": '“”"',
    "«": "»",
    "‘": "’",
    "'": "'’",
    "「": "」",
    "『": "』",
    None: "”»",
}
BREAK = re.compile(r"[.,;:?!()\[\]\"“”«»„]")
_NUMBER_GAP = re.compile(r"_?[:,(;]")
_SPACES = re.compile(r"\s+")
_CHUNK_MARKS = frozenset(_WORDS["marks"]) - {"and", "particle", "al"}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


_Alone = tuple[tuple[str, ...], tuple[str, str], tuple[str, str], str, str, str]


def _shape(word: str) -> str:
    if word[0] == "<" and len(word) > 1:
        return word
    if word.isdigit():
        if len(word) == 4 and ("1500" <= word < "2030"):
            return "year"
        return "0" * min(len(word), 6)
    if not word[0].isalpha():
        return word
    if _WIDE.match(word):
        return "wide"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX" if len(word) < 4 else "XXXX"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "X-X" if "-" in word and word[0].isupper() else "xX"


def mark_of(word: str) -> str:
    """The family of ``words.yaml`` that a word belongs to, "web" for an address, "" for none."""
    return "web" if word == "<url>" else _MARK_OF.get(word.casefold(), "")


@lru_cache(maxsize=50_000)
def _alone(word: str) -> _Alone:
    """A word's own features, as the one before, as the one after; its short form, shape and mark."""
    shape = _shape(word)
    lower = "0" if word.isdigit() else word.casefold()
    mark = _MARK_OF.get(lower, "")
    own = [f"w={lower}", f"s={shape}"]
    if mark:
        own.append(f"m={mark}")
    if word[0].isalpha():
        own += [f"p3={lower[:3]}", f"e2={lower[-2:]}", f"e3={lower[-3:]}"]
        if len(lower) > 5:
            own += [f"e4={lower[-4:]}", f"p5={lower[:5]}"]
    elif word.isdigit():
        own.append(f"d={word}" if len(word) < 3 else f"d={word[:2]}..{len(word)}")
    short = lower if len(lower) < 7 or mark else lower[:5]
    return tuple(own), (f"w-={short}", f"s-={shape}"), (f"w+={short}", f"s+={shape}"), short, shape, mark


@lru_cache(maxsize=10_000)
def _gap(gap: str) -> str:
    """The kind of what stands between two tokens: its punctuation, with a mark for white space."""
    kind = _SPACES.sub("_", gap)
    return kind if len(kind) < 6 else kind[:3] + "~" + kind[-2:]


def _quotation(tokens: Sequence[Token]) -> tuple[int, int]:
    """The first token inside the first quotation and the first one behind it; (n, n) if nothing is quoted."""
    start = -1
    closers = ""
    for index, token in enumerate(tokens):
        gap = token.gap
        if start >= 0 and any(mark in gap for mark in closers):
            if index - start > 1:
                return start, index
            start = -1
        if start < 0 and gap and (match := _OPEN.search(gap)):
            start, closers = index, _CLOSERS[match[1]]
    return (
        (start, len(tokens))
        if start >= 0 and start < len(tokens) - 1 and closers != "'’"
        else (len(tokens),) * 2
    )


def features_of(tokens: Sequence[Token], tail: str) -> list[list[str]]:
    """One list of features a token, in order; ``tail`` is what stands behind the last token."""
    n = len(tokens)
    alone = [_alone(token.text) for token in tokens]
    gaps = [_gap(token.gap) for token in tokens]
    gaps.append(_gap(tail) + "$")
    shapes = ["^", *(item[4] for item in alone), "$", "$"]
    chunks = _chunks(tokens, gaps, alone)
    quote_start, quote_end = _quotation(tokens)
    has_quote = quote_start < n
    first_year = next((index for index, item in enumerate(alone) if item[4] == "year"), -1)
    seen = {item[5] for item in alone}
    document = "".join(
        letter
        for letter, mark in (
            ("i", "in"),
            ("p", "publisher"),
            ("v", "volume"),
            ("c", "proceedings"),
            ("e", "editor"),
        )
        if mark in seen
    ) + ("n" if _has_numbers(alone, gaps) else "")
    known = known_journals(tokens)
    year_at = "no" if first_year < 0 else str(min(4, first_year * 5 // n))
    result: list[list[str]] = []
    depth = 0
    for index in range(n):
        own, _, _, short, shape, _ = alone[index]
        before, after = gaps[index], gaps[index + 1]
        depth = max(0, depth + token_depth(tokens[index].gap))
        quoted = "n" if not has_quote else "b" if index < quote_start else "i" if index < quote_end else "a"
        last = shapes[index]
        following = shapes[index + 2]
        item = [
            *own,
            f"g-={before}",
            f"g+={after}",
            f"sg-={last}{before}{shape}",
            f"sg+={shape}{after}{following}",
            f"wg+={short}{after}",
            f"wg-={before}{short}",
            f"sgg={before}{shape}{after}",
            f"sss={last}|{shape}|{following}",
            f"pos={index * 10 // n}",
            f"i={min(index, 5)}",
            f"r={min(n - 1 - index, 5)}",
            f"q={quoted}{min(depth, 1)}",
            f"y={year_at}{'-' if index < first_year else '=' if index == first_year else '+'}",
        ]
        if index:
            item += alone[index - 1][1]
            item.append(f"g-2={gaps[index - 1]}{last}{before}")
            if index > 1:
                item.append(f"s-2={shapes[index - 1]}{last}")
                item.append(
                    f"w-2={alone[index - 2][3]}" if alone[index - 2][5] else f"m-={alone[index - 1][5]}"
                )
        if index + 1 < n:
            item += alone[index + 1][2]
            item.append(f"g+2={after}{following}{gaps[index + 2]}")
            item.append(f"s+2={following}{shapes[index + 3]}")
            if index + 2 < n and alone[index + 2][5]:
                item.append(f"w+2={alone[index + 2][3]}")
        if known[index]:
            item.append(f"kj={known[index]}")
            item.append(f"kj={before}{after}")
        item += chunks[index]
        item.append(f"doc={document}|{chunks[index][0]}")
        result.append(item)
    return result


def _has_numbers(alone: Sequence[_Alone], gaps: Sequence[str]) -> bool:
    """Whether two numbers stand together as a volume and pages do: "12:34", "12(3), 4", "12, 34-56"."""
    return any(
        alone[index][4][0] == "0" and alone[index - 1][4][0] == "0" and _NUMBER_GAP.match(gaps[index])
        for index in range(1, len(alone))
    )


def known_journals(tokens: Sequence[Token]) -> list[str]:
    """For each token if the name of a listed journal covers it: "1" a name of one word, "2" of several."""
    known = [""] * len(tokens)
    words = [token.text.casefold() for token in tokens]
    for index, word in enumerate(words):
        if known[index]:
            continue
        for size in _JOURNAL_STARTS.get(word, ()):
            if tokens[index].text[0].isupper() and tuple(words[index : index + size]) in _JOURNALS:
                known[index : index + size] = ["1" if size == 1 else "2"] * size
                break
    return known


def token_depth(gap: str) -> int:
    """How many brackets a gap opens, less those it closes."""
    return gap.count("(") + gap.count("[") - gap.count(")") - gap.count("]") if gap else 0


def _chunks(tokens: Sequence[Token], gaps: Sequence[str], alone: Sequence[_Alone]) -> list[tuple[str, ...]]:
    """Features of the stretch between punctuation marks that each token stands in, and of its neighbours."""
    n = len(tokens)
    bounds: list[tuple[int, int]] = []
    start = 0
    for index in range(1, n + 1):
        gap = gaps[index]
        if index == n or (
            BREAK.search(gap) and not (gap in ("._", ".") and alone[index - 1][4] in ("X", "x"))
        ):
            bounds.append((start, index))
            start = index
    kinds: list[tuple[str, str, str]] = []
    for start, end in bounds:
        words = lower = initials = 0
        digits = ""
        mark = ""
        for index in range(start, end):
            shape = alone[index][4]
            if shape[0] in "Xxw":
                words += 1
                lower += shape == "xx"
                initials += shape in ("X", "XX")
            elif shape == "year":
                digits = "y"
            elif shape[0] == "0":
                digits = "d"
            else:
                mark = shape
            if not mark and alone[index][5] in _CHUNK_MARKS:
                mark = alone[index][5]
        size = "0" if not words else "1" if words == 1 else "2" if words < 4 else "3" if words < 8 else "4"
        case = (
            "i" if initials and initials * 2 >= words else "l" if lower * 2 > words else "m" if lower else "c"
        )
        kinds.append((f"{size}{case}{digits}", mark, gaps[end]))
    nowhere = ("$", "", "")
    kinds += [nowhere, nowhere]
    result: list[tuple[str, ...]] = []
    for number, (start, end) in enumerate(bounds):
        kind, mark, closer = kinds[number]
        before = kinds[number - 1] if number else ("^", "", "")
        after, after2 = kinds[number + 1], kinds[number + 2]
        shared = (
            f"c={kind}{closer}",
            f"cn={min(number, 8)}",
            f"cm={mark}",
            f"c-={before[0]}{before[2]}{kind}",
            f"c+={kind}{closer}{after[0]}{after[1]}",
            f"c+2={after[0]}{after2[0]}",
            f"c-+={before[0]}{before[1]}|{kind}|{after[0]}",
            f"cl={kinds[0][0]}|{min(number, 4)}{kind}",
        )
        for index in range(start, end):
            result.append((*shared, f"cp={kind}{min(index - start, 2)}{min(end - 1 - index, 2)}"))
    return result
