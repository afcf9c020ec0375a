"""Cutting by pieces gives the words that the pattern finds in the whole text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from flows.extract import relation_reader
from flows.extract.assertions import cleaning
from flows.lexicon import phrases
from flows.lexicon.pieces import by_pieces

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["Don’t", "1,200", "12%", "well-known", "(n=3)", "Naps;", "it’s", "\n", "a\xa0b"]),
        st.text(alphabet="ab1'’-,.;:()% \n\t\x1c\x85\u2003_é", max_size=8),
    ),
    max_size=12,
).map(" ".join)


@given(text=TEXTS)
def test_words_of_a_cleaned_sentence(text: str) -> None:
    words = cleaning._TOKEN.findall(text)
    printed, read = cleaning.split_words(text)
    assert printed == [word.partition("~")[0] for word in words]
    assert read == [word.rpartition("~")[2].lower() for word in words]


@given(text=TEXTS)
def test_starts_of_the_words_of_a_relation(text: str) -> None:
    text = text.lower()
    found = re.finditer(r"[a-z][a-z'-]*|[0-9][0-9.,]*|[;:,()]", text)
    assert relation_reader.Reader(text).starts == [match.start() for match in found]


def test_content_words_keep_their_order() -> None:
    assert phrases.content_words("tea, and the naps, and tea") == ("tea", "nap")


def test_pieces_are_joined_in_order() -> None:
    assert by_pieces(lambda piece: (piece, piece.upper()))("a  b") == ["a", "A", "b", "B"]
