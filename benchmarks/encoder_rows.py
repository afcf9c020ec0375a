"""What the encoder of claim and evidence learns on beside labelled pairs, and the word pieces it has.

Of each row of Evidence Inference (an arm, a comparator, an outcome, a sentence) claims are made that the
sentence supports, that it contradicts (another direction, the right one denied), and that it does not address
(another outcome of the same trial, the claim of another trial that shares a word of the outcome).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from benchmarks.labelled import labelled
from benchmarks.word_weights import DICTIONARY

MADE_UP = Path(__file__).parent / "data" / "verdict_pairs.yaml"
LONGEST_EVIDENCE = 420
NOT_ADDRESSED, CONTRADICTED, SUPPORTED = range(3)
#: Direction → ways to claim it.
WAYS = {
    "increased": (
        "increases",
        "raises",
        "leads to higher",
        "boosts",
        "is associated with higher",
        "causes more",
    ),
    "decreased": ("reduces", "lowers", "leads to lower", "cuts", "is associated with lower", "decreases"),
    "no_difference": (
        "has no effect on",
        "does not change",
        "makes no difference to",
        "is not linked to",
        "does not significantly affect",
    ),
}
OPPOSITE = {"increased": "decreased", "decreased": "increased"}
DENIED = {
    "increased": ("does not increase", "does not raise", "fails to increase"),
    "decreased": ("does not reduce", "does not lower", "fails to reduce"),
}
MORE = ("higher", "greater", "more", "increased")
LESS = ("lower", "less", "reduced", "smaller")
ALIKE = (
    "{outcome} was similar with {one} and {other}.",
    "There was no difference in {outcome} between {one} and {other}.",
    "{outcome} did not differ between {one} and {other}.",
    "{one} is no better than {other} for {outcome}.",
)
APART = (
    "{outcome} was {more} with {one} than with {other}.",
    "Those given {one} had {more} {outcome} than those given {other}.",
    "{More} {outcome} was seen in the {one} group than in the {other} group.",
)
_MOST_TRIALS = 200
#: Pieces that every vocabulary keeps: the marks, single signs and letters, one or two digits.
_KEPT = re.compile(r"\[(?:UNK|CLS|SEP|PAD)\]|(?:##)?(?:[\x21-\x7e°±µα-ω–—‘’“”≤≥×]|\d\d?)")
_N_WORDS = 60_000
Row = tuple[str, str | None, int]
"""A text, the one beside it if there are two, and the number of a class."""


def trials() -> list[dict[str, Any]]:
    lines = labelled("direction_evidence_inference.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claims_of_trials(rows: Sequence[dict[str, Any]], seed: int) -> list[Row]:
    """Claims made up about each row with short evidence, in an order by chance; ``seed`` says which."""
    chance = random.Random(seed)
    of_study: dict[Any, list[dict[str, Any]]] = {}
    with_word: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        of_study.setdefault(row["pmcid"], []).append(row)
        for word in _long_words(row["outcome"]):
            with_word.setdefault(word, []).append(row)
    found: list[Row] = []
    for row in rows:
        evidence = row["evidence"]
        if len(evidence) > LONGEST_EVIDENCE or "\n" in evidence.strip():
            continue
        outcome, arm, comparator, label = (
            row[key] for key in ("outcome", "intervention", "comparator", "label")
        )
        found.append((_claim(chance, label, outcome, arm, comparator), evidence, SUPPORTED))
        if label != "no_difference" and chance.random() < 0.3:
            denied = DENIED[label] if chance.random() < 0.7 else WAYS["no_difference"]
            found.append((f"{arm} {chance.choice(denied)} {outcome}.", evidence, CONTRADICTED))
        elif label == "no_difference" and chance.random() < 0.3:
            denied = chance.choice(tuple(DENIED.values()))
            found.append((f"{arm} {chance.choice(denied)} {outcome}.", evidence, SUPPORTED))
        is_any = label == "no_difference" or chance.random() < 0.5
        wrong = chance.choice([way for way in WAYS if way != label]) if is_any else OPPOSITE[label]
        found.append((_claim(chance, wrong, outcome, arm, comparator), evidence, CONTRADICTED))
        other = _beside(chance, row, rows, of_study, with_word)
        found.append((_claim(chance, chance.choice(list(WAYS)), *other), evidence, NOT_ADDRESSED))
    chance.shuffle(found)
    return found


def _claim(chance: random.Random, direction: str, outcome: str, arm: str, comparator: str | None) -> str:
    """A claim that the arm moves the outcome in a direction, beside the comparator."""
    kind = chance.random()
    if not comparator or kind < 0.55:
        tail = f" compared with {comparator}" if comparator and chance.random() < 0.3 else ""
        return f"{arm} {chance.choice(WAYS[direction])} {outcome}{tail}."
    if direction == "no_difference":
        return chance.choice(ALIKE).format(outcome=outcome, one=arm, other=comparator)
    is_more = direction == "increased"
    one, other = arm, comparator
    if chance.random() < 0.4:
        one, other, is_more = comparator, arm, not is_more
    more = chance.choice(MORE if is_more else LESS)
    return chance.choice(APART).format(
        outcome=outcome, one=one, other=other, more=more, More=more.capitalize()
    )


def _beside(
    chance: random.Random,
    row: dict[str, Any],
    rows: Sequence[dict[str, Any]],
    of_study: dict[Any, list[dict[str, Any]]],
    with_word: dict[str, list[dict[str, Any]]],
) -> tuple[str, str, str | None]:
    """Outcome, arm and comparator of a claim that the row's sentence does not speak to."""
    shown = _long_words(row["evidence"])
    kind = chance.random()
    if kind < 0.45:
        same_study = [
            other
            for other in of_study[row["pmcid"]]
            if other["outcome"] != row["outcome"] and shown.isdisjoint(_long_words(other["outcome"]))
        ]
        if same_study:
            return chance.choice(same_study)["outcome"], row["intervention"], row["comparator"]
    elif kind < 0.8:
        near = [
            other
            for word in sorted(_long_words(row["outcome"]))
            for other in with_word[word]
            if other["pmcid"] != row["pmcid"]
        ]
        near = [one for one in near[:_MOST_TRIALS] if shown.isdisjoint(_long_words(one["intervention"]))]
        if near:
            other = chance.choice(near)
            return other["outcome"], other["intervention"], other["comparator"]
    other = chance.choice(rows)
    return other["outcome"], row["intervention"] if chance.random() < 0.5 else other["intervention"], None


