"""More references to train on: the labelled ones with titles and journals of one another.

A model of 1,500 references of a kind learns many of their words by heart. A copy of a reference with title
and journal of others of its set, printed alike, has the same layout and other words; what is learnt from both
is the layout.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.labelled_references import Example

_EDGES = " \t.,;:()[]{}\"'“”‘’«»„*"
FIELDS = ("title", "journal")


def _core(value: str) -> str:
    return value.strip(_EDGES)


def _key(example: Example, field: str, value: str) -> tuple[object, ...]:
    """How a field is printed: capitals, abbreviation, length, script; an article's or a book's."""
    words = value.split()
    capitals = sum(word[:1].isupper() for word in words)
    printed = (2 * capitals > len(words), "." in value, len(words) > 2, value.isascii())
    return example.source, field, bool(example.fields.get("journal")), *printed


def swapped(examples: Sequence[Example], seed: int = 5) -> list[Example]:
    """One copy of each example with another's title and journal, where those can be put in their place."""
    rng = random.Random(seed)
    donors: dict[tuple[object, ...], list[str]] = {}
    for example in examples:
        for field in FIELDS:
            if core := _core(example.fields.get(field, "")):
                donors.setdefault(_key(example, field, core), []).append(core)
    copies = []
    for example in examples:
        copy = example
        for field in FIELDS:
            core = _core(example.fields.get(field, ""))
            if core and copy.text.count(core) == 1:
                other = rng.choice(donors[_key(example, field, core)])
                fields = {**copy.fields, field: copy.fields[field].replace(core, other)}
                copy = replace(copy, text=copy.text.replace(core, other), fields=fields)
        if copy is not example:
            copies.append(replace(copy, id=f"{example.id}-swapped"))
    return copies
