"""Facts and findings of the abstracts written for it: ``python -m benchmarks.findings``.

A finding counts as found when its outcome is that of a written one (similarity of the phrases at least 0.6,
or all its words in it); its direction and effect are then compared.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import yaml

from flows.extract.findings import read_findings, read_study_facts
from flows.lexicon.phrases import content_words, similarity
from flows.records import Finding

DATA = Path(__file__).with_name("data") / "findings.yaml"
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


def main() -> None:
    written = yaml.safe_load(DATA.read_text("utf-8"))
    for split in ("heldout", "development"):
        rows = [row for row in written if row["split"] == split]
        started = time.process_time()
        facts = [read_study_facts(row["title"], row["abstract"]) for row in rows]
        findings = [read_findings("stu_0000000000000000", row["title"], row["abstract"]) for row in rows]
        millis = (time.process_time() - started) / len(rows) * 1e3
        pairs = [p for row, read in zip(rows, findings, strict=True) for p in pair(row["findings"], read)]
        hits = [(gold, finding) for gold, finding in pairs if finding is not None]
        n_read = sum(len(read) for read in findings)
        precision, recall = len(hits) / max(n_read, 1), len(hits) / max(len(pairs), 1)
        directions = sum(finding.direction == gold["direction"] for gold, finding in hits)
        effects = [(gold, finding) for gold, finding in pairs if "effect" in gold]
        effects_right = sum(
            finding is not None
            and finding.effect_size is not None
            and abs(abs(finding.effect_size) - abs(gold["effect"])) < 0.005
            for gold, finding in effects
        )
        print(f"\n{split}: {len(rows)} abstracts, {millis:.1f} ms an abstract")
        for name, right in (
            ("design", sum(f.design == row["design"] for f, row in zip(facts, rows, strict=True))),
            ("participants", sum(f.n_participants == row["n"] for f, row in zip(facts, rows, strict=True))),
            (
                "countries",
                sum(list(f.countries) == row["countries"] for f, row in zip(facts, rows, strict=True)),
            ),
        ):
            print(f"  {name:12} {right}/{len(rows)}")
        harmonic = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  findings     precision {precision:.3f}  recall {recall:.3f}  F1 {harmonic:.3f}")
        print(f"  direction    {directions}/{len(hits)}   effect size {effects_right}/{len(effects)}")


if __name__ == "__main__":
    main()
