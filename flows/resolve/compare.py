"""How alike two titles, two journal names, two names of people are: numbers from 0 to 1, after folding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from flows.lexicon.letters import plain_letters
from flows.resolve.tables import JOURNAL_ALIASES, NAME_SUFFIXES, OTHER_WORK, PARTICLES, STOPWORDS

_NOT_WORD = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"<[^<>]{1,20}>")
_RETRACTED = re.compile(
    r"^\W*(?:retracted|withdrawn|removed)(?:\s+(?:article|paper|chapter))?\W+(?=\w)", re.I
)
"""What publishers put before the title of a paper that they have retracted."""
LIKE_WORD = 75
"""Two words that are as alike as this (rapidfuzz ratio) are one word, misspelt or in another ending."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower-case words without accents, punctuation and mark-up, single spaces between.

    >>> fold("Gračanin: Why <i>Crying</i> & Mood?")
    'gracanin why crying and mood'
    """
    if "<" in text:
        text = _MARKUP.sub("", text)
    bare = text.replace("&", " and ").replace("’", "").replace("'", "")
    return _NOT_WORD.sub(" ", plain_letters(bare)).strip()


def content_words(folded: str) -> list[str]:
    """The words of a folded text that are not stop words."""
    return [word for word in folded.split() if word not in STOPWORDS]


def is_telling(folded: str) -> bool:
    """Whether a folded title is long enough to mean one work: "sleep and health" is not."""
    return len(content_words(folded)) >= 4 and len(folded) >= 22


def title_similarity(printed: str, record: str) -> float:
    """How alike two titles are; a subtitle that only one of them has costs little.

    >>> title_similarity("Naps, Mood and Recall in the Old", "Naps, mood and recall in the old: a trial")
    0.95
    """
    record = _RETRACTED.sub("", record)
    one, other = fold(printed), fold(record)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    whole = max(fuzz.ratio(one, other), 0.98 * fuzz.token_sort_ratio(one, other)) / 100
    mains = {fold(text) for text in (_main_title(printed), _main_title(record))}
    if len(mains) == 1 and is_telling(one) and is_telling(other) and is_telling(min(mains)):
        # Same main title. Two different subtitles are two works of one series ("…: results from Norway").
        subtitled = one not in mains and other not in mains
        whole = max(whole, 0.8 if subtitled else 0.95)
    elif (
        is_telling(one) and is_telling(other) and (other.startswith(one + " ") or one.startswith(other + " "))
    ):
        whole = max(whole, 0.9)
    return whole


def _main_title(title: str) -> str:
    return re.split(r"[:?.]\s|\s[–—-]\s", title.strip(), maxsplit=1)[0]


def contains_title(raw_text: str, title: str) -> bool:
    """Whether a printed reference spells out a record's title, wherever in it; short titles prove nothing."""
    folded = fold(_RETRACTED.sub("", title))
    return is_telling(folded) and f" {folded} " in f" {fold(raw_text)} "


def contains_name(raw_text: str, name: str) -> bool:
    """Whether a printed reference names a journal; one common word ("Sleep", "Cancer") is no proof."""
    folded = fold(name)
    return len(content_words(folded)) >= 2 and f" {folded} " in f" {fold(raw_text)} "


