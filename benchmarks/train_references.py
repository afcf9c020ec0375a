"""Train the model that labels the tokens of a printed reference.

    python -m benchmarks.train_references

reads the labelled development sets, adds made-up references in many styles (``reference_styles``) and writes
``flows/resolve/strings/data/references.json.gz``. Deterministic: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pycrfsuite

from benchmarks.labelled_references import Example, made_up, shared_sets
from benchmarks.reference_swaps import swapped
from flows.resolve.strings.features import features_of
from flows.resolve.strings.stretches import BREAK
from flows.resolve.strings.tokens import Token, tokenise
from flows.resolve.strings.words import mark_of

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "flows/resolve/strings/data/references.json.gz"
PARAMETERS = {
    "c1": 0.15,
    "c2": 0.1,
    "max_iterations": 80,
    "feature.minfreq": 3,
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
STARTED = frozenset({"title", "journal"})
LED_BY = {"pages": "page", "volume": "volume", "date": "month"}
"""The family of words that one set counts to a field and the other leaves outside: "pp.", "vol.", "March"."""
N_MADE_UP = 700
OUTSIDE = (
    ("web", "o-web"),
    ("preprint", "o-web"),
    ("editor", "o-editor"),
    ("proceedings", "o-proceedings"),
    ("in", "o-in"),
    ("publisher", "o-publisher"),
    ("place", "o-publisher"),
    ("journal", "o-series"),
)
_ISSUE = re.compile(
    r"(?P<volume>.*?\d\w*[\s,.:]*?|.*?\b[IVXLC]+[\s,.]*)(?P<issue>[,.:]?\s*\(.*|[\s,.:]+(?:no|nr|n°|nº|issue|heft|h|iss|number|"
    r"part|pt|num|suppl\w*)\b.*|,?\s+\d+.*|-\d+.*)$",
    re.I,
)
_BRACKETED_ISSUE = re.compile(
    r"(?:[\s,.;:]*\(\s*[\w\s./–-]{1,16}\s*\)|[\s,.]*\b(?:no|nr|issue|heft|number|num|제)\.?\s?\d+[\w–-]*(?:호)?)",
    re.I,
)
_LONGEST_ISSUE = 4
_ISSUE_ONLY = re.compile(r"\W*(?:no|nr|n°|nº|issue|heft|number|num)\b", re.I)


def labels_of(example: Example, tokens: Sequence[Token]) -> list[str]:
    """One label a token: the field behind "I-", or where outside the fields it stands.

    "B-" marks where a title or a journal begins: the two often follow on a stretch much like them.
    """
    labels = [""] * len(tokens)
    for field in ORDER:
        value = example.fields.get(field, "")
        if value:
            for index in _tokens_of(example.text, value, tokens, labels, field):
                labels[index] = LABEL_OF[field]
    _split_issue(example, tokens, labels)
    _add_leading(tokens, labels)
    _name_outside(tokens, labels)
    return [
        label
        if label.startswith("o-")
        else ("B-" if label in STARTED and (index == 0 or labels[index - 1] != label) else "I-") + label
        for index, label in enumerate(labels)
    ]


def _add_leading(tokens: Sequence[Token], labels: list[str]) -> None:
    """Count the words of :data:`LED_BY` to their field in both sets."""
    for index in range(len(labels) - 1, 0, -1):
        field = labels[index]
        if not labels[index - 1] and field in LED_BY and mark_of(tokens[index - 1].text) == LED_BY[field]:
            labels[index - 1] = field


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
        stop = inside[-1] + 1
        while stop < len(tokens) and not labels[stop] and stop - inside[-1] <= _LONGEST_ISSUE:
            stop += 1
        stretch = tokens[inside[-1] + 1 : stop]
        is_numbers = all(token.text.isdigit() or mark_of(token.text) == "issue" for token in stretch)
        is_followed = (stop < len(tokens) and labels[stop] in ("pages", "date")) or stop == len(tokens)
        tail = _BRACKETED_ISSUE.match(example.text, end)
        if is_numbers and is_followed and any(token.text.isdigit() for token in stretch):
            labels[inside[-1] + 1 : stop] = ["issue"] * len(stretch)
        elif tail and not re.search(r"(?:1[5-9]|20)\d\d|[a-z]{3,} ?\d*\)", tail[0], re.I):
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


def train(examples: Iterable[Example], **parameters: object) -> str:
    """Train on the examples; the model as the text that ``flows.resolve.strings.model`` reads."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for example in examples:
        features, labels = sequence(example)
        if features:
            trainer.append(features, labels)
    trainer.set_params({**PARAMETERS, **parameters})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        tagger.close()
    return model_text(info)


def train_on(examples: Sequence[Example], *, n_made_up: int = N_MADE_UP, **parameters: object) -> str:
    """The model of labelled references, their copies with other words, and made-up ones."""
    return train(with_copies(examples, n_made_up), **parameters)


def with_copies(examples: Sequence[Example], n_made_up: int = N_MADE_UP) -> list[Example]:
    """Labelled references, their copies with other words, and made-up ones."""
    return [*examples, *swapped(examples), *made_up(n_made_up)]


def model_text(info: Any) -> str:
    """A CRFsuite model's weights as JSON, in thousandths; a line a feature."""
    labels = sorted(info.labels)
    number_of = {label: number for number, label in enumerate(labels)}
    transitions = [[0] * len(labels) for _ in labels]
    for (one, other), weight in info.transitions.items():
        transitions[number_of[one]][number_of[other]] = round(weight * 1000)
    weights: dict[str, list[int]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if thousandths := round(weight * 1000):
            weights.setdefault(feature, []).extend((number_of[label], thousandths))
    model = {"labels": labels, "transitions": transitions, "features": weights}
    return json.dumps(model, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    examples = [example for group in shared_sets().values() for example in group]
    MODEL.write_bytes(gzip.compress(train_on(examples).encode("utf-8"), 9, mtime=0))
    print(f"{MODEL.relative_to(ROOT)}: {MODEL.stat().st_size / 1e6:.2f} MB from {len(examples)} references")


if __name__ == "__main__":
    main()
