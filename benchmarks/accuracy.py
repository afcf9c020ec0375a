"""How right every component is: ``python -m benchmarks.accuracy [--quick] [--only NAME …]``.

One table over all components (precision, recall, F1 and how many there were of each), then a confusion
matrix for each that predicts a class and a reliability table for each that states a confidence. It measures
nothing itself: each row comes from the component's own benchmark, which prints more.

Where a model is trained, the figures on the labelled development data are cross-validated, and the training
takes some minutes; ``--quick`` leaves those rows out. They need the labelled data of others, which the
repository may not hold (``TEARSHEET_SHARED``); what could not be measured is said at the end.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from benchmarks import (
    assertions,
    findings,
    ingest,
    matching,
    reading,
    reference_lists,
    references,
    relation,
    verdict_texts,
    verdicts,
)
from benchmarks.labelled import FOLDER
from benchmarks.measures import Classes, Found, Result, detail_lines, summary_lines

N_FOLDS = 4


@dataclass(frozen=True, slots=True)
class Component:
    """A component's results, whether they need training, and which labelled files."""

    name: str
    results: Callable[[], Iterator[Result]]
    is_trained: bool = False
    needs: Sequence[str] = ()


def _fields(name: str, data: str, counts: Counter[tuple[str, str]], fields: Sequence[str]) -> Result:
    found = []
    for measure, chosen in (*((field, (field,)) for field in fields), ("all fields", tuple(fields))):
        tp, fp, fn = (sum(counts[field, kind] for field in chosen) for kind in ("tp", "fp", "fn"))
        found.append(Found(measure, tp, tp + fp, tp + fn))
    return Result(name, data, found)


def press_references() -> Iterator[Result]:
    fields = (*references.FIELDS, "issue", "pmid")
    examples = references.load(references.PRESS, "press")
    counts = references.score(examples, references.bundled_tagger(), fields)
    yield _fields("reference fields", "own press references", counts, fields)


def labelled_references() -> Iterator[Result]:
    for name, counts in references.cross_validated(references.shared_sets(), N_FOLDS).items():
        yield _fields(
            "reference fields", f"{name}, {N_FOLDS}-fold cross-validated", counts, references.FIELDS
        )


def reference_lists_results() -> Iterator[Result]:
    counts, _ = reference_lists.scored()
    fields = ("entry", *reference_lists.FIELDS)
    yield _fields("reference lists", "own small articles", counts, fields)


def matched_references() -> Iterator[Result]:
    counts = matching.made_up_counts()
    right, wrong, there = (
        sum(n for (_, own), n in counts.items() if own == key) for key in ("right", "wrong", "there")
    )
    found = [Found("matched to a record", right, right + wrong, there)]
    yield Result("references, matched", "made-up references, degraded", found)


def claims() -> Iterator[Result]:
    for split in ("dev", "held_out"):
        tally = reading.Tally()
        articles = reading.load(split)
        for slug, gold in articles:
            reading.score(slug, gold, tally)
        found = []
        for name in ("detection", "kind", "speaker", "citation"):
            count = tally.counts[name]
            found.append(Found(name, count.hit, count.hit + count.false, count.hit + count.missed))
        scores = [pair for pair, n in tally.scores.items() for _ in range(n)]
        yield Result("claims, citations", f"{len(articles)} own articles, {split}", found, reliability=scores)


def asserted() -> Iterator[Result]:
    for path in assertions.GOLD:
        for split, sentences in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            count: Counter[str] = Counter()
            for _, text, rows, *topic in sentences:
                found = assertions.read_statement(text, topic[0] if topic else None)
                for statement, row in assertions.match(found, rows):
                    count["found"] += statement is not None
                    count["gold"] += row is not None
                    if statement is not None and row is not None:
                        count["right"] += statement.direction == assertions.SYMBOLS[row[1]]
            row = Found("outcome + direction", count["right"], count["found"], count["gold"])
            yield Result("assertions", f"own sentences, {split}", [row])


def judged() -> Iterator[Result]:
    cases = [*verdicts.load_cases(), *verdicts.load_cases(verdicts.UNSEEN)]
    for part in dict.fromkeys(case.part for case in cases):
        chosen = [case for case in cases if case.part == part]
        rows = [case.appraise() for case in chosen]
        exact = sum(
            case.distortions == tuple(sorted(row.distortions)) for case, row in zip(chosen, rows, strict=True)
        )
        yield Result(
            "verdict",
            f"own assertions × findings, {part}",
            [Found("distortions exact", exact, len(chosen), len(chosen))],
            Classes(
                [case.verdict.value for case in chosen],
                [row.verdict.value for row in rows],
                [row.confidence for row in rows],
            ),
        )
    texts = verdict_texts.read_rows()
    for is_read, origin in ((False, "recorded findings"), (True, "own abstracts")):
        for part in verdict_texts.PARTS:
            of_part = [row for row in texts if row.part == part and row.is_read is is_read]
            classes = Classes(
                [row.wanted for row in of_part],
                [row.row.verdict.value for row in of_part],
                [row.row.confidence for row in of_part],
            )
            yield Result("verdict", f"own claims × {origin}, {part}", classes=classes)


def labelled_verdicts() -> Iterator[Result]:
    from benchmarks import train_verdict  # noqa: PLC0415  # scikit-learn, which --quick does without

    results: list[Result] = []

    def take(title: str, gold: Sequence[str], given: Sequence[str], sureness: Sequence[float]) -> None:
        results.append(Result("verdict, text", title, classes=Classes(gold, given, sureness)))

    train_verdict.evaluate(take)
    yield from results


def labelled_direction() -> Iterator[Result]:
    from benchmarks import direction  # noqa: PLC0415

    yield from direction.results()


COMPONENTS = (
    Component("ingest", ingest.results),
    Component("references", press_references),
    Component("references", reference_lists_results),
    Component(
        "references",
        labelled_references,
        True,
        ("references_anystyle_core.jsonl", "references_grobid_dev.jsonl"),
    ),
    Component("matching", matched_references),
    Component("claims", claims),
    Component("assertions", asserted),
    Component("relation", relation.results),
    Component("direction", labelled_direction, True, ("direction_evidence_inference.jsonl",)),
    Component("findings", findings.results),
    Component("verdicts", judged),
    Component(
        "verdicts",
        labelled_verdicts,
        True,
        (
            "verdict_check_covid.jsonl",
            "verdict_scifact_gold.jsonl",
            "verdict_citation_integrity.jsonl",
            "direction_evidence_inference.jsonl",
        ),
    ),
)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only what needs no training")
    parser.add_argument(
        "--only", nargs="+", choices=sorted({component.name for component in COMPONENTS}), metavar="NAME"
    )
    options = parser.parse_args(argv)
    results: list[Result] = []
    left_out: list[str] = []
    for component in COMPONENTS:
        if options.only and component.name not in options.only:
            continue
        missing = [name for name in component.needs if not (FOLDER / name).exists()]
        if component.is_trained and options.quick:
            left_out.append(f"{component.name}, cross-validated: needs training (run without --quick)")
        elif missing:
            left_out.append(
                f"{component.name}, cross-validated: needs the labelled data {', '.join(missing)}"
                " (set TEARSHEET_SHARED to the folder that has them under data/)"
            )
        else:
            results.extend(component.results())
    print("\n".join(summary_lines(results)))
    for result in results:
        for line in detail_lines(result):
            print(line)
    if left_out:
        print("\nnot measured:")
        print("\n".join(f"  {line}" for line in left_out))


if __name__ == "__main__":
    main()
