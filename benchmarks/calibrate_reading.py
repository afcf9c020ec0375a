"""Fit the confidence of claims and the score of citations to the annotated made-up articles.

A claim's confidence is its likeness through a logistic curve (Platt 1999): one slope, an intercept for each
base (whose sentence it is), both held near where they start by a penalty, because the articles are few. A
citation's score is how often its way of linking was right, smoothed towards what was set by hand before any
counting.

    python -m benchmarks.calibrate_reading            prints the table, and what it does to articles left out
    python -m benchmarks.calibrate_reading --write    and writes flows/extract/data/calibration.yaml
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

import numpy as np
import yaml

from benchmarks import reading
from flows.extract.claims import kinds
from flows.extract.linking import links

TABLE = Path(links.__file__).parents[1] / "data" / "calibration.yaml"
BASES = ("heading", "author", "expert", "report", "carried")
PRIOR = {
    "marker": 0.97, "hyperlink": 0.97, "journal_and_year": 0.95, "journal": 0.9, "author": 0.9, "year": 0.75,
    "size": 0.75, "name": 0.8, "only_reference": 0.8, "prose": 0.85, "same": 0.85, "definite_near": 0.85,
    "definite_far": 0.65, "people_near": 0.8, "people_far": 0.6, "continued": 0.65, "continued_far": 0.55,
    "lead": 0.6, "topic": 0.5, "left_over": 0.45, "ambiguous": 0.35,
}  # fmt: skip
"""What each way of linking was trusted with before it was counted."""
PRIOR_WEIGHT = 6.0
"""The hand-set figure counts as much as this many citations."""
HELD_OUT_TIMES = 4
"""The rules were written on the development articles, so that what they get right there says too much: a
held-out article counts as often as this."""
PENALTY = 0.3
STEPS = 200

Row = tuple[float, str, bool]
"""A claim: likeness, base, whether claim and kind are right."""


def gather(articles: Sequence[tuple[str, dict[str, object]]]) -> tuple[list[Row], list[tuple[str, bool]]]:
    """Read the articles with the calibration taken out.

    Returns:
        The claims that the annotation decides, without procedure, and the citations by their way of linking.
    """
    seen: list[tuple[float, str, bool]] = []

    def note(score: float, base: str, *, is_method: bool = False) -> float:
        seen.append((score, base, is_method))
        return float(len(seen) - 1)

    numbered = {way: float(index) for index, way in enumerate(links.WAYS)}
    tally = reading.Tally()
    with (
        mock.patch.object(kinds, "confidence", note),
        mock.patch.object(links, "scores", return_value=numbered),
    ):
        for slug, gold in articles:
            for _ in range(HELD_OUT_TIMES if gold["split"] == "held_out" else 1):
                reading.score(slug, gold, tally, repeats=0)
    rows = [(*seen[int(index)][:2], right) for index, right in tally.confidences if not seen[int(index)][2]]
    cited = [(links.WAYS[int(i)], right) for (i, right), n in tally.scores.items() for _ in range(n)]
    return rows, cited


def fit_claims(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Slope and intercepts by Newton's method on the penalised log-likelihood."""
    inputs = np.array([[_logit(score), *(float(base == b) for b in BASES)] for score, base, _ in rows])
    right = np.array([float(hit) for _, _, hit in rows])
    start = np.array([0.5] + [0.5] * len(BASES))
    weights = start.copy()
    for _ in range(STEPS):
        stated = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - stated) - PENALTY * (weights - start)
        bend = (inputs.T * (stated * (1 - stated))) @ inputs + PENALTY * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return float(weights[0]), dict(zip(BASES, (float(w) for w in weights[1:]), strict=True))


def fit_citations(cited: Sequence[tuple[str, bool]]) -> dict[str, float]:
    """Smoothed share of right links for each way."""
    table = {}
    for way, prior in PRIOR.items():
        hits = [right for name, right in cited if name == way]
        table[way] = (sum(hits) + PRIOR_WEIGHT * prior) / (len(hits) + PRIOR_WEIGHT)
    return table


def _logit(score: float) -> float:
    bounded = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def curve(slope: float, intercepts: dict[str, float]) -> Callable[[float, str], float]:
    """The confidence as a function of likeness and base."""
    return lambda score, base: 1 / (1 + math.exp(-(slope * _logit(score) + intercepts[base])))


def main() -> None:
    """Fit on all articles; show the fit on articles that took no part in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    articles = reading.load()
    claims: list[tuple[float, bool]] = []
    citations: list[tuple[float, bool]] = []
    parts = [articles[k::5] for k in range(5)]
    gathered = [gather(part) for part in parts]
    for left_out, (rows, cited) in enumerate(gathered):
        others = [pair for k, pair in enumerate(gathered) if k != left_out]
        shape = curve(*fit_claims([row for pair in others for row in pair[0]]))
        table = fit_citations([one for pair in others for one in pair[1]])
        claims.extend((shape(score, base), right) for score, base, right in rows)
        citations.extend((table[way], right) for way, right in cited)
    print("articles left out of the fit, in five parts")
    reading.print_reliability("confidence of a claim", claims)
    reading.print_reliability("score of a citation", citations)
    slope, intercepts = fit_claims([row for rows, _ in gathered for row in rows])
    result = {
        "claims": {"slope": round(slope, 3), "intercept": {b: round(v, 3) for b, v in intercepts.items()}},
        "citations": {
            way: round(share, 3)
            for way, share in fit_citations([c for _, cited in gathered for c in cited]).items()
        },
    }
    text = "# Written by benchmarks/calibrate_reading.py; see there.\n" + yaml.safe_dump(
        result, sort_keys=False
    )
    print(text)
    if parser.parse_args().write:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
