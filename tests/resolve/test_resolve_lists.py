"""Reference lists made of printed references of many styles: how many entries come out whole."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from resolve_support import build_document

from flows.document import BlockKind
from flows.resolve.entries import find_entries

ENTRIES_A_LIST = 8


def wrap(text: str) -> str:
    return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)


def number(entries: list[str]) -> list[str]:
    return [f"{place}. {entry}" for place, entry in enumerate(entries, 1)]


# how the list is printed, share of the entries that must come out whole
FORMS: list[tuple[str, Callable[[list[str]], list[str]], float]] = [
    ("one a line", lambda entries: ["\n".join(entries)], 0.96),
    ("a paragraph each", lambda entries: entries, 0.98),
    ("numbered", lambda entries: ["\n".join(number(entries))], 0.98),
    ("numbered, wrapped", lambda entries: ["\n".join(map(wrap, number(entries)))], 0.98),
    ("wrapped, blank lines between", lambda entries: ["\n\n".join(map(wrap, entries))], 0.96),
    ("wrapped", lambda entries: ["\n".join(map(wrap, entries))], 0.8),
    ("numbered in one line", lambda entries: [" ".join(number(entries))], 0.85),
]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["grobid_dev", "anystyle_core"])
@pytest.mark.parametrize(("form", "least"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_entries_come_out_whole(
    shared: Path, name: str, form: Callable[[list[str]], list[str]], least: float
) -> None:
    lines = (shared / f"data/references_{name}.jsonl").read_text(encoding="utf-8").splitlines()[:480]
    printed = [" ".join(json.loads(line)["text"].split()) for line in lines]
    bare = [re.sub(r"^(?:\[\d+\]|\(\d+\)|\d{1,3}[.)]?)\s*", "", text).strip() for text in printed]
    entries = [text for text in bare if 30 < len(text) < 600]
    n_whole = n_found = 0
    for start in range(0, len(entries), ENTRIES_A_LIST):
        own = entries[start : start + ENTRIES_A_LIST]
        document = build_document([(BlockKind.REFERENCE, block) for block in form(own)])
        found = [" ".join(document.text[entry.start : entry.end].split()) for entry in find_entries(document)]
        n_whole += sum(text in found for text in own)
        n_found += len(found)
    assert n_whole / len(entries) >= least
    assert n_whole / n_found >= least
