"""What the model sees of each token of a reference.

A token's features come in groups; a group's features are a function of a short key (the word; the word before
it; the marks around it; the stretch that it stands in). :func:`keys_of` gives the keys, :func:`expand` the
features of a key. Few keys are new in a new reference, so its features are looked up rather than made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat

from flows.resolve.strings.stretches import Key, chunk_features, chunks, sentence_features, sentences
from flows.resolve.strings.tokens import Token
from flows.resolve.strings.words import Word, known_journals, word_of

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
_NUMBER_GAP = re.compile(r"_?[:,(;]")
_SPACES = re.compile(r"\s+")
_NOTHING: Key = (10,)


@lru_cache(maxsize=10_000)
def _gap(gap: str) -> str:
    """The kind of what stands between two tokens: its punctuation, with a mark for white space."""
    kind = _SPACES.sub("_", gap)
    return kind if len(kind) < 6 else kind[:3] + "~" + kind[-2:]


def quotation(tokens: Sequence[Token]) -> tuple[int, int]:
    """The first token inside the first quotation and the first one behind it; (n, n) if nothing is quoted."""
    start = -1
    closers = ""
    for index, token in enumerate(tokens):
        gap = token.gap
        if gap == " ":
            continue
        if start >= 0 and any(mark in gap for mark in closers):
            if index - start > 1:
                return start, index
            start = -1
        if start < 0 and gap and (match := _OPEN.search(gap)):
            start, closers = index, _CLOSERS[match[1]]
    n = len(tokens)
    return (start, n) if 0 <= start < n - 1 and closers != "'’" else (n, n)


def token_depth(gap: str) -> int:
    """How many brackets a gap opens, less those it closes."""
    return gap.count("(") + gap.count("[") - gap.count(")") - gap.count("]") if len(gap) > 1 else 0


def keys_of(tokens: Sequence[Token], tail: str) -> list[list[Key]]:
    """The keys of the tokens' groups of features, a column a group; ``tail`` stands behind the last token."""
    n = len(tokens)
    texts = [token.text for token in tokens]
    words = [word_of(text) for text in texts]
    gaps = [_gap(token.gap) for token in tokens]
    gaps.append(_gap(tail) + "$")
    before, after = gaps, gaps[1:]
    shapes = [word.shape for word in words]
    shorts = [word.short for word in words]
    marked = [word.short if word.mark else "" for word in words]
    last, following = ["^", *shapes], [*shapes[1:], "$"]
    known = known_journals(tokens, [word.lower for word in words])
    document, year_at, first_year = _document(words, shapes, gaps)
    columns: list[list[Key]] = [
        [(0, text) for text in texts],
        [(1, "^"), *((1, text) for text in texts[:-1])],
        [*((2, text) for text in texts[1:]), (2, "$")],
        list(zip(repeat(3), before, shapes, after, last, following, strict=False)),
        list(zip(repeat(4), before, shorts, after)),
        list(zip(repeat(5), ["^", *gaps], last, before, ["^", "^", *shapes][:n], ["", "", *marked][:n])),
        list(
            zip(repeat(6), after, following, [*gaps[2:], "$"], [*shapes[2:], "$", "$"], [*marked[2:], "", ""])
        ),
        list(_places(n)),
        _around_keys(tokens, year_at, first_year),
        *_stretch_columns(words, gaps, document, first_year),
    ]
    if any(known):
        columns.append(
            [(9, *item) if item[0] else _NOTHING for item in zip(known, before, after, strict=False)]
        )
    return columns


