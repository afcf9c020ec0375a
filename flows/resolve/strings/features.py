"""What the model sees of each token of a reference.

The features of a token alone are computed once a word and cached; a reference's features are these for the
token and its neighbours, and what only the whole string tells: position, quotation, brackets, the stretch
between two punctuation marks that the token stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.resolve.strings.tokens import Token

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août "
    "septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre spring summer autumn fall winter".split()  # noqa: SIM905
)
MARKS = {
    "volume": "vol volume v bd band jg tome t tom vols jahrgang".split(),  # noqa: SIM905
    "issue": "no nr issue iss number num n n° nº heft h part pt suppl supplement fasc".split(),  # noqa: SIM905
    "page": "p pp page pages s pag pg article art e ss".split(),  # noqa: SIM905
    "editor": "ed eds editor editors edited hrsg dir coord".split(),  # noqa: SIM905
    "in": "in im dans en".split(),  # noqa: SIM905
    "and": "and und et y e & with".split(),  # noqa: SIM905
    "al": "al others colleagues".split(),  # noqa: SIM905
    "proc": "proc proceedings conference conf symposium workshop symp congress meeting advances lecture".split(),  # noqa: SIM905
    "journal": "journal j rev review reviews letters lett annals ann archives arch bulletin bull acta transactions trans "
    "magazine times post nature science lancet quarterly international int zeitschrift revue revista".split(),  # noqa: SIM905
    "publisher": "press publishers verlag springer wiley elsevier publishing university universitaires éditions books "
    "report thesis dissertation unpublished phd technical tech rep master".split(),  # noqa: SIM905
    "web": "available retrieved accessed url online http https www from at html viewed".split(),  # noqa: SIM905
    "particle": "van von der den de del della di da dos du la le ter ten al el bin".split(),  # noqa: SIM905
}
_MARK_OF = {word: mark for mark, words in reversed(MARKS.items()) for word in words}
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
_SPACES = re.compile(r"\s+")
_CHUNK_MARKS = frozenset(MARKS) - {"and", "particle", "al"} | {"month"}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


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
    """The family of :data:`MARKS` that a word belongs to, "web" for an address, "" for none."""
    return "web" if word == "<url>" else _MARK_OF.get(word.casefold(), "")


@lru_cache(maxsize=50_000)
def _alone(word: str) -> tuple[tuple[str, ...], tuple[str, str], tuple[str, str], str, str, str]:
    """A word's own features, as the one before, as the one after; its short form, shape and mark."""
    shape = _shape(word)
    lower = "0" if word.isdigit() else word.casefold()
    mark = "month" if lower in MONTHS else _MARK_OF.get(lower, "")
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
    year_at = "no" if first_year < 0 else str(min(4, first_year * 5 // n))
    result: list[list[str]] = []
    depth = 0
    for index in range(n):
        own, _, _, short, shape, mark = alone[index]
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
        item += chunks[index]
        result.append(item)
    return result


def token_depth(gap: str) -> int:
    """How many brackets a gap opens, less those it closes."""
    return gap.count("(") + gap.count("[") - gap.count(")") - gap.count("]") if gap else 0


_Alone = tuple[tuple[str, ...], tuple[str, str], tuple[str, str], str, str, str]


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
