"""How well whole reference lists are read: which entries come out, and with which fields.

    python -m benchmarks.reference_lists [--misses]

reads the small made-up articles of ``benchmarks/data/reference_lists.yaml`` (HTML, Markdown, plain text;
lists under many headings and in many styles, links, and articles without a list) as the pipeline does, and
prints precision, recall and F1 of the entries and of each field.

An entry is right when its printed text is 0.95 similar to the expected one, or, where a reference is only a
link, when its identifier or address is the expected one. A field is right when it is 0.8 similar to the
expected one, an identifier or year when it is the same; what an entry that was missed has is missed too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from flows.ingest import RawSource, read_document
from flows.records import CitedReference
from flows.resolve import parse_references

CASES = Path(__file__).parent / "data" / "reference_lists.yaml"
FIELDS = ("authors", "year", "title", "container_title", "volume", "issue", "pages", "doi", "pmid", "pmcid")
IDENTIFIERS = ("doi", "pmid", "pmcid", "url")
MEDIA = {"html": ("page.html", "text/html"), "markdown": ("page.md", None), "text": ("page.txt", None)}
SAME_ENTRY, SAME_FIELD = 95, 80


def read(case: Mapping[str, Any]) -> tuple[CitedReference, ...]:
    """The references of one article."""
    name, media_type = MEDIA[case["form"]]
    source = RawSource(name, case["source"].encode(), media_type=media_type)
    return parse_references(read_document(source))


def is_entry(expected: Mapping[str, Any], found: CitedReference) -> bool:
    """Whether the reference is the expected one."""
    if "raw" in expected:
        return fuzz.ratio(expected["raw"], " ".join(found.raw_text.split())) >= SAME_ENTRY
    return any(expected[name] == getattr(found, name) for name in IDENTIFIERS if name in expected)


def is_field(name: str, expected: object, found: object) -> bool:
    """Whether a field's value is the expected one."""
    if name in ("year", *IDENTIFIERS):
        return expected == found
    if name == "authors":
        expected, found = ("; ".join(value) for value in (expected, found))  # type: ignore[attr-defined]
    return fuzz.ratio(str(expected).casefold(), str(found or "").casefold()) >= SAME_FIELD


def score(case: Mapping[str, Any], counts: Counter[tuple[str, str]], misses: list[str]) -> None:
    """Add one article's hits and misses."""
    left = list(read(case))
    for expected in case["references"]:
        entry = next((item for item in left if is_entry(expected, item)), None)
        counts["entry", "tp" if entry else "fn"] += 1
        if entry is None:
            misses.append(f"{case['name']}: no entry {expected}")
        else:
            left.remove(entry)
        for name in FIELDS:
            wanted, got = expected.get(name), getattr(entry, name, None) or None
            if wanted and got and is_field(name, wanted, got):
                counts[name, "tp"] += 1
                continue
            counts[name, "fn"] += bool(wanted)
            counts[name, "fp"] += bool(got)
            if (wanted or got) and entry is not None:
                misses.append(f"{case['name']}: {name} {got!r}, not {wanted!r}")
    counts["entry", "fp"] += len(left)
    misses += [f"{case['name']}: not an entry: {item.raw_text!r} {item.url}" for item in left]


def scored() -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts of true and false positives and of misses for entries and fields, and what was read wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    misses: list[str] = []
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        score(case, counts, misses)
    return counts, misses


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print what was read wrong")
    arguments = parser.parse_args()
    counts, misses = scored()
    print(f"made-up articles\n{'':<16}{'precision':>10}{'recall':>8}{'F1':>8}{'n':>6}")
    for name, chosen in (*((name, (name,)) for name in ("entry", *FIELDS)), ("all fields", FIELDS)):
        tp, fp, fn = (sum(counts[one, kind] for one in chosen) for kind in ("tp", "fp", "fn"))
        precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
        f1 = 2 * tp / max(1, 2 * tp + fp + fn)
        print(f"{name:<16}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}{tp + fn:>6}")
    if arguments.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
