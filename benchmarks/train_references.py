"""Train the model that labels the tokens of a printed reference.

    python -m benchmarks.train_references

reads the labelled development sets, adds made-up references in many styles (``reference_styles``) and writes
``flows/resolve/strings/data/references.crfsuite.gz``. Deterministic: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pycrfsuite

from benchmarks.labelled import labelled
from benchmarks.reference_styles import make_references
from flows.resolve.strings.features import BREAK, features_of, mark_of
from flows.resolve.strings.tokens import Token, normalise, tokenise

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "flows/resolve/strings/data/references.crfsuite.gz"
PARAMETERS = {
    "c1": 0.05,
    "c2": 0.02,
    "max_iterations": 130,
    "feature.minfreq": 2,
    "feature.possible_transitions": False,
}
LABEL_OF = {
    "issue": "issue",
    "author": "author",
    "title": "title",
    "journal": "journal",
    "year": "date",
    "volume": "volume",
    "pages": "pages",
}
ORDER = ("author", "title", "journal", "pages", "volume", "issue", "year")
N_MADE_UP = 400
OUTSIDE = (
    ("web", "o-web"),
    ("preprint", "o-preprint"),
    ("editor", "o-editor"),
    ("proceedings", "o-proceedings"),
    ("in", "o-in"),
    ("publisher", "o-publisher"),
    ("place", "o-place"),
    ("journal", "o-series"),
)
_ISSUE = re.compile(
    r"(?P<volume>.*?\d\w*[\s,.:]*?|.*?\b[IVXLC]+[\s,.]*)(?P<issue>[,.:]?\s*\(.*|[\s,.:]+(?:no|nr|n°|nº|issue|heft|h|iss|number|"
    r"part|pt|num|suppl\w*)\b.*|,?\s+\d+.*|-\d+.*)$",
    re.I,
)
_ISSUE_ONLY = re.compile(r"\W*(?:no|nr|n°|nº|issue|heft|number|num)\b", re.I)


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


def labels_of(example: Example, tokens: Sequence[Token]) -> list[str]:
    """One label a token: B-/I- and the field, or where outside the fields it stands."""
    labels = [""] * len(tokens)
    for field in ORDER:
        value = example.fields.get(field, "")
        if value:
            for index in _tokens_of(example.text, value, tokens, labels, field):
                labels[index] = LABEL_OF[field]
    _split_issue(example, tokens, labels)
    _name_outside(tokens, labels)
    return [
        label if label.startswith("o-") else ("I-" if index and labels[index - 1] == label else "B-") + label
        for index, label in enumerate(labels)
    ]


def _name_outside(tokens: Sequence[Token], labels: list[str]) -> None:
    """Tell apart what stands outside the fields (editors, proceedings, publishers, web addresses).

    The sets do not label it; the kinds are guessed from the words of the stretch, and serve as states only.
    """
    title_end = max((index for index, label in enumerate(labels) if label == "title"), default=-1)
    start = 0
    kind = ""
    for index in range(1, len(tokens) + 1):
        if (
            index < len(tokens)
            and not BREAK.search(tokens[index].gap)
            and bool(labels[index]) == bool(labels[index - 1])
        ):
            continue
        marks = {mark_of(token.text) for token in tokens[start:index]}
        found = next((name for mark, name in OUTSIDE if mark in marks), "")
        if not any(labels[start:index]):
            if found or kind != "o-in":
                kind = found or ("o-start" if start <= title_end else "o-end")
            if all(token.text.isdigit() for token in tokens[start:index]):
                kind = "o-number"
            labels[start:index] = [kind] * (index - start)
        else:
            kind = ""
            for inside in range(start, index):
                labels[inside] = labels[inside] or "o-mixed"
        start = index


def _tokens_of(
    text: str, value: str, tokens: Sequence[Token], labels: Sequence[str], field: str
) -> list[int]:
    starts = [match.start() for match in re.finditer(re.escape(value), text)]
    if starts:
        options = []
        for start in starts:
            inside = [
                i for i, token in enumerate(tokens) if token.start < start + len(value) and token.end > start
            ]
            clash = sum(bool(labels[i]) for i in inside)
            cut = any(tokens[i].start < start or tokens[i].end > start + len(value) for i in inside)
            options.append(
                (clash, cut, -start if field in ("volume", "issue", "year", "pages") else start, inside)
            )
        return [index for index in min(options)[3] if not labels[index]]
    wanted = [token.text for token in tokenise(value)[0]]
    matcher = SequenceMatcher(None, [token.text for token in tokens], wanted, autojunk=False)
    return [
        index
        for block in matcher.get_matching_blocks()
        if block.size > 1 or len(wanted) == 1
        for index in range(block.a, block.a + block.size)
        if not labels[index]
    ]


def _split_issue(example: Example, tokens: Sequence[Token], labels: list[str]) -> None:
    """Tell volume and issue apart where the set does not, so that one model learns both conventions."""
    inside = [index for index, label in enumerate(labels) if label == "volume"]
    if not inside or example.source == "made-up":
        return
    start, end = tokens[inside[0]].start, tokens[inside[-1]].end
    printed = example.text[start:end]
    if example.source == "grobid":
        tail = re.compile(
            r"(?:[\s,.;:]*\(\s*[\w\s./–-]{1,16}\s*\)|[\s,.]*\b(?:no|nr|issue|heft|number|num|제)\.?\s?\d+[\w–-]*(?:호)?)",
            re.I,
        ).match(example.text, end)
        if tail and not re.search(r"(?:1[5-9]|20)\d\d|[a-z]{3,} ?\d*\)", tail[0], re.I):
            for index in range(inside[-1] + 1, len(tokens)):
                if tokens[index].end > tail.end() or labels[index]:
                    break
                labels[index] = "issue"
        return
    if _ISSUE_ONLY.match(printed):
        for index in inside:
            labels[index] = "issue"
        return
    match = _ISSUE.match(printed)
    if match:
        for index in inside:
            if tokens[index].start >= start + match.end("volume"):
                labels[index] = "issue"


def sequence(example: Example) -> tuple[list[list[str]], list[str]]:
    """Features and labels of an example."""
    tokens, tail, _ = tokenise(example.text)
    return features_of(tokens, tail), labels_of(example, tokens)


def train(examples: Iterable[Example], path: Path, **parameters: object) -> None:
    """Train on the examples and write the crfsuite model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for example in examples:
        features, labels = sequence(example)
        if features:
            trainer.append(features, labels)
    trainer.set_params({**PARAMETERS, **parameters})
    trainer.train(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    examples = [example for group in shared_sets().values() for example in group]
    examples += made_up(N_MADE_UP)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        train(examples, path)
        MODEL.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    print(f"{MODEL.relative_to(ROOT)}: {MODEL.stat().st_size / 1e6:.2f} MB from {len(examples)} references")


if __name__ == "__main__":
    main()
