"""Accuracy and speed of the assertion reader: ``python -m benchmarks.assertions``.

Rows are matched by outcome (similarity, or the same concept) and direction; roles are scored over matched
outcomes. The shared evidence sentences, where they are at hand, measure the direction alone: given an
outcome, does the reader speak of it, and rightly.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from flows.extract.assertions import Statement, read_statement, valence_of_statement
from flows.extract.assertions.sentence import read_open
from flows.lexicon import concept_of, similarity

ROOT = Path(__file__).parent.parent
GOLD = tuple(Path(__file__).parent / "data" / name for name in ("assertions.yaml", "press_assertions.yaml"))
MORE = {"population": "p", "size": "x", "participants": "n", "valence": "v"}
SHARED = Path(os.environ.get("TEARSHEET_SHARED", ROOT.parent / "shared"))
SYMBOLS = {"+": "increase", "-": "decrease", "=": "no_change", "?": "unsigned", "~": "mixed"}
LABELS = {"increased": "increase", "decreased": "decrease", "no_difference": "no_change"}


def gold_sets() -> dict[str, list[list[Any]]]:
    """The made-up sentences of both files, by the name of their set."""
    return {
        name: sentences
        for path in GOLD
        for name, sentences in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def alike(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    one, other = concept_of(a), concept_of(b)
    same = one is not None and other is not None and (one.id, one.is_inverse) == (other.id, other.is_inverse)
    if one is not None and other is not None and one.id == other.id and one.is_inverse != other.is_inverse:
        return False
    return same or similarity(a, b) >= 0.5 or a.lower() in b.lower() or b.lower() in a.lower()


def _fits(statement: Statement, row: list[Any], strict: int) -> bool:
    return (
        (alike(statement.outcome, row[0]) or alike(statement.name, row[0]))
        and (strict < 2 or statement.direction == SYMBOLS[row[1]])
        and (strict < 3 or alike(statement.exposure, row[2] if len(row) > 2 else None))
    )


def match(
    found: tuple[Statement, ...], gold: list[list[Any]]
) -> Iterator[tuple[Statement | None, list[Any] | None]]:
    """Pair rows: the same direction and exposure first, then the outcome alone."""
    left, rest = list(gold), []
    for strict in (3, 2, 0):
        rest = []
        for statement in found:
            pair = next((row for row in left if _fits(statement, row, strict)), None)
            if pair is None:
                rest.append(statement)
            else:
                left.remove(pair)
                yield statement, pair
        found = tuple(rest)
    for statement in rest:
        yield statement, None
    for row in left:
        yield None, row


def figures(hits: int, found: int, gold: int) -> str:
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} right, {found} found, {gold} gold)"


def _score_more(roles: Counter[str], statement: Statement, more: dict[str, Any]) -> bool:
    """Count population, size, participants and valence, where gold names them; whether one is wrong."""
    size = None if statement.value is None else f"{statement.value:g} {statement.unit}"
    read = {
        "p": statement.population,
        "x": size,
        "n": statement.n,
        "v": valence_of_statement(statement).value,
    }
    wrong = False
    for role, key in MORE.items():
        if key not in more:
            continue
        value, expected = read[key], more[key]
        good = alike(value, expected) if key == "p" else value == expected
        roles[role, "gold"] += 1
        roles[role, "found"] += value is not None
        roles[role, "hits"] += good
        wrong |= not good
    return wrong


def score(name: str, sentences: list[list[Any]], *, verbose: bool) -> float:
    rows, roles, confusion = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    exact = 0
    for style, text, gold, *topic in sentences:
        found = read_statement(text, topic[0] if topic else None)
        wrong = False
        for statement, row in match(found, gold):
            rows["found"] += statement is not None
            rows["gold"] += row is not None
            if statement is None or row is None:
                wrong = True
                confusion[
                    SYMBOLS[row[1]] if row else "(none)", statement.direction.value if statement else "(none)"
                ] += 1
                continue
            want = (list(row) + [None] * 5)[:5]
            more = row[5] if len(row) > 5 else {}
            wrong |= _score_more(roles, statement, more)
            confusion[SYMBOLS[row[1]], statement.direction.value] += 1
            hit = statement.direction == SYMBOLS[row[1]]
            rows["hits"] += hit
            wrong |= not hit
            for role, value, expected in (("exposure", statement.exposure, want[2]),
                                          ("comparator", statement.comparator, want[3]),
                                          ("timepoint", statement.timepoint, want[4])):  # fmt: skip
                roles[role, "found"] += value is not None
                roles[role, "gold"] += expected is not None
                good = value is not None and expected is not None and alike(value, expected)
                roles[role, "hits"] += good
                wrong |= (value is not None or expected is not None) and not good
        exact += not wrong
        if wrong and verbose:
            print(f"  [{style}] {text}\n      gold {gold}")
            for s in found:
                print(f"      read {[s.outcome, s.direction.value, s.exposure, s.comparator, s.timepoint]}")
    print(f"{name}: {len(sentences)} sentences, {exact} wholly right")
    print("  rows (outcome and direction)", figures(rows["hits"], rows["found"], rows["gold"]))
    for role in ("exposure", "comparator", "timepoint", *MORE):
        if roles[role, "gold"]:
            print(f"  {role:<28}", figures(roles[role, "hits"], roles[role, "found"], roles[role, "gold"]))
    print("  direction, gold → read:", ", ".join(f"{a}→{b} {n}" for (a, b), n in sorted(confusion.items())))
    texts = [sentence[1] for sentence in sentences]
    quiet = [text for text, rows_of in ((s[1], s[2]) for s in sentences) if not rows_of]
    for label, group in (("all", texts), ("asserting nothing", quiet)):
        started = time.process_time()
        for _ in range(20):
            for text in group:
                read_open.__wrapped__(text)
        spent = (time.process_time() - started) / (20 * max(len(group), 1))
        print(f"  {spent * 1e6:.0f} µs a sentence ({label})")
    return rows["hits"]


def evidence(path: Path, *, verbose: bool) -> None:
    """Direction in the wild: of the sentences where the rules speak of the outcome, how many are right."""
    confusion = Counter[tuple[str, str]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        gold, outcome = LABELS[case["label"]], case["outcome"]
        found = [
            s
            for sentence in case["evidence"].replace("\n", " ").split(". ")
            for s in read_statement(sentence)
        ]
        named = [s for s in found if alike(s.outcome, outcome)]
        best = max(named, key=lambda s: similarity(s.outcome, outcome), default=None)
        read = best.direction.value if best else "(silent)"
        if best and read in {"increase", "decrease"} and gold != "no_change":
            swapped = similarity(best.exposure or "", case["comparator"]) > similarity(
                best.exposure or "", case["intervention"]
            )
            if swapped and not (best.comparator and similarity(best.comparator, case["comparator"]) > 0.3):
                read = "decrease" if read == "increase" else "increase"
        confusion[gold, read] += 1
        if verbose and read not in {gold, "(silent)"}:
            print(f"  {gold} → {read}: [{outcome}] {case['evidence'][:300]!r} {best}")
    spoke = sum(n for (_, read), n in confusion.items() if read != "(silent)")
    right = sum(n for (gold, read), n in confusion.items() if read == gold)
    total = sum(confusion.values())
    print(
        f"evidence sentences: {total}; speaks on {spoke} ({spoke / total:.2f}), right on {right}: "
        f"precision {right / max(spoke, 1):.3f}"
    )
    print("  " + ", ".join(f"{a}→{b} {n}" for (a, b), n in sorted(confusion.items())))


def main() -> None:
    verbose = "-v" in sys.argv
    gold = gold_sets()
    for name in [arg for arg in sys.argv[1:] if arg in gold] or gold:
        score(name, gold[name], verbose=verbose and not name.endswith("held_out"))
    path = SHARED / "data" / "direction_evidence_inference.jsonl"
    if path.exists():
        evidence(path, verbose="-e" in sys.argv)


if __name__ == "__main__":
    main()
