"""Train the encoder that reads single sentences: the relation that they state, and whether they claim.

    export PYTHONPATH=.:.venv/lib/python3.11/site-packages
    export TRAIN="/tmp/encoder/bin/python -m benchmarks.train_sentence_encoder"
    $TRAIN --relation SENTENCES.jsonl --claims TEXTS.jsonl                         # writes the weights
    $TRAIN --relation … --claims … --held OTHERS.jsonl --held-texts OTHERS.jsonl --readings READINGS

The second writes, to a file outside the repository, what the encoder says of sentences and texts that it was
not trained on: ``benchmarks/close_reading.py`` needs it. The environment is that of
``train_verdict_encoder.py``. SENTENCES as in ``train_relation.py``, TEXTS as in ``train_claims.py``; our own
sentences are trained on too. One thread and a set seed: same data, versions and kind of machine, same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from benchmarks import encoder_net, train_claims, train_relation
from benchmarks.encoder_net import Net, Row, fit, read, round_off, write
from flows.encoder.net import LONGEST
from flows.extract.closely import CLAIM, ENCODER, RELATION
from flows.extract.relation import without_label
from flows.extract.relation_model import LABELS

HEADS = {RELATION: len(LABELS), CLAIM: 2}
PASSES = 4
RATE = 8e-5


def relation_rows(rows: Sequence[train_relation.Row]) -> list[Row]:
    return [(without_label(text), None, LABELS.index(label)) for _, label, text in rows]


def claim_rows(rows: Sequence[train_claims.Row]) -> list[Row]:
    return [(without_label(row.text), None, int(row.is_claim)) for row in rows]


def trained(relation: Sequence[Row], claims: Sequence[Row]) -> Net:
    """An encoder that has learned from the rows of both kinds, its tables rounded as they are shipped."""
    torch.manual_seed(encoder_net.SEED)
    model = Net(LONGEST, 0, HEADS)
    fit(model, [{RELATION: relation, CLAIM: claims}] * PASSES, RATE)
    round_off(model.layers)
    return model


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--relation", type=Path, nargs="+", required=True)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="labelled sentences to read only")
    parser.add_argument("--held-texts", type=Path, nargs="*", default=[], help="texts to read only")
    parser.add_argument("--readings", type=Path, help="where to write what is said of those; no weights then")
    given = parser.parse_args(argv)
    held = relation_rows([row for path in given.held for row in train_relation.local_rows(path)])
    texts = {text for text, _, _ in held}
    sentences = [row for path in given.relation for row in train_relation.local_rows(path)]
    relation = [row for row in relation_rows(train_relation.own_rows() + sentences) if row[0] not in texts]
    claims = claim_rows([row for path in given.claims for row in train_claims.real_rows(path)])
    model = trained(relation, claims)
    if given.readings is None:
        write(model, ENCODER)
        return
    of_texts = claim_rows([row for path in given.held_texts for row in train_claims.real_rows(path)])
    said = {
        head: {row[0]: logs for row, logs in zip(rows, read(model, rows, head), strict=True)}
        for head, rows in ((RELATION, held), (CLAIM, of_texts))
    }
    given.readings.write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