@cache
def _long_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", text.lower()))


def own_rows() -> list[Row]:
    """Our own claims about made-up evidence."""
    studies = yaml.safe_load(MADE_UP.read_text(encoding="utf-8"))
    verdicts = {"supported": SUPPORTED, "contradicted": CONTRADICTED, "not_addressed": NOT_ADDRESSED}
    return [
        (claim, study["evidence"], number)
        for study in studies
        for verdict, number in verdicts.items()
        for claim in study.get(verdict, ())
    ]


def kept_pieces(vocabulary: Sequence[str], n_pieces: int) -> list[int]:
    """Places in a vocabulary of the pieces that frequent English words are made of, and of all signs."""
    from flows.encoder.pieces import pieces  # noqa: PLC0415

    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    weights: dict[int, float] = {}
    text = files("symspellpy").joinpath(DICTIONARY).read_text(encoding="utf-8-sig")
    for rank, line in enumerate(text.splitlines()[:_N_WORDS]):
        for number in pieces(line.split()[0], numbers):
            weights[number] = weights.get(number, 0.0) + 1 / (200 + rank)
    always = [number for piece, number in numbers.items() if _KEPT.fullmatch(piece)]
    rest = sorted(set(weights).difference(always), key=lambda number: (-weights[number], vocabulary[number]))
    return sorted([*always, *rest][:n_pieces])