@lru_cache(maxsize=1_000)
def _places(n: int) -> tuple[Key, ...]:
    return tuple((7, index * 10 // n, min(index, 5), min(n - 1 - index, 5)) for index in range(n))


def _around_keys(tokens: Sequence[Token], year_at: str, first_year: int) -> list[Key]:
    """Where each token stands to the quotation, the brackets and the first year."""
    n = len(tokens)
    quote_start, quote_end = quotation(tokens)
    result: list[Key] = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.gap != " ":
            depth = max(0, depth + token_depth(token.gap))
        quoted = (
            "n" if quote_start == n else "b" if index < quote_start else "i" if index < quote_end else "a"
        )
        side = "-" if index < first_year else "=" if index == first_year else "+"
        result.append((8, quoted, depth > 0, year_at, side))
    return result


def _stretch_columns(
    words: Sequence[Word], gaps: Sequence[str], document: str, first_year: int
) -> tuple[list[Key], list[Key], list[Key], list[Key]]:
    """Columns for the stretch and the sentence that each token stands in, and its place in them."""
    of_chunk: list[Key] = []
    in_chunk: list[Key] = []
    since = -1
    for start, end, key in chunks(words, gaps):
        if start > first_year >= 0:
            since = min(since + 1, 4)
        of_chunk += [(11, *key)] * (end - start)
        in_chunk += _in_chunk_keys(key[0], end - start, document, since)
    of_sentence: list[Key] = []
    in_sentence: list[Key] = []
    for start, end, key in sentences(words, gaps):
        of_sentence += [(13, *key)] * (end - start)
        in_sentence += _in_sentence_keys(key[0], key[2], end - start)
    return of_chunk, in_chunk, of_sentence, in_sentence


@lru_cache(maxsize=20_000)
def _in_chunk_keys(kind: str, size: int, document: str, since: int) -> tuple[Key, ...]:
    return tuple(
        (12, kind, min(place, 2), min(size - 1 - place, 2), document, since) for place in range(size)
    )


@lru_cache(maxsize=20_000)
def _in_sentence_keys(number: int, size_class: int, size: int) -> tuple[Key, ...]:
    return tuple((14, number, size_class, min(place, 3), min(size - 1 - place, 3)) for place in range(size))


def _document(words: Sequence[Word], shapes: list[str], gaps: Sequence[str]) -> tuple[str, str, int]:
    """What the whole reference has: letters for its marks; its first year's fifth and index."""
    seen = {word.mark for word in words}
    marks = (("i", "in"), ("p", "publisher"), ("v", "volume"), ("c", "proceedings"), ("e", "editor"))
    document = "".join(letter for letter, mark in marks if mark in seen)
    first_year = shapes.index("year") if "year" in shapes else -1
    has_numbers = any(
        shapes[index][0] == "0" and shapes[index - 1][0] == "0" and _NUMBER_GAP.match(gaps[index])
        for index in range(1, len(words))
    )
    year_at = "no" if first_year < 0 else str(min(4, first_year * 5 // len(words)))
    return document + ("n" if has_numbers else ""), year_at, first_year


def _own(text: str) -> tuple[str, ...]:
    lower, _, shape, mark = word_of(text)
    own = [f"w={lower}", f"s={shape}"]
    if mark:
        own.append(f"m={mark}")
    if text[0].isalpha():
        own += [f"p3={lower[:3]}", f"e2={lower[-2:]}", f"e3={lower[-3:]}"]
        if len(lower) > 5:
            own += [f"e4={lower[-4:]}", f"p5={lower[:5]}"]
    elif text.isdigit():
        own.append(f"d={text}" if len(text) < 3 else f"d={text[:2]}..{len(text)}")
    return tuple(own)


def _before(text: str) -> tuple[str, ...]:
    word = word_of(text)
    return (f"w-={word.short}", f"s-={word.shape}", f"m-1={word.mark}")


def _after(text: str) -> tuple[str, ...]:
    word = word_of(text)
    return (f"w+={word.short}", f"s+={word.shape}", f"m+1={word.mark}")


def _marks(before: str, shape: str, after: str, last: str, following: str) -> tuple[str, ...]:
    return (
        f"g-={before}",
        f"g+={after}",
        f"sg-={last}{before}{shape}",
        f"sg+={shape}{after}{following}",
        f"sgg={before}{shape}{after}",
        f"sss={last}|{shape}|{following}",
    )


def _word_marks(before: str, short: str, after: str) -> tuple[str, ...]:
    return (f"wg+={short}{after}", f"wg-={before}{short}")


def _far_back(gap2: str, last: str, gap: str, shape2: str, word2: str) -> tuple[str, ...]:
    return (f"g-2={gap2}{last}{gap}", f"s-2={shape2}{last}", *((f"w-2={word2}",) if word2 else ()))


def _far_ahead(gap: str, following: str, gap2: str, shape2: str, word2: str) -> tuple[str, ...]:
    return (f"g+2={gap}{following}{gap2}", f"s+2={following}{shape2}", *((f"w+2={word2}",) if word2 else ()))


def _place(tenth: int, from_start: int, from_end: int) -> tuple[str, ...]:
    return (f"pos={tenth}", f"i={from_start}", f"r={from_end}")


def _around(quoted: str, depth: bool, year_at: str, side: str) -> tuple[str, ...]:
    return (f"q={quoted}{depth:d}", f"y={year_at}{side}", f"qy={quoted}{depth:d}{year_at}{side}")


def _known(known: str, before: str, after: str) -> tuple[str, ...]:
    return (f"kj={known}", f"kj={before}{after}")


def _in_chunk(kind: str, from_start: int, from_end: int, document: str, since: int) -> tuple[str, ...]:
    return (f"cp={kind}{from_start}{from_end}", f"doc={document}|{kind}", f"cy={since}{kind}")


def _in_sentence(number: int, size: int, from_start: int, from_end: int) -> tuple[str, ...]:
    return (f"Sp={number}{from_start}", f"Sr={number}{from_end}", f"Spr={size}{from_start}{from_end}")


_EXPANDERS: tuple[Callable[..., tuple[str, ...]], ...] = (
    _own,
    _before,
    _after,
    _marks,
    _word_marks,
    _far_back,
    _far_ahead,
    _place,
    _around,
    _known,
    lambda: (),
    chunk_features,
    _in_chunk,
    sentence_features,
    _in_sentence,
)


def expand(key: Key) -> tuple[str, ...]:
    """The features of a key."""
    return _EXPANDERS[key[0]](*key[1:])  # type: ignore[call-overload,no-any-return]


def features_of(tokens: Sequence[Token], tail: str) -> list[list[str]]:
    """One list of features a token, in order; ``tail`` is what stands behind the last token."""
    columns = keys_of(tokens, tail)
    return [[feature for key in keys for feature in expand(key)] for keys in zip(*columns, strict=True)]
