"""Fit the score of citations to the annotated made-up articles.

A citation's score is how often its way of linking was right, smoothed towards what was set by hand before any
counting. The confidence of a claim is fitted with the claim model, by ``benchmarks/train_claims.py``.

    python -m benchmarks.calibrate_reading            prints the table, and what it does to articles left out
    python -m benchmarks.calibrate_reading --write    and writes flows/extract/data/calibration.yaml
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from unittest import mock

import yaml

from benchmarks import calibration, reading
from benchmarks.tallies import print_reliability
from flows.extract.linking import links

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


def gather(articles: Sequence[tuple[str, dict[str, object]]]) -> list[tuple[str, bool]]:
    """Read the articles: the citations by their way of linking, and whether each is right."""
    numbered = {way: float(index) for index, way in enumerate(links.WAYS)}
    tally = reading.Tally()
    with mock.patch.object(links, "scores", return_value=numbered):
        for slug, gold in articles:
            for _ in range(HELD_OUT_TIMES if gold["split"] == "held_out" else 1):
                reading.score(slug, gold, tally, repeats=0)
    return [(links.WAYS[int(i)], right) for (i, right), n in tally.scores.items() for _ in range(n)]


def fit_citations(cited: Sequence[tuple[str, bool]]) -> dict[str, float]:
    """Smoothed share of right links for each way."""
    table = {}
    for way, prior in PRIOR.items():
        hits = [right for name, right in cited if name == way]
        table[way] = (sum(hits) + PRIOR_WEIGHT * prior) / (len(hits) + PRIOR_WEIGHT)
    return table


def main() -> None:
    """Fit on all articles; show the fit on articles that took no part in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    articles = reading.load()
    citations: list[tuple[float, bool]] = []
    gathered = [gather(articles[k::5]) for k in range(5)]
    for left_out, cited in enumerate(gathered):
        table = fit_citations([one for k, part in enumerate(gathered) if k != left_out for one in part])
        citations.extend((table[way], right) for way, right in cited)
    print("articles left out of the fit, in five parts")
    print_reliability("score of a citation", citations)
    fitted = fit_citations([one for part in gathered for one in part])
    shares = {way: round(share, 3) for way, share in fitted.items()}
    print(yaml.safe_dump(shares, sort_keys=False))
    if parser.parse_args().write:
        calibration.write("citations", shares)


if __name__ == "__main__":
    main()
