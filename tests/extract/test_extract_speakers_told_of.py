"""Whom 'he said' means where the paragraph before told of somebody."""

from __future__ import annotations

from test_extract_speakers import speakers


def test_he_is_whom_the_paragraph_before_began_with() -> None:
    said = speakers(
        '"Naps help memory," said Tom Reyes, a neurologist in Elm.',
        "Ivo Lund of Alba University led several trials of naps.",
        "Naps did not lower blood pressure in nurses, he said.",
    )
    assert getattr(said[-1], "name", None) == "Ivo Lund"
