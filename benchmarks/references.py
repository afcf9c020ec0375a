"""How well the fields of printed references are read.

    python -m benchmarks.references [--folds 4] [--only press]
    python -m benchmarks.references --only close --readings FILE …

prints precision, recall and F1 a field for: both labelled development sets, cross-validated (trained on the
other folds of both sets and on made-up references); each set by a model that has seen the other one only; and
the hand-written press references of ``benchmarks/data/press_references.jsonl`` by the model that the package
ships, with a row a style; then milliseconds a reference. Deterministic but for the speed: folds are seeded.
The second reads the folds that the files are of (``train_reference_encoder.py --readings``), by the model
alone and with the encoder beside it.

A field is right when it is 0.8 similar to the gold one (rapidfuzz ratio, case and punctuation apart). Years,
volumes and pages are compared without the words around their numbers ("Vol.", "pp.", the month); where a set
prints the issue within the volume, volume and issue together count too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from benchmarks.labelled_references import Example, load, shared_sets
from benchmarks.train_references import ROOT, train_on
from flows.resolve.strings import ParsedReference, parse_reference_string
from flows.resolve.strings.closely import in_thousandths
from flows.resolve.strings.model import Reader, Tagger, bundled_tagger
from flows.resolve.strings.tokens import Token, tokenise

FIELDS = ("author", "title", "journal", "year", "volume", "pages", "doi")
SIMILAR = 80
SEED = 7
N_ENCODER_FOLDS = 3
PRESS = ROOT / "benchmarks/data/press_references.jsonl"
_NUMBER_WORDS = {
    "volume": re.compile(
        r"\b(?:vols?|volume|v|bd|band|jg|jahrgang|tome|t|no|nr|n|nº|issue|heft|h|number|num|part|pt)\b"
    ),
    "pages": re.compile(r"\b(?:pp?|pages?|s|pag|pg)\b"),
}
Counts = Counter[tuple[str, str]]


def normal_form(field: str, printed: str) -> str:
    """A field's value in the form in which two are compared."""
    if field == "year":
        match = re.search(r"(?:1[4-9]|20)\d\d", printed)
        return match[0] if match else ""
    if field == "doi":
        match = re.search(r"10\..*", "".join(printed.casefold().split()))
        return match[0].rstrip(".") if match else ""
    value = " ".join(re.sub(r"[^\w\s]|_", " ", printed.casefold()).split())
    if field in _NUMBER_WORDS:
        value = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", value)
        value = " ".join(_NUMBER_WORDS[field].sub(" ", value).split())
    return value


def predictions(parsed: ParsedReference, field: str, source: str) -> list[str]:
    """What was read of a field, in the ways that count as reading it."""
    values: dict[str, tuple[str | None, ...]] = {
        "author": (parsed.author_text, "; ".join(parsed.authors)),
        "title": (parsed.title,),
        "journal": (parsed.container_title,),
        "year": (str(parsed.year or ""),),
        "volume": (parsed.volume, parsed.volume_text if source == "anystyle" else None),
        "pages": (parsed.pages,),
        "doi": (parsed.doi,),
        "issue": (parsed.issue,),
        "pmid": (parsed.pmid,),
    }
    return [value for value in values[field] if value]


def score(
    examples: Iterable[Example],
    tagger: Tagger,
    fields: Sequence[str] = FIELDS,
    reader: Reader | None = None,
) -> Counts:
    """Count true positives, false positives and false negatives a field."""
    counts: Counts = Counter()
    for example in examples:
        parsed = parse_reference_string(example.text, tagger=tagger, reader=reader)
        for field in fields:
            gold = normal_form(field, example.fields.get(field, ""))
            found = [
                form
                for value in predictions(parsed, field, example.source)
                if (form := normal_form(field, value))
            ]
            if gold and any(fuzz.ratio(gold, form) >= SIMILAR for form in found):
                counts[field, "tp"] += 1
            else:
                counts[field, "fn"] += bool(gold)
                counts[field, "fp"] += bool(found)
    return counts


