"""Where sentences end in the prose of the press.

A stop ends a sentence unless something says otherwise: an abbreviation, initials, a number, a quotation that
its attribution follows, an open parenthesis, a lower-case letter after it. Every character but white space
belongs to a sentence.
"""

from __future__ import annotations

import re

from flows.ingest.words import WORDS

_STOP = re.compile(r"[.!?…]")
_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    r"(?P<note>\s?\[\d[\d,;–\s-]{0,20}\](?:\s?\[\d{1,3}\])*|[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*|\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}(?=\s+[\"“‘'(\[]?[A-Z])"
    r"|(?:\[[\w.:-]{1,16}\])+(?=\s+[\"“‘'(\[]?[A-Z]|\s*$)"
    r"|\(\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}\)"
    # With a space before it "(2)" may also number what follows.
    r"|\s\(\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}\)(?=\s*$|\s+[A-Z]))?"
    r"(?P<emoji>(?:\s?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)+)?"
    r"(?P<gap>\s+|$|(?=[A-Z][a-z]*\s))"
)
_BREAK = re.compile(r"[(\[\"“‘'/—–]")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]*(?P<word>[^\s.,;:!?\"”’)\]]+)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][.-])*[A-ZÀ-Þ]$")
_LIST_NUMBER = re.compile(r"\(?\d{1,3}$|[a-zA-Z]$|[ivx]{1,4}$")
_OPENING = re.compile(r"[\"'“‘(\[¿¡]*")
_MIXED_CASE = re.compile(r"[a-z]{1,2}[A-Z]")

STARTERS = WORDS["starters"]
"""Words that open a sentence: after an abbreviation they tell its stop from a full stop."""

TITLES, JOINERS = WORDS["titles"], WORDS["joiners"]
"""Abbreviations that end no sentence: before names (with a capital), and before anything."""
_BEFORE_NUMBERS = WORDS["before_numbers"]

MAY_END = WORDS["may_end"]
"""Abbreviations that end a sentence only when a word of :data:`STARTERS` or a quotation follows."""

_ABBREVIATIONS = JOINERS | MAY_END | TITLES | {"al"}
_SPECIAL = _ABBREVIATIONS | _BEFORE_NUMBERS
_CLOCK = frozenset({"a.m", "p.m", "etc"})
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|(?:E|C|M|P)[SD]?T|GMT|UTC|BST|Eastern|Central|Pacific|Mountain|Local"
)
_LETTERED = WORDS["lettered"]
_SAYS = (
    r"(?:says?|said|asks?|asked|explains?|explained|adds?|added|notes?|noted|tells?|told|writes?|wrote|wonders?|wondered|recalls?"
    r"|recalled|jokes?|joked|laughs?|laughed|exclaims?|exclaimed|replie[sd]|reply|insists?|insisted|remembers?|admits?|admitted|quips?|quipped)"
)
_ATTRIBUTION = re.compile(
    rf"(?:(?:[A-Z][\w.'’-]*|the|a|one|her|his|my|their)(?:,?\s+[\w.'’-]+){{0,5}}?|he|she|they|I|we)\s+{_SAYS}\b"
)
_PLAIN_START = re.compile(r" [A-Z][a-z ]")
_GLUED = re.compile(r"[a-z]{3,}$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Sentence spans ``(start, end)`` of a block's text: trimmed, in order, all but white space covered.

    >>> text = 'Dr. L.S. Mark asked, "Does it help?" It does.1 So Prof. Ruiz says.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Dr. L.S. Mark asked, "Does it help?"', 'It does.1', 'So Prof. Ruiz says.']
    """
    spans: list[tuple[int, int]] = []
    start = position = 0
    for found in _STOP.finditer(text):
        stop = found.start()
        if stop < position:
            continue
        if _is_plain_end(text, start, stop):
            _put(spans, text, start, stop + 1)
            start = position = stop + 2
            continue
        match = _CANDIDATE.match(text, stop)
        if match is None:
            continue
        position = match.end()
        end = match.start("gap")
        if match["note"] and match["note"][0] == " " and _numbers_what_follows(text, start, match):
            end, position = match.start("note"), match.start("note") + 1
        if position < len(text) and end > start and _is_end(text, start, match):
            _put(spans, text, start, end)
            start = position
    _put(spans, text, start, len(text))
    return spans


def _numbers_what_follows(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "(2)" counts off the next sentence: this one is "(1)", or "(1)" has its "(2)" behind it."""
    note = match["note"].strip()
    if not note[1:-1].isdigit():
        return False
    number = int(note[1:-1])
    if number > 1:
        return text.startswith(f"({number - 1})", start)
    return re.search(r"[.!?] \(2\) [A-Z]", text[match.end() :]) is not None


