"""Train the encoder that holds a claim of the press against a sentence of an abstract.

    export PYTHONPATH=.:.venv/lib/python3.11/site-packages
    /tmp/encoder/bin/python -m benchmarks.train_evidence_encoder --first FIRST

FIRST is what ``train_verdict_encoder.py --first`` wrote: layers that have learned from made-up claims about
trials. Then it learns from ``data/studies_and_claims.jsonl`` (a tenth of the studies is left out), from
``data/verdict_claims.yaml`` and, by a head of its own that is not shipped, which wordings of
``data/wordings.jsonl`` name the same thing; last from ``data/contrast_claims.jsonl``, sets of claims about
one result that share most words and differ in what they say. An hour and a half of one core. All numbers
are kept beside FIRST after each stage (``FIRST.stage0`` …), from where ``--from`` goes on. The environment is
that of ``train_verdict_encoder.py``. One thread and a set seed: same data, versions and kind of machine, same
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import yaml
from safetensors.torch import load_file, save_file

from benchmarks import encoder_net
from benchmarks.encoder_net import (
    Learner,
    Net,
    batches,
    falling,
    loss_of,
    published,
    round_off,
    write,
)
from benchmarks.encoder_rows import CONTRADICTED, NOT_ADDRESSED, SUPPORTED, Row
from flows.appraise.closely import ENCODER, HEAD
from flows.encoder.net import LONGEST

DATA = Path(__file__).parent / "data"
SAME = "same"
"""The head that is asked whether two wordings name the same thing."""
_N_REPEATED = 6_000
"""Rows of the studies that are read again beside the contrasts."""


@dataclass(frozen=True)
class Stage:
    """Passes with the same layers at rest."""

    n_resting: int
    seeds: tuple[int, ...]
    """One of each pass."""
    n_steps: int
    """Steps until the rate is at its least."""
    has_evidence: bool = False
    """Whether claims about single pieces of evidence are among the rows of the first pass."""
    n_contrasts: int = 0
    """How many of the contrast sets are read, with a part of the studies' rows to keep what was learned."""


STAGES = (
    Stage(2, (0, 1), 2700, has_evidence=True),
    Stage(1, (2,), 1500),
    Stage(1, (3,), 1450),
    Stage(1, (4,), 1250, n_contrasts=600),
    Stage(1, (5,), 1350, n_contrasts=894),
)
RATE = 8e-5
_BESIDE = 0.5
_SHORT = 3
_WARM = 150
_LEAST_RATE = 0.03
_N_SAME = 6_000
_N_FAR = 9
_SIZES = {HEAD: 16, SAME: 48}
"""Rows of a batch, by head."""
_OF_VERDICT = {"supported": SUPPORTED, "contradicted": CONTRADICTED, "not_addressed": NOT_ADDRESSED}
_LONG_WORD = re.compile(r"[a-z]{4,}")
_HELD = 5
"""One cluster of wordings in so many is left out."""