@lru_cache(maxsize=8192)
def journal_similarity(printed: str, record: str) -> float:
    """How alike two journal names are: 1 the same, 0.9 and up a variant or abbreviation of it.

    >>> journal_similarity("J Clin Endocrinol Metab", "The Journal of Clinical Endocrinology & Metabolism")
    0.95
    """
    one, other = fold(printed).removeprefix("the "), fold(record).removeprefix("the ")
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if JOURNAL_ALIASES.get(one, one) == JOURNAL_ALIASES.get(other, other):
        return 0.97
    short, long = sorted((content_words(one), content_words(other)), key=lambda words: len("".join(words)))
    if _abbreviates(short, long):
        return 0.95
    if len(short) == 1 and len(short[0]) >= 3 and short[0] == "".join(word[0] for word in long):
        return 0.93
    if short == long:
        return 0.97
    if len(short) != len(long):
        # "Sleep" is not "Sleep Medicine": a word more is another journal.
        return 0.8 * fuzz.ratio(one, other) / 100
    return fuzz.ratio(one, other) / 100


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Whether each word of ``short`` shortens the word of ``long`` in its place (ISO 4, NLM)."""
    return len(short) == len(long) and all(
        whole == part or (len(part) < len(whole) and _shortens(part, whole))
        for part, whole in zip(short, long, strict=True)
    )


def _shortens(part: str, whole: str) -> bool:
    if whole.startswith(part):
        return True
    # Contractions keep first and last letter or a run of consonants: "natl", "intl", "dtsch".
    if len(part) < 3 or part[0] != whole[0]:
        return False
    letters = iter(whole)
    return all(letter in letters for letter in part)


@lru_cache(maxsize=8192)
def family_name(author: str) -> str:
    """The folded family name of an author, however printed; of a group, its whole name.

    >>> [family_name(name) for name in ("Sharman, L.S.", "Sharman LS", "L. S. Sharman", "Leah Sharman")]
    ['sharman', 'sharman', 'sharman', 'sharman']
    """
    if "," in author:
        words = fold(author.split(",", maxsplit=1)[0]).split()
        return " ".join(words)
    words = [word for word in re.split(r"\s+", author.strip()) if word]
    while len(words) > 1 and fold(words[-1]) in NAME_SUFFIXES:
        words.pop()
    is_initial = [
        bool(_INITIALS.fullmatch(word)) and (word.isupper() or word.endswith(".")) for word in words
    ]
    is_first_short = bool(words) and (len(words[0]) == 1 or words[0].endswith("."))
    if len(words) > 1 and is_initial[-1] and not (is_initial[0] and is_first_short):
        while len(words) > 1 and is_initial[len(words) - 1]:
            words.pop()
        return fold(" ".join(words))
    start = len(words) - 1
    while start > 0 and fold(words[start - 1]) in PARTICLES:
        start -= 1
    return fold(" ".join(words[max(start, 0) :]))


def same_family(one: str, other: str) -> bool:
    """Whether two authors have one family name, particles, hyphens and a slip of the pen apart."""
    first, second = family_name(one), family_name(other)
    if not first or not second:
        return False
    if first == second:
        return True
    bare_first, bare_second = _without_particles(first), _without_particles(second)
    if bare_first == bare_second:
        return True
    if len(bare_first) >= 6 and fuzz.ratio(bare_first, bare_second) >= 88:
        return True
    return bool(set(first.split()) & set(second.split()) - PARTICLES) and " " in first + second


def _without_particles(name: str) -> str:
    return " ".join(word for word in name.split() if word not in PARTICLES) or name


def author_position(printed: Iterable[str], record: tuple[str, ...]) -> int | None:
    """Place in the record's list of the first printed author; None if they are not in it."""
    first = next(iter(printed), None)
    if first is None:
        return None
    return next((place for place, author in enumerate(record) if same_family(first, author)), None)


def shared_words(printed: str, record: str) -> float | None:
    """Share of a printed title's content words that the record's title has; None for too few to tell."""
    words = content_words(fold(printed))
    known = set(content_words(fold(record)))
    return sum(word in known for word in words) / len(words) if len(words) >= 2 else None


def is_shortened(printed: str, record: str) -> bool:
    """Whether a printed title is the record's with words left out: all its words are there, in order.

    >>> is_shortened("Naps and recall in older adults", "Long naps and word recall in older adults")
    True
    """
    words = content_words(fold(printed))
    rest = iter(content_words(fold(record)))
    return len(words) >= 3 and all(word in rest for word in words)


def has_other_words(printed: str, record: str) -> bool:
    """Whether each of two titles has a word, or a number, that the other has nothing like.

    A shortened title lacks words, a misspelt one has words like the right ones; a title in which words stand
    in others' places is that of another work.

    >>> has_other_words("Naps and memory in nurses", "Naps and mood in nurses")
    True
    >>> has_other_words("Naps and recal in nurses", "Naps and word recall in night nurses: a trial")
    False
    """
    one, other = fold(printed), fold(record)
    return _has_stranger(one, other) and _has_stranger(other, one)


def is_other_work(printed: str, record: str) -> bool:
    """Whether one of two titles says that it is a comment, a protocol, a follow-up, and the other does not.

    >>> is_other_work("Naps and mood in nurses", "Comment on: Naps and mood in nurses")
    True
    """
    one, other = fold(printed), fold(record)
    if one == other:
        return False
    one, other = f" {one} ", f" {other} "
    return any((f" {mark} " in one) != (f" {mark} " in other) for mark in OTHER_WORK)


def _has_stranger(text: str, other: str) -> bool:
    words, known = text.split(), other.split()
    # A line break or a hyphen may have cut a word in two, in either of the titles.
    pieces = {"".join(pair) for pair in pairwise(known)} | set(known)
    is_known = [_is_in(word, pieces) for word in words]
    for place, pair in enumerate(pairwise(words)):
        if not (is_known[place] and is_known[place + 1]) and _is_in("".join(pair), pieces):
            is_known[place] = is_known[place + 1] = True
    return not all(known or word in STOPWORDS for known, word in zip(is_known, words, strict=True))


def _is_in(word: str, known: set[str]) -> bool:
    if word in known:
        return True
    is_like = len(word) >= 4 and not word.isdigit()
    return is_like and any(len(other) >= 4 and fuzz.ratio(word, other) >= LIKE_WORD for other in known)