def _is_plain_end(text: str, start: int, stop: int) -> bool:
    """The common case told quickly: a lower-case word, a full stop, a space, a capital, no parenthesis."""
    if text[stop] != "." or not _PLAIN_START.match(text, stop + 1):
        return False
    word = text[max(start, text.rfind(" ", start, stop) + 1) : stop]
    return (
        len(word) > 1
        and word.isalpha()
        and word.islower()
        and word not in _SPECIAL
        and text.find("(", start, stop) < 0
    )


def _put(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    stop, close = match.group("stop"), match.group("close")
    following = _NEXT_WORD.match(text, match.end())
    next_word = following.group("word") if following else ""
    word = _word_before(text, start, match.start())
    if match.group("gap") == "":
        return _is_glued_end(word, stop, close, match.group("note"), next_word)
    note = match.group("note")
    if (
        note
        and note[0].isdigit()
        and (not word or word[-1].isdigit() or stop != "." or _is_abbreviation(word))
    ):
        return False
    if next_word and next_word[0].islower() and not _MIXED_CASE.match(next_word):
        return False
    if not next_word:
        return bool(_OPENING.match(text, match.end())) and not close.endswith((")", "]"))
    if _is_in_parenthesis(text, start, match):
        return False
    if close and stop[-1] in "!?…" and close[0] in "\"'”’" and _ATTRIBUTION.match(text, match.end()):
        return False
    if stop in ("...", "…", "....") and next_word.split("'")[0].split("’")[0] == "I":
        return False
    if close[:1] in (")", "]") and _opens_inside(text, start, match.start(), close[0]):
        return next_word in STARTERS and not _is_abbreviation(word)
    if stop != "." or (close and close[0] not in ")]"):
        return True
    if note:
        return True
    return _ends_after_word(text, start, match, word, next_word)


def _word_before(text: str, start: int, end: int) -> str:
    """What stands right before a stop, up to a space, an opening mark or a dash."""
    low = max(start, end - 40)
    word = text[max(low, text.rfind(" ", low, end) + 1) : end]
    return _BREAK.split(word)[-1] if _BREAK.search(word) else word


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS


def _is_glued_end(word: str, stop: str, close: str, note: str | None, next_word: str) -> bool:
    """No space after the stop: "levels.The study", left by a page that lost its line break."""
    if note or stop not in (".", "?", "!"):
        return False
    return next_word in STARTERS and len(next_word) > 1 and (bool(close) or bool(_GLUED.search(word)))


def _ends_after_word(text: str, start: int, match: re.Match[str], word: str, next_word: str) -> bool:
    lowered = word.lower()
    following = text[match.end()]
    is_quote = following in '"“‘'
    starts_new = next_word in STARTERS or is_quote
    is_first = not text[start : match.start() - len(word)].strip(' \t"“‘([')
    if is_first and _LIST_NUMBER.match(word):
        return False
    if lowered in JOINERS or (lowered in TITLES and word[:1].isupper()):
        return False
    if lowered == "al" and text[start : match.start() - 2].rstrip().endswith(("et", "et.")):
        return next_word in STARTERS
    if (
        lowered in _BEFORE_NUMBERS
        and word != "no"
        and (next_word[0].isdigit() or lowered in ("v", "p", "pp"))
    ):
        return False
    if lowered in _CLOCK:
        return not _AFTER_CLOCK.fullmatch(next_word) and following not in "([" and not next_word[0].isdigit()
    if lowered in MAY_END and (word[0].isupper() or "." in word or lowered in ("inc", "ltd", "co", "corp")):
        return starts_new
    if _INITIALS.match(word):
        if "." in word:
            return starts_new
        previous = text[start : match.start() - len(word)].split()
        if previous and previous[-1].lower().strip('"“(') in _LETTERED:
            return True
        return starts_new and next_word != "A"
    return True


def _is_in_parenthesis(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop stands inside a parenthesis that opened in mid-sentence and closes later."""
    stretch = text[start : match.end("close")]
    opened = stretch.rfind("(")
    if opened < 0 or stretch.find(")", opened) >= 0 or not stretch[:opened].strip():
        return False
    closing = text.find(")", match.end())
    return 0 <= closing - match.end() < 200 and "(" not in text[match.end() : closing]


def _opens_inside(text: str, start: int, end: int, close: str) -> bool:
    opening = "(" if close == ")" else "["
    position = text.rfind(opening, start, end)
    return position > start and bool(text[start:position].strip(' "“‘'))