def rates(counts: Counts, fields: Sequence[str]) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of gold values, over the given fields."""
    tp, fp, fn = (sum(counts[field, kind] for field in fields) for kind in ("tp", "fp", "fn"))
    return tp / max(1, tp + fp), tp / max(1, tp + fn), 2 * tp / max(1, 2 * tp + fp + fn), tp + fn


def print_table(title: str, counts: Counts, fields: Sequence[str] = FIELDS) -> None:
    """Print one table: a row a field and the micro average."""
    print(f"\n{title}\n{'field':<10}{'precision':>10}{'recall':>8}{'F1':>8}{'n':>7}")
    for name, chosen in (*((field, (field,)) for field in fields), ("micro", tuple(fields))):
        precision, recall, f1, n = rates(counts, chosen)
        if n:
            print(f"{name:<10}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}{n:>7}")


def folds_of(examples: Sequence[Example], n_folds: int) -> list[list[Example]]:
    """The examples, shuffled with a seed, dealt into folds."""
    shuffled = list(examples)
    random.Random(SEED).shuffle(shuffled)
    return [shuffled[number::n_folds] for number in range(n_folds)]


def cross_validated(sets: dict[str, list[Example]], n_folds: int) -> dict[str, Counts]:
    """Counts of each set over all its folds, each read by a model trained on the other folds of both sets."""
    folds = {name: folds_of(examples, n_folds) for name, examples in sets.items()}
    totals: dict[str, Counts] = {name: Counter() for name in sets}
    for number in range(n_folds):
        known = [
            item
            for parts in folds.values()
            for other, part in enumerate(parts)
            if other != number
            for item in part
        ]
        tagger = Tagger(train_on(known))
        for name, parts in folds.items():
            totals[name] += score(parts[number], tagger)
    return totals


def reader_of(path: Path) -> tuple[int, Reader]:
    """The fold of a file of readings, and the reader that says what stands there."""
    said = json.loads(path.read_text(encoding="utf-8"))
    tables = {
        tuple(token.text for token in tokenise(text)[0]): np.array(rows, np.float32)
        for text, rows in said["references"].items()
    }

    def read(tokens: Sequence[Token], _: str, labels: tuple[str, ...]) -> npt.NDArray[np.int32]:
        columns = [said["labels"].index(label) for label in labels]
        return in_thousandths(tables[tuple(token.text for token in tokens)][:, columns])

    return said["fold"], read


def print_close(sets: dict[str, list[Example]], paths: Iterable[Path]) -> None:
    """The tables of references read by the model, and with the encoder beside it, by fold."""
    folds = {name: folds_of(examples, N_ENCODER_FOLDS) for name, examples in sets.items()}
    for path in paths:
        number, reader = reader_of(path)
        parts = [part for known in folds.values() for other, part in enumerate(known) if other != number]
        tagger = Tagger(train_on([example for part in parts for example in part]))
        for name, of_set in folds.items():
            for way, chosen in (("model alone", None), ("read closely", reader)):
                print_table(
                    f"{name}, fold {number + 1}, {way}", score(of_set[number], tagger, FIELDS, chosen)
                )


def print_press(tagger: Tagger) -> None:
    """The tables of the hand-written press references."""
    fields = (*FIELDS, "issue", "pmid")
    examples = load(PRESS, "press")
    print_table(
        f"press-style references, n={len(examples)} (bundled model)", score(examples, tagger, fields), fields
    )
    styles = [json.loads(line)["style"] for line in PRESS.read_text(encoding="utf-8").splitlines()]
    print(f"\n{'style':<14}{'F1':>7}{'n':>5}")
    for style in dict.fromkeys(styles):
        chosen = [example for example, its_style in zip(examples, styles, strict=True) if its_style == style]
        print(f"{style:<14}{rates(score(chosen, tagger, fields), fields)[2]:>7.3f}{len(chosen):>5}")


def print_speed(examples: Sequence[Example], tagger: Tagger) -> None:
    """Median processor time to read one reference, of three passes."""
    passes = []
    for _ in range(3):
        start = time.process_time()
        for example in examples:
            parse_reference_string(example.text, tagger=tagger)
        passes.append((time.process_time() - start) / len(examples) * 1000)
    print(f"\nspeed: {median(passes):.2f} ms of processor time a reference (3 passes over {len(examples)})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--only", choices=("press", "cv", "cross", "close"))
    parser.add_argument(
        "--readings", type=Path, nargs="*", default=[], help="what encoders say of folds left out"
    )
    arguments = parser.parse_args()
    if arguments.only in (None, "press"):
        print_press(bundled_tagger())
        print_speed(load(PRESS, "press"), bundled_tagger())
    if arguments.only == "press":
        return
    sets = shared_sets()
    print_close(sets, arguments.readings)
    if arguments.only in (None, "cv"):
        for set_name, counts in cross_validated(sets, arguments.folds).items():
            print_table(f"{set_name}, {arguments.folds}-fold cross-validated", counts)
    if arguments.only in (None, "cross"):
        for known, unseen in (("anystyle", "grobid"), ("grobid", "anystyle")):
            counts = score(sets[unseen], Tagger(train_on(sets[known], n_made_up=0)))
            print_table(f"{unseen}, by a model trained on {known} alone", counts)


if __name__ == "__main__":
    main()
