"""Row identifiers: a short prefix and 16 hexadecimal digits of a hash over raw source values."""

from __future__ import annotations

import hashlib

PREFIXES = {
    "articles": "art",
    "cited_references": "ref",
    "reference_candidates": "cnd",
    "studies": "stu",
    "study_notices": "ntc",
    "claims": "clm",
    "citations": "cit",
    "assertions": "ast",
    "findings": "fnd",
    "evidence": "evd",
}


def make_id(table: str, *values: str | int | None) -> str:
    """Identify a row of ``table`` by the raw source values that make it what it is.

    ``None`` and the empty string are told apart, and no two different tuples of values share a digest input.
    Never pass a row number or anything read off a clock: the same source values must give the same id in
    every build.

    >>> make_id("studies", "10.1037/emo0000633")
    'stu_dc382886578da3de'
    """
    spelled = ""
    for value in values:
        # Length-prefixed, so that no two tuples of values can spell the same digest input.
        text = str(value)
        spelled += "-" if value is None else f"{len(text)}:{text}"
    digest = hashlib.sha256(spelled.encode("utf-8")).hexdigest()
    return f"{PREFIXES[table]}_{digest[:16]}"
