"""Labelled references: those of the shared development sets, and made-up ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labelled import labelled
from benchmarks.reference_styles import make_references
from flows.resolve.strings.tokens import normalise


@dataclass(frozen=True)
class Example:
    """A labelled reference: the normalised text and, for each field, how it is printed."""

    id: str
    text: str
    fields: dict[str, str]
    source: str


def load(path: Path, source: str) -> list[Example]:
    """Read one labelled set (JSON lines with ``text`` and ``fields``)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Example(
            row["id"],
            normalise(row["text"]),
            {key: " ".join(value.split()) for key, value in row["fields"].items()},
            source,
        )
        for row in rows
    ]


def shared_sets() -> dict[str, list[Example]]:
    """The two development sets by name."""
    return {
        "anystyle": load(labelled("references_anystyle_core.jsonl"), "anystyle"),
        "grobid": load(labelled("references_grobid_dev.jsonl"), "grobid"),
    }


def made_up(n: int, seed: int = 20) -> list[Example]:
    """``n`` made-up references in the styles of the press."""
    return [
        Example(f"made-up-{number}", normalise(item.text), item.fields, "made-up")
        for number, item in enumerate(make_references(n, seed))
    ]
