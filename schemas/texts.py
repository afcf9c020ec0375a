"""Offsets against the texts that they point into, for articles whose normalised text is at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from schemas.fingerprints import fingerprint, is_fingerprint

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TextFault:
    """A row, by its position in its table, whose offsets or text disagree with the article."""

    table_name: str
    position: int
    check_name: str
    column_name: str
    message: str


def text_faults(tables: Mapping[str, pd.DataFrame], texts: Texts) -> Iterator[TextFault]:
    """Every row that does not stand in its article's text as it says; articles without text are passed over.

    Checks that the text is the one that ``articles.text_sha256`` names, that ``text[char_start:char_end]`` is
    the claim or the citation's wording, that references lie inside, that prefix and suffix adjoin.
    """
    if not texts:
        return
    yield from _faults(tables, texts, "articles", tables["articles"]["article_id"], _article_fault)
    yield from _faults(tables, texts, "claims", tables["claims"]["article_id"], _claim_fault)
    owner = dict(zip(tables["claims"]["claim_id"], tables["claims"]["article_id"], strict=True))
    yield from _faults(tables, texts, "citations", tables["citations"]["claim_id"].map(owner), _cue_fault)
    references = tables["cited_references"]
    yield from _faults(tables, texts, "cited_references", references["article_id"], _reference_fault)


Row = Mapping[str, Any]
Found = tuple[str, str, str] | None


def _faults(
    tables: Mapping[str, pd.DataFrame],
    texts: Texts,
    table: str,
    article_ids: pd.Series[Any],
    fault: Callable[[Row, str], Found],
) -> Iterator[TextFault]:
    positions = [position for position, article_id in enumerate(article_ids) if article_id in texts]
    rows = tables[table].iloc[positions].to_dict("records")
    for position, row in zip(positions, rows, strict=True):
        found = fault({str(name): value for name, value in row.items()}, texts[article_ids.iloc[position]])
        if found is not None:
            yield TextFault(table, position, *found)


def _article_fault(row: Row, text: str) -> Found:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest == row["text_sha256"]:
        return None
    return (
        "text_is_the_article",
        "text_sha256",
        f"the text at hand has the hash {digest}, not {row['text_sha256']}",
    )


def _slice(row: Row, text: str) -> str | None:
    """What the row's offsets cover, None where they do not lie inside the text."""
    start, end = row["char_start"], row["char_end"]
    if start is pd.NA or end is pd.NA or not 0 <= start <= end <= len(text):
        return None
    return text[int(start) : int(end)]


def _outside(row: Row, text: str) -> Found:
    span = f"{row['char_start']}:{row['char_end']}"
    return "offsets_inside_text", "char_end", f"{span} is not inside the text of {len(text)} characters"


def _claim_fault(row: Row, text: str) -> Found:
    covered = _slice(row, text)
    if covered is None:
        return _outside(row, text)
    if is_fingerprint(row["claim_text"]):
        return _fingerprint_fault("claim_text", row["claim_text"], covered)
    if covered != row["claim_text"]:
        return "text_at_offsets", "claim_text", f"the article has {covered!r:.120} at these offsets"
    if not text[: int(row["char_start"])].endswith(row["quote_prefix"]):
        return (
            "prefix_adjoins",
            "quote_prefix",
            f"{row['quote_prefix']!r:.120} does not stand before the sentence",
        )
    if not text[int(row["char_end"]) :].startswith(row["quote_suffix"]):
        return (
            "suffix_adjoins",
            "quote_suffix",
            f"{row['quote_suffix']!r:.120} does not stand after the sentence",
        )
    return None


def _cue_fault(row: Row, text: str) -> Found:
    covered = _slice(row, text)
    if covered is None:
        return _outside(row, text)
    if is_fingerprint(row["cue_text"]):
        return _fingerprint_fault("cue_text", row["cue_text"], covered)
    if covered != row["cue_text"]:
        return "text_at_offsets", "cue_text", f"the article has {covered!r:.120} at these offsets"
    return None


def _fingerprint_fault(column: str, found: str, covered: str) -> Found:
    """Where the words are withheld the hash must be theirs; the message does not say them either."""
    if fingerprint(covered) == found:
        return None
    return "text_at_offsets", column, "the article has other words at these offsets"


def _reference_fault(row: Row, text: str) -> Found:
    return _outside(row, text) if _slice(row, text) is None else None