def studies() -> list[dict[str, Any]]:
    """The made-up studies to learn from."""
    lines = (DATA / "studies_and_claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for line in lines if (one := json.loads(line))["part"] == "training"]


def rows_of_studies(chosen: Sequence[dict[str, Any]], seed: int) -> list[Row]:
    """Claims beside the sentences that settle them, and beside others that share most words with them."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for study in chosen:
        sentences = study["sentences"]
        for claim in study["claims"]:
            others = _others(claim, sentences, chance)
            if claim["verdict"] not in _OF_VERDICT:
                continue
            is_settled = claim["verdict"] != "not_addressed"
            if is_settled:
                label = _OF_VERDICT[claim["verdict"]]
                rows += [(claim["claim"], sentences[place], label) for place in claim["by"]]
            n_others = 1 if is_settled else 2
            near, rest = others[: n_others - 1], others[n_others - 1 :]
            shown = [*near, *(chance.sample(rest, 1) if rest else ())]
            rows += [(claim["claim"], sentences[place], NOT_ADDRESSED) for place in shown]
    return rows


def _others(claim: dict[str, Any], sentences: Sequence[str], chance: random.Random) -> list[int]:
    """The sentences that do not settle a claim, those with most of its words first."""
    words = set(_LONG_WORD.findall(f"{claim['claim']} {claim['outcome'] or ''}".lower()))
    shared = {
        place: len(words & set(_LONG_WORD.findall(sentence.lower()))) + chance.random() * 1.5
        for place, sentence in enumerate(sentences)
        if place not in claim["by"]
    }
    return sorted(shared, key=lambda place: -shared[place])


def rows_of_contrasts(seed: int, n_sets: int) -> list[Row]:
    """Claims of the first so many contrast sets beside all that settles them, or beside what does not."""
    chance = random.Random(seed)
    lines = (DATA / "contrast_claims.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[Row] = []
    for study in (one for line in lines[:n_sets] if (one := json.loads(line))["part"] == "training"):
        sentences = study["sentences"]
        for claim in study["claims"]:
            others = _others(claim, sentences, chance)
            if settling := claim["by"]:
                evidence = " ".join(sentences[place] for place in settling)
                rows.append((claim["claim"], evidence, _OF_VERDICT[claim["verdict"]]))
                if others and chance.random() < _BESIDE:
                    rows.append((claim["claim"], sentences[others[0]], NOT_ADDRESSED))
                continue
            is_whole = len(sentences) <= _SHORT and chance.random() < _BESIDE
            evidence = " ".join(sentences) if is_whole else sentences[others[0]]
            rows.append((claim["claim"], evidence, NOT_ADDRESSED))
    return rows


def rows_of_evidence() -> list[Row]:
    """Claims about single pieces of evidence."""
    entries = yaml.safe_load((DATA / "verdict_claims.yaml").read_text(encoding="utf-8"))
    return [
        (claim, entry["evidence"], label)
        for entry in entries
        for verdict, label in _OF_VERDICT.items()
        for claim in entry.get(verdict, ())
    ]


def rows_of_wordings(seed: int) -> list[Row]:
    """Pairs of wordings, both ways round: of one outcome or exposure (1), or of near or other ones (0)."""
    chance = random.Random(seed)
    lines = (DATA / "wordings.jsonl").read_text(encoding="utf-8").splitlines()
    clusters = [one for line in lines if not _is_held((one := json.loads(line))["id"])]
    pairs: list[Row] = []
    for cluster in clusters:
        press, study = cluster["press"], cluster["study"]
        pairs += [(one, other, 1) for one in press for other in study]
        for wordings, n_most in ((press, 4), (study, 3)):
            for one in chance.sample(wordings, min(n_most, len(wordings))):
                other = chance.choice(wordings)
                if one != other:
                    pairs.append((one, other, 1))
        for other in cluster.get("other", ()):
            near = chance.sample(press, min(3, len(press))) + chance.sample(study, min(2, len(study)))
            pairs += [(one, other, 0) for one in near]
        for _ in range(_N_FAR):
            far = chance.choice(clusters)
            if far is not cluster:
                wording = chance.choice(far["study"] + far["press"])
                pairs.append((chance.choice(press + study), wording, 0))
    rows: list[Row] = [*pairs, *((str(other), one, label) for one, other, label in pairs)]
    chance.shuffle(rows)
    return rows[:_N_SAME]


def _is_held(name: str) -> bool:
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % _HELD == 0


def learn(model: Net, passes: Sequence[Sequence[tuple[str, list[Row]]]], n_steps: int) -> None:
    """Train on the rows of each pass, the two heads in turn by chance."""
    chance = random.Random(encoder_net.SEED)
    learner = Learner(model, RATE, falling(n_steps, _WARM, _LEAST_RATE))
    for of_pass in passes:
        found = [(head, batch) for head, rows in of_pass for batch in batches(rows, chance, _SIZES[head])]
        chance.shuffle(found)
        for head, batch in found:
            learner.step(loss_of(model, batch, head))
        print(f"  a pass of {len(found)} steps", flush=True)


def rows_of_pass(stage: Stage, number: int, chosen: Sequence[dict[str, Any]]) -> list[tuple[str, list[Row]]]:
    """What is learned in a pass of a stage, by head."""
    seed = stage.seeds[number]
    rows = rows_of_studies(chosen, seed)
    if stage.n_contrasts:
        return [
            (
                HEAD,
                [*rows_of_contrasts(seed, stage.n_contrasts), *random.Random(seed).sample(rows, _N_REPEATED)],
            )
        ]
    further = rows_of_evidence() if stage.has_evidence and number == 0 else []
    return [(HEAD, [*rows, *further]), (SAME, rows_of_wordings(seed))]


def trained(first: Path, start: int) -> Net:
    """An encoder that has learned by all stages (``start``: the first yet to do), its tables rounded."""
    learned = load_file(_after(first, start - 1) if start else first)
    rest = published["embeddings.position_embeddings.weight"][len(learned["positions"]) : LONGEST]
    learned["positions"] = torch.cat([learned["positions"], rest])
    chosen = studies()
    for place, stage in list(enumerate(STAGES))[start:]:
        torch.manual_seed(encoder_net.SEED)
        model = Net(LONGEST, stage.n_resting, {HEAD: 3, SAME: 2})
        model.load_state_dict(learned, strict=False)
        round_off(model.layers[: stage.n_resting])
        learn(model, [rows_of_pass(stage, at, chosen) for at in range(len(stage.seeds))], stage.n_steps)
        learned = model.state_dict()
        save_file({name: part.contiguous() for name, part in learned.items()}, _after(first, place))
    del model.heads[SAME]
    round_off(model.layers)
    return model


def _after(first: Path, place: int) -> Path:
    """Where all numbers are kept after a stage."""
    return first.with_name(f"{first.name}.stage{place}")


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--first", type=Path, required=True, help="what is learned from made-up claims")
    parser.add_argument("--from", dest="start", type=int, default=0, help="the stage to go on with")
    given = parser.parse_args(argv)
    write(trained(given.first, given.start), ENCODER)


if __name__ == "__main__":
    sys.exit(main())
