"""Facts and findings of the abstracts written for it: ``python -m benchmarks.findings``.

A finding counts as found when its outcome is that of a written one (similarity of the phrases at least 0.6,
or all its words in it); its direction and effect are then compared.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures import Found, Result, summary_lines
from flows.extract.findings import read_findings, read_sample_size, read_study_facts
from flows.lexicon.phrases import content_words, similarity
from flows.records import Finding

DATA = Path(__file__).with_name("data") / "findings.yaml"
SIZES = DATA.with_name("sample_sizes.yaml")
SAME = 0.6


def is_same_outcome(written: str, read: str) -> bool:
    first, second = set(content_words(written)), set(content_words(read))
    return similarity(written, read) >= SAME or (bool(first) and first <= second)


def pair(
    written: list[dict[str, Any]], read: tuple[Finding, ...]
) -> list[tuple[dict[str, Any], Finding | None]]:
    """Each written finding with the one read for it, the right direction first."""
    free = list(read)
    pairs: list[tuple[dict[str, Any], Finding | None]] = []
    for gold in written:
        alike = [finding for finding in free if is_same_outcome(gold["outcome"], finding.outcome)]
        alike.sort(key=lambda finding: finding.direction != gold["direction"])
        pairs.append((gold, alike[0] if alike else None))
        if alike:
            free.remove(alike[0])
    return pairs


def results() -> Iterator[Result]:
    """What is read of the abstracts of each split."""
    written = yaml.safe_load(DATA.read_text("utf-8"))
    for split in ("heldout", "development"):
        rows = [row for row in written if row["split"] == split]
        facts = [read_study_facts(row["title"], row["abstract"]) for row in rows]
        findings = [read_findings("stu_0000000000000000", row["title"], row["abstract"]) for row in rows]
        pairs = [p for row, read in zip(rows, findings, strict=True) for p in pair(row["findings"], read)]
        hits = [(gold, finding) for gold, finding in pairs if finding is not None]
        effects = [(gold, finding) for gold, finding in pairs if "effect" in gold]
        n_read = sum(len(read) for read in findings)
        sized = [(row["n"], fact.n_participants) for fact, row in zip(facts, rows, strict=True)]
        yield Result(
            "study, findings",
            f"own abstracts, {split}",
            [
                _exact(
                    "design", sum(f.design == row["design"] for f, row in zip(facts, rows, strict=True)), rows
                ),
                Found(
                    "participants",
                    sum(gold is not None and gold == read for gold, read in sized),
                    sum(read is not None for _, read in sized),
                    sum(gold is not None for gold, _ in sized),
                ),
                _exact(
                    "countries",
                    sum(list(f.countries) == row["countries"] for f, row in zip(facts, rows, strict=True)),
                    rows,
                ),
                Found("findings", len(hits), n_read, len(pairs)),
                _exact("direction", sum(f.direction == gold["direction"] for gold, f in hits), hits),
                _exact("effect size", sum(_has_effect(gold, f) for gold, f in effects), effects),
            ],
        )
    yield from sample_sizes()


def sample_sizes() -> Iterator[Result]:
    """The number of people studied, read of texts written for it; every second one is held out."""
    written = yaml.safe_load(SIZES.read_text("utf-8"))
    for split, rows in (("heldout", written[::2]), ("development", written[1::2])):
        pairs = [(row["n"], read_sample_size(row["text"])) for row in rows]
        yield Result(
            "sample size",
            f"own texts, {split}",
            [
                Found(
                    "n",
                    sum(gold is not None and gold == read for gold, read in pairs),
                    sum(read is not None for _, read in pairs),
                    sum(gold is not None for gold, _ in pairs),
                )
            ],
        )


def _exact(measure: str, right: int, rows: Sequence[Any]) -> Found:
    return Found(measure, right, len(rows), len(rows))


def _has_effect(gold: dict[str, Any], finding: Finding | None) -> bool:
    return (
        finding is not None
        and finding.effect_size is not None
        and abs(abs(finding.effect_size) - abs(gold["effect"])) < 0.005
    )


def main() -> None:
    print("\n".join(summary_lines(results())))
    written = yaml.safe_load(DATA.read_text("utf-8"))
    started = time.process_time()
    for row in written:
        read_study_facts(row["title"], row["abstract"])
        read_findings("stu_0000000000000000", row["title"], row["abstract"])
    print(f"\n{(time.process_time() - started) / len(written) * 1e3:.1f} ms an abstract")


if __name__ == "__main__":
    main()
